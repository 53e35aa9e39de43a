"""The grammar of publisher files: who publishes, and how to read their pages, with dates."""

import re
import tomllib
from collections.abc import Iterator
from datetime import date
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import Literal, TypeVar

import msgspec

from konon.errors import RuleError
from konon.markup.document import check_selector
from konon.records import CreditRole

Selectors = tuple[str, ...]
Zone = Literal["WIB", "WITA", "WIT"]
T = TypeVar("T")


class State(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where a page's own script holds the article (for pages drawn in the browser).

    Attributes:
        script: Selector of the script element that holds JSON.
        body: Keys to the body's HTML, joined by dots; a number indexes a list.
        headline: Keys to the headline; likewise the other fields.
    """

    script: str
    body: str
    headline: str | None = None
    published: str | None = None
    modified: str | None = None
    channel: str | None = None
    caption: str | None = None
    reporter: str | None = None
    editor: str | None = None
    tags: str | None = None


class Rules(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How to read a portal's pages of one period. Every list holds CSS selectors.

    Of each list the first selector that finds something counts, so newer markup stands before
    older. What a list leaves out is read as on an unknown portal.

    Attributes:
        valid_from: First day on which the portal was seen in this markup; it names the rule set.
        valid_until: Last day, likewise. Days are for people: a portal dresses its archive anew, so
            the page's own markup chooses the rules, never its day.
        seen: Whether the rules were tried on real pages of this markup. Rules that rest on hearsay
            are held against what the page itself shows.
        body: Elements that hold the paragraphs. Rules apply only where one of them is found.
        drop: Elements inside the body that are not the article (all selectors count).
        headline: Element that holds the headline.
        deck: Summary above or inside the body, which is not part of it.
        published: Elements that print the time of publication.
        modified: Elements that print the time of the last change.
        channel: Rubrics, the widest first.
        tags: One element a tag.
        captions: One element a caption.
        related: Links to other articles that are part of the article.
        credits: Elements by role; a role that the element prints itself outranks it.
        origins: Elements outside the body that print `Sumber: …`.
        pages: Links to the article's pages; the highest number printed in them is the count.
        page_count: Element that prints `Halaman 1/2`.
        page_number: Element that prints this page's own number.
        next_page: Link to the next page, where no count is printed.
        inline_pages: Elements that are pages of the article in one document.
        page_breaks: Elements that part the pages of the article in one document.
        paywall: Elements that stand only on a withheld article.
        state: The article as script state, for portals that draw it in the browser.
    """

    valid_from: date | None = None
    valid_until: date | None = None
    seen: bool = False
    body: Selectors = ()
    drop: Selectors = ()
    headline: Selectors = ()
    deck: Selectors = ()
    published: Selectors = ()
    modified: Selectors = ()
    channel: Selectors = ()
    tags: Selectors = ()
    captions: Selectors = ()
    related: Selectors = ()
    credits: dict[CreditRole, Selectors] = {}
    origins: Selectors = ()
    pages: Selectors = ()
    page_count: Selectors = ()
    page_number: Selectors = ()
    next_page: Selectors = ()
    inline_pages: Selectors = ()
    page_breaks: Selectors = ()
    paywall: Selectors = ()
    state: State | None = None

    @property
    def selectors(self) -> Iterator[tuple[str, str]]:
        """Every selector of the rule set, each with its key."""
        for key in self.__struct_fields__:
            value = getattr(self, key)
            if isinstance(value, tuple):
                yield from ((key, selector) for selector in value)
        for role, group in self.credits.items():
            yield from ((f"credits.{role.value}", selector) for selector in group)
        if self.state is not None:
            yield "state.script", self.state.script


class Publisher(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, dict=True):
    """A portal: who publishes, under which addresses, and the rules to read it by.

    Attributes:
        outlet: The outlet's name as it writes it.
        domains: Its domains; subdomains belong to it too.
        network: Name of its network file, if it belongs to a group.
        zone: Zone of a printed clock that names none: WIB, WITA or WIT.
        names: Other names it signs with (datelines, `Sumber:` lines).
        sections: Rubrics that bear its name (`detikHealth`); it signs with them as well.
        distrust: Metadata names whose times are known to be wrong (`meta:pubdate`).
        furniture: Regular expressions of whole lines that are never the article's.
        tracking: Extra query parameters that only track; dropped from addresses.
        page_in_path: Regular expression of a path's end that only counts pages (`/5`).
        rules: Rule sets, the newest first.
    """

    outlet: str
    domains: tuple[str, ...]
    network: str | None = None
    zone: Zone = "WIB"
    names: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    distrust: tuple[str, ...] = ()
    furniture: tuple[str, ...] = ()
    tracking: tuple[str, ...] = ()
    page_in_path: str | None = None
    rules: tuple[Rules, ...] = ()

    @cached_property
    def furniture_pattern(self) -> re.Pattern[str] | None:
        """One pattern for all furniture lines of this portal."""
        return re.compile("|".join(self.furniture), re.IGNORECASE) if self.furniture else None


class Outlet(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A member of a network that shares its markup but has its own name, perhaps its own zone."""

    outlet: str
    domains: tuple[str, ...]
    zone: Zone = "WIB"
    names: tuple[str, ...] = ()


class Network(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A group of outlets under one roof.

    Attributes:
        name: The group's name.
        rules_of: Name of the publisher file whose rules its members share.
        outlets: Members that have no publisher file of their own.
    """

    name: str
    rules_of: str | None = None
    outlets: tuple[Outlet, ...] = ()


def read_publisher(path: Path) -> Publisher:
    """Read and check one publisher file.

    Raises:
        RuleError: It cannot be read or used; the message names the file, the key and the fault.
    """
    publisher = _read(path, Publisher)
    for key, pattern in _patterns(publisher):
        try:
            re.compile(pattern)
        except re.error as error:
            raise RuleError(f"{path.name}: {key}: {pattern!r} is no pattern: {error}") from error
    for number, rules in enumerate(publisher.rules, start=1):
        for key, selector in rules.selectors:
            try:
                check_selector(selector)
            except RuleError as error:
                raise RuleError(f"{path.name}: rules {number}: {key}: {error}") from error
    _check_days(path, publisher.rules)
    _require_file(path, "network", "networks", publisher.network)
    return publisher


def read_network(path: Path) -> Network:
    """Read and check one network file.

    Raises:
        RuleError: As for a publisher file.
    """
    network = _read(path, Network)
    _require_file(path, "rules_of", "portals", network.rules_of)
    return network


def _patterns(publisher: Publisher) -> Iterator[tuple[str, str]]:
    yield from (("furniture", pattern) for pattern in publisher.furniture)
    if publisher.page_in_path is not None:
        yield "page_in_path", publisher.page_in_path


def _check_days(path: Path, rule_sets: tuple[Rules, ...]) -> None:
    """Refuse days that contradict the order of the rule sets or each other."""
    for number, rules in enumerate(rule_sets, start=1):
        first, last = rules.valid_from, rules.valid_until
        if first and last and last < first:
            raise RuleError(f"{path.name}: rules {number}: valid_until lies before valid_from")
    starts = [rules.valid_from for rules in rule_sets if rules.valid_from]
    if any(newer < older for newer, older in pairwise(starts)):
        raise RuleError(f"{path.name}: rules: valid_from: the newest rules must stand first")


def _require_file(path: Path, key: str, folder: str, name: str | None) -> None:
    """Refuse a name that no file beside this one's folder bears."""
    if name is not None and not (path.parents[1] / folder / f"{name}.toml").is_file():
        raise RuleError(f"{path.name}: {key}: there is no {folder}/{name}.toml")


def _read(path: Path, kind: type[T]) -> T:
    try:
        return msgspec.convert(tomllib.loads(path.read_text("utf-8")), kind)
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise RuleError(f"{path.name}: {error}") from error
