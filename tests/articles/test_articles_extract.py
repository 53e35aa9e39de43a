"""Any bytes at all: an article or an issue, in bounded time, and never an exception."""

import time

import pytest
from article_pages import BODY, TITLE, check_offsets, html_page, page, paragraphs, read
from hypothesis import given, settings
from hypothesis import strategies as st

from konon.articles.extract import STAGE, ExtractOptions, extract
from konon.records import Article, Issue, Method, PageForm, Reason

DETIK = "https://news.detik.com/berita/d-1/panen"
SLOWEST = 30.0
"""Seconds: the time that a page is given when it is read for a user."""


@pytest.mark.parametrize("content", ["", "<p></p>", "<nav><a href='/'>Home</a></nav>", "\x00\x00"])
def test_a_page_without_article_becomes_an_issue(content: str) -> None:
    made = page(content, DETIK)
    issue = extract(made)
    assert isinstance(issue, Issue)
    assert (issue.reason, issue.stage) == (Reason.NO_ARTICLE, STAGE)
    assert (issue.page, issue.url, issue.location) == (made.id, DETIK, made.location)


def test_the_last_resort_says_that_it_was_one() -> None:
    prose = "".join(f"<div><div><div><span>{text}</span></div></div></div>" for text in BODY)
    crowd = "".join(f"<section><p>{text} Demikian kata warga.</p></section>" for text in BODY * 3)
    article = read(f"<html><body>{prose}{crowd}</body></html>")
    assert article.method in (Method.FALLBACK, Method.GENERIC)
    check_offsets(article)


def test_the_last_resort_that_agrees_was_none() -> None:
    prose = "".join(f"<p>{text} {text}</p>" for text in BODY)
    foot = "<p>Redaksi menerima surat pembaca, yang dimuat setiap hari Minggu pagi.</p>"
    agreed = read(f"<html><body><article>{prose}</article><footer>{foot}</footer></body></html>")
    assert (agreed.method, len(agreed.paragraphs)) == (Method.GENERIC, len(BODY))
    aside = f"<div class='lain'><p>{BODY[0]}</p></div>"
    moved = read(f"<html><body><div class='isi'>{prose}</div>{aside}</body></html>")
    assert (moved.method, len(moved.paragraphs)) == (Method.FALLBACK, len(BODY) + 1)


PARTS = [
    "<p>", "</p>", "<div class='detail__body-text'>", "</div>", "<h1 class='detail__title'>",
    "</h1>", "<title>", "</title>", "<article>", "</article>", "<a href='http://['>",
    "<a href='/tag/x'>", "</a>", "<br>", "<figure>", "<figcaption>",
    "<script type='application/ld+json'>", "</script>", '{"@type":"NewsArticle","headline":',
    '"datePublished":[1]}', "<meta property='og:url' content='http://['>",
    "<link rel='canonical' href='//[x'>", "<time datetime='9999-99-99T99:99'>",
    "Senin, 31/02/2023 25:61 WIB", "Baca juga: ", "Editor: ", "Rep: A/ Red: B", "(suc/up)",
    "JAKARTA, KOMPAS.com - ", BODY[0], BODY[1], BODY[2], "#a #b", "Sumber: x", "\x00",
    "&#xD800;", "<", "&", '"', "'", "é", "\u202e", "Halaman 1/2",
    "<ul class='breadcrumb'><li>", "<!--", "-->", "<![CDATA[",
]  # fmt: skip


@settings(deadline=None, max_examples=150)
@given(st.lists(st.sampled_from(PARTS) | st.text(max_size=8), max_size=40), st.booleans())
def test_no_soup_is_too_strange(parts: list[str], use_rules: bool) -> None:
    content = "".join(parts).encode("utf-8", "surrogatepass")
    for url in (DETIK, None):
        found = extract(page(content, url), ExtractOptions(use_rules=use_rules))
        if isinstance(found, Article):
            check_offsets(found)


@settings(deadline=None, max_examples=60)
@given(st.binary(max_size=300), st.sampled_from([PageForm.HTML, PageForm.TEXT]))
def test_no_bytes_are_too_strange(content: bytes, form: PageForm) -> None:
    found = extract(page(content, form=form))
    if isinstance(found, Article):
        check_offsets(found)


PROSE = paragraphs(*BODY)
HOSTILE = {
    "100,000 nested elements": f"{'<div>' * 100_000}{PROSE}",
    "50,000 nested links": f"{'<a href=x>' * 50_000}{PROSE}",
    "100,000 links on a line": f"<p>{'<a href=/x>Panen raya</a> ' * 100_000}</p>{PROSE}",
    "100,000 lines that are tags": f"{PROSE}{'<p><a href=/tag/x>padi</a></p>' * 100_000}",
    "20 MB on a line": f"{PROSE}<p>{'Warga memanen padi. ' * 1_000_000}</p>",
    "a word of 5 MB": f"{PROSE}<p>{'a' * 5_000_000}</p>",
    "unclosed tags": f"{'<p>Warga memanen padi, kata Wulan.<div><li><td>' * 2_000}",
    "an attribute that never ends": f"{PROSE}<p {'a=' * 200_000}",
    "100,000 classes": f"<div class='{' '.join(map(str, range(100_000)))}'>{PROSE}</div>",
    "brackets": f"{PROSE}<p>{'(' * 100_000}</p><p>{'[a/b' * 50_000}</p>",
    "dashes": f"<p>{'A-' * 50_000}</p>{PROSE}",
    "hash signs": f"{PROSE}<p>{'#a b ' * 50_000}</p>",
    "titles": f"<h1>{TITLE}</h1>" * 20_000 + PROSE,
    "nested JSON": f"<script type='application/ld+json'>{'[' * 200_000}</script>{PROSE}",
    "commas in a byline": f"<p>Penulis: {'A, ' * 50_000}</p>{PROSE}",
}


@pytest.mark.parametrize("body", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_page_made_to_do_harm_does_none(body: str) -> None:
    began = time.process_time()
    found = extract(page(html_page(body), DETIK))
    assert time.process_time() - began < SLOWEST
    if isinstance(found, Article):
        check_offsets(found)


def test_a_page_nested_too_deep_says_so() -> None:
    found = extract(page(html_page(f"{PROSE}{'<div>' * 5_000}{PROSE}"), DETIK))
    assert isinstance(found, Issue)
    assert found.reason is Reason.TOO_LARGE


def test_null_characters_are_left_out_of_the_text() -> None:
    article = read(html_page(f"<div>{PROSE}</div>").replace("padi", "pa\x00di"))
    assert article.paragraphs == BODY
