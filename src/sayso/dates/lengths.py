"""Words to nodes: what is counted in days, weeks, months and years; lengths, recurring and vague times."""

from __future__ import annotations

from .en import UNIT_OF, VALUES
from .node import (
    CLOCK_UNITS,
    LETTER,
    MONTH,
    UNIT,
    WEEKDAY,
    Node,
    S,
    counted,
    duration_value,
    find_word,
    number_at,
    relation,
    uncounted,
    with_year,
)
from .tokens import Words


def read_window(words: Words, i: int, j: int) -> Node | None:
    """ "Past 24 hours", "next two years"."""
    n, k = counted(words, i + 1, j)
    rel = relation(words, i, k)
    if words.classes[k - 1] == S["A"] or k < 0:
        return None
    if rel == "this" and n > 1:
        return None
    return Node("window", i, j, n=n or 1, unit=UNIT_OF[words.low[k]], rel=rel)


def read_vague(words: Words, i: int, j: int) -> Node | None:
    """ "Recent weeks", "a few days ago"."""
    first = words.classes[i]
    past = (
        first in S["PAST"] + S["LAST"] + S["RECENT"] + S["PREV"]
        or words.classes[j - 1] in S["AGO"] + S["EARLIER"] + S["BEFORE"]
    )
    unit = find_word(words, i, j, UNIT)
    value = uncounted(UNIT_OF.get(words.low[unit], "")) if unit >= 0 else ""
    return Node("vague", i, j, rel="past" if past else "future", key=value)


def read_point(words: Words, i: int, j: int) -> Node | None:
    """ "Three weeks ago", "two days later"."""
    k = find_word(words, i, j, UNIT)
    start = i + 2 if words.classes[i] == S["MORE"] else i
    n, _ = counted(words, start, k + 1)
    word = words.low[k + 1]
    if words.classes[k - 1] == S["DASH"] or word == "on":
        if word == "on" and n and words.classes[j : j + 1] in (S["COMMA"], S["DOT"]):
            return Node("point", i, j, n=n, unit=UNIT_OF[words.low[k]], rel="later")
        return duration(words, i, k + 1)
    if (
        word in {"after", "before"}
        and words.classes[j : j + 1] in (S["OTHER"], S["A"], S["ED"], S["ING"])
        and words.low[j] not in {"that", "this", "his", "her", "its", "their", "our"}
    ):
        return Node("duration", i, j, key=duration_value(n, UNIT_OF[words.low[k]]), n=n, unit=UNIT_OF[words.low[k]])
    rel = {"previous": "earlier", "prior": "earlier", "preceding": "earlier", "from": "hence"}.get(word, word)
    return Node("point", i, j, n=n, unit=UNIT_OF[words.low[k]], rel=rel)


def read_in_units(words: Words, i: int, j: int) -> Node | None:
    """ "In two weeks"."""
    n, k = counted(words, i + 1, j)
    if words.classes[j : j + 1] in (S["TO"], S["ENDED"], S["THROUGH"]) and words.classes[i + 1] not in S["A"]:
        return None
    start = next((s for s in range(i + 1, k) if words.classes[s] not in S["ABOUT"] + S["THE"]), k)
    if words.classes[j : j + 1] == S["OF"]:
        return duration(words, start, k + 1)
    if words.classes[k - 1] == S["DASH"]:
        return None
    if words.classes[start] == S["D"] and start == k - 1 and words.low[start].startswith("0"):
        return None
    node = Node("in_units", i, j, n=n, unit=UNIT_OF[words.low[k]])
    node.key = "point" if words.low[j - 1] == "time" else ""
    return node


def read_within(words: Words, i: int, j: int) -> Node | None:
    """ "Within 30 days"."""
    n, k = counted(words, i + 1, j)
    return Node("window", i, j, n=n or 1, unit=UNIT_OF[words.low[k]], rel="within")


