"""Builds the grammar's patterns from its words."""

import re
from collections.abc import Sequence

from konon.articles.grammar_file import GrammarFile

_ANY_CASE = re.IGNORECASE


def related_pattern(file: GrammarFile) -> re.Pattern[str]:
    """A label at the start of a line; the weak ones need a colon."""
    weak = {fold_label(label) for label in file.related.weak}
    strong = [label for label in file.related.labels if fold_label(label) not in weak]
    return re.compile(
        rf"[\W_]*(?:(?:{one_of(strong)})(?:\b|(?-i:(?=[A-Z])))\s?[:：;-]*"
        rf"|(?:{one_of(file.related.weak)})\s?[:：])\s*",
        _ANY_CASE,
    )


def label_pattern(file: GrammarFile) -> re.Pattern[str]:
    """A label of a byline: at its start (`Penulis & Editor:`), bare before a name, or within."""
    word = one_of([word for words in file.credit.labels.values() for word in words])
    name = r"[A-Z][\w.'’]*+"
    between = rf"&|/|\b(?:{one_of(file.credit.between)})\b"
    colon = r"\s?\|?\s?[:：]\s*"
    return re.compile(
        rf"^\W*(?P<first>(?:{word})(?:\s?(?:{between})\s?(?:{word}))?){colon}"
        rf"|^\W*(?-i:(?P<bare>{one_of(file.credit.bare_labels)})(?:\s+|(?<=[a-z]))"
        rf"(?={name}(?:[^\w.'’]\W*{name}){{0,6}}\W*$))"
        rf"|(?<=[\s/|,;(])(?P<label>{word}){colon}",
        _ANY_CASE,
    )


def between_names(file: GrammarFile) -> re.Pattern[str]:
    """What parts the names of a list (`A, B dan C`)."""
    words = one_of(file.credit.between)
    return re.compile(rf"\s*(?:[,;|&]|(?<!\w)(?:{words})(?!\w))\s*")


def between_labels(file: GrammarFile) -> re.Pattern[str]:
    """What parts two labels (`Penulis & Editor`)."""
    return re.compile(rf"\s*(?:&|/|\b(?:{one_of(file.credit.between)})\b)\s*")


def page_count(file: GrammarFile) -> re.Pattern[str]:
    """A page's number and the count of pages (`Halaman 1/2`)."""
    words, of = one_of(file.page.words), one_of(file.page.of)
    return re.compile(rf"(?:{words})?\W*(\d{{1,2}})\s*(?:{of})\s*(\d{{1,2}})\W*", _ANY_CASE)


def page_turn(file: GrammarFile) -> re.Pattern[str]:
    """The words of a link to the next page, or back to the last."""
    words, turns = one_of(file.page.words), one_of(file.page.turns)
    return re.compile(rf"(?:{words})?\s*(?:{turns})(?: (?:{words}))?\W*", _ANY_CASE)


def page_in_title(file: GrammarFile) -> re.Pattern[str]:
    """The page's number at the end of a title whose white space is folded."""
    words, every = one_of(file.page.title_words), one_of(file.page.all)
    return re.compile(rf" ?[-|]? ?(?:{words}) ?(?:{every}|\d+)$", _ANY_CASE)


def fold_label(label: str) -> str:
    """Fold a printed label: lower case, single spaces."""
    return " ".join(label.casefold().split())


def one_of(words: Sequence[str]) -> str:
    """Return a pattern for any of the words, the longest first; white space fits any."""
    longest_first = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in longest_first)


def whole_line(patterns: Sequence[str]) -> re.Pattern[str]:
    """Return one pattern for all; it fits nothing where there are none."""
    return re.compile("|".join(f"(?:{p})" for p in patterns) or r"(?!)", _ANY_CASE)


def dateline_patterns(file: GrammarFile) -> tuple[re.Pattern[str], ...]:
    """Compile the patterns of datelines, with what `WORDS` and `PARTS` in them stand for."""
    parts = "|".join(file.dateline.parts.split())
    written = (p.replace("WORDS", file.dateline.words) for p in file.dateline.patterns)
    return tuple(re.compile(pattern.replace("PARTS", parts)) for pattern in written)
