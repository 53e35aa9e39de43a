"""A database as Python users see it: ask for articles, search, look at the bytes."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Self

from konon.records import Article, Issue, Language
from konon.store import ArticleRow, Capture, Counts, Fault, Hit, Order, Reader, Run, Version

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow


def open(path: Path | str) -> "Konon":  # noqa: A001 konon.open is what it does
    """Open a database to read from it; also while a run writes to it.

    Raises:
        StoreError: There is no such file, or it may not be read.
        DamagedStoreError: The file is no Konon database.
        NewerStoreError: A newer Konon wrote it.
    """
    raise NotImplementedError


def default_database(folder: Path) -> Path:
    """Return the only `*.konon` file in a folder.

    Raises:
        UsageError: There is none, or more than one; the message says what to do.
    """
    raise NotImplementedError


class Konon:
    """An open database; it is never changed through this class.

    Attributes:
        path: The file.
    """

    def __init__(self, reader: Reader) -> None:
        self.path = reader.path
        self._reader = reader

    def close(self) -> None:
        """Close the file."""
        self._reader.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def articles(
        self,
        query: str = "",
        *,
        outlet: str | None = None,
        network: str | None = None,
        language: Language | str | None = None,
        since: date | str | None = None,
        until: date | str | None = None,
        limit: int | None = None,
        after: str | None = None,
    ) -> Iterator[ArticleRow]:
        """Yield articles as lists show them, the newest first.

        Args:
            query: A line of search words (see `search`); all articles by default.
            outlet: The outlet's name, upper and lower case alike.
            network: The network's name, likewise.
            language: Language of the body, as ISO 639 (`id`).
            since: First day of publication, as a date or `2025-06-30`.
            until: Last day of publication, itself included.
            limit: How many at most.
            after: Id of the last article seen, to go on behind it.

        Raises:
            UsageError: A condition cannot be understood.
            NotFoundError: There is no article `after`.
        """
        raise NotImplementedError

    def search(
        self,
        query: str,
        *,
        outlet: str | None = None,
        network: str | None = None,
        language: Language | str | None = None,
        since: date | str | None = None,
        until: date | str | None = None,
        order: Order | str = Order.NEWEST,
        limit: int | None = None,
        after: str | None = None,
    ) -> Iterator[Hit]:
        """Yield the articles that hold all words of a query, each with a snippet around them.

        Args:
            query: Words in any form (`banjir` finds `kebanjiran`), `"exact phrases"`, `prefix*`,
                and the conditions below as `outlet:detikcom since:2025-06-01`.
            outlet: As for `articles`; so are the other conditions.
            network: See `articles`.
            language: See `articles`.
            since: See `articles`.
            until: See `articles`.
            order: `newest` or `relevance`.
            limit: How many at most.
            after: Id of the last article seen, to go on behind it.

        Raises:
            UsageError: The query cannot be understood.
            NotFoundError: There is no article `after`.
        """
        raise NotImplementedError

    def article(self, id: str) -> Article:  # noqa: A002 the record's own word
        """Return an article by its id, or by the beginning of it if that is unique.

        Raises:
            NotFoundError: None or several begin so.
            UsageError: Fewer than four characters were given.
        """
        raise NotImplementedError

    def whole_articles(self) -> Iterator[Article]:
        """Yield all listed articles with their texts, the newest first; for exports."""
        raise NotImplementedError

    def versions(self, address: str) -> tuple[Version, ...]:
        """Return all versions of the article at an address, the first published first."""
        raise NotImplementedError

    def issues(self) -> Iterator[Issue]:
        """Yield what could not be read, and why, by the file in which it lay."""
        raise NotImplementedError

    def runs(self) -> tuple[Run, ...]:
        """Return the runs that wrote here, the first first."""
        raise NotImplementedError

    def counts(self) -> Counts:
        """Count what the database holds."""
        raise NotImplementedError

    def dump(self) -> Iterator[bytes]:
        """Yield the whole database as JSON lines in canonical order, without run metadata."""
        raise NotImplementedError

    def check(self) -> Iterator[Fault]:
        """Yield every contradiction in the database; none is the good answer."""
        raise NotImplementedError

    def captures(self, page: str) -> tuple[Capture, ...]:
        """Return every place where a page's bytes lay, the one it was read from first."""
        raise NotImplementedError

    def page_bytes(self, id: str) -> bytes:  # noqa: A002 the record's own word
        """Return a page's own bytes; an article names its pages in `Article.pages`.

        Raises:
            NotFoundError: There is no such page, or its bytes were not kept.
        """
        raise NotImplementedError

    def backup(self, to: Path | str) -> None:
        """Copy the whole database to a new file, also while a run writes to it.

        Raises:
            StoreError: `to` exists or may not be written.
            DiskFullError: No room; nothing is left behind.
        """
        raise NotImplementedError

    def arrow(self, table: str = "articles") -> "pyarrow.Table":
        """Return a table (`articles` or `issues`) for Arrow, DuckDB, Parquet.

        Raises:
            UsageError: There is no such table.
        """
        raise NotImplementedError

    def polars(self, table: str = "articles") -> "polars.DataFrame":
        """Return a table as a Polars frame.

        Raises:
            UsageError: There is no such table, or Polars is not installed.
        """
        raise NotImplementedError

    def pandas(self, table: str = "articles") -> "pandas.DataFrame":
        """Return a table as a pandas frame.

        Raises:
            UsageError: There is no such table, or pandas is not installed.
        """
        raise NotImplementedError

    def _repr_html_(self) -> str:
        raise NotImplementedError
