"""Sayings around a verb: "S said C", "C, S said", "C, said S", ", saying C", "S was quoted as saying C"."""

from __future__ import annotations

from ..languages import en
from ._clauses import REACH, group_start, object_end, phrase_left, phrase_right, subject
from ._complements import Complements
from ._items import NOUNY, VERBS, Sentence, Verb
from ._sayings import ADDRESSING, CLAUSAL, MIND, OBJECTS, QUOTING, REPORTING, Span


class Verbs(Complements):
    """Finds the subject of a cue verb, and on which side of it the content stands."""

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
                self.complement(s, k, k, k, verb, self.shared(s, k - 1, start), "infinitive")
            return
        self.who_at = None
        source, shared = self.who(s, k, g - 1, start)
        left = self.left(s, source[0] if source and not shared else g)
        if self.inverted(s, k, g, first, verb):
            return
        if source is None:
            return
        if verb.lemma in QUOTING and left is not None and not shared:
            # "C," S said: what stands left of S is the content, unless a clause follows the verb
            span, quoted = left
            if quoted or verb.lemma in CLAUSAL:
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
                        s, source, (g, k), [span, right], "quote-before" if quoted else "clause-before",
                        verb.lemma, verb=(first, k), quoted=quoted,
                    )  # fmt: skip
                    return
        if not shared and self.around(s, k, g, first, verb, source):
            return
        pattern = "shared" if shared else "plain"
        if self.who_at is not None:
            pattern = "who" if self.text[self.who_at[0] : self.who_at[1]].lower() == "who" else "which"
        self.complement(s, k, g, first, verb, source, pattern)

    def around(self, s: Sentence, k: int, g: int, first: int, verb: Verb, source: tuple[int, int]) -> bool:
        """Note an interrupted clause: "The bridge, the mayor said on Monday, would stay closed"."""
        comma = source[0] - 1
        if verb.lemma not in CLAUSAL or comma < 1 or s.tag[comma] != ",":
            return False
        i = k + 1
        while s.at(i) in "amid" and i - k < 6:
            i += 1
        if s.at(i) != "," or s.at(i + 1) not in "xvV" or self.has_verb(s, 0, comma):
            return False
        contents = [
            self.span(s, self.clause_start(s, comma - 1), comma),
            self.span(s, i + 1, self.clause_end(s, i + 1)),
        ]
        return self.add(s, source, (g, k), contents, "clause-around", verb.lemma, verb=(first, k)) is not None

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
            if over in "gv" or (over == "V" and VERBS[s.low[found[0] - 1]].lemma not in REPORTING):
                return None, False
        if found is not None and s.tag[found[0]] in "wt" and found[0] == found[1]:
            return None, False
        if found is not None and found[0] == found[1] and s.low[found[0]] in ("it", "there", "this"):
            return (found, False)
        return found, False

    def shared(self, s: Sentence, j: int, start: int) -> tuple[int, int] | None:
        """The subject of the sentence's last saying, or else of its first clause."""
        for i in range(len(self.found) - 1, max(start, len(self.found) - REACH) - 1, -1):
            saying = self.found[i]
            if saying.items is not None and not saying.pattern.startswith(("noun", "according", "passive", "cited")):
                return saying.items
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

    def inverted(self, s: Sentence, k: int, g: int, first: int, verb: Verb) -> bool:
        """ "C," said S."""
        if verb.lemma not in QUOTING - ADDRESSING or g != k or not verb.kinds & {"past", "third", "base"}:
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
        if before in ".," or (before in "lCmNqQ)O" and verb.lemma in CLAUSAL):
            source = self.shared(s, k - 1, start)
            self.complement(s, k, k, k, verb, source, "participle")

    def cited(self, s: Sentence, k: int, end: int) -> None:
        """The relay's saying and the cited one's are two over the same content."""
        for saying in self.found[: -REACH - 1 : -1]:
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
            if end is not None and what is not None and verb.lemma in en.SAY | OBJECTS | en.TELL:
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
        if s.at(k + 1) == "T" and verb.lemma in en.SAY | MIND | en.JUDGE | en.SHOW and verb.lemma not in en.URGE:
            span = self.span(s, k + 1, object_end(s, k + 2))
            self.add(
                s, None, (g, k), [self.span(s, what[0], what[1] + 1), span], "passive-to", verb.lemma, verb=(first, k)
            )
            return True
        if verb.lemma in CLAUSAL and s.at(k + 1) == "t":
            return True
        if verb.lemma in OBJECTS:
            self.add(s, None, (g, k), [self.span(s, what[0], what[1] + 1)], "passive", verb.lemma, verb=(first, k))
        return True
