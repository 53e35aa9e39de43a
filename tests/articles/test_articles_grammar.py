"""What a single line of a news page is."""

import pytest

from konon.articles.grammar import grammar, trimmed
from konon.records import CreditRole

RULES = grammar()


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("Editor: Bayu Laksmana", [("editor", "Bayu Laksmana")]),
        ("Rep: Wulan/ Red: Bayu", [("reporter", "Wulan"), ("editor", "Bayu")]),
        (
            "Penulis : Wulan Prameswari, Tirta Kencana",
            [("reporter", "Wulan Prameswari"), ("reporter", "Tirta Kencana")],
        ),
        (
            "Penulis & Editor: Bayu Laksmana",
            [("reporter", "Bayu Laksmana"), ("editor", "Bayu Laksmana")],
        ),
        ("Oleh Wulan Prameswari", [("reporter", "Wulan Prameswari")]),
        (
            "Pewarta: A. Wulan dan Tirta Kencana",
            [("reporter", "A. Wulan"), ("reporter", "Tirta Kencana")],
        ),
        ("Video Production: Intan", [("video_production", "Intan")]),
        ("Oleh karena itu panen ditunda", []),
        ("Menurut editor: tidak ada", []),
        ("Editor: 12", []),
        ("Wulan Prameswari", []),
    ],
)
def test_a_labelled_line_names_people_by_role(line: str, named: list[tuple[str, str]]) -> None:
    assert [(n.role.value, line[n.start : n.end]) for n in RULES.credits(line)] == named


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("JAKARTA, KOMPAS.com - Panen raya dimulai.", "JAKARTA"),
        ("Jakarta (ANTARA) - Panen raya dimulai.", "Jakarta"),
        ("Mataram, NTB (ANTARA News) - Panen raya dimulai.", "Mataram, NTB"),
        ("TRIBUNNEWS.COM, JAKARTA - Panen raya dimulai.", "JAKARTA"),
        ("REPUBLIKA.CO.ID, BANDAR LAMPUNG -- Panen raya dimulai.", "BANDAR LAMPUNG"),
        ("Liputan6.com, Jakarta Panen raya dimulai.", "Jakarta"),
        ("KUALA LUMPUR - Panen raya dimulai.", "KUALA LUMPUR"),
        ("OSH, Kirgizstan — Panen raya dimulai.", "OSH"),
        ("Surabaya - Panen raya dimulai.", "Surabaya"),
        ("Sukamaju.com, Jakarta - Panen raya dimulai.", "Jakarta"),
        ("Sukamaju.com, Kota Agung (3/5/2026) - Panen raya dimulai.", "Kota Agung (3/5/2026)"),
        ("Sukamaju.com, JakartaTahukah Anda bahwa padi-padian itu rumput?", "Jakarta"),
        ("Sukamaju.com, JakartaPerayaan HUT ke-80 desa itu meriah.", "Jakarta"),
        ("Sukamaju.com, Jakarta-Panen Saint-Wulan dimulai.", "Jakarta"),
        ("Sukamaju.com, Jakarta Tim Saint-Wulan dimulai.", "Jakarta"),
        ("SUKAMAJU.COM,Jakarta-", "Jakarta"),
        ("Sukamaju.com, Ogan IlirPanen raya dimulai.", "Ogan Ilir"),
        ("Dengan masa panen yang sudah mepet,Wulan Sari-lah yang maju.", None),
        ("INFO NASIONAL - Panen raya dimulai.", None),
        ("INFOLAHTA - Panen raya dimulai.", "INFOLAHTA"),
        ("KOMPAS.com - Panen raya dimulai.", None),
        ("Panen raya dimulai di Desa Sukamaju.", None),
        ("Non-fiksi itu laris.", None),
    ],
)
def test_a_first_line_is_dated_from_a_place(line: str, place: str | None) -> None:
    found = RULES.dateline(line)
    assert (found and line[found.start : found.end]) == place


@pytest.mark.parametrize(
    "line",
    [
        "ADVERTISEMENT",
        "SCROLL TO CONTINUE WITH CONTENT",
        "[Gambas:Video 20detik]",
        "Copy Link",
        "Bagikan:",
        "Ikuti Whatsapp Channel Kabar Sukamaju",
        "Simak berita selengkapnya di halaman selanjutnya.",
        "Halaman 1 2 3",
        "Copyright © 2026 Kabar Sukamaju",
        "Situs ini menggunakan cookie untuk meningkatkan layanan.",
        "1/3",
        "***",
    ],
)
def test_furniture_is_known_by_its_words(line: str) -> None:
    assert RULES.is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        "Simak puisi itu dibacakan warga Desa Sukamaju, Wulan mendengarkan dari jauh.",
        "Warga memanen padi.",
        "Baca puisi itu, kata Wulan, membuat anak-anak berani bicara.",
        "Cookie buatan warga Sukamaju dijual di pasar.",
        "Ikuti aturan, kata polisi.",
    ],
)
def test_sentences_are_no_furniture(line: str) -> None:
    assert not RULES.is_furniture(line)
    assert RULES.related_label(line) is None


