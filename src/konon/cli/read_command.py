"""`konon read`: pages to articles, without a database."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import click
from rich.text import Text

from konon import api
from konon.cli import root
from konon.cli.article_view import article_view, show
from konon.cli.options import columns_option, inputs_of, jobs_option, options, paths_argument
from konon.cli.terminal import data_console, page_text, say, write_json
from konon.export import Reading, reading_of
from konon.records import Article, Issue, Page

Outcome = tuple[Page, Article] | Issue


@click.command(short_help="Show what pages say, without a database.")
@options(
    paths_argument,
    click.option("--json", "as_json", is_flag=True, help="Print one JSON object a page."),
    click.option("--generic", is_flag=True, help="Use no publisher rules: every portal unknown."),
    columns_option,
    jobs_option,
)
@click.pass_context
def read(
    ctx: click.Context,
    *,
    paths: tuple[Path, ...],
    as_json: bool,
    generic: bool,
    columns: str | None,
    jobs: int | None,
) -> None:
    """Read pages and show them as they are, in the order of the input.

    PATH is a file or a folder with HTML pages, WARC, WACZ, MHTML, JSONL, CSV, Parquet or text
    dumps, packed or not; - is standard input. What cannot be read is said on standard error, and
    the exit status is then 1; so it is where there is no page at all.
    """
    outcomes = api.read_all(inputs_of(paths), rules=not generic, columns=columns, jobs=jobs)
    tally = _Tally()
    if as_json:
        write_json(readings(tally.read(outcomes)))
    else:
        _show(tally.read(outcomes))
    if not tally.pages + tally.issues:
        say(f"No page was found in {', '.join(map(str, paths))}.")
    if tally.issues or not tally.pages:
        ctx.exit(root.FAULTS)


class _Tally:
    """Says each issue on standard error; counts them, and the pages."""

    def __init__(self) -> None:
        self.pages = 0
        self.issues = 0

    def read(self, outcomes: Iterable[Outcome]) -> Iterator[tuple[Page, Article]]:
        """Yield what is no issue."""
        for outcome in outcomes:
            if isinstance(outcome, Issue):
                self.issues += 1
                say(issue_line(outcome))
            else:
                self.pages += 1
                yield outcome


def readings(read_pages: Iterable[tuple[Page, Article]]) -> Iterator[Reading]:
    """Yield the JSON objects of pages."""
    return (reading_of(article, page) for page, article in read_pages)


def issue_line(issue: Issue) -> str:
    """Return an issue as one line: place, reason, message."""
    return f"{place_of(issue)}: {issue.reason.value}: {issue.message}"


def place_of(issue: Issue) -> str:
    """Return the file, with the offset or row in it."""
    record = issue.location.record
    return issue.location.file if record is None else f"{issue.location.file}#{record}"


def _show(read_pages: Iterable[tuple[Page, Article]]) -> None:
    console = data_console()
    for page, article in read_pages:
        console.rule(page_text(page.location.file, "dim"), align="left", style="dim")
        show(console, article_view(article))
        console.print(Text())
