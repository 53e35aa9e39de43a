"""Which page of an article a page is, and how many there are."""

import pytest
from article_pages import BODY, html_page, paragraphs, read

from konon.records import Pagination

URL = "https://kabarsukamaju.example/berita/panen-raya"


def pagination(foot: str, url: str = URL) -> Pagination | None:
    head = f'<link rel="canonical" href="{URL}">'
    return read(html_page(f"<div>{paragraphs(*BODY)}</div>{foot}", head), url).pagination


def test_an_article_on_one_page_has_no_pages() -> None:
    assert pagination("") is None


@pytest.mark.parametrize(
    ("foot", "count"),
    [
        (f'<p><a href="{URL}?page=2">2</a> <a href="{URL}?page=3">3</a></p>', 3),
        (f'<p><a href="{URL}?page=2">Halaman selanjutnya</a></p>', 2),
        ('<p><a href="?page=2">Next</a></p>', 2),
    ],
)
def test_links_to_the_same_article_count_its_pages(foot: str, count: int) -> None:
    paged = pagination(foot)
    assert paged is not None
    assert (paged.count, paged.number, paged.have) == (count, 1, (1,))
    assert paged.missing == tuple(range(2, count + 1))


@pytest.mark.parametrize(
    "foot",
    [
        '<p><a href="https://kabarsukamaju.example/indeks?page=2">2</a></p>',
        f'<p><a href="{URL}?page=99">99</a></p>',
        '<p><a href="?page=2">Panen raya di desa lain</a></p>',
        '<p><a href="http://[?page=2">2</a></p>',
    ],
)
def test_links_elsewhere_count_nothing(foot: str) -> None:
    assert pagination(foot) is None


def test_the_address_tells_which_page_this_is() -> None:
    paged = pagination(f'<p><a href="{URL}?page=1">1</a></p>', f"{URL}?page=2")
    assert paged is not None
    assert (paged.count, paged.number, paged.have) == (2, 2, (2,))


def test_a_page_that_was_asked_for_whole_is_whole() -> None:
    assert pagination(f'<p><a href="{URL}?page=2">2</a></p>', f"{URL}?page=all") is None
