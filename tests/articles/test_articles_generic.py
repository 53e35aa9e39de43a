"""An unknown portal's page: headline, body and what stands around them, by their looks alone."""

import pytest
from article_pages import (
    BODY,
    LEAD,
    TITLE,
    check_offsets,
    credits_of,
    html_page,
    paragraphs,
    read,
    words_of,
)

from konon.articles.headline import clean_title
from konon.publishers.registry import fold
from konon.records import Access, BlockKind, Method

URL = "https://kabarsukamaju.example/berita/panen-raya"


def test_a_plain_page_is_headline_and_paragraphs() -> None:
    article = read(html_page(f"<div class='isi'>{paragraphs(*BODY)}</div>"), URL)
    assert article.method is Method.GENERIC
    assert article.headline is not None
    assert article.headline.value == TITLE
    assert article.paragraphs == BODY
    check_offsets(article)


def test_other_articles_menus_and_comments_stay_out() -> None:
    menu = "<nav><a href='/a'>Nasional</a> <a href='/b'>Daerah</a></nav>"
    others = "<div class='terkait'>" + paragraphs(
        "Harga cabai turun tipis menjelang akhir pekan, kata pedagang di pasar induk kota.",
        "Hujan ringan diperkirakan turun di pesisir utara pada besok pagi hingga siang.",
    )
    comments = "<div id='komentar'>" + paragraphs(
        "Semoga panen berikutnya lebih besar lagi, dan harganya tidak jatuh seperti kemarin."
    )
    body = f"{menu}<div class='isi'>{paragraphs(*BODY)}</div>{others}</div>{comments}</div>"
    assert read(html_page(body), URL).paragraphs == BODY


def test_text_parted_by_line_breaks_is_read_as_paragraphs() -> None:
    article = read(html_page(f"<div class='isi'>{'<br><br>'.join(BODY)}</div>"), URL)
    assert article.paragraphs == BODY


def test_subheads_belong_to_the_body_in_their_place() -> None:
    body = f"<div>{paragraphs(LEAD)}<h2>Hasil Panen</h2>{paragraphs(*BODY[1:])}</div>"
    article = read(html_page(body), URL)
    assert words_of(article, BlockKind.SUBHEAD) == ["Hasil Panen"]
    assert article.paragraphs[:2] == (LEAD, "Hasil Panen")


def test_a_deck_that_repeats_the_description_is_no_paragraph() -> None:
    deck = "Irigasi yang diperbaiki membuat hasil panen warga naik dua kali lipat tahun ini."
    head = f"<meta name='description' content='{deck}'>"
    body = f"<p class='story__deck'>{deck}</p><div>{paragraphs(*BODY)}</div>"
    article = read(html_page(body, head), URL)
    assert words_of(article, BlockKind.DECK) == [deck]
    assert article.paragraphs == BODY


def test_the_headline_may_stand_inside_the_element_of_the_body() -> None:
    page = f"<title>{TITLE}</title><article><h1>{TITLE}</h1>{paragraphs(*BODY)}</article>"
    article = read(page, URL)
    assert article.paragraphs == BODY
    assert words_of(article, BlockKind.HEADLINE) == [TITLE]


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("<time>Senin, 3 Juli 2023 14:04 WIB</time>", "2023-07-03T14:04:00+07:00"),
        ("<span>03/07/2023, 14:04 WITA</span>", "2023-07-03T14:04:00+08:00"),
        ("<span>3 Juli 2023</span>", "2023-07-03"),
        ("<span>Diperbarui 3 Juli 2023 14:04 WIB</span>", "2023-07-03T14:04:00+07:00"),
        ("", None),
    ],
)
def test_the_printed_time_nearest_the_headline_is_the_publication(
    printed: str, expected: str | None
) -> None:
    today = "<div>Selasa, 4 Juli 2023</div>"
    teaser = "<li><a href='/x'>Harga cabai turun tipis di pasar, 2 Juli 2023 08:00 WIB</a></li>"
    page = html_page(f"<div>{printed}</div><div>{paragraphs(*BODY)}</div>{teaser}")
    article = read(page.replace("<body>", f"<body>{today}"), URL)
    assert (article.published and article.published.isoformat()) == expected


def test_publication_and_change_are_told_apart_by_their_words() -> None:
    times = (
        "<div>Terbit: Senin, 3 Juli 2023 14:04 WIB</div>"
        "<div>Diperbarui: Senin, 3 Juli 2023 16:00 WIB</div>"
    )
    article = read(html_page(f"{times}<div>{paragraphs(*BODY)}</div>"), URL)
    assert article.published is not None
    assert article.published.isoformat() == "2023-07-03T14:04:00+07:00"
    assert article.modified is not None
    assert article.modified.isoformat() == "2023-07-03T16:00:00+07:00"


