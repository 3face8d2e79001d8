"""How a server is treated: what its robots.txt asks for, and when it may be asked again."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from protego import Protego

LARGEST_ROBOTS = 512_000
"""Bytes of a robots.txt that are read: RFC 9309, section 2.5, asks for 500 KiB at least."""
_LONGEST_DELAY = 60.0
"""Seconds between two requests that a crawl-delay may ask for: it is no standard, and some write milliseconds."""
_LATER = 60.0
"""Seconds to leave a host alone that says "later" and not when, or names a time that has passed."""
_DAY = 86_400.0
_FIRST_AGAIN = 60.0


class Rules:
    """What a robots.txt asks of one agent, by RFC 9309. An empty one asks for nothing."""

    def __init__(self, content: bytes, agent: str) -> None:
        """`content` are the bytes of the file."""
        self._agent = agent
        text = content[:LARGEST_ROBOTS].decode("utf-8", "replace").replace("\x00", "")
        self._rules = Protego.parse(text.removeprefix("\ufeff"))

    def allows(self, url: str) -> bool:
        """Whether an address may be asked for."""
        return bool(self._rules.can_fetch(url, self._agent))

    @property
    def delay(self) -> float:
        """Seconds that it asks to be left between two requests, up to a minute."""
        asked = self._rules.crawl_delay(self._agent) or 0.0
        rate = self._rules.request_rate(self._agent)
        every = rate.seconds / rate.requests if rate and rate.requests else 0.0
        return min(max(asked, every, 0.0), _LONGEST_DELAY)


def retry_after(said: str, now: datetime | None = None) -> float:
    """The header Retry-After in seconds, from a number or a date; at most a day."""
    try:
        if said.strip().isdecimal():
            wait = float(said.strip()[:9])
        else:
            at = parsedate_to_datetime(said)
            at = at.replace(tzinfo=UTC) if at.tzinfo is None else at
            wait = (at - (now or datetime.now(UTC))).total_seconds()
    except (ValueError, TypeError, IndexError, OverflowError):
        return _LATER
    return min(wait, _DAY) if wait > 0 else _LATER


def back_off(failures: int, chance: Callable[[], float] = random.random) -> float:
    """Seconds to leave an address alone after so many failures: doubled each time, up to a day, a quarter more or less.

    By chance, so that what failed together does not come again together.
    """
    return float(min(_FIRST_AGAIN * 2 ** min(max(failures - 1, 0), 20), _DAY) * (0.75 + chance() / 2))
