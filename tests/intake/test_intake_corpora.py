"""Corpora: which column means what, and what becomes of rows that do not fit."""

import csv
import io
import json
from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st
from intake_samples import FIELDS, only_page, read_bytes, read_stream, split

from konon.errors import UsageError
from konon.intake import ColumnNames, IntakeOptions
from konon.records import Issue, Page, PageForm, Reason, Row


def as_csv(rows: list[dict[str, str]], delimiter: str = ",") -> bytes:
    text = io.StringIO()
    writer = csv.DictWriter(text, list(rows[0]), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def as_json_lines(rows: list[dict[str, object]]) -> bytes:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()


def as_parquet(columns: dict[str, list[object]]) -> bytes:
    file = io.BytesIO()
    pq.write_table(pa.table(columns), file)
    return file.getvalue()


def only_row(content: bytes) -> Row:
    row = only_page(read_stream(content)).row
    assert row is not None
    return row


@pytest.mark.parametrize(
    "content",
    [
        as_csv([FIELDS]),
        b"\xef\xbb\xbf" + as_csv([FIELDS]),
        as_csv([FIELDS], ";"),
        as_csv([FIELDS], "\t"),
        as_csv([FIELDS]).decode().encode("utf-16"),
        as_json_lines([dict(FIELDS)]),
        json.dumps([FIELDS], indent=2).encode(),
        json.dumps({"status": "ok", "artikel": [FIELDS]}, indent=2).encode(),
        json.dumps(FIELDS, indent=2).encode(),
        as_parquet({name: [value] for name, value in FIELDS.items()}),
    ],
    ids=["csv", "csv-mark", "semicolon", "tab", "utf-16", "jsonl", "list", "inner", "one", "pq"],
)
def test_every_form_gives_the_same_row(tmp_path: Path, content: bytes) -> None:
    for found in (read_bytes(tmp_path, "a.dat", content), read_stream(content)):
        page = only_page(found)
        assert page.form is PageForm.ROW
        assert page.location.record == 0
        assert page.url == FIELDS["tautan"]
        assert page.row == Row(
            url=FIELDS["tautan"],
            title=FIELDS["judul"],
            text=FIELDS["isi_berita"],
            published="3 Maret 2025 05:30",
        )


def test_a_page_is_named_by_its_row_alone(tmp_path: Path) -> None:
    other = dict(FIELDS, judul="Lain")
    first = read_bytes(tmp_path, "a.csv", as_csv([FIELDS, other, FIELDS]))
    lines: list[dict[str, object]] = [dict(reversed(FIELDS.items()))]
    second = read_bytes(tmp_path, "b.jsonl", as_json_lines(lines))
    ids = [page.id for page in first + second if isinstance(page, Page)]
    assert ids[0] == ids[2] == ids[3] != ids[1]
    assert json.loads(only_page(second).content) == FIELDS


@pytest.mark.parametrize(
    ("column", "field"),
    [
        ("Body_Text", "text"),
        ("isi berita", "text"),
        ("ISI-BERITA", "text"),
        ("articleBody", "text"),
        ("paragraphs", "text"),
        ("raw_html", "html"),
        ("link_berita", "url"),
        ("Headline", "title"),
        ("PublishDate", "published"),
        ("tanggal_publikasi", "published"),
        ("waktu", "published"),
        ("datePublished", "published"),
        ("Penulis", "author"),
        ("sumber", "outlet"),
        ("kanal", "channel"),
        ("keywords", "tags"),
        ("Article_ID", "id"),
        ("_id", "id"),
    ],
)
def test_columns_are_recognised_by_name(column: str, field: str) -> None:
    other = {"Content": "Isi lain"} if field != "text" else {}
    row = only_row(as_json_lines([{column: "Nilai 1", **other}]))
    assert getattr(row, field) == "Nilai 1"


def test_the_preferred_filled_column_is_taken() -> None:
    row = only_row(as_json_lines([{"text": "-", "content": "Isi", "url": None, "link": "x"}]))
    assert (row.text, row.url) == ("Isi", "x")


def test_lists_become_lines_and_names() -> None:
    fields = {
        "paragraphs": ["Satu.", ["Dua.", ""], None],
        "tags": ["banjir", "rengas"],
        "author": [{"@type": "Person", "name": "Sari Lestari"}, {"name": "Bimo"}],
        "_id": {"$oid": "65f0"},
    }
    row = only_row(as_json_lines([fields]))
    assert (row.text, row.tags) == ("Satu.\nDua.", "banjir, rengas")
    assert (row.author, row.id) == ("Sari Lestari, Bimo", "65f0")


def test_a_list_that_python_printed_becomes_lines() -> None:
    printed = str(["Warga 'panik'.", 'Kata "Sari"', "Api\xa0padam, [ini] 'itu'."])
    row = only_row(as_csv([{"judul": "Api", "isi": printed}]))
    assert row.text == "Warga 'panik'.\nKata \"Sari\"\nApi\xa0padam, [ini] 'itu'."


def test_markup_in_a_text_column_is_markup() -> None:
    row = only_row(as_csv([{"title": "Api", "content": "<p>Api padam.</p>"}]))
    assert (row.text, row.html) == (None, "<p>Api padam.</p>")


@pytest.mark.parametrize(
    ("date", "time", "published"),
    [
        ("30 April 2019", "11:37", "30 April 2019 11:37"),
        ("30 April 2019", "-", "30 April 2019"),
        ("30 April 2019 10:00", "11:37", "30 April 2019 10:00"),
        ("30.04.2019", "11.37 WIB", "30.04.2019 11.37 WIB"),
    ],
)
def test_a_clock_of_its_own_joins_the_date(date: str, time: str, published: str) -> None:
    row = only_row(as_csv([{"title": "Api", "text": "Isi", "date": date, "time": time}]))
    assert row.published == published


def test_rows_that_do_not_fit_are_issues_and_the_rest_is_read() -> None:
    content = b'judul,isi\nA,satu\nB\nC,tiga,lebih\nD,empat,,\n\nE,"li""ma"\n'
    found = read_stream(content)
    read, reasons = split(found)
    assert [page.row.text for page in read if page.row] == ["satu", "empat", 'li"ma']
    assert [each.location.record for each in found] == [0, 1, 2, 3, 4]
    assert reasons == [Reason.BAD_ROW, Reason.BAD_ROW]


def test_bad_json_lines_are_issues_and_the_rest_is_read() -> None:
    lines = [b'{"text": "satu"}', b"{rusak", b'["daftar"]', b"", b'{"text": "dua", "skor": NaN}']
    lines += [b'{"text": "\\ud800"}', b'{"text": "", "title": null}', b"[" * 5000]
    found = read_stream(b"\n".join(lines))
    read, reasons = split(found)
    assert [page.row.text for page in read if page.row] == ["satu", "dua"]
    assert reasons == [Reason.BAD_ROW] * 3 + [Reason.EMPTY, Reason.BAD_ROW]
    assert [each.location.record for each in found] == list(range(7))


def test_an_open_quote_is_found_out() -> None:
    read, reasons = split(read_stream(b'judul,isi\nA,satu\nB,"dua\nC,tiga\n'))
    assert (len(read), reasons) == (1, [Reason.TRUNCATED])


def test_huge_fields_are_read_up_to_the_limit(tmp_path: Path) -> None:
    rows = [{"judul": "A", "isi": "x" * 3_000_000}, {"judul": "B", "isi": "kecil"}]
    read, reasons = split(read_bytes(tmp_path, "a.csv", as_csv(rows)))
    assert (len(read), reasons) == (2, [])
    options = IntakeOptions(max_page_bytes=1 << 20)
    for content in (as_csv(rows), as_json_lines([dict(row) for row in rows])):
        read, reasons = split(read_stream(content, options))
        assert [page.row.text for page in read if page.row] == ["kecil"]
        assert len(reasons) == 1


def test_one_bad_line_spoils_no_other() -> None:
    content = "judul,isi\nA,“satu”\n".encode() + "B,“dua”\n".encode("cp1252") + "C,é\n".encode()
    read, _ = split(read_stream(content))
    assert [page.row.text for page in read if page.row] == ["“satu”", "“dua”", "é"]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", as_csv([{"judul": "A", "naskah_asli": "satu"}] * 3)),
        ("a.jsonl", as_json_lines([{"judul": "A", "naskah_asli": "satu"}] * 3)),
        ("a.parquet", as_parquet({"judul": ["A"] * 3, "naskah_asli": ["satu"] * 3})),
    ],
)
def test_a_corpus_without_a_text_says_once_what_to_do(
    tmp_path: Path, name: str, content: bytes
) -> None:
    (issue,) = read_bytes(tmp_path, name, content)
    assert isinstance(issue, Issue)
    assert issue.reason is Reason.MISSING_COLUMN
    assert "judul, naskah_asli" in issue.message
    assert "--columns text=NAME" in issue.message
    options = IntakeOptions(columns=ColumnNames.parse("text=naskah_asli"))
    read, reasons = split(read_bytes(tmp_path, name, content, options))
    assert (len(read), reasons) == (3, [])


