"""What a store answers, with everything at hand that a face shows: claims, sources, stories, reports, decisions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from ..errors import OptionError
from ..ledger import shown
from ..model import Attribution, Report, Source, Story
from ..overview import Claimed, claimed
from ..store import Decision, Store
from .parse import parse

SHORTEST = 4
"""Characters of a shortened identifier at the least."""
SORTS = {"last": "last_on", "first": "first_on", "sources": "independent", "sayings": "lines"}
"""What claims can be sorted by, and what a store calls it."""


@dataclass(frozen=True, slots=True)
class Answer:
    """`total` claims answer; `claims` is one page of them; `facets` are counted over all of them."""

    total: int
    claims: tuple[Claimed, ...]
    facets: Mapping[str, tuple[tuple[str, int], ...]]


def answer(
    store: Store,
    query: str,
    *,
    by: str = "last",
    rising: bool = False,
    first: int = 0,
    most: int = 20,
    values: int = 8,
    today: date | None = None,
) -> Answer:
    """The claims of a store that answer a query. Raises `QueryError` for one that makes no sense."""
    if by not in SORTS:
        raise OptionError(f"claims are not sorted by {by!r}; give one of {', '.join(SORTS)}")
    condition = parse(query, today)
    found = store.search(condition, by=SORTS[by], rising=rising, first=first, most=most, values=values)
    return Answer(found.total, in_words(store, found.claims), found.facets)


def in_words(store: Store, ids: Iterable[str]) -> tuple[Claimed, ...]:
    """Claims in words, in the order of their identifiers as given."""
    wanted = list(dict.fromkeys(ids))
    held = {claim.id: claim for claim in store.claims(wanted)}
    beside = {rival.claim for claim in held.values() for rival in claim.rivals} - held.keys()
    others = {claim.id: claim for claim in store.claims(sorted(beside))} if beside else {}
    needed = {id for claim in held.values() for id in claim.members}
    for claim in held.values():
        needed |= {id for rival in claim.rivals for id in (rival.here, rival.there)}
        needed |= {one.detail for one in claim.uncounted if one.detail}  # what are no lines are not found
    lines = {line.id: line for line in store.lines(sorted(needed), doubtful=None)}
    reports = {report.id: report for report in store.reports({line.report for line in lines.values()})}
    return tuple(claimed(held[id], {**held, **others}, lines, reports) for id in wanted if id in held)


@dataclass(frozen=True, slots=True)
class Change:
    """Where a source says of one claim something else than before: both lines, and the fields that differ."""

    before: Attribution
    after: Attribution
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Spoken:
    """Everything that one person or body said, by day, in the words of the reports; and how it changed."""

    sources: tuple[Source, ...]
    lines: tuple[tuple[str | None, Attribution, str], ...]
    """(day, line, words)."""
    claims: Mapping[str, str]
    """For each line the claim that it is of."""
    changes: tuple[Change, ...]


CHANGING = ("stance", "certainty", "polarity")


def spoken(store: Store, id: str) -> Spoken:
    """What the source, or group of sources, of an identifier said."""
    found = sorted(store.lines(source=id), key=lambda line: line.id)
    groups = store.groups()
    ids = groups.get(id) or next((members for members in groups.values() if id in members), (id,))
    reports = {report.id: report for report in store.reports({line.report for line in found})}
    day = {line.id: line.said_on or _published(reports[line.report]) for line in found}
    found.sort(key=lambda line: (day[line.id] or "9999", line.report, line.content))
    of = store.claims_of(line.id for line in found)
    by_claim: defaultdict[str, list[Attribution]] = defaultdict(list)
    for line in found:
        if line.id in of:
            by_claim[of[line.id]].append(line)
    changes = []
    for lines in by_claim.values():
        for before, after in pairwise(lines):
            fields = tuple(name for name in CHANGING if getattr(before, name) != getattr(after, name))
            if fields and before.report != after.report:
                changes.append(Change(before, after, fields))
    words = {line.id: " … ".join(shown(reports[line.report], line.content)) for line in found}
    return Spoken(
        tuple(store.sources(ids)),
        tuple((day[line.id], line, words[line.id]) for line in found),
        of,
        tuple(sorted(changes, key=lambda change: (day[change.after.id] or "9999", change.after.id))),
    )


def _published(report: Report) -> str | None:
    return report.published_on.value[:10] if report.published_on else None


@dataclass(frozen=True, slots=True)
class Related:
    """A story with its claims, those that most stand behind first."""

    story: Story
    claims: tuple[Claimed, ...]


def related(store: Store, id: str, most: int = 50) -> Related:
    """The story of an identifier with its claims."""
    story = next((story for story in store.stories() if story.id == id), None)
    if story is None:
        raise OptionError(f"there is no story {id}")
    found = store.search(None, {"story": [id]}, by="independent", most=most)
    return Related(story, in_words(store, found.claims))


def meant(store: Store, beginning: str) -> tuple[str, str]:
    """(kind, identifier) of what a shortened identifier means; raises `OptionError` where that is none or several."""
    if len(beginning) < SHORTEST:
        raise OptionError(f"{beginning!r} is too short: give {SHORTEST} characters of an identifier at the least")
    found = store.find(beginning)
    exact = [pair for pair in found if pair[1] == beginning]
    if not exact and len(found) > 1:
        shown_ids = ", ".join(f"{kind} {id}" for kind, id in found[:5])
        raise OptionError(f"{beginning} may mean {len(found)} things: {shown_ids}{' …' if len(found) > 5 else ''}")
    if not found:
        raise OptionError(f"nothing here is called {beginning}; `sayso search` shows what there is")
    return (exact or found)[0]


def decision(store: Store, id: str) -> Decision:
    """The decision of an identifier."""
    return next(one for one in store.decisions(all_of_them=True) if one.id == id)
