"""The words that pages print times with, as `timestamps.toml` lists them."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from importlib.resources import files
from typing import Any

from konon.errors import RuleError

_FILE = "timestamps.toml"
_OFFSET = re.compile(r"([+-])([0-9]{1,2})(?::?([0-9]{2}))?")
_APOSTROPHES = str.maketrans(dict.fromkeys("’‘`´ʼ", "'"))


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarNames:
    """Names of the calendar, folded by `fold`.

    Attributes:
        months: Month number by name.
        weekdays: ISO weekday number (Monday is 1) by name.
        zones: Distance from UTC by zone name.
        own_zones: Those of them that Indonesian clocks keep.
        clock_words: Words between a date and its clock.
        units: Words that make a number with a dot a quantity.
        hijri_months: Months of the Islamic calendar.
    """

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    zones: Mapping[str, timedelta]
    own_zones: tuple[str, ...]
    clock_words: tuple[str, ...]
    units: tuple[str, ...]
    hijri_months: tuple[str, ...]


def fold(name: str) -> str:
    """Return `name` in lower case, with every kind of apostrophe as `'`."""
    return name.lower().translate(_APOSTROPHES)


def read_offset(printed: str) -> timedelta | None:
    """Return the distance from UTC that `+07:00`, `+0700` or `+7` stands for, else None."""
    match = _OFFSET.fullmatch(printed)
    if match is None:
        return None
    sign, hours, minutes = match.groups(default="0")
    distance = timedelta(hours=int(hours), minutes=int(minutes))
    if distance > timedelta(hours=14):
        return None
    return -distance if sign == "-" else distance


def alternatives(names: Mapping[str, object] | tuple[str, ...]) -> str:
    """Return a pattern that matches any of the names, the longest that fits.

    Case is folded among ASCII letters alone: elsewhere `ı` and `ſ` would count as i and s.
    """
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    escaped = (re.escape(name).replace("'", "['’‘`´ʼ]") for name in longest_first)
    return f"(?a:{'|'.join(escaped)})"


@cache
def calendar_names() -> CalendarNames:
    """Return the names; read once a process.

    Raises:
        RuleError: The data file breaks its grammar.
    """
    table = tomllib.loads(files(__package__).joinpath(_FILE).read_text(encoding="utf-8"))
    zones = {name: _zone_offset(name, printed) for name, printed in table["zones"].items()}
    own_zones = tuple(table["words"]["own_zones"])
    if not zones.keys() >= set(own_zones):
        raise RuleError(f"{_FILE} [words]: own_zones names a zone that [zones] does not have")
    return CalendarNames(
        months=_numbers_by_name(table, "months", last=12),
        weekdays=_numbers_by_name(table, "weekdays", last=7),
        zones=zones,
        own_zones=own_zones,
        clock_words=tuple(table["words"]["clock"]),
        units=tuple(table["words"]["units"]),
        hijri_months=tuple(table["hijri"]["months"]),
    )


def _numbers_by_name(table: Mapping[str, Any], section: str, last: int) -> dict[str, int]:
    numbers: dict[str, int] = {}
    for number in range(1, last + 1):
        for name in table[section][str(number)]:
            if name != fold(name) or name in numbers:
                raise RuleError(f"{_FILE} [{section}]: {name!r} is not folded, or stands twice")
            numbers[name] = number
    return numbers


def _zone_offset(name: str, printed: str) -> timedelta:
    offset = read_offset(printed)
    if offset is None:
        raise RuleError(f"{_FILE} [zones]: {name} = {printed!r} is no offset such as +07:00")
    return offset
