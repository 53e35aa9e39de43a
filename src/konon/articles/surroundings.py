"""Finds what stands around headline and body: times, rubrics, captions, tags, credits."""

from collections.abc import Callable, Iterable, Sequence
from functools import cache

from konon.articles.grammar import Grammar, grammar
from konon.articles.headline import mark_headline
from konon.articles.outline import Outline, ancestors, worn
from konon.articles.parts import Part
from konon.indonesian import timestamps
from konon.markup.document import Document, Element
from konon.markup.lines import Line
from konon.records import CreditRole

_HEAD_ROOM = 12
"""Lines above the headline among which channel and time may stand."""
_FOOT_ROOM = 40
"""Lines below the body among which credits, tags and origins may stand."""
_LONGEST_BYLINE = 90
_LONGEST_BARE_BYLINE = 60
_LONGEST_TIME = 120
_LONGEST_TAG = 80
_LONGEST_RUBRIC = 60


def complete(found: Outline, document: Document) -> None:
    """Find the parts that the outline does not have yet, around headline and body.

    Args:
        found: The outline, which is added to.
        document: The page.
    """
    if not found.has(Part.HEADLINE):
        mark_headline(found, document)
    rules = grammar()
    head, foot = _rooms(found)
    _forget_empty_times(found)
    if not found.has(Part.PUBLISHED):
        _mark_times(found, head, rules)
    if not found.has(Part.CHANNEL):
        _mark(found, Part.CHANNEL, range(head.stop), _breadcrumb_test(rules))
    if not found.has(Part.CAPTION):
        _mark(found, Part.CAPTION, _around(found), lambda x: is_caption(x, rules))
    if not found.has(Part.TAG):
        _mark(found, Part.TAG, _tag_run(found, foot, rules), lambda _: True)
    if not found.has(Part.RELATED):
        _mark(found, Part.RELATED, _among(found), lambda x: _is_related(x, rules))
    _mark_label_and_name(found, foot, rules)
    _mark_credits(found, [*head, *foot], rules)


def is_caption(line: Line, rules: Grammar) -> bool:
    """Whether a line stands in an element that is or wears a caption."""
    for distance, around in enumerate(ancestors(line.element)):
        if distance > 2:
            return False
        if around.tag == "figcaption" or rules.wear.caption.says(worn(around)):
            return True
    return False


def _mark(found: Outline, part: Part, numbers: Iterable[int], test: Callable[[Line], bool]) -> None:
    for n in numbers:
        if found.parts[n] is None and test(found.lines[n]):
            found.parts[n] = part


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
    stop = (last if last is not None else start + _FOOT_ROOM) + 1
    return range(start, min(len(found.lines), stop))


def _forget_empty_times(found: Outline) -> None:
    """Free the lines of a time's place that print none: portals move their times about."""
    for n in list(found.where(Part.PUBLISHED)):
        if timestamps.parse(found.lines[n].text) is None:
            found.parts[n] = None


def _among(found: Outline) -> range:
    """The lines from the first to the last of the body."""
    first, last = found.first(Part.BODY), found.last(Part.BODY)
    return range(0) if first is None or last is None else range(first, last + 1)


def _is_related(line: Line, rules: Grammar) -> bool:
    """Whether a line is a link, perhaps behind a label, in a box that announces other articles."""
    start = rules.related_label(line.text) or 0
    if line.linked < 0.9 * (len(line.text) - start) or line.text.count(" ", start) < 3:
        return False
    around = (worn(e) for _, e in zip(range(6), ancestors(line.element), strict=False))
    return any(rules.wear.related.says(words) for words in around)


def _mark_times(found: Outline, head: range, rules: Grammar) -> None:
    """Mark the printed clock nearest the headline; a bare day only between headline and body."""
    headline = found.first(Part.HEADLINE)
    top = headline if headline is not None else head.stop
    clocks, changes, days = [], [], []
    for n in head:
        line = found.lines[n]
        if found.parts[n] is not None or len(line.text) > _LONGEST_TIME or _is_teaser(line):
            continue
        printed = timestamps.parse(line.text)
        if printed is None:
            continue
        if printed.hour is None:
            days.append(n)
        elif rules.tells_change(line.text, printed.start):
            changes.append(n)
        else:
            clocks.append(n)
    below, above = [n for n in clocks if n > top], [n for n in clocks if n < top]
    chosen = below[:1] or above[-1:] or [n for n in days if n > top][:1]
    for n in changes:
        found.parts[n] = Part.MODIFIED
    for n in chosen:
        found.parts[n] = Part.PUBLISHED


