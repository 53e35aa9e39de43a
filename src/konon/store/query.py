"""What can be asked of the articles, and the one line of words in which people ask it.

gempa "tsunami kecil" evakua* outlet:detikcom since:2025-06-01 until:2025-06-30
"""

import re
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from konon.errors import UsageError
from konon.records import Language


class TermKind(StrEnum):
    """How a search term is matched."""

    WORD = "word"
    """Any form of the word: the same stem."""
    PHRASE = "phrase"
    """Exactly these words, one after the other; case and punctuation do not matter."""
    PREFIX = "prefix"
    """Any word whose stem begins so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """Something that a headline or body must hold."""

    kind: TermKind
    text: str


class Order(StrEnum):
    """Which articles come first."""

    NEWEST = "newest"
    RELEVANCE = "relevance"
    """BM25, a word in the headline counting five times; needs at least one term."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleQuery:
    """Which articles are wanted; every condition must hold.

    Attributes:
        terms: What headline or body must hold; none for all articles.
        outlet: The outlet's name, upper and lower case alike.
        network: The network's name, upper and lower case alike.
        language: Language of the body.
        since: First day of publication, by the calendar of the zone printed on the page.
        until: Last day of publication, itself included.
        order: Which come first.
    """

    terms: tuple[Term, ...] = ()
    outlet: str | None = None
    network: str | None = None
    language: Language | None = None
    since: date | None = None
    until: date | None = None
    order: Order = Order.NEWEST

    def __post_init__(self) -> None:
        """Refuse words that no text can hold.

        Raises:
            UsageError: There is a null character among them, or half a character.
        """
        words = (*(term.text for term in self.terms), self.outlet or "", self.network or "")
        if _NO_TEXT.search("".join(words)):
            raise UsageError("the query holds a character that no text has; type it anew")

    @property
    def wants_all(self) -> bool:
        """Whether it asks for nothing, so that every article is found."""
        return self == ArticleQuery(order=self.order)


_NO_TEXT = re.compile("[\x00\ud800-\udfff]")
_PIECE = re.compile(
    r"""(?P<field>[a-z]+):(?:"(?P<quoted_value>[^"]*)"|(?P<value>[^\s"]*))"""
    r"""|"(?P<phrase>[^"]*)"|(?P<word>[^\s"]+)|(?P<stray>")""",
    re.IGNORECASE,
)
_OPERATORS = frozenset({"AND", "OR", "NOT"})
_EXCLUSION = re.compile(r"-\w")
_GRAMMAR = 'words, "exact phrases", prefix*, outlet:, network:, language:, since:, until:'


def parse_query(line: str) -> ArticleQuery:
    """Read a line of search words.

    Raises:
        UsageError: A quotation mark is not closed, nothing stands between two, a field or date is
            none, a character is none that a text can hold, or a word is meant to leave articles
            out or to give a choice.
    """
    query = ArticleQuery()
    for piece in _PIECE.finditer(line):
        if piece["stray"]:
            raise UsageError(f"a quotation mark is not closed in: {line}")
        if piece["field"]:
            query = _with_field(
                query, piece["field"].lower(), piece["quoted_value"] or piece["value"] or ""
            )
        elif piece["phrase"] is not None:
            query = _with_term(query, TermKind.PHRASE, piece["phrase"].strip())
        elif piece["word"].endswith("*"):
            query = _with_term(query, TermKind.PREFIX, piece["word"].rstrip("*"))
        else:
            query = _with_term(query, TermKind.WORD, _plain(piece["word"]))
    return query


def _with_term(query: ArticleQuery, kind: TermKind, text: str) -> ArticleQuery:
    if not text:
        raise UsageError('there is no word in "" or before *; write one, as in evakua*')
    return replace(query, terms=(*query.terms, Term(kind=kind, text=text)))


def _plain(word: str) -> str:
    """Return a word that is not meant to be more than one."""
    if word in _OPERATORS:
        raise UsageError(
            f"{word} is not understood: an article must hold all words of a query, and none can be "
            f'left out. To find the word itself, write "{word}" in quotation marks'
        )
    if _EXCLUSION.match(word):
        raise UsageError(
            f"{word}: no word can be left out of what is found; to find the word itself, write it "
            "without the hyphen"
        )
    return word


def _with_field(query: ArticleQuery, field: str, value: str) -> ArticleQuery:
    if not value:
        raise UsageError(f"{field}: needs a value, as in outlet:detikcom")
    match field:
        case "outlet":
            return replace(query, outlet=value)
        case "network":
            return replace(query, network=value)
        case "language":
            return replace(query, language=_language(value))
        case "since":
            return replace(query, since=_day(field, value))
        case "until":
            return replace(query, until=_day(field, value))
        case _:
            raise UsageError(f"{field}: is no field to search by; there are {_GRAMMAR}")


def _language(value: str) -> Language:
    try:
        return Language(value.lower())
    except ValueError as error:
        known = ", ".join(Language)
        raise UsageError(f"language:{value} is not known; there are {known}") from error


def _day(field: str, value: str) -> date:
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        raise UsageError(f"{field}:{value} is no day; write it as 2025-06-30") from error
