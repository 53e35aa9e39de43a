"""Whatever a page holds, no command lets it command the terminal."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from cli_pages import flood_page, market_page
from conftest import Call

COMMANDS = {"\x1b", "\x07", "\x7f", "\x9b", "\u202e"}
WORDS = "\x1b]0;diretas\x07\x1b[31m\x7f\x9b2J\u202e"


@pytest.fixture
def hostile(call: Call, tmp_path: Path) -> Path:
    """Return a database of pages that hold commands to the terminal wherever words stand."""
    crawl = tmp_path / "crawl"
    crawl.mkdir()
    flood = flood_page().replace("/hujan", f"/hujan{WORDS}").replace("Wira", f"Wira{WORDS}")
    flood = flood.replace("Kabar Lembah", f"Kabar{WORDS} Lembah").replace("kata ketua", WORDS)
    (crawl / "banjir.html").write_text(flood, encoding="utf-8")
    (crawl / "pasar.html").write_text(market_page(headline=f"Pasar{WORDS}"), encoding="utf-8")
    (crawl / f"kosong{WORDS}.html").touch()
    path = tmp_path / "diretas.konon"
    assert call("run", crawl, "--to", path, "--jobs", "0").exit_code == 0
    return path


@pytest.mark.parametrize(
    "arguments",
    [
        ("show",),
        ("show", "--evidence"),
        ("show", "--json"),
        ("ls",),
        ("ls", "--json"),
        ("search", "sungai"),
        ("issues",),
        ("issues", "--json"),
        ("dump",),
        ("doctor",),
    ],
)
def test_no_question_lets_commands_through(
    call: Call, hostile: Path, arguments: tuple[str, ...]
) -> None:
    result = call(*arguments, "--from", hostile)
    assert result.exit_code == 0, result.output
    assert not {"\x1b", "\x07", "\x7f", "\x9b"} & set(result.output)


@pytest.mark.parametrize("name", ["banjir.html", "pasar.html", f"kosong{WORDS}.html"])
@pytest.mark.parametrize("command", [("read", "--jobs", "0"), ("publishers", "test")])
def test_no_page_commands_the_terminal(
    call: Call, hostile: Path, name: str, command: tuple[str, ...]
) -> None:
    assert not COMMANDS & set(call(*command, hostile.parent / "crawl" / name).output)


@pytest.mark.parametrize("form", ["csv", "jsonl"])
def test_an_export_is_harmless_on_a_terminal_and_exact_elsewhere(hostile: Path, form: str) -> None:
    command = [sys.executable, "-m", "konon", "export", "articles"]
    command += ["--format", form, "--from", str(hostile)]
    exact = subprocess.run(command, capture_output=True, check=True).stdout.decode()
    shown = _on_a_terminal(command)
    assert "\x7f" in exact
    assert not COMMANDS & set(shown)
    assert "\\u009b2J" in shown
    assert shown.count("Dapur umum") == exact.count("Dapur umum") > 0


def _on_a_terminal(command: list[str]) -> str:
    """Return what a command prints on a terminal of its own."""
    try:
        ours, its = pty.openpty()
    except OSError as error:
        pytest.skip(f"this machine lends no terminal: {error}")
    with subprocess.Popen(command, stdout=its, stderr=subprocess.DEVNULL):
        os.close(its)
        taken = b""
        try:
            while chunk := os.read(ours, 1 << 16):
                taken += chunk
        except OSError:  # how Linux says that the last writer has gone
            pass
    os.close(ours)
    return taken.decode()
