"""The language of a text, told by the words and word parts listed in `language.tsv`."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from konon.errors import RuleError
from konon.records import Language

_FILE = "language.tsv"
_LANGUAGES = tuple(Language)  # a tie goes to the first: Indonesian
_INDONESIAN = _LANGUAGES.index(Language.INDONESIAN)

_TOKEN = re.compile(r"[^\W\d_]+")
_WITHOUT_ACCENTS = str.maketrans("áàâäãéèêëíìîïóòôöõúùûüñç", "aaaaaeeeeiiiiooooouuuunc")

_SAMPLES = 8
_SAMPLE_LENGTH = 160
"""Eight stretches of some 25 words: enough to tell, and one long quotation cannot win."""

_SHORTEST_AFFIXED_WORD = 6
_LEAST_POINTS = 4
_LEAST_POINTS_PER_WORD = 0.4
_LEAST_LATIN_SHARE = 0.7
_LEAST_MALAY_LEAD = 4
"""Indonesian has most of Malay's words too (`boleh`, `negeri`); one of them decides nothing."""

_Points = tuple[tuple[int, int], ...]
"""Pairs of an index into `_LANGUAGES` and a weight."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Lexicon:
    """The rows of the data file, by kind."""

    words: dict[str, _Points]
    starts: dict[str, _Points]
    ends: dict[str, _Points]
    letters: dict[str, _Points]


def identify(text: str) -> Language:
    """Return the language that most of `text` is written in.

    OTHER stands for every language not listed, and for a text too short or too strange to tell:
    a headline of names, a table, another script. A long text is read in samples.
    """
    words = _TOKEN.findall(_sample(text).lower().translate(_WITHOUT_ACCENTS))
    if not _is_mostly_latin(words):
        return Language.OTHER
    points = [0] * len(_LANGUAGES)
    for word, count in Counter(words).items():
        for index, weight in _points_of(word):
            points[index] += weight * count
    most = max(points)
    if most < _LEAST_POINTS or most < _LEAST_POINTS_PER_WORD * len(words):
        return Language.OTHER
    language = _LANGUAGES[points.index(most)]
    if language is Language.MALAY and most - points[_INDONESIAN] < _LEAST_MALAY_LEAD:
        return Language.INDONESIAN
    return language


def _sample(text: str) -> str:
    """Return the whole of a short text, stretches of whole words from all over a long one."""
    if len(text) <= _SAMPLES * _SAMPLE_LENGTH:
        return text
    step = (len(text) - _SAMPLE_LENGTH) // (_SAMPLES - 1)
    stretches = (text[i * step : i * step + _SAMPLE_LENGTH] for i in range(_SAMPLES))
    return " ".join(stretch.partition(" ")[2].rpartition(" ")[0] for stretch in stretches)


def _is_mostly_latin(words: list[str]) -> bool:
    letters = sum(map(len, words))
    latin = sum(len(word) for word in words if word.isascii())
    return latin > _LEAST_LATIN_SHARE * letters


@lru_cache(maxsize=1 << 16)
def _points_of(word: str) -> _Points:
    """Return what one occurrence of `word` is worth to each language."""
    lexicon = _lexicon()
    listed = lexicon.words.get(word)
    if listed is not None:
        return listed
    points: Counter[int] = Counter()
    for cluster, worth in lexicon.letters.items():
        if cluster in word:
            points.update(dict(worth))
    if len(word) >= _SHORTEST_AFFIXED_WORD:
        for worth in _affixes_of(word, lexicon):
            points.update(dict(worth))
    return tuple(points.items())


def _affixes_of(word: str, lexicon: _Lexicon) -> Iterator[_Points]:
    """Yield the worth of the longest listed start, and of the longest listed end."""
    lengths = range(_SHORTEST_AFFIXED_WORD, 1, -1)
    yield next((lexicon.starts[word[:n]] for n in lengths if word[:n] in lexicon.starts), ())
    yield next((lexicon.ends[word[-n:]] for n in lengths if word[-n:] in lexicon.ends), ())


@cache
def _lexicon() -> _Lexicon:
    """Read the data file, once a process."""
    table: dict[str, dict[str, _Points]] = {"word": {}, "start": {}, "end": {}, "letters": {}}
    lines = files(__package__).joinpath(_FILE).read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines, start=1):
        if line.startswith("#"):
            continue
        try:
            kind, languages, weight, forms, _note = line.split("\t")
            worth = tuple(
                (_LANGUAGES.index(Language(language)), int(weight))
                for language in languages.split()
            )
            for form in forms.split():
                table[kind][form] = table[kind].get(form, ()) + worth
        except (ValueError, KeyError) as error:
            raise RuleError(f"{_FILE}, line {number}: {error}") from error
    return _Lexicon(
        words=table["word"], starts=table["start"], ends=table["end"], letters=table["letters"]
    )
