"""Texts made to slow a regular expression down, from the expression itself, and how its time grows with them.

A backtracking matcher takes more than linear time where a text can be divided in many ways among the parts of an
expression, or where each of many starts reads on to the end: so what may be repeated is repeated (Kirrage, Rathnayake
and Thielecke, "Static analysis for regular expression denial-of-service attacks", NSS 2013): the shortest text of
every repetition and of the whole, alone and behind what leads to it, and every character that is told.
"""

from __future__ import annotations

import re
import signal
import time
from collections.abc import Callable, Iterator
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any, NamedTuple

_UNLIMITED = 64
"""Repetitions from which one counts as without end."""
_ANY = " \na1A.,'\"“-"
_MOST_CHARACTERS = 60
_CATEGORIES: dict[Any, Callable[[str], bool]] = {
    codes.CATEGORY_DIGIT: str.isdigit,
    codes.CATEGORY_NOT_DIGIT: lambda c: not c.isdigit(),
    codes.CATEGORY_SPACE: str.isspace,
    codes.CATEGORY_NOT_SPACE: lambda c: not c.isspace(),
    codes.CATEGORY_WORD: lambda c: c.isalnum() or c == "_",
    codes.CATEGORY_NOT_WORD: lambda c: not (c.isalnum() or c == "_"),
}


class Pump(NamedTuple):
    """A text of any length: a beginning, what is repeated, an end that does not fit."""

    before: str
    piece: str
    behind: str

    def text(self, length: int) -> str:
        """The text of about so many characters."""
        return self.before + self.piece * (length // len(self.piece)) + self.behind


class _Samples:
    def __init__(self) -> None:
        self.pieces: dict[tuple[str, str], None] = {}
        self.characters: dict[str, None] = {}

    def of(self, parts: Any, before: str = "") -> str:
        """A short text that the parts match, as far as that is told without looking around."""
        out = ""
        for code, told in parts:
            if code in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
                least, most, body = told
                one = self.of(body, before + out)
                if one and (most is codes.MAXREPEAT or most >= _UNLIMITED):
                    self.pieces[before + out, one] = None
                out += one * min(least, _UNLIMITED)
            elif code is codes.BRANCH:
                out += min((self.of(one, before + out) for one in told[1]), key=len)
            elif code in (codes.SUBPATTERN, codes.ATOMIC_GROUP):
                out += self.of(told[3] if code is codes.SUBPATTERN else told, before + out)
            elif code in (codes.ASSERT, codes.ASSERT_NOT, codes.GROUPREF_EXISTS):
                self.of(told[1], before + out)
            else:
                one = _character(code, told)
                self.characters[one] = None
                out += one
        return out


def _character(code: Any, told: Any) -> str:
    if code is codes.LITERAL:
        return chr(told)
    if code is codes.NOT_LITERAL:
        return "b" if told == ord("a") else "a"
    if code is codes.ANY:
        return "a"
    if code is not codes.IN:
        return ""
    if told[0][0] is not codes.NEGATE:
        return next((chr(v if c is codes.LITERAL else v[0]) for c, v in told if c is not codes.CATEGORY), "") or next(
            c for c in _ANY if _CATEGORIES[told[0][1]](c)
        )
    return next((c for c in _ANY + "Z€" if not any(_is(c, *one) for one in told[1:])), "€")


def _is(character: str, code: Any, told: Any) -> bool:
    if code is codes.CATEGORY:
        return _CATEGORIES[told](character)
    return chr(told) == character if code is codes.LITERAL else bool(told[0] <= ord(character) <= told[1])


def pumps(pattern: str, flags: int, *, of_bytes: bool = False) -> Iterator[Pump]:
    """Texts that may slow a pattern down."""
    samples = _Samples()
    whole = samples.of(_parser.parse(pattern, flags & ~re.UNICODE if of_bytes else flags))
    pieces: dict[tuple[str, str], None] = dict.fromkeys(("", c) for c in [*samples.characters][:_MOST_CHARACTERS])
    pieces |= dict.fromkeys(("", c) for c in _ANY)
    for before, one in samples.pieces:
        for piece in (before + one, (before + one)[:-1], one + " ", before, before[-3:]):
            pieces["", piece] = None
        pieces[before, one] = None
    for piece in (whole, whole[:-1], whole + " "):
        pieces["", piece] = None
    for before, piece in pieces:
        if piece:
            yield Pump(before, piece, "")
            yield Pump(before, piece, "\0")


class _SlowError(Exception):
    pass


def seconds(work: Callable[[], object], most: float) -> float:
    """Processor time of some work, the less of two; `most` where it takes more, for it is ended then."""

    def end(*_: object) -> None:
        raise _SlowError

    before = signal.signal(signal.SIGVTALRM, end)
    try:
        best = most
        for _ in range(2):
            signal.setitimer(signal.ITIMER_VIRTUAL, most)
            began = time.process_time()
            work()
            best = min(best, time.process_time() - began)
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
            if best < _QUICK:
                break
    except _SlowError:
        return most
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
    return best


_QUICK, _MOST = 0.002, 0.5
LENGTH = 1_500
"""Characters of the shorter text: what grows with the square of it takes 5 ms and more, what is linear some 0.1 ms."""


def grows(pattern: str, flags: int, way: str, *, of_bytes: bool = False) -> str:
    """How a pattern's time grows with more than the length of a text, "" where it does not.

    `way` is the method by which it is asked. The texts are of one length and of four times that: 4 is linear, 16 the
    square; 8 and more is told, and what takes more than half a second.
    """
    for pump in pumps(pattern, flags, of_bytes=of_bytes):
        few = _taken(pattern, flags, way, pump.text(LENGTH), of_bytes=of_bytes)
        if few < _QUICK:
            continue
        many = _taken(pattern, flags, way, pump.text(4 * LENGTH), of_bytes=of_bytes)
        if many >= _MOST or (many > 8 * few and many > 5 * _QUICK):
            return f"{pump} takes {few:.4f} s, and four times as much of it {many:.4f} s"
    return ""


def slowest(pattern: str, flags: int, way: str, length: int, *, of_bytes: bool = False) -> float:
    """The seconds that a pattern takes at most for a text of some length."""
    made = pumps(pattern, flags, of_bytes=of_bytes)
    return max(_taken(pattern, flags, way, pump.text(length), of_bytes=of_bytes) for pump in made)


def _taken(pattern: str, flags: int, way: str, text: str, *, of_bytes: bool) -> float:
    compiled = re.compile(pattern.encode("latin-1") if of_bytes else pattern, flags)
    given = text.encode("latin-1", "replace") if of_bytes else text
    if way == "search":
        return seconds(lambda: all(True for _ in compiled.finditer(given)), _MOST)
    return seconds(lambda: getattr(compiled, way)(given), _MOST)
