"""Floors under what is measured: the gold pages, and two corpora of soiled rows."""

import importlib.util
import json
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import msgspec
import pytest

import konon
from konon.articles.extract import ExtractOptions, extract
from konon.export.reading import reading_of
from konon.intake import pages
from konon.records import Article, Page

SHARED = Path(__file__).parents[3] / "shared"
GOLD = SHARED / "gold" / "pages"
SCORER = SHARED / "gold" / "score_pages.py"
NEWS = SHARED / "data" / "news"
CRAWL = Path(konon.__file__).parent / "demo" / "crawl"

FURNITURE = re.compile(
    r"^\W*(?:baca( juga| selengkapnya)?\W*$|baca juga\b|advertisement\W*$|loading\W*$"
    r"|scroll to continue|\[gambas:|(simak|saksikan|tonton)( juga)? video\b|ikuti whatsapp channel"
    r"|diperbarui \d.*wib$|, jurnalis-)",
    re.IGNORECASE,
)

needs_gold = pytest.mark.skipif(
    not (GOLD / "gold.jsonl").exists(), reason="the gold pages are not beside the project"
)


def read(folder: Path, *, use_rules: bool = True) -> Iterator[tuple[Page, Article]]:
    options = ExtractOptions(use_rules=use_rules)
    for page in pages([folder]):
        if isinstance(page, Page) and isinstance(article := extract(page, options), Article):
            yield page, article


def scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_pages", SCORER)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class Scores:
    """What the scorer counted, as shares."""

    def __init__(self, counts: Any, matched: Any) -> None:
        self._counts = counts
        self._matched = matched

    def share(self, name: str, total: str) -> float:
        return float(self._counts[name]) / float(self._counts[total])

    def count(self, name: str) -> int:
        return int(self._counts[name])

    def f1(self, name: str) -> float:
        right, wrong, missed = self._matched[name]
        return float(2 * right / (2 * right + wrong + missed))


def scores(*, use_rules: bool) -> Scores:
    gold = [json.loads(line) for line in (GOLD / "gold.jsonl").read_text("utf-8").splitlines()]
    readings = {
        page.location.file: msgspec.to_builtins(reading_of(article, page))
        for page, article in read(GOLD / "html", use_rules=use_rules)
    }
    return Scores(*scorer().score(gold, readings))


@needs_gold
def test_known_portals_are_read_almost_perfectly() -> None:
    measured = scores(use_rules=True)
    assert measured.count("missing") == 0
    assert measured.share("body", "nb") >= 0.985
    assert measured.share("lead", "nb") >= 0.98
    assert measured.share("last", "nb") >= 0.98
    assert measured.count("leak") == 0
    assert measured.share("head", "n") >= 0.98
    assert measured.share("date", "nd") >= 0.98
    assert measured.count("crawl") == 0
    assert measured.f1("credits") >= 0.95
    assert measured.f1("tags") >= 0.95
    assert measured.f1("captions") >= 0.90
    assert measured.f1("related") >= 0.95
    assert measured.share("orig", "norig") >= 0.90
    assert measured.share("dl", "ndl") >= 0.95
    assert measured.share("pg", "npg") == 1


@needs_gold
def test_unknown_portals_are_read_well() -> None:
    measured = scores(use_rules=False)
    assert measured.share("body", "nb") >= 0.95
    assert measured.share("date", "nd") >= 0.95
    assert measured.share("head", "n") >= 0.98
    assert measured.count("leak") == 0
    assert measured.count("crawl") == 0


def test_the_sample_is_read_without_rules_as_well() -> None:
    known = {page.id: article for page, article in read(CRAWL / "html")}
    unknown = {page.id: article for page, article in read(CRAWL / "html", use_rules=False)}
    assert known.keys() == unknown.keys()
    bodies = [
        (set(known[page].paragraphs), set(unknown[page].paragraphs))
        for page in known
        if known[page].paragraphs
    ]
    shared = sum(2 * len(a & b) / (len(a) + len(b)) for a, b in bodies) / len(bodies)
    assert shared >= 0.95
    dated = [known[p].published for p in known]
    same = sum(
        stamp is not None and other is not None and stamp.value == other.value
        for stamp, other in zip(dated, (unknown[p].published for p in known), strict=True)
    )
    assert same >= 0.95 * len(dated)


def test_no_furniture_is_in_a_body_of_the_sample() -> None:
    assert furniture_in(CRAWL) == []


@pytest.mark.parametrize("corpus", ["june2025", "feb2023"])
def test_no_furniture_is_in_a_body_of_a_soiled_corpus(corpus: str) -> None:
    if not (NEWS / corpus).exists():
        pytest.skip(f"the corpus {corpus} is not beside the project")
    articles = [article for _, article in read(NEWS / corpus)]
    assert furniture_of(articles) == []
    dated = sum(article.published is not None for article in articles)
    assert dated >= 0.99 * len(articles)


def furniture_in(folder: Path) -> list[str]:
    return furniture_of([article for _, article in read(folder)])


def furniture_of(articles: list[Article]) -> list[str]:
    return [p[:80] for a in articles for p in a.paragraphs if FURNITURE.search(p)]
