"""An article as flat rows: the columns of `articles`, and its rows in the child tables."""

from collections.abc import Iterator

from konon.records import Article, Evidence, Timestamp

COLUMNS = (
    "id",
    "address",
    "part_number",
    "url",
    "publisher",
    "outlet",
    "network",
    "headline",
    "channel",
    "published",
    "published_utc",
    "published_precision",
    "zone",
    "zone_basis",
    "modified",
    "dateline",
    "language",
    "access",
    "complete",
    "method",
    "rules",
    "row_id",
    "text_sha256",
)
Column = str | int | None


def columns(article: Article) -> tuple[Column, ...]:
    """Return the flat columns of an article, in the order of `COLUMNS`."""
    published, paged = article.published, article.pagination
    return (
        article.id,
        article.address,
        paged.number if paged and article.is_part else None,
        article.url,
        article.publisher,
        article.outlet.value if article.outlet else None,
        article.network,
        article.headline.value if article.headline else None,
        " / ".join(rubric.value for rubric in article.channel) or None,
        published.isoformat() if published else None,
        utc(published) if published else None,
        published.precision.value if published else None,
        published.zone if published else None,
        published.zone_basis.value if published else None,
        article.modified.isoformat() if article.modified else None,
        article.dateline.value if article.dateline else None,
        article.language.value,
        article.access.value,
        int(article.is_complete),
        article.method.value,
        article.rules,
        article.row_id,
        article.text_sha256,
    )


def children(article: Article, number: int) -> Iterator[tuple[str, list[tuple[Column, ...]]]]:
    """Yield each child table's name with the rows that this article has in it."""
    yield (
        "credits",
        [
            (number, n, c.role.value, c.name, c.label, *_evidence(c.evidence))
            for n, c in enumerate(article.credits)
        ],
    )
    yield "tags", [(number, n, t.value, *_evidence(t.evidence)) for n, t in enumerate(article.tags)]
    yield (
        "captions",
        [
            (number, n, c.value, c.credit, *_evidence(c.evidence))
            for n, c in enumerate(article.captions)
        ],
    )
    yield (
        "related",
        [
            (number, n, r.headline, r.href, r.label, *_evidence(r.evidence))
            for n, r in enumerate(article.related)
        ],
    )
    yield (
        "origins",
        [(number, n, o.exact, *_evidence(o.evidence)) for n, o in enumerate(article.origins)],
    )
    yield "absences", [(number, n, a.field, a.reason) for n, a in enumerate(article.absent)]


def _evidence(evidence: Evidence) -> tuple[Column, ...]:
    return (evidence.exact, evidence.medium.value, evidence.start, evidence.where)


def utc(moment: Timestamp) -> int:
    """Return the moment as whole seconds since 1970."""
    return int(moment.value.timestamp())
