"""One page, read whatever happens: what the code raises becomes an issue."""

import traceback
from collections.abc import Callable
from pathlib import Path

from konon.engines.wire import Outcome, encode_outcome
from konon.records import Issue, Page, Reason

PageReader = Callable[[Page], Outcome]
"""Takes one page through the stages; a function that a module holds under its name."""

STAGE = "engines.guard"

_PACKAGE = Path(__file__).parents[1]


def attempt(read: PageReader, page: Page) -> bytes:
    """Return the encoded outcome of a page.

    Raises:
        MemoryError: What is left of this process is not to be trusted.
    """
    try:
        return encode_outcome(read(page))
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 a page must not end the run
        message = f"Reading the page failed with {type(error).__name__} {_place(error)}. "
        return encode_outcome(condemned(page, Reason.ERROR, message + "Please report it."))


def condemned(page: Page, reason: Reason, message: str) -> Issue:
    """Return why a page could not be read to its end."""
    return Issue(
        stage=STAGE,
        reason=reason,
        message=message,
        location=page.location,
        page=page.id,
        url=page.url,
    )


def _place(error: Exception) -> str:
    """Say where in our own code it happened, in words that are the same on every machine."""
    frames = traceback.extract_tb(error.__traceback__)[1:]  # without `attempt` itself
    ours = [frame for frame in frames if _PACKAGE in Path(frame.filename).parents]
    frame = (ours or frames)[-1]
    return f"in {frame.name}, {Path(frame.filename).name} line {frame.lineno}"
