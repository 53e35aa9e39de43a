"""An article: what a page says in its own name, as typed blocks of one immutable text."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from konon.records.ids import ArticleId, PageId
from konon.records.span import Evidence, Value


class BlockKind(StrEnum):
    """What a block of an article's text is."""

    HEADLINE = "headline"
    CHANNEL = "channel"
    TIME = "time"
    DECK = "deck"
    """A summary between headline and body, printed by the outlet."""
    CAPTION = "caption"
    PARAGRAPH = "paragraph"
    SUBHEAD = "subhead"
    RELATED = "related"
    """A link to another article (`Baca juga: …`), printed among the paragraphs or below them."""
    ORIGIN = "origin"
    """A line that names where the material comes from."""
    CREDIT = "credit"
    TAGS = "tags"


BODY_KINDS = frozenset({BlockKind.PARAGRAPH, BlockKind.SUBHEAD})
"""The kinds that make up the body."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A line of the article's text; `start` and `end` count code points. Blocks never overlap."""

    kind: BlockKind
    start: int
    end: int


class Precision(StrEnum):
    """How finely a time was printed."""

    DAY = "day"
    MINUTE = "minute"
    SECOND = "second"


class ZoneBasis(StrEnum):
    """How a time's zone is known."""

    PRINTED = "printed"
    """A zone name or an offset stands beside the clock."""
    ASSUMED = "assumed"
    """None is printed; it is the zone the outlet keeps."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Timestamp:
    """A moment as a page prints it.

    Attributes:
        value: The moment, with the offset as printed or assumed. At DAY precision the clock is
            00:00 and means nothing.
        precision: How finely it was printed.
        zone: The zone's name or offset as printed (`WIB`, `+07:00`); None when assumed.
        zone_basis: Whether the zone was printed or assumed.
        evidence: The words it was read from.
    """

    value: datetime
    precision: Precision
    zone: str | None
    zone_basis: ZoneBasis
    evidence: Evidence

    def isoformat(self) -> str:
        """Return ISO 8601, cut to the printed precision."""
        if self.precision is Precision.DAY:
            return self.value.date().isoformat()
        return self.value.isoformat(timespec="seconds")


class CreditRole(StrEnum):
    """What a named person did for the article."""

    REPORTER = "reporter"
    EDITOR = "editor"
    PHOTOGRAPHER = "photographer"
    VIDEOGRAPHER = "videographer"
    VIDEO_PRODUCTION = "video_production"
    INITIALS = "initials"
    """House initials at the end, as in `(suc/up)`; nobody's name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """A person or desk named for a role; `label` is the printed word, None where none stands."""

    role: CreditRole
    name: str
    label: str | None
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Caption:
    """The words under a picture, whole, with the photo credit found in them."""

    value: str
    credit: str | None
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class RelatedLink:
    """A link to another article: its headline and, where there is one, its target as printed."""

    headline: str
    href: str | None
    label: str | None
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginLine:
    """A line that says where the material comes from; kept as evidence, not yet resolved."""

    exact: str
    evidence: Evidence


class Language(StrEnum):
    """Language of the body, as ISO 639."""

    INDONESIAN = "id"
    MALAY = "ms"
    ENGLISH = "en"
    JAVANESE = "jv"
    SUNDANESE = "su"
    OTHER = "und"


class Access(StrEnum):
    """How much of the article the page gives."""

    FREE = "free"
    PAYWALLED = "paywalled"
    EMPTY = "empty"
    """No body paragraph was found."""


class Method(StrEnum):
    """What read the page."""

    RULES = "rules"
    GENERIC = "generic"
    FALLBACK = "fallback"
    """The last resort: a general-purpose extractor chose the body. Treat with care."""
    DUMP = "dump"
    ROW = "row"


@dataclass(frozen=True, slots=True, kw_only=True)
class Absence:
    """Why a field is empty."""

    field: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pagination:
    """Where a page stands in an article that is spread over several.

    Attributes:
        count: Number of pages of the article; None where it is known only that more follow.
        number: This page's number, from 1.
        have: Numbers of the pages that this article was read from.
    """

    count: int | None
    number: int
    have: tuple[int, ...]

    @property
    def missing(self) -> tuple[int, ...]:
        """Numbers of the pages that were not in the crawl."""
        return tuple(n for n in range(1, (self.count or 0) + 1) if n not in self.have)


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A news article (schema.org NewsArticle) as read from one page, or from several stitched.

    Attributes:
        id: Name made from `address` and `text`.
        address: The article's own address: its canonical URL without tracking and page numbers,
            or the page's id where no URL is known. Versions of one article share it.
        pages: The pages it was read from, in reading order.
        row_id: The corpus row's own id, where it has one.
        url: Canonical URL as the page gives it, else the URL it was fetched from.
        publisher: Name of the publisher's rule file; None for an unknown portal.
        outlet: Who publishes.
        network: The group the outlet belongs to.
        channel: Rubrics from the widest to the narrowest.
        dates: Every publication time that the page offers, the chosen one first.
        text: All blocks joined by newlines, NFC; never re-derived.
        text_sha256: Hash of `text` in UTF-8.
        blocks: What each stretch of `text` is, in order.
        method: What read it. `rules` names the rule set and its date.
        absent: Why a field is empty, for `url`, `outlet`, `headline`, `channel`, `published`,
            `modified`, `dateline` and `credits`. The other lists, `network` and `pagination` may be
            empty without a reason: the page prints nothing of the kind.
    """

    id: ArticleId
    address: str
    pages: tuple[PageId, ...]
    row_id: str | None
    url: str | None
    publisher: str | None
    outlet: Value | None
    network: str | None
    headline: Value | None
    channel: tuple[Value, ...]
    published: Timestamp | None
    modified: Timestamp | None
    dates: tuple[Timestamp, ...]
    dateline: Value | None
    text: str
    text_sha256: str
    blocks: tuple[Block, ...]
    captions: tuple[Caption, ...]
    credits: tuple[Credit, ...]
    tags: tuple[Value, ...]
    related: tuple[RelatedLink, ...]
    origins: tuple[OriginLine, ...]
    language: Language
    pagination: Pagination | None
    access: Access
    method: Method
    rules: str | None
    absent: tuple[Absence, ...]

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The body alone: paragraphs and subheads in order."""
        return tuple(self.text[b.start : b.end] for b in self.blocks if b.kind in BODY_KINDS)

    @property
    def is_complete(self) -> bool:
        """Whether all pages of the article were read and none of it was withheld."""
        if self.access is not Access.FREE:
            return False
        paged = self.pagination
        return paged is None or (paged.count is not None and not paged.missing)

    @property
    def is_part(self) -> bool:
        """Whether this is one page of an article that is spread over several."""
        return self.pagination is not None and len(self.pagination.have) == 1
