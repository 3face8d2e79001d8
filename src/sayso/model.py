"""The nouns: frozen, typed, serialisable. Imports nothing else of the project.

All offsets are half-open `[start, end)` counts of Unicode code points. Offsets of a `Report`, and of everything that a
ledger shows, are into `Report.text`, the text as it was received.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, NamedTuple


class Passage(NamedTuple):
    """Half-open `[start, end)` code points of one text; the atom of evidence."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Problem:
    """Something a reader of the ledger must know: nothing is skipped, lost or left unresolved in silence.

    `kind` is a short stable word ("charset", "empty", "binary", "date-clash", "extraction", ...); `message` is for a
    person and names the file; `where` is the path or "path:line"; `passages` point into the report's text where that
    makes sense.
    """

    kind: str
    message: str
    where: str = ""
    passages: tuple[Passage, ...] = ()
    fatal: bool = False
    """True where the input that it names could not be read (the exit code says so)."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A header fact: a value, the words that say it (`None` where it stands outside the text), and where it was read.

    `origin` is a stable word such as "header", "dateline", "footer", "credit", "meta:og:site_name", "json-ld",
    "field:published", "url", "given".
    """

    value: str
    passage: Passage | None
    origin: str


@dataclass(frozen=True, slots=True)
class Dateline:
    """The line that opens a wire report: places, date (ISO 8601, or `None`), and the characters that say so."""

    place: str | None
    on: str | None
    passage: Passage
    places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Label:
    """A newsroom label: UPDATE, CORRECTED, WITHDRAWN, URGENT, FACTBOX, OPINION, EMBARGO ...; `number` of "UPDATE 2"."""

    kind: str
    passage: Passage
    number: int | None = None
    detail: str | None = None


@dataclass(frozen=True, slots=True)
class Aside:
    """A line of the copy that is not news and never a claim: credit, sign-off, read-also link, boilerplate, stamp.

    `kind` is one of "credit", "sign-off", "read-also", "self-reference", "boilerplate", "advisory", "byline", "photo",
    "correction", "translation", "stamp", "header", "footer", "copyright".
    """

    kind: str
    passage: Passage


@dataclass(frozen=True, slots=True)
class Damage:
    """A broken or stray stretch of text: marked, never removed, never made a claim.

    `kind` is one of "fragment", "dropped", "letters", "mojibake", "boilerplate", "truncated", "repeated".
    """

    kind: str
    passage: Passage


class Place(NamedTuple):
    """A place of a reading text that a back end takes for broken, and whether it stands alone in its line."""

    passage: Passage
    probability: float
    alone: bool


class NamedHouse(NamedTuple):
    """A name that a back end takes for a house's, with what it says of it, each a probability.

    `publisher`: that these words name who put the copy out; `pointed`: that of all words of the report these tell it.
    """

    passage: Passage
    publisher: float
    pointed: float


class Pointed(NamedTuple):
    """What a back end points at above and below the news: names of houses, and the dateline's place."""

    houses: tuple[NamedHouse, ...]
    place: Passage | None
    placed: float
    """Probability that the report has a dateline and that this is its place."""


