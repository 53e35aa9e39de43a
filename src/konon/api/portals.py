"""What is known of portals, and how their rules do on a page."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from konon.articles.explain import Finding, PageExplanation, RuleSetFindings
from konon.articles.explain import explain_page as explain
from konon.errors import UnreadableInputError
from konon.intake import pages
from konon.publishers.registry import registry
from konon.records import Issue, Page, PageForm

__all__ = ["Finding", "PageExplanation", "Portal", "RuleSetFindings", "explain_page", "portals"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Portal:
    """An outlet that is read by rules.

    Attributes:
        outlet: Its name.
        network: The group it belongs to.
        publisher: Name of the file whose rules read it.
        domains: Where it publishes.
        zone: The zone of its clocks: WIB, WITA or WIT.
        valid: First and last day on which it wore the markup of each rule set, the newest first;
            None where that is not known.
    """

    outlet: str
    network: str | None
    publisher: str
    domains: tuple[str, ...]
    zone: str
    valid: tuple[tuple[date | None, date | None], ...]


def portals() -> tuple[Portal, ...]:
    """Return all outlets that are read by rules, by the name of the outlet."""
    known = registry()
    domains: dict[str, list[str]] = {}
    for domain, house in known.by_domain.items():
        domains.setdefault(house.outlet, []).append(domain)
    houses = {house.outlet: house for house in known.by_domain.values()}
    return tuple(
        Portal(
            outlet=name,
            network=houses[name].network,
            publisher=houses[name].id,
            domains=tuple(domains[name]),
            zone=houses[name].zone,
            valid=tuple((rules.valid_from, rules.valid_until) for rules in houses[name].rules),
        )
        for name in sorted(houses, key=str.casefold)
    )


def explain_page(path: Path | str, url: str | None = None) -> PageExplanation:
    """Say what each selector of a portal's rules finds on a page.

    Args:
        path: A file with one HTML page, or more, of which the first counts.
        url: Address it was fetched from, if the page does not say so itself.

    Raises:
        UnreadableInputError: There is no file, or no HTML page in it.
    """
    for page in pages([Path(path)]):
        if isinstance(page, Issue):
            raise UnreadableInputError(f"{path}: {page.message}")
        if page.form is not PageForm.HTML:
            raise UnreadableInputError(f"{path} is no HTML page; only those are read by rules.")
        return explain(_fetched_from(page, url))
    raise UnreadableInputError(f"There is no page in {path}.")


def _fetched_from(page: Page, url: str | None) -> Page:
    return page if url is None else replace(page, url=url)
