"""The stage `articles.extract`: a page in, an article out, or the reason why there is none."""

from dataclasses import dataclass

from konon.articles.assemble import assemble
from konon.articles.draft import Draft
from konon.articles.dump import read_dump
from konon.articles.html import read_html
from konon.articles.row import read_row
from konon.markup.decode import decode
from konon.records import Article, BlockKind, Issue, Page, PageForm, Reason

STAGE = "articles.extract"

_NO_ARTICLE = "No headline with text below it was found: a menu, a list or an error page."
_TOO_DEEP = "Elements are nested more than 2,000 deep, where the parser gives up; nothing was kept."
_SHORTEST_ARTICLE = 30
"""Code points below which a page without headline holds no article."""


@dataclass(frozen=True, slots=True)
class ExtractOptions:
    """How to read pages.

    Attributes:
        use_rules: Whether publisher rules may be used; without, every portal is unknown.
    """

    use_rules: bool = True


def extract(page: Page, options: ExtractOptions = ExtractOptions()) -> Article | Issue:
    """Read one page.

    Args:
        page: HTML, a plain-text dump or a corpus row.
        options: How to read it.

    Returns:
        The article; or an Issue that says why the page gave none.
    """
    draft = _draft(page, options)
    if draft is not None and draft.is_cut:
        return _issue(page, Reason.TOO_LARGE, _TOO_DEEP)
    if draft is None or not _is_article(draft):
        return _issue(page, Reason.NO_ARTICLE, _NO_ARTICLE)
    return assemble(draft, page.id)


def _issue(page: Page, reason: Reason, message: str) -> Issue:
    return Issue(
        stage=STAGE,
        reason=reason,
        message=message,
        location=page.location,
        page=page.id,
        url=page.url,
    )


def _draft(page: Page, options: ExtractOptions) -> Draft | None:
    match page.form:
        case PageForm.HTML:
            text = decode(page.content, page.charset).text
            return read_html(text, page.url, use_rules=options.use_rules)
        case PageForm.TEXT:
            text = decode(page.content, page.charset).text
            return read_dump(text, page.url, use_rules=options.use_rules)
        case PageForm.ROW:
            assert page.row is not None  # noqa: S101  the form says so
            return read_row(page.row, use_rules=options.use_rules)


def _is_article(draft: Draft) -> bool:
    words = sum(
        len(piece.text)
        for piece in draft.pieces
        if piece.kind in (BlockKind.PARAGRAPH, BlockKind.CAPTION)
    )
    has_headline = draft.headline is not None or any(
        piece.kind is BlockKind.HEADLINE for piece in draft.pieces
    )
    is_dated = bool(draft.times) or any(p.kind is BlockKind.TIME for p in draft.pieces)
    return words >= _SHORTEST_ARTICLE or (has_headline and (words > 0 or is_dated))
