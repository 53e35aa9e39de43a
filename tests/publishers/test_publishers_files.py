"""Every publisher and network file: it loads, agrees with the others, and is found again."""

import re
from collections import Counter
from pathlib import Path

import pytest

import konon.publishers
from konon.errors import RuleError
from konon.publishers.registry import fold, host_of, registry, signs
from konon.publishers.rules import Network, Publisher, read_network, read_publisher

HOME = Path(konon.publishers.__file__).parent
PORTALS = sorted((HOME / "portals").glob("*.toml"))
NETWORKS = sorted((HOME / "networks").glob("*.toml"))
RULED_PORTALS = [
    "antara", "beritasatu", "bisnis", "cnbcindonesia", "cnnindonesia", "detik", "idntimes",
    "jawapos", "jpnn", "kompas", "kontan", "kumparan", "liputan6", "mediaindonesia", "merdeka",
    "okezone", "pikiranrakyat", "republika", "sindonews", "suara", "tempo", "tirto",
    "tribunnews", "tribunvideo", "viva",
]  # fmt: skip
SOUND = 'outlet = "A"\ndomains = ["a.example"]\n'


def stem(path: Path) -> str:
    return path.stem


@pytest.fixture(scope="module")
def publishers() -> dict[str, Publisher]:
    return {path.stem: read_publisher(path) for path in PORTALS}


@pytest.fixture(scope="module")
def networks() -> dict[str, Network]:
    return {path.stem: read_network(path) for path in NETWORKS}


@pytest.mark.parametrize("path", PORTALS, ids=stem)
def test_a_portal_file_says_how_to_read_its_pages(path: Path) -> None:
    publisher = read_publisher(path)
    assert publisher.rules
    for rules in publisher.rules:
        assert rules.body or rules.state
        assert rules.headline or rules.state


@pytest.mark.parametrize("path", PORTALS, ids=stem)
def test_a_portals_patterns_leave_prose_alone(path: Path) -> None:
    publisher = read_publisher(path)
    prose = "Baca puisi itu, kata Wulan Prameswari, membuat anak-anak Desa Sukamaju berani bicara."
    if publisher.furniture_pattern:
        assert not publisher.furniture_pattern.fullmatch(prose)
        assert not publisher.furniture_pattern.fullmatch("Jalan Melati Ditutup Mulai Senin")
    if publisher.page_in_path:
        ending = re.compile(rf"(?:{publisher.page_in_path})$")
        assert not ending.search("/read/2025/06/20/warga-sukamaju-panen-raya")
        assert not ending.search("/read/1534567/12/warga-sukamaju-panen-raya-1750388412")


@pytest.mark.parametrize(
    ("portal", "path", "article"),
    [
        ("sindonews", "/read/1534567/12/panen-1750388412/5", "/read/1534567/12/panen-1750388412"),
        (
            "bisnis",
            "/read/20250620/12/1534567/panen-raya/2",
            "/read/20250620/12/1534567/panen-raya",
        ),
        ("bisnis", "/read/20250620/12/1534567/panen/All", "/read/20250620/12/1534567/panen"),
        ("kumparan", "/kumparannews/panen-25abcDEF123/full", "/kumparannews/panen-25abcDEF123"),
        ("tempo", "/read/1534567/panen-raya/full&view=ok", "/read/1534567/panen-raya"),
    ],
)
def test_a_paths_page_number_is_no_part_of_the_article(
    portal: str, path: str, article: str, publishers: dict[str, Publisher]
) -> None:
    pattern = publishers[portal].page_in_path
    assert pattern is not None
    assert re.sub(rf"(?:{pattern})$", "", path) == article


@pytest.mark.parametrize("path", NETWORKS, ids=stem)
def test_a_network_file_names_rules_that_exist(path: Path) -> None:
    network = read_network(path)
    assert network.rules_of is None or network.rules_of in {p.stem for p in PORTALS}
    assert network.rules_of is not None or not network.outlets


def test_the_portals_that_konon_promises_are_there() -> None:
    assert set(RULED_PORTALS) <= {path.stem for path in PORTALS}


def test_every_network_named_by_a_portal_is_there(
    publishers: dict[str, Publisher], networks: dict[str, Network]
) -> None:
    assert {p.network for p in publishers.values() if p.network} <= set(networks)


