"""A known portal's page: its rules mark the parts, and where they fail, reading goes on."""

import pytest
from article_pages import BODY, LEAD, TITLE, check_offsets, credits_of, paragraphs, read, words_of

from konon.articles.column import marked_lines
from konon.articles.parts import Part, marks_of, part_of
from konon.markup.document import parse
from konon.publishers.rules import Rules
from konon.records import Access, BlockKind, CreditRole, Method

DETIK = "https://news.detik.com/berita/d-1234567/warga-sukamaju-panen-raya"


def detik_page(
    body: str = paragraphs(*BODY),
    *,
    date: str = "Senin, 03 Jul 2023 14:04 WIB",
    title: str = TITLE,
    after: str = "",
) -> str:
    return f"""<html><head><title>{TITLE}</title><meta property="og:title" content="{TITLE}">
      <meta name="dtk:publishdate" content="2023/07/03 14:04:30"></head><body>
      <div class="menu"><a href="/">detikcom</a></div>
      <div class="page__breadcrumb"><a href="/berita">Berita</a></div>
      <article class="detail"><h1 class="detail__title">{title}</h1>
      <div class="detail__author">Wulan Prameswari -
        <span class="detail__label">detikNews</span></div>
      <div class="detail__date">{date}</div>
      <figure><figcaption class="detail__media-caption">Panen. (Foto: Bayu)</figcaption></figure>
      <div class="detail__body-text">{body}</div>
      <div class="detail__body-tag"><a href="/tag/padi">padi</a> <a href="/tag/desa">desa</a></div>
      </article>{after}</body></html>"""


def test_rules_read_every_field() -> None:
    article = read(detik_page(), DETIK)
    assert article.method is Method.RULES
    assert article.rules is not None
    assert article.rules.startswith("detik/")
    assert article.publisher == "detik"
    assert article.network == "Trans Media"
    assert article.paragraphs == BODY
    assert article.published is not None
    assert article.published.isoformat() == "2023-07-03T14:04:00+07:00"
    assert [value.value for value in article.channel] == ["Berita", "detikNews"]
    assert credits_of(article) == [("reporter", "Wulan Prameswari")]
    assert [tag.value for tag in article.tags] == ["padi", "desa"]
    assert [caption.credit for caption in article.captions] == ["Foto: Bayu"]
    check_offsets(article)


def test_related_links_and_advertisements_are_taken_out_of_the_body() -> None:
    link = "<div class='linksisip'>Baca juga: <a href='/x'>Irigasi Diperbaiki</a></div>"
    advert = "<div class='para_caption'>ADVERTISEMENT</div>"
    article = read(detik_page(paragraphs(LEAD) + link + advert + paragraphs(*BODY[1:])), DETIK)
    assert article.paragraphs == BODY
    assert [(x.headline, x.href) for x in article.related] == [("Irigasi Diperbaiki", "/x")]


def test_a_time_element_without_a_time_does_not_hide_the_time_printed_elsewhere() -> None:
    moved = "baru saja</div><div>Senin, 03 Jul 2023 15:04 WIB"
    article = read(detik_page(date=moved), DETIK)
    assert article.published is not None
    assert article.published.isoformat() == "2023-07-03T15:04:00+07:00"


def test_a_time_element_without_a_time_does_not_hide_the_metadata() -> None:
    article = read(detik_page(date="baru saja"), DETIK)
    assert article.published is not None
    assert article.published.isoformat() == "2023-07-03T14:04:30+07:00"


def test_an_empty_headline_element_does_not_hide_the_title() -> None:
    article = read(detik_page(title=""), DETIK)
    assert article.headline is not None
    assert article.headline.value == TITLE


def test_a_body_element_that_holds_a_teaser_only_gives_way_to_the_prose_elsewhere() -> None:
    longer = paragraphs(*BODY, *(f"{text[:-1]}, menurut warga." for text in BODY))
    page = detik_page("<p>Panen raya dimulai.</p>", after=f"<div class='isi-baru'>{longer}</div>")
    article = read(page, DETIK)
    assert article.method is not Method.RULES
    assert article.paragraphs[: len(BODY)] == BODY


