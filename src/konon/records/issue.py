"""An issue: what could not be read or understood, and why; stored like any other record."""

from dataclasses import dataclass
from enum import StrEnum

from konon.records.ids import IssueId, PageId, issue_id
from konon.records.page import Location


class Reason(StrEnum):
    """Why something was not read. The words are shown to users; keep them stable."""

    EMPTY = "empty"
    """No bytes, or nothing but white space."""
    BINARY = "binary"
    """Bytes that are no text in any encoding."""
    UNKNOWN_FORM = "unknown-form"
    """No reader knows files of this kind."""
    TOO_LARGE = "too-large"
    TRUNCATED = "truncated"
    """The file ends in the middle of a record or a compressed stream."""
    CORRUPT = "corrupt"
    """A container (gzip, WARC, Parquet, MHTML …) contradicts its own format."""
    BOMB = "bomb"
    """A compressed file that unpacks to more than the limit."""
    NOT_PERMITTED = "not-permitted"
    MISSING_COLUMN = "missing-column"
    """A corpus without a column for the text."""
    BAD_ROW = "bad-row"
    NO_ARTICLE = "no-article"
    """A page that holds no article: a menu, a list, an error page."""
    TIMEOUT = "timeout"
    """Reading took longer than its limit; the process was ended."""
    MEMORY = "memory"
    """Reading needed more memory than its limit; the process was ended."""
    CRASH = "crash"
    """The process that read the page died."""
    ERROR = "error"
    """Our own code failed on the page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """Something not read, with its reason.

    Attributes:
        stage: The stage of the pipeline that met it (`intake.pages`, `articles.extract` …).
        reason: Why, as one of a fixed set.
        message: A sentence for people: what happened and what to do next.
        location: Where the input lay.
        page: The page, where one had been made of it.
        url: The page's address, where known.
    """

    stage: str
    reason: Reason
    message: str
    location: Location
    page: PageId | None = None
    url: str | None = None

    @property
    def id(self) -> IssueId:
        """The issue's name, made from what it is about."""
        where = f"{self.location.file}#{self.location.record}"
        return issue_id(self.stage, self.reason, self.page or "", where)
