"""Media in a report: which line's source is a medium, which outlet "the paper" is, and to which a source spoke."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from ..model import Passage
from ..wires import directory, fold
from ..wires.naming import Named, Outlets, outlets, same_house
from . import relays_en as en
from .reading import Line, Reading
from .who import Referent

_STRETCH = 20_000
"""Code points in which outlets are looked for together; keeps the work linear in the text."""
_WHERE_IT_IS = re.compile(r"\b(?:in|at|of) [A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?")
"""The town of an outlet's office ("the Example office in Lisbon")."""
_JUST = 300
"""Code points before "the agency" in which another agency's name is the one that is meant."""
_BACK = 1_500
"""Code points before "the paper" in which the paper is looked for that it means."""
_ON_AIR = re.compile(r"\b(?:radio|tv|television|broadcasting|broadcaster)\b", re.IGNORECASE)
_BY = re.compile(r"\bby\b")
_WORD = re.compile(r"[^\W_]+(?:[.'’-][^\W_]+)*")
_WHERE_FROM = re.compile(r"(?:['’]s|(?:ian|ish|ese|ean|can|ench|utch|reek|zech|wiss|raqi|aeli|Thai|man|ani|lian))\Z")
"""The end of a word that tells where an outlet is from ("Japan's Nikkei", "Spanish daily El Pais")."""


@dataclass(slots=True)
class Media:
    """The outlets that a report names, in order, and those of its lines that are media's."""

    reading: Reading
    named: list[Named]
    own: frozenset[str]
    """Publisher and copy relays: to tell them something is to tell this report."""
    lead: str | None
    """The outlet whose story the report is, where it is another's."""
    _starts: list[int] = field(default_factory=list)
    _cited: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        """Keep the starts for bisection, and the outlets that are cited anywhere."""
        self._starts = [n.passage.start for n in self.named]
        text = self.reading.text
        self._cited = frozenset(
            n.name
            for n in self.named
            if en.AFTER_RELAY.match(text, n.passage.end)
            or en.CITED_BEFORE.search(text[max(0, n.passage.start - 40) : n.passage.start])
        )

    def within(self, start: int, end: int) -> list[Named]:
        """The outlets named in `[start, end)`."""
        low = bisect_right(self._starts, start - 1)
        high = bisect_right(self._starts, end - 1)
        return [n for n in self.named[low:high] if n.passage.end <= end]

    def is_own(self, name: str) -> bool:
        """Whether an outlet is the report's publisher, or one whose copy it is."""
        words = set(fold(name).split())
        return any(same_house(name, other) or words <= set(fold(other).split()) for other in self.own)

    def _sure(self, named: Named) -> bool:
        """Whether it is an outlet beyond doubt: listed, or one that the header found to be a relay."""
        return named.known or any(fact.value == named.name for fact in self.reading.report.relays)

    def before(self, offset: int) -> str | None:
        """The foreign outlet last named before an offset, in reach; else the lead's."""
        at = bisect_right(self._starts, offset - 1)
        while at > 0 and offset - self._starts[at - 1] < _BACK:
            at -= 1
            if self._sure(self.named[at]) and not self.is_own(self.named[at].name):
                return self.named[at].name
        return self.lead

    def medium(self, line: Line, referent: Referent) -> str | None:
        """The outlet, or the nameless medium, that a line's source is; `None` where it is somebody else."""
        if not line.source:
            return None
        start, end = line.source[0].start, line.source[-1].end
        wire = directory().named.get(fold(referent.actor)) if referent.kind == "media" and referent.actor else None
        if wire:
            return wire.name
        found = self.within(start, end)
        if found and (referent.kind == "media" or self._sure(found[-1])):
            rest = (
                self.reading.text[start : found[-1].passage.start]
                + " "
                + self.reading.text[found[-1].passage.end : end]
            )
            return found[-1].name if _is_filling(rest) else None
        words = [w.casefold() for w in _WORD.findall(self.reading.text[start:end])]
        last = words[-1] if words else ""
        definite = bool(words) and words[0] in ("the", "this", "that", "its", "it", "which", "same")
        if last in en.MEDIUM_NOUNS and all(
            w in en.FILLING or w in en.MEDIUM_NOUNS or _WHERE_FROM.search(w) for w in words
        ):
            again = self.before(start) if definite else None
            return again or referent.actor or self.reading.shown(line.source)
        if definite and last in en.PIECE_NOUNS and len(words) <= 3:
            return self.before(start) if self.lead or referent.kind == "media" else None
        if last in ("it", "which") and referent.kind == "media":
            return self.before(start)
        return referent.actor if referent.kind == "media" and last not in en.PIECE_NOUNS else None

    def told(self, to: Passage | None) -> str | None:
        """The foreign outlet that a hearer is; `None` where it is nobody's or the report's own."""
        if to is None:
            return None
        found = self.within(max(0, to.start - 4), to.end)
        if found:
            name = found[-1].name
            own = self.is_own(name) or self._is_unsigned(name)
            return None if own or is_broadcaster(name) else name
        words = [w.casefold() for w in _WORD.findall(self.reading.text[to.start : to.end])]
        said = words[-1] if words and words[0] == "the" and len(words) <= 3 else ""
        if said in en.MEDIUM_NOUNS or words in (["the", "journalists"], ["the", "reporter"]):
            return None if self._means_own(said, to.start) else self.before(to.start)
        return None

    def _is_unsigned(self, name: str) -> bool:
        """Whether a report that bears nobody's name is most likely the paper's own that was told something.

        An agency is told things in others' copy; so is a paper that the report cites elsewhere too.
        """
        wire = directory().named.get(fold(name))
        if self.reading.report.publisher is not None or wire is None or wire.kind == "agency" or name == self.lead:
            return False
        return name not in self._cited

    def _means_own(self, noun: str, offset: int) -> bool:
        """Whether "the agency" is the report's own: of its publisher's kind, and no other's name just before."""
        publisher = self.reading.report.publisher
        wire = directory().named.get(fold(publisher.value)) if publisher else None
        kind = "agency" if noun == "agency" else "newspaper"
        if self.lead is not None or wire is None or wire.kind != kind:
            return False
        return not any(self._sure(n) and not self.is_own(n.name) for n in self.within(max(0, offset - _JUST), offset))

    def passing(self, stretch: Passage, *, source: bool = False, rejecting: bool = False) -> str | None:
        """The foreign outlet that a stretch beside a line gives as passing it on ("as quoted by", "X reported").

        In a `source` a participle may stand anywhere ("a log published by X"), beside the line only at once. What
        somebody who is `rejecting` rejects may be what an outlet passed on, so that a participle tells nothing.
        """
        text = self.reading.text
        named = [(n.passage, n.name) for n in self.within(*stretch) if not self.is_own(n.name)]
        for match in en.GENERIC.finditer(text, *stretch):
            name = self.before(match.start())
            if name:
                named.append((Passage(*match.span()), name))
        for passage, name in sorted(named):
            before = text[max(stretch.start, passage.start - 90) : passage.start]
            after = text[passage.end : min(stretch.end, passage.end + 60)]
            passed = None if rejecting else en.PASSED_BY.search(before)
            if passed and not source and len(before[: passed.start()].split()) > 2:
                passed = None
            relays = passed or en.BEFORE_RELAY.search(before) or (not rejecting and en.AFTER_RELAY.match(after))
            if relays and (not is_broadcaster(name) or _BY.search(before)):
                return name
        return None

    def after(self, words: re.Pattern[str], stretch: Passage) -> str | None:
        """The foreign outlet that stands right after some words of a stretch."""
        for named in self.within(*stretch):
            before = self.reading.text[max(stretch.start, named.passage.start - 60) : named.passage.start]
            if words.search(before) and not self.is_own(named.name):
                return named.name
        return None

    def citing(self, stretch: Passage) -> str | None:
        """The outlet, or the medium named before, that stands last in a stretch: who is citing."""
        found = [n.name for n in self.within(*stretch)]
        if found:
            return found[-1]
        return self.before(stretch.start) if en.GENERIC.search(self.reading.text, *stretch) else None


