"""Words to nodes: what each date expression says, before anybody knows the day on which it was said."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from .en import DAYS_OFF, PARTS, SEASON_OF, UNIT_OF, VALUES
from .grammar import BEGINNINGS, beginning_with
from .names_en import COUNTED, EVENT_NOUNS, EVENTS, HOLIDAYS, NAMED_AFTER_DATES, NOT_A_YEAR_AFTER, SLASHED_EVENTS, SPORT
from .tokens import SYMBOL, Words

S = SYMBOL
_RELATIONS = {
    S["LAST"]: "last", S["PAST"]: "last", S["NEXT"]: "next", S["COMING"]: "next", S["THIS"]: "this",
    S["CURRENT"]: "this", S["PREV"]: "prev", S["FOLL"]: "foll", S["SAME"]: "same", S["THAT"]: "same",
}  # fmt: skip
_MONTH, _WEEKDAY = S["MON"] + S["MAB"], S["WD"] + S["WDA"]
_DAY_NUMBER = S["D"] + S["ORDN"] + S["ORDW"]
_UNIT = "".join(
    S[n] for n in ("UDAY", "UWEEK", "UMONTH", "UYEAR", "UDEC", "UTIME", "UFORT", "CENT", "QTR", "UNITS", "QTRS")
)
_YEAR_PREPOSITION = "".join(
    S[n] for n in ("IN", "SINCE", "BY", "UNTIL", "FROM", "OF", "DURING", "BEFORE", "AFTER", "BETWEEN", "EARLY", "LATE",
                   "MID", "THROUGH", "FOR", "TO", "AND", "THE", "LP", "DASH", "SEASON", "END", "APOS", "OR", "COMMA", "START", "OVER", "NL", "QTR", "HALF", "THAN", "THIS")
)  # fmt: skip
_STRONG = "".join(
    S[n] for n in ("IN", "SINCE", "DURING", "UNTIL", "BETWEEN", "EARLY", "LATE", "MID", "BEFORE", "AFTER")
)


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


def nodes(words: Words) -> list[Node]:
    """The nodes of a text, in order and disjoint."""
    out: list[Node] = []
    classes, at, search = words.classes, 0, BEGINNINGS.search
    while found := search(classes, at):
        at = found.start()
        tried = beginning_with(classes[at])
        match = tried[0].match(classes, at) if tried else None
        node = None
        if match and tried and match.lastindex and match.end() > at:
            node = HANDLERS[tried[1][match.lastindex - 1]](words, at, match.end())
        if node:
            out.append(node)
            at = node.j
        else:
            at += 1
    return out


# --- reading a stretch of words


def _find(words: Words, i: int, j: int, classes: str) -> int:
    """The first word of `[i, j)` of one of the classes, or -1."""
    for k in range(i, j):
        if words.classes[k] in classes:
            return k
    return -1


def _value(words: Words, k: int) -> int:
    """The number that a word stands for."""
    word = words.low[k]
    known = VALUES.get(word)
    return known if known is not None else int("".join(c for c in word if "0" <= c <= "9")[:9] or 0)


def _year(node: Node, words: Words, i: int, j: int) -> Node:
    """Fills the year, or how the year is told, from the words `[i, j)`."""
    k = _find(words, i, j, S["Y"])
    if k >= 0:
        node.y = _value(words, k)
        return node
    k = _find(words, i, j, S["UYEAR"])
    if k >= 0:
        if k > i and words.classes[k - 1] in _RELATIONS:
            node.yrel = _RELATIONS[words.classes[k - 1]]
        elif k + 1 < j:
            node.yrel = "foll" if words.classes[k + 1] in S["AFTER"] + S["LATER"] else "prev"
        else:
            node.yrel = "same"
    return node


def _count(words: Words, i: int, j: int) -> tuple[float, int]:
    """The number told by the words from `i`, and where the unit stands."""
    k = _find(words, i, j, _UNIT)
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
            total, seen = total + _value(words, at), True
        elif c == S["DECI"]:
            total, seen = total + float(words.low[at]), True
    if words.classes[i] == S["HALF"]:
        total = 0.5
    return total, k


def _rel(words: Words, i: int, j: int) -> str:
    """How a "last", "next", "this" ... among the words relates."""
    found = ""
    for k in range(i, j):
        rel = _RELATIONS.get(words.classes[k])
        if rel:
            found = "last" if words.classes[k] == S["PAST"] else "next" if words.classes[k] == S["COMING"] else rel
            if found != "this":
                return found
    return found


# --- handlers: one for each kind of pattern; `None` where the words are no date after all


def _iso(words: Words, i: int, j: int) -> Node | None:
    y, m, d = (int(part) for part in words.low[i][:10].split("-"))
    node = Node("date", i, j, y=y, m=m, d=d)
    if len(words.low[i]) > 10:
        clock = words.low[i][11:16].split(":")
        return Node("clock", i, j, n=int(clock[0]) * 60 + int(clock[1]), tail=node)
    return node if 1 <= m <= 12 and 1 <= d <= 31 else None


def _numeric(words: Words, i: int, j: int) -> Node | None:
    word = words.low[i]
    mark = next(c for c in word if not "0" <= c <= "9")
    a, b, c = word.split(mark)
    if len(a) == 4:
        return Node("date", i, j, y=int(a), m=int(b), d=int(c))
    y = int(c) if len(c) == 4 else 2000 + int(c) if int(c) < 70 else 1900 + int(c)
    if len(c) == 2 and mark == "-":
        return None
    if i and words.low[i - 1] in {"$", "£", "€", "v", "version"}:
        return None
    return Node("numeric", i, j, y=y, m=int(a), d=int(b), key=mark)


def _slashed(words: Words, i: int, j: int) -> Node | None:
    word = words.low[i]
    if word in SLASHED_EVENTS and (word == "9/11" or words.classes[i - 1 : i] != S["ON"]):
        y, m, d = SLASHED_EVENTS[word]
        return Node("date", i, j, y=y, m=m, d=d)
    if i and words.classes[i - 1] in S["ON"] + S["SINCE"] + S["UNTIL"] + S["BY"]:
        a, b = word.split("/")
        return Node("numeric", i, j, m=int(a), d=int(b), key="/")
    return None


def _holiday(words: Words, i: int, j: int) -> Node | None:
    k = i + 1
    while k < j and words.classes[k] == S["HOLX"]:
        k += 1
    name = " ".join(words.low[i:k])
    after = words.classes[k] if k < len(words.classes) else ""
    if name in {"black friday", "super tuesday", "may day"} and not (
        i
        and (
            words.classes[i - 1] in S["ON"] + S["BY"] + S["UNTIL"] + S["SINCE"] + S["BEFORE"] + S["AFTER"] + S["NL"]
            or words.classes[i - 1] in _RELATIONS
        )
    ):
        return None
    if name in {"new year 's", "new year ’s", "election day", "independence day"} and after == S["NUMW"]:
        return None
    if k < len(words.low) and words.low[k] in {
        "agreement",
        "accord",
        "accords",
        "island",
        "tree",
        "trees",
        "carol",
        "film",
    }:
        return None
    node = _year(Node("holiday", i, j, key=HOLIDAYS[name], part=name), words, k, j)
    if i and words.classes[i - 1] in _RELATIONS:
        node.rel = _RELATIONS[words.classes[i - 1]]
        node.i = i - 1
    return node


def _war_day(words: Words, i: int, j: int) -> Node | None:
    ahead = words.low[j : j + 6]
    if not any(word in {"war", "invasion", "conflict", "offensive"} for word in ahead):
        return None
    k = _find(words, i, j, S["D"] + S["INT"] + S["BIG"] + S["ORDN"] + S["ORDX"] + S["Y"])
    end = j + next(n for n, word in enumerate(ahead) if word in {"war", "invasion", "conflict", "offensive"}) + 1
    return Node("war_day", i, end, n=_value(words, k))


def _range(words: Words, i: int, j: int) -> Node | None:
    days = [k for k in range(i, j) if words.classes[k] in S["D"] + S["ORDN"]]
    month = _find(words, i, j, _MONTH)
    if len(days) < 2 or _named_after(words, j):
        return None
    first, last = _value(words, days[0]), _value(words, days[1])
    joined = _find(words, days[0], days[1], S["AND"]) >= 0
    if first >= last or (joined and last - first > 1 and words.classes[i - 1 : i] != S["BETWEEN"]):
        return None
    return _year(Node("range", i, j, m=_value(words, month), d=first, d2=last), words, max(days[1], month) + 1, j)


def _named_after(words: Words, j: int) -> bool:
    """Whether what follows a date is named after it: "the 6 October bridge"."""
    return j < len(words.low) and words.low[j] in NAMED_AFTER_DATES


def _date(words: Words, i: int, j: int) -> Node | None:
    month = _find(words, i, j, _MONTH)
    number = _find(words, i, j, _DAY_NUMBER)
    day = _value(words, number)
    if words.classes[number] == S["ORDW"] and (day > 10 or (number > month and words.low[number] == "second")):
        return None
    if words.classes[number] == S["ORDW"] and number < month and words.classes[number + 1 : number + 2] != S["OF"]:
        return None
    if _named_after(words, j) or not 1 <= day <= 31:
        return None
    if j < len(words.low) and number == j - 1 and (words.low[j] in {"%", "percent", "per"} or words.low[j] in COUNTED):
        return _month(words, month, number)
    if number == j - 1 and words.classes[number] == S["D"] and words.classes[j : j + 1] in (S["AMPM"], S["OCLOCK"]):
        return _month(words, month, number)
    node = Node("date", i, j, m=_value(words, month), d=day)
    weekday = _find(words, i, j, _WEEKDAY)
    if weekday >= 0:
        node.wd = _value(words, weekday)
    _year(node, words, max(month, number) + 1, j)
    if node.y is None and not node.yrel:
        ahead = words.low[j : j + 2]
        for m, d, nouns, year in EVENTS:
            if (m, d) == (node.m, node.d) and any(word in nouns.split() for word in ahead):
                node.y, node.mod = year, "event"
    return node


def _month(words: Words, i: int, j: int) -> Node | None:
    month = _find(words, i, j, _MONTH)
    node = _year(Node("month", i, j, m=_value(words, month)), words, month + 1, j)
    if node.y is None and not node.yrel and month > i and words.classes[month - 1] == S["APOS"]:
        _year(node, words, i, month)
    if month > i and words.classes[i] in _RELATIONS and not node.yrel:
        node.rel = _rel(words, i, month)
    if node.y is None and not node.yrel and not node.rel:
        before = words.classes[i - 1] if i else S["NL"]
        word = words.low[month]
        name_like = word in {"may", "march", "april", "august", "june"} or words.classes[month] == S["MAB"]
        cued = before in "".join(
            S[n] for n in ("IN", "SINCE", "BY", "UNTIL", "FROM", "DURING", "BETWEEN", "EARLY", "LATE", "MID", "OF",
                           "BEFORE", "AFTER", "THROUGH", "TO", "AND", "FOR", "EARLIER", "LATER", "STARTING", "DASH", "OR", "START", "COMMA", "THE", "SLASH", "EVERY")
        )  # fmt: skip
        if name_like and not cued and words.classes[j : j + 1] not in (S["APOS"], S["DASH"]):
            return None
        after = words.raw[j] if j < len(words.raw) else ""
        first_name = (
            word in {"may", "april", "june", "august"} and after[:1].isupper() and words.classes[j] == S["OTHER"]
        )
        if first_name or (
            word == "march" and before not in _cues() and words.low[j : j + 1] in (["on"], ["in"], ["for"], ["of"])
        ):
            return None
        if word == "march" and before == S["THE"] and words.classes[j : j + 1] not in (S["OTHER"], S["D"]):
            return None
        if _named_after(words, j):
            return None
        if words.classes[month] == S["MAB"] and not words.raw[month][0].isupper():
            return None
    return node


def _cues() -> str:
    return "".join(S[n] for n in ("IN", "SINCE", "BY", "UNTIL", "FROM", "DURING", "EARLY", "LATE", "MID"))


def _week_in(words: Words, i: int, j: int) -> Node | None:
    """ "The last week of March", "the first Monday of November", "the first ten days of October"."""
    n = -1 if words.classes[i] in S["LAST"] + S["FINAL"] else _value(words, i)
    of = _find(words, i, j, S["OF"])
    month = _find(words, of, j, _MONTH)
    node = Node("in_span", i, j, n=n)
    k = _find(words, i + 1, of, _UNIT + S["WKND"] + _WEEKDAY)
    if words.classes[k] in _WEEKDAY:
        node.unit, node.wd = "weekday", _value(words, k)
    else:
        node.unit = UNIT_OF.get(words.low[k], "weekend")
    node.d = int(_count(words, i + 1, k + 1)[0]) if k > i + 1 else 0
    if month >= 0:
        node.m = _value(words, month)
        return _year(node, words, month + 1, j)
    unit = _find(words, of, j, S["UMONTH"])
    if unit >= 0:
        node.m, node.rel = -1, _rel(words, of, unit) or "same"
        return node
    return _year(node, words, of, j)


def _months_to(words: Words, i: int, j: int) -> Node | None:
    """ "The three months to September", "the year ended March 31", "the week ended May 3"."""
    end = _find(words, i, j, S["TO"] + S["ENDED"] + S["THROUGH"] + S["UP"])
    n, k = _count(words, i, end)
    if k < 0:
        k = _find(words, i, end, S["HALF"])
    unit = "half" if words.classes[k] == S["HALF"] else UNIT_OF.get(words.low[k], "")
    month = _find(words, end, j, _MONTH)
    day = _find(words, end, j, S["D"] + S["ORDN"])
    if words.classes[end] in S["TO"] + S["THROUGH"] and unit in {"week", "day"} and not n:
        return None
    node = Node("months_to", i, j, n=n or 1, unit=unit, m=_value(words, month))
    node.d = _value(words, day) if day >= 0 else 0
    return _year(node, words, max(month, day) + 1, j)


def _weekday(words: Words, i: int, j: int) -> Node | None:
    k = _find(words, i, j, _WEEKDAY)
    if (
        words.classes[k] == S["WDA"]
        and j - i <= 1
        and words.classes[i - 1 : i] not in (S["ON"], S["LP"], S["NL"], S["COMMA"])
    ):
        return None
    node = Node("weekday", i, j, wd=_value(words, k))
    week = _find(words, i, j, S["UWEEK"])
    if week >= 0:
        node.key = _rel(words, i, week)
        return node
    node.rel = _rel(words, i, k) or _rel(words, k + 1, j)
    if node.rel == "same":
        node.rel = "" if words.low[i] != "that" else "that"
    if not node.rel and i and _some(words, i - 1):
        return None
    return node


def _some(words: Words, k: int) -> bool:
    return words.low[k] in {"one", "some", "any", "no", "another", "a", "an"}


def _weekday_week(words: Words, i: int, j: int) -> Node | None:
    k = _find(words, i, j, _WEEKDAY)
    n = 2 if words.classes[j - 1] == S["UFORT"] else 1
    if k == i and words.classes[i - 1 : i] == S["THE"]:
        return None
    return Node("weekday", i, j, wd=_value(words, k), rel="after", n=n)


def _weekday_ago(words: Words, i: int, j: int) -> Node | None:
    k = _find(words, i, j, _WEEKDAY)
    if k < 0:
        k = _find(words, i, j, S["WDS"])
        n = _count(words, i, k)[0]
        return Node("weekday", i, j, wd=_value(words, k), rel="times_ago", n=int(n)) if n else None
    n, unit = _count(words, i, k)
    if UNIT_OF[words.low[unit]] != "week":
        return None
    return Node("weekday", i, j, wd=_value(words, k), rel="ago", n=int(n))


def _weekend_ago(words: Words, i: int, j: int) -> Node | None:
    return Node("unit", i, j, n=-int(_count(words, i, j - 2)[0] or 1), unit="weekend", key="ago")


def _clock_part(words: Words, i: int, j: int) -> Node | None:
    """ "At 6 this morning"."""
    hour = _value(words, i)
    part = PARTS[words.low[j - 1]]
    if not 1 <= hour <= 12 or words.classes[i - 1 : i] not in (
        S["AT"],
        S["ABOUT"],
        S["BY"],
        S["BEFORE"],
        S["AFTER"],
        S["SINCE"],
        S["UNTIL"],
    ):
        return None
    day = (
        _deictic(words, i + 1, i + 2)
        if words.classes[i + 1] == S["TODAY"]
        else Node("part", i + 1, j, rel=_RELATIONS[words.classes[i + 1]], part=part)
    )
    late = part in {"AF", "EV"} or (part == "NI" and hour > 4)
    return Node("clock", i, j, n=(hour % 12 + 12 * late) * 60, tail=day)


def _weekday_before_last(words: Words, i: int, j: int) -> Node | None:
    return Node("weekday", i, j, wd=_value(words, i), rel="before_last")


def _weekday_dom(words: Words, i: int, j: int) -> Node | None:
    return Node("weekday_dom", i, j, wd=_value(words, i), d=_value(words, j - 1))


def _deictic(words: Words, i: int, j: int) -> Node | None:
    word = words.low[j - 1]
    n = DAYS_OFF[word]
    if j - i > 1:
        n = -2 if n < 0 else 2
        if words.low[j - 1] not in {"yesterday", "tomorrow"}:
            return None
    node = Node("deictic", i, j, n=n, part="NI" if word.startswith("toni") else "")
    if word == "today" and words.classes[j : j + 1] == S["APOS"] and i and words.low[i - 1] in {"of"}:
        node.key = "era"
    return node


def _before_last(words: Words, i: int, j: int) -> Node | None:
    return Node("unit", i, j, n=-2, unit=UNIT_OF.get(words.low[i], "weekend"))


def _after_next(words: Words, i: int, j: int) -> Node | None:
    return Node("unit", i, j, n=2, unit=UNIT_OF.get(words.low[i], "weekend"))


def _fiscal(words: Words, i: int, j: int) -> Node | None:
    node = Node("fiscal", i, j)
    word = words.low[i]
    if word.startswith("fy") and len(word) > 2:
        digits = "".join(c for c in word if "0" <= c <= "9")
        node.y = int(digits) if len(digits) == 4 else 2000 + int(digits)
        k = _find(words, i + 1, j, S["D"])
    else:
        y = _find(words, i, j, S["Y"])
        if y < 0:
            if words.classes[i] in _RELATIONS:
                node.yrel = _RELATIONS[words.classes[i]]
                return node
            if words.classes[i] == S["FYW"]:
                node.y = 2000 + _value(words, i + 1)
                return node
            return None
        node.y = _value(words, y)
        k = _find(words, y + 1, j, S["D"] + S["INT"] + S["Y"])
    if k >= 0:
        node.d2 = _value(words, k) % 100 or 100
    return node


def _to_date(words: Words, i: int, j: int) -> Node | None:
    return Node("so_far", i, j, unit="year")


def _so_far(words: Words, i: int, j: int) -> Node | None:
    return Node("so_far", i, j, unit=UNIT_OF[words.low[j - 1]])


def _span_in(words: Words, i: int, j: int) -> Node | None:
    return _week_in(words, i, j)


def _window(words: Words, i: int, j: int) -> Node | None:
    n, k = _count(words, i + 1, j)
    rel = _rel(words, i, k)
    if words.classes[k - 1] == S["A"] or k < 0:
        return None
    if rel == "this" and n > 1:
        return None
    return Node("window", i, j, n=n or 1, unit=UNIT_OF[words.low[k]], rel=rel)


def _vague(words: Words, i: int, j: int) -> Node | None:
    first = words.classes[i]
    past = (
        first in S["PAST"] + S["LAST"] + S["RECENT"] + S["PREV"]
        or words.classes[j - 1] in S["AGO"] + S["EARLIER"] + S["BEFORE"]
    )
    unit = _find(words, i, j, _UNIT)
    value = (
        f"P{'T' if UNIT_OF.get(words.low[unit]) in _CLOCK_UNITS else ''}X{_LETTER.get(UNIT_OF.get(words.low[unit], ''), 'Y')}"
        if unit >= 0
        else ""
    )
    return Node("vague", i, j, rel="past" if past else "future", key=value)


def _in_game(words: Words, i: int, j: int) -> bool:
    """Whether a half or a quarter is one of a game, by the words around it."""
    return not SPORT.isdisjoint(words.low[max(0, i - 10) : j + 10])


_REPORTED = frozenset(
    ["results", "earnings", "profit", "profits", "revenue", "sales", "figures", "report", "numbers", "loss", "losses"]
)
"""What is told of a quarter that is over, also in the future: "will report third-quarter results"."""


def _quarter(words: Words, i: int, j: int) -> Node | None:
    k = _find(words, i, j, S["QN"])
    node = Node("quarter", i, j)
    if j < len(words.low) and words.low[j] in _REPORTED:
        node.mod = "reported"
    if k >= 0:
        word = words.low[k]
        node.unit = "half" if "h" in word else "quarter"
        node.n = int(word.strip("qh"))
        if node.unit == "half" and node.n > 2:
            return None
        end = k
        node = _year(node, words, i, k) if k > i else node
    else:
        end = _find(words, i, j, S["QTR"] + S["HALF"])
        number = _find(words, i, end, S["ORDW"] + S["ORDN"] + S["FINAL"] + S["LAST"])
        node.unit = "half" if words.classes[end] == S["HALF"] else "quarter"
        n = -1 if words.classes[number] in S["FINAL"] + S["LAST"] else _value(words, number)
        node.n = (2 if node.unit == "half" else 4) if n == -1 else n
        if words.classes[number] == S["LAST"]:
            if _find(words, end, j, S["OF"]) < 0:
                return Node("relative", i, end + 1, rel="last", unit=node.unit)
            if node.unit == "half" and words.classes[end + 1] == S["OF"] and j == end + 1:
                return None
        if node.n > (2 if node.unit == "half" else 4) or _in_game(words, i, j):
            return None
        if (
            words.low[j : j + 2] == ["-", "final"]
            or words.low[j : j + 1] == ["final"]
            or words.low[j : j + 1] == ["finals"]
        ):
            return None
    if _find(words, i, j, S["FISCAL"]) >= 0 or _find(words, i, j, S["FY"]) >= 0:
        node.key = "fiscal"
        k = _find(words, i, j, S["FY"])
        if k >= 0:
            node.y = _fiscal(words, k, k + 1).y  # type: ignore[union-attr]
            return node
    return _year(node, words, end + 1, j) if node.y is None else node


def _season(words: Words, i: int, j: int) -> Node | None:
    k = _find(words, i, j, S["SEASON"] + S["FALL"])
    node = Node("season", i, j, n=SEASON_OF[words.low[k]])
    if k > i and words.classes[i] in _RELATIONS and words.classes[k - 1] != S["APOS"]:
        node.rel = _rel(words, i, k)
    if k > i and words.classes[k - 1] == S["APOS"]:
        return _year(node, words, i, k)
    _year(node, words, k + 1, j)
    y = _find(words, k, j, S["Y"])
    if y >= 0 and y + 1 < j:
        node.d2 = _value(words, j - 1) % 100 or 100
    if node.y is None and not node.yrel and not node.rel:
        before = words.classes[i - 1] if i else S["NL"]
        before2 = words.classes[i - 2] if i > 1 else S["NL"]
        prepositions = "".join(
            S[n]
            for n in (
                "IN",
                "SINCE",
                "BY",
                "UNTIL",
                "DURING",
                "OVER",
                "EARLY",
                "LATE",
                "MID",
                "BEFORE",
                "AFTER",
                "FROM",
                "THROUGH",
                "OF",
                "DASH",
            )
        )
        the = before == S["THE"] and before2 in prepositions + S["EARLIER"]
        if words.classes[k] == S["FALL"]:
            if (
                not (the and before2 in S["IN"] + S["BY"] + S["UNTIL"] and words.classes[j : j + 1] != S["OF"])
                and before not in S["EARLY"] + S["LATE"]
            ):
                return None
        elif not the and before not in prepositions:
            return None
        if words.raw[k][0].isupper() and not the and j < len(words.raw) and words.raw[j][:1].isupper():
            return None
    if (
        words.classes[k] == S["FALL"]
        and node.yrel
        and words.classes[k + 1] != S["OF"]
        and words.classes[i - 1 : i] != S["THE"]
    ):
        return None
    if words.low[j : j + 1] in (["olympics"], ["olympic"], ["games"], ["paralympics"]):
        return None
    return node


def _weekend(words: Words, i: int, j: int) -> Node | None:
    k = _find(words, i, j, S["WKND"])
    node = Node("weekend", i, j, rel=_rel(words, i, k))
    month = _find(words, k, j, _MONTH)
    if month >= 0:
        node.m, node.d = _value(words, month), _value(words, _find(words, k, j, S["D"]))
        return _year(node, words, k, j)
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


def _relative(words: Words, i: int, j: int) -> Node | None:
    if words.classes[i] == S["ENTIRE"]:
        return (
            Node("relative", i, j, rel="same", unit=UNIT_OF[words.low[j - 1]])
            if words.classes[i - 1 : i] == S["THE"]
            else None
        )
    rel = _rel(words, i, i + 2) if words.classes[i + 1] in _RELATIONS else _RELATIONS[words.classes[i]]
    k = _find(words, i, j, _UNIT + S["HALF"] + S["PART"] + S["PERIOD"] + S["TIME"])
    word = words.low[k]
    if words.classes[k] == S["PART"]:
        if words.low[i] not in {"this", "that", "last", "same", "next", "following", "previous"}:
            return None
        if word == "morning" and words.raw[k][0].isupper():
            return None
        return Node("part", i, j, rel=rel, part=PARTS[word])
    unit = UNIT_OF.get(word, "half" if words.classes[k] == S["HALF"] else "period")
    if unit in {"hour", "minute", "second"}:
        return Node("vague", i, j) if rel in {"last", "next"} else None
    if words.low[i] == "that" and unit in {"period"}:
        return None
    node = Node("relative", i, j, rel=rel, unit=unit)
    if words.classes[i] == S["SAME"] and k + 1 < j:
        node.key = "same"
        _year(node, words, k + 1, j)
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


def _adverb_in(words: Words, i: int, j: int) -> Node | None:
    """ "Earlier this month", "later in the day", "early in October"."""
    word = words.low[i]
    k = j - 1
    c = words.classes[k]
    if c == S["DOT"]:
        k -= 1
        c = words.classes[k]
    if c in S["TODAY"]:
        inner = _deictic(words, k, k + 1)
    elif c in _MONTH:
        if word in {"early", "late"} or j - i == 2:
            return None
        if words.classes[j : j + 1] == S["Y"]:
            j += 1
        inner = _month(words, k, j)
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


def _year_of(words: Words, i: int, j: int) -> Node | None:
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


def _point(words: Words, i: int, j: int) -> Node | None:
    k = _find(words, i, j, _UNIT)
    start = i + 2 if words.classes[i] == S["MORE"] else i
    n, _ = _count(words, start, k + 1)
    word = words.low[k + 1]
    if words.classes[k - 1] == S["DASH"] or word == "on":
        if word == "on" and n and words.classes[j : j + 1] in (S["COMMA"], S["DOT"]):
            return Node("point", i, j, n=n, unit=UNIT_OF[words.low[k]], rel="later")
        return _duration(words, i, k + 1)
    if (
        word in {"after", "before"}
        and words.classes[j : j + 1] in (S["OTHER"], S["A"], S["ED"], S["ING"])
        and words.low[j] not in {"that", "this"}
    ):
        return Node("duration", i, j, key=duration_value(n, UNIT_OF[words.low[k]]), n=n, unit=UNIT_OF[words.low[k]])
    rel = {"ago": "ago", "earlier": "earlier", "before": "before", "previous": "earlier", "prior": "earlier",
           "preceding": "earlier", "later": "later", "after": "after", "hence": "hence", "from": "hence"}[word]  # fmt: skip
    return Node("point", i, j, n=n, unit=UNIT_OF[words.low[k]], rel=rel)


def _in_units(words: Words, i: int, j: int) -> Node | None:
    n, k = _count(words, i + 1, j)
    if words.classes[j : j + 1] in (S["TO"], S["ENDED"], S["THROUGH"]) and words.classes[i + 1] not in S["A"]:
        return None
    start = next((s for s in range(i + 1, k) if words.classes[s] not in S["ABOUT"] + S["THE"]), k)
    if words.classes[j : j + 1] == S["OF"]:
        return _duration(words, start, k + 1)
    if words.classes[k - 1] == S["DASH"]:
        return None
    if words.classes[start] == S["D"] and start == k - 1 and words.low[start].startswith("0"):
        return None
    node = Node("in_units", i, j, n=n, unit=UNIT_OF[words.low[k]])
    node.key = "point" if words.low[j - 1] == "time" else ""
    return node


def _within(words: Words, i: int, j: int) -> Node | None:
    n, k = _count(words, i + 1, j)
    return Node("window", i, j, n=n or 1, unit=UNIT_OF[words.low[k]], rel="within")


def _for_units(words: Words, i: int, j: int) -> Node | None:
    n, k = _count(words, i + 1, j)
    rel = _rel(words, i, k)
    if rel in {"last", "next", "prev", "foll"}:
        return Node("window", i, j, n=n or 1, unit=UNIT_OF[words.low[k]], rel=rel)
    if words.classes[j : j + 1] == S["DASH"] or words.classes[k - 1] == S["DASH"]:
        return _duration(words, i + 1, j)
    return Node("for_units", i, j, n=n, unit=UNIT_OF[words.low[k]])


def _chain(words: Words, i: int, j: int) -> Node | None:
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


def _decade(words: Words, i: int, j: int) -> Node | None:
    word = words.low[i]
    if words.classes[i] == S["DECW"]:
        if words.classes[i - 1 : i] not in (S["THE"], S["EARLY"], S["LATE"], S["MID"], S["DASH"]) or (
            words.low[i - 2 : i - 1] == ["in"] and words.low[i - 1] in {"his", "her"}
        ):
            return None
        return Node("decade", i, j, y=VALUES[word])
    digits = "".join(c for c in word if "0" <= c <= "9")
    if len(digits) == 4:
        if digits.endswith("00") and not 1000 <= int(digits) <= 2100:
            return None
        return Node("decade", i, j, y=int(digits)) if digits.endswith("0") else None
    if len(digits) != 2 or (words.low[i - 1 : i] and words.low[i - 1] in {"his", "her", "their", "my", "its"}):
        return None
    told = words.classes[i - 2 : i - 1] in (
        S["IN"],
        S["OF"],
        S["SINCE"],
        S["DURING"],
        S["FROM"],
        S["BY"],
        S["UNTIL"],
        S["TO"],
    )
    if (
        word[0].isdigit()
        and not (words.classes[i - 1 : i] == S["THE"] and told)
        and words.classes[i - 1 : i] not in (S["EARLY"], S["LATE"], S["DASH"], S["AND"])
    ):
        return None
    y = int(digits)
    return Node("decade", i, j, y=1900 + y if y >= 30 else 2000 + y)


def _century(words: Words, i: int, j: int) -> Node | None:
    return Node("century", i, j, n=_value(words, i))


def _clock(words: Words, i: int, j: int) -> Node | None:
    c = words.classes[i]
    word = words.low[i]
    before = words.low[i - 1] if i else ""
    if c == S["NOON"]:
        return Node("clock", i, i + 1, n=720)
    if c == S["MIDN"]:
        return Node("clock", i, i + 1, n=0, key="midnight")
    digits = [int(part) for part in word.rstrip("apm. ").replace(".", ":").split(":") if part.isdigit()]
    if not digits or before in {"$", "£", "€"}:
        return None
    hour, minute = digits[0], digits[1] if len(digits) > 1 else 0
    half = word[-2:] if c == S["CLKA"] and word[-1] == "m" else ""
    if c == S["CLKA"]:
        half = "p" if "p" in word else "a"
    elif i + 1 < j and words.classes[i + 1] == S["AMPM"]:
        half = words.low[i + 1][0]
    elif c == S["DECI"]:
        zoned = i + 1 < j
        if not zoned and not (
            before == "at" and words.classes[i + 1 : i + 2] in (S["ON"], S["COMMA"], S["DOT"], S["NL"])
        ):
            return None
        if zoned and words.classes[i + 1] == S["OTHER"]:
            return None
    elif (c == S["CLK"] and before in {"score", "psalm", "verse", "won"}) or (
        c == S["CLK"] and words.low[j : j + 1] in (["minutes"], ["win"], ["victory"])
    ):
        return None
    if hour > 24 or minute > 59 or (half and hour > 12):
        return None
    if half == "p" and hour < 12:
        hour += 12
    elif half == "a" and hour == 12:
        hour = 0
    if words.classes[i + 1 : i + 2] == S["OCLOCK"] and hour < 8:
        hour += (
            12
            if _find(words, j, min(j + 4, len(words.low)), S["PART"]) < 0 or "morning" not in words.low[j : j + 4]
            else 0
        )
    end = j
    if (
        i + 1 < j
        and words.classes[j - 1] == S["TIME"]
        and words.classes[j - 2] == S["OTHER"]
        and not words.raw[j - 2][:1].isupper()
    ):
        end = i + 1 + (words.classes[i + 1] in S["AMPM"] + S["OCLOCK"])
    return Node("clock", i, end, n=hour * 60 + minute, unit=_utc(words, i, end))


def _utc(words: Words, i: int, j: int) -> str:
    """ "Z" where a clock time says that it is in UTC."""
    return "Z" if not {"gmt", "utc", "z"}.isdisjoint(words.low[i:j]) and S["D"] not in words.classes[i + 1 : j] else ""


def _military(words: Words, i: int, j: int) -> Node | None:
    word = words.low[i]
    hour, minute = int(word[:2]), int(word[2:])
    if hour > 24 or minute > 59:
        return None
    if _find(words, i, j, S["TIME"] + S["ZONE"] + S["HRS"] + S["LOCAL"]) < 0 and not (
        words.low[i + 1] == "hours"
        and i
        and words.classes[i - 1]
        in S["AT"] + S["BY"] + S["FROM"] + S["TO"] + S["ABOUT"] + S["UNTIL"] + S["BEFORE"] + S["AFTER"]
    ):
        return None
    if words.low[i + 1 : i + 2] == ["et"] and words.low[i + 2 : i + 3] == ["al"]:
        return None
    if words.classes[j - 1] == S["TIME"] and words.classes[j - 2] == S["OTHER"] and not words.raw[j - 2][:1].isupper():
        return None
    return Node("clock", i, j, n=hour * 60 + minute, unit=_utc(words, i, j))


def _each(words: Words, i: int, j: int) -> Node | None:
    if (
        words.classes[j - 1] in S["OFTEN"] + S["ANNUAL"]
        and words.raw[j - 1][:1].isupper()
        and i
        and words.raw[i - 1][:1].isupper()
    ):
        return None
    if words.classes[i] in S["D"] + S["INT"] + S["BIG"] + S["UNITS"] + S["DECI"] + S["NUMW"]:
        i += 1
    word = words.low[j - 1]
    value = {"daily": "P1D", "weekly": "P1W", "monthly": "P1M", "yearly": "P1Y", "annually": "P1Y", "annual": "P1Y",
             "quarterly": "P3M", "hourly": "PT1H"}.get(word, "")  # fmt: skip
    if word in UNIT_OF:
        value = f"P{1}{_LETTER.get(UNIT_OF[word], 'Y')}"
    if words.classes[j - 1] in _WEEKDAY + S["WDS"]:
        value = f"XXXX-WXX-{VALUES[word] + 1}"
    return Node("set", i, j, key=value)


_LETTER = {"day": "D", "week": "W", "month": "M", "year": "Y", "hour": "H", "minute": "M", "quarter": "Q"}


def _overnight(words: Words, i: int, j: int) -> Node | None:
    if words.low[j : j + 1] and words.low[j] in {
        "success",
        "stay",
        "stays",
        "sensation",
        "train",
        "rates",
        "rate",
        "lending",
    }:
        return None
    return Node("overnight", i, j)


def _is_year(words: Words, i: int, j: int) -> bool:
    """Whether a number of four digits is a year, by the words around it."""
    y = int(words.low[i])
    before = words.low[i - 1] if i else ""
    after = words.low[j] if j < len(words.low) else ""
    c = words.classes[i - 1] if i else S["NL"]
    if before in NOT_A_YEAR_AFTER or before in {"$", "£", "€", "+", "#", "no.", "nos."} or after in {"%", "percent"}:
        return False
    if after in COUNTED and not (
        c in S["IN"] + S["SINCE"] + S["DURING"] and after in {"people", "companies", "others", "voters"}
    ):
        return False
    if words.classes[j : j + 1] in (S["UNITS"], S["HRS"]) or not 1500 <= y <= 2199:
        return 1000 <= y < 1500 and c in _STRONG and words.classes[j : j + 1] != S["OTHER"]
    if (
        after == "-"
        and words.classes[j + 1 : j + 2] == S["OTHER"]
        and words.low[j + 1] in {"year", "page", "seat", "strong"}
    ):
        return False
    if c == S["APOS"]:
        return False
    if (
        not i
        or c in _STRONG
        or c in S["NL"] + S["LP"]
        or before in {"year", "season", "election", "circa", "c", "summer"}
    ):
        return not (c == S["NL"] and words.classes[j : j + 1] == S["OTHER"] and after not in EVENT_NOUNS and i > 0)
    if c in _YEAR_PREPOSITION:
        if 1900 <= y <= 2100:
            return c != S["TO"] or words.low[i - 2 : i - 1] not in (["rose"], ["fell"], ["down"])
        return c in S["OF"] + S["FROM"] + S["TO"] + S["THE"] and after in EVENT_NOUNS | {".", ","} and y >= 1700
    return 1900 <= y <= 2100 and (
        after in EVENT_NOUNS
        or (words.raw[j : j + 1] and words.classes[i - 1] in S["ED"] + S["MIDDLE"] + S["ABOUT"] + S["TURN"])
        or before
        in {
            "cup",
            "olympics",
            "euro",
            "games",
            "its",
            "his",
            "her",
            "their",
            "winter",
            "like",
            "until",
            "late",
            "versus",
            "vs",
            "if",
            "than",
            "a",
            "with",
            "as",
            "were",
            "was",
            "is",
        }
    )  # type: ignore[return-value]


def _year_only(words: Words, i: int, j: int) -> Node | None:
    if not _is_year(words, i, i + 1 if j - i == 1 else j):
        return None
    if j - i > 1:
        last, first = words.low[j - 1], int(words.low[i])
        end = int(last) if len(last) == 4 else first // 100 * 100 + int(last)
        if not first < end <= first + 99:
            return Node("year", i, i + 1, y=first)
        return Node("years", i, j, y=first, d2=end, key=words.classes[i + 1])
    return Node("year", i, j, y=int(words.low[i]))


def _day_of_month(words: Words, i: int, j: int) -> Node | None:
    """ "On the 15th": only after "the" and a preposition, and before no noun."""
    if words.classes[i - 1 : i] != S["THE"] or words.classes[i - 2 : i - 1] not in (
        S["ON"],
        S["BY"],
        S["UNTIL"],
        S["SINCE"],
    ):
        return None
    after = words.classes[j : j + 1]
    if j - i == 1 and after in (
        S["OTHER"],
        S["ED"],
        S["ING"],
        S["UDAY"],
        S["OF"],
        S["DASH"],
        S["UYEAR"],
        S["UNITS"],
        S["TIME"],
    ):
        return None
    node = Node("weekday_dom", i, j, wd=-1, d=_value(words, i))
    month = _find(words, i, j, S["UMONTH"])
    node.rel = (_rel(words, i, month) or "this") if month >= 0 else ""
    return node


def _duration(words: Words, i: int, j: int) -> Node | None:
    if words.classes[j - 1] == S["OLD"]:
        return None
    start = i + 2 if words.classes[i] == S["MORE"] and words.classes[i + 1 : i + 2] == S["THAN"] else i
    n, k = _count(words, start, j)
    if k < 0 or (words.classes[k] in S["QTR"] + S["QTRS"] and n != 1 and k == j - 1 and words.classes[i] == S["A"]):
        return None
    unit = UNIT_OF.get(words.low[k], "")
    if words.classes[k] == S["QTR"] and words.classes[k + 1 : k + 2] == S["OF"]:
        return None
    if words.classes[k] == S["CENT"] and words.classes[i] == S["HALF"]:
        return Node("duration", i, j, key="P50Y")
    if words.classes[i] == S["A"] and j - i == 2:
        before = words.classes[i - 1] if i else S["NL"]
        if before in S["D"] + S["INT"] + S["BIG"] + S["UNITS"] + S["OTHER"] and before not in S["FOR"]:
            return Node("set", i, j, key=f"P1{_LETTER.get(unit, 'Y')}")
    if words.classes[start] in S["Y"] and words.classes[start - 1 : start] in (S["IN"],):
        return None
    return Node(
        "duration",
        i,
        j,
        key=duration_value(n, unit) if n else f"P{'T' if unit in _CLOCK_UNITS else ''}X{_LETTER.get(unit, 'Y')}",
        n=n,
        unit=unit,
    )


_ROLLING = frozenset({"day", "week", "month", "year", "decade"})
_CLOCK_UNITS = frozenset({"hour", "minute", "second"})


def duration_value(n: float, unit: str) -> str:
    """TIMEX3's value of a duration."""
    shown = f"{n:g}"
    if unit == "decade":
        return f"P{n * 10:g}Y"
    if unit == "century":
        return f"P{n * 100:g}Y"
    if unit == "fortnight":
        return f"P{n * 2:g}W"
    if unit in _CLOCK_UNITS:
        return f"PT{shown}{unit[0].upper()}"
    return f"P{shown}{_LETTER.get(unit, 'Y')}"


