"""Times as Indonesian pages print them: found in a text, read strictly, never guessed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from typing import NamedTuple

from konon.indonesian import time_patterns
from konon.indonesian.calendar_names import calendar_names, fold, read_offset
from konon.records import Evidence, Precision, Timestamp, ZoneBasis

_NAMES = calendar_names()
_YEARS = range(1900, 2100)
_EPOCH_SECONDS = range(788_918_400, 2_082_758_400)  # 1995 to 2035


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedTime:
    """A date, with its clock where one stands beside it, as printed in a text.

    Attributes:
        start: First code point, counted from 0: of the weekday where one is printed.
        end: One past the last code point.
        exact: The words themselves; `text[start:end]`.
        year: Gregorian year, in full.
        month: 1 to 12.
        day: 1 to 31.
        hour: 0 to 23; None where no clock is printed.
        minute: 0 to 59; None where no clock is printed.
        second: 0 to 59; None where none is printed.
        zone: Zone name or offset as printed; None where none is printed.
        offset: The zone's distance from UTC.
    """

    start: int
    end: int
    exact: str
    year: int
    month: int
    day: int
    hour: int | None
    minute: int | None
    second: int | None
    zone: str | None
    offset: timedelta | None


class _Clock(NamedTuple):
    """A clock beside a date: where it begins and ends in the text, and what it says."""

    start: int
    end: int
    hour: int
    minute: int
    second: int | None
    zone: str | None
    offset: timedelta | None


def find(text: str) -> Iterator[PrintedTime]:
    """Yield the times printed in `text`, in order; none of them runs over a line end.

    A date without a clock counts. A clock without a date does not, nor does what no calendar
    holds (`31 Februari`, `25:61 WIB`, years outside 1900 to 2099). Numbers are read as day,
    month, year unless that is impossible.
    """
    floor = position = 0
    while (digits := time_patterns.DIGITS.search(text, position)) is not None:
        position = digits.end()
        match = time_patterns.DATE.match(text, digits.start())
        printed = None if match is None else _read(text, floor, match)
        if printed is not None:
            yield printed
            floor = position = printed.end


def parse(text: str) -> PrintedTime | None:
    """Return the first time in `text` that has a clock, else the first date, else None."""
    first = None
    for printed in find(text):
        if printed.hour is not None:
            return printed
        first = first or printed
    return first


def instant(text: str) -> PrintedTime | None:
    """Return the time that `text`, a metadata value, is as a whole; None for anything else.

    Read are ISO 8601 and its near kin (`2023/11/02 20:59`, `2023-11-02T20-59-53Z`), RFC 822,
    digits alone (`20231102205953`; an hour without its minute tells the day), and seconds or
    milliseconds since 1970, which are UTC by definition.
    """
    if (digits := time_patterns.STAMP.fullmatch(text)) and (printed := _from_digits(digits)):
        return printed
    if epoch := time_patterns.EPOCH.fullmatch(text):
        return _from_epoch(epoch)
    if time_patterns.MACHINE_START.match(text) is None:
        return None
    printed = next(find(text), None)
    return printed if printed is not None and printed.exact == text.strip() else None


def to_timestamp(printed: PrintedTime, default_zone: tzinfo, evidence: Evidence) -> Timestamp:
    """Return the moment that `printed` names.

    Args:
        printed: What was read.
        default_zone: The zone the outlet keeps; used where none is printed.
        evidence: Where on the page the words stand.
    """
    zone = default_zone if printed.offset is None else timezone(printed.offset)
    clock = (printed.hour or 0, printed.minute or 0, printed.second or 0)
    return Timestamp(
        value=datetime(printed.year, printed.month, printed.day, *clock, tzinfo=zone),
        precision=_precision(printed),
        zone=printed.zone,
        zone_basis=ZoneBasis.ASSUMED if printed.offset is None else ZoneBasis.PRINTED,
        evidence=evidence,
    )


def _precision(printed: PrintedTime) -> Precision:
    if printed.hour is None:
        return Precision.DAY
    return Precision.MINUTE if printed.second is None else Precision.SECOND


def _read(text: str, floor: int, match: re.Match[str]) -> PrintedTime | None:
    """Read the date that `match` holds, and the weekday and clock beside it, down to `floor`."""
    dated = _read_date(text, floor, match)
    if dated is None:
        return None
    day, start = dated
    start, end = _from_weekday(text, floor, start), match.end()
    clock_match = _clock_after(text, match)
    if clock_match is not None:
        clock = _read_clock(text, clock_match, match.lastgroup == "year_first")
        if clock is None and _was_meant_as_clock(clock_match):
            return None
    else:
        clock = _clock_before(text, floor, start)
    if clock is not None:
        start, end = min(start, clock.start), max(end, clock.end)
    elif "(" in text[start:end] and text.startswith(")", end):
        end += 1
    return PrintedTime(
        start=start,
        end=end,
        exact=text[start:end],
        year=day.year,
        month=day.month,
        day=day.day,
        hour=None if clock is None else clock.hour,
        minute=None if clock is None else clock.minute,
        second=None if clock is None else clock.second,
        zone=None if clock is None else clock.zone,
        offset=None if clock is None else clock.offset,
    )


def _read_date(text: str, floor: int, match: re.Match[str]) -> tuple[date, int] | None:
    """Return the day and where its words begin; None where no calendar holds it."""
    start = match.start()
    match match.lastgroup:
        case "year_first":
            day = _day(match["y1"], int(match["m1"]), match["d1"])
        case "compact":
            day = _day(match["y2"], int(match["m2"]), match["d2"])
        case "month_named":
            month = _NAMES.months.get(match["m3"].lower())
            year = match["y3"] or match["y3short"] or match["y3quoted"]
            day = None if month is None else _day(year, month, match["d3"])
        case "numbers":
            day = _day_from_numbers(match)
        case _:
            word = time_patterns.WORD_BEFORE.search(text, max(floor, start - 16), start)
            month = None if word is None else _NAMES.months.get(word[1].lower())
            if word is None or month is None:
                return None
            start = word.start(1)
            day = _day(match["y5"], month, match["d5"])
    return None if day is None else (day, start)


def _day_from_numbers(match: re.Match[str]) -> date | None:
    """Read day/month/year, as Indonesian has it; month/day/year only where that is impossible."""
    first = match["d4"]
    second = match["m4"] or match["m4short"]
    year = match["y4"] or match["y4short"]
    return _day(year, int(second), first) or _day(year, int(first), second)


def _day(year: str, month: int, day: str) -> date | None:
    full_year = int(year)
    if len(year) == 2:
        full_year += 2000 if full_year < 70 else 1900
    if full_year not in _YEARS:
        return None
    try:
        return date(full_year, month, int(day))
    except ValueError:
        return None


def _from_weekday(text: str, floor: int, start: int) -> int:
    """Return where the weekday before a date begins; where none is printed, the date itself."""
    word = time_patterns.WORD_BEFORE.search(text, max(floor, start - 24), start)
    return word.start(1) if word is not None and fold(word[1]) in _NAMES.weekdays else start


def _clock_after(text: str, match: re.Match[str]) -> re.Match[str] | None:
    if match.lastgroup in {"year_first", "compact"}:
        machine_clock = time_patterns.MACHINE_CLOCK.match(text, match.end())
        if machine_clock is not None:
            return machine_clock
    return time_patterns.CLOCK.match(text, match.end())


def _clock_before(text: str, floor: int, start: int) -> _Clock | None:
    """Read `20:59 WIB, ` before a date."""
    match = time_patterns.CLOCK_BEFORE.search(text, max(floor, start - 32), start)
    if match is None or not _was_meant_as_clock(match):
        return None
    return _read_clock(text, match, beside_iso_date=False)


def _was_meant_as_clock(match: re.Match[str]) -> bool:
    """Tell a clock from a number with a dot (`45.12`) that happens to follow a date."""
    return match["mark"] != "." or match["zone"] is not None


def _read_clock(text: str, match: re.Match[str], beside_iso_date: bool) -> _Clock | None:
    """Read a clock; None where no day holds it."""
    hour = int(match["hour"] or match["hour4"])
    minute = int(match["minute"] or match["minute4"])
    second = None if match["second"] is None else int(match["second"])
    if hour > 23 or minute > 59 or (second or 0) > 59:
        return None
    if match["half"]:
        hour = _on_24_hours(hour, match["half"])
    start, end, zone = match.start(), match.end(), match["zone"]
    if zone is None:
        return _Clock(start, end, hour, minute, second, None, None)
    offset = _zone_offset(zone)
    # `09:00-10:00` is an opening time; only a machine writes a western offset so.
    is_range = zone[0] == "-" and second is None and not beside_iso_date
    if offset is None or is_range:
        end = start + len(text[start : match.start("zone")].rstrip(" \t\xa0("))
        return _Clock(start, end, hour, minute, second, None, None)
    return _Clock(start, end, hour, minute, second, zone, offset)


def _on_24_hours(hour: int, half: str) -> int:
    if half.lower() == "p":
        return hour + 12 if hour < 12 else hour
    return 0 if hour == 12 else hour


def _zone_offset(zone: str) -> timedelta | None:
    name = zone.rstrip("+-0123456789: ")
    return _NAMES.zones[zone.lower()] if name == zone else read_offset(zone[len(name) :].strip())


def _from_digits(match: re.Match[str]) -> PrintedTime | None:
    """Read `20231102205953`; None where no calendar or day holds it."""
    year, month, day, *clock = (int(part) for part in match.groups() if part)
    hour, minute, second = [*clock, 0, 0][:3]
    try:
        moment = datetime(year, month, day, hour, minute, second)
    except ValueError:
        return None
    return _whole(match, moment, len(clock), None) if year in _YEARS else None


def _from_epoch(match: re.Match[str]) -> PrintedTime | None:
    seconds = int(match[1])
    if seconds not in _EPOCH_SECONDS:
        return None
    return _whole(match, datetime.fromtimestamp(seconds, UTC), 3, "UTC")


def _whole(match: re.Match[str], moment: datetime, parts: int, zone: str | None) -> PrintedTime:
    """Return a moment written as digits alone, with as many parts of a clock as are written."""
    exact = match[0].strip()
    return PrintedTime(
        start=match.start(1),
        end=match.start(1) + len(exact),
        exact=exact,
        year=moment.year,
        month=moment.month,
        day=moment.day,
        hour=moment.hour if parts > 1 else None,
        minute=moment.minute if parts > 1 else None,
        second=moment.second if parts > 2 else None,
        zone=zone,
        offset=moment.utcoffset(),
    )
