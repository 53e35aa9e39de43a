"""Search terms against the index and against the text itself: what matches, and where."""

import re
from collections.abc import Iterator, Sequence

from konon.errors import UsageError
from konon.records import BODY_KINDS, Article, Block, Span
from konon.store.batch import Stems
from konon.store.query import Term, TermKind
from konon.store.views import Snippet

_WORD = re.compile(r"\w+")
_SNIPPET_WIDTH = 240  # code points
_LEAD = 80  # of them before the first match


class Matcher:
    """The terms of one query, ready to be looked for.

    Attributes:
        expression: The terms as FTS5 knows them; every article that matches satisfies it.
    """

    def __init__(self, terms: Sequence[Term], stems: Stems) -> None:
        self._stems = stems
        self._phrases = [_phrase(t.text) for t in terms if t.kind is TermKind.PHRASE]
        self._words: set[str] = set()
        self._prefixes: tuple[str, ...] = ()
        for term in terms:
            if term.kind is TermKind.WORD:
                self._words.update(stems(term.text))
            elif term.kind is TermKind.PREFIX:
                self._prefixes += self._beginnings(term.text)
        self.expression = " AND ".join(filter(None, map(self._expression, terms)))
        if terms and not self.expression:
            raise UsageError("there is no word to search for; give at least one")

    @property
    def has_phrases(self) -> bool:
        """Whether `expression` promises too much, so that texts must be looked at."""
        return bool(self._phrases)

    def confirms(self, article: Article) -> bool:
        """Whether an article that satisfies `expression` has the exact phrases too."""
        headline = article.headline.value if article.headline else ""
        body = "\n".join(article.paragraphs)
        return all(phrase.search(headline) or phrase.search(body) for phrase in self._phrases)

    def snippet(self, article: Article) -> Snippet | None:
        """Cut the first stretch of body that matches; else its beginning; None without a body."""
        body = [block for block in article.blocks if block.kind in BODY_KINDS]
        if not body:
            return None
        for block in body:
            if marks := self.marks(article.text, block.start, block.end):
                return _cut(article.text, block, marks)
        return _cut(article.text, body[0], ())

    def marks(self, text: str, start: int = 0, end: int | None = None) -> tuple[Span, ...]:
        """Return what matches in a stretch of text, in order and without overlap."""
        end = len(text) if end is None else end
        apart: list[Span] = []
        found = self._all_marks(text, start, end)
        for mark in sorted(found, key=lambda mark: (mark.start, -mark.end)):
            if not apart or mark.start >= apart[-1].end:
                apart.append(mark)
        return tuple(apart)

    def _expression(self, term: Term) -> str | None:
        if term.kind is TermKind.PREFIX:
            beginnings = self._beginnings(term.text)
            return "(" + " OR ".join(f"{_quoted(b)} *" for b in beginnings) + ")"
        stems = self._stems(term.text)
        return _quoted(" ".join(stems)) if stems else None

    def _beginnings(self, text: str) -> tuple[str, ...]:
        """Return what a stem may begin with: the letters as typed, and what stemming leaves."""
        return tuple(dict.fromkeys((text.casefold(), " ".join(self._stems(text)) or text)))

    def _all_marks(self, text: str, start: int, end: int) -> Iterator[Span]:
        for phrase in self._phrases:
            for found in phrase.finditer(text, start, end):
                yield _span(found)
        if not self._words and not self._prefixes:
            return
        for found in _WORD.finditer(text, start, end):
            if self._matches_word(found[0]):
                yield _span(found)

    def _matches_word(self, word: str) -> bool:
        stems = self._stems(word)
        return any(
            stem in self._words or (self._prefixes and stem.startswith(self._prefixes))
            for stem in stems
        )


def _phrase(text: str) -> re.Pattern[str]:
    words = [re.escape(word) for word in _WORD.findall(text)]
    return re.compile(r"\b" + r"\W+".join(words) + r"\b", re.IGNORECASE)


def _quoted(words: str) -> str:
    return '"' + words.replace('"', '""') + '"'


def _span(found: re.Match[str]) -> Span:
    return Span(start=found.start(), end=found.end(), exact=found[0])


def _cut(text: str, block: Block, marks: Sequence[Span]) -> Snippet:
    """Cut a window out of a block that begins a little before the first mark."""
    start = block.start
    if marks and marks[0].start - _LEAD > block.start:
        start = text.find(" ", marks[0].start - _LEAD, marks[0].start) + 1 or marks[0].start
    end = min(block.end, start + _SNIPPET_WIDTH)
    if end < block.end:
        end = max(text.rfind(" ", start, end), marks[0].end if marks else -1, start + 1)
    inside = tuple(mark for mark in marks if mark.end <= end)
    return Snippet(span=Span(start=start, end=end, exact=text[start:end]), marks=inside)
