"""Pages in the order in which they came in, read side by side: what `konon read` shows."""

from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future
from dataclasses import dataclass, field

from konon.engines.crew import GROUP_BYTES, GROUP_PAGES, Crew
from konon.engines.wire import Outcome
from konon.records import Article, Issue, Page

Arrival = Page | Issue
"""What comes in: a page, or what could not be made one."""

_GROUPS_A_JOB = 4
_MOST_BYTES = 64 << 20


def read_in_order(
    arrivals: Iterator[Arrival], crew: Crew
) -> Iterator[tuple[Page, Article] | Issue]:
    """Read pages as they come in and yield each outcome in its turn.

    Not more pages are held than keep all processes at work.
    """
    window: deque[_Group] = deque()
    for group in _groups(arrivals):
        group.submit_to(crew)
        window.append(group)
        while len(window) > _GROUPS_A_JOB * crew.jobs or _bytes_in(window) > _MOST_BYTES:
            yield from window.popleft().outcomes()
    while window:
        yield from window.popleft().outcomes()


@dataclass(slots=True)
class _Group:
    """Arrivals that stand beside each other; their pages are read together."""

    arrivals: list[Arrival] = field(default_factory=list)
    byte_count: int = 0
    answer: "Future[list[Outcome]] | None" = None

    @property
    def is_full(self) -> bool:
        return len(self.arrivals) >= GROUP_PAGES or self.byte_count >= GROUP_BYTES

    def add(self, arrival: Arrival) -> None:
        self.arrivals.append(arrival)
        self.byte_count += len(arrival.content) if isinstance(arrival, Page) else 0

    def submit_to(self, crew: Crew) -> None:
        self.answer = crew.submit([page for page in self.arrivals if isinstance(page, Page)])

    def outcomes(self) -> Iterator[tuple[Page, Article] | Issue]:
        assert self.answer is not None  # noqa: S101  submitted before
        read = iter(self.answer.result())
        for arrival in self.arrivals:
            outcome = next(read) if isinstance(arrival, Page) else arrival
            if isinstance(arrival, Page) and isinstance(outcome, Article):
                yield arrival, outcome
            elif isinstance(outcome, Issue):
                yield outcome


def _groups(arrivals: Iterator[Arrival]) -> Iterator[_Group]:
    group = _Group()
    for arrival in arrivals:
        group.add(arrival)
        if group.is_full:
            yield group
            group = _Group()
    yield group


def _bytes_in(window: "deque[_Group]") -> int:
    return sum(group.byte_count for group in window)
