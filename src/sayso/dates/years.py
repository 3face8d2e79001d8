"""Words to nodes: months, seasons, quarters, years, decades, centuries; and what only looks like one."""

from __future__ import annotations

from .en import SEASON_OF, VALUES
from .names_en import BEFORE_A_YEAR, COUNTED, EVENT_NOUNS, NOT_A_YEAR_AFTER, SPORT
from .node import MONTH, RELATIONS, Node, S, find_word, named_after, number_at, relation, with_year
from .tokens import Words

_YEAR_PREPOSITION = "".join(
    S[name]
    for name in [
        "IN",
        "SINCE",
        "BY",
        "UNTIL",
        "FROM",
        "OF",
        "DURING",
        "BEFORE",
        "AFTER",
        "BETWEEN",
        "EARLY",
        "LATE",
        "MID",
        "THROUGH",
        "FOR",
        "TO",
        "AND",
        "THE",
        "LP",
        "DASH",
        "SEASON",
        "END",
        "APOS",
        "OR",
        "COMMA",
        "START",
        "OVER",
        "NL",
        "QTR",
        "HALF",
        "THAN",
        "THIS",
    ]
)
"""Before a number of four digits that may be a year."""
_STRONG = "".join(
    S[n] for n in ("IN", "SINCE", "DURING", "UNTIL", "BETWEEN", "EARLY", "LATE", "MID", "BEFORE", "AFTER")
)
"""Before a number of four digits that is one."""
_MONTH_CUES = "".join(
    S[name]
    for name in [
        "IN",
        "SINCE",
        "BY",
        "UNTIL",
        "FROM",
        "DURING",
        "BETWEEN",
        "EARLY",
        "LATE",
        "MID",
        "OF",
        "BEFORE",
        "AFTER",
        "THROUGH",
        "TO",
        "AND",
        "FOR",
        "EARLIER",
        "LATER",
        "STARTING",
        "DASH",
        "OR",
        "START",
        "COMMA",
        "THE",
        "SLASH",
        "EVERY",
    ]
)
"""Before a word that is a month and no name: "in May"."""


def month_node(words: Words, i: int, j: int) -> Node | None:
    """ "March", "last June", "March 2022", "October of next year"; not a person of that name."""
    month = find_word(words, i, j, MONTH)
    node = with_year(Node("month", i, j, m=number_at(words, month)), words, month + 1, j)
    if node.y is None and not node.yrel and month > i and words.classes[month - 1] == S["APOS"]:
        with_year(node, words, i, month)
    if month > i and words.classes[i] in RELATIONS and not node.yrel:
        node.rel = relation(words, i, month)
    if node.y is None and not node.yrel and not node.rel:
        before = words.classes[i - 1] if i else S["NL"]
        word = words.low[month]
        name_like = word in {"may", "march", "april", "august", "june"} or words.classes[month] == S["MAB"]
        cued = before in _MONTH_CUES
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
        if named_after(words, j):
            return None
        if words.classes[month] == S["MAB"] and not words.raw[month][0].isupper():
            return None
    return node


def _cues() -> str:
    return "".join(S[n] for n in ("IN", "SINCE", "BY", "UNTIL", "FROM", "DURING", "EARLY", "LATE", "MID"))


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
    if not 1900 <= y <= 2100:
        return False
    return after in EVENT_NOUNS or before in BEFORE_A_YEAR or words.classes[i - 1] in S["ED"] + S["MIDDLE"] + S["ABOUT"]


def read_year_only(words: Words, i: int, j: int) -> Node | None:
    """ "2021", "2019-23"."""
    if not _is_year(words, i, i + 1 if j - i == 1 else j):
        return None
    if j - i > 1:
        last, first = words.low[j - 1], int(words.low[i])
        end = int(last) if len(last) == 4 else first // 100 * 100 + int(last)
        if not first < end <= first + 99:
            return Node("year", i, i + 1, y=first)
        short = len(last) == 2 and words.low[j : j + 1] not in (["season"], ["school"], ["academic"])
        return Node("years", i, j, n=int(short), y=first, d2=end, key=words.classes[i + 1])
    return Node("year", i, j, y=int(words.low[i]))


