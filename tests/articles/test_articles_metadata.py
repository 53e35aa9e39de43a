"""What a page's metadata say of the article."""

import json
from typing import Any

import pytest

from konon.articles.metadata import MetadataReader
from konon.markup.document import parse
from konon.records import Evidence, Medium

TITLE = "Warga Sukamaju Panen Raya"


def reader(
    head: str = "", *, url: str | None = None, body: str = "", know: bool = True
) -> MetadataReader:
    document = parse(f"<html><head>{head}</head><body>{body}<p>isi</p></body></html>")
    assert document is not None
    return MetadataReader(document, url, know=know)


def ld(**fields: Any) -> str:
    article = {"@type": "NewsArticle", **fields}
    return f'<script type="application/ld+json">{json.dumps(article)}</script>'


def meta(name: str, content: str) -> str:
    return f'<meta name="{name}" content="{content}">'


@pytest.mark.parametrize(
    ("head", "fetched", "url"),
    [
        (
            '<link rel="canonical" href="/a">',
            "https://kabar.example/a?x=1",
            "https://kabar.example/a",
        ),
        ('<link rel="canonical" href="/">', "https://kabar.example/a", "https://kabar.example/a"),
        (meta("og:url", "https://kabar.example/b"), None, "https://kabar.example/b"),
        (ld(mainEntityOfPage={"@id": "https://kabar.example/c"}), None, "https://kabar.example/c"),
        (ld(url="https://kabar.example/d"), None, "https://kabar.example/d"),
        (
            '<link rel="canonical" href="http://[">',
            "https://kabar.example/a",
            "https://kabar.example/a",
        ),
        ("", None, None),
    ],
)
def test_the_canonical_address_wins_unless_it_is_the_front_page(
    head: str, fetched: str | None, url: str | None
) -> None:
    assert reader(head, url=fetched).url == url


def test_a_publisher_is_known_by_address_name_or_links() -> None:
    links = "".join(f'<a href="https://news.detik.com/berita/d-{n}">x</a>' for n in range(6))
    for found in (
        reader(url="https://news.detik.com/berita/d-1"),
        reader(meta("og:site_name", "detikcom")),
        reader(f"<title>{TITLE} - detikNews</title>"),
        reader(body=links),
    ):
        house = found.house()
        assert house is not None
        assert house.id == "detik"
    assert reader(body=links, know=False).house() is None
    assert reader(body=links[:80]).house() is None


LINKS = "".join(f'<a href="https://news.detik.com/berita/d-{n}">x</a>' for n in range(8))


@pytest.mark.parametrize(
    ("head", "name", "where"),
    [
        (f"<title>{TITLE} - Bisnis.com</title>", "kabardesa.example", "host"),
        (meta("og:site_name", "Kabar Desa"), "Kabar Desa", "og:site_name"),
        (
            '<link rel="canonical" href="https://www.kompas.com/read/2023/07/03/panen">',
            "kabardesa.example",
            "host",
        ),
        (ld(publisher={"name": "Kabar Desa"}), "Kabar Desa", "publisher.name"),
    ],
)
def test_the_host_a_page_was_fetched_from_decides_alone(head: str, name: str, where: str) -> None:
    found = reader(head, url="https://kabardesa.example/berita/jalan", body=LINKS)
    assert found.house() is None
    outlet = found.outlet()
    assert outlet is not None
    assert (outlet.value, outlet.evidence.exact, outlet.evidence.where) == (name, name, where)


@pytest.mark.parametrize(
    "fetched",
    [
        None,
        "file:///arsip/panen.html",
        "https://web.archive.org/web/2023/https://www.kompas.com/read/2023/07/03/panen",
        "https://webcache.googleusercontent.com/search?q=panen",
        "https://www-kompas-com.cdn.ampproject.org/c/s/panen",
    ],
)
def test_a_copys_address_leaves_the_outlet_to_the_page(fetched: str | None) -> None:
    canonical = "https://www.kompas.com/read/2023/07/03/panen"
    outlet = reader(f'<link rel="canonical" href="{canonical}">', url=fetched).outlet()
    assert outlet is not None
    assert outlet.value == "Kompas.com"
    assert outlet.evidence == Evidence(
        medium=Medium.META, exact=canonical, where="link[rel=canonical]"
    )
    nameless = reader(url=fetched).outlet()
    assert nameless is None


