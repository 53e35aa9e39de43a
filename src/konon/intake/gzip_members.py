"""Gzip read member by member, so that each fault stays in its member and is seen."""

import zlib
from typing import BinaryIO

from konon.intake.faults import BadInputError, corrupt, truncated
from konon.intake.options import MIB, IntakeOptions
from konon.records import Reason

MAGIC = b"\x1f\x8b"
_MEMBER_START = b"\x1f\x8b\x08"
_CHUNK = 64 << 10
_GZIP_WINDOW = 31
_BOMB_FLOOR = 16 * MIB
"""Less than this is not worth calling a bomb."""
_FREE_REREADING = 64 * MIB
_MOST_REREADING = 8
"""How often over, on average, a file may be read again for sound members between damaged ones."""


class Inflation:
    """Counts what a compressed file unpacks to, and refuses a bomb."""

    def __init__(self, options: IntakeOptions, packed: int = 0) -> None:
        self._options = options
        self.packed = packed
        self.unpacked = 0

    def add(self, unpacked: int) -> None:
        """Count bytes that came out.

        Raises:
            BadInputError: They are out of all proportion to what went in.
        """
        self.unpacked += unpacked
        if self.unpacked <= _BOMB_FLOOR:
            return
        most = min(self._options.max_ratio * self.packed, self._options.max_unpacked_bytes)
        if self.unpacked > max(most, _BOMB_FLOOR):
            raise BadInputError(
                Reason.BOMB,
                f"The compressed file unpacks to more than {self.unpacked >> 20} MiB, far more "
                "than its size allows for; the rest was not read.",
            )


class GzipMembers:
    """The members of a gzip file, one after the other.

    Attributes:
        start: Offset of the current member in the file.
    """

    def __init__(self, packed: BinaryIO, options: IntakeOptions) -> None:
        self._file = packed
        self._inflation = Inflation(options)
        self._pending = b""
        self._taken = 0
        self._inflate: zlib._Decompress | None = None
        self._reread = 0
        self.start = 0

    @property
    def unpacked(self) -> int:
        """How many bytes came out so far."""
        return self._inflation.unpacked

    def advance(self) -> bool:
        """Go to the next member, past what is left of this one.

        Returns:
            False at the end of the file.

        Raises:
            BadInputError: The rest of this member is damaged, or what follows is no member.
        """
        while self.read(_CHUNK):
            pass
        self._skip_padding()
        self.start = self._taken - len(self._pending)
        if not self._pending:
            return False
        if not _MEMBER_START.startswith(self._pending[:3]):
            raise corrupt("after its compressed part follows something else")
        self._inflate = zlib.decompressobj(_GZIP_WINDOW)
        return True

    def read(self, size: int) -> bytes:
        """Return up to `size` unpacked bytes of the current member, none at its end.

        Raises:
            BadInputError: The member is cut off, damaged or a bomb.
        """
        while self._inflate is not None:
            if not self._pending and not self._fill():
                self._inflate = None
                raise truncated("a compressed stream")
            try:
                unpacked = self._inflate.decompress(self._pending, size)
            except zlib.error as error:
                self._inflate = None
                raise corrupt("it cannot be unpacked") from error
            if self._inflate.eof:
                self._pending = self._inflate.unused_data
                self._inflate = None
            else:
                self._pending = self._inflate.unconsumed_tail
            if unpacked:
                self._inflation.add(len(unpacked))
                return unpacked
        return b""

    def find_next(self) -> bool:
        """After a fault, go to where the next member seems to start.

        The search begins right behind the damaged member's own start where the file can be
        rewound, for a cut-off member may have swallowed its neighbours.

        Raises:
            BadInputError: It was searched so often that it must have been made to waste our time.
        """
        self._inflate = None
        self._reread += max(self._taken - self.start, len(self._pending))
        if self._reread > _FREE_REREADING + _MOST_REREADING * self.start:
            raise corrupt("so much of it cannot be unpacked that the rest was left")
        if self._file.seekable():
            self._taken = self._file.seek(self.start + 1)
            self._pending = b""
        else:
            self._pending = self._pending[1:]
        while True:
            at = self._pending.find(_MEMBER_START)
            if at >= 0:
                self._pending = self._pending[at:]
                return True
            self._pending = self._pending[-2:]
            if not self._fill():
                return False

    def _skip_padding(self) -> None:
        """Pass over the zeros that some writers fill up blocks with."""
        while True:
            self._pending = self._pending.lstrip(b"\0")
            if len(self._pending) >= len(_MEMBER_START) or not self._fill():
                return

    def _fill(self) -> bool:
        chunk = self._file.read(_CHUNK)
        self._pending += chunk
        self._taken += len(chunk)
        self._inflation.packed += len(chunk)
        return bool(chunk)
