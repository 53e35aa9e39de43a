"""Finds the body of an unknown portal's page: where the prose stands, and what stands in it."""

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from konon.articles.dress import Dress
from konon.articles.grammar import Grammar, grammar
from konon.articles.outline import ancestors
from konon.articles.regions import numbers_within, without_furniture
from konon.indonesian import timestamps
from konon.markup.document import Element
from konon.markup.lines import Line

_ENDS_SENTENCE = re.compile(r"[.!?…:。！？][\"”’»')\]]*\W{0,3}$")
_SOFT = frozenset(
    "p h1 h2 h3 h4 h5 h6 li ul ol blockquote pre dd dt dl span em strong b i u font center".split()
)
_LONGEST_COUNTED = 500
_CLIMB = 7
"""How many elements around the best are looked at."""
_MUCH_MORE = 0.35
"""A wider element is taken for the body if it adds this share of prose."""
_NEAR = 2.0
_TOO_MUCH = 1.3
"""What adds more than this share is a list of articles, or its readers' comments."""
_LARGE_PART = 0.12
_LEAST_PROSE = 1.0
_CLEAR_SHARE = 0.4
_CLEAR_SHARE_UNTITLED = 0.9


@dataclass(slots=True)
class _Scores:
    """Prose by element: what it holds itself, and what its whole subtree holds."""

    own: defaultdict[Element, float] = field(default_factory=lambda: defaultdict(float))
    total: defaultdict[Element, float] = field(default_factory=lambda: defaultdict(float))
    direct: defaultdict[Element, float] = field(default_factory=lambda: defaultdict(float))


@dataclass(frozen=True, slots=True)
class Body:
    """What was found.

    Attributes:
        numbers: Numbers of the body's lines, in order.
        weight: How much prose they hold.
        share: Their share of all the page's prose.
    """

    numbers: tuple[int, ...]
    weight: float
    share: float

    def is_sure(self, *, titled: bool) -> bool:
        """Whether the choice was clear.

        Args:
            titled: Whether a heading on the page says what the page's title says.
        """
        if self.weight < _LEAST_PROSE:
            return False
        return self.share >= (_CLEAR_SHARE if titled else _CLEAR_SHARE_UNTITLED)


def find_body(
    lines: Sequence[Line], after: int, is_known: Callable[[int], bool] = lambda _: False
) -> Body:
    """Find the lines of the body.

    The element in which most prose stands is the body's; neighbours that hold as good prose
    belong to it. Lines in it that are links, labels or furniture are left for the line grammar.

    Args:
        lines: All lines of the page.
        after: Number of the headline's line, or -1; the body stands below it.
        is_known: Tells of a line's number whether the line is known to be something else.
    """
    rules = grammar()
    prose = [prose_of(line, rules) if n > after else 0.0 for n, line in enumerate(lines)]
    prose = [0.0 if amount and is_known(n) else amount for n, amount in enumerate(prose)]
    dressed = Dress(rules)
    scores = _score(lines, prose, dressed)
    dressed.know(scores.total)
    if not scores.own:
        return Body((), weight=0.0, share=0.0)
    near = _nearest(lines, prose)
    best = max(
        scores.own,
        key=lambda e: scores.own[e] * dressed.weight(e) * (_NEAR if e in near else 1.0),
    )
    regions = _widened(best, scores, dressed)
    within = numbers_within(regions, range(after + 1, len(lines)), lines)
    open_lines = [n for n in within if not is_known(n)]
    numbers = without_furniture(regions, open_lines, lines, prose, dressed)
    weight = sum(prose[n] for n in numbers)
    return Body(tuple(numbers), weight=weight, share=weight / sum(prose))


