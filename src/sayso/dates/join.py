"""Nodes to items: days joined with their clock times, their parts and their weekdays."""

from __future__ import annotations

from .item import DAYS, Item
from .node import Node
from .tokens import SYMBOL as S
from .tokens import Words

_JOINS_CLOCK = frozenset(S[n] for n in ("COMMA", "AT", "ABOUT", "ON", "SHORTLY", "AS", "THE", "BEFORE", "AFTER"))


def joined(words: Words, found: list[Node]) -> list[Item]:
    """Days joined with their clock times and their parts."""
    out: list[Item] = []
    classes = words.classes
    for node in found:
        item = Item(node, node.i, node.j)
        if not out:
            out.append(item)
            continue
        last = out[-1]
        gap = classes[last.j : node.i]
        a, b = last.node, node
        if len(gap) <= 4 and S["NL"] not in gap:
            if (
                b.kind == "clock"
                and b.tail is None
                and (a.kind in DAYS or (a.kind == "part" and a.rel))
                and len(gap) <= 3
                and _JOINS_CLOCK.issuperset(gap)
                and last.end is None
            ):
                b.tail = a
                last.node, last.j = b, node.j
                if last.part and last.part in {"EV", "AF", "NI"} and b.n < 720 and words.classes[b.i] == S["CLK"]:
                    b.n += 720
                if last.part:
                    last.part = ""
                continue
            if (
                a.kind == "clock"
                and b.kind == "clock"
                and gap == S["LP"]
                and (classes[node.j - 1] == S["RP"] or classes[node.j : node.j + 1] == S["RP"])
            ):
                # The same moment by another clock: "7 p.m. (1700 GMT) on Sunday".
                last.j = node.j + (classes[node.j - 1] != S["RP"])
                continue
            if (
                a.kind == "clock"
                and a.tail is None
                and (b.kind in DAYS or (b.kind == "part" and b.rel))
                and len(gap) <= 2
                and {S["ON"], S["COMMA"], S["OF"], S["THE"]}.issuperset(gap)
            ):
                a.tail = b
                last.j = node.j
                continue
            if (
                a.kind == "clock"
                and b.kind == "part"
                and not b.rel
                and gap in ("", S["IN"] + S["THE"], S["AT"], S["ON"] + S["THE"])
            ):
                if b.part in {"EV", "AF", "NI"} and 0 < a.n < 720 and not (b.part == "NI" and a.n < 300):
                    a.n += 720
                elif b.part == "MO" and a.n >= 720 and classes[a.i + 1 : a.i + 2] == S["OCLOCK"]:
                    a.n -= 720
                last.j = node.j
                continue
            if (
                a.kind in DAYS
                and b.kind == "part"
                and not b.rel
                and gap in ("", S["EARLY"], S["LATE"], S["IN"] + S["THE"], S["MID"] + S["DASH"], S["AT"])
            ):
                last.part, last.j = b.part, node.j
                continue
            if (
                a.kind == "part"
                and not a.rel
                and (b.kind in DAYS or b.kind == "range")
                and gap in (S["OF"], S["ON"], "", S["OF"] + S["THE"], S["COMMA"])
            ):
                item.part, item.i = a.part, last.i
                out[-1] = item
                continue
            if (
                a.kind == "overnight"
                and b.kind in DAYS
                and gap in (S["INTO"], S["ON"], "", S["TO"], S["FROM"], S["COMMA"] + S["INTO"])
            ):
                a.tail, last.j = b, node.j
                a.key = "into" if S["INTO"] in gap or S["TO"] in gap else ""
                continue
            if a.kind in {"weekday", "deictic"} and b.kind == "overnight" and gap == "":
                b.tail, last.node, last.j = a, b, node.j
                continue
            if (
                a.kind in {"weekday", "deictic", "relative", "holiday"}
                and b.kind == "date"
                and gap in (S["COMMA"], "", S["LP"], S["COMMA"] + S["THE"])
                and b.wd < 0
            ):
                if a.kind == "weekday" and not a.rel and not a.key:
                    b.wd = a.wd
                item.i = last.i
                if S["LP"] in gap and classes[node.j : node.j + 1] == S["RP"]:
                    item.j += 1
                out[-1] = item
                continue
            if a.kind in {"weekday"} and b.kind == "weekday_dom" and gap == S["COMMA"] + S["THE"]:
                b.wd, item.i = a.wd, last.i
                out[-1] = item
                continue
            if (
                a.kind == "relative"
                and a.unit in {"week", "month", "year"}
                and b.kind == "weekday"
                and gap in (S["ON"], "")
                and a.unit == "week"
            ):
                b.key = a.rel
                item.i = last.i
                out[-1] = item
                continue
            if a.kind == "adverb" and a.head and a.head.unit == "week" and b.kind == "weekday" and gap == S["ON"]:
                out.append(item)
                continue
        out.append(item)
    return out
