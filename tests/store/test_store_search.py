"""Finding articles: stems, exact phrases, prefixes, outlets, days, and where the words stand."""

from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from store_factory import (
    NOON,
    STAGES,
    make_article,
    make_page,
    make_reading,
    open_reader,
    open_writer,
)

from konon.errors import NotFoundError, UsageError
from konon.records import Article, Language, Precision
from konon.store import ArticleQuery, Batch, Order, Reader, Term, TermKind, parse_query

ARTICLES = {
    "quake": make_article(
        address="https://kabar.example/1",
        headline="Gempa Guncang Teluk Sagara",
        paragraphs=[
            "Gempa bermagnitudo 5,1 mengguncang Teluk Sagara.",
            "Menurut warga, “tsunami, kecil” terlihat. Gempanya terasa lama.",
        ],
        published=NOON,
    ),
    "wave": make_article(
        address="https://kabar.example/2",
        headline="Kecil Kemungkinan Tsunami",
        paragraphs=["Kecil kemungkinan tsunami terjadi setelah gempa.", "Warga tenang."],
        published=NOON + timedelta(days=1),
        outlet="Harian Sagara",
    ),
    "market": make_article(
        address="https://kabar.example/3",
        headline="Harga Cabai Turun",
        paragraphs=["Harga cabai turun di Pasar Lintang."],
        published=datetime(2025, 6, 20, tzinfo=timezone(timedelta(hours=9))),
        precision=Precision.DAY,
        outlet="Harian Sagara",
        language=Language.MALAY,
    ),
    "undated": make_article(
        address="https://kabar.example/4", headline="Tanpa Tanggal", published=None
    ),
}


@pytest.fixture
def reader(tmp_path: Path) -> Iterator[Reader]:
    path = tmp_path / "x.konon"
    with open_writer(path) as writer:
        writer.begin_run((), STAGES)
        writer.commit(
            Batch(
                readings=[
                    make_reading(make_page(name, file=name), article)
                    for name, article in ARTICLES.items()
                ]
            )
        )
    with open_reader(path) as opened:
        yield opened


def found(reader: Reader, line: str) -> list[str]:
    names = {article.id: name for name, article in ARTICLES.items()}
    return [names[hit.row.id] for hit in reader.search(parse_query(line))]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("gempa", ["wave", "quake"]),
        ("GEMPANYA", ["wave", "quake"]),
        ("gempa teluk", ["quake"]),
        ('"tsunami kecil"', ["quake"]),
        ('"Gempanya terasa"', ["quake"]),
        ('"gempa terasa"', []),
        ('"kecil kemungkinan tsunami"', ["wave"]),
        ("mengg*", ["quake"]),
        ('outlet:"harian sagara"', ["market", "wave"]),
        ('gempa outlet:"Kabar Contoh"', ["quake"]),
        ("language:ms", ["market"]),
        ("since:2025-06-19", ["market", "wave"]),
        ("until:2025-06-18", ["quake"]),
        ("since:2025-06-19 until:2025-06-19", ["wave"]),
        ("since:2025-06-20", ["market"]),
        ("since:0001-01-01", ["market", "wave", "quake"]),
        ("until:9999-12-31", ["market", "wave", "quake"]),
        ("until:0001-01-01", []),
        ("since:9999-12-31", []),
        ("kerbau", []),
    ],
)
def test_lines_of_search(reader: Reader, line: str, names: list[str]) -> None:
    assert found(reader, line) == names


@pytest.mark.parametrize(
    "line",
    [
        '"tsunami',
        "since:kemarin",
        "penulis:rani",
        "outlet:",
        "language:xx",
        '"?!"',
        "",
        " ",
        '""',
        "*",
        'gempa ""',
        "gempa OR tsunami",
        "gempa NOT tsunami",
        "gempa AND tsunami",
        "gempa -tsunami",
        "a\x00b*",
        "a\udcffb*",
    ],
)
def test_what_cannot_be_asked_is_said(reader: Reader, line: str) -> None:
    with pytest.raises(UsageError):
        found(reader, line)


