"""What an expression says, before anybody knows the day on which it was said; and how numbers are read off words."""

from __future__ import annotations

from dataclasses import dataclass

from .en import VALUES
from .names_en import NAMED_AFTER_DATES
from .tokens import SYMBOL, Words

S = SYMBOL


RELATIONS = {
    S["LAST"]: "last", S["PAST"]: "last", S["NEXT"]: "next", S["COMING"]: "next", S["THIS"]: "this",
    S["CURRENT"]: "this", S["PREV"]: "prev", S["FOLL"]: "foll", S["SAME"]: "same", S["THAT"]: "same",
}  # fmt: skip


MONTH, WEEKDAY = S["MON"] + S["MAB"], S["WD"] + S["WDA"]


UNIT = "".join(
    S[n] for n in ("UDAY", "UWEEK", "UMONTH", "UYEAR", "UDEC", "UTIME", "UFORT", "CENT", "QTR", "UNITS", "QTRS")
)


LETTER = {"day": "D", "week": "W", "month": "M", "year": "Y", "hour": "H", "minute": "M", "quarter": "Q"}


CLOCK_UNITS = frozenset({"hour", "minute", "second"})


@dataclass(slots=True)
class Node:
    """One expression over the words `[i, j)`; which fields count depends on `kind`."""

    kind: str
    i: int
    j: int
    n: int | float = 0
    unit: str = ""
    rel: str = ""
    y: int | None = None
    yrel: str = ""
    m: int = 0
    d: int = 0
    wd: int = -1
    d2: int = 0
    key: str = ""
    mod: str = ""
    part: str = ""
    head: Node | None = None
    tail: Node | None = None


def find_word(words: Words, i: int, j: int, classes: str) -> int:
    """The first word of `[i, j)` of one of the classes, or -1."""
    for k in range(i, j):
        if words.classes[k] in classes:
            return k
    return -1


def number_at(words: Words, k: int) -> int:
    """The number that a word stands for."""
    word = words.low[k]
    known = VALUES.get(word)
    return known if known is not None else int("".join(c for c in word if "0" <= c <= "9")[:9] or 0)


def with_year(node: Node, words: Words, i: int, j: int) -> Node:
    """Fills the year, or how the year is told, from the words `[i, j)`."""
    k = find_word(words, i, j, S["Y"])
    if k >= 0:
        node.y = number_at(words, k)
        return node
    k = find_word(words, i, j, S["UYEAR"])
    if k >= 0:
        if k > i and words.classes[k - 1] in RELATIONS:
            node.yrel = RELATIONS[words.classes[k - 1]]
        elif k + 1 < j:
            node.yrel = "foll" if words.classes[k + 1] in S["AFTER"] + S["LATER"] else "prev"
        else:
            node.yrel = "same"
    return node


def counted(words: Words, i: int, j: int) -> tuple[float, int]:
    """The number told by the words from `i`, and where the unit stands."""
    k = find_word(words, i, j, UNIT)
    total: float = 0
    seen = False
    for at in range(i, k if k >= 0 else j):
        c = words.classes[at]
        if c == S["HALF"]:
            total += 0.5
            seen = True
        elif c == S["DOZEN"]:
            total, seen = 12, True
        elif c == S["COUPLE"]:
            total, seen = 2, True
        elif c == S["A"]:
            if not seen and at + 1 < j and words.classes[at + 1] not in S["HALF"]:
                total, seen = 1, True
        elif c == S["NUMW"] and words.low[at] == "hundred":
            total = max(total, 1) * 100
        elif c in S["D"] + S["INT"] + S["ONE"] + S["NUMW"] + S["BIG"] + S["Y"]:
            total, seen = total + number_at(words, at), True
        elif c == S["DECI"]:
            total, seen = total + float(words.low[at]), True
    if words.classes[i] == S["HALF"]:
        total = 0.5
    return total, k


def relation(words: Words, i: int, j: int) -> str:
    """How a "last", "next", "this" ... among the words relates."""
    found = ""
    for k in range(i, j):
        rel = RELATIONS.get(words.classes[k])
        if rel:
            found = "last" if words.classes[k] == S["PAST"] else "next" if words.classes[k] == S["COMING"] else rel
            if found != "this":
                return found
    return found


def named_after(words: Words, j: int) -> bool:
    """Whether what follows a date is named after it: "the 6 October bridge"."""
    return j < len(words.low) and words.low[j] in NAMED_AFTER_DATES


def duration_value(n: float, unit: str) -> str:
    """TIMEX3's value of a duration."""
    shown = f"{n:g}"
    if unit == "decade":
        return f"P{n * 10:g}Y"
    if unit == "century":
        return f"P{n * 100:g}Y"
    if unit == "fortnight":
        return f"P{n * 2:g}W"
    if unit in CLOCK_UNITS:
        return f"PT{shown}{unit[0].upper()}"
    return f"P{shown}{LETTER.get(unit, 'Y')}"


def uncounted(unit: str) -> str:
    """TIMEX3's value of a number of units that is not told: "months" is PXM."""
    return f"P{'T' if unit in CLOCK_UNITS else ''}X{'E' if unit == 'decade' else LETTER.get(unit, 'Y')}"
