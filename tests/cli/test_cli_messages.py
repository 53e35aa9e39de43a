"""What goes wrong is named for what it is, and the advice leads somewhere."""

import json
import re
import sys
from dataclasses import fields
from pathlib import Path

import pytest
from cli_pages import flood_page, write_crawl
from conftest import Call

from konon.cli.invocation import konon_as_called
from konon.intake import ColumnNames


def test_a_folder_without_pages_is_told(call: Call, tmp_path: Path) -> None:
    for options in ((), ("--json",)):
        result = call("read", tmp_path, "--jobs", "0", *options)
        assert (result.exit_code, result.stdout) == (1, "")
        assert f"No page was found in {tmp_path}" in result.stderr


def test_standard_input_is_read_once(call: Call) -> None:
    result = call("read", "-", "-", stdin=flood_page().encode())
    assert result.exit_code == 2
    assert "once" in result.stderr


def test_a_column_is_named_once(call: Call, tmp_path: Path) -> None:
    corpus = tmp_path / "korpus.jsonl"
    corpus.write_text(json.dumps({"x1": "Isi pendek.", "x2": "Judul"}), encoding="utf-8")
    read = ("read", corpus, "--json", "--jobs", "0", "--columns")
    assert json.loads(call(*read, "text=x1,headline=x2").stdout)["headline"] == "Judul"
    for columns in ("text=x1,text=x2", "text=x1,title=x2,headline=x1"):
        result = call(*read, columns)
        assert result.exit_code == 2
        assert "twice" in result.stderr


def test_documents_list_the_columns() -> None:
    commands = Path(__file__).parents[2] / "docs" / "commands.md"
    listed = commands.read_text("utf-8").split("`--columns ", 1)[1].split("\n- ", 1)[0]
    names = {name for name in re.findall(r"`(\w+)`", listed) if name != "headline"}
    assert names == {field.name for field in fields(ColumnNames)}


def test_no_issue_of_one_reason_is_not_none_at_all(call: Call, database: Path) -> None:
    result = call("issues", "--from", database, "--reason", "timeout")
    assert result.stderr == "No issue with the reason timeout.\n"


def test_a_damaged_database_is_the_one_that_is_named(
    call: Call, database: Path, tmp_path: Path
) -> None:
    hurt, copy = tmp_path / "rusak.konon", tmp_path / "salinan.konon"
    content = bytearray(database.read_bytes())
    content[3 * 8192 :] = b"\xa5" * (len(content) - 3 * 8192)
    hurt.write_bytes(content)
    result = call("backup", "--from", hurt, "--to", copy)
    assert result.exit_code == 1
    assert "rusak.konon is damaged" in result.stderr
    assert not copy.exists()


def test_doctor_does_not_send_to_itself(call: Call, database: Path, tmp_path: Path) -> None:
    short = tmp_path / "pendek.konon"
    short.write_bytes(database.read_bytes()[:5000])
    result = call("doctor", "--from", short)
    assert result.exit_code == 1
    assert "backup" in result.stderr
    assert "konon doctor" not in result.stderr


def test_a_page_is_not_called_a_damaged_database(call: Call, tmp_path: Path) -> None:
    page = tmp_path / "banjir.html"
    page.write_text(flood_page(), encoding="utf-8")
    result = call("run", page, "--to", page, "--jobs", "0")
    assert result.exit_code == 2
    assert "banjir.html is no Konon database" in result.stderr
    assert page.read_text("utf-8") == flood_page()


def test_the_demo_mixes_with_nothing(call: Call, tmp_path: Path) -> None:
    path = tmp_path / "berita.konon"
    assert call("run", write_crawl(tmp_path / "crawl"), "--to", path, "--jobs", "0").exit_code == 0
    before = call("dump", "--from", path).stdout
    result = call("demo", "--to", path)
    assert result.exit_code == 2
    assert "berita.konon" in result.stderr
    assert call("dump", "--from", path).stdout == before


def test_the_demo_may_be_shown_again(call: Call, tmp_path: Path) -> None:
    path = tmp_path / "contoh saya.konon"
    for _ in range(2):
        result = call("demo", "--to", path)
        assert result.exit_code == 0, result.output
    assert f"--from '{path}'   " in result.stdout


def test_proposed_commands_are_called_as_this_one_was(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    program = tmp_path / "bin saya" / "konon"
    program.parent.mkdir()
    program.touch(mode=0o755)
    monkeypatch.setattr(sys, "argv", [str(program)])
    monkeypatch.setenv("PATH", str(tmp_path))
    assert konon_as_called() == f"'{program}'"
    monkeypatch.setenv("PATH", str(program.parent))
    assert konon_as_called() == "konon"
    monkeypatch.setattr(sys, "argv", ["/lib/konon/__main__.py"])
    assert konon_as_called().endswith(" -m konon")
