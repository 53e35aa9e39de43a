"""How well bodies are found on pages of unknown sites, beside trafilatura.

Usage: python benchmarks/bodies/shingles.py FOLDER

FOLDER is the article extraction benchmark of Scrapinghub: `ground-truth.json` and `html/*.html.gz`.
The figure is the F1 of the mean precision and the mean recall of shingles of four words, as that
benchmark defines it.
"""

import argparse
import gzip
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import trafilatura

from konon.articles.extract import ExtractOptions, extract
from konon.records import Article, Location, Page, PageForm

_WORD = re.compile(r"\w+")
_LENGTH = 4


def konon_body(content: bytes, url: str | None) -> str:
    """The body that Konon finds without publisher rules."""
    page = Page(content=content, form=PageForm.HTML, location=Location(file="page.html"), url=url)
    article = extract(page, ExtractOptions(use_rules=False))
    return "\n".join(article.paragraphs) if isinstance(article, Article) else ""


def trafilatura_body(content: bytes, url: str | None) -> str:
    """The body that trafilatura finds as it comes."""
    return trafilatura.extract(content, url=url, include_comments=False) or ""


def trafilatura_precise_body(content: bytes, url: str | None) -> str:
    """The body that trafilatura finds when told to prefer precision."""
    found = trafilatura.extract(content, url=url, include_comments=False, favor_precision=True)
    return found or ""


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """Count the shingles of a text; one that is shorter than a shingle is one."""
    words = _WORD.findall(text)
    if len(words) < _LENGTH:
        return Counter([tuple(words)]) if words else Counter()
    return Counter(tuple(words[n : n + _LENGTH]) for n in range(len(words) - _LENGTH + 1))


def precision_and_recall(wanted: str, found: str) -> tuple[float, float]:
    """Compare two texts; nothing found where nothing is wanted is right."""
    true, pred = shingles(wanted), shingles(found)
    common = (true & pred).total()
    precision = common / pred.total() if pred else float(not true)
    recall = common / true.total() if true else 1.0
    return precision, recall


def pages(folder: Path) -> Iterator[tuple[bytes, str | None, str]]:
    """Yield content, URL and wanted body of each page."""
    truth = json.loads((folder / "ground-truth.json").read_text("utf-8"))
    for name, entry in sorted(truth.items()):
        content = gzip.decompress((folder / "html" / f"{name}.html.gz").read_bytes())
        yield content, entry.get("url"), entry["articleBody"]


def main() -> None:
    """Print one line a reader."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("folder", type=Path)
    folder = options.parse_args().folder
    readers: dict[str, Callable[[bytes, str | None], str]] = {
        "konon, generic": konon_body,
        "trafilatura": trafilatura_body,
        "trafilatura, precise": trafilatura_precise_body,
    }
    for name, read in readers.items():
        pairs = [
            precision_and_recall(wanted, read(content, url))
            for content, url, wanted in pages(folder)
        ]
        precision, recall = (sum(values) / len(pairs) for values in zip(*pairs, strict=True))
        f1 = 2 * precision * recall / (precision + recall)
        print(f"{name:22} F1 {f1:.3f}  P {precision:.3f}  R {recall:.3f}  ({len(pairs)} pages)")


if __name__ == "__main__":
    main()
