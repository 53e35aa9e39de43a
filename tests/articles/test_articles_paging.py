"""Which page of an article a page is, and how many there are."""

import pytest
from article_pages import BODY, html_page, paragraphs, read

from konon.records import Article, Pagination

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


def article_at(url: str, foot: str = "") -> Article:
    """Read a page that names no canonical URL."""
    return read(html_page(f"<div>{paragraphs(*BODY)}</div>{foot}"), url)


def test_numbers_in_urls_that_no_page_calls_pages_tell_articles_apart() -> None:
    script = "https://kabarsukamaju.example/berita.php?hal="
    foot = '<p><a href="?hal={0}">{0}</a> <a href="?hal={0}">Berikutnya</a></p>'
    for number in (7, 123):
        one = article_at(f"{script}{number}", foot.format(number + 1))
        other = article_at(f"{script}{number + 1}", foot.format(number + 2))
        assert one.pagination is other.pagination is None
        assert one.address == f"{script}{number}"
        assert other.address == f"{script}{number + 1}"


@pytest.mark.parametrize(
    ("first", "second", "third"),
    [
        ('<a href="?page=2">2</a> <a href="?page=3">3</a>',
         '<a href="?page=1">1</a> <a href="?page=3">3</a>',
         '<a href="/berita/panen-raya">1</a> <a href="?page=2">2</a>'),
        ('<a href="?page=2">Halaman Selanjutnya</a>',
         '<a href="/berita/panen-raya">Sebelumnya</a>',
         '<a href="?page=2">Previous page</a>'),
    ],
)  # fmt: skip
def test_the_pages_of_one_article_share_its_address(first: str, second: str, third: str) -> None:
    pages = [
        article_at(URL, f"<p>{first}</p>"),
        article_at(f"{URL}?page=2", f"<p>{second}</p>"),
        article_at(f"{URL}?page=3", f"<p>{third}</p>"),
    ]
    assert [page.address for page in pages] == [URL] * 3
    assert [page.pagination and page.pagination.number for page in pages] == [1, 2, 3]


def test_links_that_print_another_number_than_they_ask_for_count_nothing() -> None:
    foot = '<p><a href="#">1</a> <a href="#">2</a> <a href="?page=40">2</a></p>'
    assert article_at(f"{URL}?page=7", foot).pagination is None


def test_a_number_that_is_known_to_be_a_pages_tells_no_count() -> None:
    known = Pagination(count=None, number=7, have=(7,))
    assert pagination("", f"{URL}?page=7") == known
    portal = "https://regional.kompas.com/read/2026/03/12/073015878/panen-raya?page=7"
    assert article_at(portal).pagination == known
    assert article_at(f"{URL}?page=7").pagination is None


def test_all_pages_may_be_asked_for_in_capitals() -> None:
    foot = '<p><a href="?page=2">2</a></p>'
    assert article_at(f"{URL}?Page=all", foot).pagination is None
