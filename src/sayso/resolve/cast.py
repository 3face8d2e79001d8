"""The cast of a report: everybody and everything that it names, each with all its mentions."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from .. import wires
from ..model import Passage
from . import nouns_en as nouns
from .given_names import GENDER
from .phrases import _SUFFIXES, BODIES, BOUNDARY, Grammar, Phrase, gender_of, kind_of, singular
from .reading import Reading
from .tables import initials, regions
from .tokens import Token, fold, tokens


@dataclass(slots=True, eq=False)
class Entity:
    """One person, body, country, medium, document, or group of people of a report."""

    kind: str
    name: str = ""
    words: frozenset[str] = frozenset()
    heads: set[str] = field(default_factory=set)
    qualifiers: set[str] = field(default_factory=set)
    plural: bool = False
    gender: str = ""
    country: str = ""
    seat: bool = False
    description: str = ""
    role: Passage | None = None
    body: Passage | None = None
    of: Entity | None = None
    mentions: list[Passage] = field(default_factory=list)
    introduction: Passage | None = None
    told: int = 0
    """How much the introduction tells."""
    aliases: set[str] = field(default_factory=set)
    evidence: float = 0.0
    """Above 0 a person, below 0 a body, where the kind is "name"."""
    placed: int = 0
    """How much more often a name stands where a place would ("in Brest") than elsewhere."""


@dataclass(slots=True)
class Seen:
    """A mention on the stage of the report: where, who, and how prominent."""

    at: int
    entity: Entity
    weight: float


_PLURALS = ("ries", "ings", "ions", "ents", "ucts", "ices", "ools", "oods", "tems", "orks", "aces", "ines", "ics", "ware")
"""Endings of things in the plural: names of firms more often than of people."""


def near(a: str, b: str) -> bool:
    """Whether two folded words are one name: equal, transliterated otherwise, or one letter lost or changed.

    >>> near("zelenskyy", "zelensky"), near("sybiha", "sybha"), near("khan", "khon")
    (True, True, False)
    """
    if a == b:
        return True
    if a[:1] != b[:1] or abs(len(a) - len(b)) > 2:  # noqa: PLR2004 - "yy" against "y", "iy" against "y"
        return False
    left, right = _sound(a), _sound(b)
    if left == right:
        return True
    if min(len(left), len(right)) < 5 or abs(len(left) - len(right)) > 1:  # noqa: PLR2004 - shorter names differ by it
        return False
    short, long = sorted((left, right), key=len)
    same = next((k for k, (x, y) in enumerate(zip(short, long, strict=False)) if x != y), len(short))
    if len(short) == len(long):
        return short[same + 1 :] == long[same + 1 :]
    return short[same:] == long[same + 1 :]


def _sound(word: str) -> str:
    for old, new in (("iy", "y"), ("yy", "y"), ("ii", "y"), ("ij", "y"), ("kh", "h"), ("ie", "e"), ("i", "y"), ("w", "v")):
        word = word.replace(old, new)
    return word


class Cast:
    """Everybody of one report, and the order in which they enter."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.text = reading.text
        self.words = tokens(reading)
        self.starts = [w.start for w in self.words]
        self.grammar = Grammar(
            self.words,
            _outlets(reading, self.words, self.starts),
            frozenset(w.low for w in self.words if w.word and not w.cap and not w.loud),
        )
        self.entities: list[Entity] = []
        self.stage: list[Seen] = []
        self.ready = False
        """Whether the stage is in order, and has to be kept so."""
        self.by_word: dict[str, list[Entity]] = {}
        self._pointed = {n.passage.start: n.kind for n in reading.names}
        self._guessed = {
            line.source[0].start: weight
            for line in reading.lines
            if line.source and (weight := _weight(line.guesses.get("source_kind", ())))
        }
        phrases = self._phrases()
        self.titled = titled = self._titled(phrases)
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

    # --- finding

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

    def _titled(self, phrases: Iterable[Phrase]) -> dict[int, bool]:
        """By sentence: whether its words are written as in a headline (no full stop, most words with capitals)."""
        out = {}
        text = self.text
        for number, (start, end) in enumerate(self.reading.sentences):
            paragraph = self.reading.paragraph_of(start)
            alone = paragraph.start == start and paragraph.end == end and text[end - 1] not in ".!?\"”’'"
            out[number] = alone
        return out

    # --- entering

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

    def enter(self, phrase: Phrase, *, new: bool = True) -> Entity | None:
        """The entity that a phrase names, made where it is new; `None` for one that names nobody.

        Where `new` is false no name is made: in a headline words that are no names have capitals too.
        """
        entity = None
        if phrase.kind == "country":
            entity = self.country(phrase.country, phrase.how == "seat" and phrase.name or None)
        elif phrase.kind == "media":
            entity = self._medium(phrase)
        elif phrase.kind in ("person", "name") and phrase.name:
            entity = self._named(phrase, new=new)
        elif phrase.kind == "body" and new:
            entity = self._body(phrase)
        if entity is None:
            return None
        self.mention(entity, phrase)
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
        weight = 0.5 if first else 0.0
        if words[phrase.start].quoted:
            weight -= 0.7
        if phrase.start and words[phrase.start - 1].low in ("of", "in", "from", "for", "against", "on", "by", "with", "to"):
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
                base for k in range(*phrase.role) if (base := singular(words[k].low)[0]) and kind_of(base) == "person"
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

    def _add(self, entity: Entity) -> Entity:
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
        return self._add(Entity("country", name, frozenset({f"={name}"}), country=name, seat=bool(seat)))

    def _medium(self, phrase: Phrase) -> Entity | None:
        if not phrase.name:
            return None
        outlet = self.grammar.outlets.get(phrase.name[0])
        name = outlet[1] if outlet else self.shown(phrase.name)
        return self.medium(name)

    def medium(self, name: str) -> Entity:
        """The medium of a canonical name."""
        for entity in self.by_word.get(f"@{name}", ()):
            return entity
        return self._add(Entity("media", name, frozenset({f"@{name}"}), heads={"newspaper"}))

    def _named(self, phrase: Phrase, *, new: bool = True) -> Entity | None:
        assert phrase.name is not None
        lows = self.lows(phrase.name)
        if not lows or (len(lows) == 1 and len(lows[0]) < 2):  # noqa: PLR2004 - an initial
            return None
        found = self.by_name(lows, phrase)
        pointed = self._pointed.get(self.words[phrase.name[0]].start)
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
                and not pointed
                and not phrase.alias
            ):
                return None  # the first word of a sentence
            if phrase.kind == "name" and len(lows) > 5:  # noqa: PLR2004 - no name, but words with capitals
                return None
            found = self._add(
                Entity("person" if phrase.kind == "person" else "name", self.shown(phrase.name), frozenset(lows))
            )
            found.evidence = 0.5 if 2 <= len(lows) <= 4 else -0.5  # noqa: PLR2004 - names of people have two to four
            if lows[0] in GENDER:
                found.gender = found.gender or GENDER[lows[0]].strip("?")
                found.evidence += 2
            if len(lows) > 1 and lows[-1].endswith(_PLURALS):
                found.evidence -= 2
            definite = phrase.determiner == "the" and not phrase.possessor and not phrase.role
            if (len(lows) == 1 and word.shout) or (definite and not word.loud):
                found.evidence -= 3
            if phrase.possessor:
                found.evidence += 1
            if len(lows) == 1:
                found.aliases.add(lows[0])
        elif len(lows) > len(found.words) or (self.words[phrase.name[0]].loud is False and found.name.isupper()):
            if found.kind in ("person", "name") and not self.words[phrase.name[0]].loud:
                found.name = self.shown(phrase.name)
                for word_ in set(lows) - found.words:
                    self.by_word.setdefault(word_, []).append(found)
                found.words |= frozenset(lows)
        if phrase.kind == "person" and found.kind == "name":
            found.kind = "person"
        if " ".join(lows) in regions():
            found.kind = "place"
        if phrase.gender in ("m", "f") and found.kind == "name":
            found.kind = "person"
        if pointed:
            found.evidence += {"person": 2, "organisation": -2}.get(pointed, 0)
        end = phrase.name[1]
        guess = self._guessed.get(self.words[phrase.name[0]].start)
        if found.kind == "name" and guess and phrase.start == phrase.name[0]:
            found.evidence += guess
        if end + 1 < len(self.words) and self.words[end].low == "," and self.words[end + 1].low == "which":
            found.evidence -= 3
        if found.kind == "name" and phrase.name[0] and phrase.start == phrase.name[0]:
            found.placed += 1 if self.words[phrase.start - 1].low in nouns.PLACE_PREPOSITIONS else -1
        if found.kind == "name" and end < len(self.words):
            after = singular(self.words[end].low)[0]
            if after in nouns.PEOPLE_OF_BODIES:
                found.evidence -= 2
        if found.kind == "name" and phrase.name[0] >= 2:  # noqa: PLR2004 - "a spokesman for"
            before = self.words[phrase.name[0] - 1].low
            if before in ("for", "at") and singular(self.words[phrase.name[0] - 2].low)[0] in nouns.PEOPLE_OF_BODIES:
                found.evidence -= 3
        return found

    def by_name(self, lows: tuple[str, ...], phrase: Phrase | None = None) -> Entity | None:
        """The entity that a name belongs to: the whole name, a part of it, its initials, or nearly so."""
        candidates: list[Entity] = []
        for word in lows:
            for entity in self.by_word.get(word, ()):
                if entity not in candidates:
                    candidates.append(entity)
        if not candidates and len(lows) >= 1:
            last = lows[-1]
            if len(last) >= 4:  # noqa: PLR2004 - shorter names are too alike
                candidates = [
                    e for e in self.entities if e.kind in ("person", "name", "body") and any(near(last, w) for w in e.words)
                ]
        best: list[Entity] = []
        for entity in candidates:
            if entity.kind in ("person", "name", "place"):
                if self._same_person(lows, entity):
                    best.append(entity)
            elif entity.kind == "body" and self._same_body_name(lows, entity):
                best.append(entity)
        if not best and len(lows) == 1 and 2 <= len(lows[0]) <= 6:  # noqa: PLR2004 - a short form
            best = [e for e in self.entities if e.kind in ("body", "name") and lows[0] in initials(e.name)]
        if not best:
            return None
        gender = phrase.gender if phrase else ""
        fitting = [e for e in best if not gender or e.gender in ("", gender)] or best
        exact = [e for e in fitting if e.words == frozenset(lows)]
        return (exact or fitting)[-1]

    def _same_person(self, lows: tuple[str, ...], entity: Entity) -> bool:
        own = fold(entity.name).split()
        own = [w.strip(".") for w in own]
        if len(lows) == 1:
            return any(near(lows[0], w) for w in own) or lows[0] in entity.aliases
        if len(own) == 1:
            return near(lows[-1], own[0]) or near(lows[0], own[0])
        if all(any(near(a, b) for b in own) for a in lows) or all(any(near(a, b) for a in lows) for b in own):
            return True
        return near(lows[-1], own[-1]) and (lows[0][0] == own[0][0] and min(len(lows[0]), len(own[0])) <= 2)  # noqa: PLR2004

    def _same_body_name(self, lows: tuple[str, ...], entity: Entity) -> bool:
        if "".join(lows) in entity.aliases or (len(lows) == 1 and lows[0] in initials(entity.name)):
            return True
        distinct = [w for w in lows if not kind_of(singular(w)[0]) and w not in _SUFFIXES and len(w) > 2]  # noqa: PLR2004
        return bool(distinct) and set(lows) <= entity.words and not any(self.grammar.lands.get(w) for w in distinct)

    def _body(self, phrase: Phrase, *, scan: bool = True) -> Entity | None:
        words = self.words
        if phrase.name and phrase.name[0] in self.grammar.marked:
            end, known = self.grammar.marked[phrase.name[0]]
            if end == phrase.name[1]:
                for entity in self.by_word.get(f"#{known.name}", ()):
                    return entity
                lows = self.lows(phrase.name)
                if len(lows) == 1:  # a short form that the report itself explains
                    own = [e for e in self.entities if e.kind == "body" and self._same_body_name(lows, e)]
                    if own:
                        return own[-1]
                found = Entity("body", known.name, frozenset({f"#{known.name}", *lows, *fold(known.name).split()}))
                found.aliases.add("".join(lows))
                return self._add(found)
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
        for entity in reversed(self.entities):
            if entity.kind != "body" or (head and head not in entity.heads and head not in entity.words):
                continue
            if phrase.country and entity.country and phrase.country != entity.country:
                continue
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
        return self._add(entity)

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


def _outlets(reading: Reading, words: list[Token], starts: list[int]) -> dict[int, tuple[int, str]]:
    out: dict[int, tuple[int, str]] = {}
    for mention in wires.mentions(reading.text):
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
            out[first] = (last, mention.name)
    return out


_ = gender_of
