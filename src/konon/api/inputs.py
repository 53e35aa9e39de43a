"""What users name to be read: paths, and the columns of a corpus."""

from collections.abc import Iterable, Mapping
from dataclasses import fields
from pathlib import Path

from konon.errors import UsageError
from konon.intake import ColumnNames
from konon.intake import Stdin as Piped

__all__ = ["Columns", "Inputs", "Piped", "column_names", "places_of"]

Input = Path | str | Piped
Inputs = Input | Iterable[Input]
"""One path is as good as a list of one."""

Columns = str | Mapping[str, str]
"""`text=isi,url=tautan`, or the same as a mapping."""


def places_of(inputs: Inputs) -> list[Path | Piped]:
    """Return what is to be read, one by one."""
    several = [inputs] if isinstance(inputs, Path | str | Piped) else inputs
    return [place if isinstance(place, Piped) else Path(place) for place in several]


def column_names(columns: Columns | None) -> ColumnNames | None:
    """Return the names of a corpus's columns; None leaves them to be recognised.

    Raises:
        UsageError: They are not of one of the two forms, or there is no such column.
    """
    if columns is None:
        return None
    if isinstance(columns, str):
        return ColumnNames.parse(columns)
    known = sorted(field.name for field in fields(ColumnNames))
    if not isinstance(columns, Mapping):
        raise UsageError(f"{columns!r} names no columns; write 'text=isi' or {{'text': 'isi'}}.")
    for column, name in columns.items():
        if column not in known or not isinstance(name, str) or not name:
            raise UsageError(
                f"{column!r}: {name!r} names no column: write COLUMN: NAME, where COLUMN is one "
                f"of {', '.join(known)}."
            )
    return ColumnNames(**columns)
