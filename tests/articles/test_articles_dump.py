"""Plain-text dumps: a page as lines, without any markup."""

import pytest
from article_pages import BODY, LEAD, SECOND, TITLE, check_offsets, credits_of, page, read_text
from hypothesis import given, settings
from hypothesis import strategies as st

from konon.articles.extract import extract
from konon.records import Article, Issue, Medium, Method, PageForm

DUMP = "\n\n".join(
    [
        "Selasa, 4 Juli 2023",
        "DAERAH",
        "Warga Sukamaju Panen Raya Setelah Irigasi Diperbaiki",
        "Senin, 3 Juli 2023 14:04 WITA",
        "Warga memanen padi di Sukamaju.* /Instagram /@kabar_sukamaju",
        f"ZONA PRIANGAN - {LEAD}",
        "Baca Juga: Irigasi Sukamaju Diperbaiki Bulan Lalu",
        *BODY[1:],
        "Artikel ini telah tayang di Kabar Desa dengan judul Panen Raya",
        "# Panen # Padi",
        "Editor: Bayu Laksmana",
        "Sumber: Kabar Desa",
        "Terkini",
        "Harga cabai turun tipis menjelang akhir pekan, kata pedagang.",
    ]
)


def test_every_line_of_a_dump_finds_its_place() -> None:
    article = read_text(DUMP)
    assert article.method is Method.DUMP
    assert article.headline is not None
    assert article.headline.value.startswith("Warga Sukamaju Panen Raya")
    assert article.published is not None
    assert article.published.isoformat() == "2023-07-03T14:04:00+08:00"
    assert [value.value for value in article.channel] == ["DAERAH"]
    assert article.outlet is not None
    assert (article.outlet.value, article.outlet.evidence.medium) == ("Zona Priangan", Medium.TEXT)
    assert article.paragraphs == (f"ZONA PRIANGAN - {LEAD}", *BODY[1:])
    assert [c.credit for c in article.captions] == ["/Instagram /@kabar_sukamaju"]
    assert [(x.label, x.headline) for x in article.related] == [
        ("Baca Juga", "Irigasi Sukamaju Diperbaiki Bulan Lalu")
    ]
    assert [tag.value for tag in article.tags] == ["Panen", "Padi"]
    assert credits_of(article) == [("editor", "Bayu Laksmana")]
    assert [origin.exact for origin in article.origins] == [
        "Artikel ini telah tayang di Kabar Desa dengan judul Panen Raya",
        "Sumber: Kabar Desa",
    ]
    check_offsets(article)


MENU = "Beranda\nNasional\nBisnis\nSuara\nKompas.com\nBola\n"
HEAD = "Warga Sukamaju Panen Raya Lagi\nSenin, 3 Juli 2023 14:04 WIB\n"
PLAIN = "\n".join(BODY)


@pytest.mark.parametrize(
    "dump",
    [
        "Bisnis\n" + HEAD + PLAIN,
        HEAD + PLAIN + "\nBisnis\nTempo\n",
        HEAD + "Bisnis\n" + PLAIN,
        "Bisnis\nTempo\ndetikNews\n" + HEAD + PLAIN,
        HEAD + PLAIN + "\nkompas.com\ntempo.co",
        HEAD + PLAIN + "\nFoto: © Kompas.com",
        HEAD + f"{LEAD} Tempo, kata dia, akan berubah.\nTempo, kata dia, {SECOND}",
    ],
)
def test_what_any_line_may_name_is_no_outlet(dump: str) -> None:
    article = read_text(dump)
    assert (article.outlet, article.publisher) == (None, None)


