"""Reads plain-text dumps: a page as its lines, furniture and all, without any markup."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from konon.articles.body import has_clock
from konon.articles.draft import CaptionWords, Draft, Piece, TimeWords, Words
from konon.articles.grammar import grammar
from konon.articles.houses import host_evidence, tells_publisher
from konon.articles.prose import ProseWriter
from konon.articles.signature import Signature, dateline_signature, signature
from konon.indonesian import timestamps
from konon.markup.lines import clean
from konon.publishers.registry import host_of, registry
from konon.records import BlockKind, Evidence, Medium, Method, Value

_HEAD_ROOM = 25
"""Lines among which headline and time of publication stand."""
_SHORTEST_HEADLINE = 20


@dataclass(frozen=True, slots=True)
class _Head:
    """Where the head's lines stand among the dump's lines; -1 for none."""

    headline: int
    time: int
    body: int


def read_dump(text: str, url: str | None, *, use_rules: bool = True) -> Draft | None:
    """Read an article from a plain-text dump.

    The time of publication is the one with a clock; a day alone above the headline is the day
    on which the page was fetched. What stands between time and first paragraph is a caption.

    Args:
        text: The dump, decoded, NFC.
        url: Address it was fetched from, if known.
        use_rules: Whether outlets may be recognised by the names they sign with.
    """
    page_lines = [line for raw in text.splitlines() if (line := clean(raw).strip())]
    if not page_lines:
        return None
    head = _head(page_lines)
    draft = Draft(method=Method.DUMP, url=url)
    signed = None
    if tells_publisher(url):
        _know_by_host(draft, use_rules=use_rules)
    elif use_rules and (signed := signature(page_lines, head.headline, head.time)):
        draft.house, draft.outlet = signed.house, _signed(signed)
    _write_head(draft, page_lines, head)
    _write_body(draft, page_lines[head.body :])
    if signed:
        draft.outlet = _placed(signed, page_lines[signed.line], draft.pieces)
    return draft


def _head(page_lines: Sequence[str]) -> _Head:
    top = page_lines[:_HEAD_ROOM]
    time = next((n for n, line in enumerate(top) if has_clock(line) and len(line) < 100), -1)
    before = top[:time] if time > 0 else top
    headlines = [n for n, line in enumerate(before) if _may_be_headline(line)]
    if time > 0:
        headline = headlines[-1] if headlines else -1
    else:
        headline = headlines[0] if headlines else -1
    return _Head(headline=headline, time=time, body=max(headline, time) + 1)


def _may_be_headline(line: str) -> bool:
    return (
        len(line) >= _SHORTEST_HEADLINE
        and line.count(" ") >= 2
        and timestamps.parse(line) is None
        and not grammar().is_furniture(line)
    )


def _know_by_host(draft: Draft, *, use_rules: bool) -> None:
    """Know the outlet by the host that the dump was fetched from, and by nothing else."""
    evidence = host_evidence(draft.url)
    draft.house = registry().at(draft.url) if use_rules else None
    name = draft.house.outlet if draft.house else host_of(draft.url).removeprefix("www.")
    draft.outlet = Value(value=name, evidence=evidence)


def _signed(signed: Signature) -> Value:
    """An outlet's name as a line of the dump has it, whether or not the article keeps the line."""
    where = f"line {signed.line + 1} of those that are not empty"
    evidence = Evidence(medium=Medium.META, exact=signed.exact, where=where)
    return Value(value=signed.house.outlet, evidence=evidence)


def _placed(signed: Signature, line: str, pieces: Sequence[Piece]) -> Value:
    """The same name with its offset in the article's text, where the article keeps the line."""
    value, at = _signed(signed), 0
    for piece in pieces:
        is_line = piece.text.startswith(line)
        if is_line or (line.startswith(piece.text) and len(piece.text) >= signed.end):
            words = Evidence(medium=Medium.TEXT, exact=signed.exact, start=at + signed.start)
            return replace(value, evidence=words)
        at += len(piece.text) + 1 if piece.text else 0
    return value


def _write_head(draft: Draft, page_lines: Sequence[str], head: _Head) -> None:
    for n in range(max(head.headline, 0)):
        line = page_lines[n]
        if timestamps.parse(line) is None and len(line) <= 40 and not grammar().is_furniture(line):
            draft.pieces.append(_worded(BlockKind.CHANNEL, line))
    if head.headline >= 0:
        draft.pieces.append(_worded(BlockKind.HEADLINE, page_lines[head.headline]))
    if head.time >= 0:
        line = page_lines[head.time]
        printed = timestamps.parse(line)
        if printed is not None:
            is_update = grammar().tells_change(line, printed.start)
            note = TimeWords(printed=printed, is_update=is_update)
            draft.pieces.append(Piece(kind=BlockKind.TIME, text=line, notes=(note,)))


def _worded(kind: BlockKind, line: str) -> Piece:
    return Piece(kind=kind, text=line, notes=(Words(of=kind, start=0, end=len(line)),))


def _write_body(draft: Draft, page_lines: Sequence[str]) -> None:
    prose = ProseWriter(draft)
    above, start = _above_body(page_lines)
    bylines = [line for line in above if grammar().credits(line)]
    for line in bylines:
        prose.line(line, inside=False)
    for caption in _longest([line for line in above if line not in bylines]):
        note = CaptionWords(credit=grammar().photo_credit(caption))
        draft.pieces.append(Piece(kind=BlockKind.CAPTION, text=caption, notes=(note,)))
    inside = True
    for line in page_lines[start:]:
        inside = inside and not grammar().ends_article(line)
        prose.line(line, inside=inside)
    prose.finish()


def _above_body(page_lines: Sequence[str]) -> tuple[list[str], int]:
    """Find the lines above the first that carries a dateline, and its number: captions, bylines."""
    dated = next((n for n, line in enumerate(page_lines[:8]) if _opens_body(line)), None)
    if dated is None:
        return [], 0
    return [line for line in page_lines[:dated] if registry().named(line) is None], dated


def _opens_body(line: str) -> bool:
    return len(line) > 60 and (
        dateline_signature(line) is not None or grammar().dateline(line) is not None
    )


def _longest(captions: Sequence[str]) -> Iterator[str]:
    """Of a caption printed twice keep the form that carries the photo credit."""
    for n, caption in enumerate(captions):
        rest = captions[n + 1 :]
        if not any(other.startswith(caption) for other in rest) and caption.count(" ") >= 2:
            yield caption
