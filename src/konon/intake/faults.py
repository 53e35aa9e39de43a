"""What is wrong with an input, on its way from the reader that met it to an issue."""

import traceback
from pathlib import Path

from konon.records import Issue, Location, PageId, Reason

STAGE = "intake.pages"

_PACKAGE = Path(__file__).parents[1]


class BadInputError(Exception):
    """Input that cannot be read; it never leaves this room but as an issue.

    Attributes:
        reason: Why, as one of a fixed set.
        message: A sentence for people: what happened and what to do next.
    """

    def __init__(self, reason: Reason, message: str) -> None:
        super().__init__(message)
        self.reason = reason
        self.message = message

    def issue(
        self,
        file: str,
        record: int | None = None,
        *,
        url: str | None = None,
        page: PageId | None = None,
    ) -> Issue:
        """Return the fault as an issue about a record of a file."""
        return Issue(
            stage=STAGE,
            reason=self.reason,
            message=self.message,
            location=Location(file=file, record=record),
            page=page,
            url=url,
        )


def too_large(limit: int) -> BadInputError:
    """Return the fault of a page of more than `limit` bytes."""
    return BadInputError(
        Reason.TOO_LARGE,
        f"The page is larger than {limit >> 20} MiB, the limit for one page, and was skipped.",
    )


def truncated(what: str) -> BadInputError:
    """Return the fault of a file that ends in the middle of `what`."""
    return BadInputError(
        Reason.TRUNCATED,
        f"The file ends in the middle of {what}; what came before it was read. "
        "Fetch or copy the file again.",
    )


def corrupt(what: str) -> BadInputError:
    """Return the fault of a container that contradicts its own format, as `what` says."""
    return BadInputError(Reason.CORRUPT, f"The file is damaged: {what}. Fetch or copy it again.")


def unforeseen(error: Exception) -> BadInputError:
    """Return the fault of our own code that met something nobody had thought of.

    The place is named by its function, which is the same on every machine.
    """
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if _PACKAGE in Path(frame.filename).parents]
    frame = (ours or frames)[-1]
    return BadInputError(
        Reason.ERROR,
        f"Reading the file failed with {type(error).__name__} in {frame.name}, "
        f"{Path(frame.filename).name} line {frame.lineno}; what came before it was read. "
        "Please report it.",
    )
