"""Plain-text dumps: a page as lines, without any markup."""

import pytest
from article_pages import BODY, LEAD, check_offsets, credits_of, page, read_text
from hypothesis import given, settings
from hypothesis import strategies as st

from konon.articles.extract import extract
from konon.records import Article, Issue, Medium, Method, PageForm

DUMP = "\n\n".join(
    [
        "Selasa, 4 Juli 2023",
        "DAERAH",
        "Warga Sukamaju Panen Raya Setelah Irigasi Diperbaiki",
        "Senin, 3 Juli 2023 14:04 WITA",
        "Warga memanen padi di Sukamaju.* /Instagram /@kabar_sukamaju",
        f"ZONA PRIANGAN - {LEAD}",
        "Baca Juga: Irigasi Sukamaju Diperbaiki Bulan Lalu",
        *BODY[1:],
        "Artikel ini telah tayang di Kabar Desa dengan judul Panen Raya",
        "# Panen # Padi",
        "Editor: Bayu Laksmana",
        "Sumber: Kabar Desa",
        "Terkini",
        "Harga cabai turun tipis menjelang akhir pekan, kata pedagang.",
    ]
)


def test_every_line_of_a_dump_finds_its_place() -> None:
    article = read_text(DUMP)
    assert article.method is Method.DUMP
    assert article.headline is not None
    assert article.headline.value.startswith("Warga Sukamaju Panen Raya")
    assert article.published is not None
    assert article.published.isoformat() == "2023-07-03T14:04:00+08:00"
    assert [value.value for value in article.channel] == ["DAERAH"]
    assert article.outlet is not None
    assert (article.outlet.value, article.outlet.evidence.medium) == ("Zona Priangan", Medium.TEXT)
    assert article.paragraphs == (f"ZONA PRIANGAN - {LEAD}", *BODY[1:])
    assert [c.credit for c in article.captions] == ["/Instagram /@kabar_sukamaju"]
    assert [(x.label, x.headline) for x in article.related] == [
        ("Baca Juga", "Irigasi Sukamaju Diperbaiki Bulan Lalu")
    ]
    assert [tag.value for tag in article.tags] == ["Panen", "Padi"]
    assert credits_of(article) == [("editor", "Bayu Laksmana")]
    assert [origin.exact for origin in article.origins] == [
        "Artikel ini telah tayang di Kabar Desa dengan judul Panen Raya",
        "Sumber: Kabar Desa",
    ]
    check_offsets(article)


def test_the_address_of_a_dump_tells_its_outlet() -> None:
    article = read_text(DUMP, "https://video.tribunnews.com/view/1/panen")
    assert article.outlet is not None
    assert article.outlet.value == "Tribun Video"


def test_a_dump_without_a_time_begins_with_its_headline() -> None:
    article = read_text("Warga Sukamaju Panen Raya Lagi\n" + "\n".join(BODY))
    assert article.headline is not None
    assert article.headline.value == "Warga Sukamaju Panen Raya Lagi"
    assert article.published is None
    assert article.paragraphs == BODY


@pytest.mark.parametrize("text", ["", " \n\n ", "x\n", "Terkini\nTerpopuler\n"])
def test_a_dump_without_words_is_no_article(text: str) -> None:
    assert isinstance(extract(page(text, form=PageForm.TEXT)), Issue)


@settings(deadline=None)
@given(st.text(max_size=400))
def test_no_text_is_too_strange(text: str) -> None:
    found = extract(page(text.encode("utf-8", "replace"), form=PageForm.TEXT))
    if isinstance(found, Article):
        check_offsets(found)