def test_no_two_outlets_share_a_domain(
    publishers: dict[str, Publisher], networks: dict[str, Network]
) -> None:
    groups = [publisher.domains for publisher in publishers.values()]
    groups += [outlet.domains for network in networks.values() for outlet in network.outlets]
    domains = Counter(domain for group in groups for domain in group)
    assert [domain for domain, count in domains.items() if count > 1] == []
    assert all(re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)+", domain) for domain in domains)
    assert not any(domain.startswith("www.") for domain in domains)


@pytest.mark.parametrize(
    ("url", "outlet", "network", "zone"),
    [
        ("https://economy.okezone.com/read/2025/06/20/320/1/panen", "Okezone", "MNC Media", "WIB"),
        ("https://www.tempo.co/ekonomi/panen-raya-1", "Tempo", None, "WIB"),
        ("https://m.tribunnews.com/regional/2023/07/03/panen", "Tribunnews", None, "WIB"),
        ("https://video.tribunnews.com/view/1/panen", "Tribun Video", "Tribun Network", "WIB"),
        (
            "https://bali.tribunnews.com/2023/07/03/panen",
            "Tribun-Bali.com",
            "Tribun Network",
            "WITA",
        ),
        (
            "https://ambon.tribunnews.com/2023/07/03/panen",
            "TribunAmbon.com",
            "Tribun Network",
            "WIT",
        ),
        (
            "https://zonapriangan.pikiran-rakyat.com/internasional/pr-461/panen",
            "Zona Priangan",
            "Promedia Teknologi Indonesia",
            "WIB",
        ),
        (
            "https://www.pikiran-rakyat.com/nasional/pr-011/panen",
            "Pikiran Rakyat",
            "Promedia Teknologi Indonesia",
            "WIB",
        ),
        (
            "https://lombokpost.jawapos.com/mataram/1/panen",
            "Lombok Post",
            "Jawa Pos National Network",
            "WITA",
        ),
        ("https://fajar.co.id/2025/06/20/panen/", "Fajar", None, "WITA"),
    ],
)
def test_an_address_leads_to_its_outlet(
    url: str, outlet: str, network: str | None, zone: str
) -> None:
    house = registry().at(url)
    assert house is not None
    assert house.outlet.removesuffix(".com") == outlet.removesuffix(".com")
    assert network is None or house.network == network
    assert house.zone == zone


def test_members_of_a_network_share_the_rules_of_its_publisher() -> None:
    at = registry().at
    video, jogja = at("https://zonapriangan.com/x"), at("https://jogja.tribunnews.com/x")
    assert video is not None
    assert jogja is not None
    assert (video.id, jogja.id) == ("pikiranrakyat", "tribunnews")
    assert video.rules[0].body[0] == "article.read__content"


@pytest.mark.parametrize(
    "url",
    [None, "", "berita.html", "https://kabarsukamaju.example/1", "https://mirip-okezone.com/1"],
)
def test_an_unknown_address_leads_nowhere(url: str | None) -> None:
    assert registry().at(url) is None


@pytest.mark.parametrize(
    ("signature", "outlet"),
    [
        ("ZONA PRIANGAN", "Zona Priangan"),
        ("PIKIRAN RAKYAT", "Pikiran Rakyat"),
        ("TRIBUN-VIDEO.COM", "Tribun Video"),
        ("Tribun Video", "Tribun Video"),
        ("BANJARMASINPOST.CO.ID", "Banjarmasinpost.co.id"),
        ("POS-KUPANG.COM", "Pos-Kupang.com"),
        ("TRIBUNJOGJA.COM", "TribunJogja.com"),
        ("SERAMBINEWS.COM", "Serambinews.com"),
        ("KONTAN.CO.ID", "Kontan"),
        ("jpnn.com", "JPNN.com"),
        ("CNBC Indonesia", "CNBC Indonesia"),
        ("SINDOnews", "SINDOnews"),
        ("kumparanNEWS", "kumparan"),
        ("SuaraJogja.id", "Suara.com"),
        ("VIVAnews", "VIVA"),
    ],
)
def test_a_signature_leads_to_its_outlet(signature: str, outlet: str) -> None:
    house = registry().named(signature)
    assert house is not None
    assert house.outlet == outlet


def test_a_stranger_signs_for_nobody() -> None:
    assert registry().named("Kabar Sukamaju") is None
    assert registry().named("") is None


