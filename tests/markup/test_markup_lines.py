"""Lines of a page, as a reader sees them."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from konon.markup.document import Element, parse
from konon.markup.lines import Line, Mark, clean, lines, text_of


def root_of(body: str) -> Element:
    document = parse(f"<html><body>{body}</body></html>")
    assert document is not None
    return document.root


def lines_of(body: str) -> list[Line]:
    return list(lines(root_of(body)))


def texts_of(body: str) -> list[str]:
    return [line.text for line in lines_of(body)]


@pytest.mark.parametrize(
    ("body", "texts"),
    [
        ("<p>satu</p><p>dua</p>", ["satu", "dua"]),
        ("satu<br>dua<br/><br>tiga", ["satu", "dua", "tiga"]),
        ("<p>satu <b>dua</b>tiga</p>", ["satu duatiga"]),
        ("<p>satu<span> dua </span> tiga</p>", ["satu dua tiga"]),
        ("<div>luar<p>dalam</p>ekor</div>", ["luar", "dalam", "ekor"]),
        ("<ul><li>a<li>b</ul>", ["a", "b"]),
        ("<p>a<script>var b</script>c<style>d</style></p>", ["ac"]),
        ("<p>a<!-- b -->c</p>", ["ac"]),
        ("<p>  \n\t </p><p>&nbsp;</p>", []),
        ("<p>a&nbsp;\u200bb\u00ad c</p>", ["a b c"]),
        ("<button>x</button><textarea>y</textarea><noscript>z</noscript>", []),
        ("<p>e\u0301</p>", ["é"]),
        ("<p><b>Cafe</b>&#769; Sukamaju</p>", ["Café Sukamaju"]),
        ("<p>s<i>\u0307</i><b>\u0323</b></p>", ["\u1e69"]),
        ("<p>\u1100<i>\u1161</i><b>\u11a8</b>;</p>", ["\uac01;"]),
    ],
)
def test_blocks_and_breaks_end_lines(body: str, texts: list[str]) -> None:
    assert texts_of(body) == texts


def test_a_link_is_told_by_its_place_and_target() -> None:
    (line,) = lines_of("<p>Baca <a href=' /a '>Panen  <b>Raya</b></a> hari ini</p>")
    assert line.text == "Baca Panen Raya hari ini"
    (link,) = line.links
    assert (line.text[link.start : link.end], link.href) == ("Panen Raya", "/a")
    assert line.linked == len("Panen Raya")


def test_links_move_along_where_accents_lie_outside_their_letters() -> None:
    (line,) = lines_of(
        "<p>Cafe<i>&#769;</i> <a href='/a'>Cafe</a>&#769;, <a href='/b'>warga</a><a>&#769;</a></p>"
    )
    assert line.text == "Café Café, wargá"
    told = [(line.text[link.start : link.end], link.href) for link in line.links]
    assert told == [("Café", "/a"), ("wargá", "/b")]


def test_a_link_around_blocks_lies_on_each_of_their_lines() -> None:
    found = lines_of("<a href='/a'><h3>Panen</h3><p>Raya</p></a>")
    assert [[link.href for link in line.links] for line in found] == [["/a"], ["/a"]]
    assert found[0].heading
    assert not found[1].heading


def test_a_line_is_bold_if_all_of_it_is() -> None:
    bold, mixed = lines_of("<p><strong>Panen <a href='/a'>raya</a></strong></p><p><b>a</b> b</p>")
    assert bold.all_bold
    assert not mixed.all_bold


def test_a_mark_parts_lines_and_is_carried_by_what_it_holds() -> None:
    root = root_of("<p>a <span class='m'>b <i>c</i></span> d</p>")
    (span,) = root.iter("span")
    found = list(lines(root, {span: Mark("tag", 7)}))
    assert [(line.text, line.mark) for line in found] == [
        ("a", None), ("b c", Mark("tag", 7)), ("d", None),
    ]  # fmt: skip


def test_all_words_of_an_element_on_one_line() -> None:
    assert text_of(root_of("<p>satu</p><p>dua</p>")) == "satu dua"


def test_clean_folds_white_space_and_drops_what_nobody_sees() -> None:
    assert clean(" a\u00a0\n b\u200b\ufeff ") == " a b "


soup = st.lists(
    st.sampled_from(
        ["<p>", "</p>", "<div>", "</div>", "<a href='/x'>", "</a>", "<br>", "<b>", "</b>", "<li>",
         "<script>", "</script>", "<!--", "-->", "<h2>", "</h2>", " ", "kata",
         "e\u0301", "\u0323", "\u200b"]
    )
).map("".join)  # fmt: skip


@settings(deadline=None)
@given(soup)
def test_lines_of_any_soup_are_clean(body: str) -> None:
    for line in lines_of(body):
        assert line.text
        assert line.text == clean(line.text).strip()
        assert unicodedata.is_normalized("NFC", line.text)
        last = 0
        for link in line.links:
            assert last <= link.start < link.end <= len(line.text)
            last = link.end
