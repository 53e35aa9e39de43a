"""What made a record: code, rules and lexicons by version (W3C PROV Agent and Activity)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class StageVersion:
    """A stage with the version of its code and of the data files it read by."""

    name: str
    version: str
    data: str
