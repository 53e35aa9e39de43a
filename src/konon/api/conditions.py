"""Conditions given beside a query: the same that the query's own line may hold."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import TypeVar

from konon.errors import UsageError
from konon.records import Language
from konon.store import ArticleQuery, Order, parse_query

Word = TypeVar("Word", bound=StrEnum)


@dataclass(frozen=True, slots=True, kw_only=True)
class Conditions:
    """What an article must be beside holding the words; None asks for nothing."""

    outlet: str | None = None
    network: str | None = None
    language: Language | str | None = None
    since: date | str | None = None
    until: date | str | None = None
    order: Order | str = Order.NEWEST

    def added_to(self, line: str) -> ArticleQuery:
        """Return the query of a line of search words, with these conditions over its own.

        Raises:
            UsageError: The line or a condition cannot be understood.
        """
        query = parse_query(line)
        return replace(
            query,
            outlet=self.outlet or query.outlet,
            network=self.network or query.network,
            language=_word(Language, self.language) if self.language else query.language,
            since=_day(self.since) or query.since,
            until=_day(self.until) or query.until,
            order=_word(Order, self.order),
        )


def _word(kind: type[Word], value: Word | str) -> Word:
    try:
        return kind(value)
    except ValueError as error:
        raise UsageError(f"{value!r} is none of: {', '.join(kind)}.") from error


def _day(value: date | str | None) -> date | None:
    if not isinstance(value, str):
        return value
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        raise UsageError(f"{value!r} is no day; write it as 2025-06-30.") from error
