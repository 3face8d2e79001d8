"""What claims are asked for: words, values of facets, numbers and days, joined by and, or and not; and which answer.

Every condition is a mask over all claims (`counting`), so any of them may stand beside any other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from .counting import Counted, Mask
from .matching import Words, matched
from .schema import facet_values
from .words import Question, words_of


@dataclass(frozen=True, slots=True)
class Matches:
    """The words of a claim's sayings answer a question."""

    question: Question


@dataclass(frozen=True, slots=True)
class Has:
    """A claim has a value of a facet in which some folded words stand one after the other; any value, for no words.

    With `prefix` the last word may go on.
    """

    facet: str
    words: tuple[str, ...]
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Between:
    """A number of a claim, one of `columns.SORTS`, is within bounds, both included; `None` leaves one open.

    Days are numbers as `counting` has them: 20260304. What has no day is within no bounds of days.
    """

    column: str
    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class During:
    """A claim was first said by the last day of a stretch, and last said on its first day or later."""

    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class Stamped:
    """A claim changed in this store (`column` "changed"), or came into it ("since"), within days, both included."""

    column: str
    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class Both:
    """All of some conditions; of none, every claim."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Either:
    """One of some conditions at least."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Without:
    """Not a condition."""

    part: Condition


Condition = Matches | Has | Between | During | Stamped | Both | Either | Without


class Values:
    """The values of facets that a store knows, folded, as they come: none is ever taken out."""

    def __init__(self) -> None:
        self._last = -1
        self._of: defaultdict[str, list[tuple[int, tuple[str, ...]]]] = defaultdict(list)

    def numbers(self, connection: Connection, has: Has) -> list[int]:
        """The numbers of the values that a condition takes."""
        rows = connection.execute(select(facet_values).where(facet_values.c.n > self._last).order_by(facet_values.c.n))
        for row in rows:
            self._of[row.facet].append((row.n, tuple(words_of(row.value))))
            self._last = row.n
        return [n for n, words in self._of[has.facet] if holds(has, words)]


def holds(has: Has, words: Sequence[str]) -> bool:
    """Whether the folded words of a value are those that a condition takes."""
    size = len(has.words)
    if not size:
        return True
    *whole, last = has.words
    return any(
        list(words[at : at + size - 1]) == whole
        and (words[at + size - 1].startswith(last) if has.prefix else words[at + size - 1] == last)
        for at in range(len(words) - size + 1)
    )


def selected(connection: Connection, index: Counted, values: Values, words: Words, condition: Condition) -> Mask:
    """The claims that a condition takes."""
    match condition:
        case Matches(question):
            return matched(connection, index, words, question)
        case Has():
            return index.having(condition.facet, values.numbers(connection, condition))
        case Between(column, low, high) | Stamped(column, low, high):
            return index.within(column, low, high)
        case During(low, high):
            return index.within("first_on", None, high) & index.within("last_on", low, None)
        case Both(parts):
            mask = index.all()
            for part in parts:
                if not mask.any():
                    break
                mask &= selected(connection, index, values, words, part)
            return mask
        case Either(parts):
            mask = index.others(index.all())
            for part in parts:
                mask |= selected(connection, index, values, words, part)
            return mask
        case Without(part):
            return index.others(selected(connection, index, values, words, part))
