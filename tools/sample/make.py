"""Build the bundled sample crawl from the stories in this folder; the same bytes every time.

python tools/sample/make.py           write the crawl and its truth
python tools/sample/make.py --check   only say whether they are up to date
"""

import argparse
import json
import shutil
import sys
import tomllib
from datetime import timedelta
from pathlib import Path

import archive
import truth
from corpus import Corpus
from sheet import Portal, Sheet
from story import Story, read_stories

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
CRAWL = ROOT / "src/konon/demo/crawl"
TRUTH = ROOT / "tests/journeys/sample_truth.toml"

DUPLICATE = ("html/antara/feri-tiga-korban.html", "html/salinan/feri-tiga-korban-salinan.html")
TORN = ("html/antara/feri-tujuh-korban.html", "rusak/feri-terpotong.html.gz")
EMPTY = "rusak/kosong.html"

_PIXEL = bytes.fromhex(
    "47494638396101000100800000000000ffffff21f90401000000002c00000000010001000002024401003b"
)


class Workshop:
    """Turns stories into the files of the crawl, and states what each holds."""

    def __init__(self) -> None:
        self.portals = {name: Portal(**said) for name, said in _toml("portals.toml").items()}
        self.others = tuple(_toml("furniture.toml")["headlines"])
        shared = Sheet(HERE / "templates/shared.html").sections
        self.shared = {name: markup.rstrip("\n") for name, markup in shared.items()}
        self.corpus = Corpus(HERE / "corpus.toml")
        self.files: dict[str, bytes] = {}
        self.truths: list[truth.PageTruth] = []

    def build(self, stories: tuple[Story, ...]) -> None:
        """Fill `files` and `truths` from all stories."""
        for story in stories:
            if story.form in {"html", "dump"}:
                self._add_files(story)
        self._add_faults()
        self._add_warc([story for story in stories if story.form == "warc"])
        self._add_rows([story for story in stories if story.form == "row"])
        self.truths.sort(key=lambda page: (page.file, page.record or 0, page.url))

    def _sheet(self, portal: Portal) -> Sheet:
        (path,) = (HERE / "templates").glob(f"{portal.template}.*")
        return Sheet(path, self.shared)

    def _page(self, story: Story, number: int) -> bytes:
        portal = self.portals[story.portal]
        page = self._sheet(portal).page(story, portal, self.others, number)
        return page.encode(story.encoding)

    def _add_files(self, story: Story) -> None:
        portal = self.portals[story.portal]
        sheet = self._sheet(portal)
        count = 1 if "page_break" in sheet.sections else len(story.pages)
        for number in story.kept or range(1, count + 1):
            folder = "html" if story.form == "html" else "teks"
            stem = story.file if number == 1 else story.file.replace(".html", f"-hal-{number}.html")
            page = self._page(story, number)
            packed = archive.pack(page) if stem.endswith(".gz") else page
            self.files[f"{folder}/{stem}"] = packed
            found = truth.of_sheet(story, portal, sheet, f"{folder}/{stem}", number)
            self.truths.append(found)

    def _add_faults(self) -> None:
        original, copy = DUPLICATE
        self.files[copy] = self.files[original]
        whole, torn = TORN
        packed = archive.pack(self.files[whole])
        self.files[torn] = packed[: len(packed) * 3 // 5]
        self.files[EMPTY] = b""

    def _add_warc(self, stories: list[Story]) -> None:
        responses = [self._response(story, place) for place, story in enumerate(stories)]
        self.files["berita.warc.gz"] = archive.warc([*responses, *_by_the_way(responses)])
        for story in stories:
            portal = self.portals[story.portal]
            sheet = self._sheet(portal)
            self.truths.append(truth.of_sheet(story, portal, sheet, "berita.warc.gz", 1))

    def _response(self, story: Story, place: int) -> archive.Response:
        body = self._page(story, 1)
        headers = [("Content-Type", f"text/html; charset={story.encoding}"), ("Server", "nginx")]
        if place % 4 == 1:
            headers.append(("Content-Encoding", "gzip"))
            body = archive.pack(body)
        if place % 4 == 2:
            headers.append(("Transfer-Encoding", "chunked"))
            body = archive.chunked(body)
        else:
            headers.append(("Content-Length", str(len(body))))
        return archive.Response(
            url=story.url,
            fetched=story.crawled,
            status="200 OK",
            headers=tuple(headers),
            body=body,
        )

    def _add_rows(self, stories: list[Story]) -> None:
        rows = [json.dumps(self.corpus.row(story), ensure_ascii=False) for story in stories]
        self.files["korpus.jsonl"] = ("\n".join(rows) + "\n").encode()
        for record, story in enumerate(stories):
            portal = self.portals[story.portal]
            found = truth.of_row(story, portal, self.corpus, "korpus.jsonl", record)
            self.truths.append(found)


def main() -> int:
    """Write the crawl, or check it; the exit status is 1 where it is out of date."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--check", action="store_true", help="write nothing, compare")
    wants_check: bool = parser.parse_args().check
    workshop = Workshop()
    workshop.build(read_stories(HERE / "stories"))
    stated = truth.write(workshop.truths).encode()
    if wants_check:
        return _check(workshop.files, stated)
    shutil.rmtree(CRAWL, ignore_errors=True)
    for name, content in workshop.files.items():
        _write(CRAWL / name, content)
    _write(TRUTH, stated)
    print(f"{len(workshop.files)} files, {len(workshop.truths)} pages", file=sys.stderr)
    return 0


def _by_the_way(responses: list[archive.Response]) -> list[archive.Response]:
    """What a crawler meets between the articles: a dead link, a redirect, a picture."""
    site, fetched = "https://www.antaranews.com", responses[-1].fetched
    short = f"{site}/berita/5419277"
    (full,) = (response.url for response in responses if response.url.startswith(f"{short}/"))
    kinds = (
        ("404 Not Found", f"{site}/berita/1/tidak-ada", "text/html", b"<h1>404</h1>"),
        ("301 Moved Permanently", short, "text/html", b""),
        ("200 OK", "https://img.antaranews.com/satu-titik.gif", "image/gif", _PIXEL),
    )
    return [
        archive.Response(
            url=url,
            fetched=fetched + timedelta(seconds=place),
            status=status,
            headers=(("Content-Type", kind), ("Content-Length", str(len(body))))
            + ((("Location", full),) if status.startswith("301") else ()),
            body=body,
        )
        for place, (status, url, kind, body) in enumerate(kinds)
    ]


def _check(files: dict[str, bytes], stated: bytes) -> int:
    there = {str(p.relative_to(CRAWL)): p for p in CRAWL.rglob("*") if p.is_file()}
    stale = sorted(name for name in files.keys() | there.keys() if _differs(there, files, name))
    if not TRUTH.exists() or TRUTH.read_bytes() != stated:
        stale.append(str(TRUTH.relative_to(ROOT)))
    for name in stale:
        print(f"out of date: {name}", file=sys.stderr)
    return 1 if stale else 0


def _differs(there: dict[str, Path], files: dict[str, bytes], name: str) -> bool:
    return name not in there or name not in files or there[name].read_bytes() != files[name]


def _toml(name: str) -> dict[str, dict[str, str]]:
    return tomllib.loads((HERE / name).read_text(encoding="utf-8"))


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


if __name__ == "__main__":
    sys.exit(main())
