"""Documents say what is there."""

import re
from pathlib import Path

import pytest

from konon.publishers.rules import Publisher, Rules

ROOT = Path(__file__).parents[2]
WORDS_OF_README = 500


def test_readme_is_short() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    prose = re.sub(r"```.*?```", "", text, flags=re.DOTALL)
    assert len(prose.split()) <= WORDS_OF_README


def test_readme_python_runs_as_it_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (example,) = re.findall(
        r"```python\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL
    )
    (tmp_path / "src").symlink_to(ROOT / "src")
    monkeypatch.chdir(tmp_path)
    exec(example, {})  # noqa: S102 our own words
    assert "Feri" in capsys.readouterr().out


def test_readme_names_the_two_commands() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    assert "make demo" in text
    assert "make test" in text


@pytest.mark.parametrize(
    "room", sorted(p.name for p in (ROOT / "src/konon").iterdir() if p.is_dir())
)
def test_every_room_is_in_the_picture(room: str) -> None:
    if room.startswith("__"):
        pytest.skip("not a room")
    assert f"{room}/" in (ROOT / "docs/house.md").read_text("utf-8")


def test_publisher_page_uses_only_fields_that_exist() -> None:
    text = (ROOT / "docs/publishers.md").read_text("utf-8")
    example = text.split("```toml")[1].split("```")[0]
    known = {*Publisher.__struct_fields__, *Rules.__struct_fields__, "reporter", "editor"}
    assert set(re.findall(r"^(\w+) =", example, re.MULTILINE)) <= known


def test_links_between_documents_lead_somewhere() -> None:
    broken = [
        f"{page.name}: {target}"
        for page in [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
        for target in re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", page.read_text("utf-8"))
        if not (page.parent / target).exists()
    ]
    assert not broken
