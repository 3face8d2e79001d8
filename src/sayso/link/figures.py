"""The figures that a saying gives: how many, of what, and the words around them, so that two can be set side by side.

"Three of the 11 crew are missing" and "Two fishermen remain missing" tell rival figures of one thing; "three were
missing" and "two were saved" do not. What a figure counts is told by the word after it, by what became of those that
are counted (`STATES`), and by the words around it, in which figures are masked so that an encoder compares the rest.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter

from ..languages import en
from ..read.stamps import MONTHS
from .terms_en import BOUNDS, COUNTS, CURRENCIES, LARGE, MANY, NEGATIONS, STATES, TENS, UNITS, words_of

TOKEN = re.compile(r"(?P<number>\d+(?:[.,\u00a0\u202f ]\d{3})*(?:\.\d+)?)|[^\W\d_]+(?:['’][^\W\d_]+)*|[%$€£]")
_ENDING = re.compile(r"(?:ings?|ed|es|s|ly|['’]s)$")
EMPTY = (
    en.DETERMINERS | en.PREPOSITIONS | en.SUBORDINATORS | en.RELATIVES | en.PRONOUNS | en.OBJECT_PRONOUNS
    | en.POSSESSIVES | en.AUXILIARIES | en.BE | NEGATIONS
    | words_of("and or but that this these those there it its s t also than then so more most about over")
)  # fmt: skip
"""Words that say nothing of the matter."""
_NOT_COUNTED = frozenset({"one", "second"})
"""Number words that seldom count anything ("one of", "a second")."""
MASK = "many"
"""What stands for a figure where figures are left out of account."""
_REACH = 4
"""Words after a figure within which its unit stands ("148 violent clashes")."""
_WINDOW = 8
"""Words before a figure and after it that tell what it counts, within its clause."""
_FAR = 24
"""Words from a figure within which its clause is looked for."""
MOST = 32
"""Figures that are read of a saying: a table is not compared number by number. In training none has more than 5."""
_CLAUSE = re.compile(r"[.;:!?][\"”’]?\s|\n")
_CODE = re.compile(r"\b[A-Z]{2,4}[ -]\Z")
"""Before the number of a flight, a ship, a unit ("BH 417")."""
_JOINED = re.compile(r"\w[-/:'’]\Z")
_ORDINAL = re.compile(r"(?:st|nd|rd|th)\b")
_CLOCK = re.compile(r"(\d{1,2})(?:[:.](\d\d))?\s?([ap])\.?m\b|(\d{1,2}):(\d\d)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a saying.

    `value` is the number, 0 for "nobody"; of a day with its month 100 x month + day, of an hour of the day 100 x hour
    + minute. `unit` is the stem of what is counted ("" where that is not told), "date" or "hour", `units` the stems of
    all words of what is counted ("Japanese fishermen"); `state` what became of those who are counted ("" likewise).
    `bound` is -1 for "up to", 1 for "at least", 2 for "about", 0 where the figure is the number itself. `denied`
    figures are named in order to be rejected ("37, not 41"). `phrase` is what stands around, with all figures masked.
    """

    value: float
    unit: str
    units: frozenset[str]
    state: str
    bound: int
    denied: bool
    names: frozenset[str]
    """Names in its clause."""
    phrase: str


KINDS = frozenset({"date", "hour"})
"""Units of figures that are set beside their like alone."""


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """The beginning of a word without its ending: "troops", "Troop" and "troop's" are one."""
    word = word.casefold()
    return _ENDING.sub("", word)[:6] if len(word) > 4 else word


def number(tokens: Sequence[re.Match[str]], words: Sequence[str], at: int) -> tuple[float | None, int]:
    """The number that begins at a word, and the word after it; `words` are the tokens in small letters."""
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


_ROUND = frozenset({"dozen", "hundred", "thousand", "million", "billion"})
NUMERALS = _ROUND | TENS.keys() | UNITS.keys()
"""Words with which a number may begin."""
_TIMES = MANY | LARGE


def unit(words: Sequence[str], at: int, after: int) -> str:
    """The stem of what a number counts that stands at words `at` to `after`, "" where it is not told."""
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


