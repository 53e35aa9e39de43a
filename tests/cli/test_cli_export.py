"""`konon export` writes where it is told to, and nowhere that anything would be lost."""

import csv
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from conftest import Call


def headlines(text: str) -> list[str]:
    return [row["headline"].split()[0] for row in csv.DictReader(text.splitlines(keepends=True))]


def test_a_database_is_never_replaced(call: Call, database: Path, tmp_path: Path) -> None:
    for name in ("salinan.konon", "salinan.csv"):
        copy = tmp_path / name
        assert call("backup", "--from", database, "--to", copy).exit_code == 0
        before = copy.read_bytes()
        result = call("export", "articles", "--from", database, "--to", copy, "--format", "csv")
        assert result.exit_code == 2
        assert name in result.stderr
        assert copy.read_bytes() == before


def test_a_link_is_followed_to_its_file(call: Call, database: Path, tmp_path: Path) -> None:
    folder = tmp_path / "lain"
    folder.mkdir()
    target, link = folder / "berita.csv", tmp_path / "pintas.csv"
    link.symlink_to(target)
    for _ in range(2):  # the file is not there the first time
        assert call("export", "articles", "--from", database, "--to", link).exit_code == 0
        assert link.is_symlink()
        assert headlines(target.read_text("utf-8")) == ["Tanggul", "Pasar", "Banjir"]


def test_a_pipe_is_written_to_and_stays_one(call: Call, database: Path, tmp_path: Path) -> None:
    pipe = tmp_path / "pipa"
    os.mkfifo(pipe)
    taken: list[str] = []
    reader = threading.Thread(target=lambda: taken.append(pipe.read_text("utf-8")), daemon=True)
    reader.start()
    assert call("export", "articles", "--from", database, "--to", pipe).exit_code == 0
    reader.join(30)
    assert headlines(taken[0]) == ["Tanggul", "Pasar", "Banjir"]
    assert pipe.is_fifo()
    assert [path.name for path in tmp_path.iterdir()] == ["pipa"]


def test_the_file_that_standard_output_goes_to_is_added_to(database: Path, tmp_path: Path) -> None:
    log = tmp_path / "catatan"
    log.write_text("yang lama\n", encoding="utf-8")
    command = [sys.executable, "-m", "konon", "export", "articles", "--from", str(database)]
    with log.open("ab") as out:
        subprocess.run([*command, "--to", str(log)], check=True, stdout=out, stderr=out)
    assert log.read_text("utf-8").startswith("yang lama\nid,address")


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("berita.xlsx", ()),
        ("berita.json", ()),
        ("berita.parquet", ("--format", "csv")),
        ("berita.csv", ("--format", "jsonl")),
    ],
)
def test_a_name_that_promises_something_else_is_refused(
    call: Call, database: Path, tmp_path: Path, name: str, options: tuple[str, ...]
) -> None:
    to = tmp_path / name
    result = call("export", "articles", "--from", database, "--to", to, *options)
    assert result.exit_code == 2
    assert name in result.stderr
    assert "--format" in result.stderr
    assert not to.exists()


def test_a_name_that_says_nothing_is_written_as_asked(
    call: Call, database: Path, tmp_path: Path
) -> None:
    for name, options in (("berita", ()), ("berita.txt", ("--format", "csv"))):
        to = tmp_path / name
        assert call("export", "articles", "--from", database, "--to", to, *options).exit_code == 0
        assert len(headlines(to.read_text("utf-8"))) == 3