def test_a_named_column_is_taken_and_no_other(tmp_path: Path) -> None:
    content = as_csv([{"text": "ringkas", "Isi Penuh": "penuh", "url": "x"}])
    options = IntakeOptions(columns=ColumnNames.parse("text = isi_penuh, url=Text"))
    row = only_page(read_bytes(tmp_path, "a.csv", content, options)).row
    assert row == Row(text="penuh", url="ringkas")
    wrong = IntakeOptions(columns=ColumnNames(text="isi_penu"))
    _, reasons = split(read_bytes(tmp_path, "a.csv", content, wrong))
    assert reasons == [Reason.MISSING_COLUMN]


@pytest.mark.parametrize("pairs", ["text", "text=", "teks=isi", "=isi"])
def test_columns_that_nobody_knows_are_a_misuse(pairs: str) -> None:
    with pytest.raises(UsageError, match="COLUMN=NAME"):
        ColumnNames.parse(pairs)


def test_parquet_keeps_times_bytes_and_lists(tmp_path: Path) -> None:
    moment = datetime(2025, 3, 3, 5, 30, tzinfo=UTC)
    table = pa.table(
        {
            "paragraphs": pa.array([["Satu.", "Dua."]]),
            "published_at": pa.array([moment], pa.timestamp("ns", "UTC")),
            "html": pa.array([b"<p>Satu.</p>"]),
            "score": pa.array([float("nan")]),
        }
    )
    pq.write_table(table, tmp_path / "a.parquet")
    row = only_page(read_bytes(tmp_path, "b", (tmp_path / "a.parquet").read_bytes())).row
    assert row == Row(
        text="Satu.\nDua.", html="<p>Satu.</p>", published="2025-03-03 05:30:00+00:00"
    )


