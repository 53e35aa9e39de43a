"""HTTP responses as WARC records keep them: status, type, and the body as it was meant."""

import re
import zlib
from dataclasses import dataclass
from io import BytesIO

from fastwarc.stream_io import BrotliReader, ZstdReader

from konon.intake import gzip_members
from konon.intake.faults import BadInputError, corrupt, too_large, truncated
from konon.records import Reason

_HEADERS_END = re.compile(rb"\r?\n\r?\n")
_CHARSET = re.compile(r"""charset\s*=\s*["']?([^\s"';,]+)""", re.IGNORECASE)
_CHUNK_SIZE = re.compile(rb"\s*([0-9a-fA-F]{1,8})[ \t]*(?:;[^\n]{0,1024})?\r?\n")
_STATUS = re.compile(r"\s*HTTP/\S+\s+(?P<code>[0-9]{3})(?:\s|\Z)")
_HTML_TYPES = frozenset({"text/html", "application/xhtml+xml"})
_MOST_MEMBERS = 1000
"""Servers that compress side by side send a gzip member for every 128 KiB or so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentType:
    """A media type and the encoding declared with it."""

    media: str
    charset: str | None

    @property
    def is_html(self) -> bool:
        """Whether it names a page."""
        return self.media in _HTML_TYPES


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponseHead:
    """The part of a response before its body.

    Attributes:
        status: Status code; None where there is no status line.
        content_type: None where the server named none.
        is_chunked: Whether the body was sent in chunks.
        codings: How the body was packed, in the order in which that was done.
        size: Length of the head in bytes.
    """

    status: int | None
    content_type: ContentType | None
    is_chunked: bool
    codings: tuple[str, ...]
    size: int


def content_type(header: str | None) -> ContentType | None:
    """Read a `Content-Type` header."""
    if not header or not header.strip():
        return None
    charset = _CHARSET.search(header)
    return ContentType(
        media=header.partition(";")[0].strip().lower(), charset=charset[1] if charset else None
    )


def response_head(message: bytes) -> ResponseHead | None:
    """Read the head of a response; None where its end is not in these bytes."""
    end = _HEADERS_END.search(message)
    if end is None:
        return None
    status_line, *lines = message[: end.start()].decode("latin-1").split("\n")
    headers: dict[str, str] = {}
    for line in lines:
        name, _, value = line.partition(":")
        headers.setdefault(name.strip().lower(), value.strip())
    status = _STATUS.match(status_line)
    return ResponseHead(
        status=int(status["code"]) if status else None,
        content_type=content_type(headers.get("content-type")),
        is_chunked="chunked" in headers.get("transfer-encoding", "").lower(),
        codings=tuple(
            coding
            for coding in re.split(r"[,\s]+", headers.get("content-encoding", "").lower())
            if coding not in {"", "identity", "none", "utf-8"}
        ),
        size=end.end(),
    )


def decoded_body(head: ResponseHead, body: bytes, limit: int) -> bytes:
    """Return the body without chunks and packing.

    Some crawlers store a body unpacked under the headers it was sent with; such a body is
    recognised as markup and returned as it is.

    Raises:
        BadInputError: The body is cut off, damaged, or larger than `limit` bytes.
    """
    if head.is_chunked:
        body = _unchunked(body)
    for coding in reversed(head.codings):
        if body.lstrip()[:1] == b"<":
            break
        body = _unpacked(coding, body, limit)
    return body


def _unchunked(body: bytes) -> bytes:
    parts: list[bytes] = []
    at = 0
    while size := _CHUNK_SIZE.match(body, at):
        length = int(size[1], 16)
        start, at = size.end(), size.end() + length
        if length == 0:
            return b"".join(parts)
        if at > len(body):
            raise truncated("an HTTP response")
        parts.append(body[start:at])
    if not parts:
        return body
    is_cut = b"\n" not in body[at:].lstrip()
    raise truncated("an HTTP response") if is_cut else corrupt("a chunk has no length")


def _unpacked(coding: str, body: bytes, limit: int) -> bytes:
    if coding in {"gzip", "x-gzip"}:
        return _gunzipped(body, limit)
    if coding == "deflate":  # sent with a zlib header or, against the standard, without one
        has_header = len(body) > 1 and body[0] & 0x0F == 8 and int.from_bytes(body[:2]) % 31 == 0
        return _inflated(body, 15 if has_header else -15, limit)[0]
    if coding not in {"br", "zstd"}:
        raise BadInputError(Reason.CORRUPT, f"The HTTP response is packed as {coding!r}.")
    reader = BrotliReader(BytesIO(body)) if coding == "br" else ZstdReader(BytesIO(body))
    try:
        unpacked: bytes = reader.read(limit + 1)
    except OSError as error:
        raise corrupt("an HTTP response cannot be unpacked") from error
    if len(unpacked) > limit:
        raise too_large(limit)
    return unpacked


def _gunzipped(body: bytes, limit: int) -> bytes:
    """Unpack all members of a gzip body; browsers, too, leave what stands behind them."""
    unpacked = b""
    for _ in range(_MOST_MEMBERS):
        member, body = _inflated(body, 31, limit)
        unpacked += member
        if len(unpacked) > limit:
            raise too_large(limit)
        if not body.startswith(gzip_members.MAGIC):
            return unpacked
    raise corrupt(f"an HTTP response is packed in more than {_MOST_MEMBERS} parts")


def _inflated(body: bytes, window: int, limit: int) -> tuple[bytes, bytes]:
    """Unpack one compressed stream; return it and what stands behind it."""
    inflate = zlib.decompressobj(window)
    try:
        unpacked = inflate.decompress(body, limit + 1)
    except zlib.error as error:
        raise corrupt("an HTTP response cannot be unpacked") from error
    if len(unpacked) > limit:
        raise too_large(limit)
    if not inflate.eof:
        raise truncated("an HTTP response")
    return unpacked, inflate.unused_data
