"""Finds the body of an unknown portal's page: where the prose stands, and what stands in it."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from konon.articles.grammar import Grammar, grammar
from konon.articles.outline import ancestors, worn
from konon.markup.document import Element
from konon.markup.lines import Line

_ENDS_SENTENCE = re.compile(r"[.!?…:][\"”’»')\]]*\W{0,3}$")
_NEVER = frozenset(("nav", "footer", "aside", "form", "button", "menu", "figure", "figcaption"))
_SOFT = frozenset(
    "p h1 h2 h3 h4 h5 h6 li ul ol blockquote pre dd dt dl span em strong b i u font center".split()
)
_STRONG_HOLDERS = frozenset(("article", "main"))
_LONGEST_COUNTED = 500
_CLIMB = 1.35
"""A wider element is taken for the body if it holds this much more prose."""
_SIBLING_SHARE = 0.12
_PROSE_OF_SURE_BODY = 4.0


@dataclass(slots=True)
class _Scores:
    """Prose by element: what it holds itself, and what its whole subtree holds."""

    own: defaultdict[Element, float] = field(default_factory=lambda: defaultdict(float))
    total: defaultdict[Element, float] = field(default_factory=lambda: defaultdict(float))


@dataclass(frozen=True, slots=True)
class Body:
    """Numbers of the body's lines, in order, and whether the choice was clear."""

    numbers: tuple[int, ...]
    sure: bool


def find_body(lines: Sequence[Line], after: int) -> Body:
    """Find the lines of the body.

    The element in which most prose stands is the body's; neighbours that hold as good prose
    belong to it. Lines in it that are links, labels or furniture are left for the line grammar.

    Args:
        lines: All lines of the page.
        after: Number of the headline's line, or -1; the body stands below it.
    """
    rules = grammar()
    prose = [_prose(line, rules) if n > after else 0.0 for n, line in enumerate(lines)]
    dressed = _Dress(rules)
    scores = _score(lines, prose, dressed)
    if not scores.own:
        return Body((), sure=False)
    best = max(scores.own, key=lambda e: scores.own[e] * dressed.weight(e))
    regions = _widened(best, scores, dressed)
    within = _Within(regions)
    inside = [n for n, line in enumerate(lines) if n > after and within(line.element)]
    kept = _without_boxes(inside, lines, prose, regions, dressed)
    numbers = _without_edges(kept, lines, prose)
    weight = sum(prose[n] for n in numbers)
    return Body(tuple(numbers), sure=weight >= _PROSE_OF_SURE_BODY)


def _prose(line: Line, rules: Grammar) -> float:
    """How much a line reads like prose; 0 for links, labels and furniture."""
    text = line.text
    length = len(text)
    words = text.count(" ") + 1
    ends = _ENDS_SENTENCE.search(text) is not None
    if words < 4 or (words < 8 and not ends) or line.linked > 0.5 * length:
        return 0.0
    if length < 300 and (rules.is_furniture(text) or rules.related_label(text) is not None):
        return 0.0
    return min(length, _LONGEST_COUNTED) / 100 * (1 - line.linked / length) + (0.5 if ends else 0)


class _Dress:
    """What the words an element wears say of it; looked at once an element."""

    def __init__(self, rules: Grammar) -> None:
        self._rules = rules
        self._furniture: dict[Element, bool] = {}

    def is_furniture(self, element: Element) -> bool:
        """Whether the element itself is worn as furniture."""
        known = self._furniture.get(element)
        if known is None:
            words = worn(element)
            known = element.tag in _NEVER or (
                element.tag not in ("body", "html", "article")
                and len(words) > 2
                and self._rules.wear.furniture.search(words) is not None
            )
            self._furniture[element] = known
        return known

    def weight(self, element: Element) -> float:
        """How likely the element holds a body, from what it and its surroundings wear."""
        weight = 1.0
        words = worn(element)
        if "articleBody" in words or element.tag in _STRONG_HOLDERS:
            weight *= 1.5
        elif self._rules.wear.body.search(words):
            weight *= 1.25
        for distance, around in enumerate(ancestors(element)):
            if distance > 8:
                break
            if self.is_furniture(around):
                weight *= 0.15 if distance < 3 else 0.4
                break
        return weight