@pytest.mark.parametrize(
    ("url", "copy"),
    [
        ("https://web.archive.org/web/2023/https://kabar.example/a", True),
        ("https://www-kabar-example.translate.goog/a", True),
        ("https://kabar.example/web.archive.org", False),
        ("archive.org", False),
        (None, False),
    ],
)
def test_an_archives_address_is_known_as_one(url: str | None, copy: bool) -> None:
    assert registry().keeps_copies(url) is copy


def test_a_rubrics_name_alone_is_no_outlet() -> None:
    known = registry()
    assert known.named_alone("Bisnis") is None
    assert [h.outlet for x in ("Bisnis.com", "Tribun Video") if (h := known.named_alone(x))] == [
        "Bisnis.com",
        "Tribun Video",
    ]


def test_what_people_and_rubrics_share_with_outlets_are_names_of_outlets() -> None:
    known = registry()
    shared = known.rubrics | known.people
    assert {name for name in shared if name not in known.by_name} == set()
    assert known.may_be_person("Fajar")
    assert known.may_be_person("Wulan Prameswari")
    assert not known.may_be_person("detikcom")
    assert not known.may_be_person("fajar.co.id")


@pytest.mark.parametrize(
    ("name", "is_own"),
    [("detikSumedang", True), ("DETIK.com", True), ("detik dua", False), ("Wulan", False)],
)
def test_a_word_that_begins_with_the_outlets_name_signs_for_it(name: str, is_own: bool) -> None:
    assert signs(name, frozenset({"detik", "dw"})) is is_own


def test_names_are_compared_without_case_signs_and_endings() -> None:
    assert fold("TRIBUN-VIDEO.COM") == fold("Tribun Video") == "tribunvideo"


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ('outlet = "A"\ndomains = ["a.example"]\n[[rules]]\nbody = ["div["]', "CSS selector"),
        ('outlet = "A"\ndomains = ["a.example"]\nfurniture = ["("]', "broken.toml"),
        ('outlet = "A"\ndomains = ["a.example"]\n[[rules]]\nbodies = ["p"]', "bodies"),
        ('outlet = "A"', "domains"),
        ("outlet = ", "broken.toml"),
        (f'{SOUND}zone = "WIBB"', "$.zone"),
        (f'{SOUND}network = "tiada"', "network: there is no networks/tiada.toml"),
        (f'{SOUND}[[rules]]\n[rules.state]\nscript = "div["\nbody = "isi"', "state.script: "),
        (f'{SOUND}[[rules]]\n[[rules]]\nheadline = ["h1["]', "rules 2: headline: "),
        (f'{SOUND}[[rules]]\n[rules.credits]\neditor = ["p["]', "credits.editor: "),
        (f'{SOUND}furniture = ["("]', "furniture: "),
        (f'{SOUND}page_in_path = "("', "page_in_path: "),
        (
            f"{SOUND}[[rules]]\nvalid_from = 2024-02-01\nvalid_until = 2024-01-01",
            "valid_until lies before valid_from",
        ),
        (
            f"{SOUND}[[rules]]\nvalid_from = 2023-01-01\n[[rules]]\nvalid_from = 2024-01-01",
            "the newest rules must stand first",
        ),
    ],
)
def test_a_faulty_file_is_named_with_its_fault(text: str, complaint: str, tmp_path: Path) -> None:
    path = tmp_path / "broken.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(RuleError, match=re.escape(complaint)):
        read_publisher(path)


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (b'name = "A"\nrules_of = "tiada"', "rules_of: there is no portals/tiada.toml"),
        (
            b'name = "A"\n[[outlets]]\noutlet = "B"\ndomains = ["b.example"]\nzone = "WIP"',
            "$.outlets[0].zone",
        ),
        (b'name = "\xff"', "broken.toml"),
    ],
)
def test_a_faulty_network_is_named_with_its_fault(
    content: bytes, complaint: str, tmp_path: Path
) -> None:
    path = tmp_path / "broken.toml"
    path.write_bytes(content)
    with pytest.raises(RuleError, match=re.escape(complaint)):
        read_network(path)


def test_a_rubric_that_bears_the_outlets_name_signs_for_it() -> None:
    house = registry().named("detikHealth")
    assert house is not None
    assert house.outlet == "detikcom"
    assert fold("detikHealth") in house.sections
    assert fold("detikcom") not in house.sections
    assert house.sections <= house.names


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://WWW.Kabar.example/a", "www.kabar.example"),
        ("http://[", ""),
        ("kabar.example/a", ""),
        (None, ""),
    ],
)
def test_the_host_of_an_address(url: str | None, host: str) -> None:
    assert host_of(url) == host
