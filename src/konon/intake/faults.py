"""What is wrong with an input, on its way from the reader that met it to an issue."""

from konon.records import Issue, Location, PageId, Reason

STAGE = "intake.pages"


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
