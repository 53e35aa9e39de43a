"""Compressed files and archives: read in one go, told where cut off, refused where harmful."""

import gzip
import io
import zipfile
from pathlib import Path

import pytest
import zstandard
from intake_samples import DUMP, HTML, mhtml, read_bytes, read_stream, split, zipped

from konon.intake import IntakeOptions
from konon.records import Issue, Page, Reason

CORPUS = b"judul,isi\n" + b"".join(b"J%d,Isi nomor %d\n" % (n, n * n) for n in range(2000))
SMALL = IntakeOptions(max_page_bytes=1 << 20)


@pytest.mark.parametrize("pack", [gzip.compress, zstandard.compress])
@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.html", HTML),
        ("a.txt", DUMP.encode()),
        ("a.mhtml", mhtml()),
        ("a.csv", CORPUS),
        ("a.jsonl", b'{"text": "satu"}\n' * 3),
    ],
)
def test_packing_changes_nothing(tmp_path: Path, pack: object, name: str, content: bytes) -> None:
    assert callable(pack)
    plain = split(read_bytes(tmp_path, name, content))
    packed = split(read_bytes(tmp_path, name + ".gz", pack(content)))
    assert [page.content for page in packed[0]] == [page.content for page in plain[0]]
    assert packed[1] == plain[1] == []
    assert split(read_stream(pack(content)))[1] == []


def test_gzip_of_several_members_is_one_file(tmp_path: Path) -> None:
    packed = b"".join(gzip.compress(CORPUS[at : at + 7]) for at in range(0, len(CORPUS), 7))
    assert len(read_bytes(tmp_path, "a.csv.gz", packed)) == 2000


@pytest.mark.parametrize("pack", [gzip.compress, zstandard.compress])
def test_a_cut_off_corpus_is_read_up_to_the_cut(tmp_path: Path, pack: object) -> None:
    assert callable(pack)
    packed = pack(CORPUS)
    read, reasons = split(read_bytes(tmp_path, "a.csv.gz", packed[: len(packed) * 2 // 3]))
    whole, _ = split(read_stream(CORPUS))
    assert [page.content for page in read] == [page.content for page in whole[: len(read)]]
    assert reasons == [Reason.TRUNCATED]


@pytest.mark.parametrize("pack", [gzip.compress, zstandard.compress])
def test_a_cut_off_page_is_no_page(tmp_path: Path, pack: object) -> None:
    assert callable(pack)
    _, reasons = split(found := read_bytes(tmp_path, "a.html.gz", pack(HTML)[:-6]))
    assert len(found) == 1
    assert reasons == [Reason.TRUNCATED]


def test_a_wrong_sum_is_damage(tmp_path: Path) -> None:
    packed = bytearray(gzip.compress(HTML))
    packed[-6] ^= 1
    assert split(read_bytes(tmp_path, "a.html.gz", bytes(packed))) == ([], [Reason.CORRUPT])


@pytest.mark.parametrize("pack", [gzip.compress, zstandard.compress])
def test_a_bomb_is_stopped(tmp_path: Path, pack: object) -> None:
    assert callable(pack)
    packed = pack(b"judul,isi\n" + (b"A," + b"x" * 9998 + b"\n") * 4000)
    read, reasons = split(read_bytes(tmp_path, "a.csv.gz", packed, SMALL))
    assert reasons[-1] is Reason.BOMB
    assert 0 < len(read) < 4000


def test_a_file_packed_many_times_over_is_left(tmp_path: Path) -> None:
    packed = HTML
    for _ in range(5):
        packed = gzip.compress(packed)
    assert split(read_bytes(tmp_path, "a.html.gz", packed)) == ([], [Reason.BOMB])


def test_a_zip_is_read_member_by_member(tmp_path: Path) -> None:
    content = zipped(
        [
            ("b/a.html", HTML),
            ("a.csv.gz", gzip.compress(b"judul,isi\nA,satu\n")),
            ("c.png", b"\x89PNG\r\n\0\0\0" * 9),
            ("__MACOSX/._a.html", HTML),
            (".rahasia/a.html", HTML),
        ]
    )
    found = read_bytes(tmp_path, "a.zip", content)
    assert [each.location.file for each in found] == [
        "a.zip!a.csv.gz",
        "a.zip!b/a.html",
        "a.zip!c.png",
    ]
    assert split(found)[1] == [Reason.BINARY]


def test_a_zip_bomb_is_refused_and_its_neighbours_read(tmp_path: Path) -> None:
    content = zipped([("a.html", HTML), ("b.html", b"<p>" + b"\0" * (64 << 20)), ("c.html", HTML)])
    read, reasons = split(read_bytes(tmp_path, "a.zip", content))
    assert (len(read), reasons) == (2, [Reason.BOMB])


def test_a_damaged_member_spoils_no_other(tmp_path: Path) -> None:
    content = bytearray(zipped([("a.html", HTML), ("b.html", HTML), ("c.html", HTML)]))
    at = content.index(b"b.html") + len(b"b.html")
    content[at + 20 : at + 40] = b"\xff" * 20
    read, reasons = split(read_bytes(tmp_path, "a.zip", bytes(content)))
    assert [page.location.file for page in read] == ["a.zip!a.html", "a.zip!c.html"]
    assert reasons == [Reason.CORRUPT]


def test_a_locked_member_asks_to_be_unpacked(tmp_path: Path) -> None:
    content = bytearray(zipped([("a.html", HTML)]))
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(mark) + flags] |= 1
    assert split(read_bytes(tmp_path, "a.zip", bytes(content))) == ([], [Reason.NOT_PERMITTED])


def test_documents_are_no_pages(tmp_path: Path) -> None:
    content = zipped([("[Content_Types].xml", b"<Types/>"), ("word/document.xml", b"<p/>")])
    assert split(read_bytes(tmp_path, "a.docx", content)) == ([], [Reason.UNKNOWN_FORM])


def test_a_cut_off_zip_is_an_issue(tmp_path: Path) -> None:
    content = zipped([("a.html", HTML)])
    assert split(read_bytes(tmp_path, "a.zip", content[:-30])) == ([], [Reason.CORRUPT])


def test_a_name_in_an_archive_is_no_path(tmp_path: Path) -> None:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("../../etc/a.html", HTML)
    (found,) = read_bytes(tmp_path, "a.zip", archive.getvalue())
    assert isinstance(found, Page | Issue)
    assert list(tmp_path.iterdir()) == [tmp_path / "a.zip"]
