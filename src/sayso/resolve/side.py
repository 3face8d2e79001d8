"""For whom a source speaks: the desk's `affiliation`.

Rules over the words that the report has about the source (its introduction, role, body, mentions), a table of states
and bodies (`bodies`), and the countries on the stage of the story. In that order: what the source is (a medium, a
country, a private person, a body of nobody's government, a company, a body or office of a state), then whose. A state
body that no word gives to a country ("the ministry", "police") is the country's to which the scene has just moved,
else the dateline's, else the one that the report names most.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from .. import wires
from ..bodies import lookup, speaks_for
from ..model import Passage
from . import press_en as press
from . import relays_en as relays
from . import side_terms_en as terms
from .press import Press
from .reading import Reading
from .side_stage import Stage
from .side_subject import subject
from .side_tokens import BODIES
from .side_told import said_of, without
from .side_words import Verdict, Words
from .who import Referent

_MENTIONS = 12
_SHORT = 4
"""Words of a mention of a paper that tell nothing but what it is: "the earlier statement"."""


class Side(NamedTuple):
    """For whom a source speaks: ISO 3166 alpha-3, UNO, EUU, NATO, IGO, NGO, MED, or `None`.

    `told` is whether words about the source tell it; else it is the scene's country, or nothing is known.
    """

    code: str | None
    told: bool


def sides(reading: Reading, referents: Sequence[Referent]) -> list[Side]:
    """The side of each line's source."""
    own = _Sides(reading, referents)
    return [
        Side("MED", told=True)
        if line.source and own.press.speaks(line)
        else own.said(reading.shown(line.source), line.source, referent)
        for line, referent in zip(reading.lines, referents, strict=True)
    ]


class Owner(NamedTuple):
    """Somebody to whom a source belongs, by his side."""

    side: str | None


