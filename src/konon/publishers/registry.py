"""All publishers and networks that Konon knows, found by address or by the name they sign with."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from konon.publishers.rules import Network, Publisher, Rules, read_network, read_publisher

_HERE = Path(__file__).parent
_NAME = re.compile(r"[^a-z0-9]+")


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
    """Houses by domain and by folded name."""

    by_domain: Mapping[str, House]
    by_name: Mapping[str, House]

    def at(self, url: str | None) -> House | None:
        """Find the house that publishes at this address: the longest known domain wins."""
        host = host_of(url).removeprefix("www.")
        while "." in host:
            if house := self.by_domain.get(host):
                return house
            host = host.partition(".")[2]
        return None

    def named(self, name: str) -> House | None:
        """Find the house that signs with this name (`ZONA PRIANGAN`, `TRIBUN-VIDEO.COM`)."""
        return self.by_name.get(fold(name))


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
    return Registry(by_domain=by_domain, by_name=by_name)


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
