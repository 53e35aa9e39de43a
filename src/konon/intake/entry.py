"""An entry: one stream of bytes of a known form, ready for the reader of that form."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from typing import BinaryIO, Protocol

from konon.intake.options import IntakeOptions
from konon.records import Issue, Page


class Form(Enum):
    """What an input is."""

    EMPTY = auto()
    BINARY = auto()
    UNKNOWN = auto()
    GZIP = auto()
    ZSTD = auto()
    ZIP = auto()
    WARC = auto()
    HTML = auto()
    MHTML = auto()
    TEXT = auto()
    DELIMITED = auto()
    JSON_LINES = auto()
    JSON = auto()
    PARQUET = auto()
    FEED = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A stream to read.

    Attributes:
        file: Path below the argument; a member of an archive stands behind `!`.
        form: What the bytes are, once unpacked.
        stream: The bytes, from the start, with room to peek.
        is_gzip: Whether the stream is still packed: WARC files are unpacked record by record.
    """

    file: str
    form: Form
    stream: BinaryIO
    is_gzip: bool = False


class Reader(Protocol):
    """Makes pages of an entry; raises BadInputError where the rest of it cannot be read."""

    def __call__(self, entry: Entry, options: IntakeOptions) -> Iterator[Page | Issue]:
        """Yield pages and issues in the order of the entry."""
        ...
