"""Corpus rows: what somebody's scraper left of an article."""

import pytest
from article_pages import BODY, LEAD, TITLE, check_offsets, credits_of, page, read_row
from hypothesis import given, settings
from hypothesis import strategies as st

from konon.articles.extract import extract
from konon.articles.inline_links import parted
from konon.records import Article, Location, Medium, Method, Page, PageForm, Row

DETIK = "https://news.detik.com/berita/d-1/panen"


def row(text: str = "\n".join(BODY), **fields: str) -> Row:
    return Row(**{"title": TITLE, "text": text, "url": DETIK, **fields})


def test_a_clean_row_keeps_its_fields_and_paragraphs() -> None:
    article = read_row(row(id="7", published="Senin, 03 Jul 2023 14:04 WIB", tags="padi, desa"))
    assert article.method is Method.ROW
    assert article.row_id == "7"
    assert article.headline is not None
    assert article.headline.value == TITLE
    assert article.published is not None
    assert article.published.isoformat() == "2023-07-03T14:04:00+07:00"
    assert [tag.value for tag in article.tags] == ["padi", "desa"]
    assert article.paragraphs == BODY
    check_offsets(article)


@pytest.mark.parametrize(
    "printed",
    [
        "Diperbarui 03 Jul 2023, 14:04 WIB",
        ", Jurnalis-Senin, 03 Juli 2023 |14:04 WIB",
        "Kompas.com- 03/07/2023, 14:04 WIB",
        "Senin , 03 Jul 2023, 14:04 WIB",
        "2023-07-03T14:04:00+07:00",
    ],
)
def test_dates_are_read_as_scrapers_leave_them(printed: str) -> None:
    article = read_row(row(published=printed))
    assert article.published is not None
    assert article.published.isoformat() == "2023-07-03T14:04:00+07:00"


@pytest.mark.parametrize(
    ("author", "people", "channel"),
    [
        ("Wulan Prameswari", [("reporter", "Wulan Prameswari")], []),
        ("Wulan Prameswari -detikNews", [("reporter", "Wulan Prameswari")], ["detikNews"]),
        ("Wulan Prameswari - detikcom", [("reporter", "Wulan Prameswari")], []),
        ("Rep: Wulan/ Red: Bayu", [("reporter", "Wulan"), ("editor", "Bayu")], []),
        ("Wulan, Bayu Laksmana", [("reporter", "Wulan"), ("reporter", "Bayu Laksmana")], []),
        ("Rochmanudin", [("reporter", "Rochmanudin")], []),
        ("Fajar", [("reporter", "Fajar")], []),
        ("Wulan -detikSumedang", [("reporter", "Wulan")], ["detikSumedang"]),
        ("Wulan -Sepakbola", [("reporter", "Wulan")], ["Sepakbola"]),
        ("Siti Anne-Marie", [("reporter", "Siti Anne-Marie")], []),
        ("detikcom", [], []),
        ("Kompas.com", [], []),
        ("-", [], []),
    ],
)
def test_the_author_column_names_people(
    author: str,
    people: list[tuple[str, str]],
    channel: list[str],
) -> None:
    article = read_row(row(author=author))
    assert credits_of(article) == people
    assert [value.value for value in article.channel] == channel


def test_the_outlet_column_is_evidence_where_no_portal_is_known() -> None:
    article = read_row(Row(title=TITLE, text="\n".join(BODY), outlet="Kabar Sukamaju"))
    assert article.outlet is not None
    assert article.outlet.value == "Kabar Sukamaju"
    assert article.outlet.evidence.medium is Medium.COLUMN


def test_furniture_lines_leave_the_body() -> None:
    soiled = [LEAD, "SCROLL TO CONTINUE WITH CONTENT", BODY[1], "[Gambas:Video 20detik]", BODY[2]]
    assert read_row(row("\n".join(soiled))).paragraphs == BODY


@pytest.mark.parametrize(
    "text",
    [
        "\n".join([*BODY, *BODY]),
        "\n".join([" ".join(BODY), *BODY]),
        "\n".join(["".join(BODY), *BODY]),
    ],
)
def test_bodies_that_were_scraped_twice_are_kept_once(text: str) -> None:
    assert read_row(row(text)).paragraphs == BODY


def test_markup_and_entities_in_a_column_are_undone() -> None:
    assert read_row(row("".join(f"<p>{text}</p>" for text in BODY))).paragraphs == BODY
    escaped = read_row(row(f"{LEAD} &amp;quot;Panen raya&amp;quot;, kata Bayu &amp; warga."))
    assert escaped.paragraphs == (f'{LEAD} "Panen raya", kata Bayu & warga.',)


def test_a_text_column_is_read_where_the_html_column_holds_no_article() -> None:
    article = read_row(row(html="<html><body><nav>Beranda</nav><h1>Panen</h1></body></html>"))
    assert article.method is Method.ROW
    assert article.paragraphs == BODY
    whole = "".join(f"<p>{text}</p>" for text in BODY)
    tagged = read_row(row(whole, html="<div><a href='/'>Beranda</a></div>"))
    assert tagged.paragraphs == BODY


