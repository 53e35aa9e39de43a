"""Bytes to text: which encoding a page is really in, whatever it says of itself."""

import codecs
import re
import unicodedata
from dataclasses import dataclass

from resiliparse.parse.encoding import detect_encoding, map_encoding_to_html5

_REPLACEMENT = "\ufffd"
_HEAD_BYTES = 4096
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""UTF-32 stands before UTF-16, whose mark begins its own."""

_META_CHARSET = re.compile(
    rb"""<(?:meta\b[^>]{0,512}?\bcharset|\?xml\b[^>]{0,256}?\bencoding)\s*=\s*["']?\s*([\w.:-]+)""",
    re.IGNORECASE,
)
_ASCII = bytes(range(0x80))
_MOSTLY = 0.8
"""Share of the bytes beyond ASCII that must form UTF-8 for a damaged page to count as UTF-8."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """A page's bytes as text.

    Attributes:
        text: NFC, without NUL and without a byte-order mark; U+FFFD for bytes that mean nothing.
        encoding: Python's name of the encoding that was used.
    """

    text: str
    encoding: str


def decode(content: bytes, charset: str | None = None) -> Decoded:
    """Decode a page; never fails.

    A byte-order mark decides; then valid UTF-8, which other encodings do not form by chance,
    so that a page wrongly declared ISO-8859-1 is read rightly; then the transport's declaration,
    the page's own, and at last a guess from the bytes. Labels mean what browsers take them for
    (`latin1` is windows-1252).

    Args:
        content: The page's bytes.
        charset: Encoding that the transport declared, if any.
    """
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            return _decoded(content[len(mark) :], encoding)
    if wide := _wide_encoding(content):
        return _decoded(content, wide)
    try:
        text = content.decode()
    except UnicodeDecodeError:
        return _decoded(content, _narrow_encoding(content, charset))
    if b"\x1b" in content and (declared := _declared(content, charset)) == "iso2022_jp":
        return _decoded(content, declared)
    return Decoded(text=_clean(text), encoding="utf-8")


def _decoded(content: bytes, encoding: str) -> Decoded:
    return Decoded(text=_clean(content.decode(encoding, errors="replace")), encoding=encoding)


def _clean(text: str) -> str:
    text = text.removeprefix("\ufeff").replace("\0", "")
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def _wide_encoding(content: bytes) -> str | None:
    """Name UTF-16 without a mark: every other byte of a Latin text is then NUL."""
    head = content[:_HEAD_BYTES]
    if b"\0" not in head:
        return None
    enough = 0.7 * (len(head) / 2)
    if head[1::2].count(0) > enough > head[::2].count(0):
        return "utf-16-le"
    if head[::2].count(0) > enough > head[1::2].count(0):
        return "utf-16-be"
    return None


def _narrow_encoding(content: bytes, charset: str | None) -> str:
    """Name the encoding of bytes that are not valid UTF-8."""
    if _is_mostly_utf8(content):
        return "utf-8"
    declared = _declared(content, charset)
    if declared is None or declared in {"utf-8", "utf-16-le", "utf-16-be"}:
        return _known_codec(detect_encoding(content)) or "cp1252"
    return declared


def _is_mostly_utf8(content: bytes) -> bool:
    beyond_ascii = len(content.translate(None, delete=_ASCII))
    broken = content.decode("utf-8", errors="replace").count(_REPLACEMENT)
    return beyond_ascii - broken >= _MOSTLY * beyond_ascii


def _declared(content: bytes, charset: str | None) -> str | None:
    """Return the first declared encoding that exists: the transport's, then the page's own."""
    labels = [charset.strip(" \t\"';")] if charset else []
    if found := _META_CHARSET.search(content, 0, _HEAD_BYTES):
        labels.append(found[1].decode())
    return next(filter(None, map(_known_codec, labels)), None)


def _known_codec(label: str | None) -> str | None:
    """Return Python's codec for a label as browsers read it; None where there is none."""
    name = map_encoding_to_html5(label, fallback_utf8=False) if label else None
    try:
        return codecs.lookup(name).name if name else None
    except LookupError:
        return None
