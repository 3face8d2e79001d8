"""Who put a report out, and where: what a back end points at is weighed with what the rules of headers saw.

The rules know the forms of houses that they were made for, the network has an eye for the others, and each is wrong in
other reports. Names that one house goes by in a report are put together, and each house is weighed by how surely the
back end points at it, how often, and where the rules saw it.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from ..backends import Backend, PointsAtHeaders
from ..model import Dateline, Fact, NamedHouse, Passage, Pointed, Report
from ..wires import directory, fold
from ..wires.naming import same_house
from .masthead import initials
from .publication import nearest
from .stamps import stamps

ORIGIN = "pointed"
"""The origin of a publisher that a back end pointed at."""
FIRM = frozenset({"dateline", "header"})
"""Origins of a publisher that a wire's own line tells."""
_SHOWN = frozenset({"masthead", "byline", "copyright", "footer", "stamp", "sign-off", "headline"})
_HOST = re.compile(r"(?:www\.)?([\w-]+)\.(?:com|org|net|info|[a-z]{2})(?:\.[a-z]{2})?", re.IGNORECASE)
_SHOUTED, _ADDRESS = 0.7, 0.3
"""What a form in capitals, and one in small letters throughout, counts beside 1 where a name's form is chosen."""
_SHORT = 4
"""Letters of a code, which is a house's or anything's."""
_LETTERS = re.compile(r"[^\W_]+")


Progress = Callable[[int, int], None]
TOGETHER = 16
"""Reports that a back end is shown at once."""
WEIGHTS = {
    "pointed at": 0.18,
    "named more than once": 0.88,
    "short": -1.21,
    "not pointed at": 0.96,
    "firm": 1.56,
    "shown": 1.58,
    "told": 0.98,
}
"""What is weighed of a house (`seen_of`), against what speaks for none (`NOTHING`).

A regression over the houses of each of 192 reports (batches 28, 30, 32 and 34 of tests/cases/headers_fresh.txt) that
neither the rules nor the networks that pointed then had seen, and of 568 articles of corpora, most of which have no
masthead and name no house that put them out (training/headers.py); both weigh the same, and weights are drawn to 0 by
.02 of their squares. Cross-validated by stories .797 of the publishers of the reports are right (.786 with .05), as
many as without the articles, and by the rules alone .724 (docs/reference/wires.md). Without the articles, and by
networks that had seen none of them, a house was told in 403 of 692 others, and was right in 23
(benchmarks/publishers.py).
"""
NOTHING = (0.35, 0.21)
"""A constant, and a weight for the odds that the back end points at nothing."""
PLACED = 0.9
"""Probability from which a place is the dateline's where the rules saw none.

In the same reports .9 and .95 give .953 of the places, .7 and .8 .948 and the rules .943; what the rules saw stays.
"""
_BEHIND, _BESIDE = 60, 12
"""Code points behind the dateline's place in which its day ends, and in which it begins."""


def with_headers(
    reports: Sequence[Report], backend: Backend, *, progress: Progress | None = None
) -> tuple[Report, ...]:
    """The reports with the publisher and the dateline that the rules and the back end's pointing tell together.

    A publisher that came with the page or record stays. `progress` is called with the code points that are done and
    those that there are. Raises `BackendError`.
    """
    if not isinstance(backend, PointsAtHeaders):
        return tuple(reports)
    out: list[Report] = []
    done, total = 0, sum(len(report.extract.text) for report in reports)
    for at in range(0, len(reports), TOGETHER):
        some = reports[at : at + TOGETHER]
        asked = [report.extract.text if _is_open(report) else "" for report in some]
        out += map(with_header, some, backend.headers(asked))
        done += sum(len(report.extract.text) for report in some)
        if progress:
            progress(done, total)
    return tuple(out)


def _is_open(report: Report) -> bool:
    """Whether pointing may tell more: not where the page or record told the publisher, or a wire's dateline all."""
    own = report.publisher
    return own is None or not (own.origin.startswith("given:") or (own.origin in FIRM and report.dateline))


def with_header(report: Report, pointed: Pointed) -> Report:
    """One report with what a back end points at in it."""
    if not _is_open(report):
        return report
    if report.dateline is None and pointed.place and pointed.placed >= PLACED:
        report = replace(report, dateline=_dateline(report, pointed.place))
    told = told_by(report, pointed.houses) if pointed.houses else report.publisher
    if told == report.publisher:
        return report
    # What the rules say of relays stays: read again with the other publisher, they were right in fewer reports.
    relays = tuple(relay for relay in report.relays if told is None or not same_house(relay.value, told.value))
    return replace(report, publisher=told, relays=relays)


