"""Which of two reports that share text is the original: day, named houses, labels of versions, what holds what.

Each cue adds to a log-odds; the sum is the answer and its doubt. The weights are set by hand in the order in which an
editor trusts the cues (a named house, then a later day, then a label), and checked on the training bundles.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from math import exp

from ..model import Attribution, Report
from .houses import named_houses, same
from .shingles import VERSIONS, day

NAMED, DATED, LABELLED, SPOKEN, CHAIN, BORNE, HELD, MARRED = 6.0, 4.0, 3.0, 3.0, 2.0, 1.5, 1.0, 1.0
"""Log-odds of each cue. A named house outweighs a day, which a syndicator's stamp gets wrong by one; a day outweighs
all that only speaks for an order; what holds what and damage decide where nothing else does."""
_WHOLE = 0.6
"""Share of both reports in the other from which they are versions of one text, and can be compared as such."""
_EVEN = 0.03
"""By how much one of them may be covered more than the other, where nothing was cut."""
_MORE = 0.1
"""By how much one report must be covered more than the other for this to be a cue."""
_ALL = 0.8
"""Share of a report in another from which it is held in it."""
_CROWD = 0.3
"""By how much more of one report others must have, where they share a passage: many copy the original, few its copy."""
_BORNE = 1.0
"""By how much one must be borne out more than the other: about one word changed."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What the direction of a link is told by: day, house, houses named as the origin (nearest first), version."""

    id: str
    day: str | None
    house: str | None
    named: tuple[str, ...]
    version: int
    marred: int
    borne: float
    many: float
    """How well other reports bear out its text, and the share of it that three and more have (`Keys`)."""


def facts(report: Report, lines: Sequence[Attribution] = (), borne: float = 0.0, many: float = 0.0) -> Facts:
    """The facts of a report, whose lines tell too which houses it names (`named_houses`)."""
    house = report.publisher.value if report.publisher else None
    versions = [label.number or 1 for label in report.labels if label.kind in VERSIONS]
    return Facts(
        report.id,
        day(report),
        house,
        named_houses(report, lines),
        max(versions, default=0),
        len(report.damage),
        borne,
        many,
    )


def names(one: Facts, other: Facts) -> int:
    """The place of the other's house among those that a report names, 1 for the nearest; 0 where it names it not."""
    for place, house in enumerate(one.named, 1):
        if same(house, other.house):
            return place
    return 0


def same_publisher(one: Facts, other: Facts) -> bool:
    """Whether both are by one house."""
    return same(one.house, other.house)


def days_between(one: Facts, other: Facts) -> int | None:
    """Days from the other to the one; `None` where a day is not known or is none of the calendar."""
    if one.day is None or other.day is None:
        return None
    return _ordinal(one.day) - _ordinal(other.day) if _ordinal(one.day) and _ordinal(other.day) else None


def direct(one: Facts, other: Facts, held: float, other_held: float, speaks: int = 0) -> tuple[float, tuple[str, ...]]:
    """The probability that `one` is the copy of `other`, and why.

    `held` is the share of one's words that the other has, `other_held` the reverse. `speaks` is 1 where the text of one
    alone has the name of the other's house, -1 the reverse; it is heard where neither source nor day tells. Where
    nothing tells, the probability is just over or under a half: the report whose identifier is smaller is taken for the
    original.
    """
    odds, why = 0.0, []
    place, back = names(one, other), names(other, one)
    if bool(place) != bool(back):
        odds += NAMED if place else -NAMED
        copy, origin = (one, other) if place else (other, one)
        why.append(f"{copy.id} names {origin.house} as its source")
    gap = days_between(one, other)
    if gap:
        odds += DATED if gap > 0 else -DATED
        later = one if gap > 0 else other
        why.append(f"{later.id} is later by {abs(gap)} {'day' if abs(gap) == 1 else 'days'}")
    elif speaks and bool(place) == bool(back):
        odds += SPOKEN * speaks
        copy, origin = (one, other) if speaks > 0 else (other, one)
        why.append(f"{copy.id} speaks of {origin.house}")
    ours = same_publisher(one, other)
    if ours and one.version != other.version:
        odds += LABELLED if one.version > other.version else -LABELLED
        why.append(f"{(one if one.version > other.version else other).id} is labelled as the later version")
    if not ours and len(one.named) != len(other.named):
        odds += CHAIN if len(one.named) > len(other.named) else -CHAIN
        why.append(f"{(one if len(one.named) > len(other.named) else other).id} names more houses before it")
    even = min(held, other_held) >= _WHOLE and abs(held - other_held) <= _EVEN
    if even and min(one.many, other.many) > _MORE and abs(one.borne - other.borne) > _BORNE:
        # Where several have a text, what most of them keep is the original's: an edit is its editor's own. Where
        # something was cut this does not tell, since what was cut may be left in the original alone.
        odds += BORNE if one.borne < other.borne else -BORNE
        why.append(f"{(one if one.borne < other.borne else other).id} has words that other copies have not")
    most = max(held, other_held)
    if most >= _ALL and abs(held - other_held) > _MORE:
        inside = one if held > other_held else other
        # A copy is cut; a house's own later version grows.
        copy = (other if inside is one else one) if ours else inside
        odds += HELD if copy is one else -HELD
        why.append(f"{inside.id} is held in the other")
    if most < _WHOLE and abs(one.many - other.many) > _CROWD:
        odds += BORNE if one.many < other.many else -BORNE
        why.append(f"of {(one if one.many < other.many else other).id} others have less")
    if one.marred != other.marred:
        odds += MARRED if one.marred > other.marred else -MARRED
        why.append(f"{(one if one.marred > other.marred else other).id} is damaged")
    if odds == 0:
        return (0.51, ("nothing tells",)) if one.id > other.id else (0.49, ("nothing tells",))
    return 1 / (1 + exp(-odds)), tuple(why)


@lru_cache(maxsize=4096)
def _ordinal(value: str) -> int:
    try:
        return date.fromisoformat(value).toordinal()
    except ValueError:
        return 0
