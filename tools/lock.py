"""Resolve the dependencies of pyproject.toml into the two lock files, with hashes."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BUILD = "setuptools>=77\n"
"""Locked as well: Konon is installed without a build environment of its own."""

LOCKS = {"requirements.lock": (), "requirements-dev.lock": ("--group", "dev")}


def lock(name: str, groups: tuple[str, ...]) -> None:
    """Write one lock file; wheels for every platform, Python 3.11 and newer."""
    command = [
        sys.executable, "-m", "uv", "pip", "compile", "pyproject.toml", "-", *groups,
        "--universal", "--python-version", "3.11", "--generate-hashes", "--no-emit-index-url",
        "--quiet", "--output-file", name, "--custom-compile-command", "make lock",
    ]  # fmt: skip
    subprocess.run(command, input=BUILD, text=True, check=True, cwd=ROOT)  # noqa: S603


if __name__ == "__main__":
    for name, groups in LOCKS.items():
        lock(name, groups)
