"""What speaks for and against each day on which a line may have been said: candidates and their features.

A candidate is a day that the text names or that the report bears: a date in the line's own sentence, one carried over
from another saying of the same speaker, from the saying before, from an occasion told of just before, or the day of
the report itself. Its features say how it was come by and what line and report look like; `when` weighs them.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Protocol

from ..dates import DateMention
from ..model import Passage
from ..wires import mentions as outlets_named
from .reading import Reading
from .when_dated import Dated, Levels, beside, dated
from .when_line import FAR, Said, Whole, features, is_outlet, kind_of_source, of_report, tense
from .when_words import BODIES, SPEAKING
from .who import Referent

_WORD = re.compile(r"[^\W_]+")
_DAY = len("2024-11-05")


@dataclass(slots=True)
class Candidate:
    """A day, month or year that may be that of the saying, where it is said, and what speaks for it."""

    on: str
    evidence: tuple[Passage, ...] = ()
    basis: str = "report"
    features: set[str] = field(default_factory=set)


class _Add(Protocol):
    """How a candidate of a line, or what speaks for it, is noted."""

    def __call__(self, on: str, evidence: tuple[Passage, ...], basis: str, *features: str) -> None: ...


def candidates(
    reading: Reading, referents: Sequence[Referent], anchor: str | None, mentioned: Sequence[DateMention]
) -> list[list[Candidate]]:
    """The candidates of each line, in the order of the lines; none where no date of the text may be meant.

    `anchor` is the report's own day, `mentioned` the dates of its reading text.
    """
    levels = Levels(reading.lines)
    found = dated(mentioned, levels, reading, anchor)
    starts = [one.passage.start for one in found]
    paragraph_starts = [p.start for p in reading.paragraphs]
    named = outlets_named(reading.text)
    told: list[Said] = []
    for number, line in enumerate(reading.lines):
        if not line.cue:
            continue
        near = beside(reading, number, found, starts, levels, _limit(anchor))
        firm = min(
            (b for b in near if b.firm), key=lambda b: abs(b.dated.passage.start - line.cue[0].start), default=None
        )
        told.append(
            Said(
                number,
                line,
                line.cue[0],
                "",
                near,
                firm,
                bisect_left(paragraph_starts, line.cue[0].start + 1) - 1,
                reading.sentence_of(line.cue[0].start),
                is_outlet(reading, line, named) or bool(referents and referents[number].kind == "media"),
            )
        )
    told.sort(key=lambda said: (said.cue, said.number))
    _group_speakers(told, reading, referents)
    whole = of_report(reading, told, found, anchor)
    out: list[list[Candidate]] = [[] for _ in reading.lines]
    for at, said in enumerate(told):
        out[said.number] = _of_line(reading, told, at, found, starts, anchor, whole)
    return out


def _limit(anchor: str | None) -> str:
    """The last day on which what a report tells may have been said: its own, and one more for time zones."""
    return (date.fromisoformat(anchor) + timedelta(1)).isoformat() if anchor else "9999"


def _group_speakers(told: list[Said], reading: Reading, referents: Sequence[Referent]) -> None:
    """Give the lines of one speaker one key: by who it is, else by name, else the speaker before goes on.

    What was resolved (`Referent.actor`) counts; a pronoun or a plain description ("the colonel") that is left as it
    stands is taken for the speaker before it. All outlets that are not the report's own are one speaker: a report
    that retells another names it in many ways ("the Guardian", "the paper", "the article").
    """
    names: dict[str, str] = {}
    for at, said in enumerate(told):
        shown = reading.shown(said.line.source)
        actor = (referents[said.number].actor if referents else None) or shown
        kind = kind_of_source(reading, said)
        if said.outlet:
            said.speaker = "an outlet"
        elif kind in {"pronoun", "definite"} and actor.lower() == shown.lower():
            before = told[at - 1] if at else None
            near = before and said.paragraph - before.paragraph <= (1 if kind == "pronoun" else 2)
            said.speaker = before.speaker if before and near and before.speaker != "an outlet" else actor.lower()
        else:
            words = [w for w in _WORD.findall(actor) if w[:1].isupper() and w.lower() != "the"]
            key = words[-1].lower() if words else actor.lower()
            said.speaker = (
                names.setdefault(key, actor.lower()) if kind == "name" and key not in BODIES else actor.lower()
            )


# --- the line


def _of_line(
    reading: Reading,
    told: list[Said],
    at: int,
    found: list[Dated],
    starts: list[int],
    anchor: str | None,
    whole: Whole,
) -> list[Candidate]:
    said = told[at]
    out: dict[str, Candidate] = {}

    def add(on: str, evidence: tuple[Passage, ...], basis: str, *features: str) -> None:
        if not on:
            return
        one = out.setdefault(on, Candidate(on, evidence, basis))
        one.features.update(features)

    for near in sorted(said.beside, key=lambda b: (not b.firm, abs(b.dated.passage.start - said.cue.start))):
        day = near.dated
        add(day.on, (day.passage,), "sentence", *near.features, "firm" if near.firm else "loose")
        if day.on and len(day.on) < 10:
            out[day.on].features.add(f"width={len(day.on)}")
    _from_speaker(told, at, add)
    _from_before(told, at, add)
    _from_occasion(reading, said, found, starts, add)
    if anchor:
        add(anchor, (), "report", "day of the report")
    around = told[max(0, at - FAR) : at + FAR]
    looks = features(reading, told, at, whole)
    told_of = _told_of(said, found, starts)
    for one in out.values():
        kind = (
            "firm"
            if "firm" in one.features
            else "speaker"
            if any(f.startswith("speaker") for f in one.features)
            else "report"
            if one.on == anchor
            else "other"
        )
        one.features.add(kind)
        one.features.update(f"{kind}: {feature}" for feature in looks)
        if said.firm and said.firm.dated.on != one.on:
            one.features.add(f"{kind}: dated otherwise")
        if any(b.dated.on != one.on for b in said.beside):
            one.features.add(f"{kind}: another beside")
        same = [other.firm.dated.on == one.on for other in around if other.paragraph == said.paragraph and other.firm]
        if same and _another_dated(said, around):
            one.features.add(f"{kind}: paragraph {'agrees' if any(same) else 'differs'}")
        out_of = tense(reading, said)
        one.features.update(f"{f}: {out_of}" for f in one.features.copy() if f.startswith("place=") and "," not in f)
        if one.on in whole.lead:
            one.features.add(f"{kind}: in the lead")
        one.features.update(f"{kind}: tells of {how}" for how in _beside_day(told_of, one.on))
    return list(out.values())


def _told_of(said: Said, found: list[Dated], starts: list[int]) -> set[str]:
    """The days named in the content of a line."""
    spans = [found[bisect_left(starts, p.start) : bisect_left(starts, p.end)] for p in said.line.content]
    return {one.on for some in spans for one in some if len(one.on) == _DAY}


def _beside_day(told_of: set[str], on: str) -> list[str]:
    """How the days that a line tells of lie to a candidate: what has happened on a day was not said before it."""
    if len(on) < _DAY or not told_of:
        return []
    some = (("that day", on in told_of), ("before", min(told_of) < on), ("after", max(told_of) > on))
    return [how for how, holds in some if holds]


def _another_dated(said: Said, told: list[Said]) -> bool:
    """Whether another line of the paragraph is dated in its own sentence."""
    return any(o is not said and o.firm and o.paragraph == said.paragraph for o in told)


def _from_speaker(told: list[Said], at: int, add: _Add) -> None:
    """Days of other sayings of the same speaker, the nearest before and the nearest after."""
    said = told[at]
    if not said.speaker:
        return
    for step, side in ((-1, "before"), (1, "after")):
        for k in range(at + step, max(-1, at - FAR) if step < 0 else min(len(told), at + FAR), step):
            other = told[k]
            if other.speaker == said.speaker and other.firm:
                away = abs(k - at)
                near = "1" if away == 1 else "3" if away <= 3 else "9"
                features = [f"speaker {side}", f"speaker {side},{near}"]
                if other.paragraph == said.paragraph:
                    features.append(f"speaker {side}, same paragraph")
                if other.sentence == said.sentence:
                    features.append("speaker, same sentence")
                between = told[min(k, at) + 1 : max(k, at)]
                if any(o.firm and o.firm.dated.on != other.firm.dated.on for o in between):
                    features.append(f"speaker {side}, another day between")
                add(other.firm.dated.on, (other.firm.dated.passage,), "speaker", *features)
                break


def _from_before(told: list[Said], at: int, add: _Add) -> None:
    """The day of the last saying before that has one, whoever spoke."""
    said = told[at]
    for k in range(at - 1, max(-1, at - 6), -1):
        other = told[k]
        if other.firm:
            away = at - k
            features = ["before", f"before,{'1' if away == 1 else '3' if away <= 3 else '6'}"]
            gap = said.paragraph - other.paragraph
            features.append(f"before, {'same' if gap == 0 else 'next' if gap == 1 else 'later'} paragraph")
            if other.sentence == said.sentence:
                features.append("before, same sentence")
            add(other.firm.dated.on, (other.firm.dated.passage,), "before", *features)
            break
    for other in told[at + 1 : at + 4]:
        if other.firm and other.sentence == said.sentence:
            add(other.firm.dated.on, (other.firm.dated.passage,), "before", "after, same sentence")
            break


def _from_occasion(reading: Reading, said: Said, found: list[Dated], starts: list[int], add: _Add) -> None:
    """A day told of in the sentence before, outside every content."""
    text = reading.text
    k = bisect_left(starts, said.sentence.start) - 1
    if k < 0 or found[k].level >= 0:
        return
    one = found[k]
    other = reading.sentence_of(one.passage.start)
    if said.sentence.start - other.end > 4:
        return
    words = {w.lower() for w in _WORD.findall(text[other.start : other.end])}
    speaking = not words.isdisjoint(SPEAKING)
    add(one.on, (one.passage,), "occasion", "sentence before", *(["sentence before, occasion"] if speaking else []))
