"""What the database holds after commits: one page, one article, versions, parts, reruns."""

import sqlite3
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from store_factory import (
    LATER_STAGES,
    NOON,
    STAGES,
    make_article,
    make_issue,
    make_page,
    make_reading,
    open_reader,
    open_writer,
    stems,
)

from konon.errors import NotFoundError
from konon.records import Article, Pagination, StageVersion
from konon.store import (
    Batch,
    Capture,
    Known,
    PageReading,
    Role,
    Writer,
    parse_query,
)


def commit(
    path: Path,
    *readings: PageReading,
    stages: tuple[StageVersion, ...] = STAGES,
) -> None:
    with open_writer(path) as writer:
        writer.begin_run(("crawl",), stages)
        writer.commit(Batch(readings=readings))
        writer.end_run()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "news.konon"


def test_an_article_comes_back_as_it_was_given(path: Path) -> None:
    page = make_page("<html>banjir</html>")
    reading = make_reading(page, make_article())
    commit(path, reading)
    with open_reader(path) as reader:
        assert reader.article(make_article().id) == reading.outcome
        assert reader.article(make_article().id[:8]) == reading.outcome
        assert reader.page_bytes(page.id) == page.content
        assert reader.pages_of(make_article().id) == (page.id,)
        assert list(reader.check()) == []


def test_the_zone_of_a_time_survives(path: Path) -> None:
    commit(path, make_reading(make_page("x"), make_article(published=NOON)))
    with open_reader(path) as reader:
        published = reader.article(make_article().id).published
        assert published is not None
        assert published.isoformat() == "2025-06-18T12:30:00+07:00"


def test_bytes_need_not_be_kept(path: Path) -> None:
    page = make_page("x" * 1000)
    with open_writer(path, keep_bytes=False) as writer:
        writer.begin_run((), STAGES)
        writer.commit(Batch(readings=[make_reading(page, make_article())]))
    with open_reader(path) as reader:
        with pytest.raises(NotFoundError, match="not kept"):
            reader.page_bytes(page.id)
        assert list(reader.check()) == []


def test_the_same_bytes_are_one_page_read_from_the_preferred_place(path: Path) -> None:
    without_url = make_page("same", file="copy/a.html", url=None)
    with_url = make_page("same", file="crawl/a.html", url="https://kabar.example/banjir")
    lesser = make_article(address=without_url.id)
    commit(path, make_reading(without_url, lesser))
    commit(path, make_reading(with_url, make_article()))
    commit(path, make_reading(without_url, lesser))
    with open_reader(path) as reader:
        assert [row.id for row in reader.articles()] == [make_article().id]
        assert [c.file for c in reader.captures(with_url.id)] == ["crawl/a.html", "copy/a.html"]
        assert reader.counts().pages == 1
        assert list(reader.check()) == []


def test_a_preferred_place_replaces_an_issue(path: Path) -> None:
    without_url = make_page("same", file="copy/a.html", url=None)
    with_url = make_page("same")
    commit(path, PageReading(page=without_url, outcome=make_issue(without_url)))
    with open_reader(path) as reader:
        assert [issue.page for issue in reader.issues()] == [with_url.id]
    commit(path, make_reading(with_url, make_article()))
    with open_reader(path) as reader:
        assert list(reader.issues()) == []
        assert reader.counts().articles == 1


def test_known_tells_what_is_left_to_do(path: Path) -> None:
    page = make_page("same")
    capture = Capture.of(page)
    elsewhere = replace(capture, file="zz/copy.html")
    earlier = replace(capture, url="https://kabar.example/a")
    with open_writer(path) as writer:
        writer.begin_run((), STAGES)
        assert writer.known(page.sha256, capture) is Known.UNREAD
        writer.commit(Batch(readings=[make_reading(page, make_article())]))
        assert writer.known(page.sha256, capture) is Known.DONE
        assert writer.known(page.sha256, elsewhere) is Known.ELSEWHERE
        assert writer.known(page.sha256, earlier) is Known.UNREAD
        writer.commit(Batch(captures=[elsewhere]))
        assert writer.known(page.sha256, elsewhere) is Known.DONE
        writer.begin_run((), LATER_STAGES)
        assert writer.known(page.sha256, capture) is Known.UNREAD


