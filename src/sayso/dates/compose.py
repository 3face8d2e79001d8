"""Nodes to items: what stands beside a date and belongs to it: "late", "since", "night", a clock time."""

from __future__ import annotations

from .item import DAYS, Item
from .join import joined
from .node import Node
from .tokens import SYMBOL as S
from .tokens import Words

_DATED = DAYS | {"month", "year", "quarter", "season", "relative", "weekend", "adverb", "range", "decade", "fiscal",
                 "in_span", "unit", "months_to", "clock", "part", "century", "point", "years"}  # fmt: skip
_RANGED = DAYS | {"month", "year", "quarter", "season", "decade", "clock", "relative", "adverb", "fiscal"}
_MODIFIERS = {S["EARLY"]: "early", S["LATE"]: "late", S["MID"]: "mid", S["START"]: "early", S["END"]: "late",
              S["MIDDLE"]: "mid", S["EARLIER"]: "earlier", S["LATER"]: "later"}  # fmt: skip
_PREFIXES = {S["SINCE"]: "since", S["BY"]: "by", S["UNTIL"]: "until", S["BEFORE"]: "before", S["AFTER"]: "after",
             S["FROM"]: "from", S["STARTING"]: "from", S["THROUGH"]: "until"}  # fmt: skip
_MOVED = frozenset(
    ["moved", "adjourned", "postponed", "delayed", "rescheduled", "shifted", "changed", "pushed", "forward", "switched"]
)
"""Verbs with which "from Monday to Friday" tells of two days and not of the days between."""


def items(words: Words, found: list[Node]) -> list[Item]:
    """The mentions of a text, in order and disjoint."""
    merged = joined(words, found)
    for at, item in enumerate(merged):
        _modify(words, item, merged[at - 1].j if at else 0)
    merged = _offsets(words, merged)
    out: list[Item] = []
    at = 0
    while at < len(merged):
        item = merged[at]
        if at + 1 < len(merged) and _is_range(words, item, merged[at + 1]):
            item.end = merged[at + 1]
            item.j = item.end.j
            at += 1
        at += 1
        floor = out[-1].j if out else 0
        _prefix(words, item, floor)
        if item.end and out and out[-1].node.kind == "part" and not out[-1].node.rel and out[-1].j == item.i:
            # "The night from Sunday to Monday".
            item.i, item.part = out[-1].i, out.pop().node.part
        out.append(item)
    return [item for item in out if item.node.kind != "part" or item.node.rel or _told_part(words, item)]


def _told_part(words: Words, item: Item) -> bool:
    """Whether a bare part of the day is one of a certain day: "in the evening", "early trading"."""
    i, classes = item.i, words.classes
    told = (
        (classes[item.node.i] == S["EARLY"] and words.low[item.node.i + 1] == "hours")
        or classes[max(0, i - 2) : i] == S["IN"] + S["THE"]
        or (classes[i] == S["THE"] and classes[max(0, i - 1) : i] == S["IN"])
        or words.low[item.j : item.j + 1] in (["trading"], ["trade"], ["deals"])
    )
    if told:
        item.node.rel = "same"
    return told


