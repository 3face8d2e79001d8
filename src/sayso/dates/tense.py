"""Whether the clause around a date tells of what was or of what will be, from the nearest word that says so.

No tagger is asked: the nearest cue to the left within the sentence decides, since an English adverbial of time follows
its verb; where there is none, the first cue to the right. At most `REACH` words are looked at on either side.
"""

from __future__ import annotations

from .en import FORECASTS, PLANNED, SCHEDULE_VERBS, STATES
from .tokens import SYMBOL as S
from .tokens import Words

REACH = 40
"""Words looked at on either side: the sentences of news have 20 to 25 on average, and the cost stays bounded."""

_CUES = frozenset(
    S[n] for n in ("WILL", "MODAL", "BE", "WAS", "HAVE", "DUE", "PLANS", "MEETS", "ED", "TO", "COMING", "AHEAD")
)
_AFTER = frozenset((S["AFTER"], S["FOLL"]))
_STOPS = frozenset((S["NL"], S["STOP"]))


def sentence_start(words: Words, i: int) -> int:
    """The first word of the sentence that holds word `i`, at most `REACH` words back."""
    low = max(0, i - REACH)
    for k in range(i - 1, low - 1, -1):
        if is_end(words, k):
            return k + 1
    return low


def is_end(words: Words, k: int) -> bool:
    """Whether a sentence ends at word `k`."""
    c = words.classes[k]
    if c in _STOPS:
        return words.low[k] != ";"
    if c != S["DOT"]:
        return False
    after = words.raw[k + 1] if k + 1 < len(words.raw) else ""
    return bool(
        (not after or after[0].isupper() or after[0] in "\"“”„'’(`")
        and not (k and len(words.raw[k - 1]) <= 4 and words.classes[k - 1] in S["MAB"] + S["WDA"])
        and not (
            k and words.low[k - 1] in {"mr", "mrs", "ms", "dr", "st", "gen", "sen", "rep", "gov", "col", "lt", "sgt"}
        )
    )


def _cue(words: Words, k: int, limit: int, *, rightward: bool = False) -> str:
    """What the word at `k` says: "past", "future" or nothing; what it governs stands before word `limit`."""
    c = words.classes[k]
    if c not in _CUES:
        return ""
    low = words.low
    after = low[k + 1] if k + 1 < len(low) else ""
    if low[k] in STATES and k and low[k - 1] in {"is", "are"}:
        return "present"
    if c == S["ED"]:
        if k and (words.classes[k - 1] == S["TO"] or low[k - 1] == "be"):
            return ""
        if k > 1 and low[k - 1] == "being":
            return "" if words.classes[k - 2] == S["BE"] else "past"
        return "past" if k == 0 or words.classes[k - 1] not in S["THE"] + S["A"] else ""
    if c == S["WAS"]:
        if low[k] in {"won", "shan"} and after in {"'", "’", "t"}:
            return "future"
        if k and (words.classes[k - 1] == S["TO"] or low[k - 1] == "be"):
            return ""
        if k > 1 and low[k - 1] == "being":
            return "" if words.classes[k - 2] == S["BE"] else "past"
        if k and words.classes[k - 1] in S["MODAL"] + S["WILL"]:
            return "future"
        if (
            low[k]
            in {
                "left",
                "set",
                "put",
                "cut",
                "hit",
                "let",
                "cost",
                "cast",
                "split",
                "spread",
                "lead",
                "found",
                "felt",
                "ground",
                "wound",
                "bore",
                "saw",
                "shot",
                "lit",
                "burst",
                "fell",
                "rose",
                "quit",
                "shut",
            }
            and k
            and words.classes[k - 1] in S["THE"] + S["A"]
        ):
            return ""
        if low[k] == "set" and after in {"to", "for"} and k and words.classes[k - 1] in S["BE"]:
            return "future"
        if low[k] in {"was", "were"} and after in {"due", "scheduled", "slated", "expected", "to", "set"}:
            return "future"
        return "past"
    if c == S["WILL"]:
        if after == "have":
            return "future"
        return "future" if low[k] != "will" or words.classes[k - 1 : k] not in (S["A"], S["THE"]) else ""
    if c == S["MODAL"]:
        if low[k] == "may" and words.raw[k][0].isupper() and k and not is_end(words, k - 1):
            return ""
        return "past" if "have" in low[k + 1 : k + 3] else "future"
    if c == S["HAVE"]:
        if after == "to" or S["DUE"] in words.classes[k + 1 : k + 3]:
            return "future"
        return "present" if after in {"a", "an", "the", "no", "until"} else "past"
    if c == S["BE"]:
        for n in range(k + 1, min(k + 4, len(low))):
            near = words.classes[n]
            if low[n] == "being":
                return "future"
            if near in (S["ING"], S["DUE"]) or low[n] in {"to", "set", "about", "going", "slated", "ready"}:
                return "future" if low[n] != "to" or low[n + 1 : n + 2] != ["have"] else "past"
            if near in (S["ED"], S["WAS"]):
                return "past"
        return "present"
    if c == S["DUE"]:
        return "" if low[k] == "due" and after == "to" and not _verb_like(words, k + 2) else "future"
    if c == S["PLANS"]:
        if low[k] in FORECASTS and not rightward:
            return "future"
        if "to" in low[k + 1 : min(k + 6, limit)]:
            n = low.index("to", k + 1)
            if _verb_like(words, n + 1):
                return "future"
        if low[k] in PLANNED:
            return "past"
        if low[k] in {"planning"}:
            return "future"
        return ""
    if c == S["COMING"]:
        return "future"
    if c == S["AHEAD"]:
        return ""
    if c == S["MEETS"]:
        return "scheduled"
    return _to(words, k) if not rightward else ""


