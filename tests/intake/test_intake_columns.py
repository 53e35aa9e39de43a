"""Columns that the user names, cells that Python printed, feeds that end too early."""

import json
import warnings
from importlib import import_module
from pathlib import Path

import pytest
from intake_samples import URL, only_page, read_bytes, read_stream, split

from konon.intake import ColumnNames, IntakeOptions
from konon.records import Issue, Page, Reason

FEED = (
    '<rss xmlns:content="c"><channel><title>Kabar</title>'
    "<item><title>Api</title><description>Api padam.</description></item>"
    "<item><title>Banjir</title><description>Air surut di Lamun.</description></item>"
    "</channel></rss>\n"
)
ROW = {"isi": "Api padam.", "link": URL, "html": "<p>Api padam.</p>"}


def asked(pairs: str) -> IntakeOptions:
    return IntakeOptions(columns=ColumnNames.parse(pairs))


def test_a_header_without_a_column_asked_for_is_refused() -> None:
    content = (",".join(ROW) + "\n" + ",".join(ROW.values())).encode()
    (issue,) = read_stream(content, asked("text=ISSI,url=tautan"))
    assert isinstance(issue, Issue)
    assert issue.reason is Reason.MISSING_COLUMN
    assert "'ISSI' or 'tautan'" in issue.message
    assert "isi, link, html" in issue.message
    assert issue.message.endswith("--columns text=NAME,url=NAME.")


@pytest.mark.parametrize("frame", ["%s\n%s\n", "[%s, %s]"], ids=["lines", "list"])
def test_a_column_asked_for_may_lack_in_some_rows_not_in_all(frame: str) -> None:
    content = (frame % (json.dumps(ROW), json.dumps({"isi": "Lain", "tautan": URL}))).encode()
    read, reasons = split(read_stream(content, asked("url=tautan")))
    assert ([page.url for page in read], reasons) == ([None, URL], [])
    read, reasons = split(read_stream(content, asked("url=tautam")))
    assert ([page.url for page in read], reasons) == ([None, None], [Reason.MISSING_COLUMN])


def test_a_text_asked_for_in_vain_is_told_once() -> None:
    content = b'{"isi": "Api", "judul": "A"}\n' * 3
    assert split(read_stream(content, asked("text=issi"))) == ([], [Reason.MISSING_COLUMN])


def test_a_printed_list_is_read_without_warnings() -> None:
    printed = r"""['Rp\xa05\d juta', 'Kata \'Sari\'\n', "\u201csejak\u201d \ud800 \U0001f525\q"]"""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        row = only_page(read_stream(json.dumps({"judul": "A", "isi": printed}).encode())).row
    assert row is not None
    assert row.text == "Rp\xa05\\d juta\nKata 'Sari'\n\n“sejak” \ufffd \U0001f525\\q"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_feed_cut_off_anywhere_gives_only_whole_items(encoding: str) -> None:
    whole = [page.row for page in split(read_stream(FEED.encode(encoding)))[0]]
    assert len(whole) == 2
    for cut in range(FEED.index("<item>"), FEED.index("</rss") + len("</rss")):
        found = read_stream(FEED[:cut].encode(encoding))
        read, reasons = split(found)
        ended = FEED[:cut].count("</item")
        assert [page.row for page in read] == whole[:ended]
        assert reasons == [Reason.TRUNCATED], FEED[:cut]


def test_a_feed_with_a_slip_is_not_cut_off() -> None:
    slip = FEED.replace("padam", "&amp; asap & <b>padam")
    assert split(read_stream(slip.encode()))[1] == []


def test_single_files_time_is_read_in_any_locale(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    note = (
        f"<!DOCTYPE html> <html><!--\n Page saved with SingleFile \n url: {URL} \n saved date: "
        "Sat Aug 02 2025 11:20:30 GMT+0700 (Waktu Indonesia Barat)\n--><body>Jembatan</body>"
    )
    parsing = import_module("_strptime")
    indonesian = parsing.LocaleTime()
    indonesian.a_month = " jan feb mar apr mei jun jul agu sep okt nov des".split(" ")
    monkeypatch.setattr(parsing, "_TimeRE_cache", parsing.TimeRE(indonesian))
    page = only_page(read_bytes(tmp_path, "a.html", note.encode()))
    assert isinstance(page, Page)
    assert page.crawled_at is not None
    assert page.crawled_at.isoformat() == "2025-08-02T11:20:30+07:00"
