"""`konon demo`: a bundled crawl, read before your eyes."""

import shlex
from importlib.resources import files
from pathlib import Path

import click
from rich.console import Console
from rich.text import Text

from konon import api
from konon.cli import root
from konon.cli.article_rows import headline_of, outlet_of, state_of
from konon.cli.article_view import blocks_view, show
from konon.cli.fitted_table import Column, fitted_table
from konon.cli.invocation import konon_as_called
from konon.cli.issues_command import print_issues
from konon.cli.run_command import run_with_bar
from konon.cli.tables import moment
from konon.cli.terminal import data_console, page_text
from konon.errors import UsageError
from konon.records import Article

_ISSUES_SHOWN = 5


@click.command(short_help="Read a bundled sample crawl and show what is in it.")
@click.option(
    "--to",
    type=click.Path(path_type=Path, dir_okay=False),
    default=Path("demo.konon"),
    show_default=True,
    metavar="X.konon",
    help="The database, the demo's own; made if it is not there.",
)
@click.pass_context
def demo(ctx: click.Context, to: Path) -> None:
    """Read a bundled sample crawl into a database and show what is in it.

    The pages are invented: nothing in them happened, and nobody in them exists.
    """
    _require_own(to)
    summary = run_with_bar((sample_crawl(),), to)
    if summary.interrupted:
        ctx.exit(root.INTERRUPTED)
    console = data_console()
    with api.open(to) as desk:
        _print_articles(console, desk)
        _print_richest(console, desk)
        _print_head(console, "What could not be read")
        print_issues(desk.issues(), _ISSUES_SHOWN)
    _print_next_steps(console, to)


def sample_crawl() -> Path:
    """Return the folder of the bundled crawl."""
    return Path(str(files("konon"))) / "demo" / "crawl"


def _require_own(to: Path) -> None:
    """Refuse a database that other pages were read into: invented news would mix with theirs."""
    if not to.is_file() or not to.stat().st_size:
        return
    with api.open(to) as desk:
        inputs = [Path(argument) for run in desk.runs() for argument in run.arguments]
    # The environment that the demo ran in last may have lain elsewhere.
    if any(path.parts[-3:] != sample_crawl().parts[-3:] for path in inputs):
        raise UsageError(
            f"{to} holds pages of your own; name another file for the demo's invented ones"
        )


def _print_articles(console: Console, desk: api.Konon) -> None:
    rows = sorted(desk.articles(), key=_by_outlet)
    outlets = [row.outlet or "" for row in rows]
    repeated = [number > 0 and outlets[number - 1] == name for number, name in enumerate(outlets)]
    named = [Text() if again else outlet_of(row) for row, again in zip(rows, repeated, strict=True)]
    columns = (
        Column(head="outlet", cells=named, least=10),
        Column(head="published", cells=[moment(row.published) for row in rows], spared=3),
        Column(head="headline", cells=list(map(headline_of, rows)), least=20, grows=True),
        Column(head="", cells=[Text(row.language.value, "dim") for row in rows], spared=1),
        Column(head="state", cells=list(map(state_of, rows)), spared=2),
    )
    _print_head(console, f"{len(rows)} articles from {repeated.count(False)} outlets")
    console.print(fitted_table(columns, console.width))


def _by_outlet(row: api.ArticleRow) -> tuple[str, str, str]:
    outlet = row.outlet or ""
    return outlet.casefold(), outlet, row.published or ""


def _print_richest(console: Console, desk: api.Konon) -> None:
    """Show the article with the most kinds of fields filled; several pages count most."""
    article = max(desk.whole_articles(), key=_richness, default=None)
    if article is None:
        return
    _print_head(console, "One of them, block by block")
    show(console, blocks_view(article))


def _richness(article: Article) -> tuple[int, int, str]:
    fields = (
        article.channel,
        article.published,
        article.modified,
        article.dateline,
        article.credits,
        article.captions,
        article.related,
        article.origins,
        article.tags,
        article.pagination and article.is_complete,
    )
    return sum(map(bool, fields)), -len(article.text), article.id


def _print_next_steps(console: Console, to: Path) -> None:
    konon, name = konon_as_called(), shlex.quote(str(to))
    steps = (
        (f"search 'tenggelam \"jumlah korban\"' --from {name}", "find articles by their words"),
        (f"show --evidence --from {name}", "see where each field is printed"),
        (f"export articles --to news.csv --from {name}", "go on in a spreadsheet"),
        ("run MY-CRAWL/ --to my.konon", "read pages of your own"),
    )
    width = max(len(command) for command, _ in steps)
    _print_head(console, "What to try next")
    for command, purpose in steps:  # a command stands on one line, to be copied
        line = page_text(f"{konon} {command.ljust(width)}", "cyan")
        console.print(Text.assemble(line, "   ", (purpose, "dim")), soft_wrap=True)


def _print_head(console: Console, words: str) -> None:
    console.print(Text())
    console.print(Text(words, style="bold"))
    console.print(Text())
