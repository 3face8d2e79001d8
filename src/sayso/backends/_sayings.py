"""A saying as it is found, and what every pattern needs to note one."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..languages import en
from ._clauses import clause_end
from ._items import VERBS, Sentence

Span = tuple[int, int]

CLAUSAL = en.SAY | en.TELL
OBJECTS = en.JUDGE | en.SIDE
MIND = en.THINK | en.WANT
REPORTING = en.SAY | en.TELL | MIND | en.SHOW
ADDRESSING = frozenset(
    ["tell", "assure", "inform", "remind", "notify", "brief", "convince", "persuade", "reassure", "instruct"]
)
"""Verbs that cannot stand before their subject: "C," told S."""
QUOTING = en.SAY | en.QUOTE | en.TELL


@dataclass(slots=True)
class Saying:
    """One saying: spans in code points, the pattern that found it, and the lemma of its cue."""

    source: Span | None
    cue: Span
    contents: list[Span]
    pattern: str
    lemma: str
    items: Span | None = None
    """The source as items of its sentence."""
    verb: Span = (0, 0)
    """The cue without the adverbs at its edges."""
    core: Span | None = None
    """The source without a non-restrictive clause ("X" of "X, who leads Y,")."""
    quoted: bool = False
    parts: list[Span] = field(default_factory=list)
    """The coordinated halves of the source."""
    continued: set[int] = field(default_factory=set)
    """Indices of contents that carry on an unclosed quotation of the paragraph before."""
    relative: Span | None = None
    """The "who" whose antecedent the source is."""


class Notes:
    """The sayings of one text that were found so far. `found`, in code points; arguments are items of a sentence."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.found: list[Saying] = []
        self.before: Sentence | None = None
        """The sentence before."""
        self.waiting: Saying | None = None
        """A saying that ended in a colon and waits for the next paragraph."""
        self.border = False
        """Whether the saying at hand stands in a subordinate clause, which its content does not leave."""
        self.who_at: Span | None = None
        """The relative pronoun that is the subject of the verb at hand."""

    def span(self, s: Sentence, a: int, b: int) -> Span | None:
        """Code points of items `[a, b)` without the commas, dashes and stops at their edges."""
        while a < b and s.tag[a] in ",.;:-":
            a += 1
        while a < b and s.tag[b - 1] in ",.;:-":
            if s.tag[b - 1] == "." and b - 2 >= a and s.tag[b - 2] == "C" and len(s.low[b - 2]) <= 2:
                break
            b -= 1
        return (s.start[a], s.end[b - 1]) if a < b else None

    def add(
        self,
        s: Sentence,
        source: tuple[int, int] | None,
        cue: tuple[int, int],
        contents: list[Span | None],
        pattern: str,
        lemma: str,
        *,
        verb: tuple[int, int] | None = None,
        quoted: bool = False,
    ) -> Saying | None:
        """Note a saying; items of source, cue and verb are `[first, last]`."""
        real = [c for c in contents if c is not None]
        if not real:
            return None
        span = core = None
        parts: list[Span] = []
        if source is not None:
            a, b = source
            span = self.span(s, a, b + 1)
            if span is None:
                return None
            for j in range(a + 1, b):
                if s.tag[j] == "," and (s.at(j + 1) == "w" or (s.at(j + 1) in "Vg" and s.low[j + 1].endswith("ing"))):
                    core = (s.start[a], s.end[j - 1])
                    break
            parts = self.halves(s, a, b)
        v = verb or cue
        saying = Saying(
            span, (s.start[cue[0]], s.end[cue[1]]), real, pattern, lemma, quoted=quoted, core=core, parts=parts,
            items=source, verb=(s.start[v[0]], s.end[v[1]]),
        )  # fmt: skip
        if source is not None:
            saying.relative, self.who_at = self.who_at, None
        self.found.append(saying)
        return saying

    def halves(self, s: Sentence, a: int, b: int) -> list[Span]:
        """ "X and Y" as two: where the halves are alike (both capitalised, both determined, or both plural)."""
        cuts = [j for j in range(a + 1, b) if s.tag[j] == "&"]
        if len(cuts) != 1 or any(s.tag[j] in "vxwt-" for j in range(a, b + 1)):
            return []
        j = cuts[0]
        if s.low[j] == "or" or any(s.tag[i] in ",i" for i in range(a, j)):
            return []
        left, right = s.tag[a:j], s.tag[j + 1 : b + 1]
        if not left or not right or right[0] == "," or "," in right:
            return []
        plural = s.low[j - 1].endswith("s") and s.tag[j - 1] == "l" and s.low[b].endswith("s") and left[0] != "d"
        named = (
            left[0] == "C"
            and right[0] == "C"
            and left[-1] == "C"
            and right[-1] == "C"
            and (len(left) > 1) == (len(right) > 1)
        )
        determined = left[0] == "d" and right[0] == "d"
        country = (left == ["d", "C"] and right == ["C"]) or (left == ["C"] and right == ["d", "C"])
        if plural or named or determined or country:
            return [(s.start[a], s.end[j - 1]), (s.start[j + 1], s.end[b])]
        return []

    def clause_start(self, s: Sentence, j: int) -> int:
        """Where the reported clause that ends at item `j` starts: the sentence's start, without a leading "But"."""
        a = j
        floor = max(0, j - 160)
        for i in range(min(j, 16)):  # behind the dateline
            if (
                s.tag[i] == "-"
                and s.paragraph < 8
                and ("(" in s.tag[:i] or s.low[0].upper() == self.text[s.start[0] : s.end[0]])
            ):
                floor = i + 1
        while a > floor and s.tag[a - 1] != ";":
            a -= 1
        if s.tag[a] == "b" or (s.tag[a] == "&" and a == 0):
            a += 1
        return a

    def clause_end(self, s: Sentence, i: int) -> int:
        """As `_clauses.clause_end`, but at the first comma where the saying itself stands in a subordinate clause."""
        end = clause_end(s, i)
        if self.border:
            for j in range(i + 1, end):
                if s.tag[j] == ",":
                    return j
        return end

    def has_verb(self, s: Sentence, a: int, b: int) -> bool:
        """Whether a finite verb stands in items `[a, b)`."""
        return any(
            s.tag[j] in "xv" or (s.tag[j] == "V" and not VERBS[s.low[j]].kinds & {"ing"})
            for j in range(a, min(b, a + 60))
        )
