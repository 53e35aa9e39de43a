"""Parts of one article become one text; every offset goes with its words."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from konon.articles.stitch import stitch
from konon.records import (
    Absence,
    Access,
    Article,
    Block,
    BlockKind,
    Caption,
    Credit,
    CreditRole,
    Evidence,
    Language,
    Medium,
    Method,
    OriginLine,
    PageId,
    Pagination,
    Precision,
    RelatedLink,
    Timestamp,
    Value,
    ZoneBasis,
    article_id,
    evidenced,
    sha256,
)

ADDRESS = "https://kabar.example/panen"
WIB = timezone(timedelta(hours=7))

HEADLINE, TIME, CAPTION = BlockKind.HEADLINE, BlockKind.TIME, BlockKind.CAPTION
PARAGRAPH, SUBHEAD, RELATED = BlockKind.PARAGRAPH, BlockKind.SUBHEAD, BlockKind.RELATED
CREDIT, TAGS, ORIGIN = BlockKind.CREDIT, BlockKind.TAGS, BlockKind.ORIGIN

Line = tuple[BlockKind, str]


def make_part(
    lines: Sequence[Line],
    number: int = 1,
    count: int | None = 2,
    *,
    access: Access = Access.FREE,
    method: Method = Method.RULES,
) -> Article:
    """Make an article whose every line of a kind with a field fills that field."""
    text = "\n".join(words for _, words in lines)
    blocks: list[Block] = []
    for kind, words in lines:
        start = blocks[-1].end + 1 if blocks else 0
        blocks.append(Block(kind=kind, start=start, end=start + len(words)))

    def spans(kind: BlockKind) -> list[Evidence]:
        return [
            Evidence(medium=Medium.TEXT, exact=text[b.start : b.end], start=b.start)
            for b in blocks
            if b.kind is kind
        ]

    def values(kind: BlockKind) -> tuple[Value, ...]:
        return tuple(Value(value=span.exact, evidence=span) for span in spans(kind))

    times = tuple(
        Timestamp(
            value=datetime(2025, 6, 18, 9, 30, tzinfo=WIB),
            precision=Precision.MINUTE,
            zone="WIB",
            zone_basis=ZoneBasis.PRINTED,
            evidence=span,
        )
        for span in spans(TIME)
    )
    digest = sha256(text.encode())
    return Article(
        id=article_id(ADDRESS, digest),
        address=ADDRESS,
        pages=(PageId(f"p{number}"),),
        row_id=None,
        url=ADDRESS,
        publisher=None,
        outlet=Value(value="Kabar", evidence=Evidence(medium=Medium.META, exact="Kabar")),
        network=None,
        headline=next(iter(values(HEADLINE)), None),
        channel=values(BlockKind.CHANNEL),
        published=next(iter(times), None),
        modified=None,
        dates=times,
        dateline=next(iter(values(SUBHEAD)), None),
        text=text,
        text_sha256=digest,
        blocks=tuple(blocks),
        captions=tuple(Caption(value=s.exact, credit=None, evidence=s) for s in spans(CAPTION)),
        credits=tuple(
            Credit(role=CreditRole.REPORTER, name=s.exact, label=None, evidence=s)
            for s in spans(CREDIT)
        ),
        tags=values(TAGS),
        related=tuple(
            RelatedLink(headline=s.exact, href=None, label=None, evidence=s) for s in spans(RELATED)
        ),
        origins=tuple(OriginLine(exact=s.exact, evidence=s) for s in spans(ORIGIN)),
        language=Language.INDONESIAN,
        pagination=Pagination(count=count, number=number, have=(number,)),
        access=access,
        method=method,
        rules=None,
        absent=() if times else (Absence(field="published", reason="none is printed"),),
    )


FIRST = make_part(
    [
        (HEADLINE, "Panen Raya di Lembah Sunyi"),
        (TIME, "Rabu, 18 Juni 2025 | 09:30 WIB"),
        (CAPTION, "Petani di sawah"),
        (PARAGRAPH, "Petani Lembah Sunyi memanen padi."),
        (RELATED, "Harga Gabah Naik"),
        (PARAGRAPH, "Hasilnya lebih baik."),
        (CREDIT, "Ratri Wening"),
        (TAGS, "panen"),
    ]
)
SECOND = make_part(
    [
        (HEADLINE, "Panen Raya di Lembah Sunyi - Halaman 2"),
        (TIME, "Rabu, 18 Juni 2025 | 09:30 WIB"),
        (CAPTION, "Petani di sawah"),
        (CAPTION, "Lumbung desa"),
        (PARAGRAPH, "Petani Lembah Sunyi memanen padi."),
        (SUBHEAD, "Lumbung penuh"),
        (PARAGRAPH, "Lumbung desa penuh sejak Senin."),
        (CREDIT, "Ratri Wening"),
        (CREDIT, "Bagas Lintang"),
        (TAGS, "panen raya"),
        (ORIGIN, "Sumber: Kabar Lembah"),
    ],
    number=2,
)


def joined(*parts: Article) -> Article:
    whole = stitch(parts)
    assert whole is not None
    return whole


def test_bodies_follow_each_other_and_nothing_stands_twice() -> None:
    assert joined(FIRST, SECOND).text.split("\n") == [
        "Panen Raya di Lembah Sunyi",
        "Rabu, 18 Juni 2025 | 09:30 WIB",
        "Petani di sawah",
        "Petani Lembah Sunyi memanen padi.",
        "Harga Gabah Naik",
        "Hasilnya lebih baik.",
        "Lumbung desa",
        "Lumbung penuh",
        "Lumbung desa penuh sejak Senin.",
        "Ratri Wening",
        "panen",
        "Bagas Lintang",
        "Sumber: Kabar Lembah",
    ]


def test_fields_come_from_the_first_part_that_has_them_or_from_all() -> None:
    whole = joined(FIRST, SECOND)
    assert whole.headline is not None
    assert whole.headline.value == "Panen Raya di Lembah Sunyi"
    assert [c.name for c in whole.credits] == ["Ratri Wening", "Bagas Lintang"]
    assert [c.value for c in whole.captions] == ["Petani di sawah", "Lumbung desa"]
    assert [t.value for t in whole.tags] == ["panen"]
    assert [o.exact for o in whole.origins] == ["Sumber: Kabar Lembah"]
    assert len(whole.dates) == 1
    assert whole.pages == ("p1", "p2")


def test_the_whole_is_complete_and_named_by_its_text() -> None:
    whole = joined(FIRST, SECOND)
    assert whole.pagination == Pagination(count=2, number=1, have=(1, 2))
    assert whole.is_complete
    assert not whole.is_part
    assert whole.text_sha256 == sha256(whole.text.encode())
    assert whole.id == article_id(ADDRESS, whole.text_sha256)


def test_a_missing_part_leaves_it_incomplete() -> None:
    third = replace(SECOND, pagination=Pagination(count=3, number=3, have=(3,)))
    whole = joined(FIRST, third)
    assert whole.pagination == Pagination(count=3, number=1, have=(1, 3))
    assert whole.pagination.missing == (2,)
    assert not whole.is_complete


def test_a_count_that_nobody_prints_stays_unknown() -> None:
    parts = (
        replace(p, pagination=Pagination(count=None, number=n, have=(n,)))
        for n, p in ((1, FIRST), (2, SECOND))
    )
    paged = joined(*parts).pagination
    assert paged is not None
    assert paged.count is None


def test_a_part_alone_is_itself_and_nothing_is_nothing() -> None:
    assert stitch([SECOND]) is SECOND
    assert stitch([]) is None


def test_what_the_first_part_lacks_is_filled_and_no_longer_called_absent() -> None:
    bare = make_part([(HEADLINE, "Panen"), (PARAGRAPH, "Padi dipanen.")])
    whole = joined(bare, SECOND)
    assert bare.absent
    assert whole.published is not None
    assert not whole.absent
    assert whole.text.index("09:30 WIB") < whole.text.index("Padi dipanen.")


def test_one_part_behind_a_wall_or_read_with_care_marks_the_whole() -> None:
    walled = replace(SECOND, access=Access.PAYWALLED, method=Method.FALLBACK)
    whole = joined(FIRST, walled)
    assert (whole.access, whole.method) == (Access.PAYWALLED, Method.FALLBACK)


def test_a_page_of_pictures_alone_does_not_make_it_empty() -> None:
    pictures = make_part([(HEADLINE, "Panen"), (CAPTION, "Lumbung")], 2, access=Access.EMPTY)
    whole = joined(FIRST, pictures)
    assert whole.access is Access.FREE
    assert [c.value for c in whole.captions] == ["Petani di sawah", "Lumbung"]


WORDS = st.sampled_from(["padi", "padi dipanen", "lumbung", "hujan 🌧️ turun", "é", "Baca juga: x"])
LINES = st.lists(st.tuples(st.sampled_from(list(BlockKind)), WORDS), max_size=12)


@given(st.lists(LINES, min_size=2, max_size=4))
def test_every_offset_still_points_at_its_words(parts: list[list[Line]]) -> None:
    made = [make_part(lines, number, len(parts)) for number, lines in enumerate(parts, start=1)]
    whole = joined(*made)
    for _, _, evidence in evidenced(whole):
        if evidence.start is not None:
            assert whole.text[evidence.start : evidence.end] == evidence.exact
    behind = 0
    for block in whole.blocks:
        assert behind <= block.start < block.end <= len(whole.text)
        behind = block.end + 1
    assert whole == stitch(made)


@given(st.lists(LINES, min_size=2, max_size=4))
def test_no_paragraph_is_lost_and_none_is_made(parts: list[list[Line]]) -> None:
    made = [make_part(lines, number, len(parts)) for number, lines in enumerate(parts, start=1)]
    assert set(joined(*made).paragraphs) == {p for part in made for p in part.paragraphs}
