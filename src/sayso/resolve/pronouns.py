"""Pronouns, and whose a thing is."""

from __future__ import annotations

from ..languages import en
from ..model import Passage
from . import nouns_en as nouns
from .cast import Cast
from .entities import Entity
from .noun_classes import BODIES, gender_of, singular
from .phrases import Phrase
from .stage import SURE, Stage
from .tokens import fold

PRONOUN_SENTENCES = 4
"""Sentences that a pronoun looks back over."""


class Pronouns(Stage):
    """Traces pronouns; makes a new entity where nobody is meant."""

    def __init__(self, cast: Cast) -> None:
        super().__init__(cast)
        self.said: list[tuple[Passage, Entity]] = []
        """What was said by whom, for "I" and "we"."""

    def fits_body(self, entity: Entity, head: str) -> float | None:
        """The bonus of a body for a noun ("the company"), `None` where it is none."""
        raise NotImplementedError

    def _new(self, phrase: Phrase, span: tuple[int, int]) -> Entity:
        known = self.cast.people.get(phrase.at) if phrase.kind == "person" else None
        if known is not None:
            known.description = self._description(phrase, span)
            known.qualifiers |= set(self.cast.lows(span))
            return known
        entity = Entity(
            {"person": "people", "pronoun": "nobody", "": "people"}.get(phrase.kind, phrase.kind),
            description=self._description(phrase, span),
            heads={phrase.head} if phrase.head else set(),
            plural=phrase.plural,
            gender=phrase.gender or gender_of(phrase.head),
            country=phrase.country,
            qualifiers=set(self.cast.lows(span)),
        )
        if phrase.role:
            entity.role = self.cast.passage(phrase.role)
        if phrase.body:
            entity.body = self.cast.passage(phrase.body)
        self.cast.entities.append(entity)
        return entity

    def _description(self, phrase: Phrase, span: tuple[int, int]) -> str:
        """The words themselves, with the name of the body for "the company" and the like among them."""
        if phrase.head == "reporter" and span[1] - span[0] == 1:
            return "reporter"
        shown = self.cast.shown(span)
        if not phrase.body or phrase.kind not in ("person", "document"):
            return shown
        for k in range(phrase.body[0], phrase.body[1] - 1):
            head = singular(self.words[k + 1].low)[0]
            if self.words[k].low == "the" and head in BODIES and head == self.words[k + 1].low:
                found = self.best(k, lambda e, head=head: self.fits_body(e, head), 0.3)  # type: ignore[misc]
                if found and found.name and (self.fits_body(found, head) or 0) >= SURE:
                    start, end = self.words[k].start, self.words[k + 1].end
                    first = self.cast.passage((span[0], k))
                    rest = self.cast.text[end : self.cast.passage(span).end]
                    before = self.cast.text[first.start : start]
                    return " ".join(f"{before}{found.name}{rest}".split())
        return shown

    def _pronoun(self, phrase: Phrase) -> Entity | None:
        word = phrase.head
        at = phrase.at
        if word in ("i", "we", "me", "us", "my", "our"):
            start = self.words[at].start
            for passage, entity in reversed(self.said):
                if passage.start <= start < passage.end:
                    return entity
            return None if self.words[at].quoted else self._printer(word)
        if word in ("who", "which", "that", "whose"):
            return self._relative(word, at)
        if word in ("he", "him", "his", "himself", "she", "her", "herself"):
            gender = "m" if word.startswith("h") and word not in ("her", "herself") else "f"
            found = self.best(at, lambda e: self._human(e, gender), sentences=PRONOUN_SENTENCES)
            if found and not found.gender:
                found.gender = gender
            return found
        if word in ("it", "its", "itself"):
            return self.best(at, _thing, sentences=PRONOUN_SENTENCES)
        if word in ("they", "them", "their", "themselves"):
            if phrase.determiner.startswith("one of"):
                group = self.best(at, lambda e: 0.0 if e.plural and e.kind == "people" else None, 0.5)
                return self._member(group, "") if group else None
            return self.best(at, _several, sentences=PRONOUN_SENTENCES)
        return None

    def _printer(self, word: str) -> Entity | None:
        """Who "we" are outside every quotation: the outlet that prints the report."""
        publisher = self.cast.reading.report.publisher
        return self.cast.medium(publisher.value) if publisher and word in ("we", "us", "our") else None

    def _human(self, entity: Entity, gender: str) -> float | None:
        if entity.kind not in ("person", "people", "name") or entity.plural:
            return None
        if entity.gender and gender and entity.gender != gender:
            return None
        return 0.2 if entity.gender else 0.0

    def _relative(self, word: str, at: int) -> Entity | None:
        here = self.words[at].sentence
        for seen in self.back(at):
            if self.words[seen.at].sentence != here:
                return None
            human = seen.entity.kind in ("person", "people")
            if (word == "which" and human) or (word == "who" and not human):
                continue
            return seen.entity
        return None

    def _member(self, group: Entity, ordinal: str) -> Entity:
        """One of a group, called as the group is called."""
        description = singularised(group.description)
        entity = Entity("people", description=f"{ordinal} {description}".strip(), country=group.country, of=None)
        entity.heads = set(group.heads)
        entity.qualifiers = set(group.qualifiers) | ({ordinal} if ordinal else set())
        entity.body = group.body
        entity.role = group.role
        self.cast.entities.append(entity)
        return entity

    def _owner(self, phrase: Phrase) -> Entity | None:
        """Whose the thing is: "his lawyer", "Ouazzini's lawyer"."""
        if not phrase.possessor:
            return None
        start, end = phrase.possessor
        low = self.words[start].low
        if low in en.POSSESSIVES or low == "whose":
            return self._pronoun(Phrase("pronoun", start, end, head=low, at=start))
        inner = self.cast.grammar.read(start, end)
        return self.find(inner, (start, end)) if inner.kind in ("name", "person", "body", "media", "country") else None


def _thing(entity: Entity) -> float | None:
    if entity.plural:
        return None
    if entity.kind in ("body", "country", "media"):
        return 0.0
    return -0.2 if entity.kind == "document" else None


def _several(entity: Entity) -> float | None:
    if entity.plural:
        return 0.3
    return -0.5 if entity.kind == "body" else None


def bare(description: str) -> str:
    """A description without article and number."""
    parts = description.split()
    while len(parts) > 1 and (parts[0].lower() in en.DETERMINERS or parts[0].lower() in nouns.NUMBERS):
        parts = parts[1:]
    return " ".join(parts)


def singularised(description: str) -> str:
    """A group's description turned to one of its members.

    >>> singularised("three people familiar with the talks"), singularised("Ukrainian officials")
    ('person familiar with the talks', 'Ukrainian official')
    """
    parts = bare(description).split()
    for k, part in enumerate(parts):
        base, plural = singular(fold(part))
        if base and plural and base not in BODIES:
            parts[k] = base if part[0].islower() else base.capitalize()
            break
        if fold(part) in en.PREPOSITIONS:
            break
    return " ".join(parts)
