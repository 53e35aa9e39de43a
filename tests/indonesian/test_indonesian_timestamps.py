"""Printed times: every form that portals use, and everything that only looks like one."""

from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from konon.indonesian.calendar_names import calendar_names, fold, read_offset
from konon.indonesian.timestamps import PrintedTime, find, instant, parse, to_timestamp
from konon.records import Evidence, Medium, Precision, ZoneBasis

DAYS = st.dates(date(1970, 1, 1), date(2069, 12, 31))
LONG_MONTHS = (
    "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember"
).split()
SHORT_MONTHS = "Jan Feb Mar Apr Mei Jun Jul Agu Sep Okt Nov Des".split()
WEEKDAYS = "Senin Selasa Rabu Kamis Jum'at Sabtu Minggu".split()


def told(printed: PrintedTime | None) -> str | None:
    """Say in ISO 8601, and as finely as it was printed, what was read."""
    if printed is None:
        return None
    day = f"{printed.year:04}-{printed.month:02}-{printed.day:02}"
    if printed.hour is None:
        return day
    second = "" if printed.second is None else f":{printed.second:02}"
    zone = f" {printed.zone}" if printed.zone else ""
    return f"{day} {printed.hour:02}:{printed.minute:02}{second}{zone}"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Kamis, 02 Nov 2023 20:59 WIB", "2023-11-02 20:59 WIB"),
        ("Kompas.com - 02/11/2023, 21:34 WIB", "2023-11-02 21:34 WIB"),
        ("Kompas.com- 18/06/2025, 20:49 WIB", "2025-06-18 20:49 WIB"),
        ("Kompas.com- Diperbarui 19/06/2025, 10:19 WIB", "2025-06-19 10:19 WIB"),
        ("Senin, 4 Mei 2020 04:25 WIB", "2020-05-04 04:25 WIB"),
        ("- 27 September 2022, 17:16 WIB", "2022-09-27 17:16 WIB"),
        ("24 Juli 2026 | 09.00 WIB", "2026-07-24 09:00 WIB"),
        ("16 Juni 2025 | 15.00 WIB", "2025-06-16 15:00 WIB"),
        ("Jumat   20 Jun 2025  18:43 WIB", "2025-06-20 18:43 WIB"),
        ("Jum'at, 24 Juli 2026 |15:18 WIB", "2026-07-24 15:18 WIB"),
        (",\xa0Jurnalis-Rabu, 18 Juni 2025 |10:38 WIB", "2025-06-18 10:38 WIB"),
        ("Jum’at, 24 Juli 2026 - 14:00 WIB", "2026-07-24 14:00 WIB"),
        ("Minggu, 18 Juli 2021 – 18:52 WIB", "2021-07-18 18:52 WIB"),
        ("Terbit 24 Jul 2026 11:00 WIB", "2026-07-24 11:00 WIB"),
        ("Diperbarui 18 Jun 2025, 22:11 WIB", "2025-06-18 22:11 WIB"),
        ("20/1/2026 18:30", "2026-01-20 18:30"),
        ("24 Jul 2026, 10:00 WIB", "2026-07-24 10:00 WIB"),
        ("10-Sep-19", "2019-09-10"),
        ("10-Sep-19 11:54", "2019-09-10 11:54"),
        ("Selasa 10 Sep '19", "2019-09-10"),
        ("2-April 2025", "2025-04-02"),
        ("30 April 2019 11:37", "2019-04-30 11:37"),
        ("September 20, 2019", "2019-09-20"),
        ("Mei 30, 2019", "2019-05-30"),
        ("June 18th, 2025 at 3:30 PM", "2025-06-18 15:30"),
        ("12 June 2025 12:05 a.m.", "2025-06-12 00:05"),
        ("2023-02-27 20:05:17", "2023-02-27 20:05:17"),
        ("2016/02/16 09:20:00", "2016-02-16 09:20:00"),
        ("2023-02-27T00:50:16+07:00", "2023-02-27 00:50:16 +07:00"),
        ("2023-02-27T00:50-05:00", "2023-02-27 00:50 -05:00"),
        ("2023-11-02T20-59-53Z", "2023-11-02 20:59:53 Z"),
        ("2026-07-24T12:40:31.000Z", "2026-07-24 12:40:31 Z"),
        ("2026-07-24T12:40:31+0700", "2026-07-24 12:40:31 +0700"),
        ("20250618T101500Z", "2025-06-18 10:15:00 Z"),
        ("Tue, 16 Feb 2016 09:20:00 +0700", "2016-02-16 09:20:00 +0700"),
        ("Thu Nov 02 2023 20:59:53 GMT+0700 (WIB)", "2023-11-02 20:59:53 GMT+0700"),
        ("Rabu, 18 Juni 2025, pukul 19.04 WITA", "2025-06-18 19:04 WITA"),
        ("Rabu, 18 Juni 2025 pkl. 05.47 Wit", "2025-06-18 05:47 Wit"),
        ("Senin (3/7/2023) pukul 14.04 WIB", "2023-07-03 14:04 WIB"),
        ("Rabu, 18 Juni 2025 1740 WIB", "2025-06-18 17:40 WIB"),
        ("18 Juni 2025 17:40 (WITA)", "2025-06-18 17:40 WITA"),
        ("20:59 WIB, Kamis 2 November 2023", "2023-11-02 20:59 WIB"),
        ("24/07/26 09.00", "2026-07-24 09:00"),
        ("17/8/85", "1985-08-17"),
        ("25-05-2025", "2025-05-25"),
        ("12/25/2023", "2023-12-25"),
        ("Khamis, 12 Ogos 2021 8:15 pm MYT", "2021-08-12 20:15 MYT"),
        ("Ahad, 5 Nopember 2023", "2023-11-05"),
    ],
)
def test_each_printed_form_is_read(line: str, expected: str) -> None:
    assert told(parse(line)) == expected


