"""Whatever the bytes, reading them ends, and ends in pages and issues."""

import gzip
import io

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import zstandard
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from intake_samples import DUMP, HTML, mhtml, packed_records, read_stream, response, zipped

from konon.intake import IntakeOptions
from konon.records import Issue, Page, PageForm, Reason

CSV = b'judul,isi,url\nA,"satu, ""dua""",x\nB,tiga,y\nC,"em\npat",z\n'
JSON_LINES = b'{"judul": "A", "isi": ["satu", "dua"]}\n{"judul": "B", "isi": "tiga"}\n'
RECORDS = [response(number) for number in range(3)]
FEED = b"<rss><channel><item><title>A</title><description>satu</description></item></channel></rss>"
OPTIONS = IntakeOptions(max_page_bytes=1 << 20)


def parquet() -> bytes:
    file = io.BytesIO()
    pq.write_table(pa.table({"judul": ["A", "B"], "isi": [["satu"], ["dua", "tiga"]]}), file)
    return file.getvalue()


SEEDS = {
    "html": HTML,
    "html-utf16": HTML.decode().encode("utf-16"),
    "text": DUMP.encode(),
    "mhtml": mhtml(),
    "warc": b"".join(RECORDS),
    "warc-gz": packed_records(RECORDS),
    "warc-gz-body": response(1, gzip.compress(HTML), http="Content-Encoding: gzip\r\n"),
    "warc-chunks": response(1, b"5\r\n<html\r\n0\r\n\r\n", http="Transfer-Encoding: chunked\r\n"),
    "csv": CSV,
    "csv-utf16": CSV.decode().encode("utf-16"),
    "csv-gz": gzip.compress(CSV),
    "csv-zst": zstandard.compress(CSV),
    "jsonl": JSON_LINES,
    "json": b"[" + JSON_LINES.strip().replace(b"\n", b", ") + b"]",
    "json-one": b'{\n"judul": "A", "isi": "satu"}',
    "parquet": parquet(),
    "feed": FEED,
    "zip": zipped([("a.html", HTML), ("b.csv", CSV)]),
    "wacz": zipped([("datapackage.json", b"{}"), ("archive/a.warc.gz", packed_records(RECORDS))]),
}


def check(content: bytes) -> None:
    found = read_stream(content, OPTIONS)
    for each in found:
        assert isinstance(each, Page | Issue)
        if isinstance(each, Page):
            assert each.content.strip()
            assert (each.row is not None) == (each.form is PageForm.ROW)
        else:
            assert each.message.endswith(".")
            assert each.reason is not Reason.ERROR, each.message
            assert each.id
    assert found == read_stream(content, OPTIONS)


def mutated(content: bytes) -> st.SearchStrategy[bytes]:
    """Cut, flip, repeat and fill some places of an input."""
    place = st.integers(0, len(content) - 1)
    filler = st.one_of(
        st.binary(max_size=6), st.sampled_from([b"\r\n", b'"', b"\0" * 9, b"9", b"[{", b"--"])
    )
    change = st.tuples(place, st.integers(0, 40), filler)

    def apply(changes: list[tuple[int, int, bytes]]) -> bytes:
        changed = content
        for at, removed, added in changes:
            changed = changed[:at] + added + changed[at + removed :]
        return changed

    return st.lists(change, min_size=1, max_size=4).map(apply)


@given(st.binary(max_size=400))
@example(b"\x1f\x8b\x08")
@example(b"PK\x03\x04")
@example(b"PAR1PAR1")
@example(b"WARC/1.0\r\n\r\n")
@example(b"\x28\xb5\x2f\xfd")
@example(b"<rss>")
@example(b"<rss><item><a:b:>c</a:b:></item></rss>")
@example(b"<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b 'c'>]><rss><item>&b;</item></rss>")
@example(b'{"text": ' + b"[" * 100_000)
@example(b"[{" * 10_000)
@example(b"\xff\xfe[\xd8" + '{"a\n'.encode("utf-16-le"))
@example(b'{"' + b'{"a": ' * 3_000 + b"}")
@example(b'{"text": ' + b'["a",' * 900 + b'""' + b"]" * 900 + b"}")
@example(b"text,title\n" + b"['" * 3_000 + b",b")
@settings(deadline=None, max_examples=150)
def test_any_bytes(content: bytes) -> None:
    check(content)


@pytest.mark.parametrize("name", SEEDS)
def test_any_damage(name: str) -> None:
    @given(mutated(SEEDS[name]))
    @settings(deadline=None, max_examples=60, suppress_health_check=list(HealthCheck))
    def damaged(content: bytes) -> None:
        check(content)

    check(SEEDS[name])
    damaged()
