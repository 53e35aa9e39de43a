"""Pages that a browser draws from a script's state."""

import json

from article_pages import BODY, TITLE, credits_of, html_page, paragraphs, read

from konon.articles.state import drawn, guessed
from konon.markup.document import parse
from konon.publishers.rules import Rules, State
from konon.records import CreditRole, Method

ARTICLE = {
    "title": TITLE,
    "content": paragraphs(*BODY),
    "published_at": "2023-07-03T14:04:00+07:00",
    "authors": [{"name": "Wulan Prameswari"}],
    "tags": ["padi", {"title": "desa"}],
}


def page_of(state: object) -> str:
    script = f'<script id="__NEXT_DATA__" type="application/json">{json.dumps(state)}</script>'
    return (
        f"<html><head><title>{TITLE}</title></head><body><div id='app'></div>{script}</body></html>"
    )


def test_rules_lead_to_the_fields_of_the_state() -> None:
    document = parse(page_of({"props": {"list": [ARTICLE]}}))
    assert document is not None
    keys = "props.list.0."
    state = State(
        script="#__NEXT_DATA__",
        body=f"{keys}content",
        headline=f"{keys}title",
        reporter=f"{keys}authors",
        tags=f"{keys}tags",
    )
    found = drawn(document, Rules(state=state))
    assert found is not None
    page, rules = found
    assert [e.text for e in page.select(rules.headline)] == [TITLE]
    assert [e.text for e in page.select(rules.credits[CreditRole.REPORTER])] == ["Wulan Prameswari"]
    assert [e.text for e in page.select(rules.tags)] == ["padi", "desa"]
    assert len(page.select(rules.body)) == 1
    assert page.metadata is document.metadata


def test_keys_that_lead_nowhere_draw_nothing() -> None:
    document = parse(page_of({"props": {"list": [ARTICLE]}}))
    assert document is not None
    for keys in ("props.x", "props.list.7.content", "props.list.x", "props.list.0.title.x"):
        state = State(script="#__NEXT_DATA__", body=keys)
        assert drawn(document, Rules(state=state)) is None
    assert drawn(document, Rules(state=State(script="#lain", body="a"))) is None
    assert drawn(document, Rules(body=(".isi",))) is None


def test_an_unknown_portals_state_is_guessed() -> None:
    article = read(page_of({"a": {"b": [{"content": "<p>x</p><p>y</p>"}, ARTICLE]}}))
    assert article.method is Method.GENERIC
    assert article.paragraphs == BODY
    assert article.headline is not None
    assert article.headline.value == TITLE
    assert article.published is not None
    assert article.published.isoformat() == "2023-07-03T14:04:00+07:00"
    assert credits_of(article) == [("reporter", "Wulan Prameswari")]
    assert [tag.value for tag in article.tags] == ["padi", "desa"]


def test_a_state_without_prose_is_no_article() -> None:
    document = parse(page_of({"a": ["<p>x</p>", 1, None]}))
    assert document is not None
    assert guessed(document) is None


def test_a_page_that_shows_its_body_is_read_as_shown() -> None:
    other = json.dumps({"content": paragraphs("Satu.", "Dua.", "Tiga.")})
    script = f'<script type="application/json">{other}</script>'
    assert read(html_page(f"<div>{paragraphs(*BODY)}</div>{script}")).paragraphs == BODY
