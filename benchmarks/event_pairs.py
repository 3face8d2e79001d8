"""How alike two event mentions are: their heads, the words around them, names, numbers, dates, and their documents.

`Compared(documents, mentions)` gives the features of pairs; every feature is the same whichever mention comes first.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from event_mentions import WORD, Document, Mention, head, lemma
from sayso import find_dates
from sayso.link import happenings
from sayso.link.figures import EMPTY, stem
from sayso.link.happenings import keys
from sayso.link.similarity import encoder
from sayso.read import read_text

NEAR = 5
"""Words before and after a mention that tell who did what to whom."""
ANCHOR = "2010-01-01"
"""ECB+ tells no dates of publication: relative dates of any two documents count as if told on one day."""
NAMES = (
    "same head", "same stem", "head vectors", "window vectors", "sentence vectors", "words before", "words after",
    "words before and after", "words of the sentences", "rare word in common", "names alike", "names contained",
    "numbers", "dates", "same document", "documents", "rarer head", "commoner head", "same sentence", "length",
)  # fmt: skip
"""The features, in their order."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A mention with what it is compared by."""

    document: int
    line: int
    head: str
    stem: str
    before: frozenset[str]
    after: frozenset[str]
    words: frozenset[str]
    names: frozenset[str]
    numbers: frozenset[str]
    dates: frozenset[str]
    span: str
    window: str
    sentence: str


def seen(one: Document, at: int, mention: Mention) -> Seen:
    """What a mention is compared by."""
    start, line = one.lines()[mention.line]
    line = line.strip("\n")
    span = one.text[mention.start : mention.end]
    low, high = mention.start - start, mention.end - start
    left = [w.group() for w in WORD.finditer(line[:low])]
    right = [w.group() for w in WORD.finditer(line[high:])]
    everything = [w for w in (*left, *right) if w[0].isalnum()]
    root = head(span)
    return Seen(
        document=at,
        line=mention.line,
        head=root,
        stem=stem(root),
        before=_telling([w for w in left if w[0].isalnum()][-NEAR:]),
        after=_telling([w for w in right if w[0].isalnum()][:NEAR]),
        words=_telling(everything),
        names=frozenset(w.casefold() for w in everything if w[0].isupper() and w.casefold() not in EMPTY),
        numbers=frozenset(re.findall(r"\d+", line)),
        dates=frozenset(d.value for d in find_dates(line, anchor=ANCHOR) if d.value),
        span=span,
        window=" ".join([*left[-NEAR:], span, *right[:NEAR]]),
        sentence=line,
    )


def _telling(words: Sequence[str]) -> frozenset[str]:
    return frozenset(lemma(word) for word in words if word.casefold() not in EMPTY)


class Compared:
    """Mentions of documents that are read together, ready to be compared."""

    def __init__(self, documents: Sequence[Document], mentions: Sequence[Mention]) -> None:
        place = {one.id: at for at, one in enumerate(documents)}
        model = encoder()
        if model is None:
            raise SystemExit("the encoder of src/sayso/models/similarity cannot be run")
        self.seen = [seen(documents[place[m.document]], place[m.document], m) for m in mentions]
        self._vectors = [
            model.vectors([getattr(one, what) for one in self.seen]) for what in ("head", "window", "sentence")
        ]
        self._reports = happenings.Compared([keys(read_text(one.text, id=one.id)) for one in documents], model)
        held = Counter(word for one in documents for word in {lemma(w.group()) for w in WORD.finditer(one.text)})
        self._rarity = {word: math.log((len(documents) + 1) / count) for word, count in held.items()}
        self._rarest = math.log(len(documents) + 1)
        self._near: dict[tuple[int, int], float] = {}

    def features(self, pairs: Sequence[tuple[int, int]]) -> npt.NDArray[np.float32]:
        """[pairs, features], as `NAMES` has them."""
        a, b = (np.array([pair[side] for pair in pairs], int) for side in (0, 1))
        cosines = [np.einsum("ij,ij->i", v[a], v[b]) for v in self._vectors]
        rows = np.array([self._words(self.seen[i], self.seen[j]) for i, j in pairs], np.float32)
        return np.column_stack([rows[:, :2], *cosines, rows[:, 2:]]).astype(np.float32)

    def _words(self, one: Seen, two: Seen) -> tuple[float, ...]:
        rarity = sorted(self._rarity.get(w, self._rarest) for w in (one.head, two.head))
        lengths = abs(len(one.span.split()) - len(two.span.split()))
        same = one.document == two.document
        return (
            float(one.head == two.head),
            float(one.stem == two.stem),
            self._alike(one.before, two.before),
            self._alike(one.after, two.after),
            self._alike(one.before | one.after, two.before | two.after),
            self._alike(one.words, two.words),
            max((self._weight(w) for w in one.words & two.words), default=0.0),
            self._alike(one.names, two.names),
            len(one.names & two.names) / (min(len(one.names), len(two.names)) + 1),
            len(one.numbers & two.numbers) - 0.5 * bool(one.numbers and two.numbers),
            len(one.dates & two.dates) - 0.5 * bool(one.dates and two.dates),
            float(same),
            self._nearness(one.document, two.document),
            rarity[1],
            rarity[0],
            float(same and one.line == two.line),
            lengths,
        )

    def _weight(self, word: str) -> float:
        return self._rarity.get(word, self._rarest)

    def _alike(self, one: frozenset[str], two: frozenset[str]) -> float:
        """The part of two sets' words that both have, by rarity; -1 where one is empty: nothing is told."""
        if not one or not two:
            return -1.0
        return math.fsum(map(self._weight, one & two)) / (math.fsum(map(self._weight, one | two)) or 1.0)

    def _nearness(self, one: int, two: int) -> float:
        key = min(one, two), max(one, two)
        if key not in self._near:
            self._near[key] = 1.0 if one == two else self._reports.nearness(*key)
        return self._near[key]
