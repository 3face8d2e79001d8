"""Scores a ledger against a desk bundle: a folder with `gold.yaml` and `reports/` (see docs/reference/evaluation.md).

The ledger is the JSON that `sayso read BUNDLE/reports --json` prints. What is counted, a report at a time:

- `who-said-what`: source and content both at a Jaccard of .5 over word tokens, one to one; a missing source matches
  only a missing source. `who-said-what with cue`: of those, the ones whose cue matches too. Gold attributions marked
  optional count only where they are found. `tokens.*`: the union over attributions.
- `header.*`: publication date, publisher, relays in order, dateline. `damage`: any overlap is a hit.
- `field.*`: over matched attributions; names are the same where their words begin alike (`same_name`).

And a bundle at a time: `lineage` (who derives from whom), `lineage.relation`, `claims.*` (B-cubed over what was found;
independent sources, sides, denials, contradictions of the claims that pair off best), `events` (type, actor,
recipient).
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ..errors import EvaluationError
from .matching import HALF, TokenIndex, Tokens, jaccard, pair_off, passages_of
from .tally import Tallies, Tally, add

Row = Mapping[str, Any]
"""An object of gold.yaml or of a ledger's JSON."""

TOKEN = re.compile(r"\w+(?:[.,'’-]\w+)*")
ROLES = ("source", "cue", "content")
FIELDS = (
    "style",
    "stance",
    "source_kind",
    "actor",
    "affiliation",
    "channel",
    "addressee",
    "said_on",
    "via",
    "certainty",
    "polarity",
)
_NAMES = frozenset({"actor", "addressee", "channel"})
_LISTS_OF_NAMES = frozenset({"via"})

_WORD = re.compile(r"[a-z0-9]+")
_STEM = 4
"""Letters of a word that are compared: enough to tell names apart, and "Georgian" meets "Georgia" (desk/score.py)."""
_EMPTY_WORDS = frozenset({"the", "of", "a", "an", "and", "in", "for", "s"})
_ALIKE = 0.6
"""Least Jaccard of word beginnings of two names that are taken for the same (desk/score.py)."""


@dataclass(slots=True)
class Scored:
    """What was counted in one unit, the gold values behind each accuracy, and (probability, right) of the lines."""

    tallies: Tallies = field(default_factory=dict)
    answers: dict[str, list[str]] = field(default_factory=dict)
    judged: list[tuple[float, bool]] = field(default_factory=list)
    linked: dict[int, str] = field(default_factory=dict)
    """Index of a gold attribution to the identifier of the predicted one that it was matched with."""

    def right(self, metric: str, hit: bool, answer: object) -> None:
        """Counts one answer of an accuracy, and remembers what the gold answer was."""
        add(self.tallies, metric, Tally.right(int(hit)))
        self.answers.setdefault(metric, []).append(repr(answer or None))

    def matched(self, metric: str, hits: int, predicted: int, gold: int) -> None:
        """Counts one-to-one matches."""
        add(self.tallies, metric, Tally.matched(hits, predicted, gold))


def beginnings(name: object) -> frozenset[str]:
    """The beginnings of a name's words, so that 'Georgian Interior Ministry' meets 'Interior Ministry of Georgia'."""
    plain = unicodedata.normalize("NFKD", str(name or "")).encode("ascii", "ignore").decode().lower()
    return frozenset(word[:_STEM] for word in _WORD.findall(plain)) - _EMPTY_WORDS


def same_name(a: object, b: object) -> bool:
    """Whether two names are taken for one: mostly the same words, or all words of one in the other."""
    left, right = beginnings(a), beginnings(b)
    return jaccard(left, right) >= _ALIKE or (bool(left and right) and (left <= right or right <= left))


def same_names(a: Any, b: Any) -> bool:
    """Whether two lists hold the same names in the same order; an empty one is as good as none."""
    if not a or not b:
        return (a or None) == (b or None)
    return len(a) == len(b) and all(map(same_name, a, b))


def same(name: str, gold: Any, predicted: Any) -> bool:
    """Whether two values of a field are the same; nothing is the same as nothing only."""
    if gold is None or gold == [] or predicted is None or predicted == []:
        return (gold or None) == (predicted or None)
    if name in _NAMES:
        return same_name(gold, predicted)
    if name in _LISTS_OF_NAMES:
        return same_names(gold, predicted)
    return str(gold) == str(predicted)


