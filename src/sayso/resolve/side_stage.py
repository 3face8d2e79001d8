"""The countries on the stage of a report: which it names, where, how often, and which bodies it gives to them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from ..bodies import Entry, Found, countries, find, home
from ..model import Passage
from ..places import PlaceMention
from . import sides_en as en
from .reading import Reading
from .side_words import LANDS, Token, classed, read

# What tells the country that a report is at home in. It seldom names its own country, but its offices and parties: one
# of them weighs as two mentions of a country, the publisher's home as four (2 and 4, of 1-4 and 0-8, were best on the
# training bundles; the gain is in reports without a dateline).
_BODY = 2
_SCENE = 4
_HOME = 4
# A report that names another country so often, and so many times as often as the dateline's, is about the other (3 to 8
# times are alike on the training bundles).
_OFTEN = 4
_RIVAL = 5
_AWAY = 3
"""So often where the lead says that something happened there, and the dateline's country is never named."""
_NAMED = frozenset(("state", "adjective", "people"))
_PLACES = frozenset(("seat", "region", "town"))
_STATES = frozenset(("state", "seat", "region", "town"))
_BEFORE = 4
"""How many words before its noun a country may stand ("Ukraine's new deputy defence minister")."""
_LEAD = 3
"""How much more than another mention one in the first paragraphs weighs."""
_LEAD_PART = 2
_ACRONYM = re.compile(r"\(([A-Z][A-Za-z]{1,6}[A-Z])\)")
_CAPITALS = re.compile(
    r"[A-Z][^\W\d_]+(?:['’]s?)?(?: (?:(?:of|for|and|the|de|on|&) )*[A-Z][^\W\d_]+(?:['’]s?)?)+(?= ?$)"
)
_DOUBT = 0.5
"""A town that is another's namesake with more doubt than this tells no country."""
_EXPANSION = 80
"""How many characters before an acronym may hold what it stands for."""
_SHORT = 4
"""Acronyms up to so many letters are shared by many bodies of the world."""


def _namesake(name: Found, mention: PlaceMention | None, known: set[str | None]) -> Found:
    """A town of the tables, or the one of that name in a country that the report names: Tripoli in Lebanon."""
    if mention is None or name.kind not in ("region", "seat") or name.side is None or name.side in known:
        return name
    rivals = [place for place in (mention.place, *mention.rivals) if place and place.country in known]
    if not rivals:
        return name
    return Found(name.start, name.end, (Entry(name.entries[0].name, rivals[0].name, rivals[0].country, "town"),))


def _in_a_name(words: str, start: int, end: int) -> bool:
    """Whether a town's name is but a part of one: "Lautoka Seafoods", "Banco Recife"; "Recife Police" is a body's."""
    after = words[end:].split(maxsplit=1)
    before = words[:start].split()
    follows = bool(after) and words[end : end + 1] == " " and after[0][:1].isupper()
    low = after[0].lower() if after else ""
    known = follows and (classed(read(after[0], []), 0)[0] not in ("", "firm") or low in en.OF_OFFICES)
    precedes = bool(before) and start > 0 and words[start - 1] == " " and before[-1][:1].isupper()
    return (follows and not known) or (precedes and not classed(read(before[-1], []), 0)[0] and len(before) > 1)


