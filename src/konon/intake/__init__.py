"""Intake: whatever users have, as pages and issues in a fixed order."""

from konon.intake.options import ColumnNames, IntakeOptions, Stdin
from konon.intake.pages import pages
from konon.intake.walk import printable

__all__ = ["ColumnNames", "IntakeOptions", "Stdin", "pages", "printable"]
