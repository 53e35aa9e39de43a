"""Options that several commands share, and the database they name."""

import sys
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any, TypeVar

import click

from konon import api
from konon.errors import UsageError

F = TypeVar("F", bound=Callable[..., Any])

FilePath: click.Path = click.Path(path_type=Path)
_DATABASE = click.Path(path_type=Path, dir_okay=False)


class Day(click.ParamType[date]):
    """A day, written 2025-06-30."""

    name = "day"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        """Read a day."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"{value} is no day; write it as 2025-06-30.", param, ctx)


def _named_once(ctx: click.Context, param: click.Parameter, pairs: str | None) -> str | None:
    """Refuse a column that is named twice; `headline` is our own word for a corpus's title."""
    if pairs is None:
        return None
    named: dict[str, str] = {}
    for pair in pairs.split(","):
        column, equals, name = pair.partition("=")
        column = "title" if column.strip() == "headline" else column.strip()
        if column and column in named:
            raise UsageError(f"--columns names {column} twice: {named[column]}, {pair.strip()}.")
        named[column] = column + equals + name
    return ",".join(named.values())


paths_argument = click.argument("paths", metavar="PATH…", nargs=-1, required=True, type=FilePath)

from_option = click.option(
    "--from",
    "database",
    type=_DATABASE,
    metavar="X.konon",
    help="The database to ask.  [default: the only one in this folder]",
)
json_option = click.option(
    "--json", "as_json", is_flag=True, help="Print JSON lines instead of a table."
)
columns_option = click.option(
    "--columns",
    callback=_named_once,
    metavar="text=isi,url=link",
    help="Names of a corpus's columns that are not recognised by themselves.",
)
jobs_option = click.option(
    "--jobs",
    type=click.IntRange(min=0),
    metavar="N",
    help="Processes that read pages.  [default: one a core; 0: none but this one]",
)
outlet_option = click.option(
    "--outlet", metavar="NAME", help="Only this outlet, upper and lower case alike."
)
since_option = click.option(
    "--since", type=Day(), metavar="DAY", help="Published on this day (2025-06-30) or later."
)
before_option = click.option(
    "--before", type=Day(), metavar="DAY", help="Published before this day."
)
limit_option = click.option(
    "--limit",
    type=click.IntRange(min=1, max=1_000_000_000),
    metavar="N",
    help="How many at most.  [default: 50; all with --json]",
)


def options(*parts: Callable[[F], F]) -> Callable[[F], F]:
    """Put several options on a command; help shows them in this order."""

    def decorate(command: F) -> F:
        for part in reversed(parts):
            command = part(command)
        return command

    return decorate


def opened(database: Path | None) -> api.Konon:
    """Open the database that was named, else the only one in this folder."""
    return api.open(path_of(database))


def path_of(database: Path | None) -> Path:
    """Return the database that was named, else the only one in this folder."""
    return database or api.default_database(Path())


def inputs_of(paths: Sequence[Path]) -> list[Path | str | api.Piped]:
    """Return what is to be read; `-` stands for standard input.

    Raises:
        UsageError: Standard input is named twice.
    """
    if list(map(str, paths)).count("-") > 1:
        raise UsageError("Standard input can be read once only; give - once.")
    return [api.Piped(sys.stdin.buffer) if str(path) == "-" else path for path in paths]


def last_day(before: date | None) -> date | None:
    """Return the last day that still lies before one.

    Raises:
        UsageError: There is none.
    """
    if before == date.min:
        raise UsageError(f"No day lies before {before}; give a later one.")
    return None if before is None else before - timedelta(days=1)
