"""READ FIRST: the whole flow, as two lists of stages.

    each page alone                      all pages together
      intake.pages      → Page             articles.stitch   → Article
      articles.extract  → Article

A stage turns records into records. It knows no database, clock or network, and no process but its
own; engines decide where and how often it runs. A new stage is one line in one of the two lists.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from konon.articles.extract import ExtractOptions, extract
from konon.articles.stitch import stitch
from konon.errors import UsageError
from konon.intake import pages
from konon.records import Article, Issue, Page, StageVersion
from konon.versions import READING_DATA, data_version

Run_co = TypeVar("Run_co", bound=Callable[..., object], covariant=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage(Generic[Run_co]):
    """A step of the flow.

    Attributes:
        name: Room and work, as in `articles.extract`.
        version: Version of its code; raise it when the same page would give another record.
        run: The work.
        data: The files it reads by, as patterns below the package; their content counts as code.
    """

    name: str
    version: str
    run: Run_co
    data: tuple[str, ...] = ()

    def stamp(self) -> StageVersion:
        """Return the version of the code and of all data files; what it made carries it."""
        return StageVersion(name=self.name, version=self.version, data=data_version(self.data))


AnyStage = Stage[Callable[..., object]]

PAGES = Stage(name="intake.pages", version="1", run=pages, data=("intake/*.toml",))
EXTRACT = Stage(name="articles.extract", version="1", run=extract, data=READING_DATA)
STITCH = Stage(name="articles.stitch", version="1", run=stitch, data=("indonesian/language.tsv",))

EACH_PAGE: tuple[AnyStage, ...] = (PAGES, EXTRACT)
TOGETHER: tuple[AnyStage, ...] = (STITCH,)


def stages_until(name: str | None = None) -> tuple[AnyStage, ...]:
    """Return the stages up to the one named, itself included; all of them by default.

    Raises:
        UsageError: There is no such stage, or it leaves nothing that could be kept.
    """
    stages = (*EACH_PAGE, *TOGETHER)
    if name is None:
        return stages
    if name not in stage_names():
        known = ", ".join(stage_names())
        raise UsageError(f"There is no stage {name!r} to stop after; there are: {known}.")
    last = [stage.name for stage in stages].index(name)
    return stages[: last + 1]


def stage_names() -> tuple[str, ...]:
    """Return the names of the stages after which a run may stop: all that make articles."""
    return tuple(stage.name for stage in (*EACH_PAGE, *TOGETHER) if stage is not PAGES)


def read_page(page: Page) -> Article | Issue:
    """Take one page through the stages that look at each page alone."""
    return EXTRACT.run(page)


def read_page_without_rules(page: Page) -> Article | Issue:
    """Do the same as if every portal were unknown."""
    return EXTRACT.run(page, ExtractOptions(use_rules=False))
