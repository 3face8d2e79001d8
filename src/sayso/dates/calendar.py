"""Calendar arithmetic on day numbers (proleptic Gregorian ordinals, 1 = 0001-01-01), and the days of holidays."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

Days = tuple[int, int]
"""Half-open range of day numbers."""


def day(year: int, month: int, dom: int) -> int:
    """The number of a day. Raises `ValueError` where there is none such."""
    return date(year, month, dom).toordinal()


@lru_cache(maxsize=4096)
def ymd(number: int) -> tuple[int, int, int]:
    """Year, month and day of a day number."""
    on = date.fromordinal(number)
    return on.year, on.month, on.day


def month(year: int, m: int, n: int = 1) -> Days:
    """`n` whole months from month `m` of `year`; `m` may lie outside 1..12."""
    first, last = year * 12 + m - 1, year * 12 + m - 1 + n
    return day(first // 12, first % 12 + 1, 1), day(last // 12, last % 12 + 1, 1)


def year(y: int, n: int = 1) -> Days:
    """`n` whole years from `y`."""
    return day(y, 1, 1), day(y + n, 1, 1)


def week(number: int, offset: int = 0) -> Days:
    """The ISO week, `offset` weeks on, that holds a day."""
    monday = number - (number - 1) % 7 + 7 * offset
    return monday, monday + 7


def weekday(number: int) -> int:
    """0 is Monday."""
    return (number - 1) % 7


def add_months(number: int, n: int) -> int:
    """The day `n` months on; the last day of the month where it is shorter."""
    y, m, d = ymd(number)
    first, after = month(y, m + n)
    return min(first + d - 1, after - 1)


def nth_weekday(y: int, m: int, wd: int, n: int) -> int:
    """The `n`-th `wd` of a month; the last where `n` is -1."""
    first, after = month(y, m)
    if n < 0:
        return after - 1 - (weekday(after - 1) - wd) % 7
    return first + (wd - weekday(first)) % 7 + 7 * (n - 1)


def easter(y: int) -> int:
    """Western Easter Sunday (the anonymous Gregorian algorithm of 1876)."""
    a, b, c = y % 19, y // 100, y % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    return day(y, (h + k - 7 * m + 114) // 31, (h + k - 7 * m + 114) % 31 + 1)


def orthodox_easter(y: int) -> int:
    """Orthodox Easter Sunday in the Gregorian calendar, 1900-2099 (Meeus' Julian algorithm, 13 days added)."""
    a, b, c = y % 4, y % 7, y % 19
    d = (19 * c + 15) % 30
    e = (2 * a + 4 * b - d + 34) % 7
    return day(y, (d + e + 114) // 31, (d + e + 114) % 31 + 1) + 13


@lru_cache(maxsize=64)
def rosh_hashanah(y: int) -> int:
    """1 Tishri in the autumn of a Gregorian year (arithmetic Hebrew calendar: molad with its postponements)."""
    hebrew = y + 3761
    months = (235 * hebrew - 234) // 19
    parts = 12084 + 13753 * months
    elapsed = 29 * months + parts // 25920
    if 3 * (elapsed + 1) % 7 < 3:
        elapsed += 1
    before, after = _hebrew_days(hebrew - 1), _hebrew_days(hebrew + 1)
    this = _hebrew_days(hebrew)
    if after - this == 356:
        this += 2
    elif this - before == 382:
        this += 1
    return this - 1373427


def _hebrew_days(hebrew: int) -> int:
    """Days from the epoch to the new year, before the last two postponements."""
    months = (235 * hebrew - 234) // 19
    parts = 12084 + 13753 * months
    elapsed = 29 * months + parts // 25920
    return elapsed + 1 if 3 * (elapsed + 1) % 7 < 3 else elapsed


# Days that are proclaimed or that follow a moon: first days as they were observed (Saudi dates for Ramadan and Eid).
_OBSERVED: dict[str, dict[int, tuple[int, int]]] = {
    "ramadan": {2018: (5, 17), 2019: (5, 6), 2020: (4, 24), 2021: (4, 13), 2022: (4, 2), 2023: (3, 23), 2024: (3, 11),
                2025: (3, 1), 2026: (2, 18)},
    "eid-al-fitr": {2018: (6, 15), 2019: (6, 4), 2020: (5, 24), 2021: (5, 13), 2022: (5, 2), 2023: (4, 21),
                    2024: (4, 10), 2025: (3, 30), 2026: (3, 20)},
    "eid-al-adha": {2018: (8, 21), 2019: (8, 11), 2020: (7, 31), 2021: (7, 20), 2022: (7, 9), 2023: (6, 28),
                    2024: (6, 16), 2025: (6, 6), 2026: (5, 27)},
    "diwali": {2018: (11, 7), 2019: (10, 27), 2020: (11, 14), 2021: (11, 4), 2022: (10, 24), 2023: (11, 12),
               2024: (10, 31), 2025: (10, 20), 2026: (11, 8)},
    "lunar": {2015: (2, 19), 2016: (2, 8), 2017: (1, 28), 2018: (2, 16), 2019: (2, 5), 2020: (1, 25), 2021: (2, 12),
              2022: (2, 1), 2023: (1, 22), 2024: (2, 10), 2025: (1, 29), 2026: (2, 17), 2027: (2, 6)},
    "holi": {2021: (3, 29), 2022: (3, 18), 2023: (3, 8), 2024: (3, 25), 2025: (3, 14), 2026: (3, 4)},
    "super-tuesday": {2008: (2, 5), 2012: (3, 6), 2016: (3, 1), 2020: (3, 3), 2024: (3, 5)},
}  # fmt: skip
_LENGTH = {"passover": 7, "hanukkah": 8, "sukkot": 7, "ramadan": 30}

_NTH = {
    "labor": (9, 0, 1),
    "memorial": (5, 0, -1),
    "thanksgiving": (11, 3, 4),
    "ca-thanksgiving": (10, 0, 2),
    "mlk": (1, 0, 3),
    "presidents": (2, 0, 3),
    "columbus": (10, 0, 2),
    "mother": (5, 6, 2),
    "father": (6, 6, 3),
}
_AFTER_THANKSGIVING = {"black-friday": 1, "cyber-monday": 4, "giving-tuesday": 5}
_HEBREW = {"rosh-hashanah": 0, "yom-kippur": 9, "sukkot": 14, "simchat": 22}
_BEFORE_NEW_YEAR = {"passover": -163, "shavuot": -113, "purim": -193}


def holiday(key: str, y: int) -> Days | None:
    """The days of a holiday in a year, or `None` where it is not known or not held in that year."""
    if key[:2].isdigit():
        first = day(y, int(key[:2]), int(key[3:]))
    elif key.startswith("easter"):
        first = easter(y) + int(key[6:])
    elif key == "orthodox":
        first = orthodox_easter(y)
    elif key in _NTH:
        first = nth_weekday(y, *_NTH[key])
    elif key in _AFTER_THANKSGIVING:
        first = nth_weekday(y, 11, 3, 4) + _AFTER_THANKSGIVING[key]
    elif key == "election":
        first = nth_weekday(y, 11, 0, 1) + 1
    elif key == "inauguration":
        if y % 4 != 1:
            return None
        first = day(y, 1, 20)
    elif key in _HEBREW:
        first = rosh_hashanah(y) + _HEBREW[key]
    elif key in _BEFORE_NEW_YEAR:
        first = rosh_hashanah(y) + _BEFORE_NEW_YEAR[key]
    elif key == "hanukkah":
        first = rosh_hashanah(y) + 83 + _long_cheshvan(y)
    else:
        observed = _OBSERVED.get(key, {}).get(y)
        if not observed:
            return None
        first = day(y, *observed)
        if key == "ramadan":
            fitr = _OBSERVED["eid-al-fitr"][y]
            return first, day(y, *fitr)
    return first, first + _LENGTH.get(key, 1)


def _long_cheshvan(y: int) -> int:
    """1 where the Hebrew year that begins in the autumn of `y` has a long Cheshvan (355 or 385 days), else 0."""
    return int((rosh_hashanah(y + 1) - rosh_hashanah(y)) % 10 == 5)
