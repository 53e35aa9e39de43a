"""What a page says of itself outside its text, as portals write it."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from konon.markup.document import parse
from konon.markup.metadata import Metadata, parse_json, types_of


def metadata(head: str) -> Metadata:
    document = parse(f"<html lang='id'><head>{head}</head><body><p>isi</p></body></html>")
    assert document is not None
    return document.metadata


def script(text: str) -> str:
    return f'<script type="application/ld+json">{text}</script>'


def test_meta_elements_are_found_by_name_property_or_itemprop() -> None:
    found = metadata(
        "<meta name='Author' content=' Wulan '><meta property='og:title' content='Panen'>"
        "<meta itemprop='datePublished' content='2023'><meta name='author' content='Bayu'>"
        "<meta name='kosong' content=''>"
    )
    assert found.meta == {"author": "Wulan", "og:title": "Panen", "datepublished": "2023"}
    assert found.first("kosong", "author") == ("author", "Wulan")
    assert found.first("kosong") is None


def test_title_canonical_and_language() -> None:
    found = metadata("<title> Panen\n Raya </title><link rel='canonical' href=' /a '>")
    assert (found.title, found.canonical, found.language) == ("Panen Raya", "/a", "id")
    assert metadata("").title is None


def test_the_article_is_found_among_the_objects_wherever_it_stands() -> None:
    article = {"@type": ["Thing", "https://schema.org/NewsArticle"], "headline": "Panen"}
    for text in (article, [{"@type": "WebPage"}, article], {"@graph": [[], article]}):
        found = metadata(script(json.dumps(text))).article
        assert found is not None
        assert found["headline"] == "Panen"
    assert metadata(script(json.dumps({"@type": "WebPage"}))).article is None


def test_an_article_describes_the_page_before_a_gallery_and_that_before_a_video() -> None:
    kinds = ["VideoObject", "ImageGallery", "BlogPosting", "NewsArticle"]
    for last in range(len(kinds), 0, -1):
        found = metadata(script(json.dumps([{"@type": kind} for kind in kinds[:last]]))).article
        assert found == {"@type": kinds[min(last, 3) - 1]}


def test_a_script_of_very_many_objects_is_read_in_one_go() -> None:
    many = "[" + "[]," * 1_300_000 + '{"@type": "Article"}]'
    assert metadata(script(many)).article == {"@type": "Article"}


@pytest.mark.parametrize(
    "text",
    [
        '{"a": "b\nc"}',
        '{"a": "b c",}',
        '<!-- {"a": "b c"} -->',
        '//<![CDATA[\n{"a": "b c"}\n//]]>',
        '{"a": "b c"};',
    ],
)
def test_json_is_read_as_portals_write_it(text: str) -> None:
    assert parse_json(text) == {"a": "b c"}


@pytest.mark.parametrize("text", ["", "{", "<p>", "[" * 100_000, '{"a":' * 50_000])
def test_hopeless_json_is_none(text: str) -> None:
    assert parse_json(text) is None


@given(st.text(max_size=200))
def test_no_script_is_too_strange(text: str) -> None:
    parse_json(text)


def test_types_are_names_without_their_address() -> None:
    assert types_of({"@type": "http://schema.org/Person"}) == {"Person"}
    assert types_of({"@type": [1, None, "A"]}) == {"A"}
    assert types_of({}) == frozenset()
