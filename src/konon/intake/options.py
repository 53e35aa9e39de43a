"""What a caller may ask of intake: column names and limits."""

from dataclasses import dataclass, fields
from typing import BinaryIO, Self

from konon.errors import UsageError

MIB = 1 << 20
GIB = 1 << 30


@dataclass(frozen=True, slots=True)
class Stdin:
    """Standard input as one of the inputs; `stream` stands in for it, in tests for example."""

    stream: BinaryIO | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnNames:
    """Names of a corpus's columns as the user gives them; None leaves a column to be recognised.

    The names of the fields are the words that `--columns` knows.
    """

    text: str | None = None
    html: str | None = None
    url: str | None = None
    title: str | None = None
    date: str | None = None
    time: str | None = None
    author: str | None = None
    outlet: str | None = None
    channel: str | None = None
    tags: str | None = None
    id: str | None = None

    @classmethod
    def parse(cls, pairs: str) -> Self:
        """Read `text=isi,url=tautan`.

        Args:
            pairs: Column and its name in the corpus, separated by commas.

        Raises:
            UsageError: A pair is not of this form or names no known column.
        """
        known = {field.name for field in fields(cls)}
        names: dict[str, str] = {}
        for pair in filter(None, map(str.strip, pairs.split(","))):
            column, _, name = (part.strip() for part in pair.partition("="))
            if column not in known or not name:
                raise UsageError(
                    f"{pair!r} names no column: write COLUMN=NAME, where COLUMN is one of "
                    f"{', '.join(sorted(known))}."
                )
            names[column] = name
        return cls(**names)


@dataclass(frozen=True, slots=True, kw_only=True)
class IntakeOptions:
    """How input is read.

    Attributes:
        columns: Column names that the user gives; None when all are to be recognised.
        max_page_bytes: A larger page becomes an issue and is not kept in memory.
        max_unpacked_bytes: Where reading a compressed file stops.
        max_ratio: A compressed file that unpacks to more than so many times its size is a bomb.
    """

    columns: ColumnNames | None = None
    max_page_bytes: int = 64 * MIB
    max_unpacked_bytes: int = 256 * GIB
    max_ratio: int = 200
