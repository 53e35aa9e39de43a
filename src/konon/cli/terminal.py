"""The two streams: data goes to standard output, everything said about it to standard error."""

import os
import re
import shutil
import sys
from collections.abc import Iterable
from typing import BinaryIO

import click
import msgspec
from rich.console import Console
from rich.text import Text

from konon.cli.harmless import HarmlessOutput, escaped, printable

_WIDTH_OF_A_PIPE = 100
"""Columns where the output is no terminal and COLUMNS does not say."""
_LEAST_WIDTH = 32
"""In less, nothing of a table could be read; the terminal may break its lines."""

# What JSON leaves as it is although some terminals obey it: DEL and C1 controls, in UTF-8.
_UNESCAPED_CONTROL = re.compile(rb"\x7f|\xc2[\x80-\x9f]")


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
        out.write(_UNESCAPED_CONTROL.sub(escaped, line))


def write_json(values: Iterable[object]) -> None:
    """Write each value as one line of JSON to standard output."""
    encode = msgspec.json.Encoder().encode
    write_lines(encode(value) + b"\n" for value in values)


def binary_output() -> BinaryIO:
    """Return standard output for whole lines of bytes; what a terminal would obey it is shown."""
    sys.stdout.flush()
    out = sys.stdout.buffer
    return HarmlessOutput(out) if sys.stdout.isatty() else out


class _PipeConsole(Console):
    """Lets the command end in one way wherever the reader of a pipe goes away."""

    def on_broken_pipe(self) -> None:
        raise BrokenPipeError


def _console(*, stderr: bool) -> Console:
    stream = sys.stderr if stderr else sys.stdout
    return _PipeConsole(
        stderr=stderr,
        width=_width(is_terminal=stream.isatty()),
        markup=False,
        highlight=False,
        emoji=False,
    )


def _width(*, is_terminal: bool) -> int | None:
    """Return how wide to print; None for as wide as the terminal is, whenever it is asked."""
    if "COLUMNS" not in os.environ:
        return None if is_terminal else _WIDTH_OF_A_PIPE
    asked = shutil.get_terminal_size((_WIDTH_OF_A_PIPE, 1)).columns  # passes over what is no width
    return max(asked, _LEAST_WIDTH)
