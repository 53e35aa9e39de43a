"""Writes the lines of a body: paragraphs and subheads, and all that portals print among them."""

import re
from collections.abc import Sequence
from dataclasses import replace

from konon.articles.draft import (
    CreditWords,
    Draft,
    LinkWords,
    Note,
    Piece,
    PlaceWords,
    Words,
)
from konon.articles.grammar import grammar, trimmed
from konon.markup.lines import Link
from konon.publishers.registry import fold, registry
from konon.records import BlockKind, CreditRole

_ENDS_SENTENCE = re.compile(r"[.!?…:;,][\"”’»')\]]*\W{0,3}$")
_OPEN_DATELINE = re.compile(r"[A-Z][\w .,()'’/-]{2,60}(?<=[\s\w.)])(?:--|[-–—])")
_HASHTAGS = re.compile(r"(?:#\s?\w[\w\s-]*){2,}")
_TAG = re.compile(r"#\s?(?P<tag>[^#]+)")
_LONGEST_SUBHEAD = 110
_SHARE_OF_LINK = 0.85


class ProseWriter:
    """Takes the lines of a body one by one and puts pieces into a draft."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._grammar = grammar()
        self._furniture = draft.house.publisher.furniture_pattern if draft.house else None
        self._label: str | None = None
        self._open = ""
        self._paragraphs: list[int] = []

    def line(
        self,
        text: str,
        links: Sequence[Link] = (),
        *,
        heading: bool = False,
        bold: bool = False,
        inside: bool = True,
    ) -> None:
        """Write one line, if it is anything of the article.

        Args:
            text: The line, white space folded, NFC.
            links: Its links.
            heading: Whether it stands in a heading element.
            bold: Whether all of it is bold.
            inside: Whether it stands in the body; outside, only credits and origins count.
        """
        text = text.strip()
        if self._grammar.is_label_alone(text):
            self._label = text.strip(" :")
            return
        if not text or self._is_furniture(text):
            return
        for attempt in (self._origin, self._credits, self._tags):
            if piece := attempt(text):
                self._put(piece)
                return
        if not inside:
            return
        if related := self._related(text, links):
            self._put(related)
            return
        self._label = None
        self._prose(text, heading=heading, bold=bold)

    def related(self, text: str, href: str | None) -> None:
        """Write a link to another article that is known to be one."""
        start = self._grammar.related_label(text) or 0
        printed = self._label or text[:start].strip(" :") or None
        start, end = trimmed(text, start, len(text), " ")
        if start < end:
            link = LinkWords(label=printed, href=href, start=start, end=end)
            self._put(Piece(kind=BlockKind.RELATED, text=text, notes=(link,)))

    def finish(self) -> None:
        """Close the body: its dateline, and initials at the end of its last paragraph."""
        if self._open:
            self._paragraph(self._open)
        pieces = self._draft.pieces
        if self._paragraphs:
            first = self._paragraphs[0]
            pieces[first] = self._dated(pieces[first])
            self._close(self._paragraphs[-1])

    def _is_furniture(self, text: str) -> bool:
        if self._furniture is not None and self._furniture.fullmatch(text):
            return True
        return self._grammar.is_furniture(text)

    def _put(self, piece: Piece) -> None:
        self._draft.pieces.append(piece)

    def _origin(self, text: str) -> Piece | None:
        return Piece(kind=BlockKind.ORIGIN, text=text) if self._grammar.is_origin(text) else None

    def _credits(self, text: str) -> Piece | None:
        named = self._grammar.credits(text)
        notes: tuple[Note, ...] = tuple(
            CreditWords(role=n.role, label=n.label, start=n.start, end=n.end) for n in named
        )
        if not notes and (at := self._grammar.initials(text)):
            notes = (CreditWords(role=CreditRole.INITIALS, label=None, start=at[0], end=at[1]),)
        if not notes and self._paragraphs and (at := self._grammar.bracketed_name(text)):
            notes = (CreditWords(role=CreditRole.EDITOR, label=None, start=at[0], end=at[1]),)
        return Piece(kind=BlockKind.CREDIT, text=text, notes=notes) if notes else None

    def _tags(self, text: str) -> Piece | None:
        if not _HASHTAGS.fullmatch(text):
            return None
        spans = [trimmed(text, *m.span("tag"), " ,") for m in _TAG.finditer(text)]
        return Piece(
            kind=BlockKind.TAGS,
            text=text,
            notes=tuple(Words(of=BlockKind.TAGS, start=a, end=b) for a, b in spans),
        )

    def _related(self, text: str, links: Sequence[Link]) -> Piece | None:
        """A labelled link, or a line that is all link: an ordinary sentence is never one."""
        start = self._grammar.related_label(text)
        linked = sum(link.end - link.start for link in links)
        all_link = bool(links) and linked >= _SHARE_OF_LINK * len(text)
        if start is None and not (all_link and (self._label or text.count(" ") >= 4)):
            return None
        if start is not None and len(text) > 300 and not links:
            return None
        label = text[:start].strip(" :") if start else self._label
        low, high = trimmed(text, start or 0, len(text), " ")
        if low >= high:
            return None
        href = links[0].href if links else None
        note = LinkWords(label=label, href=href, start=low, end=high)
        if start:
            self._label = None
        return Piece(kind=BlockKind.RELATED, text=text, notes=(note,))

    def _prose(self, text: str, *, heading: bool, bold: bool) -> None:
        if not self._paragraphs and _OPEN_DATELINE.fullmatch(text):
            self._open = text
            return
        if self._open:
            text, self._open = f"{self._open} {text}", ""
        short = len(text) <= _LONGEST_SUBHEAD and not _ENDS_SENTENCE.search(text)
        if self._paragraphs and (heading or (bold and short)):
            self._put(Piece(kind=BlockKind.SUBHEAD, text=text))
        else:
            self._paragraph(text)

    def _paragraph(self, text: str) -> None:
        self._paragraphs.append(len(self._draft.pieces))
        self._put(Piece(kind=BlockKind.PARAGRAPH, text=text))

    def _dated(self, piece: Piece) -> Piece:
        text = piece.text
        place = self._grammar.dateline(text)
        if place is None:
            return piece
        start, end = place.start, place.end
        if self._is_outlet(text[start:end]):
            if place.wider is None:
                return piece
            start, end = trimmed(text, end, place.wider, " ,")  # `KABAR SUKAMAJU, Makassar -`
        elif place.wider and not self._is_outlet(text[end : place.wider].strip(" ,")):
            end = place.wider
        return replace(piece, notes=(*piece.notes, PlaceWords(start=start, end=end)))

    def _is_outlet(self, name: str) -> bool:
        own = self._draft.outlet
        return registry().named(name) is not None or bool(own and fold(own.value) == fold(name))

    def _close(self, last: int) -> None:
        """Give initials at the end of the last paragraph a line of their own."""
        pieces = self._draft.pieces
        text = pieces[last].text
        found = self._grammar.closing_initials(text)
        if found is None:
            return
        start, end, over = found
        pieces[last] = replace(pieces[last], text=text[:over].rstrip())
        tail = text[over:].strip()
        at = start - over - (len(text[over:]) - len(text[over:].lstrip()))
        note = CreditWords(role=CreditRole.INITIALS, label=None, start=at, end=at + end - start)
        pieces.insert(last + 1, Piece(kind=BlockKind.CREDIT, text=tail, notes=(note,)))
