"""Turns the JSON state of a page that is drawn in the browser into the markup it would draw."""

from collections.abc import Iterator
from html import escape

import msgspec

from konon.markup.document import Document, parse
from konon.markup.metadata import Json, parse_json
from konon.publishers.rules import Rules, State
from konon.records import CreditRole

_CLASS = "state-{}"


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
    value = parse_json(script[0].text or "")
    body = next(_texts(value, state.body), None)
    if not body:
        return None
    markup = "".join(_elements(value, state)) + f'<div class="state-body">{body}</div>'
    page = parse(f"<html><body>{markup}</body></html>")
    if page is None:
        return None
    return Document(root=page.root, metadata=document.metadata), _rules(rules)


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
