"""Words from pages, so that no terminal takes them for commands."""

import re
from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

_ESCAPES = re.compile(
    r"\x1b\[[0-?]*[ -/]*[@-~]"  # control sequences: colours, cursor
    r"|\x1b[\]PX^_].*?(?:\x07|\x1b\\|$)"  # strings to the terminal: titles, links, clipboard
    r"|\x1b[ -/]*[0-~]?",
    re.DOTALL,
)
# C0 and C1 controls, marks that turn the writing direction, and halves of surrogate pairs.
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_BREAKS = re.compile(r"[\t\n\r\x0b\x0c\x85\u2028\u2029]+")
# All that a terminal may obey, in UTF-8; ends of lines are left.
_COMMANDS = re.compile(
    rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]|\r(?!\n)|\xc2[\x80-\x9f]"
    rb"|\xe2\x80[\x8e\x8f\xaa-\xae]|\xe2\x81[\xa6-\xa9]"
)


def printable(text: str) -> str:
    """Return words from a page as one line that no terminal can mistake for a command."""
    return _CONTROLS.sub("", _BREAKS.sub(" ", _ESCAPES.sub("", text)))


class HarmlessOutput(BytesIO):
    """Writes to a terminal, with escapes for what it would obey; holds nothing itself."""

    def __init__(self, out: BinaryIO) -> None:
        super().__init__()
        self._out = out

    def write(self, lines: "ReadableBuffer") -> int:
        """Write whole lines."""
        return self._out.write(_COMMANDS.sub(escaped, bytes(lines)))


def escaped(control: re.Match[bytes]) -> bytes:
    """Return the escape of one character in UTF-8, as JSON writes it."""
    return b"\\u%04x" % ord(control[0].decode())
