"""`konon run`: pages into a database, with the progress of it."""

from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, TextColumn
from rich.progress import Progress as Bar
from rich.text import Text

from konon import api
from konon.cli import root
from konon.cli.options import columns_option, inputs_of, jobs_option, options, paths_argument
from konon.cli.tables import table
from konon.cli.terminal import message_console, page_text, say
from konon.cli.written_file import is_database
from konon.errors import UsageError

_COUNTS = (
    "{task.fields[read]:,} read  {task.fields[skipped]:,} skipped  {task.fields[failed]:,} failed"
)
_RATE = "{task.fields[rate]:,.0f} pages/s"


@click.command(short_help="Read pages into a database.")
@options(
    paths_argument,
    click.option(
        "--to",
        type=click.Path(path_type=Path, dir_okay=False),
        required=True,
        metavar="X.konon",
        help="The database; made if it is not there.",
    ),
    click.option("--until", metavar="STAGE", help="Stop after this stage.  [default: all stages]"),
    columns_option,
    jobs_option,
    click.option("--without-bytes", is_flag=True, help="Do not keep the pages' own bytes."),
)
@click.pass_context
def run(
    ctx: click.Context,
    *,
    paths: tuple[Path, ...],
    to: Path,
    until: str | None,
    columns: str | None,
    jobs: int | None,
    without_bytes: bool,
) -> None:
    """Read pages into a database, through all stages; pages of one article are stitched.

    What the database has already is skipped: the same command goes on where it was stopped, and
    reads what is new. What cannot be read becomes an issue (konon issues), and the run goes on.
    """
    summary = run_with_bar(
        paths, to, until=until, columns=columns, jobs=jobs, keep_bytes=not without_bytes
    )
    if summary.interrupted:
        say(f"Stopped. What was read is in {to}; the same command goes on from there.")
        ctx.exit(root.INTERRUPTED)


def run_with_bar(
    paths: tuple[Path, ...],
    to: Path,
    *,
    until: str | None = None,
    columns: str | None = None,
    jobs: int | None = None,
    keep_bytes: bool = True,
) -> api.Summary:
    """Run, with a bar and a summary on standard error."""
    if to.is_file() and to.stat().st_size and to.suffix != ".konon" and not is_database(to):
        raise UsageError(f"{to} is no Konon database; choose a name that ends in .konon")
    console = message_console()
    with _bar(console) as bar:
        task = bar.add_task("Reading", total=None, read=0, skipped=0, failed=0, rate=0.0)

        def advance(progress: api.Progress) -> None:
            bar.update(
                task,
                read=progress.read,
                skipped=progress.skipped,
                failed=progress.failed,
                rate=progress.rate,
            )

        summary = api.run(
            inputs_of(paths),
            to,
            until=until,
            columns=columns,
            jobs=jobs,
            keep_bytes=keep_bytes,
            progress=advance,
        )
    _summarise(console, summary, to)
    return summary


def _bar(console: Console) -> Bar:
    return Bar(
        TextColumn("{task.description}"),
        BarColumn(bar_width=20),
        TextColumn(_COUNTS),
        TextColumn(_RATE, style="dim"),
        console=console,
        disable=not console.is_terminal,
        transient=True,
    )


def _summarise(console: Console, summary: api.Summary, to: Path) -> None:
    progress = summary.progress
    counts = table(title=f"Read into {page_text(str(to))}")
    for head in ("pages", "read", "skipped", "failed", "seconds", "pages/s"):
        counts.add_column(head, justify="right")
    counts.add_row(
        f"{progress.pages:,}",
        f"{progress.read:,}",
        f"{progress.skipped:,}",
        Text(f"{progress.failed:,}", style="yellow" if progress.failed else ""),
        f"{progress.seconds:,.1f}",
        f"{progress.rate:,.0f}",
    )
    console.print(counts)
