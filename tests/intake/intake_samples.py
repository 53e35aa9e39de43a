"""Small inputs of every form, invented, and a way to read them."""

import gzip
import io
import zipfile
from collections.abc import Iterable
from pathlib import Path

from konon.intake import IntakeOptions, Stdin, pages
from konon.records import Issue, Page, Reason

HTML = (
    '<!DOCTYPE html>\n<html lang="id"><head><meta charset="utf-8"><title>Jembatan Rengas</title>'
    "</head><body><h1>Jembatan Rengas Dibuka Lagi</h1><p>Warga Kota Lamun menyeberang “sejak "
    "subuh”.</p></body></html>\n"
).encode()
DUMP = (
    "Senin, 3 Maret 2025\n\nPasar Lamun Terbakar\n\nApi padam pukul 05.10 WIB – tak ada korban.\n"
)
URL = "https://kabarlamun.example/berita/jembatan-rengas"
FIELDS = {
    "judul": "Pasar Lamun Terbakar",
    "tautan": "https://kabarlamun.example/berita/pasar",
    "isi_berita": 'Api padam pukul 05.10 WIB, kata Sari.\n"Tak ada korban," ujarnya.',
    "tanggal": "3 Maret 2025",
    "jam": "05:30",
}


def response(
    number: int,
    body: bytes = HTML,
    *,
    status: str = "200 OK",
    content_type: str = "text/html; charset=utf-8",
    http: str = "",
    warc: str = "",
) -> bytes:
    """Return a WARC response record."""
    kind = f"Content-Type: {content_type}\r\n" if content_type else ""
    block = f"HTTP/1.1 {status}\r\n{kind}{http}\r\n".encode() + body
    return record("response", block, number, "application/http; msgtype=response", warc)


def record(kind: str, block: bytes, number: int, content_type: str, warc: str = "") -> bytes:
    """Return any WARC record."""
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{number:012d}>\r\n"
        f"WARC-Date: 2025-03-03T0{number % 10}:00:00Z\r\nWARC-Target-URI: {URL}-{number}\r\n"
        f"{warc}Content-Type: {content_type}\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def mhtml(body: str = "Jembatan =E2=80=9CRengas=E2=80=9D dibuka.") -> bytes:
    """Return a page as Chromium saves it."""
    return (
        "From: <Saved by Blink>\r\n"
        f"Snapshot-Content-Location: {URL}\r\n"
        "Subject: Jembatan\r\nDate: Mon, 3 Mar 2025 04:00:00 -0000\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="--B--x"\r\n\r\n\r\n'
        "----B--x\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n"
        "Content-Location: https://iklan.example/bingkai\r\n\r\n<p>Iklan</p>\r\n"
        "----B--x\r\nContent-Type: text/html; charset=utf-8\r\n"
        f"Content-Transfer-Encoding: quoted-printable\r\nContent-Location: {URL}\r\n\r\n"
        f"<!DOCTYPE html><html><body><p>{body}</p></body></html>\r\n"
        "----B--x\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n"
        "Content-Location: https://kabarlamun.example/a.png\r\n\r\niVBORw0KGgo=\r\n"
        "----B--x--\r\n"
    ).encode()


def zipped(members: Iterable[tuple[str, bytes]]) -> bytes:
    """Return a zip archive."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in members:
            file.writestr(name, content)
    return archive.getvalue()


def packed_records(records: Iterable[bytes]) -> bytes:
    """Return a WARC with each record in a gzip member of its own."""
    return b"".join(gzip.compress(each, mtime=0) for each in records)


def read_bytes(
    folder: Path, name: str, content: bytes, options: IntakeOptions | None = None
) -> list[Page | Issue]:
    """Read a file of this name and content."""
    path = folder / name
    path.write_bytes(content)
    return list(pages([path], options))


def read_stream(content: bytes, options: IntakeOptions | None = None) -> list[Page | Issue]:
    """Read standard input."""
    return list(pages([Stdin(io.BytesIO(content))], options))


def only_page(found: list[Page | Issue]) -> Page:
    """Return the single page that was found."""
    (page,) = found
    assert isinstance(page, Page), page
    return page


def split(found: list[Page | Issue]) -> tuple[list[Page], list[Reason]]:
    """Return the pages and the reasons of the issues."""
    read = [each for each in found if isinstance(each, Page)]
    return read, [each.reason for each in found if isinstance(each, Issue)]
