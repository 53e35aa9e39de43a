"""The writer: takes batches of read pages, each in one transaction, in any order and grouping.

What the database holds in the end depends on the pages alone. A page is read from the preferred of
its captures; an article that several pages gave is told by the one with the smallest id; the parts
of an article are stitched anew whenever one of them comes or goes.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import astuple
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

import apsw
import msgspec

from konon.records import Issue, StageVersion, page_id
from konon.store.batch import Batch, Capture, Known, PageReading, Stems, Stitch, Tally
from konon.store.codec import EncodedArticle
from konon.store.connection import errors_explained, open_for_writing
from konon.store.ledger import Ledger
from konon.store.settling import Changes, Settler
from konon.store.shelf import Shelf
from konon.versions import data_version

_STEMMING = ("indonesian/stems.*",)
"""What stems depend on: the stemmer's code and its data, as patterns below the package."""


def _now() -> datetime:
    return datetime.now(UTC)


class Writer:
    """One process's way into a `.konon` file; several may write to the same file in turn.

    Attributes:
        path: The database file.
    """

    def __init__(
        self,
        connection: apsw.Connection,
        path: Path,
        *,
        stems: Stems,
        stitch: Stitch,
        keep_bytes: bool,
        clock: Callable[[], datetime],
    ) -> None:
        self.path = path
        self._connection = connection
        self._ledger = Ledger(connection)
        self._shelf = Shelf(connection, stems)
        self._settler = Settler(connection, self._shelf, stitch)
        self._keep_bytes = keep_bytes
        self._clock = clock
        self._run_id: int | None = None
        self._stage_set = ""

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        stems: Stems,
        stitch: Stitch,
        create: bool = False,
        keep_bytes: bool = True,
        stems_version: str | None = None,
        clock: Callable[[], datetime] = _now,
    ) -> "Writer":
        """Open a database to add to it; where the stems are new, its search index is made anew.

        Args:
            path: The `.konon` file.
            stems: Turns text into the stems that search matches on; the same for readers.
            stitch: Joins the parts of a paginated article.
            create: Make the file if it is not there.
            keep_bytes: Keep the pages' own bytes, so that they can be shown and read again.
            stems_version: Changes when the stems of a text may have; by default a hash over the
                code and data of the Indonesian stemmer.
            clock: Tells when runs start and end.

        Raises:
            StoreError: The file is missing (and `create` is false) or may not be written.
            DamagedStoreError: The file is no Konon database.
            NewerStoreError: A newer Konon wrote it.
        """
        connection = open_for_writing(path, create=create)
        writer = cls(
            connection, path, stems=stems, stitch=stitch, keep_bytes=keep_bytes, clock=clock
        )
        try:
            writer._follow_stems(stems_version or data_version(_STEMMING))
        except BaseException:
            connection.close()
            raise
        return writer

    def close(self) -> None:
        """Close the file; the last one to leave folds the `-wal` file into it."""
        with errors_explained(self.path):
            self._connection.close()

    def __enter__(self) -> "Writer":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def begin_run(self, arguments: Sequence[str], versions: Iterable[StageVersion]) -> int:
        """Note that a run starts; `known` and `commit` are about its stage versions.

        Returns:
            The run's number in this database.
        """
        stages = sorted(astuple(version) for version in versions)
        self._stage_set = hashlib.sha256(msgspec.json.encode(stages)).hexdigest()[:20]
        with self._transaction():
            self._connection.executemany(
                "INSERT OR IGNORE INTO stage_versions VALUES (?, ?, ?, ?)",
                [(self._stage_set, *stage) for stage in stages],
            )
            self._connection.execute(
                "INSERT INTO runs (started, arguments, stage_set) VALUES (?, ?, ?)",
                (
                    self._clock().isoformat(timespec="seconds"),
                    msgspec.json.encode(list(arguments)).decode(),
                    self._stage_set,
                ),
            )
            self._run_id = self._connection.last_insert_rowid()
        return self._run_id

    def end_run(self) -> None:
        """Note that the run came to its end."""
        with self._transaction():
            self._connection.execute(
                "UPDATE runs SET ended = ? WHERE id = ?",
                (self._clock().isoformat(timespec="seconds"), self._current_run()),
            )
        self._run_id = None

    def known(self, page_sha256: str, capture: Capture) -> Known:
        """Tell whether a page that lies at `capture` must be read by this run's stages."""
        self._current_run()
        with errors_explained(self.path):
            held = self._ledger.find_reading(page_id(page_sha256))
            if held is None or held.yields_to(capture, self._stage_set):
                return Known.UNREAD
            return Known.DONE if self._ledger.has_capture(capture) else Known.ELSEWHERE

    def commit(self, batch: Batch) -> None:
        """Write a batch in one transaction: all of it is kept, or none.

        Raises:
            DiskFullError: No room was left; the database is as it was before.
            StoreError: Another process held the file for too long, or the disk failed.
        """
        run_id = self._current_run()
        with self._transaction():
            changes = Changes()
            for reading in batch.readings:
                self._take(reading, run_id, changes)
            for capture in batch.captures:
                self._add_capture(capture, changes)
            for issue in batch.issues:
                self._ledger.put_issue(issue)
            self._settler.settle(changes)

    def tally(self) -> Tally:
        """Count what this run's pages gave; the same in whatever order they were committed."""
        with errors_explained(self.path):
            return self._ledger.tally(self._current_run())

    def _follow_stems(self, version: str) -> None:
        """Make the search index anew where it was made with other stems: all of it, or nothing."""
        with errors_explained(self.path):
            if self._shelf.stems_version() == version:
                return
        with self._transaction():
            if self._shelf.stems_version() != version:  # another process may have been first
                self._shelf.reindex(version)

    def _take(self, reading: PageReading, run_id: int, changes: Changes) -> None:
        """Keep a page, where it lay, and what it gave unless a preferred reading is there."""
        page, digest = reading.page, reading.page.sha256
        capture = Capture.of(page, page_id(digest))
        held = self._ledger.find_reading(capture.page)
        if held is None:
            self._ledger.add_page(capture.page, digest, page.content, keep_bytes=self._keep_bytes)
        capture_id = self._ledger.add_capture(capture)
        if held is not None:
            changes.note(held.article_id)
            if not held.yields_to(capture, self._stage_set):
                return
            self._ledger.drop_reading(held)
        if isinstance(reading.outcome, Issue):
            self._ledger.put_reading(capture, capture_id, run_id, reading.outcome)
            return
        encoded = EncodedArticle.of(reading.outcome)
        self._ledger.put_reading(capture, capture_id, run_id, encoded)
        changes.note(encoded.article.id)
        changes.fresh[capture.page] = encoded

    def _add_capture(self, capture: Capture, changes: Changes) -> None:
        """Keep where else a page lay; which part of an article is the latest may change by it."""
        self._ledger.add_capture(capture)
        held = self._ledger.find_reading(capture.page)
        if held is not None:
            changes.note(held.article_id)

    def _current_run(self) -> int:
        if self._run_id is None:
            raise RuntimeError("begin_run comes first")
        return self._run_id

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        with errors_explained(self.path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise
