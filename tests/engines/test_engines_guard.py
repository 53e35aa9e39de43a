"""Poison pages cost one issue each, and the pages around them nothing."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import poison
import pytest

from konon.engines.crew import Crew
from konon.engines.group import Group
from konon.engines.guard import Guard, Limits
from konon.errors import ClosedError, EngineError
from konon.records import Article, Issue, Page, Reason

LIMITS = Limits(seconds=6.0, waiting_seconds=12.0, memory_bytes=512 << 20)


@pytest.fixture
def guard() -> Iterator[Guard]:
    guard = Guard(poison.read, LIMITS)
    yield guard
    guard.close()


def page(content: bytes | int) -> Page:
    return poison.make_page(content if isinstance(content, bytes) else poison.make_story(content))


def read_by(crew: Crew, pages: Sequence[Page]) -> list[Article | Issue]:
    group = Group(list(pages))
    crew.submit(group)
    return group.answer.result()


@pytest.mark.parametrize(
    ("word", "reason", "words"),
    [
        (b"RAISE", Reason.ERROR, "ValueError in read, poison.py line "),
        (b"SLEEP", Reason.TIMEOUT, "longer than 6 seconds"),
        (b"SPIN", Reason.TIMEOUT, "longer than 6 seconds"),
        (b"DIE", Reason.CRASH, "SIGSEGV"),
        (b"EXIT", Reason.CRASH, "exit status 3"),
        (b"EAT", Reason.MEMORY, "more than 512 MiB"),
        (b"NONTEXT", Reason.ERROR, "UnicodeEncodeError"),
    ],
)
def test_poison_costs_one_issue(guard: Guard, word: bytes, reason: Reason, words: str) -> None:
    poisonous = page(word + b" halaman")
    before, outcome, after = guard.read([page(1), poisonous, page(2)])
    assert isinstance(before, Article)
    assert isinstance(after, Article)
    assert isinstance(outcome, Issue)
    assert (outcome.stage, outcome.reason) == ("engines.guard", reason)
    assert words in outcome.message
    assert outcome.page == poisonous.id
    assert outcome.location == poisonous.location


def test_the_message_of_an_error_is_left_out_for_it_may_differ_from_run_to_run(
    guard: Guard,
) -> None:
    (outcome,) = guard.read([page(b"RAISE x")])
    assert isinstance(outcome, Issue)
    assert "0x7f1234" not in outcome.message


@pytest.mark.parametrize(
    ("word", "limits"),
    [
        (b"SPIN", Limits(seconds=1.0, waiting_seconds=3_600.0)),
        (b"SLEEP", Limits(seconds=3_600.0, waiting_seconds=4.0)),
    ],
)
def test_work_and_waiting_have_limits_of_their_own(word: bytes, limits: Limits) -> None:
    guard = Guard(poison.read, limits)
    (outcome,) = guard.read([page(word + b" halaman")])
    guard.close()
    assert isinstance(outcome, Issue)
    assert outcome.reason is Reason.TIMEOUT


def test_a_group_of_nothing_but_poison(guard: Guard) -> None:
    outcomes = guard.read([page(b"DIE satu"), page(b"EXIT dua"), page(b"RAISE tiga"), page(3)])
    assert [o.reason if isinstance(o, Issue) else "read" for o in outcomes] == [
        Reason.CRASH,
        Reason.CRASH,
        Reason.ERROR,
        "read",
    ]


def test_what_a_page_prints_does_not_reach_the_guard(guard: Guard) -> None:
    outcomes = guard.read([page(b"PRINT apa saja"), page(1)])
    assert isinstance(outcomes[1], Article)


def test_a_page_does_not_pay_for_what_the_ones_before_it_used_up() -> None:
    worn = [page(b"WEAR %d" % number) for number in range(4)]
    guard = Guard(poison.read, Limits(seconds=60.0, memory_bytes=LIMITS.memory_bytes))
    outcomes = guard.read(worn)
    guard.close()
    reasons = {outcome.reason for outcome in outcomes if isinstance(outcome, Issue)}
    assert reasons <= {Reason.NO_ARTICLE}


def test_the_same_outcome_guarded_and_not() -> None:
    pages = [page(number) for number in range(40)] + [page(b"RAISE x"), page(b"")]
    with Crew(poison.read, jobs=0) as here, Crew(poison.read, jobs=2) as beside:
        assert read_by(here, pages) == read_by(beside, pages)


def test_a_page_larger_than_any_pipe() -> None:
    (outcome,) = Guard(poison.read, Limits()).read([page(poison.make_story(1, paragraphs=5_000))])
    assert isinstance(outcome, Article)
    assert len(outcome.paragraphs) == 5_000


def test_children_start_fast(guard: Guard) -> None:
    began = time.monotonic()
    guard.read([page(1)])
    assert time.monotonic() - began < 5.0  # 0.5 s on a machine that does nothing else


def test_a_reader_that_cannot_be_found_is_an_error_of_ours_not_of_the_page() -> None:
    def local(page: Page) -> Article:
        raise NotImplementedError

    guard = Guard(local, LIMITS)
    with pytest.raises(EngineError, match="do not start"):
        guard.read([page(1)])


def test_closing_ends_children_that_are_at_work(tmp_path: Path) -> None:
    note = tmp_path / "pid"
    crew = Crew(poison.read, jobs=1, limits=Limits())
    crew.submit(Group([page(b"NOTE " + os.fsencode(note) + b" x")]))
    child = _noted(note)
    crew.close()
    assert _is_gone(child)


def test_a_child_that_starts_while_its_guard_is_closed_does_not_stay(
    guard: Guard, monkeypatch: pytest.MonkeyPatch
) -> None:
    start = subprocess.Popen
    children: list[subprocess.Popen[bytes]] = []

    def start_and_close(*arguments: Any, **options: Any) -> subprocess.Popen[bytes]:
        children.append(start(*arguments, **options))
        guard.close()
        return children[0]

    monkeypatch.setattr(subprocess, "Popen", start_and_close)
    with pytest.raises(ClosedError):
        guard.read([page(1)])
    assert children[0].poll() is not None


def test_children_die_with_their_parent(tmp_path: Path) -> None:
    note = tmp_path / "pid"
    code = (
        "import poison, pathlib, sys\n"
        "from konon.engines.guard import Guard, Limits\n"
        "guard = Guard(poison.read, Limits(waiting_seconds=1.0))\n"
        "guard.read([poison.make_page(b'NOTE ' + sys.argv[1].encode() + b' x')])\n"
    )
    path = os.pathsep.join(sys.path)
    parent = subprocess.Popen(
        [sys.executable, "-c", code, str(note)], env=os.environ | {"PYTHONPATH": path}
    )
    child = _noted(note)
    parent.send_signal(signal.SIGKILL)
    parent.wait()
    assert _is_gone(child)


def _noted(path: Path) -> int:
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        if path.exists() and (text := path.read_text()):
            return int(text)
        time.sleep(0.02)
    raise AssertionError("the child never came to its page")


def _is_gone(pid: int) -> bool:
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        try:
            state = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
        except (FileNotFoundError, ProcessLookupError):
            return True
        if state == "Z":
            return True
        time.sleep(0.02)
    return False