def _dateline(report: Report, place: Passage) -> Dateline | None:
    """The dateline of a place, with the day that stands behind it; none in a headline or over a line end."""
    text = report.extract.text
    title = report.title.passage if report.title else None
    if "\n" in text[place.start : place.end] or (title and title.start < place.end and place.start < title.end):
        return None
    line = text[place.end : place.end + _BEHIND].partition("\n")[0]
    behind = stamps(text, place.end, place.end + len(line))
    stamp = behind[0] if behind and behind[0].passage.start - place.end <= _BESIDE else None
    on = stamp.iso if stamp else None
    if stamp and on is None and stamp.year is None and stamp.other is None and report.published_on:
        on = nearest(stamp, [report.published_on.value])
    shown = text[place.start : place.end]
    return Dateline(shown, on, Passage(place.start, stamp.passage.end if stamp else place.end), (shown,))


def told_by(report: Report, named: Sequence[NamedHouse]) -> Fact | None:
    """The house that put the report out, as far as rules and pointing tell it; where it is theirs, the rules' fact.

    What the rules take for a relay is not asked about: in three of 192 reports it came out, and was right in one.
    """
    found = [house for house in houses(report, named) if house.publisher or (house.named and not house.relay)]
    pointed = sum(one.pointed for one in named)
    odds = [sum(WEIGHTS[name] * value for name, value in seen_of(house).items()) for house in found]
    nothing = NOTHING[0] + NOTHING[1] * _odds(1 - pointed)
    best = max(range(len(found)), key=odds.__getitem__, default=None)
    if best is None or odds[best] < nothing:
        return None
    house = found[best]
    if house.publisher:
        return house.publisher
    name, passage = shown(house, report.extract.text)
    return Fact(name, passage, ORIGIN)


def shown(house: House, text: str) -> tuple[str, Passage]:
    """The name that the ledger gives to a house, and the words that tell it best.

    That of the tables, else as it is written most; capitals throughout count less, for mastheads write so, and
    addresses and accounts least.
    """
    forms: dict[str, float] = defaultdict(float)
    for one in house.named:
        form = text[one.passage.start : one.passage.end]
        forms[form] += one.publisher * (_ADDRESS if form.islower() else _SHOUTED if form.isupper() else 1.0)
    best = max(house.named, key=lambda one: one.publisher)
    name = house.name if fold(house.name) in directory().named else max(forms, key=forms.__getitem__)
    return name, best.passage


@dataclass(slots=True)
class House:
    """One house of a report: a name of it, the words that may name it, and what the rules took it for."""

    name: str
    named: list[NamedHouse] = field(default_factory=list)
    publisher: Fact | None = None
    relay: Fact | None = None


def houses(report: Report, named: Iterable[NamedHouse]) -> list[House]:
    """The houses that a back end and the rules see in a report, by the length of their names."""
    text = report.extract.text
    out: list[House] = []
    for one in sorted(named, key=lambda one: (one.passage.start - one.passage.end, one.passage)):
        shown = text[one.passage.start : one.passage.end]
        name = _listed(shown)
        known = next((house for house in out if _is_of(shown, name, house.name)), None)
        if known is None:
            out.append(known := House(name))
        known.named.append(one)
    facts = [(report.publisher, True), *((relay, False) for relay in report.relays)]
    for fact, publishes in facts:
        if fact is None:
            continue
        known = next(
            (house for house in out if _is_of(fact.value, fact.value, house.name) or _stands(fact, house)), None
        )
        if known is None:
            out.append(known := House(fact.value))
        if publishes:
            known.publisher = fact
        else:
            known.relay = known.relay or fact
    return out


def _listed(shown: str) -> str:
    wire = directory().named.get(fold(shown)) or directory().tagged.get(fold(shown))
    return wire.name if wire else shown


def _key(name: str) -> str:
    return "".join(_LETTERS.findall(fold(name)))


def _is_of(shown: str, name: str, house: str) -> bool:
    """Whether words name the house: its name, its short form, its host, or its name as an account writes it."""
    key, own = _key(name), _key(house)
    return (
        key == own
        or same_house(name, house)
        or _hosted(shown) == own
        or key == _hosted(house)
        or (len(key) > 3 and key == own.removeprefix("the"))
        or (name.isupper() and len(name) > 2 and initials(house) == name)
        or (len(key) > 3 and shown.islower() and key in own)
    )


def _hosted(shown: str) -> str | None:
    """The name in an address, as `_key` has it."""
    host = _HOST.fullmatch(shown)
    return _key(host[1]) if host else None


def _stands(fact: Fact, house: House) -> bool:
    return fact.passage is not None and any(
        fact.passage.start < one.passage.end and one.passage.start < fact.passage.end for one in house.named
    )


def _odds(probability: float) -> float:
    held = min(max(probability, 1e-3), 1 - 1e-3)
    return math.log(held / (1 - held))


def seen_of(house: House) -> dict[str, float]:
    """What is weighed of a house, by name."""
    origin = house.publisher.origin if house.publisher else None
    return {
        "pointed at": _odds(sum(one.pointed for one in house.named)),
        "named more than once": float(len(house.named) > 1),
        "short": float(" " not in house.name and len(house.name) <= _SHORT),
        "not pointed at": float(not house.named),
        "firm": float(origin in FIRM),
        "shown": float(origin in _SHOWN),
        "told": float(origin is not None and origin not in FIRM | _SHOWN),
    }
