"""The stage `articles.stitch`: the pages of one article, joined to one text.

The first page gives headline, channel, time and tags; the bodies follow in the order of the pages.
A line that an earlier page printed already is left out, and what was read in it is looked up there.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import TypeVar

from konon.indonesian.language import identify
from konon.records import (
    BODY_KINDS,
    Absence,
    Access,
    Article,
    Block,
    BlockKind,
    Caption,
    Credit,
    Evidence,
    Method,
    OriginLine,
    Pagination,
    RelatedLink,
    Timestamp,
    Value,
    article_id,
    sha256,
)

_ONCE = frozenset(
    {BlockKind.HEADLINE, BlockKind.CHANNEL, BlockKind.TIME, BlockKind.DECK, BlockKind.TAGS}
)
"""Kinds that only the first page that prints them gives, however the next ones word them."""

_HEAD, _BODY, _FOOT = range(3)

_Shifts = tuple[tuple[Block, int], ...]
"""Blocks of a part that stand in the whole text, each with its distance to there."""

R = TypeVar("R", Value, Timestamp, Caption, Credit, RelatedLink, OriginLine)
T = TypeVar("T")


def stitch(parts: Sequence[Article]) -> Article | None:
    """Join the parts of one article.

    Args:
        parts: One a page number, sorted by it; all of the same address.

    Returns:
        The article, incomplete where pages are missing; a single part as it is; None for none.
    """
    if len(parts) < 2:
        return parts[0] if parts else None
    whole = _join(parts)
    moved = [_moved(part, shifts) for part, shifts in zip(parts, whole.shifts, strict=True)]
    return _article(moved, whole)


@dataclass(frozen=True, slots=True)
class _Line:
    """A block that is kept: which part it comes from, and its zone of the whole."""

    part: int
    block: Block
    words: str
    zone: int


@dataclass(frozen=True, slots=True)
class _Whole:
    """The joined text.

    Attributes:
        text: All lines that were kept.
        blocks: What they are.
        shifts: For each part where its blocks went; a repeated one to where it was printed first.
    """

    text: str
    blocks: tuple[Block, ...]
    shifts: tuple[_Shifts, ...]


def _join(parts: Sequence[Article]) -> _Whole:
    lines = sorted(_kept(parts), key=lambda line: line.zone)  # stable: within a zone as read
    blocks: list[Block] = []
    placed: dict[tuple[int, int], int] = {}
    firsts: dict[tuple[BlockKind, str], int] = {}
    at = 0
    for line in lines:
        end = at + len(line.words)
        blocks.append(Block(kind=line.block.kind, start=at, end=end))
        placed[line.part, line.block.start] = at
        firsts.setdefault((line.block.kind, line.words), at)
        at = end + 1

    def shifts(number: int, part: Article) -> Iterator[tuple[Block, int]]:
        for block in part.blocks:
            new = placed.get((number, block.start), firsts.get((block.kind, _words(part, block))))
            if new is not None:
                yield block, new - block.start

    return _Whole(
        text="\n".join(line.words for line in lines),
        blocks=tuple(blocks),
        shifts=tuple(tuple(shifts(number, part)) for number, part in enumerate(parts)),
    )


def _kept(parts: Sequence[Article]) -> Iterator[_Line]:
    """Yield the lines of all parts but those that an earlier part has."""
    seen: set[tuple[BlockKind, str]] = set()
    kinds: set[BlockKind] = set()
    for number, part in enumerate(parts):
        lines = [
            _Line(number, block, _words(part, block), zone)
            for block, zone in zip(part.blocks, _zones(part, is_first=number == 0), strict=True)
        ]
        yield from (
            line
            for line in lines
            if (line.block.kind, line.words) not in seen
            and not (line.block.kind in _ONCE and line.block.kind in kinds)
        )
        seen.update((line.block.kind, line.words) for line in lines)
        kinds.update(line.block.kind for line in lines)


def _zones(part: Article, *, is_first: bool) -> list[int]:
    """Tell of each block whether it stands above, in or below the body of the whole article.

    What stands above the body of a later page (a picture, a link) stands amid the whole one's.
    """
    body = [place for place, block in enumerate(part.blocks) if block.kind in BODY_KINDS]
    first, last = (body[0], body[-1]) if body else (len(part.blocks), len(part.blocks))
    zones: list[int] = []
    for place, block in enumerate(part.blocks):
        above = _HEAD if is_first or block.kind in _ONCE else _BODY
        zones.append(above if place < first else _BODY if place <= last else _FOOT)
    return zones


def _words(part: Article, block: Block) -> str:
    return part.text[block.start : block.end]


def _moved(part: Article, shifts: _Shifts) -> Article:
    """Return a part whose offsets count in the whole text; what stands nowhere there is dropped."""

    def one(value: R | None) -> R | None:
        evidence = None if value is None else _shifted(value.evidence, shifts)
        return None if value is None or evidence is None else replace(value, evidence=evidence)

    def each(values: Iterable[R]) -> tuple[R, ...]:
        return tuple(moved for value in values if (moved := one(value)) is not None)

    return replace(
        part,
        outlet=one(part.outlet),
        headline=one(part.headline),
        channel=each(part.channel),
        published=one(part.published),
        modified=one(part.modified),
        dates=each(part.dates),
        dateline=one(part.dateline),
        captions=each(part.captions),
        credits=each(part.credits),
        tags=each(part.tags),
        related=each(part.related),
        origins=each(part.origins),
    )


def _shifted(evidence: Evidence, shifts: _Shifts) -> Evidence | None:
    if evidence.start is None or evidence.end is None:
        return evidence
    for block, shift in shifts:
        if block.start <= evidence.start and evidence.end <= block.end:
            return replace(evidence, start=evidence.start + shift)
    return None


def _article(parts: Sequence[Article], whole: _Whole) -> Article:
    """Take each field from the first part that has it, or from all parts, each value once."""
    digest = sha256(whole.text.encode())
    body = "\n".join(whole.text[b.start : b.end] for b in whole.blocks if b.kind in BODY_KINDS)
    joined = Article(
        id=article_id(parts[0].address, digest),
        address=parts[0].address,
        pages=_union((p.pages for p in parts), str),
        row_id=_first(p.row_id for p in parts),
        url=_first(p.url for p in parts),
        publisher=_first(p.publisher for p in parts),
        outlet=_first(p.outlet for p in parts),
        network=_first(p.network for p in parts),
        headline=_first(p.headline for p in parts),
        channel=_first(p.channel or None for p in parts) or (),
        published=_first(p.published for p in parts),
        modified=_first(p.modified for p in parts),
        dates=_union((p.dates for p in parts), lambda date: (date.value, date.precision)),
        dateline=_first(p.dateline for p in parts),
        text=whole.text,
        text_sha256=digest,
        blocks=whole.blocks,
        captions=_union((p.captions for p in parts), lambda caption: caption.value),
        credits=_union((p.credits for p in parts), lambda c: (c.role, c.name.casefold())),
        tags=_union((p.tags for p in parts), lambda tag: tag.value.casefold()),
        related=_union((p.related for p in parts), lambda link: (link.headline, link.href)),
        origins=_union((p.origins for p in parts), lambda origin: origin.exact),
        language=identify(body or whole.text),
        pagination=_pagination(parts),
        access=_access(parts),
        method=_method(parts),
        rules=_first(p.rules for p in parts),
        absent=(),
    )
    return replace(joined, absent=tuple(_absences(parts, joined)))


def _first(values: Iterable[T | None]) -> T | None:
    return next((value for value in values if value is not None), None)


def _union(values: Iterable[Iterable[T]], key: Callable[[T], Hashable]) -> tuple[T, ...]:
    distinct: dict[Hashable, T] = {}
    for value in chain.from_iterable(values):
        distinct.setdefault(key(value), value)
    return tuple(distinct.values())


def _pagination(parts: Sequence[Article]) -> Pagination:
    paged = [part.pagination for part in parts if part.pagination]
    have = sorted({number for one in paged for number in one.have})
    counts = [one.count for one in paged if one.count is not None]
    count = max(*counts, *have) if counts else None
    return Pagination(count=count, number=have[0], have=tuple(have))


def _access(parts: Sequence[Article]) -> Access:
    found = {part.access for part in parts}
    if Access.PAYWALLED in found:
        return Access.PAYWALLED
    return Access.EMPTY if found == {Access.EMPTY} else Access.FREE


def _method(parts: Sequence[Article]) -> Method:
    """Return the first part's method, unless another must be treated with care."""
    found = [part.method for part in parts]
    return Method.FALLBACK if Method.FALLBACK in found else found[0]


def _absences(parts: Sequence[Article], joined: Article) -> Iterator[Absence]:
    """Yield the reasons of the fields that no part could fill."""
    for absence in _union((part.absent for part in parts), lambda absence: absence.field):
        if not getattr(joined, absence.field):
            yield absence
