"""The parts of a page that a reader tells apart, and marks on the elements that hold them."""

from enum import StrEnum

from konon.markup.document import Document, Element
from konon.markup.lines import Mark
from konon.publishers.rules import Rules
from konon.records import CreditRole


class Part(StrEnum):
    """What a line of a page is part of."""

    BODY = "body"
    DROP = "drop"
    HEADLINE = "headline"
    DECK = "deck"
    PUBLISHED = "published"
    MODIFIED = "modified"
    CHANNEL = "channel"
    TAG = "tag"
    CAPTION = "caption"
    RELATED = "related"
    ORIGIN = "origin"
    CREDIT = "credit"
    """Somebody's credit, with the role to be read from a printed label."""
    REPORTER = "reporter"
    EDITOR = "editor"
    PHOTOGRAPHER = "photographer"
    VIDEOGRAPHER = "videographer"
    VIDEO_PRODUCTION = "video production"
    INITIALS = "initials"

    @property
    def role(self) -> CreditRole | None:
        """The credit's role, for the parts that name people."""
        return next((role for role, part in _CREDITS.items() if part is self), None)


_CREDITS = {
    CreditRole.REPORTER: Part.REPORTER,
    CreditRole.EDITOR: Part.EDITOR,
    CreditRole.PHOTOGRAPHER: Part.PHOTOGRAPHER,
    CreditRole.VIDEOGRAPHER: Part.VIDEOGRAPHER,
    CreditRole.VIDEO_PRODUCTION: Part.VIDEO_PRODUCTION,
    CreditRole.INITIALS: Part.INITIALS,
}


def part_of(role: CreditRole) -> Part:
    """The part that holds credits of a role."""
    return _CREDITS[role]


def matching_rules(document: Document, rule_sets: tuple[Rules, ...]) -> Rules | None:
    """Return the newest rule set whose body is on the page."""
    return next((r for r in rule_sets if _is_worn(document, r)), None)


def _is_worn(document: Document, rules: Rules) -> bool:
    if rules.state is not None:
        return bool(document.select((rules.state.script,)))
    return bool(document.select(rules.body))


def marks_of(document: Document, rules: Rules) -> dict[Element, Mark]:
    """Mark every element that a rule names; an element that several name is the first's."""
    marks: dict[Element, Mark] = {}

    def mark(part: Part, elements: list[Element]) -> None:
        for element in elements:
            marks.setdefault(element, Mark(part.value, len(marks)))

    mark(Part.RELATED, document.select_all(rules.related))
    mark(Part.CAPTION, document.select(rules.captions))
    mark(Part.TAG, document.select(rules.tags))
    for role, selectors in rules.credits.items():
        mark(part_of(role), document.select(selectors))
    mark(Part.ORIGIN, document.select_all(rules.origins))
    mark(Part.HEADLINE, document.select(rules.headline)[:1])
    mark(Part.MODIFIED, document.select(rules.modified))
    mark(Part.PUBLISHED, document.select(rules.published))
    mark(Part.CHANNEL, document.select(rules.channel))
    mark(Part.DECK, document.select(rules.deck))
    body = document.select(rules.body)
    mark(Part.DROP, document.select_all(rules.drop, body))
    mark(Part.BODY, body)
    return marks
