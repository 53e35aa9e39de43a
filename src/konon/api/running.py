"""Reading pages into a database."""

from collections.abc import Callable, Sequence
from pathlib import Path

from konon.api.reading import Piped
from konon.engines.progress import Progress, Summary


def run(
    paths: Sequence[Path | str | Piped],
    to: Path | str,
    *,
    until: str | None = None,
    columns: str | None = None,
    jobs: int | None = None,
    keep_bytes: bool = True,
    progress: Callable[[Progress], None] | None = None,
) -> Summary:
    """Read all pages below some paths into a database, through all stages that there are.

    Pages that the database has already are skipped, so that a run that was ended goes on where it
    stopped, and a second run reads what is new. Ctrl-C ends it early with nothing half-written;
    see `Summary.interrupted`.

    Args:
        paths: Files, folders, or `Piped()` for standard input.
        to: The database; made if it is not there.
        until: Last stage to go through (see `stage_names`); all by default.
        columns: Names of a corpus's columns, as in `text=isi,url=tautan`.
        jobs: Number of processes beside this one; all cores by default, 0 for none.
        keep_bytes: Whether the pages' own bytes are kept in the database.
        progress: Is called a few times a second, and once at the end.

    Raises:
        UnreadableInputError: A path does not exist.
        UsageError: `columns` or `until` cannot be understood.
        StoreError: The database cannot be opened or written; what was committed stays.
    """
    raise NotImplementedError
