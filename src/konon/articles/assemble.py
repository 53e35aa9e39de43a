"""From pieces to an Article: one immutable text, blocks, and evidence with offsets into it."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

from konon.articles.address import address_of
from konon.articles.dates import Dates, choose_dates, zone_of
from konon.articles.draft import (
    CaptionWords,
    CreditWords,
    Draft,
    LinkWords,
    Piece,
    PlaceWords,
    TimeWords,
    Words,
)
from konon.indonesian.language import identify
from konon.indonesian.timestamps import to_timestamp
from konon.records import (
    BODY_KINDS,
    Absence,
    Article,
    Block,
    BlockKind,
    Caption,
    Credit,
    Evidence,
    Medium,
    OriginLine,
    PageId,
    RelatedLink,
    Timestamp,
    Value,
    article_id,
    sha256,
)


@dataclass(slots=True)
class _Fields:
    """Values gathered from the pieces, with evidence in the finished text."""

    headline: list[Value] = field(default_factory=list)
    channel: list[Value] = field(default_factory=list)
    tags: list[Value] = field(default_factory=list)
    dateline: list[Value] = field(default_factory=list)
    captions: list[Caption] = field(default_factory=list)
    credits: list[Credit] = field(default_factory=list)
    related: list[RelatedLink] = field(default_factory=list)
    origins: list[OriginLine] = field(default_factory=list)
    times: list[Timestamp] = field(default_factory=list)
    updates: list[Timestamp] = field(default_factory=list)


def assemble(draft: Draft, page: PageId) -> Article:
    """Write a draft down: join its pieces to the text, fix every offset, name what is missing."""
    pieces = [piece for piece in draft.pieces if piece.text]
    text = "\n".join(piece.text for piece in pieces)
    if not unicodedata.is_normalized("NFC", text):  # pieces meet at newlines, so this cannot be
        raise AssertionError("a piece of an article was not NFC")
    blocks: list[Block] = []
    fields = _Fields()
    at = 0
    for piece in pieces:
        blocks.append(Block(kind=piece.kind, start=at, end=at + len(piece.text)))
        _gather(fields, piece, at, draft)
        at += len(piece.text) + 1
    return _article(draft, page, text, tuple(blocks), fields)


def _gather(fields: _Fields, piece: Piece, at: int, draft: Draft) -> None:
    def evidence(start: int, end: int) -> Evidence:
        return Evidence(medium=Medium.TEXT, exact=piece.text[start:end], start=at + start)

    whole = evidence(0, len(piece.text))
    if piece.kind is BlockKind.ORIGIN:
        fields.origins.append(OriginLine(exact=piece.text, evidence=whole))
    for note in piece.notes:
        match note:
            case Words():
                value = Value(
                    value=piece.text[note.start : note.end],
                    evidence=evidence(note.start, note.end),
                )
                _words_of(fields, note.of).append(value)
            case PlaceWords():
                place = evidence(note.start, note.end)
                fields.dateline.append(Value(value=place.exact, evidence=place))
            case CreditWords():
                name = evidence(note.start, note.end)
                fields.credits.append(
                    Credit(role=note.role, name=name.exact, label=note.label, evidence=name)
                )
            case LinkWords():
                words = evidence(note.start, note.end)
                fields.related.append(
                    RelatedLink(
                        headline=words.exact, href=note.href, label=note.label, evidence=words
                    )
                )
            case CaptionWords():
                fields.captions.append(
                    Caption(value=piece.text, credit=note.credit, evidence=whole)
                )
            case TimeWords():
                printed = note.printed
                words = evidence(printed.start, printed.end)
                stamp = to_timestamp(printed, zone_of(draft.house), words)
                (fields.updates if note.is_update else fields.times).append(stamp)


def _words_of(fields: _Fields, kind: BlockKind) -> list[Value]:
    match kind:
        case BlockKind.HEADLINE:
            return fields.headline
        case BlockKind.CHANNEL:
            return fields.channel
        case _:
            return fields.tags


def _article(
    draft: Draft, page: PageId, text: str, blocks: tuple[Block, ...], fields: _Fields
) -> Article:
    dates = choose_dates(fields.times, fields.updates, draft)
    address = address_of(draft.url, draft.house, is_paged=draft.pagination is not None) or page
    digest = sha256(text.encode())
    body = "\n".join(text[b.start : b.end] for b in blocks if b.kind in BODY_KINDS)
    headline = fields.headline[0] if fields.headline else draft.headline
    channel = tuple(fields.channel) or draft.channel
    return Article(
        id=article_id(address, digest),
        address=address,
        pages=(page,),
        row_id=draft.row_id,
        url=draft.url,
        publisher=draft.house.id if draft.house else None,
        outlet=draft.outlet,
        network=draft.house.network if draft.house else None,
        headline=headline,
        channel=channel,
        published=dates.published,
        modified=dates.modified,
        dates=dates.offered,
        dateline=fields.dateline[0] if fields.dateline else None,
        text=text,
        text_sha256=digest,
        blocks=blocks,
        captions=tuple(_distinct_captions(fields.captions)),
        credits=tuple(_distinct_credits([*fields.credits, *_unnamed(fields.credits, draft)])),
        tags=tuple(_distinct(fields.tags)),
        related=tuple(_distinct_links(fields.related)),
        origins=tuple(fields.origins),
        language=identify(body or text),
        pagination=draft.pagination,
        access=draft.access(),
        method=draft.method,
        rules=draft.rules,
        absent=tuple(_absences(draft, fields, dates, headline, channel)),
    )


def _unnamed(found: list[Credit], draft: Draft) -> Iterator[Credit]:
    """Credits of the metadata, for roles that the page itself does not print."""
    roles = {credit.role for credit in found}
    return (credit for credit in draft.credits if credit.role not in roles)


def _distinct(values: list[Value]) -> Iterator[Value]:
    seen: set[str] = set()
    for value in values:
        key = value.value.casefold()
        if key not in seen:
            seen.add(key)
            yield value


def _distinct_credits(credits_: list[Credit]) -> Iterator[Credit]:
    seen: set[tuple[str, str]] = set()
    for credit in credits_:
        key = (credit.role, credit.name.casefold())
        if key not in seen:
            seen.add(key)
            yield credit


def _distinct_captions(captions: list[Caption]) -> Iterator[Caption]:
    seen: set[str] = set()
    for caption in captions:
        if caption.value not in seen:
            seen.add(caption.value)
            yield caption


def _distinct_links(links: list[RelatedLink]) -> Iterator[RelatedLink]:
    seen: set[tuple[str, str | None]] = set()
    for link in links:
        if (link.headline, link.href) not in seen:
            seen.add((link.headline, link.href))
            yield link


def _absences(
    draft: Draft,
    fields: _Fields,
    dates: Dates,
    headline: Value | None,
    channel: tuple[Value, ...],
) -> Iterator[Absence]:
    missing = {
        "url": None if draft.url else "the input gives no address and the page names none",
        "outlet": None if draft.outlet else "neither address, metadata nor dateline names one",
        "headline": None if headline else "no headline element, metadata or first line",
        "channel": None if channel else "no breadcrumb or section is printed",
        "published": dates.why_unpublished,
        "modified": dates.why_unmodified,
        "dateline": None if fields.dateline else "the first paragraph names no place",
        "credits": None if fields.credits or draft.credits else "nobody is named",
    }
    return (Absence(field=name, reason=why) for name, why in missing.items() if why)
