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
    r"|[Ff]rom (?:our|its) (?:own )?(?:reporter|correspondent))\)?(?= ?[-–—.:])"
)
"""Who of the house sent the copy: "Mombasa, May 6 (own reporter) - ", "DENVER, Special to The Herald — "."""
MONTH_ALONE = re.compile(rf",? (?:{'|'.join(name.title() for name in MONTHS)})\.?(?: 20\d\d)?(?= ?[(/–—-])")
"""A month without its day, as a damaged copy shows it: "QUITO, Nov. (Xinhua) -- "."""
NUMBERS = re.compile(r",? (?P<day>0?[1-9]|[12]\d|3[01])(?P<sep>[/.])(?P<month>0?[1-9]|1[0-2])\.?(?= \()")
"""A day and its month in numbers before an agency: "LUANDA, 06/05 (ANGOP) - "."""


def in_numbers(shown: re.Match[str]) -> Stamp:
    """A day and a month in numbers; with a slash the order is open."""
    day, month = int(shown["day"]), int(shown["month"])
    other = (day, month) if shown["sep"] == "/" and day <= 12 and day != month else None
    return Stamp(Passage(shown.start("day"), shown.end()), None, month, day, other)
