"""`konon export`: articles as tables for other programs."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import click

from konon.cli.options import from_option, opened, options
from konon.cli.terminal import binary_output, say
from konon.errors import DiskFullError, UsageError
from konon.export import WRITERS, Format


@click.group(short_help="Write articles as CSV, JSON lines or Parquet.")
def export() -> None:
    """Write what a database holds for other programs."""


@export.command(short_help="Write all articles, one row each.")
@options(
    from_option,
    click.option(
        "--format",
        "form",
        type=click.Choice([form.value for form in Format]),
        help="How to write.  [default: as the name of the file says, else csv]",
    ),
    click.option(
        "--to",
        type=click.Path(path_type=Path, dir_okay=False),
        metavar="FILE",
        help="The file to write; replaced if it is there.  [default: standard output]",
    ),
)
def articles(database: Path | None, form: str | None, to: Path | None) -> None:
    """Write all articles, the newest first, one flat row each.

    Times are ISO 8601 with their offset. Lists stand as JSON in a cell of CSV, and are lists in
    JSON lines and Parquet. Memory does not grow with the number of articles.
    """
    chosen = _format(form, to)
    write = WRITERS[chosen]
    with opened(database) as desk:
        if to is None:
            write(desk.whole_articles(), binary_output())
            return
        with _replaced(to) as file:
            count = write(desk.whole_articles(), file)
    say(f"{count:,} articles in {to}")


def _format(form: str | None, to: Path | None) -> Format:
    suffix = to.suffix[1:].lower() if to else ""
    chosen = Format(form or (suffix if suffix in set(Format) else Format.CSV))
    if chosen is Format.PARQUET and to is None:
        raise UsageError("Parquet is no text to print; name a file: --to articles.parquet")
    return chosen


@contextmanager
def _replaced(path: Path) -> Iterator[BinaryIO]:
    """Open a file to write; it takes its name when it is whole, else nothing is left of it."""
    unfinished = path.with_name(path.name + ".unfinished")
    try:
        with unfinished.open("wb") as file:
            yield file
        unfinished.replace(path)
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise DiskFullError(f"no room for {path}; make some, or name another place") from error
        raise UsageError(f"{path} cannot be written: {error.strerror}") from error
    finally:
        unfinished.unlink(missing_ok=True)
