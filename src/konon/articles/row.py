"""Reads corpus rows: articles that somebody's scraper has already taken apart, and often soiled."""

import html
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from konon.articles.draft import CreditWords, Draft, Note, Piece, TimeWords, Words
from konon.articles.dump import read_dump
from konon.articles.grammar import grammar
from konon.articles.houses import host_evidence
from konon.articles.html import read_html
from konon.articles.inline_links import parted
from konon.articles.prose import ProseWriter
from konon.indonesian import timestamps
from konon.markup.lines import clean
from konon.publishers.registry import House, fold, registry, signs
from konon.records import BlockKind, CreditRole, Evidence, Medium, Method, Row, Value

_BLOCK_TAG = re.compile(
    r"<(?:p|div|article|section|main|html|body|table|ul|ol|li|h[1-6]|blockquote|figure)\b[^<>]*>",
    re.IGNORECASE,
)
_BREAK_TAG = re.compile(r"<br\b[^<>]*>", re.IGNORECASE)
_INLINE_TAG = re.compile(r"</?(?:a|b|em|font|i|span|strong|sub|sup|u)(?:\s[^<>]*)?>", re.IGNORECASE)
_AUTHOR_TAIL = re.compile(r"\s*[-–—|]\s*(?P<tail>[\w. ]{3,40})$")
_KEY = re.compile(r"\W+")
_GLUED_COVER = 0.8
_LONG_KEY = 60
_SHORT_KEY = 12
_LONGEST_SCRAP = 20
"""Lines up to this long stand in others by chance."""


def read_row(row: Row, *, use_rules: bool = True) -> Draft | None:
    """Read an article from a corpus row: its HTML where that holds a body, else its text.

    Args:
        row: Fields by meaning.
        use_rules: Whether publishers may be known.
    """
    house = _house(row) if use_rules else None
    text = row.text or ""
    has_blocks = _BLOCK_TAG.search(text) is not None
    for markup in (row.html, text if has_blocks else None):
        draft = read_html(markup, row.url, use_rules=use_rules) if markup else None
        if draft and (_has(draft, BlockKind.PARAGRAPH) or not text.strip() or markup is text):
            draft.row_id = row.id
            _fill(draft, row, house)
            return draft
    text = _INLINE_TAG.sub("", _BREAK_TAG.sub("\n", text))
    if not (row.title or row.published) and (
        draft := read_dump(text, row.url, use_rules=use_rules)
    ):
        draft.row_id = row.id
        return draft
    draft = Draft(method=Method.ROW, row_id=row.id, url=row.url, house=house)
    _fill(draft, row, house)
    prose = ProseWriter(draft)
    for line in _body(text):
        for part in parted(line):
            prose.line(part)
    prose.finish()
    return draft


def _house(row: Row) -> House | None:
    known = registry()
    return known.at(row.url) or known.at(f"https://{row.outlet}/") or known.named(row.outlet or "")


def _fill(draft: Draft, row: Row, house: House | None) -> None:
    """Put the row's own fields where the reading of its markup found none."""
    draft.house = draft.house or house
    if draft.outlet is None or draft.outlet.evidence.medium is Medium.URL:
        draft.outlet = _outlet(row, draft.house) or draft.outlet
    draft.url = draft.url or row.url
    head = [
        *_worded(draft, BlockKind.CHANNEL, row.channel),
        *_worded(draft, BlockKind.HEADLINE, row.title),
        *_times(draft, row.published),
        *_authors(draft, row.author),
        *_tags(draft, row.tags),
    ]
    draft.pieces[:0] = head


def _outlet(row: Row, house: House | None) -> Value | None:
    if not row.outlet:
        if house is None or not row.url:
            return None
        return Value(value=house.outlet, evidence=host_evidence(row.url))
    evidence = Evidence(medium=Medium.COLUMN, exact=row.outlet, where="outlet")
    return Value(value=house.outlet if house else row.outlet.strip(), evidence=evidence)


def _has(draft: Draft, kind: BlockKind) -> bool:
    return any(piece.kind is kind for piece in draft.pieces)


def _line(text: str | None) -> str:
    return clean(html.unescape(html.unescape(text or ""))).strip()


def _worded(draft: Draft, kind: BlockKind, text: str | None) -> Iterator[Piece]:
    line = _line(text)
    if line.strip("-") and not _has(draft, kind):
        yield Piece(kind=kind, text=line, notes=(Words(of=kind, start=0, end=len(line)),))


def _times(draft: Draft, text: str | None) -> Iterator[Piece]:
    line = _line(text)
    printed = timestamps.instant(line) or timestamps.parse(line) if line else None
    if printed is None:
        draft.unread_time = line or None
    elif not _has(draft, BlockKind.TIME):
        is_update = grammar().tells_change(line, printed.start)
        note = TimeWords(printed=printed, is_update=is_update)
        yield Piece(kind=BlockKind.TIME, text=line, notes=(note,))