class _Sides:
    """The sides of one report's sources, each found once."""

    def __init__(self, reading: Reading, referents: Sequence[Referent]) -> None:
        self.stage = Stage(reading)
        self.press = Press(reading)
        self.referents = list({id(referent): referent for referent in referents}.values())
        self.made: dict[int, str | None] = {}
        self.unknown: set[int] = set()
        self.staged: set[int] = set()
        self.printed: set[int] = set()
        """Sources whose side is told by what the report calls their name."""
        self.sources: dict[int, list[Passage]] = {}
        for line, referent in zip(reading.lines, referents, strict=True):
            self.sources.setdefault(id(referent), []).extend(line.source[:1])

    def said(self, words: str, source: tuple[Passage, ...], referent: Referent) -> Side:
        """The side of a line's source: a body's by its own words, else what is told elsewhere, else its own words."""
        side = self.of(referent)
        known = Side(side, id(referent) not in self.staged | self.unknown)
        if words.strip(" .:").casefold() in terms.QUESTIONERS or _of_the_press(words):
            return Side("MED", told=True)
        halves = self.stage.towns.halves
        half = halves.get(words) or halves.get(f"the {words}")  # in a headline: "North fires again"
        if half is not None:
            return Side(half.side, told=True)  # "the North", of Korea
        if id(referent) in self.printed and source and (other := self._no_medium(words, source, referent)):
            return other
        if not source or side == "MED" or referent.kind in ("media", "country"):
            return known
        if words.lower() in terms.TAKEN_UP and id(referent) in self.staged:
            return known
        if referent.kind == "organisation" or id(referent) in self.unknown:
            own = referent.actor if referent.kind == "named_person" else None
            told = Words(without(words, own), self.stage, referent.kind, source[0].start)
            verdict = told.verdict()
            bodies = referent.kind != "unnamed_person" or any(name.kind in BODIES for name in told.names)
            if verdict.kind == "decided" and verdict.side is not None and bodies:
                return Side(verdict.side, told=True)
            if verdict.kind == "open" and id(referent) in self.unknown:
                return Side(self.stage.whose(verdict.noun, verdict.start), told=False)
        return known

    def of(self, referent: Referent) -> str | None:
        """The side of a source; `None` while it is being found, where one leads back to another."""
        if id(referent) not in self.made:
            self.made[id(referent)] = None
            self.made[id(referent)] = self._side(referent)
        return self.made[id(referent)]

    def _side(self, referent: Referent) -> str | None:
        stage = self.stage
        if referent.kind == "media":
            return "MED"
        if referent.actor is None and not referent.mentions:
            return None
        if referent.kind == "country":
            if side := _land(stage, referent):
                return side
            self.staged.add(id(referent))
            return stage.whose("government", referent.mentions[0].start if referent.mentions else 0)
        if referent.kind == "document" and referent.actor:
            for other in self.referents:  # "a statement from Reis"
                if other.kind in ("named_person", "organisation", "country") and other.actor == referent.actor:
                    return self.of(other)
        if called := self._called(referent):
            self.printed.add(id(referent))
            return called
        known = self._well_known(referent)
        opened: Verdict | None = None
        owner: Owner | None = None
        former = ""
        for text, start in said_of(stage, referent, self.sources[id(referent)]):
            if text in former:
                continue
            if referent.kind == "organisation" and any(
                mention.start == 0 for mention in wires.mentions(text.removeprefix("the "))
            ):
                return "MED"
            words = Words(text, stage, referent.kind, start)
            verdict = words.verdict()
            if verdict.kind == "unaligned":
                return None
            if known and (verdict.kind != "decided" or verdict.side is None):
                continue  # the words leave open whose: "President" alone, "the businessman"
            settled = opened is not None or bool(referent.body)
            if owner is None and verdict.side is None and verdict.noun != "private" and not words.landed():
                owner = self._owner(text, start, referent, settled=settled)
            if verdict.kind == "decided" and verdict.side is None and owner is not None:
                continue
            if verdict.kind == "decided" and opened is not None and text.lower() in terms.TAKEN_UP:
                continue  # "the ministry", which was told of with more words before
            if verdict.kind == "decided" and (opened is None or verdict.side is not None):
                return verdict.side
            if verdict.kind == "former":
                former = text
            if verdict.kind == "open" and opened is None:
                opened = verdict
        if known:
            self.staged.add(id(referent))
            return known
        named = referent.kind == "named_person" and stage.first_name(referent.actor or "")
        if opened is not None and referent.country and not named and (side := _of(referent.country, stage)):
            return side
        if owner is not None and owner.side == "MED" and not self._edits(referent):
            owner = None  # "their log": whose it is, a paper's or another's, is not told
        if owner is not None or opened is not None:
            self.staged.add(id(referent))
        if owner is not None:
            return owner.side
        if opened is not None:
            return stage.whose(opened.noun, opened.start)
        if not former:
            self.unknown.add(id(referent))
        return None

    def _well_known(self, referent: Referent) -> str | None:
        """The side of a public figure, where the report is about that country at all: others may bear the name."""
        if referent.kind != "named_person" or not referent.actor:
            return None
        side = speaks_for(referent.actor, self.stage.on)
        return side if side in self.stage.sides else None

    def _called(self, referent: Referent) -> str | None:
        """The side of a body that the report calls what it is, by any of its mentions."""
        if referent.kind == "unnamed_person":
            first = self.stage.shown(referent.mentions[0]) if referent.mentions else ""
            spoken = _of_the_press(first) or self.press.people(first)
            return "MED" if spoken else self.press.calls(first) if first[:1].isupper() else None
        if referent.kind not in ("organisation", "named_person", "document") or not referent.actor:
            return None
        if referent.kind == "named_person" and referent.role and self.press.people(referent.role):
            return "MED"
        if referent.kind == "named_person":
            texts = [referent.role or "", *(self.stage.shown(mention) for mention in referent.mentions[:_MENTIONS])]
            side = next((side for text in texts if (side := self.press.employer(text, referent.actor))), None)
            if side or referent.role:
                return side
        names = [referent.actor]
        if referent.kind != "document":
            names += [self.stage.shown(mention) for mention in referent.mentions[:_MENTIONS]]
        return next((side for name in names if (side := self.press.side(name))), None)

    def _edits(self, referent: Referent) -> bool:
        """Whether somebody is a medium's editor or reporter by his role: "its editor Ana Reis"."""
        words = f"{referent.role or ''} {referent.actor or ''}".casefold().split()
        return not press.PEOPLE.isdisjoint(words)

    def _no_medium(self, words: str, source: tuple[Passage, ...], referent: Referent) -> Side | None:
        """What is no medium or group by its own words, though it is taken for one: "the company", "the union"."""
        last = words.rpartition(" ")[2].strip(",.").lower()
        called = self.press.side(words) if words[:1].isupper() else self.press.calls(words)
        if called or last in relays.MEDIUM_NOUNS or last in press.PEOPLE:
            return None
        verdict = Words(words, self.stage, referent.kind, source[0].start).verdict()
        if verdict.kind == "open":
            return Side(self.stage.whose(verdict.noun, verdict.start), told=False)
        return Side(verdict.side, told=True) if verdict.kind == "decided" else None

    def _owner(self, text: str, start: int, referent: Referent, *, settled: bool = False) -> Owner | None:
        """Whose a source is: of "its spokesman" the body named last, of "an adviser to Reis" Reis.

        Where it is `settled` by other words what body that is, "the spokesman" alone tells nothing.
        """
        words = text.split()
        first = words[0].lower() if words else ""
        bare = (
            not settled
            and referent.kind in ("named_person", "unnamed_person")
            and {word.lower() for word in words} & terms.SPOKESMEN
            and {word.lower().strip(",") for word in words} <= terms.BARE_SPEAKERS
        )
        spoken = referent.kind == "document" and bool({"his", "her"} & {word.lower() for word in words})
        if first in ("its", "their") or words[-2:] == ["for", "it"]:
            verdict = subject(self.stage, start)
            if verdict is not None:
                return Owner(self.stage.whose(verdict.noun, verdict.start) if verdict.kind == "open" else verdict.side)
        if (len(words) > 1 and first in terms.POSSESSIVES) or bare or spoken:
            person = first in ("his", "her") or spoken
            kinds = ("named_person",) if person else ("organisation", "country")
            met = [
                (mention.end, number)
                for number, other in enumerate(self.referents)
                if other is not referent and other.kind in kinds
                for mention in other.mentions
                if mention.end <= start
            ]
            end, number = max(met, default=(-1, -1))
            at, side = (-1, None) if person else self.stage.bodies_before(start)
            if referent.kind == "unnamed_person" and max(at, end) < self.stage.near(start):
                return None  # "a spokesman", and nobody named just before
            if at > end:
                return Owner(side)
            return Owner(self.of(self.referents[number])) if met else None
        if referent.kind == "named_person":
            return self._employer(text, referent)
        if referent.kind == "document" and len(words) < _SHORT and {word.lower() for word in words} & terms.ISSUED:
            return self._issuer(start, referent)
        for other in self.referents:
            if other.kind == "named_person" and other is not referent and other.actor:
                name = other.actor.split()[-1]
                if name in words or f"{name}'s" in words or f"{name}’s" in words:
                    return Owner(self.of(other))
        return None

    def _employer(self, text: str, person: Referent) -> Owner | None:
        """Of "Open Sea's head of mission" Open Sea, where the report tells what that is."""
        for other in self.referents:
            name = other.actor
            if other is person or other.kind != "organisation" or not name or not name[0].isupper():
                continue
            if (
                f"{name}'s " in text
                or f"{name}’s " in text
                or text.endswith((f" of {name}", f" at {name}", f" with {name}"))
            ):
                side = self.of(other)
                return Owner(side) if side == "NGO" else None
        return None

    def _issuer(self, start: int, paper: Referent) -> Owner | None:
        """Who gave out "the statement": the body or person spoken of last, within two sentences."""
        at, side = self.stage.bodies_before(start)
        met = [
            (mention.end, number)
            for number, other in enumerate(self.referents)
            if other is not paper and other.kind in ("organisation", "country", "named_person")
            for mention in other.mentions
            if mention.end <= start
        ]
        end, number = max(met, default=(-1, -1))
        if max(at, end) < self.stage.near(start):
            return None
        return Owner(side) if at > end else Owner(self.of(self.referents[number]))


