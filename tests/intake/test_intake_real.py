"""Real corpora, where they lie beside the project: every row is read and its columns are known."""

from collections import Counter
from pathlib import Path

import pytest

from konon.intake import pages
from konon.records import Issue, Page, PageForm

SHARED = Path(__file__).parents[3] / "shared"
needs_news = pytest.mark.skipif(
    not (SHARED / "data" / "news").is_dir(), reason="../shared/data/news is not here"
)
needs_pages = pytest.mark.skipif(
    not (SHARED / "gold" / "pages" / "html").is_dir(), reason="../shared/gold is not here"
)


@needs_news
@pytest.mark.parametrize(
    ("folder", "columns"),
    [
        ("june2025", {"url", "title", "text", "published", "author", "outlet"}),
        ("feb2023", {"id", "url", "title", "text", "published"}),
        ("clickid2019", {"url", "title", "text", "published", "outlet", "channel"}),
    ],
)
def test_every_row_of_real_news_is_read(folder: str, columns: set[str]) -> None:
    found = list(pages([SHARED / "data" / "news" / folder]))
    rows = [page.row for page in found if isinstance(page, Page) and page.row]
    assert len(rows) == len(found)
    filled = Counter(name for row in rows for name in columns if getattr(row, name))
    assert {name for name in columns if filled[name] > 0.98 * len(rows)} == columns


@needs_pages
def test_every_real_page_is_read() -> None:
    found = list(pages([SHARED / "gold" / "pages" / "html", SHARED / "seeds"]))
    assert not [each for each in found if isinstance(each, Issue)]
    forms = Counter(page.form for page in found if isinstance(page, Page))
    assert set(forms) == {PageForm.HTML, PageForm.TEXT}