def prose_of(line: Line, rules: Grammar) -> float:
    """How much a line reads like prose; 0 for links, labels and furniture."""
    text = line.text
    length = len(text)
    words = max(text.count(" ") + 1, length // 12)
    ends = _ENDS_SENTENCE.search(text) is not None
    if words < 4 or (words < 8 and not ends) or line.linked > 0.5 * length:
        return 0.0
    if length < 120 and has_clock(text):
        return 0.0
    if length < 300 and (rules.is_furniture(text) or rules.related_label(text) is not None):
        return 0.0
    return min(length, _LONGEST_COUNTED) / 100 * (1 - line.linked / length) + (0.5 if ends else 0)


def has_clock(text: str) -> bool:
    """Whether a line prints a time of day."""
    printed = timestamps.parse(text)
    return printed is not None and printed.hour is not None


def _nearest(lines: Sequence[Line], prose: Sequence[float]) -> frozenset[Element]:
    """The elements around the first real paragraph below the headline."""
    first = next((line for line, amount in zip(lines, prose, strict=True) if amount > 1.5), None)
    if first is None:
        return frozenset()
    return frozenset(e for _, e in zip(range(3), ancestors(_holder(first.element)), strict=False))


def _score(lines: Sequence[Line], prose: Sequence[float], dressed: Dress) -> _Scores:
    scores = _Scores()
    for line, amount in zip(lines, prose, strict=True):
        if amount <= 0:
            continue
        holder = _holder(line.element)
        if line.element is holder:
            scores.direct[holder] += amount
        share = amount
        for distance, around in enumerate(ancestors(holder)):
            if distance < 3:
                scores.own[around] += share
                share /= 2
            scores.total[around] += amount
    return scores


def _holder(element: Element) -> Element:
    """The element around a line that holds lines: not the paragraph itself."""
    while element.tag in _SOFT:
        parent = element.getparent()
        if parent is None:
            break
        element = parent
    return element


def _widened(best: Element, scores: _Scores, dressed: Dress) -> tuple[Element, ...]:
    """Take in what belongs to the element in which most prose stands.

    A wider element is taken if it adds much prose in a few large parts, or holds lines of its own
    beside the element (text that no paragraph wraps); then siblings that hold prose as well.
    """
    region = best
    for distance, around in enumerate(ancestors(best)):
        if around.tag in ("body", "html") or distance > _CLIMB:
            break
        if around is region:
            continue
        gains = [
            scores.total[child]
            for child in around
            if isinstance(child.tag, str)
            and scores.total.get(child, 0.0) > 0
            and not _holds(child, region)
            and not dressed.is_furniture(child)
        ]
        own = scores.total[region]
        large = sum(gain for gain in gains if gain > _LARGE_PART * own)
        if scores.total[around] - scores.total[best] > _TOO_MUCH * scores.total[best]:
            break
        if (large > _MUCH_MORE * own and large > 0.8 * sum(gains)) or (
            0 < scores.direct[around] < own and sum(gains) < own
        ):
            region = around
    return _with_siblings(region, scores, dressed)


def _holds(element: Element, region: Element) -> bool:
    return any(around is element for around in ancestors(region))


def _with_siblings(region: Element, scores: _Scores, dressed: Dress) -> tuple[Element, ...]:
    for level, around in enumerate(ancestors(region)):
        pages = _alike(around, scores, dressed)
        if len(pages) > 1 and level:
            return pages
        if level == 3:
            break
    parent = region.getparent()
    if parent is None:
        return (region,)
    floor = _LARGE_PART * scores.total[region]
    return tuple(
        child
        for child in parent
        if child is region
        or (
            isinstance(child.tag, str)
            and scores.total.get(child, 0.0) > floor
            and not dressed.is_furniture(child)
            and (child.get("class") == region.get("class") or child.tag in _SOFT)
        )
    )


def _alike(element: Element, scores: _Scores, dressed: Dress) -> tuple[Element, ...]:
    """An element with the siblings that wear the same and hold prose: pages of one article."""
    parent = element.getparent()
    worn_class = element.get("class")
    if parent is None or not worn_class:
        return (element,)
    floor = _LARGE_PART * scores.total[element]
    return tuple(
        child
        for child in parent
        if child.get("class") == worn_class
        and child.tag == element.tag
        and scores.total.get(child, 0.0) > floor
        and not dressed.is_furniture(child)
    )
