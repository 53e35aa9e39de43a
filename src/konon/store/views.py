"""What the reader gives back beside the records themselves: rows, hits, counts, runs."""

from dataclasses import dataclass
from datetime import datetime

from konon.records import Access, ArticleId, Language, Method, Span, StageVersion
from konon.store.shelf import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleRow:
    """An article as lists show it.

    Attributes:
        published: ISO 8601 as printed: a day alone where no clock was printed.
        complete: Whether nothing of it is missing.
    """

    id: ArticleId
    address: str
    role: Role
    url: str | None
    publisher: str | None
    outlet: str | None
    network: str | None
    headline: str | None
    published: str | None
    language: Language
    access: Access
    complete: bool
    method: Method


@dataclass(frozen=True, slots=True, kw_only=True)
class Snippet:
    """A stretch of an article's text around what was found, and the found words in it.

    All offsets count code points of the whole text, not of the snippet. No two marks overlap.
    """

    span: Span
    marks: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """An article that a search found.

    Attributes:
        headline_marks: The found words in the headline; offsets count in `row.headline`.
        snippet: The first stretch of body with found words, else its beginning; None without a
            body.
    """

    row: ArticleRow
    headline_marks: tuple[Span, ...]
    snippet: Snippet | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One of the articles at an address, numbered from 1 in order of publication."""

    number: int
    row: ArticleRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How much a database holds.

    Attributes:
        articles: What lists show: whole and stitched ones.
        parts: Pages of stitched articles, which lists hide.
        captures: Places where pages lay; the same bytes may lie at several.
    """

    pages: int
    captures: int
    articles: int
    stitched: int
    parts: int
    issues: int
    runs: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One `konon run`: `ended` is None while it goes on, and for ever if it was killed."""

    id: int
    started: datetime
    ended: datetime | None
    arguments: tuple[str, ...]
    versions: tuple[StageVersion, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Something in the database that contradicts itself.

    Attributes:
        subject: Id of the record concerned, or the part of the database.
        message: What is wrong with it.
    """

    subject: str
    message: str
