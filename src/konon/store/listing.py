"""Queries over articles as SQL: filters, newest first by pages of keys, or by relevance."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any

import apsw

from konon.records import Access, ArticleId, Language, Method
from konon.store.matching import Matcher
from konon.store.query import ArticleQuery, Order
from konon.store.shelf import Role, number_at
from konon.store.views import ArticleRow

ROW_COLUMNS = (
    "articles.id, articles.address, articles.role, articles.url, articles.publisher, "
    "articles.outlet, articles.network, articles.headline, articles.published, "
    "articles.language, articles.access, articles.complete, articles.method"
)
_ROWS_AT_A_TIME = 200
_BEYOND_ALL = (1 << 63) - 1
_HEADLINE_WEIGHT = 5.0
_SECONDS_A_DAY = 86_400

Binding = str | int | float


def article_row(row: Sequence[Any]) -> ArticleRow:
    """Return what a query for `ROW_COLUMNS` gave."""
    (
        id_, address, role, url, publisher, outlet, network, headline, published,
        language, access, complete, method,
    ) = row  # fmt: skip
    return ArticleRow(
        id=ArticleId(id_),
        address=address,
        role=Role(role),
        url=url,
        publisher=publisher,
        outlet=outlet,
        network=network,
        headline=headline,
        published=published,
        language=Language(language),
        access=Access(access),
        complete=bool(complete),
        method=Method(method),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Condition:
    sql: str
    bindings: tuple[Binding, ...]


def list_rows(
    connection: apsw.Connection, query: ArticleQuery, matcher: Matcher, after: int | None
) -> Iterator[ArticleRow]:
    """Yield the articles that a query finds, without their texts.

    Between pages of rows no read is open, so that a slow consumer holds nothing back.

    Args:
        connection: The database.
        query: What is wanted. Phrases are not yet verified against the text.
        matcher: The query's terms.
        after: Row number of the last article seen; for newest first only.
    """
    if query.order is Order.RELEVANCE and query.terms:
        yield from _by_relevance(connection, query, matcher)
        return
    last = _BEYOND_ALL if after is None else after
    tables, key = _tables(matcher)
    condition = _condition(query, matcher, key)
    statement = (
        f"SELECT {key}, {ROW_COLUMNS} FROM {tables} "  # noqa: S608 our own names
        f"WHERE {condition.sql} AND {key} < ? ORDER BY {key} DESC LIMIT {_ROWS_AT_A_TIME}"
    )
    while rows := list(connection.execute(statement, (*condition.bindings, last))):
        for _, *row in rows:
            yield article_row(row)
        last = rows[-1][0]


def _by_relevance(
    connection: apsw.Connection, query: ArticleQuery, matcher: Matcher
) -> Iterator[ArticleRow]:
    tables, key = _tables(matcher)
    condition = _condition(query, matcher, key)
    rows = connection.execute(
        f"SELECT {ROW_COLUMNS} FROM {tables} WHERE {condition.sql} "  # noqa: S608 our own names
        f"ORDER BY bm25(search_index, {_HEADLINE_WEIGHT}, 1.0), {key} DESC",
        condition.bindings,
    )
    for row in rows:
        yield article_row(row)


def _tables(matcher: Matcher) -> tuple[str, str]:
    """Return what to select from, and the column that is the row number there."""
    if matcher.expression:
        return (
            "search_index JOIN articles ON articles.number = search_index.rowid",
            "search_index.rowid",
        )
    return "articles", "articles.number"


def _condition(query: ArticleQuery, matcher: Matcher, key: str) -> _Condition:
    parts: list[tuple[str, Binding]] = []
    if matcher.expression:
        parts.append(("search_index MATCH ?", matcher.expression))
    if query.outlet is not None:
        parts.append(("articles.outlet = ?", query.outlet))
    if query.network is not None:
        parts.append(("articles.network = ?", query.network))
    if query.language is not None:
        parts.append(("articles.language = ?", query.language.value))
    # The row number narrows the walk; the day itself is the printed one, whatever its zone.
    if query.since is not None:
        parts.append((f"{key} >= ?", _number_on(query.since, days=-1)))
        parts.append(("articles.published >= ?", query.since.isoformat()))
    if query.until is not None:
        parts.append((f"{key} < ?", _number_on(query.until, days=2)))
        parts.append(("substr(articles.published, 1, 10) <= ?", query.until.isoformat()))
    sql = " AND ".join(["articles.role <> 'part'", *(part for part, _ in parts)])
    return _Condition(sql=sql, bindings=tuple(binding for _, binding in parts))


def _number_on(day: date, days: int) -> int:
    midnight = int(datetime.combine(day, time(), UTC).timestamp())
    return number_at(midnight + days * _SECONDS_A_DAY)