def _is_teaser(line: Line) -> bool:
    return line.linked > 0.5 * len(line.text)


def _breadcrumb_test(rules: Grammar) -> Callable[[Line], bool]:
    """Tell lines of breadcrumbs by what is around them; menus ask the same elements often."""

    @cache
    def is_breadcrumb(element: Element) -> bool:
        said = f"{element.get('aria-label') or ''} {element.get('itemtype') or ''}"
        return rules.wear.channel.says(f"{worn(element)} {said}")

    def test(line: Line) -> bool:
        around = (e for _, e in zip(range(5), ancestors(line.element), strict=False))
        return len(line.text) <= _LONGEST_RUBRIC and any(map(is_breadcrumb, around))

    return test


def _tag_run(found: Outline, foot: range, rules: Grammar) -> Sequence[int]:
    """The first run of tags below the body; under the heading of a portal's own block are none."""
    run: list[int] = []
    in_portal_block = False
    for n in foot:
        line = found.lines[n]
        if rules.opens_portal_block(line.text):
            in_portal_block = True
        elif rules.heads_tags(line.text):
            in_portal_block = False
        elif not in_portal_block and _is_tag(line, rules):
            run.append(n)
        if run and n - run[-1] > 2:
            break
    return run


def _is_tag(line: Line, rules: Grammar) -> bool:
    if not line.links or line.linked < 0.9 * len(line.text) or len(line.text) > _LONGEST_TAG:
        return False
    if rules.wear.tag_href.says(line.links[0].href):
        return True
    return _wears(line, rules.wear.tag.says)


def _mark_label_and_name(found: Outline, foot: range, rules: Grammar) -> None:
    """Mark credits whose label stands on a line of its own, above or beside the name."""
    for n in foot[:-1]:
        label, name = found.lines[n], found.lines[n + 1]
        if found.parts[n] or found.parts[n + 1] or len(name.text) > _LONGEST_BYLINE:
            continue
        is_pair = name.text.startswith(":") or _wears(name, rules.wear.byline.says)
        if is_pair and rules.role_of_label(label.text):
            found.parts[n] = found.parts[n + 1] = Part.CREDIT
        elif is_pair and rules.is_origin(f"{label.text}{name.text}"):
            found.parts[n] = found.parts[n + 1] = Part.ORIGIN


def _mark_credits(found: Outline, numbers: Sequence[int], rules: Grammar) -> None:
    """Mark labelled credits; where no writer is among them, an unlabelled byline by its wear."""
    has_reporter = found.has(Part.REPORTER) or found.has(Part.CREDIT)
    for n in numbers:
        line = found.lines[n]
        if found.parts[n] is not None or len(line.text) > _LONGEST_BYLINE:
            continue
        if named := rules.credits(line.text):
            found.parts[n] = Part.CREDIT
            has_reporter |= any(one.role is CreditRole.REPORTER for one in named)
    if has_reporter:
        return
    for n in numbers:
        if found.parts[n] is None and _is_byline(found.lines[n], rules):
            found.parts[n] = Part.REPORTER
            return


def _is_byline(line: Line, rules: Grammar) -> bool:
    text = line.text
    return (
        len(text) <= _LONGEST_BARE_BYLINE
        and text[0].isalpha()
        and len(text.split()) <= 6
        and _wears(line, rules.wear.byline.says)
        and timestamps.parse(text) is None
    )


def _wears(line: Line, search: Callable[[str], object]) -> bool:
    """Whether one of the three elements around a line wears what a pattern looks for."""
    around = (worn(e) for _, e in zip(range(3), ancestors(line.element), strict=False))
    return any(search(words) for words in around)
