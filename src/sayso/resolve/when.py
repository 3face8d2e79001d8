"""When a line was said: the desk's `said_on`."""

from __future__ import annotations

from .reading import Reading


def days(reading: Reading) -> list[str | None]:
    """The day on which each line was said, ISO 8601, or `None` where the text does not tell."""
    return [None for _ in reading.lines]
