"""What goes into a store and what comes out: readings, what linking made of them, what people decided."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace
from hashlib import sha256
from itertools import chain

from ..model import Attribution, Claim, Judgement, Lineage, Passage, Report, Source, Story, Toponym
from .values import encoded, packed

VERBS = ("confirm", "reject", "merge", "split", "annotate", "undo")
SUBJECTS = ("source", "claim", "lineage", "line")


@dataclass(frozen=True, slots=True)
class Reading:
    """One report as one reader read it, on its own: what `add` takes, so that nothing is read twice.

    `report.id` is `report_id(report)` (`identified` sets it), and all lines, places and sources name it. `reader` says
    what read it: version of the code, model and settings, in one word or line. `lines` are all lines, the doubtful
    too, which are less probable than `gate`. `told` says of each line whether words about its source tell its side.
    """

    report: Report
    reader: str
    lines: tuple[Attribution, ...] = ()
    told: tuple[bool, ...] = ()
    toponyms: tuple[Toponym, ...] = ()
    sources: tuple[Source, ...] = ()
    gate: float = 0.5


@dataclass(frozen=True, slots=True)
class Linked:
    """What linking made of some reports together: it takes the place of all that was linked of `reports` before.

    No claim, link or story may reach beyond `reports`. `lines` are those whose fields linking changed (a side that
    others tell, a day that is inherited); the others stand as they were read. So do reports, but for `settled`: those
    whose facts others settle (a date of publication). `who` are (source, group) pairs: sources of one group are one
    person or body; they may be of other reports too.
    """

    reports: tuple[str, ...]
    settled: tuple[Report, ...] = ()
    lines: tuple[Attribution, ...] = ()
    who: tuple[tuple[str, str], ...] = ()
    judgements: tuple[Judgement, ...] = ()
    lineage: tuple[Lineage, ...] = ()
    claims: tuple[Claim, ...] = ()
    stories: tuple[Story, ...] = ()


def joined(parts: Sequence[Linked]) -> Linked:
    """What linking made of several sets of reports, as one."""
    return Linked(*(tuple(chain.from_iterable(getattr(part, one.name) for part in parts)) for one in fields(Linked)))


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where in a report's text the subject of a decision stands, so that it is found again when identifiers change."""

    report: str
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided; never changed and never removed, but a later one can undo it.

    `verb` is one of `VERBS`, `subject` one of `SUBJECTS`. `targets` are identifiers as they were then: for a lineage
    (copy, origin), for an undoing the decision. A merge takes all its targets together; a split takes the first
    target's lines `targets[1:]` (of a source: its sources) out of it. `at` is ISO 8601 in UTC. `anchors` are where the
    targets stand, target by target.
    """

    id: str
    verb: str
    subject: str
    targets: tuple[str, ...]
    author: str
    at: str
    note: str = ""
    anchors: tuple[tuple[Anchor, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that `check` found wrong: in which table, of which row, and what."""

    table: str
    id: str
    message: str


def report_id(report: Report) -> str:
    """The identifier of a report by its content: its text and the facts given beside it, wherever it was found."""
    return "r" + _digest(_sha(report.text) + packed(report.given))


def identified(report: Report) -> Report:
    """The report under the identifier of its content; set it before lines are made, which hash it."""
    return replace(report, id=report_id(report))


def reading_id(reading: bytes) -> str:
    """The identifier of a reading by its packed bytes."""
    return "g" + _digest(reading)


def digest(parts: Iterable[object], letter: str) -> str:
    """An identifier of plain parts: a letter and twenty hexadecimal digits."""
    return letter + _digest(packed(tuple(parts)))


def text_hash(text: str) -> bytes:
    """SHA-256 of a text, as `sayso read --json` gives it."""
    return _sha(text)


def _sha(text: str) -> bytes:
    return sha256(encoded(text)).digest()


def _digest(data: bytes) -> str:
    return sha256(data).hexdigest()[:20]
