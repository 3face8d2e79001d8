"""Who is meant: pronouns, bare names, titles alone and descriptions, each traced to one of the report's cast.

The lines are taken in the order of their sources. A reference looks back over the stage (everybody mentioned before, in
order); how near, how prominent and how fitting decides. Where nobody fits, the words stand for themselves.
"""

from __future__ import annotations

from .cast import Cast
from .entities import Entity
from .people import People
from .phrases import Phrase
from .tokens import fold

GUESSED = {"document": "document", "organisation": "body", "media": "media", "country": "country"}
"""Kinds of entities by the kinds of sources that a back end guesses; everything else is people."""


class Chains(People):
    """Traces references in one report."""

    def __init__(self, cast: Cast) -> None:
        super().__init__(cast)
        self.traced: dict[tuple[int, int], Entity] = {}

    def trace(self, span: tuple[int, int], guess: str = "") -> tuple[Entity, Phrase]:
        """Who is meant by the words of a source."""
        phrase = self.cast.grammar.read(*span)
        entity = self.traced.get(span)
        if entity is None:
            entity = self.find(phrase, span, guess)
            self.traced[span] = entity
        entity.spoke = True
        at = max(phrase.at, phrase.start) if phrase.name is None else phrase.name[0]
        self.enter(min(at, span[1] - 1), entity, span)
        return entity, phrase

    def find(self, phrase: Phrase, span: tuple[int, int], guess: str = "") -> Entity:
        """The entity of a phrase: an old one that it refers to, or a new one."""
        found: Entity | None = None
        if phrase.kind == "pronoun":
            found = self._pronoun(phrase)
        elif phrase.kind == "country" or (phrase.kind == "media" and phrase.name):
            found = self.cast.enter(phrase)
        elif phrase.kind in ("person", "name") and phrase.name:
            found = self._names(phrase, span) or self._name(phrase, guess)
        elif phrase.kind == "media":
            found = self._medium(phrase)
        elif phrase.kind == "body":
            found = self._body(phrase)
        elif phrase.kind == "document":
            found = self._document(phrase)
        elif phrase.kind == "person":
            found = self._bearer(phrase, span) or self._person(phrase, span)
        else:
            found = self._other(phrase, span, guess)
        if found is None:
            found = self._new(phrase, span)
            if not phrase.kind:  # words that the rules cannot sort: the back end's guess
                land = guess != "country" or any(self.words[k].cap for k in range(*span))
                found.kind = GUESSED.get(guess, found.kind) if land else "body"  # "history" is no country
                found.plural = found.plural or self.words[max(phrase.end, 1) - 1].low.endswith("s")
        return found

    def _bearer(self, phrase: Phrase, span: tuple[int, int]) -> Entity | None:
        """Whose surname a noun for people is: "Hunter" after "Duncan Hunter"."""
        if span[1] - span[0] != 1 or not self.words[span[0]].cap or phrase.plural:
            return None
        low = self.words[span[0]].low
        named = [e for e in self.cast.by_word.get(low, ()) if e.kind == "person" and fold(e.name).endswith(f" {low}")]
        return named[-1] if named else None

    def _names(self, phrase: Phrase, span: tuple[int, int]) -> Entity | None:
        """Several named people together: "Clinton and Sanders"."""
        named, joined = [phrase], False
        while named[-1].name and named[-1].end + 1 < span[1]:
            k = named[-1].end
            while k < span[1] and self.words[k].low in (",", "and", "or"):
                joined = joined or self.words[k].low != ","
                k += 1
            if k == named[-1].end:
                return None
            named.append(self.cast.grammar.read(k, span[1]))
        if not joined and len(named) == 2 and phrase.determiner and named[1].kind == "person":
            return self._name(named[1], "named_person")  # "the director of the State Laboratory, Dr Ana Reis"
        if not joined or any(p.kind not in ("person", "name") or not p.name for p in named):
            return None
        names = [entity.name for p in named if (entity := self._name(p, "named_person")) and entity.kind == "person"]
        if len(names) != len(named):
            return None
        return self.cast.add(Entity("person", f"{', '.join(names[:-1])} and {names[-1]}", plural=True))

    def _name(self, phrase: Phrase, guess: str) -> Entity | None:
        if phrase.name is None:
            return None
        entity = self.cast.by_name(self.cast.lows(phrase.name), phrase)
        if entity is None:
            entity = Entity(
                "person"
                if phrase.kind == "person"
                or guess == "named_person"
                or (not guess and phrase.name[1] - phrase.name[0] > 1)
                else "body",
                self.cast.shown(phrase.name),
                frozenset(self.cast.lows(phrase.name)),
            )
            self.cast.add(entity)
        if entity.kind == "place":  # what speaks is no place
            entity.kind = "person" if guess == "named_person" else "body"
        self.cast.mention(entity, phrase)
        self._named_now(phrase, entity)
        return entity

    def _named_now(self, phrase: Phrase, entity: Entity) -> None:
        """ "The spokesman, Fahd Omar," is who was "a navy spokesman" before: one person, and the name is his."""
        if phrase.determiner != "the" or entity.kind != "person" or not phrase.head:
            return
        for seen in self.back(phrase.start):
            other = seen.entity
            if other.kind == "people" and other.spoke and not other.plural and phrase.head in other.heads:
                if other.gender and entity.gender and other.gender != entity.gender:
                    return
                other.kind, other.name = "person", entity.name
                entity.country = entity.country or other.country
                entity.mentions += other.mentions
                other.mentions += entity.mentions
                return
