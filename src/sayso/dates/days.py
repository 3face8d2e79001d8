"""Words to nodes: days, clock times, parts of days. `None` where the words are no date after all."""

from __future__ import annotations

from .en import DAYS_OFF, PARTS, UNIT_OF
from .names_en import COUNTED, EVENTS, HOLIDAYS, SLASHED_EVENTS
from .node import MONTH, RELATIONS, WEEKDAY, Node, S, counted, find_word, named_after, number_at, relation, with_year
from .tokens import Words
from .years import month_node

_DAY_NUMBER = S["D"] + S["ORDN"] + S["ORDW"]


def read_iso(words: Words, i: int, j: int) -> Node | None:
    """ "2024-11-05", "2024-11-05T08:00:00Z"."""
    y, m, d = (int(part) for part in words.low[i][:10].split("-"))
    node = Node("date", i, j, y=y, m=m, d=d)
    if len(words.low[i]) > 10:
        clock = words.low[i][11:16].split(":")
        return Node("clock", i, j, n=int(clock[0]) * 60 + int(clock[1]), tail=node)
    return node if 1 <= m <= 12 and 1 <= d <= 31 else None


def read_numeric(words: Words, i: int, j: int) -> Node | None:
    """ "5.11.2024", "11/05/2024"."""
    word = words.low[i]
    mark = next(c for c in word if not "0" <= c <= "9")
    parts = word.split(mark)
    if len(parts) != 3 or not all(part.isdecimal() for part in parts):  # "2024/1.0"
        return None
    a, b, c = parts
    if len(a) == 4:
        return Node("date", i, j, y=int(a), m=int(b), d=int(c))
    y = int(c) if len(c) == 4 else 2000 + int(c) if int(c) < 70 else 1900 + int(c)
    if len(c) == 2 and mark == "-":
        return None
    if i and words.low[i - 1] in {"$", "£", "€", "v", "version"}:
        return None
    return Node("numeric", i, j, y=y, m=int(a), d=int(b), key=mark)


def read_slashed(words: Words, i: int, j: int) -> Node | None:
    """ "9/11"; "on 11/05"."""
    word = words.low[i]
    if word in SLASHED_EVENTS and (word == "9/11" or words.classes[i - 1 : i] != S["ON"]):
        y, m, d = SLASHED_EVENTS[word]
        return Node("date", i, j, y=y, m=m, d=d)
    if i and words.classes[i - 1] in S["ON"] + S["SINCE"] + S["UNTIL"] + S["BY"]:
        a, b = word.split("/")
        return Node("numeric", i, j, m=int(a), d=int(b), key="/")
    return None


