"""`konon export`: articles as tables for other programs."""

from pathlib import Path

import click

from konon.cli.options import from_option, opened, options
from konon.cli.terminal import binary_output, say
from konon.cli.written_file import written
from konon.errors import UsageError
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
        help="How to write.  [default: as the name of the file says; csv where there is none]",
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
        with written(to) as file:
            count = write(desk.whole_articles(), file)
    say(f"{count:,} articles in {to}")


def _format(form: str | None, to: Path | None) -> Format:
    """Return the format that is asked for, else the one that the file's name says, else CSV."""
    ending = to.suffix[1:].lower() if to else ""
    named = Format(ending) if ending in set(Format) else None
    chosen = Format(form) if form else named or Format.CSV
    if named not in {None, chosen}:
        raise UsageError(
            f"{to} is named as {named} and would hold {chosen}; rename it, or leave out --format"
        )
    if ending and not named and not form:
        known = ", ".join(f".{known}" for known in Format)
        raise UsageError(
            f"what to write to {to}? Let its name end in one of {known}, or say --format"
        )
    if chosen is Format.PARQUET and to is None:
        raise UsageError("Parquet is no text to print; name a file: --to articles.parquet")
    return chosen
