"""WARC files, whole and damaged: every sound record is read, every other is told of."""

import gzip
import tracemalloc
import zlib
from datetime import UTC, datetime
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pytest
import zstandard
from fastwarc.stream_io import BrotliWriter
from intake_samples import (
    HTML,
    URL,
    only_page,
    packed_records,
    read_bytes,
    read_stream,
    record,
    response,
    split,
    zipped,
)

from konon.intake import IntakeOptions, Stdin, pages
from konon.records import Issue, Page, PageForm, Reason

RECORDS = [response(number, HTML + b"<!-- %d -->" % number) for number in range(5)]
OFFSETS = [sum(map(len, RECORDS[:number])) for number in range(5)]


def brotli(content: bytes) -> bytes:
    packed = BytesIO()
    writer = BrotliWriter(packed)
    writer.write(content)
    writer.close()
    return packed.getvalue()


def chunked(content: bytes) -> bytes:
    parts = [content[at : at + 50] for at in range(0, len(content), 50)]
    return b"".join(b"%x;x=y\r\n%s\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


def urls(found: list[Page | Issue]) -> list[str]:
    return [(page.url or "").removeprefix(URL + "-") for page in split(found)[0]]


def test_a_record_keeps_where_it_lay(tmp_path: Path) -> None:
    read, reasons = split(read_bytes(tmp_path, "a.warc", b"".join(RECORDS)))
    assert reasons == []
    assert [page.location.record for page in read] == OFFSETS
    assert read[3].content == HTML + b"<!-- 3 -->"
    assert (read[3].url, read[3].charset, read[3].form) == (URL + "-3", "utf-8", PageForm.HTML)
    assert read[3].crawled_at == datetime(2025, 3, 3, 3, tzinfo=UTC)


def test_packed_records_keep_where_they_lay(tmp_path: Path) -> None:
    content = packed_records(RECORDS)
    for found in (read_bytes(tmp_path, "a.bin", content), read_stream(content)):
        read, reasons = split(found)
        assert reasons == []
        offsets = [page.location.record or 0 for page in read]
        assert [zlib.decompressobj(31).decompress(content[at:]) for at in offsets] == RECORDS


def test_a_warc_packed_as_a_whole_is_read(tmp_path: Path) -> None:
    found = read_bytes(tmp_path, "a.warc.gz", gzip.compress(b"".join(RECORDS)))
    assert [each.location.record for each in found] == OFFSETS
    assert urls(found) == list("01234")


def test_a_warc_in_zstandard_is_read(tmp_path: Path) -> None:
    found = read_bytes(tmp_path, "a.warc.zst", b"".join(map(zstandard.compress, RECORDS)))
    assert [each.location.record for each in found] == OFFSETS


@pytest.mark.parametrize(
    ("http", "body"),
    [
        ("Content-Encoding: gzip\r\n", gzip.compress(HTML)),
        ("content-encoding: x-gzip\r\n", gzip.compress(HTML)),
        ("Content-Encoding: br\r\n", brotli(HTML)),
        ("Content-Encoding: zstd\r\n", zstandard.compress(HTML)),
        ("Content-Encoding: deflate\r\n", zlib.compress(HTML)),
        ("Content-Encoding: deflate\r\n", zlib.compress(HTML)[2:-4]),
        ("Content-Encoding: identity\r\n", HTML),
        ("Transfer-Encoding: chunked\r\n", chunked(HTML)),
        ("Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n", chunked(gzip.compress(HTML))),
        ("Transfer-Encoding: chunked\r\n", HTML),
        ("Content-Encoding: gzip\r\n", HTML),
        ("Set-Cookie: " + "x" * 40_000 + "\r\n", HTML),
    ],
)
def test_bodies_are_unpacked(tmp_path: Path, http: str, body: bytes) -> None:
    content = response(1, body, http=http) + RECORDS[2]
    read, reasons = split(read_bytes(tmp_path, "a.warc", content))
    assert [page.content for page in read] == [HTML, HTML + b"<!-- 2 -->"]
    assert reasons == []


@pytest.mark.parametrize(
    ("http", "body", "reason"),
    [
        ("Content-Encoding: gzip\r\n", gzip.compress(HTML)[:-9], Reason.TRUNCATED),
        ("Content-Encoding: gzip\r\n", b"rusak" * 9, Reason.CORRUPT),
        ("Content-Encoding: br\r\n", b"\xff" * 99, Reason.CORRUPT),
        ("Content-Encoding: deflate\r\n", b"\xff" * 99, Reason.CORRUPT),
        ("Content-Encoding: lain\r\n", b"rusak", Reason.CORRUPT),
        ("Transfer-Encoding: chunked\r\n", chunked(HTML)[:-20], Reason.TRUNCATED),
        ("Content-Encoding: gzip\r\n", gzip.compress(b" " * (3 << 20)), Reason.TOO_LARGE),
        ("", b"", Reason.EMPTY),
        ("", b"<p>" + b" " * (3 << 20), Reason.TOO_LARGE),
    ],
)
def test_a_bad_body_spoils_no_other_record(
    tmp_path: Path, http: str, body: bytes, reason: Reason
) -> None:
    options = IntakeOptions(max_page_bytes=1 << 20)
    content = [RECORDS[0], response(1, body, http=http), RECORDS[2]]
    for packed in (b"".join(content), packed_records(content)):
        found = read_bytes(tmp_path, "a.warc", packed, options)
        assert urls(found) == ["0", "2"]
        (issue,) = (each for each in found if isinstance(each, Issue))
        assert (issue.reason, issue.url) == (reason, URL + "-1")


def test_only_pages_are_read(tmp_path: Path) -> None:
    other = [
        response(1, status="404 Not Found"),
        response(2, status="301 Moved Permanently"),
        response(3, b"\x89PNG\r\n" * 99, content_type="image/png"),
        response(4, b"{}", content_type="application/json"),
        record("request", b"GET / HTTP/1.1\r\n\r\n", 5, "application/http; msgtype=request"),
        record("revisit", b"HTTP/1.1 200 OK\r\n\r\n", 6, "application/http; msgtype=response"),
        record("warcinfo", b"software: x", 7, "application/warc-fields"),
        record("resource", b"log", 8, "text/plain").replace(URL.encode(), b"metadata://x"),
        response(9, b"GIF89a", content_type=""),
    ]
    assert read_bytes(tmp_path, "a.warc", b"".join(other)) == []


@pytest.mark.parametrize(
    ("kind", "content_type", "form"),
    [
        ("conversion", "text/plain; charset=utf-8", PageForm.TEXT),
        ("resource", "text/plain", PageForm.TEXT),
        ("resource", "text/html", PageForm.HTML),
    ],
)
def test_texts_and_saved_pages_are_read(
    tmp_path: Path, kind: str, content_type: str, form: PageForm
) -> None:
    content = record(kind, b"Api padam.", 1, content_type)
    page = only_page(read_bytes(tmp_path, "a.wet", content))
    assert (page.form, page.content, page.url) == (form, b"Api padam.", URL + "-1")


def test_a_response_without_a_type_is_known_by_its_bytes(tmp_path: Path) -> None:
    page = only_page(read_bytes(tmp_path, "a.warc", response(1, content_type="")))
    assert page.form is PageForm.HTML


def test_what_the_crawler_cut_off_is_read_and_told(tmp_path: Path) -> None:
    content = response(1, warc="WARC-Truncated: length\r\n")
    page, issue = read_bytes(tmp_path, "a.warc", content)
    assert isinstance(page, Page)
    assert isinstance(issue, Issue)
    assert (issue.reason, issue.page) == (Reason.TRUNCATED, page.id)


def test_a_plain_warc_cut_anywhere_loses_only_its_end(tmp_path: Path) -> None:
    content = b"".join(RECORDS[:3])
    for cut in range(1, len(content)):
        whole = sum(OFFSETS[n + 1] - len("\r\n\r\n") <= cut for n in range(3))
        is_between = any(0 <= OFFSETS[n] - cut <= len("\r\n\r\n") for n in range(1, 4))
        read, reasons = split(read_bytes(tmp_path, "a.warc", content[:cut]))
        if cut < len("WARC/"):
            assert read == []
            assert len(reasons) == 1
            continue
        assert len(read) == whole
        assert reasons == ([] if is_between else [Reason.TRUNCATED]), cut


def test_a_packed_warc_cut_anywhere_loses_only_its_end(tmp_path: Path) -> None:
    members = [gzip.compress(each, mtime=0) for each in RECORDS[:3]]
    content = b"".join(members)
    ends = [sum(map(len, members[: n + 1])) for n in range(3)]
    for cut in range(len(members[0]), len(content)):
        read, reasons = split(read_bytes(tmp_path, "a.warc.gz", content[:cut]))
        # The sum behind a record may be missing without harm to it.
        assert sum(end <= cut for end in ends) <= len(read) <= sum(end - 12 <= cut for end in ends)
        assert reasons == ([] if cut in ends else [Reason.TRUNCATED]), cut


def test_damage_costs_only_its_record(tmp_path: Path) -> None:
    members = [gzip.compress(each, mtime=0) for each in RECORDS]
    for at in range(len(members[2])):
        broken = bytearray(members[2])
        broken[at] ^= 0xFF
        content = b"".join([*members[:2], bytes(broken), *members[3:]])
        found = read_bytes(tmp_path, "a.warc.gz", content)
        assert set(urls(found)) >= set("0134"), at
        if "2" in urls(found) and not split(found)[1]:
            assert 3 < at < 10  # the header's flags, time and system carry no content


def test_a_packed_warc_from_a_pipe_goes_on_behind_damage() -> None:
    members = [gzip.compress(each, mtime=0) for each in RECORDS]
    members[2] = members[2][:60] + b"\xff" * 60 + members[2][120:]

    class Pipe(BytesIO):
        def seekable(self) -> bool:
            return False

    found = list(pages([Stdin(Pipe(b"".join(members)))]))
    assert urls(found) == list("0134")


@pytest.mark.parametrize(
    "wrong",
    [
        lambda each: each.replace(b"WARC/1.0", b"XXXX/1.0"),
        lambda each: each.replace(b"Content-Length: ", b"Content-Length: 9"),
        lambda each: each.replace(b"Content-Length: ", b"Content-Length: x"),
        lambda each: each.replace(b"Content-Length: ", b"Panjang: "),
        lambda each: each[:-60],
        lambda each: each + b"\0" * 5000,
    ],
    ids=["magic", "longer", "no-number", "no-length", "shorter", "padded"],
)
def test_broken_frames_are_told_and_passed(tmp_path: Path, wrong: object) -> None:
    assert callable(wrong)
    content = [*RECORDS[:2], wrong(RECORDS[2]), *RECORDS[3:]]
    for packed in (b"".join(content), packed_records(content)):
        found = read_bytes(tmp_path, "a.warc", packed)
        assert set(urls(found)) >= set("0134")
        assert split(found)[1] in ([Reason.CORRUPT], [Reason.CORRUPT] * 2)


def test_a_wacz_is_read_by_its_archive(tmp_path: Path) -> None:
    content = zipped(
        [
            ("datapackage.json", b'{"profile": "data-package"}'),
            ("pages/pages.jsonl", b'{"format": "json-pages-1.0", "text": "x", "url": "y"}'),
            ("archive/data.warc.gz", packed_records(RECORDS)),
            ("indexes/index.cdx", b"id)/ 20250303"),
        ]
    )
    for found in (read_bytes(tmp_path, "a.wacz", content), read_stream(content)):
        assert urls(found) == list("01234")
    assert read_bytes(tmp_path, "a.wacz", content)[1].location.file == (
        "a.wacz!archive/data.warc.gz"
    )


def test_memory_stays_flat_over_many_records(tmp_path: Path) -> None:
    noise = b"".join(sha256(b"%d" % n).digest() for n in range(600)).hex().encode()
    member = gzip.compress(response(1, HTML + noise))
    (tmp_path / "a.warc.gz").write_bytes(member * 3000)
    tracemalloc.start()
    count = sum(1 for _ in pages([tmp_path / "a.warc.gz"]))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count == 3000
    assert peak < 4 << 20
