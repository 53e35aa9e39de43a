"""Which of several times is the publication: printed clocks, then metadata, then days."""

import pytest

from konon.articles.dates import choose_dates, zone_of
from konon.articles.draft import Draft
from konon.indonesian import timestamps
from konon.publishers.registry import registry
from konon.records import Evidence, Medium, Method, Timestamp


def stamp(text: str, medium: Medium = Medium.META) -> Timestamp:
    printed = timestamps.instant(text) or timestamps.parse(text)
    assert printed is not None
    evidence = Evidence(medium=medium, exact=text)
    return timestamps.to_timestamp(printed, zone_of(None), evidence)


def chosen(
    printed: list[str],
    metadata: list[str],
    updates: list[str] | None = None,
    metadata_updates: list[str] | None = None,
) -> tuple[str | None, str | None]:
    draft = Draft(
        method=Method.GENERIC,
        times=tuple(map(stamp, metadata)),
        updates=tuple(map(stamp, metadata_updates or [])),
    )
    dates = choose_dates([stamp(t) for t in printed], [stamp(t) for t in updates or []], draft)
    published, modified = dates.published, dates.modified
    return (
        published.isoformat() if published else None,
        modified.isoformat() if modified else None,
    )


@pytest.mark.parametrize(
    ("printed", "metadata", "expected"),
    [
        (["3 Juli 2023 14:04 WIB"], ["2023-07-03T15:00:00+07:00"], "2023-07-03T14:04:00+07:00"),
        (["3 Juli 2023"], ["2023-07-03T15:00:00+07:00"], "2023-07-03T15:00:00+07:00"),
        (["3 Juli 2023"], [], "2023-07-03"),
        ([], ["2023-07-03"], "2023-07-03"),
        (["3 Juli 2023 14:04"], ["2023-07-03T14:04:30+08:00"], "2023-07-03T14:04:30+08:00"),
        (["3 Juli 2023 14:04"], ["2023-07-03T13:04:30+08:00"], "2023-07-03T14:04:00+07:00"),
        ([], [], None),
    ],
)
def test_the_publication_is_the_best_told_time(
    printed: list[str], metadata: list[str], expected: str | None
) -> None:
    assert chosen(printed, metadata)[0] == expected


def test_a_change_must_come_after_the_publication() -> None:
    published = ["3 Juli 2023 14:04 WIB"]
    assert chosen(published, [], ["3 Juli 2023 16:00 WIB"])[1] == "2023-07-03T16:00:00+07:00"
    assert chosen(published, [], ["3 Juli 2023 14:04 WIB"])[1] is None
    assert chosen(published, [], ["2 Juli 2023 14:04 WIB"])[1] is None


@pytest.mark.parametrize(
    ("published", "change", "modified"),
    [
        ([], "2023-07-03T16:00:00+07:00", "2023-07-03T16:00:00+07:00"),
        ([], "2023-07-03", "2023-07-03"),
        (["3 Juli 2023"], "2023-07-03T16:00:00+07:00", "2023-07-03T16:00:00+07:00"),
        (["3 Juli 2023"], "2023-07-02T20:00:00Z", "2023-07-02T20:00:00+00:00"),
        (["3 Juli 2023"], "2023-07-02T16:00:00+07:00", None),
        (["3 Juli 2023 14:04 WIB"], "2023-07-04", "2023-07-04"),
        (["3 Juli 2023"], "2023-07-04", "2023-07-04"),
    ],
)
def test_a_change_is_kept_wherever_it_may_be_one(
    published: list[str], change: str, modified: str | None
) -> None:
    assert chosen(published, [], metadata_updates=[change])[1] == modified


def test_a_change_with_a_clock_counts_before_a_bare_day() -> None:
    changes = ["2023-07-05", "2023-07-04T16:00:00+07:00"]
    found = chosen(["3 Juli 2023 14:04 WIB"], [], metadata_updates=changes)
    assert found[1] == "2023-07-04T16:00:00+07:00"


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ("2023-07-03T14:04:20+07:00", "the time of change is that of publication"),
        ("2023-07-03", "the day of change, which has no clock, is that of publication"),
        ("2023-07-02", "the time of change lies before that of publication"),
        ("2023-07-03T14:00:00+07:00", "the time of change lies before that of publication"),
    ],
)
def test_why_no_change_is_told(change: str, why: str) -> None:
    draft = Draft(method=Method.GENERIC, updates=(stamp(change),))
    dates = choose_dates([stamp("3 Juli 2023 14:04 WIB")], [], draft)
    assert (dates.modified, dates.why_unmodified) == (None, why)


def test_a_page_that_prints_its_one_time_as_an_update_is_dated_by_it() -> None:
    assert chosen([], [], ["3 Juli 2023 16:00 WIB"]) == ("2023-07-03T16:00:00+07:00", None)


def test_every_offered_time_is_kept_the_chosen_first() -> None:
    draft = Draft(method=Method.GENERIC, times=(stamp("2023-07-03T15:00:00+07:00"),))
    dates = choose_dates([stamp("3 Juli 2023")], [], draft)
    assert [s.isoformat() for s in dates.offered] == ["2023-07-03T15:00:00+07:00", "2023-07-03"]
    assert dates.why_unpublished is None
    assert dates.why_unmodified == "no time of change is printed"


def test_a_clock_without_zone_keeps_the_outlets_own() -> None:
    bali = registry().at("https://bali.tribunnews.com/")
    assert str(zone_of(bali)) == "WITA"
    assert str(zone_of(None)) == "WIB"


def test_a_time_of_change_dates_the_publication_only_where_nothing_else_does() -> None:
    change = "3 Juli 2023 16:00 WIB"
    assert chosen([], [], [change]) == ("2023-07-03T16:00:00+07:00", None)
    assert chosen(["3 Juli 2023"], [], [change]) == ("2023-07-03", "2023-07-03T16:00:00+07:00")
    dates = choose_dates([], [stamp(change)], Draft(method=Method.GENERIC))
    assert dates.why_unmodified is not None
    assert "the one time printed is that of a change" in dates.why_unmodified


def test_words_that_are_no_time_are_told() -> None:
    dates = choose_dates([], [], Draft(method=Method.ROW, unread_time="kemarin sore"))
    assert dates.why_unpublished == "no time can be read from 'kemarin sore'"
