"""The database's shape and how old databases reach it: numbered SQL files, each in one step."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.resources import files

import apsw

from konon.errors import DamagedStoreError, NewerStoreError, StoreError

APPLICATION_ID = 0x4B6F6E6F
"""Marks an SQLite file as ours ("Kono")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Migration:
    """One step from the schema before to version `version`."""

    version: int
    sql: str


def _load_migrations() -> tuple[Migration, ...]:
    folder = files("konon.store") / "migrations"
    named = sorted((f.name, f) for f in folder.iterdir() if re.match(r"\d{4}_.+\.sql$", f.name))
    return tuple(
        Migration(version=int(name[:4]), sql=file.read_text("utf-8")) for name, file in named
    )


MIGRATIONS = _load_migrations()
SCHEMA_VERSION = MIGRATIONS[-1].version
"""The version that this Konon reads and writes (SQLite's `user_version`)."""


def version_of(connection: apsw.Connection) -> int:
    """Return the schema version of an open database; 0 for one with nothing in it.

    Raises:
        DamagedStoreError: It belongs to another program.
        NewerStoreError: A newer Konon wrote it.
    """
    application = connection.pragma("application_id")
    version = connection.pragma("user_version")
    name = connection.filename
    if application != APPLICATION_ID and (application, version, _is_empty(connection)) != (
        0,
        0,
        True,
    ):
        raise DamagedStoreError(
            f"{name} is an SQLite database, but not one of Konon's; give another path"
        )
    if not isinstance(version, int) or version > SCHEMA_VERSION:
        raise NewerStoreError(
            f"{name} was written by a newer Konon (schema {version}, this one knows "
            f"{SCHEMA_VERSION}); update Konon: pip install --upgrade konon"
        )
    return version


def migrate(connection: apsw.Connection, migrations: Iterable[Migration] = MIGRATIONS) -> None:
    """Bring the database to the newest schema, each step in a transaction of its own."""
    for migration in migrations:
        if connection.pragma("user_version") >= migration.version:
            continue
        connection.execute("BEGIN IMMEDIATE")
        try:
            # Another process may have taken the same step while this one waited for the lock.
            if connection.pragma("user_version") < migration.version:
                connection.execute(migration.sql)
                connection.pragma("user_version", migration.version)
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise


def require_current(connection: apsw.Connection) -> None:
    """Refuse a database that a reader, who may not write, cannot read as it is.

    Raises:
        StoreError: It is empty or of an older schema.
    """
    version = version_of(connection)
    if version == 0:
        raise StoreError(
            f"{connection.filename} holds nothing yet; fill it: konon run PATH --to FILE.konon"
        )
    if version < SCHEMA_VERSION:
        raise StoreError(
            f"{connection.filename} was written by an older Konon; bring it up to date by "
            "adding to it: konon run PATH --to FILE.konon"
        )


def _is_empty(connection: apsw.Connection) -> bool:
    return connection.execute("SELECT 1 FROM sqlite_schema LIMIT 1").get is None
