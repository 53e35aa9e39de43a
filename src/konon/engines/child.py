"""The guard's child: a process that reads pages until its standard input ends.

    python -m konon.engines.child MODULE:FUNCTION SECONDS WAITING-SECONDS BYTES

It holds its limits itself, by means of the kernel, so that no code that a page leads into can get
round them and nobody has to watch: a signal ends it after so many seconds of processor time on one
page, an alarm after many more by the clock, and it is given no more than so many bytes of memory
beyond what it starts with.
"""

import os
import resource
import signal
import sys
from importlib import import_module
from pathlib import Path
from typing import IO

from konon.engines.attempt import PageReader, attempt
from konon.engines.wire import read_pages, write_frame

READY = b"ready"
OUT_OF_MEMORY = 71
"""Exit status of a child that ran out of memory."""


def main() -> None:
    """Answer each group of pages with one outcome a page, in order."""
    reference, seconds, waiting_seconds, memory_bytes = sys.argv[1:]
    requests, answers = _take_pipes()
    read = _find(reference)
    _limit_memory(int(memory_bytes))
    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    _answer(answers, READY)
    _silence()
    while True:
        try:
            pages = read_pages(requests)
        except EOFError:
            return
        for page in pages:
            _set_alarms(float(seconds), float(waiting_seconds))
            try:
                outcome = attempt(read, page)
            except MemoryError:
                os._exit(OUT_OF_MEMORY)
            _set_alarms(0, 0)
            _answer(answers, outcome)


def _take_pipes() -> tuple[IO[bytes], IO[bytes]]:
    """Take standard input and output away from all other code in this process."""
    requests, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    os.dup2(2, 1)
    os.close(nothing)
    return requests, answers


def _set_alarms(seconds: float, waiting_seconds: float) -> None:
    """End this process after so much processor time, or so much time by the clock; 0: never."""
    signal.setitimer(signal.ITIMER_PROF, seconds)
    signal.setitimer(signal.ITIMER_REAL, waiting_seconds)


def _silence() -> None:
    """Keep what C libraries print when they die off the user's terminal."""
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, 1)
    os.dup2(nothing, 2)
    os.close(nothing)


def _find(reference: str) -> PageReader:
    module, _, name = reference.partition(":")
    reader: PageReader = getattr(import_module(module), name)
    return reader


def _limit_memory(spare_bytes: int) -> None:
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    statm = Path("/proc/self/statm")
    if not statm.exists():  # other systems do not keep such a limit anyway
        return
    used = int(statm.read_text().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (used + spare_bytes, used + spare_bytes))


def _answer(answers: IO[bytes], frame: bytes) -> None:
    write_frame(answers, frame)
    answers.flush()


if __name__ == "__main__":
    main()
