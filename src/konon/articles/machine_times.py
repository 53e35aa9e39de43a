"""Times that a page's metadata give: JSON-LD, meta elements, `<time>` elements, the address."""

import re
from collections.abc import Iterator

from konon.articles.dates import zone_of
from konon.articles.meta_names import meta_names
from konon.indonesian import timestamps
from konon.markup.document import Document
from konon.publishers.registry import House
from konon.records import Evidence, Medium, Timestamp

_DAY_IN_PATH = re.compile(r"/((?:19|20)\d\d)/(\d{1,2})/(\d{1,2})(?=/)")
_PREFIX = {Medium.JSON_LD: "json-ld", Medium.META: "meta"}
"""How publisher files name the media whose times they distrust."""


def published_times(
    document: Document, house: House | None, url: str | None
) -> Iterator[Timestamp]:
    """Yield times of publication, the most trusted first; the day in the address is the last."""
    yield from _stamps(document, house, "datePublished", meta_names().published)
    if found := _DAY_IN_PATH.search(url or ""):
        printed = timestamps.parse("-".join(found.groups()))
        if printed is not None:
            evidence = Evidence(medium=Medium.URL, exact=found.group().strip("/"), where="path")
            yield timestamps.to_timestamp(printed, zone_of(house), evidence)


def modified_times(document: Document, house: House | None) -> Iterator[Timestamp]:
    """Yield times of the last change, the most trusted first."""
    yield from _stamps(document, house, "dateModified", meta_names().modified)


def _stamps(
    document: Document, house: House | None, ld: str, names: tuple[str, ...]
) -> Iterator[Timestamp]:
    distrust = house.publisher.distrust if house else ()
    for medium, where, text in _written(document, ld, names):
        if f"{_PREFIX[medium]}:{where}" in distrust:
            continue
        printed = timestamps.instant(text) or timestamps.parse(text)
        if printed is not None:
            evidence = Evidence(medium=medium, exact=text, where=where)
            yield timestamps.to_timestamp(printed, zone_of(house), evidence)


def _written(
    document: Document, ld: str, names: tuple[str, ...]
) -> Iterator[tuple[Medium, str, str]]:
    """Yield what is written where a time should be: the medium, its place there, the words."""
    stated = (document.metadata.article or {}).get(ld)
    if isinstance(stated, str):
        yield Medium.JSON_LD, ld, stated
    for name in names:
        if name in document.metadata.meta:
            yield Medium.META, name, document.metadata.meta[name]
    for where, at in _time_elements(document, ld):
        yield Medium.META, where, at


def _time_elements(document: Document, itemprop: str) -> Iterator[tuple[str, str]]:
    """Machine times of `<time>` elements that say what they are; else of the page's only one.

    Yields:
        The selector that finds the element, and its machine time.
    """
    elements = list(document.root.iter("time"))
    where = f"time[itemprop={itemprop}]"
    found = [element for element in elements if element.get("itemprop") == itemprop]
    if not found and len(elements) == 1 and itemprop == "datePublished":
        where, found = "time[datetime]", elements
    yield from ((where, at) for e in found if (at := e.get("datetime")))
