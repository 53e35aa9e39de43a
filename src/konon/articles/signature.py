"""Whose a plain-text dump is, by the lines that sign it: dateline, byline, copyright."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from konon.publishers.registry import House, registry

_DASH = r"(?:\s?--|\s?[–—]|\s-|-(?=\s))\s?"
_NAME = r"(?P<name>\w[\w .-]{1,28}?\w)"
_DATELINES = (
    re.compile(rf"[\W_]{{0,9}}{_NAME}\s?(?:[,(][^.!?]{{2,50}}?)?{_DASH}"),
    re.compile(rf"[\w .]{{2,40}}[,(]\s?{_NAME}\)?{_DASH}"),
    re.compile(r"[\W_]{0,9}(?P<name>[\w-]+(?:\.[\w-]+)+)\s?[,(]"),
)
"""`KOMPAS.com - `, `FAJAR, Makassar -- `; `Jakarta, CNN Indonesia -- `; `Liputan6.com, Jakarta`."""
_RIGHTS = re.compile(
    r"""(?i)(?: (?:©|\(c\)) [\W_]{0,9} (?:19|20)\d\d | ^\W*(?:copyright|hak\ cipta)\b )
    [\W\d_]{0,30} (?P<name>[^,|]{2,60})""",
    re.VERBOSE,
)
"""`© 2025 TRIBUNnews.com`; without a year, the sign also stands beside pictures."""
_HOST = re.compile(r"(?i)(?:https?://)?(?P<name>[a-z0-9-]+(?:\.[a-z0-9-]+)+)/?")
_WORD_GAP = re.compile(r"[\s.]+")
_LONGEST_BYLINE = 40
_SHORTEST_PARAGRAPH = 60
_FIRST_LINES = 8


@dataclass(frozen=True, slots=True)
class Signature:
    """An outlet's name in a line: the house, the line's place among the lines, and its code points.

    `exact` are the words.
    """

    house: House
    line: int
    start: int
    end: int
    exact: str


def signature(page_lines: Sequence[str], headline: int, time: int) -> Signature | None:
    """Find the line that says whose a dump is.

    Any other line may name any outlet: menus list rubrics (`Bisnis`) and sister portals.

    Args:
        page_lines: The dump's lines.
        headline: Where its headline stands, -1 for nowhere.
        time: Where its time of publication stands, likewise.
    """
    body = max(headline, time) + 1
    return next(_signatures(page_lines, headline, time, body), None)


def _signatures(
    page_lines: Sequence[str], headline: int, time: int, body: int
) -> Iterator[Signature]:
    for n, line in enumerate(page_lines[body : body + _FIRST_LINES], start=body):
        if signed := dateline_signature(line, n):
            yield signed
    if time >= 0 and (signed := _signed(page_lines[time], time)):
        yield signed
    if body:
        for n, line in enumerate(page_lines[headline + 1 : body + 1], start=headline + 1):
            if len(line) < _LONGEST_BYLINE and (house := registry().named_alone(line)):
                yield Signature(house, n, 0, len(line), line)
    for n in range(len(page_lines) - 1, -1, -1):
        if signed := _rights(page_lines[n], n):
            yield signed
    yield from _only_host(page_lines)


def dateline_signature(line: str, number: int = 0) -> Signature | None:
    """Find the outlet in the dateline of a paragraph, or in a dateline that stands alone."""
    signed = _signed(line, number)
    if signed is None or len(line) > _SHORTEST_PARAGRAPH or not line[signed.end :].strip(" )-–—"):
        return signed
    return None


def _signed(line: str, number: int) -> Signature | None:
    for pattern in _DATELINES:
        found = pattern.match(line)
        if found and (house := _house_of(found["name"])):
            return Signature(house, number, *found.span("name"), found["name"])
    return None


def _house_of(name: str) -> House | None:
    """The house that a dateline names; a rubric's name counts in capitals or with its domain."""
    return registry().named(name) if name.isupper() else registry().named_alone(name)


def _rights(line: str, number: int) -> Signature | None:
    """Find whose the rights are: the longest name that the words behind the sign begin with."""
    found = _RIGHTS.search(line)
    if found is None:
        return None
    words = found["name"]
    ends = [len(words), *(gap.start() for gap in _WORD_GAP.finditer(words))]
    for end in sorted(ends, reverse=True):
        if end and (house := _house_of(words[:end])):
            return Signature(
                house, number, found.start("name"), found.start("name") + end, words[:end]
            )
    return None


def _only_host(page_lines: Sequence[str]) -> Iterator[Signature]:
    """The known host that stands alone on a line, if no line names another."""
    hosts = [
        Signature(house, n, *found.span("name"), found["name"])
        for n, line in enumerate(page_lines)
        if (found := _HOST.fullmatch(line)) and (house := registry().at(f"//{found['name']}/"))
    ]
    if len({signed.house.outlet for signed in hosts}) == 1:
        yield hosts[0]
