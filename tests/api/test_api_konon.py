"""What Python users see: one page read, many read, a database asked."""

import gzip
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import polars
import pytest

import konon
from konon.api import Konon, Progress, default_database
from konon.api.notebook import article_html
from konon.errors import (
    KononError,
    NotFoundError,
    StoreError,
    UnreadableInputError,
    UsageError,
)
from konon.records import Article, Issue, Method

HEAD = "<html><head><meta property='og:site_name' content='Kabar Lembah'></head><body>"


def make_page(place: str, day: int, more: str = "") -> bytes:
    return (
        f"{HEAD}<article><h1>Jembatan {place} &amp; Jalan Desa Diresmikan</h1>"
        f"<time datetime='2025-06-{day:02d}T09:30:00+07:00'>Juni 2025</time>"
        f"<p>Warga {place} kini menyeberangi sungai dengan jembatan baru, kata kepala desa.</p>"
        f"<p>Pembangunan jembatan itu memakan waktu delapan bulan. {more}</p>"
        "</article></body></html>"
    ).encode()


@pytest.fixture
def crawl(tmp_path: Path) -> Path:
    folder = tmp_path / "crawl"
    folder.mkdir()
    for day, place in enumerate(("Rawasari", "Tegalwangi", "Cikarsa"), start=10):
        (folder / f"{day}.html").write_bytes(make_page(place, day))
    (folder / "kosong.html").write_bytes(b"")
    return folder


@pytest.fixture
def desk(crawl: Path, tmp_path: Path) -> Iterator[Konon]:
    konon.run([crawl], tmp_path / "x.konon", jobs=0)
    with konon.open(tmp_path / "x.konon") as desk:
        yield desk


class TestRead:
    def test_bytes(self) -> None:
        article = konon.read(make_page("Rawasari", 10), url="https://kabar.example/jembatan")
        assert article.headline is not None
        assert article.headline.value == "Jembatan Rawasari & Jalan Desa Diresmikan"
        assert article.address == "https://kabar.example/jembatan"

    @pytest.mark.parametrize("kind", [str, Path])
    def test_a_path(self, crawl: Path, kind: type) -> None:
        assert konon.read(kind(crawl / "10.html")) == konon.read(make_page("Rawasari", 10))

    def test_packed_bytes_are_unpacked(self) -> None:
        page = make_page("Rawasari", 10)
        assert konon.read(gzip.compress(page)).text == konon.read(page).text

    def test_without_rules(self) -> None:
        article = konon.read(make_page("Rawasari", 10), "https://www.detik.com/x", rules=False)
        assert article.method is not Method.RULES

    @pytest.mark.parametrize(
        ("content", "sentence"),
        [
            (b"", "empty"),
            (b"<html><p>Menu</p></html>", "No headline"),
            (b"\x00\x01" * 99, "no text"),
        ],
    )
    def test_no_article_is_an_error_that_says_why(self, content: bytes, sentence: str) -> None:
        with pytest.raises(UnreadableInputError, match=sentence):
            konon.read(content)

    def test_a_missing_file(self, tmp_path: Path) -> None:
        with pytest.raises(UnreadableInputError, match="nothing at"):
            konon.read(tmp_path / "tidak-ada.html")

    def test_several_pages_are_not_one(self, crawl: Path) -> None:
        with pytest.raises(UsageError, match=r"konon\.read_all"):
            konon.read(crawl)

    def test_content_as_str_is_refused_with_advice(self) -> None:
        with pytest.raises(UsageError, match="bytes"):
            konon.read(make_page("Rawasari", 10).decode())

    def test_an_unknown_stage(self) -> None:
        with pytest.raises(UsageError, match=r"articles\.extract"):
            konon.read(make_page("Rawasari", 10), until="articles.guess")


