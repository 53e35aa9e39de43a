"""`konon dump`: a whole database as text that can be compared."""

from pathlib import Path

import click

from konon.cli.options import from_option, opened
from konon.cli.terminal import write_lines


@click.command(short_help="Print the whole database in canonical order.")
@from_option
def dump(database: Path | None) -> None:
    """Print the whole database as JSON lines in canonical order, without run metadata.

    Two databases that hold the same print the same, whatever the order in which pages came in.
    """
    with opened(database) as desk:
        write_lines(desk.dump())
