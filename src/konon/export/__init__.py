"""Export: articles as others read them, one file a format."""

from konon.export.article_line import ArticleLine, line_of
from konon.export.formats import WRITERS, Format, Write
from konon.export.parquet_table import ARTICLE_SCHEMA, article_batches
from konon.export.reading import Reading, reading_of

__all__ = [
    "ARTICLE_SCHEMA",
    "WRITERS",
    "ArticleLine",
    "Format",
    "Reading",
    "Write",
    "article_batches",
    "line_of",
    "reading_of",
]
