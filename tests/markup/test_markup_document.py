"""Parsing: whatever stands in the markup, a page or nothing comes of it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from konon.markup.document import parse
from konon.markup.lines import lines


def texts_of(markup: str) -> list[str]:
    document = parse(markup)
    assert document is not None
    return [line.text for line in lines(document.root)]


@pytest.mark.parametrize(
    ("markup", "texts"),
    [
        ("<p>satu<p>dua", ["satu", "dua"]),
        ("satu", ["satu"]),
        ("<title>t</title><article><h1>satu</h1><p>dua</p></article>", ["satu", "dua"]),
        ("<html><title>t</title><main>satu</main>", ["satu"]),
        ("<table><tr><td>satu<td>dua</table>", ["satu", "dua"]),
        ("<p>sa\x00tu</p>", ["satu"]),
        ("<?xml version='1.0'?><p>satu</p>", ["satu"]),
        ("<p>a \ud800 b</p>", ["a ? b"]),
    ],
)
def test_broken_markup_is_read_as_a_browser_would(markup: str, texts: list[str]) -> None:
    assert texts_of(markup) == texts


@pytest.mark.parametrize("markup", ["", " \n", "<!-- a -->", "\x00"])
def test_what_holds_no_element_is_no_document(markup: str) -> None:
    assert parse(markup) is None


def test_entities_that_grow_are_not_grown() -> None:
    bomb = '<!DOCTYPE html [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><p>satu &b;</p>'
    assert all(len(text) < 40 for text in texts_of(bomb))


def test_the_index_is_made_once() -> None:
    document = parse("<p class='a b' id=' c '>x</p>")
    assert document is not None
    assert document.index is document.index
    assert set(document.index.wearing) == {".a", ".b", "#c"}


@settings(deadline=None)
@given(st.text(max_size=300))
def test_no_markup_is_too_strange(markup: str) -> None:
    document = parse(markup)
    if document is not None:
        list(lines(document.root))
