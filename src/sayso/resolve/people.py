"""People without a name: "the minister", "one of the people", "his lawyer", "another official"."""

from __future__ import annotations

from ..languages import en
from . import nouns_en as nouns
from .entities import Entity
from .noun_classes import gender_of
from .phrases import Phrase
from .pronouns import bare
from .things import Things
from .tokens import fold

_SYNONYMS = [
    frozenset(group.split())
    for group in (
        "chief head boss director leader chairman chairwoman chairperson chair executive ceo manager",
        "spokesman spokeswoman spokesperson",
        "lawyer attorney solicitor barrister counsel advocate",
        "doctor physician medic surgeon",
        "lawmaker mp mep senator deputy legislator congressman congresswoman representative parliamentarian",
        "professor academic scholar researcher scientist lecturer expert",
        "general colonel major lieutenant captain admiral brigadier commander officer soldier",
        "reporter journalist correspondent",
        "official minister secretary governor mayor commissioner director head chief spokesman spokeswoman "
        "spokesperson ambassador envoy administrator prosecutor commander officer deputy inspector superintendent",
        "politician minister president chancellor lawmaker senator mp leader governor mayor premier",
        "diplomat ambassador envoy minister consul attaché attache representative",
        "executive ceo cfo coo chairman president director manager boss founder",
        "envoy mediator negotiator representative",
    )
]


ANYBODY = frozenset(["person", "people", "man", "woman", "child", "member"])
"""Nouns that do not tell one group from another."""


