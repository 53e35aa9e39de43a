"""Versions of data files, told without loading what reads by them: `--version` is quick."""

import hashlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

READING_DATA = (
    "articles/*.toml",
    "indonesian/*.toml",
    "indonesian/*.tsv",
    "publishers/**/*.toml",
)
"""The files that pages are read by, as patterns below the package."""


@cache
def data_version(patterns: tuple[str, ...]) -> str:
    """Return 20 hex digits over names and content of data files.

    Args:
        patterns: Patterns of paths below the package.
    """
    digest = hashlib.sha256()
    for name, content in _data_files(patterns):
        digest.update(f"{name}\x1f{len(content)}\x1f".encode() + content)
    return digest.hexdigest()[:20]


def _data_files(patterns: tuple[str, ...]) -> Iterator[tuple[str, bytes]]:
    package = Path(__file__).parent
    paths = {path for pattern in patterns for path in package.glob(pattern)}
    for path in sorted(paths):
        yield path.relative_to(package).as_posix(), path.read_bytes()
