"""Corpus rows to pages: fields by meaning, and the row itself as canonical JSON."""

import re
import sys
from collections.abc import Iterator, Mapping

import msgspec

from konon.intake.columns import Columns, check_asked, lexicon, match_columns
from konon.intake.faults import BadInputError, too_large
from konon.intake.options import IntakeOptions
from konon.markup.decode import decode
from konon.records import Issue, Location, Page, PageForm, Reason, Row

_PRINTED_STRING = r"""(?:'(?:[^'\\]|\\.)*+'|"(?:[^"\\]|\\.)*+")"""
_PRINTED_ITEM = re.compile(_PRINTED_STRING, re.DOTALL)
_PRINTED_LIST = re.compile(
    rf"\s*\[\s*{_PRINTED_STRING}(?:\s*,\s*{_PRINTED_STRING})*+\s*,?\s*\]\s*", re.DOTALL
)
_ESCAPE = re.compile(
    r"\\(?:x(?P<x>[0-9a-f]{2})|u(?P<u>[0-9a-f]{4})|U(?P<big>[0-9a-f]{8})|(?P<sign>.))", re.DOTALL
)
_SIGNS = {"n": "\n", "r": "\r", "t": "\t", "\\": "\\", "'": "'", '"': '"'}
"""What Python writes behind a backslash, but for numbers."""
_MARKUP_START = re.compile(
    r"\s*<(?:!doctype|html|head|body|div|p|article|section|main|figure|h[1-6]|span|br|table)\b",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"\d{1,2}[:.]\d{2}(?![.\d])")
_LONGEST_ABSENT = 8


class RowReader:
    """Makes pages of the rows of one corpus file.

    Rows of the same shape share one match of their columns; a shape without a text is reported
    once, with the first row that has it. A column that the user named may be missing in some
    shapes, but not in all.
    """

    def __init__(self, file: str, options: IntakeOptions) -> None:
        self.file = file
        self._options = options
        self._by_shape: dict[tuple[str, ...], Columns | None] = {}
        self._encoder = msgspec.json.Encoder(order="sorted")
        self._seen: dict[str, None] = {}

    def match_header(self, names: tuple[str, ...]) -> None:
        """Match the columns of all rows to come.

        Raises:
            BadInputError: There is no text, or not every column that the user named.
        """
        check_asked(names, self._options.columns)
        self._match(names)

    def unseen(self) -> Iterator[Issue]:
        """Yield, when all rows were read, which columns that the user named none of them had.

        Where there was no text either, that was told.
        """
        try:
            if self._seen and None not in self._by_shape.values():
                check_asked(self._seen, self._options.columns)
        except BadInputError as fault:
            yield fault.issue(self.file)

    def _match(self, names: tuple[str, ...]) -> Columns | None:
        """Return the columns of a shape, None where an issue has told that it has no text.

        Raises:
            BadInputError: The shape is new and has no text.
        """
        if names not in self._by_shape:
            self._by_shape[names] = None
            self._seen.update(dict.fromkeys(names))
            self._by_shape[names] = match_columns(names, self._options.columns)
        return self._by_shape[names]

    def read(self, number: int, fields: Mapping[str, object]) -> Page | Issue | None:
        """Return the row as a page, or why it is none; None where that was said before."""
        try:
            columns = self._match(tuple(fields))
            return None if columns is None else self._page(number, fields, columns)
        except BadInputError as fault:
            return fault.issue(self.file, number)

    def _page(self, number: int, fields: Mapping[str, object], columns: Columns) -> Page:
        try:
            content = self._encoder.encode(fields)
            row = row_of(fields, columns)
        except (TypeError, ValueError, OverflowError, RecursionError) as error:
            raise bad_row(f"it holds a value that is no text ({error})") from error
        if len(content) > self._options.max_page_bytes:
            raise too_large(self._options.max_page_bytes)
        if row.text is None and row.html is None and row.title is None:
            raise BadInputError(Reason.EMPTY, "The row has neither a text nor a title.")
        return Page(
            content=content,
            form=PageForm.ROW,
            location=Location(file=self.file, record=number),
            url=row.url,
            row=row,
        )


def bad_row(why: str) -> BadInputError:
    """Return the fault of a row that cannot be read."""
    return BadInputError(Reason.BAD_ROW, f"The row was skipped: {why}.")


def row_of(fields: Mapping[str, object], columns: Columns) -> Row:
    """Return a row's fields by meaning."""
    text = _first(fields, columns.text, "\n")
    html = _first(fields, columns.html, "\n")
    if text is not None:
        if html is None and _MARKUP_START.match(text):
            text, html = None, text
        elif _PRINTED_LIST.fullmatch(text):
            text = _unprinted(text)
    return Row(
        id=_first(fields, columns.id, " "),
        url=_first(fields, columns.url, " "),
        title=_first(fields, columns.title, " "),
        text=text,
        html=html,
        published=_published(fields, columns),
        author=_first(fields, columns.author, ", "),
        outlet=_first(fields, columns.outlet, ", "),
        channel=_first(fields, columns.channel, ", "),
        tags=_first(fields, columns.tags, ", "),
    )


def _first(fields: Mapping[str, object], names: tuple[str, ...], joint: str) -> str | None:
    """Return the first of these columns that is filled."""
    for name in names:
        value = fields.get(name)
        if value is not None and (text := _flat(value, joint)) and _is_present(text):
            return text
    return None


def _is_present(text: str) -> bool:
    if len(text) > _LONGEST_ABSENT:
        return bool(text) and not text.isspace()
    short = text.strip().lower()
    return bool(short) and short not in lexicon().absent


def _flat(value: object, joint: str) -> str:
    """Return a nested value as one string, lists joined."""
    if isinstance(value, str):
        return value
    if isinstance(value, list | tuple):
        return joint.join(filter(None, (_flat(item, joint) for item in value)))
    if isinstance(value, Mapping):
        return next((_flat(value[key], joint) for key in lexicon().inner if key in value), "")
    if isinstance(value, bytes):
        return decode(value).text
    return "" if value is None else str(value)


def _published(fields: Mapping[str, object], columns: Columns) -> str | None:
    """Return the date, with the clock of a column of its own behind it."""
    date = _first(fields, columns.date, " ")
    if date is None or _CLOCK.search(date):
        return date
    clocks = tuple(name for name in columns.time if name not in columns.date[:1])
    clock = _first(fields, clocks, " ")
    return f"{date} {clock}" if clock and clock != date else date


def _unprinted(text: str) -> str:
    """Return the paragraphs of a list that Python printed into the cell."""
    items = _PRINTED_ITEM.findall(text)
    return "\n".join(_ESCAPE.sub(_unescaped, item[1:-1]) for item in items)


def _unescaped(escape: re.Match[str]) -> str:
    """Return the character that an escape stands for, or the escape itself if for none."""
    digits = escape["x"] or escape["u"] or escape["big"]
    if not digits:
        return _SIGNS.get(escape["sign"], escape[0])
    number = int(digits, 16)
    is_character = number <= sys.maxunicode and not 0xD800 <= number <= 0xDFFF
    return chr(number) if is_character else "\ufffd"
