"""Articles as the rows of a list, and as what a search found."""

from collections.abc import Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from konon.api import ArticleRow, Hit
from konon.cli.fitted_table import Column, fitted_table
from konon.cli.tables import moment, short_id
from konon.cli.terminal import page_text
from konon.records import Access, Method, Span


def rows_table(rows: Sequence[ArticleRow], width: int) -> Table:
    """Return a table of articles: when, where, what, in which language, how complete."""
    return fitted_table(
        (
            Column(head="published", cells=[moment(row.published) for row in rows], spared=4),
            Column(head="outlet", cells=list(map(outlet_of, rows)), least=10, most=16, spared=3),
            Column(head="headline", cells=list(map(headline_of, rows)), least=20, grows=True),
            Column(head="", cells=[Text(row.language.value, "dim") for row in rows], spared=1),
            Column(head="state", cells=list(map(state_of, rows)), spared=2),
            Column(head="id", cells=[short_id(row.id) for row in rows]),
        ),
        width,
    )


def outlet_of(row: ArticleRow) -> Text:
    """Return the outlet's name, or that it is unknown."""
    return page_text(row.outlet) if row.outlet else Text("unknown", style="dim")


def headline_of(row: ArticleRow) -> Text:
    """Return the headline, or that there is none."""
    return page_text(row.headline) if row.headline else Text("(no headline)", style="dim")


def state_of(row: ArticleRow) -> Text:
    """Return in one word what a reader of the list must know of an article."""
    if row.access is not Access.FREE:
        return Text(row.access.value, style="yellow")
    if not row.complete:
        return Text("incomplete", style="yellow")
    if row.method is Method.FALLBACK:
        return Text("doubtful", style="yellow")
    return Text("whole", style="dim")


def print_hit(console: Console, hit: Hit) -> None:
    """Print what a search found: the article on two lines, the words around the find below."""
    row = hit.row
    console.print(
        Text("  ").join([moment(row.published), outlet_of(row), short_id(row.id)]),
        soft_wrap=True,
    )
    headline = marked(row.headline, hit.headline_marks) if row.headline else headline_of(row)
    console.print(Text(style="bold").append_text(headline))
    if hit.snippet:
        span = hit.snippet.span
        console.print(marked(span.exact, hit.snippet.marks, span.start))
    console.print(Text())


def marked(words: str, marks: Sequence[Span], start: int = 0) -> Text:
    """Return words with the found ones marked; marks count from `start` before the first word."""
    text, at = Text(), start
    for mark in marks:
        text.append_text(page_text(words[at - start : mark.start - start]))
        text.append_text(page_text(mark.exact, "bold yellow"))
        at = mark.end
    return text.append_text(page_text(words[at - start :]))
