"""Stories: which reports tell of the same happenings, what they share, and who said what when.

Reports that share a rare name or word are compared (`happenings`), copies are near by their lineage, and groups join
while their reports are the same story with a mean probability of `TOGETHER` or more (average linkage). The same
reports give the same stories in whatever order they came.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from heapq import nsmallest

from ..identifiers import identifier
from ..model import Attribution, Lineage, Moment, Passage, Report, Shared, Story
from ..text import sentences
from .grouping import grouped
from .happenings import FEWEST, Compared, Keys, keys
from .similarity import encoder

TOGETHER = 0.35
"""By halves of the training stories that the weights were not fitted on (`benchmarks/same_story.py`), B-cubed F1 at .2,
.3, .35: the desk's .98 and .92, .97 and .93, .94 and .91; ECB+'s .85 and .94, .87 and .92, .89 and .91. Of like figures
the one that puts fewer strangers together."""
COPY = 0.99
"""The probability that a report and one that it copies tell of the same happenings."""
BLOCK = 40
"""Reports with one key in common that are compared with one another; of a key that more share, each with so many that
are nearest in time. A story of hundreds holds together through its neighbours."""
RAREST = 12
"""Keys of a report by which it is found: its rarest names and words that another report has."""
_YEAR = re.compile(r"(?:19|20)\d\d")
WHOLE = 400
"""Reports before each, of those that hang together with it, that it is compared with."""
SHOWN, MOST = 8, 0.5
"""What a story's reports share is shown when so large a part of them has it, and so many of each kind."""
_IN_PROSE = frozenset({"lead", "text"})
"""Origins of header facts that are read off sentences of the news itself."""
_OPENING = re.compile(r"[\s)\]:/.,\u2013\u2014-]*(?:\([^()\n]{2,40}\)\s?[\u2013\u2014-]+\s?)?")
"""What is left of a header before its news: marks, and an agency in brackets with a dash."""
BETWEEN_FACTS = 4
"""Code points at most between two facts of one header: brackets, a comma, a dash."""


def stories(
    reports: Sequence[Report],
    lines: Sequence[Attribution],
    lineage: Sequence[Lineage],
    copies: Mapping[str, str] | None = None,
) -> tuple[Story, ...]:
    """The stories of reports that are read together, each report in one, the largest first.

    `copies` are the lines that are taken over from another report, to the line there.
    """
    ordered = sorted(reports, key=_age)
    found = [keys(report) for report in ordered]
    compared = Compared(found, encoder())
    pairs = _pairs(found, compared, lineage)
    of: defaultdict[str, list[Attribution]] = defaultdict(list)
    for line in lines:
        if line.id not in (copies or {}):
            of[line.report].append(line)
    groups = grouped([1] * len(ordered), pairs, TOGETHER)
    near = {(a, b): value for a, b, value in pairs}
    out = [_story([ordered[k] for k in group], group, found, compared, near, of, lineage) for group in groups]
    return tuple(sorted(out, key=lambda story: (-len(story.reports), story.first or "9999", story.reports)))


def _age(report: Report) -> tuple[str, str]:
    return report.published_on.value if report.published_on else "9999", report.id


