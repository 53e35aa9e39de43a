"""Articles and databases as notebooks show them: small pieces of HTML, every word escaped."""

from collections.abc import Iterable
from html import escape
from pathlib import Path

from konon.records import Article, BlockKind
from konon.store import ArticleRow, Counts

_ELEMENTS = {
    BlockKind.HEADLINE: "h3",
    BlockKind.SUBHEAD: "h4",
    BlockKind.PARAGRAPH: "p",
}
_QUIET = "small"
"""For all that is not the body: times, captions, credits, tags."""


def article_html(article: Article) -> str:
    """Return an article block by block, under what is known of it."""
    facts = [
        article.outlet.value if article.outlet else None,
        article.published.isoformat() if article.published else None,
        article.dateline.value if article.dateline else None,
        article.language.value,
        article.method.value,
        None if article.is_complete else "incomplete",
        article.id,
    ]
    lines = [_element("small", " · ".join(fact for fact in facts if fact))]
    if article.headline and not any(b.kind is BlockKind.HEADLINE for b in article.blocks):
        lines.append(_element("h3", article.headline.value))
    for block in article.blocks:
        words = _element(_ELEMENTS.get(block.kind, _QUIET), article.text[block.start : block.end])
        lines.append(words if block.kind in _ELEMENTS else f"<div>{words}</div>")
    return f"<article>{''.join(lines)}</article>"


def desk_html(path: Path, counts: Counts, newest: Iterable[ArticleRow]) -> str:
    """Return what a database holds, and its newest articles as a table."""
    sums = f"{counts.articles} articles · {counts.pages} pages · {counts.issues} issues"
    rows = "".join(_row(row) for row in newest)
    head = "".join(_element("th", word) for word in ("id", "published", "outlet", "headline"))
    return (
        f"<div>{_element('b', path.name)} {_element('small', sums)}"
        f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _row(row: ArticleRow) -> str:
    cells = (row.id, row.published, row.outlet, row.headline)
    return f"<tr>{''.join(_element('td', cell or '') for cell in cells)}</tr>"


def _element(name: str, words: str) -> str:
    return f"<{name}>{escape(words)}</{name}>"
