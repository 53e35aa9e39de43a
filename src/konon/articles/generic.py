"""Reads an unknown portal's page: its headline, its body, and what stands around them."""

from collections.abc import Sequence
from functools import cache

from konon.articles.body import Body, find_body
from konon.articles.grammar import Grammar, grammar
from konon.articles.headline import mark_headline
from konon.articles.outline import Outline, worn
from konon.articles.parts import Part
from konon.articles.surroundings import complete, is_caption
from konon.markup.document import Document
from konon.markup.lines import Line, clean

_MOST_OF = 0.5
"""Share of the whole page's body that must stand below a headline that is to be believed."""


def outline(document: Document, lines: Sequence[Line]) -> Outline:
    """Say of each line of an unknown portal's page what it is part of."""
    found = Outline(lines, [None] * len(lines))
    mark_headline(found, document)
    _mark_deck(found, document, grammar())
    body = _body(found)
    for n in body.numbers:
        found.parts[n] = Part.BODY
    complete(found, document)
    found.sure = body.is_sure(titled=found.has(Part.HEADLINE))
    return found


def _mark_deck(found: Outline, document: Document, rules: Grammar) -> None:
    """Mark the summary below the headline: what repeats the description, and wears a deck."""
    headline = found.first(Part.HEADLINE)
    offered = (document.metadata.first(name) for name in ("og:description", "description"))
    described = {clean(one[1]).strip() for one in offered if one}
    for n in range((headline or 0) + 1, min(len(found.lines), (headline or 0) + 6)):
        line = found.lines[n]
        if line.text in described and rules.wear.deck.says(worn(line.element)):
            found.parts[n] = Part.DECK


def _body(found: Outline) -> Body:
    """Find the body below the headline, unless most of the prose stands above it."""
    lines, headline = found.lines, found.first(Part.HEADLINE)
    rules = grammar()

    @cache
    def is_known(number: int) -> bool:
        return found.parts[number] is not None or is_caption(lines[number], rules)

    body = find_body(lines, -1, is_known)
    if headline is None or not body.numbers or body.numbers[0] > headline:
        return body
    below = find_body(lines, headline, is_known)
    if _length(below, lines) > _MOST_OF * _length(body, lines):
        return below
    found.parts[headline] = None
    return body


def _length(body: Body, lines: Sequence[Line]) -> int:
    return sum(len(lines[n].text) for n in body.numbers)
