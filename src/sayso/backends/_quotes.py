"""Quotations of a text, paired in any mess of marks. Linear in the number of words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ..languages import en
from ..text import Word

_DOUBLE = frozenset('"＂')
_SINGLE = frozenset("'’‘`")
_BEFORE_OPENING = frozenset("([{—–-/¤")


class Quote(NamedTuple):
    """Words `[first, last]` of a text, marks included; `closed` is false where the closing mark is missing."""

    first: int
    last: int
    closed: bool


def _mark(text: str, word: Word, inside: bool) -> str:
    """What the quotation mark at `word` does: "open", "close" or "" (an apostrophe, or no mark at all)."""
    shown = text[word.start : word.end]
    if shown in en.OPENING:
        return "open"
    if shown in en.CLOSING:
        return "close"
    if shown in _DOUBLE:
        return _turn(text, word.start, word.end, inside)
    return ""


def _turn(text: str, start: int, end: int, inside: bool) -> str:
    """A straight mark opens after a blank and closes before one; where both or neither hold, it does so by turns."""
    before = start == 0 or text[start - 1].isspace() or text[start - 1] in _BEFORE_OPENING
    after = end >= len(text) or text[end].isspace()
    if before and not after:
        return "open" if not inside else ""
    if after and not before:
        return "close" if inside else ""
    return "close" if inside else "open"


def _single(text: str, word: Word, inside: bool) -> str:
    """A single mark opens before a letter and after a blank; it closes after punctuation, or before a blank.

    A plural possessive ("workers' pay") closes nothing.
    """
    before = text[word.start - 1] if word.start else " "
    after = text[word.end] if word.end < len(text) else " "
    if not inside:
        opens = (before.isspace() or before in _BEFORE_OPENING) and after.isalnum()
        return "open" if opens and text[word.start] != "’" else ""
    if before in ",.!?…" or (not after.isalnum() and not before.isspace() and before != "s"):
        return "close"
    return ""


def quotes(text: str, words: Sequence[Word]) -> list[Quote]:
    """The outermost quotations, in order; none overlaps another.

    A quotation that is never closed runs to the end of its paragraph where it opens the paragraph or where the next
    paragraph opens with a mark (news copy closes only the last paragraph of a long quotation); elsewhere the mark is
    taken for a slip, and it runs to the end of its sentence.
    """
    out: list[Quote] = []
    at, count = 0, len(words)
    while at < count:
        paragraph = words[at].paragraph
        begin = at
        while at < count and words[at].paragraph == paragraph:
            at += 1
        out.extend(_pair(text, words, begin, at))
    return out


def _pair(text: str, words: Sequence[Word], begin: int, end: int) -> list[Quote]:
    out: list[Quote] = []
    opened = -1
    single = False
    i = begin
    while i < end:
        word = words[i]
        width = 1
        if word.end - word.start == 1 and text[word.start] in _SINGLE:
            doubled = (
                i + 1 < end and words[i + 1].start == word.end and text[word.end : words[i + 1].end] == text[word.start]
            )
            if doubled:
                width = 2
                what = _turn(text, word.start, words[i + 1].end, opened >= 0 and not single)
                if opened >= 0 and single:
                    what = ""
            elif opened < 0 or single:
                what = _single(text, word, opened >= 0)
                if what == "open":
                    opened, single = i, True
                    i += 1
                    continue
            else:
                what = ""
        else:
            what = _mark(text, word, opened >= 0 and not single)
            if what == "open" and opened >= 0 and single:
                opened = -1  # the single mark was an apostrophe after all
        if what == "open" and opened < 0:
            opened, single = i, False
        elif what == "close" and opened >= 0:
            out.append(Quote(opened, i + width - 1, True))
            opened, single = -1, False
        i += width
    if opened >= 0 and not single:
        continued = end < len(words) and _opens(text, words[end])
        if opened == begin or continued:
            out.append(Quote(opened, end - 1, False))
        else:
            last = opened
            while last + 1 < end and words[last + 1].sentence == words[opened].sentence:
                last += 1
            out.append(Quote(opened, last, False))
    return out


def _opens(text: str, word: Word) -> bool:
    return text[word.start : word.end] in en.OPENING or text[word.start : word.end] in _DOUBLE
