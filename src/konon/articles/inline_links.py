"""Takes `Baca juga: …` out of a paragraph that a scraper ran together with it."""

import re
from collections.abc import Iterator, Sequence

from konon.articles.grammar import grammar

_TOKEN = re.compile(r"\S+")
_BRACKETS = "“\"'‘("
_LONGEST_HEADLINE = 180
_SHORTEST_HEADLINE = 3
"""Words that any headline has."""


def parted(line: str) -> Iterator[str]:
    """Part a line at the links run into it.

    A headline ends with its own full stop or before a quotation. Else: headlines are in title case
    and the text after them is not, so the next sentence opens in the last run of capitalised words
    before lower-case ones; there, at a word that opens sentences, at a name that the line mentions
    elsewhere, or at the run's last word.

    Yields:
        Pieces of the line in order; each link with its label is a piece.
    """
    at = 0
    for label in grammar().inline_label.finditer(line):
        if label.start() < at:
            continue
        end = _end_of_headline(line, label.end())
        if before := line[at : label.start()].strip():
            yield before
        yield line[label.start() : end].strip()
        at = end
    if rest := line[at:].strip():
        yield rest


def _end_of_headline(line: str, start: int) -> int:
    tokens = list(_TOKEN.finditer(line, start, start + _LONGEST_HEADLINE))
    words = [token.group() for token in tokens]
    for n in range(_SHORTEST_HEADLINE, len(words)):
        if words[n - 1][-1] in ".?!" or (words[n][0] in '“"' and words[n][1:2].isupper()):
            return tokens[n].start()
        if _is_small(words[n]) and any(_is_small(word) for word in words[n + 1 : n + 3]):
            return tokens[_start_of_sentence(line, tokens, n)].start()
    return tokens[-1].end() if tokens else start


def _start_of_sentence(line: str, tokens: Sequence[re.Match[str]], small: int) -> int:
    """Number of the token that opens the sentence whose first lower-case word is `small`."""
    run = small
    while run > 1 and tokens[run - 1].group().lstrip(_BRACKETS)[:1].isupper():
        run -= 1
    for n in range(max(run, 1), small):
        if tokens[n].group().rstrip(",") in grammar().openers:
            return n
    for n in range(max(run, 1), small):
        name = line[tokens[n].start() : tokens[small - 1].end()].rstrip(",")
        if line.count(name) > 1:
            return n
    return max(small - 1, 1)


def _is_small(word: str) -> bool:
    return word[0].islower() and word.strip(".,?!:;") not in grammar().small_words
