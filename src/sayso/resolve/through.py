"""Through whom a saying came to the report: the via-chain, nearest first.

A chain has three parts, in this order: the outlets whose copy the report is (its header says so), the outlets that the
report quotes for this line, and the people whose saying holds this one. A line is held by another where it stands in
the other's content, or shares it and is the inner of the two ("X reported, citing Y"); else an outlet passes it on
where the source speaks to it, where the clause says so ("as quoted by X"), or where the same source just did.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from ..model import Fact, Passage, Problem
from ..wires.naming import Named, same_house
from . import relays_en as en
from .clauses import Clause, anchor, clauses, content_around
from .hearing import Hearing, hearings
from .holding import Holding, holding, rejects
from .media import Media, media
from .reading import Line, Reading
from .who import Referent

_STORY = frozenset({"lead", "headline", "text"})
"""Where the words stand that make a relay one that the report quotes; any other is one whose copy it is."""
_ITEM = re.compile(r"(?:\[\d{1,2}\]|\(\d{1,2}\)|\d{1,2}[.)] ?\S|\d{1,2}[:.h]\d\d(?:\s|\Z)|[#*=_-]{3,})")
"""How the items of a press review, a live page or a newsletter begin."""
_DETERMINER = re.compile(r"(?:an?|the|this|that|its|their|his|her) ", re.IGNORECASE)
_PERSONS = frozenset({"named_person", "unnamed_person"})


@dataclass(slots=True)
class _Chains:
    reading: Reading
    referents: Sequence[Referent]
    heard: Sequence[Hearing]
    media: Media
    mediums: list[str | None]
    held: Holding
    clauses: list[Clause]
    order: list[int]
    """The lines in the order of the text."""
    kept: dict[int, list[str]] = field(default_factory=dict)
    """Outlets that a line takes over from another of its source."""
    outlets: list[list[str]] = field(default_factory=list)
    people: list[list[str]] = field(default_factory=list)


def through(
    reading: Reading, referents: Sequence[Referent], heard: Sequence[Hearing] | None = None
) -> tuple[list[tuple[str, ...]], list[Problem]]:
    """The relays of each line, nearest first, and what clashes (two names for one outlet).

    `heard` are the hearings of the lines, where they are known already.
    """
    lines = reading.lines
    copies = [fact for fact in reading.report.relays if _is_copy(reading, fact)]
    found = media(reading, [fact.value for fact in copies])
    mediums = [found.medium(line, referent) for line, referent in zip(lines, referents, strict=True)]
    held = holding(reading, mediums)
    work = _Chains(
        reading,
        referents,
        hearings(reading, referents) if heard is None else heard,
        found,
        mediums,
        held,
        clauses(reading, [content_around(lines, index, other) for index, other in enumerate(held.outer)]),
        sorted(range(len(lines)), key=lambda i: anchor(lines[i]).start),
    )
    _hold(work)
    _continue(work)
    _hold(work)
    near = _copied(reading, copies)
    chains = [_joined(work, index, near[index]) for index in range(len(lines))]
    return chains, _clashes(reading, found, chains)


def _is_copy(reading: Reading, fact: Fact) -> bool:
    """Whether a relay is one whose copy the report is: by its header, or by a credit that says so."""
    if fact.origin != "credit" or fact.passage is None:
        return fact.origin not in {*_STORY, "credit"}
    line = reading.paragraph_of(fact.passage.start)
    return bool(en.REPUBLISHED.search(reading.text, line.start, min(line.end, fact.passage.start)))


def _hold(work: _Chains) -> None:
    """Outlets and people of each line, after those of the line that holds it."""
    work.outlets = [[] for _ in work.reading.lines]
    work.people = [[] for _ in work.reading.lines]
    done: set[int] = set()
    for index in work.order:
        waiting = [index]
        while (above := work.held.holder(waiting[-1])) is not None and above not in done and above not in waiting:
            waiting.append(above)
        for line in reversed(waiting):
            if line not in done:
                done.add(line)
                _hold_one(work, line)


def _hold_one(work: _Chains, index: int) -> None:
    holder = work.held.holder(index)
    if holder is None:
        work.outlets[index] = list(work.kept.get(index, []))
    else:
        work.outlets[index] = list(work.outlets[holder])
        work.people[index] = list(work.people[holder])
        _pass_on(work, holder, index)
    if (pollster := _pollster(work, index)) is not None:
        work.people[index].append(pollster)
    name = _outlet(work, index) if work.mediums[index] is None else _nearer(work, index)
    if name and name not in work.outlets[index]:
        work.outlets[index].append(name)


def _pass_on(work: _Chains, holder: int, index: int) -> None:
    """Put the source of the holding line into the chain."""
    reading, line, held = work.reading, work.reading.lines[holder], work.reading.lines[index]
    medium = work.mediums[holder]
    cue = reading.shown(line.cue)
    if work.held.shared[index] != holder and rejects(reading, line):
        return
    if cue == ":" and line.source:  # "Q (Gazette): ..." in a transcript
        asking = work.media.within(line.source[0].start, line.source[-1].end)
        medium = asking[-1].name if asking else medium
    if medium is not None:
        work.outlets[index].append(medium)
        return
    own = reading.shown(held.cue).casefold().split()
    if own[-1:] == ["by"] or (own and own[-1] in en.HEARSAY) or (cue.startswith("confirm") and own[:1] == ["reports"]):
        return
    actor = work.referents[holder].actor
    if actor == work.referents[index].actor and work.referents[holder].kind == "document":
        actor = _DETERMINER.sub("", reading.shown(line.source[:1]))
    if actor and actor != work.referents[index].actor and line.source:
        work.people[index].append(actor)


def _pollster(work: _Chains, index: int) -> str | None:
    """Whose poll the clause names, where the source is those who were asked."""
    line, text = work.reading.lines[index], work.reading.text
    if not line.source or not en.RESPONDENTS.search(work.reading.shown(line.source)):
        return None
    clause = work.clauses[index]
    found = next((m for s in (clause.lead, *clause.rest) if (m := en.POLL.search(text, s.start, s.end))), None)
    return found["name"] if found else None


def _outlet(work: _Chains, index: int) -> str | None:
    """The foreign outlet that the source speaks to, or that the clause gives as passing the saying on."""
    clause, line = work.clauses[index], work.reading.lines[index]
    cue = work.reading.shown(line.cue)
    told = work.media.told(work.heard[index].to)
    if told:
        return told
    source = [Passage(line.source[0].start, line.source[-1].end)] if line.source else []
    rejecting = rejects(work.reading, line)
    for stretch in (*source, clause.lead, clause.after_cue, *clause.rest):
        name = work.media.passing(stretch, source=stretch in source, rejecting=rejecting)
        if name:
            return name
    if work.held.holder(index) is None and en.CITING.match(cue):
        name = work.media.citing(clause.lead)
        if name and not work.media.is_own(name):
            return name
    if en.QUOTED.search(cue):
        return work.media.before(line.whole.start)
    text = work.reading.text
    if work.media.lead and any(en.THE_INTERVIEW.search(text, s.start, s.end) for s in (clause.after_cue, *clause.rest)):
        return work.media.lead
    return None


def _nearer(work: _Chains, index: int) -> str | None:
    """The outlet by which a medium's report came ("reported by X via Y")."""
    found = (work.media.after(en.BY_WAY, stretch) for stretch in work.clauses[index].rest)
    return next((name for name in found if name), None)