@pytest.mark.parametrize(
    "crumbs",
    [
        "<ul class='breadcrumb'><li>Home</li><li>News</li><li>Daerah</li></ul>",
        "<div id='breadcrumb'><p>Home ›</p><p>News ›</p><p><a href='/d'>Daerah</a></p></div>",
        "<nav aria-label='breadcrumb'>Beranda<ol><li>News</li><li>Daerah</li></ol></nav>",
    ],
)
def test_breadcrumbs_are_rubrics_without_the_front_page(crumbs: str) -> None:
    article = read(f"{crumbs}{html_page(f'<div>{paragraphs(*BODY)}</div>')}", URL)
    assert [value.value for value in article.channel] == ["News", "Daerah"]


def test_a_caption_is_kept_out_of_the_body_with_its_credit() -> None:
    figure = "<figure><figcaption>Warga memanen padi. (Foto: Bayu)</figcaption></figure>"
    article = read(html_page(f"<div>{figure}{paragraphs(*BODY)}</div>"), URL)
    assert [(c.value, c.credit) for c in article.captions] == [
        ("Warga memanen padi. (Foto: Bayu)", "Foto: Bayu")
    ]
    assert article.paragraphs == BODY


def test_a_credit_printed_on_the_picture_belongs_to_the_caption_below_it() -> None:
    figure = "<div class='cap-foto'>Antara/Bayu Laksmana</div>"
    caption = "<div class='caption'>Warga memanen padi</div>"
    article = read(html_page(f"{figure}{caption}<div>{paragraphs(*BODY)}</div>"), URL)
    assert [(c.value, c.credit) for c in article.captions] == [
        ("Antara/Bayu Laksmana Warga memanen padi", "Antara/Bayu Laksmana")
    ]


def test_tags_are_the_first_run_of_tag_links_below_the_body() -> None:
    tags = "<p><a href='/tag/padi'>padi</a></p><p><a href='/tag/irigasi'>irigasi</a></p>"
    topics = "<h4>Topik Pilihan</h4><p><a href='/tag/pilkada'>Pilkada</a></p>"
    article = read(html_page(f"<div>{paragraphs(*BODY)}</div>{tags}{topics}"), URL)
    assert [tag.value for tag in article.tags] == ["padi", "irigasi"]
    without = read(html_page(f"<div>{paragraphs(*BODY)}</div>{topics}"), URL)
    assert without.tags == ()


@pytest.mark.parametrize(
    ("byline", "people"),
    [
        ("<div>Penulis: Wulan Prameswari</div>", [("reporter", "Wulan Prameswari")]),
        ("<div class='author'>Wulan Prameswari</div>", [("reporter", "Wulan Prameswari")]),
        (
            "<div class='authors'><a href='/w'>Wulan</a> <a href='/b'>Bayu</a></div>",
            [("reporter", "Wulan"), ("reporter", "Bayu")],
        ),
        (
            "<div class='author'>Wulan</div><div>Editor: Bayu</div>",
            [("reporter", "Wulan"), ("editor", "Bayu")],
        ),
        ("<div class='author'>3 Juli 2023</div>", []),
    ],
)
def test_bylines_are_known_by_label_or_by_what_they_wear(
    byline: str, people: list[tuple[str, str]]
) -> None:
    article = read(html_page(f"{byline}<div>{paragraphs(*BODY)}</div>"), URL)
    assert credits_of(article) == people


@pytest.mark.parametrize(
    ("foot", "people"),
    [
        ("<p>Penulis</p><p>: Wulan Prameswari</p>", [("reporter", "Wulan Prameswari", "Penulis")]),
        (
            "<ul class='credits'><li class='credit'>Editor</li><li class='credit'>Bayu</li></ul>",
            [("editor", "Bayu", "Editor")],
        ),
        ("<ul><li>Redaksi</li><li>Pedoman Media Siber</li></ul>", []),
        ("<p>OlehWulan Prameswari</p>", [("reporter", "Wulan Prameswari", "Oleh")]),
        ("<p>(suc/up) <a href='/x'>Jadikan sumber pilihan</a></p>", [("initials", "suc/up", None)]),
    ],
)
def test_credits_below_the_body(foot: str, people: list[tuple[str, str, str | None]]) -> None:
    article = read(html_page(f"<div>{paragraphs(*BODY)}</div>{foot}"), URL)
    assert [(c.role.value, c.name, c.label) for c in article.credits] == people
    check_offsets(article)


