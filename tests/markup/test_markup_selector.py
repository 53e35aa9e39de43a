"""Selectors run from an index find what plain XPath finds on the whole tree."""

import pytest
from cssselect import HTMLTranslator
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from konon.errors import RuleError
from konon.markup.document import check_selector, parse
from konon.markup.selector import Index, find

TAGS = ("div", "p", "a", "span")
NAMES = ("isi", "iklan", "tag", "isi-baru")

tags = st.sampled_from(TAGS)
names = st.sampled_from(NAMES)


@st.composite
def trees(draw: st.DrawFn, depth: int = 3) -> str:
    tag = draw(tags)
    classes = " ".join(draw(st.lists(names, max_size=3)))
    identity = draw(st.none() | names)
    inner = "".join(draw(st.lists(trees(depth - 1), max_size=3))) if depth else "kata"
    worn = f" class='{classes}'" if classes else ""
    named = f" id='{identity}'" if identity else ""
    return f"<{tag}{worn}{named}>{inner}</{tag}>"


simple = st.one_of(
    tags,
    names.map(lambda n: f".{n}"),
    names.map(lambda n: f"#{n}"),
    st.tuples(tags, names).map(lambda x: f"{x[0]}.{x[1]}"),
    st.tuples(names, names).map(lambda x: f".{x[0]}.{x[1]}"),
    names.map(lambda n: f"[class^='{n}']"),
    names.map(lambda n: f".{n}:not(:first-child)"),
)
selectors = st.one_of(
    simple,
    st.tuples(simple, st.sampled_from([" ", " > ", " + ", " ~ ", ", "]), simple).map("".join),
    st.tuples(simple, simple, simple).map(" > ".join),
    st.tuples(simple, simple).map(lambda x: f"{x[0]}:has({x[1]})"),
)


@settings(deadline=None, max_examples=300)
@given(trees(), selectors)
def test_the_index_changes_nothing_but_the_time_it_takes(tree: str, selector: str) -> None:
    root = etree.fromstring(f"<html><body>{tree}</body></html>")
    plain = root.xpath(HTMLTranslator().css_to_xpath(selector))
    assert isinstance(plain, list)
    found = find(selector, Index.of(root))
    assert set(found) == set(plain)
    assert len(found) == len(set(found))


@settings(deadline=None)
@given(trees(), selectors)
def test_within_an_element_only_what_it_holds_is_found(tree: str, selector: str) -> None:
    root = etree.fromstring(f"<html><body>{tree}<p class='isi'>luar</p></body></html>")
    holder = root[0][0]
    index = Index.of(root)
    held = set(holder.iterdescendants())
    assert set(find(selector, index, [holder])) == set(find(selector, index)) & held


def test_a_comma_inside_brackets_parts_nothing() -> None:
    document = parse("<div class='isi'><p>a</p></div><div><b>c</b></div>")
    assert document is not None
    assert [e.tag for e in document.select(("div:is(.isi, .tag)",))] == ["div"]


def test_the_first_productive_selector_counts() -> None:
    document = parse("<p class='tag'>a</p><p class='isi'>b</p>")
    assert document is not None
    assert [e.text for e in document.select((".baru", ".isi", ".tag"))] == ["b"]
    assert [e.text for e in document.select_all((".tag", ".isi"))] == ["a", "b"]
    assert document.select((".baru",)) == []


@pytest.mark.parametrize("selector", ["div[", "p >", "::before", ":nth-child(", ""])
def test_what_is_no_selector_is_refused(selector: str) -> None:
    with pytest.raises(RuleError, match="CSS"):
        check_selector(selector)