def _pairs(found: Sequence[Keys], compared: Compared, lineage: Iterable[Lineage]) -> list[tuple[int, int, float]]:
    """(report, report, probability): those that share one of their rarest keys, and copies with their originals."""
    held: dict[str, defaultdict[str, list[int]]] = {"name": defaultdict(list), "word": defaultdict(list)}
    for k, one in enumerate(found):
        for kind, words in (("name", one.names), ("word", one.stems)):
            for word in words:
                held[kind][word].append(k)
    chosen: defaultdict[int, list[tuple[float, str, str]]] = defaultdict(list)
    for kind, rarity in (("name", compared.name_rarity), ("word", compared.rarity)):
        for word, holders in held[kind].items():
            if len(holders) > 1:
                key = -rarity[word], kind, word
                for k in holders:
                    chosen[k].append(key)
    wanted: set[tuple[int, int]] = set()
    for k, those in chosen.items():
        for _, kind, word in nsmallest(RAREST, those):
            holders = held[kind][word]
            at = holders.index(k) if len(holders) > BLOCK else 0
            low = max(0, min(at - BLOCK // 2, len(holders) - BLOCK))
            wanted.update((min(k, other), max(k, other)) for other in holders[low : low + BLOCK] if other != k)
    place = {one.report: k for k, one in enumerate(found)}
    linked = set()
    for link in lineage:
        if link.copy in place and link.origin in place:
            a, b = sorted((place[link.copy], place[link.origin]))
            linked.add((a, b))
    near = {pair: COPY if pair in linked else compared.nearness(*pair) for pair in sorted(wanted | linked)}
    # Average linkage takes what was not looked at for unrelated: within what hangs together everything is looked at.
    for group in _hanging(len(found), [pair for pair, value in near.items() if value >= TOGETHER]):
        for at, a in enumerate(group):
            for b in group[max(0, at - WHOLE) : at]:
                if (b, a) not in near:
                    near[b, a] = compared.nearness(b, a)
    return [(a, b, value) for (a, b), value in sorted(near.items())]


def _hanging(n: int, edges: Iterable[tuple[int, int]]) -> list[list[int]]:
    """Connected components, each in rising order."""
    root = list(range(n))

    def of(k: int) -> int:
        while root[k] != k:
            root[k] = root[root[k]]
            k = root[k]
        return k

    for a, b in edges:
        low, high = sorted((of(a), of(b)))
        root[high] = low
    out: defaultdict[int, list[int]] = defaultdict(list)
    for k in range(n):
        out[of(k)].append(k)
    return list(out.values())


def _story(
    reports: Sequence[Report], group: Sequence[int], found: Sequence[Keys], compared: Compared,
    near: Mapping[tuple[int, int], float], of: Mapping[str, Sequence[Attribution]], lineage: Iterable[Lineage],
) -> Story:  # fmt: skip
    ids = tuple(report.id for report in reports)
    inside = {k: sum(near.get((min(k, other), max(k, other)), 0.0) for other in group if other != k) for k in group}
    # A report with a title tells better what the story is about than the first lines of one without.
    central = max(
        zip(group, reports, strict=True),
        key=lambda pair: (pair[1].title is not None, round(inside[pair[0]], 6), -pair[0]),
    )[1]
    label, labelled = _label(central)
    days = sorted(report.published_on.value[:10] for report in reports if report.published_on)
    several = len(group) * (len(group) - 1)
    return Story(
        id=identifier("s", *sorted(ids)),
        reports=ids,
        label=label,
        labelled=labelled,
        shared=_shared(group, found, compared, lineage) if len(group) > 1 else (),
        first=days[0] if days else None,
        last=days[-1] if days else None,
        timeline=_timeline(reports, of),
        score=round(sum(inside.values()) / several, 4) if several else 1.0,
    )


def _label(report: Report) -> tuple[str, tuple[str, Passage] | None]:
    """The title of a report, or its first sentence: its words, and where they stand in the text as received."""
    if report.title:
        place = report.title.passage
        back = report.extract.back(*place) if place else ()
        where = (report.id, Passage(back[0].start, back[-1].end)) if back else None
        return " ".join(report.title.value.split()), where
    text = report.extract.text
    for sentence in sentences(text[:4000]):
        start = _after_header(report, sentence.start, sentence.end)
        words = text[start : sentence.end].split()
        if len(words) >= FEWEST:
            back = report.extract.back(start, sentence.end)
            return " ".join(words), (report.id, Passage(back[0].start, back[-1].end)) if back else None
    return report.id, None


def _after_header(report: Report, start: int, end: int) -> int:
    """Where the news begins in a sentence that opens with header facts: after "TOKYO, Nov 3 (Agency) -"."""
    facts = [report.publisher, report.published_on, report.byline, *report.relays]
    places = [fact.passage for fact in facts if fact and fact.passage and fact.origin not in _IN_PROSE]
    places += [report.dateline.passage] if report.dateline else []
    at = start
    for place in sorted(places):
        if place.start <= at + BETWEEN_FACTS and at < place.end < end:
            at = place.end
    opening = _OPENING.match(report.extract.text, at, end) if at > start else None
    return opening.end() if opening else start


def _shared(
    group: Sequence[int], found: Sequence[Keys], compared: Compared, lineage: Iterable[Lineage]
) -> tuple[Shared, ...]:
    out: list[Shared] = []
    least = max(2, MOST * len(group))
    for kind in ("name", "number"):
        held: defaultdict[str, list[int]] = defaultdict(list)
        for k in group:
            for word in found[k].names if kind == "name" else found[k].numbers:
                held[word].append(k)
        common = [
            (-len(holders) * (compared.name_rarity[word] if kind == "name" else 1.0), word, holders)
            for word, holders in held.items()
            if len(holders) >= least and not _YEAR.fullmatch(word)
        ]
        for _, word, holders in sorted(common)[:SHOWN]:
            written = Counter(found[k].shown.get(word, word) for k in holders)
            best = min(written, key=lambda form: (-written[form], form))
            out.append(Shared(kind, best, tuple(found[k].report for k in holders)))
    inside = {found[k].report for k in group}
    copies = sorted({(link.copy, link.origin) for link in lineage if link.copy in inside and link.origin in inside})
    out += [Shared("copy", f"{copy} of {origin}", (copy, origin)) for copy, origin in copies]
    return tuple(out)


def _timeline(reports: Sequence[Report], of: Mapping[str, Sequence[Attribution]]) -> tuple[Moment, ...]:
    moments = []
    for place, report in enumerate(reports):
        published = report.published_on.value[:10] if report.published_on else None
        for line in of.get(report.id, ()):
            basis = "said" if line.said_on else "published"
            moments.append((line.said_on or published, basis, place, line))
    moments.sort(key=lambda m: (m[0] or "9999", m[2], m[3].content, m[3].id))
    return tuple(Moment(on, basis, line.id) for on, basis, _, line in moments)
