"""Reading pages into a database."""

from collections.abc import Callable, Sequence
from pathlib import Path

from konon.api.inputs import Columns, Inputs, Piped, places_of
from konon.api.reading import arrivals_from
from konon.engines.crew import Crew
from konon.engines.local import run as run_locally
from konon.engines.progress import Progress, Summary
from konon.indonesian.stems import stem_words
from konon.intake import printable
from konon.pipeline import STITCH, read_page, stages_until
from konon.records import Article
from konon.store import Writer


def run(
    paths: Inputs,
    to: Path | str,
    *,
    until: str | None = None,
    columns: Columns | None = None,
    jobs: int | None = None,
    keep_bytes: bool = True,
    progress: Callable[[Progress], None] | None = None,
) -> Summary:
    """Read all pages below some paths into a database, through all stages that there are.

    Pages that the database has already are skipped, so that a run that was ended goes on where it
    stopped, and a second run reads what is new. Konon's own databases (`.konon`) below a folder
    are passed over. Ctrl-C ends it early with nothing half-written; see `Summary.interrupted`.

    Args:
        paths: Files, folders, or `Piped()` for standard input; one, or several in a list.
        to: The database; made if it is not there.
        until: Last stage to go through (see `stage_names`); all by default.
        columns: Names of a corpus's columns: `"text=isi,url=tautan"`, or as a mapping.
        jobs: Number of processes beside this one; all cores by default, 0 for none.
        keep_bytes: Whether the pages' own bytes are kept in the database.
        progress: Is called a few times a second, and once at the end.

    Raises:
        UnreadableInputError: A path does not exist.
        UsageError: `columns`, `until` or `jobs` cannot be understood.
        StoreError: The database cannot be opened or written; what was committed stays.
    """
    stages = stages_until(until)
    places = places_of(paths)
    arrivals = arrivals_from(places, columns)
    crew = Crew(read_page, jobs=jobs)
    writer = Writer.open(
        Path(to),
        stems=stem_words,
        stitch=STITCH.run if STITCH in stages else _leave_apart,
        create=True,
        keep_bytes=keep_bytes,
    )
    with writer, crew:
        writer.begin_run(list(map(_shown, places)), [stage.stamp() for stage in stages])
        summary = run_locally(arrivals, writer, crew, progress)
        if not summary.interrupted:
            writer.end_run()
    return summary


def _shown(place: Path | Piped) -> str:
    """Return an input as the run's record names it: valid Unicode, `-` for what was piped."""
    return "-" if isinstance(place, Piped) else printable(str(place))


def _leave_apart(parts: Sequence[Article]) -> Article | None:
    """Stitch nothing: each part of an article stands alone."""
    return None
