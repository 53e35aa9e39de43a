"""All publishers and networks that Konon knows, found by address or by the name they sign with."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

import msgspec

from konon.errors import RuleError
from konon.publishers.rules import Network, Publisher, Rules, read_network, read_publisher

_HERE = Path(__file__).parent
_FILE = _HERE / "registry.toml"
_NAME = re.compile(r"[^a-z0-9]+")
_DOMAIN = re.compile(r"\w\.[a-z]{2,}\b", re.IGNORECASE)
_SHORT_NAME = 3


class _Copies(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    domains: frozenset[str]


class _Names(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    rubrics: frozenset[str]
    people: frozenset[str]


class _Common(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What `registry.toml` holds."""

    copies: _Copies
    names: _Names


@dataclass(frozen=True, slots=True)
class House:
    """An outlet with everything known of it.

    Attributes:
        id: Name of the file whose rules read it.
        outlet: Its name.
        network: Name of its group, if it belongs to one.
        zone: The zone its clocks keep.
        names: Every name it goes by, folded (see `fold`).
        sections: Those of its names that are rubrics as well.
        publisher: The file's content.
    """

    id: str
    outlet: str
    network: str | None
    zone: str
    names: frozenset[str]
    sections: frozenset[str]
    publisher: Publisher

    @property
    def rules(self) -> tuple[Rules, ...]:
        """The rule sets, the newest first."""
        return self.publisher.rules


@dataclass(frozen=True, slots=True)
class Registry:
    """Houses by domain and by folded name.

    Attributes:
        by_domain: Houses by the domains they publish at.
        by_name: Houses by the names they sign with, folded.
        copies: Domains of archives and caches.
        rubrics: Names of houses that rubrics bear as well, folded.
        people: Names of houses that people bear as well, folded.
    """

    by_domain: Mapping[str, House]
    by_name: Mapping[str, House]
    copies: frozenset[str]
    rubrics: frozenset[str]
    people: frozenset[str]

    def at(self, url: str | None) -> House | None:
        """Find the house that publishes at this address: the longest known domain wins."""
        return next((h for d in _domains_above(url) if (h := self.by_domain.get(d))), None)

    def keeps_copies(self, url: str | None) -> bool:
        """Whether an address is an archive's or a cache's."""
        return any(domain in self.copies for domain in _domains_above(url))

    def named(self, name: str) -> House | None:
        """Find the house that signs with this name (`ZONA PRIANGAN`, `TRIBUN-VIDEO.COM`)."""
        return self.by_name.get(fold(name))

    def named_alone(self, line: str) -> House | None:
        """Find the house that a line is the name of: a rubric's needs the domain beside it."""
        if fold(line) in self.rubrics and not _DOMAIN.search(line):
            return None
        return self.named(line)

    def may_be_person(self, name: str) -> bool:
        """Whether a name is none of an outlet, or one that people bear as well (`Fajar`)."""
        return self.named(name) is None or name.strip().casefold() in self.people


@cache
def registry() -> Registry:
    """Load every publisher and network file, once a process."""
    networks = {p.stem: read_network(p) for p in sorted((_HERE / "networks").glob("*.toml"))}
    publishers = {p.stem: read_publisher(p) for p in sorted((_HERE / "portals").glob("*.toml"))}
    houses = [_house(key, publisher, networks) for key, publisher in publishers.items()]
    houses += [
        House(
            id=network.rules_of,
            outlet=member.outlet,
            network=network.name,
            zone=member.zone,
            names=_folded(member.outlet, *member.domains, *member.names),
            sections=_folded(),
            publisher=publishers[network.rules_of],
        )
        for network in networks.values()
        if network.rules_of is not None
        for member in network.outlets
    ]
    by_domain: dict[str, House] = {}
    by_name: dict[str, House] = {}
    for house, domains in zip(houses, _domains(publishers, networks), strict=True):
        for domain in domains:
            by_domain.setdefault(domain, house)
        for name in sorted(house.names):
            by_name.setdefault(name, house)
    common = _read_common()
    return Registry(
        by_domain=by_domain,
        by_name=by_name,
        copies=common.copies.domains,
        rubrics=common.names.rubrics,
        people=common.names.people,
    )


def signs(name: str, own: frozenset[str]) -> bool:
    """Whether a byline's end is the outlet's: one of its own names, or a word that begins so.

    Args:
        name: The words at the byline's end.
        own: The outlet's names, folded.
    """
    folded = fold(name)
    return folded in own or (
        " " not in name.strip()
        and any(len(known) > _SHORT_NAME and folded.startswith(known) for known in own)
    )


def fold(name: str) -> str:
    """Fold an outlet's name: letters and digits alone, lower case, no top-level domain."""
    bare = re.sub(r"\.(?:com|co\.id|id|co|net|tv|news)\b", "", name.strip().casefold())
    return _NAME.sub("", bare)


def host_of(url: str | None) -> str:
    """Return the host that a URL names, in lower case; empty where it names none."""
    try:
        return urlsplit(url or "").hostname or ""
    except ValueError:
        return ""


def _domains_above(url: str | None) -> list[str]:
    """Return a host and the domains it lies in, the longest first, without the top-level one."""
    parts = host_of(url).removeprefix("www.").split(".")
    return [".".join(parts[n:]) for n in range(len(parts) - 1)]


def _read_common() -> _Common:
    try:
        return msgspec.convert(tomllib.loads(_FILE.read_text("utf-8")), _Common)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise RuleError(f"{_FILE.name}: {error}") from error


def _house(key: str, publisher: Publisher, networks: Mapping[str, Network]) -> House:
    network = networks.get(publisher.network) if publisher.network else None
    return House(
        id=key,
        outlet=publisher.outlet,
        network=network.name if network else None,
        zone=publisher.zone,
        names=_folded(publisher.outlet, *publisher.domains, *publisher.names, *publisher.sections),
        sections=_folded(*publisher.sections),
        publisher=publisher,
    )


def _folded(*names: str) -> frozenset[str]:
    return frozenset(fold(name) for name in names) - {""}


def _domains(
    publishers: Mapping[str, Publisher], networks: Mapping[str, Network]
) -> list[tuple[str, ...]]:
    members = [
        member.domains
        for network in networks.values()
        if network.rules_of is not None
        for member in network.outlets
    ]
    return [publisher.domains for publisher in publishers.values()] + members
