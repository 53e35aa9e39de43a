"""Lines of text out of bytes whose encoding may be declared nowhere and may even change."""

import codecs
import io
from collections.abc import Iterator
from typing import BinaryIO

from konon.intake.streams import peeked
from konon.markup.decode import decode

_WIDE_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def text_lines(stream: BinaryIO, limit: int) -> Iterator[str]:
    """Yield lines with their ends.

    A line that is not UTF-8 is decoded by itself, so that one bad line spoils no other.

    Args:
        stream: Bytes that can be peeked into.
        limit: A longer line is cut off after so many bytes.

    Raises:
        BadInputError: The stream is damaged.
    """
    head = peeked(stream)
    if head.startswith(_WIDE_MARKS) or (b"\n" not in head and b"\r" in head):
        yield from text_reader(stream)
        return
    if head.startswith(codecs.BOM_UTF8):
        stream.read(len(codecs.BOM_UTF8))
    while line := stream.readline(limit):
        if len(line) == limit:
            _finish_line(stream, line, limit)
        try:
            yield line.decode()
        except UnicodeDecodeError:
            yield decode(line).text


def text_reader(stream: BinaryIO) -> io.TextIOWrapper:
    """Return a stream of UTF-8, or of UTF-16 with its mark, as text with the line ends it has."""
    encoding = "utf-16" if peeked(stream).startswith(_WIDE_MARKS) else "utf-8-sig"
    return io.TextIOWrapper(stream, encoding, errors="replace", newline="")


def _finish_line(stream: BinaryIO, line: bytes, limit: int) -> None:
    while line and not line.endswith(b"\n"):
        line = stream.readline(limit)
