"""MHTML, a page with its pictures in one MIME message, as browsers save it."""

import email
import email.policy
from collections.abc import Iterator
from email.message import Message

from konon.intake.entry import Entry
from konon.intake.faults import BadInputError, corrupt, truncated
from konon.intake.mail_dates import mail_date
from konon.intake.options import IntakeOptions
from konon.intake.streams import read_whole
from konon.records import Issue, Location, Page, PageForm, Reason

_PAGE_TYPES = frozenset({"text/html", "application/xhtml+xml"})
_ADDRESS = "Snapshot-Content-Location"
_PART_ADDRESS = "Content-Location"


def read_mhtml(entry: Entry, options: IntakeOptions) -> Iterator[Page | Issue]:
    """Yield the page that the message was made for; frames and pictures are left."""
    content = read_whole(entry.stream, options.max_page_bytes)
    try:
        message = email.message_from_bytes(content, policy=email.policy.compat32)
        part = _main_part(message)
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise corrupt(f"it is no sound MIME message ({error})") from error
    if part is None:
        raise corrupt("its MIME message has no HTML part")
    page, is_last = part
    if is_last and not _is_closed(message, content):
        raise truncated("the page")
    payload = page.get_payload(decode=True)
    if not isinstance(payload, bytes) or not payload.strip():
        raise BadInputError(Reason.EMPTY, "The saved page is empty.")
    yield Page(
        content=payload,
        form=PageForm.HTML,
        location=Location(file=entry.file),
        url=_header(message, _ADDRESS) or _header(page, _PART_ADDRESS),
        crawled_at=mail_date(_header(message, "Date")),
        charset=page.get_content_charset(),
    )


def _main_part(message: Message) -> tuple[Message, bool] | None:
    """Return the page's own part, and whether it is the last of the message."""
    parts = [part for part in message.walk() if not part.is_multipart()]
    pages = [part for part in parts if part.get_content_type() in _PAGE_TYPES]
    if not pages:
        return None
    address = _header(message, _ADDRESS)
    named = (part for part in pages if address and _header(part, _PART_ADDRESS) == address)
    page = next(named, pages[0])
    return page, page is parts[-1]


def _is_closed(message: Message, content: bytes) -> bool:
    """Whether the last boundary of the message stands at its end."""
    boundary = message.get_boundary()
    return boundary is None or f"--{boundary}--".encode() in content[-4096:]


def _header(message: Message, name: str) -> str | None:
    value = message.get(name)
    return str(value).strip() or None if value is not None else None
