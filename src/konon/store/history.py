"""What happened in a database: its runs, what could not be read, and how much there is."""

from collections.abc import Iterator
from datetime import datetime

import apsw
import msgspec

from konon.records import Issue, Location, PageId, Reason, StageVersion
from konon.store.views import Counts, Run


def list_issues(connection: apsw.Connection) -> Iterator[Issue]:
    """Yield the issues that are not settled, by the file in which they lay."""
    rows = connection.execute(
        "SELECT stage, reason, message, file, record, page_id, url FROM open_issues "
        "ORDER BY file, record, id"
    )
    for stage, reason, message, file, record, page, url in rows:
        yield Issue(
            stage=stage,
            reason=Reason(reason),
            message=message,
            location=Location(file=file, record=record),
            page=None if page is None else PageId(page),
            url=url,
        )


def list_runs(connection: apsw.Connection) -> Iterator[Run]:
    """Yield the runs in the order in which they began."""
    rows = connection.execute(
        "SELECT id, started, ended, arguments, stage_set FROM runs ORDER BY id"
    )
    for run_id, started, ended, arguments, stage_set in rows:
        yield Run(
            id=run_id,
            started=datetime.fromisoformat(started),
            ended=datetime.fromisoformat(ended) if ended else None,
            arguments=msgspec.json.decode(arguments, type=tuple[str, ...]),
            versions=_stages(connection, stage_set),
        )


def count_all(connection: apsw.Connection) -> Counts:
    """Count what the database holds."""

    def count(rows: str) -> int:
        return int(connection.execute(f"SELECT count(*) FROM {rows}").get)  # noqa: S608 our own names

    return Counts(
        pages=count("pages"),
        captures=count("captures"),
        articles=count("articles WHERE role <> 'part'"),
        stitched=count("articles WHERE role = 'stitched'"),
        parts=count("articles WHERE role = 'part'"),
        issues=count("open_issues"),
        runs=count("runs"),
    )


def _stages(connection: apsw.Connection, stage_set: str) -> tuple[StageVersion, ...]:
    rows = connection.execute(
        "SELECT name, version, data FROM stage_versions WHERE stage_set = ? ORDER BY name",
        (stage_set,),
    )
    return tuple(
        StageVersion(name=name, version=version, data=data) for name, version, data in rows
    )
