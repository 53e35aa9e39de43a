"""What a page's metadata say of the article, each value with the place it stands in."""

from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

from konon.articles.address import absolute
from konon.articles.grammar import grammar
from konon.articles.headline import clean_title
from konon.articles.houses import (
    SECOND_LEVEL,
    claimed_addresses,
    find_house,
    host_evidence,
    is_of_one_publisher,
    is_web_address,
    publisher_name,
    site_name,
    tells_publisher,
)
from konon.articles.machine_times import modified_times, published_times
from konon.articles.meta_names import meta_names
from konon.markup.document import Document
from konon.markup.metadata import Json
from konon.publishers.registry import House, fold, host_of, registry, signs
from konon.records import Credit, CreditRole, Evidence, Medium, Timestamp, Value

_ROLES = {"author": CreditRole.REPORTER, "editor": CreditRole.EDITOR}


class MetadataReader:
    """Reads one page's metadata.

    Attributes:
        url: The article's canonical URL, else the one it was fetched from, where one is known.
        fetched: The URL it was fetched from.
    """

    def __init__(self, document: Document, fetched: str | None, *, know: bool = True) -> None:
        self._document = document
        self._meta = document.metadata
        self._article: Mapping[str, Json] = document.metadata.article or {}
        self.fetched = fetched
        self.url, self._host = self._canonical()
        found = find_house(document, fetched) if know else None
        self._house = found[0] if found else None
        self._named_by = found[1] if found else None
        self._own_names = self._house.names if self._house else self._names_it_gives()

    def house(self) -> House | None:
        """The publisher, known by address or by the site's name."""
        return self._house

    def _canonical(self) -> tuple[str | None, Evidence | None]:
        """The article's address, and what tells the host that publishes it."""
        own = host_evidence(self.fetched) if tells_publisher(self.fetched) else None
        for claim in claimed_addresses(self._meta):
            full = absolute(claim.exact, self.fetched)
            if not full or not is_web_address(full) or _is_front(full, self.fetched):
                continue
            if own is None or is_of_one_publisher(full, self.fetched):
                return full, own or (claim if tells_publisher(full) else None)
        return self.fetched, own

    def _names_it_gives(self) -> frozenset[str]:
        """Names of an unknown outlet: what the site calls itself, and its domain."""
        site = self._site_name()
        labels = [x for x in self._own_host().split(".")[:-1] if x not in SECOND_LEVEL]
        return frozenset(fold(x) for x in (site.value if site else "", *labels[-1:])) - {""}

    def _site_name(self) -> Value | None:
        name = site_name(self._meta) or publisher_name(self._meta)
        return Value(value=_folded(name.exact), evidence=name) if name else None

    def outlet(self) -> Value | None:
        """Who publishes: the house known at the address, else the name the site gives itself."""
        if self._house and self._named_by:
            return Value(value=self._house.outlet, evidence=self._named_by)
        if site := self._site_name():
            return site
        if self._host is None:
            return None
        return Value(value=self._own_host().removeprefix("www."), evidence=self._host)

    def _own_host(self) -> str:
        """The host that publishes the page; empty where none is known."""
        if self._host is None:
            return ""
        return host_of(self.fetched if tells_publisher(self.fetched) else self.url)

    def headline(self) -> Value | None:
        """The headline as the metadata give it, without the outlet's name at its end."""
        site = self._site_name()
        names = self._own_names | ({fold(site.value)} if site else set())
        offered = [("headline", Medium.JSON_LD, self._article.get("headline"))]
        offered += [(n, Medium.META, v) for n, v in self._all(*meta_names().headline)]
        offered.append(("title", Medium.META, self._meta.title))
        for where, medium, title in offered:
            if isinstance(title, str) and (cleaned := clean_title(_folded(title), names, fold)):
                evidence = Evidence(medium=medium, exact=title, where=where)
                return Value(value=cleaned, evidence=evidence)
        return None

    def is_house_name(self, name: str) -> bool:
        """Whether a word is a name of the outlet itself."""
        return fold(name) in self._own_names

    def signs(self, name: str) -> bool:
        """Whether a byline's end is the outlet's: its name, or a word that begins with it."""
        return signs(name, self._own_names)

    def is_section(self, name: str) -> bool:
        """Whether a name of the outlet is that of one of its rubrics (`detikHealth`)."""
        return self._house is not None and fold(name) in self._house.sections

    def channel(self) -> tuple[Value, ...]:
        """Rubrics, widest first: the breadcrumb's, else the section's."""
        for crumbs in self._meta.of_type("BreadcrumbList"):
            names = tuple(self._crumbs(crumbs))
            if names:
                return names
        section = self._article.get("articleSection")
        sections = section if isinstance(section, list) else [section]
        found = [
            _value(s, Medium.JSON_LD, "articleSection") for s in sections if isinstance(s, str)
        ]
        found += [_value(v, Medium.META, n) for n, v in self._all(*meta_names().channel)]
        return tuple(f for f in found[:1] if f.value)

    def _crumbs(self, crumbs: Mapping[str, Json]) -> Iterator[Value]:
        items = crumbs.get("itemListElement")
        for item in items if isinstance(items, list) else []:
            if not isinstance(item, dict):
                continue
            inner = item.get("item")
            name = item.get("name") or (inner.get("name") if isinstance(inner, dict) else None)
            if isinstance(name, str) and self.is_channel(name):
                yield _value(name, Medium.JSON_LD, "BreadcrumbList")

    def is_channel(self, name: str) -> bool:
        """Whether a breadcrumb names a rubric: not the front page, the outlet or the headline."""
        folded = fold(name)
        title = fold(str(self._article.get("headline") or self._meta.title or ""))
        return (
            bool(folded)
            and len(name) <= 40
            and not grammar().is_front(name)
            and (
                (not self.is_house_name(name) or self.is_section(name))
                and not (len(folded) > 12 and title.startswith(folded))
            )
        )

    def credits(self) -> tuple[Credit, ...]:
        """People named as author or editor."""
        found = [
            _credit(role, name, Medium.JSON_LD, key)
            for key, role in _ROLES.items()
            for name in _people(self._article.get(key))
            if self._is_person(name)
        ]
        named = {credit.role for credit in found}
        names = meta_names()
        for role, keys in (
            (CreditRole.REPORTER, names.reporter),
            (CreditRole.EDITOR, names.editor),
        ):
            if role in named:
                continue
            for key, value in self._all(*keys):
                if not value.startswith("http") and self._is_person(value):
                    found.append(_credit(role, value, Medium.META, key))
                    break
        return tuple(found)

    def _is_person(self, name: str) -> bool:
        return (
            bool(name)
            and not self.is_house_name(name)
            and not grammar().is_desk(name)
            and registry().may_be_person(name)
        )

    def times(self) -> tuple[Timestamp, ...]:
        """Times of publication, the most trusted first."""
        return tuple(published_times(self._document, self._house, self.url))

    def updates(self) -> tuple[Timestamp, ...]:
        """Times of the last change, likewise."""
        return tuple(modified_times(self._document, self._house))

    def withheld(self) -> bool:
        """Whether the page says that the article is for subscribers."""
        free = self._article.get("isAccessibleForFree")
        return free is False or (isinstance(free, str) and free.strip().lower() == "false")

    def _all(self, *names: str) -> list[tuple[str, str]]:
        return [(name, self._meta.meta[name]) for name in names if name in self._meta.meta]


def _value(text: str, medium: Medium, where: str) -> Value:
    return Value(value=_folded(text), evidence=Evidence(medium=medium, exact=text, where=where))


def _credit(role: CreditRole, name: str, medium: Medium, where: str) -> Credit:
    evidence = Evidence(medium=medium, exact=name, where=where)
    return Credit(role=role, name=_folded(name), label=None, evidence=evidence)


def _folded(text: str) -> str:
    return " ".join(text.split())


def _people(value: Json) -> Iterator[str]:
    for item in value if isinstance(value, list) else [value]:
        name = item.get("name") if isinstance(item, dict) else item
        for one in name if isinstance(name, list) else [name]:
            if isinstance(one, str) and one.strip() and not one.startswith("http"):
                yield from (part.strip() for part in one.split(",") if part.strip())


def _is_front(url: str, fetched: str | None) -> bool:
    """Whether a canonical link points to a front page although the page fetched is none."""
    return _path(url) == "" and _path(fetched) != ""


def _path(url: str | None) -> str:
    try:
        return urlsplit(url or "").path.strip("/")
    except ValueError:
        return ""
