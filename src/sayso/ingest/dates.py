"""Dates of feeds: whether one can be believed. Clocks are wrong, programs write 1970, and years lose their century."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from ..read.stamps import from_value

_FIRST = 1990
"""Before this year there was no web to print a report on: such a date is a program's zero."""
_AHEAD = timedelta(days=1)
"""How far a date may lie ahead: a zone that was left out puts it off by half a day."""
_ISO = re.compile(r"\d{4}-?\d\d-?\d\d(?:[T ]|$)")
_SHORT_YEAR = re.compile(
    r"^(?:[A-Za-z]{3,9},? )?\d{1,2}[ -][A-Za-z]{3,9}[ -]\d\d(?: |$)|^\d\d?[/.]\d\d?[/.]\d\d(?: |$)"
)


def judged(value: str, now: datetime) -> str:
    """Why a date cannot be believed at a time, in words; "" where it can. RFC 822 and RFC 3339 are read, and words."""
    if _SHORT_YEAR.match(value):
        return "whose year has two digits"
    at = moment(value)
    if at is None:
        return "which is no date that can be read"
    if at.year < _FIRST:
        return "which is before there was a web"
    if at > now + _AHEAD:
        return "which is still to come"
    return ""


def moment(value: str) -> datetime | None:
    """The moment that a date names, in UTC where it names no zone; `None` where it cannot be read."""
    at: datetime | None
    try:
        at = datetime.fromisoformat(value) if _ISO.match(value) else parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError, OverflowError):
        day = from_value(value)
        at = datetime.fromisoformat(day) if day else None
    if at is None:
        return None
    try:
        return at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
    except (OverflowError, ValueError):
        return None
