"""CSV and TSV: the delimiter that makes most sense of the header, one page a row."""

import csv
import sys
from collections.abc import Iterator
from itertools import chain

from konon.intake.columns import count_known
from konon.intake.entry import Entry
from konon.intake.faults import BadInputError, truncated
from konon.intake.lines import text_lines
from konon.intake.options import IntakeOptions
from konon.intake.rows import RowReader, bad_row
from konon.records import Issue, Page

_DELIMITERS = (",", ";", "\t", "|")
_END = "\x1f\x1f"
"""Stands behind the last line: an open quote swallows it, and so is found out."""


def read_delimited(entry: Entry, options: IntakeOptions) -> Iterator[Page | Issue]:
    """Yield the rows of a delimited file; a row that does not fit its header is an issue."""
    lines = text_lines(entry.stream, options.max_page_bytes)
    first = next(lines, "")
    # A limit of the whole process, in the library's own keeping; longer fields end in an issue.
    csv.field_size_limit(min(options.max_page_bytes, sys.maxsize))
    table = csv.reader(chain((first,), lines, (_END,)), delimiter=delimiter_of(first))
    rows = RowReader(entry.file, options)
    header = _header(table)
    rows.match_header(header)
    number = 0
    while True:
        try:
            cells = next(table)
            if cells == [_END]:
                return
            if cells and cells[-1].endswith(_END):
                raise truncated("a quoted field")
            if not cells:
                continue
            read = rows.read(number, dict(zip(header, fitted(cells, len(header)), strict=True)))
        except StopIteration:
            return
        except csv.Error as error:
            read = bad_row(f"it breaks the rules of CSV ({error})").issue(entry.file, number)
        except BadInputError as fault:
            read = fault.issue(entry.file, number)
        if read is not None:
            yield read
        number += 1


def delimiter_of(header: str) -> str:
    """Return the delimiter that splits a header into most known columns, then into most at all."""

    def sense(delimiter: str) -> tuple[int, int]:
        names = header_names(header, delimiter)
        return count_known(names), len(names)

    return max(_DELIMITERS, key=sense)


def header_names(header: str, delimiter: str) -> list[str]:
    """Return the names in a header line, none where it is broken."""
    try:
        return next(csv.reader([header], delimiter=delimiter), [])
    except csv.Error:
        return []


def fitted(cells: list[str], width: int) -> list[str]:
    """Return cells without empty ones beyond the header.

    Raises:
        BadInputError: There are too few, or filled ones too many.
    """
    if len(cells) > width and not any(cells[width:]):
        return cells[:width]
    if len(cells) != width:
        raise bad_row(f"it has {len(cells)} fields where the header has {width}")
    return cells


def _header(table: Iterator[list[str]]) -> tuple[str, ...]:
    """Return the names of the columns, made unique: pandas writes its index without a name."""
    try:
        names = next(table, [])
    except csv.Error:
        names = []
    seen: dict[str, int] = {}
    unique = []
    for name in map(str.strip, names):
        seen[name] = seen.get(name, 0) + 1
        unique.append(name if seen[name] == 1 else f"{name}.{seen[name]}")
    return tuple(unique)
