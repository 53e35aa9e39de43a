"""The desk: one SQLite file of pages, articles and issues; many readers, writers in turn."""

from konon.store.batch import Batch, Capture, Known, PageReading, Stems, Stitch, Tally
from konon.store.query import ArticleQuery, Order, Term, TermKind, parse_query
from konon.store.reader import Reader
from konon.store.shelf import Role
from konon.store.views import ArticleRow, Counts, Fault, Hit, Run, Snippet, Version
from konon.store.writer import Writer

__all__ = [
    "ArticleQuery",
    "ArticleRow",
    "Batch",
    "Capture",
    "Counts",
    "Fault",
    "Hit",
    "Known",
    "Order",
    "PageReading",
    "Reader",
    "Role",
    "Run",
    "Snippet",
    "Stems",
    "Stitch",
    "Tally",
    "Term",
    "TermKind",
    "Version",
    "Writer",
    "parse_query",
]
