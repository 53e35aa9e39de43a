"""Articles as the rows of a list, and as what a search found."""

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from konon.api import ArticleRow, Hit
from konon.cli.tables import add_fitted_column, moment, short_id, table
from konon.cli.terminal import page_text
from konon.records import Access, Method, Span


def rows_table(rows: Iterable[ArticleRow], title: str | None = None) -> Table:
    """Return a table of articles: when, where, what, in which language, how complete."""
    made = table(title=title)
    made.expand = True
    made.add_column("published", no_wrap=True)
    made.add_column("outlet", no_wrap=True, max_width=16, overflow="ellipsis")
    add_fitted_column(made, "headline", least=20)
    made.add_column("", no_wrap=True)
    made.add_column("state", no_wrap=True)
    made.add_column("id", no_wrap=True)
    for row in rows:
        made.add_row(
            moment(row.published),
            outlet_of(row),
            headline_of(row),
            Text(row.language.value, style="dim"),
            state_of(row),
            short_id(row.id),
        )
    return made


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
