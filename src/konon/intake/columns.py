"""Which column of a corpus means what, by the names in `columns.toml`."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files
from itertools import islice

from konon.intake.faults import BadInputError
from konon.intake.options import ColumnNames
from konon.records import Reason

_SEPARATORS = str.maketrans("", "", " \t_-.\ufeff")


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """The columns of one corpus by meaning, each as its names in order of preference."""

    text: tuple[str, ...]
    html: tuple[str, ...]
    url: tuple[str, ...]
    title: tuple[str, ...]
    date: tuple[str, ...]
    time: tuple[str, ...]
    author: tuple[str, ...]
    outlet: tuple[str, ...]
    channel: tuple[str, ...]
    tags: tuple[str, ...]
    id: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """What `columns.toml` says.

    Attributes:
        names: Meaning to comparable names, the preferred first.
        absent: Values that say that there is none, in lower case.
        inner: Keys under which a nested object holds its value.
    """

    names: dict[str, tuple[str, ...]]
    absent: frozenset[str]
    inner: tuple[str, ...]


@cache
def lexicon() -> Lexicon:
    """Return the names of columns, read once."""
    data = tomllib.loads(files("konon.intake").joinpath("columns.toml").read_text("utf-8"))
    return Lexicon(
        names={role: tuple(map(_comparable, names)) for role, names in data["names"].items()},
        absent=frozenset(data["absent"]),
        inner=tuple(data["inner"]),
    )


def match_columns(found: Iterable[str], asked: ColumnNames | None) -> Columns:
    """Match the columns of a corpus to their meanings.

    Args:
        found: Names of the columns that the corpus has.
        asked: Names that the user gives; these are taken and no others.

    Raises:
        BadInputError: There is no column for the text.
    """
    found = tuple(found)
    by_name: dict[str, str] = {}
    for column in found:
        by_name.setdefault(_comparable(column), column)
    asked = asked or ColumnNames()
    matched: dict[str, tuple[str, ...]] = {}
    for role in (field.name for field in fields(Columns)):
        name: str | None = getattr(asked, role)
        wanted = lexicon().names[role] if name is None else (_comparable(name),)
        matched[role] = tuple(by_name[name] for name in wanted if name in by_name)
    columns = Columns(**matched)
    if not columns.text and not columns.html:
        names = {role: name for role, name in asked_names(asked) if role in {"text", "html"}}
        raise no_column(names, found)
    return columns


def check_asked(found: Iterable[str], asked: ColumnNames | None) -> None:
    """Check that all columns are there that the user named.

    Raises:
        BadInputError: One is not.
    """
    found = tuple(found)
    names = set(map(_comparable, found))
    lacking = {role: name for role, name in asked_names(asked) if _comparable(name) not in names}
    if lacking:
        raise no_column(lacking, found)


def asked_names(asked: ColumnNames | None) -> tuple[tuple[str, str], ...]:
    """Return meaning and name of each column that the user named."""
    if asked is None:
        return ()
    pairs = ((field.name, getattr(asked, field.name)) for field in fields(asked))
    return tuple((role, name) for role, name in pairs if name is not None)


def is_corpus(found: Iterable[str], asked: ColumnNames | None = None) -> bool:
    """Whether these are the columns of a corpus: a text and something else, or any asked for."""
    names = set(map(_comparable, found))
    if any(_comparable(name) in names for _, name in asked_names(asked)):
        return True
    known = {role for role, its in lexicon().names.items() if names.intersection(its)}
    return bool(known & {"text", "html"}) and len(known) > 1


def count_known(found: Iterable[str]) -> int:
    """Return how many of these columns have a known meaning."""
    known = frozenset[str]().union(*lexicon().names.values())
    return sum(_comparable(column) in known for column in found)


def _comparable(column: str) -> str:
    return column.casefold().translate(_SEPARATORS)


def no_column(lacking: Mapping[str, str], found: Iterable[str]) -> BadInputError:
    """Return the fault of a corpus without the columns that the user named, or without a text."""
    shown = ", ".join(islice(found, 40)) or "none"
    named = " or ".join(map(repr, lacking.values()))
    right = ",".join(f"{role}=NAME" for role in lacking) or "text=NAME"
    return BadInputError(
        Reason.MISSING_COLUMN,
        (f"There is no column {named} here" if lacking else "No column is known to hold the text")
        + f"; the columns are: {shown}. Name the right one: --columns {right}.",
    )
