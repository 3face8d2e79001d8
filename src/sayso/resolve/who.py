"""Who speaks: each line's source resolved to one referent of the report."""

from __future__ import annotations

from dataclasses import dataclass

from ..model import Passage
from .reading import Line, Reading


@dataclass(frozen=True, slots=True)
class Referent:
    """What the source of a line refers to.

    `actor` is the canonical full name, or for an unnamed one the report's own description; `None` where unresolved.
    `kind` is a `source_kind` of the desk's schema. `mentions` are all places of the reading text that name or describe
    it, in order; `introduction` is the one that tells most (name with title or apposition), `None` where there is
    none. `role` and `body` are words of the text ("foreign minister", "Ukraine's Center for Countering
    Disinformation").
    """

    actor: str | None
    kind: str
    mentions: tuple[Passage, ...] = ()
    introduction: Passage | None = None
    role: str | None = None
    body: str | None = None


def who(reading: Reading) -> list[Referent]:
    """The referent of each line, in the order of the lines; lines with one referent share the object."""
    return [Referent(reading.shown(line.source) or None, _kind(line), line.source) for line in reading.lines]


def _kind(line: Line) -> str:
    guesses = line.guesses.get("source_kind", ())
    return guesses[0][0] if guesses and line.source else "unspecified"