def _part(words: Words, i: int, j: int) -> Node | None:
    if words.classes[i] == S["EARLY"]:
        return Node("part", i, j, part="MO") if words.low[i + 1] == "hours" else None
    return Node("part", i, j, part=PARTS[words.low[i]])


def _vague_units(words: Words, i: int, j: int) -> Node | None:
    """ "For months", "years ago": lengths and distances that nobody counted."""
    if j == i + 1 and words.classes[i - 1 : i] not in (S["FOR"], S["IN"], S["AFTER"], S["OVER"], S["WITHIN"]):
        return None
    unit = UNIT_OF.get(words.low[i], "")
    if j > i + 1 and words.low[j - 1] in {"before", "after"} and words.classes[j : j + 1] == S["OTHER"]:
        j -= 1
    value = f"P{'T' if unit in _CLOCK_UNITS else ''}X{_LETTER.get(unit, 'E' if unit == 'decade' else 'Y')}"
    if j > i + 1:
        value = "FUTURE_REF" if words.low[j - 1] in {"later", "after"} else "PAST_REF"
    return Node("vague", i, j, key=value)


def _the_unit(words: Words, i: int, j: int) -> Node | None:
    """ "For the day", "during the week": the one that was named last, or that of the text."""
    if words.classes[i - 2 : i] not in (S["FOR"] + S["THE"], S["DURING"] + S["THE"]):
        return None
    if words.classes[j : j + 1] in (S["OF"], S["OTHER"], S["ING"], S["DASH"]):
        return None
    return Node("relative", i, j, rel="same", unit=UNIT_OF[words.low[i]])


