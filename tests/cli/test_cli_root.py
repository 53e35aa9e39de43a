"""What holds for every command: versions, start-up, help, characters that terminals obey."""

import subprocess
import sys
import unicodedata
from pathlib import Path

from conftest import Call
from hypothesis import given
from hypothesis import strategies as st

from konon.cli.harmless import printable
from konon.pipeline import EXTRACT
from konon.versions import READING_DATA, data_version


def test_version_names_the_code_and_the_rules(call: Call) -> None:
    shown = call("--version").stdout
    assert shown.startswith("konon 0.")
    assert EXTRACT.stamp().data in shown
    assert data_version(READING_DATA) == EXTRACT.stamp().data


def test_start_up_loads_no_reader() -> None:
    code = (
        "import sys, konon.cli; "
        "print(*(m for m in ('lxml', 'pyarrow', 'rich', 'apsw') if m in sys.modules))"
    )
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout
    assert loaded.strip() == b""


def test_an_unknown_command_is_misuse(call: Call) -> None:
    assert call("menari").exit_code == 2


@given(st.text())
def test_printable_text_is_one_line_without_controls(text: str) -> None:
    shown = printable(text)
    assert not any(unicodedata.category(character) in {"Cc", "Cs"} for character in shown)
    shown.encode()
    assert printable(shown) == shown


@given(st.text(st.characters(categories=["L", "N", "P", "Zs"])))
def test_printable_keeps_words_as_they_are(text: str) -> None:
    assert printable(text) == text


def test_whole_escape_sequences_are_left_out() -> None:
    assert printable("a\x1b[1;31mb\x1b]8;;http://x\x1b\\c\x1b(0d\x9b2Je\u202ef") == "abcd2Jef"


def test_a_number_beyond_all_counting_is_misuse(call: Call, tmp_path: Path) -> None:
    for command in (("ls",), ("search", "banjir")):
        result = call(*command, "--limit", "1" + "0" * 20, "--from", tmp_path / "tiada.konon")
        assert result.exit_code == 2
        assert "--limit" in result.stderr
