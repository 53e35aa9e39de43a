"""Which of a page's times is its publication: what is printed for readers before what is not."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timezone

from konon.articles.draft import Draft
from konon.indonesian.calendar_names import calendar_names
from konon.publishers.registry import House
from konon.records import Precision, Timestamp, ZoneBasis

_COMMONEST_ZONE = "WIB"
_LONGEST_QUOTED = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Dates:
    """The chosen times, all that were offered, and why one is missing."""

    published: Timestamp | None
    modified: Timestamp | None
    offered: tuple[Timestamp, ...]
    why_unpublished: str | None
    why_unmodified: str | None


def zone_of(house: House | None) -> timezone:
    """The zone of a clock that names none: the outlet's own, Western Indonesia's otherwise."""
    name = house.zone if house else _COMMONEST_ZONE
    return timezone(calendar_names().zones[name.lower()], name)


def choose_dates(
    printed: Sequence[Timestamp], printed_updates: Sequence[Timestamp], draft: Draft
) -> Dates:
    """Choose publication and modification among what text and metadata offer.

    A printed clock comes first, then metadata with a clock, then days without one. A page that
    prints its one time as an update is published by that time at the latest, and so is dated by it.
    """
    offered = [*printed, *draft.times, *printed_updates]
    candidates = [*printed, *draft.times] or list(printed_updates)
    clocks = [stamp for stamp in candidates if stamp.precision is not Precision.DAY]
    published = next(iter([*clocks, *candidates]), None)
    if published and published.zone_basis is ZoneBasis.ASSUMED:
        published = next((s for s in clocks if _names_zone_of(s, published)), published)
    changes = [*printed_updates, *draft.updates]
    changes.sort(key=lambda stamp: stamp.precision is Precision.DAY)
    modified = next((s for s in changes if published is None or _is_later(s, published)), None)
    ordered = [published] if published else []
    ordered += [stamp for stamp in offered if stamp is not published]
    return Dates(
        published=published,
        modified=modified,
        offered=tuple(ordered),
        why_unpublished=None if published else _why_unpublished(draft),
        why_unmodified=None if modified else _why_unmodified(published, changes),
    )


def _names_zone_of(stamp: Timestamp, published: Timestamp) -> bool:
    """Whether a time shows the same clock as the one printed, and names its zone as well."""
    return stamp.zone_basis is ZoneBasis.PRINTED and stamp.value.replace(
        tzinfo=None, second=0
    ) == published.value.replace(tzinfo=None, second=0)


def _is_later(change: Timestamp, published: Timestamp) -> bool:
    """Whether a change comes after the publication; a clock on a day of publication does."""
    if change.precision is Precision.DAY:
        return change.value.date() > published.value.date()
    if published.precision is Precision.DAY:
        return _day_of(change, published) >= published.value.date()
    return _minute(change) > _minute(published)


def _day_of(change: Timestamp, published: Timestamp) -> date:
    """The day on which a clock shows in the zone of the publication."""
    return change.value.astimezone(published.value.tzinfo).date()


def _why_unpublished(draft: Draft) -> str:
    if draft.unread_time is None:
        return "no time of publication is printed"
    return f"no time can be read from {draft.unread_time[:_LONGEST_QUOTED]!r}"


def _why_unmodified(published: Timestamp | None, changes: Sequence[Timestamp]) -> str:
    if not changes or published is None:
        return "no time of change is printed"
    if any(change is published for change in changes):
        return "the one time printed is that of a change; publication is dated by it, at the latest"
    clocks = [change for change in changes if change.precision is not Precision.DAY]
    if any(_minute(change) == _minute(published) for change in clocks):
        return "the time of change is that of publication"
    if any(change.value.date() == published.value.date() for change in changes[len(clocks) :]):
        return "the day of change, which has no clock, is that of publication"
    return "the time of change lies before that of publication"


def _minute(stamp: Timestamp) -> int:
    return int(stamp.value.timestamp() // 60)
