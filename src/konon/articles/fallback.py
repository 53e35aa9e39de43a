"""The last resort: a general-purpose extractor says which lines are the body, and no more."""

import logging
import re
from functools import cache
from importlib import import_module
from typing import Protocol, cast

from konon.articles.outline import Outline
from konon.articles.parts import Part

_WORD = re.compile(r"\w+")
_GRAM = 4
_COVERED = 0.8


class _Extractor(Protocol):
    """What is used of trafilatura."""

    def extract(self, html: str, *, favor_precision: bool, include_comments: bool) -> str | None:
        """Return the main text of a page."""


@cache
def _extractor() -> _Extractor:
    """Load the extractor when it is first asked: it takes longer than all of Konon to import.

    Without a handler of ours, what it says of empty pages would reach the user's terminal.
    """
    logging.getLogger("trafilatura").addHandler(logging.NullHandler())
    return cast("_Extractor", import_module("trafilatura"))


def fallback_body(text: str, found: Outline) -> bool:
    """Let the extractor choose the lines of the body, where it finds any.

    Its own text is not kept: it differs from version to version, and our offsets must not. Its
    choice is; the words are those of our lines.

    Args:
        text: The page's HTML.
        found: The outline, which is changed.

    Returns:
        Whether its choice is another than the outline's was.
    """
    grams = _grams(_extractor().extract(text, favor_precision=True, include_comments=False) or "")
    numbers = [
        n
        for n, line in enumerate(found.lines)
        if line.element.tag != "h1" and _is_covered(line.text, grams)
    ]
    if not numbers:
        return False
    before = list(found.parts)
    for n in list(found.where(Part.BODY)):
        found.parts[n] = None
    for n in numbers:
        if found.parts[n] in (None, Part.CAPTION):
            found.parts[n] = Part.BODY
    return found.parts != before


def _grams(text: str) -> frozenset[tuple[str, ...]]:
    words = _WORD.findall(text.casefold())
    return frozenset(tuple(words[n : n + _GRAM]) for n in range(max(1, len(words) - _GRAM + 1)))


def _is_covered(text: str, grams: frozenset[tuple[str, ...]]) -> bool:
    own = _grams(text)
    return len(text) > 20 and len(own & grams) >= _COVERED * len(own)
