"""CSS selectors over a page whose classes and ids are indexed: most never touch the tree.

An XPath for a class looks at every element of the page. A page has thousands of elements and rules
have dozens of selectors, so the page is indexed once instead, and a selector begins at the elements
that wear what its first part asks for.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from cssselect import ExpressionError, HTMLTranslator, SelectorSyntaxError
from lxml import etree

from konon.errors import RuleError

Element = etree._Element

_CONDITIONS = re.compile(r":\w[\w-]*\([^()]*(?:\([^()]*\)[^()]*)*\)|\[[^\]]*\]")
_NAMES = re.compile(r"[.#][A-Za-z_-][\w-]*")
_HEAD = re.compile(
    r"(?P<tag>[a-z][a-z0-9]*)?(?P<names>(?:[.#][A-Za-z_-][\w-]*)+)(?:\s*(?P<child>>)\s*|\s+|$)(?P<rest>.*)$",
    re.DOTALL,
)
_TRANSLATOR = HTMLTranslator()


@dataclass(frozen=True, slots=True)
class Index:
    """Elements of a page by class (`.name`) and id (`#name`), in document order."""

    root: Element
    wearing: Mapping[str, list[Element]]

    @classmethod
    def of(cls, root: Element) -> "Index":
        """Index a page."""
        wearing: defaultdict[str, list[Element]] = defaultdict(list)
        for element in root.iter("*"):
            if worn := element.get("class"):
                for name in _classes(worn):
                    wearing[name].append(element)
            if identity := element.get("id"):
                wearing["#" + identity.strip()].append(element)
        return cls(root, dict(wearing))


@lru_cache(maxsize=1 << 14)
def _classes(worn: str) -> tuple[str, ...]:
    """The names in a class attribute; pages repeat few of them over and over."""
    return tuple("." + name for name in worn.split())


@dataclass(frozen=True, slots=True)
class _Alternative:
    """One of a selector's alternatives: what it needs, and how to run it."""

    needs: frozenset[str]
    names: tuple[str, ...]
    tag: str | None
    rest: etree.XPath | None
    whole: etree.XPath

    def find(self, index: Index, within: Sequence[Element]) -> Iterator[Element]:
        """Yield what it finds; elements found by class lie anywhere, the others in `within`."""
        if not self.needs <= index.wearing.keys():
            return
        if not self.names:
            for holder in within:
                yield from _elements(self.whole(holder))
            return
        for element in index.wearing[self.names[0]]:
            if (self.tag and element.tag != self.tag) or not _wears(element, self.names[1:]):
                continue
            if self.rest is None:
                yield element
            else:
                yield from _elements(self.rest(element))


def find(selector: str, index: Index, within: Sequence[Element] | None = None) -> list[Element]:
    """Return the elements that a selector finds.

    Args:
        selector: CSS, with commas between alternatives.
        index: The page's index.
        within: Elements that must hold them; the whole page by default.
    """
    found: dict[Element, None] = {}
    for alternative in alternatives(selector):
        found.update(dict.fromkeys(alternative.find(index, within or (index.root,))))
    if within is None:
        return list(found)
    holders = frozenset(within)
    return [e for e in found if any(around in holders for around in e.iterancestors())]


@lru_cache(maxsize=8192)
def alternatives(selector: str) -> tuple[_Alternative, ...]:
    """Compile a selector; RuleError if it is not CSS that we can run."""
    return tuple(_alternative(one.strip()) for one in _split(selector))


def _alternative(selector: str) -> _Alternative:
    needs = frozenset(_NAMES.findall(_CONDITIONS.sub("", selector)))
    whole = _xpath(selector, "descendant-or-self::")
    head = _HEAD.match(selector)
    if head is None or (head["rest"] and head["rest"][0] in "+~>[:"):
        return _Alternative(needs, (), None, None, whole)
    names = tuple(_NAMES.findall(head["names"]))
    rest = head["rest"].strip()
    axis = "child::" if head["child"] else "descendant::"
    return _Alternative(needs, names, head["tag"], _xpath(rest, axis) if rest else None, whole)


def _split(selector: str) -> Iterator[str]:
    """Part a selector at the commas that stand outside brackets."""
    depth, start = 0, 0
    for n, character in enumerate(selector):
        if character in "([":
            depth += 1
        elif character in ")]":
            depth -= 1
        elif character == "," and depth == 0:
            yield selector[start:n]
            start = n + 1
    yield selector[start:]


def _xpath(selector: str, prefix: str) -> etree.XPath:
    try:
        return etree.XPath(_TRANSLATOR.css_to_xpath(selector, prefix=prefix))
    except (ExpressionError, SelectorSyntaxError, etree.XPathSyntaxError) as error:
        raise RuleError(f"not a CSS selector: {selector!r} ({error})") from error


def _elements(found: object) -> list[Element]:
    return [item for item in found if isinstance(item, Element)] if isinstance(found, list) else []


def _wears(element: Element, names: tuple[str, ...]) -> bool:
    if not names:
        return True
    classes = (element.get("class") or "").split()
    return all(
        name[1:] in classes if name[0] == "." else element.get("id") == name[1:] for name in names
    )
