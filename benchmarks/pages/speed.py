"""How fast pages are read, and in how much memory, beside trafilatura on the same pages.

Usage: python benchmarks/pages/speed.py [FOLDER] [--pages 100000] [--rounds 5]

Without FOLDER, the pages are those of the bundled sample, laden with as many menus, teasers and
scripts as pages of real portals carry (about 100 KiB a page; the sample's own are lean).

Speed is processor time of one process, pages in memory, best of several rounds that alternate
between the readers. Memory is the peak of `konon read` and all its processes over a crawl that is
written for the purpose, at a tenth of it and at the end: flat means that the two are alike.
"""

import argparse
import gzip
import io
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import trafilatura

from konon.articles.extract import ExtractOptions, extract
from konon.records import Article, Location, Method, Page, PageForm

SAMPLE = Path(__file__).parents[2] / "src/konon/demo/crawl/html"


def pages_in(folder: Path) -> list[Page]:
    """Load every HTML file below a folder."""
    return [
        Page(
            content=path.read_bytes(),
            form=PageForm.HTML,
            location=Location(file=path.relative_to(folder).as_posix()),
        )
        for path in sorted(folder.rglob("*.html"))
    ]


def laden(page: Page) -> Page:
    """Add what portals print around an article: menus, teasers, scripts."""
    menu = "".join(
        f'<li class="nav__item"><a class="nav__link" href="/kanal/{n}">Kanal {n}</a></li>'
        for n in range(120)
    )
    teasers = "".join(
        f'<div class="card card--small"><a href="/berita/{n}/judul-berita-lain">'
        f'<img class="card__image" src="/i/{n}.jpg" alt=""><h3 class="card__title">Judul berita '
        f'lain nomor {n} yang tidak ada hubungannya</h3></a><span class="card__date">{n % 28 + 1} '
        f"Maret 2026 10:{n % 60:02} WIB</span></div>"
        for n in range(90)
    )
    script = "<script>" + "window.dataLayer.push({slot: 'atas', lebar: 300});" * 800 + "</script>"
    before = f'<ul class="nav">{menu}</ul>{script}'.encode()
    after = f'<aside class="terpopuler"><h2>Terpopuler</h2>{teasers}</aside>{script}'.encode()
    content = re.sub(rb"(<body[^>]*>)", lambda m: m[1] + before, page.content, count=1)
    return replace(page, content=content.replace(b"</body>", after + b"</body>"))


def seconds(read: Callable[[Page], object], pages: Sequence[Page]) -> float:
    """Processor time of reading the pages once."""
    start = time.process_time()
    for page in pages:
        read(page)
    return time.process_time() - start


def ruled(pages: Sequence[Page]) -> list[Page]:
    """The pages of portals whose rules are known."""
    return [
        page
        for page in pages
        if isinstance(article := extract(page), Article) and article.method is Method.RULES
    ]


def speeds(pages: Sequence[Page], rounds: int, *, use_rules: bool) -> dict[str, float]:
    """Pages a second of each reader, the best of several alternating rounds."""
    options = ExtractOptions(use_rules=use_rules)
    readers: dict[str, Callable[[Page], object]] = {
        "konon": lambda page: extract(page, options),
        "trafilatura": lambda page: trafilatura.extract(page.content),
        "trafilatura, fast": lambda page: trafilatura.extract(page.content, fast=True),
    }
    for read in readers.values():
        seconds(read, pages)
    best = dict.fromkeys(readers, float("inf"))
    for _ in range(rounds):
        for name, read in readers.items():
            best[name] = min(best[name], seconds(read, pages))
    return {name: len(pages) / time_ for name, time_ in best.items()}


def show(title: str, pages: Sequence[Page], rounds: int, *, use_rules: bool) -> None:
    """Print one comparison."""
    size = sum(len(page.content) for page in pages) / len(pages) / 1024
    print(f"{title}: {len(pages)} pages, {size:.0f} KiB on average, one process")
    measured = speeds(pages, rounds, use_rules=use_rules)
    for name, speed in measured.items():
        print(f"  {name:20} {speed:8.1f} pages/s {speed / measured['trafilatura']:6.1f} ×")


def write_crawl(path: Path, pages: Sequence[Page], count: int) -> None:
    """Write a WARC of `count` pages, each unlike the others, fetched from their own outlets."""
    articles = [extract(page) for page in pages]
    addresses = [article.url or "https://example.org/" for article in articles]
    with path.open("wb") as out:
        for n in range(count):
            body = pages[n % len(pages)].content + f"<!-- {n} -->".encode()
            head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
            record = (
                f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{n:032x}>\r\n"
                f"WARC-Target-URI: {addresses[n % len(addresses)]}?salinan={n}\r\n"
                "WARC-Date: 2026-01-01T00:00:00Z\r\n"
                "Content-Type: application/http; msgtype=response\r\n"
                f"Content-Length: {len(head) + len(body)}\r\n\r\n"
            ).encode()
            member = io.BytesIO()
            with gzip.GzipFile(fileobj=member, mode="wb", compresslevel=1, mtime=0) as packed:
                packed.write(record + head + body + b"\r\n\r\n")
            out.write(member.getvalue())


def memory_of(pid: int) -> int:
    """Resident memory of a process and its children, in bytes."""
    total = 0
    waiting = [pid]
    while waiting:
        one = waiting.pop()
        try:
            pages = int(Path(f"/proc/{one}/statm").read_text().split()[1])
            children = Path(f"/proc/{one}/task/{one}/children").read_text().split()
        except (OSError, IndexError):
            continue
        total += pages * os.sysconf("SC_PAGE_SIZE")
        waiting += [int(child) for child in children]
    return total


def memory(crawl: Path, count: int) -> tuple[int, int, float]:
    """Peak memory of `konon read` up to a tenth of a crawl and over all of it, and its seconds."""
    command = [str(Path(sys.executable).with_name("konon")), "read", str(crawl), "--json"]
    start = time.monotonic()
    early = peak = lines = 0
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        assert process.stdout is not None  # noqa: S101
        for _ in process.stdout:
            lines += 1
            if lines % 200 == 0:
                peak = max(peak, memory_of(process.pid))
                early = peak if lines <= count // 10 else early
    return early, peak, time.monotonic() - start


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("folder", nargs="?", type=Path)
    options.add_argument("--pages", type=int, default=100_000)
    options.add_argument("--rounds", type=int, default=5)
    chosen = options.parse_args()
    pages = pages_in(chosen.folder or SAMPLE)
    if chosen.folder is None:
        pages = [laden(page) for page in pages]
    show("with publisher rules", ruled(pages), chosen.rounds, use_rules=True)
    show("as unknown portals", pages, chosen.rounds, use_rules=False)
    with tempfile.TemporaryDirectory() as folder:
        crawl = Path(folder) / "crawl.warc.gz"
        write_crawl(crawl, pages, chosen.pages)
        early, peak, took = memory(crawl, chosen.pages)
    print(f"konon read over {chosen.pages:,} pages, all cores: {chosen.pages / took:.0f} pages/s")
    print(f"  peak memory {early >> 20} MiB at a tenth, {peak >> 20} MiB over all")


if __name__ == "__main__":
    main()
