"""An article's address: its URL without what only tracks, or only turns pages."""

import re
from functools import cache
from urllib.parse import parse_qsl, quote_plus, urljoin, urlsplit, urlunsplit

import msgspec

from konon.articles.data_file import read_data_file
from konon.publishers.registry import House

_MIRROR = re.compile(r"^(?:(?:www|m|amp)\.)+(?=[^.]+\.[^.])")
_AMP = "/amp"
_NUMBER = re.compile(r"\d{1,2}")


class _Pages(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Parameters that number the pages of an article, and the values that ask for all."""

    numbers: frozenset[str]
    always: frozenset[str]
    single: frozenset[str]
    all: frozenset[str]
    scripts: tuple[str, ...]


class _Parameters(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The content of `address.toml`."""

    tracking: tuple[str, ...]
    dresses: frozenset[str]
    dress_values: frozenset[str]
    pages: _Pages

    def says_nothing(self, name: str, value: str) -> bool:
        """Whether a parameter tracks, or chooses another dress of the same page."""
        if name in self.dresses and value.lower() in self.dress_values:
            return True
        return any(re.fullmatch(pattern, name) for pattern in self.tracking)


@cache
def _parameters() -> _Parameters:
    return read_data_file("address.toml", _Parameters)


def address_of(url: str | None, house: House | None, *, is_paged: bool = False) -> str | None:
    """Return the address that all pages and fetches of one article share; None without a URL.

    Scheme `https`, host in lower case without `www.`, `m.` or `amp.`; tracking parameters dropped,
    the others sorted; no fragment, no trailing slash. A page number is dropped only where it is
    known to be one: `?hal=7` may as well be an article's own number.

    Args:
        url: The URL.
        house: The publisher, if known; a known one numbers pages, not articles, by such names.
        is_paged: Whether the page itself tells that its article is spread over numbered pages.
    """
    if not url:
        return None
    is_paged = is_paged or house is not None
    own = house.publisher.tracking if house else ()
    try:
        parts = urlsplit(url.strip())
        host = _MIRROR.sub("", parts.hostname or "")
        pairs = sorted(
            (name, value)
            for name, value in _pairs(parts.query)
            if not _parameters().says_nothing(name, value)
            and name not in own
            and not (is_paging(name, value) and (is_paged or _is_surely_paging(name, value)))
        )
        query = "&".join(_quoted(name, value) for name, value in pairs)
    except ValueError:
        return None
    if not host or parts.scheme not in ("http", "https"):
        return None
    path = parts.path.rstrip("/")
    while path.endswith(_AMP):
        path = path.removesuffix(_AMP).rstrip("/")
    if house and house.publisher.page_in_path:
        path = re.sub(rf"(?:{house.publisher.page_in_path})$", "", path)
    return urlunsplit(("https", host, path or "/", query, ""))


def is_paging(name: str, value: str) -> bool:
    """Whether a query parameter looks as if it only said which page of the article this is."""
    pages = _parameters().pages
    is_named = name.lower() in pages.numbers | pages.always | pages.single
    is_page = not value or value.lower() in pages.all or _NUMBER.fullmatch(value) is not None
    return is_named and is_page


def _is_surely_paging(name: str, value: str) -> bool:
    """Whether what looks like paging can be nothing else: by its name, or by having no number."""
    return name.lower() not in _parameters().pages.numbers or _NUMBER.fullmatch(value) is None


def page_number(url: str | None) -> int | None:
    """Return the page that a URL asks for (`?page=2`); None if it does not say."""
    for name, value in _query(url):
        if is_paging(name, value) and value.isdigit() and not _is_single(name):
            return int(value) or 1
    return None


def asks_for_all(url: str | None) -> bool:
    """Whether a URL asks for all pages at once (`?page=all`, `?showpage=all`, `?single=1`)."""
    every = _parameters().pages.all
    return any(
        is_paging(name, value) and (value.lower() in every or (value == "1" and _is_single(name)))
        for name, value in _query(url)
    )


def hangs_on_its_number(address: str) -> bool:
    """Whether an address without page number names no article: `berita.php`, or a front page."""
    parts = urlsplit(address)
    is_script = parts.path.lower().endswith(_parameters().pages.scripts)
    return not parts.query and (parts.path in ("", "/") or is_script)


def absolute(href: str | None, base: str | None) -> str | None:
    """Resolve a link against the page it stands on; as written where that cannot be done."""
    if not href or not base:
        return href
    try:
        return urljoin(base, href)
    except ValueError:
        return href


def _is_single(name: str) -> bool:
    return name.lower() in _parameters().pages.single


def _query(url: str | None) -> list[tuple[str, str]]:
    try:
        return _pairs(urlsplit(url).query) if url else []
    except ValueError:
        return []


def _pairs(query: str) -> list[tuple[str, str]]:
    """Part a query into names and values; a name without value counts, as in `index.php?12345`."""
    pairs = parse_qsl(query, keep_blank_values=True, errors="surrogateescape")
    return [(name, value) for name, value in pairs if name or value]


def _quoted(name: str, value: str) -> str:
    quoted = quote_plus(name, errors="surrogateescape")
    return f"{quoted}={quote_plus(value, errors='surrogateescape')}" if value else quoted
