"""Words to nodes: weeks, weekends and what is told by "last", "next", "the same", "the end of"."""

from __future__ import annotations

from .days import deictic
from .en import PARTS, UNIT_OF
from .names_en import HOLIDAYS
from .node import MONTH, RELATIONS, UNIT, WEEKDAY, Node, S, counted, find_word, number_at, relation, with_year
from .tokens import Words
from .years import month_node


def read_week_in(words: Words, i: int, j: int) -> Node | None:
    """ "The last week of March", "the first Monday of November", "the first ten days of October"."""
    n = -1 if words.classes[i] in S["LAST"] + S["FINAL"] else number_at(words, i)
    of = find_word(words, i, j, S["OF"])
    month = find_word(words, of, j, MONTH)
    node = Node("in_span", i, j, n=n)
    k = find_word(words, i + 1, of, UNIT + S["WKND"] + WEEKDAY)
    if words.classes[k] in WEEKDAY:
        node.unit, node.wd = "weekday", number_at(words, k)
    else:
        node.unit = UNIT_OF.get(words.low[k], "weekend")
    node.d = int(counted(words, i + 1, k + 1)[0]) if k > i + 1 else 0
    if month >= 0:
        node.m = number_at(words, month)
        return with_year(node, words, month + 1, j)
    unit = find_word(words, of, j, S["UMONTH"])
    if unit >= 0:
        node.m, node.rel = -1, relation(words, of, unit) or "same"
        return node
    return with_year(node, words, of, j)


def read_before_last(words: Words, i: int, j: int) -> Node | None:
    """ "The week before last"."""
    return Node("unit", i, j, n=-2, unit=UNIT_OF.get(words.low[i], "weekend"))


def read_after_next(words: Words, i: int, j: int) -> Node | None:
    """ "The week after next"."""
    return Node("unit", i, j, n=2, unit=UNIT_OF.get(words.low[i], "weekend"))


def read_span_in(words: Words, i: int, j: int) -> Node | None:
    """ "The first three months of 2024"."""
    return read_week_in(words, i, j)


def read_weekend(words: Words, i: int, j: int) -> Node | None:
    """ "Next weekend", "the Labor Day weekend", "the weekend of October 12-13"."""
    k = find_word(words, i, j, S["WKND"])
    node = Node("weekend", i, j, rel=relation(words, i, k))
    month = find_word(words, k, j, MONTH)
    if month >= 0:
        node.m, node.d = number_at(words, month), number_at(words, find_word(words, k, j, S["D"]))
        return with_year(node, words, k, j)
    before = words.low[max(0, i - 4) : i] + words.low[i:k]
    if k and words.classes[k - 1] in S["HOL"] + S["HOLX"]:
        start = k - 1
        while words.classes[start] == S["HOLX"]:
            start -= 1
        node.key = HOLIDAYS[" ".join(words.low[start:k])]
        node.i = min(i, start)
    elif {"holiday", "long", "three"} & set(before[-3:]):
        node.key = "long"
    return node


def read_relative(words: Words, i: int, j: int) -> Node | None:
    """ "Last week", "that month", "the same period last year", "this morning"."""
    if words.classes[i] == S["ENTIRE"]:
        return (
            Node("relative", i, j, rel="same", unit=UNIT_OF[words.low[j - 1]])
            if words.classes[i - 1 : i] == S["THE"]
            else None
        )
    rel = relation(words, i, i + 2) if words.classes[i + 1] in RELATIONS else RELATIONS[words.classes[i]]
    k = find_word(words, i, j, UNIT + S["HALF"] + S["PART"] + S["PERIOD"] + S["TIME"])
    word = words.low[k]
    if words.classes[k] == S["PART"]:
        if words.low[i] not in {"this", "that", "last", "same", "next", "following", "previous"}:
            return None
        if word == "morning" and words.raw[k][0].isupper():
            return None
        if rel == "next" and words.classes[i - 1 : i] == S["THE"]:
            rel = "foll"
        return Node("part", i, j, rel=rel, part=PARTS[word])
    unit = UNIT_OF.get(word, "half" if words.classes[k] == S["HALF"] else "period")
    if unit in {"hour", "minute", "second"}:
        return Node("vague", i, j) if rel in {"last", "next"} else None
    if words.low[i] == "that" and unit in {"period"}:
        return None
    node = Node("relative", i, j, rel=rel, unit=unit)
    if words.classes[i] == S["SAME"] and k + 1 < j:
        node.key = "same"
        with_year(node, words, k + 1, j)
        if words.classes[j - 1] == S["AGO"]:
            node.yrel = "prev"
        return node
    if unit == "period":
        return Node("vague", i, j) if rel == "same" else None
    if words.classes[i - 1 : i] == S["THE"]:
        if (
            rel in {"next", "last"}
            and unit in _ROLLING
            and words.classes[i - 2 : i - 1] in (S["IN"], S["OVER"], S["DURING"], S["FOR"], S["WITHIN"])
        ):
            return Node("window", i, j, n=1, unit=unit, rel=rel)
        node.key = "the" if rel == "next" else ""
    if words.classes[i] == S["PAST"] or (words.classes[i] == S["THIS"] and words.classes[i + 1] == S["PAST"]):
        return Node("window", i, j, n=1, unit=unit, rel="last")
    return node


