"""Through whom a saying came to the report: the via-chain, nearest first.

A chain has three parts, in this order: the outlets whose copy the report is (its header says so), the outlets that the
report quotes for this line, and the people whose saying holds this one. A line is held by another where it stands in
the other's content, or shares it and is the inner of the two ("X reported, citing Y"); else an outlet passes it on
where the source speaks to it, where the clause says so ("as quoted by X"), or where the same source just did.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from ..model import Fact, Passage, Problem
from ..wires.naming import Named, same_house
from . import relays_en as en
from .clauses import Clause, clauses, holders
from .hearing import Hearing, hearings
from .media import Media, media
from .reading import Line, Reading
from .who import Referent

_COPY = frozenset({"header", "source", "dateline", "self-reference", "byline"})
"""Where the words stand that make a relay one whose copy the report is, and not one that it quotes."""
_ITEM = re.compile(r"(?:\[\d{1,2}\]|\(\d{1,2}\)|\d{1,2}[.)] ?\S|\d{1,2}[:.h]\d\d(?:\s|\Z)|[#*=_-]{3,})")
"""How the items of a press review, a live page or a newsletter begin."""
_AS = re.compile(r"\bas (?:the )?\Z", re.IGNORECASE)
_DETERMINER = re.compile(r"(?:an?|the|this|that|its|their|his|her) ", re.IGNORECASE)
_PERSONS = frozenset({"named_person", "unnamed_person"})
_CLOSE = 4
"""Lines of one sentence that are compared with a line for a shared content, before and after it."""
_SHARED = 0.8
"""Least share of the code points of two contents that makes them one content."""


@dataclass(slots=True)
class _Chains:
    reading: Reading
    referents: Sequence[Referent]
    heard: Sequence[Hearing]
    media: Media
    mediums: list[str | None]
    outer: list[int | None]
    shared: list[int | None]
    clauses: list[Clause]
    kept: dict[int, list[str]] = field(default_factory=dict)
    """Outlets that a line takes over from another of its source."""
    outlets: list[list[str]] = field(default_factory=list)
    people: list[list[str]] = field(default_factory=list)


def through(
    reading: Reading, referents: Sequence[Referent], heard: Sequence[Hearing] | None = None
) -> tuple[list[tuple[str, ...]], list[Problem]]:
    """The relays of each line, nearest first, and what clashes (two names for one outlet)."""
    lines = reading.lines
    heard = hearings(reading, referents) if heard is None else heard
    copies = [fact for fact in reading.report.relays if fact.origin in _COPY]
    found = media(reading, [fact.value for fact in copies])
    mediums = [found.medium(line, referent) for line, referent in zip(lines, referents, strict=True)]
    outer = holders(lines)
    held = [_content_at(lines, index, other) for index, other in enumerate(outer)]
    work = _Chains(
        reading, referents, heard, found, mediums, outer, _sharing(reading, mediums), clauses(reading, held)
    )
    _anaphora(work)
    order = sorted(range(len(lines)), key=lambda i: _at(lines[i]))
    _inner(work)
    _resolved(work, order)
    _continued(work, order)
    _resolved(work, order)
    chains = []
    for index, line in enumerate(lines):
        near = [fact.value for fact in copies if _covers(reading, fact, line)]
        chains.append(_joined(work, index, near))
    return chains, _clashes(reading, found, chains)


def _at(line: Line) -> int:
    return line.cue[0].start if line.cue else line.whole.start


def _content_at(lines: Sequence[Line], index: int, other: int | None) -> Passage | None:
    if other is None:
        return None
    return next((p for p in lines[other].content if p.start <= _at(lines[index]) < p.end), None)


def _rank(reading: Reading, line: Line, medium: str | None) -> float:
    """How far out a line stands among those that share a content: media outermost, those who are cited innermost."""
    citing = bool(en.CITING.match(reading.shown(line.cue)))
    if medium is not None:
        return 0.5 if citing else 0
    return 2 if citing else 1


def _sharing(reading: Reading, mediums: Sequence[str | None]) -> list[int | None]:
    """For each line the next outer one over the same content."""
    lines = reading.lines
    by_sentence: defaultdict[int, list[int]] = defaultdict(list)
    for index, line in enumerate(lines):
        if line.content:
            by_sentence[reading.sentence_of(line.content[0].start).start].append(index)
    ranks = [_rank(reading, line, medium) for line, medium in zip(lines, mediums, strict=True)]
    out: list[int | None] = [None] * len(lines)
    for group in by_sentence.values():
        for place, index in enumerate(group):
            near = [g for g in group[max(0, place - _CLOSE) : place + _CLOSE + 1] if g != index]
            above = [g for g in near if ranks[g] < ranks[index] and _same_content(lines[index], lines[g])]
            if _rejects(reading, lines[index]):  # "denied that ..., as X reported": X passes on what is denied
                above = [g for g in above if not _AS.search(_just_before(reading, lines[g]))]
            if above:
                out[index] = max(above, key=lambda g: (ranks[g], -abs(_at(lines[g]) - _at(lines[index]))))
    return out


def _just_before(reading: Reading, line: Line) -> str:
    start = min(part.start for part in (*line.source, *line.cue))
    return reading.text[max(0, start - 10) : start]


def _same_content(one: Line, other: Line) -> bool:
    def size(passages: Sequence[Passage]) -> int:
        return sum(p.end - p.start for p in passages)

    both = sum(
        max(0, min(a.end, b.end) - max(a.start, b.start)) for a in one.content for b in other.content
    )
    return both >= _SHARED * (size(one.content) + size(other.content) - both)


def _anaphora(work: _Chains) -> None:
    """Lines in the sentence or paragraph that "This was reported by X" speaks of are held by it."""
    reading, lines = work.reading, work.reading.lines
    spoken: dict[int, int] = {}
    for index, line in enumerate(lines):
        if work.mediums[index] is None or not line.content or not en.THIS.match(reading.shown(line.content)):
            continue
        sentence = reading.sentence_of(line.content[0].start)
        paragraph = reading.paragraph_of(sentence.start)
        before = reading.paragraph_of(paragraph.start - 1) if sentence.start == paragraph.start else paragraph
        if before.start < sentence.start:
            spoken[before.start] = index
    for index, line in enumerate(lines):
        other = spoken.get(reading.paragraph_of(_at(line)).start)
        if other is not None and other != index and work.outer[index] is None and work.shared[index] is None:
            if line.whole.end <= lines[other].whole.start and work.mediums[index] is None:
                work.outer[index] = other


def _inner(work: _Chains) -> None:
    """A line that stands in a content that several share is held by the innermost of them."""
    innermost: dict[int, int] = {}
    for index, outer in enumerate(work.shared):
        if outer is not None and work.mediums[index] is None:
            innermost[outer] = index
    for index, outer in enumerate(work.outer):
        seen = {index}
        while outer is not None and outer in innermost and innermost[outer] not in seen:
            seen.add(outer)
            outer = innermost[outer]
            work.outer[index] = outer


def _resolved(work: _Chains, order: Sequence[int]) -> None:
    work.outlets = [[] for _ in work.reading.lines]
    work.people = [[] for _ in work.reading.lines]
    done = [False] * len(work.reading.lines)
    for index in order:
        _resolve(work, index, done)


def _resolve(work: _Chains, index: int, done: list[bool]) -> None:
    """Outlets and people of one line, after those of the lines that hold it; the depth of holding is followed by a
    stack, not by recursion."""
    stack = [index]
    while stack:
        now = stack[-1]
        above = [o for o in (work.shared[now], work.outer[now]) if o is not None]
        waiting = [o for o in above[:1] if not done[o] and o not in stack]
        if waiting:
            stack.append(waiting[0])
            continue
        stack.pop()
        if done[now]:
            continue
        done[now] = True
        holder = above[0] if above else None
        if holder is None:
            work.outlets[now] = list(work.kept.get(now, ()))
        else:
            work.outlets[now] = list(work.outlets[holder])
            work.people[now] = list(work.people[holder])
            _pass_on(work, holder, now)
        if work.mediums[now] is None:
            for name in _spoken_to(work, now):
                if name not in work.outlets[now]:
                    work.outlets[now].append(name)


def _pass_on(work: _Chains, holder: int, index: int) -> None:
    """Put the source of the holding line into the chain."""
    reading, line = work.reading, work.reading.lines[holder]
    medium = work.mediums[holder]
    cue = reading.shown(line.cue)
    if work.shared[index] != holder and _rejects(reading, line):
        return
    if medium is not None or work.referents[holder].kind == "media":
        if cue != ":":
            work.outlets[index].append(medium or reading.shown(line.source))
        return
    own = reading.shown(work.reading.lines[index].cue).casefold().split()
    if own[-1:] == ["by"] or (own and own[-1] in en.HEARSAY and not work.reading.lines[index].source):
        return
    actor = work.referents[holder].actor
    if actor == work.referents[index].actor and work.referents[holder].kind == "document":
        actor = _DETERMINER.sub("", reading.shown(line.source[:1]))
    if actor and actor != work.referents[index].actor and line.source:
        work.people[index].append(actor)


def _rejects(reading: Reading, line: Line) -> bool:
    return any(word in en.REJECTING for word in reading.shown(line.cue).casefold().split())


def _spoken_to(work: _Chains, index: int) -> list[str]:
    """The foreign outlets that the source speaks to, or that the clause gives as passing the saying on."""
    clause = work.clauses[index]
    line = work.reading.lines[index]
    told = work.media.told(work.heard[index].to)
    names = [told] if told else []
    source = [Passage(line.source[0].start, line.source[-1].end)] if line.source else []
    rejecting = _rejects(work.reading, line)
    for stretch in (*source, clause.lead, clause.after_cue, *clause.rest):
        name = work.media.passing(stretch, source=stretch in source, rejecting=rejecting)
        if name and name not in names:
            names.append(name)
    if not names and en.QUOTED.search(work.reading.shown(line.cue)):
        quoted = work.media.before(line.whole.start)
        names = [quoted] if quoted else []
    return names[:1]


def _continued(work: _Chains, order: Sequence[int]) -> None:
    """Take the outlets along with a source that goes on speaking through them."""
    reading, lines = work.reading, work.reading.lines
    last: dict[str, int] = {}
    unnamed: int | None = None
    former: int | None = None
    for index in order:
        line, referent = lines[index], work.referents[index]
        if work.mediums[index] is not None or not line.source or work.people[index]:
            continue
        key = referent.actor or reading.shown(line.source)
        outlets = work.outlets[index]
        if not outlets and work.heard[index].to is None and work.outer[index] is None:
            before = last.get(key)
            if before is None and unnamed is not None and _again(reading, line, referent):
                before = unnamed
            if before is not None and referent.kind not in _PERSONS and not _near(reading, lines[before], line):
                before = None
            if before is None and former is not None and _takes_up(reading, lines[former], line):
                before = former
            if before is not None:
                outlets = work.kept[index] = _outlets_of(work, before)
        if outlets:
            last[key] = index
            if referent.kind == "unnamed_person":
                unnamed = index
            if former is not None and en.QUOTED.search(reading.shown(line.cue)):
                _taken_back(work, former, key, outlets, line)
        else:
            last.pop(key, None)
        former = index
    _headlines(work, order)


def _outlets_of(work: _Chains, index: int) -> list[str]:
    return list(work.outlets[index] or work.kept.get(index, ()))


def _taken_back(work: _Chains, former: int, key: str, outlets: list[str], line: Line) -> None:
    """What the same source said just before it "was quoted as saying" something came the same way."""
    before = work.reading.lines[former]
    same = key == (work.referents[former].actor or work.reading.shown(before.source))
    if same and not _outlets_of(work, former) and _near(work.reading, before, line):
        work.kept[former] = outlets


def _takes_up(reading: Reading, before: Line, line: Line) -> bool:
    """Whether a line answers what was just said ("X denied this") in the same paragraph."""
    return _near(reading, before, line) and bool(en.TAKEN_UP.match(reading.shown(line.content)))


def _headlines(work: _Chains, order: Sequence[int]) -> None:
    """A headline's source speaks through the outlet of the line below that it sums up."""
    title = work.reading.report.title
    if title is None or title.passage is None:
        return
    above = [i for i in order if _at(work.reading.lines[i]) < title.passage.end and work.mediums[i] is None]
    for index in above:
        actor = work.referents[index].actor
        if not actor or _outlets_of(work, index) or work.heard[index].to is not None:
            continue
        below = next((i for i in order if i not in above and work.referents[i].actor == actor), None)
        if below is not None:
            work.kept[index] = _outlets_of(work, below)