@pytest.mark.parametrize(
    "text",
    [
        f"{LEAD}<br>{BODY[1]}<BR />{BODY[2]}",
        f"{LEAD}\n{BODY[1]}<br/><br>\n{BODY[2]}",
        f"<span class='x'>{LEAD}</span>\n<b>{BODY[1]}</b>\n{BODY[2]}",
    ],
)
def test_a_break_in_a_plain_text_ends_its_line_and_no_more(text: str) -> None:
    article = read_row(row(text))
    assert article.method is Method.ROW
    assert article.paragraphs == BODY


def test_a_row_of_open_tags_or_of_very_many_lines_is_read_in_one_go() -> None:
    assert read_row(row(LEAD + "<p " * 500_000)).paragraphs
    line = "Warga ke-{} panen padi di sawah, lalu menjemur gabahnya sendiri sejak Senin pagi."
    many = [line.format(n) for n in range(30_000)]
    assert len(read_row(row("\n".join(many))).paragraphs) == len(many)


def test_a_portals_host_is_the_evidence_of_a_rows_outlet() -> None:
    outlet = read_row(row()).outlet
    assert outlet is not None
    assert (outlet.value, outlet.evidence.exact) == ("detikcom", "news.detik.com")


def test_a_row_that_is_text_alone_is_a_dump() -> None:
    article = read_row(Row(id="3", text=f"{TITLE}\n3 Juli 2023 14:04 WIB\n" + "\n".join(BODY)))
    assert article.method is Method.DUMP
    assert article.row_id == "3"
    assert article.published is not None


def test_a_glued_link_becomes_a_related_link() -> None:
    glued = f"{LEAD} Baca juga:Irigasi Sukamaju Selesai Diperbaiki Menurut warga, panen membaik."
    article = read_row(row(glued))
    assert [link.headline for link in article.related] == ["Irigasi Sukamaju Selesai Diperbaiki"]
    assert article.paragraphs == (LEAD, "Menurut warga, panen membaik.")


LINK = "Baca juga: Irigasi Desa Baru Selesai"


@pytest.mark.parametrize(
    ("line", "pieces"),
    [
        ("Panen dimulai.", ["Panen dimulai."]),
        (f"Panen dimulai. {LINK}", ["Panen dimulai.", LINK]),
        (f"Panen dimulai. {LINK}? Warga senang.", ["Panen dimulai.", f"{LINK}?", "Warga senang."]),
        (
            f"Panen. {LINK} “Kami senang,” kata Wulan.",
            ["Panen.", LINK, "“Kami senang,” kata Wulan."],
        ),
        (f"Panen. {LINK} Selain itu, warga senang.", ["Panen.", LINK, "Selain itu, warga senang."]),
        (
            f"Panen. {LINK} Wulan mengaku sangat senang.",
            ["Panen.", LINK, "Wulan mengaku sangat senang."],
        ),
    ],
)
def test_a_line_is_parted_at_the_links_run_into_it(line: str, pieces: list[str]) -> None:
    assert list(parted(line)) == pieces


@given(st.text(st.sampled_from('Aa. Baca juga:"“'), max_size=120))
def test_parting_loses_nothing_but_white_space(line: str) -> None:
    assert "".join("".join(parted(line)).split()) == "".join(line.split())


fields = st.none() | st.text(max_size=80)


@settings(deadline=None)
@given(fields, fields, fields, fields, fields)
def test_no_row_is_too_strange(
    title: str | None, text: str | None, html: str | None, date: str | None, author: str | None
) -> None:
    made = Row(title=title, text=text, html=html, published=date, author=author)
    where = Location(file="korpus", record=0)
    found = extract(Page(content=b"{}", form=PageForm.ROW, location=where, row=made))
    if isinstance(found, Article):
        check_offsets(found)


def test_a_row_without_words_is_no_article() -> None:
    empty = Page(content=b"{}", form=PageForm.ROW, location=Location(file="k", record=0), row=Row())
    assert not isinstance(extract(empty), Article)
    assert not isinstance(extract(page("")), Article)


def absence(article: Article, name: str) -> str:
    return next(absence.reason for absence in article.absent if absence.field == name)


def test_a_column_that_prints_a_change_says_so() -> None:
    article = read_row(row(published="Diperbarui 03 Jul 2023, 14:04 WIB"))
    assert article.published is not None
    assert article.modified is None
    assert "the one time printed is that of a change" in absence(article, "modified")


@pytest.mark.parametrize("printed", ["kemarin sore", "13/06/2025 25:00", "2025-02-30"])
def test_a_date_that_cannot_be_read_is_told_in_its_words(printed: str) -> None:
    article = read_row(row(published=printed))
    assert article.published is None
    assert absence(article, "published") == f"no time can be read from {printed!r}"
