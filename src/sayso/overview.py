"""What several reports say together, put into words for a person: stories, copies, claims and who stands behind them.

All faces show it alike; each lays it out and escapes it in its own way. Nothing here is markup, and every word of a
report is still as the report has it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from .ledger import shown
from .link.standing import REASONS
from .model import Attribution, Claim, Edit, Ledger, Lineage, Report, Story

NOTABLE = (
    "changed number", "changed quotation", "changed name", "changed date", "negation gained", "negation lost",
    "hedge gained", "hedge lost",
)  # fmt: skip
"""Changes that a copy's reader must know of: each is shown; the rest are counted."""
SHOWN_EDITS = 6
"""Changes of a copy that are shown."""


class Saying(NamedTuple):
    """A line of a claim: `mark` is "counts", "denies" or "left out", `why` says it in words."""

    line: Attribution
    who: str
    words: str
    mark: str
    why: str


class Against(NamedTuple):
    """A claim that cannot hold beside the one at hand: what differs, and both passages with who says them."""

    claim: str
    differs: str
    here: Saying
    there: Saying


@dataclass(frozen=True, slots=True)
class Claimed:
    """A claim in words: `counts` and `facts` are short phrases, `sayings` its lines, those that count first."""

    claim: Claim
    contested: bool
    counts: tuple[str, ...]
    facts: tuple[str, ...]
    sayings: tuple[Saying, ...]
    against: tuple[Against, ...]


