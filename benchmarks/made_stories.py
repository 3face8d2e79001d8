"""Stories in the shape of the desk's bundles, made of invented words: readings and what linking makes of them.

The figures are those of the training bundles as sayso reads them: 6 reports of 2,400 characters a story, 14 lines a
report, 35 claims a story; stances and kinds in about their shares there. Words, people and outlets follow Zipf's law.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from functools import cache
from hashlib import sha256
from itertools import accumulate

from sayso.model import Attribution, Claim, Extract, Fact, Passage, Report, Source, Story, Told
from sayso.store import Linked, Reading, identified

REPORTS, LINES, CLAIMS, PEOPLE = 6, 14, 35, 12
"""Of a story: reports, lines of each, claims; and people who speak."""
WORDS, NAMES, OUTLETS = 20_000, 30_000, 400
"""Words of the vocabulary, people of the world, outlets."""
STANCES = ("asserts",) * 14 + ("denies", "confirms", "warns", "demands", "promises", "criticises")
KINDS = ("named_person",) * 10 + ("organisation",) * 4 + ("unnamed_person",) * 3 + ("country", "document", "media")
CERTAINTIES = ("certain", "certain", "probable", "possible")
SIDES = [a + b + c for a in "BDFGKLMNPRSTUV" for b in "AEIOU" for c in "NRLS"][:90]


@cache
def vocabulary(size: int, seed: int) -> tuple[str, ...]:
    """Invented words."""
    chance = random.Random(seed)
    syllables = [c + v for c in "bdfgklmnprstvz" for v in "aeiou"]
    found: dict[str, None] = {}
    while len(found) < size:
        found["".join(chance.choices(syllables, k=chance.randint(1, 4)))] = None
    return tuple(found)


@cache
def weights(size: int) -> tuple[float, ...]:
    """Cumulative weights by Zipf's law."""
    return tuple(accumulate(1 / (rank + 2) for rank in range(size)))


def pick(chance: random.Random, of: Sequence[str], k: int = 1) -> list[str]:
    """Some of many, the first the most often."""
    return chance.choices(of, cum_weights=weights(len(of)), k=k)


def name(number: int, words: Sequence[str]) -> str:
    """The name of one of the world's people."""
    return f"{words[number % 997].title()} {words[997 + number // 7].title()}"


def story(number: int, words: Sequence[str] | None = None) -> tuple[list[Reading], Linked]:
    """A generated story; `words`, the commonest first, are its vocabulary, where it is not to be invented."""
    chance = random.Random(number)
    words = words or vocabulary(WORDS, 1)
    people = [
        (name(min(int(chance.paretovariate(0.6)), NAMES), words), chance.choice(KINDS), pick(chance, SIDES)[0])
        for _ in range(PEOPLE)
    ]
    said = [" ".join(pick(chance, words, chance.randint(6, 16))) for _ in range(CLAIMS)]
    day = f"20{chance.randint(15, 26)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
    readings: list[Reading] = []
    members: dict[int, list[Attribution]] = {claim: [] for claim in range(CLAIMS)}
    for at in range(REPORTS):
        told = chance.sample(range(CLAIMS), LINES) if at else list(range(LINES))
        if at == REPORTS - 1:
            told = [*[claim for claim in range(CLAIMS) if not members[claim]], *told][: LINES * 2]
        now = [(claim, said[claim]) for claim in dict.fromkeys(told)]
        reading = _reading(chance, number, at, day, people, now, words)
        readings.append(reading)
        for claim, line in zip(dict.fromkeys(told), reading.lines, strict=True):
            members[claim].append(line)
    claims = tuple(_claim(said[claim], found) for claim, found in members.items() if found)
    ids = tuple(reading.report.id for reading in readings)
    return readings, Linked(
        ids, claims=claims, stories=(Story(f"s{number}", ids, said[0], None, (), None, None, (), 1.0),)
    )


def _reading(
    chance: random.Random, number: int, at: int, day: str, people: Sequence[tuple[str, str, str]],
    told: Sequence[tuple[int, str]], words: Sequence[str],
) -> Reading:  # fmt: skip
    parts: list[str] = []
    spans: list[tuple[tuple[str, str, str], list[Passage]]] = []
    length = 0
    for _, content in told:
        who = chance.choice(people)
        cue = length + len(who[0]) + 1
        begins = ((length, len(who[0])), (cue, 4), (cue + 5, len(content)))
        spans.append((who, [Passage(start, start + size) for start, size in begins]))
        sentence = f"{who[0]} said {content}. {' '.join(pick(chance, words, 14)).capitalize()}.\n"
        parts.append(sentence)
        length += len(sentence)
    body = "".join(parts)
    outlet = Fact(pick(chance, vocabulary(OUTLETS, 2))[0].title(), None, "given")
    report = identified(
        Report(
            id="", path=f"{number}/{at}.txt", text=body, extract=Extract.identity(body), publisher=outlet,
            title=Fact(told[0][1], None, "given"), published_on=Fact(day, None, "given"),
            given=(("story", f"{number}/{at}"),),
        )
    )  # fmt: skip
    lines = []
    for k, (who, (at_source, at_cue, at_content)) in enumerate(spans):
        lines.append(
            Attribution(
                sha256(f"{report.id} {k}".encode()).hexdigest()[:16], report.id, (at_source,), (at_cue,), (at_content,),
                0.9, style="indirect", stance=chance.choice(STANCES), source_kind=who[1], actor=who[0],
                affiliation=who[2],
                said_on=day, certainty=chance.choice(CERTAINTIES), polarity="positive",
                said_in=pick(chance, vocabulary(3000, 3))[0].title() if chance.random() < 0.3 else None,
            )
        )  # fmt: skip
    of: dict[tuple[str, str, str], list[int]] = {}
    for k, (who, _) in enumerate(spans):
        of.setdefault(who, []).append(k)
    sources = tuple(
        Source(
            sha256(f"{report.id} {who}".encode()).hexdigest()[:16], who[0], who[1], who[2],
            mentions=tuple((report.id, spans[k][1][0]) for k in ks), lines=tuple(lines[k].id for k in ks),
        )
        for who, ks in of.items()
    )  # fmt: skip
    return Reading(report, "generated", tuple(lines), (True,) * len(lines), (), sources)


def _claim(gist: str, members: Sequence[Attribution]) -> Claim:
    ids = tuple(line.id for line in members)
    day = members[0].said_on
    backed = [line for line in members if line.stance != "denies"]
    denied = [line for line in members if line.stance == "denies"]
    named = {line.actor: line.id for line in backed}
    told = Told(tuple(dict.fromkeys(line.report for line in members)), (), ids[0], day, ids[-1], day, (), ())
    return Claim(
        id="c" + sha256(repr(ids).encode()).hexdigest()[:19], gist=gist, members=ids, independent_sources=len(named),
        sides=tuple(sorted({line.affiliation or "" for line in backed})),
        denied_by=tuple(sorted({line.affiliation or "" for line in denied})), contradicts=(),
        counted=tuple(named.values()),
        uncounted=(), named=tuple(named.values()), denied=tuple(line.id for line in denied), withdrawn=(), rivals=(),
        refines=(), told=told,
    )  # fmt: skip
