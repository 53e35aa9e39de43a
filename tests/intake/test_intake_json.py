"""JSON corpora in the shapes and encodings that people write them in."""

import json

import pytest
from intake_samples import read_stream, split

from konon.intake import ColumnNames, IntakeOptions
from konon.records import Issue, Page, Reason

ROWS = [{"judul": f"Kabar {n}", "isi": f"Kafe “Lamun” nomor {n}: café."} for n in range(3)]
LONG_NUMBER = "9" * 5000


def texts(found: list[Page | Issue]) -> list[str | None]:
    return [page.row.text for page in split(found)[0] if page.row]


@pytest.mark.parametrize("frame", ["%s", "[%s]"], ids=["line", "list"])
def test_a_number_of_many_digits_costs_no_row(frame: str) -> None:
    row = '{"judul": "Api", "isi": "Padam", "dilihat": ' + LONG_NUMBER + "}"
    (page,) = read_stream((frame % row).encode())
    assert isinstance(page, Page)
    assert json.loads(page.content)["dilihat"] == LONG_NUMBER


@pytest.mark.parametrize("rest", [b'\n[{"isi": "x"}]', b" " * 99_999 + b"{", b"]"])
def test_what_follows_a_list_is_told(rest: bytes) -> None:
    read, reasons = split(read_stream(json.dumps(ROWS).encode() + rest))
    assert (len(read), reasons) == (3, [Reason.CORRUPT])
    assert split(read_stream(json.dumps(ROWS).encode() + b" \n" * 99_999))[1] == []


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_list_is_decoded_as_its_lines_would_be(encoding: str) -> None:
    rows = ROWS * 2000
    listed = json.dumps(rows, ensure_ascii=False).encode(encoding)
    lines = "\n".join(json.dumps(row, ensure_ascii=False) for row in rows).encode(encoding)
    assert texts(read_stream(listed)) == [row["isi"] for row in rows]
    assert texts(read_stream(lines)) == [row["isi"] for row in rows]


def test_a_character_across_two_stretches_stays_whole() -> None:
    for shift in range(4):
        rows = [{"judul": "A" * shift, "isi": "“" * 400_000}]
        found = read_stream(json.dumps(rows, ensure_ascii=False).encode())
        assert texts(found) == ["“" * 400_000]


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_lines_that_end_in_carriage_returns(encoding: str) -> None:
    content = "judul,isi\rA,café\rB," + "x" * (2 << 20) + "\rC,tiga\r"
    options = IntakeOptions(max_page_bytes=1 << 20)
    found = read_stream(content.encode(encoding), options)
    assert texts(found) == ["café", "tiga"]
    assert len(found) == 3


@pytest.mark.parametrize("indent", [None, 1])
def test_a_document_is_read_on_one_line_or_many(indent: int | None) -> None:
    document = json.dumps({"status": "ok", "data": ROWS}, indent=indent)
    assert texts(read_stream(document.encode() + b"\n")) == [row["isi"] for row in ROWS]


def test_a_line_among_others_is_a_row_whatever_it_holds() -> None:
    row = {"judul": "Api", "naskah_asli": "Padam", "tag": [{"name": "api"}]}
    line = json.dumps(row).encode() + b"\n"
    options = IntakeOptions(columns=ColumnNames(text="naskah_asli"))
    assert texts(read_stream(line * 2, options)) == ["Padam", "Padam"]
    assert texts(read_stream(line, options)) == ["Padam"]
    (issue,) = read_stream(line * 2)
    assert isinstance(issue, Issue)
    assert "naskah_asli" in issue.message
