"""Lines of an element: what a reader sees as one line, with its links and its place in the tree."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

Element = etree._Element

_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset "
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html li main menu nav ol option p "
    "pre section select summary table tbody td tfoot th thead tr ul video audio".split()
)
_SILENT = frozenset(
    "script style noscript template svg iframe object embed canvas head button input textarea "
    "select option map audio video math".split()
)
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_BOLD = frozenset(("b", "strong"))
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]")
_WHITE = re.compile(r"\s+")
_SETTLED = re.compile(r"(?s).*(?=[\x00-\x7f])")
"""All before the last ASCII character, which itself may take an accent but never is one."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What a caller calls an element: a name, and a number to tell elements of one name apart."""

    name: str
    number: int


_NONE: Mapping[Element, Mark] = {}


@dataclass(frozen=True, slots=True)
class Link:
    """A link inside a line: code points of its text, and its target as written."""

    start: int
    end: int
    href: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text as a reader sees it.

    Attributes:
        text: Its words, white space folded, NFC.
        element: The innermost block element around it.
        links: The links in it.
        bold: Code points set in bold.
        mark: What the caller marked the place as, None where it did not.
    """

    text: str
    element: Element
    links: tuple[Link, ...]
    bold: int
    mark: Mark | None

    @property
    def linked(self) -> int:
        """Code points that lie in links."""
        return sum(link.end - link.start for link in self.links)

    @property
    def heading(self) -> bool:
        """Whether the line stands in a heading element."""
        return self.element.tag in _HEADINGS

    @property
    def all_bold(self) -> bool:
        """Whether every word of the line is bold."""
        return self.bold >= len(self.text) > 0


class _Place:
    """Where in the tree words are being written; made once an element, so kept light."""

    __slots__ = ("bold", "element", "ends_line", "href", "mark")

    def __init__(
        self,
        element: Element,
        mark: Mark | None,
        href: str | None,
        bold: bool = False,
        ends_line: bool = False,
    ) -> None:
        self.element = element
        self.mark = mark
        self.href = href
        self.bold = bold
        self.ends_line = ends_line

    def inline(self) -> "_Place":
        """The same place, inside an element that does not end the line."""
        return _Place(self.element, self.mark, self.href, self.bold)


class _Writer:
    """Gathers pieces of text into one line after another."""

    __slots__ = ("_bold", "_length", "_links", "_parts", "_space")

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._links: list[Link] = []
        self._length = 0
        self._bold = 0
        self._space = False

    def write(self, text: str, href: str | None, bold: bool) -> None:
        """Add words to the line, folding white space across elements."""
        if not text.isascii():
            text = _composed(text)
        words = " ".join(text.split())
        if not words:
            self._space = self._space or bool(text)
            return
        if self._length and (self._space or text[0].isspace()):
            words = " " + words
        start = self._length + (words[0] == " ")
        self._parts.append(words)
        self._length += len(words)
        self._space = text[-1].isspace()
        if bold:
            self._bold += len(words)
        if href is not None:
            last = self._links[-1] if self._links else None
            if last and last.href == href and start - last.end <= 1:
                self._links[-1] = Link(last.start, self._length, href)
            else:
                self._links.append(Link(start, self._length, href))

    def take(self, place: "_Place") -> Line | None:
        """End the line and hand it over; None where nothing was written."""
        if not self._parts:
            self._space = False
            return None
        text, links = "".join(self._parts), tuple(self._links)
        if not text.isascii() and not unicodedata.is_normalized("NFC", text):
            text, links = _recomposed(text, links)
        line = Line(text, place.element, links, self._bold, place.mark)
        self._parts, self._links = [], []
        self._length = self._bold = 0
        self._space = False
        return line


def clean(text: str) -> str:
    """Fold white space, drop invisible characters, compose to NFC."""
    return _WHITE.sub(" ", text if text.isascii() else _composed(text))


def _composed(text: str) -> str:
    text = _INVISIBLE.sub("", text)
    if unicodedata.is_normalized("NFC", text):
        return text
    return unicodedata.normalize("NFC", text)


def _recomposed(text: str, links: tuple[Link, ...]) -> tuple[str, tuple[Link, ...]]:
    """Compose a line whose letters and accents lay in different elements; move its links along."""
    moved = {}
    done: list[str] = []
    length, last, tail = 0, 0, ""
    for cut in sorted({len(text), *(at for link in links for at in (link.start, link.end))}):
        tail = unicodedata.normalize("NFC", tail + text[last:cut])
        settled = _SETTLED.match(tail)
        if settled:  # what follows may still compose with the tail, never with what is before it
            done.append(settled[0])
            length += settled.end()
            tail = tail[settled.end() :]
        moved[cut], last = length + len(tail), cut
    kept = (Link(moved[link.start], moved[link.end], link.href) for link in links)
    return "".join(done) + tail, tuple(link for link in kept if link.start < link.end)


def lines(root: Element, marks: Mapping[Element, Mark] = _NONE) -> Iterator[Line]:
    """Yield the lines of `root` in order.

    Block elements, marked elements and `<br>` end a line; script, style and form controls say
    nothing.

    Args:
        root: The element to read.
        marks: Elements that mean something to the caller; each line carries the mark of the
            innermost marked element around it.
    """
    writer = _Writer()
    places = [_Place(root, None, None)]
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        tag = element.tag
        if event == "start":
            if tag in _SILENT:
                walk.skip_subtree()
                continue
            opened = _opened(element, places[-1], marks)
            if (opened.ends_line or tag == "br") and (line := writer.take(places[-1])):
                yield line
            places.append(opened)
            if element.text:
                writer.write(element.text, opened.href, opened.bold)
            continue
        if event == "end" and tag not in _SILENT:
            if places[-1].ends_line and (line := writer.take(places[-1])):
                yield line
            places.pop()
        if element.tail and element is not root:
            writer.write(element.tail, places[-1].href, places[-1].bold)
    if line := writer.take(places[0]):
        yield line


def _opened(element: Element, around: _Place, marks: Mapping[Element, Mark]) -> _Place:
    """The place inside an element, given the one around it."""
    tag = element.tag
    mark = marks.get(element)
    if tag in _BLOCKS or mark is not None:
        href = (element.get("href") or "").strip() if tag == "a" else around.href
        return _Place(element, mark or around.mark, href, around.bold or tag in _BOLD, True)
    if tag == "a":
        href = (element.get("href") or "").strip()
        return _Place(around.element, around.mark, href, around.bold)
    if tag in _BOLD:
        return _Place(around.element, around.mark, around.href, True)
    return around if not around.ends_line else around.inline()


def text_of(element: Element) -> str:
    """Return all words of an element on one line."""
    return " ".join(line.text for line in lines(element))
