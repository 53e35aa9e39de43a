"""The lines of a body: paragraphs, subheads, and all that portals print among them."""

from article_pages import BODY, LEAD

from konon.articles.draft import CreditWords, Draft, LinkWords, PlaceWords
from konon.articles.fallback import fallback_body
from konon.articles.outline import Outline
from konon.articles.parts import Part
from konon.articles.prose import ProseWriter
from konon.markup.document import parse
from konon.markup.lines import Link, lines
from konon.records import BlockKind, Evidence, Medium, Method, Value


def written(*texts: str, outlet: str | None = None) -> Draft:
    draft = Draft(method=Method.GENERIC)
    if outlet is not None:
        draft.outlet = Value(value=outlet, evidence=Evidence(medium=Medium.META, exact=outlet))
    prose = ProseWriter(draft)
    for text in texts:
        prose.line(text)
    prose.finish()
    return draft


def pieces_of(draft: Draft) -> list[tuple[BlockKind, str]]:
    return [(piece.kind, piece.text) for piece in draft.pieces]


def place_of(draft: Draft) -> str | None:
    for piece in draft.pieces:
        for note in piece.notes:
            if isinstance(note, PlaceWords):
                return piece.text[note.start : note.end]
    return None


def test_every_line_becomes_what_it_is() -> None:
    draft = written(
        LEAD,
        "ADVERTISEMENT",
        "Baca juga: Irigasi Diperbaiki",
        "Sumber: Kabar Desa",
        "Editor: Bayu",
        "#padi #desa",
        "(suc/up)",
    )
    assert pieces_of(draft) == [
        (BlockKind.PARAGRAPH, LEAD),
        (BlockKind.RELATED, "Baca juga: Irigasi Diperbaiki"),
        (BlockKind.ORIGIN, "Sumber: Kabar Desa"),
        (BlockKind.CREDIT, "Editor: Bayu"),
        (BlockKind.TAGS, "#padi #desa"),
        (BlockKind.CREDIT, "(suc/up)"),
    ]


def test_a_short_bold_line_is_a_subhead_but_never_the_first() -> None:
    draft = Draft(method=Method.GENERIC)
    prose = ProseWriter(draft)
    prose.line("Hasil Panen", bold=True)
    prose.line("Hasil Panen", bold=True)
    prose.line("Panen itu besar, kata Wulan.", bold=True)
    prose.line("Harga", heading=True)
    kinds = [kind for kind, _ in pieces_of(draft)]
    assert kinds == [
        BlockKind.PARAGRAPH, BlockKind.SUBHEAD, BlockKind.PARAGRAPH, BlockKind.SUBHEAD,
    ]  # fmt: skip


def test_initials_at_the_end_get_a_line_of_their_own() -> None:
    draft = written(LEAD, f"{BODY[1]} (suc/up)")
    assert pieces_of(draft)[1:] == [
        (BlockKind.PARAGRAPH, BODY[1]),
        (BlockKind.CREDIT, "(suc/up)"),
    ]
    (note,) = draft.pieces[-1].notes
    assert isinstance(note, CreditWords)
    assert draft.pieces[-1].text[note.start : note.end] == "suc/up"


def test_the_place_of_the_dateline_is_no_outlet() -> None:
    assert place_of(written(f"JAKARTA, KOMPAS.com - {LEAD}")) == "JAKARTA"
    assert place_of(written(f"Jakarta, CNN Indonesia -- {LEAD}")) == "Jakarta"
    assert place_of(written(f"OSH, Kirgizstan — {LEAD}")) == "OSH, Kirgizstan"
    assert place_of(written(f"PIKIRAN RAKYAT - {LEAD}")) is None
    assert place_of(written(f"KABAR DESA - {LEAD}", outlet="Kabar Desa")) is None
    assert place_of(written(f"PIKIRAN RAKYAT, Bandung - {LEAD}")) == "Bandung"
    assert (
        place_of(written(f"KABAR DESA, Kota Agung - {LEAD}", outlet="Kabar Desa")) == "Kota Agung"
    )


def test_a_dateline_on_a_line_of_its_own_opens_the_paragraph_below() -> None:
    draft = written("Jakarta, CNN Indonesia --", LEAD)
    assert pieces_of(draft) == [(BlockKind.PARAGRAPH, f"Jakarta, CNN Indonesia -- {LEAD}")]
    assert pieces_of(written("SUKAMAJU, KABAR DESA -")) == [
        (BlockKind.PARAGRAPH, "SUKAMAJU, KABAR DESA -")
    ]


def test_a_label_alone_announces_the_links_below_it_until_the_next_paragraph() -> None:
    draft = Draft(method=Method.GENERIC)
    prose = ProseWriter(draft)
    prose.line("Baca Juga :")
    prose.line("Irigasi Diperbaiki", [Link(0, 18, "/irigasi")])
    prose.line("Panen raya", [Link(0, 10, "/panen")])
    prose.line(LEAD)
    prose.line("Panen raya", [Link(0, 10, "/panen")])
    kinds = [kind for kind, _ in pieces_of(draft)]
    assert kinds == [BlockKind.RELATED] * 2 + [BlockKind.PARAGRAPH] * 2
    (note,) = draft.pieces[0].notes
    assert isinstance(note, LinkWords)
    assert note.label == "Baca Juga"
    assert note.href == "/irigasi"


def test_below_the_body_only_credits_and_origins_count() -> None:
    draft = Draft(method=Method.GENERIC)
    prose = ProseWriter(draft)
    prose.line(LEAD, inside=False)
    prose.line("Baca juga: Irigasi", inside=False)
    prose.line("Editor: Bayu", inside=False)
    assert [kind for kind, _ in pieces_of(draft)] == [BlockKind.CREDIT]


def test_the_last_resort_chooses_lines_and_keeps_our_words() -> None:
    body = "".join(f"<p>{text} {text}</p>" for text in BODY)
    markup = f"<html><body><nav>Menu</nav><article><h1>Panen</h1>{body}</article></body></html>"
    document = parse(markup)
    assert document is not None
    page_lines = list(lines(document.root))
    found = Outline(page_lines, [None] * len(page_lines))
    assert fallback_body(markup, found)
    assert not fallback_body(markup, found)
    assert [page_lines[n].text for n in found.where(Part.BODY)] == [f"{t} {t}" for t in BODY]


def test_the_last_resort_changes_nothing_where_it_finds_nothing() -> None:
    document = parse("<p>Panen</p>")
    assert document is not None
    page_lines = list(lines(document.root))
    found = Outline(page_lines, [Part.BODY])
    assert not fallback_body("", found)
    assert found.parts == [Part.BODY]


def test_hashtags_are_a_line_of_tags_unless_other_words_stand_among_them() -> None:
    hashtags = "#padi #desa sukamaju #panen-raya " * 200
    (piece,) = written(hashtags).pieces
    assert piece.kind is BlockKind.TAGS
    assert len(piece.notes) == 600
    assert [kind for kind, _ in pieces_of(written(f"{hashtags}(selesai)"))] == [BlockKind.PARAGRAPH]
