"""Which known house publishes a page, with the words that say so."""

import re
from collections import Counter
from collections.abc import Iterator

from konon.articles.meta_names import meta_names
from konon.markup.document import Document
from konon.markup.metadata import Json, Metadata
from konon.publishers.registry import House, host_of, registry
from konon.records import Evidence, Medium

_FEWEST_LINKS = 5
_LINKS_OF_ONE_PORTAL = 0.6
"""Share of the links to known portals that must lead to one of them."""
_BETWEEN_TITLES = re.compile(r"\s+[|\-–—:»•]\s+")

SECOND_LEVEL = frozenset("www m com co go ac or web net org my desa".split())
"""Parts of a host that name no site."""

Known = tuple[House, Evidence]


def find_house(document: Document, fetched: str | None) -> Known | None:
    """Find the house that publishes a page.

    The host that the page was fetched from decides, and no other clue counts, unless it is an
    archive's or a cache's. Where it is, or where no address is known: the address the page gives
    itself, its publisher in JSON-LD, the site's name, the end of its title, and where most of its
    links lead, in this order.

    Args:
        document: The page.
        fetched: The URL it was fetched from, if known.
    """
    if tells_publisher(fetched):
        house = registry().at(fetched)
        return (house, host_evidence(fetched)) if house else None
    return next(_clues(document), None)


def tells_publisher(url: str | None) -> bool:
    """Whether a URL is a web address, and of no archive or cache."""
    return is_web_address(url) and not registry().keeps_copies(url)


def is_web_address(url: str | None) -> bool:
    """Whether a URL is one of the web and names a host."""
    return (url or "").lower().startswith(("http://", "https://")) and host_of(url) != ""


def is_of_one_publisher(one: str | None, other: str | None) -> bool:
    """Whether two URLs are of one site, one house or one network.

    A copy may name the original as canonical: it is an article of its own all the same.
    """
    if _site_of(one) == _site_of(other):
        return True
    first, second = registry().at(one), registry().at(other)
    if first is None or second is None:
        return False
    return first.id == second.id or (first.network is not None and first.network == second.network)


def _site_of(url: str | None) -> tuple[str, ...]:
    """The labels of a host that name its site: `kabardesa.co.id` of `m.kabardesa.co.id`."""
    labels = host_of(url).split(".")
    start = len(labels) - 2
    while start > 0 and labels[start] in SECOND_LEVEL:
        start -= 1
    return tuple(labels[max(start, 0) :])


def host_evidence(url: str | None) -> Evidence:
    """Return the evidence that the host of a URL is."""
    return Evidence(medium=Medium.URL, exact=host_of(url), where="host")


def claimed_addresses(metadata: Metadata) -> Iterator[Evidence]:
    """Yield the addresses that a page gives itself, the most trusted first."""
    if metadata.canonical:
        yield Evidence(medium=Medium.META, exact=metadata.canonical, where="link[rel=canonical]")
    for name in meta_names().address:
        if name in metadata.meta:
            yield Evidence(medium=Medium.META, exact=metadata.meta[name], where=name)
    article = metadata.article or {}
    page = article.get("mainEntityOfPage")
    inner = page.get("@id") if isinstance(page, dict) else page
    for where, url in (("mainEntityOfPage", inner), ("url", article.get("url"))):
        if isinstance(url, str):
            yield Evidence(medium=Medium.JSON_LD, exact=url, where=where)
            return


def publisher_name(metadata: Metadata) -> Evidence | None:
    """Return the publisher that JSON-LD names."""
    publisher = (metadata.article or {}).get("publisher")
    name: Json = publisher.get("name") if isinstance(publisher, dict) else None
    if not isinstance(name, str):
        return None
    return Evidence(medium=Medium.JSON_LD, exact=name, where="publisher.name")


def site_name(metadata: Metadata) -> Evidence | None:
    """Return what the site calls itself in its `<meta>` elements."""
    found = metadata.first(*meta_names().site)
    return Evidence(medium=Medium.META, exact=found[1], where=found[0]) if found else None


def _clues(document: Document) -> Iterator[Known]:
    known = registry()
    metadata = document.metadata
    claimed = list(claimed_addresses(metadata))
    for address in claimed:
        if house := known.at(address.exact):
            yield house, address
    for name in (publisher_name(metadata), site_name(metadata)):
        if name and (house := known.named(name.exact)):
            yield house, name
    if any(tells_publisher(address.exact) for address in claimed):
        return
    tail = _BETWEEN_TITLES.split(metadata.title or "")[-1]
    if house := known.named_alone(tail):
        yield house, Evidence(medium=Medium.META, exact=tail, where="title")
    if linked := _linked(document):
        yield linked


def _linked(document: Document) -> Known | None:
    """The known portal that most of the page's links lead to: saved pages often lack a URL."""
    known = registry()
    hrefs = [link.get("href") or "" for link in document.root.iter("a")]
    led = [(house, href) for href in hrefs if href[:4] == "http" and (house := known.at(href))]
    counted = Counter(house.id for house, _ in led)
    if not counted:
        return None
    best, number = counted.most_common(1)[0]
    if number < _FEWEST_LINKS or number < _LINKS_OF_ONE_PORTAL * len(led):
        return None
    house, href = next((house, href) for house, href in led if house.id == best)
    return house, Evidence(medium=Medium.META, exact=href, where="a[href]")
