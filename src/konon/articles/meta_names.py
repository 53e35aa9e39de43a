"""Under which names `<meta>` elements keep what, as `meta_names.toml` lists them."""

import tomllib
from functools import cache
from pathlib import Path

import msgspec

from konon.errors import RuleError

_FILE = Path(__file__).with_name("meta_names.toml")


class MetaNames(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Names in lower case, the most trusted first."""

    published: tuple[str, ...]
    modified: tuple[str, ...]
    reporter: tuple[str, ...]
    editor: tuple[str, ...]
    headline: tuple[str, ...]
    channel: tuple[str, ...]
    site: tuple[str, ...]
    address: tuple[str, ...]


@cache
def meta_names() -> MetaNames:
    """Return the names; read once a process.

    Raises:
        RuleError: The data file cannot be read or has other keys.
    """
    try:
        return msgspec.convert(tomllib.loads(_FILE.read_text("utf-8")), MetaNames)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise RuleError(f"{_FILE.name}: {error}") from error
