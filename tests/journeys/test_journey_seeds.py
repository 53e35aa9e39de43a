"""From a plain-text dump to an article: the two seed pages, and the sample's look-alikes."""

import json
from pathlib import Path
from typing import Any

import pytest

import konon
from konon.articles.extract import extract
from konon.intake import pages
from konon.records import Access, Article, BlockKind, Medium, Method, Page, Precision, ZoneBasis

CRAWL = Path(konon.__file__).parent / "demo" / "crawl"
SHARED = Path(__file__).parents[3] / "shared"
SEEDS = SHARED / "seeds"
GOLD = SHARED / "gold" / "pages" / "gold.jsonl"

VIDEO = CRAWL / "teks" / "tribunvideo-rekrutmen.txt"
REGIONAL = CRAWL / "teks" / "zonapriangan-rekrutmen.txt"


def read(path: Path) -> Article:
    (page,) = pages([path])
    assert isinstance(page, Page)
    article = extract(page)
    assert isinstance(article, Article)
    return article


def words_of(article: Article, kind: BlockKind) -> list[str]:
    return [article.text[b.start : b.end] for b in article.blocks if b.kind is kind]


def gold_seeds() -> list[dict[str, Any]]:
    if not GOLD.exists() or not SEEDS.exists():
        return []
    pages_of_gold = [json.loads(line) for line in GOLD.read_text("utf-8").splitlines() if line]
    return [page for page in pages_of_gold if page["kind"] == "seed"]


@pytest.mark.skipif(not gold_seeds(), reason="the seeds and their gold are not beside the project")
def test_both_seeds_are_read_perfectly() -> None:
    seeds = gold_seeds()
    assert len(seeds) == 2
    for gold in seeds:
        article = read(SEEDS / Path(gold["file"]).name)
        assert article.method is Method.DUMP
        assert {
            "headline": article.headline and article.headline.value,
            "published": article.published and article.published.isoformat(),
            "modified": article.modified and article.modified.isoformat(),
            "channel": article.channel[0].value if article.channel else None,
            "dateline": article.dateline and article.dateline.value,
            "paragraphs": list(article.paragraphs),
            "credits": [[credit.role.value, credit.name] for credit in article.credits],
            "tags": [tag.value for tag in article.tags],
            "captions": [caption.value for caption in article.captions],
            "related": [[link.headline, link.href] for link in article.related],
            "origins": [origin.exact for origin in article.origins],
        } == {
            name: gold[name]
            for name in (
                "headline",
                "published",
                "modified",
                "channel",
                "dateline",
                "paragraphs",
                "credits",
                "tags",
                "captions",
                "related",
                "origins",
            )
        }


def test_a_video_portals_dump_is_read_whole() -> None:
    article = read(VIDEO)
    assert article.method is Method.DUMP
    assert article.outlet is not None
    assert article.outlet.value == "Tribun Video"
    assert article.network == "Tribun Network"
    assert words_of(article, BlockKind.CHANNEL) == ["LIVE UPDATE MANCANEGARA"]
    assert len(article.paragraphs) == 12
    assert not any("Baca" in paragraph for paragraph in article.paragraphs)
    assert [(link.label, link.href) for link in article.related] == [("Baca", None)] * 2
    assert [(credit.label, credit.role.value) for credit in article.credits] == [
        ("Editor", "editor"),
        ("Reporter", "reporter"),
        ("Videografer", "videographer"),
        ("Video Production", "video_production"),
    ]
    assert [tag.value for tag in article.tags] == ["Kirgizstan", "Tajikistan", "Libya", "Osh"]
    assert words_of(article, BlockKind.ORIGIN) == [origin.exact for origin in article.origins]
    assert len(article.origins) == 3
    assert article.access is Access.FREE


def test_the_day_of_the_crawl_is_never_the_day_of_publication() -> None:
    article = read(VIDEO)
    assert article.published is not None
    assert article.published.isoformat() == "2026-05-13T10:24:00+07:00"
    assert article.published.precision is Precision.MINUTE
    assert (article.published.zone, article.published.zone_basis) == ("WIB", ZoneBasis.PRINTED)
    assert article.published.evidence.medium is Medium.TEXT
    assert "30 Juni" not in article.text


def test_a_regional_portals_dump_is_read_whole() -> None:
    article = read(REGIONAL)
    assert article.outlet is not None
    assert article.outlet.value == "Zona Priangan"
    assert article.published is not None
    assert article.published.isoformat() == "2026-05-12T20:47:00+07:00"
    (caption,) = article.captions
    assert caption.value.endswith("ditempel.* /Twitter /@kabar_osh")
    assert caption.credit == "/Twitter /@kabar_osh"
    assert [link.label for link in article.related] == ["Baca Juga", "Baca Juga"]
    assert [origin.exact for origin in article.origins] == ["Sumber: Steppe Courier"]
    assert [(credit.role.value, credit.name) for credit in article.credits] == [
        ("editor", "Yusup Wardana")
    ]
    assert article.tags == ()
    for heading in ("Terkait", "Terkini", "Terpopuler", "Kabar Daerah", "Artikel Pilihan"):
        assert heading not in article.text
