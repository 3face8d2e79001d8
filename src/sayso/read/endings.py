"""Ends that were cut off: inside a word ("if the parties so wi"), before a mark ("in Berl[...]"), in mid-sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from ..model import Damage, Passage
from .layout import WORD, Layout
from .vocabulary import NEVER_LAST, SHORT_WORDS, UNLISTED

# Marks that a feed or a mail puts where it cut. Inside quotation marks "[...]" is the writer's own omission.
_MARK = re.compile(
    r"\[ ?(?:\.{3}|…) ?\]|\( ?(?:\.{3}|…) ?\)"
    r"|(?:\.{3}|…)[ \t]*[\[(]?(?:read (?:more|on|the full\b.{0,30})|continue reading|more)\b[^\n\r]{0,30}",
    re.IGNORECASE,
)
_CUT_BEFORE_MARK = re.compile(r"(?<=[a-zß-ÿ])(?:\[ ?(?:\.{3}|…) ?\]|\( ?(?:\.{3}|…) ?\))[ \t]*(?:[\r\n]|\Z)")
"""The same in brackets, glued to a word at the end of its paragraph: a machine that counts letters has cut there."""
_BARE = re.compile(r"(?<=[^\W\d_]) ?(?:\.{3}|…)[ \t]*\Z")
_FINAL = frozenset({"", ".", "!", "?", '"', "”", "’", "'", "»", ")"})
_SPACED = re.compile(r"\s")
_CLAUSE_REACH = 40
"""Code points before the cut that are taken into the span, back to a comma or the sentence's start.

The spans that editors marked have one to seven words."""
_SENTENCE = 8
"""Words from which a paragraph without an end is read as a sentence; shorter ones are headings, stamps and captions."""
_LONG = 22
"""Words from which it is a cut sentence with no other mark: the longest headline in the training bundles has 19."""
_LONG_LAST = 14
"""The same in the last paragraph, where no headline stands."""
_QUOTATION = 5
"""Words from which a paragraph that opens a quotation and closes none is read as a sentence."""
_ENDED = re.compile(r"[.!?:;…\"”’'»)\]>|*_-]\s*\Z")
_GOES_ON = re.compile(r"[ \t]{0,8}(?:\r\n|\n|\r)[ \t]{0,8}[a-zß-ÿ]")
"""The next line goes on small: a mail or an old system broke the line, and nothing is gone."""
_SENTENCE_END = re.compile(r"(?<=[a-z]{3})[.!?][\"”’)]*\s+(?=[A-Z\"“‘(])")
_TAIL = 80
"""Code points at a paragraph's end that are searched for a sign-off: keeps a line without blanks linear."""
_SIGN_OFF = re.compile(
    r"(?:\b[A-Z]{2,6}\b[ \t]*)+\Z|\b[a-z]{1,4}(?:/[a-z]{1,4})+\Z|(?:https?://|www\.)\S*\Z|@\S+\Z|\d\Z|\S*\.\S+\Z"
)


def endings(layout: Layout) -> Iterator[Damage]:
    """Give the places where a paragraph breaks off."""
    cutting = _CUT_BEFORE_MARK.search(layout.text) is not None
    for number, paragraph in enumerate(layout.paragraphs):
        shown = layout.shown(paragraph)
        marked = list(_marks(shown, cutting=cutting)) if "…" in shown or "..." in shown else []
        if marked:
            yield from (
                Damage("truncated", Passage(paragraph.start + low, paragraph.start + high)) for low, high in marked
            )
            continue
        bare = _BARE.search(shown, max(0, len(shown) - _CLAUSE_REACH))
        if bare is not None:
            word = re.split(r"[^\w'’]", shown[max(0, bare.start() - _CLAUSE_REACH) : bare.start()])[-1]
            short = 1 < len(word) < 4 and word not in SHORT_WORDS
            if (layout.unknown(word) or short) and word.islower():
                yield Damage("truncated", Passage(paragraph.start + _clause(shown, bare.start()), paragraph.end))
        elif not (
            _ENDED.search(shown, max(0, len(shown) - 2)) or _GOES_ON.match(layout.text, paragraph.end)
        ) and _unfinished(layout, paragraph, first=not number, last=number == len(layout.paragraphs) - 1):
            yield Damage("truncated", Passage(paragraph.start + _clause(shown, len(shown)), paragraph.end))


def _marks(shown: str, *, cutting: bool) -> Iterator[tuple[int, int]]:
    """Give the cuts that a mark shows in a paragraph, but not the omissions that a writer marks inside a quotation.

    `cutting`: such a mark cuts a word somewhere in the text, so that one by itself is the same machine's.
    """
    curly = straight = at = 0
    for match in _MARK.finditer(shown):
        start, end = match.span()
        curly += shown.count("“", at, start) - shown.count("”", at, start)
        straight += shown.count('"', at, start)
        at = start
        before, after = shown[max(0, start - _CLAUSE_REACH - 1) : start], shown[end : end + 2]
        cut = before.rstrip()[-1:] not in _FINAL
        # Between whole sentences it is the omission of whoever made a digest, and what stays is whole (of the marked
        # ones in the training bundles half; precision comes first). Alone in its paragraph it is such an omission
        # too (of ten in fresh bundles all), but in a text whose words the same mark cuts it is one more cut.
        alone = cutting and not cut and not after.strip()
        quoted = (curly > 0 or straight % 2 == 1) and after.strip()
        if match.group().endswith(("]", ")")) and not alone and (not cut or quoted):
            continue
        yield (_clause(shown, start) if cut else start), end


def _clause(shown: str, end: int) -> int:
    """Give the start of the last clause before `end`, at most `_CLAUSE_REACH` back and at a word's start."""
    low = max(0, end - _CLAUSE_REACH)
    part = shown[low:end]
    stop = max(part.rfind(". "), part.rfind("? "), part.rfind("! "))
    if stop >= 0:
        return low + stop + 2
    comma = part.rfind(", ")
    if comma >= 0:
        return low + comma + 2
    if low == 0:
        return 0
    blank = _SPACED.search(part)
    return low + blank.end() if blank else low


def _unfinished(layout: Layout, paragraph: Passage, *, first: bool, last: bool) -> bool:
    """Tell whether a paragraph without a full stop breaks off, in a word or before its sentence is whole."""
    shown = layout.shown(paragraph)
    if _SIGN_OFF.search(shown[-_TAIL:]) or "|" in shown or " · " in shown or " › " in shown:
        return False
    # No more words are counted than are asked for; the last one is looked for where it ends.
    words = sum(1 for _ in islice(layout.words(paragraph), _LONG))
    if words < (_QUOTATION if shown[0] in '"“' and not re.search('["”]', shown[1:]) else _SENTENCE):
        return False
    if first and _SENTENCE_END.search(shown) is None:
        return False  # a title
    if shown.endswith(","):
        return True
    if not shown[-1].isalpha():
        return False
    word = [match.group() for match in WORD.finditer(shown[-_TAIL:])][-1]
    if not word.isalpha():
        return False
    if word.lower() in NEVER_LAST or (word.islower() and len(word) <= 3 and word not in SHORT_WORDS):
        return True
    if word.islower() and layout.vocabulary.level(word) == UNLISTED and layout.counts.get(word, 0) < 2:
        return True
    # Two sentences or more are no headline; a short line of them may be what a live page or a paper says of itself.
    told = words >= _LONG_LAST and _SENTENCE_END.search(shown) is not None
    return word.islower() and (words >= (_LONG_LAST if last else _LONG) or told)
