"""What a copy has from its original: the days on which things were said (notes/TIME: a copy inherits the anchor)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from ..model import Attribution, Judgement


def inherited_days(
    lines: Sequence[Attribution], copies: Mapping[str, str]
) -> tuple[tuple[Attribution, ...], tuple[Judgement, ...]]:
    """The lines, in order, each line of a copy with the day of its original's where that tells one; and why.

    `copies` are the lines of originals by those of their copies, as `copied` gives them. A copy counts "Monday" from
    its own day, often days later: of 195 lines of copies in the training bundles 16 got the right day so, and 7 that
    had rightly none got one.
    """
    of = {line.id: line for line in lines}
    out: list[Attribution] = []
    judgements: list[Judgement] = []
    for line in lines:
        origin = _root(line.id, copies)
        day = of[origin].said_on if origin in of else None
        if origin != line.id and day is not None and day != line.said_on:
            judgements.append(Judgement("day", line.id, origin, 0.7, "the original's day"))
            line = replace(line, said_on=day)  # noqa: PLW2901 - the same line with one field more
        out.append(line)
    return tuple(out), tuple(judgements)


def _root(id: str, copies: Mapping[str, str]) -> str:
    """The first of a chain of copies."""
    seen = {id}
    while (origin := copies.get(id)) is not None and origin not in seen:
        seen.add(origin)
        id = origin
    return id
