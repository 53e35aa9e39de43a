"""Arguments to files: a sorted walk that follows no links to folders.

Hidden names are skipped, and so are databases of Konon's own by theirs (`.konon`, and what SQLite
puts beside them while they are written), for a run often writes into the folder that it reads.
"""

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from konon.intake.faults import BadInputError
from konon.records import Issue, Reason

_OWN_NAMES = (".konon", ".konon-wal", ".konon-shm", ".konon-journal")


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file to read.

    Attributes:
        file: Path below the argument, with `/` between its parts; always valid Unicode.
        path: Where it lies.
    """

    file: str
    path: Path


def walk(argument: Path) -> Iterator[FoundFile | Issue]:
    """Yield the file itself, or all files below a folder in the order of their paths."""
    if not argument.is_dir():
        yield FoundFile(printable(argument.name), argument)
        return
    waiting = [""]
    while waiting:
        name = waiting.pop()
        path = argument / name
        if name and not name.endswith("/"):
            yield _checked(FoundFile(printable(name), path))
            continue
        try:
            waiting += (name + below for below in reversed(_listing(path)))
        except OSError as error:
            yield unopened(error).issue(printable(name) or ".")


def _listing(folder: Path) -> list[str]:
    with os.scandir(folder) as scan:
        return sorted(_sort_key(entry) for entry in scan if not _is_skipped(entry))


def _is_skipped(entry: os.DirEntry[str]) -> bool:
    is_own = entry.name.endswith(_OWN_NAMES) and not entry.is_dir(follow_symlinks=False)
    return is_own or entry.name.startswith(".")


def _sort_key(entry: os.DirEntry[str]) -> str:
    """Folders end in `/`, so that the walk comes in the order of whole paths."""
    return entry.name + "/" if entry.is_dir(follow_symlinks=False) else entry.name


def _checked(found: FoundFile) -> FoundFile | Issue:
    """Refuse what would make us wait for another process, or lead us in a circle."""
    try:
        is_file = stat.S_ISREG(found.path.stat().st_mode)
    except PermissionError:
        return found  # opening it will say so
    except OSError:
        is_file = False
    if is_file:
        return found
    return BadInputError(
        Reason.UNKNOWN_FORM, "This is no file but a link to a folder or to nothing, or a device."
    ).issue(found.file)


def printable(name: str) -> str:
    """Return a name whose bytes are not UTF-8 with those written as hex."""
    return os.fsencode(name).decode("utf-8", errors="backslashreplace")


def unopened(error: OSError) -> BadInputError:
    """Return the fault of a file or folder that the system does not let us read."""
    if isinstance(error, PermissionError):
        return BadInputError(
            Reason.NOT_PERMITTED,
            "You may not read this file. Change its permissions, or run as its owner.",
        )
    return BadInputError(Reason.CORRUPT, f"The system cannot read this file: {error.strerror}.")
