"""Reports for the tests of the store, read with the rules and linked as sayso links: what a store is filled with."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from hashlib import sha256

from sayso import backends
from sayso.attribute import attribute
from sayso.link import lineage
from sayso.link.claims import judged
from sayso.link.copied import copied
from sayso.link.inherit import inherited_days
from sayso.model import Attribution, Claim, Passage, Report, Source, Story, Told
from sayso.read import read_text
from sayso.resolve import resolve
from sayso.resolve.across import judged as who_is_who
from sayso.resolve.across import sources
from sayso.resolve.agreed import agreed
from sayso.store import Linked, Reading, Store, identified

READER = "rules 1"

TEXTS = {
    "north/dam.txt": """KEVO, March 3 (Coastwire) - The Telvik dam lost nine metres in a week, said Ana Reis, the mayor.

"We told the ministry in January," Reis said. Energy minister Pavel Orlund denied that his ministry was told.

Residents said that the sirens did not sound.
""",
    "north/dam-copy.txt": """The Telvik dam lost nine metres in a week, said Ana Reis, the mayor.

"We told the ministry in January," Reis said. Energy minister Pavel Orlund denied that his ministry was told.
""",
    "south/ferry.txt": """MARAH, March 4 (Baylight News) - The ferry was overloaded, according to
harbour master Jon Ek.

The owner, Tolle Lines, rejected the claim. "The boat was half empty," said its spokeswoman, Mirja Aas.
""",
    "south/ferry-2.txt": """MARAH, March 5 (Coastwire) - The ferry was overloaded when it sank,
harbour master Jon Ek said.

