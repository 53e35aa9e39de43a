"""The formats of an export and what writes each."""

from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import BinaryIO

from konon.export.csv_table import write_csv
from konon.export.json_lines import write_json_lines
from konon.export.parquet_table import write_parquet
from konon.records import Article

Write = Callable[[Iterable[Article], BinaryIO], int]
"""Writes articles one after the other and returns their number."""


class Format(StrEnum):
    """How articles are written."""

    CSV = "csv"
    JSON_LINES = "jsonl"
    PARQUET = "parquet"


WRITERS: Mapping[Format, Write] = MappingProxyType(
    {
        Format.CSV: write_csv,
        Format.JSON_LINES: write_json_lines,
        Format.PARQUET: write_parquet,
    }
)