def figures(text: str, start: int, end: int) -> tuple[Figure, ...]:
    """The figures that begin within `[start, end)` of a text, each with what stands around it in its clause.

    `MOST` at most. None are years, ordinals, numbers that are names ("No. 9"), and the whole of which a part is told
    ("three of the 11").
    """
    tokens = list(TOKEN.finditer(text))
    words = [token.group().casefold() for token in tokens]
    found = _found(text, tokens, words)
    out: list[Figure] = []
    for at, (begin, after, value) in enumerate(found):
        if len(out) == MOST:
            break
        if not start <= tokens[begin].start() < end or _is_whole(words, begin, found[at - 1] if at else None):
            continue
        low, high = _clause(text, tokens, begin, after)
        before, rest = words[low:begin], words[after:high]
        state = _state_of(before, rest)
        if words[begin:after] == ["one"] and not state:
            continue
        day, hour = _day(words, begin, after), _hour(text, tokens[begin].start())
        kind = "date" if day else "hour" if hour is not None else _share(rest) or _of_part(rest)
        denied = begin > 0 and words[begin - 1] == "not"
        own = kind or unit([*words[max(0, begin - 1) : begin], *rest], min(begin, 1), min(begin, 1))
        counted = {kind} if kind in KINDS else _units(rest) | {kind} - {""}
        if not counted and own not in CURRENCIES:
            counted = _number_of(before)
        counted |= {CURRENCIES[one] for one in {*counted, own} & CURRENCIES.keys()}
        units = frozenset(counted)
        if denied and out:
            own, units = out[-1].unit, out[-1].units
        out.append(
            Figure(
                value=day or value if hour is None else hour,
                unit=own,
                units=units,
                state=state,
                bound=_bound(words, begin),
                denied=denied,
                names=frozenset(stem(token.group()) for token in tokens[low:high] if _is_name(token)),
                phrase=_masked(text, tokens, found, max(low, begin - _WINDOW), min(high, after + _WINDOW)),
            )
        )
    return tuple(out)


def _found(text: str, tokens: Sequence[re.Match[str]], words: Sequence[str]) -> list[tuple[int, int, float]]:
    """The numbers of a text: their first word, the word after them, their value."""
    out: list[tuple[int, int, float]] = []
    at = 0
    while at < len(words):
        begin, word = at, words[at]
        value: float | None = None
        if word[0].isdigit() or word in NUMERALS:
            value, at = number(tokens, words, at)
            if value is None and word in ("one", "single"):
                value = 1.0
        elif word == "single":
            value, at = 1.0, at + 1
        elif word in ("nobody", "none") or (word == "no" and words[at + 1 : at + 2] == ["one"]):
            value, at = 0.0, at + 1 + (word == "no")
        else:
            at += 1
        if value is not None and not _names(text, tokens, words, begin, at, value):
            out.append((begin, at, value))
    return out


def _is_name(token: re.Match[str]) -> bool:
    word = token.group()
    return token.start() > 0 and word[0].isupper() and word.casefold() not in EMPTY | NUMERALS | MONTHS.keys()


def _is_whole(words: Sequence[str], begin: int, before: tuple[int, int, float] | None) -> bool:
    """Whether a number tells of how many a part is: the 11 of "three of the 11 crew"."""
    return before is not None and words[before[1] : begin] in (["of"], ["of", "the"], ["of", "its"], ["of", "their"])


def _masked(
    text: str, tokens: Sequence[re.Match[str]], found: Sequence[tuple[int, int, float]], low: int, high: int
) -> str:
    """The words `low` to `high`, all figures masked."""
    parts, kept = [], tokens[low].start()
    for begin, after, _ in found[bisect_left(found, low, key=itemgetter(0)) :]:
        if begin >= high:
            break
        if after <= high:
            parts += [text[kept : tokens[begin].start()], MASK]
            kept = tokens[after - 1].end()
    return " ".join("".join([*parts, text[kept : tokens[high - 1].end()]]).split())


def _clause(text: str, tokens: Sequence[re.Match[str]], begin: int, after: int) -> tuple[int, int]:
    """The words around a figure that stand in its clause, `_FAR` on either side at most."""
    low = begin
    while low > max(0, begin - _FAR) and not _CLAUSE.search(text, tokens[low - 1].end(), tokens[low].start() + 1):
        low -= 1
    high = after
    last = min(len(tokens), after + _FAR)
    while high < last and not _CLAUSE.search(text, tokens[high - 1].end(), tokens[high].start() + 1):
        high += 1
    return low, high


