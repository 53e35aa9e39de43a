"""From a draft to an article: whatever is written, the offsets are right."""

import unicodedata

from article_pages import check_offsets
from hypothesis import given
from hypothesis import strategies as st

from konon.articles.assemble import assemble
from konon.articles.draft import (
    CaptionWords,
    CreditWords,
    Draft,
    LinkWords,
    Note,
    Piece,
    PlaceWords,
    TimeWords,
    Words,
)
from konon.indonesian import timestamps
from konon.records import (
    BODY_KINDS,
    Access,
    BlockKind,
    CreditRole,
    Evidence,
    Medium,
    Method,
    PageId,
)

PAGE = PageId("p00000000000000000000")


def composed(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


lines = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=60).map(
    composed
)


@st.composite
def pieces(draw: st.DrawFn) -> Piece:
    text = draw(lines)
    start = draw(st.integers(0, len(text)))
    end = draw(st.integers(start, len(text)))
    kind = draw(st.sampled_from(BlockKind))
    notes: list[Note] = [
        Words(of=kind, start=start, end=end),
        PlaceWords(start=start, end=end),
        CreditWords(role=CreditRole.EDITOR, label=None, start=start, end=end),
        LinkWords(label=None, href=None, start=start, end=end),
        CaptionWords(credit=None),
    ]
    return Piece(kind=kind, text=text, notes=(draw(st.sampled_from(notes)),))


@given(st.lists(pieces(), max_size=12))
def test_evidence_and_blocks_of_any_draft_stand_in_its_text(written: list[Piece]) -> None:
    article = assemble(Draft(method=Method.GENERIC, pieces=written), PAGE)
    assert unicodedata.is_normalized("NFC", article.text)
    check_offsets(article)
    kept = [(piece.kind, piece.text) for piece in written if piece.text]
    assert [(b.kind, article.text[b.start : b.end]) for b in article.blocks] == kept
    assert list(article.paragraphs) == [text for kind, text in kept if kind in BODY_KINDS]
    for before, after in zip(article.blocks, article.blocks[1:], strict=False):
        assert after.start == before.end + 1
        assert article.text[before.end] == "\n"


def test_the_same_draft_gives_the_same_name_and_other_words_another() -> None:
    def article_id(text: str) -> str:
        piece = Piece(kind=BlockKind.PARAGRAPH, text=text)
        return assemble(Draft(method=Method.GENERIC, pieces=[piece]), PAGE).id

    assert article_id("Panen raya.") == article_id("Panen raya.")
    assert article_id("Panen raya.") != article_id("Panen batal.")


def test_an_article_without_url_is_addressed_by_its_page() -> None:
    assert assemble(Draft(method=Method.GENERIC), PAGE).address == PAGE


def test_nothing_found_is_said_field_by_field() -> None:
    article = assemble(Draft(method=Method.GENERIC), PAGE)
    assert article.access is Access.EMPTY
    assert {absence.field for absence in article.absent} == {
        "url",
        "outlet",
        "headline",
        "channel",
        "published",
        "modified",
        "dateline",
        "credits",
    }
    assert all(absence.reason for absence in article.absent)


def test_a_withheld_article_with_a_first_paragraph_is_paywalled() -> None:
    piece = Piece(kind=BlockKind.PARAGRAPH, text="Panen raya dimulai.")
    draft = Draft(method=Method.GENERIC, pieces=[piece], withheld=True)
    assert assemble(draft, PAGE).access is Access.PAYWALLED


def test_a_value_printed_twice_counts_once() -> None:
    tag = Piece(
        kind=BlockKind.TAGS, text="Panen", notes=(Words(of=BlockKind.TAGS, start=0, end=5),)
    )
    credit = CreditWords(role=CreditRole.REPORTER, label=None, start=0, end=5)
    name = Piece(kind=BlockKind.CREDIT, text="Wulan", notes=(credit,))
    article = assemble(Draft(method=Method.GENERIC, pieces=[tag, tag, name, name]), PAGE)
    assert len(article.tags) == len(article.credits) == 1


def test_metadata_name_people_only_for_roles_that_the_page_does_not_print() -> None:
    from konon.records import Credit

    def of_metadata(role: CreditRole) -> Credit:
        evidence = Evidence(medium=Medium.META, exact="Bayu", where="author")
        return Credit(role=role, name="Bayu", label=None, evidence=evidence)

    printed = CreditWords(role=CreditRole.REPORTER, label=None, start=0, end=5)
    piece = Piece(kind=BlockKind.CREDIT, text="Wulan", notes=(printed,))
    offered = (of_metadata(CreditRole.REPORTER), of_metadata(CreditRole.EDITOR))
    article = assemble(Draft(method=Method.GENERIC, pieces=[piece], credits=offered), PAGE)
    assert [(c.role, c.name) for c in article.credits] == [
        (CreditRole.REPORTER, "Wulan"),
        (CreditRole.EDITOR, "Bayu"),
    ]


def test_a_printed_time_has_its_words_as_evidence() -> None:
    text = "Senin, 3 Juli 2023 14:04 WIB"
    printed = timestamps.parse(text)
    assert printed is not None
    piece = Piece(
        kind=BlockKind.TIME, text=text, notes=(TimeWords(printed=printed, is_update=False),)
    )
    article = assemble(Draft(method=Method.GENERIC, pieces=[piece]), PAGE)
    assert article.published is not None
    assert article.published.isoformat() == "2023-07-03T14:04:00+07:00"
    check_offsets(article)
