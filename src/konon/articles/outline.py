"""An outline of a page: which part each of its lines belongs to."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from konon.articles.parts import Part
from konon.markup.document import Element
from konon.markup.lines import Line


@dataclass(slots=True)
class Outline:
    """One part, or None, for each line of a page.

    Attributes:
        lines: The page's lines.
        parts: What each is part of.
        sure: Whether the body was found with confidence.
    """

    lines: Sequence[Line]
    parts: list[Part | None]
    sure: bool = True

    def where(self, part: Part) -> Iterator[int]:
        """Yield the numbers of the lines of a part."""
        return (n for n, p in enumerate(self.parts) if p is part)

    def first(self, part: Part) -> int | None:
        """Number of the first line of a part."""
        return next(self.where(part), None)

    def last(self, part: Part) -> int | None:
        """Number of the last line of a part."""
        return max(self.where(part), default=None)

    def has(self, part: Part) -> bool:
        """Whether any line is of this part."""
        return self.first(part) is not None


def worn(element: Element) -> str:
    """The words an element wears: its class, id and itemprop."""
    get = element.get
    return f"{get('class') or ''} {get('id') or ''} {get('itemprop') or ''}"


def ancestors(element: Element) -> Iterator[Element]:
    """Yield an element and those around it."""
    around: Element | None = element
    while around is not None:
        yield around
        around = around.getparent()
