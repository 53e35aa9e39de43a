"""Streams of bytes that unpack what they read and turn every failure into one typed error."""

import io
import lzma
import tempfile
import zipfile
import zlib
from abc import abstractmethod
from typing import IO, BinaryIO

import zstandard

from konon.intake.faults import BadInputError, corrupt, too_large, truncated
from konon.intake.gzip_members import GzipMembers, Inflation
from konon.intake.options import MIB, IntakeOptions
from konon.intake.walk import unopened

HEAD_BYTES = 64 << 10
_COPY_BYTES = MIB
_UNPACKING_ERRORS = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    NotImplementedError,
)
_ZSTD_STEP = 1 << 10
"""Few bytes at a time, for each can unpack to as much as 32 KiB before it can be counted."""


class _FilledStream(io.RawIOBase):
    """A stream whose reads are full until its end, and whose faults wait for what came before."""

    def __init__(self) -> None:
        super().__init__()
        self._fault: BadInputError | None = None

    @abstractmethod
    def _next(self, size: int) -> bytes:
        """Return up to `size` bytes, none at the end; raise BadInputError for damage."""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        view = memoryview(buffer)
        filled = 0
        while filled < len(view) and self._fault is None:
            try:
                chunk = self._next(len(view) - filled)
            except BadInputError as fault:
                self._fault = fault
                break
            if not chunk:
                break
            view[filled : filled + len(chunk)] = chunk
            filled += len(chunk)
        if not filled and self._fault is not None:
            raise self._fault
        return filled


class _FileStream(_FilledStream):
    """A file, a pipe or a member of a zip archive."""

    def __init__(self, file: BinaryIO | IO[bytes]) -> None:
        super().__init__()
        self._file = file

    def _next(self, size: int) -> bytes:
        try:
            return self._file.read(size)
        except _UNPACKING_ERRORS as error:
            raise corrupt("a member of the archive cannot be unpacked") from error
        except OSError as error:
            if error.errno is None:  # no word of the system's but of bz2, which found damage
                raise corrupt("a member of the archive cannot be unpacked") from error
            raise unopened(error) from error

    def seekable(self) -> bool:
        return self._file.seekable()

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        self._fault = None
        return self._file.seek(offset, whence)

    def tell(self) -> int:
        return self._file.tell()

    def close(self) -> None:
        self._file.close()
        super().close()


class _GunzipStream(_FilledStream):
    """The members of a gzip file as one stream."""

    def __init__(self, packed: BinaryIO, options: IntakeOptions) -> None:
        super().__init__()
        self._members = GzipMembers(packed, options)

    def _next(self, size: int) -> bytes:
        while not (chunk := self._members.read(size)):
            if not self._members.advance():
                return b""
        return chunk


class _UnzstdStream(_FilledStream):
    """The frames of a Zstandard file as one stream."""

    def __init__(self, packed: BinaryIO, options: IntakeOptions) -> None:
        super().__init__()
        self._packed = packed
        self._inflation = Inflation(options)
        self._frame: zstandard.ZstdDecompressionObj | None = None
        self._pending = b""
        self._ready = memoryview(b"")

    def _next(self, size: int) -> bytes:
        while not self._ready:
            if not self._pending and not self._fill():
                if self._frame is not None:
                    raise truncated("a compressed stream")
                return b""
            self._ready = memoryview(self._unpack())
        chunk, self._ready = bytes(self._ready[:size]), self._ready[size:]
        return chunk

    def _fill(self) -> bool:
        self._pending = self._packed.read(_ZSTD_STEP)
        self._inflation.packed += len(self._pending)
        return bool(self._pending)

    def _unpack(self) -> bytes:
        frame = self._frame or zstandard.ZstdDecompressor().decompressobj()
        try:
            unpacked = frame.decompress(self._pending)
        except zstandard.ZstdError as error:
            raise corrupt("it cannot be unpacked") from error
        self._frame = None if frame.eof else frame
        self._pending = frame.unused_data if frame.eof else b""
        self._inflation.add(len(unpacked))
        return unpacked


def opened(file: BinaryIO | IO[bytes]) -> io.BufferedReader:
    """Return a file as a stream that can be peeked into and raises only BadInputError."""
    return io.BufferedReader(_FileStream(file), HEAD_BYTES)


def gunzipped(packed: BinaryIO, options: IntakeOptions) -> io.BufferedReader:
    """Return what a gzip stream unpacks to."""
    return io.BufferedReader(_GunzipStream(packed, options), HEAD_BYTES)


def unzstd(packed: BinaryIO, options: IntakeOptions) -> io.BufferedReader:
    """Return what a Zstandard stream unpacks to."""
    return io.BufferedReader(_UnzstdStream(packed, options), HEAD_BYTES)


def spooled(stream: BinaryIO, options: IntakeOptions) -> io.BufferedReader:
    """Return a stream that can be rewound: itself, or a copy in a temporary file."""
    if stream.seekable():
        return stream if isinstance(stream, io.BufferedReader) else opened(stream)
    copy = tempfile.TemporaryFile()  # noqa: SIM115  # the stream returned closes it
    left = options.max_unpacked_bytes
    while chunk := stream.read(_COPY_BYTES):
        left -= len(chunk)
        if left < 0:
            copy.close()
            raise too_large(options.max_unpacked_bytes)
        copy.write(chunk)
    copy.seek(0)
    return opened(copy)


def read_whole(stream: BinaryIO, limit: int) -> bytes:
    """Return all that is left of a stream.

    Raises:
        BadInputError: It is longer than `limit` bytes, or damaged.
    """
    parts: list[bytes] = []
    left = limit
    while chunk := stream.read(_COPY_BYTES):
        left -= len(chunk)
        if left < 0:
            raise too_large(limit)
        parts.append(chunk)
    return parts[0] if len(parts) == 1 else b"".join(parts)


def peeked(stream: BinaryIO) -> bytes:
    """Return the first bytes of what is left of a stream, without taking them."""
    return stream.peek(HEAD_BYTES) if isinstance(stream, io.BufferedReader) else b""
