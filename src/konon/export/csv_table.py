"""Articles as a CSV table (RFC 4180, UTF-8); a list stands in its cell as JSON."""

import csv
import io
from collections.abc import Iterable
from typing import BinaryIO

import msgspec

from konon.export.article_line import ArticleLine, line_of
from konon.records import Article

_COLUMNS = ArticleLine.__struct_fields__
_NO_WORDS = frozenset({"published_zone"})
"""Columns that may begin as formulas do (`+07:00`) and whose form is fixed."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What makes a spreadsheet compute a cell instead of showing it (OWASP: CSV injection)."""


def write_csv(articles: Iterable[Article], to: BinaryIO) -> int:
    """Write a header and one row an article; return the number of articles.

    Yes and no are `true` and `false`; an empty cell is a field that the page does not give. Before
    words that a spreadsheet would take for a formula stands an apostrophe.
    """
    buffer = io.StringIO()
    rows = csv.writer(buffer)
    rows.writerow(_COLUMNS)
    count = 0
    for count, article in enumerate(articles, start=1):  # noqa: B007  counts what was written
        rows.writerow(map(_cell, _COLUMNS, msgspec.structs.astuple(line_of(article))))
        _pour(buffer, to)
    _pour(buffer, to)
    return count


def _cell(column: str, value: object) -> object:
    if isinstance(value, tuple | bool):
        return msgspec.json.encode(value).decode()
    if isinstance(value, str) and value.startswith(_FORMULA) and column not in _NO_WORDS:
        return "'" + value
    return value


def _pour(buffer: io.StringIO, to: BinaryIO) -> None:
    to.write(buffer.getvalue().encode())
    buffer.seek(0)
    buffer.truncate()