def _modify(words: Words, item: Item, floor: int) -> None:
    """Takes in what stands to the left: "the", "late", "at the end of", "in the early hours of"."""
    classes, low = words.classes, words.low
    i = item.i
    if i - 1 >= floor and classes[i - 1] == S["THE"]:
        i -= 1
    if i - 2 >= floor and classes[i - 1] in (S["OF"], S["ON"]) and item.node.kind in DAYS | {"adverb"}:
        if i - 4 >= floor and low[i - 2] == "hours" and low[i - 3] in {"early", "small", "wee", "late", "morning"}:
            item.part = "MO" if low[i - 3] != "late" else "EV"
            i -= 3
            if classes[i - 1] == S["THE"]:
                i -= 1
            item.i = i
            return
        if low[i - 2] == "eve" and classes[i - 1] == S["OF"]:
            item.mod = "eve"
            i -= 2
            if i - 1 >= floor and classes[i - 1] == S["THE"]:
                i -= 1
            item.i = i
            return
    if i - 1 >= floor and item.node.kind in _DATED:
        k = i - 1
        c = classes[k]
        if (
            c == S["DASH"]
            and k - 1 >= floor
            and classes[k - 1] in (S["MID"], S["END"], S["EARLY"], S["LATE"])
            and words.ends[k] == words.start(k + 1)
        ):
            item.mod, i = _MODIFIERS[classes[k - 1]], k - 1
        elif c == S["OF"] and k - 1 >= floor and classes[k - 1] in (S["END"], S["START"], S["MIDDLE"]):
            item.mod, i = _MODIFIERS[classes[k - 1]], k - 1
            if classes[i - 1 : i] == S["THE"] and i - 1 >= floor:
                i -= 1
        elif (
            c == S["OF"]
            and k - 2 >= floor
            and low[k - 1] in {"part", "half", "days", "weeks", "months", "stages"}
            and low[k - 2] in {"early", "latter", "later", "late", "closing", "final", "opening"}
        ):
            item.mod, i = ("early" if low[k - 2] in {"early", "opening"} else "late"), k - 2
            if classes[i - 1 : i] == S["THE"]:
                i -= 1
        elif c in (S["EARLY"], S["LATE"], S["MID"]) or (
            c in (S["EARLIER"], S["LATER"]) and item.node.kind in DAYS | {"relative"}
        ):
            item.mod, i = _MODIFIERS[c], k
            if classes[i - 1 : i] == S["THE"] and i - 1 >= floor:
                i -= 1
        elif c == S["START"] and low[k] == "beginning":
            item.prefix, i = "from", k
        elif (
            c in (S["ON"], S["IN"])
            and k - 1 >= floor
            and classes[k - 1] in (S["EARLY"], S["LATE"], S["EARLIER"], S["LATER"])
        ):
            item.mod, i = _MODIFIERS[classes[k - 1]], k - 1
        elif c == S["END"] and low[k] == "end" and item.node.kind in {"month", "year"}:
            item.mod, i = "late", k
    item.i = i


_SHIFTS = {S["BEFORE"]: -1, S["AFTER"]: 1, S["FROM"]: 1}


def _offsets(words: Words, merged: list[Item]) -> list[Item]:
    """ "Two days after Monday", "the day before Christmas", "a week from Friday": one mention counted from another."""
    out: list[Item] = []
    for item in merged:
        if out:
            last = out[-1]
            node = last.node
            gap = words.classes[last.j : item.i]
            ends_in = words.classes[last.j - 1]
            if item.node.kind in _DATED and item.node.kind != "clock" and not last.end:
                counted = node.kind == "point" and ends_in in _SHIFTS and gap == ""
                chain = (
                    node.kind == "relative"
                    and node.key == "chain"
                    and ends_in in (S["BEFORE"], S["AFTER"])
                    and gap == ""
                )
                length = node.kind == "duration" and len(gap) == 1 and gap in _SHIFTS and node.n
                if counted or chain or length:
                    sign = _SHIFTS[ends_in if counted or chain else gap]
                    shift = Node(
                        "offset", last.i, item.j, n=sign * (node.n or 1), unit=node.unit, head=item.node, mod=item.mod
                    )
                    shift.part = "future" if gap == S["FROM"] else ""
                    out[-1] = Item(shift, last.i, item.j)
                    continue
            through = (
                gap[:1] == S["THE"]
                and 2 <= len(gap) <= 5
                and gap[-1] in S["ON"] + S["OF"] + S["IN"]
                and set(gap[1:-1]) <= {S["OTHER"], S["WAR"]}
            )
            if (
                through
                and item.node.kind in DAYS
                and node.kind in {"point", "relative"}
                and ends_in in (S["BEFORE"], S["AFTER"])
                and not last.end
            ):
                # "A week before the vote on November 12": the noun is dated by what follows it.
                shift = Node(
                    "offset", last.i, last.j, n=_SHIFTS[ends_in] * (node.n or 1), unit=node.unit, head=item.node
                )
                out[-1] = Item(shift, last.i, last.j)
        out.append(item)
    return out