def media(reading: Reading, copies: Sequence[str]) -> Media:
    """The media of a report; `copies` are the outlets whose copy it is."""
    text, named = reading.text, list[Named]()
    start = 0
    stretches: list[Passage] = []
    for paragraph in reading.paragraphs:
        if paragraph.end - start > _STRETCH and stretches and stretches[-1].end > start:
            named += _outlets(text, Passage(start, stretches[-1].end)).named
            start = paragraph.start
        stretches.append(paragraph)
    named += _outlets(text, Passage(start, len(text))).named
    publisher = reading.report.publisher
    own = frozenset([*copies, *([publisher.value] if publisher else [])])
    lead = next(
        (
            f.value
            for f in reversed(reading.report.relays)
            if f.origin in ("lead", "headline", "text") and f.value not in own
        ),
        None,
    )
    return Media(reading, named, own, lead)


def is_broadcaster(name: str) -> bool:
    """Whether an outlet is on the air: what is told it is heard there, and passed on only where "quoted by" says so."""
    wire = directory().named.get(fold(name))
    return wire.kind == "broadcaster" if wire else bool(_ON_AIR.search(name))


def _outlets(text: str, stretch: Passage) -> Outlets:
    return outlets(
        text, [Passage(at, min(at + _STRETCH, stretch.end)) for at in range(stretch.start, stretch.end, _STRETCH)]
    )


def _is_filling(rest: str) -> bool:
    return all(
        word.casefold() in en.FILLING
        or word.casefold() in en.MEDIUM_NOUNS
        or word.casefold() in en.PIECE_NOUNS
        or _WHERE_FROM.search(word)
        for word in _WORD.findall(_WHERE_IT_IS.sub(" ", rest))
    )
