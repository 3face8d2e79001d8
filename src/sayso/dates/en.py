"""English: the words of dates by class, as data. A word has one class; what a class means is said in `grammar`.

Words are in lower case. Names, holidays and places that only help to read a date stand in `names_en`.
"""

from __future__ import annotations

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_WEEKDAY_SHORT = "mon tue wed thu fri sat sun tues weds thur thurs"
_MONTH_SHORT = "jan feb mar apr jun jul aug sep oct nov dec sept"
_NUMBERS = (
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen twenty"
)
_TENS = "thirty forty fifty sixty seventy eighty ninety"
_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
_DECADES = "twenties thirties forties fifties sixties seventies eighties nineties"

CLASSES: dict[str, str] = {
    "WD": " ".join(WEEKDAYS),
    "WDA": _WEEKDAY_SHORT,
    "WDS": "mondays tuesdays wednesdays thursdays fridays saturdays sundays",
    "MON": " ".join(MONTHS),
    "MAB": _MONTH_SHORT,
    "NUMW": f"{_NUMBERS} {_TENS} hundred",
    "ONE": "one",
    "A": "a an",
    "COUPLE": "couple pair",
    "DOZEN": "dozen",
    "FEW": "few several some many various countless dozens hundreds number",
    "ORDW": _ORDINALS,
    "FINAL": "final",
    "DECW": f"{_DECADES} noughties",
    "CENT": "century",
    "AMPM": "am pm a.m a.m. p.m p.m.",
    "NOON": "noon midday noontime",
    "MIDN": "midnight",
    "OCLOCK": "o'clock o’clock",
    "UDAY": "day",
    "UWEEK": "week",
    "UMONTH": "month",
    "UYEAR": "year",
    "UDEC": "decade",
    "UTIME": "hour minute",
    "UFORT": "fortnight",
    "UNITS": "days weeks months years decades hours minutes fortnights seconds centuries",
    "QTR": "quarter",
    "QTRS": "quarters",
    "HALF": "half",
    "TODAY": "today yesterday tomorrow tonight tonite",
    "SEASON": "spring summer autumn winter springtime summertime wintertime",
    "FALL": "fall",
    "PART": "morning afternoon evening night dawn dusk daybreak sunrise sunset lunchtime nightfall nighttime noontide",
    "PARTS": "mornings afternoons evenings nights",
    "WKND": "weekend",
    "WKNDS": "weekends weekdays",
    "OVERNIGHT": "overnight",
    "LAST": "last",
    "NEXT": "next",
    "THIS": "this",
    "PAST": "past",
    "PREV": "previous preceding prior",
    "FOLL": "following",
    "COMING": "coming upcoming forthcoming",
    "CURRENT": "current",
    "SAME": "same",
    "THAT": "that",
    "THE": "the",
    "THESE": "these those",
    "OTHER": "other",
    "ENTIRE": "entire whole full",
    "EARLY": "early",
    "MID": "mid",
    "LATE": "late",
    "END": "end close",
    "START": "start beginning outset",
    "MIDDLE": "middle",
    "TURN": "turn",
    "EARLIER": "earlier",
    "LATER": "later",
    "AGO": "ago",
    "BEFORE": "before",
    "AFTER": "after",
    "HENCE": "hence",
    "NOW": "now",
    "ON": "on",
    "IN": "in inside",
    "AT": "at",
    "DURING": "during throughout",
    "OVER": "over",
    "WITHIN": "within",
    "FOR": "for",
    "SINCE": "since",
    "FROM": "from",
    "TO": "to",
    "UNTIL": "until till til",
    "BY": "by",
    "BETWEEN": "between",
    "AND": "and &",
    "OR": "or",
    "THROUGH": "through thru",
    "INTO": "into",
    "OF": "of",
    "AS": "as",
    "UP": "up",
    "STARTING": "starting effective commencing",
    "ONWARD": "onward onwards",
    "DASH": "- – — ‑ −",
    "COMMA": ",",
    "DOT": ".",
    "STOP": "! ? ; …",
    "COLON": ":",
    "APOS": "'s ’s",
    "QUOTE": '" “ ” „ « »',
    "LP": "(",
    "RP": ")",
    "SLASH": "/",
    "FISCAL": "fiscal financial",
    "FYW": "fy",
    "EVERY": "every each alternate",
    "PER": "per",
    "OFTEN": "daily weekly monthly yearly annually nightly hourly quarterly fortnightly",
    "ANNUAL": "annual",
    "TIMES": "once twice thrice times",
    "ZONE": (
        "gmt utc est edt et cst cdt ct mst mdt mt pst pdt pt bst cet cest eet eest msk ist jst kst aest aedt hkt sgt "
        "wib pkt wat eat sast brt art z"
    ),
    "LOCAL": "local eastern central pacific mountain",
    "TIME": "time",
    "HRS": "hrs",
    "PERIOD": "period stretch span",
    "ENDED": "ended ending",
    "EVE": "eve",
    "ABOUT": "around about approximately roughly circa nearly almost",
    "SHORTLY": "shortly just soon moments",
    "FAR": "far",
    "SO": "so",
    "DATE": "date",
    "NO": "no",
    "THAN": "than",
    "AHEAD": "ahead",
    "MORE": "more less least",
    "OLD": "old",
    "RECENT": "recent",
    "WAR": "war invasion conflict offensive",
    "VAGUE": "recently lately nowadays",
    "FUTURE": "future",
    "PRESENT": "currently",
    # how the clause says when: classes that only `tense` reads
    "WILL": "will shall ll",
    "MODAL": "would could might must should can cannot ought",
    "BE": "is are am isn aren",
    "WAS": (
        "was were had did been became began came went took made gave got saw met left fell rose ran held won lost led "
        "sent spent struck shot hit sank flew drove spoke wrote told said found thought brought bought caught taught "
        "fought built kept felt heard knew grew drew threw broke chose stood understood withdrew overthrew sought "
        "swore stole bore tore wore woke froze shook forgot forgave arose beat bit blew dealt dug ate fled hid "
        "laid lay lent lit meant paid rang read rode sang sat sold shone slept slid split spread stuck swam swept "
        "undertook underwent wound wasn weren hadn didn set put cut shut quit let died cast burst"
    ),
    "HAVE": "has have having hasn haven",
    "DUE": "due scheduled slated poised expected planned likely tentatively deadline",
    "PLANS": (
        "plans plan hopes hope wants want intends intend aims aim prepares agrees agreed agree vows vowed pledges "
        "pledged promises promised decided decides threatened threatens planning hoping preparing ready willing set "
        "going about bound wanted hoped urged urges urging ordered orders invited invites called calls asked asks "
        "demanded demands obliged required told allowed forced opted chose prepared expects expect forecasts predicts "
        "predict anticipates anticipate foresees foresee"
    ),
    "MEETS": (
        "meets runs lasts opens begins starts votes arrives travels visits leaves faces hosts kicks returns expires "
        "resumes launches publishes closes goes takes comes convenes decides heads flies marks celebrates "
        "gathers reopens hears holds ends departs welcomes debuts airs releases tours"
    ),
}  # fmt: skip

