"""One article, one address: tracking, page numbers and mirrors leave no trace in it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from konon.articles.address import (
    absolute,
    address_of,
    asks_for_all,
    hangs_on_its_number,
    is_paging,
    page_number,
)
from konon.publishers.registry import registry


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("http://www.kabar.example/a/b/", "https://kabar.example/a/b"),
        (
            "https://m.kabar.example/a?utm_source=x&id=7&fbclid=y#top",
            "https://kabar.example/a?id=7",
        ),
        ("https://kabar.example/a?page=all", "https://kabar.example/a"),
        ("https://kabar.example/a?Page=all", "https://kabar.example/a"),
        ("https://kabar.example/a?halaman=semua", "https://kabar.example/a"),
        ("https://kabar.example/a?showpage=2&b=2&a=1", "https://kabar.example/a?a=1&b=2"),
        ("https://kabar.example/berita.php?hal=123", "https://kabar.example/berita.php?hal=123"),
        ("https://kabar.example/berita.php?hal=12", "https://kabar.example/berita.php?hal=12"),
        ("https://kabar.example/index.php?12345", "https://kabar.example/index.php?12345"),
        ("https://kabar.example/a?cetak=&&=", "https://kabar.example/a?cetak"),
        ("https://kabar.example/?%FF", "https://kabar.example/?%FF"),
        ("https://kabar.example/index.php?m=77", "https://kabar.example/index.php?m=77"),
        ("https://kabar.example/a?m=1&amp", "https://kabar.example/a"),
        ("https://kabar.example/a?page=daftar", "https://kabar.example/a?page=daftar"),
        ("https://amp.kabar.example/a/amp", "https://kabar.example/a"),
        ("https://www.m.kabar.example/a/amp/", "https://kabar.example/a"),
        ("https://m.com/contoh", "https://m.com/contoh"),
        ("https://KABAR.example", "https://kabar.example/"),
    ],
)
def test_an_address_keeps_only_what_tells_articles_apart(url: str, address: str) -> None:
    assert address_of(url, None) == address


def test_a_page_number_is_dropped_where_it_is_known_to_be_one() -> None:
    url = "https://kabar.example/a?page=2&b=2&a=1"
    assert address_of(url, None, is_paged=True) == "https://kabar.example/a?a=1&b=2"
    house = registry().at("https://regional.kompas.com/")
    known = "https://regional.kompas.com/read/2026/03/12/073015878/panen-raya"
    assert address_of(f"{known}?page=2", house) == known


def test_a_script_that_takes_its_article_from_the_query_names_none() -> None:
    assert hangs_on_its_number("https://kabar.example/berita.php")
    assert hangs_on_its_number("https://kabar.example/")
    assert not hangs_on_its_number("https://kabar.example/berita.php?id=7")
    assert not hangs_on_its_number("https://kabar.example/panen-raya")


def test_a_page_number_in_the_path_is_dropped_where_the_portal_is_known_to_write_it() -> None:
    house = registry().at("https://nasional.sindonews.com/")
    url = "https://nasional.sindonews.com/read/12/34/panen-raya-1700000000/5"
    assert address_of(url, house) == url.removesuffix("/5")


@pytest.mark.parametrize("url", [None, "", "berita.html", "mailto:a@b.example", "http://[::1"])
def test_what_is_no_web_address_gives_none(url: str | None) -> None:
    assert address_of(url, None) is None


@given(
    host=st.from_regex(r"(www\.|m\.)?[a-z]{1,8}\.(com|co\.id|example)", fullmatch=True),
    path=st.from_regex(r"(/[a-z0-9-]{1,8}|/amp|//){0,4}/?", fullmatch=True),
    query=st.lists(
        st.tuples(
            st.sampled_from(["page", "id", "utm_source", "ref", "q", "m", ""]),
            st.sampled_from(["", "1", "all", "a b", "é&="]),
        ),
        max_size=4,
    ),
)
def test_the_address_of_an_address_is_itself(
    host: str, path: str, query: list[tuple[str, str]]
) -> None:
    from urllib.parse import urlencode

    once = address_of(f"http://{host}{path}?{urlencode(query)}", None)
    assert once is not None
    assert address_of(once, None) == once


@given(st.text())
def test_no_url_is_too_strange(url: str) -> None:
    once = address_of(url, None)
    assert once is None or address_of(once, None) == once
    page_number(url)
    asks_for_all(url)
    absolute(url, url)


def test_page_numbers_are_read_from_the_query() -> None:
    assert page_number("https://kabar.example/a?page=3") == 3
    assert page_number("https://kabar.example/a?single=1") is None
    assert page_number("https://kabar.example/a") is None
    assert asks_for_all("https://kabar.example/a?page=all")
    assert asks_for_all("https://kabar.example/a?Page=ALL")
    assert page_number("https://kabar.example/a?hal=123") is None
    assert asks_for_all("https://kabar.example/a?single=1")
    assert not asks_for_all("https://kabar.example/a?page=1")


def test_only_page_like_values_turn_pages() -> None:
    assert is_paging("Page", "12")
    assert not is_paging("page", "panen")
    assert not is_paging("id", "12")


def test_links_are_resolved_against_their_page() -> None:
    assert absolute("/b", "https://kabar.example/a") == "https://kabar.example/b"
    assert absolute("/b", None) == "/b"
    assert absolute(None, "https://kabar.example/a") is None
    assert absolute("http://[", "https://kabar.example/a") == "http://["
