"""What the lines of a report have shown so far: the working state of the header's readers."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..model import Aside, Fact, Label, Passage, Report
from ..wires import directory, fold
from ..wires.naming import same_house
from .dateline_parts import Opening
from .lines import Line
from .publication import Candidate
from .stamps import Stamp


@dataclass(slots=True)
class Findings:
    """What the lines above the news have shown so far."""

    report: Report
    all_lines: list[Line]
    publisher: Fact | None = None
    relays: list[Fact] = field(default_factory=list)
    opening: tuple[Opening, int] | None = None
    """The dateline with the offset of its line."""
    place_line: tuple[str, Passage, Stamp | None] | None = None
    candidates: list[Candidate] = field(default_factory=list)
    byline: Fact | None = None
    title: Fact | None = None
    tail: tuple[Fact, str] | None = None
    """A house at the end of the headline, or in brackets before it, and the mark that sets it off."""
    labels: list[Label] = field(default_factory=list)
    asides: list[Aside] = field(default_factory=list)
    taken: dict[int, str] = field(default_factory=dict)
    """The starts of asides, with the kind of each."""
    ends: dict[int, int] = field(default_factory=dict)
    """The starts of asides, with the end of each."""
    source_lines: list[Line] = field(default_factory=list)
    syndicated: bool = False
    lead: int = 0
    """Index of the line in which the news begins."""

    def aside(self, kind: str, start: int, end: int) -> None:
        """Put down an aside of a kind."""
        self.asides.append(Aside(kind, Passage(start, end)))
        self.taken.setdefault(start, kind)
        self.ends.setdefault(start, end)

    def relay(self, name: str, passage: Passage, origin: str) -> None:
        """Put down an outlet as the next relay, unless it is the publisher or there already."""
        own = self.publisher.value if self.publisher else None
        coded = directory().tagged.get(fold(own.partition(".")[0])) if own else None  # "kcna.kp" too
        if coded and same_house(name, coded.name):
            return  # "BETA" above the copy, "(Beta)" in its dateline
        if not same_house(name, own) and all(not same_house(r.value, name) for r in self.relays):
            self.relays.append(Fact(name, passage, origin))
