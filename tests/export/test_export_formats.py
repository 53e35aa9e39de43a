"""Articles come out of every format as they went in."""

import csv
import io
import json
import tracemalloc
from collections.abc import Iterator
from dataclasses import replace

import msgspec
import pyarrow.parquet as pq
import pytest
from export_articles import make_exported

from konon.export import ARTICLE_SCHEMA, WRITERS, ArticleLine, Format, line_of
from konon.records import Article, Evidence, Medium, Value

ARTICLE = make_exported()


def written(form: Format, *articles: Article) -> bytes:
    out = io.BytesIO()
    assert WRITERS[form](articles, out) == len(articles)
    return out.getvalue()


def test_json_lines_hold_every_column() -> None:
    lines = written(Format.JSON_LINES, ARTICLE, make_exported(2)).splitlines()
    first = msgspec.json.decode(lines[0], type=ArticleLine)
    assert first == line_of(ARTICLE)
    assert len(lines) == 2
    assert first.published == "2025-06-18T19:04:00+07:00"
    assert first.published_zone == "+07:00"


def test_csv_keeps_commas_quotes_and_paragraphs() -> None:
    rows = list(csv.DictReader(io.StringIO(written(Format.CSV, ARTICLE).decode(), newline="")))
    (row,) = rows
    assert tuple(row) == ArticleLine.__struct_fields__
    assert row["body"] == "\n\n".join(ARTICLE.paragraphs)
    assert '"ketua, RT"' in row["body"]
    assert row["complete"] == "true"
    assert row["page_count"] == ""
    assert json.loads(row["related"]) == [
        {"headline": "Hujan Turun Semalaman", "href": "https://kabarlembah.example/hujan"}
    ]


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "＝"])
def test_words_in_csv_are_no_formulas(sign: str) -> None:
    headline = f'{sign}HYPERLINK("https://jahat.example";"Klik")'
    value = Value(value=headline, evidence=Evidence(medium=Medium.META, exact=headline, where="t"))
    article = replace(ARTICLE, headline=value)
    (row,) = csv.DictReader(io.StringIO(written(Format.CSV, article).decode(), newline=""))
    assert row["headline"] == "'" + headline
    assert row["published_zone"] == "+07:00"
    (line,) = written(Format.JSON_LINES, article).splitlines()
    assert json.loads(line)["headline"] == headline
    (parquet,) = pq.read_table(io.BytesIO(written(Format.PARQUET, article))).to_pylist()
    assert parquet["headline"] == headline


def test_parquet_holds_real_lists() -> None:
    table = pq.read_table(io.BytesIO(written(Format.PARQUET, ARTICLE)))
    (row,) = table.to_pylist()
    assert msgspec.convert(row, ArticleLine) == line_of(ARTICLE)
    assert table.schema.equals(ARTICLE_SCHEMA)


def test_parquet_columns_are_those_of_the_line() -> None:
    assert tuple(ARTICLE_SCHEMA.names) == ArticleLine.__struct_fields__


@pytest.mark.parametrize("form", list(Format))
def test_no_article_gives_a_file_that_opens(form: Format) -> None:
    content = written(form)
    if form is Format.PARQUET:
        assert pq.read_table(io.BytesIO(content)).num_rows == 0
    else:
        assert content.count(b"\n") == (1 if form is Format.CSV else 0)


@pytest.mark.parametrize("form", list(Format))
def test_memory_does_not_grow_with_the_number_of_articles(form: Format) -> None:
    def many(count: int) -> Iterator[Article]:
        return (ARTICLE for _ in range(count))

    def peak(count: int) -> int:
        tracemalloc.start()
        WRITERS[form](many(count), io.BytesIO() if form is Format.PARQUET else _Nowhere())
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    peak(10)
    assert peak(9_000) < peak(3_000) + 4_000_000


class _Nowhere(io.BytesIO):
    def write(self, data: object, /) -> int:
        return 0
