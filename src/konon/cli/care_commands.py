"""`konon doctor` and `konon backup`: is a database sound, and a copy of it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from konon import api
from konon.cli import root
from konon.cli.harmless import printable
from konon.cli.options import from_option, json_option, opened, options, path_of
from konon.cli.tables import table
from konon.cli.terminal import data_console, page_text, say, write_json
from konon.errors import DamagedStoreError

_ADVICE = "read the same pages into a new database, or go back to a backup"


@click.command(short_help="Check that a database is sound.")
@options(from_option, json_option)
@click.pass_context
def doctor(ctx: click.Context, database: Path | None, as_json: bool) -> None:
    """Check every text, offset, name and index of a database; the exit status is 1 with faults."""
    path = path_of(database)
    with _damage_told(f"{path} cannot be read as a database; {_ADVICE}"), opened(path) as desk:
        faults = list(desk.check())
        if as_json:
            write_json(faults)
        elif not faults:
            click.echo(printable(f"{desk.path} is sound: {_content(desk)}."))
    if not faults:
        return
    if not as_json:
        made = table()
        made.add_column("where", no_wrap=True)
        made.add_column("what is wrong", ratio=1)
        for fault in faults:
            made.add_row(page_text(fault.subject), page_text(fault.message))
        data_console().print(made)
        say(f"{_ADVICE.capitalize()}.")
    ctx.exit(root.FAULTS)


@click.command(short_help="Copy a database, also while it is written.")
@options(
    from_option,
    click.option(
        "--to",
        type=click.Path(path_type=Path, dir_okay=False),
        required=True,
        metavar="COPY.konon",
        help="The new file; never one that is there.",
    ),
)
def backup(database: Path | None, to: Path) -> None:
    """Copy a whole database to a new file, also while a run writes to it."""
    path = path_of(database)
    damage = f"{path} is damaged and cannot be copied; see what is hurt: konon doctor --from {path}"
    with _damage_told(damage), opened(path) as desk:
        desk.backup(to)
        say(f"{desk.path} is copied to {to}, {to.stat().st_size / 1e6:,.1f} MB.")


@contextmanager
def _damage_told(message: str) -> Iterator[None]:
    """Say what is so of a file that SQLite cannot read."""
    try:
        yield
    except DamagedStoreError as error:
        if error.__cause__ is None:  # a whole database, of another program
            raise
        raise DamagedStoreError(message) from error


def _content(desk: api.Konon) -> str:
    counts = desk.counts()
    return f"{counts.articles:,} articles, {counts.pages:,} pages, {counts.issues:,} issues"