def _score(lines: Sequence[Line], prose: Sequence[float], dressed: _Dress) -> _Scores:
    scores = _Scores()
    for line, amount in zip(lines, prose, strict=True):
        if amount <= 0:
            continue
        holder = _holder(line.element)
        share = amount
        for distance, around in enumerate(ancestors(holder)):
            if distance < 3:
                scores.own[around] += share
                share /= 2
            scores.total[around] += amount
            if dressed.is_furniture(around):
                break
    return scores


def _holder(element: Element) -> Element:
    """The element around a line that holds lines: not the paragraph itself."""
    while element.tag in _SOFT:
        parent = element.getparent()
        if parent is None:
            break
        element = parent
    return element


def _widened(best: Element, scores: _Scores, dressed: _Dress) -> tuple[Element, ...]:
    """Climb while a wider element holds clearly more prose, then take prose-bearing siblings."""
    region = best
    for _ in range(4):
        parent = region.getparent()
        if parent is None or parent.tag in ("body", "html"):
            break
        if scores.total[parent] > _CLIMB * scores.total[region] and _is_even(
            parent, region, scores
        ):
            region = parent
        else:
            break
    parent = region.getparent()
    if parent is None:
        return (region,)
    floor = _SIBLING_SHARE * scores.total[region]
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


def _is_even(parent: Element, region: Element, scores: _Scores) -> bool:
    """Whether the rest of a wider element is a few large parts rather than many teasers."""
    others = [scores.total.get(child, 0.0) for child in parent if child is not region]
    large = [total for total in others if total > _SIBLING_SHARE * scores.total[region]]
    return sum(large) > 0.8 * sum(others)


class _Within:
    """Tells whether an element lies in one of the regions."""

    def __init__(self, regions: tuple[Element, ...]) -> None:
        self._known: dict[Element, bool] = dict.fromkeys(regions, True)

    def __call__(self, element: Element) -> bool:
        path = []
        answer = False
        for around in ancestors(element):
            known = self._known.get(around)
            if known is not None:
                answer = known
                break
            path.append(around)
        for around in path:
            self._known[around] = answer
        return answer


def _without_boxes(
    numbers: Sequence[int],
    lines: Sequence[Line],
    prose: Sequence[float],
    regions: tuple[Element, ...],
    dressed: _Dress,
) -> list[int]:
    """Leave out elements inside the body that are worn as furniture, unless the body is in them."""
    whole = sum(prose[n] for n in numbers)
    held: Mapping[Element, float] = _held(numbers, lines, prose)
    kept = []
    for n in numbers:
        boxes = (e for e in ancestors(lines[n].element) if e not in regions)
        inner = []
        for around in boxes:
            if around.tag == "body":
                break
            inner.append(around)
        if not any(dressed.is_furniture(e) and held.get(e, 0.0) < 0.3 * whole for e in inner):
            kept.append(n)
    return kept


def _held(
    numbers: Sequence[int], lines: Sequence[Line], prose: Sequence[float]
) -> Mapping[Element, float]:
    held: defaultdict[Element, float] = defaultdict(float)
    for n in numbers:
        for around in ancestors(lines[n].element):
            held[around] += prose[n]
    return held


def _without_edges(
    numbers: Sequence[int], lines: Sequence[Line], prose: Sequence[float]
) -> list[int]:
    """Cut short lines above the first prose; below the last, a little is left to the grammar."""
    bearing = [n for n in numbers if prose[n] > 0]
    if not bearing:
        return []
    first, last = bearing[0], bearing[-1]
    lead = _short_lead(numbers, first, lines)
    return [n for n in numbers if lead <= n <= last]


def _short_lead(numbers: Sequence[int], first: int, lines: Sequence[Line]) -> int:
    """Take in a dateline that stands on a line of its own right above the first paragraph."""
    at = numbers.index(first)
    if at and lines[numbers[at - 1]].text.rstrip().endswith(("-", "–", "—")):
        return numbers[at - 1]
    return first
