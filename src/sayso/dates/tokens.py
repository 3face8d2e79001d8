"""A text as words and as one character per word: its class. The grammar reads the second, the handlers the first."""

from __future__ import annotations

import re
from itertools import accumulate
from string import ascii_letters, digits

from .en import CLASSES, PLAIN_IN_LOWER_CASE
from .names_en import COUNTED, HOLIDAYS, NAME_AFTER, NAME_BEFORE

_SHAPES = [
    "OTHER",
    "ED",
    "ING",
    "NL",
    "D",
    "INT",
    "Y",
    "Y4",
    "DECI",
    "BIG",
    "ORDN",
    "ORDX",
    "DECADE",
    "CLK",
    "CLKA",
    "ISO",
    "ISOT",
    "NUMD",
    "NUMS",
    "QN",
    "FY",
    "HOL",
    "HOLX",
    "ATOM",
]
_LETTERS = ascii_letters + digits + "".join(map(chr, range(0x80, 0x100)))
SYMBOL: dict[str, str] = dict(zip((*_SHAPES, *CLASSES), _LETTERS, strict=False))
"""The character of each class: one that no pattern reads as anything but itself; below U+0100, `re` is fast."""

_CLASS_OF = {word: SYMBOL[name] for name, words in CLASSES.items() for word in words.split()}
_CLASS_OF |= (
    {"": SYMBOL["NL"]} | {f"{n}": SYMBOL["D"] for n in range(1, 32)} | {f"0{n}": SYMBOL["D"] for n in range(1, 10)}
)
_CLASS_OF |= {f"{n}": SYMBOL["Y"] for n in range(1000, 2200)}

_PIECE = re.compile(
    r"""[^\S\n]*+(?:
      [^\W\d_]{2,}+(?![\w'’.])                              # most words, told first
    | (?:[^\W\d_]\.){2,6}                                   # a.m. U.S.
    | [QqHh][1-4](?!\w) | [1-4][QqHh](?!\w) | [Ff][Yy]\ ?['’]?[0-9]{2}(?:[0-9]{2})?(?!\w)  # Q3 3Q FY25
    | [Oo]['’][Cc]lock\b
    | [^\W\d_]++(?:[0-9]\w*+)?
    | [0-9]{4}-[0-9]{2}-[0-9]{2}
      (?:[Tt\ ][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,9})?)?(?:[Zz]|[+-][0-9]{2}:?[0-9]{2})?)?(?![\w])
    | [0-9]{4}[./][0-9]{1,2}[./][0-9]{1,2}(?![./]?[0-9])
    | [0-9]{1,2}(?:\.[0-9]{1,2}\.|/[0-9]{1,2}/|-[0-9]{1,2}-)(?:[0-9]{4}|[0-9]{2})(?![./]?[0-9])
    | [0-9]{1,2}/[0-9]{1,2}(?![/0-9])
    | [0-9]{1,2}(?:[:.][0-9]{2})?(?:[AaPp]\.[Mm]\.|[AaPp][Mm](?!\w))
    | [0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?![0-9])
    | [0-9]{4}[sS](?!\w) | ['’]?[0-9]0s(?!\w)
    | [0-9]{1,3}(?:,[0-9]{3}){0,3}(?:st|nd|rd|th|ST|ND|RD|TH)(?!\w)
    | [0-9]{1,3}(?:,[0-9]{3})++(?:\.[0-9]++)?
    | [0-9]++\.[0-9]++
    | [0-9]++(?:[^\W_]\w*+)?
    | ['’][sS](?!\w)
    | . | \n | \Z)""",
    re.VERBOSE,
)
_NUMBER_SHAPES = tuple(
    (re.compile(pattern, re.IGNORECASE), name)
    for pattern, name in (
        (r"[0-9]{1,3}", "INT"),
        (r"[0-9]{4}", "Y4"),
        (r"[0-9]{4}-[0-9]{2}-[0-9]{2}", "ISO"),
        (r"[0-9]{4}-[0-9]{2}-[0-9]{2}[t ].*", "ISOT"),
        (r"[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?", "CLK"),
        (r"[0-9]{1,2}(?:[:.][0-9]{2})?[ap]\.?m\.?", "CLKA"),
        (r"[0-9]{1,2}[./-][0-9]{1,2}[./-][0-9]{2,4}|[0-9]{4}[./][0-9]{1,2}[./][0-9]{1,2}", "NUMD"),
        (r"[0-9]{1,2}/[0-9]{1,2}", "NUMS"),
        (r"['’]?[0-9]+s", "DECADE"),
        (r"(?:[0-9]|[12][0-9]|3[01])(?:st|nd|rd|th)", "ORDN"),
        (r"[0-9,]+(?:st|nd|rd|th)", "ORDX"),
        (r"[0-9]{1,2}\.[0-9]{2}", "DECI"),
        (r"[0-9]{1,3}(?:,[0-9]{3})+", "BIG"),
        (r"[1-4][qh]", "QN"),
    )
)
_QUARTER = re.compile(r"[qh][1-4]")
_FISCAL = re.compile(r"fy ?['’]?[0-9]{2,4}")
_OTHER, _ED, _ING = SYMBOL["OTHER"], SYMBOL["ED"], SYMBOL["ING"]
_NEEDS_CAPITAL = frozenset(PLAIN_IN_LOWER_CASE)
_HOLIDAY_FIRST: dict[str, list[tuple[str, ...]]] = {}
for _name in sorted(HOLIDAYS, key=lambda name: -len(name.split())):
    _HOLIDAY_FIRST.setdefault(_name.split()[0], []).append(tuple(_name.split()))
