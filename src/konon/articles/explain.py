"""Says what each selector of a portal's rules finds on a page, for whoever writes such rules."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from konon.articles.extract import extract
from konon.articles.metadata import MetadataReader
from konon.articles.parts import matching_rules
from konon.articles.state import drawn
from konon.markup.decode import decode
from konon.markup.document import Document, Element, parse
from konon.publishers.rules import Rules
from konon.records import Article, Issue, Page

_ALL_COUNT = frozenset(("drop", "related", "origins"))
"""Keys of which every selector counts; of the others, the first that finds something."""
_WITHIN_BODY = frozenset(("drop",))
_EXCERPT = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What one selector finds on the page.

    Attributes:
        key: The rule's key, as in the file (`body`, `credits.reporter`).
        selector: The CSS selector; for a page drawn from script state, on what is drawn of it.
        count: How many elements it finds.
        first: The first words in the first of them.
        counts: Whether it is used: it finds something, and no selector before it does.
    """

    key: str
    selector: str
    count: int
    first: str
    counts: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleSetFindings:
    """What one of a portal's rule sets finds.

    Attributes:
        valid_from: First day on which the portal wore this markup, if the file says so.
        valid_until: Last day, likewise.
        chosen: Whether it is the one for this page: the newest whose body is on it.
        findings: One for each selector, in the order of the grammar.
    """

    valid_from: date | None
    valid_until: date | None
    chosen: bool
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageExplanation:
    """How a page is read.

    Attributes:
        url: Its address as fetched, else as it says itself.
        outlet: Who publishes, where that is known.
        publisher: Name of the publisher's rule file; None for an unknown portal.
        rule_sets: What each rule set of that file finds, the newest first.
        outcome: The article that is read from the page, or why there is none.
    """

    url: str | None
    outlet: str | None
    publisher: str | None
    rule_sets: tuple[RuleSetFindings, ...]
    outcome: Article | Issue


def explain_page(page: Page) -> PageExplanation:
    """Try every selector of the portal's rules on an HTML page, and read the page."""
    outcome = extract(page)
    document = parse(decode(page.content, page.charset).text)
    if document is None:
        return PageExplanation(
            url=page.url, outlet=None, publisher=None, rule_sets=(), outcome=outcome
        )
    metadata = MetadataReader(document, page.url)
    house, outlet = metadata.house(), metadata.outlet()
    rule_sets = house.rules if house else ()
    chosen = matching_rules(document, rule_sets)
    return PageExplanation(
        url=metadata.fetched or metadata.url,
        outlet=outlet.value if outlet else None,
        publisher=house.id if house else None,
        rule_sets=tuple(
            RuleSetFindings(
                valid_from=rules.valid_from,
                valid_until=rules.valid_until,
                chosen=rules is chosen,
                findings=tuple(_findings(document, rules)),
            )
            for rules in rule_sets
        ),
        outcome=outcome,
    )


def _findings(document: Document, rules: Rules) -> Iterator[Finding]:
    if rules.state is not None:
        yield from _tried(document, "state.script", (rules.state.script,), None)
        if (page := drawn(document, rules)) is None:
            return
        document, rules = page
    body = document.select(rules.body)
    for key, selectors in _lists(rules):
        yield from _tried(document, key, selectors, body if key in _WITHIN_BODY else None)


def _lists(rules: Rules) -> Iterator[tuple[str, tuple[str, ...]]]:
    for key in rules.__struct_fields__:
        value = getattr(rules, key)
        if isinstance(value, tuple):
            yield key, value
        elif key == "credits":
            for role, selectors in rules.credits.items():
                yield f"credits.{role.value}", selectors


def _tried(
    document: Document, key: str, selectors: tuple[str, ...], within: list[Element] | None
) -> Iterator[Finding]:
    is_found = False
    for selector in selectors:
        found = document.select_all((selector,), within)
        yield Finding(
            key=key,
            selector=selector,
            count=len(found),
            first=_words(found[0]) if found else "",
            counts=bool(found) and (key in _ALL_COUNT or not is_found),
        )
        is_found = is_found or bool(found)


def _words(element: Element) -> str:
    text = " ".join("".join(str(part) for part in element.itertext()).split())
    return text if len(text) <= _EXCERPT else text[: _EXCERPT - 1] + "…"
