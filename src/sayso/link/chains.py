"""Publishers and relays that a report does not show, told by the reports whose text it shares.

A copy came through the house that put out its original, and through those that the original came through. Of 55 copies
in the training bundles 54 have these relays and no others; the last has a body's statement besides, which is no house.
So where the text of two reports tells that one is the other's copy, the chain of the one completes the other's.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from ..model import Fact, Lineage, Passage, Report
from ..read.masthead import ISSUER
from ..wires import directory, fold, mentions
from .houses import same

_LIKELY = 0.6
"""Score of a link from which it tells a publisher or relays."""
_SEEN = 20_000
"""Code points of a report in which a house is looked for."""
_WEAK = frozenset({"self-reference", "lead", "headline", "stamp", "footer", "credit", "copyright", "pointed"})
"""Origins of a publisher that give way to the house that a copy names: words of the text, not a head or a dateline."""


def chained(reports: Sequence[Report], links: Sequence[Lineage]) -> tuple[Report, ...]:
    """The reports, in the same order, with chains completed along the links.

    Facts so found have the origin "copied". The `via` of lines is left as each report tells it: following the chains
    there was tried and lost six of 730 lines of the development bundles (a copy says more of its own than it took).

    `links` are those of `lineage`, by copy and then by weight of origin. Nothing that a report shows is taken away.
    """
    of = {report.id: report for report in reports}
    origins: defaultdict[str, list[Lineage]] = defaultdict(list)
    for link in links:
        if link.score >= _LIKELY:
            origins[link.copy].append(link)
    houses = Counter(report.publisher.value for report in of.values() if report.publisher)
    for copy in sorted(origins):
        origin = of[origins[copy][0].origin]
        house = _house(origin, of[copy], houses)
        if house:
            if origin.publisher:
                houses[origin.publisher.value] -= 1
            houses[house] += 1
            of[origin.id] = replace(origin, publisher=Fact(house, None, "copied"))
    known = sorted(+houses)
    for name in _origins_first(sorted(of), origins):
        for link in origins.get(name, ()):
            of[name] = _behind(of[name], of[link.origin], link, known)
    return tuple(of[report.id] for report in reports)


def _origins_first(names: Iterable[str], origins: Mapping[str, Sequence[Lineage]]) -> list[str]:
    """All reports, each after its originals; where copies go round in a ring, it is cut at the first name of it.

    Without recursion: a page that was changed a thousand times is a chain of a thousand copies.
    """
    seen: set[str] = set()
    out: list[str] = []
    for first in names:
        waiting = [] if first in seen else [(first, iter(origins.get(first, ())))]
        seen.add(first)
        while waiting:
            name, links = waiting[-1]
            new = next((link.origin for link in links if link.origin not in seen), None)
            if new is None:
                out.append(name)
                waiting.pop()
            else:
                seen.add(new)
                waiting.append((new, iter(origins.get(new, ()))))
    return out


def _house(origin: Report, copy: Report, houses: Mapping[str, int]) -> str | None:
    """Who put out an original: the house that its copy names as the last of its relays, if no report here is by it.

    What the original's own head or dateline says stands, and so does a house of the directory: then `None`. `houses`
    tells how many reports each house put out.
    """
    own = origin.publisher
    if origin.relays or not copy.relays:
        return None
    house = copy.relays[-1].value
    if own is not None and (
        own.origin not in _WEAK or fold(own.value) in directory().named or _alike(own.value, house)
    ):
        return None
    return None if any(_alike(house, other) for other, count in houses.items() if count) else house


def _behind(report: Report, origin: Report, link: Lineage, houses: Sequence[str]) -> Report:
    """The report with its original's publisher and relays among its own, nearest first.

    A relay that no report here is by may be the original's house under another name: then nothing is added.
    """
    own, house = report.publisher, origin.publisher
    if own is None or house is None or same(own.value, house.value) or _is_issued(origin):
        return report
    if any(same(relay.value, own.value) for relay in origin.relays):
        return report
    near = link.aligned[0].copy.start if link.aligned else 0
    chain: list[Fact] = []
    for fact in (house, *origin.relays):
        shown = next((relay for relay in report.relays if _alike(relay.value, fact.value)), None)
        named = _named(report, fact.value, near) if shown is None else None
        if shown or named:
            chain.append(shown or Fact(fact.value, named, "copied"))
    if not chain:
        return report
    others = [relay.value for relay in report.relays if relay not in chain]
    if chain[0] not in report.relays and any(not any(_alike(name, house) for house in houses) for name in others):
        return report
    first = min((report.relays.index(fact) for fact in chain if fact in report.relays), default=0)
    before = [relay for relay in report.relays[:first] if relay not in chain]
    after = [relay for relay in report.relays[first:] if relay not in chain]
    found = tuple(dict.fromkeys((*before, *chain, *after)))
    return report if found == report.relays else replace(report, relays=found)


def _alike(one: str, other: str) -> bool:
    """Whether two names may be one house's, of two reports that share a text: all words of one are in the other."""
    a, b = _words(one), _words(other)
    return bool(a and b and (a <= b or b <= a)) or same(one, other)


@lru_cache(maxsize=4096)
def _words(name: str) -> frozenset[str]:
    return frozenset(re.findall(r"[^\W_]+", fold(name).replace("'s", "")))


def _named(report: Report, house: str, near: int) -> Passage | None:
    """Where the report names the house, nearest to an offset: a house that it does not name is no relay of its own."""
    text = report.extract.text[:_SEEN]
    found = [Passage(mention.start, mention.end) for mention in mentions(text) if same(mention.name, house)]
    words = r"[\W_]{1,3}".join(map(re.escape, house.removeprefix("The ").split()))
    found = found or [Passage(*m.span()) for m in re.finditer(rf"(?<!\w){words}(?!\w)", text, re.IGNORECASE)]
    return min(found, key=lambda passage: (abs(passage.start - near), passage), default=None)


def _is_issued(report: Report) -> bool:
    """Whether a report is a body's own statement: who takes it over relays nobody."""
    if any(label.kind == "PRESS RELEASE" for label in report.labels):
        return True
    house = report.publisher.value if report.publisher else ""
    wire = directory().named.get(fold(house))
    return wire.kind == "issuer" if wire else ISSUER.search(house) is not None