def _is_range(words: Words, a: Item, b: Item) -> bool:
    """Whether two mentions are the ends of one stretch."""
    if a.node.kind not in _RANGED or b.node.kind not in _RANGED or a.prefix:
        return False
    gap = words.classes[a.j : b.i]
    before = words.classes[a.i - 1] if a.i else S["NL"]
    low = words.low
    if gap == S["AND"]:
        return before == S["BETWEEN"]
    if gap in (S["TO"], S["UNTIL"], S["THROUGH"], S["UP"] + S["TO"], S["TO"] + S["THE"], S["COMMA"] + S["UNTIL"]):
        if before == S["FROM"] and not _MOVED.isdisjoint(low[max(0, a.i - 8) : a.i]):
            return False
        same = a.node.kind == b.node.kind or {a.node.kind, b.node.kind} <= DAYS
        return before == S["FROM"] or (same and a.node.kind not in {"relative", "adverb"})
    if gap == S["DASH"]:
        tight = words.ends[a.j - 1] == words.start(a.j) and words.ends[a.j] == words.start(a.j + 1)
        same = a.node.kind == b.node.kind or {a.node.kind, b.node.kind} <= {"date", "month", "numeric"}
        return same and (tight or (a.node.kind == "date" and words.low[a.j] != "-") or before in (S["LP"], S["FROM"]))
    return False


def _prefix(words: Words, item: Item, floor: int) -> None:
    """Takes in "since", "by", "until", "before", "after", "from", "as of", "around"."""
    classes, low = words.classes, words.low
    i = item.i
    item.possessive = classes[item.j : item.j + 1] == S["APOS"] or (
        classes[i] == S["THE"]
        and item.node.kind in {"date", "year"}
        and classes[item.j : item.j + 1] in (S["OTHER"], S["DASH"])
    )
    if item.end:
        if i - 1 >= floor and classes[i - 1] in (S["FROM"], S["BETWEEN"]):
            item.between = classes[i - 1] == S["BETWEEN"]
            item.i = i - 1
        return
    if item.node.kind == "range":
        if i - 1 >= floor and classes[i - 1] in (S["FROM"], S["BETWEEN"]):
            item.i = i - 1
        return
    if item.node.kind in {"duration", "set", "reference", "vague", "for_units", "in_units"}:
        return
    k = i - 1
    if k >= floor and classes[k] == S["ABOUT"]:
        item.approx = True
        i, k = k, k - 1
    if (
        k >= floor
        and classes[k] in (S["IN"], S["ON"], S["AT"])
        and k - 1 >= floor
        and classes[k - 1] in (S["STARTING"], S["START"], S["UP"], S["ONWARD"])
    ):
        k -= 1
    if k >= floor and classes[k] == S["ABOUT"]:
        item.approx, i, k = True, k, k - 1
    if k < floor or item.prefix:
        item.i = i
        return
    c = classes[k]
    shortly = k - 1 >= floor and (classes[k - 1] == S["SHORTLY"] or low[k - 1] in {"immediately", "soon"})
    if c in (S["BEFORE"], S["AFTER"]) and shortly and item.node.kind == "clock":
        item.prefix, i = "near_after" if c == S["AFTER"] else "near_before", k - 1
    elif c == S["THROUGH"] and item.node.kind not in DAYS | {"month", "year", "clock", "quarter"}:
        pass
    elif c in _PREFIXES:
        item.prefix, i = _PREFIXES[c], k
        if c == S["FROM"] and k - 1 >= floor and classes[k - 1] == S["AS"]:
            i = k - 1
        if c == S["BY"] and k - 1 >= floor and classes[k - 1] in (S["ED"],) and item.possessive:
            item.prefix, i = "", k + 1
    elif c in (S["START"],) and low[k] == "beginning":
        item.prefix, i = "from", k
    elif c == S["OF"] and k - 1 >= floor and classes[k - 1] == S["AS"]:
        item.prefix, i = "as_of", k - 1
    elif c == S["TO"] and k - 1 >= floor and (low[k - 1] in {"up", "prior"}):
        item.prefix, i = ("until" if low[k - 1] == "up" else "before"), k - 1
    elif c == S["THAN"] and k - 1 >= floor and low[k - 1] in {"later"} and low[k - 2 : k - 1] in (["no"], ["not"]):
        item.prefix, i = "by", max(floor, k - 2)
    elif c == S["FOR"] or (c == S["TO"] and not _MOVED.isdisjoint(low[max(0, k - 6) : k])):
        item.prefix = "for"
    elif c == S["OF"] and k - 1 >= floor and classes[k - 1] == S["AHEAD"]:
        item.prefix = "ahead"
    item.i = i