@pytest.mark.parametrize(
    ("head", "body", "evidence"),
    [
        (
            meta("og:url", "https://news.detik.com/berita/d-1") + meta("og:site_name", "Kompas"),
            "",
            Evidence(medium=Medium.META, exact="https://news.detik.com/berita/d-1", where="og:url"),
        ),
        (
            meta("og:site_name", "Kompas.com") + ld(publisher={"name": "detikcom"}),
            "",
            Evidence(medium=Medium.JSON_LD, exact="detikcom", where="publisher.name"),
        ),
        (
            f"<title>{TITLE} - Kompas.com</title>" + meta("og:site_name", "detikcom"),
            "",
            Evidence(medium=Medium.META, exact="detikcom", where="og:site_name"),
        ),
        (
            f"<title>{TITLE} | detikNews</title>",
            LINKS,
            Evidence(medium=Medium.META, exact="detikNews", where="title"),
        ),
        (
            f"<title>{TITLE} - Bisnis</title>",
            LINKS,
            Evidence(
                medium=Medium.META, exact="https://news.detik.com/berita/d-0", where="a[href]"
            ),
        ),
    ],
)
def test_without_an_address_each_clue_is_its_own_evidence(
    head: str, body: str, evidence: Evidence
) -> None:
    outlet = reader(head, body=body).outlet()
    assert outlet is not None
    assert (outlet.value, outlet.evidence) == ("detikcom", evidence)


def test_an_address_the_page_gives_itself_outweighs_its_title_and_links() -> None:
    canonical = '<link rel="canonical" href="https://kabardesa.example/jalan">'
    found = reader(f"<title>{TITLE} - Kompas.com</title>{canonical}", body=LINKS)
    assert found.house() is None
    outlet = found.outlet()
    assert outlet is not None
    assert (outlet.value, outlet.evidence.where) == ("kabardesa.example", "link[rel=canonical]")


def test_the_outlet_is_the_known_publisher_else_what_the_site_calls_itself() -> None:
    known = reader(url="https://news.detik.com/berita/d-1").outlet()
    assert known is not None
    assert (known.value, known.evidence.exact) == ("detikcom", "news.detik.com")
    named = reader(ld(publisher={"name": "Kabar Sukamaju"})).outlet()
    assert named is not None
    assert (named.value, named.evidence.medium) == ("Kabar Sukamaju", Medium.JSON_LD)
    host = reader(url="https://www.kabarsukamaju.example/a").outlet()
    assert host is not None
    assert host.value == "kabarsukamaju.example"
    assert reader().outlet() is None


def test_the_headline_loses_the_outlets_name() -> None:
    head = meta("og:site_name", "Kabar Sukamaju") + f"<title>{TITLE} - Kabar Sukamaju</title>"
    headline = reader(head).headline()
    assert headline is not None
    assert headline.value == TITLE
    structured = reader(ld(headline=f"{TITLE}\n Kedua") + head).headline()
    assert structured is not None
    assert structured.value == f"{TITLE} Kedua"
    assert structured.evidence.exact == f"{TITLE}\n Kedua"
    printed = reader(meta("og:title", f"{TITLE}  - Kabar Sukamaju") + head).headline()
    assert printed is not None
    assert (printed.value, printed.evidence.exact) == (TITLE, f"{TITLE}  - Kabar Sukamaju")
    assert reader().headline() is None


def test_rubrics_come_from_the_breadcrumb_else_from_the_section() -> None:
    items = [{"name": "Home"}, {"item": {"name": "News"}}, {"name": "Daerah"}, {"name": TITLE}]
    crumbs = {"@type": "BreadcrumbList", "itemListElement": items}
    script = f'<script type="application/ld+json">{json.dumps(crumbs)}</script>'
    found = reader(f"<title>{TITLE}</title>{script}").channel()
    assert [value.value for value in found] == ["News", "Daerah"]
    section = reader(ld(articleSection=["Ekonomi", "Pertanian"])).channel()
    assert [value.value for value in section] == ["Ekonomi"]
    assert [v.value for v in reader(meta("article:section", "Desa")).channel()] == ["Desa"]
    assert reader().channel() == ()


