"""Who is meant: pronouns, bare names, titles alone and descriptions, each traced to one of the report's cast.

The lines are taken in the order of their sources. A reference looks back over the stage (everybody mentioned before, in
order); how near, how prominent and how fitting decides. Where nobody fits, the words stand for themselves.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable, Iterator

from ..languages import en
from ..model import Passage
from . import nouns_en as nouns
from .cast import Cast, Entity, Seen
from .phrases import _SUFFIXES, BODIES, Phrase, gender_of, singular
from .tokens import fold

SPEAKER = 1.0
"""What having just spoken adds to a mention's weight: as much as one sentence nearer."""
OFTEN = 0.2
"""What being named again and again adds at most."""
SURE = 0.4
"""The bonus from which a body is known to be of the kind that is asked for."""
LOOK_BACK = 60
"""Mentions that a reference looks back over at most, so that the work is linear in the text."""
PRONOUN_SENTENCES = 4
"""Sentences that a pronoun looks back over."""

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


class Chains:
    """Traces references in one report."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.words = cast.words
        self.traced: dict[tuple[int, int], Entity | None] = {}
        self.said: list[tuple[Passage, Entity]] = []
        """What was said by whom, for "I" and "we"."""

    # --- the stage

    def back(self, at: int, *, ahead: bool = False) -> Iterator[Seen]:
        """The mentions before a word, nearest first; with `ahead` those behind it."""
        stage = self.cast.stage
        k = bisect_left(stage, at, key=lambda seen: seen.at)
        if ahead:
            yield from stage[k : k + LOOK_BACK]
            return
        for seen in stage[max(0, k - LOOK_BACK) : k][::-1]:
            yield seen

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

    # --- one source

    def trace(self, span: tuple[int, int], guess: str = "") -> tuple[Entity, Phrase]:
        """Who is meant by the words of a source."""
        phrase = self.cast.grammar.read(*span)
        entity = self.traced.get(span)
        if entity is None:
            entity = self.find(phrase, span, guess)
            self.traced[span] = entity
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
            found = self._name(phrase, guess)
        elif phrase.kind == "media":
            found = self._medium(phrase)
        elif phrase.kind == "body":
            found = self._body(phrase)
        elif phrase.kind == "document":
            found = self._document(phrase)
        elif phrase.kind == "person":
            found = self._person(phrase, span)
        else:
            found = self._other(phrase, span, guess)
        return found or self._new(phrase, span)

    def _new(self, phrase: Phrase, span: tuple[int, int]) -> Entity:
        entity = Entity(
            {"person": "people", "pronoun": "people", "": "people"}.get(phrase.kind, phrase.kind),
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
                found = self.best(k, lambda e, head=head: self._fits_body(e, head), 0.3)  # type: ignore[misc]
                if found and found.name and (self._fits_body(found, head) or 0) >= SURE:
                    start, end = self.words[k].start, self.words[k + 1].end
                    first = self.cast.passage((span[0], k))
                    rest = self.cast.text[end : self.cast.passage(span).end]
                    before = self.cast.text[first.start : start]
                    return " ".join(f"{before}{found.name}{rest}".split())
        return shown

    # --- pronouns

    def _pronoun(self, phrase: Phrase) -> Entity | None:
        word = phrase.head
        at = phrase.at
        if word in ("i", "we", "me", "us", "my", "our"):
            start = self.words[at].start
            for passage, entity in reversed(self.said):
                if passage.start <= start < passage.end:
                    return entity
            return None
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
            if word == "which" and human or word == "who" and not human:
                continue
            return seen.entity
        return None

    # --- names

    def _name(self, phrase: Phrase, guess: str) -> Entity | None:
        assert phrase.name is not None
        entity = self.cast.by_name(self.cast.lows(phrase.name), phrase)
        if entity is None:
            entity = Entity(
                "person"
                if phrase.kind == "person" or guess == "named_person" or (not guess and phrase.name[1] - phrase.name[0] > 1)
                else "body",
                self.cast.shown(phrase.name),
                frozenset(self.cast.lows(phrase.name)),
            )
            self.cast._add(entity)
        self.cast.mention(entity, phrase)
        return entity

    # --- media, bodies, documents

    def _medium(self, phrase: Phrase) -> Entity | None:
        first = phrase.determiner.split(" ")[0] if phrase.determiner else ""
        own = [k for k in phrase.before if k != phrase.at and not self.words[k].cap]
        if phrase.plural or first in ("a", "an", "another", "one") or own or phrase.head in nouns.AIR:
            return None
        if phrase.determiner == "this":
            publisher = self.cast.reading.report.publisher
            return self.cast.medium(publisher.value) if publisher else None
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

    def _definite(self, phrase: Phrase) -> bool:
        """Whether it says that the reader knows who is meant; so do nouns without article ("SPOKESPERSON:")."""
        first = phrase.determiner.split(" ")[0] if phrase.determiner else ""
        return first in ("the", "this", "that", "these", "those", "same", "poss", "both") or (
            not first and not phrase.plural
        )

    def _headline(self, phrase: Phrase) -> bool:
        return self.cast.titled.get(self.words[phrase.start].sentence, False)

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

    def _body(self, phrase: Phrase) -> Entity | None:
        cast = self.cast
        if phrase.head in ("government", "regime"):
            return self._government(phrase)
        if phrase.head == "press-service":
            whole = self._speaks_for(phrase)
            if whole:
                return whole
        if self._headline(phrase) and not phrase.name and not phrase.country and not phrase.plural:
            found = self.best(phrase.start, lambda e: self._fits_body(e, phrase.head), 0.15)
            if found:
                return found
        own = cast.body_words(phrase) - {phrase.head}
        owner = self._owner(phrase) if phrase.possessor and not phrase.country else None
        if phrase.head in nouns.FIRMS and phrase.determiner == "the" and not phrase.name and (own or phrase.country):

            def firm(entity: Entity) -> float | None:
                if phrase.country and entity.country not in ("", phrase.country):
                    return None
                return self._fits_body(entity, phrase.head)

            found = self.best(phrase.start, firm, 0.15, sentences=6)
            if found:
                found.country = found.country or phrase.country
                return found
        if phrase.name or own or phrase.country:
            found = cast._body(phrase, scan=False)
            if found:
                cast.mention(found, phrase)
                if owner and owner.country and not found.country:
                    found.country = owner.country
                    found.of = owner
                return found
        if owner is not None:
            found = self.best(
                phrase.start,
                lambda e: 0.0 if e.kind == "body" and phrase.head in e.heads | e.words and e is not owner else None,
            ) if not owner.country else None
            if found is None and owner.kind == "person" and phrase.head in ("ministry", "department"):
                found = self._ministry_of(owner, phrase.head)
            if found is None:
                found = cast._add(Entity("body", cast.shown((phrase.at, phrase.at + 1)), frozenset({phrase.head})))
                found.heads, found.country, found.of = {phrase.head}, owner.country, owner
                if phrase.body:
                    found.body = cast.passage(phrase.body)
            return found
        if not self._definite(phrase):
            return None
        return self.best(phrase.start, lambda e: self._fits_body(e, phrase.head), 0.15)

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
        return self.cast._add(entity)

    def _speaks_for(self, phrase: Phrase) -> Entity | None:
        """Whose press service it is."""
        k = phrase.at + 1
        if k + 1 < len(self.words) and self.words[k].low == "of":
            inner = self.cast.grammar.read(k + 1, min(len(self.words), k + 12))
            if inner.kind in ("body", "country", "name"):
                return self.find(inner, (inner.start, inner.end))
        return self._owner(phrase)

    def _fits_body(self, entity: Entity, head: str) -> float | None:
        if entity.kind != "body":
            return None
        if head in entity.heads:
            return 0.6
        if head in entity.words:
            return 0.5
        state = bool(entity.heads & nouns.STATE_BODIES)
        if head in nouns.FIRMS and head not in ("bank", "airline", "team", "club", "exchange", "fund"):
            if entity.heads & nouns.FIRMS or entity.words & _SUFFIXES:
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
                    if inner.kind in ("body", "media", "country", "name", "person") and (inner.name or inner.kind == "body"):
                        owner = self.find(inner, (k + 1, phrase.body[1]))
                        break
                k += 1
        if owner is None and phrase.before:
            inner = cast.grammar.read(phrase.before[0], phrase.at) if phrase.before[0] < phrase.at else None
            if inner and inner.kind in ("body", "media", "name", "country") and (inner.name or inner.kind == "body"):
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

    # --- people without a name

    def _person(self, phrase: Phrase, span: tuple[int, int]) -> Entity | None:
        determiner = phrase.determiner
        first = determiner.split(" ")[0] if determiner else ""
        if " of " in f" {determiner} " or determiner.endswith(" of"):
            return self._partitive(phrase)
        if phrase.possessor:
            return self._possessed(phrase, span)
        if phrase.plural:
            if first in ("the", "these", "those", "both") or (not first and not phrase.before and not phrase.body):
                found = self._group(phrase, definite=bool(first))
                if found:
                    return found
            return None
        if self._definite(phrase) or (first in nouns.ORDINALS):
            ordinal = [w for w in determiner.split() if w in nouns.ORDINALS]
            if ordinal and ordinal[0] not in ("former", "latter", "last"):
                return self._ordinal(phrase, span, ordinal[0])
            return self._holder(phrase)
        if first in ("one", "another") or set(determiner.split()) & nouns.ORDINALS:
            ordinal = [w for w in determiner.split() if w in nouns.ORDINALS]
            if ordinal:
                return self._ordinal(phrase, span, ordinal[0])
            return self._out_of_group(phrase, span)
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
            return bonus - 0.8 * len(missing) if len(missing) < max(1, len(extra)) or not extra else None

        found = self.best(place, fits, 0.25) if head else None
        if found is None and head in nouns.OFFICES and (extra or self._lead(phrase) or not phrase.determiner):
            # The lead says "the army chief", and the name comes below.
            found = self.best(place, lambda e: fits(e) if e.kind == "person" else None, 0.25, ahead=True)
        if found is None and self._headline(phrase):
            return None
        rank = head in nouns.RANKS.values()
        loose = head in nouns.SOFT or head in nouns.TRADES - nouns.OFFICES or not head or rank
        if found is None and loose and not phrase.body:

            def recent(entity: Entity) -> float | None:
                if entity.kind not in ("person", "people") or entity.plural:
                    return None
                if gender and entity.gender and entity.gender != gender:
                    return None
                if phrase.country and entity.country and entity.country != phrase.country:
                    return None
                if rank and entity.heads - nouns.UNIFORMED:
                    return None
                if head in ("source", "insider", "interlocutor", "person") and entity.kind == "person":
                    return -1.0
                return 0.0

            found = self.best(phrase.start, recent, sentences=2)
        return found

    def _lead(self, phrase: Phrase) -> bool:
        """Whether the phrase stands in the report's first sentences, where a name may come later."""
        first = self.words[phrase.start].sentence
        return first < 6  # noqa: PLR2004 - header lines, headline and lead

    def _extra(self, phrase: Phrase) -> set[str]:
        """What a description says beside its head: "the Brazilian official"."""
        out = {self.words[k].low for k in phrase.before if k != phrase.at}
        if phrase.country:
            out = {w for w in out if not (self.cast.grammar.lands.get(w) or ("",))[0] == phrase.country}
            out.add(fold(phrase.country))
        if phrase.body:
            out |= {
                w for w in self.cast.lows(phrase.body) if w not in en.PREPOSITIONS and w not in en.DETERMINERS
            }
        return out - {"same", "top", "union"} - set(nouns.ORDINALS)

    def _group(self, phrase: Phrase, *, definite: bool) -> Entity | None:
        soft = {"person", "source", "official", "man", "woman", "people", "pair", "duo", "both", "two", "three", "insider"}

        def fits(entity: Entity) -> float | None:
            if entity.kind != "people" or not entity.plural:
                return None
            if phrase.head in entity.heads:
                return 0.5
            return 0.0 if definite and (not phrase.head or phrase.head in soft) and not phrase.before[:-1] else None

        return self.best(phrase.start, fits, 0.25)

    def _partitive(self, phrase: Phrase) -> Entity | None:
        """ "one of the people", "two of them"."""
        lead, _, rest = phrase.determiner.partition(" of")
        group = self._group(phrase, definite=True)
        if group is None:
            return None
        if phrase.plural and lead.split()[-1] != "one":
            entity = Entity("people", description=f"{lead} of the {_bare(group.description)}", plural=True)
            entity.heads, entity.qualifiers, entity.country = set(group.heads), set(group.qualifiers), group.country
            self.cast.entities.append(entity)
            return entity
        del rest
        return self._member(group, "")

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

    def _ordinal(self, phrase: Phrase, span: tuple[int, int], ordinal: str) -> Entity | None:
        """ "a second person", "the second official"."""
        known = self.best(
            phrase.start,
            lambda e: 0.0 if e.kind == "people" and not e.plural and ordinal in e.qualifiers and e.heads & {phrase.head} else None,
            0.1,
        )
        if known and self._definite(phrase):
            return known
        if phrase.body or len(self._extra(phrase)) > 0:
            return None
        group = self._group(phrase, definite=True)
        return self._member(group, ordinal) if group else None

    def _out_of_group(self, phrase: Phrase, span: tuple[int, int]) -> Entity | None:
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
        theirs = {w for w in fold(owner.name).split() if len(w) > 2} | {fold(owner.country)}  # noqa: PLR2004
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
        who = last.endswith(("er", "or", "ist", "man", "woman", "ian", "eur", "ant", "ee")) and len(last) > 4  # noqa: PLR2004
        if ("year" in last and "old" in last) or (who and not self.words[span[1] - 1].cap):
            return self._holder(Phrase("person", span[0], span[1], determiner="the", at=span[1] - 1))
        return None


def _thing(entity: Entity) -> float | None:
    if entity.kind in ("body", "country", "media"):
        return 0.0
    return -0.2 if entity.kind == "document" else None


def _several(entity: Entity) -> float | None:
    if entity.plural:
        return 0.3
    return -0.5 if entity.kind in ("body", "country", "media") else None


def _bare(description: str) -> str:
    parts = description.split()
    while len(parts) > 1 and (parts[0].lower() in en.DETERMINERS or parts[0].lower() in nouns.NUMBERS):
        parts = parts[1:]
    return " ".join(parts)


def singularised(description: str) -> str:
    """A group's description turned to one of its members.

    >>> singularised("three people familiar with the talks"), singularised("Ukrainian officials")
    ('person familiar with the talks', 'Ukrainian official')
    """
    parts = _bare(description).split()
    for k, part in enumerate(parts):
        base, plural = singular(fold(part))
        if base and plural and base not in BODIES:
            parts[k] = base if part[0].islower() else base.capitalize()
            break
        if fold(part) in en.PREPOSITIONS:
            break
    return " ".join(parts)
