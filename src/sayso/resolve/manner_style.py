"""Direct, indirect or mixed: told by quotation marks, and where a transcript has none by its colons."""

from __future__ import annotations

import re

from .reading import Line, Reading

_OPEN, _CLOSE, _EITHER = "“„«", "”»", '"'
_DOUBLE = re.compile(r"[“„«\"][^“”„«»\"\n]*[”»\"“]?|[”»]")
_SINGLE = re.compile(r"(?<!\w)[‘'](?=\S)[^‘'’\n]*(?:(?<=\w)['’](?=\w)[^‘'’\n]*)*['’](?!\w)")
_DOUBLES = frozenset(_OPEN + _CLOSE + _EITHER)
_MARKS = "“”„«»\"‘’'"
_NAMING = re.compile(r"\b(?:so-called|named|called|nicknamed|dubbed|code-?named|known as|entitled|titled)\s*$", re.I)
_COLON = re.compile(r"\s*[:—–-]+\s*")
_ENDED = re.compile(r"[.?!…][\"”’'»)\]]*\s*$")
_PARAGRAPH = 4000
"""Characters of a paragraph that are searched for an open quotation: longer ones are no news copy."""
_BEFORE = 60
"""Characters before what is said that tell whether a quotation stands by itself."""


def style_of(reading: Reading, line: Line) -> str:
    """The style of a line.

    A quotation that stands by itself (a capital letter, or a comma or colon before its small one) is direct; one worked
    into the reporter's sentence is mixed; quotation marks around a name ("Puffin 6", so-called "lists") say nothing.
    """
    styles = {_of_passage(reading, line, start, end) for start, end in line.content if start < end}
    if not styles:
        return "indirect"
    return styles.pop() if len(styles) == 1 else "mixed"


def _of_passage(reading: Reading, line: Line, start: int, end: int) -> str:
    shown = reading.text[start:end].strip().rstrip(",.;")
    quoted = [m.span() for m in _DOUBLE.finditer(shown)] or [m.span() for m in _SINGLE.finditer(shown)]
    if not quoted:
        return _unmarked(reading, line, start, end)
    inside = sum(b - a for a, b in quoted)
    if shown[0] in _MARKS and quoted[0][0] == 0 and inside >= len(shown) - 2 * len(quoted):
        return _whole(reading, line, start, shown)
    if shown[0].isalnum() and _transcript(reading, line, start, end):
        return "direct"
    if all(_name(shown, a, b) for a, b in quoted):
        return "indirect"
    return "mixed"


def _whole(reading: Reading, line: Line, start: int, shown: str) -> str:
    """The style of what stands between quotation marks from end to end: is it a sentence of its own."""
    first = next((c for c in shown if c.isalnum()), "")
    if first and not first.islower():
        return "direct"
    before = reading.text[max(0, start - _BEFORE) : start].rstrip()
    if before.endswith((",", ":")):
        return "direct"
    sentence = reading.sentence_of(start)
    after_cue = line.cue and line.cue[0].start >= start
    return "direct" if after_cue and start - sentence.start <= 1 else "mixed"


def _unmarked(reading: Reading, line: Line, start: int, end: int) -> str:
    if _transcript(reading, line, start, end):
        return "direct"
    paragraph = reading.paragraph_of(start)
    if _inside(reading.text, paragraph.start, start) and not any(
        _inside(reading.text, paragraph.start, cue.start) and paragraph.start <= cue.start for cue in line.cue
    ):
        return "direct"
    return "mixed" if any(c in _DOUBLES for a, b in line.cue for c in reading.text[a:b]) else "indirect"


def _transcript(reading: Reading, line: Line, start: int, end: int) -> bool:
    """Whether a colon or dash is the cue, and whole sentences follow it (in a headline no full stop does)."""
    return any(_COLON.fullmatch(reading.text[a:b]) for a, b in line.cue) and bool(
        _ENDED.search(reading.text[max(start, end - 4) : end]) or reading.text[end : end + 1] in (".", "?", "!")
    )


def _inside(text: str, start: int, at: int) -> bool:
    """Whether a quotation of the paragraph that begins at `start` is open at `at`."""
    before = text[max(start, at - _PARAGRAPH) : at]
    opened = sum(before.count(c) for c in _OPEN) - sum(before.count(c) for c in _CLOSE)
    return opened > 0 or before.count(_EITHER) % 2 == 1


def _name(shown: str, start: int, end: int) -> bool:
    """Whether quotation marks stand around a name: few words, each with a capital letter or a figure first."""
    if shown.isupper():
        return False
    if _NAMING.search(shown[max(0, start - _BEFORE) : start]):
        return True
    inner = shown[start:end].strip(_MARKS).split()
    return 0 < len(inner) <= 3 and start > 0 and all(not word[0].islower() for word in inner)
