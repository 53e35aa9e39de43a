"""Every value of an article beside the words that it rests on."""

from collections.abc import Iterator

from konon.records.article import Article, Timestamp
from konon.records.span import Evidence

Evidenced = tuple[str, str | Timestamp, Evidence]
"""A field's name in words, a value of it, and where that was read."""


def evidenced(article: Article) -> Iterator[Evidenced]:
    """Yield each value of an article with its evidence, in the order in which people read."""
    for name, value in (("outlet", article.outlet), ("headline", article.headline)):
        if value is not None:
            yield name, value.value, value.evidence
    for rubric in article.channel:
        yield "channel", rubric.value, rubric.evidence
    for name, moments in (
        ("published", (article.published,)),
        ("also dated", (day for day in article.dates if day != article.published)),
        ("modified", (article.modified,)),
    ):
        for moment in moments:
            if moment is not None:
                yield name, moment, moment.evidence
    if article.dateline is not None:
        yield "dateline", article.dateline.value, article.dateline.evidence
    for credit in article.credits:
        yield credit.role.value.replace("_", " "), credit.name, credit.evidence
    for caption in article.captions:
        yield "caption", caption.value, caption.evidence
    for link in article.related:
        yield "related", link.headline, link.evidence
    for origin in article.origins:
        yield "origin", origin.exact, origin.evidence
    for tag in article.tags:
        yield "tag", tag.value, tag.evidence
