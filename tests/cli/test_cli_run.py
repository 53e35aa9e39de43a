"""`konon run` reads pages into a database, and takes up again what was stopped."""

import re
import signal
import subprocess
import sys
import time
from pathlib import Path

from cli_pages import corpus_row, write_crawl
from conftest import Call


def counts(stderr: str) -> list[str]:
    """Return pages, read, skipped and failed from the summary."""
    row = next(line for line in stderr.splitlines() if re.match(r" *\d", line))
    return row.split()[:4]


def test_the_second_run_skips_what_is_done(call: Call, tmp_path: Path) -> None:
    crawl, path = write_crawl(tmp_path / "crawl"), tmp_path / "x.konon"
    first = call("run", crawl, "--to", path, "--jobs", "0")
    assert first.exit_code == 0, first.output
    assert first.stdout == ""
    assert counts(first.stderr) == ["4", "3", "0", "1"]
    assert counts(call("run", crawl, "--to", path, "--jobs", "0").stderr)[1:3] == ["0", "3"]


def test_bytes_may_be_left_out(call: Call, tmp_path: Path) -> None:
    crawl = write_crawl(tmp_path / "crawl")
    (crawl / "e-besar.html").write_bytes((crawl / "a-banjir.html").read_bytes() * 50)
    for name, option in (("with", ()), ("without", ("--without-bytes",))):
        call("run", crawl, "--to", tmp_path / f"{name}.konon", "--jobs", "0", *option)
    with_bytes, without = (tmp_path / f"{n}.konon" for n in ("with", "without"))
    assert call("dump", "--from", with_bytes).stdout == call("dump", "--from", without).stdout


def test_an_unknown_stage_is_misuse(call: Call, tmp_path: Path) -> None:
    crawl, path = write_crawl(tmp_path / "crawl"), tmp_path / "x.konon"
    result = call("run", crawl, "--to", path, "--until", "articles.dance")
    assert result.exit_code == 2
    assert "articles.extract" in result.stderr
    assert not path.exists()


def test_without_a_database_is_misuse(call: Call, tmp_path: Path) -> None:
    result = call("run", write_crawl(tmp_path / "crawl"))
    assert result.exit_code == 2
    assert "--to" in result.stderr


def test_a_file_that_is_no_database_is_a_fault(call: Call, tmp_path: Path) -> None:
    crawl, path = write_crawl(tmp_path / "crawl"), tmp_path / "x.konon"
    path.write_text("bukan basis data\n" * 100, encoding="utf-8")
    result = call("run", crawl, "--to", path, "--jobs", "0")
    assert result.exit_code == 1
    assert "x.konon" in result.stderr
    assert path.read_text(encoding="utf-8").startswith("bukan")


def test_ctrl_c_says_how_to_go_on_and_the_same_command_does(tmp_path: Path) -> None:
    corpus, path = tmp_path / "korpus.jsonl", tmp_path / "x.konon"
    corpus.write_text("\n".join(map(corpus_row, range(20_000))), encoding="utf-8")
    command = [sys.executable, "-m", "konon", "run", str(corpus), "--to", str(path), "--jobs", "1"]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    until = time.monotonic() + 30
    while not path.exists() and time.monotonic() < until:
        time.sleep(0.02)
    time.sleep(0.5)
    process.send_signal(signal.SIGINT)
    _, stderr = process.communicate(timeout=60)
    assert process.returncode == 130, stderr
    assert "the same command goes on" in " ".join(stderr.split())
    assert "Traceback" not in stderr
    doctor = [sys.executable, "-m", "konon", "doctor", "--from", str(path)]
    assert subprocess.run(doctor, check=False, capture_output=True).returncode == 0
