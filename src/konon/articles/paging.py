"""Which page of an article a page is, and how many there are."""

import re
from collections.abc import Iterator, Sequence

from konon.articles.address import (
    absolute,
    address_of,
    asks_for_all,
    hangs_on_its_number,
    page_number,
)
from konon.articles.grammar import grammar
from konon.articles.metadata import MetadataReader
from konon.markup.document import Document
from konon.markup.lines import Line, text_of
from konon.publishers.rules import Rules
from konon.records import Pagination

_NUMBER = re.compile(r"\d{1,2}")
_MOST_PAGES = 60


def pagination_of(
    document: Document, lines: Sequence[Line], rules: Rules | None, metadata: MetadataReader
) -> Pagination | None:
    """Say where the page stands among the article's pages; None for an article on one page.

    The count is the highest number that the page's links to the same article ask for; a printed
    `Halaman 1/2` says the same. A `Halaman selanjutnya` alone tells that more follow, not how many.
    A number in the URL counts only with such proof, or where the publisher or the page's canonical
    URL tells that it is no part of the article's address.
    """
    if asks_for_all(metadata.fetched):
        return None
    inline = _inline(document, rules) if rules else 0
    if inline > 1:
        return Pagination(count=inline, number=1, have=tuple(range(1, inline + 1)))
    asked = page_number(metadata.fetched)
    number = asked or page_number(metadata.url) or 1
    printed = list(_printed(document, rules))
    linked = _linked(lines, metadata, number) + _numbered(document, rules)
    if asked is None:
        number = next((own for own, _ in printed), None) or _own_number(document, rules) or number
    counts = [*linked, *(total for _, total in printed)]
    if counts and max(*counts, number) > 1:
        return Pagination(count=max(*counts, number), number=number, have=(number,))
    has_next = rules is not None and bool(document.select(rules.next_page))
    if has_next or (number > 1 and _is_known_number(metadata)):
        return Pagination(count=None, number=number, have=(number,))
    return None


def _is_known_number(metadata: MetadataReader) -> bool:
    """Whether the article's address is known to be the same without the number asked for."""
    own, house = _own_address(metadata), metadata.house()
    return own is not None and own == address_of(metadata.url, house)


def _own_address(metadata: MetadataReader) -> str | None:
    """The article's address without page number; None where it would name no article."""
    house = metadata.house()
    own = address_of(metadata.url, house, is_paged=True)
    return own if own and (house is not None or not hangs_on_its_number(own)) else None


def _own_number(document: Document, rules: Rules | None) -> int | None:
    for element in document.select(rules.page_number) if rules else []:
        text = text_of(element).strip()
        if _NUMBER.fullmatch(text):
            return int(text)
    return None


def _inline(document: Document, rules: Rules) -> int:
    """How many pages of the article the document itself holds, where it says so."""
    breaks = len(document.select(rules.page_breaks))
    return max(len(document.select(rules.inline_pages)), breaks + 1 if breaks else 0)


def _printed(document: Document, rules: Rules | None) -> Iterator[tuple[int, int]]:
    for element in document.select(rules.page_count) if rules else []:
        if found := grammar().page_count.fullmatch(text_of(element).strip()):
            yield int(found[1]), int(found[2])


def _numbered(document: Document, rules: Rules | None) -> list[int]:
    """Numbers that the links which a rule names print."""
    texts = [text_of(element).strip() for element in document.select(rules.pages)] if rules else []
    return [int(text) for text in texts if _NUMBER.fullmatch(text) and int(text) <= _MOST_PAGES]


def _linked(lines: Sequence[Line], metadata: MetadataReader, number: int) -> list[int]:
    """Pages of this article that links ask for: by their numbers, or as this one's neighbours."""
    base = metadata.fetched or metadata.url
    own, house = _own_address(metadata), metadata.house()
    if own is None:
        return []
    found: list[int] = []
    for line in lines:
        for link in line.links:
            text = line.text[link.start : link.end]
            is_turn = grammar().page_turn.fullmatch(text) is not None
            if not is_turn and not _NUMBER.fullmatch(text):
                continue
            url = absolute(link.href, base)
            asked = page_number(url) or 1
            is_told = abs(asked - number) == 1 if is_turn else int(text) == asked
            if is_told and address_of(url, house, is_paged=True) == own:
                found.append(asked)
    return [n for n in found if n <= _MOST_PAGES]
