"""Who speaks for a medium: its people on the air and in print, "we" of a paper, outlets that no table lists.

And bodies that a report itself calls what they are: "the rights group Open Door", "the investigative website Lens".
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from ..bodies import lookup
from ..model import Passage
from ..wires import fold
from ..wires.naming import in_short, outlets
from . import press_en as en
from . import relays_en as relays
from .reading import Line, Reading
from .side_tokens import classed, read

_STRETCH = 20_000
"""Code points in which outlets are looked for together; keeps the work linear in the text."""
_LABEL = re.compile(r"(?P<name>[^()\n]{1,60}?)\s*(?:\((?P<more>[^()\n]{1,90})\))?")
_CAPITAL = r"[^\W\d_a-zß-öø-ÿ][\w'’-]{0,24}"
_CALLED = re.compile(
    rf"\b(?P<kind>{en.KINDS}) (?P<name>{_CAPITAL}"
    rf"(?: (?:(?:of|and|at|for|de|del|la|le|without) (?:the )?)?{_CAPITAL}){{0,4}})"
)
_SELF = re.compile(rf"\b(?:I am|I['’]m|my name is) (?P<name>{_CAPITAL}(?: {_CAPITAL}){{1,2}})")
_OURS = re.compile(
    rf"\b[Oo]ur (?:(?:own|reporter|correspondent|colleague) ){{0,2}}(?P<name>{_CAPITAL}(?: {_CAPITAL}){{1,2}}) "
    rf"(?:is|has|was|reports|joins)\b"
)
_KIND_LAST = re.compile(rf"(?:{en.KINDS}) $")
_THE_GROUP = re.compile(r"\b(?:of|for|from|with) the group\b")
"""Where a report calls one body a group of people, and only one: whose "head of the group" is."""
_BEFORE = 40
"""Code points before a name in which it is called a firm's, or cited."""
_MANY = 2
"""So many lines of others, and a text in which "we" have found something is a report and no firm's letter."""


class Press:
    """The media of one report, as far as they speak themselves, and the bodies that it calls what they are."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        report = reading.report
        own = report.publisher.value if report.publisher else None
        self.house = own if own and not is_body(own) else None
        self.houses = {plain(fact.value) for fact in report.relays if fact.origin in ("lead", "text")}
        self.houses |= {plain(name) for name in _outlets(reading.text)}
        self.kinds = dict(_called(reading.text))
        self.voices = list(self._voices())
        self.others = sum(1 for line in reading.lines if line.source and not _ours(reading.shown(line.source)))
        self._said = sorted(part for line in reading.lines for part in line.content)

    def speaks(self, line: Line) -> bool:
        """Whether a line's source is a medium's own voice: its presenter, "we", "our own count"."""
        words = self.reading.shown(line.source)
        label = self._label(line)
        if label is not None:
            name, more = label
            return _on_air(name) or _on_air(more) or any(_words(name) <= voice for voice in self.voices)
        return self._found(line, words) or self.people(words)

    def people(self, words: str) -> bool:
        """Whether some words are a medium's people, by the name of an outlet: "the Mirror's reporter"."""
        before = _before_people(words)
        return bool(before) and self.is_house(before.removesuffix("'s").removesuffix("’s"))

    def is_house(self, name: str) -> bool:
        """Whether a name is an outlet's that this report names, or that it is published by."""
        words = plain(en.BEFORE_NAME.sub("", name))
        if not words or lookup(name):
            return False
        known = words in self.houses or self.kinds.get(words) == "MED"
        return known or any(in_short(words, house) for house in (*self.houses, self.house))

    def side(self, name: str) -> str | None:
        """The side of a body that the report itself calls a medium or a group of some kind; `None` for any other."""
        return "MED" if self.is_house(name) else self.calls(name)

    def calls(self, name: str) -> str | None:
        """The side of a body whose kind the report says before its name, with or without that kind."""
        return self.kinds.get(plain(en.BEFORE_NAME.sub("", name)))

    def employer(self, words: str, name: str) -> str | None:
        """The side of a body that the report calls what it is, where words about a person give him to it.

        "Ana Reis of the aid group Open Door", "Open Door's director Ana Reis", "REIS (Ana Reis, Open Door)".
        """
        low = plain(words.replace(name, " ")) if name else plain(words)
        for body, side in self.kinds.items():
            at = low.find(body)
            if at < 0 or low[at + len(body) : at + len(body) + 1].isalnum():
                continue
            before = _KIND_LAST.sub("", low[:at]).split()
            if not before or before[-1].strip("(,") in ("", "of", "for", "from", "with", "at", "the"):
                return side
        groups = {body for body, side in self.kinds.items() if side == "NGO"}
        return "NGO" if len(groups) == 1 and _THE_GROUP.search(low) else None

    def _found(self, line: Line, words: str) -> bool:
        """Whether "we" are the report's own, who have found something, and not those who are quoted."""
        if not _ours(words) or self.house is None or self.others < _MANY:
            return False
        cue = {word.casefold() for word in self.reading.shown(line.cue).split()}
        if words.casefold() == "we" and cue.isdisjoint(en.FINDS):
            return False
        start = line.source[0].start
        at = bisect_right(self._said, (start, len(self.reading.text))) - 1
        return at < 0 or self._said[at].end <= start

    def _voices(self) -> Iterator[frozenset[str]]:
        """The names of those whom a transcript calls its presenter or reporter, each as a set of small words."""
        met: list[frozenset[str]] = []
        for line in self.reading.lines:
            label = self._label(line)
            if label is None:
                continue
            name, more = label
            if _on_air(name) and more:
                met.append(_words(more))
            elif _on_air(more):
                met.append(_words(name))
            if _on_air(name) or any(_words(name) <= voice for voice in met):
                for start, end in line.content:
                    for pattern in (_SELF, _OURS):
                        met += [_words(match["name"]) for match in pattern.finditer(self.reading.text, start, end)]
        yield from met

    def _label(self, line: Line) -> tuple[str, str] | None:
        """How a transcript calls a speaker: what stands before the brackets, and what in them, up to a comma."""
        if not line.source:
            return None
        start, end = line.source[0].start, line.source[-1].end
        if self.reading.paragraph_of(start).start != start or self.reading.text[end : end + 1] != ":":
            return None
        match = _LABEL.fullmatch(self.reading.shown(line.source))
        return (match["name"], (match["more"] or "").split(",")[0]) if match else None


