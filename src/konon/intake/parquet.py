"""Parquet: batches of rows, one page a row."""

from collections.abc import Iterator
from typing import Any

from konon.intake.entry import Entry
from konon.intake.faults import corrupt
from konon.intake.options import IntakeOptions
from konon.intake.rows import RowReader
from konon.intake.streams import spooled
from konon.records import Issue, Page

_BATCH_ROWS = 256


def read_parquet(entry: Entry, options: IntakeOptions) -> Iterator[Page | Issue]:
    """Yield the rows of a Parquet file."""
    rows = RowReader(entry.file, options)
    number = 0
    for batch in _batches(entry, options, rows):
        for fields in batch:
            read = rows.read(number, fields)
            if read is not None:
                yield read
            number += 1


def _batches(
    entry: Entry, options: IntakeOptions, rows: RowReader
) -> Iterator[list[dict[str, object]]]:
    # Loading pyarrow takes longer than reading many a folder without a Parquet file.
    import pyarrow as pa  # noqa: PLC0415
    import pyarrow.parquet as pq  # noqa: PLC0415

    with spooled(entry.stream, options) as stream:
        try:
            file = pq.ParquetFile(stream)
            schema = pa.schema(map(_without_nanoseconds, file.schema_arrow))
            rows.match_header(tuple(schema.names))
            for batch in file.iter_batches(batch_size=_BATCH_ROWS):
                table = pa.Table.from_batches([batch])
                yield table.cast(schema, safe=False).to_pylist()
        except (pa.ArrowException, OSError, ValueError, OverflowError) as error:
            raise corrupt(f"it is no sound Parquet ({error})") from error


def _without_nanoseconds(field: Any) -> Any:
    """Return the field in microseconds, for Python's own times hold nothing finer."""
    import pyarrow as pa  # noqa: PLC0415

    kind = field.type
    if getattr(kind, "unit", None) != "ns":
        return field
    if pa.types.is_timestamp(kind):
        return field.with_type(pa.timestamp("us", tz=kind.tz))
    return field.with_type(pa.time64("us") if pa.types.is_time(kind) else pa.duration("us"))
