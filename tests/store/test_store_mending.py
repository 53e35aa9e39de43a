"""What is mended: inputs that are read after all, and an index made anew by other stems."""

from pathlib import Path

import apsw
import pytest
from store_factory import (
    STAGES,
    make_article,
    make_page,
    make_reading,
    open_reader,
    open_writer,
    stems,
    stitch,
)

from konon.errors import StoreError
from konon.records import Issue, Location, PageId, Reason
from konon.store import Batch, PageReading, Reader, Writer, parse_query, schema


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "news.konon"


def backwards(text: str) -> list[str]:
    return [word[::-1] for word in stems(text)]


def commit(path: Path, *readings: PageReading) -> None:
    with open_writer(path) as writer:
        writer.begin_run((), STAGES)
        writer.commit(Batch(readings=readings))


def test_a_new_stemmer_needs_a_new_index(path: Path) -> None:
    commit(path, make_reading(make_page("x"), make_article()))
    with Writer.open(path, stems=backwards, stitch=stitch, stems_version="2"):
        pass
    with Reader.open(path, stems=backwards) as reader:
        assert len(list(reader.search(parse_query("banjir")))) == 1
        assert list(reader.check()) == []


def test_the_same_stemmer_leaves_the_index_alone(path: Path) -> None:
    commit(path, make_reading(make_page("x"), make_article()))

    def never(text: str) -> list[str]:
        raise AssertionError(text)

    with Writer.open(path, stems=never, stitch=stitch):
        pass


def test_an_index_that_could_not_be_made_anew_is_made_the_next_time(path: Path) -> None:
    commit(path, make_reading(make_page("x"), make_article()))

    def dying(text: str) -> list[str]:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        Writer.open(path, stems=dying, stitch=stitch, stems_version="2")
    with open_reader(path) as reader:
        assert len(list(reader.search(parse_query("banjir")))) == 1
        assert list(reader.check()) == []
    with Writer.open(path, stems=backwards, stitch=stitch, stems_version="2"):
        pass
    with Reader.open(path, stems=backwards) as reader:
        assert len(list(reader.search(parse_query("banjir")))) == 1


def test_a_database_of_the_first_schema_is_brought_up_to_date(path: Path) -> None:
    connection = apsw.Connection(str(path))
    schema.migrate(connection, schema.MIGRATIONS[:1])
    connection.execute("INSERT INTO issues VALUES ('i1', 'x', 'empty', 'm', 'a', NULL, NULL, NULL)")
    connection.close()
    with pytest.raises(StoreError, match="older"):
        open_reader(path)
    commit(path, make_reading(make_page("x"), make_article()))
    with open_reader(path) as reader:
        assert len(list(reader.search(parse_query("banjir")))) == 1
        assert reader.counts().issues == 1
        assert list(reader.check()) == []


def issue_at(file: str, record: int | None, reason: Reason, page: PageId | None = None) -> Issue:
    return Issue(
        stage="intake.pages",
        reason=reason,
        message="tidak terbaca",
        location=Location(file=file, record=record),
        page=page,
    )


@pytest.mark.parametrize(
    ("issue", "mended", "is_open"),
    [
        (issue_at("a.html", None, Reason.TRUNCATED), ("a.html", None), False),
        (issue_at("a.html", None, Reason.TRUNCATED), ("b.html", None), True),
        (issue_at("a.warc", 120, Reason.TRUNCATED), ("a.warc", 120), False),
        (issue_at("a.warc", 120, Reason.TRUNCATED), ("a.warc", 0), True),
        (issue_at("a.warc", None, Reason.TRUNCATED), ("a.warc", 0), True),
        (issue_at("a.warc", None, Reason.EMPTY), ("a.warc", 0), False),
        (issue_at("a.csv", None, Reason.MISSING_COLUMN), ("a.csv", 7), False),
    ],
)
@pytest.mark.parametrize("is_issue_first", [True, False])
def test_an_issue_of_intake_is_settled_by_a_page_from_the_same_place(
    path: Path,
    issue: Issue,
    mended: tuple[str, int | None],
    is_open: bool,
    is_issue_first: bool,
) -> None:
    file, record = mended
    reading = make_reading(make_page("x", file=file, record=record), make_article())
    batches = [Batch(issues=[issue]), Batch(readings=[reading])]
    with open_writer(path) as writer:
        writer.begin_run((), STAGES)
        for batch in batches if is_issue_first else batches[::-1]:
            writer.commit(batch)
    with open_reader(path) as reader:
        assert list(reader.issues()) == [issue] * is_open
        assert reader.counts().issues == is_open
        assert (issue.id.encode() in b"".join(reader.dump())) is is_open
        assert list(reader.check()) == []


def test_the_piece_that_a_cut_record_left_does_not_settle_its_issue(path: Path) -> None:
    piece = make_page("separuh", file="a.warc", record=120)
    issue = issue_at("a.warc", 120, Reason.TRUNCATED, piece.id)
    with open_writer(path) as writer:
        writer.begin_run((), STAGES)
        writer.commit(Batch(readings=[make_reading(piece, make_article())], issues=[issue]))
        with open_reader(path) as reader:
            assert list(reader.issues()) == [issue]
        whole = make_page("separuh dan sisanya", file="a.warc", record=120)
        writer.commit(Batch(readings=[make_reading(whole, make_article())]))
    with open_reader(path) as reader:
        assert list(reader.issues()) == []
