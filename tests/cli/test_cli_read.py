"""`konon read` shows pages as they are."""

import json
import subprocess
import sys
from pathlib import Path

from cli_pages import FLOOD_URL, corpus_row, flood_page, market_page, write_crawl
from conftest import Call

KEYS = (
    "id file url outlet headline published modified channel dateline language text paragraphs "
    "credits tags captions related origins pages"
).split()


def test_one_json_object_a_page_in_input_order(call: Call, tmp_path: Path) -> None:
    result = call("read", write_crawl(tmp_path / "crawl"), "--json", "--jobs", "0")
    flood, market, row = map(json.loads, result.stdout.splitlines())
    assert list(flood) == KEYS
    assert (flood["file"], market["file"]) == ("a-banjir.html", "b-pasar.html")
    assert flood["url"] == FLOOD_URL
    assert flood["published"] == "2025-06-18T09:04:00+07:00"
    assert flood["credits"] == [["reporter", "Wira Lesmana"]]
    assert flood["related"] == [["Hujan Turun Semalaman", "https://kabarlembah.example/hujan"]]
    assert all(paragraph in flood["text"] for paragraph in flood["paragraphs"])
    assert row["id"] == "baris-7"


def test_what_cannot_be_read_is_one_line_on_stderr_and_status_1(call: Call, tmp_path: Path) -> None:
    result = call("read", write_crawl(tmp_path / "crawl"), "--json", "--jobs", "0")
    assert result.exit_code == 1
    assert result.stderr.startswith("c-kosong.html: empty: ")
    assert result.stderr.count("\n") == 1


def test_all_read_is_status_0(call: Call, tmp_path: Path) -> None:
    page = tmp_path / "banjir.html"
    page.write_text(flood_page(), encoding="utf-8")
    result = call("read", page, "--jobs", "0")
    assert result.exit_code == 0, result.output
    assert result.stderr == ""


def test_the_reading_for_people_names_fields_and_what_is_missing(
    call: Call, tmp_path: Path
) -> None:
    page = tmp_path / "banjir.html"
    page.write_text(flood_page(), encoding="utf-8")
    shown = call("read", page, "--jobs", "0").stdout
    assert "Banjir Rendam Lembah Sari" in shown
    assert "2025-06-18 09:04:00 +07:00  zone printed" in shown
    assert "reporter  Wira Lesmana" in shown
    assert "related  Hujan Turun Semalaman" in shown
    assert "missing  " in shown
    assert "Dapur umum dibuka sejak siang." in " ".join(shown.split())
    assert max(map(len, shown.splitlines())) <= 100


def test_words_of_a_page_never_command_the_terminal(call: Call, tmp_path: Path) -> None:
    page = tmp_path / "pasar.html"
    title = "Pasar \x1b[31mIkan\x1b]0;diretas\x07 Dibuka\u202e Lagi\x9b2J"
    page.write_text(market_page(headline=title), encoding="utf-8")
    result = call("read", page, "--jobs", "0")
    assert not {"\x1b", "\x07", "\u202e", "\x9b"} & set(result.output)
    assert "[bold]doa bersama[/bold]" in result.stdout
    as_json = call("read", page, "--json", "--jobs", "0").stdout
    assert not {"\x1b", "\x07", "\x9b"} & set(as_json)


def test_standard_input(call: Call) -> None:
    result = call("read", "-", "--json", "--jobs", "0", stdin=flood_page().encode())
    assert json.loads(result.stdout)["headline"] == "Banjir Rendam Lembah Sari"


def test_columns_are_named(call: Call, tmp_path: Path) -> None:
    row = json.loads(corpus_row())
    corpus = tmp_path / "korpus.jsonl"
    corpus.write_text(json.dumps({"x1": row["isi"], "x2": row["judul"]}), encoding="utf-8")
    result = call("read", corpus, "--json", "--jobs", "0", "--columns", "text=x1,title=x2")
    assert json.loads(result.stdout)["headline"] == "Tanggul Lembah Sari Diperkuat 7"
    misuse = call("read", corpus, "--columns", "badan=x1")
    assert misuse.exit_code == 2
    assert "badan" in misuse.stderr


def test_generic_uses_no_rules(call: Call) -> None:
    sample = Path("src/konon/demo/crawl/html/detik/feri-muntok.html").resolve()
    assert "by publisher rules" in call("read", sample, "--jobs", "0").stdout
    assert "as an unknown portal" in call("read", sample, "--generic", "--jobs", "0").stdout


def test_nothing_at_the_path_is_misuse(call: Call, tmp_path: Path) -> None:
    result = call("read", tmp_path / "tiada")
    assert result.exit_code == 2
    assert "tiada" in result.stderr
    assert "Traceback" not in result.output


def test_a_reader_that_goes_away_ends_it_quietly(tmp_path: Path) -> None:
    corpus = tmp_path / "korpus.jsonl"
    corpus.write_text("\n".join(map(corpus_row, range(2_000))), encoding="utf-8")
    said = tmp_path / "stderr"
    for arguments in (("--json",), ()):
        with said.open("wb") as stderr:  # a pipe could fill while the test waits for the other
            process = subprocess.Popen(
                [sys.executable, "-m", "konon", "read", str(corpus), "--jobs", "1", *arguments],
                stdout=subprocess.PIPE,
                stderr=stderr,
            )
        assert process.stdout is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.wait(60) == 0
        assert said.read_bytes() == b""
