"""A page's HTML, parsed once: elements by selector, and metadata."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lxml import etree

from konon.markup.metadata import Metadata, read_metadata
from konon.markup.selector import Index, alternatives, find

Element = etree._Element

_NULL = re.compile("\x00")


@dataclass(frozen=True, slots=True)
class Document:
    """A parsed page.

    Attributes:
        root: The `html` element; read-only by convention, since selectors share it.
        metadata: What the page says of itself outside its text.
        index: The page's elements by class and id.
    """

    root: Element
    metadata: Metadata
    index: Index

    def select(self, selectors: Iterable[str], within: Element | None = None) -> list[Element]:
        """Return the elements that the first productive selector finds.

        Args:
            selectors: CSS selectors, the preferred first.
            within: Element to look in; the whole page by default.
        """
        return next((f for s in selectors if (f := find(s, self.index, within))), [])

    def select_all(
        self, selectors: Iterable[str], within: Sequence[Element] | None = None
    ) -> list[Element]:
        """Return the elements that any of the selectors finds.

        Args:
            selectors: CSS selectors.
            within: Elements that must hold them; the whole page by default.
        """
        found = [e for selector in selectors for e in find(selector, self.index)]
        if within is None:
            return found
        holders = frozenset(within)
        return [e for e in found if any(around in holders for around in e.iterancestors())]


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
    return Document(root=root, metadata=read_metadata(root), index=Index.of(root))


def check_selector(selector: str) -> None:
    """Raise RuleError if `selector` is not CSS that we can run."""
    alternatives(selector)
