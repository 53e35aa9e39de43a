"""What a run hands to the store: pages with what they gave, committed a batch at a time."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from konon.records import Article, Issue, Page, PageForm, PageId

Preference = tuple[bool, str, str, str, int, str, str]
"""Sorts the captures of one page; see `Capture.preference`."""

Stems = Callable[[str], Sequence[str]]
"""Turns a text into the stems of its words, in order; what search matches on."""

Stitch = Callable[[Sequence[Article]], Article | None]
"""Joins the parts of one article, sorted by page number; None if they cannot be joined."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """One place where the bytes of a page lay; a page may have many.

    Attributes:
        page: The page found there.
        file: Path below the argument that was read.
        record: Byte offset of a WARC record, or row of a corpus; None for a whole file.
        url: Address the bytes were fetched from, where known.
        crawled_at: When they were fetched, where known.
        form: What the bytes were taken for.
        charset: Encoding that the transport declared.
    """

    page: PageId
    file: str
    record: int | None = None
    url: str | None = None
    crawled_at: datetime | None = None
    form: PageForm = PageForm.HTML
    charset: str | None = None

    @classmethod
    def of(cls, page: Page, page_id: PageId | None = None) -> "Capture":
        """Return where `page` lay; give `page_id` to spare hashing the bytes again."""
        return cls(
            page=page_id or page.id,
            file=page.location.file,
            record=page.location.record,
            url=page.url,
            crawled_at=page.crawled_at,
            form=page.form,
            charset=page.charset,
        )

    @property
    def crawled_utc(self) -> int | None:
        """Crawl time as whole seconds since 1970; a time without a zone counts as UTC."""
        if self.crawled_at is None:
            return None
        zoned = self.crawled_at if self.crawled_at.tzinfo else self.crawled_at.replace(tzinfo=UTC)
        return int(zoned.timestamp())

    @property
    def preference(self) -> Preference:
        """The capture of a page that sorts first is the one that the page is read from."""
        return (
            self.url is None,
            self.url or "",
            self.crawled_at.isoformat() if self.crawled_at else "",
            self.file,
            -1 if self.record is None else self.record,
            self.form,
            self.charset or "",
        )


class Known(StrEnum):
    """What the store already has of a page that lies at some place."""

    UNREAD = "unread"
    """Read it, and commit the reading: it is new, or this place or these stages come before."""
    ELSEWHERE = "elsewhere"
    """It was read from another place; commit only that it also lies here."""
    DONE = "done"
    """Nothing to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageReading:
    """A page and what the stages made of it: an article, or an issue that says why not."""

    page: Page
    outcome: Article | Issue


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """What is committed together or not at all.

    Attributes:
        readings: Pages that were read.
        captures: Further places of pages that were read before (`Known.ELSEWHERE`).
        issues: What could not be made a page.
    """

    readings: Sequence[PageReading] = ()
    captures: Sequence[Capture] = ()
    issues: Sequence[Issue] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """What the pages gave that one run has read; a page counts once, wherever it lay."""

    articles: int
    issues: int
