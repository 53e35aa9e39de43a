"""Turns the JSON state of a page that is drawn in the browser into the markup it would draw."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from html import escape

import msgspec

from konon.articles.data_file import read_data_file
from konon.markup.document import Document, parse
from konon.markup.metadata import Json, parse_json
from konon.publishers.rules import Rules, State
from konon.records import CreditRole

_CLASS = "state-{}"


class _UsualKeys(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How content systems name the fields that stand beside the body (`state.toml`)."""

    headline: str
    published: str
    modified: str
    channel: str
    reporter: str
    editor: str
    tags: str


def drawn(document: Document, rules: Rules) -> tuple[Document, Rules] | None:
    """Draw the article that a page's script state holds.

    Returns:
        A document with one element a field, and the rules that select them; None where the page
        has no such state, or no body in it.
    """
    state = rules.state
    script = document.select((state.script,)) if state else []
    if state is None or not script:
        return None
    return _draw(document, parse_json(script[0].text or ""), rules)


def _draw(document: Document, value: Json, rules: Rules) -> tuple[Document, Rules] | None:
    state = rules.state
    if state is None:
        return None
    body = next(_texts(value, state.body), None)
    if not body:
        return None
    markup = "".join(_elements(value, state)) + f'<div class="state-body">{body}</div>'
    page = parse(f"<html><body>{markup}</body></html>")
    if page is None:
        return None
    return replace(page, metadata=document.metadata), _rules(rules)


def guessed(document: Document) -> tuple[Document, Rules] | None:
    """Draw the article of an unknown portal's script state: the object with the longest HTML in it.

    Only pages that hardly say anything without their script are looked at.
    """
    best: tuple[int, str, dict[str, Json]] | None = None
    for script in document.select(("script[type='application/json']", "script#__NEXT_DATA__")):
        for item in _objects(parse_json(script.text or "")):
            for key, text in item.items():
                if isinstance(text, str) and text.count("<p") > 1:
                    best = max(best or (0, "", item), (len(text), key, item), key=lambda b: b[0])
    if best is None:
        return None
    _, body, item = best
    fields = {
        name: next((key for key in item if pattern.fullmatch(key)), None)
        for name, pattern in _usual_keys().items()
    }
    return _draw(document, item, Rules(state=State(script="script", body=body, **fields)))


@cache
def _usual_keys() -> dict[str, re.Pattern[str]]:
    keys = read_data_file("state.toml", _UsualKeys)
    return {name: re.compile(p, re.IGNORECASE) for name, p in msgspec.structs.asdict(keys).items()}


def _objects(value: Json) -> Iterator[dict[str, Json]]:
    waiting = [value]
    while waiting:
        item = waiting.pop()
        if isinstance(item, dict):
            yield item
            waiting.extend(item.values())
        elif isinstance(item, list):
            waiting.extend(item)


def _elements(value: Json, state: State) -> Iterator[str]:
    fields = {
        "channel": (state.channel, "p"),
        "headline": (state.headline, "h1"),
        "published": (state.published, "p"),
        "modified": (state.modified, "p"),
        "reporter": (state.reporter, "p"),
        "editor": (state.editor, "p"),
        "caption": (state.caption, "figcaption"),
        "tag": (state.tags, "p"),
    }
    for name, (keys, tag) in fields.items():
        for text in _texts(value, keys):
            yield f'<{tag} class="{_CLASS.format(name)}">{escape(text)}</{tag}>'


def _rules(rules: Rules) -> Rules:
    def selector(name: str) -> tuple[str, ...]:
        return (f".{_CLASS.format(name)}",)

    return msgspec.structs.replace(
        rules,
        body=selector("body"),
        headline=selector("headline"),
        published=selector("published"),
        modified=selector("modified"),
        channel=selector("channel"),
        tags=selector("tag"),
        captions=(f".{_CLASS.format('caption')}, .{_CLASS.format('body')} figcaption",),
        credits={
            CreditRole.REPORTER: selector("reporter"),
            CreditRole.EDITOR: selector("editor"),
        },
    )


def _texts(value: Json, keys: str | None) -> Iterator[str]:
    """Yield the text at a path of keys; an object is represented by its `name` or `title`."""
    if keys is None:
        return
    for key in keys.split("."):
        if isinstance(value, dict):
            value = value.get(key)
        elif isinstance(value, list) and key.isdigit() and int(key) < len(value):
            value = value[int(key)]
        else:
            return
    for item in value if isinstance(value, list) else [value]:
        named = (item.get("name") or item.get("title")) if isinstance(item, dict) else item
        if isinstance(named, str) and named.strip():
            yield named