def test_a_byline_ends_where_the_unknown_outlet_signs() -> None:
    byline = "<div class='author'>Wulan Prameswari - sukamajuNews</div>"
    page = html_page(f"{byline}<div>{paragraphs(*BODY)}</div>")
    article = read(page, "https://www.sukamaju.example/a")
    assert credits_of(article) == [("reporter", "Wulan Prameswari")]
    assert [value.value for value in article.channel] == ["sukamajuNews"]


def test_an_origin_whose_label_stands_alone_is_one_line() -> None:
    foot = "<table><tr><td>Sumber</td><td>: Kabar Desa</td></tr></table>"
    article = read(html_page(f"<div>{paragraphs(*BODY)}</div>{foot}"), URL)
    assert [origin.exact for origin in article.origins] == ["Sumber : Kabar Desa"]


def test_links_in_a_box_that_announces_articles_are_related() -> None:
    box = (
        "<div class='baca-juga'><p>Baca juga</p>"
        "<ul><li><a href='/i'>Irigasi Sukamaju Selesai Diperbaiki</a></li></ul></div>"
    )
    body = f"<div class='isi'>{paragraphs(LEAD)}{box}{paragraphs(*BODY[1:])}</div>"
    article = read(html_page(body), URL)
    assert [link.headline for link in article.related] == ["Irigasi Sukamaju Selesai Diperbaiki"]
    assert article.paragraphs == BODY


def test_rubrics_on_one_line_are_parted_at_their_links() -> None:
    links = "<a href='/'>Home</a> <a href='/n'>News</a> <a href='/d'>Desa</a>"
    crumbs = f"<div class='breadcrumb'>{links}</div>"
    article = read(f"{crumbs}{html_page(f'<div>{paragraphs(*BODY)}</div>')}", URL)
    assert [value.value for value in article.channel] == ["News", "Desa"]


def test_tags_may_stand_below_a_portals_own_list() -> None:
    block = "<h4>Berita Terkait</h4><p><a href='/tag/cabai'>cabai</a></p><p>Tags:</p>"
    tags = "<p><a href='/tag/padi'>padi</a></p>"
    article = read(html_page(f"<div>{paragraphs(*BODY)}</div>{block}{tags}"), URL)
    assert [tag.value for tag in article.tags] == ["padi"]


def test_related_links_leave_the_body_with_their_target() -> None:
    link = "<p>Baca juga: <a href='/berita/irigasi'>Irigasi Sukamaju Diperbaiki</a></p>"
    body = f"<div>{paragraphs(LEAD)}{link}{paragraphs(*BODY[1:])}</div>"
    article = read(html_page(body), URL)
    assert [(x.label, x.headline, x.href) for x in article.related] == [
        ("Baca juga", "Irigasi Sukamaju Diperbaiki", "/berita/irigasi")
    ]
    assert article.paragraphs == BODY


def test_a_page_without_body_is_an_empty_article() -> None:
    page = html_page("<time>Senin, 3 Juli 2023 14:04 WIB</time>")
    article = read(page, URL)
    assert article.access is Access.EMPTY
    assert article.paragraphs == ()


def test_the_outlets_name_is_cut_off_a_title() -> None:
    names = frozenset({fold("Kabar Sukamaju"), fold("Kabar")})
    assert clean_title("Panen Raya - Kabar Sukamaju", names, fold) == "Panen Raya"
    assert clean_title("Panen Raya | Kabar | Kabar Sukamaju", names, fold) == "Panen Raya"
    assert clean_title("Panen - Raya", names, fold) == "Panen - Raya"
    assert clean_title("Panen Raya Halaman all", names, fold) == "Panen Raya"
    assert clean_title("Panen Raya" + " | Kabar" * 100_000, names, fold) == "Panen Raya"


def test_a_clock_called_one_of_a_change_is_no_publication_beside_another() -> None:
    times = "<p>Terbit 17 Juni 2025</p><p>Diperbarui 18 Juni 2025, 14:05 WIB</p>"
    article = read(html_page(f"<div>{times}</div><div>{paragraphs(*BODY)}</div>"), URL)
    assert article.published is not None
    assert article.modified is not None
    assert article.published.isoformat() == "2025-06-17"
    assert article.modified.isoformat() == "2025-06-18T14:05:00+07:00"
    both = "<p>18 Juni 2025, 10:00 WIB | Diperbarui 18 Juni 2025, 14:05 WIB</p>"
    article = read(html_page(f"<div>{both}</div><div>{paragraphs(*BODY)}</div>"), URL)
    assert article.published is not None
    assert article.published.isoformat() == "2025-06-18T10:00:00+07:00"