@pytest.mark.parametrize(
    ("line", "headline"),
    [
        ("Baca juga: Panen Raya di Sukamaju", "Panen Raya di Sukamaju"),
        ("Baca Juga Panen Raya di Sukamaju", "Panen Raya di Sukamaju"),
        ("Baca: Panen Raya di Sukamaju", "Panen Raya di Sukamaju"),
        ("Pilihan Editor: Panen Raya", "Panen Raya"),
        ("Lihat Juga : Panen Raya", "Panen Raya"),
    ],
)
def test_a_label_announces_another_article(line: str, headline: str) -> None:
    start = RULES.related_label(line)
    assert start is not None
    assert line[start:] == headline


@pytest.mark.parametrize(
    "line",
    [
        "Artikel ini telah tayang di Kabar Desa dengan judul Panen Raya",
        "Sumber: Kabar Desa",
        "(Tribun-Video.com/Kabardesa.com)",
        "(Antara)",
        "(Ant/P-3)",
    ],
)
def test_a_line_of_origin_is_known(line: str) -> None:
    assert RULES.is_origin(line)


@pytest.mark.parametrize("line", ["(warga desa)", "Sumber air itu kering.", "(lihat gambar)"])
def test_other_brackets_name_no_origin(line: str) -> None:
    assert not RULES.is_origin(line)


@pytest.mark.parametrize("line", ["(suc/up)", "(kha)", "(E-2)", "[mei/imk]", "**(wtl)**"])
def test_initials_alone_on_a_line(line: str) -> None:
    at = RULES.initials(line)
    assert at is not None
    assert line[slice(*at)] == line.strip("*()[]")


def test_initials_at_the_end_of_a_paragraph() -> None:
    text = "Panen selesai sore hari. (suc/up)"
    found = RULES.closing_initials(text)
    assert found is not None
    start, end, over = found
    assert (text[start:end], text[:over].rstrip()) == ("suc/up", "Panen selesai sore hari.")
    assert RULES.closing_initials("Panen padi (jenis lokal) selesai.") is None


@pytest.mark.parametrize(
    ("caption", "credit"),
    [
        ("Warga memanen padi. (ANTARA FOTO/Wulan)", "ANTARA FOTO/Wulan"),
        ("Warga memanen padi.* /Twitter /@kabar_desa", "/Twitter /@kabar_desa"),
        ("Warga memanen padi. Foto: Wulan Prameswari", "Foto: Wulan Prameswari"),
        ("Warga memanen padi. Foto/Istimewa", "Foto/Istimewa"),
        ("Palu hakim. [Suara.com/Contoh]", "Suara.com/Contoh"),
        ("Warga memanen padi (jenis lokal).", None),
    ],
)
def test_a_photo_credit_closes_a_caption(caption: str, credit: str | None) -> None:
    assert RULES.photo_credit(caption) == credit


def test_a_photo_credit_may_stand_alone() -> None:
    assert RULES.is_photo_credit("Antara/Wulan Prameswari")
    assert RULES.is_photo_credit("Foto: Dok. Desa Sukamaju")
    assert not RULES.is_photo_credit("Warga memanen padi di Desa Sukamaju.")


def test_headings_below_an_article_end_it() -> None:
    assert RULES.opens_portal_block("Berita Terkait")
    assert RULES.opens_portal_block("Topik Pilihan")
    assert not RULES.opens_portal_block("Tags")
    assert RULES.ends_article("Tags")
    assert not RULES.ends_article("Tags itu penting, kata Wulan.")


def test_the_front_page_is_no_rubric() -> None:
    assert RULES.is_front("Home")
    assert RULES.is_front("Beranda")
    assert not RULES.is_front("News")


def test_a_desk_is_no_person() -> None:
    assert RULES.is_desk("Tim Redaksi")
    assert RULES.is_desk("kabardesa.com")
    assert not RULES.is_desk("Wulan Prameswari")


def test_every_role_has_a_label_but_initials() -> None:
    labelled = {role for role in CreditRole if role is not CreditRole.INITIALS}
    named = {
        "Reporter": "reporter",
        "Editor": "editor",
        "Fotografer": "photographer",
        "Videografer": "videographer",
        "Video Editor": "video_production",
    }
    for label, role in named.items():
        (found,) = RULES.credits(f"{label}: Wulan")
        assert found.role.value == role
    assert {role.value for role in labelled} == set(named.values())


def test_spans_are_trimmed_from_both_ends() -> None:
    assert trimmed("  a b ", 0, 6, " ") == (2, 5)
    assert trimmed("   ", 0, 3, " ") == (3, 3)


def test_lines_that_nearly_fit_are_told_at_once() -> None:
    assert not RULES.credits("Oleh " + "A." * 110 + "~a")
    assert not RULES.is_origin("(antara" + " / b b" * 60)
    assert not RULES.photo_credit("(" + "a.com" * 20_000)
    assert RULES.photo_credit("(" + "a.com" * 20_000 + ")")


def test_a_bare_label_stands_before_names_with_initials_and_marks() -> None:
    assert [n.role for n in RULES.credits("Oleh Dr. A.B. Wulan, Tirta K.")] == [
        CreditRole.REPORTER, CreditRole.REPORTER,
    ]  # fmt: skip
