"""Reading pages without a database."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from konon.intake import Stdin as Piped
from konon.records import Article, Issue, Page

__all__ = ["Piped", "read", "read_all"]


def read(
    target: bytes | str | Path,
    url: str | None = None,
    until: str | None = None,
    *,
    rules: bool = True,
) -> Article:
    """Read one page: HTML, a capture of a browser, a text dump, a corpus of one row.

    Args:
        target: The page's own bytes, or the path of a file.
        url: Address it was fetched from, if the page does not say so itself.
        until: Last stage to go through; all by default.
        rules: Whether publisher rules may be used.

    Raises:
        UnreadableInputError: There is no file, or it holds no article; the message says why.
        UsageError: The file holds several pages, or there is no such stage.
    """
    raise NotImplementedError


def read_all(
    paths: Sequence[Path | str | Piped],
    *,
    rules: bool = True,
    columns: str | None = None,
    jobs: int | None = None,
) -> Iterator[tuple[Page, Article] | Issue]:
    """Read all pages below some paths, each in a guarded process, in the order of the input.

    Every page gives one item: itself with its article, or the issue that says why it has none.
    What could not be made a page gives an issue, too.

    Args:
        paths: Files, folders, or `Piped()` for standard input.
        rules: Whether publisher rules may be used.
        columns: Names of a corpus's columns, as in `text=isi,url=tautan`.
        jobs: Number of processes; all cores by default, 0 for none but this one.

    Raises:
        UnreadableInputError: A path does not exist; raised at once.
        UsageError: `columns` cannot be understood; raised at once.
    """
    raise NotImplementedError
