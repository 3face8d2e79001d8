"""Media, bodies and documents by their nouns: "the newspaper", "the ministry", "the company", "the report"."""

from __future__ import annotations

from . import nouns_en as nouns
from .entities import Entity
from .noun_classes import FIRM_WORDS
from .phrases import Phrase
from .pronouns import Pronouns
from .tokens import fold


def _passing(entity: Entity) -> bool:
    """Whether a body of a state has no name and has said nothing: the police of "one of the biggest police raids".

    "The police" below are none of those.
    """
    named = any(letter.isupper() for letter in entity.name)
    return not named and " " in entity.name and not entity.spoke and bool(entity.heads & nouns.STATE_BODIES)


class Things(Pronouns):
    """Traces what is no person."""

    def _medium(self, phrase: Phrase) -> Entity | None:
        first = phrase.determiner.split(" ")[0] if phrase.determiner else ""
        own = [k for k in phrase.before if k != phrase.at and not self.words[k].cap]
        if phrase.plural or first in ("a", "an", "another", "one") or own or phrase.head in nouns.AIR:
            return None
        if phrase.determiner == "this":
            publisher = self.cast.reading.report.publisher
            return self.cast.medium(publisher.value) if publisher else None
        if phrase.head in ("paper", "program", "programme"):
            paper = self.best(phrase.start, lambda e: 0.6 if e.kind == "document" and phrase.head in e.heads else None)
            if paper is not None:
                return paper  # of "a position paper"
        return self.best(phrase.start, self._fits_medium, 0.3) or self._relay()

    def _fits_medium(self, entity: Entity) -> float | None:
        """A medium that "the newspaper" or "the report" may mean: not the one that prints this report."""
        publisher = self.cast.reading.report.publisher
        if entity.kind != "media" or (publisher and entity.name == publisher.value):
            return None
        return 0.0

    def _relay(self) -> Entity | None:
        relays = self.cast.reading.report.relays
        return self.cast.medium(relays[-1].value) if relays else None

    def _body(self, phrase: Phrase) -> Entity | None:
        cast = self.cast
        if phrase.head in ("government", "regime"):
            return self._government(phrase)
        if phrase.head == "press-service":
            whole = self._speaks_for(phrase)
            if whole:
                return whole
        if self._headline(phrase) and not phrase.name and not phrase.country and not phrase.plural:
            found = self.best(phrase.start, lambda e: self.fits_body(e, phrase.head), 0.15)
            if found:
                return found
        first = phrase.determiner.split(" ")[0] if phrase.determiner else ""
        if first in ("a", "an", "another", "one") and not (phrase.name and phrase.name[1] - phrase.name[0] > 1):
            return None  # "a pro-Costa super PAC": no name, but a description
        own = cast.body_words(phrase) - {phrase.head}
        owner = self._owner(phrase) if phrase.possessor and not phrase.country else None
        if phrase.head in nouns.FIRMS and phrase.determiner == "the" and not phrase.name and (own or phrase.country):

            def firm(entity: Entity) -> float | None:
                if phrase.country and entity.country not in ("", phrase.country):
                    return None
                return self.fits_body(entity, phrase.head)

            found = self.best(phrase.start, firm, 0.15, sentences=6)
            if found:
                found.country = found.country or phrase.country
                return found
        if phrase.name or own or phrase.country:
            found = cast.body(phrase, scan=False)
            if found:
                cast.mention(found, phrase)
                if owner and owner.country and not found.country:
                    found.country = owner.country
                    found.of = owner
                return found
        if owner is not None:
            found = next((e for e in cast.entities if e.of is owner and phrase.head in e.heads), None)
            if found is None and not owner.country and owner.kind != "person":
                found = self.best(
                    phrase.start,
                    lambda e: 0.0 if e.kind == "body" and phrase.head in e.heads | e.words and e is not owner else None,
                )
            if found is None and owner.kind == "person" and phrase.head in ("ministry", "department"):
                found = self._ministry_of(owner, phrase.head)
            if found is None:
                found = cast.add(Entity("body", cast.shown((phrase.at, phrase.at + 1)), frozenset({phrase.head})))
                found.heads, found.country, found.of = {phrase.head}, owner.country, owner
                if phrase.body:
                    found.body = cast.passage(phrase.body)
            return found
        if not self._definite(phrase):
            return None
        if phrase.plural:  # "the unions" are none of them
            return self.best(
                phrase.start, lambda e: 0.0 if e.kind == "body" and e.plural and phrase.head in e.heads else None, 0.15
            )
        return self.best(phrase.start, lambda e: None if _passing(e) else self.fits_body(e, phrase.head), 0.15)

    def _ministry_of(self, minister: Entity, head: str) -> Entity | None:
        """The ministry that a minister's role names."""
        matter = {"defence" if w == "defense" else w for w in minister.qualifiers}
        for entity in self.cast.entities:
            if entity.kind == "body" and head in entity.heads | entity.words and (entity.words - {head}) & matter:
                return entity
        if minister.role is None:
            return None
        role = self.cast.text[minister.role.start : minister.role.end].split()
        of = [k for k, w in enumerate(role) if fold(w) in ("minister", "secretary")]
        if not of or not of[0] or fold(role[of[0] - 1]) not in nouns.PORTFOLIOS:
            return None
        name = f"{role[of[0] - 1]} {head}"
        entity = Entity("body", name, frozenset(fold(name).split()), {head}, country=minister.country)
        return self.cast.add(entity)

    def _speaks_for(self, phrase: Phrase) -> Entity | None:
        """Whose press service it is."""
        k = phrase.at + 1
        if k + 1 < len(self.words) and self.words[k].low == "of":
            inner = self.cast.grammar.read(k + 1, min(len(self.words), k + 12))
            if inner.kind in ("body", "country", "name"):
                return self.find(inner, (inner.start, inner.end))
        return self._owner(phrase)

    def fits_body(self, entity: Entity, head: str) -> float | None:
        """The bonus of a body for a noun ("the company"), `None` where it is none."""
        if entity.kind != "body" or entity.plural:
            return None
        if head in entity.heads:
            return 0.6
        if head in entity.words:
            return 0.5
        state = bool(entity.heads & nouns.STATE_BODIES)
        if head in nouns.FIRMS and head not in ("bank", "airline", "team", "club", "exchange", "fund"):
            if entity.heads & nouns.FIRMS or entity.words & FIRM_WORDS:
                return 0.4
            return None if state or entity.heads & nouns.SOCIETIES else 0.0
        if head in ("group", "organisation", "organization", "body", "agency", "association", "institution"):
            agency = head == "agency" and entity.heads & nouns.AGENCIES
            return 0.2 if agency else None if state else 0.0
        if head in ("regulator", "watchdog", "authority"):
            return 0.2 if entity.heads & (nouns.AGENCIES | {"department", "agency"}) else None
        if head in ("union", "federation", "bank", "club", "team", "airline", "service"):
            return None if state or entity.heads else -0.3
        return None

    def _government(self, phrase: Phrase) -> Entity | None:
        country = phrase.country
        if {self.words[k].low for k in phrase.before} & nouns.PARTS_OF_STATES:
            entity = self._new(phrase, (phrase.start, phrase.end))
            entity.kind = "body"
            return entity
        if not country and phrase.body:
            for k in range(*phrase.body):
                land = self.cast.grammar.land(k, phrase.body[1])
                if land:
                    country = land[1]
                    break
        if not country and phrase.possessor:
            owner = self._owner(phrase)
            country = owner.country if owner else ""
        country = country or self.cast.home
        if country:
            return self.cast.country(country, seat=True)
        entity = self._new(phrase, (phrase.start, phrase.end))
        entity.kind = "country"
        return entity

    def _document(self, phrase: Phrase) -> Entity | None:
        cast = self.cast
        lows = set(cast.lows((phrase.start, phrase.end)))
        private = bool(lows & nouns.PRIVATE) or phrase.head in nouns.PAPERS
        seen = lows & {"seen", "obtained", "reviewed", "read", "leaked"}
        owner = self._owner(phrase)
        if owner is None and phrase.body:
            k = phrase.body[0]
            while k < phrase.body[1]:
                if self.words[k].low in ("by", "of", "from", "for") and not (self.words[k].low == "by" and seen):
                    inner = cast.grammar.read(k + 1, phrase.body[1])
                    if inner.kind in ("body", "media", "country", "name", "person") and (
                        inner.name or inner.kind == "body"
                    ):
                        owner = self.find(inner, (k + 1, phrase.body[1]))
                        break
                k += 1
        if owner is None and phrase.before:
            first = phrase.before[0]
            inner = cast.grammar.read(first, max(phrase.at, first))
            if inner.kind in ("body", "media", "name", "country") and (inner.name or inner.kind == "body"):
                owner = self.find(inner, (inner.start, inner.end))
        plain = not any(k != phrase.at and not self.words[k].cap for k in phrase.before)
        if owner is not None and owner.kind == "media" and phrase.head in nouns.REPORTS and not private and plain:
            return owner
        if owner is not None and not private and owner.kind != "media":
            entity = self._new(phrase, (phrase.start, phrase.end))
            entity.of = owner
            return entity
        if self._definite(phrase) and not phrase.body:
            place = phrase.start
            report = phrase.head in nouns.REPORTS

            def fits(e: Entity) -> float | None:
                if e.kind == "document":
                    return 0.6 if phrase.head in e.heads else -0.5 if phrase.head in ("document", "paper") else None
                return self._fits_medium(e) if report else None

            found = self.best(place, fits, 0.3)
            if found is None and report:
                found = self._relay()
            if found is None and not private:
                entity = self._new(phrase, (phrase.start, phrase.end))
                entity.of = self._issuer(phrase)
                return entity
            return found
        if self._definite(phrase) and phrase.head in nouns.REPORTS and not private:
            return self.best(phrase.start, self._fits_medium, 0.3)
        return None

    def _issuer(self, phrase: Phrase) -> Entity | None:
        """Who gave out "the statement": the body that spoke last, within two sentences."""
        return self.best(phrase.start, lambda e: 0.0 if e.kind in ("body", "country") else None, sentences=2)
