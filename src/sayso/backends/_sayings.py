"""The patterns by which news copy says who says what, over the items of `_clauses`.

Each pattern finds the parts of one saying (source, cue, contents) as code points; `rules` turns them into marks of a
scheme. Sayings are found around verbs ("S said C", "C, said S", "S was quoted as saying C"), prepositions ("according to
S"), nouns ("S's claim that C"), adverbs ("reportedly") and colons ("S: C").
"""

from __future__ import annotations

from dataclasses import dataclass, field

from ..languages import en
from ._clauses import (
    NOUNY,
    VERBS,
    Sentence,
    Verb,
    clause_end,
    group_start,
    object_end,
    phrase_left,
    phrase_right,
    read,
    subject,
)

Span = tuple[int, int]

_CLAUSAL = en.SAY | en.TELL
_OBJECTS = en.JUDGE | en.SIDE
_MIND = en.THINK | en.WANT
_REPORTING = en.SAY | en.TELL | _MIND | en.SHOW
_ADDRESSING = frozenset(
    ["tell", "assure", "inform", "remind", "notify", "brief", "convince", "persuade", "reassure", "instruct"]
)
"""Verbs that cannot stand before their subject: "C," told S."""
_QUOTING = en.SAY | en.QUOTE | en.TELL
_STARTS_CLAUSE = frozenset("pdCNlqaV")


@dataclass(slots=True)
class Saying:
    """One saying: spans in code points, the pattern that found it, and the lemma of its cue."""

    source: Span | None
    cue: Span
    contents: list[Span]
    pattern: str
    lemma: str
    verb: Span = (0, 0)
    """The cue without the adverbs at its edges."""
    core: Span | None = None
    """The source without a non-restrictive clause ("X" of "X, who leads Y,")."""
    quoted: bool = False
    parts: list[Span] = field(default_factory=list)
    continued: set[int] = field(default_factory=set)
    """Indices of contents that carry on an unclosed quotation of the paragraph before."""
    relative: Span | None = None
    """The "who" whose antecedent the source is."""
    """The coordinated halves of the source."""


def sayings(text: str) -> list[Saying]:
    """All sayings of the text, in the order of their cues."""
    reader = _Reader(text)
    for sentence in read(text):
        reader.sentence(sentence)
    reader.found.sort(key=lambda s: s.cue)
    return reader.found


