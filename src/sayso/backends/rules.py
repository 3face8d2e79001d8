"""Rules: the floor that every model has to clear. Nothing but the standard library, linear in the text.

A text becomes rows of tagged items (`_items`, quotations paired by `_quotes`); sayings are found around verbs
(`_verbs`, `_complements`) and elsewhere (`_adjuncts`) with the phrases and clause ends of `_clauses`. The words come
from `languages/en.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..errors import BackendError
from ..languages import en
from ..model import Mark, Passage
from . import Scheme
from ._calibration import PROBABILITY
from ._reader import sayings
from ._sayings import Saying, Span

WEAK = {kind: frozenset(verbs.split()) for kind, verbs in en.WEAK.items()}
WEAK_DESK = {kind: frozenset(verbs.split()) for kind, verbs in en.WEAK_DESK.items()}

GATE = {"polnear": 0.3, "desk": 0.45}
"""Patterns that are right more seldom are not shown. A mark helps F1 where it is right more often than half of F1 (.58
on the corpus' training documents); on the desk's side a line that is not there is worse than one that is missing."""


class Rules:
    """Marks attributions by patterns of words."""

    name = "rules"

    def mark(self, texts: Sequence[str], *, scheme: Scheme = "desk", language: str = "en") -> list[list[Mark]]:
        """For each text, its attributions in the order of their cues; see `Backend.mark`.

        Raises `BackendError` for another language than English.
        """
        if language.split("-", maxsplit=1)[0].lower() != "en":
            raise BackendError(f"the rules back end reads English only, not {language!r}")
        return [[mark for _, mark in _marks(text, scheme)] for text in texts]


def load() -> Rules:
    """The rules; they take no options."""
    return Rules()


def _marks(text: str, scheme: Scheme) -> Iterator[tuple[Saying, Mark]]:
    """The sayings of a text with their marks in a scheme, in the order of their cues."""
    found = [(saying, p) for saying in sayings(text) if (p := probability(saying, scheme)) > 0]
    if scheme == "polnear":
        for saying, p in _outermost(found):
            source = saying.relative or saying.source
            yield saying, _mark(source, saying.cue, saying.contents, p)
        return
    for saying, p in found:
        source = saying.core or saying.source
        for one in saying.parts or (source,):
            runs = _runs(saying)
            if saying.pattern == "clause-around":  # a mark of the desk has one passage: the longer stands for both
                runs = [max(runs, key=lambda run: run[0][1] - run[0][0])]
            for content in runs:
                yield saying, _mark(one, saying.verb, content, p)


def probability(saying: Saying, scheme: Scheme) -> float:
    """How often the saying's pattern is right in the scheme; 0 where it is too seldom to be shown."""
    if _weak(saying, scheme):
        return 0.0
    p = PROBABILITY.get(saying.pattern, (0.0, 0.0))[scheme == "desk"]
    return p if p >= GATE[scheme] else 0.0


def _weak(saying: Saying, scheme: Scheme) -> bool:
    kind = saying.pattern.rpartition("-")[2]
    return saying.lemma in WEAK.get(kind, ()) or (scheme == "desk" and saying.lemma in WEAK_DESK.get(kind, ()))


def _mark(source: Span | None, cue: Span, contents: Sequence[Span], p: float) -> Mark:
    return Mark(
        (Passage(*source),) if source else (),
        (Passage(*cue),),
        tuple(Passage(*content) for content in sorted(contents)),
        p,
    )


def _runs(saying: Saying) -> list[list[Span]]:
    """The contents of a saying, those of one quotation that runs over paragraphs together."""
    out: list[list[Span]] = []
    for i, content in enumerate(saying.contents):
        if i in saying.continued and out:
            out[-1].append(content)
        else:
            out.append([content])
    return out


def _outermost(found: list[tuple[Saying, float]]) -> list[tuple[Saying, float]]:
    """Without the sayings whose cue stands in the content of another: the corpus marks no sayings in sayings."""
    spans = sorted((start, end, i) for i, (saying, _) in enumerate(found) for start, end in saying.contents)
    out = []
    open_: list[tuple[int, int]] = []
    at = 0
    for i, (saying, p) in enumerate(found):
        cue = saying.cue[0]
        while at < len(spans) and spans[at][0] <= cue:
            open_.append((spans[at][1], spans[at][2]))
            at += 1
        open_ = [(end, j) for end, j in open_ if end > cue]
        if all(j == i for _, j in open_):
            out.append((saying, p))
    return out