def _verb_like(words: Words, k: int) -> bool:
    """Whether the word after a "to" may be a bare verb: a plain word in lower case, no article, no name."""
    if k >= len(words.raw):
        return False
    return (
        words.raw[k][:1].islower()
        and words.classes[k] not in S["THE"] + S["A"] + S["THIS"] + S["THAT"]
        and words.low[k] not in {"its", "his", "her", "their", "reporters", "lawmakers", "parliament", "journalists"}
    )


def _to(words: Words, k: int) -> str:
    """A "to" with a bare verb that hangs on a plan, an order or a promise."""
    if not _verb_like(words, k + 1):
        return ""
    for n in range(k - 1, max(-1, k - 7), -1):
        c = words.classes[n]
        if c in (S["PLANS"], S["DUE"]) or (n == k - 1 and c == S["BE"]):
            return "past" if words.low[k + 1] == "have" else "future"
        if is_end(words, n):
            break
    return ""


def tense(words: Words, i: int, j: int, low: int, high: int) -> str:
    """ "past", "future", "present", "scheduled" (a present that tells of a timetable) or "" for the words `[i, j)`.

    Nothing is read outside the words `[low, high)`.
    """
    classes = words.classes
    found, after = "", False
    for k in range(i - 1, max(low, i - REACH) - 1, -1):
        c = classes[k]
        if (c in _STOPS or c == S["DOT"]) and is_end(words, k):
            break
        if c in _CUES:
            found = _cue(words, k, i)
            if found:
                break
        elif c in _AFTER:
            after = k < i - 1
        elif words.low[k] in SCHEDULE_VERBS and k and words.low[k - 1].endswith("s") and classes[k - 1] == S["OTHER"]:
            return "scheduled"
    if found:
        # "The city is without power after an attack on Monday".
        return "past" if after and found == "present" else found
    for k in range(j, min(high, j + REACH)):
        c = classes[k]
        if (c in _STOPS or c == S["DOT"]) and is_end(words, k):
            break
        if c in _CUES:
            found = _cue(words, k, high, rightward=True)
            if found:
                return found
    return ""
