"""A crew: guards side by side that read groups of pages, or nobody but this process."""

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from queue import SimpleQueue
from types import TracebackType
from typing import Self

from konon.engines.attempt import PageReader, attempt
from konon.engines.group import Group
from konon.engines.guard import USUAL_LIMITS, Guard, Limits
from konon.engines.wire import Outcome, decode_outcome
from konon.errors import UsageError
from konon.records import Page


class Crew:
    """Reads groups of pages at the same time, one group a process.

    A process is started when there is work for it.

    Attributes:
        jobs: Number of processes beside this one; with 0 pages are read here, unguarded.
    """

    def __init__(
        self, read: PageReader, *, jobs: int | None = None, limits: Limits = USUAL_LIMITS
    ) -> None:
        """Make a crew; nothing is started yet.

        Raises:
            UsageError: `jobs` is less than 0.
        """
        if jobs is not None and jobs < 0:
            raise UsageError(f"There cannot be {jobs} processes; give 0 or more, or None.")
        self.jobs = _cores() if jobs is None else jobs
        self._read = read
        self._guards = [Guard(read, limits) for _ in range(self.jobs)]
        self._idle: SimpleQueue[Guard] = SimpleQueue()
        for guard in self._guards:
            self._idle.put(guard)
        self._threads = ThreadPoolExecutor(max(self.jobs, 1), thread_name_prefix="guard")

    def submit(self, group: Group) -> None:
        """Have a group read; its `answer` is there when all of it is."""
        pages = group.pages
        if self.jobs > 0:
            group.answer = self._threads.submit(self._read_guarded, pages)
        else:
            group.answer.set_result([decode_outcome(attempt(self._read, page)) for page in pages])

    def close(self) -> None:
        """End all processes at once; what they were reading is lost."""
        self._threads.shutdown(wait=False, cancel_futures=True)
        for guard in self._guards:
            guard.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _read_guarded(self, pages: Sequence[Page]) -> list[Outcome]:
        guard = self._idle.get()
        try:
            return guard.read(pages)
        finally:
            self._idle.put(guard)


def _cores() -> int:
    """Return the number of cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
