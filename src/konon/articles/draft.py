"""An article in the making: pieces of text with what was recognised in them, in reading order."""

from dataclasses import dataclass, field

from konon.indonesian.timestamps import PrintedTime
from konon.publishers.registry import House
from konon.records import (
    Access,
    BlockKind,
    Credit,
    CreditRole,
    Method,
    Pagination,
    Timestamp,
    Value,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A line of the article to be.

    Attributes:
        kind: The block it becomes.
        text: Its words, NFC, on one line.
        notes: What was recognised in it; offsets count from the start of `text`.
    """

    kind: BlockKind
    text: str
    notes: "tuple[Note, ...]" = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A plain value; what it is, the kind of block says that prints such values (`CHANNEL` …)."""

    of: BlockKind
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceWords:
    """The place of a dateline."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CreditWords:
    """A person named for a role."""

    role: CreditRole
    label: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkWords:
    """The headline of another article, with the printed label and the link's target."""

    label: str | None
    href: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CaptionWords:
    """A caption; `credit` is the photo credit found in it."""

    credit: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeWords:
    """A printed time of publication, or of the last change."""

    printed: PrintedTime
    is_update: bool


Note = Words | PlaceWords | CreditWords | LinkWords | CaptionWords | TimeWords


@dataclass(slots=True, kw_only=True)
class Draft:
    """What reading a page gave, before it is written down as one text.

    Attributes:
        method: What read the page.
        rules: Name of the rule set, if one was used.
        house: The publisher, if known.
        outlet: The outlet's name with its evidence.
        url: The article's canonical address, if known.
        row_id: The corpus row's own id.
        pieces: Lines of the article in reading order.
        headline: A headline that stands outside the text (metadata), used if no piece has one.
        channel: Rubrics known from metadata, used if no piece has one.
        credits: Credits known from metadata, used for roles that no piece names.
        times: Publication times from metadata, the most trusted first.
        updates: Times of change from metadata, likewise.
        unread_time: What stands where the time of publication should, and is no time we can read.
        pagination: Where the page stands among the article's pages.
        is_cut: Whether the page is nested too deep for the parser, and its end was not seen.
        withheld: Whether the page says that the rest is for subscribers.
    """

    method: Method
    rules: str | None = None
    house: House | None = None
    outlet: Value | None = None
    url: str | None = None
    row_id: str | None = None
    pieces: list[Piece] = field(default_factory=list)
    headline: Value | None = None
    channel: tuple[Value, ...] = ()
    credits: tuple[Credit, ...] = ()
    times: tuple[Timestamp, ...] = ()
    updates: tuple[Timestamp, ...] = ()
    unread_time: str | None = None
    pagination: Pagination | None = None
    is_cut: bool = False
    withheld: bool = False

    def access(self) -> Access:
        """How much of the article the page gives."""
        if not any(piece.kind is BlockKind.PARAGRAPH for piece in self.pieces):
            return Access.EMPTY
        return Access.PAYWALLED if self.withheld else Access.FREE