class Stage:
    """One report's countries."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.text = reading.text
        self.on = reading.report.published_on.value if reading.report.published_on else None
        self.towns: dict[str, Entry] = {}
        self.renamed: dict[str, Entry] = {}
        self.names = self._with_towns(find(self.text, self.on))
        self.counts: Counter[str] = Counter()
        self.bodies: Counter[str] = Counter()
        self.regions: Counter[str] = Counter()
        lead = reading.paragraphs[min(_LEAD_PART, len(reading.paragraphs) - 1)].end if reading.paragraphs else 0
        for name in self.names:
            if name.side is None or (name.doubtful and name.kind in LANDS):
                continue
            if name.kind in LANDS:
                self.counts[name.side] += _LEAD if name.start < lead else 1
                self.regions[name.side] += name.kind == "region"
            elif name.side in countries():
                self.bodies[name.side] += 1
        self.sides = {name.side for name in self.names if not name.doubtful}
        self.belgian = any(name.side == "BEL" and name.kind != "seat" for name in self.names)
        self.starts = [name.start for name in self.names]
        self.others = [name for name in self.names if name.kind not in LANDS and not name.doubtful]
        self.dateline = self._dateline()
        self.scene = self._scene() if self.reading.paragraphs else None
        self.at_home = self._at_home()
        self.tokens = read(self.text, self.names)
        self.given: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
        self.roles: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
        self._give()
        self.acronyms = dict(self._acronyms())
        self.afloat = bool(en.VESSELS & {token.one for token in self.tokens})
        self._said = {part.start for line in reading.lines for part in line.content}

    def _with_towns(self, names: list[Found]) -> list[Found]:
        """The names of the tables, and between them the towns and regions of the gazetteer."""
        known = {name.side for name in names if name.kind in _NAMED and not name.doubtful}
        spots = {(mention.start, mention.end): mention for mention in self.reading.places}
        for at, name in enumerate(names):
            names[at] = _namesake(name, spots.get((name.start, name.end)), known)
            if names[at] is not name:
                self.renamed[self.text[name.start : name.end]] = names[at].entries[0]
        ends = [name.end for name in names]
        towns = []
        for mention in self.reading.places:
            place = mention.place
            index = bisect_right(ends, mention.start)
            free = index == len(names) or names[index].start >= mention.end
            if place is not None and place.country not in known:
                place = next((rival for rival in mention.rivals if rival.country in known), place)
            if place is None or place.country is None or not free:
                continue
            if mention.doubt > _DOUBT and place.country not in known:
                continue
            shown = " ".join(self.text[mention.start : mention.end].split())
            entry = Entry(shown, place.name, place.country, "town")
            self.towns[shown] = entry
            towns.append(Found(mention.start, mention.end, (entry,)))
        if {"PRK", "KOR"} <= known:
            for side, half in (("PRK", "North"), ("KOR", "South")):
                for the in ("the", "The"):
                    self.towns[f"{the} {half}"] = Entry(f"{the} {half}", half, side, "state")
        return sorted((*names, *towns))

    def _towns_in(self, words: str, names: list[Found]) -> list[Found]:
        """The report's towns in some words, beside the names that are known there."""
        out: list[Found] = []
        for shown, entry in self.towns.items():
            at = words.find(shown)
            end = at + len(shown)
            alone = at >= 0 and not words[max(at - 1, 0) : at].isalnum() and not words[end : end + 1].isalnum()
            alone = alone and not _in_a_name(words, at, end)
            if alone and not any(name.start < end and at < name.end for name in (*names, *out)):
                out.append(Found(at, end, (entry,)))
        return out

    def _acronyms(self) -> Iterator[tuple[str, str]]:
        """The acronyms that the report explains: "the Brava Pilots' Guild (BPG)"."""
        for match in _ACRONYM.finditer(self.text):
            words = _CAPITALS.findall(self.text[max(0, match.start() - _EXPANSION) : match.start()])
            at = words[-1].find(match[1][0]) if words else -1
            if at >= 0 and (at == 0 or words[-1][at - 1] == " ") and not find(match[1], self.on):
                yield match[1], words[-1][at:]

    def is_said(self, offset: int) -> bool:
        """Whether what a line says begins at an offset, or a quotation mark before it."""
        return offset in self._said or offset - 1 in self._said

    def spelt(self, words: str) -> str:
        """Some words with the report's own acronyms written out."""
        for short, long in self.acronyms.items():
            if short in words and long not in words:
                words = re.sub(rf"\b{re.escape(short)}\b", long.replace("\\", r"\\"), words)
        return words

    def names_in(self, words: str) -> list[Found]:
        """The names of states and bodies in some words, of those that may be something else what the stage allows."""
        found = [
            Found(name.start, name.end, (self.renamed[shown],))
            if (shown := words[name.start : name.end]) in self.renamed
            else name
            for name in find(words, self.on)
        ]
        found = sorted((*found, *self._towns_in(words, found)))
        lands = any(name.kind in LANDS and not name.doubtful for name in found)
        out = []
        for name in found:
            if words[name.end :].startswith(en.SETTLED):
                continue
            if name.kind in _PLACES and _in_a_name(words, name.start, name.end):
                continue
            whole = len(words.removeprefix("the ").removeprefix("The ")) == name.end - name.start
            entries = name.entries if name.kind in LANDS else self._trusted(name, lands, whole=whole)
            if entries:
                out.append(Found(name.start, name.end, entries))
        return out

    def shown(self, passage: Passage) -> str:
        """The words of a passage on one line."""
        return " ".join(self.text[passage.start : passage.end].split())

    def _trusted(self, name: Found, lands: bool, *, whole: bool) -> tuple[Entry, ...]:
        """What a body's name may stand for here: a shared name or short acronym wants its country on the stage."""
        sure = tuple(entry for entry in name.entries if not entry.doubtful)
        out = []
        for entry in sure or name.entries:
            of_state = entry.side in countries()
            short = entry.acronym and len(entry.name) <= _SHORT
            vague = (short and of_state) or (entry.doubtful and (of_state or not (short or whole)))
            if entry.doubtful and lands:
                continue  # "the Moroccan Ministry of Justice": the words say whose
            home = self.dateline if self.at_home else None
            here = entry.side == home if entry.doubtful and of_state and home else entry.side in self.sides
            if not vague or here or entry.side == self.dateline:
                out.append(entry)
        if not out and sure and not self.counts:
            return sure
        return tuple(out)

    def choose(self, entries: Sequence[Entry]) -> str | None:
        """Of the sides that a name may stand for, the one that the report is about."""
        sides = list(dict.fromkeys(entry.side for entry in entries))
        if len(sides) == 1:
            return sides[0]
        known = [side for side in sides if side is not None]
        kinds = {entry.side: entry.kind for entry in reversed(entries)}

        def told(side: str) -> tuple[bool, int]:
            # A state's name is a region's of another (Georgia) only where that one's other regions are named.
            return side == self.dateline, self.regions[side] if kinds[side] == "region" else self.counts[side] + 1

        return max(known, key=told, default=None)

    def again(self, noun: str, at: int) -> str | None:
        """The side of what "the agency" takes up: the body of that noun that is named last before."""
        rows = self.given.get(noun, [])
        index = bisect_left(rows, (at, ""))
        return rows[index - 1][1] if index else None

    def whose(self, noun: str, at: int) -> str | None:
        """The country of a state's body that no word gives to one.

        The dateline's country, else the one
        named most: on the training bundles these are right for 89 % and 78 % of such sources. (The same ministry of a
        country named before is right for 20 %: "the health ministry" of a report from Luanda is not the one that it
        called "the Congolese health ministry".)
        """
        if noun in en.ENVOYS:
            rows = self.given["embassy"]
            taken_up = self.text[at:].lower().startswith(("the ", "his ", "her ", "its ", noun, "embassy"))
            if (noun != "embassy" and not rows) or self.text[at:].lower().startswith(("a ", "an ", "one ", "another ")):
                return None
            if rows and taken_up and not self._titled(at):
                return self.again("embassy", at) or rows[0][1]
            return self.foreign()
        if noun == "delegation":
            return None
        return (
            self._taken_up(noun, at)
            or self._opening(at)
            or (self.dateline if self.at_home else None)
            or self.main(noun)
        )

    def _taken_up(self, noun: str, at: int) -> str | None:
        """Whose office it was when it was last named, where the words say no more: "the vice president"."""
        rows = self.roles.get(noun) or self.roles.get(en.SAME_OFFICE.get(noun, ""), [])
        index = bisect_left(rows, (at, ""))
        lead = self.text[at : at + len(noun) + 5].lower()
        if not index or not lead.startswith(f"the {noun}") or lead[-1:].isalnum():
            return None
        return rows[index - 1][1]

    def _titled(self, at: int) -> bool:
        """Whether a name follows the first word: "Ambassador Nabil Sherbini"."""
        words = self.text[at : at + _EXPANSION].split(maxsplit=2)
        return len(words) > 1 and words[0].lower() != "the" and words[1][:1].isupper()

    def _opening(self, at: int) -> str | None:
        """The country that the scene has just moved to.

        "In Tessaly, the foreign minister said"; "Ruritania hopes for rain, the ministry said"; "Tessaly rejects that.
        The foreign minister said".
        """
        sentence = self.reading.sentence_of(at)
        name, lead = self._first(sentence.start, at)
        if name is not None and lead == "in" and self.text[name.end : name.end + 1] == ",":
            return self.choose(name.entries)
        if name is not None and lead == "" and self._acts(name, at, en.WISHES):
            return self.choose(name.entries)
        before = self.reading.sentence_of(sentence.start - 2) if sentence.start > 1 else sentence
        paragraph = self.reading.paragraph_of(at)
        if before.start < sentence.start and before.start >= paragraph.start:
            name, lead = self._first(before.start, before.end)
            if name is not None and lead == "" and self._acts(name, before.end, en.WISHES | en.HAVING):
                return self.choose(name.entries)
        return None

    def _first(self, start: int, end: int) -> tuple[Found | None, str]:
        """The first country named from a place on, and the words before it, without "the" and marks."""
        first = bisect_left(self.starts, start)
        if first == len(self.names) or self.names[first].start >= end or self.names[first].kind not in _STATES:
            return None, ""
        name = self.names[first]
        lead = self.text[start : name.start].strip(" \"“”'‘’\n").lower()
        return name, "" if lead == "the" else lead

    def _acts(self, name: Found, end: int, verbs: frozenset[str]) -> bool:
        """Whether a name is the subject of one of some verbs, in the report's own words."""
        after = self.text[name.end : end]
        words = after.split()
        return bool(words) and not any(mark in after for mark in '"“”') and words[0].lower().strip(".,") in verbs

    def foreign(self) -> str | None:
        """The country named most beside the one that the report comes from: whose an ambassador may be."""
        home = self.dateline if self.at_home else None
        others = [side for side in self.counts if side != home]
        return max(others, key=lambda side: self.counts[side], default=None) if self.dateline else None

    def bodies_before(self, at: int) -> tuple[int, str | None]:
        """Where the body named last before a place of the text ends, and its side; (-1, None) where there is none."""
        index = bisect_left(self.others, at, key=lambda name: name.start)
        return (self.others[index - 1].end, self.choose(self.others[index - 1].entries)) if index else (-1, None)

    def international(self, at: int) -> str | None:
        """The side of the body of many states that is named last before a place of the text, else first."""
        met = [name for name in self.names if name.kind == "international" and name.side]
        return next((name.side for name in reversed(met) if name.start < at), met[0].side if met else None)

    def near(self, at: int) -> int:
        """Where the sentence before a place of the text begins, within its paragraph."""
        sentence = self.reading.sentence_of(at)
        before = self.reading.sentence_of(sentence.start - 2) if sentence.start > 1 else sentence
        return max(before.start, self.reading.paragraph_of(at).start)

    def _scene(self) -> str | None:
        """Where the report says at its beginning that something happened: "fell into a ravine near Piura"."""
        lead = self.reading.paragraphs[min(_LEAD_PART, len(self.reading.paragraphs) - 1)].end
        start = self.reading.report.dateline.passage.end if self.reading.report.dateline else 0
        for name in self.names:
            if start <= name.start < lead and name.kind in ("town", "region", "seat", "state") and name.side:
                words = self.text[max(0, name.start - _EXPANSION) : name.start].split()
                while words and words[-1].lower() in en.BEFORE_PLACES:
                    words.pop()
                if words and words[-1].lower() in en.PLACED:
                    return name.side
        return None

    def main(self, noun: str = "") -> str | None:
        """The country that the report names most, early mentions weighing more."""
        publisher = self.reading.report.publisher
        own = home(publisher.value) if publisher else None
        score = Counter(self.counts)
        for side, number in self.bodies.items():
            score[side] += number * _BODY
        if own:
            score[own] += _HOME
        if self.scene and not self.dateline:
            if noun in en.AT_HOME:
                return self.scene
            score[self.scene] += _SCENE
        return max(score, key=lambda side: score[side], default=None)

    def _at_home(self) -> bool:
        """Whether the report is about the dateline's country: it names it again, or no other country often."""
        line = self.reading.report.dateline
        end = line.passage.end if line else 0
        again = Counter(n.side for n in self.names if n.start >= end and n.side and n.kind in LANDS and not n.doubtful)
        most = max(again.values(), default=0)
        if not again[self.dateline or ""] and self.scene not in (None, self.dateline) and self.dateline:
            return most < _AWAY  # a bureau that covers its neighbours
        return most < _OFTEN or (again[self.dateline or ""] + bool(self.dateline)) * _RIVAL >= most

    def _dateline(self) -> str | None:
        line = self.reading.report.dateline
        if line is None:
            return None
        for place in (*line.places, line.place or ""):
            for found in reversed(find(place, self.on)):
                if found.kind in LANDS:
                    sides = [side for side in found.sides if side]
                    return max(sides, key=lambda side: self.counts[side])
        return None

    def _give(self) -> None:
        """Which bodies and offices the report gives to which country: "Ruritania's defence ministry"."""
        tokens = self.tokens
        for name in self.others:
            entry = name.entries[0]
            called = en.CALLED.get(entry.name, entry.body.split()[-1].lower())
            if called in en.BARE and entry.side is not None:
                self.given[called].append((name.start, entry.side))
        for at, token in enumerate(tokens):
            if token.name is not None:
                continue
            kind, phrase, length = classed(tokens, at)
            if not kind.startswith("state"):
                continue
            side = self._before(tokens, at - length) or self._after(tokens, at)
            if side is None:
                continue
            family = "embassy" if phrase in en.ENVOYS else en.FAMILY.get(phrase, phrase).split()[-1]
            self.given[family].append((token.start, side))
            if kind == "state role":
                self.roles[phrase].append((token.start, side))
        for rows in (*self.given.values(), *self.roles.values()):
            rows.sort()

    def _before(self, tokens: list[Token], at: int) -> str | None:
        for back in range(at, max(at - _BEFORE, -1), -1):
            token = tokens[back]
            between = self.text[token.end : tokens[back + 1].start]
            if any(mark in between for mark in ".,;:\n"):
                return None
            if token.name is not None and token.name.kind in LANDS:
                return self.choose(token.name.entries)
            if token.low in en.AWAY or token.low in en.OWN:
                return None
        return None

    def _after(self, tokens: list[Token], at: int) -> str | None:
        for ahead in range(at + 1, min(at + 2 + _BEFORE, len(tokens))):
            token = tokens[ahead]
            if ahead == at + 1 and token.low != "of":
                return None
            if token.name is not None:
                return self.choose(token.name.entries) if token.name.kind in LANDS else None
        return None
