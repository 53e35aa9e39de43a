"""Writers of the sample's containers: a WARC file and gzip members, the same bytes every time."""

import struct
import uuid
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

_GZIP_HEADER = bytes.fromhex("1f8b08000000000002ff")
"""No flags, no time, best compression, unknown system."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """One answer of a server: what a crawler keeps of a request."""

    url: str
    fetched: datetime
    status: str
    headers: tuple[tuple[str, str], ...]
    body: bytes


def pack(data: bytes) -> bytes:
    """Compress with gzip; a header of our own, since Python's differs between its versions."""
    deflate = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    body = deflate.compress(data) + deflate.flush()
    return _GZIP_HEADER + body + struct.pack("<LL", zlib.crc32(data), len(data))


def chunked(body: bytes, size: int = 4096) -> bytes:
    """Frame a body in the chunks of HTTP/1.1's transfer coding."""
    parts = (body[start : start + size] for start in range(0, len(body), size))
    return b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


def warc(responses: Iterable[Response]) -> bytes:
    """Return a WARC/1.1 file, one gzip member a record, opened by a warcinfo record."""
    about = b"software: contoh-crawl\r\nformat: WARC File Format 1.1\r\n"
    first = datetime(2026, 3, 12, tzinfo=UTC)
    members = [pack(_record("warcinfo", "application/warc-fields", "", first, about))]
    for response in responses:
        http = [f"HTTP/1.1 {response.status}"]
        http += [f"{name}: {value}" for name, value in response.headers]
        block = "\r\n".join([*http, "", ""]).encode() + response.body
        kind = "application/http;msgtype=response"
        members.append(pack(_record("response", kind, response.url, response.fetched, block)))
    return b"".join(members)


def _record(kind: str, content_type: str, url: str, when: datetime, block: bytes) -> bytes:
    name = uuid.uuid5(uuid.NAMESPACE_URL, f"{kind} {url} {when.isoformat()} {block.hex()}")
    fields = [
        "WARC/1.1",
        f"WARC-Type: {kind}",
        f"WARC-Record-ID: <urn:uuid:{name}>",
        f"WARC-Date: {when.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}",
    ]
    if url:
        fields.append(f"WARC-Target-URI: {url}")
    fields += [f"Content-Type: {content_type}", f"Content-Length: {len(block)}"]
    return "\r\n".join([*fields, "", ""]).encode() + block + b"\r\n\r\n"
