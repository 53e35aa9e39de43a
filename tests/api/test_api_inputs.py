"""What users name to be read: how a run notes it, and how an error speaks of it."""

import os
import sys
from io import BytesIO
from pathlib import Path

import pytest

import konon
from konon.api import Piped
from konon.errors import UsageError

PAGE = b"<html><body><h1>Jembatan Rengas Dibuka</h1><p>Warga menyeberang.</p></body></html>"


def noted(*places: Path | Piped, to: Path) -> tuple[str, ...]:
    konon.run(places, to, jobs=0)
    with konon.open(to) as desk:
        return desk.runs()[0].arguments


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
def test_a_path_that_is_no_utf8_is_noted_in_print(tmp_path: Path) -> None:
    page = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.html"))
    page.write_bytes(PAGE)
    assert noted(page, to=tmp_path / "x.konon") == (rf"{tmp_path}/caf\xe9.html",)


def test_what_is_piped_is_noted_alike_each_time(tmp_path: Path) -> None:
    assert noted(Piped(BytesIO(PAGE)), to=tmp_path / "x.konon") == ("-",)


def test_a_database_inside_the_folder_is_no_input(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(PAGE)
    for _ in range(2):
        summary = konon.run(tmp_path, tmp_path / "x.konon", jobs=0)
        assert not summary.interrupted
        with konon.open(tmp_path / "x.konon") as desk:
            assert {each.location.file for each in desk.issues()} <= {"a.html"}


def test_an_error_about_bytes_does_not_print_them() -> None:
    corpus = b'{"judul": "Api", "isi": "Padam"}\n' * 9999
    with pytest.raises(UsageError, match="several pages") as caught:
        konon.read(corpus)
    assert len(str(caught.value)) < 200
