"""What an input is: by its first bytes, and by its name only where these leave it open."""

import codecs
import re
import zlib
from pathlib import PurePosixPath

from konon.intake import gzip_members
from konon.intake.columns import is_corpus
from konon.intake.delimited import delimiter_of, header_names
from konon.intake.entry import Form

_MAGIC = (
    (gzip_members.MAGIC, Form.GZIP),
    (b"\x28\xb5\x2f\xfd", Form.ZSTD),
    (b"PK\x03\x04", Form.ZIP),
    (b"PK\x05\x06", Form.ZIP),
    (b"PAR1", Form.PARQUET),
    (b"WARC/", Form.WARC),
    (b"%PDF-", Form.BINARY),
)
_BLANK = b" \t\r\n\f\0"
_HTML_NAMES = frozenset({".html", ".htm", ".xhtml", ".shtml", ".php", ".asp", ".aspx", ".jsp"})
_TEXT_NAMES = frozenset({"", ".txt", ".text"})
_BY_NAME = {
    ".csv": Form.DELIMITED,
    ".tsv": Form.DELIMITED,
    ".jsonl": Form.JSON_LINES,
    ".ndjson": Form.JSON_LINES,
    **dict.fromkeys(_HTML_NAMES, Form.HTML),
    **dict.fromkeys(_TEXT_NAMES, Form.TEXT),
}
_PROLOG = re.compile(
    rb"(?:\s+|<\?.*?\?>|<!--.*?-->|<!doctype\s[^>]*>)*+", re.DOTALL | re.IGNORECASE
)
_FEED_ROOT = re.compile(rb"<(?:rss|feed|rdf:RDF)[\s>]")
_HTML_TAG = re.compile(
    rb"<(?:!doctype\s+html|(?:html|head|body|title|meta|link|script|style|div|p|article|section"
    rb"|main|table|h[1-6]|span|a|br)[\s/>])",
    re.IGNORECASE,
)
_HTML_ROOT = re.compile(rb"<(?:!doctype\s+html|html[\s>])", re.IGNORECASE)
_MIME_HEADERS = re.compile(rb"(?:[!-9;-~]+:[^\n]*\n(?:[ \t][^\n]*\n)*){2,}+")
_CONTROLS = bytes(c for c in range(0x20) if c not in b"\t\n\r\f\x1b")
_MOST_CONTROLS = 0.05
_HTML_SEARCH_BYTES = 4096


def sniff(head: bytes, name: str) -> Form:
    """Tell the form of a stream.

    Args:
        head: Its first bytes, or all of them; 64 KiB are plenty.
        name: Its file name; `-` for none.
    """
    for magic, form in _MAGIC:
        if head.startswith(magic):
            return form
    narrow = _narrowed(head)
    start = narrow.lstrip(_BLANK)
    if not start:
        return Form.EMPTY
    return _markup(start, name) or _json(start) or _plain(narrow, start, name)


def holds_warc(packed: bytes) -> bool:
    """Whether the first bytes of a gzip stream unpack to the start of a WARC record."""
    try:
        return zlib.decompressobj(31).decompress(packed, 5) == b"WARC/"
    except zlib.error:
        return False


def _narrowed(head: bytes) -> bytes:
    """Return the head with one byte a character, as far as it is ASCII, without its mark."""
    for mark, encoding in (
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if head.startswith(mark):
            return head[2:].decode(encoding, errors="ignore").encode(errors="ignore")
    return head.removeprefix(codecs.BOM_UTF8)


def _markup(start: bytes, name: str) -> Form | None:
    if not start.startswith(b"<"):
        return None
    root = _PROLOG.match(start)
    if root and _FEED_ROOT.match(start, root.end()):
        return Form.FEED
    if _HTML_TAG.search(start) or _suffix(name) in _HTML_NAMES:
        return Form.HTML
    return None


def _json(start: bytes) -> Form | None:
    inner = start[1:].lstrip(_BLANK)[:1]
    if start.startswith(b"[") and inner in {b"{", b"]"}:
        return Form.JSON
    if not start.startswith(b"{") or inner not in {b'"', b"}"}:
        return None
    line, newline, _ = start.partition(b"\n")
    is_whole_line = line.rstrip().endswith(b"}") or not newline
    return Form.JSON_LINES if is_whole_line else Form.JSON


def _plain(narrow: bytes, start: bytes, name: str) -> Form:
    """Tell forms that begin with words."""
    suffix = _suffix(name)
    controls = len(narrow) - len(narrow.translate(None, delete=_CONTROLS))
    if controls > _MOST_CONTROLS * len(narrow):
        return Form.BINARY
    mime = _MIME_HEADERS.match(start)
    if mime and b"multipart/related" in mime[0].lower():
        return Form.MHTML
    header = re.split(r"[\r\n]", start.decode(errors="replace"), maxsplit=1)[0]
    if is_corpus(header_names(header, delimiter_of(header))):
        return Form.DELIMITED
    if _HTML_ROOT.search(start, 0, _HTML_SEARCH_BYTES):
        return Form.HTML
    return _BY_NAME.get(suffix, Form.UNKNOWN)


def _suffix(name: str) -> str:
    return PurePosixPath(name).suffix.lower()
