"""A report as this stage reads it: its text, sentences, quotations, and its lines, all in one set of offsets."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from ..model import Attribution, Guess, Passage, Report
from ..places import PlaceMention, find_places
from ..text import paragraphs, sentences

SURE = 0.5
"""From this probability on a line is more likely right than wrong, and may hold others."""


@dataclass(frozen=True, slots=True)
class Line:
    """An attribution in offsets of the reading text; `whole` is from the first to the last character of its parts."""

    id: str
    source: tuple[Passage, ...]
    cue: tuple[Passage, ...]
    content: tuple[Passage, ...]
    guesses: Mapping[str, tuple[tuple[str, float], ...]] = field(default_factory=dict)
    """By field: (value, probability) as the back end guesses, most probable first; empty where it does not."""
    sure: bool = True
    """False: the line is more likely wrong than right, and tells nothing of others."""

    @property
    def whole(self) -> Passage:
        """From the first to the last character of its parts."""
        parts = (*self.source, *self.cue, *self.content)
        return Passage(min(p.start for p in parts), max(p.end for p in parts))


@dataclass(frozen=True)
class Reading:
    """One report and its lines, in offsets of `text`, the reading text (`Report.extract.text`)."""

    report: Report
    text: str
    lines: tuple[Line, ...]
    paragraphs: tuple[Passage, ...]
    sentences: tuple[Passage, ...]

    @cached_property
    def places(self) -> list[PlaceMention]:
        """The toponyms of the text; the names of publisher and relays are evidence ("The Springfield Courier")."""
        report = self.report
        return find_places(self.text, home=[fact.value for fact in (report.publisher, *report.relays) if fact])

    def shown(self, passages: Sequence[Passage]) -> str:
        """The words of some passages, line ends and runs of blanks as one blank."""
        return " ".join(" ".join(self.text[start:end].split()) for start, end in passages)

    def sentence_of(self, offset: int) -> Passage:
        """The sentence that an offset lies in, or the one before it where it lies between two."""
        at = bisect_right(self.sentences, (offset, len(self.text) + 1)) - 1
        return self.sentences[max(at, 0)] if self.sentences else Passage(0, len(self.text))

    def paragraph_of(self, offset: int) -> Passage:
        """The paragraph (line of text) that an offset lies in, or the one before it where it lies between two."""
        at = bisect_right(self.paragraphs, (offset, len(self.text) + 1)) - 1
        return self.paragraphs[max(at, 0)] if self.paragraphs else Passage(0, len(self.text))


def reading(
    report: Report,
    lines: Sequence[Attribution],
    guesses: Mapping[str, Sequence[Guess]],
) -> Reading:
    """The report and its lines, from offsets of the received text to those of the reading text."""
    text = report.extract.text
    return Reading(
        report=report,
        text=text,
        lines=tuple(
            Line(
                line.id,
                report.extract.forth(line.source),
                report.extract.forth(line.cue),
                report.extract.forth(line.content),
                _by_field(guesses.get(line.id, ())),
                line.probability >= SURE,
            )
            for line in lines
        ),
        paragraphs=tuple(paragraphs(text)),
        sentences=tuple(sentences(text)),
    )


def _by_field(guesses: Sequence[Guess]) -> dict[str, tuple[tuple[str, float], ...]]:
    out: dict[str, tuple[tuple[str, float], ...]] = {}
    for name, value, probability in guesses:
        out[name] = (*out.get(name, ()), (value, probability))
    return out
