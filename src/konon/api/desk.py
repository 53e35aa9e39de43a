"""A database as Python users see it: ask for articles, search, look at the bytes."""

from collections.abc import Iterator
from datetime import date
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Self

from konon.api.conditions import Conditions
from konon.api.notebook import desk_html
from konon.api.tables import pandas_frame, polars_frame, table_of
from konon.errors import UsageError
from konon.indonesian.stems import stem_words
from konon.records import Article, Issue, Language, PageId
from konon.store import ArticleRow, Capture, Counts, Fault, Hit, Order, Reader, Run, Version

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

_ROWS_SHOWN = 10


def open(path: Path | str) -> "Konon":  # noqa: A001 konon.open is what it does
    """Open a database to read from it; also while a run writes to it.

    Raises:
        StoreError: There is no such file, or it may not be read.
        DamagedStoreError: The file is no Konon database.
        NewerStoreError: A newer Konon wrote it.
    """
    return Konon(Reader.open(Path(path), stems=stem_words))


def default_database(folder: Path) -> Path:
    """Return the only `*.konon` file in a folder.

    Raises:
        UsageError: There is none, or more than one; the message says what to do.
    """
    found = sorted(folder.glob("*.konon"))
    if len(found) == 1:
        return found[0]
    if not found:
        raise UsageError(
            "There is no .konon file in this folder. Name one with --from, or make one: "
            "konon run PATH --to news.konon"
        )
    names = ", ".join(path.name for path in found)
    raise UsageError(f"There are several databases here ({names}). Choose one with --from.")


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
        conditions = Conditions(
            outlet=outlet, network=network, language=language, since=since, until=until
        )
        return self._reader.articles(conditions.added_to(query), limit=limit, after=after)

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
        conditions = Conditions(
            outlet=outlet, network=network, language=language, since=since, until=until, order=order
        )
        return self._reader.search(conditions.added_to(query), limit=limit, after=after)

    def article(self, id: str) -> Article:  # noqa: A002 the record's own word
        """Return an article by its id, or by the beginning of it if that is unique.

        Raises:
            NotFoundError: None or several begin so.
            UsageError: Fewer than four characters were given.
        """
        return self._reader.article(id)

    def whole_articles(self) -> Iterator[Article]:
        """Yield all listed articles with their texts, the newest first; for exports."""
        return (self._reader.article(row.id) for row in self._reader.articles())

    def versions(self, address: str) -> tuple[Version, ...]:
        """Return all versions of the article at an address, the first published first."""
        return self._reader.versions(address)

    def issues(self) -> Iterator[Issue]:
        """Yield what could not be read, and why, by the file in which it lay."""
        return self._reader.issues()

    def runs(self) -> tuple[Run, ...]:
        """Return the runs that wrote here, the first first."""
        return self._reader.runs()

    def counts(self) -> Counts:
        """Count what the database holds."""
        return self._reader.counts()

    def dump(self) -> Iterator[bytes]:
        """Yield the whole database as JSON lines in canonical order, without run metadata."""
        return self._reader.dump()

    def check(self) -> Iterator[Fault]:
        """Yield every contradiction in the database; none is the good answer."""
        return self._reader.check()

    def pages_of(self, id: str) -> tuple[PageId, ...]:  # noqa: A002 the record's own word
        """Return every page that gave an article, also those that gave it a second time.

        `Article.pages` names the ones it was read from. Of a stitched article, its parts in reading
        order.

        Raises:
            NotFoundError: None or several begin so.
            UsageError: Fewer than four characters were given.
        """
        return self._reader.pages_of(id)

    def captures(self, page: str) -> tuple[Capture, ...]:
        """Return every place where a page's bytes lay, the one it was read from first."""
        return self._reader.captures(page)

    def page_bytes(self, id: str) -> bytes:  # noqa: A002 the record's own word
        """Return a page's own bytes; an article names its pages in `Article.pages`.

        Raises:
            NotFoundError: There is no such page, or its bytes were not kept.
        """
        return self._reader.page_bytes(id)

    def backup(self, to: Path | str) -> None:
        """Copy the whole database to a new file, also while a run writes to it.

        Raises:
            StoreError: `to` exists or may not be written.
            DiskFullError: No room; nothing is left behind.
        """
        self._reader.backup(Path(to))

    def arrow(self, table: str = "articles") -> "pyarrow.Table":
        """Return a table (`articles` or `issues`) for Arrow, DuckDB, Parquet.

        Raises:
            UsageError: There is no such table.
        """
        return table_of(self._reader, table)

    def polars(self, table: str = "articles") -> "polars.DataFrame":
        """Return a table as a Polars frame.

        Raises:
            UsageError: There is no such table, or Polars is not installed.
        """
        return polars_frame(self.arrow(table))

    def pandas(self, table: str = "articles") -> "pandas.DataFrame":
        """Return a table as a pandas frame.

        Raises:
            UsageError: There is no such table, or pandas is not installed.
        """
        return pandas_frame(self.arrow(table))

    def _repr_html_(self) -> str:
        return desk_html(self.path, self.counts(), islice(self.articles(), _ROWS_SHOWN))
