"""The column of a page that holds the article: most of a page is menus and other articles."""

from collections.abc import Iterator, Mapping

from konon.articles.outline import ancestors
from konon.articles.parts import Part
from konon.markup.document import Element
from konon.markup.lines import Line, Mark, lines

_CORE = (Part.BODY, Part.HEADLINE)


def marked_lines(root: Element, marks: Mapping[Element, Mark]) -> Iterator[Line]:
    """Yield the lines of the article's column, with those of marked elements elsewhere around them.

    The column is the smallest element that holds headline and body, and the one around it. Where
    one of them is not marked, it is the whole page.
    """
    column = _column(marks)
    if column is None:
        yield from lines(root, marks)
        return
    inside = frozenset(column.iterancestors()) | {column}
    before: list[Element] = []
    after: list[Element] = []
    for element, mark in marks.items():
        if mark.name == Part.DROP or any(e is column for e in ancestors(element)):
            continue
        if element in inside or any(e in marks for e in element.iterancestors()):
            continue
        (before if _stands_before(element, column) else after).append(element)
    for element in before:
        yield from lines(element, marks)
    yield from lines(column, marks)
    for element in after:
        yield from lines(element, marks)


def _column(marks: Mapping[Element, Mark]) -> Element | None:
    core = [element for element, mark in marks.items() if mark.name in _CORE]
    if {marks[element].name for element in core} != set(_CORE):
        return None
    shared = list(ancestors(core[0]))
    for element in core[1:]:
        around = frozenset(ancestors(element))
        shared = [e for e in shared if e in around]
    column = shared[0]
    parent = column.getparent()
    return column if parent is None or parent.tag in ("body", "html") else parent


def _stands_before(element: Element, column: Element) -> bool:
    """Whether an element comes before another in the document; neither holds the other."""
    own, other = ([*ancestors(e)][::-1] for e in (element, column))
    for parent, mine, theirs in zip(own, own[1:], other[1:], strict=False):
        if mine is not theirs:
            return parent.index(mine) < parent.index(theirs)
    return True
