"""Times as mail prints them, with English months whatever the locale."""

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

_UTC_MARK = "-0000"
"""UTC from a clock whose own zone is not told: what Chromium writes."""


def mail_date(printed: str | None) -> datetime | None:
    """Return a time with its zone; a clock without one tells no moment."""
    try:
        moment = parsedate_to_datetime(printed) if printed else None
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    if moment is None or moment.tzinfo is not None:
        return moment
    return moment.replace(tzinfo=UTC) if printed and printed.endswith(_UTC_MARK) else None
