"""The head of a noun phrase: the words up to the first boundary, and which of them names or says what it is."""

from __future__ import annotations

from ..languages import en
from . import nouns_en as nouns
from .given_names import GENDER
from .noun_classes import (
    AGENTS,
    BOUNDARY,
    CUES,
    DETERMINERS,
    FIRM_WORDS,
    JOINERS,
    PAIRS,
    PORTFOLIO_WORDS,
    SURNAMES,
    gender_of,
    kind_of,
    singular,
)
from .phrases import REACH, Phrase, Words


class Heads(Words):
    """Finds the heads of phrases."""

    def _head(self, phrase: Phrase, i: int, stop: int) -> None:
        """Finds the head from the words up to the first boundary."""
        words = self.words
        whole, stop = stop, min(stop, i + REACH)
        j = i
        known: list[tuple[int, str, bool]] = []  # heads: index, singular, plural
        name: tuple[int, int] | None = None
        while j < stop:
            word = words[j]
            if not word.word:
                if word.low == "." and j > i and words[j - 1].low in nouns.HONORIFICS:
                    j += 1
                    continue
                if word.low in "\"“”'‘’" and j > i and j + 1 < stop and not known and name is None:
                    j += 1
                    continue
                break
            if j > i and words[j - 1].sentence != word.sentence:
                break
            outlet = self.outlets.get(j) or self.marked.get(j)
            if outlet and outlet[0] <= stop:
                name = (j, outlet[0])
                phrase.before.append(j)
                j = outlet[0]
                known = known if known and kind_of(known[-1][1]) == "person" else []
                if words[j - 1].poss and j < stop:
                    phrase.possessor, name, phrase.before = name, None, []
                continue
            if word.low in nouns.HONORIFICS and word.cap and word.low not in ("st",):
                end = self.run(j, stop)
                k = j
                while k < end and (words[k].low in nouns.HONORIFICS or not words[k].word):
                    if words[k].low in nouns.RANKS:
                        known.append((k, nouns.RANKS[words[k].low], False))
                    phrase.gender = phrase.gender or ("" if nouns.RANKS.get(words[k].low) else gender_of(words[k].low))
                    k += 1
                if k < end:
                    name = (k, end)
                    phrase.kind = "person"
                    j = end
                    if words[j - 1].poss and j < stop:
                        phrase.possessor, name = name, None
                        phrase.kind = ""
                        continue
                    break
            land = self.land(j, stop)
            if land and not self._longer(j, land[0], stop):
                if not phrase.country or land[2] != "people":
                    phrase.country, phrase.how = land[1], land[2]
                phrase.before.append(j)
                name = (j, land[0])
                if (  # "Bank Indonesia", "Racing Victoria": a capital directly before
                    j > i
                    and words[j - 1].cap
                    and words[j - 1].end + 1 == words[j].start
                    and not words[j - 1].poss
                    and (
                        (known and known[-1][0] == j - 1 and kind_of(known[-1][1]) == "body" and land[2] == "name")
                        or (not known and land[2] == "seat" and len(phrase.before) == 2)
                    )
                ):
                    name = (j - 1, land[0])
                    known = []
                j = land[0]
                if words[j - 1].poss and j < stop:
                    phrase.possessor, name, phrase.before = name, None, []
                continue
            if self.capital(j) or (word.cap and j > i and not word.loud and word.low not in BOUNDARY):
                end = self.run(j, stop)
                cut = self._cut(phrase, j, end, known)
                phrase.before.append(j)
                name = cut
                j = max(end, j + 1)
                if words[j - 1].poss and j < stop:
                    phrase.possessor, name, phrase.before = (cut or (j - 1, j)), None, []
                    known = []
                    continue
                far = self._portfolio(j, stop, known) if not cut else 0
                if far:
                    name = (far, self.run(far, stop))
                    j = name[1]
                    break
                if cut and known and known[-1][0] < cut[0] and kind_of(known[-1][1]) == "person":
                    break
                continue
            far = self._portfolio(j, stop, known) if word.low in ("of", "for") and j > i else 0
            if far:
                name = (far, self.run(far, stop))
                j = name[1]
                break
            if (
                word.low == "and"
                and j > i
                and not known
                and (name is None or phrase.how == "adjective")
                and not words[j - 1].cap
                and j + 2 < stop
                and words[j + 1].word
            ) and (singular(words[j + 2].low)[0] or singular(words[j + 1].low)[0]):
                j += 1  # "electricity and gas supplier"
                continue
            if word.low in BOUNDARY and not (
                word.low in ("former", "back", "far")
                or (j == i and word.low in nouns.ORDINALS | {"earlier", "later"})
                or (phrase.determiner and not known and word.low in CUES and singular(word.low)[0])
                or (word.low in en.TIMES and j + 1 < stop and phrase.determiner and singular(words[j + 1].low)[0])
            ):
                break
            if j > i and (word.low in DETERMINERS or word.low in en.POSSESSIVES or word.low in en.PRONOUNS):
                break
            base, plural = singular(word.low)
            if word.low == "side" and phrase.country and phrase.how == "adjective":
                base = "government"  # "the Ukrainian side"
            owns = word.poss and j + 1 < stop
            if base and known and j == known[-1][0] + 1 and (words[j - 1].low, base) in PAIRS:
                known[-1] = (j, PAIRS[words[j - 1].low, base], plural)
            elif base and not owns:
                known.append((j, PAIRS.get((words[j - 1].low, base), base) if j > i else base, plural))
            elif base and owns and words[j + 1].low == "office" and kind_of(base) == "person":
                pass  # "the Paris prosecutor's office": no office of a person's
            elif base and owns:
                phrase.possessor = (i, j + 1)
                known, phrase.before = [], []
            if not (base and owns) or words[j + 1].low == "office":
                phrase.before.append(j)
            name = None if (base or owns) else name
            j += 1
        self._choose(phrase, i, j, known, name, exact=j == whole < len(words))

    def _portfolio(self, j: int, stop: int, known: list[tuple[int, str, bool]]) -> int:
        """Where the name begins in "Secretary of State Mike Pompeo", after the office; 0 where it is not so."""
        words = self.words
        if (
            not known
            or known[-1][0] != j - 1
            or kind_of(known[-1][1]) != "person"
            or j + 2 >= stop
            or words[j].low not in ("of", "for")
        ):
            return 0
        k = j + 1
        while (
            k < min(stop, j + 8)
            and words[k].word
            and (words[k].low in PORTFOLIO_WORDS or words[k].low in ("the", "and"))
        ):
            k += 1
        if k >= stop or not self.capital(k) or not any(words[n].low in PORTFOLIO_WORDS for n in range(j + 1, k)):
            return 0
        return k

    def _longer(self, i: int, end: int, stop: int) -> bool:
        """Whether a country's word is but the beginning of a longer name ("Bank Indonesia" begins before it)."""
        words = self.words
        if end < stop and words[end].word and words[end].cap and not words[end - 1].poss and self.capital(end):
            last = self.run(i, stop)
            tail = singular(words[last - 1].low)[0]
            return bool(tail and kind_of(tail) == "body") or words[last - 1].low in FIRM_WORDS
        return False

    def _cut(self, phrase: Phrase, i: int, end: int, known: list[tuple[int, str, bool]]) -> tuple[int, int] | None:
        """Divides a run of capitals into what stands before the name (role, country) and the name."""
        words = self.words
        k = i
        cut = i
        office = bool(known) and kind_of(known[-1][1]) == "person"
        whole = singular(words[end - 1].low)[0]
        whole = PAIRS.get((words[end - 2].low, whole), whole) if end - i > 1 else ""
        if whole and kind_of(whole) == "body" and words[end - 1].low == whole and not office and end - i > 1:
            land = self.land(i, end)
            if land and not phrase.country:
                phrase.country, phrase.how = land[1], land[2]
            return (i, end)  # "People First Party"
        new = end - i > 2 and words[i].first and words[i].low not in GENDER and words[i + 1].low in GENDER
        if new and words[i].low.endswith(AGENTS):
            known.append((i, words[i].low, False))  # "Sprinter Oluchi Eze": a role that no list has
            k = cut = i + 1
        while k < end:
            land = self.land(k, end)
            if land and land[0] < end:
                if not phrase.country:
                    phrase.country, phrase.how = land[1], land[2]
                k = land[0]
                continue
            if words[k].low in nouns.HONORIFICS and k + 1 < end:
                phrase.gender = phrase.gender or gender_of(words[k].low)
                if words[k].low in nouns.RANKS:
                    known.append((k, nouns.RANKS[words[k].low], False))
                k += 1
                cut = k
                continue
            base, plural = singular(words[k].low)
            if base and kind_of(base) == "person" and not words[k].poss:
                last = k + 1 == end
                pair = PAIRS.get((words[k - 1].low, base)) if k > i else None
                if pair:  # "General Staff", "Coast Guard": a body's name
                    if known and known[-1][0] == k - 1:
                        known.pop()
                        cut = k - 1
                elif not (last and k > cut and (base in SURNAMES or words[k - 1].low in GENDER)) and (
                    base == words[k].low or len(base) > 4
                ):
                    known.append((k, base, plural))
                    cut = k + 1
            elif words[k].low in nouns.ADJECTIVES_OF_RANK and k == cut:
                pass
            k += 1
        while cut < end and not words[cut].word:
            cut += 1
        if cut >= end:
            return None
        return (cut, end)

    def _choose(
        self,
        phrase: Phrase,
        i: int,
        j: int,
        known: list[tuple[int, str, bool]],
        name: tuple[int, int] | None,
        *,
        exact: bool,
    ) -> None:
        words = self.words
        adjective = phrase.how == "adjective" and not known and not phrase.kind
        if name and adjective and exact and j > name[1] and not (words[j - 1].cap or words[j - 1].low in BOUNDARY):
            phrase.end, phrase.at = j, j - 1  # "Chilean oystermen": a head that no list has
            return
        if name and (not known or known[-1][0] < name[0]):
            phrase.name, phrase.end = name, name[1]
            last = words[name[1] - 1]
            base, plural = singular(last.low)
            if plural and not phrase.determiner and not phrase.country and kind_of(base) == "body":
                base = ""  # "Ray Chambers"
            if name[1] - name[0] > 1:
                base = PAIRS.get((words[name[1] - 2].low, base), base)
            land = self.land(name[0], name[1])
            if known and kind_of(known[-1][1]) == "person":
                phrase.kind, phrase.head, phrase.at = "person", known[-1][1], known[-1][0]
                phrase.role = (i, known[-1][0] + 1)
                if phrase.head in nouns.FIRMS and words[name[0]].low not in GENDER:
                    firm = any(words[k].low in FIRM_WORDS for k in range(name[0], name[1]))
                    phrase.kind = "body" if firm else "name"  # "the builder Acme Casas": a body as likely
                    self._extend(phrase)
                phrase.gender = phrase.gender or gender_of(phrase.head)
            elif phrase.kind == "person":
                pass
            elif name[0] in self.outlets and self.outlets[name[0]][0] == name[1]:
                phrase.kind = "media"
            elif name[0] in self.marked and self.marked[name[0]][0] == name[1]:
                phrase.kind, phrase.country = "body", self.marked[name[0]][1].country
                if phrase.country:
                    phrase.kind, phrase.how = "country", "seat"
            elif land and land[0] == name[1]:
                phrase.kind, phrase.country, phrase.how = "country", land[1], land[2]
                phrase.plural = land[2] == "people" and last.low.endswith("s")
                if land[2] == "adjective" and phrase.determiner:
                    phrase.kind, phrase.at = "person", name[0]  # "the Belgian"
                    phrase.name = None
                elif land[2] == "people":
                    phrase.kind, phrase.at, phrase.name = "person", name[0], None
            elif base and kind_of(base) in ("body", "media"):
                phrase.kind, phrase.head, phrase.at, phrase.plural = "body", base, name[1] - 1, plural
                self._extend(phrase)
            elif base and kind_of(base) == "document":
                phrase.kind, phrase.head, phrase.at, phrase.name = "document", base, name[1] - 1, None
            elif any(words[k].low in FIRM_WORDS or kind_of(words[k].low) == "body" for k in range(name[0], name[1])):
                phrase.kind = "body"
                self._extend(phrase)
            elif known and kind_of(known[-1][1]) in ("body", "media"):
                phrase.kind, phrase.head = kind_of(known[-1][1]), known[-1][1]
                phrase.role = (i, known[-1][0] + 1)
            elif last.low in ("q", "question") and name[1] - name[0] == 1 and last.low == "q":
                phrase.kind, phrase.head, phrase.at, phrase.name = "person", "reporter", name[0], None
            else:
                phrase.kind = "name"
                self._extend(phrase)
            return
        if known and exact and j > known[-1][0] + 1 and not (words[j - 1].cap or words[j - 1].low in BOUNDARY):
            phrase.end, phrase.at = j, j - 1  # "the business mogul": a head that no list has
            return
        if known:
            at, head, plural = known[-1]
            phrase.head, phrase.at, phrase.plural, phrase.end = head, at, plural, at + 1
            phrase.kind = kind_of(head)
            if head in ("paper", "program", "programme") and at > i and self._no_medium(i, at):
                phrase.kind = "document"
            if phrase.kind == "person":
                phrase.gender = phrase.gender or gender_of(head)
                phrase.role = (i, at + 1)
                first = phrase.determiner.split(" ")[-1] if phrase.determiner else ""
                phrase.plural = plural or nouns.NUMBERS.get(first, 1) > 1
                if head in ("staff",) or (head in nouns.GROUPS):
                    phrase.plural = True
            return
        phrase.end = max(j, i)

    def _no_medium(self, start: int, at: int) -> bool:
        """Whether what stands before "paper" or "programme" makes it a document: "a position paper"."""
        before = self.words[start:at]
        return before[-1].low.rstrip("'’s") in nouns.NO_MEDIUM or any(word.low in nouns.PRIVATE for word in before)

    def _extend(self, phrase: Phrase) -> None:
        """Lengthens the name of a body over "of the ..." and the like: "Institute for Security Studies"."""
        words = self.words
        if phrase.name is None:
            return
        start, end = phrase.name
        if words[end - 1].poss:
            return
        if phrase.kind == "name" and end - start > 1:
            return
        k = end
        limit = min(len(words), end + 6)
        joiners = 0
        while k < limit and words[k].low in JOINERS and joiners < 3:
            k += 1
            joiners += 1
        if (
            joiners
            and k < limit
            and words[k].word
            and words[k].cap
            and words[end].low in ("of", "for", "on", "against")
        ):
            land = self.land(k, limit)
            last = land[0] if land else self.run(k, limit)
            if last <= k:
                return
            if land:
                phrase.country, phrase.how = land[1], land[2]
                if phrase.kind == "name":
                    return
            if phrase.kind == "name" and phrase.head == "" and words[end].low not in ("of", "for"):
                return
            if phrase.kind == "name":
                phrase.kind = "name"
                return
            phrase.name = (start, last)
            phrase.end = last