def test_a_cut_off_parquet_is_an_issue(tmp_path: Path) -> None:
    content = as_parquet({"text": ["satu"] * 100})
    _, reasons = split(read_bytes(tmp_path, "a.parquet", content[:-20]))
    assert reasons == [Reason.CORRUPT]


def test_a_long_json_list_is_read_piece_by_piece() -> None:
    rows = [{"text": f"Isi {number} " + 'kata [{\\" ' * 400} for number in range(300)]
    content = json.dumps(rows).encode()
    read, reasons = split(read_stream(content))
    assert (len(read), reasons) == (300, [])
    read, reasons = split(read_stream(content[:-1000]))
    assert (len(read), reasons) == (299, [Reason.TRUNCATED])
    read, reasons = split(read_stream(content.replace(b'}, {"text": "Isi 200', b'} {"text" "', 1)))
    assert (len(read), reasons) == (200, [Reason.CORRUPT])


def test_a_feed_gives_its_items(tmp_path: Path) -> None:
    feed = (
        '<?xml version="1.0"?><rss xmlns:content="c" xmlns:dc="d"><channel><title>Kabar</title>'
        "<item><title>Api</title><link>https://x.example/api</link><dc:creator>Sari</dc:creator>"
        "<pubDate>Mon, 03 Mar 2025 05:30:00 +0700</pubDate><description>Ringkas</description>"
        "<content:encoded><![CDATA[<p>Api padam.</p>]]></content:encoded>"
        "<category>Lamun</category><category>Api</category></item>"
        "<item><title>Banjir</title><description>Ringkas saja</description></item>"
        "</channel></rss>"
    )
    read, reasons = split(read_bytes(tmp_path, "feed.xml", feed.encode()))
    assert reasons == []
    assert read[0].row == Row(
        url="https://x.example/api",
        title="Api",
        html="<p>Api padam.</p>",
        published="Mon, 03 Mar 2025 05:30:00 +0700",
        author="Sari",
        channel="Lamun, Api",
    )
    assert read[1].row == Row(title="Banjir", html="Ringkas saja")


@given(
    st.lists(
        st.tuples(st.text(min_size=9), st.text(min_size=9)).map(
            lambda pair: {"judul": "J" + pair[0] + "x", "isi": "I" + pair[1] + "x"}
        ),
        min_size=1,
        max_size=5,
    )
)
def test_rows_come_back_as_they_were_written(rows: list[dict[str, str]]) -> None:
    rows = [{k: v.encode(errors="ignore").decode() for k, v in row.items()} for row in rows]
    content = as_json_lines([dict(row) for row in rows])
    assert [json.loads(p.content) for p in read_stream(content) if isinstance(p, Page)] == rows
