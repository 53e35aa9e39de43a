"""The two streams: data goes to standard output, everything said about it to standard error."""

import os
import re
import sys
from collections.abc import Iterable
from typing import BinaryIO

import click
import msgspec
from rich.console import Console
from rich.text import Text

_WIDTH_OF_A_PIPE = 100
"""Columns where the output is no terminal and COLUMNS does not say."""

_ESCAPES = re.compile(
    r"\x1b\[[0-?]*[ -/]*[@-~]"  # control sequences: colours, cursor
    r"|\x1b[\]PX^_].*?(?:\x07|\x1b\\|$)"  # strings to the terminal: titles, links, clipboard
    r"|\x1b[ -/]*[0-~]?",
    re.DOTALL,
)
# C0 and C1 controls, marks that turn the writing direction, and halves of surrogate pairs.
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_BREAKS = re.compile(r"[\t\n\r\x0b\x0c\x85\u2028\u2029]+")
# What JSON leaves as it is although some terminals obey it: DEL and C1 controls, in UTF-8.
_UNESCAPED_CONTROL = re.compile(rb"\x7f|\xc2[\x80-\x9f]")


def printable(text: str) -> str:
    """Return words from a page as one line that no terminal can mistake for a command."""
    return _CONTROLS.sub("", _BREAKS.sub(" ", _ESCAPES.sub("", text)))


def page_text(text: str, style: str = "") -> Text:
    """Return words from a page, ready to be laid out: no markup, no control characters."""
    return Text(printable(text), style=style)


def data_console() -> Console:
    """Return the console of standard output."""
    return _console(stderr=False)


def message_console() -> Console:
    """Return the console of standard error: progress, summaries, warnings."""
    return _console(stderr=True)


def say(message: str) -> None:
    """Print a line to standard error."""
    click.echo(printable(message), err=True)


def write_lines(lines: Iterable[bytes]) -> None:
    """Write lines of JSON, each with its newline, to standard output."""
    out = binary_output()
    for line in lines:
        out.write(_UNESCAPED_CONTROL.sub(_escaped, line))


def write_json(values: Iterable[object]) -> None:
    """Write each value as one line of JSON to standard output."""
    encode = msgspec.json.Encoder().encode
    write_lines(encode(value) + b"\n" for value in values)


def binary_output() -> BinaryIO:
    """Return standard output for bytes."""
    sys.stdout.flush()
    return sys.stdout.buffer


def _escaped(control: re.Match[bytes]) -> bytes:
    return b"\\u%04x" % ord(control[0].decode())


class _PipeConsole(Console):
    """Lets the command end in one way wherever the reader of a pipe goes away."""

    def on_broken_pipe(self) -> None:
        raise BrokenPipeError


def _console(*, stderr: bool) -> Console:
    stream = sys.stderr if stderr else sys.stdout
    is_sized = stream.isatty() or "COLUMNS" in os.environ
    return _PipeConsole(
        stderr=stderr,
        width=None if is_sized else _WIDTH_OF_A_PIPE,
        markup=False,
        highlight=False,
        emoji=False,
    )
