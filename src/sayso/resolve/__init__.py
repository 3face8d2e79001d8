"""Stage 3, `resolve`: for each line who it is, for whom they speak, when, where, through whom, and how sure.

One report at a time, a pure function. In the order of the work: `reading` (all in one set of offsets), `who`, `side`,
`manner`, `hearing`, `through`, `when`, `where`. What cannot be told stays `None`: unresolved is an answer.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ..model import Attribution, Guess, Problem, Report, Toponym
from .hearing import hearings
from .manner import manners
from .reading import reading
from .side import sides
from .through import through
from .when import when
from .where import toponyms
from .who import Referent, who

__all__ = ["Resolved", "resolve"]


@dataclass(frozen=True, slots=True)
class Resolved:
    """The lines of one report with their fields, the referent behind each, the toponyms, and what is in doubt."""

    lines: tuple[Attribution, ...]
    referents: tuple[Referent, ...]
    told: tuple[bool, ...]
    """For each line whether words about its source tell its side; else it is the scene's country, or not known."""
    toponyms: tuple[Toponym, ...]
    problems: tuple[Problem, ...]


def resolve(
    report: Report,
    lines: Sequence[Attribution],
    guesses: Mapping[str, Sequence[Guess]],
) -> Resolved:
    """Fill the fields of a report's lines.

    `guesses` are the back end's, by the line's identifier.
    """
    read = reading(report, lines, guesses)
    referents = who(read)
    heard = hearings(read, referents)
    relays, problems = through(read, referents, heard)
    said = when(read, referents)
    spoken_for = sides(read, referents)
    filled = tuple(
        replace(
            line,
            style=manner.style,
            stance=manner.stance,
            certainty=manner.certainty,
            polarity=manner.polarity,
            source_kind=referent.kind,
            actor=referent.actor,
            affiliation=side.code,
            addressee=hearing.addressee,
            channel=hearing.channel,
            said_in=hearing.said_in,
            said_on=spoken.on,
            via=via,
        )
        for line, referent, side, manner, hearing, via, spoken in zip(
            lines, referents, spoken_for, manners(read), heard, relays, said.spoken, strict=True
        )
    )
    told = tuple(side.told for side in spoken_for)
    return Resolved(filled, tuple(referents), told, tuple(toponyms(read)), (*problems, *said.problems))