@dataclass(frozen=True, slots=True)
class Extract:
    """The reading text derived from a received text, with the map from every character of it back to the origin.

    `pieces` are `(start, origin_start, origin_end)` in rising order of `start`: the characters of the extract from
    `start` up to the next piece stand for the received text `[origin_start, origin_end)`. Where both sides have the
    same length the map is character by character; otherwise (an entity, a run of blanks, a character that the
    extractor put in between) every character of the piece stands for the whole of the origin.
    """

    text: str
    pieces: tuple[tuple[int, int, int], ...]
    _starts: list[int] = field(init=False, repr=False, compare=False)
    _origins: list[tuple[int, int]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Keep the piece starts, and the pieces by their origin, for bisection."""
        object.__setattr__(self, "_starts", [piece[0] for piece in self.pieces])
        origins = sorted((start, index) for index, (_, start, end) in enumerate(self.pieces) if start < end)
        object.__setattr__(self, "_origins", origins)

    @classmethod
    def identity(cls, text: str) -> Extract:
        """An extract that is the received text itself."""
        return cls(text, ((0, 0, len(text)),))

    def back(self, start: int, end: int) -> tuple[Passage, ...]:
        """The received passages that `[start, end)` of the extract stands for: in order, disjoint, none touching."""
        out: list[Passage] = []
        if start >= end:
            return ()
        index = bisect_right(self._starts, start) - 1
        while index < len(self.pieces) and (index < 0 or self.pieces[index][0] < end):
            if index >= 0:
                low, origin_start, origin_end = self.pieces[index]
                high = self.pieces[index + 1][0] if index + 1 < len(self.pieces) else len(self.text)
                if high - low == origin_end - origin_start:
                    a, b = origin_start + max(start - low, 0), origin_start + min(end, high) - low
                else:
                    a, b = origin_start, origin_end
                if a < b:
                    if out and out[-1].end >= a:
                        out[-1] = Passage(out[-1].start, max(out[-1].end, b))
                    else:
                        out.append(Passage(a, b))
            index += 1
        return tuple(out)

    def forth(self, passages: Iterable[Passage]) -> tuple[Passage, ...]:
        """The passages of the extract that stand for received passages: the other way of `back`.

        In order and disjoint; those with nothing received between them (a line end that the extractor put in) are
        joined, so that what was one passage before `back` is one again.
        """
        found: list[Passage] = []
        for start, end in passages:
            first = max(bisect_right(self._origins, (start, len(self.pieces))) - 1, 0)
            for at in range(first, len(self._origins)):
                origin_start, index = self._origins[at]
                if origin_start >= end:
                    break
                low, _, origin_end = self.pieces[index]
                high = self.pieces[index + 1][0] if index + 1 < len(self.pieces) else len(self.text)
                if origin_end <= start or low == high:
                    continue
                if high - low == origin_end - origin_start:
                    low, high = low + max(start - origin_start, 0), low + min(end, origin_end) - origin_start
                found.append(Passage(low, high))
        out: list[Passage] = []
        for passage in sorted(found):
            if out and (passage.start <= out[-1].end or not self.back(out[-1].end, passage.start)):
                out[-1] = Passage(out[-1].start, max(out[-1].end, passage.end))
            else:
                out.append(passage)
        return tuple(out)


@dataclass(frozen=True, slots=True)
class Report:
    """One text as published, once. `text` is what was received and is never altered.

    `extract` is what was read: the text itself for plain text, the main text for a web page. Spans of `dateline`,
    `labels`, `asides` and `damage` are into `extract.text`; `extract.back` gives the received characters.
    `published_on` is ISO 8601 with its origin; `relays` are the outlets that the copy names as where it came from,
    nearest first; `published_candidates` are all candidates for the date of publication, the chosen one first.
    """

    id: str
    path: str
    text: str
    extract: Extract
    charset: str = "utf-8"
    title: Fact | None = None
    publisher: Fact | None = None
    relays: tuple[Fact, ...] = ()
    dateline: Dateline | None = None
    published_on: Fact | None = None
    published_candidates: tuple[Fact, ...] = ()
    byline: Fact | None = None
    labels: tuple[Label, ...] = ()
    asides: tuple[Aside, ...] = ()
    damage: tuple[Damage, ...] = ()
    problems: tuple[Problem, ...] = ()
    given: tuple[tuple[str, str], ...] = ()
    """Facts that came beside the text (JSON Lines fields, a page's metadata) as (name, value) pairs."""


class Guess(NamedTuple):
    """What a back end takes a field of a line for, from a closed list, and how sure it is."""

    field: str
    value: str
    probability: float


@dataclass(frozen=True, slots=True)
class Mark:
    """One attribution as a back end points at it: offsets into the text that it was given, never words of its own.

    `guesses` are its answers for the fields of the line, of each field the most probable first.
    """

    source: tuple[Passage, ...]
    cue: tuple[Passage, ...]
    content: tuple[Passage, ...]
    probability: float
    guesses: tuple[Guess, ...] = ()


@dataclass(frozen=True, slots=True)
class Attribution:
    """What the page shows: who (source) says (cue) what (content), each a tuple of passages of `Report.text`.

    `source` is empty where nobody is named ("reportedly"). `probability` is calibrated: of the lines that carry .8,
    four in five are right (see docs for how it was measured). The other fields follow the desk's SCHEMA; `None` is
    "unresolved".
    """

    id: str
    report: str
    source: tuple[Passage, ...]
    cue: tuple[Passage, ...]
    content: tuple[Passage, ...]
    probability: float
    style: str | None = None
    stance: str | None = None
    source_kind: str | None = None
    actor: str | None = None
    affiliation: str | None = None
    addressee: str | None = None
    channel: str | None = None
    said_on: str | None = None
    said_in: str | None = None
    via: tuple[str, ...] = ()
    certainty: str | None = None
    polarity: str | None = None


@dataclass(frozen=True, slots=True)
class Toponym:
    """A name of a place in one report, and which place it is; `None` where that is unresolved.

    `passage` is into `Report.text`. `geoname` is the GeoNames identifier, `country` ISO 3166 alpha-3, `adm1` the
    GeoNames code of the first administrative division ("US.TX"), `latitude` and `longitude` degrees (WGS 84). `doubt`
    is 0 where there is no rival, up to 1; `others` are the rivals' GeoNames identifiers, likeliest first. `acts` is
    whether the name stands for a government or body here, and not for a place.
    """

    passage: Passage
    name: str
    geoname: int | None = None
    latitude: float | None = None
    longitude: float | None = None
    adm1: str | None = None
    country: str | None = None
    doubt: float = 0.0
    others: tuple[int, ...] = ()
    acts: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """Who speaks, in one report or in several: a person, body, country, document, medium, or a role left nameless.

    `mentions` are (report id, passage of `Report.text`) where it is named or described; `lines` are the identifiers of
    the attributions that it makes. `role` and `body` are words of the text.
    """

    id: str
    name: str
    kind: str
    side: str | None = None
    role: str | None = None
    body: str | None = None
    mentions: tuple[tuple[str, Passage], ...] = ()
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Judgement:
    """A conclusion that may be wrong: a row of its own beside what the page says, never written over it.

    `kind` is "same-source" and the like; `left` and `right` are identifiers of what it is about; `score` is from 0 to
    1; `method` says which rule or model concluded it, `author` who ("sayso", or a person).
    """

    kind: str
    left: str
    right: str
    score: float
    method: str
    author: str = "sayso"


class Aligned(NamedTuple):
    """The same words in a copy and its original: passages of `Report.text`.

    Where both are equally long the map is character by character; else (an entity, an accent written apart) the whole
    stands for the whole. `moved` is whether the words stand in another order than those around them.
    """

    copy: Passage
    origin: Passage
    moved: bool = False


class Edit(NamedTuple):
    """What a copy changed. `kind` is one of `edits.KINDS`; passages are of `Report.text`, none where nothing stands."""

    kind: str
    copy: tuple[Passage, ...]
    origin: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Lineage:
    """One report (`copy`) reuses the text of another (`origin`).

    `relation` is "verbatim", "edited", "excerpt" or "rewrite"; `correction` whether the copy is labelled as correcting
    or withdrawing. `aligned` are the shared words in the order of the copy. `score`, from 0 to 1, is how sure the link
    and its direction are; below .6 the direction is undecided. `method` is "text" or "named" (a rewrite that names its
    origin); `evidence` says in words what spoke for the direction. `edits` is empty for a link by name, where
    everything is told anew.
    """

    copy: str
    origin: str
    relation: str
    correction: bool
    aligned: tuple[Aligned, ...]
    edits: tuple[Edit, ...]
    score: float
    method: str
    evidence: tuple[str, ...]

    def inherited(self, passages: Iterable[Passage]) -> tuple[Passage, ...]:
        """The passages of the original that say the same words as some passages of the copy, in order and disjoint.

        What the copy changed or added has none. A passage whose words are all there gives what a reading of the
        original may be inherited by (`whole` tells).
        """
        starts = [piece.copy.start for piece in self.aligned]
        found: list[Passage] = []
        for start, end in passages:
            at = max(bisect_right(starts, start) - 1, 0)
            while at < len(self.aligned) and self.aligned[at].copy.start < end:
                copy, origin, _ = self.aligned[at]
                at += 1
                low, high = max(copy.start, start), min(copy.end, end)
                if low >= high:
                    continue
                if copy.end - copy.start == origin.end - origin.start:
                    shift = origin.start - copy.start
                    found.append(Passage(low + shift, high + shift))
                else:
                    found.append(origin)
        return _joined(found)

    def whole(self, passages: Iterable[Passage], text: str) -> bool:
        """Whether all letters and digits of some passages of the copy (whose text is `text`) stand in the original."""
        for start, end in passages:
            at = start
            for copy, _, _ in self.aligned:
                if copy.end <= at:
                    continue
                if copy.start >= end:
                    break
                if any(c.isalnum() for c in text[at : max(copy.start, at)]):
                    return False
                at = max(at, copy.end)
            if any(c.isalnum() for c in text[at:end]):
                return False
        return True


def _joined(passages: list[Passage]) -> tuple[Passage, ...]:
    out: list[Passage] = []
    for passage in sorted(passages):
        if out and passage.start <= out[-1].end:
            out[-1] = Passage(out[-1].start, max(out[-1].end, passage.end))
        else:
            out.append(passage)
    return tuple(out)


class Rival(NamedTuple):
    """A claim that cannot hold beside this one: the line here and the line there that show it, and what differs."""

    claim: str
    score: float
    here: str
    there: str
    differs: str


@dataclass(frozen=True, slots=True)
class Uncounted:
    """A saying that adds no independent source; `reason` is one of `REASONS`, `detail` what it repeats, if anything."""

    line: str
    reason: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """`reports` and `outlets` that carry the claim; of its lines the first said and the last that backs it, with dates.

    Dates are of the saying, or of the report where the saying has none. `withdrawn` are lines that take it back and
    reports that withdraw one which carries it. `circular` are rings of outlets each of which has it from the next.
    """

    reports: tuple[str, ...]
    outlets: tuple[str, ...]
    first: str
    first_on: str | None
    last: str | None
    last_on: str | None
    withdrawn: tuple[str, ...]
    circular: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing that is said, by one or by many.

    `gist` is the clearest member's words. `members` are identifiers of lines, first said first; so are `counted` (the
    line that each independent source is counted by), `named` of them, and `denied`. `sides` assert or confirm it,
    `denied_by` reject it. `contradicts` are claims that cannot hold beside it, with the passages in `rivals`; `refines`
    are claims that it tells more exactly.
    """

    id: str
    gist: str
    members: tuple[str, ...]
    independent_sources: int
    sides: tuple[str, ...]
    denied_by: tuple[str, ...]
    contradicts: tuple[str, ...]
    counted: tuple[str, ...]
    uncounted: tuple[Uncounted, ...]
    named: tuple[str, ...]
    denied: tuple[str, ...]
    withdrawn: tuple[str, ...]
    """Lines, or reports that correct or withdraw what a member says."""
    rivals: tuple[Rival, ...]
    refines: tuple[str, ...]
    told: Told


class Moment(NamedTuple):
    """One entry of a timeline: a line on the day it was said, or of its report's publication where that is untold.

    `basis` is "said" or "published"; `on` is ISO 8601, `None` where neither is known (those come last).
    """

    on: str | None
    basis: str
    line: str


class Shared(NamedTuple):
    """What reports of a story have in common: `kind` is "name", "number" or "copy", `words` says it.

    `reports` are those that have it.
    """

    kind: str
    words: str
    reports: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """Reports of the same happenings, first published first.

    `label` are words of one of them (`labelled`: report and passage of its text), `shared` what most of them have in
    common, `first` and `last` the days of publication, `timeline` who said what when (a copy's lines are left to the
    original), `score` how near the reports are on the average, from 0 to 1 (1 where there is one).
    """

    id: str
    reports: tuple[str, ...]
    label: str
    labelled: tuple[str, Passage] | None
    shared: tuple[Shared, ...]
    first: str | None
    last: str | None
    timeline: tuple[Moment, ...]
    score: float


@dataclass(frozen=True, slots=True)
class Ledger:
    """What `sayso read` returns: the reports, the attributions of each, and everything that a reader must know.

    `doubtful` holds what the back end pointed at with a probability below the gate: kept apart, so that nothing is
    dropped in silence, and no part of the answer.
    """

    reports: tuple[Report, ...]
    attributions: tuple[Attribution, ...]
    problems: tuple[Problem, ...]
    version: str
    backend: str
    doubtful: tuple[Attribution, ...] = ()
    sources: tuple[Source, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    lineage: tuple[Lineage, ...] = ()
    """Which report is a copy of which; of a copy with several origins the main one comes first."""
    claims: tuple[Claim, ...] = ()
    stories: tuple[Story, ...] = ()
    """Every report is in one, the story with most reports first."""
    toponyms: tuple[tuple[str, Toponym], ...] = ()
    """(report id, toponym), in the order of reports and text."""

    def of(self, report: Report) -> tuple[Attribution, ...]:
        """The attributions of one report, in the order of the text."""
        return tuple(a for a in self.attributions if a.report == report.id)

    def doubtful_of(self, report: Report) -> tuple[Attribution, ...]:
        """What is doubtful in one report, in the order of the text."""
        return tuple(a for a in self.doubtful if a.report == report.id)


JSON = dict[str, Any]