def test_operators_may_be_looked_for_as_words(reader: Reader) -> None:
    assert found(reader, '"NOT"') == found(reader, "not") == []


def test_an_empty_query_lists_everything(reader: Reader) -> None:
    rows = list(reader.articles(parse_query(" ")))
    assert [row.id for row in rows] == [
        ARTICLES[name].id for name in ("market", "wave", "quake", "undated")
    ]


def test_found_words_are_marked_in_the_headline(reader: Reader) -> None:
    (hit,) = reader.search(parse_query("guncang bermagnitudo"))
    assert [mark.exact for mark in hit.headline_marks] == ["Guncang"]
    assert hit.row.headline is not None
    for mark in hit.headline_marks:
        assert hit.row.headline[mark.start : mark.end] == mark.exact
    (hit,) = reader.search(parse_query('"tanpa tanggal"'))
    assert [mark.exact for mark in hit.headline_marks] == ["Tanpa Tanggal"]
    assert hit.snippet is not None
    assert not hit.snippet.marks


def test_marks_do_not_overlap(reader: Reader) -> None:
    (hit,) = reader.search(parse_query('tsunami kecil "tsunami kecil" terlihat'))
    assert hit.snippet is not None
    assert [mark.exact for mark in hit.snippet.marks] == ["tsunami, kecil", "terlihat"]


def test_marks_stand_where_they_say(reader: Reader) -> None:
    (hit,) = reader.search(parse_query('"tsunami kecil" gempa'))
    text = ARTICLES["quake"].text
    assert hit.snippet is not None
    span = hit.snippet.span
    assert text[span.start : span.end] == span.exact
    for mark in hit.snippet.marks:
        assert text[mark.start : mark.end] == mark.exact
    assert [mark.exact for mark in hit.snippet.marks] == ["Gempa"]
    (hit,) = reader.search(parse_query('"tsunami kecil"'))
    assert hit.snippet is not None
    assert [mark.exact for mark in hit.snippet.marks] == ["tsunami, kecil"]


def test_long_paragraphs_are_cut_around_the_word(tmp_path: Path) -> None:
    long = "kata " * 300 + "gempa " + "kata " * 300
    path = tmp_path / "x.konon"
    with open_writer(path) as writer:
        writer.begin_run((), STAGES)
        writer.commit(
            Batch(readings=[make_reading(make_page("x"), make_article(paragraphs=[long]))])
        )
    with open_reader(path) as reader:
        (hit,) = reader.search(parse_query("gempa"))
    assert hit.snippet is not None
    assert len(hit.snippet.span.exact) <= 240
    assert "gempa" in hit.snippet.span.exact


def test_relevance_weighs_the_headline(reader: Reader) -> None:
    query = ArticleQuery(terms=(Term(kind=TermKind.WORD, text="gempa"),), order=Order.RELEVANCE)
    first, second = reader.articles(query)
    assert (first.id, second.id) == (ARTICLES["quake"].id, ARTICLES["wave"].id)
    assert list(reader.articles(query, after=first.id)) == [second]


def test_lists_go_on_behind_the_last_one_seen(reader: Reader) -> None:
    everything = [row.id for row in reader.articles()]
    first = [row.id for row in reader.articles(limit=2)]
    rest = [row.id for row in reader.articles(after=first[-1])]
    assert first + rest == everything
    with pytest.raises(NotFoundError):
        list(reader.articles(after="a0000"))


def test_ids_may_be_shortened_until_they_are_ambiguous(reader: Reader) -> None:
    whole: Article = ARTICLES["wave"]
    assert reader.article(whole.id[:10]) == reader.article(whole.id)
    with pytest.raises(UsageError, match="four"):
        reader.article("a1")
    for nowhere in ("zzzzzz", "a\udcff1234", "pasár"):
        with pytest.raises(NotFoundError, match="konon ls"):
            reader.article(nowhere)
