"""The guard: pages are read in a child process, so that one that kills it costs one issue."""

import os
import signal
import subprocess
import sys
from collections import deque
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from threading import Event

from konon.engines.attempt import PageReader, condemned
from konon.engines.child import OUT_OF_MEMORY, READY
from konon.engines.wire import Outcome, decode_outcome, read_frame, write_pages
from konon.errors import ClosedError, EngineError
from konon.records import Issue, Page, Reason

_VERDICTS = {
    -signal.SIGPROF: Reason.TIMEOUT,
    -signal.SIGALRM: Reason.TIMEOUT,
    OUT_OF_MEMORY: Reason.MEMORY,
}
_LAST_BREATH = 1.0
"""Seconds between the last word of a child and its end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one page may cost.

    Attributes:
        seconds: Processor time until its process is ended.
        waiting_seconds: Time by the clock until then, for a page on which the process only waits.
        memory_bytes: Memory of the process, beyond what it starts with.
    """

    seconds: float = 30.0
    waiting_seconds: float = 300.0
    memory_bytes: int = 2 << 30


USUAL_LIMITS = Limits()


class Guard:
    """One child process at a time; a new one takes its place when it dies.

    A page does not pay for others: where a child dies that had read other pages before, the page
    gets a second chance in a new child. Only time is not given twice; it is processor time, so that
    other work on the machine hardly counts, but a slow machine may condemn what a fast one reads.
    """

    def __init__(self, read: PageReader, limits: Limits) -> None:
        self._command = (
            *(sys.executable, "-P", "-m", "konon.engines.child"),
            f"{read.__module__}:{read.__qualname__}",
            *map(str, (limits.seconds, limits.waiting_seconds, limits.memory_bytes)),
        )
        self._limits = limits
        self._child: subprocess.Popen[bytes] | None = None
        self._closed = Event()

    def read(self, pages: Sequence[Page]) -> list[Outcome]:
        """Return what each page gives, in order.

        Raises:
            EngineError: No child can be started.
            ClosedError: Another thread closed the guard.
        """
        outcomes: list[Outcome] = []
        waiting = deque(pages)
        while waiting:
            is_fresh = self._child is None
            child = self._child or self._start()
            suspect = waiting[0]
            try:
                self._converse(child, waiting, outcomes)
            except (EOFError, BrokenPipeError):
                verdict = self._bury(child)
                is_first = is_fresh and waiting[0] is suspect
                if is_first or verdict is Reason.TIMEOUT:
                    outcomes.append(self._condemned(waiting.popleft(), verdict, child.returncode))
        return outcomes

    def close(self) -> None:
        """End the child at once; it holds nothing that could be lost."""
        self._closed.set()
        if self._child is not None:
            self._child.kill()
            self._child.wait()

    def _converse(
        self, child: subprocess.Popen[bytes], waiting: deque[Page], outcomes: list[Outcome]
    ) -> None:
        """Hand the pages over and take an outcome for each, as long as the child lives."""
        assert child.stdin is not None  # noqa: S101  opened as pipes
        assert child.stdout is not None  # noqa: S101
        write_pages(child.stdin, waiting)
        while waiting:
            outcomes.append(decode_outcome(read_frame(child.stdout)))
            waiting.popleft()

    def _start(self) -> subprocess.Popen[bytes]:
        """Start a child, out of the reach of the terminal's Ctrl-C: its parent ends it.

        A child is a new program, not a fork: the parent may have threads, an open database and
        gigabytes of its own.
        """
        if self._closed.is_set():
            raise ClosedError
        child = subprocess.Popen(  # noqa: S603 our own interpreter and module
            self._command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=os.environ | {"PYTHONPATH": _module_path()},
            process_group=0,
        )
        self._child = child
        if self._closed.is_set():  # meanwhile: whoever closed this guard saw no child to end
            child.kill()
        assert child.stdout is not None  # noqa: S101
        try:
            if read_frame(child.stdout) == READY:
                return child
        except EOFError:
            self._bury(child)
        raise EngineError("The processes that read pages do not start; see the message above.")

    def _bury(self, child: subprocess.Popen[bytes]) -> Reason:
        """Return why a child that no longer answers is dead."""
        try:
            child.wait(_LAST_BREATH)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()
        for pipe in (child.stdin, child.stdout):
            with suppress(BrokenPipeError):  # the rest of what it was to read goes with it
                if pipe is not None:
                    pipe.close()
        self._child = None
        if self._closed.is_set():
            raise ClosedError
        return _VERDICTS.get(child.returncode, Reason.CRASH)

    def _condemned(self, page: Page, verdict: Reason, status: int) -> Issue:
        match verdict:
            case Reason.TIMEOUT:
                why = f"took longer than {self._limits.seconds:g} seconds"
            case Reason.MEMORY:
                why = f"needed more than {self._limits.memory_bytes >> 20} MiB of memory"
            case _:
                how = signal.Signals(-status).name if status < 0 else f"exit status {status}"
                why = f"ended the process that did it ({how})"
        return condemned(page, verdict, f"Reading the page {why}; the page was left.")


def _module_path() -> str:
    """Return where this process finds modules, for a process that is to find the same ones."""
    return os.pathsep.join(place or os.getcwd() for place in sys.path)  # noqa: PTH109 a string
