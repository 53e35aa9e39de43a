"""An article's fields in words: label and value, line by line."""

from collections.abc import Iterator

from rich.text import Text

from konon.cli.harmless import printable
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
        yield "related", _with_note(link.headline, link.href)
    for origin in article.origins:
        yield "origin", page_text(origin.exact)
    if article.tags:
        yield "tags", page_text(" · ".join(tag.value for tag in article.tags))


def absent_fields(article: Article) -> Iterator[Field]:
    """Yield what is missing, each with its reason."""
    for absence in article.absent:
        yield "missing", _with_note(absence.field, absence.reason)


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
    return printable(stamp.zone or stamp.value.isoformat()[-6:])


def pagination_in_words(pagination: Pagination) -> str:
    """Say which of an article's pages were read."""
    have = ", ".join(map(str, pagination.have))
    if pagination.count is None:
        return f"{have} read; more follow, how many is not printed"
    missing = ", ".join(map(str, pagination.missing))
    return f"{have} of {pagination.count} read" + (f"; {missing} missing" if missing else "")


def _outlet(article: Article) -> Text:
    return _with_note(article.outlet.value if article.outlet else "", article.network)


def _credit(credit: Credit) -> Text:
    return _with_note(credit.name, credit.label)


def _method(article: Article) -> Text:
    style = "yellow" if article.method is Method.FALLBACK else ""
    return _with_note(_METHODS[article.method], article.rules, style)


def _with_note(words: str, note: str | None, style: str = "") -> Text:
    """Return words with something quieter behind them, where there is any."""
    return Text.assemble(page_text(words, style), page_text(f"  {note}" if note else "", "dim"))