class People(Things):
    """Traces people by what they are called."""

    def _person(self, phrase: Phrase, span: tuple[int, int]) -> Entity | None:
        determiner = phrase.determiner
        first = determiner.split(" ")[0] if determiner else ""
        if " of " in f" {determiner} " or determiner.endswith(" of"):
            return self._partitive(phrase)
        if phrase.possessor:
            return self._possessed(phrase, span)
        if phrase.plural:
            if first in ("the", "these", "those", "both") or (not first and not phrase.before and not phrase.body):
                found = self._group(phrase, definite=bool(first)) or self._both(phrase)
                if found:
                    return found
            return None
        if self._definite(phrase) or (first in nouns.ORDINALS):
            ordinal = [w for w in determiner.split() if w in nouns.ORDINALS]
            if ordinal and ordinal[0] not in ("former", "latter", "last"):
                return self._ordinal(phrase, ordinal[0])
            return self._holder(phrase)
        if first in ("one", "another") or set(determiner.split()) & nouns.ORDINALS:
            ordinal = [w for w in determiner.split() if w in nouns.ORDINALS]
            if ordinal:
                return self._ordinal(phrase, ordinal[0])
            return self._out_of_group(phrase)
        return None

    def _holder(self, phrase: Phrase) -> Entity | None:
        """The person who is called "the minister", "the official", "the Belgian"."""
        place = phrase.start
        head = phrase.head
        extra = self._extra(phrase)
        alike = {head}.union(*(g for g in _SYNONYMS if head in g)) if head in nouns.SOFT | {"spokesperson"} else {head}
        if head in ("spokesman", "spokeswoman"):
            alike |= {"spokesperson"}
        gender = gender_of(head)
        plain = (
            any(not self.words[k].cap and self.words[k].low.isalpha() and k != phrase.at for k in phrase.before)
            and not set(phrase.determiner.split()) & nouns.ORDINALS
        )

        def fits(entity: Entity) -> float | None:
            if entity.kind not in ("person", "people") or entity.plural:
                return None
            if gender and entity.gender and entity.gender != gender:
                return None
            if phrase.country and entity.country and entity.country != phrase.country:
                return None
            bonus = 1.0 if head in entity.heads else 0.0 if alike & entity.heads else None
            if bonus is None:
                return None
            missing = extra - entity.qualifiers - entity.words - {fold(entity.country)}
            if missing and not bonus and plain:
                return None  # "the district officer" is not "the chief engineer"
            return bonus - 0.8 * len(missing) if len(missing) < max(1, len(extra)) or not extra else None

        found = self.best(place, fits, 0.25) if head else None
        if found is None and head in nouns.OFFICES and (extra or self._lead(phrase) or not phrase.determiner):
            # The lead says "the army chief", and the name comes below.
            found = self.best(place, lambda e: fits(e) if e.kind == "person" else None, 0.25, ahead=True)
        if found is None and self._headline(phrase):
            return None
        rank = head in nouns.RANKS.values()
        loose = head in nouns.SOFT or head in nouns.TRADES - nouns.OFFICES or not head or rank
        owned = any(self.words[k].poss for k in phrase.before)  # "the ship's agent" is nobody's other name
        if found is None and loose and not phrase.body and not owned:

            def recent(entity: Entity) -> float | None:
                if entity.kind not in ("person", "people") or entity.plural:
                    return None
                if gender and entity.gender and entity.gender != gender:
                    return None
                if phrase.country and entity.country and entity.country != phrase.country:
                    return None
                if rank and entity.heads - nouns.UNIFORMED:
                    return None
                if (head in nouns.OFFICES or plain) and extra - entity.qualifiers - entity.words - {
                    fold(entity.country)
                }:
                    return None  # "the police chief" after a victim's daughter
                if head in ("source", "insider", "interlocutor", "person") and entity.kind == "person":
                    return -1.0
                return 0.0

            found = self.best(phrase.start, recent, sentences=2)
        return found

    def _lead(self, phrase: Phrase) -> bool:
        """Whether the phrase stands in the report's first sentences, where a name may come later."""
        first = self.words[phrase.start].sentence
        return first < 6

    def _extra(self, phrase: Phrase) -> set[str]:
        """What a description says beside its head: "the Brazilian official"."""
        out = {self.words[k].low for k in phrase.before if k != phrase.at}
        if phrase.country:
            out = {w for w in out if (self.cast.grammar.lands.get(w) or ("",))[0] != phrase.country}
            out.add(fold(phrase.country))
        if phrase.body:
            out |= {w for w in self.cast.lows(phrase.body) if w not in en.PREPOSITIONS and w not in en.DETERMINERS}
        return out - {"same", "top", "union"} - set(nouns.ORDINALS)

    def _group(self, phrase: Phrase, *, definite: bool) -> Entity | None:
        soft = {
            "person",
            "source",
            "official",
            "man",
            "woman",
            "people",
            "pair",
            "duo",
            "both",
            "two",
            "three",
            "insider",
        }

        def fits(entity: Entity) -> float | None:
            if entity.kind != "people" or not entity.plural:
                return None
            if phrase.head in entity.heads and (entity.spoke or phrase.head not in ANYBODY):
                return 0.5
            if not entity.spoke:
                return None
            return 0.0 if definite and (not phrase.head or phrase.head in soft) and not phrase.before[:-1] else None

        return self.best(phrase.start, fits, 0.25)

    def _both(self, phrase: Phrase) -> Entity | None:
        """ "both men", "the two leaders", "the pair": the two people named just before, where there are just two."""
        said = {*phrase.determiner.split(), phrase.head}
        if not said & {"two", "both", "pair", "duo", "couple"}:
            return None
        here = self.words[phrase.start].sentence
        named: list[Entity] = []
        for seen in self.back(phrase.start):
            if here - self.words[seen.at].sentence > 1:
                break
            if seen.entity.kind == "person" and seen.entity.plural:
                return seen.entity
            if seen.entity.kind == "person" and seen.entity not in named:
                named.insert(0, seen.entity)
        if len(named) != 2:
            return None
        return self.cast.add(Entity("person", f"{named[0].name} and {named[1].name}", plural=True))

    def _partitive(self, phrase: Phrase) -> Entity | None:
        """ "one of the people", "two of them"."""
        lead, _, rest = phrase.determiner.partition(" of")
        group = self._group(phrase, definite=True)
        if group is None:
            return None
        if phrase.plural and lead.split()[-1] != "one":
            entity = Entity("people", description=f"{lead} of the {bare(group.description)}", plural=True)
            entity.heads, entity.qualifiers, entity.country = set(group.heads), set(group.qualifiers), group.country
            self.cast.entities.append(entity)
            return entity
        del rest
        return self._member(group, "")

    def _ordinal(self, phrase: Phrase, ordinal: str) -> Entity | None:
        """ "a second person", "the second official"."""
        known = self.best(
            phrase.start,
            lambda e: (
                0.0
                if e.kind == "people" and not e.plural and ordinal in e.qualifiers and e.heads & {phrase.head}
                else None
            ),
            0.1,
        )
        if known and self._definite(phrase):
            return known
        if phrase.body or len(self._extra(phrase)) > 0:
            return None
        group = self._group(phrase, definite=True)
        return self._member(group, ordinal) if group else None

    def _out_of_group(self, phrase: Phrase) -> Entity | None:
        """ "one official", "another": of a group that was just named, where the words tell nothing more."""
        if phrase.body or self._extra(phrase):
            return None
        group = self._group(phrase, definite=True)
        return self._member(group, "") if group else None

    def _possessed(self, phrase: Phrase, span: tuple[int, int]) -> Entity | None:
        """ "his lawyer", "its spokesman", "Ouazzini's lawyer", "Ukraine's chief negotiator"."""
        owner = self._owner(phrase)
        if owner is None:
            return None
        alike = {phrase.head}
        if phrase.head in ("spokesman", "spokeswoman", "spokesperson", "lawyer", "attorney"):
            alike = alike.union(*(g for g in _SYNONYMS[1:3] if phrase.head in g))
        gender = gender_of(phrase.head)
        extra = self._extra(phrase) - {fold(owner.country)}
        theirs = {w for w in fold(owner.name).split() if len(w) > 2} | {fold(owner.country)}
        found: list[Entity] = []
        for entity in self.cast.entities:
            if entity.kind != "person" or entity is owner or not alike & entity.heads:
                continue
            if gender and entity.gender and entity.gender != gender:
                continue
            near_by = theirs & entity.qualifiers or entity.qualifiers & en.POSSESSIVES
            alone = not entity.country or entity.country == owner.country
            if not near_by and not (alone and extra and extra <= entity.qualifiers):
                continue
            found.append(entity)
        if len(found) == 1:
            return found[0]
        entity = self._new(phrase, span)
        entity.of = owner
        entity.country = entity.country or owner.country
        start = phrase.possessor[1] if phrase.possessor else phrase.start
        entity.description = self.cast.shown((start, max(phrase.end, start + 1)))
        return entity

    def _other(self, phrase: Phrase, span: tuple[int, int], guess: str) -> Entity | None:
        """Words whose head is not known: "the 61-year-old" is whoever spoke last."""
        if guess not in ("", "named_person", "unnamed_person") or not self._definite(phrase):
            return None
        last = self.words[span[1] - 1].low
        who = last.endswith(("er", "or", "ist", "man", "woman", "ian", "eur", "ant", "ee")) and len(last) > 4
        before = self.cast.first_at[last] < span[0]  # somebody else, who was told of as that
        if ("year" in last and "old" in last) or (who and not before and not self.words[span[1] - 1].cap):
            return self._holder(Phrase("person", span[0], span[1], determiner="the", at=span[1] - 1))
        return None
