"""Who a byline names: people by label, by link or by comma, without the outlet's own name."""

import re
from collections.abc import Iterator, Sequence

from konon.articles.draft import CreditWords, Words
from konon.articles.grammar import grammar, trimmed
from konon.articles.metadata import MetadataReader
from konon.markup.lines import Link
from konon.records import BlockKind, CreditRole

_TAIL = re.compile(r"\s*[-–—|]\s*(?P<tail>[^-–—|]{2,40})$")


def credit_notes(
    text: str, links: Sequence[Link], role: CreditRole | None, metadata: MetadataReader
) -> tuple[CreditWords | Words, ...]:
    """Return what a byline says: printed labels tell the roles, else it is the role given.

    Args:
        text: The byline.
        links: Its links; several of them are several people.
        role: What the place of the byline says of the people named; None if nothing.
        metadata: The page's, to know the outlet's own names.
    """
    rules = grammar()
    if named := rules.credits(text):
        return tuple(
            CreditWords(role=n.role, label=n.label, start=n.start, end=n.end) for n in named
        )
    if role is None:
        return ()
    if role is CreditRole.INITIALS:
        start, end = rules.initials(text) or (0, len(text))
        return (CreditWords(role=role, label=None, start=start, end=end),)
    over = _end_of_people(text, metadata)
    names = _linked(text, links) if len(links) > 1 else rules.names(text, 0, over)
    people = [CreditWords(role=role, label=None, start=a, end=b) for a, b in names]
    return (*people, *_section(text, over, metadata))


def _end_of_people(text: str, metadata: MetadataReader) -> int:
    """Where a byline ends before the outlet's own name (`Vidya P - detikHealth`)."""
    found = _TAIL.search(text)
    if found and metadata.signs(found.group("tail")):
        return found.start()
    return len(text)


def _linked(text: str, links: Sequence[Link]) -> Iterator[tuple[int, int]]:
    for link in links:
        yield from grammar().names(text, link.start, link.end)


def _section(text: str, over: int, metadata: MetadataReader) -> Iterator[Words]:
    """The rubric that a byline ends with."""
    start, end = trimmed(text, over, len(text), " -–—|")
    if start < end and metadata.is_channel(text[start:end]):
        yield Words(of=BlockKind.CHANNEL, start=start, end=end)
