"""The house keeps its own rules: floors, types, style, size of files."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BIN = Path(sys.executable).parent
MOST_LINES = 400


@pytest.mark.parametrize(
    "command",
    [["lint-imports"], ["mypy"], ["ruff", "check", "."], ["ruff", "format", "--check", "."]],
    ids=["floors", "types", "style", "format"],
)
def test_house_rule_is_kept(command: list[str]) -> None:
    done = subprocess.run(
        [str(BIN / command[0]), *command[1:]], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_files_are_small() -> None:
    long = {
        path.relative_to(ROOT).as_posix(): lines
        for path in (ROOT / "src").rglob("*.py")
        if (lines := len(path.read_text("utf-8").splitlines())) > MOST_LINES
    }
    assert not long


def test_broad_exceptions_stand_twice() -> None:
    broad = [
        path.relative_to(ROOT).as_posix()
        for path in sorted((ROOT / "src").rglob("*.py"))
        for line in path.read_text("utf-8").splitlines()
        if line.strip().startswith(("except Exception", "except:"))
    ]
    assert broad == ["src/konon/engines/attempt.py", "src/konon/intake/pages.py"]
