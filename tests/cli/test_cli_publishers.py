"""`konon publishers` lists portals and tries their rules; `konon demo` reads the sample."""

import json
from pathlib import Path

import pytest
from cli_pages import flood_page
from conftest import Call

from konon.cli.demo_command import sample_crawl


def test_portals_are_listed_with_their_days(call: Call) -> None:
    result = call("publishers")
    assert result.exit_code == 0
    assert "detikcom" in result.stdout
    known = [json.loads(line) for line in call("publishers", "--json").stdout.splitlines()]
    assert len(known) >= 24
    assert {"outlet", "domains", "zone", "valid"} <= set(known[0])


def test_each_selector_says_what_it_finds(call: Call) -> None:
    page = sample_crawl() / "html/detik/feri-muntok.html"
    result = call("publishers", "test", page)
    assert result.exit_code == 0, result.output
    assert "detik.toml, rules 1" in result.stdout
    assert "reads this page" in result.stdout
    assert ".detail__body-text" in result.stdout
    (found,) = map(json.loads, call("publishers", "test", page, "--json").stdout.splitlines())
    assert found["publisher"] == "detik"


def test_an_unknown_portal_is_told(call: Call, tmp_path: Path) -> None:
    page = tmp_path / "banjir.html"
    page.write_text(flood_page(), encoding="utf-8")
    result = call("publishers", "test", page)
    assert result.exit_code == 1
    assert "No rule file knows this portal" in result.stdout
    assert "as an unknown portal" in result.stdout
    assert "detik.toml" in call("publishers", "test", page, "--url", "https://detik.com/a").stdout


def test_what_is_no_page_is_misuse(call: Call, tmp_path: Path) -> None:
    empty = tmp_path / "kosong.html"
    empty.touch()
    assert call("publishers", "test", empty).exit_code == 2
    assert call("publishers", "test", tmp_path / "tiada.html").exit_code == 2


def test_the_demo_reads_and_shows_the_sample(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = call("demo")
    assert result.exit_code == 0, result.output
    assert (tmp_path / "demo.konon").exists()
    for words in ("articles from", "block by block", "could not be read", "What to try next"):
        assert words in result.stdout
    assert max(map(len, result.stdout.splitlines())) <= 100