def read_adverb_in(words: Words, i: int, j: int) -> Node | None:
    """ "Earlier this month", "later in the day", "early in October"."""
    word = words.low[i]
    k = j - 1
    c = words.classes[k]
    if c == S["DOT"]:
        k -= 1
        c = words.classes[k]
    if c in S["TODAY"]:
        inner = deictic(words, k, k + 1)
    elif c in MONTH:
        if word in {"early", "late"} or j - i == 2:
            return None
        if words.classes[j : j + 1] == S["Y"]:
            j += 1
        inner = month_node(words, k, j)
    elif c == S["PART"]:
        inner = Node(
            "part", k, j, rel="this" if words.classes[k - 1] == S["THIS"] else "same", part=PARTS[words.low[k]]
        )
    else:
        unit = UNIT_OF[words.low[k]]
        rel = "this" if words.classes[k - 1] == S["THIS"] else "same"
        if words.classes[k - 1] not in S["THIS"] + S["THE"] + S["THAT"] + S["SAME"]:
            return None
        inner = Node("relative", k, j, rel=rel, unit=unit, key="the" if words.classes[k - 1] == S["THE"] else "")
    if not inner:
        return None
    return Node("adverb", i, j, mod=word, head=inner)


def read_year_of(words: Words, i: int, j: int) -> Node | None:
    """ "End of the year", "month-end"."""
    c = words.classes[i]
    if c in S["END"] + S["START"] + S["MIDDLE"]:
        unit = UNIT_OF.get(words.low[j - 1], "weekend")
        mod = {S["END"]: "late", S["START"]: "early", S["MIDDLE"]: "mid"}[c]
    else:
        unit, mod = UNIT_OF[words.low[i]], "late"
        if (
            words.classes[i + 1] == S["END"]
            and words.classes[i - 1 : i] != S["THE"]
            and words.low[i + 1] == "end"
            and unit not in {"year"}
        ):
            return None
    return Node("adverb", i, j, mod=mod, head=Node("relative", j - 1, j, rel="same", unit=unit, key="the"))


def read_chain(words: Words, i: int, j: int) -> Node | None:
    """ "The day before", "the following year"."""
    if words.classes[i - 1 : i] != S["THE"]:
        return None
    rel = {"before": "prev", "earlier": "prev", "previous": "prev", "prior": "prev", "preceding": "prev"}.get(
        words.low[j - 1], "foll"
    )
    word = words.low[i]
    if words.classes[i] == S["PART"]:
        return Node("part", i, j, rel=rel, part=PARTS[word])
    unit = UNIT_OF.get(word, "weekend" if words.classes[i] == S["WKND"] else "half")
    return Node("relative", i, j, rel=rel, unit=unit, key="chain")


_ROLLING = frozenset({"day", "week", "month", "year", "decade"})


def read_the_unit(words: Words, i: int, j: int) -> Node | None:
    """ "For the day", "during the week": the one that was named last, or that of the text."""
    if words.classes[i - 2 : i] not in (S["FOR"] + S["THE"], S["DURING"] + S["THE"]):
        return None
    if words.classes[j : j + 1] in (S["OF"], S["OTHER"], S["ING"], S["DASH"]):
        return None
    return Node("relative", i, j, rel="same", unit=UNIT_OF[words.low[i]])
