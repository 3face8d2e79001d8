"""To whom, over which channel, and where a line is said."""

from __future__ import annotations

from dataclasses import dataclass

from .reading import Reading


@dataclass(frozen=True, slots=True)
class Hearing:
    """Words of the text ("the FT", "his German counterpart"), a channel ("press conference"), a place ("Kyiv")."""

    addressee: str | None = None
    channel: str | None = None
    said_in: str | None = None


def hearings(reading: Reading) -> list[Hearing]:
    """The hearing of each line, in the order of the lines."""
    return [Hearing() for _ in reading.lines]
