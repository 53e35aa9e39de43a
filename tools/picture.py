"""Draw the README's picture: what `konon demo` prints, as it prints it.

Usage: python tools/picture.py docs/demo.svg
"""

import os
import subprocess
import sys
import tempfile
from io import StringIO
from pathlib import Path

from rich.console import Console
from rich.text import Text

WIDTH = 100
LINES = 64
"""As much as fits on a page; the demo prints more."""


def printed() -> str:
    """Return the demo's output with its colours."""
    konon = Path(sys.executable).with_name("konon")
    environment = os.environ | {"COLUMNS": str(WIDTH), "FORCE_COLOR": "1", "TERM": "xterm-256color"}
    with tempfile.TemporaryDirectory() as folder:
        command = [str(konon), "demo", "--to", "demo.konon"]
        done = subprocess.run(  # noqa: S603
            command, cwd=folder, env=environment, check=True, capture_output=True, text=True
        )
    return done.stdout


def shortened(text: str) -> str:
    """Keep the head of the list, and the article that is shown."""
    lines = text.splitlines()
    shown = next(n for n, line in enumerate(lines) if "One of them" in line)
    kept = [*lines[:24], "  …", "", *lines[shown:]]
    return "\n".join(kept[:LINES])


def main() -> None:
    """Write the picture."""
    console = Console(record=True, width=WIDTH, file=StringIO(), force_terminal=True)
    console.print(Text.from_ansi(shortened(printed())))
    console.save_svg(sys.argv[1], title="make demo")


if __name__ == "__main__":
    main()
