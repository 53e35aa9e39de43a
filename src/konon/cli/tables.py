"""How tables look: one quiet line under the head, room between columns, no boxes."""

from rich.box import SIMPLE_HEAD
from rich.table import Table
from rich.text import Text

_ID_LETTERS = 9
"""So much of an id is shown; `konon show` takes any beginning that is unique."""


def table(*heads: str, title: str | None = None) -> Table:
    """Return an empty table; add its columns by name, then rows of `Text`."""
    made = Table(
        box=SIMPLE_HEAD,
        title=title,
        title_justify="left",
        title_style="bold",
        header_style="dim",
        border_style="dim",
        padding=(0, 1, 0, 0),
        pad_edge=False,
        show_edge=False,
    )
    for head in heads:
        made.add_column(head)
    return made


def add_fitted_column(to: Table, head: str, *, share: int = 1, least: int = 8) -> None:
    """Add a column that takes the room that is left and cuts what does not fit."""
    to.add_column(head, ratio=share, min_width=least, no_wrap=True, overflow="ellipsis")


def short_id(record_id: str) -> Text:
    """Return the beginning of an id, as lists show it."""
    return Text(record_id[:_ID_LETTERS], style="cyan")


def moment(iso: str | None) -> Text:
    """Return a time as lists show it: `2025-06-18 19:04 +07`, or the day alone."""
    if iso is None:
        return Text("no time", style="dim")
    day, _, clock = iso.partition("T")
    if not clock:
        return Text(day)
    offset = clock[8:].removesuffix(":00")
    return Text.assemble(f"{day} {clock[:5]}", (f" {offset}", "dim"))
