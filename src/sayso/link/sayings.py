"""What one line says, as far as two lines can be compared by it: words, figures with their units, names, negations."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..bodies.table import country
from ..languages import en
from ..model import Attribution, Passage, Report
from ..resolve.stance_en import DEBUNKED, FALSE
from .figures import EMPTY, KINDS, MASK, NUMERALS, TOKEN, Figure, figures, number, stem, unit
from .terms_en import DATES, NEGATIONS
from .wording import FEWEST, around, spoken


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
    counts: tuple[Figure, ...]
    """Its own figures, those of its surroundings where it is short and has none."""
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
    own = " ".join(text[place.start : place.end].split())
    whole = _is_clause(own)
    said = own if whole else spoken(text, *place)
    stems, values, negations, masked = _weighed(said)
    words = [word.casefold() for word in _LETTERS.findall(text[place.start : place.end])]
    return Saying(
        line=line,
        text=said,
        masked=masked,
        context=around(text, *place),
        place=place,
        stems=stems,
        figures=values,
        counts=_counts(text, said, place),
        names=frozenset(re.findall(r"\b[A-Z][^\W\d_]+", said)),
        negations=negations,
        short=len(own.split()) < FEWEST and not whole,
        speaker=_speaker(line),
        pointing=words[:1] in (["this"], ["that"], ["it"], ["these"], ["those"])
        or not DEBUNKED.isdisjoint(words[:_BEGINNING]),
        debunking=not FALSE.isdisjoint(words),
        dates=DATES & frozenset(words),
    )


def masked(text: str) -> str:
    """A text with `MASK` for each of its figures."""
    return _weighed(text)[3]


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


def _is_clause(own: str) -> bool:
    """Whether a short content says all by itself: "Five people died", "Ferry was overloaded"."""
    words = own.casefold().split()
    if len(words) != FEWEST - 1:
        return False
    stated = words[0] not in EMPTY and words[1] in en.BE | en.AUXILIARIES
    return stated or any(figure.state or figure.units for figure in figures(own, 0, len(own)))


_AROUND = 120
"""Code points before a short content and after it in which what its figures count is looked for."""


def _counts(text: str, said: str, place: Passage) -> tuple[Figure, ...]:
    own = text[place.start : place.end]
    if len(own.split()) >= FEWEST:
        return figures(own, 0, len(own))
    low = max(0, place.start - _AROUND)
    found = figures(text[low : place.end + _AROUND], place.start - low, place.end - low)
    # Around it stand days too: the masthead's over a headline, when something was said.
    return found or tuple(figure for figure in figures(said, 0, len(said)) if figure.unit not in KINDS)


def _weighed(text: str) -> tuple[frozenset[str], frozenset[tuple[float, str]], int, str]:
    tokens = list(TOKEN.finditer(text))
    words = [token.group().casefold() for token in tokens]
    stems, values, negations = set(), set(), 0
    parts, kept = [], 0
    at = 0
    while at < len(words):
        word = words[at]
        value, after = number(tokens, words, at) if word[0].isdigit() or word in NUMERALS else (None, at + 1)
        if value is not None:
            values.add((value, unit(words, at, after)))
            parts += [text[kept : tokens[at].start()], MASK]
            kept = tokens[after - 1].end()
            at = after
            continue
        negations += word in NEGATIONS or word.endswith(("n't", "n’t")) or word in ("denied", "false", "untrue")
        if word not in EMPTY:
            stems.add(stem(word))
        at += 1
    return frozenset(stems), frozenset(values), negations, "".join([*parts, text[kept:]])
