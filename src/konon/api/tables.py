"""The database as tables for Arrow, Polars and pandas."""

import sys
from collections.abc import Iterator
from importlib import import_module
from shlex import quote
from typing import TYPE_CHECKING, Any

from konon.errors import UsageError
from konon.records import Article, Issue
from konon.store import Reader

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow


def table_of(reader: Reader, name: str) -> "pyarrow.Table":
    """Return `articles` (the columns of an export, the newest first) or `issues`.

    Raises:
        UsageError: There is no such table.
    """
    match name:
        case "articles":
            return _articles(reader.article(row.id) for row in reader.articles())
        case "issues":
            return _issues(reader.issues())
        case _:
            raise UsageError(f"There is no table {name!r}; there are: articles, issues.")


def polars_frame(table: "pyarrow.Table") -> "polars.DataFrame":
    """Return a table as a Polars frame.

    Raises:
        UsageError: Polars is not installed.
    """
    frame: polars.DataFrame = _optional("polars").from_arrow(table)
    return frame


def pandas_frame(table: "pyarrow.Table") -> "pandas.DataFrame":
    """Return a table as a pandas frame.

    Raises:
        UsageError: pandas is not installed.
    """
    _optional("pandas")
    return table.to_pandas()


def _articles(articles: Iterator[Article]) -> "pyarrow.Table":
    import pyarrow  # noqa: PLC0415 half a second that only tables are worth

    from konon.export.parquet_table import ARTICLE_SCHEMA, article_batches  # noqa: PLC0415

    return pyarrow.Table.from_batches(article_batches(articles), ARTICLE_SCHEMA)


def _issues(issues: Iterator[Issue]) -> "pyarrow.Table":
    import pyarrow  # noqa: PLC0415 see above

    text = pyarrow.string()
    names = ("id", "stage", "reason", "message", "file", "record", "page", "url")
    schema = pyarrow.schema([(n, pyarrow.int64() if n == "record" else text) for n in names])
    rows = [
        {
            "id": issue.id,
            "stage": issue.stage,
            "reason": issue.reason.value,
            "message": issue.message,
            "file": issue.location.file,
            "record": issue.location.record,
            "page": issue.page,
            "url": issue.url,
        }
        for issue in issues
    ]
    return pyarrow.Table.from_pylist(rows, schema=schema)


def _optional(name: str) -> Any:
    try:
        return import_module(name)
    except ImportError as error:
        raise UsageError(
            f"{name} is not installed; run: {quote(sys.executable)} -m pip install {name}"
        ) from error