def _authors(draft: Draft, text: str | None) -> Iterator[Piece]:
    """Write the author column: names without the outlet's sections (`Nama -detikNews`)."""
    line = _line(text)
    if not line.strip("-") or _has(draft, BlockKind.CREDIT):
        return
    rules = grammar()
    named = rules.credits(line)
    notes: list[Note] = [
        CreditWords(role=n.role, label=n.label, start=n.start, end=n.end) for n in named
    ]
    if not notes:
        tail = _AUTHOR_TAIL.search(line)
        end = len(line)
        if tail and _is_rubric(tail, draft.house):
            end = tail.start()
            start, stop = tail.span("tail")
            notes.append(Words(of=BlockKind.CHANNEL, start=start, end=stop))
        elif tail and not _is_person(tail["tail"], draft.house):
            end = tail.start()
        for start, stop in rules.names(line, 0, end):
            if _is_person(line[start:stop], draft.house):
                notes.append(
                    CreditWords(role=CreditRole.REPORTER, label=None, start=start, end=stop)
                )
    if notes:
        yield Piece(kind=BlockKind.CREDIT, text=line, notes=tuple(notes))


def _is_person(name: str, house: House | None) -> bool:
    """Whether a name in a byline is no outlet's; many people have one name alone."""
    own = house.names if house else frozenset()
    return fold(name) not in own and registry().may_be_person(name)


def _is_rubric(tail: re.Match[str], house: House | None) -> bool:
    """Whether a byline's end is a rubric: `detikNews`, or a word behind its dash (` -Sport`)."""
    name = tail["tail"]
    if house is None or fold(name) in house.sections:
        return house is not None
    is_attached = " " not in name and tail[0] == f" -{name}"
    return fold(name) not in house.names and (is_attached or signs(name, house.names))


def _tags(draft: Draft, text: str | None) -> Iterator[Piece]:
    line = _line(text).strip("[]")
    if not line or _has(draft, BlockKind.TAGS):
        return
    notes, at = [], 0
    for part in re.split(r"([,;|#])", line):
        bare = part.strip(" \"',;|#")
        if bare:
            start = at + part.index(bare)
            notes.append(Words(of=BlockKind.TAGS, start=start, end=start + len(bare)))
        at += len(part)
    yield Piece(kind=BlockKind.TAGS, text=line, notes=tuple(notes))


def _body(text: str) -> list[str]:
    """Return the lines of a text column: unescaped, each paragraph once."""
    if "&" in text:
        text = html.unescape(html.unescape(text))
    page_lines = [line for raw in text.splitlines() if (line := clean(raw).strip())]
    return _once(page_lines)


def _once(page_lines: Sequence[str]) -> list[str]:
    """Keep each paragraph once.

    Scrapers that take the text of nested elements give a paragraph glued to all that follow it,
    then the followers again. The glued copies go; so do long lines that are printed twice.
    """
    keys = [_KEY.sub("", line.casefold()) for line in page_lines]
    counted = Counter(key for key in keys if len(key) > _LONG_KEY)
    shortest = _SHORT_KEY if any(n > 1 for n in counted.values()) else _LONG_KEY
    glued = _glued(keys)
    seen: set[str] = set()
    last = ""
    kept = []
    for n, (line, key) in enumerate(zip(page_lines, keys, strict=True)):
        ends_nest = bool(glued) and len(key) > _LONG_KEY and key in last
        if n in glued or ends_nest or (len(key) > shortest and key in seen):
            continue
        seen.add(key)
        last = key
        kept.append(line)
    return kept


def _glued(keys: Sequence[str]) -> frozenset[int]:
    """Find the long lines that are nothing but later lines run together."""
    last_of = {key: n for n, key in enumerate(keys) if len(key) > _LONGEST_SCRAP}
    by_start: dict[str, list[str]] = {}
    for key in sorted(last_of, key=len, reverse=True):
        by_start.setdefault(key[:_LONGEST_SCRAP], []).append(key)
    return frozenset(
        n
        for n, key in enumerate(keys)
        if len(key) > _LONG_KEY and _is_glued(key, n, by_start, last_of)
    )


def _is_glued(
    key: str, number: int, by_start: Mapping[str, Sequence[str]], last_of: Mapping[str, int]
) -> bool:
    """Whether later lines, found by how they begin, cover most of a line; the longest first."""
    at = covered = 0
    parts = set()
    while at + _LONGEST_SCRAP < len(key):
        found = next(
            (
                part
                for part in by_start.get(key[at : at + _LONGEST_SCRAP], ())
                if len(part) < len(key) and last_of[part] > number and key.startswith(part, at)
            ),
            "",
        )
        if found:
            parts.add(found)
            covered += len(found)
        at += len(found) or 1
    return len(parts) > 1 and covered >= _GLUED_COVER * len(key)
