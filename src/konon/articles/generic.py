"""Reads the parts of an unknown portal's page, and what a known portal's rules leave out."""

import re
from collections.abc import Callable, Container, Sequence

from konon.articles.body import Body, find_body
from konon.articles.grammar import Grammar, grammar
from konon.articles.outline import Outline, ancestors, worn
from konon.articles.parts import Part
from konon.indonesian import timestamps
from konon.markup.document import Document
from konon.markup.lines import Line

_HEAD_ROOM = 12
"""Lines above the headline among which channel and time may stand."""
_FOOT_ROOM = 40
"""Lines below the body among which credits, tags and origins may stand."""
_NEEDED_LIKENESS = {"h1": (0.4, 0.6), "h2": (0.6, 0.3), "h3": (0.7, 0.2)}
"""How like the metadata's title a heading must be, and how much it is preferred to bare text."""
_LONGEST_BYLINE = 90
_WORD = re.compile(r"\w+")
_TITLE_TAIL = re.compile(r"\s+[|\-–—:»•]\s+[^|\-–—»•]{2,40}$")


def outline(document: Document, lines: Sequence[Line]) -> Outline:
    """Say of each line of an unknown portal's page what it is part of."""
    found = Outline(lines, [None] * len(lines))
    _mark_headline(found, document)
    headline = found.first(Part.HEADLINE)
    skip = frozenset(n for n, line in enumerate(lines) if _is_caption(line, grammar()))
    body = find_body(lines, -1, skip)
    if headline is not None and body.numbers and body.numbers[0] < headline:
        below = find_body(lines, headline, skip)
        if _length(below, lines) > 0.5 * _length(body, lines):
            body = below
        else:
            found.parts[headline] = None
    for n in body.numbers:
        found.parts[n] = Part.BODY
    complete(found, document)
    found.sure = body.is_sure(titled=found.has(Part.HEADLINE))
    return found


def _length(body: Body, lines: Sequence[Line]) -> int:
    return sum(len(lines[n].text) for n in body.numbers)


def complete(found: Outline, document: Document, settled: Container[Part] = ()) -> None:
    """Find the parts that the outline does not have yet, around headline and body.

    Args:
        found: The outline, which is added to.
        document: The page.
        settled: Parts that are known to be absent if the outline does not have them.
    """
    if not found.has(Part.HEADLINE):
        _mark_headline(found, document)
    if not found.has(Part.HEADLINE):
        _mark_first_heading(found)
    rules = grammar()
    head, foot = _rooms(found)
    missing: list[tuple[Part, Sequence[int], Callable[[Line], bool]]] = []
    if not found.has(Part.PUBLISHED):
        _mark_times(found, head, rules)
    if not found.has(Part.CHANNEL) and Part.CHANNEL not in settled:
        missing.append(
            (Part.CHANNEL, range(len(found.lines)), lambda line: _in_breadcrumb(line, rules))
        )
    if not found.has(Part.CAPTION) and Part.CAPTION not in settled:
        missing.append((Part.CAPTION, _around(found), lambda line: _is_caption(line, rules)))
    if not found.has(Part.TAG) and Part.TAG not in settled:
        missing.append((Part.TAG, foot, lambda line: _is_tag(line, rules)))
    for part, numbers, test in missing:
        for n in numbers:
            if n < len(found.parts) and found.parts[n] is None and test(found.lines[n]):
                found.parts[n] = part
    _mark_credits(found, [*head, *foot], rules)


def titles(document: Document) -> list[str]:
    """Headlines that the metadata offer, the most trusted first."""
    meta = document.metadata
    offered = [
        (meta.article or {}).get("headline"),
        *(found[1] for name in ("og:title", "twitter:title") if (found := meta.first(name))),
        meta.title,
    ]
    return [
        " ".join(title.split()) for title in offered if isinstance(title, str) and title.strip()
    ]


def _mark_headline(found: Outline, document: Document) -> None:
    """Mark the heading that says what the metadata's title says."""
    wanted = [_words(title) for title in titles(document)]
    best, best_score = None, 0.0
    for n, line in enumerate(found.lines):
        if found.parts[n] is not None or not _may_be_headline(line):
            continue
        words = _words(line.text)
        likeness = max((_likeness(words, want) for want in wanted), default=0.0)
        needed, rank = _NEEDED_LIKENESS.get(_heading_tag(line), (0.95, 0.0))
        if likeness < needed:
            continue
        score = likeness + rank
        if score > best_score + 1e-9:
            best, best_score = n, score
    if best is not None:
        found.parts[best] = Part.HEADLINE


def _mark_first_heading(found: Outline) -> None:
    """Where no heading says what the title says, take the last `h1` above the body."""
    top = found.first(Part.BODY)
    for n in range((top or 0) - 1, -1, -1):
        line = found.lines[n]
        if found.parts[n] is None and _heading_tag(line) == "h1" and len(_words(line.text)) >= 3:
            found.parts[n] = Part.HEADLINE
            return


def _may_be_headline(line: Line) -> bool:
    return 8 <= len(line.text) <= 300 and (
        line.linked < 0.5 * len(line.text) or _heading_tag(line) == "h1"
    )