def _of_the_press(words: str) -> bool:
    """Whether a source is a medium's own people, who speak for it: "A Reuters reporter", "our correspondent"."""
    parts = [part.strip(",.").casefold() for part in words.split()]
    people = [at for at, part in enumerate(parts) if part in terms.PRESS_PEOPLE]
    if not people:
        return False
    own = "our" in parts[: people[0]] or any(part in ("newspaper's", "newspaper’s") for part in parts)
    before = " ".join(words.split()[: people[0]])
    if parts[people[0]] in terms.PRESS_NOUNS and parts[0] in ("a", "an") and people[0] == 2:
        name = before.split()[1]
        if name[0].isupper() and not lookup(name):
            return True  # "a Nation reporter"
    named = wires.mentions(before.removeprefix("the ").removeprefix("The "))
    return own or any(not mention.loose for mention in named)


def _land(stage: Stage, referent: Referent) -> str | None:
    if any(stage.shown(mention) == "Brussels" for mention in referent.mentions) and not stage.belgian:
        return "EUU"
    for name in (referent.country, referent.actor, *(stage.text[a:b] for a, b in referent.mentions)):
        if name and (side := _of(name, stage)):
            return side
    return None


def _of(name: str, stage: Stage) -> str | None:
    """The side of a country's name, where it stands alone or in more words; a shared name by the stage."""
    for entry in lookup(name, stage.on):
        if entry.kind in ("state", "adjective", "people", "seat"):
            return stage.choose(lookup(name, stage.on))
    found = stage.names_in(name)
    return stage.choose(found[0].entries) if found else None
