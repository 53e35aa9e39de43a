"""The last resort: a general-purpose extractor says which lines are the body, and no more."""

import re

import trafilatura

from konon.articles.outline import Outline
from konon.articles.parts import Part
from konon.markup.document import Document

_WORD = re.compile(r"\w+")
_GRAM = 4
_COVERED = 0.8


def fallback_body(document: Document, found: Outline) -> Outline:
    """Mark as body the lines whose words the extractor chose; the outline is changed only then.

    The extractor's own text is not kept: it differs from version to version, and our offsets
    must not. Its choice is; the words are those of our lines.
    """
    chosen = trafilatura.extract(
        document.root, favor_precision=True, include_comments=False, include_tables=False
    )
    grams = _grams(chosen or "")
    numbers = [n for n, line in enumerate(found.lines) if _is_covered(line.text, grams)]
    if sum(len(found.lines[n].text) for n in numbers) > _length_of_body(found):
        for n in list(found.where(Part.BODY)):
            found.parts[n] = None
        for n in numbers:
            if found.parts[n] is None:
                found.parts[n] = Part.BODY
    return found


def _length_of_body(found: Outline) -> int:
    return sum(len(found.lines[n].text) for n in found.where(Part.BODY))


def _grams(text: str) -> frozenset[tuple[str, ...]]:
    words = _WORD.findall(text.casefold())
    return frozenset(tuple(words[n : n + _GRAM]) for n in range(max(1, len(words) - _GRAM + 1)))


def _is_covered(text: str, grams: frozenset[tuple[str, ...]]) -> bool:
    own = _grams(text)
    return len(text) > 20 and len(own & grams) >= _COVERED * len(own)
