"""WARC files: responses of HTML and extracted texts, each read or reported on its own.

FastWARC frames the records. Unpacking is ours: it stops silently where a file is cut off, does
not check sums, and one bad record ends its run.
"""

from collections.abc import Callable, Generator, Iterator
from io import SEEK_SET
from typing import BinaryIO

from fastwarc.warc import ArchiveIterator

from konon.intake.entry import Entry
from konon.intake.faults import BadInputError, corrupt, truncated
from konon.intake.gzip_members import GzipMembers
from konon.intake.options import IntakeOptions
from konon.intake.streams import spooled
from konon.intake.warc_record import RECORD_START, read_record
from konon.records import Issue, Location, Page

_LONGEST_START = 16
_SCAN_BYTES = 1 << 20


def read_warc(entry: Entry, options: IntakeOptions) -> Iterator[Page | Issue]:
    """Yield the pages of a WARC file, plain or with each record in a gzip member of its own."""
    if entry.is_gzip:
        yield from _packed(entry, options)
    else:
        yield from _plain(entry, options)


class _RecordStream:
    """What FastWARC reads from: no exception may pass through it, so it ends and keeps the fault.

    Attributes:
        position: How many bytes were taken.
        fault: Why the stream ended early, if it did.
    """

    def __init__(self, read: Callable[[int], bytes], position: int = 0) -> None:
        self._read = read
        self.position = position
        self.fault: BadInputError | None = None

    def read(self, size: int = -1) -> bytes:
        try:
            chunk = self._read(size if size >= 0 else _SCAN_BYTES)
        except BadInputError as fault:
            self.fault = fault
            return b""
        self.position += len(chunk)
        return chunk

    def seek(self, offset: int, whence: int = SEEK_SET) -> int:
        """Stay: FastWARC seeks only to learn where it is."""
        return self.position

    def tell(self) -> int:
        return self.position

    def close(self) -> None:
        """Leave what is read from open: it is closed by whoever opened it."""


def _packed(entry: Entry, options: IntakeOptions) -> Iterator[Page | Issue]:
    members = GzipMembers(entry.stream, options)
    more = True
    while more:
        try:
            more = members.advance()
            if more:
                yield from _member(members, entry, options)
        except BadInputError as fault:
            yield fault.issue(entry.file, members.start)
            more = members.find_next()


def _member(members: GzipMembers, entry: Entry, options: IntakeOptions) -> Iterator[Page | Issue]:
    """Yield the pages of one gzip member.

    It mostly is one record, which lies where the member does; in a file that was packed as a
    whole, further records lie at their offsets in the unpacked file.

    Raises:
        BadInputError: The member is cut off or damaged.
    """
    first = members.unpacked
    stream = _RecordStream(members.read, first)

    def place(at: int) -> int:
        return members.start if at == first else at

    broken = yield from _records(stream, entry.file, place, options)
    if stream.fault is not None:
        raise stream.fault
    if broken is not None:
        yield corrupt("it breaks the rules of WARC").issue(entry.file, place(broken))


def _plain(entry: Entry, options: IntakeOptions) -> Iterator[Page | Issue]:
    with spooled(entry.stream, options) as file:
        start: int | None = 0
        while start is not None:
            file.seek(start)
            stream = _RecordStream(file.read, start)
            broken = yield from _records(stream, entry.file, int, options)
            start = None if broken is None else _next_record(file, broken + 1)
            if broken is not None:
                fault = corrupt("it breaks the rules of WARC") if start else truncated("a record")
                yield (stream.fault or fault).issue(entry.file, broken)


def _next_record(file: BinaryIO, start: int) -> int | None:
    """Return the offset of the first record at or behind `start`."""
    file.seek(start)
    tail, offset = b"", start
    while chunk := file.read(_SCAN_BYTES):
        window = tail + chunk
        if found := RECORD_START.search(window):
            return offset - len(tail) + found.start()
        offset += len(chunk)
        tail = window[-_LONGEST_START:]
    return None


def _records(
    stream: _RecordStream, file: str, place: Callable[[int], int], options: IntakeOptions
) -> Generator[Page | Issue, None, int | None]:
    """Yield pages up to the first broken record.

    Returns:
        The offset of the record that broke, or behind which the stream did; None at its end.
    """
    at = stream.position
    records = ArchiveIterator(stream, parse_http=False, stream_detect=False)
    while True:
        try:
            record = next(records, None)
            if record is None:
                return at if stream.fault else None
            at = record.stream_pos
            found = read_record(record, Location(file=file, record=place(at)), options)
        except OSError:
            return at
        if record.reader.tell() + record.consume() < record.content_length:
            return at
        yield from found