class TestReadAll:
    @pytest.mark.parametrize("jobs", [0, 2])
    def test_in_the_order_of_the_input(self, crawl: Path, jobs: int) -> None:
        items = list(konon.read_all([crawl], jobs=jobs))
        files = [i.location.file if isinstance(i, Issue) else i[0].location.file for i in items]
        assert files == ["10.html", "11.html", "12.html", "kosong.html"]
        assert isinstance(items[-1], Issue)

    def test_standard_input(self) -> None:
        rows = b'{"isi": "Warga menyeberangi sungai dengan jembatan baru.", "judul": "Jembatan"}\n'
        (item,) = konon.read_all([konon.Piped(BytesIO(rows))], jobs=0)
        assert not isinstance(item, Issue)
        assert item[1].method is Method.ROW

    def test_columns_that_the_user_names(self, tmp_path: Path) -> None:
        corpus = tmp_path / "korpus.csv"
        corpus.write_text(
            "kepala;badan\nJembatan;Warga menyeberangi sungai dengan jembatan baru.\n"
        )
        (item,) = konon.read_all([corpus], columns="title=kepala,text=badan", jobs=0)
        assert not isinstance(item, Issue)
        assert item[1].headline is not None

    @pytest.mark.parametrize("kind", [str, Path])
    def test_one_path_is_as_good_as_a_list_of_one(self, crawl: Path, kind: type) -> None:
        assert list(konon.read_all(kind(crawl), jobs=0)) == list(konon.read_all([crawl], jobs=0))

    def test_columns_as_a_mapping(self, tmp_path: Path) -> None:
        corpus = tmp_path / "korpus.jsonl"
        corpus.write_text(
            '{"kepala": "Jembatan", "badan, isi": "Warga menyeberangi jembatan baru."}\n'
        )
        (item,) = konon.read_all(corpus, columns={"title": "kepala", "text": "badan, isi"}, jobs=0)
        assert not isinstance(item, Issue)
        assert item[1].headline is not None

    @pytest.mark.parametrize(
        "columns", ["apa=itu", {"apa": "itu"}, {"text": ""}, {"text": 3}, ["text=isi"]]
    )
    def test_columns_that_mean_nothing(self, crawl: Path, columns: Any) -> None:
        with pytest.raises(UsageError, match="names no column"):
            konon.read_all([crawl], columns=columns)

    def test_misuse_is_told_at_once(self, crawl: Path) -> None:
        with pytest.raises(UsageError, match="-1 processes"):
            konon.read_all([crawl], jobs=-1)
        with pytest.raises(UnreadableInputError):
            konon.read_all([crawl / "tidak-ada"])


class TestRun:
    def test_misuse_leaves_no_database_behind(self, crawl: Path, tmp_path: Path) -> None:
        to = tmp_path / "x.konon"
        with pytest.raises(UsageError):
            konon.run([crawl], to, until="articles.guess")
        with pytest.raises(UsageError):
            konon.run([crawl], to, columns="apa=itu")
        with pytest.raises(UsageError, match="-1 processes"):
            konon.run([crawl], to, jobs=-1)
        with pytest.raises(UnreadableInputError):
            konon.run([crawl / "tidak-ada"], to)
        assert not to.exists()

    def test_runs_are_noted_with_all_stages(self, crawl: Path, tmp_path: Path) -> None:
        konon.run([crawl], tmp_path / "x.konon", jobs=0)
        konon.run([crawl], tmp_path / "x.konon", jobs=0, until="articles.extract")
        with konon.open(tmp_path / "x.konon") as desk:
            first, second = desk.runs()
        assert first.arguments == (str(crawl),)
        assert first.ended is not None
        assert [v.name for v in first.versions] == [
            "articles.extract",
            "articles.stitch",
            "intake.pages",
        ]
        assert len(second.versions) == 2

    def test_one_path_is_noted_whole(self, crawl: Path, tmp_path: Path) -> None:
        summary = konon.run(str(crawl), tmp_path / "x.konon", jobs=0)
        assert summary.progress.read == 3
        with konon.open(tmp_path / "x.konon") as desk:
            assert desk.runs()[0].arguments == (str(crawl),)

    def test_stopping_before_stitching_leaves_parts_apart(self, tmp_path: Path) -> None:
        crawl = tmp_path / "crawl"
        crawl.mkdir()
        for number in (1, 2):
            url = "https://kabar.example/jembatan?page="
            note = f"<!-- saved from url=(0041){url}{number} -->".encode()
            link = f"<a href='{url}{3 - number}'>{3 - number}</a>"
            page = make_page("Rawasari", 10, f"Bagian {number}. {link}")
            (crawl / f"{number}.html").write_bytes(page.replace(b"<html>", b"<html>" + note))
        for until, listed in (("articles.extract", 2), ("articles.stitch", 1), (None, 1)):
            konon.run([crawl], tmp_path / "x.konon", jobs=0, until=until)
            with konon.open(tmp_path / "x.konon") as desk:
                assert len(list(desk.articles())) == listed

    def test_progress_is_shown(self, crawl: Path, tmp_path: Path) -> None:
        seen: list[Progress] = []
        summary = konon.run([crawl], tmp_path / "x.konon", jobs=1, progress=seen.append)
        assert seen[-1] == summary.progress
        assert (summary.progress.read, summary.progress.failed) == (3, 1)
        assert not summary.interrupted

    def test_bytes_may_be_left_out(self, crawl: Path, tmp_path: Path) -> None:
        konon.run([crawl], tmp_path / "x.konon", jobs=0, keep_bytes=False)
        with konon.open(tmp_path / "x.konon") as desk:
            article = next(desk.whole_articles())
            with pytest.raises(NotFoundError):
                desk.page_bytes(article.pages[0])


