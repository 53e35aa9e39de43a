"""How far a run has come, and how it ended: what people are shown while they wait."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """Counts of a run so far.

    Until the run ends, a page that comes again while it is being read may count as read twice; the
    final counts depend on the input and the database alone.

    Attributes:
        read: Pages that this run read and that gave an article.
        skipped: Pages that the database had already, read by the same stages, and pages that came
            again: the same bytes from another place.
        failed: Inputs and pages that became an issue.
        seconds: Time since the run began.
    """

    read: int = 0
    skipped: int = 0
    failed: int = 0
    seconds: float = 0.0

    @property
    def pages(self) -> int:
        """All that came in."""
        return self.read + self.skipped + self.failed

    @property
    def rate(self) -> float:
        """Pages a second."""
        return self.pages / self.seconds if self.seconds > 0 else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """How a run ended.

    Attributes:
        progress: The final counts.
        interrupted: Whether Ctrl-C ended it early. What was read until then is in the database;
            the same command takes it up again from there.
    """

    progress: Progress
    interrupted: bool