@pytest.mark.parametrize(
    ("dump", "outlet", "exact", "medium"),
    [
        (HEAD + f"KOMPAS.com, Garut - {PLAIN}", "Kompas.com", "KOMPAS.com", Medium.TEXT),
        (HEAD + f"Liputan6.com, Garut {PLAIN}", "Liputan6.com", "Liputan6.com", Medium.TEXT),
        (HEAD + f"FAJAR, Makassar -- {PLAIN}", "Fajar", "FAJAR", Medium.TEXT),
        (HEAD + f"Garut, CNN Indonesia -- {PLAIN}", "CNN Indonesia", "CNN Indonesia", Medium.TEXT),
        (
            MENU + HEAD.replace("Senin, 3", "Tempo.co - 3") + PLAIN,
            "Tempo",
            "Tempo.co",
            Medium.TEXT,
        ),
        (HEAD + f"Tribun Video\nGARUT - {PLAIN}", "Tribun Video", "Tribun Video", Medium.META),
        (MENU + HEAD + PLAIN + "\n© 2025 TRIBUNnews.com, milik KG", "Tribunnews.com",
         "TRIBUNnews.com", Medium.META),
        (HEAD + PLAIN + "\nCopyright Bisnis.com", "Bisnis.com", "Bisnis.com", Medium.META),
        (HEAD + PLAIN + "\nwww.bisnis.com", "Bisnis.com", "www.bisnis.com", Medium.TEXT),
    ],
)  # fmt: skip
def test_a_dump_is_signed_where_outlets_sign(
    dump: str, outlet: str, exact: str, medium: Medium
) -> None:
    article = read_text(dump)
    assert article.outlet is not None
    assert (article.outlet.value, article.outlet.evidence.exact) == (outlet, exact)
    assert article.outlet.evidence.medium is medium
    assert (article.outlet.evidence.start is not None) is (medium is Medium.TEXT)
    check_offsets(article)


@pytest.mark.parametrize("sign", ["_", "©", "- ", "(c) ", "© 2025 ", "a.", "-a"])
def test_a_dump_of_one_sign_is_read_in_one_go(sign: str) -> None:
    assert read_text(HEAD + PLAIN + "\n" + sign * 300_000).publisher is None
    assert read_text(HEAD + sign * 300_000 + "\n" + PLAIN).publisher is None


def test_an_outlets_name_is_shown_where_it_signs_not_where_it_first_occurs() -> None:
    article = read_text(
        f"Pekerja Temporer Sukamaju Panen Raya\n3 Juli 2023 14:04 WIB\nTempo, Garut - {PLAIN}"
    )
    assert article.outlet is not None
    assert article.outlet.evidence.start == article.text.index("Tempo, Garut")
    check_offsets(article)


def test_the_host_of_a_dump_decides_alone() -> None:
    article = read_text(DUMP, "https://www.kabardesa.example/1/panen")
    assert article.publisher is None
    assert article.outlet is not None
    assert article.outlet.value == "kabardesa.example"
    assert article.outlet.evidence.exact == "www.kabardesa.example"


def test_the_address_of_a_dump_tells_its_outlet() -> None:
    article = read_text(DUMP, "https://video.tribunnews.com/view/1/panen")
    assert article.outlet is not None
    assert article.outlet.value == "Tribun Video"
    assert article.outlet.evidence.exact == "video.tribunnews.com"


def test_a_dump_without_a_time_begins_with_its_headline() -> None:
    article = read_text("Warga Sukamaju Panen Raya Lagi\n" + "\n".join(BODY))
    assert article.headline is not None
    assert article.headline.value == "Warga Sukamaju Panen Raya Lagi"
    assert article.published is None
    assert article.paragraphs == BODY


@pytest.mark.parametrize("text", ["", " \n\n ", "x\n", "Terkini\nTerpopuler\n"])
def test_a_dump_without_words_is_no_article(text: str) -> None:
    assert isinstance(extract(page(text, form=PageForm.TEXT)), Issue)


@settings(deadline=None)
@given(st.text(max_size=400))
def test_no_text_is_too_strange(text: str) -> None:
    found = extract(page(text.encode("utf-8", "replace"), form=PageForm.TEXT))
    if isinstance(found, Article):
        check_offsets(found)


def test_bylines_above_the_body_are_credits_and_no_captions() -> None:
    lines = [
        TITLE,
        "Rabu, 18 Juni 2025 10:00 WIB",
        "Penulis: Wulan Prameswari",
        "Editor: Bayu",
        "Warga memanen padi di sawah.",
        f"SUKAMAJU, KOMPAS.com - {LEAD}",
    ]
    article = read_text("\n".join(lines))
    assert credits_of(article) == [("reporter", "Wulan Prameswari"), ("editor", "Bayu")]
    assert [caption.value for caption in article.captions] == ["Warga memanen padi di sawah."]


def test_a_dump_that_prints_a_change_says_so() -> None:
    lines = [TITLE, "Diperbarui Rabu, 18 Juni 2025 10:00 WIB", f"SUKAMAJU - {LEAD}"]
    article = read_text("\n".join(lines))
    assert article.published is not None
    assert any("that of a change" in absence.reason for absence in article.absent)
