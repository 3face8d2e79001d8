"""What a date expression may look like, as a table of patterns over word classes; compiled once.

A pattern is a sequence of class names (`en.CLASSES`, `tokens.SYMBOL`), macros in lower case, groups, `|` and `?`. No
pattern repeats anything without bound, so that matching at one word costs a bounded time. At each word the patterns
that can begin with its class are tried in the order of the table; the first that matches names the handler in `parse`.
"""

from __future__ import annotations

import re
from functools import lru_cache

from .tokens import SYMBOL

MACROS: dict[str, str] = {
    "month": "(MON|MAB DOT?)",
    "wd": "(WD|WDA DOT?)",
    "dom": "(D|ORDN)",
    "unit": "(UDAY|UWEEK|UMONTH|UYEAR|UDEC|UTIME|UFORT|CENT|QTR)",
    "units": "(UNITS|QTRS|UDAY|UWEEK|UMONTH|UYEAR|UDEC|UTIME|UFORT|CENT|QTR)",
    "count": (
        "((A|ONE) COUPLE OF?|A DOZEN|HALF A?|(A|ONE|NUMW|D) AND A HALF|(A|ONE|NUMW|"
        "D) DASH AND DASH A DASH HALF|NUMW DASH? (NUMW|ONE)"
        "|A|D|INT|ONE|NUMW|BIG|DECI|Y)"
    ),
    "vague": "((A|ONE) FEW|FEW OF?|A FEW OF|RECENT|A FEW)",
    "rel": "(LAST|NEXT|THIS COMING|THIS PAST|THIS|PAST|PREV|FOLL|COMING|CURRENT|SAME|THAT)",
    "yref": "(rel UYEAR|UYEAR (BEFORE|EARLIER|AFTER|LATER)|UYEAR PREV)",
    "yr": "(COMMA? Y|COMMA? (OF|IN)? THE? yref)",
    "to": "(TO|DASH|THROUGH|UNTIL)",
    "zone": "(LP? ZONE (DASH D|OTHER D)? RP?|LOCAL TIME|LOCAL|OTHER TIME|OTHER OTHER TIME)",
    "clock": "(CLKA|CLK AMPM|D AMPM|DECI AMPM|CLK|D OCLOCK|NOON|MIDN)",
}

