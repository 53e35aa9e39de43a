"""Text out of bytes whose encoding may be declared nowhere and may even change."""

import codecs
import io
from collections.abc import Callable, Iterator
from typing import AnyStr, BinaryIO, Protocol

from konon.intake.streams import peeked
from konon.markup.decode import decode

_WIDE_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_BEYOND_ASCII = bytes(range(0x80, 0x100))


class TextReader(Protocol):
    """A stream of text."""

    def read(self, size: int, /) -> str:
        """Return about `size` characters, none at the end only."""
        ...


def text_lines(stream: BinaryIO, limit: int) -> Iterator[str]:
    """Yield lines with their ends.

    A line that is not UTF-8 is decoded by itself, so that one bad line spoils no other.

    Args:
        stream: Bytes that can be peeked into.
        limit: A longer line is cut off after so many bytes, or characters of UTF-16.

    Raises:
        BadInputError: The stream is damaged.
    """
    head = peeked(stream)
    if head.startswith(_WIDE_MARKS):
        yield from _limited(_as_text(stream, "utf-16").readline, limit, ("\n", "\r"))
        return
    if head.startswith(codecs.BOM_UTF8):
        stream.read(len(codecs.BOM_UTF8))
    if b"\n" not in head and b"\r" in head:  # Latin-1 is each byte as it is
        lines = _limited(_as_text(stream, "latin-1").readline, limit, ("\n", "\r"))
        yield from (_decoded(line.encode("latin-1")) for line in lines)
    else:
        yield from map(_decoded, _limited(stream.readline, limit, (b"\n",)))


def text_reader(stream: BinaryIO) -> TextReader:
    """Return a stream as text with the line ends it has.

    A stretch that is not UTF-8 is decoded by itself, as a line is.
    """
    head = peeked(stream)
    if head.startswith(_WIDE_MARKS):
        return _as_text(stream, "utf-16")
    if head.startswith(codecs.BOM_UTF8):
        stream.read(len(codecs.BOM_UTF8))
    return _Stretches(stream)


class _Stretches:
    """Text that is decoded a stretch at a time; none ends inside a character."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._left = b""

    def read(self, size: int, /) -> str:
        more = self._stream.read(size)
        content = self._left + more
        is_end = len(more) < size
        try:
            text, taken = codecs.utf_8_decode(content, "strict", is_end)
        except UnicodeDecodeError:  # cut behind ASCII, which is no part of a longer character
            whole = (content if is_end else content.rstrip(_BEYOND_ASCII)) or content
            text, taken = decode(whole).text, len(whole)
        self._left = content[taken:]
        return text


def _as_text(stream: BinaryIO, encoding: str) -> io.TextIOWrapper:
    return io.TextIOWrapper(stream, encoding, errors="replace", newline="")


def _decoded(content: bytes) -> str:
    try:
        return content.decode()
    except UnicodeDecodeError:
        return decode(content).text


def _limited(
    readline: Callable[[int], AnyStr], limit: int, ends: tuple[AnyStr, ...]
) -> Iterator[AnyStr]:
    """Yield lines, each no longer than the limit; what stands beyond it is passed over."""
    while line := readline(limit):
        rest = line
        while len(rest) == limit and not rest.endswith(ends):
            rest = readline(limit)
        yield line
