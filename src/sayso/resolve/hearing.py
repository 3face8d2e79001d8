"""To whom, over which channel, and where a line is said: its own clause tells, or its speaker's line before.

The rules were found on the training bundles of ../shared/desk and on parts 0 and 1 of ../shared/data/real.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..model import Passage
from . import channels_en as en
from .clauses import Clause, anchor, clauses, content_around, holders
from .hearers import called, hearer, is_medium
from .occasions import announced, channel, document, is_here, is_occasion, place, posted, transcript
from .reading import Line, Reading
from .who import Referent

_DAY = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|"
    r"last (?:year|month|week|night|spring|summer|autumn|fall|winter)|"
    r"in (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b|in (?:19|20)\d\d)"
)
_NEAR = 2
"""Paragraphs over which a hearer, a channel and a place go along with the speaker (best of 1, 2, 3 on the training
bundles)."""
_SPEAKERS = 4
"""Lines with a colon for their cue that make a report a transcript."""
_ANNOUNCEMENT = 600
"""Code points of the sentence before a line that are read for the channel that it announces."""


@dataclass(frozen=True, slots=True)
class Hearing:
    """Words of the text ("the FT", "his German counterpart"), a channel ("press conference"), a place ("Kyiv").

    `to` is where the words of the addressee stand in the reading text, on the line that says them.
    """

    addressee: str | None = None
    channel: str | None = None
    said_in: str | None = None
    to: Passage | None = None


def hearings(reading: Reading, referents: Sequence[Referent] = ()) -> list[Hearing]:
    """The hearing of each line, in the order of the lines.

    Without `referents` a speaker is known again by the same words only.
    """
    lines = reading.lines
    outer = holders(lines)
    held = [content_around(lines, index, other) for index, other in enumerate(outer)]
    actors = [_key(reading, line, referents[i] if i < len(referents) else None) for i, line in enumerate(lines)]
    around = clauses(reading, held)
    told = [
        _told(reading, line, clause, None if over is None else actors[over])
        for line, clause, over in zip(lines, around, outer, strict=True)
    ]
    _transcript(reading, told, actors, [referent.kind for referent in referents] or [""] * len(lines))
    _carried(reading, told, actors, outer, [_day(reading, clause) for clause in around])
    return told


def _key(reading: Reading, line: Line, referent: Referent | None) -> str:
    """What a speaker is known again by; empty for nobody."""
    return referent.actor if referent and referent.actor else reading.shown(line.source)


def _told(reading: Reading, line: Line, clause: Clause, over: str | None) -> Hearing:
    """What the line's own clause tells; `over` is who says the line that holds it."""
    text = reading.text
    cue, source = reading.shown(line.cue), reading.shown(line.source)
    stretches = [text[s.start : s.end] for s in (clause.lead, clause.after_cue, *clause.rest)]
    over_which = posted(cue) or next(
        (found for i, one in enumerate(stretches) if (found := channel(one, lead=i == 0))), None
    )
    if over_which is None and cue.casefold().split()[-1:] and cue.casefold().split()[-1] in en.TELLING:
        over_which = channel(f"told {stretches[1].lstrip()}")
    over_which = over_which or document(source, cue)
    to = hearer(reading, line, clause)
    if to is not None and is_occasion(text[to.start : to.end]):
        to = None
    where = next((found for i, one in enumerate(stretches) if (found := place(one, lead=i == 0))), None)
    if where is None and to is not None:
        where = place(text[to.end : min(len(text), to.end + 80)], lead=False)
    dateline = reading.report.dateline
    if where is None and dateline is not None and any(map(is_here, stretches)):
        where = dateline.place
    return Hearing(called(reading, to, over) if to else None, over_which, where, to)


def _day(reading: Reading, clause: Clause) -> str | None:
    """The day that the clause names, in its words."""
    for stretch in (clause.after_cue, *clause.rest, clause.lead):
        match = _DAY.search(reading.text, *stretch)
        if match:
            return match.group()
    return None


def _transcript(reading: Reading, told: list[Hearing], actors: list[str], kinds: list[str]) -> None:
    """The channel of a transcript's lines, and the hearer where a medium asks one person alone."""
    lines = [i for i, line in enumerate(reading.lines) if reading.shown(line.cue) == ":" and line.source]
    if len(lines) < _SPEAKERS:
        return
    first = min(reading.lines[i].whole.start for i in lines)
    name = transcript(reading.text[: first + 1])
    asking = [i for i in lines if kinds[i] == "media"]
    other = actors[asking[0]] if asking and len({actors[i] for i in lines}) == 2 else None
    for index in lines:
        told[index] = replace(
            told[index],
            channel=told[index].channel or name,
            addressee=told[index].addressee or (other if other != actors[index] else None),
        )


def _carried(
    reading: Reading, told: list[Hearing], actors: list[str], outer: list[int | None], days: list[str | None]
) -> None:
    """Take hearer, channel and place along with the speaker, as long as the line tells of no other day."""
    lines = reading.lines
    order = sorted((anchor(line).start, i) for i, line in enumerate(lines) if outer[i] is None and actors[i])
    last: dict[str, tuple[int, int, int, str | None]] = {}
    for at, index in order:
        actor, day = actors[index], days[index]
        paragraph = bisect_left(reading.paragraphs, reading.paragraph_of(at))
        sentence = reading.sentence_of(at).start
        if actor in last:
            before, then, there, known = last[actor]
            same = there == sentence
            if same or day in (None, known):
                near = same or paragraph - then <= _NEAR
                told[index] = _along(told[index], told[before], same=same, near=near)
                day = day or known
        if told[index].channel is None and told[index].addressee is None:
            told[index] = replace(told[index], channel=_announced(reading, actor, at))
        last[actor] = (index, paragraph, sentence, day)


def _along(own: Hearing, known: Hearing, *, same: bool, near: bool) -> Hearing:
    """A line's hearing with what it takes over: all in the same sentence; near by, a medium goes on hearing."""
    out = own
    fresh = own.addressee is not None or own.channel is not None
    if own.channel is None and (same or (near and not fresh)):
        out = replace(out, channel=known.channel)
    medium = known.addressee is not None and is_medium(known.addressee)
    if own.addressee is None and own.channel in (None, known.channel) and (same or (near and medium)):
        out = replace(out, addressee=known.addressee)
    if own.said_in is None and (same or (near and own.to is None)):
        out = replace(out, said_in=known.said_in)
    return out


def _announced(reading: Reading, actor: str, at: int) -> str | None:
    """The channel that the sentence before says that the speaker took ("X appeared on state television.")."""
    index = bisect_left(reading.sentences, reading.sentence_of(at)) - 1
    names = [word for word in actor.split() if word[:1].isupper() and len(word) > 3]
    if index < 0 or not names:
        return None
    start, end = reading.sentences[index]
    shown = reading.text[start : min(end, start + _ANNOUNCEMENT)]
    return announced(shown) if names[-1] in shown else None
