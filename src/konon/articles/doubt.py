"""Holds rules that nobody has tried on a real page against what the page itself shows."""

from collections.abc import Iterable, Sequence

from konon.articles.body import find_body, prose_of
from konon.articles.grammar import grammar
from konon.articles.outline import Outline
from konon.articles.parts import Part
from konon.articles.surroundings import is_caption
from konon.markup.lines import Line

_SHORTEST_COMPARED = 40
"""Code points of a line below which it does not count in the comparison."""
_LITTLE_PROSE = 8.0
"""Prose of a few short paragraphs."""
_LOOSE_PROSE = 0.15
_AGREEMENT = 0.8
"""Share of the words of both bodies that must be common for the rules to be believed."""


def is_doubtful(found: Outline) -> bool:
    """Whether much prose stands around the body that rules marked, or hardly any in it."""
    inside = around = 0.0
    rules = grammar()
    for line, part in zip(found.lines, found.parts, strict=True):
        if part is Part.BODY:
            inside += prose_of(line, rules)
        elif part is None:
            around += prose_of(line, rules)
    return inside < _LITTLE_PROSE or around > _LOOSE_PROSE * inside


def doubt_body(found: Outline) -> None:
    """Replace the body that rules marked by the one found by reading, where the two disagree.

    Selectors from hearsay may catch a teaser, miss a page of the article, or take half the page.
    Reading without rules is right nearly always where it is sure, so then it has the last word.
    """
    headline = found.first(Part.HEADLINE)
    lines = found.lines
    skip = {n for n, part in enumerate(found.parts) if part not in (None, Part.BODY)}
    skip |= {n for n, line in enumerate(lines) if is_caption(line, grammar())}
    read = find_body(lines, -1 if headline is None else headline, skip.__contains__)
    if not read.is_sure(titled=headline is not None):
        return
    marked = list(found.where(Part.BODY))
    if _common(marked, read.numbers, lines) >= _AGREEMENT:
        return
    for n in marked:
        found.parts[n] = None
    for n in read.numbers:
        found.parts[n] = Part.BODY


def _common(one: Iterable[int], other: Iterable[int], lines: Sequence[Line]) -> float:
    first, second = _compared(one, lines), _compared(other, lines)
    whole = _length(first | second, lines)
    return _length(first & second, lines) / whole if whole else 1.0


def _compared(numbers: Iterable[int], lines: Sequence[Line]) -> set[int]:
    return {n for n in numbers if len(lines[n].text) >= _SHORTEST_COMPARED}


def _length(numbers: Iterable[int], lines: Sequence[Line]) -> int:
    return sum(len(lines[n].text) for n in numbers)
