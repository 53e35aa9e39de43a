"""Where a value was read: code-point offsets into a text, or a named place outside it."""

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A stretch of an article's text, in code points (W3C TextPositionSelector).

    Attributes:
        start: First code point, counted from 0.
        end: One past the last code point.
        exact: The words themselves (W3C TextQuoteSelector `exact`); `text[start:end]`.
    """

    start: int
    end: int
    exact: str


class Medium(StrEnum):
    """Where on a page a value was printed."""

    TEXT = "text"
    """In the article's own text; the evidence then has offsets."""
    JSON_LD = "json-ld"
    META = "meta"
    """A `<meta>`, `<title>`, `<link>` or attribute of the page."""
    COLUMN = "column"
    """A field of a corpus row."""
    URL = "url"


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The exact words a value came from, and where they stand.

    Attributes:
        medium: Which part of the page holds them.
        exact: The words as printed.
        start: Code-point offset into the article's text when `medium` is TEXT, else None.
        where: Outside the text: JSON-LD path, meta name, selector or column.
    """

    medium: Medium
    exact: str
    start: int | None = None
    where: str | None = None

    @property
    def end(self) -> int | None:
        """One past the last code point in the article's text; None outside it."""
        return None if self.start is None else self.start + len(self.exact)


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """A string read from a page, normalised, with the words it came from."""

    value: str
    evidence: Evidence
