"""Any order and any grouping of the same pages must leave the same database behind."""

import tempfile
from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from store_factory import (
    STAGES,
    make_article,
    make_issue,
    make_page,
    make_reading,
    open_reader,
    open_writer,
)

from konon.records import Issue, Location, Pagination
from konon.store import Batch, PageReading

ADDRESS = "https://kabar.example/banjir"
DAY = datetime(2025, 6, 18, tzinfo=UTC)


def _part(number: int, text: str, day: int) -> PageReading:
    page = make_page(
        f"part {number} {text}",
        file=f"part-{number}-{day}.html",
        url=f"{ADDRESS}?page={number}",
        crawled_at=DAY.replace(day=day),
    )
    paged = Pagination(count=3, number=number, have=(number,))
    return make_reading(page, make_article(paragraphs=[text], pagination=paged))


def _inputs() -> list[PageReading | Issue]:
    """Duplicates, versions, parts read twice, an issue that a better place mends, lone issues."""
    other = "https://kabar.example/hujan"
    twice_a = make_page("twice", file="a.html", url=None)
    twice_b = make_page("twice", file="b.html", url=other)
    crawled_later = make_page("twice", file="b.html", url=other, crawled_at=DAY)
    moved_part = make_page(
        "part 1 Bagian satu, lama.",
        file="moved.html",
        url=f"{ADDRESS}?page=1&ref=z",
        crawled_at=DAY.replace(day=27),
    )
    old_part = _part(1, "Bagian satu, lama.", 18)
    return [
        PageReading(page=twice_a, outcome=make_issue(twice_a)),
        make_reading(twice_b, make_article(address=other)),
        make_reading(crawled_later, make_article(address=other, headline="Dari Salinan")),
        make_reading(make_page("fresh ads", file="c.html"), make_article(address=other)),
        make_reading(make_page("older ads", file="d.html"), make_article(address=other)),
        make_reading(make_page("v2"), make_article(address=other, paragraphs=["Hujan reda."])),
        old_part,
        make_reading(moved_part, old_part.outcome),  # type: ignore[arg-type]
        _part(1, "Bagian satu, baru.", 20),
        _part(2, "Bagian dua.", 19),
        make_issue(message="ends early"),
        make_issue(message="ends very early"),
        replace(make_issue(), location=Location(file="mended.warc", record=9)),
        make_reading(make_page("mended", file="mended.warc", record=9), make_article()),
    ]


INPUTS = _inputs()


def _dump(batches: list[list[PageReading | Issue]]) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x.konon"
        with open_writer(path) as writer:
            writer.begin_run((), STAGES)
            for batch in batches:
                writer.commit(
                    Batch(
                        readings=[item for item in batch if isinstance(item, PageReading)],
                        issues=[item for item in batch if isinstance(item, Issue)],
                    )
                )
        with open_reader(path) as reader:
            assert list(reader.check()) == []
            return b"".join(reader.dump())


@given(order=st.permutations(INPUTS), cuts=st.sets(st.integers(1, len(INPUTS) - 1)))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_order_and_batching_leave_no_trace(
    order: list[PageReading | Issue], cuts: set[int]
) -> None:
    edges = [0, *sorted(cuts), len(order)]
    batches = [order[a:b] for a, b in pairwise(edges)]
    assert _dump(batches) == _dump([INPUTS])


def test_every_kind_of_record_is_in_the_dump() -> None:
    dump = _dump([INPUTS]).decode()
    for kind in ("page", "capture", "reading", "issue", "article"):
        assert f'{{"kind":"{kind}"' in dump
    assert '"role":"stitched"' in dump
