"""A page's HTML, parsed once: elements by selector, and metadata."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from lxml import etree

from konon.markup.metadata import Metadata, read_metadata
from konon.markup.selector import Index, alternatives, find

Element = etree._Element

_METADATA = frozenset("title meta link script style base noscript template object".split())
_NULL = re.compile("\x00")


@dataclass(frozen=True)
class Document:
    """A parsed page.

    Attributes:
        root: The `html` element; read-only by convention, since selectors share it.
        metadata: What the page says of itself outside its text.
        is_cut: Whether the parser gave up before the end: elements nested thousands deep.
    """

    root: Element
    metadata: Metadata
    is_cut: bool = False

    @cached_property
    def index(self) -> Index:
        """The page's elements by class and id; made when a selector first asks for it."""
        return Index.of(self.root)

    def select(self, selectors: Iterable[str]) -> list[Element]:
        """Return the elements that the first productive selector finds.

        Args:
            selectors: CSS selectors, the preferred first.
        """
        return next((found for s in selectors if (found := find(s, self.index))), [])

    def select_all(
        self, selectors: Iterable[str], within: Sequence[Element] | None = None
    ) -> list[Element]:
        """Return the elements that any of the selectors finds.

        Args:
            selectors: CSS selectors.
            within: Elements that must hold them; the whole page by default.
        """
        return [element for s in selectors for element in find(s, self.index, within)]


def parse(text: str) -> Document | None:
    """Parse HTML text (NFC, no encoding left to guess); None where there is no element at all."""
    parser = etree.HTMLParser(
        encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True, no_network=True
    )
    try:
        root = etree.fromstring(_NULL.sub("", text).encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        return None
    if root is None:
        return None
    _empty_head(root)
    last = parser.error_log.last_error
    is_cut = last is not None and last.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT
    return Document(root=root, metadata=read_metadata(root), is_cut=is_cut)


def _empty_head(root: Element) -> None:
    """Move what is no metadata from head to body: the parser leaves HTML 5 elements there."""
    head = root.find("head")
    strays = [] if head is None else [e for e in head if e.tag not in _METADATA]
    if not strays:
        return
    body = root.find("body")
    if body is None:
        body = etree.SubElement(root, "body")
    body[:0] = strays


def check_selector(selector: str) -> None:
    """Raise RuleError if `selector` is not CSS that we can run."""
    alternatives(selector)
