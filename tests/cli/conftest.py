"""One small database for all tests of queries, and a way to call the command line."""

from collections.abc import Callable
from pathlib import Path

import pytest
from cli_pages import write_crawl
from click.testing import CliRunner, Result

from konon.cli.root import konon

Call = Callable[..., Result]


@pytest.fixture(autouse=True)
def plain_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave the width and the colours to the command."""
    for name in ("COLUMNS", "FORCE_COLOR", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def call() -> Call:
    """Return a function that runs `konon` with arguments, in this process."""

    def run(*arguments: str | Path, stdin: bytes | None = None) -> Result:
        return CliRunner().invoke(konon, [str(a) for a in arguments], input=stdin)

    return run


@pytest.fixture(scope="session")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a database of three articles and one issue."""
    folder = tmp_path_factory.mktemp("desk")
    path = folder / "kabar.konon"
    crawl = write_crawl(folder / "crawl")
    result = CliRunner().invoke(konon, ["run", str(crawl), "--to", str(path), "--jobs", "0"])
    assert result.exit_code == 0, result.output
    return path
