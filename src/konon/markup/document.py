"""A page's HTML, parsed once: elements by selector, metadata, lines of text."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from cssselect import ExpressionError, HTMLTranslator, SelectorSyntaxError
from lxml import etree

from konon.errors import RuleError
from konon.markup.metadata import Metadata, read_metadata

Element = etree._Element

_NULL = re.compile("\x00")


@dataclass(frozen=True, slots=True)
class Document:
    """A parsed page.

    Attributes:
        root: The `html` element; read-only by convention, since selectors share it.
        metadata: What the page says of itself outside its text.
    """

    root: Element
    metadata: Metadata

    def select(self, selectors: Iterable[str], within: Element | None = None) -> list[Element]:
        """Return the elements that the first productive selector finds, in document order.

        Args:
            selectors: CSS selectors, the preferred first.
            within: Element to look in; the whole page by default.
        """
        for selector in selectors:
            if found := _find(selector, self.root if within is None else within):
                return found
        return []

    def select_all(
        self, selectors: Iterable[str], within: Sequence[Element] | None = None
    ) -> list[Element]:
        """Return the elements that any of the selectors finds, in document order.

        Args:
            selectors: CSS selectors.
            within: Elements to look in; the whole page by default.
        """
        joined = ", ".join(selectors)
        if not joined:
            return []
        return [e for root in within or (self.root,) for e in _find(joined, root)]


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
    return Document(root=root, metadata=read_metadata(root))


def check_selector(selector: str) -> None:
    """Raise RuleError if `selector` is not CSS that we can run."""
    _compiled(selector)


def _find(selector: str, root: Element) -> list[Element]:
    found = _compiled(selector)(root)
    return [item for item in found if isinstance(item, Element)] if isinstance(found, list) else []


@lru_cache(maxsize=4096)
def _compiled(selector: str) -> etree.XPath:
    try:
        return etree.XPath(HTMLTranslator().css_to_xpath(selector, prefix="descendant-or-self::"))
    except (ExpressionError, SelectorSyntaxError, etree.XPathSyntaxError) as error:
        raise RuleError(f"not a CSS selector: {selector!r} ({error})") from error