def test_two_pages_may_give_one_article(path: Path) -> None:
    pages = sorted((make_page(f"page {n}", file=f"{n}.html") for n in range(3)), key=lambda p: p.id)
    commit(path, make_reading(pages[2], make_article()))
    commit(path, make_reading(pages[0], make_article()), make_reading(pages[1], make_article()))
    with open_reader(path) as reader:
        assert reader.counts().articles == 1
        assert set(reader.pages_of(make_article().id)) == {page.id for page in pages}
        assert reader.article(make_article().id).pages == (pages[0].id,)
        assert list(reader.check()) == []


def test_the_next_page_tells_the_article_when_the_first_turns_to_another(path: Path) -> None:
    first, second = sorted(
        (make_page(f"page {n}", file=f"{n}.html") for n in range(2)), key=lambda p: p.id
    )
    other = make_article(paragraphs=["Air sudah surut."])
    commit(path, make_reading(first, make_article()), make_reading(second, make_article()))
    commit(path, make_reading(first, other), stages=LATER_STAGES)
    with open_reader(path) as reader:
        assert reader.article(make_article().id).pages == (second.id,)
        assert reader.article(other.id).pages == (first.id,)
        assert list(reader.check()) == []


def test_other_text_at_the_same_address_is_a_version(path: Path) -> None:
    early = make_article(paragraphs=["Satu desa terendam."])
    late = make_article(paragraphs=["Tiga desa terendam."], published=NOON.replace(hour=18))
    commit(path, make_reading(make_page("b", file="b.html"), late))
    commit(path, make_reading(make_page("a", file="a.html"), early))
    with open_reader(path) as reader:
        versions = reader.versions(early.address)
        assert [(v.number, v.row.id) for v in versions] == [(1, early.id), (2, late.id)]


def test_versions_of_one_hour_are_numbered_by_their_crawl(path: Path) -> None:
    readings = [
        make_reading(
            make_page(text, file=f"{day}.html", crawled_at=datetime(2025, 6, day, tzinfo=UTC)),
            make_article(paragraphs=[text]),
        )
        for day, text in ((21, "Ketiga."), (19, "Pertama."), (20, "Kedua."))
    ]
    commit(path, *readings)
    with open_reader(path) as reader:
        texts = [
            reader.article(v.row.id).paragraphs for v in reader.versions(make_article().address)
        ]
        assert texts == [("Pertama.",), ("Kedua.",), ("Ketiga.",)]


def test_a_rerun_by_other_stages_replaces_articles(path: Path) -> None:
    page = make_page("x")
    commit(path, make_reading(page, make_article()))
    better = make_article(paragraphs=["Air masuk ke rumah warga."])
    commit(path, make_reading(page, better), stages=LATER_STAGES)
    with open_reader(path) as reader:
        assert [row.id for row in reader.articles()] == [better.id]
        assert [run.versions for run in reader.runs()] == [STAGES, LATER_STAGES]
        assert list(reader.check()) == []


def test_an_issue_without_a_page_is_kept_once(path: Path) -> None:
    with open_writer(path) as writer:
        writer.begin_run((), STAGES)
        writer.commit(Batch(issues=[make_issue(message="ends after 90 bytes")]))
        writer.commit(Batch(issues=[make_issue(message="ends after 120 bytes")]))
    with open_reader(path) as reader:
        assert [issue.message for issue in reader.issues()] == ["ends after 120 bytes"]


def part(number: int, text: str, *, count: int = 2, day: int = 18) -> PageReading:
    page = make_page(
        f"part {number} {text}",
        file=f"{number}-{day}.html",
        url=f"https://kabar.example/banjir?page={number}",
        crawled_at=datetime(2025, 6, day, tzinfo=UTC),
    )
    paged = Pagination(count=count, number=number, have=(number,))
    return make_reading(page, make_article(paragraphs=[text], pagination=paged))