SCHEDULE_VERBS = frozenset(
    [
        "meet",
        "open",
        "begin",
        "start",
        "vote",
        "leave",
        "return",
        "resume",
        "close",
        "gather",
        "travel",
        "go",
        "head",
        "hold",
        "face",
        "elect",
        "reopen",
        "expire",
        "depart",
        "arrive",
    ]
)
"""Bare present of what is timetabled: "ministers meet on Thursday"."""

PLANNED = frozenset(
    [
        "called",
        "asked",
        "told",
        "decided",
        "agreed",
        "allowed",
        "forced",
        "invited",
        "ordered",
        "wanted",
        "hoped",
        "demanded",
        "chose",
        "threatened",
        "promised",
        "pledged",
        "vowed",
        "urged",
        "required",
        "opted",
    ]
)
"""Of the plans, the words that tell of the past where no verb with "to" follows them."""

STATES = frozenset(["shut", "closed", "open"])
"""What "is shut on Monday" tells of a timetable, though the words are participles."""

FORECASTS = frozenset(
    ["expects", "expect", "forecasts", "predicts", "predict", "anticipates", "anticipate", "foresees", "foresee"]
)
"""Of the plans, those that tell of what is to come whatever follows: "expects a loss in the fourth quarter"."""

SAYING = frozenset(
    [
        "said",
        "says",
        "say",
        "told",
        "wrote",
        "writes",
        "posted",
        "tweeted",
        "added",
        "announced",
        "declared",
        "stated",
        "dated",
        "spoke",
        "speaking",
        "interview",
        "letter",
        "diary",
        "statement",
        "message",
        "post",
        "tweet",
        "remarks",
        "speech",
        "recalled",
        "explained",
        "replied",
        "warned",
        "argued",
        "insisted",
        "testified",
        "reported",
        "noted",
        "memo",
        "email",
        "e-mail",
        "entry",
        "address",
        "press",
        "quoted",
    ]
)
"""Words that make the date beside them the date on which a quotation was spoken or written."""