class TestDesk:
    def test_newest_first(self, desk: Konon) -> None:
        assert [row.published and row.published[:10] for row in desk.articles()] == [
            "2025-06-12",
            "2025-06-11",
            "2025-06-10",
        ]

    def test_from_an_article_back_to_its_bytes(self, desk: Konon, crawl: Path) -> None:
        (row,) = desk.articles("tegalwangi")
        article = desk.article(row.id[:9])
        assert desk.page_bytes(article.pages[0]) == (crawl / "11.html").read_bytes()
        assert [c.file for c in desk.captures(article.pages[0])] == ["11.html"]
        assert desk.pages_of(article.id) == article.pages
        assert [v.row.id for v in desk.versions(article.address)] == [article.id]

    def test_search_by_any_form_of_a_word(self, desk: Konon) -> None:
        assert len(list(desk.search("membangun menyeberang"))) == 3
        (hit,) = desk.search("jembatan", since="2025-06-11", until=date(2025, 6, 11))
        assert hit.snippet is not None
        assert "embatan" in hit.snippet.span.exact

    def test_conditions_beside_the_query_and_in_it(self, desk: Konon) -> None:
        assert len(list(desk.articles(outlet="kabar lembah", language="id", limit=2))) == 2
        assert len(list(desk.articles('outlet:"Kabar Lembah"', since="2025-06-12"))) == 1
        assert not list(desk.articles(network="Lain"))
        assert len(list(desk.search("jembatan", order="relevance"))) == 3

    def test_going_on_behind_the_last_one_seen(self, desk: Konon) -> None:
        first, *rest = desk.articles()
        assert list(desk.articles(after=first.id)) == rest

    @pytest.mark.parametrize(
        "misuse",
        [{"language": "xx"}, {"since": "kemarin"}, {"order": "random"}],
    )
    def test_misuse(self, desk: Konon, misuse: dict[str, str]) -> None:
        with pytest.raises(UsageError):
            list(desk.search("jembatan", **misuse))  # type: ignore[arg-type]

    def test_counts_issues_check_and_dump(self, desk: Konon) -> None:
        counts = desk.counts()
        assert (counts.articles, counts.pages, counts.issues, counts.runs) == (3, 3, 1, 1)
        assert [issue.location.file for issue in desk.issues()] == ["kosong.html"]
        assert not list(desk.check())
        assert len(list(desk.dump())) == 3 * 4 + 1

    def test_backup(self, desk: Konon, tmp_path: Path) -> None:
        desk.backup(tmp_path / "salinan.konon")
        with konon.open(str(tmp_path / "salinan.konon")) as copy:
            assert list(copy.dump()) == list(desk.dump())

    def test_a_database_that_is_not_there(self, tmp_path: Path) -> None:
        with pytest.raises(StoreError):
            konon.open(tmp_path / "tidak-ada.konon")

    @pytest.mark.parametrize(
        "question",
        [
            lambda desk: list(desk.articles()),
            lambda desk: list(desk.search("jembatan")),
            lambda desk: desk.article("a0000"),
            lambda desk: desk.versions("https://kabar.example/1"),
            lambda desk: list(desk.issues()),
            lambda desk: desk.runs(),
            lambda desk: desk.counts(),
            lambda desk: list(desk.dump()),
            lambda desk: list(desk.check()),
            lambda desk: desk.captures("p0000"),
            lambda desk: desk.page_bytes("p0000"),
            lambda desk: desk.backup(desk.path.with_suffix(".salinan")),
            lambda desk: desk.arrow(),
            lambda desk: desk._repr_html_(),
        ],
    )
    def test_a_closed_desk_says_so(self, desk: Konon, question: Callable[[Konon], object]) -> None:
        desk.close()
        with pytest.raises(StoreError, match="was closed"):
            question(desk)

    @pytest.mark.parametrize("asked", [Konon.articles, Konon.search])
    def test_a_desk_closed_amid_a_list_says_so(
        self, desk: Konon, asked: Callable[..., Iterator[object]]
    ) -> None:
        rows = asked(desk, "jembatan")
        next(rows)
        desk.close()
        with pytest.raises(StoreError, match="was closed"):
            list(rows)

    def test_a_search_for_nothing_is_misuse(self, desk: Konon) -> None:
        with pytest.raises(UsageError, match="nothing to search for"):
            list(desk.search(" "))
        assert len(list(desk.search("", outlet="Kabar Lembah"))) == 3


