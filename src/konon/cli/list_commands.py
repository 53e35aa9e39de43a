"""`konon ls` and `konon search`: the articles of a database."""

from collections.abc import Iterator
from datetime import date
from itertools import islice
from pathlib import Path

import click

from konon.api import ArticleRow, Hit
from konon.cli.article_rows import print_hit, rows_table
from konon.cli.options import (
    before_option,
    from_option,
    json_option,
    last_day,
    limit_option,
    opened,
    options,
    outlet_option,
    since_option,
)
from konon.cli.terminal import data_console, say, write_json

_SHOWN = 50


@click.command(short_help="List articles, the newest first.")
@options(
    from_option,
    outlet_option,
    click.option("--network", metavar="NAME", help="Only outlets of this group."),
    click.option("--language", metavar="CODE", help="Only this language: id, ms, en, jv, su, und."),
    since_option,
    before_option,
    limit_option,
    json_option,
)
def ls(
    *,
    database: Path | None,
    outlet: str | None,
    network: str | None,
    language: str | None,
    since: date | None,
    before: date | None,
    limit: int | None,
    as_json: bool,
) -> None:
    """List the articles of a database, the newest first."""
    with opened(database) as desk:
        rows = desk.articles(
            outlet=outlet,
            network=network,
            language=language,
            since=since,
            until=last_day(before),
            limit=limit if as_json else (limit or _SHOWN) + 1,
        )
        if as_json:
            write_json(rows)
        else:
            _print_rows(rows, limit or _SHOWN)


@click.command(short_help="Find articles by the words in them.")
@click.argument("query", nargs=-1, required=True)
@options(
    from_option,
    outlet_option,
    since_option,
    before_option,
    click.option("--relevance", is_flag=True, help="The best match first, not the newest."),
    limit_option,
    json_option,
)
def search(
    *,
    query: tuple[str, ...],
    database: Path | None,
    outlet: str | None,
    since: date | None,
    before: date | None,
    relevance: bool,
    limit: int | None,
    as_json: bool,
) -> None:
    """Find articles that hold all words of QUERY, the newest first.

    Words are found in any form (banjir finds kebanjiran), "words in quotation marks" exactly so,
    and evakua* by their beginning. Conditions may stand among them: outlet:detikcom,
    network:, language:en, since:2025-06-01, until:2025-06-30.
    """
    with opened(database) as desk:
        hits = desk.search(
            " ".join(query),
            outlet=outlet,
            since=since,
            until=last_day(before),
            order="relevance" if relevance else "newest",
            limit=limit if as_json else (limit or _SHOWN) + 1,
        )
        if as_json:
            write_json(hits)
        else:
            _print_hits(hits, limit or _SHOWN)


def _print_rows(rows: Iterator[ArticleRow], limit: int) -> None:
    shown = list(islice(rows, limit))
    if shown:
        console = data_console()
        console.print(rows_table(shown, console.width))
    _say_what_is_left(rows, len(shown))


def _print_hits(hits: Iterator[Hit], limit: int) -> None:
    console = data_console()
    count = 0
    for hit in islice(hits, limit):
        print_hit(console, hit)
        count += 1
    _say_what_is_left(hits, count)


def _say_what_is_left(rows: Iterator[object], shown: int) -> None:
    if not shown:
        say("No article found.")
    elif next(rows, None) is not None:
        say(f"Shown: {shown}. There are more: --limit N shows N of them, --json all.")
