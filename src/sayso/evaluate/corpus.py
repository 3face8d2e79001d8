"""Scores attributions against a corpus in JSON Lines (PolNeAR's shape).

One document a line: `{"id", "text", "attributions": [{"source": [[s, e], ...], "cue": [...], "content": [...]}, ...]}`,
offsets half-open code points of `text`. A discontinuous span counts as one span: the set of its tokens.

Metrics, each micro-averaged, with the mean over documents (`macro`) beside it:

- `<role>.token`: a token is in the role or not; the union over attributions.
- `<role>.exact`, `<role>.partial`: one-to-one spans; equal token sets, or a Jaccard of at least .5.
- `<role>.overlap`: each span's best covered fraction (Johansson & Moschitti 2013; Pareti 2015, "soft").
- `rel_sc`: source and content both match at .5, one to one; a missing source matches only a missing source.
  `rel_scc`: the cue too. `rel_sc_exact`: both are equal. `content_only`: whoever said it.
- `source_acc_given_content`: of the contents matched at .5, how many have the right source.
- The same by content type (`direct.`, `mixed.`, `indirect.` before the name), predicted ones typed by the same rule.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from ..model import Mark, Passage
from .matching import HALF, TokenIndex, Tokens, jaccard, pair_off
from .tally import Tallies, Tally

# A word or number with the full stops, commas, apostrophes and hyphens inside it; punctuation is no token, so that
# quotation marks and commas at the edge of a span cost nothing.
TOKEN = re.compile(r"\w+(?:[.,'\u2019\-\u2010\u2011]\w+)*")

# What stands in quotation marks; a mark that is never closed runs to the end of its line.
_QUOTED = re.compile(r"“[^”“\n]*(?:”|$)|\"[^\"\n]*(?:\"|$)", re.MULTILINE)
_DIRECT = 0.9
"""Least share of a content's tokens within quotation marks to call it direct (the corpus scorer's convention)."""

ROLES = ("source", "cue", "content")
TYPES = ("direct", "mixed", "indirect")


@dataclass(frozen=True, slots=True)
class Said:
    """One attribution as it is scored: passages of the document's text, and how probable the back end called it."""

    source: tuple[Passage, ...]
    cue: tuple[Passage, ...]
    content: tuple[Passage, ...]
    probability: float | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One gold document."""

    id: str
    text: str
    gold: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Scored:
    """What was counted in one document, and (probability, right) of every prediction that has a probability."""

    tallies: Tallies
    judged: tuple[tuple[float, bool], ...]


def from_marks(marks: Sequence[Mark]) -> tuple[Said, ...]:
    """A back end's marks as they are scored: those with the same cue put together again."""
    return join([Said(mark.source, mark.cue, mark.content, mark.probability) for mark in marks])


def join(said: Sequence[Said]) -> tuple[Said, ...]:
    """Attributions with the same cue as one, in the order of their first.

    The desk cuts a quotation that its cue interrupts into two attributions, and one with two coordinated sources too;
    in the corpus a cue belongs to exactly one attribution (PolNeAR dev: 2,192 attributions, no cue shared). Sources
    and contents are united, probabilities averaged. Attributions without a cue stay as they are.
    """
    groups: dict[object, list[Said]] = {}
    for number, one in enumerate(said):
        groups.setdefault(tuple(sorted(one.cue)) or number, []).append(one)
    return tuple(members[0] if len(members) == 1 else _united(members) for members in groups.values())


def _united(members: Sequence[Said]) -> Said:
    known = [one.probability for one in members if one.probability is not None]
    return Said(
        tuple(sorted({passage for one in members for passage in one.source})),
        members[0].cue,
        tuple(sorted({passage for one in members for passage in one.content})),
        sum(known) / len(known) if known else None,
    )


@dataclass(frozen=True, slots=True)
class _Roles:
    """The token sets of one attribution."""

    source: Tokens
    cue: Tokens
    content: Tokens
    probability: float | None

    def __getitem__(self, role: str) -> Tokens:
        tokens: Tokens = getattr(self, role)
        return tokens


