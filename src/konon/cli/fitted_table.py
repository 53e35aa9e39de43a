"""Tables that fit any width: what can be spared is left out before the rest gets too short."""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.table import Table
from rich.text import Text

from konon.cli.tables import table

_GAP = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column with all its cells, one line each.

    Attributes:
        least: It may be cut to so many columns of the terminal; None if it is never cut.
        most: It is never wider.
        grows: It takes all the room that is left.
        spared: Columns are left out in the order of these numbers; None if it always stands.
    """

    head: str
    cells: Sequence[Text]
    least: int | None = None
    most: int | None = None
    grows: bool = False
    spared: int | None = None

    @property
    def width(self) -> int:
        """How wide it is where there is room."""
        whole = max((cell.cell_len for cell in self.cells), default=0)
        return max(len(self.head), whole if self.most is None else min(whole, self.most))

    @property
    def narrowest(self) -> int:
        """How wide it is at least."""
        if self.least is None:
            return self.width
        return self.least if self.grows else min(self.least, self.width)


def fitted_table(columns: Sequence[Column], width: int) -> Table:
    """Return a table as wide as `width`; wider only where the columns that always stand are."""
    kept = _kept(columns, width)
    room = width - _narrowest(kept)
    made = table()
    made.expand = True
    for column in kept:
        if column.grows:
            made.add_column(column.head, ratio=1, no_wrap=True, overflow="ellipsis")
            continue
        more = max(0, min(column.width - column.narrowest, room))
        room -= more
        made.add_column(
            column.head, width=column.narrowest + more, no_wrap=True, overflow="ellipsis"
        )
    for cells in zip(*(column.cells for column in kept), strict=True):
        made.add_row(*cells)
    return made


def _kept(columns: Sequence[Column], width: int) -> list[Column]:
    kept = list(columns)
    by_turn = sorted((c.spared, at) for at, c in enumerate(columns) if c.spared is not None)
    for _, at in by_turn:
        if _narrowest(kept) <= width:
            break
        kept.remove(columns[at])
    return kept


def _narrowest(columns: Sequence[Column]) -> int:
    return sum(column.narrowest for column in columns) + _GAP * (len(columns) - 1)