def _again(reading: Reading, line: Line, referent: Referent) -> bool:
    """Whether a nameless source is one of those that spoke before."""
    words = reading.shown(line.source).casefold().split()
    return (
        referent.kind == "unnamed_person"
        and bool(en.UNNAMED_AGAIN.match(reading.shown(line.source)))
        and any(word.strip(",.") in en.PERSON_NOUNS for word in words[:6])
    )


def _near(reading: Reading, one: Line, other: Line) -> bool:
    return reading.paragraph_of(_at(one)) == reading.paragraph_of(_at(other))


def _covers(reading: Reading, fact: Fact, line: Line) -> bool:
    """Whether a copy relay is one of this line: all lines, but in a page of several items those of its item."""
    if fact.passage is None:
        return True
    borders = [p.start for p in reading.paragraphs if _ITEM.match(reading.text, p.start, p.end)]
    if len(borders) < 2:
        return True
    return _item(borders, fact.passage.start) == _item(borders, _at(line)) or fact.passage.start < borders[0]


def _item(borders: Sequence[int], offset: int) -> int:
    return sum(border <= offset for border in borders)


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
    known = {fact.value for fact in report.relays}
    relayed = {name for chain in chains for name in chain} - known
    out = []
    for name in dict.fromkeys(n.name for n in found.named if n.loose and n.name in relayed):
        loose = next(n for n in found.named if n.name == name and n.loose)
        firm = next((n for n in found.named if n.name == name and not n.loose), None)
        if firm:
            shown = reading.shown((loose.passage,))
            out.append(
                Problem(
                    "outlet-clash",
                    f"{report.path}: {name} is also called {shown!r}",
                    report.path,
                    (*_back(reading, loose), *_back(reading, firm)),
                )
            )
    return out


def _back(reading: Reading, named: Named) -> tuple[Passage, ...]:
    return reading.report.extract.back(*named.passage)