def test_a_rubric_may_bear_the_outlets_name_but_the_outlet_is_no_rubric() -> None:
    detik = reader(url="https://news.detik.com/berita/d-1")
    assert detik.is_channel("detikNews")
    assert not detik.is_channel("detikcom")
    assert not detik.is_channel("Home")
    assert not detik.is_channel("")


def test_people_are_named_once_a_role_and_no_outlet_is_a_person() -> None:
    head = ld(
        author=[{"name": "Wulan Prameswari"}, {"name": "detikcom"}, {"name": "Tim Redaksi"}],
        editor="Bayu Laksmana",
    ) + meta("author", "Tirta Kencana")
    found = reader(head).credits()
    assert [(credit.role.value, credit.name) for credit in found] == [
        ("reporter", "Wulan Prameswari"),
        ("editor", "Bayu Laksmana"),
    ]
    namesake = reader(ld(author=[{"name": "Fajar"}, {"name": "Rochmanudin"}])).credits()
    assert [credit.name for credit in namesake] == ["Fajar", "Rochmanudin"]
    own = reader(ld(author="Fajar"), url="https://fajar.co.id/2023/07/03/panen").credits()
    assert own == ()
    by_meta = reader(meta("author", "https://kabar.example/w") + meta("editor", "Bayu")).credits()
    assert [(credit.role.value, credit.name) for credit in by_meta] == [("editor", "Bayu")]


@pytest.mark.parametrize(
    ("head", "url", "times"),
    [
        (ld(datePublished="2023-07-03T14:04:00+07:00"), None, ["2023-07-03T14:04:00+07:00"]),
        (meta("datepublished", "2023-07-03T14:04:00"), None, ["2023-07-03T14:04:00+07:00"]),
        ('<time datetime="2023-07-03T07:04:00Z">Senin</time>', None, ["2023-07-03T07:04:00+00:00"]),
        ("", "https://kabar.example/2023/7/3/panen", ["2023-07-03"]),
        (meta("article:published_time", "kemarin"), None, []),
        (ld(datePublished={"x": 1}), None, []),
        ("", "https://kabar.example/2023/13/32/panen", []),
    ],
)
def test_times_of_publication_in_metadata(head: str, url: str | None, times: list[str]) -> None:
    assert [stamp.isoformat() for stamp in reader(head, url=url).times()] == times


@pytest.mark.parametrize(
    ("attribute", "where"),
    [('itemprop="datePublished"', "time[itemprop=datePublished]"), ("", "time[datetime]")],
)
def test_a_time_element_is_told_by_what_finds_it(attribute: str, where: str) -> None:
    (stamp,) = reader(f'<time {attribute} datetime="2023-07-03T07:04:00Z">Senin</time>').times()
    assert stamp.evidence.where == where


def test_times_that_a_publisher_file_distrusts_are_left_out() -> None:
    wrong = meta("pubdate", "2023-07-03T20-59-53Z")
    assert reader(wrong, url="https://news.detik.com/berita/d-1").times() == ()


def test_times_of_change_in_metadata() -> None:
    head = ld(dateModified="2023-07-03T16:00:00+07:00")
    assert [s.isoformat() for s in reader(head).updates()] == ["2023-07-03T16:00:00+07:00"]


@pytest.mark.parametrize(
    ("value", "withheld"), [(False, True), ("False", True), (True, False), (None, False)]
)
def test_a_page_says_whether_it_is_for_subscribers(value: object, withheld: bool) -> None:
    assert reader(ld(isAccessibleForFree=value)).withheld() is withheld


def test_a_copy_that_names_the_original_as_canonical_keeps_its_own_address() -> None:
    original = "https://www.kompas.com/read/2023/07/03/panen"
    head = f'<link rel="canonical" href="{original}">'
    copy = "https://kabardesa.example/salinan/panen"
    assert reader(head, url=copy).url == copy
    assert reader(head, url="https://amp.kompas.com/read/2023/07/03/panen").url == original
    archived = f"https://web.archive.org/web/2023/{original}"
    assert reader(head, url=archived).url == original
    own = '<link rel="canonical" href="https://www.kabardesa.co.id/panen">'
    assert (
        reader(own, url="https://m.kabardesa.co.id/panen").url
        == "https://www.kabardesa.co.id/panen"
    )
    assert (
        reader(own, url="https://m.kabarlain.co.id/panen").url == "https://m.kabarlain.co.id/panen"
    )