@pytest.mark.parametrize(
    "line",
    [
        "",
        "Tim tamu menang dengan skor 2-0",
        "Harga cabai naik menjadi Rp 12.500 per kilogram",
        "Hubungi 0812-3456-7890 atau (021) 570-3123",
        "Alamat peladen 10.12.20.23 tidak dapat dihubungi",
        "Perkara Nomor 45/PUU-XXI/2023",
        "1740 WIB",
        "25:61",
        "10 September 19.30 WIB",
        "31 Februari 2023 10:00",
        "29 Februari 2023",
        "4 Mei 2020 25:61 WIB",
        "2023-11-02T24:10:00Z",
        "4 Mei 0023",
        "02-11-0023",
        "0023-11-02",
        "32/13/2023",
        "9 Safar 1448 H",
        "1 Ramadan 1446",
        "09/02/1448 H",
        "https://contoh.example/read/2023/11/02/0915/banjir",
        "foto_2023-11-02.jpg",
        "4-5 Mei 2020",
        "sejak 12 orang 2023",
    ],
)
def test_what_is_no_time_stays_unread(line: str) -> None:
    assert list(find(line)) == []


@pytest.mark.parametrize(
    ("line", "exact"),
    [
        ("Pada 18 Juni 2025, 12.50 persen saham berpindah", "18 Juni 2025"),
        ("Pada 18 Juni 2025, 45.12 di papan", "18 Juni 2025"),
        ("Hingga 18 Juni 2025, 65.000 orang mengungsi", "18 Juni 2025"),
        ("Dibuka 18 Juni 2025 09:00-10:00", "18 Juni 2025 09:00"),
        ("Dibuka 18 Juni 2025 09.00-10.00 WIB", "18 Juni 2025 09.00"),
        ("katanya, Jumat (20/6/2025).", "Jumat (20/6/2025)"),
        ("Pasar murah (10 Juni-10 Juli 2025)", "10 Juli 2025"),
        ("Dihubungi 18 Juni 2025 09:00 +62 812", "18 Juni 2025 09:00"),
        ("24 Juli 2026\n09.00 WIB", "24 Juli 2026"),
    ],
)
def test_a_time_ends_where_its_words_end(line: str, exact: str) -> None:
    assert [printed.exact for printed in find(line) if exact in printed.exact] == [exact]


def test_a_hijri_date_is_passed_over_for_the_clock_behind_it() -> None:
    printed = parse("Jumat 24 Jul 2026 / 9 Safar 1448 H 16:32 WIB")
    assert told(printed) == "2026-07-24 16:32 WIB"
    assert told(parse("9 Safar 1448 H / Jumat 24 Jul 2026")) == "2026-07-24"


@pytest.mark.parametrize("zone", ["Wıb", "WİB", "eſt", "Zıt"])
def test_letters_that_only_look_like_a_zones_are_none(zone: str) -> None:
    assert told(parse(f"18 Juni 2025 17:40 {zone}")) == "2025-06-18 17:40"
    assert parse(f"18 Junı 2025 17:40 {zone}") is None


def test_the_first_time_with_a_clock_is_the_best() -> None:
    assert told(parse("Senin, 12 Mei 2025. Senin, 3 Juli 2023 14:04 WIB")) == "2023-07-03 14:04 WIB"
    assert told(parse("Senin, 12 Mei 2025. Senin, 3 Juli 2023")) == "2025-05-12"


