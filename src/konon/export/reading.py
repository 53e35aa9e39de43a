"""The JSON object of `konon read`: one page's reading, with keys that do not change."""

import msgspec

from konon.records import Article, Page


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """What was read from one page, flat; times are ISO 8601 and None where nothing was found.

    Attributes:
        id: The corpus row's own id, where it has one.
        file: Path of the page below the argument it was read from.
        text: The whole serialised article, which offsets count in.
        paragraphs: The body alone.
        credits: Pairs of role and name.
        related: Pairs of headline and target.
        origins: The lines that say where the material comes from.
        pages: Number of pages of the article, where it is spread over several.
    """

    id: str | None
    file: str
    url: str | None
    outlet: str | None
    headline: str | None
    published: str | None
    modified: str | None
    channel: str | None
    dateline: str | None
    language: str
    text: str
    paragraphs: tuple[str, ...]
    credits: tuple[tuple[str, str], ...]
    tags: tuple[str, ...]
    captions: tuple[str, ...]
    related: tuple[tuple[str, str | None], ...]
    origins: tuple[str, ...]
    pages: int | None


def reading_of(article: Article, page: Page) -> Reading:
    """Flatten an article as read from `page`."""
    return Reading(
        id=article.row_id,
        file=page.location.file,
        url=article.url,
        outlet=article.outlet.value if article.outlet else None,
        headline=article.headline.value if article.headline else None,
        published=article.published.isoformat() if article.published else None,
        modified=article.modified.isoformat() if article.modified else None,
        channel=article.channel[0].value if article.channel else None,
        dateline=article.dateline.value if article.dateline else None,
        language=article.language.value,
        text=article.text,
        paragraphs=article.paragraphs,
        credits=tuple((credit.role.value, credit.name) for credit in article.credits),
        tags=tuple(tag.value for tag in article.tags),
        captions=tuple(caption.value for caption in article.captions),
        related=tuple((link.headline, link.href) for link in article.related),
        origins=tuple(origin.exact for origin in article.origins),
        pages=article.pagination.count if article.pagination else None,
    )
