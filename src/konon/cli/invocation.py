"""How this program was called, for the commands that it proposes."""

import shlex
import shutil
import sys
from pathlib import Path


def konon_as_called() -> str:
    """Return what a shell calls this program by: `konon`, where that finds it."""
    called = Path(sys.argv[0])
    if called.name == "__main__.py":
        return f"{shlex.quote(sys.executable)} -m konon"
    if called.stem != "konon" or not called.exists():
        return "konon"
    found = shutil.which("konon")
    if found is not None and called.samefile(found):
        return "konon"
    return shlex.quote(sys.argv[0])
