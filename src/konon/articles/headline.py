"""Which line of a page is its headline: the heading that says what the metadata's title says."""

import re
from collections.abc import Callable

from konon.articles.grammar import grammar
from konon.articles.outline import Outline, ancestors
from konon.articles.parts import Part
from konon.markup.document import Document
from konon.markup.lines import Line

_NEEDED_LIKENESS = {"h1": (0.4, 0.6), "h2": (0.6, 0.3), "h3": (0.7, 0.2)}
"""How like the metadata's title a heading must be, and how much it is preferred to bare text."""
_BARE_TEXT = (0.95, 0.0)
_WORD = re.compile(r"\w+")
_TITLE_TAIL = re.compile(r" [|\-–—:»•] (?P<name>[^|\-–—»•]{2,40})$")
_LONGEST_TAIL = 43
"""Code points at a title's end among which the tail is looked for: a mark, spaces and a name."""


def mark_headline(found: Outline, document: Document) -> None:
    """Mark the headline's line: like the page's title, else the last `h1` above the body."""
    best = _most_like(found, [_words(title) for title in _titles(document)])
    if best is None and found.has(Part.BODY):
        best = _last_heading_above_body(found)
    if best is not None:
        found.parts[best] = Part.HEADLINE


def clean_title(title: str, outlet_names: frozenset[str], fold: Callable[[str], str]) -> str:
    """Cut the outlet's name off the end of a title (`… - Tribunnews.com`, `… Halaman all`).

    White space in the title is folded.
    """
    title = grammar().page_in_title.sub("", title)
    end = len(title)
    while tail := _TITLE_TAIL.search(title, max(0, end - _LONGEST_TAIL), end):
        if fold(tail["name"]) not in outlet_names:
            break
        end = tail.start()
    return title[:end].strip()


def _titles(document: Document) -> list[str]:
    """Headlines that the metadata offer, the most trusted first."""
    meta = document.metadata
    offered = [
        (meta.article or {}).get("headline"),
        *(found[1] for name in ("og:title", "twitter:title") if (found := meta.first(name))),
        meta.title,
    ]
    return [
        " ".join(title.split()) for title in offered if isinstance(title, str) and title.strip()
    ]


def _most_like(found: Outline, titles: list[frozenset[str]]) -> int | None:
    best, best_score = None, 0.0
    for n, line in enumerate(found.lines):
        if found.parts[n] is not None or not _may_be_headline(line):
            continue
        words = _words(line.text)
        likeness = max((_likeness(words, title) for title in titles), default=0.0)
        needed, rank = _NEEDED_LIKENESS.get(_heading_tag(line), _BARE_TEXT)
        if likeness >= needed and likeness + rank > best_score + 1e-9:
            best, best_score = n, likeness + rank
    return best


def _last_heading_above_body(found: Outline) -> int | None:
    for n in range((found.first(Part.BODY) or 0) - 1, -1, -1):
        line = found.lines[n]
        if found.parts[n] is None and _heading_tag(line) == "h1" and len(_words(line.text)) >= 3:
            return n
    return None


def _may_be_headline(line: Line) -> bool:
    return 8 <= len(line.text) <= 300 and (
        line.linked < 0.5 * len(line.text) or _heading_tag(line) == "h1"
    )


def _heading_tag(line: Line) -> str:
    for around in ancestors(line.element):
        if around.tag in ("h1", "h2", "h3"):
            return str(around.tag)
        if around.tag in ("div", "body", "article", "section"):
            break
    return ""


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.casefold()))


def _likeness(words: frozenset[str], wanted: frozenset[str]) -> float:
    """Share of words in common; a title may add the outlet's name, but not be a rubric's."""
    common = len(words & wanted)
    if not common or common < 0.4 * len(wanted):
        return 0.0
    return 0.7 * common / len(words) + 0.3 * common / len(wanted)