def read_decade(words: Words, i: int, j: int) -> Node | None:
    """ "1990s", "the nineties"."""
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


def read_century(words: Words, i: int, j: int) -> Node | None:
    """ "19th century"."""
    return Node("century", i, j, n=number_at(words, i))


def read_fiscal(words: Words, i: int, j: int) -> Node | None:
    """ "Fiscal 2025", "FY25", "the 2023-24 financial year"."""
    node = Node("fiscal", i, j)
    word = words.low[i]
    if word.startswith("fy") and len(word) > 2:
        digits = "".join(c for c in word if "0" <= c <= "9")
        node.y = int(digits) if len(digits) == 4 else 2000 + int(digits)
        k = find_word(words, i + 1, j, S["D"])
    else:
        y = find_word(words, i, j, S["Y"])
        if y < 0:
            if words.classes[i] in RELATIONS:
                node.yrel = RELATIONS[words.classes[i]]
                return node
            if words.classes[i] == S["FYW"]:
                node.y = 2000 + number_at(words, i + 1)
                return node
            return None
        node.y = number_at(words, y)
        k = find_word(words, y + 1, j, S["D"] + S["INT"] + S["Y"])
    if k >= 0:
        node.d2 = number_at(words, k) % 100 or 100
    return node


_REPORTED = frozenset(
    ["results", "earnings", "profit", "profits", "revenue", "sales", "figures", "report", "numbers", "loss", "losses"]
)
"""What is told of a quarter that is over, also in the future: "will report third-quarter results"."""


def _in_game(words: Words, i: int, j: int) -> bool:
    """Whether a half or a quarter is one of a game, by the words around it."""
    return not SPORT.isdisjoint(words.low[max(0, i - 10) : j + 10])


def read_quarter(words: Words, i: int, j: int) -> Node | None:
    """ "Third quarter of last year", "Q3 2024", "the first half"."""
    k = find_word(words, i, j, S["QN"])
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
        node = with_year(node, words, i, k) if k > i else node
    else:
        end = find_word(words, i, j, S["QTR"] + S["HALF"])
        number = find_word(words, i, end, S["ORDW"] + S["ORDN"] + S["FINAL"] + S["LAST"])
        node.unit = "half" if words.classes[end] == S["HALF"] else "quarter"
        n = -1 if words.classes[number] in S["FINAL"] + S["LAST"] else number_at(words, number)
        node.n = (2 if node.unit == "half" else 4) if n == -1 else n
        if words.classes[number] == S["LAST"]:
            if find_word(words, end, j, S["OF"]) < 0:
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
    if find_word(words, i, j, S["FISCAL"]) >= 0 or find_word(words, i, j, S["FY"]) >= 0:
        node.key = "fiscal"
        k = find_word(words, i, j, S["FY"])
        if k >= 0:
            node.y = read_fiscal(words, k, k + 1).y  # type: ignore[union-attr]
            return node
    return with_year(node, words, end + 1, j) if node.y is None else node


def read_season(words: Words, i: int, j: int) -> Node | None:
    """ "Summer of 2021", "last winter"."""
    k = find_word(words, i, j, S["SEASON"] + S["FALL"])
    node = Node("season", i, j, n=SEASON_OF[words.low[k]])
    if k > i and words.classes[i] in RELATIONS and words.classes[k - 1] != S["APOS"]:
        node.rel = relation(words, i, k)
    if k > i and words.classes[k - 1] == S["APOS"]:
        return with_year(node, words, i, k)
    with_year(node, words, k + 1, j)
    y = find_word(words, k, j, S["Y"])
    if y >= 0 and y + 1 < j:
        node.d2 = number_at(words, j - 1) % 100 or 100
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
