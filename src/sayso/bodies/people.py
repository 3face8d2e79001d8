"""For whom well-known people speak: a table of public figures by their full names (`people.txt`).

A report that its readers know to be American says "President Trump" and names Syria; whose president that is stands
nowhere in it. The table is only for what the report itself leaves open.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from .table import DATES, lines

_BETWEEN = re.compile(r"(?<= )(?:[^\W\d_]\.? ){1,3}(?=\S{2})|,? (?:Jr|Sr|II|III|IV)\.?\Z")
"""Initials within a name and what is put behind it: "Donald J. Trump", "Robert F. Kennedy Jr."."""


class Known(NamedTuple):
    """For whom somebody speaks, and between which days (ISO 8601; `None` where open)."""

    side: str
    since: str | None
    until: str | None


@lru_cache(maxsize=1)
def _people() -> dict[str, list[Known]]:
    """By full name, and by the surname alone where it is rare enough to tell who is meant."""
    out: dict[str, list[Known]] = {}
    for code, names in lines("people"):
        for row in (part.strip() for part in names.split(";") if part.strip()):
            dates = DATES.search(row)
            forms = [form.strip() for form in DATES.sub("", row).split(" = ")]
            rare = any(form.endswith("+") for form in forms)
            known = Known(code, *(dates.groups() if dates else (None, None)))
            keys = {_key(form.removesuffix("+")) for form in forms}
            if rare:
                keys |= {key.rpartition(" ")[2] for key in keys}
            for key in keys:
                if known not in out.setdefault(key, []):
                    out[key].append(known)
    return out


def _key(name: str) -> str:
    name = _BETWEEN.sub("", name)
    if name.isascii():
        return name.casefold()
    plain = unicodedata.normalize("NFKD", name)
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold().replace("’", "'")


def speaks_for(name: str, on: str | None = None) -> str | None:
    """The side of a well-known person by name, on a day (ISO 8601); `None` for anybody else and where it is not one.

    Who has spoken for one side and then for another has none on an unknown day.

    >>> speaks_for("Donald J. Trump")
    'USA'
    >>> speaks_for("Jane Roe")
    """
    sides = {
        known.side
        for known in _people().get(_key(name.strip()), ())
        if (known.since or "") <= (on or "")[:10] and (known.until is None or (on and on[:10] <= known.until))
    }
    return next(iter(sides)) if len(sides) == 1 else None