RULES: tuple[tuple[str, str], ...] = (
    ("iso", "ISOT|ISO"),
    ("numeric", "NUMD"),
    ("slashed", "NUMS"),
    ("weekend", "HOL HOLX? HOLX? HOLX? HOLX? WKND"),
    ("holiday", "HOL HOLX? HOLX? HOLX? HOLX? (COMMA? Y|OF? THE? yref)?"),
    ("war_day", "UDAY (D|INT|BIG|Y) OF THE"),
    ("war_day", "(ORDN|ORDX) UDAY OF THE"),
    ("range", "month THE? (D|ORDN) (to|AND) THE? (D|ORDN) yr?"),
    ("range", "(D|ORDN) (to|AND) THE? (D|ORDN) OF? month yr?"),
    ("date", "wd COMMA? THE? (D|ORDN|ORDW) OF? month yr?"),
    ("date", "wd COMMA? THE? month THE? (D|ORDN|ORDW) yr?"),
    ("date", "month THE? (D|ORDN|ORDW) yr?"),
    ("date", "(D|ORDN|ORDW) OF? month yr?"),
    ("week_in", (
        "(ORDW|LAST|FINAL) (count units|UWEEK|WKND|wd|UDAY) OF THE? (month yr?|Y|yref|rel UMONTH|UYEAR|"
        "UMONTH)"
    )),
    ("month", "rel month yr?"),
    ("month", "month yr"),
    ("month", "month"),
    ("month", "yref APOS month"),
    ("weekday_dom", "wd COMMA? THE ORDN"),
    ("weekday", "wd COMMA? (OF|IN)? THE? rel UWEEK"),
    ("weekday", "rel UWEEK APOS? COMMA? ON? wd"),
    ("weekday_week", "wd (UWEEK|UFORT)"),
    ("weekday_week", "(A|ONE) UWEEK (ON|FROM) (NEXT|THIS)? wd"),
    ("weekday_ago", "(A|ONE) UWEEK (AGO|LAST) (ON|LAST)? wd"),
    ("weekday_ago", "count WDS AGO"),
    ("weekend_ago", "count WKNDS AGO|(A|ONE) WKND AGO"),
    ("weekday", "rel wd"),
    ("weekday_before_last", "wd BEFORE LAST"),
    ("weekday", "wd (LAST|NEXT)"),
    ("weekday", "wd"),
    ("deictic", "UDAY BEFORE TODAY|UDAY AFTER TODAY"),
    ("deictic", "TODAY"),
    ("before_last", "(UWEEK|UMONTH|UYEAR|WKND|UDEC) BEFORE LAST"),
    ("after_next", "(UWEEK|UMONTH|UYEAR|WKND|UDEC) AFTER NEXT"),
    ("fiscal", "FISCAL UYEAR? (Y|ORDN) ((DASH|SLASH) (D|INT|Y))?"),
    ("fiscal", "Y (DASH|SLASH) (D|INT|Y) FISCAL UYEAR"),
    ("fiscal", "FY (DASH D)?"),
    ("fiscal", "rel FISCAL UYEAR"),
    ("fiscal", "Y FISCAL UYEAR|FYW (Y|D) ((DASH|SLASH) (D|INT|Y))?"),
    ("to_date", "UYEAR DASH? TO DASH? DATE"),
    ("so_far", "SO FAR (IN)? THIS unit"),
    ("months_to", (
        "(ENTIRE|FISCAL)? (count DASH? (UNITS|UMONTH|UWEEK|UYEAR) PERIOD?|QTR|HALF|UYEAR|UWEEK|FISCAL "
        "UYEAR) (TO|ENDED ON|ENDED IN|ENDED|THROUGH|UP TO) THE? (END (OF|DASH))? (month (D|ORDN)? yr?|(D|ORDN) "
        "OF? month yr?)"
    )),
    ("span_in", "(LAST|FINAL|ORDW) count units OF THE? (Y|yref|UYEAR|month yr?|rel UMONTH|UMONTH)"),
    ("window", "rel DASH? (count|count DASH) units"),
    ("vague", "rel vague units"),
    ("vague", "(PAST|COMING|RECENT|LAST|FOLL|NEXT) (UNITS|QTRS)"),
    ("quarter", (
        "FISCAL (ORDW|ORDN|FINAL) DASH? (QTR|HALF) (OF? (Y|FISCAL? UYEAR Y|FISCAL Y|THE? rel FISCAL? "
        "UYEAR|THE? yref|FY))?"
    )),
    ("quarter", (
        "(ORDW|ORDN|FINAL|LAST) DASH? (FISCAL DASH?)? (QTR|HALF) (COMMA? (OF|IN)? (FISCAL UYEAR? Y|FY|"
        "THE? rel FISCAL? UYEAR|THE? yref|Y|THE? UYEAR))?"
    )),
    ("quarter", "QN (OF|DASH)? (FISCAL UYEAR? Y|FY|THE? rel UYEAR|Y)?"),
    ("quarter", "Y DASH? QN"),
    ("season", "rel SEASON|rel FALL"),
    ("season", "(SEASON|FALL) (OF|COMMA)? (Y ((DASH|SLASH) (D|Y))?|THE? yref)"),
    ("season", "yref APOS SEASON|SEASON"),
    ("season", "FALL"),
    ("weekend", "rel (HOL HOLX? HOLX? HOLX? HOLX?)? WKND"),
    ("weekend", "WKND OF (month D|D month) ((DASH|TO|AND) (D))? yr?"),
    ("weekend", "WKND"),
    ("relative", (
        "(SAME) (PERIOD|UMONTH|UWEEK|UDAY|QTR|TIME|HALF) (OF|IN|A)? THE? (yref|Y|UYEAR (AGO|EARLIER|"
        "BEFORE))"
    )),
    ("relative", "rel (unit|HALF|PART|PERIOD)"),
    ("adverb_in", (
        "(EARLIER|LATER|EARLY|LATE) (IN|THAT|THE SAME|OF)? (THE|THIS|THAT)? (SAME)? (UDAY|UWEEK|UMONTH|"
        "UYEAR|UDEC|TODAY|month|PART)"
    )),
    ("year_of", "(END|START|MIDDLE) OF THE (UDAY|UWEEK|UMONTH|UYEAR|UDEC|CENT|WKND|QTR)"),
    ("year_of", "(UYEAR|UMONTH|UWEEK|QTR) APOS? DASH? END"),
    ("weekday_ago", "count UWEEK AGO (ON|LAST) wd|count UNITS AGO (ON|LAST) wd"),
    ("point", "(MORE THAN)? count DASH? units (AGO|EARLIER|LATER|BEFORE|AFTER|HENCE|FROM (NOW|TODAY)|PREV|ON)"),
    ("vague", "vague units (AGO|EARLIER|LATER|BEFORE|AFTER|FROM NOW)"),
    ("in_units", "IN (ABOUT|THE)? (count|count DASH) (units) (APOS TIME|AGO)?"),
    ("within", "WITHIN THE? (NEXT|COMING|FOLL)? (count|count DASH) units"),
    ("for_units", "FOR (ABOUT|THE|MORE THAN|AT (LEAST|MORE)|ENTIRE|A ENTIRE)? (rel)? count DASH? units"),
    ("chain", "(UDAY|UWEEK|UMONTH|UYEAR|WKND|UDEC|QTR|HALF|PART) (BEFORE|AFTER|EARLIER|LATER|PREV)"),
    ("decade", "(DECADE|DECW)"),
    ("century", "(ORDN|ORDW) CENT"),
    ("clock_part", "D (THIS PART|LAST PART|TODAY PART)"),
    ("clock", "(CLKA|CLK AMPM|D AMPM|DECI AMPM|CLK|D OCLOCK|NOON|MIDN|DECI) zone?"),
    ("military", "(Y|Y4) (HRS|UNITS)? zone"),
    ("military", "(Y|Y4) (HRS|UNITS)"),
    ("each", "EVERY (ORDW|ORDN|OTHER|ENTIRE|NUMW|D|count)? (unit|UNITS|wd|month|PART|SEASON|WKND|SAME UDAY|HOL)"),
    ("each", "(TIMES|PER|(D|INT|BIG|UNITS|DECI|NUMW) A) (A|PER)? (UDAY|UWEEK|UMONTH|UYEAR|UTIME|QTR)"),
    ("each", "WDS|PARTS|WKNDS|OFTEN|ANNUAL"),
    ("overnight", "OVERNIGHT"),
    ("year", "Y (DASH|SLASH) (D|INT|Y)"),
    ("year", "Y"),
    ("day_of_month", "ORDN (OF (rel UMONTH|THE UMONTH))?"),
    ("duration", "(MORE THAN)? count DASH? units (DASH? OLD)?"),
    ("duration", "(count|A COUPLE OF|vague) units"),
    ("vague_units", "(UNITS|QTRS) (AGO|EARLIER|LATER|BEFORE|AFTER)?"),
    ("the_unit", "(UDAY|UWEEK|UMONTH|UYEAR)"),
    ("part", "EARLY UNITS"),
    ("part", "PART"),
    ("relative", "ENTIRE (UYEAR|UMONTH|UWEEK)"),
    ("present", "NOW|PRESENT|VAGUE|RECENT|FUTURE|PAST|SHORTLY"),
)  # fmt: skip

