"""Reads the data files of this room, each checked against its shape."""

import tomllib
from pathlib import Path
from typing import TypeVar

import msgspec

from konon.errors import RuleError

_HERE = Path(__file__).parent
T = TypeVar("T")


def read_data_file(name: str, shape: type[T]) -> T:
    """Read a TOML file of this room; RuleError says what is wrong in it."""
    try:
        return msgspec.convert(tomllib.loads((_HERE / name).read_text("utf-8")), shape)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise RuleError(f"{name}: {error}") from error
