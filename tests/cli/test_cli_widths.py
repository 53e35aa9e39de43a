"""Tables fit the terminal; what a reader cannot do without stays readable in a narrow one."""

import re
from pathlib import Path

import pytest
from conftest import Call


@pytest.mark.parametrize(
    ("width", "heads"),
    [
        (100, ["published", "outlet", "headline", "state", "id"]),
        (66, ["published", "outlet", "headline", "id"]),
        (60, ["published", "headline", "id"]),
        (40, ["headline", "id"]),
    ],
)
def test_a_narrow_list_keeps_headline_and_id(
    call: Call, database: Path, monkeypatch: pytest.MonkeyPatch, width: int, heads: list[str]
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    head, _, *rows = call("ls", "--from", database).stdout.splitlines()
    assert head.split() == heads
    assert max(map(len, rows)) == width
    for row in rows:
        article_id = row.split()[-1]
        assert re.fullmatch("a[0-9a-f]{8}", article_id)
        assert call("show", article_id, "--from", database).exit_code == 0
        assert len(row[head.index("headline") :].split("  ")[0]) >= 20


@pytest.mark.parametrize("width", ["0", "-3", "lebar", ""])
def test_a_width_that_is_none_counts_as_not_given(
    call: Call, database: Path, monkeypatch: pytest.MonkeyPatch, width: str
) -> None:
    expected = call("ls", "--from", database).stdout
    monkeypatch.setenv("COLUMNS", width)
    assert call("ls", "--from", database).stdout == expected