def plain(name: str) -> str:
    """A name in small letters without its article: "The Brava Lens" -> "brava lens"."""
    return fold(name).removeprefix("the ")


def _on_air(label: str) -> bool:
    return label.strip(" .0123456789").casefold() in en.ON_AIR


def _words(name: str) -> frozenset[str]:
    return frozenset(fold(name).split())


def _ours(words: str) -> bool:
    """Whether some words are "we", "this reporter", or something of ours that finds: "our own meter"."""
    parts = [part.strip(",.").casefold() for part in words.split()]
    if parts in (["we"], ["this", "reporter"], ["this", "newspaper"], ["this", "paper"]):
        return True
    return bool(parts) and parts[0] == "our" and any(part in en.OUR_OWN for part in parts[1:3])


def _before_people(words: str) -> str:
    """Of "the Mirror's own reporter" what stands before the medium's people; "" where there are none."""
    parts = words.split()
    for at, part in enumerate(parts):
        if part.strip(",.").casefold() in en.PEOPLE:
            before = parts[: at - 1] if at and parts[at - 1].casefold() == "own" else parts[:at]
            return " ".join(before).removeprefix("the ").removeprefix("The ")
    return ""


def is_body(name: str) -> bool:
    """Whether a publisher's name is a body's or a firm's, which gives out its own texts."""
    if any(entry.kind not in ("town", "region") for entry in lookup(name)):
        return True
    tokens = read(name, [])
    return any(classed(tokens, at)[0] in ("state body", "civil") for at in range(len(tokens)))


def _outlets(text: str) -> Iterator[str]:
    """The names of the outlets in a text; what firms are called too ("Star", "Express") is cited somewhere."""
    for start in range(0, len(text), _STRETCH):
        for one in outlets(text, [Passage(start, min(start + _STRETCH, len(text)))]).named:
            before = text[max(0, one.passage.start - _BEFORE) : one.passage.start]
            cited = relays.CITED_BEFORE.search(before) or en.REPORTED.match(text, one.passage.end)
            if one.known or (not en.OF_A_FIRM.search(before) and (cited or not en.SHARED.search(one.name))):
                yield one.name


def _called(text: str) -> Iterator[tuple[str, str]]:
    """The bodies that a text calls what they are, in order: name in small letters and side."""
    for match in _CALLED.finditer(text):
        name = match["name"].removesuffix("'s").removesuffix("’s")
        if not lookup(name):
            yield plain(name), "MED" if match["kind"] in en.MEDIA else "NGO"
