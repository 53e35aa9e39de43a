"""What the words that an element wears say of it: furniture, or the body of an article."""

from collections.abc import Mapping

from konon.articles.grammar import Grammar
from konon.articles.outline import ancestors, worn
from konon.markup.document import Element

_NEVER = frozenset(("nav", "footer", "aside", "form", "button", "menu", "figure", "figcaption"))
_STRONG_HOLDERS = frozenset(("article", "main"))
_BULK = 0.6
"""Share of the page's prose that makes an element its main content."""


class Dress:
    """What the words an element wears say of it; looked at once an element."""

    def __init__(self, rules: Grammar) -> None:
        self._rules = rules
        self._furniture: dict[Element, bool] = {}
        self._bulk: frozenset[Element] = frozenset()

    def know(self, totals: Mapping[Element, float]) -> None:
        """Learn which elements hold the bulk of the page's prose.

        Whatever such an element wears, it is no furniture; but readers' comments stay comments.
        """
        most = max(totals.values(), default=0.0)
        self._bulk = frozenset(e for e, total in totals.items() if total > _BULK * most)
        self._furniture.clear()

    def is_furniture(self, element: Element) -> bool:
        """Whether the element itself is worn as furniture."""
        known = self._furniture.get(element)
        if known is None:
            words = worn(element)
            known = element.tag in _NEVER or (
                element.tag not in ("body", "html", "article")
                and len(words) > 2
                and self._rules.wear.furniture.says(words)
                and (element not in self._bulk or self._rules.wear.readers.says(words))
            )
            self._furniture[element] = known
        return known

    def weight(self, element: Element) -> float:
        """How likely the element holds a body, from what it and its surroundings wear."""
        weight = 1.0
        words = worn(element)
        if "articleBody" in words or element.tag in _STRONG_HOLDERS:
            weight *= 1.5
        elif self._rules.wear.body.says(words):
            weight *= 1.25
        for distance, around in enumerate(ancestors(element)):
            if distance > 8:
                break
            if self.is_furniture(around):
                weight *= 0.15 if distance < 3 else 0.4
                break
        return weight
