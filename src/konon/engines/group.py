"""A group: what came in side by side, handed over and read at once."""

from collections.abc import Iterable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass, field

from konon.engines.wire import Outcome
from konon.records import Issue, Page

Arrival = Page | Issue
"""What comes in: a page, or what could not be made one."""

_FULL_COUNT = 16
_FULL_BYTES = 1 << 20
"""Large enough that handing a group over costs little beside reading it."""


@dataclass(slots=True)
class Group:
    """Arrivals whose pages are read together.

    Attributes:
        arrivals: Pages and issues in the order in which they came in.
        byte_count: Bytes of all pages.
        answer: An outcome for each page, once it is submitted.
    """

    arrivals: list[Arrival] = field(default_factory=list)
    byte_count: int = 0
    answer: "Future[list[Outcome]]" = field(default_factory=Future)

    @property
    def is_full(self) -> bool:
        """Whether it should be handed over."""
        return len(self.arrivals) >= _FULL_COUNT or self.byte_count >= _FULL_BYTES

    @property
    def pages(self) -> list[Page]:
        """What there is to read."""
        return [arrival for arrival in self.arrivals if isinstance(arrival, Page)]

    def add(self, arrival: Arrival) -> None:
        """Take in one more."""
        self.arrivals.append(arrival)
        if isinstance(arrival, Page):
            self.byte_count += len(arrival.content)

    def outcomes(self) -> Iterator[tuple[Page, Outcome] | Issue]:
        """Yield each page with what it gave, and the issues among them; waits for the answer."""
        read = iter(self.answer.result())
        for arrival in self.arrivals:
            yield (arrival, next(read)) if isinstance(arrival, Page) else arrival


def bytes_in(groups: Iterable[Group]) -> int:
    """Return how many bytes of pages are held by some groups."""
    return sum(group.byte_count for group in groups)
