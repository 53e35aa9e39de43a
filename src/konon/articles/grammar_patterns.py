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
    colon = r"\s?\|?\s?[:：]\s*"
    return re.compile(
        rf"^\W*(?P<first>(?:{word})(?:\s?(?:&|/|\bdan\b)\s?(?:{word}))?){colon}"
        rf"|^\W*(?-i:(?P<bare>{one_of(file.credit.bare_labels)})(?:\s+|(?<=[a-z]))"
        rf"(?={name}(?:[^\w.'’]\W*{name}){{0,6}}\W*$))"
        rf"|(?<=[\s/|,;(])(?P<label>{word}){colon}",
        _ANY_CASE,
    )


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
