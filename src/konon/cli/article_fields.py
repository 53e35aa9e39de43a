"""An article's fields in words: label and value, line by line."""

from collections.abc import Iterator

from rich.text import Text

from konon.cli.terminal import page_text
from konon.records import (
    Access,
    Article,
    Credit,
    Language,
    Method,
    Pagination,
    Precision,
    Timestamp,
    ZoneBasis,
)

Field = tuple[str, Text]
"""A label and what stands beside it."""

_LANGUAGES = {
    Language.INDONESIAN: "Indonesian",
    Language.MALAY: "Malay",
    Language.ENGLISH: "English",
    Language.JAVANESE: "Javanese",
    Language.SUNDANESE: "Sundanese",
    Language.OTHER: "another language, or none told",
}
_METHODS = {
    Method.RULES: "by publisher rules",
    Method.GENERIC: "as an unknown portal",
    Method.FALLBACK: "by the last resort; treat with care",
    Method.DUMP: "from a text dump",
    Method.ROW: "from a corpus row",
}


def fields_above_the_text(article: Article) -> Iterator[Field]:
    """Yield what stands between headline and text: who, when, where, how it was read."""
    if article.outlet:
        yield "outlet", _outlet(article)
    if article.published:
        yield "published", moment_in_words(article.published)
    if article.modified:
        yield "modified", moment_in_words(article.modified)
    if article.channel:
        yield "channel", page_text(" › ".join(rubric.value for rubric in article.channel))
    if article.dateline:
        yield "dateline", page_text(article.dateline.value)
    for credit in article.credits:
        yield credit.role.value.replace("_", " "), _credit(credit)
    if article.url:
        yield "url", page_text(article.url)
    yield "language", Text(_LANGUAGES[article.language])
    if article.pagination:
        yield "pages", Text(pagination_in_words(article.pagination))
    if article.access is not Access.FREE:
        yield "access", Text(article.access.value, style="yellow")
    yield "read", _method(article)


def fields_below_the_text(article: Article) -> Iterator[Field]:
    """Yield what a page prints around the text: captions, links, origins, tags."""
    for caption in article.captions:
        yield "caption", page_text(caption.value)
    for link in article.related:
        href = (f"  {link.href}", "dim") if link.href else ""
        yield "related", Text.assemble(page_text(link.headline), href)
    for origin in article.origins:
        yield "origin", page_text(origin.exact)
    if article.tags:
        yield "tags", page_text(" · ".join(tag.value for tag in article.tags))


def absent_fields(article: Article) -> Iterator[Field]:
    """Yield what is missing, each with its reason."""
    for absence in article.absent:
        yield "missing", Text.assemble(absence.field, (f"  {absence.reason}", "dim"))


def moment_in_words(stamp: Timestamp) -> Text:
    """Return a time with its zone, and whether the zone was printed or assumed."""
    if stamp.precision is Precision.DAY:
        return Text.assemble(stamp.value.date().isoformat(), ("  no clock printed", "dim"))
    clock = stamp.value.strftime(
        "%Y-%m-%d %H:%M:%S" if stamp.precision is Precision.SECOND else "%Y-%m-%d %H:%M"
    )
    zone = _zone(stamp)
    basis = "zone printed" if stamp.zone_basis is ZoneBasis.PRINTED else "zone assumed"
    return Text.assemble(clock, f" {zone}", (f"  {basis}", "dim"))


def _zone(stamp: Timestamp) -> str:
    """Return the zone's printed name, else its offset."""
    return stamp.zone or stamp.value.isoformat()[-6:]


def pagination_in_words(pagination: Pagination) -> str:
    """Say which of an article's pages were read."""
    have = ", ".join(map(str, pagination.have))
    if pagination.count is None:
        return f"{have} read; more follow, how many is not printed"
    missing = ", ".join(map(str, pagination.missing))
    return f"{have} of {pagination.count} read" + (f"; {missing} missing" if missing else "")


def _outlet(article: Article) -> Text:
    name = article.outlet.value if article.outlet else ""
    network = (f"  {article.network}", "dim") if article.network else ""
    return Text.assemble(page_text(name), network)


def _credit(credit: Credit) -> Text:
    label = (f"  {credit.label}", "dim") if credit.label else ""
    return Text.assemble(page_text(credit.name), label)


def _method(article: Article) -> Text:
    style = "yellow" if article.method is Method.FALLBACK else ""
    rules = (f"  {article.rules}", "dim") if article.rules else ""
    return Text.assemble((_METHODS[article.method], style), rules)