def _continue(work: _Chains) -> None:
    """Take the outlets along with a source that goes on speaking through them."""
    reading, lines = work.reading, work.reading.lines
    last: dict[str, int] = {}
    unnamed: int | None = None
    former: int | None = None
    for index in work.order:
        line, referent = lines[index], work.referents[index]
        if work.mediums[index] is not None or not line.source or work.people[index]:
            continue
        key = _key(work, index)
        outlets = work.outlets[index]
        if not outlets and work.heard[index].to is None and work.held.outer[index] is None:
            before = last.get(key)
            if before is not None and lines[before].source != line.source and not _is_known(reading, line, referent):
                before = None
            if before is None and unnamed is not None and _is_again(reading, line, referent, lines[unnamed]):
                before = unnamed
            if before is not None and referent.kind not in _PERSONS and not _is_near(reading, lines[before], line):
                before = None
            if before is None and former is not None and _takes_up(reading, lines[former], line):
                before = former
            if before is not None and not _is_elsewhere(work.heard[before], work.heard[index]):
                outlets = work.kept[index] = _outlets_of(work, before)
        if outlets:
            last[key] = index
            if former is not None and en.QUOTED.search(reading.shown(line.cue)):
                _take_back(work, former, index, outlets)
        else:
            last.pop(key, None)
        if referent.kind == "unnamed_person":
            unnamed = index if outlets else None
        former = index
    _headlines(work)


def _is_elsewhere(before: Hearing, now: Hearing) -> bool:
    """Whether a line is said on another occasion than the one before."""
    return now.channel is not None and now.channel != before.channel


def _key(work: _Chains, index: int) -> str:
    return work.referents[index].actor or work.reading.shown(work.reading.lines[index].source)


def _outlets_of(work: _Chains, index: int) -> list[str]:
    return list(work.outlets[index] or work.kept.get(index, []))


