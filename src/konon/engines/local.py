"""This machine's engine: what comes in is read side by side and committed a batch at a time.

The store does not depend on order, so what is read first is kept first. Nothing is held but the
pages that are being read and the batch that is being filled.
"""

import time
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, wait
from dataclasses import dataclass, field

from konon.engines.crew import Crew
from konon.engines.group import Arrival, Group, bytes_in
from konon.engines.interruption import Interruption
from konon.engines.progress import Progress, Summary
from konon.engines.wire import Outcome
from konon.records import Article, Issue, Page, page_id
from konon.store import Batch, Capture, Known, PageReading, Writer

ShowProgress = Callable[[Progress], None]

_BATCH_ITEMS = 500
_BATCH_BYTES = 32 << 20
_BATCH_SECONDS = 2.0
_GROUPS_A_JOB = 8
_MOST_BYTES = 64 << 20
_SECONDS_BETWEEN_SHOWS = 0.2


def run(
    arrivals: Iterator[Arrival], writer: Writer, crew: Crew, show: ShowProgress | None = None
) -> Summary:
    """Read what comes in into the database, whose run has begun.

    Ctrl-C ends it early: nothing more comes in, what is being read is finished and committed. A
    second one ends it at once, with KeyboardInterrupt; what was committed stays.

    Raises:
        StoreError: A batch could not be written; the ones before it stay.
    """
    work = _Work(writer, crew, show)
    with Interruption() as interruption:
        for arrival in interruption.guarding(arrivals):
            work.take(arrival)
        if interruption.is_asked:
            work.forget_waiting()
        return Summary(progress=work.finish(), interrupted=interruption.is_asked)


@dataclass(slots=True)
class _Tray:
    """The batch that is being filled."""

    readings: list[PageReading] = field(default_factory=list)
    captures: list[Capture] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    byte_count: int = 0
    since: float = field(default_factory=time.monotonic)

    @property
    def is_due(self) -> bool:
        items = len(self.readings) + len(self.captures) + len(self.issues)
        return items > 0 and (
            items >= _BATCH_ITEMS
            or self.byte_count >= _BATCH_BYTES
            or time.monotonic() - self.since >= _BATCH_SECONDS
        )


class _Work:
    """A run at work: what comes in joins a group, is read, and lies on the tray till a commit."""

    def __init__(self, writer: Writer, crew: Crew, show: ShowProgress | None) -> None:
        self._writer = writer
        self._crew = crew
        self._show = show
        self._group = Group()
        self._reading: list[Group] = []
        self._tray = _Tray()
        self._read = self._skipped = self._failed = self._no_pages = 0
        self._began = self._shown = time.monotonic()

    def take(self, arrival: Arrival) -> None:
        """Take in a page or issue; wait where too much is being read already."""
        if isinstance(arrival, Issue) or self._is_unread(arrival):
            self._group.add(arrival)
        if self._group.is_full:
            self._submit_group()
        self._collect()
        while self._is_crowded:
            self._wait()
            self._collect()

    def forget_waiting(self) -> None:
        """Leave the pages that nobody began to read; the next run reads them."""
        self._group = Group()
        self._reading = [group for group in self._reading if not group.answer.cancel()]

    def finish(self) -> Progress:
        """Read what is left, commit it, and return the final counts."""
        self._submit_group()
        while self._reading:
            self._wait()
            self._collect()
        self._commit()
        self._settle_counts()
        return self._show_progress()

    def _settle_counts(self) -> None:
        """Count the pages that came again while they were being read as skipped, not as read."""
        came = self._read + self._skipped + self._failed
        tally = self._writer.tally()
        self._read, self._failed = tally.articles, tally.issues + self._no_pages
        self._skipped = came - self._read - self._failed

    def _is_unread(self, page: Page) -> bool:
        digest = page.sha256
        capture = Capture.of(page, page_id(digest))
        known = self._writer.known(digest, capture)
        if known is Known.ELSEWHERE:
            self._tray.captures.append(capture)
        self._skipped += known is not Known.UNREAD
        return known is Known.UNREAD

    def _submit_group(self) -> None:
        self._crew.submit(self._group)
        self._reading.append(self._group)
        self._group = Group()

    @property
    def _is_crowded(self) -> bool:
        return (
            len(self._reading) > _GROUPS_A_JOB * self._crew.jobs
            or bytes_in(self._reading) > _MOST_BYTES
        )

    def _wait(self) -> None:
        answers = [group.answer for group in self._reading]
        wait(answers, timeout=_SECONDS_BETWEEN_SHOWS, return_when=FIRST_COMPLETED)

    def _collect(self) -> None:
        """Lay what is read on the tray; commit it when it is due."""
        for group in [group for group in self._reading if group.answer.done()]:
            self._reading.remove(group)
            for read in group.outcomes():
                self._lay(read)
        if self._tray.is_due:
            self._commit()
        if time.monotonic() - self._shown >= _SECONDS_BETWEEN_SHOWS:
            self._show_progress()

    def _lay(self, read: tuple[Page, Outcome] | Issue) -> None:
        if isinstance(read, Issue):
            self._tray.issues.append(read)
            self._failed += 1
            self._no_pages += 1
            return
        page, outcome = read
        self._tray.readings.append(PageReading(page=page, outcome=outcome))
        self._tray.byte_count += len(page.content)
        self._read += isinstance(outcome, Article)
        self._failed += isinstance(outcome, Issue)

    def _commit(self) -> None:
        tray, self._tray = self._tray, _Tray()
        self._writer.commit(
            Batch(readings=tray.readings, captures=tray.captures, issues=tray.issues)
        )

    def _show_progress(self) -> Progress:
        self._shown = time.monotonic()
        progress = Progress(
            read=self._read,
            skipped=self._skipped,
            failed=self._failed,
            seconds=self._shown - self._began,
        )
        if self._show:
            self._show(progress)
        return progress