def read_for_units(words: Words, i: int, j: int) -> Node | None:
    """ "For four days", "for the next two years"."""
    n, k = counted(words, i + 1, j)
    rel = relation(words, i, k)
    if rel in {"last", "next", "prev", "foll"}:
        return Node("window", i, j, n=n or 1, unit=UNIT_OF[words.low[k]], rel=rel)
    if words.classes[j : j + 1] == S["DASH"] or words.classes[k - 1] == S["DASH"]:
        return duration(words, i + 1, j)
    return Node("for_units", i, j, n=n, unit=UNIT_OF[words.low[k]])


def read_each(words: Words, i: int, j: int) -> Node | None:
    """ "Every Tuesday", "per day", "annually"."""
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
        value = f"P{1}{LETTER.get(UNIT_OF[word], 'Y')}"
    if words.classes[j - 1] in WEEKDAY + S["WDS"]:
        value = f"XXXX-WXX-{VALUES[word] + 1}"
    return Node("set", i, j, key=value)


def duration(words: Words, i: int, j: int) -> Node | None:
    """ "Six weeks", "a three-year" deal."""
    if words.classes[j - 1] == S["OLD"]:
        return None
    start = i + 2 if words.classes[i] == S["MORE"] and words.classes[i + 1 : i + 2] == S["THAN"] else i
    n, k = counted(words, start, j)
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
            return Node("set", i, j, key=f"P1{LETTER.get(unit, 'Y')}")
    if words.classes[start] in S["Y"] and words.classes[start - 1 : start] in (S["IN"],):
        return None
    return Node(
        "duration",
        i,
        j,
        key=duration_value(n, unit) if n else f"P{'T' if unit in CLOCK_UNITS else ''}X{LETTER.get(unit, 'Y')}",
        n=n,
        unit=unit,
    )


def read_vague_units(words: Words, i: int, j: int) -> Node | None:
    """ "For months", "years ago": lengths and distances that nobody counted."""
    if j == i + 1 and words.classes[i - 1 : i] not in (S["FOR"], S["IN"], S["AFTER"], S["OVER"], S["WITHIN"]):
        return None
    unit = UNIT_OF.get(words.low[i], "")
    if (
        j > i + 1
        and words.low[j - 1] in {"before", "after"}
        and words.classes[j : j + 1] not in (S["COMMA"], S["DOT"], S["NL"])
    ):
        j -= 1
    value = uncounted(unit)
    if j > i + 1:
        value = "FUTURE_REF" if words.low[j - 1] in {"later", "after"} else "PAST_REF"
    return Node("vague", i, j, key=value)


def read_present(words: Words, i: int, j: int) -> Node | None:
    """ "Now", "recently", "the future"."""
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


def read_to_date(_: Words, i: int, j: int) -> Node | None:
    """ "Year to date"."""
    return Node("so_far", i, j, unit="year")


def read_so_far(words: Words, i: int, j: int) -> Node | None:
    """ "So far this year"."""
    return Node("so_far", i, j, unit=UNIT_OF[words.low[j - 1]])


def read_months_to(words: Words, i: int, j: int) -> Node | None:
    """ "The three months to September", "the year ended March 31", "the week ended May 3"."""
    end = find_word(words, i, j, S["TO"] + S["ENDED"] + S["THROUGH"] + S["UP"])
    n, k = counted(words, i, end)
    if k < 0:
        k = find_word(words, i, end, S["HALF"])
    unit = "half" if words.classes[k] == S["HALF"] else UNIT_OF.get(words.low[k], "")
    month = find_word(words, end, j, MONTH)
    day = find_word(words, end, j, S["D"] + S["ORDN"])
    if words.classes[end] in S["TO"] + S["THROUGH"] and unit in {"week", "day"} and not n:
        return None
    node = Node("months_to", i, j, n=n or 1, unit=unit, m=number_at(words, month))
    node.d = number_at(words, day) if day >= 0 else 0
    return with_year(node, words, max(month, day) + 1, j)
