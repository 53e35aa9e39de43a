"""`konon issues`: what could not be read, and why."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

import click
from rich.table import Table
from rich.text import Text

from konon.cli.options import from_option, json_option, opened, options
from konon.cli.read_command import place_of
from konon.cli.tables import table
from konon.cli.terminal import data_console, page_text, say, write_json
from konon.records import Issue, Reason

_SHOWN = 10
_NONE = "No issue: everything was read."


@click.command(short_help="Show what could not be read, and why.")
@options(
    from_option,
    click.option(
        "--reason",
        type=click.Choice([reason.value for reason in Reason]),
        help="Only this reason.",
    ),
    click.option(
        "--limit",
        type=click.IntRange(min=1),
        default=_SHOWN,
        show_default=True,
        metavar="N",
        help="How many of each reason the table shows; --json prints all.",
    ),
    json_option,
)
def issues(database: Path | None, reason: str | None, limit: int, as_json: bool) -> None:
    """Show what could not be read, grouped by reason."""
    with opened(database) as desk:
        found = (issue for issue in desk.issues() if reason in (None, issue.reason.value))
        if as_json:
            write_json(found)
        else:
            none = f"No issue with the reason {reason}." if reason else _NONE
            print_issues(found, limit, none)


def print_issues(found: Iterable[Issue], limit: int, none: str = _NONE) -> None:
    """Print a table of issues, of each reason at most `limit`; say `none` where there is none."""
    counts: Counter[Reason] = Counter()
    examples: dict[Reason, list[Issue]] = defaultdict(list)
    for issue in found:
        counts[issue.reason] += 1
        if len(examples[issue.reason]) < limit:
            examples[issue.reason].append(issue)
    if counts:
        data_console().print(_grouped(counts, examples))
    else:
        say(none)


def _grouped(counts: Counter[Reason], examples: dict[Reason, list[Issue]]) -> Table:
    made = table()
    made.add_column("reason", no_wrap=True, style="yellow")
    made.add_column("count", justify="right")
    made.add_column("where", overflow="fold", ratio=4)
    made.add_column("what happened", ratio=6)
    for reason, count in counts.most_common():
        first, *others = examples[reason]
        made.add_row(reason.value, f"{count:,}", page_text(place_of(first)), _message(first))
        for issue in others:
            made.add_row("", "", page_text(place_of(issue)), _message(issue))
        if hidden := count - len(others) - 1:
            made.add_row("", "", Text(f"and {hidden:,} more", style="dim"), "")
    return made


def _message(issue: Issue) -> Text:
    return page_text(issue.message, "dim")
