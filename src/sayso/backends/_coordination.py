"""Coordinated sources: "South Korea and the EU" are two, "the Ministry of Trade and Industry" is one body.

A rule, because a learned reader sees too few of them: the training bundles hold seven. It splits where the parts are
alike and each could stand alone, and never inside a name that an "of" or a common noun of organisation holds together.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..languages import en

_ONE_COUNTRY = frozenset(
    {"bosnia", "trinidad", "antigua", "serbia", "wallis", "turks", "tristan", "papua", "heard", "svalbard"}
)
"""Names of states and territories that hold an "and" begin so (Serbia and Montenegro, until 2006, among them)."""
_PLURALS = frozenset(
    [
        "police",
        "people",
        "men",
        "women",
        "children",
        "troops",
        "staff",
        "crew",
        "media",
        "press",
        "firefighters",
        "fishermen",
    ]
)
_SINGULAR_S = ("ss", "us", "is")


def coordinated(shown: Sequence[str]) -> list[tuple[int, int]]:
    """The parts of a source's words, as ranges of them; the whole as one part where it is one source."""
    whole = [(0, len(shown))]
    low = [word.lower() for word in shown]
    at = [i for i, word in enumerate(low) if word == "and" and 0 < i < len(low) - 1]
    if len(at) != 1:
        return whole
    joint = at[0]
    right = (joint + 1, len(shown))
    parts, start = [], 0
    for i in range(joint):
        if shown[i] == ",":
            parts.append((start, i))
            start = i + 1
    parts.append((start, joint))
    parts = [p for p in parts if p[0] < p[1]]
    # "A, B and C" is a list only where the parts are alike; an apposition ("A, the head of B, and C") belongs to A.
    if len({_kind(shown, low, p) for p in parts}) > 1:
        parts = [(0, parts[-1][1])]
    if not parts or any(word in _ONE_COUNTRY for word in low[:joint]) or _held_together(low, parts[-1], right):
        return whole
    return [*parts, right] if all(_kind(shown, low, p) for p in [*parts, right]) else whole


def _kind(shown: Sequence[str], low: Sequence[str], part: tuple[int, int]) -> str:
    """What a part could be by itself: "determined", "name", "plural", or "" (a bare singular noun, an adjective)."""
    start, end = part[0], _head(low, part) + 1
    if start < end and low[start] == "the" and end - start > 1:
        start += 1
        if not shown[start][:1].isupper():
            return "determined"
    if start >= end:
        return ""
    if low[start] in en.DETERMINERS or low[start].isdigit():
        return "determined"
    if all(shown[i][:1].isupper() or not shown[i][:1].isalpha() for i in range(start, end)):
        return "name"
    return "plural" if _plural(low[end - 1]) else ""


def _head(low: Sequence[str], part: tuple[int, int]) -> int:
    """The last word before what qualifies it."""
    return next((i for i in range(*part) if low[i] in en.PREPOSITIONS or low[i] == ","), part[1]) - 1


def _plural(word: str) -> bool:
    return word in _PLURALS or (len(word) > 3 and word.endswith("s") and not word.endswith(_SINGULAR_S))


def _held_together(low: Sequence[str], left: tuple[int, int], right: tuple[int, int]) -> bool:
    """Whether "and" stands inside one name or phrase: after an "of", or before a noun that both halves qualify."""
    if low[right[0]] in en.DETERMINERS:
        return False
    if any(low[i] in en.PREPOSITIONS for i in range(*left)):
        return True
    head = _head(low, right)
    return head > right[0] and low[head] in en.BODIES and left[1] - left[0] <= 2
