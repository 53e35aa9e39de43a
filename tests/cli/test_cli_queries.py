"""Questions to a database: lists, searches, articles, issues, dumps, exports, checks."""

import csv
import io
import json
import re
import sqlite3
import subprocess
import sys
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from conftest import Call

from konon.export import ArticleLine


def lines(output: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in output.splitlines()]


def test_ls_lists_the_newest_first(call: Call, database: Path) -> None:
    rows = call("ls", "--from", database).stdout.splitlines()
    assert re.split(r"\s{2,}", rows[0].strip())[:3] == ["published", "outlet", "headline"]
    assert [row[:10] for row in rows[2:]] == ["2025-06-20", "2025-06-19", "2025-06-18"]
    assert max(map(len, rows)) <= 100


@pytest.mark.parametrize(
    ("arguments", "headlines"),
    [
        (("--outlet", "pesisir pos"), ["Pasar"]),
        (("--since", "2025-06-19"), ["Tanggul", "Pasar"]),
        (("--before", "2025-06-19"), ["Banjir"]),
        (("--since", "2025-06-19", "--before", "2025-06-20"), ["Pasar"]),
        (("--language", "en"), []),
        (("--network", "Grup Lain"), []),
        (("--limit", "1"), ["Tanggul"]),
        ((), ["Tanggul", "Pasar", "Banjir"]),
    ],
)
def test_ls_keeps_to_its_conditions(
    call: Call, database: Path, arguments: tuple[str, ...], headlines: list[str]
) -> None:
    result = call("ls", "--from", database, "--json", *arguments)
    assert result.exit_code == 0, result.output
    assert [str(row["headline"]).split()[0] for row in lines(result.stdout)] == headlines


def test_ls_says_that_there_are_more(call: Call, database: Path) -> None:
    assert "There are more" in call("ls", "--from", database, "--limit", "2").stderr
    assert call("ls", "--from", database, "--limit", "3").stderr == ""
    assert "No article found" in call("ls", "--from", database, "--language", "jv").stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ("ls", "--since", "kemarin"),
        ("ls", "--language", "xx"),
        ("ls", "--limit", "0"),
        ("ls", "--before", "0001-01-01"),
        ("search", "air\udcff*"),
        ("search", ""),
        ("search", '""'),
        ("search", "*"),
        ("search", "air NOT sungai"),
        ("search", "--", "-air"),
    ],
)
def test_conditions_that_mean_nothing_are_misuse(
    call: Call, database: Path, arguments: tuple[str, ...]
) -> None:
    result = call(*arguments, "--from", database)
    assert result.exit_code == 2
    assert "Traceback" not in result.output


