"""Which lines of the chosen regions are the body: no boxes of furniture, no ragged edges."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from konon.articles.dress import Dress
from konon.articles.outline import ancestors
from konon.markup.document import Element
from konon.markup.lines import Line

Regions = tuple[Element, ...]
_SMALL_BOX = 0.3
"""Share of the body's prose below which an element worn as furniture is left out."""


def numbers_within(regions: Regions, numbers: Iterable[int], lines: Sequence[Line]) -> list[int]:
    """Return the numbers of the lines that stand in one of the regions."""
    within = _Within(regions)
    return [n for n in numbers if within(lines[n].element)]


def without_furniture(
    regions: Regions,
    numbers: Sequence[int],
    lines: Sequence[Line],
    prose: Sequence[float],
    dressed: Dress,
) -> list[int]:
    """Return the numbers of the body's lines.

    Args:
        regions: The elements that hold the body.
        numbers: Numbers of the lines in them that may belong to it.
        lines: All lines of the page.
        prose: How much each of them reads like prose.
        dressed: What the elements wear.
    """
    kept = _without_boxes(numbers, lines, prose, regions, dressed)
    return _without_edges(kept, lines, prose)


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
    regions: Regions,
    dressed: Dress,
) -> list[int]:
    """Leave out elements inside the body that are worn as furniture, unless the body is in them."""
    whole = sum(prose[n] for n in numbers)
    held = _held(numbers, lines, prose)

    def is_furniture(element: Element) -> bool:
        return dressed.is_furniture(element) and held.get(element, 0.0) < _SMALL_BOX * whole

    return [n for n in numbers if not any(map(is_furniture, _inside(regions, lines[n].element)))]


def _inside(regions: Regions, element: Element) -> Iterator[Element]:
    """Yield an element and those around it, but no region, below the page's body."""
    for around in ancestors(element):
        if around.tag == "body":
            return
        if around not in regions:
            yield around


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
