"""What the guard and its child say to each other: frames of a length and that many bytes."""

import struct
from collections.abc import Sequence
from dataclasses import replace
from typing import IO

import msgspec

from konon.records import Article, Issue, Page

Outcome = Article | Issue
"""What a page gives: an article, or the reason why not."""

_LENGTH = struct.Struct(">Q")
_COUNT = struct.Struct(">I")
_ARTICLE, _ISSUE = b"A", b"I"
_PAGES = msgspec.json.Decoder(Page)
_ARTICLES = msgspec.json.Decoder(Article)
_ISSUES = msgspec.json.Decoder(Issue)


def write_frame(stream: IO[bytes], *chunks: bytes) -> None:
    """Write one frame made of `chunks`, without joining them first."""
    stream.write(_LENGTH.pack(sum(map(len, chunks))))
    for chunk in chunks:
        stream.write(chunk)


def read_frame(stream: IO[bytes]) -> bytes:
    """Return the next frame.

    Raises:
        EOFError: The other side is gone.
    """
    (length,) = _LENGTH.unpack(_read_exactly(stream, _LENGTH.size))
    return _read_exactly(stream, length)


def write_pages(stream: IO[bytes], pages: Sequence[Page]) -> None:
    """Write a group of pages: their number, then for each its description and its bytes."""
    write_frame(stream, _COUNT.pack(len(pages)))
    for page in pages:
        write_frame(stream, msgspec.json.encode(replace(page, content=b"")))
        write_frame(stream, page.content)
    stream.flush()


def read_pages(stream: IO[bytes]) -> list[Page]:
    """Return the next group of pages, all of it.

    Raises:
        EOFError: The other side is gone.
    """
    (count,) = _COUNT.unpack(read_frame(stream))
    return [
        replace(_PAGES.decode(read_frame(stream)), content=read_frame(stream)) for _ in range(count)
    ]


def encode_outcome(outcome: Outcome) -> bytes:
    """Return an outcome as bytes; times keep their offset.

    Raises:
        UnicodeEncodeError: A string in it is no text.
    """
    return (_ARTICLE if isinstance(outcome, Article) else _ISSUE) + msgspec.json.encode(outcome)


def decode_outcome(data: bytes) -> Outcome:
    """Return the outcome that `encode_outcome` was given."""
    kind, encoded = data[:1], memoryview(data)[1:]
    return _ARTICLES.decode(encoded) if kind == _ARTICLE else _ISSUES.decode(encoded)


def _read_exactly(stream: IO[bytes], length: int) -> bytes:
    data = stream.read(length)
    if len(data) < length:
        raise EOFError
    return data