def test_search_finds_every_form_of_a_word_and_marks_it(
    call: Call, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hits = lines(call("search", "banjir", "--from", database, "--json").stdout)
    assert len(hits) == 2
    monkeypatch.setenv("FORCE_COLOR", "1")
    shown = call("search", "tanggul", "sungai", "--from", database).stdout
    assert re.search(r"\x1b\[[0-9;]*m(tanggul|sungai)\x1b\[0m", shown)


def test_search_marks_found_words_in_the_headline(
    call: Call, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    hits = lines(call("search", "banjir", "--from", database, "--json").stdout)
    assert [hit["headline_marks"] for hit in hits] == [
        [],
        [{"start": 0, "end": 6, "exact": "Banjir"}],
    ]
    shown = call("search", "banjir", "--from", database).stdout
    assert "\x1b[1;33mBanjir\x1b[0m\x1b[1m Rendam" in shown


def test_no_colour_where_none_is_wanted(
    call: Call, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in call("search", "banjir", "--from", database).output
    assert "\x1b" not in call("show", "--from", database).output


def test_search_by_phrase_relevance_and_outlet(call: Call, database: Path) -> None:
    phrase = call("search", '"balai desa"', "--from", database, "--json")
    assert len(lines(phrase.stdout)) == 1
    assert call("search", "--relevance", "pasar", "--from", database).exit_code == 0
    none = call("search", "banjir", "--outlet", "Pesisir Pos", "--from", database)
    assert (none.exit_code, none.stdout) == (0, "")
    assert call("search", '"tak ditutup', "--from", database).exit_code == 2


def test_show_names_the_kind_of_each_block(call: Call, database: Path) -> None:
    newest = call("show", "--from", database).stdout
    assert "Tanggul Lembah Sari Diperkuat 7" in newest
    assert re.search(r"^ +paragraph  LEMBAH SARI", newest, re.MULTILINE)
    assert "from a corpus row" in newest


def test_show_takes_the_beginning_of_an_id(call: Call, database: Path) -> None:
    rows = lines(call("ls", "--from", database, "--json").stdout)
    oldest = str(rows[-1]["id"])
    assert "Banjir Rendam" in call("show", oldest[:9], "--from", database).stdout
    missing = call("show", "a000000", "--from", database)
    assert missing.exit_code == 2
    assert "konon ls" in missing.stderr


def test_evidence_points_into_the_text(call: Call, database: Path) -> None:
    rows = lines(call("ls", "--from", database, "--json", "--outlet", "Kabar Lembah").stdout)
    article_id = str(rows[-1]["id"])
    shown = call("show", article_id, "--from", database, "--evidence").stdout
    assert "words as printed" in shown
    assert "json-ld datePublished" in shown
    (article,) = lines(call("show", article_id, "--from", database, "--json").stdout)
    text, headline = article["text"], article["headline"]
    assert isinstance(text, str)
    assert isinstance(headline, dict)
    start, exact = headline["evidence"]["start"], headline["evidence"]["exact"]
    assert text[start : start + len(exact)] == exact
    assert f"{start}–{start + len(exact)}" in shown


def test_issues_are_grouped_by_reason(call: Call, database: Path) -> None:
    shown = call("issues", "--from", database).stdout
    assert re.search(r"^empty +1 +c-kosong\.html", shown, re.MULTILINE)
    (issue,) = lines(call("issues", "--from", database, "--json").stdout)
    assert (issue["reason"], issue["stage"]) == ("empty", "intake.pages")
    none = call("issues", "--from", database, "--reason", "bomb")
    assert (none.exit_code, none.stdout) == (0, "")


def test_dump_is_every_record_as_json(call: Call, database: Path) -> None:
    kinds = [line["kind"] for line in lines(call("dump", "--from", database).stdout)]
    assert kinds.count("article") == 3
    assert kinds.count("page") == 3


def test_export_to_standard_output_and_to_files(call: Call, database: Path, tmp_path: Path) -> None:
    printed = call("export", "articles", "--from", database).stdout
    rows = list(csv.DictReader(io.StringIO(printed, newline="")))
    assert [row["headline"].split()[0] for row in rows] == ["Tanggul", "Pasar", "Banjir"]
    as_json = call("export", "articles", "--from", database, "--format", "jsonl").stdout
    assert [line["id"] for line in lines(as_json)] == [row["id"] for row in rows]
    file = tmp_path / "articles.parquet"
    result = call("export", "articles", "--from", database, "--to", file)
    assert (result.exit_code, result.stdout) == (0, "")
    table = pq.read_table(file)
    assert table.column_names == list(ArticleLine.__struct_fields__)
    assert table.column("id").to_pylist() == [row["id"] for row in rows]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["articles.parquet"]


def test_export_says_what_it_cannot_do(call: Call, database: Path, tmp_path: Path) -> None:
    parquet = call("export", "articles", "--from", database, "--format", "parquet")
    assert parquet.exit_code == 2
    assert "--to" in parquet.stderr
    nowhere = call("export", "articles", "--from", database, "--to", tmp_path / "no" / "x.csv")
    assert nowhere.exit_code == 2
    assert "cannot be written" in nowhere.stderr


def test_doctor_finds_a_sound_database_sound(call: Call, database: Path) -> None:
    result = call("doctor", "--from", database)
    assert result.exit_code == 0
    assert "sound: 3 articles" in result.stdout
    assert call("doctor", "--from", database, "--json").stdout == ""


def test_doctor_lists_faults(call: Call, database: Path, tmp_path: Path) -> None:
    copy = tmp_path / "salinan.konon"
    assert call("backup", "--from", database, "--to", copy).exit_code == 0
    with sqlite3.connect(copy) as connection:
        connection.execute("UPDATE pages SET sha256 = substr(sha256, 1, 63) || 'x'")
    result = call("doctor", "--from", copy)
    assert result.exit_code == 1
    assert "what is wrong" in result.stdout
    assert lines(call("doctor", "--from", copy, "--json").stdout)


def test_backup_is_the_same_and_never_overwrites(
    call: Call, database: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "salinan.konon"
    assert call("backup", "--from", database, "--to", copy).exit_code == 0
    assert call("dump", "--from", copy).stdout == call("dump", "--from", database).stdout
    again = call("backup", "--from", database, "--to", copy)
    assert again.exit_code == 2
    assert "exists" in again.stderr


def test_the_only_database_of_the_folder_is_asked(
    call: Call, database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    none = call("ls")
    assert none.exit_code == 2
    assert "konon run" in none.stderr
    call("backup", "--from", database, "--to", "satu.konon")
    assert call("ls").exit_code == 0
    call("backup", "--from", database, "--to", "dua.konon")
    several = call("ls")
    assert several.exit_code == 2
    assert "--from" in several.stderr


def test_a_wide_and_a_narrow_terminal_are_filled(
    call: Call, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for width in (70, 160):
        monkeypatch.setenv("COLUMNS", str(width))
        rows = call("ls", "--from", database).stdout.splitlines()
        assert max(map(len, rows)) == width


def test_a_reader_that_goes_away_is_no_error(database: Path) -> None:
    for command in (("dump",), ("ls",), ("export", "articles"), ("show",)):
        process = subprocess.Popen(
            [sys.executable, "-m", "konon", *command, "--from", str(database)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(60) == 0, command
