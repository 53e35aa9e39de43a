"""Whatever standard output is, a command ends with a sentence and its status, never a traceback."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import Call

from konon import api

POOR_ENCODINGS = [
    {"PYTHONIOENCODING": "ascii"},
    {"PYTHONIOENCODING": "latin-1"},
    {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
]


def printed(*arguments: str | Path, environment: dict[str, str]) -> bytes:
    """Return what a command prints, in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "konon", *map(str, arguments)],
        env=os.environ | environment,
        capture_output=True,
        check=True,
    ).stdout


@pytest.mark.parametrize("environment", POOR_ENCODINGS)
def test_tables_are_printed_in_any_encoding(environment: dict[str, str]) -> None:
    shown = printed("publishers", environment=environment)
    assert b"detikcom" in shown
    assert b"?" in shown


@pytest.mark.parametrize("environment", POOR_ENCODINGS)
def test_data_are_utf_8_in_any_encoding(environment: dict[str, str], tmp_path: Path) -> None:
    corpus = tmp_path / "korpus.jsonl"
    corpus.write_text(
        '{"url": "https://kabarlembah.example/a", "judul": "Lomba Qasidah “Ābād”", '
        '"isi": "Lomba qasidah “Ābād” dibuka di balai desa pada Sabtu pagi oleh camat setempat."}',
        encoding="utf-8",
    )
    line = printed("read", corpus, "--json", "--jobs", "0", environment=environment)
    assert "“Ābād”" in line.decode()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device here")
@pytest.mark.parametrize("arguments", [("--version",), ("--help",), ("ls", "--help")])
def test_no_room_for_the_output_is_a_fault(arguments: tuple[str, ...]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "konon", *arguments],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert (done.returncode, done.stderr) == (
        1,
        "Error: no room is left where the output goes\n",
    )


def test_ctrl_c_while_loading_is_an_interruption() -> None:
    code = """
import sys
class Interruption:
    def find_spec(self, name, *_):
        if name == "konon.cli.root":
            raise KeyboardInterrupt
sys.meta_path.insert(0, Interruption())
from konon.cli import main
main()
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (130, "Stopped.\n")


def test_a_closed_folder_is_told(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    def closed(path: Path) -> api.Konon:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(api, "open", closed)
    result = call("ls", "--from", "rahasia/y.konon")
    assert result.exit_code == 2
    assert "rahasia/y.konon: Permission denied" in result.stderr
