"""Inputs that would end the run, or lose a page without a word."""

import gzip
import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from intake_samples import (
    HTML,
    packed_records,
    read_bytes,
    read_stream,
    response,
    split,
    zipped,
)

from konon.errors import UnreadableInputError
from konon.intake import IntakeOptions, pages
from konon.intake.documents import read_html
from konon.intake.entry import Entry, Form, Reader
from konon.records import Issue, Page, Reason

LONG_NUMBER = "9" * 5000
READERS: dict[Form, Reader] = pages.__globals__["_READERS"]


def test_a_status_of_many_digits_is_no_response() -> None:
    content = response(1) + response(2, status=LONG_NUMBER) + response(3)
    read, reasons = split(read_stream(content))
    assert (len(read), reasons) == (2, [Reason.CORRUPT])


def test_all_members_of_a_gzip_body_are_read() -> None:
    body = gzip.compress(HTML[:50]) + gzip.compress(HTML[50:])
    http = "Content-Encoding: gzip\r\n"
    for packed in (body, body + b"\r\nsisa"):
        (page,) = read_stream(response(1, packed, http=http))
        assert isinstance(page, Page)
        assert page.content == HTML
    many = response(1, gzip.compress(b"") * 2000, http=http)
    assert split(read_stream(many)) == ([], [Reason.CORRUPT])


def test_all_members_of_a_gzip_body_count_for_its_size() -> None:
    body = gzip.compress(b"<p>" + b" " * 700_000) * 2
    content = response(1, body, http="Content-Encoding: gzip\r\n")
    options = IntakeOptions(max_page_bytes=1 << 20)
    assert split(read_stream(content, options)) == ([], [Reason.TOO_LARGE])


def test_the_type_of_a_record_is_read_in_any_case() -> None:
    content = response(1).replace(b"application/http", b"Application/HTTP")
    assert len(split(read_stream(content))[0]) == 1


@pytest.mark.parametrize("method", [zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2, zipfile.ZIP_DEFLATED])
def test_damage_in_an_archive_is_told_whatever_packed_it(method: int) -> None:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", method) as file:
        file.writestr("a.html", HTML * 50)
        file.writestr("b.html", HTML)
    content = bytearray(archive.getvalue())
    at = content.index(b"a.html") + len("a.html") + 20
    content[at : at + 20] = b"\xff" * 20
    found = read_stream(bytes(content))
    read, reasons = split(found)
    assert (len(read), reasons) == (1, [Reason.CORRUPT])
    assert "None" not in "".join(each.message for each in found if isinstance(each, Issue))


def test_an_unknown_packing_asks_for_no_password() -> None:
    content = bytearray(zipped([("a.html", HTML)]))
    for mark, at in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        start = content.index(mark) + at
        content[start : start + 2] = (97).to_bytes(2, "little")
    (issue,) = read_stream(bytes(content))
    assert isinstance(issue, Issue)
    assert issue.reason is Reason.UNKNOWN_FORM
    assert "method 97" in issue.message


class _SurpriseError(Exception):
    """What no reader thinks of."""


def _half(entry: Entry, options: IntakeOptions) -> Iterator[Page | Issue]:
    yield from read_html(entry, options)
    raise _SurpriseError("/tempat/rahasia")


def test_a_reader_that_fails_ends_its_file_and_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a.html", "b.html"):
        (tmp_path / name).write_bytes(HTML)
    monkeypatch.setitem(READERS, Form.HTML, _half)
    found = list(pages([tmp_path]))
    assert [each.location.file for each in found] == ["a.html", "a.html", "b.html", "b.html"]
    issue = found[1]
    assert isinstance(issue, Issue)
    assert issue.reason is Reason.ERROR
    assert "_SurpriseError" in issue.message
    assert "/tempat" not in issue.message


@pytest.mark.parametrize("fatal", [KeyboardInterrupt, MemoryError])
def test_what_is_no_fault_of_the_file_passes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fatal: type[BaseException]
) -> None:
    def stop(entry: Entry, options: IntakeOptions) -> Iterator[Page | Issue]:
        if entry.file:
            raise fatal
        yield from read_html(entry, options)

    monkeypatch.setitem(READERS, Form.HTML, stop)
    with pytest.raises(fatal):
        read_bytes(tmp_path, "a.html", HTML)


def test_what_can_be_no_path_is_the_callers_mistake() -> None:
    with pytest.raises(UnreadableInputError, match="no path"):
        pages([Path("a\0b")])


def test_members_that_only_seem_to_begin_are_not_searched_without_end() -> None:
    seeming = b"\x1f\x8b\x08" * (8 << 20)  # each seems to hold all that follow
    found = read_stream(packed_records([response(1)]) + seeming)
    read, reasons = split(found)
    assert len(read) == 1
    assert set(reasons) <= {Reason.CORRUPT, Reason.TRUNCATED}
    assert len(reasons) < 1000
    assert "the rest was left" in getattr(found[-1], "message", "")


def test_many_damaged_members_are_passed_one_by_one() -> None:
    members = [packed_records([response(n, HTML + b"%d" % n)]) for n in range(1200)]
    for n in range(1, 1200, 2):
        members[n] = members[n][:40] + b"\xff" * 40 + members[n][80:]
    read, reasons = split(read_stream(b"".join(members)))
    assert (len(read), len(reasons)) == (600, 600)