def _heading_tag(line: Line) -> str:
    for around in ancestors(line.element):
        if around.tag in ("h1", "h2", "h3"):
            return str(around.tag)
        if around.tag in ("div", "body", "article", "section"):
            break
    return ""


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.casefold()))


def _likeness(words: frozenset[str], wanted: frozenset[str]) -> float:
    """Share of words in common; a title may add the outlet's name, but not be a rubric's."""
    common = len(words & wanted)
    if not common or common < 0.4 * len(wanted):
        return 0.0
    return 0.7 * common / len(words) + 0.3 * common / len(wanted)


def _rooms(found: Outline) -> tuple[range, range]:
    """The lines between headline and body with some above, and the lines below the body."""
    headline = found.first(Part.HEADLINE)
    first, last = found.first(Part.BODY), found.last(Part.BODY)
    top = headline if headline is not None else (first or 0)
    start = max(0, min(top, first if first is not None else top) - _HEAD_ROOM)
    if first is not None and (headline is None or first > top):
        stop = first
    else:
        stop = min(len(found.lines), top + _FOOT_ROOM)
    below = (last + 1) if last is not None else stop
    return range(start, stop), range(below, min(len(found.lines), below + _FOOT_ROOM))


def _around(found: Outline) -> range:
    headline, last = found.first(Part.HEADLINE), found.last(Part.BODY)
    start = max(0, (headline if headline is not None else found.first(Part.BODY) or 0) - _HEAD_ROOM)
    return range(start, (last if last is not None else start + _FOOT_ROOM) + 1)


def _mark_times(found: Outline, head: range, rules: Grammar) -> None:
    """Mark the printed clock nearest the headline; a bare day only between headline and body."""
    headline = found.first(Part.HEADLINE)
    top = headline if headline is not None else head.stop
    offered = []
    for n in head:
        line = found.lines[n]
        if found.parts[n] is not None or len(line.text) > 120 or _is_teaser(line):
            continue
        printed = timestamps.parse(line.text)
        if printed is not None:
            offered.append((n, printed.hour is not None, rules.wear.update.search(line.text)))
    clocks = [(n, update) for n, has_clock, update in offered if has_clock]
    days = [n for n, has_clock, _ in offered if not has_clock and n > top]
    plain = [n for n, update in clocks if not update]
    below, above = [n for n in plain if n > top], [n for n in plain if n < top]
    chosen = below[:1] or above[-1:] or [n for n, _ in clocks[:1]] or days[:1]
    for n in chosen:
        found.parts[n] = Part.PUBLISHED
    for n, update in clocks:
        if update and found.parts[n] is None:
            found.parts[n] = Part.MODIFIED


def _is_teaser(line: Line) -> bool:
    return line.linked > 0.5 * len(line.text)


def _in_breadcrumb(line: Line, rules: Grammar) -> bool:
    if len(line.text) > 60:
        return False
    for distance, around in enumerate(ancestors(line.element)):
        if distance > 4:
            return False
        if rules.wear.channel.search(worn(around)):
            return True
    return False


def _is_caption(line: Line, rules: Grammar) -> bool:
    for distance, around in enumerate(ancestors(line.element)):
        if distance > 2:
            return False
        if around.tag == "figcaption" or rules.wear.caption.search(worn(around)):
            return True
    return False


def _is_tag(line: Line, rules: Grammar) -> bool:
    if not line.links or line.linked < 0.9 * len(line.text) or len(line.text) > 80:
        return False
    if rules.wear.tag_href.search(line.links[0].href):
        return True
    worn_around = (worn(e) for _, e in zip(range(3), ancestors(line.element), strict=False))
    return any(rules.wear.tag.search(words) for words in worn_around)


def _mark_credits(found: Outline, numbers: Sequence[int], rules: Grammar) -> None:
    """Mark labelled credits; where there are none, an unlabelled byline by what it wears."""
    has_reporter = found.has(Part.REPORTER) or found.has(Part.CREDIT)
    for n in numbers:
        line = found.lines[n]
        if (
            found.parts[n] is None
            and len(line.text) <= _LONGEST_BYLINE
            and rules.credits(line.text)
        ):
            found.parts[n] = Part.CREDIT
            has_reporter = True
    if has_reporter:
        return
    for n in numbers:
        line = found.lines[n]
        if found.parts[n] is None and len(line.text) <= 60 and _is_byline(line, rules):
            found.parts[n] = Part.REPORTER
            return


def _is_byline(line: Line, rules: Grammar) -> bool:
    if not line.text[0].isalpha() or timestamps.parse(line.text) is not None:
        return False
    if len(line.text.split()) > 6:
        return False
    worn_around = (worn(e) for _, e in zip(range(3), ancestors(line.element), strict=False))
    return any(rules.wear.byline.search(words) for words in worn_around)


def clean_title(title: str, outlet_names: frozenset[str], fold: Callable[[str], str]) -> str:
    """Cut the outlet's name off the end of a title (`… - Tribunnews.com`, `… Halaman all`)."""
    title = re.sub(r"\s*[-|]?\s*(?:halaman|page)\s*(?:all|\d+)\s*$", "", title, flags=re.IGNORECASE)
    while tail := _TITLE_TAIL.search(title):
        if fold(re.sub(r"^\s+[|\-–—:»•]\s+", "", tail.group())) not in outlet_names:
            break
        title = title[: tail.start()]
    return title.strip()
