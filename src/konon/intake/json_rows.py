"""JSON corpora: lines of objects, one long list of them, or a single document."""

import json
import re
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import BinaryIO

import msgspec

from konon.intake.columns import is_corpus
from konon.intake.entry import Entry
from konon.intake.faults import corrupt, too_large, truncated
from konon.intake.lines import text_lines, text_reader
from konon.intake.options import IntakeOptions
from konon.intake.rows import RowReader, bad_row
from konon.intake.streams import peeked, read_whole
from konon.markup.decode import decode
from konon.records import Issue, Page

_CHUNK = 1 << 16
_MARKS = b"\xef\xbb\xbf\xff\xfe\0 \t\r\n"
_BETWEEN = re.compile(r"[\s,]*")
_LONGEST_NUMBER = 4300
"""Python turns no longer number into an int; such a one is kept as it is printed."""
_CLOSE_TO_END = 16
"""A fault so near to the end of what was read may only mean that more is to come."""


def _whole_number(digits: str) -> int | str:
    return int(digits) if len(digits) <= _LONGEST_NUMBER else digits


_DECODER = json.JSONDecoder(parse_int=_whole_number)


def read_json_lines(entry: Entry, options: IntakeOptions) -> Iterator[Page | Issue]:
    """Yield one row a line; a line that is no JSON object is an issue."""
    rows = RowReader(entry.file, options)
    texts = text_lines(entry.stream, options.max_page_bytes)
    lines = (line for line in texts if not line.isspace())
    first = list(islice(lines, 1))
    if within := _rows_within_line(first, options):  # a document, if nothing stands behind it
        first += islice(lines, 1)
        if len(first) == 1:
            yield from _read_rows(rows, within)
            return
    for number, line in enumerate(chain(first, lines)):
        try:
            read = _row(rows, number, _parsed(line))
        except ValueError as error:
            is_cut = len(line.encode()) >= options.max_page_bytes
            fault = too_large(options.max_page_bytes) if is_cut else bad_row(f"no JSON ({error})")
            read = fault.issue(entry.file, number)
        if read is not None:
            yield read
    yield from rows.unseen()


def read_json(entry: Entry, options: IntakeOptions) -> Iterator[Page | Issue]:
    """Yield the rows of a list of objects, of a list in an object, or of one object."""
    rows = RowReader(entry.file, options)
    is_list = peeked(entry.stream).lstrip(_MARKS).startswith(b"[")
    values = _listed(entry.stream, options) if is_list else _documented(entry.stream, options)
    yield from _read_rows(rows, values)


def _read_rows(rows: RowReader, values: Iterable[object]) -> Iterator[Page | Issue]:
    for number, value in enumerate(values):
        read = _row(rows, number, value)
        if read is not None:
            yield read
    yield from rows.unseen()


def _row(rows: RowReader, number: int, value: object) -> Page | Issue | None:
    """Return one value of a list as a page."""
    if isinstance(value, dict):
        return rows.read(number, value)
    return bad_row("it is no JSON object").issue(rows.file, number)


def _parsed(text: str) -> object:
    """Parse one JSON value, also one with the NaN that Python writes.

    Raises:
        ValueError: It is no JSON, or nested beyond reason.
    """
    try:
        return msgspec.json.decode(text)
    except (msgspec.DecodeError, RecursionError):
        pass
    try:
        return _DECODER.decode(text)
    except RecursionError as error:
        raise ValueError("nested too deeply") from error


def _listed(stream: BinaryIO, options: IntakeOptions) -> Iterator[object]:
    """Yield the elements of a JSON list of any length, holding one at a time."""
    text = text_reader(stream)
    buffer = text.read(_CHUNK)
    at = buffer.find("[") + 1
    if at == 0:  # the byte that looked like it is half a character of UTF-16
        raise corrupt("it breaks the rules of JSON (no list begins)")
    while True:
        at = _BETWEEN.match(buffer, at).end()  # type: ignore[union-attr]  # matches nothing too
        if buffer.startswith("]", at):
            break
        try:
            value, at = _DECODER.raw_decode(buffer, at)
        except RecursionError as error:
            raise corrupt("it is nested too deeply") from error
        except json.JSONDecodeError as error:
            if not _may_go_on(error, buffer):
                raise corrupt(f"it breaks the rules of JSON ({error.msg})") from error
            if len(buffer) - at > options.max_page_bytes:
                raise too_large(options.max_page_bytes) from error
            more = text.read(max(_CHUNK, len(buffer) - at))
            if not more:
                raise truncated("a JSON list") from error
            buffer, at = buffer[at:] + more, 0
        else:
            yield value
    rest = buffer[at + 1 :]
    while rest and rest.isspace():
        rest = text.read(_CHUNK)
    if rest:
        raise corrupt("behind its JSON list follows something else, which was not read")


def _may_go_on(error: json.JSONDecodeError, buffer: str) -> bool:
    """Whether more text could mend the fault."""
    return error.msg.startswith("Unterminated") or error.pos >= len(buffer) - _CLOSE_TO_END


def _documented(stream: BinaryIO, options: IntakeOptions) -> Iterator[object]:
    """Yield one document, or the rows within it."""
    text = decode(read_whole(stream, options.max_page_bytes)).text
    try:
        document = _parsed(text)
    except ValueError as error:
        raise corrupt(f"it breaks the rules of JSON ({error})") from error
    yield from _rows_within(document, options) or [document]


def _rows_within_line(lines: list[str], options: IntakeOptions) -> list[object]:
    """Return the rows within a line that may be a whole document, none within any other."""
    try:
        return _rows_within(_parsed(lines[0]), options) if lines else []
    except ValueError:
        return []


def _rows_within(document: object, options: IntakeOptions) -> list[object]:
    """Return the longest list of objects directly inside an object that is no row itself."""
    lists: list[list[object]] = []
    if isinstance(document, dict) and not is_corpus(document, options.columns):
        lists = [v for v in document.values() if isinstance(v, list) and _has_objects(v)]
    return max(lists, key=len, default=[])


def _has_objects(values: list[object]) -> bool:
    return any(isinstance(value, dict) for value in values)
