"""From an outline to pieces: what each line of an HTML page says, in the order it is read."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from konon.articles.bylines import credit_notes
from konon.articles.draft import CaptionWords, CreditWords, Draft, Note, Piece, TimeWords, Words
from konon.articles.grammar import grammar, trimmed
from konon.articles.metadata import MetadataReader
from konon.articles.outline import Outline
from konon.articles.parts import Part
from konon.articles.prose import ProseWriter
from konon.indonesian import timestamps
from konon.markup.lines import Line
from konon.records import BlockKind, CreditRole

_TAG_EDGE = " #,;|·•"
_BETWEEN_TAGS = re.compile(r"[,;]\s|#")
_CRUMB_EDGE = " /›»>|•·"
_FOOT_ROOM = 40
"""Lines below the body among which credits, origins and initials may stand."""
_LONGEST_FOOT_LINE = 200


class PageWriter:
    """Writes the pieces of one HTML page."""

    def __init__(self, draft: Draft, metadata: MetadataReader) -> None:
        self._draft = draft
        self._metadata = metadata
        self._grammar = grammar()
        self._prose = ProseWriter(draft)

    def write(self, found: Outline) -> None:
        """Write every line that has a part; below the body, what the line grammar knows."""
        numbers = (n for n, part in enumerate(found.parts) if part is not None)
        for (part, _), group in groupby(numbers, key=lambda n: _place(n, found)):
            self._write_place(part, [found.lines[n] for n in group])
        last = found.last(Part.BODY)
        if last is not None:
            self._write_foot(found, last + 1)
        self._prose.finish()

    def _write_foot(self, found: Outline, start: int) -> None:
        for n in range(start, min(len(found.lines), start + _FOOT_ROOM)):
            line = found.lines[n]
            if self._grammar.ends_article(line.text):
                break
            if found.parts[n] is None and len(line.text) < _LONGEST_FOOT_LINE:
                bare = _without_links(line)
                text = bare if self._grammar.initials(bare) else line.text
                self._prose.line(text, inside=False)

    def _write_place(self, part: Part, group: Sequence[Line]) -> None:
        """Write the lines of one place: each for itself, or joined where they are one thing."""
        match part:
            case Part.DROP:
                return
            case Part.HEADLINE:
                self._headline(_joined(group))
            case Part.DECK:
                self._put(BlockKind.DECK, _joined(group))
            case Part.ORIGIN:
                self._put(BlockKind.ORIGIN, _joined(group))
            case Part.CAPTION:
                said = [line for line in group if not self._grammar.is_furniture(line.text)]
                self._caption(_joined(said))
            case Part.TAG:
                self._tags(group)
            case Part.BODY | Part.RELATED | Part.CHANNEL | Part.PUBLISHED | Part.MODIFIED:
                for line in group:
                    self._write_line(part, line)
            case _:
                self._credits(group, part.role)

    def _write_line(self, part: Part, line: Line) -> None:
        match part:
            case Part.BODY:
                bold = line.all_bold
                self._prose.line(line.text, line.links, heading=line.heading, bold=bold)
            case Part.RELATED:
                self._related(line)
            case Part.CHANNEL:
                self._channel(line)
            case _:
                self._time(line.text, is_update=part is Part.MODIFIED)

    def _put(self, kind: BlockKind, text: str, *notes: Note) -> None:
        self._draft.pieces.append(Piece(kind=kind, text=text, notes=notes))

    def _related(self, line: Line) -> None:
        text = line.text
        if not self._grammar.is_furniture(text) and not self._grammar.is_label_alone(text):
            self._prose.related(text, line.links[0].href if line.links else None)

    def _headline(self, text: str) -> None:
        if not any(piece.kind is BlockKind.HEADLINE for piece in self._draft.pieces):
            note = Words(of=BlockKind.HEADLINE, start=0, end=len(text))
            self._put(BlockKind.HEADLINE, text, note)

    def _caption(self, text: str) -> None:
        """Write a caption; a photo credit printed on the picture, right above it, is part of it."""
        if not text or self._grammar.is_furniture(text):
            return
        pieces = self._draft.pieces
        above = pieces[-1] if pieces and pieces[-1].kind is BlockKind.CAPTION else None
        if above and self._grammar.is_photo_credit(above.text):
            pieces[-1] = replace(above, text=f"{above.text} {text}")
            return
        if self._grammar.is_photo_credit(text):
            note = CaptionWords(credit=text)
        else:
            note = CaptionWords(credit=self._grammar.photo_credit(text))
        self._put(BlockKind.CAPTION, text, note)

    def _tags(self, group: Sequence[Line]) -> None:
        """Write the tags as one line, each behind a hash sign."""
        tags = [tag.strip(_TAG_EDGE) for line in group for tag in _tags_in(line)]
        notes, text = [], ""
        for tag in tags:
            if tag and not self._grammar.is_furniture(tag):
                text += " # " if text else "# "
                notes.append(Words(of=BlockKind.TAGS, start=len(text), end=len(text) + len(tag)))
                text += tag
        if notes:
            self._put(BlockKind.TAGS, text, *notes)

    def _channel(self, line: Line) -> None:
        """Write rubrics: one a link where there are several, else the line."""
        text = line.text
        spans = [(x.start, x.end) for x in line.links] if len(line.links) > 1 else [(0, len(text))]
        spans = [trimmed(text, start, end, _CRUMB_EDGE) for start, end in spans]
        notes = [
            Words(of=BlockKind.CHANNEL, start=start, end=end)
            for start, end in spans
            if self._metadata.is_channel(text[start:end])
        ]
        if notes:
            self._put(BlockKind.CHANNEL, text, *notes)

    def _time(self, text: str, *, is_update: bool) -> None:
        printed = timestamps.parse(text)
        if printed is not None:
            is_update = is_update or self._grammar.tells_change(text, printed.start)
            self._put(BlockKind.TIME, text, TimeWords(printed=printed, is_update=is_update))

    def _credits(self, group: Sequence[Line], role: CreditRole | None) -> None:
        """Write a credit; label and name may stand on lines of their own in one element."""
        joined = _joined(group)
        apart = sum(len(self._grammar.credits(line.text)) for line in group)
        if len(group) > 1 and len(self._grammar.credits(joined)) > apart:
            self._credit(joined, credit_notes(joined, (), role, self._metadata))
            return
        label = ""
        for line in group:
            if self._grammar.role_of_label(line.text):
                label = line.text
                continue
            said = self._grammar.role_of_label(label) or role
            notes = credit_notes(line.text, line.links, said, self._metadata)
            text = f"{label} {line.text}" if label else line.text
            self._credit(text, [_moved(note, len(text) - len(line.text), label) for note in notes])
            label = ""

    def _credit(self, text: str, notes: Sequence[Note]) -> None:
        if notes and not self._grammar.is_furniture(text):
            self._put(BlockKind.CREDIT, text, *notes)


def _joined(group: Sequence[Line]) -> str:
    return " ".join(line.text for line in group)


def _moved(note: CreditWords | Words, by: int, label: str) -> CreditWords | Words:
    """Move a note behind the label that was printed above it."""
    if isinstance(note, CreditWords):
        printed = note.label or label.strip(" :") or None
        return replace(note, start=note.start + by, end=note.end + by, label=printed)
    return replace(note, start=note.start + by, end=note.end + by)


def _without_links(line: Line) -> str:
    """The words of a line that are no link: buttons stand beside initials."""
    starts = (0, *(link.end for link in line.links))
    ends = (*(link.start for link in line.links), len(line.text))
    return "".join(line.text[a:b] for a, b in zip(starts, ends, strict=True)).strip()


def _tags_in(line: Line) -> list[str]:
    """Tags of a line: one a link where there are links, else parted by commas or hash signs."""
    if len(line.links) > 1:
        return [line.text[link.start : link.end] for link in line.links]
    return _BETWEEN_TAGS.split(line.text)


def _place(n: int, found: Outline) -> tuple[Part, int]:
    """What lines of one place share: their marked element; most found lines stand alone."""
    part, mark = found.parts[n] or Part.BODY, found.lines[n].mark
    if part in (Part.BODY, Part.TAG):
        return part, -1
    if part in (Part.CREDIT, Part.ORIGIN) and mark is None:
        return part, -1
    return part, mark.number if mark is not None else n