_SPECIAL = (frozenset(NAME_AFTER) | frozenset(NAME_BEFORE) | frozenset(_HOLIDAY_FIRST) | _NEEDS_CAPITAL) - {""}
_NAME_AFTER = {word: tuple(tuple(n.split("+")) for n in names.split()) for word, names in NAME_AFTER.items()}
_NAME_BEFORE = {word: frozenset(names.split()) for word, names in NAME_BEFORE.items()}


class Words:
    """The words of a text: `raw` and `low` (lower case), where each ends, and `classes`, one character for each."""

    __slots__ = ("_raw", "classes", "ends", "low", "text")

    _raw: list[str] | None

    def __init__(self, text: str) -> None:
        self.text = text
        lowered = text.lower()
        if len(lowered) != len(text):  # a capital that has no small letter of one character
            lowered = "".join([small if len(small := c.lower()) == 1 else c for c in text])
        pieces: list[str] = _PIECE.findall(lowered)
        self.ends = list(accumulate(map(len, pieces)))
        self._raw = None
        self.low = low = list(map(str.strip, pieces))
        classes = "".join(map(_CLASSES.__getitem__, low))
        if not _SPECIAL.isdisjoint(low):
            classes = self._without_names(classes)
        self.classes = classes

    @property
    def raw(self) -> list[str]:
        """The words as they are written."""
        if self._raw is None:
            text = self.text
            self._raw = [text[end - len(word) : end] for end, word in zip(self.ends, self.low, strict=True)]
        return self._raw

    def start(self, i: int) -> int:
        """The first code point of a word."""
        return self.ends[i] - len(self.low[i])

    def _capital(self, i: int) -> bool:
        """Whether a word begins with a capital."""
        start = self.start(i)
        return self.text[start : start + 1].isupper()

    def _without_names(self, classes: str) -> str:
        """Date words that are part of a name, or no date words in lower case, become plain words; holidays one."""
        out, low = list(classes), self.low
        skip = -1
        for i in [i for i, word in enumerate(low) if word in _SPECIAL]:
            if i < skip:
                continue
            word = low[i]
            holiday = next((h for h in _HOLIDAY_FIRST.get(word, ()) if tuple(low[i : i + len(h)]) == h), None)
            if holiday and self._capital(i):
                out[i : i + len(holiday)] = [SYMBOL["HOL"]] + [SYMBOL["HOLX"]] * (len(holiday) - 1)
                skip = i + len(holiday)
            elif (word in _NEEDS_CAPITAL and not self._capital(i)) or self._is_name(i):
                out[i] = SYMBOL["MODAL"] if word == "may" and not self._capital(i) else _OTHER
        return "".join(out)

    def _is_name(self, i: int) -> bool:
        """Whether a date word is part of a name, by its neighbours: "the Sunday Times", "Theresa May"."""
        word, low = self.low[i], self.low
        before = _NAME_BEFORE.get(word)
        if before and i and low[i - 1] in before and (self._capital(i - 1) or word == "week"):
            return True
        for after in _NAME_AFTER.get(word, ()):
            if tuple(low[i + 1 : i + 1 + len(after)]) == after and (
                self._capital(i + 1) or word in {"may", "spring", "winter", "summer"} or after[0] in {"prayers"}
            ):
                return True
        return False


class _Classes(dict[str, str]):
    """The class of every word: those of the lists, and others as they come, up to a bound."""

    def __missing__(self, word: str) -> str:
        found = _shape(word)
        if len(self) < _KEPT:
            self[word] = found
        return found


_KEPT = 50_000
"""Words whose class is kept: more than the news of a month use, a few megabytes."""


def _shape(word: str) -> str:
    """The class of a word that no list holds."""
    first = word[0]
    if "0" <= first <= "9" or first in "'’":
        for pattern, name in _NUMBER_SHAPES:
            if pattern.fullmatch(word):
                return SYMBOL[name]
        return _OTHER
    if word.endswith("ed") and len(word) > 4:
        return _ED
    if word.endswith("ing") and len(word) > 5:
        return _ING
    if first in "qhf" and word[-1].isdigit():
        if _QUARTER.fullmatch(word):
            return SYMBOL["QN"]
        if _FISCAL.fullmatch(word):
            return SYMBOL["FY"]
    return _OTHER


_CLASSES = _Classes(_CLASS_OF)


def counts_things(words: Words, i: int) -> bool:
    """Whether the word at `i` is one that is counted: "2022 soldiers"."""
    return i < len(words.low) and words.low[i] in COUNTED
