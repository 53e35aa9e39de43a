"""Files that are one page each: HTML, also as browsers and SingleFile save it, and text dumps."""

import re
from collections.abc import Iterator
from datetime import datetime

from konon.intake.entry import Entry
from konon.intake.mail_dates import mail_date
from konon.intake.options import IntakeOptions
from konon.intake.streams import read_whole
from konon.records import Issue, Location, Page, PageForm

_NOTE_BYTES = 4096
_SINGLE_FILE = re.compile(
    rb"<!--\s*Page saved with SingleFile\s+url:\s*(?P<url>\S+)\s+"
    rb"saved date:\s*[A-Z][a-z]{2} (?P<month>[A-Z][a-z]{2}) (?P<day>\d\d) (?P<year>\d{4}) "
    rb"(?P<clock>[\d:]{8}) GMT(?P<zone>[+-]\d{4})",
)
_SAVED_FROM = re.compile(rb"<!--\s*saved from url=\(\d+\)(?P<url>\S+)\s*-->")


def read_html(entry: Entry, options: IntakeOptions) -> Iterator[Page | Issue]:
    """Yield the file as one page, with what the program that saved it noted at its top."""
    content = read_whole(entry.stream, options.max_page_bytes)
    url, saved_at = _note(content[:_NOTE_BYTES])
    yield Page(
        content=content,
        form=PageForm.HTML,
        location=Location(file=entry.file),
        url=url,
        crawled_at=saved_at,
    )


def read_text(entry: Entry, options: IntakeOptions) -> Iterator[Page | Issue]:
    """Yield the file as one plain-text page."""
    content = read_whole(entry.stream, options.max_page_bytes)
    yield Page(content=content, form=PageForm.TEXT, location=Location(file=entry.file))


def _note(head: bytes) -> tuple[str | None, datetime | None]:
    """Return the address and the time in the note that a browser left, where there is one."""
    if single := _SINGLE_FILE.search(head):
        return _url(single["url"]), mail_date(
            b" ".join(single.group("day", "month", "year", "clock", "zone")).decode()
        )
    saved = _SAVED_FROM.search(head)
    return (_url(saved["url"]) if saved else None), None


def _url(printed: bytes) -> str | None:
    url = printed.decode(errors="replace")
    return url if url.startswith(("http://", "https://")) else None