def test_a_changed_page_of_a_known_portal_is_read_as_unknown() -> None:
    page = f"<title>{TITLE}</title><h1>{TITLE}</h1><div class='baru'>{paragraphs(*BODY)}</div>"
    article = read(page, DETIK)
    assert article.method is Method.GENERIC
    assert article.rules is None
    assert article.outlet is not None
    assert article.outlet.value == "detikcom"
    assert article.paragraphs == BODY


def test_without_rules_a_known_portal_is_unknown() -> None:
    article = read(detik_page(), DETIK, use_rules=False)
    assert article.method is Method.GENERIC
    assert article.publisher is None
    assert article.paragraphs == BODY


def test_a_page_without_url_is_known_by_the_name_it_gives_itself() -> None:
    page = detik_page().replace("<head>", "<head><meta property='og:site_name' content='detikcom'>")
    assert read(page).publisher == "detik"


def test_a_body_without_paragraphs_is_an_article_all_the_same() -> None:
    article = read(detik_page(""), DETIK)
    assert article.access is Access.EMPTY
    assert article.headline is not None


@pytest.mark.parametrize("role", list(CreditRole))
def test_roles_have_parts(role: CreditRole) -> None:
    assert part_of(role).role is role
    assert Part.BODY.role is None


RULES = Rules(
    body=(".isi",),
    headline=("h1",),
    published=(".tanggal",),
    tags=(".tag a",),
    drop=(".iklan",),
    related=(".baca a",),
)
PAGE = """<body><div class="menu">Menu <a href="/">Home</a></div>
  <div class="luar"><div class="tengah">
  <h1>Judul</h1><div class="isi">Isi <div class="iklan">Iklan</div></div></div></div>
  <div class="tag"><a href="/t">padi</a></div><div class="kaki">Kaki</div></body>"""


def test_marks_tell_elements_apart_by_part_and_number() -> None:
    document = parse(PAGE)
    assert document is not None
    marks = marks_of(document, RULES)
    assert sorted(mark.name for mark in marks.values()) == ["body", "drop", "headline", "tag"]
    assert len({mark.number for mark in marks.values()}) == len(marks)


def test_only_the_column_and_marked_elements_are_read() -> None:
    document = parse(PAGE)
    assert document is not None
    read_lines = [line.text for line in marked_lines(document.root, marks_of(document, RULES))]
    assert read_lines == ["Judul", "Isi", "Iklan", "padi"]


def test_without_a_marked_headline_the_whole_page_is_read() -> None:
    document = parse(PAGE.replace("h1", "h2"))
    assert document is not None
    read_lines = [line.text for line in marked_lines(document.root, marks_of(document, RULES))]
    assert read_lines == ["Menu Home", "Judul", "Isi", "Iklan", "padi", "Kaki"]


def test_marked_elements_elsewhere_keep_the_order_of_the_page() -> None:
    page = """<body><div><div class="tanggal">3 Juli 2023</div></div><div><div><div>
      <h1>Judul</h1><div class="isi">Isi</div></div></div></div>
      <div><div class="tag"><a href="/t">padi</a></div></div></body>"""
    document = parse(page)
    assert document is not None
    read_lines = [line.text for line in marked_lines(document.root, marks_of(document, RULES))]
    assert read_lines == ["3 Juli 2023", "Judul", "Isi", "padi"]


def test_a_later_page_of_an_article_is_read_with_its_number() -> None:
    anchors = "".join(f"<a class='detail__anchor-numb'>{n}</a>" for n in (1, 2))
    pages = f"<div class='detail__multiple'>{anchors}</div>"
    article = read(detik_page(paragraphs(*BODY) + pages), DETIK + "?page=2")
    assert article.pagination is not None
    assert (article.pagination.number, article.pagination.count) == (2, 2)
    assert article.paragraphs == BODY
    assert words_of(article, BlockKind.PARAGRAPH) == list(BODY)
