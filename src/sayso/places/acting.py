"""Whether a name of a place stands for who rules there: "Moscow said", "talks with Tehran", "Washington's position".

Only states and capitals are read so, by the words at their sides; a name that goes with another one by "and" does what
that one does. Rules of our own; the desk's training reports were read for what is missing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from . import words_en as en
from .table import Kind, Place

_WORDS_AFTER = re.compile(r"[ \u00a0]([A-Za-z]+)(?:[ \u00a0]([A-Za-z]+))?(?:[ \u00a0]([A-Za-z]+))?")
_WORDS_BEFORE = re.compile(r"(?:([A-Za-z]+)[ \u00a0])?(?:([A-Za-z]+)[ \u00a0])?([A-Za-z]+)[ \u00a0](?:the )?$")
_OWNED = re.compile(r"['’]s?[ \u00a0]([A-Za-z]+)(?:[ \u00a0]([A-Za-z]+))?")
_AND = re.compile(r"(?:,| and| or|, and)[ \u00a0](?:the )?$")
_REACH = 48
"""Characters that are looked at on either side: three long words."""


def acting(text: str, mentions: Sequence[tuple[int, int, Place | None]]) -> list[bool]:
    """For each mention of a place, in order, whether it acts there; a city that is no capital never does."""
    out: list[bool] = []
    for at, (start, end, place) in enumerate(mentions):
        acts = False
        if place is not None and place.kind in (Kind.COUNTRY, Kind.CAPITAL):
            said = _after(text, end)
            if said and _placed(text, start) and text[end : end + 1] not in "'’":
                said = None
            acts = said if said is not None else _before(text, start)
            if not acts and at and out[at - 1] and start - mentions[at - 1][1] <= 10:
                acts = bool(_AND.fullmatch(text[mentions[at - 1][1] : start]))
            elif said and at and mentions[at - 1][2] is not None and start - mentions[at - 1][1] <= 10:
                # "Russia and China vetoed": the verb is the first one's too.
                earlier = mentions[at - 1][2]
                if earlier and earlier.kind == place.kind and _AND.fullmatch(text[mentions[at - 1][1] : start]):
                    out[at - 1] = True
        out.append(acts)
    return out


def _placed(text: str, start: int) -> bool:
    """Whether a preposition before it keeps it from being the subject: "nobody in Bangkok can"."""
    precedes = _WORDS_BEFORE.search(text[max(0, start - _REACH) : start])
    return precedes is not None and precedes[3].lower() in en.PREPOSITIONS


def _after(text: str, end: int) -> bool | None:
    """What the words after it say, `None` where they say nothing."""
    owned = _OWNED.match(text, end, end + _REACH)
    if owned:
        return any(word.lower() in en.ACTS_OWNED for word in owned.groups() if word)
    follows = _WORDS_AFTER.match(text, end, end + _REACH)
    if follows:
        for word in follows.groups():
            if word is None:
                break
            if word in en.ACTS:
                return True
            if word not in en.BETWEEN and not word.endswith("ly"):
                break
        if follows.group(1) in en.DIVISION:
            return False
    return None


def _before(text: str, start: int) -> bool:
    precedes = _WORDS_BEFORE.search(text[max(0, start - _REACH) : start])
    if not precedes:
        return False
    far, near, last = (word and word.lower() for word in precedes.groups())
    if last in en.ACTED_UPON:
        return True
    if last in ("with", "on", "against", "between", "from", "to", "by", "of", "for"):
        return f"{near} {last}" in en.DEALINGS or f"{far} {last}" in en.DEALINGS
    return False