_WORD = re.compile(r"[A-Z][A-Z0-9]*|[a-z]+|[()|?]")


def expand(pattern: str) -> str:
    """A pattern of the table as a regular expression over class characters, without groups."""
    out = []
    for word in _WORD.findall(pattern):
        if word in MACROS:
            out.append(expand(MACROS[word]))
        elif word == "(":
            out.append("(?:")
        else:
            out.append(SYMBOL.get(word, word))
        if word[0].islower() and word not in MACROS:
            raise ValueError(f"no macro {word!r}")
    return "".join(out)


@lru_cache(maxsize=512)
def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern of the table by itself."""
    return re.compile(expand(pattern))


def first(pattern: str) -> set[str]:
    """The class characters with which a pattern can begin."""
    regex = expand(pattern)
    # A pattern is tried on its own expansion: what may come first is what stands before the first thing that must.
    return _first(regex, 0)[0]


def _first(regex: str, at: int) -> tuple[set[str], bool, int]:
    """First characters of an alternation from `at`, whether it may be empty, and where it ends."""
    firsts: set[str] = set()
    branch: set[str] = set()
    empty, any_empty = True, False
    while at < len(regex) and regex[at] != ")":
        if regex[at] == "|":
            firsts |= branch
            any_empty |= empty
            branch, empty, at = set(), True, at + 1
            continue
        if regex.startswith("(?:", at):
            found, may_be_empty, at = _first(regex, at + 3)
            at += 1
        else:
            found, may_be_empty, at = {regex[at]}, False, at + 1
        if at < len(regex) and regex[at] == "?":
            may_be_empty, at = True, at + 1
        if empty:
            branch |= found
            empty = may_be_empty
    return firsts | branch, any_empty | empty, at


_FIRSTS = tuple((handler, pattern, first(pattern)) for handler, pattern in RULES)


@lru_cache(maxsize=256)
def beginning_with(symbol: str) -> tuple[re.Pattern[str], tuple[str, ...]] | None:
    """One expression that tries the patterns beginning with a class in order, and their handlers; `None` for none.

    The number of the group that matched, less one, is the place of the handler. Compiled when first asked for.
    """
    mine = [(handler, expand(pattern)) for handler, pattern, firsts in _FIRSTS if symbol in firsts]
    if not mine:
        return None
    return re.compile("|".join(f"({regex})" for _, regex in mine)), tuple(handler for handler, _ in mine)


BEGINNINGS = re.compile(f"[{''.join(sorted(set().union(*(firsts for _, _, firsts in _FIRSTS))))}]")
"""A class with which some pattern begins."""