def test_two_times_on_a_line_keep_their_own_clocks() -> None:
    line = "Terbit 24 Jul 2026 11:00 WIB Diperbarui 25 Jul 2026 12:30 WITA"
    assert [told(p) for p in find(line)] == ["2026-07-24 11:00 WIB", "2026-07-25 12:30 WITA"]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (" 2023-11-02T20:59:53+07:00 ", "2023-11-02 20:59:53 +07:00"),
        ("2023/11/02 20:59:53", "2023-11-02 20:59:53"),
        ("2023-11-02", "2023-11-02"),
        ("Tue, 16 Feb 2016 09:20:00 GMT", "2016-02-16 09:20:00 GMT"),
        ("16 Feb 2016 09:20:00 +0700", "2016-02-16 09:20:00 +0700"),
        ("1698933593", "2023-11-02 13:59:53 UTC"),
        ("1698933593000", "2023-11-02 13:59:53 UTC"),
        ("9999999999", None),
        ("2082758400", None),
        ("788918399", None),
        ("2023110220", "2023-11-02"),
        ("202311022059", "2023-11-02 20:59"),
        (" 20231102205953 ", "2023-11-02 20:59:53"),
        ("20231102205990", None),
        ("20231302205953", None),
        ("Kamis, 2 Nov 2023 20:59 WIB", None),
        ("2023-11-02T20:59:53+07:00 oleh Redaksi", None),
        ("2023", None),
        ("", None),
    ],
)
def test_an_instant_is_a_whole_machine_written_value(value: str, expected: str | None) -> None:
    assert told(instant(value)) == expected


def test_a_timestamp_says_how_its_zone_is_known() -> None:
    evidence = Evidence(medium=Medium.META, exact="x", where="meta")
    wita = timezone(timedelta(hours=8))
    printed = parse("24 Juli 2026 | 09.00 WIT")
    assert printed is not None
    stamp = to_timestamp(printed, wita, evidence)
    assert stamp.value == datetime(2026, 7, 24, tzinfo=UTC)
    assert (stamp.zone, stamp.zone_basis) == ("WIT", ZoneBasis.PRINTED)
    assert (stamp.precision, stamp.evidence) == (Precision.MINUTE, evidence)

    bare = parse("24 Juli 2026")
    assert bare is not None
    stamp = to_timestamp(bare, wita, evidence)
    assert stamp.value == datetime(2026, 7, 24, tzinfo=wita)
    assert (stamp.zone, stamp.zone_basis) == (None, ZoneBasis.ASSUMED)
    assert stamp.precision is Precision.DAY


FORMS = (
    "{weekday}, {d} {long} {y} {clock} WIB",
    "{weekday} {d} {short} {y} | {dots} WIB",
    "Portal - {d}/{m}/{y}, {clock} WIB",
    "{long} {d}, {y} {clock} WIB",
    "{iso}T{clock}+07:00",
    "{y}/{m}/{d} {clock} WIB",
    "{d}-{short}-{short_year} {clock} WIB",
    "{clock} WIB, {weekday} {d} {long} {y}",
)


@given(day=DAYS, clock=st.times(), form=st.sampled_from(FORMS))
def test_what_is_printed_is_read_back(day: date, clock: time, form: str) -> None:
    line = form.format(
        weekday=WEEKDAYS[day.weekday()],
        d=day.day,
        m=f"{day.month:02}",
        y=day.year,
        short_year=f"{day.year % 100:02}",
        long=LONG_MONTHS[day.month - 1],
        short=SHORT_MONTHS[day.month - 1],
        iso=day.isoformat(),
        clock=f"{clock:%H:%M}",
        dots=f"{clock:%H.%M}",
    )
    printed = parse(line)
    assert printed is not None
    assert (printed.year, printed.month, printed.day) == (day.year, day.month, day.day)
    assert (printed.hour, printed.minute, printed.second) == (clock.hour, clock.minute, None)
    assert printed.offset == timedelta(hours=7)
    assert line.endswith(printed.exact)


CLUTTER = st.text(alphabet="0123456789 /.-:,|TZ+()'HWIBpukulMeijan\n\xa0", max_size=60)


@given(st.one_of(st.text(max_size=80), CLUTTER))
def test_no_text_breaks_the_reading_and_offsets_hold(text: str) -> None:
    end = 0
    for printed in find(text):
        assert text[printed.start : printed.end] == printed.exact
        assert end <= printed.start < printed.end
        assert "\n" not in printed.exact
        date(printed.year, printed.month, printed.day)
        end = printed.end
    instant(text)


def test_the_names_are_folded() -> None:
    names = calendar_names()
    assert sorted(set(names.months.values())) == list(range(1, 13))
    assert fold("Jum’at") in names.weekdays
    assert names.zones["wita"] == timedelta(hours=8)


@pytest.mark.parametrize(
    ("printed", "hours"),
    [("+07:00", 7.0), ("+0930", 9.5), ("-5", -5.0), ("+62", None), ("WIB", None)],
)
def test_an_offset_is_read_or_refused(printed: str, hours: float | None) -> None:
    assert read_offset(printed) == (None if hours is None else timedelta(hours=hours))