def _values() -> dict[str, int]:
    """What each word counts: number of the month or the weekday, cardinal, ordinal."""
    out = {word: n for n, word in enumerate(WEEKDAYS)}
    out |= {word: n % 7 for n, word in enumerate(_WEEKDAY_SHORT.split()[:7])}
    out |= {"tues": 1, "weds": 2, "thur": 3, "thurs": 3}
    out |= {word: n for n, word in enumerate(CLASSES["WDS"].split())}
    out |= {word: n for n, word in enumerate(MONTHS, 1)}
    short = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
    out |= {word: n for n, word in enumerate(short, 1) if word != "may"} | {"sept": 9}
    out |= {word: n for n, word in enumerate(_NUMBERS.split(), 2)}
    out |= dict(zip(_TENS.split(), range(30, 100, 10), strict=True)) | {"hundred": 100}
    out |= {word: n for n, word in enumerate(_ORDINALS.split(), 1)} | {"final": -1}
    out |= {word: 1900 + n for word, n in zip(_DECADES.split(), range(20, 100, 10), strict=True)} | {"noughties": 2000}
    return out | {"one": 1, "a": 1, "an": 1, "couple": 2, "pair": 2, "dozen": 12}


VALUES = _values()

PLAIN_IN_LOWER_CASE = [
    "may",
    "march",
    "august",
    "mar",
    "jan",
    "dec",
    "sep",
    "sat",
    "sun",
    "mon",
    "wed",
    "jun",
    "apr",
    "fri",
    "thu",
    "nov",
    "oct",
    "jul",
    "feb",
    "sept",
    "tue",
    "thur",
    "est",
    "et",
    "ct",
    "mt",
    "pt",
    "art",
    "z",
    "ist",
]
"""Words that are date words only with a capital: "may", "march", "sat"."""

UNIT_OF = {
    "day": "day", "days": "day", "week": "week", "weeks": "week", "month": "month", "months": "month",
    "year": "year", "years": "year", "decade": "decade", "decades": "decade", "hour": "hour", "hours": "hour",
    "minute": "minute", "minutes": "minute", "fortnight": "fortnight", "fortnights": "fortnight",
    "quarter": "quarter", "quarters": "quarter", "century": "century", "centuries": "century", "seconds": "second",
}  # fmt: skip

SEASON_OF = {"spring": 0, "springtime": 0, "summer": 1, "summertime": 1, "autumn": 2, "fall": 2, "winter": 3,
             "wintertime": 3}  # fmt: skip

PARTS = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "dawn": "MO", "dusk": "EV",
         "daybreak": "MO", "sunrise": "MO", "sunset": "EV", "lunchtime": "MI", "nightfall": "EV", "nighttime": "NI",
         "noontide": "MI", "tonight": "NI", "tonite": "NI", "overnight": "NI"}  # fmt: skip
"""TIMEX3's letters for the part of the day."""

DAYS_OFF = {"today": 0, "yesterday": -1, "tomorrow": 1, "tonight": 0, "tonite": 0}