def locate(text: str, shown: Any, near: str | None = None) -> list[list[int]]:
    """The span of a gold substring, the first within `near`; a gold value that is spans already is taken as it is.

    Raises `EvaluationError` where the text does not hold it.
    """
    if isinstance(shown, list):
        return shown
    low, high = 0, len(text)
    if near:
        low = text.find(near)
        high = low + len(near)
    start = text.find(shown, low, high) if low >= 0 else -1
    if start < 0:
        raise EvaluationError(f"the report does not hold {shown!r}" + (f" within {near!r}" if near else ""))
    return [[start, start + len(shown)]]


def score_report(gold: Row, predicted: Row, text: str) -> Scored:
    """What is right and wrong in one report; `predicted` may be empty, where the ledger lacks the report."""
    out = Scored()
    _header(gold, predicted, out)
    _damage(gold, predicted, text, out)
    _attributions(gold, predicted, text, out)
    return out


def _header(gold: Row, predicted: Row, out: Scored) -> None:
    published, publisher = gold.get("published"), gold.get("publisher")
    out.right("header.published_on", same("", published, predicted.get("published_on")), published)
    out.right("header.publisher", same("actor", publisher, predicted.get("publisher")), publisher)
    relays = gold.get("relays")
    out.right("header.relays", same("via", relays, predicted.get("relays")), relays)
    line, found = gold.get("dateline") or {}, predicted.get("dateline") or {}
    hit = same("actor", line.get("place"), found.get("place")) and same("", line.get("date"), found.get("on"))
    out.right("header.dateline", hit, line)


def _damage(gold: Row, predicted: Row, text: str, out: Scored) -> None:
    marked = [one if isinstance(one, list) else locate(text, one)[0] for one in gold.get("damage") or []]
    found = predicted.get("damage") or []
    hit_found = sum(_overlaps(one, marked) for one in found)
    hit_marked = sum(_overlaps(one, found) for one in marked)
    add(out.tallies, "damage", Tally(hit_found, len(found), hit_marked, len(marked)))


def _overlaps(one: Sequence[int], others: Iterable[Sequence[int]]) -> bool:
    return any(one[0] < other[1] and other[0] < one[1] for other in others)


_Roles = dict[str, Tokens]


def _alike(a: _Roles, b: _Roles) -> float:
    source, content = jaccard(a["source"], b["source"]), jaccard(a["content"], b["content"])
    return source + content if source >= HALF and content >= HALF else 0.0


def _attributions(gold: Row, predicted: Row, text: str, out: Scored) -> None:
    index = TokenIndex(text, TOKEN)
    gold_rows, found_rows = gold["attributions"], predicted.get("attributions") or []
    nothing: Tokens = frozenset()
    golds = [
        {r: index.begun_in(locate(text, row[r], row.get("near"))) if row.get(r) else nothing for r in ROLES}
        for row in gold_rows
    ]
    founds = [{r: index.begun_in(passages_of(row.get(r))) for r in ROLES} for row in found_rows]
    pairs = pair_off(golds, founds, _alike)

    got = {i for i, _ in pairs}
    due = sum(i in got or not row.get("optional") for i, row in enumerate(gold_rows))
    with_cue = sum(jaccard(golds[i]["cue"], founds[j]["cue"]) >= HALF for i, j in pairs)
    out.matched("who-said-what", len(pairs), len(founds), due)
    out.matched("who-said-what with cue", with_cue, len(founds), due)
    for role in ("source", "content"):
        in_gold = nothing.union(*(row[role] for row in golds))
        in_found = nothing.union(*(row[role] for row in founds))
        out.matched(f"tokens.{role}", len(in_gold & in_found), len(in_found), len(in_gold))
    for i, j in pairs:
        for name in FIELDS:
            answer = gold_rows[i].get(name)
            out.right(f"field.{name}", same(name, answer, found_rows[j].get(name)), answer)

    out.linked = {i: str(found_rows[j]["id"]) for i, j in pairs}

    # Probabilities are judged over all lines, those below the gate as well: the gate is chosen by them.
    doubtful = predicted.get("doubtful") or []
    lines = [*found_rows, *doubtful]
    everything = [*founds, *({r: index.begun_in(passages_of(row.get(r))) for r in ROLES} for row in doubtful)]
    right = {j for _, j in pair_off(golds, everything, _alike)}
    out.judged = [(float(row["probability"]), j in right) for j, row in enumerate(lines) if "probability" in row]


