"""Articles as a Parquet table with real lists; written a group of rows at a time."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import BinaryIO

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq

from konon.export.article_line import line_of
from konon.records import Article

_ROWS_PER_GROUP = 2_000
"""What is held in memory at once: some 20 MB of articles."""

_TEXTS = pa.list_(pa.string())

ARTICLE_SCHEMA = pa.schema(
    [
        pa.field("id", pa.string(), nullable=False),
        pa.field("address", pa.string(), nullable=False),
        ("url", pa.string()),
        ("row_id", pa.string()),
        ("outlet", pa.string()),
        ("network", pa.string()),
        ("channel", _TEXTS),
        ("headline", pa.string()),
        ("published", pa.string()),
        ("published_precision", pa.string()),
        ("published_zone", pa.string()),
        ("published_zone_basis", pa.string()),
        ("modified", pa.string()),
        ("dateline", pa.string()),
        ("language", pa.string()),
        ("body", pa.string()),
        ("text", pa.string()),
        ("credits", pa.list_(pa.struct(dict.fromkeys(("role", "name", "label"), pa.string())))),
        ("tags", _TEXTS),
        ("captions", pa.list_(pa.struct(dict.fromkeys(("value", "credit"), pa.string())))),
        ("related", pa.list_(pa.struct(dict.fromkeys(("headline", "href"), pa.string())))),
        ("origins", _TEXTS),
        ("page_count", pa.int32()),
        ("missing_pages", pa.list_(pa.int32())),
        ("pages", _TEXTS),
        ("access", pa.string()),
        ("complete", pa.bool_()),
        ("method", pa.string()),
        ("rules", pa.string()),
        ("absent", pa.list_(pa.struct(dict.fromkeys(("field", "reason"), pa.string())))),
    ]
)
"""The columns of `ArticleLine` as Arrow types."""


def write_parquet(articles: Iterable[Article], to: BinaryIO) -> int:
    """Write a Parquet file, also with no article in it; return the number of articles."""
    count = 0
    with pq.ParquetWriter(to, ARTICLE_SCHEMA, compression="zstd") as writer:
        for batch in article_batches(articles):
            writer.write_batch(batch)
            count += batch.num_rows
    return count


def article_batches(articles: Iterable[Article]) -> Iterator[pa.RecordBatch]:
    """Yield the articles as Arrow batches of `ARTICLE_SCHEMA`."""
    remaining = iter(articles)
    while group := list(islice(remaining, _ROWS_PER_GROUP)):
        rows = [msgspec.to_builtins(line_of(article)) for article in group]
        yield pa.RecordBatch.from_pylist(rows, schema=ARTICLE_SCHEMA)