class _Tokenised:
    """A document's text with its tokens and those that stand in quotation marks."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.index = TokenIndex(text, TOKEN)

    @cached_property
    def quoted(self) -> Tokens:
        return self.index.half_covered([match.span() for match in _QUOTED.finditer(self.text)])

    def roles(self, said: Sequence[Said]) -> list[_Roles]:
        """Token sets of the attributions that touch a token at all."""
        cut = self.index.half_covered
        rows = [_Roles(cut(one.source), cut(one.cue), cut(one.content), one.probability) for one in said]
        return [row for row in rows if row.source or row.cue or row.content]

    def type_of(self, row: _Roles) -> str:
        """direct: at least nine tenths of the content in quotation marks; indirect: nothing of it; else mixed."""
        if not row.content:
            return "none"
        share = len(row.content & self.quoted) / len(row.content)
        return "direct" if share >= _DIRECT else "indirect" if share == 0 else "mixed"


def score(document: Document, predicted: Sequence[Said], gate: float = 0.0) -> Scored:
    """What is right and wrong in one document, of what is at least as probable as the gate.

    What is judged for the calibration is all of it.
    """
    text = _Tokenised(document.text)
    gold, every = text.roles(document.gold), text.roles(predicted)
    found = [row for row in every if row.probability is None or row.probability >= gate]
    tallies, _ = _count(gold, found)
    _, right = _count(gold, every)
    for kind in TYPES:
        of_kind, _ = _count(
            [row for row in gold if text.type_of(row) == kind], [row for row in found if text.type_of(row) == kind]
        )
        tallies.update({f"{kind}.{metric}": tally for metric, tally in of_kind.items()})
    lines = enumerate(row for row in every if row.content)
    judged = tuple((row.probability, n in right) for n, row in lines if row.probability is not None)
    return Scored(tallies, judged)


def _count(gold: Sequence[_Roles], found: Sequence[_Roles]) -> tuple[Tallies, frozenset[int]]:
    """All tallies, and which of the found ones that have a content are right by `rel_sc`."""
    tallies = dict(_roles(gold, found))
    golds = [row for row in gold if row.content]
    founds = [row for row in found if row.content]
    right: frozenset[int] = frozenset()
    for metric, roles, least in _RELATIONS:
        pairs = pair_off(founds, golds, _relation(roles, least))
        tallies[metric] = Tally.matched(len(pairs), len(founds), len(golds))
        if metric == "rel_sc":
            right = frozenset(i for i, _ in pairs)
        if metric == "content_only":
            hits = sum(jaccard(founds[i].source, golds[j].source) >= HALF for i, j in pairs)
            tallies["source_acc_given_content"] = Tally.right(hits, len(pairs))
    return tallies, right


def _roles(gold: Sequence[_Roles], found: Sequence[_Roles]) -> Iterator[tuple[str, Tally]]:
    for role in ROLES:
        golds = [row[role] for row in gold if row[role]]
        founds = [row[role] for row in found if row[role]]
        in_gold: Tokens = frozenset().union(*golds)
        in_found: Tokens = frozenset().union(*founds)
        yield f"{role}.token", Tally.matched(len(in_gold & in_found), len(in_found), len(in_gold))
        exact = len(pair_off(founds, golds, _equal))
        yield f"{role}.exact", Tally.matched(exact, len(founds), len(golds))
        covered_found = sum(max((len(f & g) / len(f) for g in golds), default=0.0) for f in founds)
        covered_gold = sum(max((len(f & g) / len(g) for f in founds), default=0.0) for g in golds)
        yield f"{role}.overlap", Tally(covered_found, len(founds), covered_gold, len(golds))
        partial = len(pair_off(founds, golds, _at_half))
        yield f"{role}.partial", Tally.matched(partial, len(founds), len(golds))


def _equal(a: Tokens, b: Tokens) -> float:
    return 1.0 if a == b else 0.0


def _at_half(a: Tokens, b: Tokens) -> float:
    alike = jaccard(a, b)
    return alike if alike >= HALF else 0.0


_RELATIONS = (
    ("rel_sc", ("source", "content"), HALF),
    ("rel_scc", ROLES, HALF),
    ("rel_sc_exact", ("source", "content"), 1.0),
    ("content_only", ("content",), HALF),
)


def _relation(roles: Sequence[str], least: float) -> Callable[[_Roles, _Roles], float]:
    def likeness(a: _Roles, b: _Roles) -> float:
        alike = [jaccard(a[role], b[role]) for role in roles]
        return sum(alike) if min(alike) >= least else 0.0

    return likeness
