"""`konon show`: one article of a database, with the words each field came from."""

from pathlib import Path

import click
from rich.text import Text

from konon import api
from konon.cli.article_view import blocks_view, evidence_view, show
from konon.cli.options import from_option, opened, options
from konon.cli.terminal import data_console, write_json
from konon.errors import NotFoundError
from konon.records import Article


@click.command("show", short_help="Show one article, block by block.")
@click.argument("article_id", metavar="[ID]", required=False)
@options(
    from_option,
    click.option(
        "--evidence", is_flag=True, help="Show the words that each field came from, and where."
    ),
    click.option("--json", "as_json", is_flag=True, help="Print the whole record as JSON."),
)
def show_article(
    article_id: str | None, database: Path | None, evidence: bool, as_json: bool
) -> None:
    """Show an article with its text block by block, and what is missing with its reason.

    ID is an article's id or the beginning of it, as konon ls prints it; without it, the newest
    article is shown. Offsets count code points of the article's text.
    """
    with opened(database) as desk:
        article = desk.article(article_id or newest(desk))
    if as_json:
        write_json([article])
        return
    print_article(article, evidence=evidence)


def newest(desk: api.Konon) -> str:
    """Return the id of the article published last."""
    row = next(desk.articles(limit=1), None)
    if row is None:
        raise NotFoundError(f"{desk.path} holds no article; see why: konon issues")
    return row.id


def print_article(article: Article, *, evidence: bool = False) -> None:
    """Print an article block by block."""
    console = data_console()
    show(console, blocks_view(article))
    if evidence:
        console.print(Text())
        show(console, evidence_view(article))
