"""What an export is given: a ledger in memory, or (`of_store`) a store that is read piece by piece."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import NamedTuple, Protocol

from ..ledger import by_report
from ..model import Attribution, Claim, Judgement, Ledger, Lineage, Problem, Report, Source, Story, Toponym


class Held(NamedTuple):
    """A report with what was read in it; `arrived` is when it came into the store (ISO 8601, UTC), if it is in one."""

    report: Report
    lines: tuple[Attribution, ...]
    doubtful: tuple[Attribution, ...]
    toponyms: tuple[Toponym, ...]
    arrived: str | None = None


class Decided(NamedTuple):
    """What a person decided about sources, claims, lines or copies, and what stands: nobody undid it."""

    id: str
    verb: str
    subject: str
    targets: tuple[str, ...]
    author: str
    at: str
    note: str


class Speaker(NamedTuple):
    """The source of a line, as `Source` has it."""

    id: str
    name: str
    kind: str
    side: str | None
    role: str | None
    body: str | None


class Given(Protocol):
    """Everything that can be exported, each kind in the order of the ledger; every iterator starts anew."""

    version: str
    backend: str

    def __len__(self) -> int:
        """How many reports there are."""

    def reports(self) -> Iterator[Held]:
        """The reports."""

    def report(self, id: str) -> Report:
        """One of the reports; raises `KeyError` where there is none."""

    def lines(self) -> Iterator[Attribution]:
        """The lines of all reports, without the doubtful ones."""

    def claims_of(self, lines: Iterable[str]) -> dict[str, tuple[str, int]]:
        """The claim that lines are in, and how many independent sources it has; of those that are in one."""

    def speaker_of(self, lines: Iterable[str]) -> dict[str, Speaker]:
        """The source that lines are of; of those that have one."""

    def sources(self) -> Iterator[Source]:
        """Who speaks."""

    def claims(self) -> Iterator[Claim]:
        """What is said."""

    def lineage(self) -> Iterator[Lineage]:
        """Which report is a copy of which."""

    def stories(self) -> Iterator[Story]:
        """Reports of the same happenings."""

    def judgements(self) -> Iterator[Judgement]:
        """What was concluded across reports."""

    def decisions(self) -> Iterator[Decided]:
        """What people decided; a ledger that comes from no store has none."""

    def problems(self) -> Iterator[Problem]:
        """The problems that are of no report."""


class OfLedger:
    """A ledger as something to export."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._reports = {report.id: report for report in ledger.reports}
        self._claim = {line: (c.id, c.independent_sources) for c in ledger.claims for line in c.members}
        self._speaker: dict[str, Speaker] = {}
        for one in ledger.sources:
            speaker = Speaker(one.id, one.name, one.kind, one.side, one.role, one.body)
            self._speaker.update((line, speaker) for line in one.lines)
        self.version = ledger.version
        self.backend = ledger.backend

    def __len__(self) -> int:
        """How many reports there are."""
        return len(self._ledger.reports)

    def reports(self) -> Iterator[Held]:
        """The reports."""
        lines, doubtful = by_report(self._ledger.attributions), by_report(self._ledger.doubtful)
        places: dict[str, list[Toponym]] = {}
        for id, place in self._ledger.toponyms:
            places.setdefault(id, []).append(place)
        for report in self._ledger.reports:
            id = report.id
            yield Held(report, tuple(lines[id]), tuple(doubtful[id]), tuple(places.get(id, ())))

    def report(self, id: str) -> Report:
        """One of the reports."""
        return self._reports[id]

    def lines(self) -> Iterator[Attribution]:
        """The lines."""
        return iter(self._ledger.attributions)

    def claims_of(self, lines: Iterable[str]) -> dict[str, tuple[str, int]]:
        """The claim that lines are in, and how many independent sources it has."""
        return {line: self._claim[line] for line in lines if line in self._claim}

    def speaker_of(self, lines: Iterable[str]) -> dict[str, Speaker]:
        """The source that lines are of."""
        return {line: self._speaker[line] for line in lines if line in self._speaker}

    def sources(self) -> Iterator[Source]:
        """Who speaks."""
        return iter(self._ledger.sources)

    def claims(self) -> Iterator[Claim]:
        """What is said."""
        return iter(self._ledger.claims)

    def lineage(self) -> Iterator[Lineage]:
        """Which report is a copy of which."""
        return iter(self._ledger.lineage)

    def stories(self) -> Iterator[Story]:
        """Reports of the same happenings."""
        return iter(self._ledger.stories)

    def judgements(self) -> Iterator[Judgement]:
        """What was concluded across reports."""
        return iter(self._ledger.judgements)

    def decisions(self) -> Iterator[Decided]:
        """None: a ledger has no decisions of its own."""
        return iter(())

    def problems(self) -> Iterator[Problem]:
        """The problems that are of no report."""
        return iter(self._ledger.problems)


def run_of(given: Given) -> str:
    """The identifier of what made the ledger: the same for the same version of sayso and the same back end."""
    return "n" + sha256(f"{given.version}\0{given.backend}".encode("utf-8", "surrogatepass")).hexdigest()[:20]
