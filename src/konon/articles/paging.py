"""Which page of an article a page is, and how many there are."""

import re
from collections.abc import Iterator, Sequence

from konon.articles.address import absolute, address_of, asks_for_all, page_number
from konon.articles.metadata import MetadataReader
from konon.markup.document import Document
from konon.markup.lines import Line, text_of
from konon.publishers.rules import Rules
from konon.records import Pagination

_OF = re.compile(r"(?:halaman|page|hal)?\W*(\d{1,2})\s*(?:/|dari|of)\s*(\d{1,2})\W*", re.IGNORECASE)
_NEXT = re.compile(
    r"(?:halaman|laman|page)?\s*(?:selanjutnya|berikutnya|next)(?: page)?\W*", re.IGNORECASE
)
_NUMBER = re.compile(r"\d{1,2}")
_MOST_PAGES = 60


def pagination_of(
    document: Document, lines: Sequence[Line], rules: Rules | None, metadata: MetadataReader
) -> Pagination | None:
    """Say where the page stands among the article's pages; None for an article on one page.

    The count is the highest number that the page's links to the same article ask for; a printed
    `Halaman 1/2` says the same. A `Halaman selanjutnya` alone tells that more follow, not how many.
    """
    if asks_for_all(metadata.fetched):
        return None
    number = page_number(metadata.fetched) or page_number(metadata.url) or 1
    inline = _inline(document, rules) if rules else 0
    if inline > 1:
        return Pagination(count=inline, number=1, have=tuple(range(1, inline + 1)))
    printed = list(_printed(document, rules))
    linked = _linked(document, lines, rules, metadata)
    count = max([*linked, *(total for _, total in printed), number], default=1)
    if page_number(metadata.fetched) is None:
        number = next((own for own, _ in printed), None) or _own_number(document, rules) or number
    if count > 1:
        return Pagination(count=count, number=number, have=(number,))
    if rules and rules.next_page and document.select(rules.next_page):
        return Pagination(count=None, number=number, have=(number,))
    return None


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
        if found := _OF.fullmatch(text_of(element).strip()):
            yield int(found[1]), int(found[2])


def _linked(
    document: Document, lines: Sequence[Line], rules: Rules | None, metadata: MetadataReader
) -> list[int]:
    """Numbers that links to pages of this article print or ask for."""
    house = metadata.house()
    base = metadata.fetched or metadata.url
    own = address_of(metadata.url, house)
    found: list[int] = []
    for element in document.select(rules.pages) if rules else []:
        text = text_of(element).strip()
        if _NUMBER.fullmatch(text):
            found.append(int(text))
    if own is None:
        return [n for n in found if n <= _MOST_PAGES]
    for line in lines:
        for link in line.links:
            text = line.text[link.start : link.end]
            if not (_NUMBER.fullmatch(text) or _NEXT.fullmatch(text)):
                continue
            asked = page_number(link.href)
            if asked and address_of(absolute(link.href, base), house) == own:
                found.append(asked)
    return [n for n in found if n <= _MOST_PAGES]
