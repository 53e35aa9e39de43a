"""Opening the one file, and SQLite's failures as sentences that say what to do next."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import apsw
import msgspec
import zstandard

from konon.errors import DamagedStoreError, DiskFullError, StoreError
from konon.store import schema

BUSY_TIMEOUT_MS = 30_000
_PAGE_SIZE = 8192  # bytes; a compressed web page then needs one or two
_CACHE_KIB = 65_536
_AUTOCHECKPOINT_PAGES = 4_000


def open_for_writing(path: Path, *, create: bool) -> apsw.Connection:
    """Open `path` to read and write, and bring it to the newest schema.

    Raises:
        StoreError: It is missing and `create` is false, or may not be opened.
        DamagedStoreError: It is no SQLite file, or another program's.
        NewerStoreError: A newer Konon wrote it.
    """
    if not create:
        _require_file(path)
    with errors_explained(path):
        flags = apsw.SQLITE_OPEN_READWRITE | (apsw.SQLITE_OPEN_CREATE if create else 0)
        connection = apsw.Connection(str(path), flags=flags)
        try:
            connection.set_busy_timeout(BUSY_TIMEOUT_MS)
            schema.version_of(connection)
            connection.pragma("page_size", _PAGE_SIZE)
            connection.pragma("journal_mode", "wal")
            connection.pragma("synchronous", "normal")
            connection.pragma("foreign_keys", True)
            connection.pragma("cache_size", -_CACHE_KIB)
            connection.pragma("wal_autocheckpoint", _AUTOCHECKPOINT_PAGES)
            schema.migrate(connection)
        except BaseException:
            connection.close()
            raise
    return connection


def open_for_reading(path: Path) -> apsw.Connection:
    """Open `path` to read only; a writer may be at work in another process.

    Raises:
        StoreError: It is missing, empty, of an older schema, or may not be opened.
        DamagedStoreError: It is no SQLite file, or another program's.
        NewerStoreError: A newer Konon wrote it.
    """
    _require_file(path)
    with errors_explained(path):
        try:
            return _open_read_only(path, "mode=ro")
        except (apsw.CantOpenError, apsw.ReadOnlyError):
            # Reading beside a writer needs a `-shm` file, which a closed folder does not let us
            # make. Without a `-wal` file the database is at rest and may be read as unchanging.
            if path.with_name(path.name + "-wal").exists():
                raise
            return _open_read_only(path, "mode=ro&immutable=1")


@contextmanager
def errors_explained(path: Path) -> Iterator[None]:
    """Turn what SQLite raises inside the block into our own errors."""
    try:
        yield
    except apsw.FullError as error:
        raise DiskFullError(
            f"no room left to write {path}; what was not yet committed is not kept. "
            "Make room and run the same command again: it goes on where it stopped"
        ) from error
    except (
        apsw.NotADBError,
        apsw.CorruptError,
        msgspec.DecodeError,
        zstandard.ZstdError,
        ValueError,  # what is not UTF-8, or no word of an enumeration
    ) as error:
        raise DamagedStoreError(
            f"{path} is damaged or no Konon database ({error}); restore a copy, or run "
            "`konon doctor` to see what is hurt"
        ) from error
    except (apsw.BusyError, apsw.LockedError) as error:
        raise StoreError(
            f"{path} is being written by another process and did not come free within "
            f"{BUSY_TIMEOUT_MS // 1000} s; wait for that process to end and try again"
        ) from error
    except (apsw.CantOpenError, apsw.PermissionsError, apsw.ReadOnlyError, apsw.AuthError) as error:
        raise StoreError(
            f"{path} may not be opened or written ({error}); check that its folder exists "
            "and that you may write there"
        ) from error
    except (apsw.ConnectionClosedError, apsw.CursorClosedError) as error:
        raise StoreError(f"{path} was closed; open it again to go on") from error
    except apsw.IOError as error:
        raise StoreError(f"the disk failed under {path} ({error}); check the disk") from error


def _require_file(path: Path) -> None:
    if not path.exists():
        raise StoreError(f"{path} does not exist; make it: konon run PATH --to {path}")
    if not path.is_file():
        raise StoreError(f"{path} is not a file; name a .konon file")


def _open_read_only(path: Path, parameters: str) -> apsw.Connection:
    connection = apsw.Connection(
        f"{path.resolve().as_uri()}?{parameters}",
        flags=apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI,
    )
    try:
        connection.set_busy_timeout(BUSY_TIMEOUT_MS)
        schema.require_current(connection)
    except BaseException:
        connection.close()
        raise
    return connection
