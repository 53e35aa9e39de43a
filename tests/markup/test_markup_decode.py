"""Which encoding a page is in, and what becomes of bytes that fit none."""

import codecs
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from konon.markup.decode import decode

SENTENCE = "Wali Kota Rengas Jaya menyebut “banjir surut” – warga pulang ke kafé masing-masing."


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", codecs.BOM_UTF8),
        ("utf-16-le", codecs.BOM_UTF16_LE),
        ("utf-16-be", codecs.BOM_UTF16_BE),
        ("utf-32-le", codecs.BOM_UTF32_LE),
    ],
)
def test_a_byte_order_mark_outweighs_every_declaration(encoding: str, mark: bytes) -> None:
    decoded = decode(mark + SENTENCE.encode(encoding), "iso-8859-1")
    assert (decoded.text, decoded.encoding) == (SENTENCE, encoding)


@pytest.mark.parametrize("charset", [None, "utf-8", "UTF8", "iso-8859-1", "windows-1252", "gbk"])
def test_valid_utf8_is_utf8_whatever_the_server_says(charset: str | None) -> None:
    assert decode(SENTENCE.encode(), charset).text == SENTENCE


def test_the_transport_outweighs_the_page() -> None:
    page = '<meta charset="windows-1251"><p>naïve</p>'.encode("cp1252")
    assert decode(page, "ISO-8859-1").text.endswith("<p>naïve</p>")


@pytest.mark.parametrize(
    "declaration",
    [
        '<meta charset="iso-8859-7">',
        "<META http-equiv=Content-Type content='text/html; charset=greek'>",
        '<?xml version="1.0" encoding="ISO-8859-7"?>',
    ],
)
def test_the_page_declares_its_own_encoding(declaration: str) -> None:
    decoded = decode((declaration + "Αθήνα").encode("iso8859-7"))
    assert decoded.text.endswith("Αθήνα")
    assert decoded.encoding == "iso8859-7"


@pytest.mark.parametrize("charset", [None, "latin1", "us-ascii", "utf-8", "klingon", '"cp1252"'])
def test_latin_text_is_windows_1252_as_browsers_take_it(charset: str | None) -> None:
    decoded = decode(SENTENCE.encode("cp1252"), charset)
    assert (decoded.text, decoded.encoding) == (SENTENCE, "cp1252")


def test_japanese_in_escape_sequences_needs_its_declaration() -> None:
    assert decode("会見".encode("iso-2022-jp"), "iso-2022-jp").text == "会見"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_is_seen_without_a_mark(encoding: str) -> None:
    assert decode(SENTENCE.encode(encoding)).text == SENTENCE


def test_a_page_cut_inside_a_character_stays_utf8() -> None:
    decoded = decode((SENTENCE + "“").encode()[:-1], "iso-8859-1")
    assert decoded.text == SENTENCE + "\ufffd"
    assert decoded.encoding == "utf-8"


def test_a_replacement_character_of_the_page_itself_stays() -> None:
    decoded = decode("“Hujan\ufffd”, katanya – “deras”".encode() + b"\xff")
    assert decoded.text == "“Hujan\ufffd”, katanya – “deras”\ufffd"


def test_nul_bytes_are_removed() -> None:
    assert decode(b"Gempa\0 terasa\0 di Kota Lamun").text == "Gempa terasa di Kota Lamun"


def test_text_is_composed() -> None:
    assert decode(unicodedata.normalize("NFD", "Kafé").encode()).text == "Kafé"


def test_no_bytes_are_no_text() -> None:
    assert decode(b"").text == ""


@given(st.binary(max_size=300), st.sampled_from([None, "utf-8", "gbk", "utf-16", "x", "big5"]))
def test_any_bytes_become_composed_text(content: bytes, charset: str | None) -> None:
    text = decode(content, charset).text
    assert unicodedata.is_normalized("NFC", text)
    assert "\0" not in text
