"""What may stand between a dateline's place and its agency: days of other calendars, days in numbers, who sent it."""

from __future__ import annotations

import re

from ..model import Passage
from .stamps import MONTHS, Stamp

HIJRI = re.compile(
    r",? (?:Muharram|Safar|Rabi['’ ]?(?:al-|ul-)?\w{1,10}(?: I{1,2})?|Jumada \w{1,10}|Rajab|Sha['’]?ban|Ramadan|"
    r"Shawwal|D[hu]{1,2}['’]?[ -]?(?:al|ul|l)?-?['’ ]?(?:Qi['’]?dah?|Hijjah?)) \d{1,2},? 14\d\d(?: ?A?H)?(?=, )"
)
"""A day of the Islamic calendar before the common one: "RIYADH, Ramadan 20, 1446, March 20, 2025, SPA -- "."""
OWN = re.compile(
    r",? \(?(?:[Ss]pecial(?: to (?:the |The )?[\w ]{2,30}?)?|[Oo]wn (?:reporter|corr(?:espondent)?\b\.?)"
    r"|[Ff]rom (?:our|its) (?:own )?(?:reporter|correspondent)"
    r"|(?:[Oo]wn|[Ss]taff|[Bb]ureau) [Rr]eport)\)?(?= ?[-–—.:])"
)
"""Who of the house sent the copy: "Mombasa, May 6 (own reporter) - ", "DENVER, Special to The Herald — "."""
MONTH_ALONE = re.compile(rf",? (?:{'|'.join(name.title() for name in MONTHS)})\.?(?: 20\d\d)?(?= ?[(/–—-])")
"""A month without its day, as a damaged copy shows it: "QUITO, Nov. (Xinhua) -- "."""
NUMBERS = re.compile(r",? (?P<day>0?[1-9]|[12]\d|3[01])(?P<sep>[/.])(?P<month>0?[1-9]|1[0-2])\.?(?= \()")
"""A day and its month in numbers before an agency: "LUANDA, 06/05 (ANGOP) - "."""
OTHER_CALENDAR = re.compile(
    r" \((?:\d{1,2}(?:st|nd|rd|th)? )?[A-Z][\w'’-]{2,15}(?: [A-Z][\w'’-]{2,15})?(?: \d{1,2},?)? \d{4}\)\s{0,2}\Z"
)
"""The same day in another calendar at the end of a line of its own: "(7 Kislev 5786)"."""
ROLE = re.compile(
    r"(?:co-?)?(?:host|anchor|presenter|moderator|reporter|correspondent|narrator|interviewer|guest|voice-?over|"
    r"mayor|minister|president|chair(?:man|woman|person)?|newsreader|speaker|question|answer|"
    r"off[ -]camera|on camera|live)",
    re.IGNORECASE,
)
"""What somebody is who speaks in a transcript: "JANE ROE (HOST): ..."."""


def in_numbers(shown: re.Match[str]) -> Stamp:
    """A day and a month in numbers; with a slash the order is open."""
    day, month = int(shown["day"]), int(shown["month"])
    other = (day, month) if shown["sep"] == "/" and day <= 12 and day != month else None
    return Stamp(Passage(shown.start("day"), shown.end()), None, month, day, other)
