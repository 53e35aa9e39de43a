"""Words and stems: what a search must find, and the offsets it shows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from konon.indonesian.stems import stem_words, stems_of, words


@pytest.mark.parametrize(
    "family",
    [
        "tembak menembak ditembak penembakan tertembak menembaki penembaknya",
        "tangkap menangkap ditangkap penangkapan tertangkap",
        "tuduh menuduh dituduh tuduhan tuduhannya",
        "kirim mengirim dikirim pengiriman mengirimkan",
        "kunjung mengunjungi kunjungan berkunjung pengunjung",
        "temu bertemu menemukan ditemukan penemuan pertemuan temuan",
        "terima menerima diterima penerima penerimaan",
        "nyata menyatakan dinyatakan pernyataan kenyataan pernyataannya",
        "serang menyerang diserang serangan penyerangan",
        "bunuh membunuh dibunuh pembunuhan terbunuh",
        "menteri kementerian menterinya",
        "perintah memerintahkan diperintahkan",
        "korban mengorbankan korbannya",
        "kereta keretanya perkeretaapian",
        "rumah perumahan rumahku",
        "nilai menilai dinilai penilaian",
        "ungsi mengungsi pengungsi pengungsian",
    ],
)
def test_a_family_of_words_has_one_stem(family: str) -> None:
    assert len(set(stem_words(family))) == 1


@pytest.mark.parametrize(
    ("text", "stems"),
    [
        ("Anak-anak bermain-main", ["anak", "main"]),
        ("anak-anaknya", ["anak"]),
        ("sayur-mayur", ["sayur", "mayur"]),
        ("ke-17 Covid-19", ["ke", "17", "covid", "19"]),
        ("Jum'at Jum’at Jumat", ["jumat", "jumat", "jumat"]),
        ("12.500 12500 2,5 17.30 3.1", ["12500", "12500", "2,5", "17.30", "3.1"]),
        ("18/6/2025", ["18", "6", "2025"]),
        ("T-90A", ["t", "90a"]),
        ("Kafé KAFE", ["kafe", "kafe"]),
        ("(nya) #Banjir @warga", ["nya", "banjir", "warga"]),
        ("", []),
        ("— … !", []),
    ],
)
def test_numbers_hyphens_and_signs(text: str, stems: list[str]) -> None:
    assert stem_words(text) == stems


def test_unlike_words_keep_apart() -> None:
    assert len(set(stem_words("masa masalah kawal awal kepala pala kereta reta"))) == 8


def test_words_are_as_printed_and_where_printed() -> None:
    text = "Warga-warga, kata Pak Jum'at: Rp 12.500!"
    assert list(words(text)) == [
        ("Warga-warga", 0, 11),
        ("kata", 13, 17),
        ("Pak", 18, 21),
        ("Jum'at", 22, 28),
        ("Rp", 30, 32),
        ("12.500", 33, 39),
    ]


@given(st.text())
def test_offsets_hold_and_nothing_raises_on_any_text(text: str) -> None:
    end = 0
    for token, start, stop in words(text):
        assert text[start:stop] == token
        assert end <= start < stop
        end = stop
    assert stem_words(text) == [stem for token, _, _ in words(text) for stem in stems_of(token)]
    assert all(stem for stem in stem_words(text))
