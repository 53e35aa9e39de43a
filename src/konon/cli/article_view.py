"""An article in the terminal: as one reads it, block by block, or with the words it rests on."""

from collections.abc import Iterable, Iterator

from rich.console import Console, Group
from rich.table import Table
from rich.text import Text

from konon.cli.article_fields import (
    Field,
    absent_fields,
    fields_above_the_text,
    fields_below_the_text,
    moment_in_words,
)
from konon.cli.tables import table
from konon.cli.terminal import page_text
from konon.records import BODY_KINDS, Article, BlockKind, Evidence, Timestamp, evidenced

_MARGIN = 12
_WIDEST = 100
"""Longer lines are hard to read."""
_NO_HEADLINE = "(no headline)"
_QUIET_KINDS = frozenset(BlockKind) - BODY_KINDS - {BlockKind.HEADLINE}


def article_view(article: Article) -> Group:
    """Return an article as one reads it: headline, fields, body, what stands around it."""
    return Group(
        _headline(article),
        Text(),
        _margin_table(fields_above_the_text(article)),
        Text(),
        _margin_table(_body(article)),
        _margin_table(fields_below_the_text(article)),
        _margin_table(absent_fields(article)),
    )


def blocks_view(article: Article) -> Group:
    """Return an article's text block by block, each with its kind in the margin."""
    return Group(
        _headline(article),
        Text(article.id, style="cyan"),
        Text(),
        _margin_table(fields_above_the_text(article)),
        Text(),
        _margin_table(_blocks(article)),
        Text(),
        _margin_table(absent_fields(article)),
    )


def evidence_view(article: Article) -> Table:
    """Return every field with the words it came from: where they stand, and what they are."""
    made = table(title="Evidence")
    made.add_column("field", no_wrap=True)
    made.add_column("value", ratio=4, min_width=16, overflow="fold")
    made.add_column("stands in", ratio=3, min_width=12, overflow="fold")
    made.add_column("offsets", justify="right", no_wrap=True)
    made.add_column("words as printed", ratio=4, min_width=16, overflow="fold")
    for field, value, evidence in evidenced(article):
        words = moment_in_words(value).plain if isinstance(value, Timestamp) else value
        made.add_row(
            Text(field),
            page_text(words),
            _place(evidence),
            _offsets(evidence),
            page_text(evidence.exact, "dim" if evidence.exact == words else ""),
        )
    return made


def show(console: Console, view: Group | Table) -> None:
    """Print a view, never wider than one reads well."""
    console.print(view, width=min(console.width, _WIDEST))


def _headline(article: Article) -> Text:
    return page_text(article.headline.value if article.headline else _NO_HEADLINE, "bold")


def _margin_table(fields: Iterable[Field]) -> Table:
    """Lay fields out with their labels in the margin; a label is printed once for a group."""
    grid = Table.grid(padding=(0, 2, 0, 0), expand=True)
    grid.add_column(width=_MARGIN, justify="right", style="dim", overflow="fold")
    grid.add_column(ratio=1, overflow="fold")
    before = ""
    for label, value in fields:
        grid.add_row("" if label == before else label, value)
        before = label
    return grid


def _body(article: Article) -> Iterator[Field]:
    for block in article.blocks:
        if block.kind in BODY_KINDS:
            style = "bold" if block.kind is BlockKind.SUBHEAD else ""
            words = page_text(article.text[block.start : block.end], style)
            yield "", words.append("\n")


def _blocks(article: Article) -> Iterator[Field]:
    for block in article.blocks:
        words = page_text(article.text[block.start : block.end])
        if block.kind in _QUIET_KINDS:
            words.stylize("dim")
        elif block.kind is not BlockKind.PARAGRAPH:
            words.stylize("bold")
        yield block.kind.value, words


def _place(evidence: Evidence) -> Text:
    where = f" {evidence.where}" if evidence.where else ""
    return Text.assemble(evidence.medium.value, page_text(where, "dim"))


def _offsets(evidence: Evidence) -> Text:
    return Text("" if evidence.start is None else f"{evidence.start}–{evidence.end}")