class _Reader:
    """Goes through the sentences of one text and remembers who spoke last."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.found: list[Saying] = []
        self.speech: Saying | None = None
        """The last saying with a quotation, which a sentence of nothing but quotation continues."""
        self.speech_paragraph = -1
        self.open = False
        """Whether that quotation was left open at its paragraph's end."""
        self.before: Sentence | None = None
        self.border = False
        self.who_at: Span | None = None
        self.waiting: Saying | None = None
        """A saying that ended in a colon and waits for the next paragraph."""

    # --- one sentence

    def sentence(self, s: Sentence) -> None:
        if not len(s):
            return
        start = len(self.found)
        if self.only_speech(s):
            self.before = s
            return
        used: set[int] = set()
        self.prepositions(s)
        self.adverbs(s)
        for k, tag in enumerate(s.tag):
            if tag == "V" and k not in used:
                self.verb(s, k, start)
            elif s.low[k] in _NOUNS:
                self.noun(s, k)
        self.colon(s, start)
        for saying in self.found[start:]:
            if saying.quoted:
                self.speech, self.speech_paragraph = saying, s.paragraph
                last = max(s.spoken, default=-1)
                self.open = last >= 0 and not s.spoken[last].closed
        self.before = s

    def only_speech(self, s: Sentence) -> bool:
        """Whether the sentence is nothing but quotation; then it goes to the saying that it continues."""
        if not all(t in "Qq.,-" for t in s.tag) or not s.spoken:
            return False
        spans = [(s.start[i], s.end[i]) for i in sorted(s.spoken)]
        closed = all(s.spoken[i].closed for i in s.spoken)
        if self.waiting is not None:
            self.waiting.contents.extend(spans)
            self.waiting.quoted = True
            self.found.append(self.waiting)
            self.speech, self.speech_paragraph, self.waiting = self.waiting, s.paragraph, None
        elif self.speech is not None and (self.speech_paragraph == s.paragraph or self.open):
            if self.open and self.speech_paragraph != s.paragraph:
                self.speech.continued.add(len(self.speech.contents))
            self.speech.contents.extend(spans)
            self.speech_paragraph = s.paragraph
        self.open = not closed
        return True

    # --- pieces

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
            span,
            (s.start[cue[0]], s.end[cue[1]]),
            real,
            pattern,
            lemma,
            (s.start[v[0]], s.end[v[1]]),
            core,
            quoted,
            parts,
        )
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

    # --- verbs

    def verb(self, s: Sentence, k: int, start: int) -> None:
        verb = VERBS[s.low[k]]
        self.border = False
        g = group_start(s, k)
        first = g
        while first < k and s.tag[first] == "a":
            first += 1
        if "ing" in verb.kinds and not any(s.word(j) in en.BE for j in range(g, k)):
            self.participle(s, k, verb, start)
            return
        if verb.kinds & {"past", "done"} and any(s.word(j) in en.BE or s.word(j) in ("'s", "’s") for j in range(g, k)):
            if self.passive(s, k, g, first, verb):
                return
        elif "base" in verb.kinds and not verb.kinds & {"past"} and g == k and s.at(k - 1) not in "pCl&w":
            if s.at(k - 1) == "T" and s.at(k - 2) != "V":
                self.complement(s, k, k, k, verb, self.governor(s, k - 1, start), "infinitive")
            return
        self.who_at = None
        source, shared = self.who(s, k, g - 1, start)
        left = self.left(s, source[0] if source and not shared else g)
        if self.inverted(s, k, g, first, verb):
            return
        if source is None:
            return
        if verb.lemma in _QUOTING and left is not None and not shared:
            # "C," S said: what stands left of S is the content, unless a clause follows the verb
            span, quoted = left
            if quoted or verb.lemma in _CLAUSAL:
                right = self.right_quote(s, k) if quoted else None
                if (
                    not quoted
                    and s.at(k + 1) == ","
                    and len(s) - k > 4
                    and s.at(k + 2) not in "Vgsw&b"
                    and s.word(k + 2) != "according"
                ):
                    right = self.span(s, k + 2, self.clause_end(s, k + 2))
                if quoted or self.closes(s, k):
                    self.add(
                        s, source, self.cue(s, g, k), [span, right], "quote-before" if quoted else "clause-before",
                        verb.lemma, verb=(first, k), quoted=quoted,
                    )  # fmt: skip
                    return
        pattern = "shared" if shared else "plain"
        if self.who_at is not None:
            pattern = "who" if self.text[self.who_at[0] : self.who_at[1]].lower() == "who" else "which"
        self.complement(s, k, g, first, verb, source, pattern)

    def cue(self, s: Sentence, g: int, k: int) -> tuple[int, int]:
        return (g, k)

    def who(self, s: Sentence, k: int, j: int, start: int) -> tuple[tuple[int, int] | None, bool]:
        """The subject that ends at `j`, and whether it was borrowed from an earlier verb of the sentence."""
        t = s.at(j)
        if t in "&b" or (t == "," and s.at(j - 1) not in NOUNY):
            return self.shared(s, j, start), True
        if (t == "w" and s.low[j] in ("who", "which", "that")) or t == "t":
            left = j - 1
            if s.at(left) == ",":
                left -= 1
            i = phrase_left(s, left)
            self.who_at = (s.start[j], s.end[j])
            return ((i, left) if i is not None and s.tag[i] != "p" else (j, j)), False
        found = subject(s, j)
        if found is None and t == ",":
            return self.shared(s, j, start), True
        if found is not None and "past" in VERBS[s.low[k]].kinds:
            # "organised a party called X": an object with a reduced relative clause
            over = s.at(found[0] - 1)
            if over in "gv" or (over == "V" and VERBS[s.low[found[0] - 1]].lemma not in _REPORTING):
                return None, False
        if found is not None and s.tag[found[0]] in "wt" and found[0] == found[1]:
            return None, False
        if found is not None and found[0] == found[1] and s.low[found[0]] in ("it", "there", "this"):
            return (found, False)
        return found, False

    def shared(self, s: Sentence, j: int, start: int) -> tuple[int, int] | None:
        """The subject of the sentence's last saying, or else of its first clause."""
        for saying in reversed(self.found[start:]):
            if saying.source is not None and not saying.pattern.startswith(("noun", "according", "passive", "cited")):
                a, b = saying.source
                items = [i for i in range(len(s)) if a <= s.start[i] < b]
                if items:
                    return items[0], items[-1]
        return self.first_subject(s, j)

    def first_subject(self, s: Sentence, stop: int) -> tuple[int, int] | None:
        """The subject of the sentence's first finite verb before item `stop`."""
        for k in range(1, min(stop, len(s), 60)):
            t = s.tag[k]
            if (t in "xv" or (t == "V" and "ing" not in VERBS[s.low[k]].kinds)) and s.tag[k - 1] not in "xnT":
                j = k - 1
                while j > 0 and s.tag[j] == "a":
                    j -= 1
                found = subject(s, j)
                if found is not None and s.at(found[0] - 1) in ".,-s&bt:Q" and s.tag[found[0]] not in "wt":
                    return found
                if t == "x":
                    continue
        return None

    def governor(self, s: Sentence, j: int, start: int) -> tuple[int, int] | None:
        return self.shared(s, j, start)

    def left(self, s: Sentence, i: int) -> tuple[Span, bool] | None:
        """What stands left of item `i` up to the sentence's start, and whether it ends in a quotation."""
        j = i - 1
        comma = False
        while j >= 0 and s.tag[j] in ",-":
            comma = True
            j -= 1
        if j < 0:
            return None
        if s.tag[j] in "Qq" and (comma or s.tag[j] == "Q"):
            a = j
            while a > 0 and s.tag[a - 1] in "Qq":
                a -= 1
            if s.tag[j] == "q" and a > 0:
                a = self.clause_start(s, j)
            elif a > 0 and s.tag[a - 1] not in ",:.;-":
                a = self.clause_start(s, a)
            span = self.span(s, a, j + 1)
            return (span, True) if span else None
        if comma and j >= 2:
            a = self.clause_start(s, j)
            if s.tag[a] in "igsT" or s.low[a] in ("asked", "pressed"):
                b = a
                while b < j and s.tag[b] != ",":
                    b += 1
                if not self.has_verb(s, b, j + 1):
                    return None  # "In an interview, S said": no clause
            elif not self.has_verb(s, a, j + 1) and not (len(s) - i < 5 and j - a > 3):
                return None
            span = self.span(s, a, j + 1)
            return (span, False) if span and j - a >= 2 else None
        return None

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

    def closes(self, s: Sentence, k: int) -> bool:
        """Whether nothing that the verb at `k` could report follows it: only time, place, addressee."""
        i = k + 1
        if s.word(i) in en.WITH_PREPOSITION.get(VERBS[s.low[k]].lemma, "").split() and s.word(i) not in (
            "to",
            "on",
            "up",
            "back",
        ):
            return False
        while s.at(i) in "am":
            i += 1
        t = s.at(i)
        if t in ".,;-&b)":
            return True
        if t in "is" or t == "O":
            return not any(s.at(j) in "tQ:" for j in range(i, min(i + 8, len(s))))
        if VERBS[s.low[k]].lemma in en.TELL:
            j = phrase_right(s, i)
            return j is not None and s.at(j + 1) in ".,;-im&s"
        return False

    def right_quote(self, s: Sentence, k: int) -> Span | None:
        """The second half of an interrupted quotation: a quotation after the cue, in the same sentence."""
        for j in range(k + 1, min(len(s), k + 25)):
            t = s.tag[j]
            if t == "Q" or (t == "q" and s.tag[j - 1] in ",:"):
                return self.span(s, j, self.run(s, j))
            if t in "Vtv":
                return None
        return None

    def run(self, s: Sentence, j: int) -> int:
        while s.at(j) in "Qq":
            j += 1
        return j

    def inverted(self, s: Sentence, k: int, g: int, first: int, verb: Verb) -> bool:
        """ "C," said S."""
        if verb.lemma not in _QUOTING - _ADDRESSING or g != k or not verb.kinds & {"past", "third", "base"}:
            return False
        before = s.at(k - 1)
        if k == 0 or before not in ",Qq-":
            return False
        left = self.left(s, k)
        if left is None:
            return False
        end = phrase_right(s, k + 1)
        if end is None or s.at(k + 1) in "t":
            return False
        if not left[1] and (s.at(end + 1) not in ".,;mi-&b" or (s.at(k + 1) == "d" and False)):
            return False
        if s.at(end + 1) == "," and s.word(end + 2) in ("who", "whose"):
            end += 2
            while s.at(end + 1) not in ",.;:-Q":
                end += 1
        after = self.right_quote(s, end) if left[1] else None
        self.add(s, (k + 1, end), (k, k), [left[0], after], "quote-inverted" if left[1] else "clause-inverted",
                 verb.lemma, verb=(first, k), quoted=left[1])  # fmt: skip
        return True

    def participle(self, s: Sentence, k: int, verb: Verb, start: int) -> None:
        """ ", saying that C", "citing S"."""
        before = s.at(k - 1)
        if before == "a":
            before = s.at(k - 2)
        if verb.lemma == "cite" or s.low[k] == "quoting":
            end = phrase_right(s, k + 1)
            if end is not None:
                self.cited(s, k, end)
        if before in ".," or (before in "lCmNqQ)O" and verb.lemma in _CLAUSAL):
            source = self.shared(s, k - 1, start)
            self.complement(s, k, k, k, verb, source, "participle")

    def cited(self, s: Sentence, k: int, end: int) -> None:
        """The relay's saying and the cited one's are two over the same content."""
        for saying in reversed(self.found):
            if saying.pattern == "cited" or saying.cue[1] > s.start[k]:
                continue
            if saying.cue[0] >= s.start[0] and saying.contents:
                self.add(s, (k + 1, end), (k, k), [saying.contents[0]], "cited", "cite")
            return
        left = self.left(s, k)
        if left is not None:
            self.add(s, (k + 1, end), (k, k), [left[0]], "cited", "cite")

    def passive(self, s: Sentence, k: int, g: int, first: int, verb: Verb) -> bool:
        """ "S was quoted as saying C", "it was reported that C", "X was criticised by S", "X is expected to C"."""
        if s.low[k] == "quoted" and s.word(k + 1) in ("as", "by"):
            j = k + 1
            while j < min(len(s), k + 8) and s.low[j] != "saying":
                j += 1
            if s.word(j) == "saying":
                source = subject(s, g - 1)
                if source is not None:
                    left = self.left(s, source[0])
                    if left is not None:
                        self.add(
                            s, source, (first, j), [left[0]], "quote-before", "say", verb=(first, j), quoted=left[1]
                        )
                    else:
                        self.complement(s, j, g, first, VERBS["saying"], source, "plain")
                return True
        if s.word(k + 1) == "by" or (s.at(k + 1) in "ma" and s.word(k + 2) == "by"):
            by = k + 1 if s.word(k + 1) == "by" else k + 2
            end = phrase_right(s, by + 1)
            what = subject(s, g - 1)
            if end is not None and what is not None and verb.lemma in en.SAY | _OBJECTS | en.TELL:
                content = self.span(s, what[0], what[1] + 1)
                if s.low[0] == "this" and what[1] == 0 and self.before is not None and self.before.paragraph < 4:
                    content = self.span(self.before, 0, len(self.before))  # "This was reported by S" after the lead
                self.add(s, (by + 1, end), (g, by), [content], "passive-by", verb.lemma, verb=(first, by))
            return True
        if s.word(g - 1) == "it" and s.at(k + 1) == "t":
            self.add(s, None, (g - 1, k), [self.span(s, k + 2, self.clause_end(s, k + 2))], "impersonal", verb.lemma)
            return True
        what = subject(s, g - 1)
        if what is None:
            return True
        if s.at(k + 1) == "T" and verb.lemma in en.SAY | _MIND | en.JUDGE | en.SHOW and verb.lemma not in en.URGE:
            span = self.span(s, k + 1, object_end(s, k + 2))
            self.add(
                s, None, (g, k), [self.span(s, what[0], what[1] + 1), span], "passive-to", verb.lemma, verb=(first, k)
            )
            return True
        if verb.lemma in _CLAUSAL and s.at(k + 1) == "t":
            return True
        if verb.lemma in _OBJECTS:
            self.add(s, None, (g, k), [self.span(s, what[0], what[1] + 1)], "passive", verb.lemma, verb=(first, k))
        return True

    def complement(
        self, s: Sentence, k: int, g: int, first: int, verb: Verb, source: tuple[int, int] | None, pattern: str
    ) -> None:
        """What follows the verb: "that C", a quotation, a clause, an infinitive, an object, or one after a preposition."""
        lemma = verb.lemma
        if source is None:
            return
        i = k + 1
        cue = k
        while s.at(i) in "am" and s.at(i) != ".":
            i += 1
        particle = en.WITH_PREPOSITION.get(lemma, "").split()
        t = s.at(i)
        if i == k + 1 and s.word(i) in particle and s.at(i + 1) not in ".,;:" and not (t == "T" and s.at(i + 1) == "V"):
            cue = i
            i += 1
            if (lemma == "point" and s.word(cue) == "out") or (lemma == "call" and s.word(cue) == "on"):
                self.tail(s, i, g, cue, first, lemma, source, pattern)
                return
            self.add(
                s,
                source,
                (g, cue),
                [self.span(s, i, object_end(s, i))],
                f"{pattern}-preposition",
                lemma,
                verb=(first, cue),
            )
            return
        self.tail(s, i, g, cue, first, lemma, source, pattern)

    def tail(
        self, s: Sentence, i: int, g: int, cue: int, first: int, lemma: str, source: tuple[int, int], pattern: str
    ) -> None:
        if s.at(source[0] - 1) == "s":
            self.border = True  # "While S says C, ...": what is said ends with the subordinate clause
        t = s.at(i)
        clausal = lemma in _CLAUSAL or lemma in en.SHOW or lemma in en.THINK
        told = lemma in en.TELL
        if told and t in "pOdClN" and not (t == "p" and s.at(i + 1) in "xvV"):
            end = self.addressee(s, i)
            if end is not None:
                i = end
                t = s.at(i)
        where = self.speech_start(s, i, lemma)
        if where is not None:
            j, kind = where
            if kind == "Q":
                a = j
                self.add(
                    s,
                    source,
                    (g, cue),
                    [self.span(s, a, self.through(s, a))],
                    f"{pattern}-quote",
                    lemma,
                    verb=(first, cue),
                    quoted=True,
                )
                return
            if kind == ":":
                if j >= len(s):
                    if lemma in _QUOTING:
                        saying = self.add(s, source, (g, cue), [(0, 0)], f"{pattern}-colon", lemma, verb=(first, cue))
                        if saying is not None:
                            self.found.remove(saying)
                            saying.contents.clear()
                            self.waiting = saying
                    return
                span = self.span(s, j, len(s))
                self.add(
                    s, source, (g, cue), [span], f"{pattern}-colon", lemma, verb=(first, cue), quoted=s.at(j) in "Qq"
                )
                return
            if clausal:
                end = self.clause_end(s, j)
                span = self.span(s, j, end)
                self.add(
                    s,
                    source,
                    (g, cue),
                    [span],
                    f"{pattern}-that",
                    lemma,
                    verb=(first, cue),
                    quoted=s.at(end - 1) in "Q" or s.at(end - 2) in "Q",
                )
                return
        if t == "T" and lemma in ("seem", "appear"):
            what = self.span(s, source[0], source[1] + 1)
            self.add(
                s,
                None,
                (g, cue),
                [what, self.span(s, i, object_end(s, i))],
                f"{pattern}-seems",
                lemma,
                verb=(first, cue),
            )
            return
        if t == "T" and (lemma in en.PROMISE or lemma in _MIND or lemma in en.URGE):
            self.add(
                s, source, (g, cue), [self.span(s, i, object_end(s, i))], f"{pattern}-to", lemma, verb=(first, cue)
            )
            return
        if t in "sw" and clausal and s.word(i) in ("whether", "if", "why", "how", "what", "who", "where", "when"):
            self.add(
                s,
                source,
                (g, cue),
                [self.span(s, i, self.clause_end(s, i))],
                f"{pattern}-whether",
                lemma,
                verb=(first, cue),
            )
            return
        if t not in "pdClNqQOgv":
            return
        if clausal and not told and self.finite(s, i, lemma):
            end = self.clause_end(s, i)
            self.add(
                s,
                source,
                (g, cue),
                [self.span(s, i, end)],
                f"{pattern}-clause",
                lemma,
                verb=(first, cue),
                quoted=s.at(end - 1) == "Q",
            )
            return
        if told and i > cue + 1 and (self.finite(s, i, lemma)):
            self.add(
                s,
                source,
                (g, cue),
                [self.span(s, i, self.clause_end(s, i))],
                f"{pattern}-clause",
                lemma,
                verb=(first, cue),
            )
            return
        if lemma in en.URGE or lemma == "call" or lemma in _OBJECTS or lemma in _MIND or (clausal and not told):
            which = (
                "judge"
                if lemma in en.JUDGE
                else "urge"
                if lemma in en.URGE
                else "side"
                if lemma in en.SIDE
                else "mind"
                if lemma in _MIND
                else "object"
            )
            self.add(
                s, source, (g, cue), [self.span(s, i, object_end(s, i))], f"{pattern}-{which}", lemma, verb=(first, cue)
            )

    def through(self, s: Sentence, j: int) -> int:
        """Where a content that opens with a quotation at `j` ends: with it, or with the clause that goes on after it."""
        end = self.run(s, j)
        if (
            s.at(end) in ".,;"
            or end >= len(s)
            or self.text[s.end[end - 1] - 2 : s.end[end - 1] - 1] in (",", ".", "!", "?")
        ):
            return end
        return self.clause_end(s, end)

    def addressee(self, s: Sentence, i: int) -> int | None:
        """The item after the person addressed, who starts at `i`."""
        if s.at(i) in "O":
            return i + 1
        if s.at(i) == "p":
            return i + 1
        if s.word(i) in en.POSSESSIVES and s.at(i + 1) in "tTQ:,.sw":
            return i + 1
        j = i
        while j < min(len(s), i + REACH_ADDRESSEE):
            t = s.tag[j]
            if (
                t in "tTpQ:.sw;"
                or (t == "," and s.at(j + 1) in "Qqt")
                or (t == "d" and j > i and s.tag[j - 1] not in "i&")
            ):
                break
            if t in "xV":
                break
            if t == "," and s.at(j + 1) not in "CN&":
                break
            j += 1
        return j if j > i else None

    def speech_start(self, s: Sentence, i: int, lemma: str) -> tuple[int, str] | None:
        """Where what is said starts: after "that", at a quotation after a comma, after a colon."""
        for j in range(i, min(len(s), i + 14)):
            t = s.tag[j]
            if t == "t":
                return (
                    (j + 1, "t")
                    if not (j > i and s.tag[j - 1] in "lC" and j - i < 3 and s.tag[i] in "dCl" and lemma not in en.TELL)
                    or j == i
                    else None
                )
            if t == ":":
                return j + 1, ":"
            if t == "Q" and (j == i or s.tag[j - 1] in ",:" or j - i < 6):
                if j > i and s.tag[j - 1] not in ",:":
                    return None
                return j, "Q"
            if t == "," and s.at(j + 1) in "Qq":
                return j + 1, "Q"
            if t in ".;VxvpT" or (t == "," and s.at(j + 1) not in "Qqt"):
                return None
        return None

    def finite(self, s: Sentence, i: int, lemma: str) -> bool:
        """Whether a clause with a finite verb starts at `i`: "said Moscow would", against "said goodbye"."""
        if s.at(i) == "p":
            return s.low[i] not in ("it", "you") or s.at(i + 1) in "xVvnae"
        for j in range(i, min(len(s), i + 25)):
            t = s.tag[j]
            if (
                t in "swb"
                or (t == "," and lemma != "say")
                or (t == "&" and lemma not in ("say", "think", "believe", "argue"))
            ):
                return False
            if t in "xv" or (t == "V" and "ing" not in VERBS[s.low[j]].kinds and s.tag[j - 1] != "T"):
                return j > i
            if t in ".;:":
                return False
        return False

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

    # --- prepositions, adverbs, nouns, colons

    def prepositions(self, s: Sentence) -> None:
        """ "According to S, C" and "C, according to S"; "as S said, C"."""
        if s.low[0] == "as" and len(s) > 5:
            self.as_reported(s)
        for k in range(len(s) - 1):
            if s.low[k] == "according" and s.low[k + 1] == "to":
                end = phrase_right(s, k + 2, whole=True) or k + 1
                if end <= k + 1:
                    continue
                opens = k == 0 or (s.tag[k - 1] in "&b" and k < 3) or (s.tag[k - 1] == ":")
                if opens or s.tag[k - 1] in ";t":
                    a = end + 1
                    while s.at(a) not in ",.;":
                        a += 1
                    if s.at(a) != ",":
                        a = end
                    span = self.span(s, a + 1, self.clause_end(s, a + 1))
                    self.add(s, (k + 2, end), (k, k + 1), [span], "according", "accord", quoted=s.at(a + 1) == "Q")
                else:
                    a = self.clause_start(s, k - 1)
                    span = self.span(s, a, k)
                    after = None
                    if s.at(end + 1) == "," and s.at(k - 1) == "," and not self.has_verb(s, a, k - 1):
                        after = self.span(s, end + 2, self.clause_end(s, end + 2))
                    self.add(
                        s,
                        (k + 2, end),
                        (k, k + 1),
                        [span, after],
                        "according-after",
                        "accord",
                        quoted=s.at(k - 1) == "Q",
                    )

    def as_reported(self, s: Sentence) -> None:
        """ "As reported by S earlier, C"; "As S said, C"."""
        comma = next((j for j in range(2, min(len(s), 20)) if s.tag[j] == ","), 0)
        verb = next((j for j in range(1, comma) if s.tag[j] == "V" and VERBS[s.low[j]].lemma in en.SAY), 0)
        if not verb:
            return
        if s.word(verb + 1) == "by":
            end = phrase_right(s, verb + 2)
            if end is not None and end < comma:
                self.add(
                    s,
                    (verb + 2, end),
                    (verb, verb + 1),
                    [self.span(s, comma + 1, clause_end(s, comma + 1))],
                    "as-reported",
                    "report",
                )
        elif verb > 1:
            who = subject(s, group_start(s, verb) - 1)
            if who is not None and who[0] >= 1:
                self.add(
                    s,
                    who,
                    (verb, verb),
                    [self.span(s, comma + 1, clause_end(s, comma + 1))],
                    "as-reported",
                    VERBS[s.low[verb]].lemma,
                )

    def adverbs(self, s: Sentence) -> None:
        """ "reportedly": the content is its clause, the adverb inside."""
        for k, low in enumerate(s.low):
            if low in en.CUE_ADVERBS:
                a = k
                while a > 0 and s.tag[a - 1] not in ";,.QtswV-&b":
                    a -= 1
                span = self.span(s, a, object_end(s, k + 1) if k + 1 < len(s) else k + 1)
                self.add(s, None, (k, k), [span], "adverb", low)

    def noun(self, s: Sentence, k: int) -> None:
        """ "S's claim that C", "his promise to C", "reports of C"."""
        lemma = _NOUNS[s.low[k]]
        leads = en.CUE_NOUNS[lemma].split()
        after = s.word(k + 1)
        if after not in leads or (s.tag[k] == "V" and s.at(k - 1) not in "de"):
            return
        a = k
        while a > 0 and k - a < 3 and s.tag[a - 1] in "lagv":
            a -= 1
        source: tuple[int, int] | None = None
        if s.low[a - 1] in en.POSSESSIVES if a else False:
            source = (a - 1, a - 1)
        elif a > 1 and s.tag[a - 1] == "e":
            i = phrase_left(s, a - 2)
            if i is not None:
                source = (i, a - 2)
        kind = "noun" if source is not None else "noun-alone"
        i = k + 2
        cue = k if after == "that" or (after == "to" and s.at(k + 2) not in "dC") else k + 1
        if after == "to" and cue == k:
            i = k + 1
        end = self.clause_end(s, i) if after == "that" else object_end(s, i)
        self.add(s, source, (k, cue), [self.span(s, i, end)], f"{kind}-{'that' if after == 'that' else 'of'}", lemma)

    def colon(self, s: Sentence, start: int) -> None:
        """ "Minister: C" and "C: ministry" in headlines and transcripts."""
        if len(self.found) > start or not s.first:
            return
        for k, t in enumerate(s.tag[:40]):
            if t == ":" or (t == "-" and s.paragraph < 3):
                head, rest = s.tag[:k], s.tag[k + 1 :]
                if t == ":" and s.low[0] in en.LABELS:
                    return
                if (
                    t == ":"
                    and 1 <= k <= 12
                    and all(x in "CdleN()&" for x in head)
                    and head[-1] in "C)"
                    and len(rest) > 1
                ):
                    saying = self.add(
                        s, (0, k - 1), (k, k), [self.span(s, k + 1, len(s))], "colon", ":", quoted=s.at(k + 1) in "Qq"
                    )
                    if saying is not None and s.low[0].upper() == self.text[s.start[0] : s.end[0]] and s.tag[0] == "C":
                        saying.pattern = "transcript"
                        end = self.text.find("\n", s.end[-1])
                        end = len(self.text) if end < 0 else end
                        saying.contents = [
                            (s.start[k + 1], s.start[k + 1] + len(self.text[s.start[k + 1] : end].rstrip()))
                        ]
                    return
                if rest and len(rest) <= 5 and k >= 4 and all(x in "Cdle." for x in rest) and s.paragraph < 3:
                    last = len(s) - (2 if rest[-1] == "." else 1)
                    if last > k:
                        self.add(
                            s,
                            (k + 1, last),
                            (k, k),
                            [self.span(s, 0, k)],
                            "colon-after" if t == ":" else "dash-after",
                            ":",
                        )
                    return


REACH_ADDRESSEE = 20

_NOUNS = {
    form: noun
    for noun in en.CUE_NOUNS
    for form in (noun, noun + "s", noun[:-1] + "ies" if noun[-1] == "y" else noun + "es")
}
