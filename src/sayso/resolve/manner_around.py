"""What stands around a line: the words beside it, the lines before and after, and what others said of the same.

A denial or a confirmation often shows only there: "No annex was signed" denies where somebody else spoke of an annex.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from ..languages import en
from . import stance_en as words
from .manner_cue import Cue, plain, tokens
from .reading import Line, Reading

_NEAR = 160
"""Characters before and after a line that are read for words of denial."""
_INNER = 4
"""Cues inside one line that are looked at."""
_ALIKE = 12
"""Lines with one word in common that are compared: a word that more lines share says little."""
_STEM = 5
"""Letters of a word that stand for its forms: "confirm", "confirmation"."""
STOP = en.DETERMINERS | en.PREPOSITIONS | en.AUXILIARIES | en.PRONOUNS | en.POSSESSIVES | frozenset(["and", "or", "to"])
_TURNS = frozenset(["but", "however", "though", "although", "while"])


def stems(found: Sequence[str]) -> frozenset[str]:
    """The beginnings of the words that carry meaning."""
    return frozenset(w[:_STEM] for w in found if len(w) > 2 and w not in STOP and w not in words.NEGATORS)


def level_of(share: float) -> str:
    """A share in four steps."""
    return "none" if not share else "some" if share < 0.34 else "half" if share < 0.67 else "most"


class Around:
    """Features of each line of a reading from what stands around it."""

    def __init__(self, reading: Reading, cues: Sequence[Cue], said: Sequence[str], spoken: Sequence[str]) -> None:
        """`said` and `spoken` are the plain texts of the lines' contents and sources."""
        self.reading, self.cues, self.spoken = reading, cues, spoken
        lines = reading.lines
        first = [line.whole.start if line.source or line.cue or line.content else -1 for line in lines]
        self.order = sorted(range(len(lines)), key=lambda i: (first[i], i))
        self.place = {i: n for n, i in enumerate(self.order)}
        cue_at = [line.cue[0].start if line.cue else -1 for line in lines]
        self.by_cue = sorted(range(len(lines)), key=lambda i: (cue_at[i], i))
        self.starts = [cue_at[i] for i in self.by_cue]
        found = [tokens(s) for s in said]
        self.topics = [stems(f) for f in found]
        self.numbers = [frozenset(w.rstrip(".,") for w in f if w[0].isdigit()) for f in found]
        self.negative = [
            not words.NEGATIVE_VERBS.isdisjoint(f) or any(w in words.NEGATORS or w == "n't" for w in f) for f in found
        ]
        self.users: defaultdict[str, list[int]] = defaultdict(list)
        for i in self.order:
            for stem in self.topics[i]:
                if len(self.users[stem]) < _ALIKE:
                    self.users[stem].append(i)
        self.named = [stems(tokens(source)) for source in spoken]
        self.inner = [self._inner(line) for line in lines]
        self.first_at: dict[str, int] = {}
        for sentence in reading.sentences:
            for stem in stems(tokens(plain(reading.text[sentence.start : sentence.end]))):
                self.first_at.setdefault(stem, sentence.start)
        self.by_source: defaultdict[str, Counter[str | None]] = defaultdict(Counter)
        for cue, source in zip(cues, spoken, strict=True):
            for stem in stems(tokens(source)):
                self.by_source[stem][cue.stance] += 1

    def mode(self, i: int) -> str:
        """The stance of the cue of line `i`, "open" where the cue leaves it open."""
        cue = self.cues[i]
        return "open" if cue.open else str(cue.stance)

    def features(self, i: int) -> Iterator[str]:
        """The features of line `i`; none of a line without a character."""
        line = self.reading.lines[i]
        if not (line.source or line.cue or line.content):
            return
        mode = self.mode(i)
        sign = "negated" if self.negative[i] else "plain"
        yield f"head={self.cues[i].head} {sign}"
        for stem in sorted(self.named[i]):
            yield f"source={stem}- {sign}"
        yield from self._beside(i, mode, sign)
        yield from self._neighbours(i, mode, sign)
        yield from self._topic(i, mode, sign)
        for stance in sorted(map(str, self.inner[i])):
            yield f"inner={stance} {mode}"
        if self.inner[i]:
            yield f"nested {sign} {mode}"

    def _beside(self, i: int, mode: str, sign: str) -> Iterator[str]:
        whole, text = self.reading.lines[i].whole, self.reading.text
        before = plain(text[max(0, whole.start - _NEAR) : whole.start])
        after = plain(text[whole.end : whole.end + _NEAR])
        for side, shown in (("before", before), ("after", after)):
            found = set(tokens(shown))
            if found & words.NEGATIVE_VERBS:
                yield f"{side}=denial {mode}"
                yield f"{side}=denial {sign} {mode}"
            if found & words.DEBUNKED:
                yield f"{side}=claim {sign} {mode}"
            if found & _TURNS:
                yield f"{side}=but {sign} {mode}"
        if before.rstrip('" ').endswith("?"):
            yield "before=question"

    def _neighbours(self, i: int, mode: str, sign: str) -> Iterator[str]:
        n = self.place[i]
        yield f"order={'first' if n == 0 else 'early' if n < _INNER else 'late'}"
        for name, m in (("last", n - 1), ("next", n + 1)):
            if 0 <= m < len(self.order):
                other = self.order[m]
                same = "same" if self.spoken[other] == self.spoken[i] else "other"
                yield f"{name}={same} {self.cues[other].stance} {mode}"
                yield f"{name}={same} {self.cues[other].stance} {sign} {mode}"
        own = self.cues[i].stance
        for stance in ("denies", "confirms", "criticises", "promises"):
            if any(self.by_source[stem][stance] > (own == stance) for stem in self.named[i]):
                yield f"elsewhere={stance} {mode}"
                yield f"elsewhere={stance} {sign} {mode}"

    def _topic(self, i: int, mode: str, sign: str) -> Iterator[str]:
        topic = self.topics[i]
        start = self.reading.sentence_of(self.reading.lines[i].whole.start).start
        if not topic:
            return
        known = sum(1 for stem in topic if self.first_at.get(stem, start) < start) / len(topic)
        yield f"known={level_of(known)} {sign} {mode}"
        shared: Counter[int] = Counter()
        for stem in topic:
            shared.update(j for j in self.users[stem] if j != i and self.spoken[j] != self.spoken[i])
        nearest = max(shared, key=lambda j: (shared[j], -j), default=None)
        if nearest is not None:
            share = shared[nearest] / len(topic)
            level = level_of(share)
            other = "negated" if self.negative[nearest] else "plain"
            side = "earlier" if self.place[nearest] < self.place[i] else "later"
            yield f"alike={level} {side} {other} {sign} {mode}"
            yield f"alike={side} {self.cues[nearest].stance} {sign} {mode}"
            if self.numbers[i] and self.numbers[nearest]:
                agree = "same" if self.numbers[i] & self.numbers[nearest] else "other"
                yield f"alike={level} {side} {agree} number {mode}"
        if any(j != i and self.spoken[j] != self.spoken[i] for stem in self.named[i] for j in self.users.get(stem, ())):
            yield f"spoken of {sign} {mode}"
            yield f"spoken of {level_of(known)} {sign} {mode}"

    def _inner(self, line: Line) -> set[str | None]:
        """The stances of the cues inside what this line says."""
        out: set[str | None] = set()
        for passage in line.content:
            at, seen = bisect_right(self.starts, passage.start), 0
            while at < len(self.starts) and self.starts[at] < passage.end and seen < _INNER:
                out.add(self.cues[self.by_cue[at]].stance)
                at, seen = at + 1, seen + 1
        return out
