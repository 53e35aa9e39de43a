"""From the bundled crawl to articles: every field of every page is what its writer meant."""

import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

import konon
from konon.articles.extract import extract
from konon.intake import pages
from konon.records import Article, Issue, Page, Precision, Reason, Timestamp

CRAWL = Path(konon.__file__).parent / "demo" / "crawl"
TRUTH = tomllib.loads(Path(__file__).with_name("sample_truth.toml").read_text("utf-8"))["page"]
COPIES = {"html/salinan/feri-tiga-korban-salinan.html"}
"""Files that hold the bytes of another one."""

Truth = dict[str, Any]
Key = tuple[str, str | int | None]


def place_of_truth(truth: Truth) -> Key:
    return truth["file"], truth["url"] if truth["form"] == "warc" else truth.get("record")


def place_of_page(page: Page) -> Key:
    is_archived = ".warc" in page.location.file
    return page.location.file, page.url if is_archived else page.location.record


def name_of(truth: Truth) -> str:
    return f"{truth['file']}#{truth['article']}"


@pytest.fixture(scope="module")
def read() -> list[Page | Issue]:
    return list(pages([CRAWL]))


@pytest.fixture(scope="module")
def articles(read: list[Page | Issue]) -> dict[Key, Article | Issue]:
    return {place_of_page(page): extract(page) for page in read if isinstance(page, Page)}


def test_the_truth_tells_of_every_page(read: list[Page | Issue]) -> None:
    found = {place_of_page(page) for page in read if isinstance(page, Page)}
    told = {place_of_truth(truth) for truth in TRUTH}
    assert {(file, record) for file, record in found - told if file not in COPIES} == set()
    assert told <= found


def test_damaged_files_become_issues(read: list[Page | Issue]) -> None:
    issues = {issue.location.file: issue.reason for issue in read if isinstance(issue, Issue)}
    assert issues["rusak/kosong.html"] is Reason.EMPTY
    assert issues["rusak/feri-terpotong.html.gz"] is Reason.TRUNCATED


@pytest.mark.parametrize("truth", TRUTH, ids=name_of)
def test_a_page_is_read_as_it_was_meant(truth: Truth, articles: dict[Key, Article | Issue]) -> None:
    article = articles[place_of_truth(truth)]
    assert isinstance(article, Article)
    assert fields_of(article, truth) == fields_meant(truth, article)


def fields_of(article: Article, truth: Truth) -> dict[str, object]:
    glued = truth["glued"]
    paged = article.pagination
    return {
        "outlet": article.outlet and article.outlet.value,
        "headline": article.headline and article.headline.value,
        "published": article.published and article.published.value.isoformat(),
        "modified": article.modified and article.modified.value.isoformat(),
        "channel": [value.value for value in article.channel],
        "dateline": article.dateline and article.dateline.value,
        "language": article.language.value,
        "access": article.access.value,
        "paragraphs": len(article.paragraphs),
        "ends": ends(article.paragraphs, glued=glued),
        "credits": [[credit.role.value, credit.name] for credit in article.credits],
        "tags": [tag.value for tag in article.tags],
        "captions": [caption.value for caption in article.captions],
        "related": [[fold(x.headline, glued=glued), x.href or ""] for x in article.related],
        "origins": [origin.exact for origin in article.origins],
        "pages": paged and paged.count,
        "page": paged.number if paged and article.is_part else None,
        "url": article.url,
    }


def fields_meant(truth: Truth, article: Article) -> dict[str, object]:
    glued = truth["glued"]
    body = [truth["first"], truth["last"]] if truth["paragraphs"] else []
    simple = ("outlet", "headline", "channel", "language", "access", "paragraphs", "credits")
    return {name: truth[name] for name in (*simple, "tags", "captions", "origins")} | {
        "published": as_printed(truth.get("published"), article.published),
        "modified": as_printed(truth.get("modified"), article.modified),
        "dateline": truth.get("dateline"),
        "ends": ends(body, glued=glued),
        "related": [[fold(headline, glued=glued), href] for headline, href in truth["related"]],
        "pages": truth.get("pages"),
        "page": truth.get("page"),
        "url": None if truth["file"].endswith(".txt") else truth["url"],
    }


def as_printed(moment: str | None, read: Timestamp | None) -> str | None:
    """A moment without the seconds that a page does not print."""
    if moment is None or read is None or read.precision is Precision.SECOND:
        return moment
    return f"{moment[:16]}:00{moment[19:]}"


def ends(paragraphs: Sequence[str], *, glued: bool) -> list[str]:
    """First and last paragraph."""
    return [fold(paragraph, glued=glued) for paragraph in (*paragraphs[:1], *paragraphs[-1:])]


def fold(text: str, *, glued: bool) -> str:
    """A text without white space, where a scraper lost some of it."""
    return "".join(text.split()) if glued else text