def score_bundle(gold: Row, ledger: Row, linked: Mapping[tuple[str, int], str]) -> Scored:
    """What is right and wrong between the reports of one bundle.

    `linked` gives for (report, index of the gold attribution) the predicted attribution that `score_report` matched.
    """
    out = Scored()
    _lineage(gold, ledger, out)
    _claims(gold, ledger, linked, out)
    events = Counter(_event(event) for event in gold.get("events") or [])
    found = Counter(_event(event) for event in ledger.get("events") or [])
    out.matched("events", (events & found).total(), found.total(), events.total())
    return out


def _event(event: Row) -> tuple[object, object, object]:
    return event["type"], event.get("actor"), event.get("recipient")


def _lineage(gold: Row, ledger: Row, out: Scored) -> None:
    edges, found = _edges(gold["reports"]), _edges(ledger["reports"])
    out.matched("lineage", len(edges & found), len(found), len(edges))
    of = {row["id"]: row for row in ledger["reports"]}
    for row in gold["reports"]:
        predicted = of.get(row["id"], {})
        if set(row.get("derived_from") or []) & set(predicted.get("derived_from") or []):
            relation = row.get("relation")
            out.right("lineage.relation", predicted.get("relation") == relation, relation)


def _edges(reports: Iterable[Row]) -> set[tuple[str, str]]:
    return {(row["id"], origin) for row in reports for origin in row.get("derived_from") or []}


def _claims(gold: Row, ledger: Row, linked: Mapping[tuple[str, int], str], out: Scored) -> None:
    found = {claim["id"]: claim for claim in ledger.get("claims") or []}
    claim_of = {member: claim["id"] for claim in found.values() for member in claim["members"]}
    items: list[tuple[str, str]] = []  # (gold claim, predicted claim) of each attribution found that belongs to one
    for report in gold["reports"]:
        for number, row in enumerate(report["attributions"]):
            predicted = linked.get((report["id"], number))
            if row.get("claim") and predicted is not None:
                items.append((row["claim"], claim_of.get(predicted, f"alone:{predicted}")))
    _b_cubed(items, out)

    best = _best_claims(items, found)
    gold_of = {theirs: ours for ours, theirs in best.items()}
    for claim in gold["claims"]:
        match: Row = found.get(best.get(claim["id"], ""), {})
        sources = claim["independent_sources"]
        if match or sources:  # a claim that nobody vouches for and nobody found earns no credit
            out.right("claims.independent_sources", match.get("independent_sources", 0) == sources, sources)
        for name in ("sides", "denied_by"):
            there, here = set(claim.get(name) or []), set(match.get(name) or [])
            out.matched(f"claims.{name}", len(there & here), len(here), len(there))
    there_pairs = {frozenset((c["id"], other)) for c in gold["claims"] for other in c.get("contradicts") or []}
    here_pairs = {
        frozenset((gold_of.get(c["id"], f"?{c['id']}"), gold_of.get(other, f"?{other}")))
        for c in found.values()
        for other in c.get("contradicts") or []
    }
    out.matched("claims.contradicts", len(there_pairs & here_pairs), len(here_pairs), len(there_pairs))


def _b_cubed(items: Sequence[tuple[str, str]], out: Scored) -> None:
    """Bagga & Baldwin (1998), over the attributions that were found."""
    both = Counter(items)
    there, here = Counter(ours for ours, _ in items), Counter(theirs for _, theirs in items)
    precision = sum(both[item] / here[item[1]] for item in items)
    recall = sum(both[item] / there[item[0]] for item in items)
    add(out.tallies, "claims.b3", Tally(precision, len(items), recall, len(items)))


def _best_claims(items: Sequence[tuple[str, str]], found: Mapping[str, Row]) -> dict[str, str]:
    """Gold claim to predicted claim, one to one, those that share most attributions first."""
    best: dict[str, str] = {}
    taken: set[str] = set()
    for (ours, theirs), _ in sorted(Counter(items).items(), key=lambda vote: (-vote[1], str(vote[0]))):
        if ours not in best and theirs not in taken and theirs in found:
            best[ours] = theirs
            taken.add(theirs)
    return best
