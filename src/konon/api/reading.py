"""Reading pages without a database."""

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from itertools import islice
from pathlib import Path

from konon.api.inputs import Columns, Inputs, Piped, column_names, places_of
from konon.engines.crew import Crew
from konon.engines.ordered import read_in_order
from konon.errors import UnreadableInputError, UsageError
from konon.intake import IntakeOptions
from konon.pipeline import PAGES, read_page, read_page_without_rules, stages_until
from konon.records import Article, Issue, Page

__all__ = ["Piped", "arrivals_from", "read", "read_all"]


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
    stages_until(until)
    page = _only_page(target)
    if url is not None:
        page = replace(page, url=url)
    outcome = read_page(page) if rules else read_page_without_rules(page)
    if isinstance(outcome, Issue):
        raise UnreadableInputError(_sentence(outcome))
    return outcome


def read_all(
    paths: Inputs,
    *,
    rules: bool = True,
    columns: Columns | None = None,
    jobs: int | None = None,
) -> Iterator[tuple[Page, Article] | Issue]:
    """Read all pages below some paths, each in a guarded process, in the order of the input.

    Every page gives one item: itself with its article, or the issue that says why it has none.
    What could not be made a page gives an issue, too.

    Args:
        paths: Files, folders, or `Piped()` for standard input; one, or several in a list.
        rules: Whether publisher rules may be used.
        columns: Names of a corpus's columns: `"text=isi,url=tautan"`, or as a mapping.
        jobs: Number of processes; all cores by default, 0 for none but this one.

    Raises:
        UnreadableInputError: A path does not exist; raised at once.
        UsageError: `columns` or `jobs` cannot be understood; raised at once.
    """
    arrivals = arrivals_from(paths, columns)
    crew = Crew(read_page if rules else read_page_without_rules, jobs=jobs)
    return _read_with(crew, arrivals)


def arrivals_from(paths: Inputs, columns: Columns | None) -> Iterator[Page | Issue]:
    """Return the pages below some paths.

    Raises:
        UnreadableInputError: A path does not exist.
        UsageError: `columns` cannot be understood.
    """
    return PAGES.run(places_of(paths), IntakeOptions(columns=column_names(columns)))


def _read_with(
    crew: Crew, arrivals: Iterator[Page | Issue]
) -> Iterator[tuple[Page, Article] | Issue]:
    with crew:
        yield from read_in_order(arrivals, crew)


def _only_page(target: bytes | str | Path) -> Page:
    if isinstance(target, str) and ("<" in target or "\n" in target):
        raise UsageError("A str is taken for a path; give the content of a page as bytes.")
    place = Piped(BytesIO(target)) if isinstance(target, bytes) else Path(target)
    found = list(islice(PAGES.run([place], IntakeOptions()), 2))
    pages = [arrival for arrival in found if isinstance(arrival, Page)]
    if len(pages) > 1:
        raise UsageError(f"{_shown(target)} holds several pages; read them with konon.read_all.")
    if pages:
        return pages[0]
    issues = [arrival for arrival in found if isinstance(arrival, Issue)]
    raise UnreadableInputError(
        _sentence(issues[0]) if issues else f"There is no page in {_shown(target)}."
    )


def _shown(target: bytes | str | Path) -> str:
    return "what you gave as bytes" if isinstance(target, bytes) else repr(str(target))


def _sentence(issue: Issue) -> str:
    return (
        issue.message if issue.location.file == "-" else f"{issue.location.file}: {issue.message}"
    )