@dataclass(frozen=True, slots=True)
class Copied:
    """A copy in words: what it is of what, why that is thought, and what was changed."""

    link: Lineage
    words: str
    changes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A story in words; `single` are its claims of one source at most that nobody contests: counted, not shown."""

    story: Story
    days: str
    shared: str
    copies: tuple[Copied, ...]
    claims: tuple[Claimed, ...]
    single: int


def overview(ledger: Ledger) -> tuple[Told, ...]:
    """The stories that have something to show: copies, or claims that several sources back, deny or contradict.

    Contested claims come first, then those with most independent sources, then those with most lines.
    """
    reports = {report.id: report for report in ledger.reports}
    lines = {line.id: line for line in ledger.attributions}
    claims = {claim.id: claim for claim in ledger.claims}
    story_of = {id: story.id for story in ledger.stories for id in story.reports}
    of: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in ledger.claims:
        of[story_of[lines[claim.members[0]].report]].append(claim)
    copies: defaultdict[str, list[Lineage]] = defaultdict(list)
    for link in ledger.lineage:
        copies[story_of[link.copy]].append(link)
    out = []
    for story in ledger.stories:
        shown_claims = [claimed(claim, claims, lines, reports) for claim in of[story.id] if _matters(claim)]
        shown_claims.sort(key=lambda one: (not one.contested, -one.claim.independent_sources, -len(one.claim.members)))
        if shown_claims or copies[story.id]:
            out.append(
                Told(
                    story=story,
                    days=" to ".join(dict.fromkeys(day for day in (story.first, story.last) if day)),
                    shared=", ".join(one.words for one in story.shared if one.kind == "name"),
                    copies=tuple(_copied(link, reports) for link in copies[story.id]),
                    claims=tuple(shown_claims),
                    single=len(of[story.id]) - len(shown_claims),
                )
            )
    return tuple(out)


def _contested(claim: Claim) -> bool:
    return bool(claim.denied_by or claim.denied or claim.contradicts or claim.withdrawn)


def _matters(claim: Claim) -> bool:
    return claim.independent_sources > 1 or _contested(claim)


def claimed(
    claim: Claim, claims: Mapping[str, Claim], lines: Mapping[str, Attribution], reports: Mapping[str, Report]
) -> Claimed:
    """A claim in words; the others are what it is held against, and all lines and reports that it and they name."""
    why = {one.line: one for one in claim.uncounted}
    sayings = []
    for id in claim.members:
        line = lines[id]
        left = why.get(id)
        if id in claim.denied:
            mark, reason = "denies", "denies it"
        elif left is None:
            mark, reason = "counts", "counts as a source"
        else:
            mark, reason = "left out", REASONS[left.reason]
            other = lines.get(left.detail)
            if other and left.reason in ("again", "same body", "copy"):
                reason += f" ({_who(other, reports)}, {other.report})"
        sayings.append(_saying(line, reports, mark, reason))
    order = {"counts": 0, "denies": 1, "left out": 2}
    sayings.sort(key=lambda one: order[one.mark])
    against = [
        Against(
            rival.claim,
            rival.differs,
            _saying(lines[rival.here], reports, "", ""),
            _saying(lines[rival.there], reports, "", ""),
        )
        for rival in claim.rivals
        if rival.claim in claims
    ]
    return Claimed(
        claim,
        _contested(claim),
        tuple(_counts(claim)),
        tuple(_facts(claim, lines, reports)),
        tuple(sayings),
        tuple(against),
    )


def _counts(claim: Claim) -> Iterator[str]:
    n = claim.independent_sources
    yield _number(n, "independent source")
    unnamed = n - len(claim.named)
    if unnamed:
        yield "unnamed" if unnamed == n else f"{unnamed} of them unnamed"
    if claim.sides:
        yield "for " + ", ".join(claim.sides)
    if claim.denied_by:
        yield "denied by " + ", ".join(claim.denied_by)
    elif claim.denied:
        yield "denied"
    if claim.contradicts:
        yield "against " + _number(len(claim.contradicts), "other claim")
    if claim.withdrawn:
        yield "withdrawn or corrected"
    yield f"{_number(len(claim.members), 'saying')} in {_number(len(claim.told.reports), 'report')}"


def _facts(claim: Claim, lines: Mapping[str, Attribution], reports: Mapping[str, Report]) -> Iterator[str]:
    about = claim.told
    first = lines[about.first]
    yield f"first said {f'on {about.first_on} ' if about.first_on else ''}by {_who(first, reports)} ({first.report})"
    if about.last and about.last != about.first:
        last = lines[about.last]
        yield f"last backed {f'on {about.last_on} ' if about.last_on else ''}by {_who(last, reports)} ({last.report})"
    for id in claim.withdrawn:
        if id in lines:
            yield f"taken back by {_who(lines[id], reports)} ({lines[id].report})"
        else:
            yield f"corrected or withdrawn by report {id}"
    for ring in about.circular:
        yield "in a ring: " + ", ".join(
            f"{one} has it from {other}" for one, other in zip(ring, (*ring[1:], ring[0]), strict=True)
        )


def _saying(line: Attribution, reports: Mapping[str, Report], mark: str, why: str) -> Saying:
    return Saying(line, _who(line, reports), " … ".join(shown(reports[line.report], line.content)), mark, why)


def _who(line: Attribution, reports: Mapping[str, Report]) -> str:
    return line.actor or " … ".join(shown(reports[line.report], line.source)) or "nobody named"


def _copied(link: Lineage, reports: Mapping[str, Report]) -> Copied:
    sure = "" if link.score >= 0.6 else " (or the other way round)"
    kind = f"{link.relation} copy" if link.relation in ("verbatim", "edited") else link.relation
    words = f"{link.copy} is {'an' if kind[0] in 'aeiou' else 'a'} {kind} of {link.origin}{sure}"
    if link.correction:
        words += ", labelled as a correction or withdrawal"
    copy, origin = reports[link.copy], reports[link.origin]
    # What is told anew differs in every word: only what a copy changed is worth a line.
    notable = [edit for edit in link.edits if edit.kind in NOTABLE and link.relation != "rewrite"]
    changes = [_change(edit, copy, origin) for edit in notable[:SHOWN_EDITS]]
    rest = Counter(edit.kind for edit in link.edits) - Counter(edit.kind for edit in notable[:SHOWN_EDITS])
    if rest:
        changes.append(("also " if changes else "") + ", ".join(_number_of(kind, rest[kind]) for kind in sorted(rest)))
    return Copied(link, words, tuple(changes))


def _change(edit: Edit, copy: Report, origin: Report) -> str:
    before, after = (
        " … ".join(shown(report, passages)) for report, passages in ((origin, edit.origin), (copy, edit.copy))
    )
    if before and after:
        return f"{edit.kind}: “{before}” became “{after}”"
    return f"{edit.kind}: “{after}”" if after else f"{edit.kind}: “{before}” is gone"


def _number_of(kind: str, count: int) -> str:
    return kind if count == 1 else f"{kind} ({count} times)"


def _number(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def anchors(told: Sequence[Told]) -> dict[str, int]:
    """A number for each claim that is shown, in order, from 1."""
    return {
        claimed.claim.id: number
        for number, claimed in enumerate((claimed for story in told for claimed in story.claims), 1)
    }
