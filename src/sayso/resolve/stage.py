"""The stage: who was mentioned before a word, how near and how prominent, and who of them is meant."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable, Iterator

from .cast import Cast
from .entities import Entity, Seen
from .phrases import Phrase

SPEAKER = 1.0
"""What having just spoken adds to a mention's weight: as much as one sentence nearer."""
OFTEN = 0.2
"""What being named again and again adds at most."""
SURE = 0.4
"""The bonus from which a body is known to be of the kind that is asked for."""
LOOK_BACK = 60
"""Mentions that a reference looks back over at most, so that the work is linear in the text."""


class Stage:
    """Looks back, or from a headline ahead, over those who were mentioned."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.words = cast.words

    def find(self, phrase: Phrase, span: tuple[int, int], guess: str = "") -> Entity:
        """The entity of a phrase: an old one that it refers to, or a new one."""
        raise NotImplementedError

    def back(self, at: int, *, ahead: bool = False) -> Iterator[Seen]:
        """The mentions before a word, nearest first; with `ahead` those behind it."""
        stage = self.cast.stage
        k = bisect_left(stage, at, key=lambda seen: seen.at)
        if ahead:
            yield from stage[k : k + LOOK_BACK]
            return
        yield from stage[max(0, k - LOOK_BACK) : k][::-1]

    def best(
        self,
        at: int,
        fits: Callable[[Entity], float | None],
        per_sentence: float = 1.0,
        sentences: int = 10**6,
        *,
        ahead: bool = False,
    ) -> Entity | None:
        """The mention that fits best, by prominence and distance; `fits` gives a bonus, or `None` to refuse."""
        here = self.words[at].sentence
        ahead = ahead or self.cast.titled.get(here, False)
        scores: dict[int, tuple[float, int, Entity]] = {}
        for rank, seen in enumerate(self.back(at, ahead=ahead)):
            distance = abs(here - self.words[seen.at].sentence)
            if distance > sentences:
                break
            bonus = fits(seen.entity)
            if bonus is None:
                continue
            score = seen.weight - per_sentence * distance - 0.02 * rank + bonus
            old, times = scores.get(id(seen.entity), (score, 0, seen.entity))[:2]
            scores[id(seen.entity)] = (max(score, old), times + 1, seen.entity)
        if not scores:
            return None
        return max(scores.values(), key=lambda one: one[0] + min(0.05 * one[1], OFTEN))[2]

    def enter(self, at: int, entity: Entity, span: tuple[int, int], weight: float = SPEAKER) -> None:
        """Notes that somebody speaks at a word."""
        insort(self.cast.stage, Seen(at, entity, weight), key=lambda seen: seen.at)
        passage = self.cast.passage(span)
        if passage not in entity.mentions:
            entity.mentions.append(passage)

    def _definite(self, phrase: Phrase) -> bool:
        """Whether it says that the reader knows who is meant; so do nouns without article ("SPOKESPERSON:")."""
        first = phrase.determiner.split(" ")[0] if phrase.determiner else ""
        return first in ("the", "this", "that", "these", "those", "same", "poss", "both") or (
            not first and not phrase.plural
        )

    def _headline(self, phrase: Phrase) -> bool:
        return self.cast.titled.get(self.words[phrase.start].sentence, False)
