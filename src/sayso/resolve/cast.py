"""The cast of a report: everybody and everything that it names, each with all its mentions."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Sequence

from .. import wires
from ..model import Passage
from ..wires.naming import Named, outlets
from . import nouns_en as nouns
from .entities import Entity, Seen
from .grammar import Grammar
from .noun_classes import BOUNDARY, kind_of, singular
from .phrases import Phrase
from .reading import Reading
from .registry import Registry
from .tokens import Token, fold, tokens

_STRETCH = 20_000
"""Code points in which outlets are looked for together; keeps the work linear in the text."""
_RELAYS = 4
"""Relays of a report that are looked for by name in its text."""
UNNAMED = 0.4
"""What people without a name who have not spoken weigh less than others: they are seldom meant by "he"."""


class Cast(Registry):
    """Everybody of one report, and the order in which they enter."""

    def __init__(self, reading: Reading) -> None:
        words = tokens(reading)
        small = frozenset(w.low for w in words if w.word and not w.cap and not w.loud)
        super().__init__(reading, Grammar(words, _outlets(reading, words), small))
        self.stage: list[Seen] = []
        self.people: dict[int, Entity] = {}
        """By index of the head: those who came in without a name."""
        self.ready = False
        """Whether the stage is in order, and has to be kept so."""
        self.guessed = {
            line.source[0].start: weight
            for line in reading.lines
            if line.source and (weight := _weight(line.guesses.get("source_kind", ())))
        }
        phrases = self._phrases()
        self.titled = titled = self._titled()
        self.home = ""
        """The country that "the government" means, where the report leaves no doubt."""
        for clear in (True, False):
            for phrase in phrases:
                if titled[self.words[phrase.start].sentence] is not clear:
                    self.enter(phrase, new=clear)
        self._settle()
        self._genders()
        self.home = self._home()
        self.stage.sort(key=lambda seen: seen.at)
        self.ready = True

    def _phrases(self) -> list[Phrase]:
        out: list[Phrase] = []
        words, i = self.words, 0
        while i < len(words):
            word = words[i]
            if not word.word or (word.low in BOUNDARY and not self.grammar.capital(i)):
                i += 1
                continue
            phrase = self.grammar.read(i, len(words))
            if phrase.kind and phrase.kind != "pronoun":
                out.append(phrase)
                if phrase.possessor and words[phrase.possessor[0]].cap:
                    owner = self.grammar.read(phrase.possessor[0], phrase.possessor[1])
                    if owner.kind:
                        out.append(owner)
                # What belongs to the phrase holds names as well: "the head of Tonga's disaster office".
                core = phrase.name[1] if phrase.name else phrase.at + 1
                i = max(i + 1, core if i < core < phrase.end else phrase.end)
                continue
            i = max(i + 1, phrase.end)
        return out

    def _titled(self) -> dict[int, bool]:
        """By sentence: whether its words are written as in a headline (no full stop, most words with capitals)."""
        out = {}
        text = self.text
        for number, (start, end) in enumerate(self.reading.sentences):
            paragraph = self.reading.paragraph_of(start)
            alone = paragraph.start == start and paragraph.end == end
            first = bisect_left(self.starts, start)
            loud = first < len(self.words) and self.words[first].loud
            out[number] = alone and (loud or text[end - 1] not in ".!?\"”’'")
        return out

    def enter(self, phrase: Phrase, *, new: bool = True) -> Entity | None:
        """The entity that a phrase names, made where it is new; `None` for one that names nobody.

        Where `new` is false no name is made: in a headline words that are no names have capitals too.
        """
        entity = None
        if phrase.kind == "country":
            entity = self._surname(phrase) or self.country(
                phrase.country, (phrase.how == "seat" and phrase.name) or None
            )
        elif phrase.kind == "media":
            entity = self.medium_of(phrase)
        elif phrase.kind in ("person", "name") and phrase.name:
            entity = self.named(phrase, new=new)
        elif phrase.kind == "body" and new:
            entity = self.body(phrase)
        elif phrase.kind == "person" and phrase.head and new:
            entity = self._unnamed(phrase)
        if entity is None:
            return None
        self.mention(entity, phrase)
        return entity

    def _surname(self, phrase: Phrase) -> Entity | None:
        """Who bears a country's or a capital's name: "Lima" after "Ana Lima"."""
        if not phrase.name or phrase.name[1] - phrase.name[0] != 1 or phrase.how not in ("name", "seat"):
            return None
        low = self.words[phrase.name[0]].low
        named = [e for e in self.by_word.get(low, ()) if e.kind in ("person", "name") and e.name.count(" ")]
        return next((e for e in reversed(named) if fold(e.name).endswith(f" {low}")), None)

    def _unnamed(self, phrase: Phrase) -> Entity | None:
        """People whom the text brings in without a name: "a nurse", "many migrants"; "the nurse" is somebody known."""
        first = phrase.determiner.split(" ")[0] if phrase.determiner else ""
        if phrase.possessor or (first not in ("a", "an", "some") and first not in nouns.NUMBERS and not phrase.plural):
            return None
        entity = Entity(
            "people",
            description=self.shown((phrase.start, max(phrase.end, phrase.start + 1))),
            plural=phrase.plural,
            gender=phrase.gender,
            country=phrase.country,
            qualifiers=set(self.lows((phrase.start, phrase.end))),
        )
        self.entities.append(entity)
        self.people[phrase.at] = entity
        return entity

    def mention(self, entity: Entity, phrase: Phrase) -> None:
        """Adds a mention, with what it tells of the entity."""
        words = self.words
        passage = self.passage((phrase.start, max(phrase.end, phrase.start + 1)))
        entity.mentions.append(passage)
        first = all(
            words[k].sentence != words[phrase.start].sentence or not words[k].word
            for k in range(max(0, phrase.start - 3), phrase.start)
        )
        weight = (0.5 if first else 0.0) - (UNNAMED if entity.kind == "people" else 0.0)
        if words[phrase.start].quoted:
            weight -= 0.7
        if phrase.start and words[phrase.start - 1].low in (
            "of",
            "in",
            "from",
            "for",
            "against",
            "on",
            "by",
            "with",
            "to",
        ):
            weight -= 0.3
        if words[max(phrase.end - 1, 0)].poss:
            weight -= 0.2
        seen = Seen(phrase.start, entity, weight)
        if self.ready:
            insort(self.stage, seen, key=lambda one: one.at)
        else:
            self.stage.append(seen)
        told = (2 if phrase.role else 0) + (1 if phrase.body else 0) + (1 if phrase.name else 0)
        if told > entity.told:
            entity.told, entity.introduction = told, passage
        if phrase.role:
            entity.role = entity.role or self.passage(phrase.role)
            entity.heads |= {
                base
                for k in range(*phrase.role)
                if (base := singular(words[k].low)[0])
                and kind_of(base) == "person"
                and not (
                    base == "general" and k > phrase.role[0] and singular(words[k - 1].low)[0]
                )  # "attorney general"
            }
            entity.qualifiers |= set(self.lows(phrase.role))
        if phrase.head:
            entity.heads.add(phrase.head)
        if phrase.body:
            entity.body = entity.body or self.passage(phrase.body)
            entity.qualifiers |= set(self.lows(phrase.body))
        if phrase.country:
            entity.country = entity.country or phrase.country
            entity.qualifiers.add(fold(phrase.country))
        entity.gender = entity.gender or phrase.gender
        if phrase.alias:
            entity.aliases.add("".join(self.lows(phrase.alias)))
            for low in self.lows(phrase.alias):
                self.by_word.setdefault(low, []).append(entity)

    def _home(self) -> str:
        counts = Counter(seen.entity.name for seen in self.stage if seen.entity.kind == "country")
        dateline = self.reading.report.dateline
        land = self.grammar.lands.get(fold(dateline.place)) if dateline and dateline.place else None
        ranked = counts.most_common(2)
        if land and land.name in [name for name, _ in ranked]:
            return land.name
        alone = len(ranked) == 1 or (len(ranked) > 1 and ranked[0][1] >= 2 * ranked[1][1])
        return ranked[0][0] if ranked and alone and not land else ""

    def _genders(self) -> None:
        """Who is "he" and who "she": told by a pronoun where only one person was named in its sentence or the last."""
        people: dict[int, set[int]] = {}
        by_id = {id(e): e for e in self.entities}
        for seen in self.stage:
            if seen.entity.kind == "person":
                people.setdefault(self.words[seen.at].sentence, set()).add(id(seen.entity))
        for word in self.words:
            if word.low in ("he", "his", "him", "she", "her"):
                named = people.get(word.sentence, set()) | people.get(word.sentence - 1, set())
                if len(named) == 1:
                    entity = by_id[next(iter(named))]
                    entity.gender = entity.gender or ("m" if word.low[1] == "i" or word.low == "he" else "f")

    def _settle(self) -> None:
        """Decides the names of which no phrase said whether they are people's or bodies'."""
        for entity in self.entities:
            if entity.kind == "name":
                entity.kind = "person" if entity.evidence > 0 else "body"
                if entity.placed > 0 and entity.evidence < 1:
                    entity.kind = "place"


def _weight(guesses: Sequence[tuple[str, float]]) -> float:
    """What the back end's guess at a source's kind adds to the evidence for a person."""
    if not guesses:
        return 0.0
    value, probability = guesses[0]
    return probability * {"named_person": 1.0, "organisation": -1.0, "media": -1.0, "country": -1.0}.get(value, 0.0)


def _outlets(reading: Reading, words: list[Token]) -> dict[int, tuple[int, str]]:
    starts = [word.start for word in words]
    out: dict[int, tuple[int, str]] = {}
    relays = [relay.value for relay in reading.report.relays]
    for mention in _mentions(reading.text, relays):
        name = mention.name
        first = bisect_left(starts, mention.start)
        last = first
        while last < len(words) and words[last].start < mention.end:
            last += 1
        after = words[last] if last < len(words) else None
        longer = (  # "Herald Foods" is no newspaper
            last == first + 1
            and after is not None
            and after.cap
            and not words[last - 1].poss
            and not after.loud
            and after.start == words[last - 1].end + 1
            and not singular(after.low)[0]
        )
        if last > first and not longer:
            out[first] = (last, name)
    return out


def _mentions(text: str, relays: list[str]) -> list[wires.Mention]:
    """The outlets that a text names, its relays among them; "the Post" is the one that it names in full."""
    found = wires.mentions(text)
    named: list[Named] = []
    if any(mention.shared for mention in found):
        stretches = [Passage(at, min(at + _STRETCH, len(text))) for at in range(0, len(text), _STRETCH)]
        named = outlets(text, stretches).named
    whole = {one.passage.start: one.name for one in named}
    forms = set()
    for k, mention in enumerate(found):
        if mention.shared:  # "the Times", where the report names the Financial Times
            form = text[mention.start : mention.end]
            forms.add(form)
            ending = [relay for relay in relays if relay.endswith(f" {form}")]
            found[k] = mention._replace(name=(ending or [whole.get(mention.start, f"The {form}")])[0])
    taken = {mention.start for mention in found}
    for relay in relays[:_RELAYS]:
        if " " in relay:
            for match in re.finditer(rf"\b{re.escape(relay)}\b", text):
                if match.start() not in taken:
                    taken.add(match.start())
                    found.append(wires.Mention(*match.span(), relay, shared=False, loose=False))
    for one in named:
        if one.passage.start not in taken and not one.known and one.name.rpartition(" ")[2] in forms:
            taken.add(one.passage.start)
            found.append(wires.Mention(*one.passage, one.name, shared=False, loose=False))
    return found