class TestTables:
    def test_arrow(self, desk: Konon) -> None:
        table = desk.arrow()
        assert table.num_rows == 3
        assert table.column("headline")[0].as_py() == "Jembatan Cikarsa & Jalan Desa Diresmikan"
        assert desk.arrow("issues").column("reason").to_pylist() == ["empty"]
        with pytest.raises(UsageError, match="articles, issues"):
            desk.arrow("apa")

    def test_polars_and_pandas(self, desk: Konon) -> None:
        assert desk.polars().filter(polars.col("published") > "2025-06-11").height == 2
        assert list(desk.pandas("issues")["file"]) == ["kosong.html"]

    def test_a_missing_library_is_named_with_what_installs_it(
        self, desk: Konon, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setitem(sys.modules, "polars", None)
        monkeypatch.setattr(sys, "executable", "/opt/berita/bin/python")
        with pytest.raises(UsageError, match="run: /opt/berita/bin/python -m pip install polars"):
            desk.polars()

    def test_an_empty_database_has_empty_tables(self, tmp_path: Path) -> None:
        konon.run([], tmp_path / "x.konon", jobs=0)
        with konon.open(tmp_path / "x.konon") as desk:
            assert desk.arrow().num_rows == desk.arrow("issues").num_rows == 0


class TestNotebook:
    def test_every_word_is_escaped(self) -> None:
        page = make_page("&lt;script&gt;alert(1)&lt;/script&gt;", 10)
        article = konon.read(page)
        assert "<script>" in article.text
        shown = article_html(article)
        assert "<script>" not in shown
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in shown

    def test_articles_and_databases_show_themselves(self, desk: Konon) -> None:
        article: Article = next(desk.whole_articles())
        assert article._repr_html_() == article_html(article)  # type: ignore[attr-defined]
        shown = desk._repr_html_()
        assert "3 articles" in shown
        assert "Jembatan Cikarsa &amp; Jalan Desa Diresmikan" in shown


class TestDefaultDatabase:
    def test_the_only_one(self, tmp_path: Path) -> None:
        (tmp_path / "berita.konon").touch()
        assert default_database(tmp_path) == tmp_path / "berita.konon"

    def test_none_or_several(self, tmp_path: Path) -> None:
        with pytest.raises(UsageError, match="konon run"):
            default_database(tmp_path)
        for name in ("a", "b"):
            (tmp_path / f"{name}.konon").touch()
        with pytest.raises(UsageError, match=r"a\.konon, b\.konon.*--from"):
            default_database(tmp_path)


class TestPackage:
    def test_import_loads_nothing_that_takes_time(self) -> None:
        code = "import sys, konon; sys.exit('lxml' in sys.modules or 'msgspec' in sys.modules)"
        assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0

    def test_names(self) -> None:
        assert konon.open.__module__ == "konon.api.desk"
        assert konon.__version__.count(".") == 2
        with pytest.raises(AttributeError, match="tafsir"):
            konon.tafsir  # noqa: B018
        assert issubclass(UsageError, KononError)

    def test_names_are_listed_before_they_are_loaded(self) -> None:
        code = "import konon; print(*dir(konon)); help(konon)"
        shown = subprocess.run(
            [sys.executable, "-c", code], check=True, capture_output=True, text=True
        ).stdout
        assert {"open", "read", "read_all", "run"} <= set(shown.splitlines()[0].split())
        assert "Read all pages below some paths into a database" in shown