def _present(words: Words, i: int, j: int) -> Node | None:
    word = words.low[i]
    if word in {"past", "future"} and (words.classes[i - 1 : i] != S["THE"] or words.classes[j : j + 1] == S["OTHER"]):
        return None
    if words.classes[i] == S["SHORTLY"] and (word != "soon" or words.classes[j : j + 1] in (S["AFTER"], S["AS"])):
        return None
    if word in {"soon", "future"}:
        return Node("reference", i, j, key="FUTURE_REF")
    return Node(
        "reference", i, j, key="PAST_REF" if word in {"recently", "recent", "lately", "past"} else "PRESENT_REF"
    )


HANDLERS: dict[str, Callable[[Words, int, int], Node | None]] = {
    "iso": _iso, "numeric": _numeric, "slashed": _slashed, "holiday": _holiday, "war_day": _war_day, "range": _range,
    "date": _date, "week_in": _week_in, "month": _month, "weekday_dom": _weekday_dom, "weekday": _weekday,
    "weekday_week": _weekday_week, "weekend_ago": _weekend_ago, "clock_part": _clock_part, "weekday_ago": _weekday_ago, "weekday_before_last": _weekday_before_last,
    "deictic": _deictic, "before_last": _before_last, "after_next": _after_next, "fiscal": _fiscal,
    "to_date": _to_date, "so_far": _so_far, "months_to": _months_to, "span_in": _span_in, "window": _window,
    "vague": _vague, "quarter": _quarter, "season": _season, "weekend": _weekend, "relative": _relative,
    "adverb_in": _adverb_in, "year_of": _year_of, "point": _point, "in_units": _in_units, "within": _within,
    "for_units": _for_units, "chain": _chain, "decade": _decade, "century": _century, "clock": _clock,
    "military": _military, "each": _each, "overnight": _overnight, "year": _year_only, "day_of_month": _day_of_month,
    "duration": _duration, "part": _part, "vague_units": _vague_units, "the_unit": _the_unit, "present": _present,
}  # fmt: skip
