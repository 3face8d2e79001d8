"""How it is said: style, stance, certainty and polarity of each line."""

from __future__ import annotations

from dataclasses import dataclass

from .reading import Line, Reading


@dataclass(frozen=True, slots=True)
class Manner:
    """How a line is said, in the words of the desk's schema; `None` is unresolved."""

    style: str | None
    stance: str | None
    certainty: str | None
    polarity: str | None


def manners(reading: Reading) -> list[Manner]:
    """The manner of each line, in the order of the lines."""
    return [
        Manner(*(_guessed(line, name) for name in ("style", "stance", "certainty", "polarity")))
        for line in reading.lines
    ]


def _guessed(line: Line, name: str) -> str | None:
    guesses = line.guesses.get(name, ())
    return guesses[0][0] if guesses else None
