"""A page: fetched bytes, where they lay, and what the crawl said of them."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from konon.records.ids import PageId, page_id, sha256


class PageForm(StrEnum):
    """What the bytes of a page are."""

    HTML = "html"
    TEXT = "text"
    """A plain-text dump: page furniture and article as lines."""
    ROW = "row"
    """A corpus row: fields by name, `content` is the row as canonical JSON."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Location:
    """Where a page lay in the input.

    Attributes:
        file: Path below the argument that was read, with `/` between its parts.
        record: Byte offset of a WARC record, or 0-based row of a corpus; None for a whole file.
    """

    file: str
    record: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A corpus row's fields, already matched to their meaning; None where the row has none."""

    id: str | None = None
    url: str | None = None
    title: str | None = None
    text: str | None = None
    html: str | None = None
    published: str | None = None
    author: str | None = None
    outlet: str | None = None
    channel: str | None = None
    tags: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page as it came in.

    Attributes:
        content: The page's own bytes, after transfer and content decoding, never re-encoded.
        form: What those bytes are.
        location: Where they lay.
        url: Address they were fetched from, where the input says so.
        crawled_at: When they were fetched, where the input says so; never a publication time.
        charset: Encoding that the transport declared (HTTP header, MIME part), else None.
        row: The fields of a corpus row; None for other forms.
    """

    content: bytes
    form: PageForm
    location: Location
    url: str | None = None
    crawled_at: datetime | None = None
    charset: str | None = None
    row: Row | None = None

    @property
    def sha256(self) -> str:
        """SHA-256 of `content`, as hex."""
        return sha256(self.content)

    @property
    def id(self) -> PageId:
        """The page's name, made from its bytes."""
        return page_id(self.sha256)