Two survivors said that the boat carried more than 300 people.
""",
    "odd.txt": "The sea\u2028gate was \x00shut \ud800 at 5 \U0001f6a2, said Zoe\u0308 O\u2019Neill, the \u202epilot.\n",
    "empty-of-claims.txt": "Nothing of note was heard today.\n",
}


def story(id: str, label: str, reports: tuple[str, ...]) -> Story:
    """A story with nothing told of it."""
    return Story(id, reports, label, None, (), None, None, (), 1.0)


def report(path: str, text: str, **given: str) -> Report:
    """A report by the identifier of its content."""
    read = read_text(text, id=path)
    return identified(replace(read, path=path, given=(*read.given, *given.items())))


def reading(of: Report, reader: str = READER) -> Reading:
    """What the rules and the resolver make of a report on its own."""
    found, _, guesses = attribute([of], backends.load("rules"))
    resolved = resolve(of, found, guesses)
    lines = tuple(resolved.lines)
    told = [line.probability >= 0.5 for line in lines]
    spoken = [(line, who) for line, who, good in zip(lines, resolved.referents, told, strict=True) if good]
    return Reading(
        report=of,
        reader=reader,
        lines=lines,
        told=resolved.told,
        toponyms=resolved.toponyms,
        sources=tuple(sources(of, [line for line, _ in spoken], [who for _, who in spoken])),
    )


def samples(texts: Iterable[tuple[str, str]] = tuple(TEXTS.items())) -> list[Reading]:
    """The readings of the sample reports."""
    return [reading(report(path, text)) for path, text in texts]


def linked(readings: Sequence[Reading]) -> Linked:
    """What linking makes of readings: the same as `sayso read` does, without the network that compares sayings."""
    held = sorted(readings, key=lambda one: one.report.id)
    reports = [one.report for one in held]
    before = {line.id: line for one in held for line in one.lines}
    lines, sides = agreed(list(before.values()), [told for one in held for told in one.told], reports)
    links = lineage(reports, [line for line in lines if line.probability >= 0.5])
    lines, days = inherited_days(lines, copied(lines, links))
    told = [line for line in lines if line.probability >= 0.5]
    speakers = [source for one in held for source in one.sources]
    joined = who_is_who(speakers)
    return Linked(
        reports=tuple(one.id for one in reports),
        lines=tuple(line for line in lines if line != before[line.id]),
        who=groups(joined),
        judgements=(*joined, *sides, *days),
        lineage=links,
        claims=judged(reports, told, links),
        stories=(story("s" + reports[0].id[1:], reports[0].text[:40], tuple(one.id for one in reports)),),
    )


def fill(store: Store) -> None:
    """Put the sample reports into a store, linked, and a decision."""
    readings = samples()
    for one in readings:
        store.add(one)
    store.link(linked(readings))
    store.decide("annotate", "claim", [next(iter(store.claims())).id], author="Zoe", note="=seen")


def groups(joined: Iterable[object]) -> tuple[tuple[str, str], ...]:
    """Who is who, as (source, group) pairs; a group is called by the first of its sources."""
    first: dict[str, str] = {}
    for one in joined:
        if getattr(one, "kind", "") == "same-source" and getattr(one, "score", 0) >= 0.6:
            left, right = sorted((one.left, one.right))  # type: ignore[attr-defined]
            first[right] = first.get(left, left)
    return tuple(sorted(first.items()))


def lines_of(readings: Sequence[Reading]) -> list[Attribution]:
    """All lines of readings."""
    return [line for one in readings for line in one.lines]


_TOPICS = ("dam", "ferry", "harbour", "mine", "bridge", "tunnel", "market")


def small(number: int) -> Reading:
    """A short report with two lines, made without reading: some say the same as others, each text is another."""
    topic, who = _TOPICS[number % 7], f"Ana Reis {number % 11}"
    said, more = f"the {topic} was shut on day {number % 13}", f"report {number} was true"
    text = f"{who} said that {said}. The mayor denied that {more}.\n"
    one = report(f"small/{number}.txt", text, number=str(number))
    lines = []
    for at, (source, cue, content) in enumerate(((who, "said", said), ("The mayor", "denied", more))):
        begin = text.index(source)
        spans = [(Passage(k, k + len(part)),) for part in (source, cue, content) for k in [text.index(part, begin)]]
        lines.append(
            Attribution(
                f"l{one.id[1:17]}{at}", one.id, *spans, 0.9 - at / 10, style="indirect",
                stance=("asserts", "denies")[at], source_kind="named_person", actor=source,
                affiliation=("POR", "NOR")[at], said_on=f"2026-03-{number % 13 + 1:02}",
            )
        )  # fmt: skip
    sources = tuple(
        Source(
            id=f"o{line.id[1:]}", name=line.actor or "", kind="named_person", side=line.affiliation,
            mentions=((one.id, line.source[0]),), lines=(line.id,),
        )
        for line in lines
    )  # fmt: skip
    return Reading(one, READER, tuple(lines), (True, True), (), sources)


def quickly_linked(readings: Sequence[Reading]) -> Linked:
    """Readings linked by equal words only: cheap, and the same in whatever order they come."""
    held = sorted(readings, key=lambda one: one.report.id)
    of: dict[str, list[tuple[str, Attribution]]] = {}
    for one in held:
        for line in one.lines:
            words = " ".join(one.report.text[start:end] for start, end in line.content)
            of.setdefault(words, []).append((one.report.id, line))
    claims = []
    for words, found in sorted(of.items()):
        ids = tuple(line.id for _, line in found)
        reports = tuple(dict.fromkeys(id for id, _ in found))
        days = sorted(line.said_on or "" for _, line in found)
        told = Told(reports, (), ids[0], days[0], ids[-1], days[-1], (), ())
        name = "c" + sha256(repr(ids).encode()).hexdigest()[:19]
        sides = tuple(sorted({line.affiliation or "" for _, line in found}))
        claims.append(Claim(name, words, ids, len(ids), sides, (), (), ids, (), ids, (), (), (), (), told))
    title = held[0].report.text[:30] if held else ""
    ids = tuple(one.report.id for one in held)
    return Linked(ids, claims=tuple(claims), stories=(story("s1", title, ids),) if held else ())
