"""The reader: articles, pages, issues and runs out of a `.konon` file, also while it is written."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import dropwhile, islice
from pathlib import Path
from types import TracebackType

import apsw

from konon.errors import NotFoundError, StoreError, UsageError
from konon.records import (
    Article,
    ArticleId,
    Issue,
    PageId,
)
from konon.store.batch import Capture, Stems
from konon.store.checking import faults
from konon.store.codec import decompress
from konon.store.connection import errors_explained, open_for_reading
from konon.store.dump import dump_lines
from konon.store.history import count_all, list_issues, list_runs
from konon.store.ledger import capture_from_row
from konon.store.listing import ROW_COLUMNS, article_row, list_rows
from konon.store.matching import Matcher
from konon.store.query import ArticleQuery, Order
from konon.store.shelf import load_article
from konon.store.views import ArticleRow, Counts, Fault, Hit, Run, Version

_SHORTEST_PREFIX = 4
_AMBIGUOUS_SHOWN = 5


class Reader:
    """A view into a `.konon` file; it never changes it.

    Attributes:
        path: The database file.
    """

    def __init__(self, connection: apsw.Connection, path: Path, *, stems: Stems) -> None:
        self.path = path
        self._connection = connection
        self._stems = stems

    @classmethod
    def open(cls, path: Path, *, stems: Stems) -> "Reader":
        """Open a database to read from it; `stems` as the writer was given.

        Raises:
            StoreError: The file is missing, holds nothing, or may not be read.
            DamagedStoreError: The file is no Konon database.
            NewerStoreError: A newer Konon wrote it.
        """
        return cls(open_for_reading(path), path, stems=stems)

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def __enter__(self) -> "Reader":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def article(self, article_id: str) -> Article:
        """Return an article by its id, or by the beginning of it if that is unique.

        Raises:
            NotFoundError: None or several begin so.
            UsageError: Fewer than four characters were given.
        """
        with errors_explained(self.path):
            return load_article(self._connection, self._complete_id(article_id))

    def articles(
        self,
        query: ArticleQuery | None = None,
        *,
        limit: int | None = None,
        after: str | None = None,
    ) -> Iterator[ArticleRow]:
        """Yield the articles that a query finds, as lists show them.

        Args:
            query: What is wanted; everything by default. Parts of stitched articles never are.
            limit: How many at most.
            after: Id of the last article seen, to go on behind it.

        Raises:
            NotFoundError: There is no article `after`.
            UsageError: The query's terms hold no word.
        """
        for row, _ in self._found(query or ArticleQuery(), limit, after):
            yield row

    def search(
        self, query: ArticleQuery, *, limit: int | None = None, after: str | None = None
    ) -> Iterator[Hit]:
        """Yield the articles that a query finds, each with the words that were found.

        Arguments and errors as for `articles`; moreover:

        Raises:
            UsageError: The query asks for nothing.
        """
        if query.wants_all:
            raise UsageError("there is nothing to search for; give a word, or list all: konon ls")
        matcher = Matcher(query.terms, self._stems)
        for row, article in self._found(query, limit, after):
            with errors_explained(self.path):
                whole = article or load_article(self._connection, row.id)
            yield Hit(
                row=row,
                headline_marks=matcher.marks(row.headline or ""),
                snippet=matcher.snippet(whole),
            )

    def versions(self, address: str) -> tuple[Version, ...]:
        """Return all versions of the article at an address, the first published first."""
        with errors_explained(self.path):
            rows = self._connection.execute(
                f"SELECT version, {ROW_COLUMNS} FROM article_versions "  # noqa: S608 our own names
                "JOIN articles ON articles.number = article_versions.article "
                "WHERE article_versions.address = ? ORDER BY version",
                (address,),
            )
            return tuple(Version(number=number, row=article_row(row)) for number, *row in rows)

    def pages_of(self, article_id: str) -> tuple[PageId, ...]:
        """Return every page that gave an article; of a stitched one in reading order."""
        with errors_explained(self.path):
            whole_id = self._complete_id(article_id)
            rows = self._connection.execute(
                "SELECT page_id FROM article_pages WHERE article = "
                "(SELECT number FROM articles WHERE id = ?)",
                (whole_id,),
            )
            return tuple(PageId(page) for (page,) in rows)

    def page_bytes(self, page: str) -> bytes:
        """Return the page's own bytes.

        Raises:
            NotFoundError: There is no such page, or its bytes were not kept.
        """
        with errors_explained(self.path):
            row = self._connection.execute(
                "SELECT bytes FROM pages WHERE id = ?", (page,)
            ).fetchone()
            if row is None:
                raise NotFoundError(f"no page {page} in {self.path}")
            if row[0] is None:
                raise NotFoundError(f"the bytes of {page} were not kept; look at its captures")
            return decompress(row[0])

    def captures(self, page: str) -> tuple[Capture, ...]:
        """Return every place where the page's bytes lay, the one it was read from first."""
        with errors_explained(self.path):
            rows = self._connection.execute(
                "SELECT file, record, url, crawled_at, form, charset FROM captures "
                "WHERE page_id = ?",
                (page,),
            )
            captures = [capture_from_row(PageId(page), row) for row in rows]
        return tuple(sorted(captures, key=lambda capture: capture.preference))

    def issues(self) -> Iterator[Issue]:
        """Yield what could not be read, by the file in which it lay."""
        with errors_explained(self.path):
            yield from list_issues(self._connection)

    def runs(self) -> tuple[Run, ...]:
        """Return the runs that wrote here, the first first."""
        with errors_explained(self.path):
            return tuple(list_runs(self._connection))

    def counts(self) -> Counts:
        """Count what the database holds."""
        with errors_explained(self.path):
            return count_all(self._connection)

    def dump(self) -> Iterator[bytes]:
        """Yield the whole database as JSON lines, the same for the same content.

        Each line names its `kind`: page, capture, reading, issue, article. What depends on when
        and in which order pages came in (runs, row numbers) is left out.
        """
        with errors_explained(self.path), self._snapshot():
            yield from dump_lines(self._connection)

    def check(self) -> Iterator[Fault]:
        """Yield every contradiction in the database; none is the good answer."""
        with errors_explained(self.path), self._snapshot():
            try:
                yield from faults(self._connection)
            except (apsw.CorruptError, ValueError) as error:
                yield Fault(subject="file", message=f"cannot be read on: {error}")

    def backup(self, to: Path) -> None:
        """Copy the whole database to a new file, also while it is being written.

        Raises:
            StoreError: `to` exists or may not be written.
            DiskFullError: No room; nothing is left behind.
        """
        if to.exists():
            raise StoreError(f"{to} exists; name a new file for the copy")
        unfinished = to.with_name(to.name + ".unfinished")
        unfinished.unlink(missing_ok=True)
        try:
            with errors_explained(to):
                self._connection.execute("VACUUM INTO ?", (str(unfinished),))
            unfinished.rename(to)
        finally:
            unfinished.unlink(missing_ok=True)

    def _found(
        self, query: ArticleQuery, limit: int | None, after: str | None
    ) -> Iterator[tuple[ArticleRow, Article | None]]:
        """Yield what a query finds; the article too where its phrases had to be verified."""
        matcher = Matcher(query.terms, self._stems)
        with errors_explained(self.path):
            last = None if after is None else self._number(after)
            rows = list_rows(self._connection, query, matcher, last)
            if after is not None and query.order is Order.RELEVANCE:
                rows = islice(dropwhile(lambda row: row.id != after, rows), 1, None)
            yield from islice(self._confirmed(rows, matcher), limit)

    def _confirmed(
        self, rows: Iterator[ArticleRow], matcher: Matcher
    ) -> Iterator[tuple[ArticleRow, Article | None]]:
        for row in rows:
            if not matcher.has_phrases:
                yield row, None
                continue
            article = load_article(self._connection, row.id)
            if matcher.confirms(article):
                yield row, article

    def _complete_id(self, beginning: str) -> ArticleId:
        if len(beginning) < _SHORTEST_PREFIX:
            raise UsageError(f"{beginning!r} is too short; give at least four characters of an id")
        asked = beginning.encode("ascii", "replace").decode()  # as ids are; others are nowhere
        found = [
            str(id_)
            for (id_,) in self._connection.execute(
                "SELECT id FROM articles WHERE id >= ? AND id < ? LIMIT ?",
                (asked, asked + "\x7f", _AMBIGUOUS_SHOWN),
            )
        ]
        if not found:
            raise NotFoundError(f"no article {asked} in {self.path}; list them: konon ls")
        if len(found) > 1:
            raise NotFoundError(f"several articles begin so: {', '.join(found)}; give more of it")
        return ArticleId(found[0])

    def _number(self, article_id: str) -> int:
        row = self._connection.execute(
            "SELECT number FROM articles WHERE id = ?", (article_id,)
        ).fetchone()
        if row is None:
            raise NotFoundError(f"no article {article_id} in {self.path}")
        return int(row[0])

    @contextmanager
    def _snapshot(self) -> Iterator[None]:
        """See one state of the database, whatever a writer adds meanwhile."""
        if self._connection.in_transaction:  # an earlier iterator, not yet at its end, sees it
            yield
            return
        self._connection.execute("BEGIN")
        try:
            yield
        finally:
            with suppress(apsw.ConnectionClosedError):  # the reader was closed before the iterator
                self._connection.execute("ROLLBACK")
