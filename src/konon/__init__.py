"""Konon: an open, auditable reader of Indonesian-language news."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from konon.api import Piped as Piped
    from konon.api import open as open  # noqa: A004 konon.open is the name
    from konon.api import read as read
    from konon.api import read_all as read_all
    from konon.api import run as run

    __version__: str

__all__ = ["Piped", "__version__", "open", "read", "read_all", "run"]


def __getattr__(name: str) -> object:
    """Load what is asked for when it is asked for: `import konon` alone costs nothing."""
    if name == "__version__":
        return import_module("importlib.metadata").version("konon")
    if name in __all__:
        return getattr(import_module("konon.api"), name)
    raise AttributeError(f"module 'konon' has no attribute {name!r}")


def __dir__() -> list[str]:
    """Name also what is not loaded yet."""
    return sorted({*globals(), *__all__})