def _take_back(work: _Chains, former: int, index: int, outlets: list[str]) -> None:
    """What a source said just before it "was quoted as saying" something came the same way."""
    before, line = work.reading.lines[former], work.reading.lines[index]
    same = _key(work, former) == _key(work, index)
    if same and not _outlets_of(work, former) and _is_near(work.reading, before, line):
        work.kept[former] = outlets


def _takes_up(reading: Reading, before: Line, line: Line) -> bool:
    """Whether a line answers what was just said ("X denied this") in the same paragraph."""
    return _is_near(reading, before, line) and bool(en.TAKEN_UP.match(reading.shown(line.content)))


def _headlines(work: _Chains) -> None:
    """A headline's source speaks through the outlet of the line below that it sums up."""
    title = work.reading.report.title
    if title is None or title.passage is None:
        return
    low, high = title.passage
    above = {i for i in work.order if low <= anchor(work.reading.lines[i]).start < high}
    first = {work.referents[i].actor: i for i in reversed(work.order) if i not in above}
    for index in sorted(above):
        below = first.get(work.referents[index].actor)
        free = work.mediums[index] is None and work.heard[index].to is None and not _outlets_of(work, index)
        if free and below is not None and work.referents[index].actor:
            work.kept[index] = _outlets_of(work, below)


def _is_known(reading: Reading, line: Line, referent: Referent) -> bool:
    """Whether a source can be one that spoke before: "officials" and "an official" are others each time."""
    return referent.kind != "unnamed_person" or bool(en.KNOWN_AGAIN.match(reading.shown(line.source)))


def _is_again(reading: Reading, line: Line, referent: Referent, before: Line) -> bool:
    """Whether a nameless source is one of those that spoke before ("one of the dockers", "the second source").

    It must be told of as one that is known, by a word for people or the words of before, and by nothing new.
    """
    shown = reading.shown(line.source)
    if referent.kind != "unnamed_person" or not en.UNNAMED_AGAIN.match(shown):
        return False
    known = _stems(reading.shown(before.source))
    words = _stems(shown.partition(",")[0].partition(" who ")[0]) - _stems(" ".join(en.ORDERING))
    people = words & _stems(" ".join(en.PERSON_NOUNS))
    return bool(people or words & known) and words <= known | people


def _stems(words: str) -> set[str]:
    """The longer words, without the ending of a plural."""
    return {word.strip(",.'’\"").removesuffix("s") for word in words.casefold().split() if len(word) > 3}


def _is_near(reading: Reading, one: Line, other: Line) -> bool:
    return reading.paragraph_of(anchor(one).start) == reading.paragraph_of(anchor(other).start)


def _copied(reading: Reading, copies: Sequence[Fact]) -> list[list[str]]:
    """The copy relays of each line: of all lines, but in a page of several items those of its item."""
    borders = [p.start for p in reading.paragraphs if _ITEM.match(reading.text, p.start, p.end)]
    if len(borders) < 2:
        return [[fact.value for fact in copies] for _ in reading.lines]
    items = [0 if fact.passage is None else bisect_right(borders, fact.passage.start) for fact in copies]
    at = [bisect_right(borders, anchor(line).start) for line in reading.lines]
    return [[fact.value for fact, item in zip(copies, items, strict=True) if item in (0, own)] for own in at]


def _joined(work: _Chains, index: int, copies: Sequence[str]) -> tuple[str, ...]:
    """The chain: copy relays, quoted outlets, people; without the publisher, and only as far as the source itself."""
    publisher = work.reading.report.publisher
    own = work.mediums[index]
    out: list[str] = []
    for name in (*copies, *work.outlets[index]):
        if own is not None and same_house(name, own):
            return tuple(out)
        if not any(same_house(name, other) for other in out) and not (publisher and same_house(name, publisher.value)):
            out.append(name)
    out += [name for name in work.people[index] if name not in out and name != work.referents[index].actor]
    return tuple(out)


def _clashes(reading: Reading, found: Media, chains: Sequence[tuple[str, ...]]) -> list[Problem]:
    """One outlet that passes on a saying, by two names that are not both its own; those of the header are known."""
    report = reading.report
    relayed = {name for chain in chains for name in chain} - {fact.value for fact in report.relays}
    out = []
    for name in dict.fromkeys(n.name for n in found.named if n.loose and n.name in relayed):
        loose = next(n for n in found.named if n.name == name and n.loose)
        firm = next((n for n in found.named if n.name == name and not n.loose), None)
        if firm:
            shown = reading.shown((loose.passage,))
            message = f"{report.path}: {name} is also called {shown!r}"
            passages = (*_back(reading, loose), *_back(reading, firm))
            out.append(Problem("outlet-clash", message, report.path, passages))
    return out


def _back(reading: Reading, named: Named) -> tuple[Passage, ...]:
    return reading.report.extract.back(*named.passage)
