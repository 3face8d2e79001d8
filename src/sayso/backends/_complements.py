"""What follows a cue verb: "that C", a quotation, a clause, an infinitive, an object, or one after a preposition."""

from __future__ import annotations

from ..languages import en
from ._clauses import object_end
from ._items import VERBS, Sentence, Verb, last_sign
from ._sayings import CLAUSAL, MIND, OBJECTS, QUOTING, Notes

NOUNS = {
    form: noun
    for noun in en.CUE_NOUNS
    for form in (noun, noun + "s", noun[:-1] + "ies" if noun[-1] == "y" else noun + "es")
}
"""The forms of the nouns that stand for a saying."""
REACH_ADDRESSEE = 20
"""Items that the person addressed may have: "told reporters at the airport of the capital on Monday that"."""


class Complements(Notes):
    """Finds contents to the right of a cue verb."""

    def complement(
        self, s: Sentence, k: int, g: int, first: int, verb: Verb, source: tuple[int, int] | None, pattern: str
    ) -> None:
        """Note what follows the verb: a clause, a quotation, an infinitive, an object, or one after a preposition."""
        lemma = verb.lemma
        if source is None:
            return
        i = k + 1
        cue = k
        while s.at(i) in "am" and s.at(i) != ".":
            i += 1
        if lemma in en.EXPRESS and self.expressed(s, k, g, first, lemma, source, pattern):
            return
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
        clausal = lemma in CLAUSAL or lemma in en.SHOW or lemma in en.THINK
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
                    if lemma in QUOTING:
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
        if t == "T" and (lemma in en.PROMISE or lemma in MIND or lemma in en.URGE):
            self.add(
                s, source, (g, cue), [self.span(s, i, object_end(s, i))], f"{pattern}-to", lemma, verb=(first, cue)
            )
            return
        if t in "sw" and clausal and s.word(i) in ("whether", "if", "why", "how", "what", "who", "where", "when"):
            kind = "refusal" if any(s.tag[j] == "n" for j in range(g, cue)) else "whether"
            self.add(
                s,
                source,
                (g, cue),
                [self.span(s, i, self.clause_end(s, i))],
                f"{pattern}-{kind}",
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
        if lemma in en.URGE or lemma == "call" or lemma in OBJECTS or lemma in MIND or (clausal and not told):
            which = (
                "judge"
                if lemma in en.JUDGE
                else "urge"
                if lemma in en.URGE
                else "side"
                if lemma in en.SIDE
                else "mind"
                if lemma in MIND
                else "object"
            )
            self.add(
                s, source, (g, cue), [self.span(s, i, object_end(s, i))], f"{pattern}-{which}", lemma, verb=(first, cue)
            )

    def expressed(
        self, s: Sentence, k: int, g: int, first: int, lemma: str, source: tuple[int, int], pattern: str
    ) -> bool:
        """Note "S expressed concern over C": the noun and its preposition belong to the cue."""
        for j in range(k + 1, min(k + 5, len(s) - 2)):
            noun = NOUNS.get(s.low[j])
            if noun and s.low[j + 1] in en.CUE_NOUNS[noun].split():
                cue = j if s.low[j + 1] in ("that", "to") else j + 1
                end = self.clause_end(s, j + 2) if s.low[j + 1] == "that" else object_end(s, j + 2)
                content = self.span(s, j + 1 if s.low[j + 1] == "to" else j + 2, end)
                self.add(s, source, (g, cue), [content], f"{pattern}-express", lemma, verb=(first, cue))
                return True
            if s.tag[j] not in "lagdV":
                return False
        return False

    def through(self, s: Sentence, j: int) -> int:
        """Where a content that opens with a quotation at `j` ends: with it, or with the clause that goes on."""
        end = self.run(s, j)
        if s.at(end) in ".,;" or end >= len(s) or last_sign(self.text, s.end[end - 1]) in (",", ".", "!", "?"):
            return end
        return self.clause_end(s, end)

    def run(self, s: Sentence, j: int) -> int:
        while s.at(j) in "Qq":
            j += 1
        return j

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
