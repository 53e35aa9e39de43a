"""Reads an article from HTML: by the publisher's rules where they fit, else as unknown."""

from collections.abc import Iterable

from konon.articles.column import marked_lines
from konon.articles.doubt import doubt_body, is_doubtful
from konon.articles.draft import Draft
from konon.articles.fallback import fallback_body
from konon.articles.generic import outline
from konon.articles.metadata import MetadataReader
from konon.articles.outline import Outline
from konon.articles.paging import pagination_of
from konon.articles.parts import Part, marks_of, matching_rules
from konon.articles.pieces import PageWriter
from konon.articles.state import drawn, guessed
from konon.articles.surroundings import complete
from konon.markup.document import Document, parse
from konon.markup.lines import Line, lines
from konon.publishers.registry import House
from konon.publishers.rules import Rules
from konon.records import BODY_KINDS, BlockKind, Method

_SUSPICIOUSLY_SHORT = 400
"""Code points of body below which rules are checked against reading the portal as unknown."""
_OUTGROWN = 3
"""How much longer that reading must be to win: the portal has changed its markup since."""


def read_html(text: str, url: str | None, *, use_rules: bool = True) -> Draft | None:
    """Read an article from a page's HTML.

    Args:
        text: The page, decoded, NFC.
        url: Address it was fetched from, if known.
        use_rules: Whether publisher rules may be used; without them every portal is unknown.

    Returns:
        What was found; None where the page has no element at all.
    """
    document = parse(text)
    if document is None:
        return None
    metadata = MetadataReader(document, url, know=use_rules)
    house = metadata.house()
    rules = matching_rules(document, house.rules) if house else None
    if rules is None:
        return _unknown(text, document, metadata, house)
    name = _name_of(house, rules)
    if rules.state is not None:
        if (page := drawn(document, rules)) is None:
            return _unknown(text, document, metadata, house)
        document, rules = page
    draft = _known(document, metadata, house, rules, name)
    if _is_suspicious(draft):
        unknown = _unknown(None, document, metadata, house)
        if _body_length(unknown) > max(_SUSPICIOUSLY_SHORT, _OUTGROWN * _body_length(draft)):
            return unknown
    return draft


def _is_suspicious(draft: Draft) -> bool:
    """Whether rules found hardly any body on a page that is no picture series and hides nothing."""
    pictures = sum(piece.kind is BlockKind.CAPTION for piece in draft.pieces)
    return _body_length(draft) < _SUSPICIOUSLY_SHORT and pictures < 2 and not draft.withheld


def _body_length(draft: Draft) -> int:
    return sum(len(piece.text) for piece in draft.pieces if piece.kind in BODY_KINDS)


def _known(
    document: Document, metadata: MetadataReader, house: House | None, rules: Rules, name: str
) -> Draft:
    marks = marks_of(document, rules)
    found = _marked(marked_lines(document.root, marks))
    if not (rules.seen or metadata.withheld()) and is_doubtful(found):
        found = _marked(lines(document.root, marks))
        doubt_body(found)
    complete(found, document)
    draft = _draft(metadata, house, Method.RULES, name)
    draft.withheld |= bool(document.select(rules.paywall))
    return _written(draft, document, found, metadata, rules)


def _marked(page_lines: Iterable[Line]) -> Outline:
    """Say of each line what the mark around it says."""
    kept = list(page_lines)
    return Outline(kept, [Part(line.mark.name) if line.mark else None for line in kept])


def _unknown(
    text: str | None, document: Document, metadata: MetadataReader, house: House | None
) -> Draft:
    """Read a portal as unknown; with its `text`, the last resort may have a say in its body."""
    found = outline(document, list(lines(document.root)))
    if not found.has(Part.BODY) and (page := guessed(document)):
        drawn_document, rules = page
        draft = _known(drawn_document, metadata, house, rules, "")
        draft.method, draft.rules = Method.GENERIC, None
        return draft
    method = Method.GENERIC
    if text is not None and not found.sure and fallback_body(text, found):
        method = Method.FALLBACK
    draft = _draft(metadata, house, method, None)
    return _written(draft, document, found, metadata, None)


def _written(
    draft: Draft,
    document: Document,
    found: Outline,
    metadata: MetadataReader,
    rules: Rules | None,
) -> Draft:
    draft.is_cut = document.is_cut
    PageWriter(draft, metadata).write(found)
    draft.pagination = pagination_of(document, found.lines, rules, metadata)
    return draft


def _draft(
    metadata: MetadataReader, house: House | None, method: Method, rules: str | None
) -> Draft:
    return Draft(
        method=method,
        rules=rules,
        house=house,
        outlet=metadata.outlet(),
        url=metadata.url,
        headline=metadata.headline(),
        channel=metadata.channel(),
        credits=metadata.credits(),
        times=metadata.times(),
        updates=metadata.updates(),
        withheld=metadata.withheld(),
    )


def _name_of(house: House | None, rules: Rules) -> str:
    """Name a rule set: the publisher's file and the day it is valid from, or its place there."""
    if house is None:
        return ""
    since = rules.valid_from.isoformat() if rules.valid_from else str(house.rules.index(rules) + 1)
    return f"{house.id}/{since}"
