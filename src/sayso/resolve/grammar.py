"""Noun phrases that name or describe somebody: a reader of what stands at one place of the text, without a parser.

A phrase is read from its first word: determiner, words before the head, head, and then what belongs to it: an
apposition ("Andrii Kovalenko, the head of ..."), a name ("its information minister, Selamawit Ogbazghi"), a
complement ("of the Institute"). At most `REACH` words are looked at, so reading is linear in the text.
"""

from __future__ import annotations

from ..languages import en
from . import nouns_en as nouns
from .given_names import GENDER
from .heads import Heads
from .noun_classes import BODIES, BOUNDARY, CUES, DETERMINERS, KNOWN, gender_of
from .phrases import REACH, Phrase

_OPENERS = (nouns.AFTER_THE_NOUN - {"that", "who", "which", "cited", "quoted"}) | frozenset(
    ["of", "for", "from", "in", "at", "with", "to", "on", "by", "who", "inside", "within", "responsible", "charged"]
)
_HAVE = frozenset({"had", "has", "have"})
_CLOSERS = (
    CUES
    | en.AUXILIARIES
    | (en.PAST - frozenset(["left", "held", "made", "led", "seen", "taken", "given", "known"]))
    | nouns.FINITE
    | frozenset(["that", "but", "while", "as", "because", "when", "if", "after", "before", "until"])
) - {
    "had",
    "has",
    "have",
    "left",
    "named",
    "linked",
}


_LOOSE_ENDS = en.PREPOSITIONS | en.RELATIVES | {"and", "the", "that"}


