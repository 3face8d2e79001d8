"""Stage 2, `attribute`: reports to attributions. A back end points; this stage chooses what it sees.

A back end is shown the reading text without what is not news: bylines, credits, read-also lines, the dateline, and
damage that stands alone. So a stray fragment can never become part of a claim, and a reprint under another header is
the same text.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from .backends import Backend, PointsAtDamage
from .identifiers import identifier
from .languages.en import NO_CUES
from .model import Attribution, Extract, Guess, Mark, Passage, Place, Report
from .text import paragraphs

Progress = Callable[[int, int], None]


_NEWS = frozenset({"self-reference", "correction"})
"""Asides that hold attributions of their own ("As reported by Ukrinform earlier, ...")."""
_STRAY = frozenset({"fragment", "boilerplate", "mojibake", "repeated"})
"""Kinds of damage that are cut out where they make up a whole line; the others are read around, as a person does."""
TOGETHER = 16
"""Reports that a back end is shown at once: enough to keep its threads busy, few enough for progress to be seen."""


_Guessed = tuple[Attribution, tuple[Guess, ...]]


UNCUED = 0.05
"""The most that a line can be worth whose cue is nothing but an adverb ("also"): in the training bundles and real
reports none of 2,153 cues is one, and the network points at some beside the true cue."""


class Attributed(NamedTuple):
    """The attributions; for each report the broken places that the back end saw; its guesses, by line."""

    attributions: list[Attribution]
    broken: list[list[Place]]
    guesses: dict[str, tuple[Guess, ...]]


def attribute(reports: Sequence[Report], backend: Backend, *, progress: Progress | None = None) -> Attributed:
    """The attributions of the reports, report by report in the order of the text, by whatever `backend` marks.

    `progress` is called with the code points read so far and the code points there are. Raises `BackendError`.
    """
    total = sum(len(report.extract.text) for report in reports)
    done = 0
    out = Attributed([], [], {})
    for at in range(0, len(reports), TOGETHER):
        some = reports[at : at + TOGETHER]
        views = [news(report) for report in some]
        texts = [view.text for view in views]
        marked = backend.mark(texts)
        broken = backend.damage(texts) if isinstance(backend, PointsAtDamage) else [[] for _ in texts]
        for report, view, marks, places in zip(some, views, marked, broken, strict=True):
            seen = [_place(report, view, passage, probability) for passage, probability in places]
            out.broken.append(seen)
            strewn = [place.passage for place in seen if place.alone]
            for line, guesses in _attributions(report, view, marks, strewn):
                out.attributions.append(line)
                out.guesses[line.id] = guesses
            done += len(report.extract.text)
        if progress:
            progress(done, total)
    return out


def news(report: Report) -> Extract:
    """What a back end is shown of a report: its reading text without the stretches that are not news.

    The extract maps back to `report.extract.text`.
    """
    text = report.extract.text
    out = [aside.passage for aside in report.asides if aside.kind not in _NEWS]
    if report.dateline:
        out.append(report.dateline.passage)
    out += [damage.passage for damage in report.damage if damage.kind in _STRAY and _alone(text, damage.passage)]
    if not out:
        return Extract.identity(text)
    parts: list[str] = []
    pieces: list[tuple[int, int, int]] = []
    length = kept = 0
    for start, end in [*sorted(out), Passage(len(text), len(text))]:
        if start > kept:
            parts.append(text[kept:start])
            pieces.append((length, kept, start))
            length += start - kept
        kept = max(kept, end)
        while kept < len(text) and text[kept] in " \t":  # so that a story begins alike under any header
            kept += 1
    return Extract("".join(parts), tuple(pieces))


def _alone(text: str, passage: Passage) -> bool:
    """Whether a passage is all that its line or lines hold."""
    before = text[max(0, passage.start - 80) : passage.start].rpartition("\n")[2]
    after = text[passage.end : passage.end + 80].partition("\n")[0]
    return not before.strip() and not after.strip()


def _place(report: Report, view: Extract, passage: Passage, probability: float) -> Place:
    read = view.back(*passage)
    whole = Passage(read[0].start, read[-1].end)
    return Place(whole, probability, _alone(report.extract.text, whole))


def _attributions(
    report: Report, view: Extract, marks: Sequence[Mark], strewn: Sequence[Passage]
) -> list[tuple[Attribution, tuple[Guess, ...]]]:
    """The marks as attributions, without those whose content is nothing but a fragment strewn in."""
    out: dict[str, _Guessed] = {}
    stray = [passage for place in strewn for passage in report.extract.back(*place)]
    for mark in marks:
        source, cue, content = (_received(report, view, spans) for spans in (mark.source, mark.cue, mark.content))
        if not content or not cue or any(a <= content[0].start and content[-1].end <= b for a, b in stray):
            continue
        id = identifier("l", report.id, source, cue, content)
        said = " ".join(report.text[start:end] for start, end in cue).casefold().split()
        probability = min(mark.probability, UNCUED) if NO_CUES.issuperset(said) else mark.probability
        line = Attribution(id, report.id, source, cue, content, probability)
        out.setdefault(id, (line, mark.guesses))
    return sorted(out.values(), key=lambda pair: (pair[0].cue, pair[0].source, pair[0].content))


def _received(report: Report, view: Extract, spans: Sequence[Passage]) -> tuple[Passage, ...]:
    """Spans of the view as passages of the received text, line ends and outer blanks left out."""
    out: list[Passage] = []
    for start, end in spans:
        for read in view.back(start, end):
            for low, high in paragraphs(report.extract.text[read.start : read.end]):
                out += report.extract.back(read.start + low, read.start + high)
    return tuple(sorted(set(out)))