def _day(words: Sequence[str], begin: int, after: int) -> float | None:
    """A day with its month ("14 October", "October 14"), as 100 x month + day."""
    if after != begin + 1 or not words[begin].isdigit() or not 1 <= int(words[begin]) <= 31:
        return None
    for beside in (words[after : after + 1], words[max(0, begin - 1) : begin]):
        if beside and beside[0] in MONTHS:
            return float(100 * MONTHS[beside[0]] + int(words[begin]))
    return None


def _hour(text: str, start: int) -> float | None:
    """An hour of the day ("4.47 pm", "16:47") that begins here, as 100 x hour + minute."""
    clock = _CLOCK.match(text, start)
    if clock is None:
        return None
    if clock[4]:
        return float(100 * int(clock[4]) + int(clock[5]))
    return float(100 * (int(clock[1]) % 12 + 12 * (clock[3].casefold() == "p")) + int(clock[2] or 0))


def _names(
    text: str, tokens: Sequence[re.Match[str]], words: Sequence[str], begin: int, after: int, value: float
) -> bool:
    """Whether a number counts nothing: a year, an hour, an ordinal, a part of a name."""
    if tokens[begin]["number"] is None:
        return False
    behind = tokens[after - 1].end()
    return (
        (after == begin + 1 and 1900 <= value < 2100 and len(words[begin]) == 4)
        or _ORDINAL.match(text, behind) is not None
        or (begin > 0 and words[begin - 1] in ("no", "nos", "number", "channel", "article", "section", "resolution"))
        or _CODE.search(text, max(0, tokens[begin].start() - 8), tokens[begin].start()) is not None
        or _JOINED.search(text, max(0, tokens[begin].start() - 2), tokens[begin].start()) is not None
    )


def _of_part(rest: Sequence[str]) -> str:
    """What is counted in "three of the 11 crew" by the words after "three": the crew."""
    if rest[:1] != ["of"]:
        return ""
    for at, word in enumerate(rest[1 : _REACH + 2], 1):
        if word[0].isdigit() or word in NUMERALS:
            return unit(rest, at, at + 1)
        if word not in EMPTY:
            return stem(word)
    return ""


def _share(rest: Sequence[str]) -> str:
    """ "%" before "per cent" and the like."""
    return "%" if rest[:1] in (["%"], ["percent"]) or rest[:2] == ["per", "cent"] else ""


def _units(rest: Sequence[str]) -> set[str]:
    """The stems of the words of what is counted, up to a word that says nothing of the matter."""
    out: set[str] = set()
    for word in rest[:_REACH]:
        if word in EMPTY or word == "to" or word[0].isdigit() or word in NUMERALS or stem(word) in _STATES:
            break
        out.add(stem(word))
    return out


def _number_of(before: Sequence[str]) -> set[str]:
    """What is counted in "the number of departing ministers at two" by the words before "two"."""
    for at in range(len(before) - 2, -1, -1):
        if before[at] in COUNTS and before[at + 1] == "of":
            return _units(before[at + 2 :])
    return set()


def _bound(words: Sequence[str], begin: int) -> int:
    """Whether a figure is the most, the least, or about what is meant, by the words before it."""
    near = " ".join(word for word in words[max(0, begin - 4) : begin] if word not in CURRENCIES.values())
    for sign, forms in BOUNDS.items():
        if any(near.endswith(form) for form in forms):
            return sign
    return 0


def _state_of(before: Sequence[str], rest: Sequence[str]) -> str:
    """What becomes of those who are counted: told after the figure before the next, else before it in its clause."""
    stop = next((k for k, word in enumerate(rest) if word[0].isdigit() or word in NUMERALS), len(rest))
    return _state(rest[:stop]) or _state(before[::-1]) or _state(rest)


def _state(words: Sequence[str]) -> str:
    return next((_STATES[stem(word)] for word in words if stem(word) in _STATES), "")


_STATES = {stem(word): state for word, state in STATES.items()}


def stems_of(text: str) -> frozenset[str]:
    """The stems of the words of a text that say something."""
    words = (token.group().casefold() for token in TOKEN.finditer(text) if not token["number"])
    return frozenset(stem(word) for word in words if word not in EMPTY and word != MASK)