class Grammar(Heads):
    """Reads phrases of one text."""

    def read(self, i: int, stop: int) -> Phrase:
        """The phrase that begins at a word and ends before `stop` at the latest."""
        words = self.words
        start = i
        while i < stop and not words[i].word and words[i].low in "\"“”‘'(«`-–—,•*":
            i += 1
        if i >= stop:
            return Phrase("", start, stop)
        low = words[i].low
        shouted = words[i].shout and not words[i].loud and low != "i"  # the WHO, the US
        if not shouted and (
            low in en.PRONOUNS or low in en.OBJECT_PRONOUNS or (low in ("who", "which", "that") and i + 1 >= stop)
        ):
            return Phrase("pronoun", start, i + 1, head=low, at=i)
        determiner: list[str] = []
        possessor = None
        while i < stop and words[i].word:
            low = words[i].low
            if low in en.POSSESSIVES or (low == "whose"):
                possessor = (i, i + 1)
                determiner.append("poss")
                if i + 1 >= stop:
                    return Phrase("pronoun", start, i + 1, head=low, at=i, determiner="poss")
            elif words[i].shout and not words[i].loud and words[i].start != words[i].end - 1:
                break
            elif low in DETERMINERS or low in nouns.NUMBERS or (low in nouns.ORDINALS and determiner):
                determiner.append(low)
            else:
                break
            i += 1
        phrase = Phrase("", start, i, determiner=" ".join(determiner), possessor=possessor)
        if i < stop and words[i].low == "of" and determiner and i + 1 < stop:  # "one of the people"
            inner = self.read(i + 1, stop)
            if inner.kind in ("person", "pronoun"):
                inner.start, inner.determiner = start, f"{' '.join(determiner)} of {inner.determiner}".strip()
                inner.plural = determiner[-1] not in ("one", "another", "first", "second", "third")
                k = inner.end
                if not inner.plural and k + 2 < stop and words[k].low == "," and self.capital(k + 1):
                    end = self.run(k + 1, stop)
                    if end - k > 2 and not self.land(k + 1, end):
                        inner.kind, inner.name, inner.end = "person", (k + 1, end), end
                return inner
        self._head(phrase, i, stop)
        if phrase.kind:
            self._after(phrase, stop)
        elif determiner and phrase.end == i:
            phrase.kind, phrase.head, phrase.at = "person", "", i - 1
            phrase.plural = determiner[-1] not in ("one", "another", "this", "that")
        return phrase

    def _opens(self, i: int) -> bool:
        """Whether a phrase may be the subject: it opens the sentence, follows a mark, or "according to"."""
        words = self.words
        return (
            not i
            or not words[i - 1].word
            or words[i - 1].sentence != words[i].sentence
            or words[i - 1].low in ("to", "by")
        )

    def _after(self, phrase: Phrase, stop: int) -> None:
        """Reads what belongs to the phrase behind its head."""
        words = self.words
        limit = min(stop, phrase.end + REACH)
        k = phrase.end
        if k >= limit or words[k].sentence != words[phrase.end - 1].sentence:
            return
        if words[k].low == "(" and (phrase.kind in ("body", "name", "media") or phrase.head == "reporter"):
            end = k + 1
            while end < limit and words[end].low != ")":
                end += 1
            if end < limit and 0 < end - k - 1 <= 4:
                if words[k - 1].low == "q":
                    phrase.kind, phrase.name, phrase.end = "media", (k + 1, end), end + 1  # "Q (Reuters):"
                    return
                phrase.alias = (k + 1, end)
                k = end + 1
        named = phrase.name is not None
        if phrase.kind in ("person", "name") and named and k < limit:
            if words[k].low == "(":
                inner = self.read(k + 1, limit)
                if inner.kind == "person" and not inner.name:
                    phrase.kind, phrase.head, phrase.at, phrase.role = "person", inner.head, inner.at, inner.role
            elif words[k].low == ",":
                k += 1
                if k + 1 < limit and words[k].low.isdigit() and words[k + 1].low == ",":
                    phrase.kind = "person"
                    k += 2
                if k < limit and words[k].low in ("who", "whose"):
                    phrase.kind = "person"
                    if k + 1 < limit and words[k + 1].low in ("heads", "leads", "chairs", "runs", "headed", "led"):
                        phrase.role = (k + 1, self.complement(k + 2, limit))
                        phrase.head = phrase.head or {"chairs": "chairman"}.get(words[k + 1].low, "head")
                    return
                self._apposition(phrase, k, limit)
            elif words[k].low in ("of", "from", "at") and k + 1 < limit and phrase.role is None:
                phrase.body = (k + 1, self.complement(k + 1, limit))
                if words[k].low in ("of", "from") and phrase.name and phrase.name[1] - phrase.name[0] > 1:
                    phrase.kind = "person"
        elif phrase.kind == "person" and not named:
            end = self.complement(k, limit)
            if (
                end < limit
                and words[end].low in (",", "—", "–")
                and end + 1 < limit
                and not phrase.plural
                and phrase.head in nouns.OFFICES | nouns.TRADES
                and words[end + 1].cap
                and words[end + 1].sentence == words[phrase.start].sentence
            ):
                inner_end = self.run(end + 1, limit)
                land = self.land(end + 1, limit)
                if not self.capital(end + 1):  # "— Governor Rui Costa"
                    inner = self.read(end + 1, limit)
                    if inner.kind == "person" and inner.name:
                        phrase.name, phrase.end = inner.name, inner.name[1]
                        return
                cut = self._cut(Phrase("", end + 1, inner_end), end + 1, inner_end, [])
                if inner_end - end - 1 >= 2 and cut and not land and words[inner_end - 1].low not in KNOWN:
                    phrase.name = cut
                    phrase.role = (phrase.role[0] if phrase.role else phrase.start, end)
                    phrase.end = inner_end
                    return
            run = end
            while run > k and self.capital(run - 1):
                run -= 1
            if (  # "the head of the regional administration Ostap Melnychenko"
                end - run >= 2
                and run > k + 1
                and not words[run - 1].cap
                and words[run - 1].low not in BOUNDARY | DETERMINERS
                and not phrase.plural
                and words[end - 1].low not in KNOWN
                and not self.land(run, end)
            ):
                phrase.name = (run, end)
                phrase.role = (phrase.role[0] if phrase.role else phrase.start, run)
                phrase.end = end
                return
            phrase.body = (k, end) if end > k else None
            phrase.end = end
        elif phrase.kind == "document":
            end = self.complement(k, limit)
            phrase.body = (k, end) if end > k else None
            phrase.end = end
        elif (
            phrase.kind == "body" and not named and k + 1 < limit and words[k].low in ("in", "of") and words[k + 1].cap
        ):
            end = self.complement(k, limit)
            if words[k].low == "of":
                land = self.land(k + 1, end)
                if land and not phrase.country:
                    phrase.country, phrase.how = land[1], land[2]
            phrase.body = (k, end)
        elif (
            phrase.kind in ("body", "media")
            and not named
            and k + 1 < limit
            and words[k].low == ","
            and (phrase.determiner or phrase.possessor)
            and self._opens(phrase.start)
            and words[k + 1].low not in GENDER
            and (self.capital(k + 1) or (words[k + 1].low == "the" and k + 2 < limit and self.capital(k + 2)))
        ):
            start = k + 1 if self.capital(k + 1) else k + 2
            end = self.run(start, limit)
            land = self.land(start, limit)
            if not land and not (end < len(words) and words[end].low in ("and", "or")):
                outlet = self.outlets.get(start)
                phrase.name = (start, outlet[0] if outlet else end)
                phrase.end = phrase.name[1]
                phrase.kind = "media" if outlet else phrase.kind
        elif phrase.kind in ("body", "media", "name") and k < limit and words[k].low == ",":
            inner = self.read(k + 1, limit)
            end = self.complement(inner.end, limit) if inner.kind else limit
            closed = end < limit and words[end].low in ",.)"
            if not closed or (words[phrase.start].first and phrase.end - phrase.start == 1 and phrase.kind == "name"):
                return  # "Officially, the ministry insists"
            if inner.kind in ("body", "person") and not inner.name and inner.head in BODIES | nouns.FIRMS:
                phrase.head = phrase.head or inner.head
                phrase.kind = "body" if phrase.kind == "name" else phrase.kind
                phrase.country = phrase.country or inner.country
            elif inner.kind == "media" and not inner.name:
                phrase.head, phrase.kind = inner.head, "media"

    def _apposition(self, phrase: Phrase, k: int, limit: int) -> None:
        inner = self.read(k, limit)
        if inner.name is not None and inner.kind != "body":
            return
        if inner.kind == "person" and inner.head and not inner.plural:
            if phrase.kind == "name" and inner.head in nouns.FIRMS and inner.determiner in ("the", "poss"):
                phrase.head = inner.head  # "Goto Fisheries, the boat's owner": a body or a person
                phrase.kind = "name" if phrase.name and phrase.name[1] - phrase.name[0] > 1 else "body"
                phrase.role = (k, self.complement(inner.end, limit))
                return
            phrase.kind = "person"
            phrase.role = (k, max(inner.end, self.complement(inner.end, limit)))
            phrase.head, phrase.at = inner.head, inner.at
            phrase.country = phrase.country or inner.country
            phrase.gender = phrase.gender or gender_of(inner.head)
            phrase.body = inner.body or inner.possessor
            phrase.end = phrase.role[1]
        elif (
            inner.kind == "body"
            and inner.head
            and phrase.kind == "name"
            and self.words[min(self.complement(inner.end, limit), len(self.words) - 1)].low in ",.)"
        ):
            phrase.kind, phrase.head = "body", inner.head
            phrase.country = phrase.country or inner.country

    def complement(self, k: int, limit: int) -> int:
        """The index after what follows a head and narrows it: "of the agency", "familiar with the talks"."""
        words = self.words
        end = k
        opened = False
        while k < limit:
            word = words[k]
            if not word.word:
                if word.low in "-–&/" and k + 1 < limit and words[k + 1].word:
                    k += 1
                    continue
                break
            if not opened:
                if word.low not in _OPENERS:
                    break
                opened = True
            elif (
                (word.low in _HAVE and words[k - 1].low not in ("who", "that", "which"))
                or word.low in _CLOSERS
                or (
                    words[k - 1].cap
                    and word.low.endswith("ed")
                    and not word.cap
                    and word.low not in nouns.AFTER_THE_NOUN
                )
                or (word.low in ("and", "or") and not (k + 1 < limit and words[k + 1].cap))
            ):
                break
            k += 1
            end = k
        while end > k - 3 and end > 0 and words[end - 1].low in _LOOSE_ENDS and not words[end - 1].shout:
            end -= 1
        return end
