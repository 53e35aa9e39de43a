"""One WARC record to a page: an HTML response, or a text that was extracted from one."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime

from fastwarc.warc import WarcRecord, WarcRecordType

from konon.intake.entry import Form
from konon.intake.faults import BadInputError, corrupt, too_large
from konon.intake.http_message import (
    ContentType,
    ResponseHead,
    content_type,
    decoded_body,
    response_head,
)
from konon.intake.options import IntakeOptions
from konon.intake.sniff import sniff
from konon.records import Issue, Location, Page, PageForm, Reason

_HEAD_BYTES = 16 << 10
_MOST_HEAD_BYTES = 256 << 10
_NOT_PAGES = ("urn:", "metadata:")
"""Addresses under which crawlers keep their own notes."""
RECORD_START = re.compile(rb"WARC/1\.[01]\r?\nWARC-")


@dataclass(frozen=True, slots=True)
class _Payload:
    """What a record holds, if that is a page."""

    content: bytes
    form: PageForm
    charset: str | None


def read_record(
    record: WarcRecord, location: Location, options: IntakeOptions
) -> tuple[Page | Issue, ...]:
    """Return the page of a record and what is wrong with it; nothing where it holds no page.

    Raises:
        OSError: The frame of the record is broken.
    """
    headers = record.headers
    if not (headers.get("Content-Length") or "").strip().isdecimal():
        raise OSError("no Content-Length")
    url = (headers.get("WARC-Target-URI") or "").strip(" <>") or None
    try:
        payload = _payload(record, url, options)
    except BadInputError as fault:
        return (fault.issue(location.file, location.record, url=url),)
    if payload is None:
        return ()
    page = Page(
        content=payload.content,
        form=payload.form,
        location=location,
        url=url,
        crawled_at=_moment(headers.get("WARC-Date")),
        charset=payload.charset,
    )
    if cause := headers.get("WARC-Truncated"):
        cut = BadInputError(
            Reason.TRUNCATED,
            f"The crawler stopped early on this page ({cause}); what it kept was read.",
        )
        return page, cut.issue(location.file, location.record, url=url, page=page.id)
    return (page,)


def _payload(record: WarcRecord, url: str | None, options: IntakeOptions) -> _Payload | None:
    kind = record.record_type
    if kind == WarcRecordType.response:
        payload = _response(record, options)
    elif kind in (WarcRecordType.conversion, WarcRecordType.resource):
        payload = None if (url or "").startswith(_NOT_PAGES) else _bare(record, options)
    else:
        return None
    if payload is not None and not payload.content.strip():
        raise BadInputError(Reason.EMPTY, "The record holds an empty page.")
    return payload


def _response(record: WarcRecord, options: IntakeOptions) -> _Payload | None:
    """Return the HTML of a successful response, None for any other."""
    if "http" not in (record.headers.get("Content-Type") or "http").lower():
        return None
    start = record.reader.read(_HEAD_BYTES)
    head = response_head(start)
    while head is None and len(start) < _MOST_HEAD_BYTES:
        if not (more := record.reader.read(_HEAD_BYTES)):
            break
        start += more
        head = response_head(start)
    if head is None or head.status is None:
        raise corrupt("the record holds no HTTP response")
    kind = head.content_type or content_type(record.headers.get("WARC-Identified-Payload-Type"))
    if head.status // 100 != 2 or not (kind is None or kind.is_html):
        return None
    return _html(head, kind, start[head.size :] + _rest(record, options), options)


def _html(
    head: ResponseHead, kind: ContentType | None, body: bytes, options: IntakeOptions
) -> _Payload | None:
    content = decoded_body(head, body, options.max_page_bytes)
    if kind is None and content and sniff(content[:_HEAD_BYTES], "-.") is not Form.HTML:
        return None
    return _Payload(content, PageForm.HTML, kind.charset if kind else None)


def _bare(record: WarcRecord, options: IntakeOptions) -> _Payload | None:
    """Return a payload without an HTTP head around it."""
    kind = content_type(record.headers.get("Content-Type"))
    charset = kind.charset if kind else None
    if kind is not None and kind.is_html:
        return _Payload(_rest(record, options), PageForm.HTML, charset)
    if kind is None or kind.media == "text/plain":
        return _Payload(_rest(record, options), PageForm.TEXT, charset)
    return None


def _rest(record: WarcRecord, options: IntakeOptions) -> bytes:
    """Return what is left of a record's block.

    Raises:
        BadInputError: It is too large for a page.
        OSError: A false length made it swallow the record behind it.
    """
    if record.content_length > options.max_page_bytes:
        raise too_large(options.max_page_bytes)
    rest: bytes = record.reader.read(record.content_length)
    if RECORD_START.search(rest):
        raise OSError("a record inside a record")
    return rest


def _moment(printed: str | None) -> datetime | None:
    """Read a WARC-Date, which is UTC."""
    try:
        moment = datetime.fromisoformat(printed.strip()) if printed else None
    except ValueError:
        return None
    return moment.replace(tzinfo=UTC) if moment and moment.tzinfo is None else moment
