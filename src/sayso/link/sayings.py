"""What one line says, as far as two lines can be compared by it: words, figures with their units, names, negations."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from ..bodies.table import country
from ..languages import en
from ..model import Attribution, Passage, Report
from ..resolve.stance_en import DEBUNKED, FALSE
from .terms_en import DATES, LARGE, MANY, NEGATIONS, TENS, UNITS
from .wording import FEWEST, around, spoken

TOKEN = re.compile(r"(?P<number>\d+(?:[.,\u00a0\u202f ]\d{3})*(?:\.\d+)?)|[^\W\d_]+(?:['’][^\W\d_]+)*|[%$€£]")
_ENDING = re.compile(r"(?:ings?|ed|es|s|ly|['’]s)$")


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


EMPTY = (
    en.DETERMINERS | en.PREPOSITIONS | en.SUBORDINATORS | en.RELATIVES | en.PRONOUNS | en.OBJECT_PRONOUNS
    | en.POSSESSIVES | en.AUXILIARIES | en.BE | NEGATIONS
    | _set("and or but that this these those there it its s t also than then so more most about over")
)  # fmt: skip
"""Words that say nothing of the matter."""
_NOT_COUNTED = frozenset({"one", "second"})
"""Number words that seldom count anything ("one of", "a second")."""
MASK = "many"
"""What stands for a figure where figures are left out of account."""
_REACH = 4
"""Words after a figure within which its unit stands ("148 violent clashes")."""


@dataclass(frozen=True, slots=True)
class Saying:
    """One line made ready for comparison.

    `text` is the content with its surroundings where it is short, `masked` the same without its
    figures, `context` the sentences around it. `figures` are (value, stem of what is counted, "" where that is not
    told).
    """

    line: Attribution
    text: str
    masked: str
    context: str
    place: Passage
    """Of the content, in the reading text."""
    stems: frozenset[str]
    figures: frozenset[tuple[float, str]]
    names: frozenset[str]
    negations: int
    short: bool
    speaker: frozenset[str]
    """Stems of the words for who says it, and for the country it is said for."""
    pointing: bool
    """It begins by naming another saying ("the allegation", "the figure", "this")."""
    debunking: bool
    """It has a word for what is not so ("baseless", "a lie")."""
    dates: frozenset[str]
    """Its words for days, parts of a day and months."""


def saying(report: Report, line: Attribution) -> Saying:
    """What a line of a report says."""
    text = report.extract.text
    read = report.extract.forth(line.content)
    place = Passage(read[0].start, read[-1].end) if read else Passage(0, 0)
    said = spoken(text, *place)
    stems, figures, negations, masked = _weighed(said)
    words = [word.casefold() for word in _LETTERS.findall(text[place.start : place.end])]
    return Saying(
        line=line,
        text=said,
        masked=masked,
        context=around(text, *place),
        place=place,
        stems=stems,
        figures=figures,
        names=frozenset(re.findall(r"\b[A-Z][^\W\d_]+", said)),
        negations=negations,
        short=len(text[place.start : place.end].split()) < FEWEST,
        speaker=_speaker(line),
        pointing=words[:1] in (["this"], ["that"], ["it"], ["these"], ["those"])
        or not DEBUNKED.isdisjoint(words[:_BEGINNING]),
        debunking=not FALSE.isdisjoint(words),
        dates=DATES & frozenset(words),
    )


_LETTERS = re.compile(r"[^\W\d_]+")
_BEGINNING = 6
"""Words of a content that may name the saying it is about ("the Norwegian tabloid's report")."""


def _speaker(line: Attribution) -> frozenset[str]:
    home = country(line.affiliation) if line.affiliation else None
    names = [line.actor or ""]
    if home:
        names += [home.names[0], *home.adjectives, *home.seats[:1]]
    found = (word.casefold() for name in names for word in _LETTERS.findall(name))
    return frozenset(stem(word) for word in found if word not in EMPTY)


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """The beginning of a word without its ending: "troops", "Troop" and "troop's" are one."""
    word = word.casefold()
    return _ENDING.sub("", word)[:6] if len(word) > 4 else word


def _weighed(text: str) -> tuple[frozenset[str], frozenset[tuple[float, str]], int, str]:
    tokens = list(TOKEN.finditer(text))
    words = [token.group().casefold() for token in tokens]
    stems, figures, negations = set(), set(), 0
    parts, kept = [], 0
    at = 0
    while at < len(words):
        word = words[at]
        value, after = _number(tokens, words, at) if word[0].isdigit() or word in _NUMERALS else (None, at + 1)
        if value is not None:
            figures.add((value, _unit(words, at, after)))
            parts += [text[kept : tokens[at].start()], MASK]
            kept = tokens[after - 1].end()
            at = after
            continue
        negations += word in NEGATIONS or word.endswith(("n't", "n’t")) or word in ("denied", "false", "untrue")
        if word not in EMPTY:
            stems.add(stem(word))
        at += 1
    return frozenset(stems), frozenset(figures), negations, "".join([*parts, text[kept:]])


_ROUND = frozenset({"dozen", "hundred", "thousand", "million", "billion"})
_NUMERALS = _ROUND | TENS.keys() | UNITS.keys()
"""Words with which a number may begin."""
_TIMES = MANY | LARGE


def _number(tokens: Sequence[re.Match[str]], words: Sequence[str], at: int) -> tuple[float | None, int]:
    """The number that begins at a word, and the word after it."""
    value: float | None = None
    if tokens[at]["number"]:
        value = float(re.sub(r"[,\u00a0\u202f ](?=\d{3}(?:\D|$))", "", words[at]).replace(",", "."))
    elif words[at] in TENS:
        value = float(TENS[words[at]])
        if at + 1 < len(words) and words[at + 1] in UNITS:
            value += UNITS[words[at + 1]]
            at += 1
    elif words[at] in UNITS and words[at] not in _NOT_COUNTED:
        value = float(UNITS[words[at]])
    elif words[at] in _ROUND:
        value = 1.0
        at -= 1
    if value is None:
        return None, at + 1
    at += 1
    while at < len(words) and words[at] in _TIMES:
        value *= _TIMES[words[at]]
        at += 1
    return value, at


def _unit(words: Sequence[str], at: int, after: int) -> str:
    if at and words[at - 1] in "$€£":
        return words[at - 1]
    for word in words[after : after + _REACH]:
        if word in "%$€£":
            return word
        if word in UNITS or word[0].isdigit():
            return ""
        if word not in EMPTY:
            return stem(word)
    return ""
