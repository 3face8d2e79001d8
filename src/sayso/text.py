"""Words, sentences and quotation marks of a text, by offset. Every function is linear in the length of the text.

What is trained and what is shipped cut text by these same functions, so a change here asks for a new model
(`CUTTING` is stored with the model and checked when it is loaded).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from .languages import en
from .model import Passage

CUTTING = 1
"""Version of the cutting rules below."""

# A word is a run of letters and digits with the marks that combine with them (so that NFD text is cut like NFC text);
# the clitics of English stand alone, and so does every other visible character.
_MARKS = "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u064b-\u065f\u200c\u200d\u00ad"
_LETTERS = rf"[^\W_][^\W_{_MARKS}]*(?:[{_MARKS}]+[^\W_{_MARKS}]*)*"
WORD = re.compile(rf"['’](?:s|re|ve|ll|d|m|t)\b|{_LETTERS}|[^\w\s]|_", re.IGNORECASE)

_END = re.compile(r"(?<![.!?…])[.!?…]++[\"'”’»)\]]*+(?=\s+[\"'“‘«(\[$€£]*[^\W_a-zà-öø-ÿ])")
_LINE = re.compile(r"\S(?:[^\r\n\u2028\u2029]*\S)?")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")
_LAST_WORD = re.compile(r"[^\s\"“”‘’'(\[]+\Z")
_LOOK_BACK = 24
"""Code points before a full stop that are looked at for an abbreviation: the longest in the list has 8."""


class Word(NamedTuple):
    """A word of a text, with the index of its sentence and of its paragraph (line)."""

    start: int
    end: int
    sentence: int
    paragraph: int
    quote: int
    """0 outside quotation marks, 1 inside, 2 an opening mark, 3 a closing mark."""


def paragraphs(text: str) -> list[Passage]:
    """The lines of the text that hold more than blanks, without their line ends and outer blanks."""
    return [Passage(*line.span()) for line in _LINE.finditer(text)]


def sentences(text: str) -> list[Passage]:
    """The sentences of the text, in order; none runs over a line end.

    A full stop ends no sentence after an abbreviation (`languages/en.py`), after an initial, or before a small letter.
    """
    return [sentence for paragraph in paragraphs(text) for sentence in _split(text, paragraph)]


def first_sentences(text: str) -> Iterator[Passage]:
    """`sentences`, one after the other: what is not asked for is not cut."""
    for line in _LINE.finditer(text):
        yield from _split(text, Passage(*line.span()))


def last_sentences(text: str, end: int, count: int) -> list[Passage]:
    """The last `count` of `sentences` that begin before `end`; the paragraphs before them are not cut."""
    found: list[Passage] = []
    for paragraph in reversed(paragraphs(text)):
        if paragraph.start < end:
            found = [one for one in _split(text, paragraph) if one.start < end][len(found) - count :] + found
        if len(found) >= count:
            break
    return found


def _split(text: str, paragraph: Passage) -> list[Passage]:
    out = []
    start = paragraph.start
    for end in _END.finditer(text, paragraph.start, paragraph.end):
        if text[end.start()] == "." and end.end() - end.start() == 1:
            last = _LAST_WORD.search(text[max(start, end.start() - _LOOK_BACK) : end.start()])
            word = last.group().lower() if last else ""
            if word in en.ABBREVIATIONS or (len(word) == 1 and word.isalpha()) or _INITIALS.fullmatch(word):
                continue
        out.append(Passage(start, end.end()))
        start = end.end()
        while start < paragraph.end and text[start].isspace():
            start += 1
    if start < paragraph.end:
        out.append(Passage(start, paragraph.end))
    return out


def words(text: str) -> list[Word]:
    """The words of the text with their sentence, paragraph and state of quotation.

    Quotation marks are paired within a paragraph; an opening mark that is never closed runs to the paragraph's end, and
    a straight mark opens or closes by turns. Single marks and apostrophes are not paired: they are too often neither.
    """
    out: list[Word] = []
    sentence = 0
    find = WORD.finditer
    for number, paragraph in enumerate(paragraphs(text)):
        inside = False
        for cut in _split(text, paragraph):
            for match in find(text, cut.start, cut.end):
                shown = match.group()
                state = 1 if inside else 0
                if shown in en.OPENING:
                    inside, state = True, 2
                elif shown in en.CLOSING:
                    inside, state = False, 3
                elif shown == '"':
                    state = 3 if inside else 2
                    inside = not inside
                out.append(Word(match.start(), match.end(), sentence, number, state))
            sentence += 1
    return out


def shape(word: str) -> int:
    """The way a word is written.

    0 no letter or digit first, 1 digit first, 2 small, 3 Capital, 4 CAPITALS, 5 one capital letter, 6 mixed.
    """
    first = word[:1]
    if not first.isalnum():
        return 0
    if first.isdigit():
        return 1
    if word.islower():
        return 2
    if word.isupper():
        return 4 if len(word) > 1 else 5
    return 3 if first.isupper() else 6
