"""The entities of a report by their names: who is known already under a name, and who is new."""

from __future__ import annotations

from ..model import Passage
from . import nouns_en as nouns
from .entities import Entity, near
from .given_names import GENDER
from .grammar import Grammar
from .noun_classes import BODIES, FIRM_WORDS, kind_of, singular
from .phrases import Phrase
from .reading import Reading
from .tables import initials, regions
from .tokens import fold

_PLURALS = (
    "ries",
    "ings",
    "ions",
    "ents",
    "ucts",
    "ices",
    "ools",
    "oods",
    "tems",
    "orks",
    "aces",
    "ines",
    "ics",
    "ware",
)
"""Endings of things in the plural: names of firms more often than of people."""


class Registry:
    """The entities of one report. `words` are its tokens, `starts` where they begin."""

    def __init__(self, reading: Reading, grammar: Grammar) -> None:
        self.reading = reading
        self.text = reading.text
        self.grammar = grammar
        self.words = grammar.words
        self.starts = [word.start for word in self.words]
        self.first_at = {word.low: len(self.words) - 1 - k for k, word in enumerate(reversed(self.words))}
        """By word: where it stands first."""
        line = reading.report.dateline
        spots = (
            [part.strip() for place in (*line.places, line.place or "") for part in place.split(",")] if line else []
        )
        lands = [land.name for spot in spots if (land := grammar.lands.get(fold(spot)))]
        self.written_in = lands[0] if lands else ""
        """The country that the dateline names; "" where it names none."""
        self.entities: list[Entity] = []
        self.by_word: dict[str, list[Entity]] = {}
        self.guessed: dict[int, float] = {}
        """By offset of a source: what the back end's guess adds to the evidence for a person."""

    def passage(self, span: tuple[int, int]) -> Passage:
        """The passage of some words."""
        return Passage(self.words[span[0]].start, self.words[max(span[1] - 1, span[0])].end)

    def shown(self, span: tuple[int, int]) -> str:
        """Some words as the text shows them, the last without its possessive."""
        start, end = self.passage(span)
        return " ".join(self.text[start:end].split())

    def lows(self, span: tuple[int, int]) -> tuple[str, ...]:
        """The folded words of a span, without marks."""
        return tuple(w.low for w in self.words[span[0] : span[1]] if w.word)

    def add(self, entity: Entity) -> Entity:
        """Takes in a new entity."""
        self.entities.append(entity)
        if entity.kind == "body":
            entity.heads |= {w for w in fold(entity.name).split() if kind_of(w) == "body"}
        for word in entity.words:
            self.by_word.setdefault(word, []).append(entity)
        return entity

    def country(self, name: str, seat: object = None) -> Entity:
        """The country of a name; a seat of government is another entity than the country's name."""
        for entity in self.by_word.get(f"={name}", ()):
            if entity.seat == bool(seat):
                return entity
        return self.add(Entity("country", name, frozenset({f"={name}"}), country=name, seat=bool(seat)))

    def medium_of(self, phrase: Phrase) -> Entity | None:
        """The medium that a phrase names."""
        if not phrase.name:
            return None
        outlet = self.grammar.outlets.get(phrase.name[0])
        name = outlet[1] if outlet else self.shown(phrase.name)
        return self.medium(name)

    def medium(self, name: str) -> Entity:
        """The medium of a canonical name."""
        for entity in self.by_word.get(f"@{name}", ()):
            return entity
        return self.add(Entity("media", name, frozenset({f"@{name}"}), heads={"newspaper"}))

    def named(self, phrase: Phrase, *, new: bool = True) -> Entity | None:
        """Whom a phrase with a name means, somebody new where `new` is true and nobody has it."""
        if phrase.name is None:
            return None
        lows = self.lows(phrase.name)
        if not lows or (len(lows) == 1 and len(lows[0]) < 2):
            return None
        found = self.by_name(lows, phrase)
        if found is None and (not new or (len(lows) == 1 and lows[0] in nouns.REGIONS)):
            return None
        if found is None:
            word = self.words[phrase.name[0]]
            if (
                phrase.kind == "name"
                and len(lows) == 1
                and (word.first or word.loud)
                and not word.shout
                and word.low not in self.grammar.small
                and word.first
                and not phrase.alias
            ):
                return None  # the first word of a sentence
            if phrase.kind == "name" and len(lows) > 5:
                return None
            found = self.add(
                Entity("person" if phrase.kind == "person" else "name", self.shown(phrase.name), frozenset(lows))
            )
            found.evidence = 0.5 if 2 <= len(lows) <= 4 else -0.5
            if lows[0] in GENDER:
                found.gender = found.gender or GENDER[lows[0]].strip("?")
                found.evidence += 3
            if len(lows) > 1 and lows[-1].endswith(_PLURALS):
                found.evidence -= 2
            definite = phrase.determiner == "the" and not phrase.possessor and not phrase.role
            if (len(lows) == 1 and word.shout) or (definite and not word.loud):
                found.evidence -= 3
            if phrase.possessor:
                found.evidence += 1
            if len(lows) == 1:
                found.aliases.add(lows[0])
        elif (
            found.kind in ("person", "name")
            and not self.words[phrase.name[0]].loud
            and (len(lows) > len(found.words) or found.name.isupper())
        ):
            found.name = self.shown(phrase.name)
            for new_word in set(lows) - found.words:
                self.by_word.setdefault(new_word, []).append(found)
            found.words |= frozenset(lows)
        if phrase.kind == "person" and found.kind == "name":
            found.kind = "person"
        if " ".join(lows) in regions():
            found.kind = "place"
        if phrase.gender in ("m", "f") and found.kind == "name":
            found.kind = "person"
        end = phrase.name[1]
        guess = self.guessed.get(self.words[phrase.name[0]].start)
        if found.kind == "name" and guess and phrase.start == phrase.name[0]:
            found.evidence += guess
        if end + 1 < len(self.words) and self.words[end].low == "," and self.words[end + 1].low == "which":
            found.evidence -= 3
        if found.kind == "name" and phrase.name[0] and phrase.start == phrase.name[0]:
            found.placed += 1 if self.words[phrase.start - 1].low in nouns.PLACE_PREPOSITIONS else -1
        if found.kind == "name" and end < len(self.words):
            after = singular(self.words[end].low)[0]
            if after in nouns.PEOPLE_OF_BODIES:
                self._belongs(found, after)
        if found.kind == "name" and phrase.name[0] >= 2:
            before = self.words[phrase.name[0] - 1].low
            if before in ("for", "at") and singular(self.words[phrase.name[0] - 2].low)[0] in nouns.PEOPLE_OF_BODIES:
                self._belongs(found, before)
        return found

    def _belongs(self, entity: Entity, noun: str) -> None:
        """Counts that people or things are said to be an entity's: "Voltea employees", "a spokesman for Voltea"."""
        strength = "firm" if noun in nouns.OF_FIRMS else "any"
        if strength not in entity.owns:
            entity.owns.add(strength)
            entity.evidence -= 2 if strength == "firm" else 1

    def by_name(self, lows: tuple[str, ...], phrase: Phrase | None = None) -> Entity | None:
        """The entity that a name belongs to: the whole name, a part of it, its initials, or nearly so."""
        candidates: list[Entity] = []
        for word in lows:
            for entity in self.by_word.get(word, ()):
                if entity not in candidates:
                    candidates.append(entity)
        if not candidates and len(lows) >= 1:
            last = lows[-1]
            if len(last) >= 4:
                candidates = [
                    e
                    for e in self.entities
                    if e.kind in ("person", "name", "body") and any(near(last, w) for w in e.words)
                ]
        best: list[Entity] = []
        for entity in candidates:
            if entity.kind in ("person", "name", "place"):
                if self._same_person(lows, entity):
                    best.append(entity)
            elif entity.kind == "body" and self._same_body_name(lows, entity):
                best.append(entity)
        if not best and len(lows) == 1 and 2 <= len(lows[0]) <= 6:
            best = [e for e in self.entities if e.kind in ("body", "name") and lows[0] in initials(e.name)]
        if not best:
            return None
        people = [e for e in best if e.kind in ("person", "name")]
        if len(lows) == 1 and people:  # a surname, rather than a body that bears it
            best = people
        if phrase and phrase.kind == "person":
            best = people
            if not best:
                return None
        gender = phrase.gender if phrase else ""
        fitting = [e for e in best if not gender or e.gender in ("", gender)] or best
        exact = [e for e in fitting if e.words == frozenset(lows)]
        if exact:
            return exact[-1]
        surnamed = [e for e in fitting if near(lows[-1], fold(e.name).split()[-1])] or fitting
        return max(reversed(surnamed), key=lambda e: (e.kind == "person", e.evidence > 1, len(e.mentions)))

    def _same_person(self, lows: tuple[str, ...], entity: Entity) -> bool:
        own = fold(entity.name).split()
        own = [w.strip(".") for w in own]
        if len(lows) == 1:
            return any(near(lows[0], w) for w in own) or lows[0] in entity.aliases
        if len(own) == 1:
            return near(lows[-1], own[0]) or near(lows[0], own[0])
        if all(any(near(a, b) for b in own) for a in lows) or all(any(near(a, b) for a in lows) for b in own):
            return True
        return near(lows[-1], own[-1]) and (lows[0][0] == own[0][0] and min(len(lows[0]), len(own[0])) <= 2)

    def _same_body_name(self, lows: tuple[str, ...], entity: Entity) -> bool:
        if "".join(lows) in entity.aliases or (len(lows) == 1 and lows[0] in initials(entity.name)):
            return True
        distinct = [w for w in lows if not kind_of(singular(w)[0]) and w not in FIRM_WORDS and len(w) > 2]
        return bool(distinct) and set(lows) <= entity.words and not any(self.grammar.lands.get(w) for w in distinct)

    def body(self, phrase: Phrase, *, scan: bool = True) -> Entity | None:
        """The body that a phrase names or describes; with `scan` none for what only refers to one named elsewhere."""
        words = self.words
        if phrase.name and phrase.name[0] in self.grammar.marked:
            end, known = self.grammar.marked[phrase.name[0]]
            if end == phrase.name[1]:
                for entity in self.by_word.get(f"#{known.name}", ()):
                    return entity
                lows = self.lows(phrase.name)
                if len(lows) == 1:  # a short form that the report itself explains
                    explained = [e for e in self.entities if e.kind == "body" and self._same_body_name(lows, e)]
                    if explained:
                        return explained[-1]
                made = Entity("body", known.name, frozenset({f"#{known.name}", *lows, *fold(known.name).split()}))
                made.aliases.add("".join(lows))
                return self.add(made)
        if phrase.name:
            lows = self.lows(phrase.name)
            found = self.by_name(lows) if len(lows) == 1 and lows[0] not in BODIES else None
            if found and found.kind in ("body", "name"):
                found.kind = "body"
                return found
        own = self.body_words(phrase)
        head = phrase.head
        bare = own - {head} - {fold(phrase.country)}
        if not bare and not phrase.country and not phrase.name:
            return None  # "the ministry": no name of its own
        if scan and phrase.determiner == "the" and head in nouns.FIRMS and not phrase.name:
            return None  # "the Swedish battery maker": somebody named elsewhere
        others = [entity for entity in reversed(self.entities) if entity.kind == "body"]
        others.sort(key=lambda entity: entity.country != phrase.country)
        for entity in others:
            if head and head not in entity.heads and head not in entity.words:
                continue
            if phrase.country and entity.country and phrase.country != entity.country:
                continue
            if phrase.country and not entity.country and self.written_in not in ("", phrase.country):
                continue  # "the foreign ministry" of a report from Lisbon is not the Iranian one that it names later
            bare_word = not phrase.country and not phrase.name and entity.country and entity.mentions
            if bare_word and min(entity.mentions).start > words[phrase.start].start:
                continue  # "the coast guard", and "the Italian coast guard" only below
            theirs = entity.words - entity.heads - {fold(entity.country)}
            if (bare and theirs and (bare <= theirs or theirs <= bare)) or (
                not bare and not theirs and phrase.country == entity.country and head in entity.heads
            ):
                if len(own) > len(entity.words):
                    entity.words |= own
                return entity
        span = phrase.name or (min([phrase.at, *phrase.before]), phrase.end)
        shown = self.shown((span[0], max(span[1], span[0] + 1)))
        entity = Entity("body", shown, own, heads={head} if head else set(), country=phrase.country)
        if phrase.possessor and not phrase.country and not words[phrase.possessor[0]].cap:
            entity.country = ""
        return self.add(entity)

    def body_words(self, phrase: Phrase) -> frozenset[str]:
        """What tells a body from others of its kind."""
        words = self.words
        span = set(phrase.before)
        if phrase.name:
            span |= set(range(*phrase.name))
        lows = {words[k].low for k in span if words[k].word}
        out = set()
        for low in lows:
            land = self.grammar.lands.get(low)
            base = singular(low)[0]
            if not (land and land[0] == phrase.country) and low not in ("of", "the", "for", "and", "in"):
                out.add({"defense": "defence", "labor": "labour"}.get(base or low, base or low))
        return frozenset(out)
