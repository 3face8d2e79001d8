"""Sayings without a cue verb: "according to S", "S's claim that C", "reportedly", "S: C"."""

from __future__ import annotations

from ..languages import en
from ._clauses import clause_end, group_start, object_end, phrase_left, phrase_right, subject
from ._complements import NOUNS
from ._items import VERBS, Sentence
from ._sayings import Notes


class Adjuncts(Notes):
    """Finds sayings around prepositions, adverbs, nouns and colons."""

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
        lemma = NOUNS[s.low[k]]
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
