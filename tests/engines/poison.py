"""Stages that do to their process what pages have been seen to do."""

import gzip
import os
import signal
import sys
import time
from pathlib import Path

from konon.pipeline import read_page
from konon.records import Article, Issue, Location, Page, PageForm


def make_page(content: bytes, file: str = "halaman.html") -> Page:
    return Page(content=content, form=PageForm.HTML, location=Location(file=file))


def make_story(number: int, paragraphs: int = 2) -> bytes:
    sentence = "memanen padi pada musim kering ini, dan hasilnya lebih baik daripada tahun lalu."
    body = "".join(f"<p>Petani di Desa {number}.{n} {sentence}</p>" for n in range(paragraphs))
    return (
        f"<html><head><title>Panen Raya Desa {number}</title></head><body><article>"
        f"<h1>Panen Raya Desa {number}</h1>{body}</article></body></html>"
    ).encode()


def write_crawl(folder: Path, count: int) -> Path:
    """Write pages as a crawl leaves them: copies, later versions, parts of one article, damage."""
    folder.mkdir()
    for place in range(count):
        number = place - (place % 10 == 9)
        story = make_story(number)
        url = f"https://kabar.example/{number // 2}?page={1 + number % 2}"
        following = f"https://kabar.example/{number // 2}?page={2 - number % 2}"
        links = f'<a href="{following}">{2 - number % 2}</a>' if number // 2 % 3 == 0 else ""
        note = f"<!-- saved from url=({len(url):04d}){url} -->"
        page = story.replace(b"<html>", b"<html>" + note.encode(), 1)
        page = page.replace(b"</article>", links.encode() + b"</article>")
        (folder / f"{place:04d}.html").write_bytes(page)
    (folder / "kosong.html").write_bytes(b"")
    (folder / "rusak.html.gz").write_bytes(gzip.compress(make_story(1))[:-9])
    return folder


def read(page: Page) -> Article | Issue:
    """Read a page, unless its first word says what to do instead."""
    match page.content.split(b" ")[0]:
        case b"RAISE":
            raise ValueError("nomor halaman ini 0x7f1234")
        case b"SLEEP":
            time.sleep(600)
        case b"SPIN":
            _spin()
        case b"DIE":
            os.kill(os.getpid(), signal.SIGSEGV)
        case b"EXIT":
            os._exit(3)
        case b"EAT":
            _eat()
        case b"PRINT":
            print("kata yang tidak diminta", flush=True)
            os.write(1, b"\x00\x00\x00\x00\x00\x00\x00\x01X")
            sys.stdin.read()
        case b"NONTEXT":
            return Issue(stage="\ud800", reason=None, message="", location=page.location)  # type: ignore[arg-type]
        case b"WEAR":
            _WORN.append(b"x" * (300 << 20))
        case b"NOTE":
            path = Path(page.content.split(b" ")[1].decode())
            path.write_text(str(os.getpid()))
            time.sleep(600)
    return read_page(page)


_WORN: list[bytes] = []


def _spin() -> None:
    while True:
        pass


def _eat() -> None:
    eaten = []
    while True:
        eaten.append(bytearray(16 << 20))
