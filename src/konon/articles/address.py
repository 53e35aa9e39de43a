"""An article's address: its URL without what only tracks, or only turns pages."""

import re
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

from konon.publishers.registry import House

_TRACKING = re.compile(
    r"(?:utm_.*|fbclid|gclid|igshid|mc_[ce]id|_ga|ref|source|medium|campaign|tag_from|"
    r"lgn_method|google_btn|jxconn.*|jxrec.*|ucbr.*|from|medium_from|dicbo|yclid|amp|m|_gl)"
)
_MIRROR = re.compile(r"^(?:(?:www|m|amp)\.)+(?=[^.]+\.[^.])")
_AMP = re.compile(r"(?:/|/amp)+$")
_PAGING = frozenset({"page", "showpage", "single", "halaman", "hal", "paged"})
_PAGE_VALUE = re.compile(r"(?:\d{1,3}|all|show|1)?", re.IGNORECASE)


def address_of(url: str | None, house: House | None) -> str | None:
    """Return the address that all pages and fetches of one article share; None without a URL.

    Scheme `https`, host in lower case without `www.`, `m.` or `amp.`; tracking and page
    parameters dropped, the others sorted; no fragment, no trailing slash.
    """
    if not url:
        return None
    try:
        parts = urlsplit(url.strip())
        host = _MIRROR.sub("", parts.hostname or "")
    except ValueError:
        return None
    if not host or parts.scheme not in ("http", "https"):
        return None
    own = house.publisher.tracking if house else ()
    query = sorted(
        (name, value)
        for name, value in parse_qsl(parts.query)
        if not _TRACKING.fullmatch(name) and name not in own and not is_paging(name, value)
    )
    path = _AMP.sub("", parts.path)
    if house and house.publisher.page_in_path:
        path = re.sub(rf"(?:{house.publisher.page_in_path})$", "", path)
    return urlunsplit(("https", host, path or "/", urlencode(query), ""))


def is_paging(name: str, value: str) -> bool:
    """Whether a query parameter only says which page of the article this is."""
    return name.lower() in _PAGING and _PAGE_VALUE.fullmatch(value) is not None


def page_number(url: str | None) -> int | None:
    """Return the page that a URL asks for (`?page=2`); None if it does not say."""
    for name, value in _query(url):
        if is_paging(name, value) and value.isdigit() and name != "single":
            return int(value) or 1
    return None


def asks_for_all(url: str | None) -> bool:
    """Whether a URL asks for all pages at once (`?page=all`, `?showpage=all`, `?single=1`)."""
    return any(
        (name in _PAGING and value.lower() == "all") or (name == "single" and value == "1")
        for name, value in _query(url)
    )


def absolute(href: str | None, base: str | None) -> str | None:
    """Resolve a link against the page it stands on; as written where that cannot be done."""
    if not href or not base:
        return href
    try:
        return urljoin(base, href)
    except ValueError:
        return href


def _query(url: str | None) -> list[tuple[str, str]]:
    try:
        return parse_qsl(urlsplit(url).query) if url else []
    except ValueError:
        return []