def read_holiday(words: Words, i: int, j: int) -> Node | None:
    """ "Christmas Eve", "last Easter", "Good Friday 2023"."""
    k = i + 1
    while k < j and words.classes[k] == S["HOLX"]:
        k += 1
    name = " ".join(words.low[i:k])
    after = words.classes[k] if k < len(words.classes) else ""
    if name in {"black friday", "super tuesday", "may day"} and not (
        i
        and (
            words.classes[i - 1] in S["ON"] + S["BY"] + S["UNTIL"] + S["SINCE"] + S["BEFORE"] + S["AFTER"] + S["NL"]
            or words.classes[i - 1] in RELATIONS
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
    node = with_year(Node("holiday", i, j, key=HOLIDAYS[name], part=name), words, k, j)
    if i and words.classes[i - 1] in RELATIONS:
        node.rel = RELATIONS[words.classes[i - 1]]
        node.i = i - 1
    return node


def read_war_day(words: Words, i: int, j: int) -> Node | None:
    """ "Day 985 of the war", "the 1,000th day of the war"."""
    ahead = words.low[j : j + 6]
    if not any(word in {"war", "invasion", "conflict", "offensive"} for word in ahead):
        return None
    k = find_word(words, i, j, S["D"] + S["INT"] + S["BIG"] + S["ORDN"] + S["ORDX"] + S["Y"])
    end = j + next(n for n, word in enumerate(ahead) if word in {"war", "invasion", "conflict", "offensive"}) + 1
    return Node("war_day", i, end, n=number_at(words, k))


def read_range(words: Words, i: int, j: int) -> Node | None:
    """ "October 1 to 15", "3 and 4 May 2021"."""
    days = [k for k in range(i, j) if words.classes[k] in S["D"] + S["ORDN"]]
    month = find_word(words, i, j, MONTH)
    if len(days) < 2 or named_after(words, j):
        return None
    first, last = number_at(words, days[0]), number_at(words, days[1])
    joined = find_word(words, days[0], days[1], S["AND"]) >= 0
    if first >= last or (joined and last - first > 1 and words.classes[i - 1 : i] != S["BETWEEN"]):
        return None
    return with_year(
        Node("range", i, j, m=number_at(words, month), d=first, d2=last), words, max(days[1], month) + 1, j
    )


def read_date(words: Words, i: int, j: int) -> Node | None:
    """ "3 May 2021", "Monday, May 3", "the 3rd of May last year"."""
    month = find_word(words, i, j, MONTH)
    number = find_word(words, i, j, _DAY_NUMBER)
    day = number_at(words, number)
    if words.classes[number] == S["ORDW"] and (day > 10 or (number > month and words.low[number] == "second")):
        return None
    if words.classes[number] == S["ORDW"] and number < month and words.classes[number + 1 : number + 2] != S["OF"]:
        return None
    if named_after(words, j) or not 1 <= day <= 31:
        return None
    if j < len(words.low) and number == j - 1 and (words.low[j] in {"%", "percent", "per"} or words.low[j] in COUNTED):
        return month_node(words, month, number)
    if number == j - 1 and words.classes[number] == S["D"] and words.classes[j : j + 1] in (S["AMPM"], S["OCLOCK"]):
        return month_node(words, month, number)
    node = Node("date", i, j, m=number_at(words, month), d=day)
    weekday = find_word(words, i, j, WEEKDAY)
    if weekday >= 0:
        node.wd = number_at(words, weekday)
    with_year(node, words, max(month, number) + 1, j)
    if node.y is None and not node.yrel:
        ahead = words.low[j : j + 2]
        for m, d, nouns, year in EVENTS:
            if (m, d) == (node.m, node.d) and any(word in nouns.split() for word in ahead):
                node.y, node.mod = year, "event"
    return node


def read_weekday(words: Words, i: int, j: int) -> Node | None:
    """ "Monday", "last Monday", "Monday of next week"."""
    k = find_word(words, i, j, WEEKDAY)
    if (
        words.classes[k] == S["WDA"]
        and j - i <= 1
        and words.classes[i - 1 : i] not in (S["ON"], S["LP"], S["NL"], S["COMMA"])
    ):
        return None
    node = Node("weekday", i, j, wd=number_at(words, k))
    week = find_word(words, i, j, S["UWEEK"])
    if week >= 0:
        node.key = relation(words, i, week)
        return node
    node.rel = relation(words, i, k) or relation(words, k + 1, j)
    if node.rel == "same":
        node.rel = "" if words.low[i] != "that" else "that"
    if not node.rel and i and _some(words, i - 1):
        return None
    return node


def _some(words: Words, k: int) -> bool:
    return words.low[k] in {"one", "some", "any", "no", "another", "a", "an"}


def read_weekday_week(words: Words, i: int, j: int) -> Node | None:
    """ "Monday week", "a week on Friday"."""
    k = find_word(words, i, j, WEEKDAY)
    n = 2 if words.classes[j - 1] == S["UFORT"] else 1
    if k == i and words.classes[i - 1 : i] == S["THE"]:
        return None
    return Node("weekday", i, j, wd=number_at(words, k), rel="after", n=n)


def read_weekday_ago(words: Words, i: int, j: int) -> Node | None:
    """ "two Fridays ago", "two weeks ago on Friday"."""
    k = find_word(words, i, j, WEEKDAY)
    if k < 0:
        k = find_word(words, i, j, S["WDS"])
        n = counted(words, i, k)[0]
        return Node("weekday", i, j, wd=number_at(words, k), rel="times_ago", n=int(n)) if n else None
    n, unit = counted(words, i, k)
    if UNIT_OF[words.low[unit]] != "week":
        return None
    return Node("weekday", i, j, wd=number_at(words, k), rel="ago", n=int(n))


def read_weekend_ago(words: Words, i: int, j: int) -> Node | None:
    """ "Two weekends ago"."""
    return Node("unit", i, j, n=-int(counted(words, i, j - 2)[0] or 1), unit="weekend", key="ago")


def read_clock_part(words: Words, i: int, j: int) -> Node | None:
    """ "At 6 this morning"."""
    hour = number_at(words, i)
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
        deictic(words, i + 1, i + 2)
        if words.classes[i + 1] == S["TODAY"]
        else Node("part", i + 1, j, rel=RELATIONS[words.classes[i + 1]], part=part)
    )
    late = part in {"AF", "EV"} or (part == "NI" and hour > 4)
    return Node("clock", i, j, n=(hour % 12 + 12 * late) * 60, tail=day)


def read_weekday_before_last(words: Words, i: int, j: int) -> Node | None:
    """ "The Friday before last"."""
    return Node("weekday", i, j, wd=number_at(words, i), rel="before_last")


def read_weekday_dom(words: Words, i: int, j: int) -> Node | None:
    """ "Friday the 13th"."""
    return Node("weekday_dom", i, j, wd=number_at(words, i), d=number_at(words, j - 1))


def deictic(words: Words, i: int, j: int) -> Node | None:
    """ "Today", "the day before yesterday"."""
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


def read_day_of_month(words: Words, i: int, j: int) -> Node | None:
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
    node = Node("weekday_dom", i, j, wd=-1, d=number_at(words, i))
    month = find_word(words, i, j, S["UMONTH"])
    node.rel = (relation(words, i, month) or "this") if month >= 0 else ""
    return node


def read_clock(words: Words, i: int, j: int) -> Node | None:
    """ "5:30 p.m. EST", "17:30", "noon", "10.45 a.m."."""
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
            if find_word(words, j, min(j + 4, len(words.low)), S["PART"]) < 0 or "morning" not in words.low[j : j + 4]
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


def read_military(words: Words, i: int, j: int) -> Node | None:
    """ "1730 GMT", "0300 Kyiv time"."""
    word = words.low[i]
    hour, minute = int(word[:2]), int(word[2:])
    if hour > 24 or minute > 59:
        return None
    if find_word(words, i, j, S["TIME"] + S["ZONE"] + S["HRS"] + S["LOCAL"]) < 0 and not (
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


def read_overnight(words: Words, i: int, j: int) -> Node | None:
    """ "Overnight"."""
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


def read_part(words: Words, i: int, j: int) -> Node | None:
    """ "Evening", "early hours": with no day of its own."""
    if words.classes[i] == S["EARLY"]:
        return Node("part", i, j, part="MO") if words.low[i + 1] == "hours" else None
    return Node("part", i, j, part=PARTS[words.low[i]])
