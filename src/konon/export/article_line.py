"""One flat line an article: the columns of every export, in their order."""

from urllib.parse import urljoin

import msgspec

from konon.records import Article


class CreditLine(msgspec.Struct, frozen=True):
    """A person's role and name, with the label that the page prints beside it."""

    role: str
    name: str
    label: str | None


class CaptionLine(msgspec.Struct, frozen=True):
    """A caption, whole, and the photo credit in it."""

    value: str
    credit: str | None


class RelatedLine(msgspec.Struct, frozen=True):
    """The headline of another article and the link to it as printed."""

    headline: str
    href: str | None


class AbsentLine(msgspec.Struct, frozen=True):
    """An empty field and why it is empty."""

    field: str
    reason: str


class ArticleLine(msgspec.Struct, frozen=True, kw_only=True):
    """An article, flat. Times are ISO 8601; None stands where the page says nothing.

    Attributes:
        id: The article's name, made from its address and text.
        address: Its own address; versions of one article share it.
        url: Canonical URL as the page gives it, else the one it was fetched from.
        row_id: The corpus row's own id.
        outlet: Who publishes.
        network: The group of the outlet.
        channel: Rubrics from the widest to the narrowest.
        headline: Its headline.
        published: Time of publication with its offset; a day alone where no clock is printed.
        published_precision: day, minute or second.
        published_zone: Zone as printed (WIB, +07:00); None where it was assumed.
        published_zone_basis: printed or assumed.
        modified: Time of the last change.
        dateline: Place at the head of the body.
        language: ISO 639 code; `und` for others.
        body: Paragraphs and subheads, with an empty line between.
        text: The whole serialised article, which offsets count in.
        credits: Role, name and printed label of each person named.
        tags: Tags and hashtags.
        captions: Captions with their photo credits.
        related: Links to other articles; targets in full, where the article's address is known.
        origins: Lines that say where the material comes from.
        page_count: Number of pages of the article, where it is spread over several.
        missing_pages: Numbers of those that were not in the crawl.
        pages: Ids of the pages it was read from.
        access: free, paywalled or empty.
        complete: Whether nothing of it is missing.
        method: What read it: rules, generic, fallback, dump or row.
        rules: Name and date of the rule set.
        absent: Empty fields with their reasons.
    """

    id: str
    address: str
    url: str | None
    row_id: str | None
    outlet: str | None
    network: str | None
    channel: tuple[str, ...]
    headline: str | None
    published: str | None
    published_precision: str | None
    published_zone: str | None
    published_zone_basis: str | None
    modified: str | None
    dateline: str | None
    language: str
    body: str
    text: str
    credits: tuple[CreditLine, ...]
    tags: tuple[str, ...]
    captions: tuple[CaptionLine, ...]
    related: tuple[RelatedLine, ...]
    origins: tuple[str, ...]
    page_count: int | None
    missing_pages: tuple[int, ...]
    pages: tuple[str, ...]
    access: str
    complete: bool
    method: str
    rules: str | None
    absent: tuple[AbsentLine, ...]


def line_of(article: Article) -> ArticleLine:
    """Flatten an article."""
    published, paged = article.published, article.pagination
    return ArticleLine(
        id=article.id,
        address=article.address,
        url=article.url,
        row_id=article.row_id,
        outlet=article.outlet.value if article.outlet else None,
        network=article.network,
        channel=tuple(rubric.value for rubric in article.channel),
        headline=article.headline.value if article.headline else None,
        published=published.isoformat() if published else None,
        published_precision=published.precision.value if published else None,
        published_zone=published.zone if published else None,
        published_zone_basis=published.zone_basis.value if published else None,
        modified=article.modified.isoformat() if article.modified else None,
        dateline=article.dateline.value if article.dateline else None,
        language=article.language.value,
        body="\n\n".join(article.paragraphs),
        text=article.text,
        credits=tuple(CreditLine(c.role.value, c.name, c.label) for c in article.credits),
        tags=tuple(tag.value for tag in article.tags),
        captions=tuple(CaptionLine(c.value, c.credit) for c in article.captions),
        related=tuple(
            RelatedLine(link.headline, _in_full(link.href, article.url)) for link in article.related
        ),
        origins=tuple(origin.exact for origin in article.origins),
        page_count=paged.count if paged else None,
        missing_pages=paged.missing if paged else (),
        pages=article.pages,
        access=article.access.value,
        complete=article.is_complete,
        method=article.method.value,
        rules=article.rules,
        absent=tuple(AbsentLine(absence.field, absence.reason) for absence in article.absent),
    )


def _in_full(href: str | None, url: str | None) -> str | None:
    """Resolve a target against the article's address; as printed where that cannot be done."""
    if href is None or url is None:
        return href
    try:
        return urljoin(url, href)
    except ValueError:
        return href
