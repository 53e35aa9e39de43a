"""What a page says of itself outside its text: JSON-LD, meta elements, title and links."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import msgspec
from lxml import etree

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]
"""A JSON value."""

_RANKS = (
    frozenset(
        "NewsArticle ReportageNewsArticle AnalysisNewsArticle BackgroundNewsArticle "
        "OpinionNewsArticle ReviewNewsArticle Article BlogPosting LiveBlogPosting".split()
    ),
    frozenset("MediaGallery ImageGallery".split()),
    frozenset(("VideoObject",)),
)
"""Types of schema.org that may describe the article: an article before a gallery before a video."""

_WRAPPING = re.compile(
    r"^\s*(?:<!--|//<!\[CDATA\[|/\*<!\[CDATA\[\*/)|(?:-->|//\]\]>|/\*\]\]>\*/)\s*$"
)
_CONTROL = re.compile(r"[\x00-\x1f]+")
_LONE_SURROGATE = re.compile(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}(?!\\u[dD][c-fC-F])"
    r"|(?<!\\u[dD][89abAB][0-9a-fA-F]{2})\\u[dD][c-fC-F][0-9a-fA-F]{2}"
)
_TRAILING_COMMA = re.compile(r",\s*([}\]])")
_LONGEST_SCRIPT = 4_000_000


@dataclass(frozen=True, slots=True)
class Metadata:
    """Metadata of one page.

    Attributes:
        meta: Content of `<meta>` elements by lower-case name, property or itemprop; the first wins.
        ld: JSON-LD objects, `@graph` and lists unrolled; what best describes the article first.
        title: Text of `<title>`.
        canonical: Target of `<link rel=canonical>`.
        language: The `lang` of the root element.
    """

    meta: Mapping[str, str]
    ld: tuple[Mapping[str, Json], ...]
    title: str | None
    canonical: str | None
    language: str | None

    def first(self, *names: str) -> tuple[str, str] | None:
        """Return name and content of the first of these `<meta>` elements that has content."""
        for name in names:
            value = self.meta.get(name)
            if value:
                return name, value
        return None

    @property
    def article(self) -> Mapping[str, Json] | None:
        """The JSON-LD object that describes the article, if there is one."""
        return self.ld[0] if self.ld and _rank(self.ld[0]) < len(_RANKS) else None

    def of_type(self, kind: str) -> Iterator[Mapping[str, Json]]:
        """Yield the JSON-LD objects of a schema.org type."""
        return (o for o in self.ld if kind in types_of(o))


def types_of(item: Mapping[str, Json]) -> frozenset[str]:
    """Return the schema.org types that a JSON-LD object claims."""
    kind = item.get("@type")
    kinds = kind if isinstance(kind, list) else [kind]
    return frozenset(k.rsplit("/", 1)[-1] for k in kinds if isinstance(k, str))


def read_metadata(root: etree._Element) -> Metadata:
    """Collect the metadata of a parsed page."""
    meta: dict[str, str] = {}
    canonical = title = None
    scripts: list[str] = []
    for element in root.iter("meta", "link", "title", "script"):
        match element.tag:
            case "meta":
                _keep_meta(meta, element)
            case "link":
                if canonical is None and (element.get("rel") or "").lower() == "canonical":
                    canonical = (element.get("href") or "").strip() or None
            case "title":
                if title is None and element.text:
                    title = " ".join(element.text.split())
            case _:
                if "ld+json" in (element.get("type") or "") and element.text:
                    scripts.append(element.text)
    objects = [o for text in scripts for o in _objects(text)]
    objects.sort(key=_rank)
    return Metadata(
        meta=meta,
        ld=tuple(objects),
        title=title,
        canonical=canonical,
        language=(root.get("lang") or root.get("xml:lang")),
    )


def _rank(item: Mapping[str, Json]) -> int:
    """How far an object is from describing an article; `len(_RANKS)` where it does not."""
    types = types_of(item)
    return next((n for n, kinds in enumerate(_RANKS) if types & kinds), len(_RANKS))


def _keep_meta(meta: dict[str, str], element: etree._Element) -> None:
    content = (element.get("content") or "").strip()
    if not content:
        return
    for attribute in ("property", "name", "itemprop", "http-equiv"):
        name = element.get(attribute)
        if name:
            meta.setdefault(name.strip().lower(), content)


def _objects(text: str) -> Iterator[Mapping[str, Json]]:
    waiting = [parse_json(text)]
    for item in waiting:  # which grows meanwhile
        if isinstance(item, list):
            waiting.extend(item)
        elif isinstance(item, dict):
            yield item
            graph = item.get("@graph")
            if isinstance(graph, list):
                waiting.extend(graph)


def parse_json(text: str) -> Json:
    """Parse JSON as portals write it (raw line breaks, trailing commas); None if hopeless."""
    if len(text) > _LONGEST_SCRIPT:
        return None
    for attempt in (_as_written, _mended):
        try:
            value: Json = msgspec.json.decode(attempt(text).encode("utf-8", "replace"))
        except (msgspec.DecodeError, RecursionError):
            continue
        return value
    return None


def _as_written(text: str) -> str:
    return text


def _mended(text: str) -> str:
    bare = _WRAPPING.sub("", text.strip())
    whole = _LONE_SURROGATE.sub("", _CONTROL.sub(" ", bare))
    return _TRAILING_COMMA.sub(r"\1", whole).rstrip("; ")
