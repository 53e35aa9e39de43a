"""Pages in the order in which they came in, read side by side: what `konon read` shows."""

from collections import deque
from collections.abc import Iterator

from konon.engines.crew import Crew
from konon.engines.group import Arrival, Group, bytes_in
from konon.records import Article, Issue, Page

_GROUPS_A_JOB = 4
_MOST_BYTES = 64 << 20


def read_in_order(
    arrivals: Iterator[Arrival], crew: Crew
) -> Iterator[tuple[Page, Article] | Issue]:
    """Read pages as they come in and yield each outcome in its turn.

    No more pages are held than keep all processes at work.
    """
    window: deque[Group] = deque()
    for group in _groups(arrivals):
        crew.submit(group)
        window.append(group)
        while len(window) > _GROUPS_A_JOB * crew.jobs or bytes_in(window) > _MOST_BYTES:
            yield from _outcomes(window.popleft())
    while window:
        yield from _outcomes(window.popleft())


def _groups(arrivals: Iterator[Arrival]) -> Iterator[Group]:
    group = Group()
    for arrival in arrivals:
        group.add(arrival)
        if group.is_full:
            yield group
            group = Group()
    yield group


def _outcomes(group: Group) -> Iterator[tuple[Page, Article] | Issue]:
    for read in group.outcomes():
        if isinstance(read, Issue):
            yield read
            continue
        page, outcome = read
        yield outcome if isinstance(outcome, Issue) else (page, outcome)
