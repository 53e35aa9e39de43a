"""Files that are no pages: each is told why nobody reads it."""

from collections.abc import Iterator

from konon.intake.entry import Entry, Form
from konon.intake.faults import BadInputError
from konon.intake.options import IntakeOptions
from konon.records import Issue, Page, Reason

_REFUSALS = {
    Form.EMPTY: (Reason.EMPTY, "The file is empty."),
    Form.BINARY: (Reason.BINARY, "The file holds no text: a picture, a font, a program."),
    Form.UNKNOWN: (
        Reason.UNKNOWN_FORM,
        "No reader knows this kind of file. Give a text dump the name .txt, a page .html.",
    ),
}


def refuse(entry: Entry, options: IntakeOptions) -> Iterator[Page | Issue]:
    """Yield why the file is not read."""
    reason, message = _REFUSALS[entry.form]
    yield BadInputError(reason, message).issue(entry.file)