def test_parts_are_stitched_over_batches_and_hidden(path: Path) -> None:
    commit(path, part(2, "Bagian kedua."))
    with open_reader(path) as reader:
        (row,) = reader.articles()
        assert (row.role, row.complete) == (Role.WHOLE, False)
    commit(path, part(1, "Bagian pertama."))
    with open_reader(path) as reader:
        (row,) = reader.articles()
        assert (row.role, row.complete) == (Role.STITCHED, True)
        article = reader.article(row.id)
        assert article.paragraphs == ("Bagian pertama.", "Bagian kedua.")
        assert reader.pages_of(row.id) == article.pages
        assert reader.counts().parts == 2
        assert list(reader.check()) == []


def test_the_latest_reading_of_a_part_counts(path: Path) -> None:
    commit(path, part(1, "Lama.", day=18), part(2, "Kedua."), part(1, "Baru.", day=20))
    commit(path, part(1, "Tengah.", day=19))
    with open_reader(path) as reader:
        (row,) = reader.articles()
        assert reader.article(row.id).paragraphs == ("Baru.", "Kedua.")


def test_a_part_read_anew_makes_the_stitched_article_anew(path: Path) -> None:
    first, mended = part(1, "Pertama."), part(1, "Pertama, diperbaiki.")
    commit(path, first, part(2, "Kedua."))
    assert isinstance(mended.outcome, Article)
    commit(path, make_reading(first.page, mended.outcome), stages=LATER_STAGES)
    with open_reader(path) as reader:
        (row,) = reader.articles()
        assert reader.article(row.id).paragraphs == ("Pertama, diperbaiki.", "Kedua.")
        assert reader.counts().stitched == 1
        assert list(reader.check()) == []


def test_a_page_that_gives_the_stitched_text_by_itself_is_the_article(path: Path) -> None:
    whole = make_reading(
        make_page("all", url="https://kabar.example/banjir?page=all"),
        make_article(
            paragraphs=["Satu.", "Dua."], pagination=Pagination(count=2, number=1, have=(1, 2))
        ),
    )
    commit(path, part(1, "Satu."), part(2, "Dua."))
    commit(path, whole)
    with open_reader(path) as reader:
        (row,) = reader.articles()
        assert row.role is Role.WHOLE
        assert reader.pages_of(row.id) == (whole.page.id,)
    commit(path, PageReading(page=whole.page, outcome=make_issue(whole.page)), stages=LATER_STAGES)
    with open_reader(path) as reader:
        (row,) = reader.articles()
        assert row.role is Role.STITCHED
        assert list(reader.check()) == []


def test_parts_that_cannot_be_joined_stand_alone(path: Path) -> None:
    with Writer.open(path, stems=stems, stitch=lambda _: None, create=True) as writer:
        writer.begin_run((), STAGES)
        writer.commit(Batch(readings=[part(1, "Satu."), part(2, "Dua.")]))
    with open_reader(path) as reader:
        assert {row.role for row in reader.articles()} == {Role.WHOLE}
        assert reader.counts().articles == 2
        assert len(list(reader.search(parse_query("banjir")))) == 2


def test_sql_users_find_what_they_need(path: Path) -> None:
    commit(path, make_reading(make_page("x"), make_article()))
    connection = sqlite3.connect(path)
    (row,) = connection.execute(
        "SELECT outlet, published, published_utc, channel, complete, name, credits.role, "
        "substr(text, start + 1, length(exact)) = exact "
        "FROM article_view JOIN credits ON credits.article = article_view.number"
    )
    connection.close()
    assert row == (
        "Kabar Contoh",
        "2025-06-18T12:30:00+07:00",
        int(NOON.timestamp()),
        "Nusantara / Jawa",
        1,
        "Rani Sejati",
        "editor",
        1,
    )
