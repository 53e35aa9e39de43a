"""Where a command writes: what may be replaced there, and what is only written to."""

import errno
import os
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import BinaryIO

from konon.cli.terminal import binary_output
from konon.errors import DiskFullError, UsageError

_DATABASE_HEAD = b"SQLite format 3\x00"


def is_database(path: Path) -> bool:
    """Whether a file is there that is an SQLite database, Konon's or another program's."""
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(len(_DATABASE_HEAD)) == _DATABASE_HEAD


@contextmanager
def written(path: Path) -> Iterator[BinaryIO]:
    """Open a file to write; it takes its name when it is whole, else nothing is left of it.

    A link is followed to its file. A pipe or a device is written to as it stands, and so is the
    file that standard output goes to already.

    Raises:
        UsageError: A database is there, or the system does not let us write.
        DiskFullError: No room; nothing is left behind.
    """
    try:
        if is_database(path):
            raise UsageError(f"{path} is a database and is not replaced; name another file")
        with _opened(path) as file:
            yield file
    except BrokenPipeError:
        raise
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise DiskFullError(f"no room for {path}; make some, or name another place") from error
        raise UsageError(f"{path} cannot be written: {error.strerror}") from error


def _opened(path: Path) -> AbstractContextManager[BinaryIO]:
    if path.exists():
        if _is_standard_output(path):
            return _flushed(binary_output())
        if not path.is_file():
            return path.open("wb")
    return _replaced(path.resolve())


def _is_standard_output(path: Path) -> bool:
    try:
        return os.path.samestat(path.stat(), os.fstat(1))
    except OSError:  # standard output is closed
        return False


@contextmanager
def _flushed(file: BinaryIO) -> Iterator[BinaryIO]:
    """Hand over a stream that stays open: what is said afterwards shall stand below it."""
    yield file
    file.flush()


@contextmanager
def _replaced(path: Path) -> Iterator[BinaryIO]:
    unfinished = path.with_name(path.name + ".unfinished")
    try:
        with unfinished.open("wb") as file:
            yield file
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
