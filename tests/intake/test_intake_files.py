"""Folders and single files: what is found, in which order, and what each is taken for."""

import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from intake_samples import DUMP, HTML, URL, mhtml, only_page, read_bytes, read_stream, split

from konon.errors import UnreadableInputError
from konon.intake import IntakeOptions, pages
from konon.records import Issue, Page, PageForm, Reason

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 4


def test_a_folder_is_walked_in_the_order_of_paths(tmp_path: Path) -> None:
    for name in ("b.html", "a/z.html", "a.html", "a-b.html", "a/b/c.html"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(HTML)
    found = [each.location.file for each in pages([tmp_path])]
    assert found == sorted(["b.html", "a/z.html", "a.html", "a-b.html", "a/b/c.html"])


def test_hidden_names_are_skipped(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "a.html").write_bytes(HTML)
    (tmp_path / ".DS_Store").write_bytes(b"\0" * 50)
    assert list(pages([tmp_path])) == []


def test_databases_of_our_own_are_passed_over(tmp_path: Path) -> None:
    for name in ("a.konon", "a.konon-wal", "a.konon-shm", "a.konon-journal"):
        (tmp_path / name).write_bytes(b"SQLite format 3\0" + bytes(range(256)))
    (tmp_path / "konon.html").write_bytes(HTML)
    assert [each.location.file for each in pages([tmp_path])] == ["konon.html"]
    (issue,) = pages([tmp_path / "a.konon"])  # one that is named is told of
    assert isinstance(issue, Issue)
    assert issue.reason is Reason.BINARY


def test_links_to_folders_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(HTML)
    (tmp_path / "circle").symlink_to(tmp_path)
    (tmp_path / "nowhere.html").symlink_to(tmp_path / "gone")
    (tmp_path / "same.html").symlink_to(tmp_path / "a.html")
    read, reasons = split(list(pages([tmp_path])))
    assert [page.location.file for page in read] == ["a.html", "same.html"]
    assert read[0].id == read[1].id
    assert reasons == [Reason.UNKNOWN_FORM] * 2


def test_a_pipe_in_a_folder_does_not_stop_the_walk(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.html")
    (issue,) = pages([tmp_path])
    assert isinstance(issue, Issue)


def test_a_closed_file_is_an_issue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.html").write_bytes(HTML)
    (tmp_path / "b.html").write_bytes(HTML)
    really_open = Path.open

    def refuse_a(path: Path, *args: Any, **kwargs: Any) -> Any:
        if path.name == "a.html":
            raise PermissionError(13, "Permission denied")
        return really_open(path, *args, **kwargs)

    monkeypatch.setattr(Path, "open", refuse_a)  # root, who may run the tests, may read all
    read, reasons = split(list(pages([tmp_path])))
    assert (len(read), reasons) == (1, [Reason.NOT_PERMITTED])


def test_a_missing_path_is_the_callers_mistake(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInputError, match="Check the path"):
        pages([tmp_path, tmp_path / "gone"])


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
def test_a_name_that_is_no_utf8_is_still_text(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.html")).write_bytes(HTML)
    page = only_page(list(pages([tmp_path])))
    assert page.location.file == r"caf\xe9.html"


def test_paths_are_below_their_argument(tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    (tmp_path / "x" / "a.html").write_bytes(HTML)
    found = pages([tmp_path, tmp_path / "x", tmp_path / "x" / "a.html"])
    assert [each.location.file for each in found] == ["x/a.html", "a.html", "a.html"]


@pytest.mark.parametrize(
    ("name", "content", "form"),
    [
        ("a.html", HTML, PageForm.HTML),
        ("a.txt", HTML, PageForm.HTML),
        ("a.bin", HTML, PageForm.HTML),
        ("a", b"\xef\xbb\xbf\n\n" + HTML, PageForm.HTML),
        ("a", HTML.decode().encode("utf-16"), PageForm.HTML),
        ("a", HTML.replace(b"<p>", b"<p>\0\0\0"), PageForm.HTML),
        ("a.php", b"Warning: mysql\n" + HTML, PageForm.HTML),
        ("a.htm", b"Jembatan <b>dibuka</b>", PageForm.HTML),
        ("a.xhtml", b'<?xml version="1.0"?>\n<html xmlns="x"><body/></html>', PageForm.HTML),
        ("a.txt", DUMP.encode(), PageForm.TEXT),
        ("a.txt", DUMP.encode("utf-16"), PageForm.TEXT),
        ("a.txt", DUMP.encode("cp1252"), PageForm.TEXT),
        ("a", DUMP.encode(), PageForm.TEXT),
        ("a.txt", b"[FOKUS] {Gempa} terasa di Lamun", PageForm.TEXT),
        ("a.txt", b"Baca juga, judul lain, isi\nlainnya", PageForm.TEXT),
    ],
)
def test_bytes_say_more_than_names(
    tmp_path: Path, name: str, content: bytes, form: PageForm
) -> None:
    page = only_page(read_bytes(tmp_path, name, content))
    assert (page.form, page.content) == (form, content)
    assert page.location.record is None


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.html", b"", Reason.EMPTY),
        ("a.html", b" \n\0\n\t", Reason.EMPTY),
        ("a.html", PNG, Reason.BINARY),
        ("a.pdf", b"%PDF-1.4\n1 0 obj\n", Reason.BINARY),
        ("a.css", b"body { margin: 0 }", Reason.UNKNOWN_FORM),
        ("a.md", b"# Catatan", Reason.UNKNOWN_FORM),
        ("sitemap.xml", b'<?xml version="1.0"?><urlset><url/></urlset>', Reason.UNKNOWN_FORM),
    ],
)
def test_what_is_no_page_says_why(
    tmp_path: Path, name: str, content: bytes, reason: Reason
) -> None:
    (issue,) = read_bytes(tmp_path, name, content)
    assert isinstance(issue, Issue)
    assert (issue.reason, issue.location.file) == (reason, name)
    assert issue.message.endswith(".")


def test_a_page_above_the_limit_is_not_read(tmp_path: Path) -> None:
    options = IntakeOptions(max_page_bytes=1 << 20)
    (issue,) = read_bytes(tmp_path, "a.html", HTML + b" " * (1 << 20), options)
    assert isinstance(issue, Issue)
    assert issue.reason is Reason.TOO_LARGE
    assert "1 MiB" in issue.message


def test_standard_input_is_read_like_a_file() -> None:
    page = only_page(read_stream(HTML))
    assert (page.location.file, page.form) == ("-", PageForm.HTML)
    assert only_page(read_stream(DUMP.encode())).form is PageForm.TEXT


def test_single_file_tells_address_and_time(tmp_path: Path) -> None:
    note = (
        f"<!DOCTYPE html> <html><!--\n Page saved with SingleFile \n url: {URL} \n saved date: "
        "Mon Mar 03 2025 11:20:30 GMT+0700 (Western Indonesia Time)\n--><body>Jembatan</body>"
    )
    page = only_page(read_bytes(tmp_path, "a.html", note.encode()))
    assert page.url == URL
    assert page.crawled_at == datetime(2025, 3, 3, 4, 20, 30, tzinfo=UTC)


def test_a_browsers_note_tells_the_address(tmp_path: Path) -> None:
    note = f"<!DOCTYPE html>\n<!-- saved from url=(0050){URL} -->\n<html></html>"
    assert only_page(read_bytes(tmp_path, "a.html", note.encode())).url == URL


def test_mhtml_gives_the_page_that_was_saved(tmp_path: Path) -> None:
    page = only_page(read_bytes(tmp_path, "a.mhtml", mhtml()))
    assert page.content.decode().rstrip() == (
        "<!DOCTYPE html><html><body><p>Jembatan “Rengas” dibuka.</p></body></html>"
    )
    assert (page.url, page.charset, page.form) == (URL, "utf-8", PageForm.HTML)
    assert page.crawled_at == datetime(2025, 3, 3, 4, tzinfo=UTC)


def test_mhtml_cut_off_in_its_pictures_still_gives_the_page(tmp_path: Path) -> None:
    cut = mhtml()[: -len("AAAA=\r\n----B--x--\r\n")]
    assert only_page(read_bytes(tmp_path, "a.mht", cut)).url == URL


def test_mhtml_cut_off_in_the_page_gives_none(tmp_path: Path) -> None:
    content = mhtml()
    (issue,) = read_bytes(tmp_path, "a.mht", content[: content.index(b"dibuka.")])
    assert isinstance(issue, Issue)
    assert issue.reason is Reason.TRUNCATED


def test_reading_twice_gives_the_same(tmp_path: Path) -> None:
    for number in range(30):
        (tmp_path / f"{number}.html").write_bytes(HTML + b"%d" % number)
    first = [each.id for each in pages([tmp_path]) if isinstance(each, Page)]
    assert first == [each.id for each in pages([tmp_path]) if isinstance(each, Page)]
    assert len(set(first)) == 30
