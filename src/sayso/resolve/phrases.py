"""Noun phrases that name or describe somebody: a reader of what stands at one place of the text, without a parser.

A phrase is read from its first word: determiner, words before the head, head, and then what belongs to it: an
apposition ("Andrii Kovalenko, the head of ..."), a name ("its information minister, Selamawit Ogbazghi"), a
complement ("of the Institute"). At most `REACH` words are looked at, so reading is linear in the text.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from ..languages import en
from . import nouns_en as nouns
from .given_names import GENDER
from .tables import Known, bodies, lands
from .tokens import Token

REACH = 16
"""Words that a phrase may have on either side of its head; the longest in the training bundles has 13."""

_CUES = frozenset(
    form
    for verb in en.SAY | en.TELL | en.QUOTE | en.JUDGE | en.PROMISE | en.URGE | en.SHOW | en.THINK | en.WANT | en.SIDE
    for form, kind in en.forms(verb).items()
    if kind != "ing" and not (kind in ("base", "third") and verb in en.NOUN_OR_VERB)
)
BOUNDARY = (
    en.PREPOSITIONS
    | en.SUBORDINATORS
    | en.RELATIVES
    | en.AUXILIARIES
    | en.NEGATIONS
    | en.PAST
    | en.TIMES
    | (_CUES - nouns.OFFICES - nouns.TRADES - {"united", "leading", "court", "lead"})
    | (en.ADVERBS - {"first", "back", "only", "almost"})
    | (nouns.AFTER_THE_NOUN - {"involved", "living"})
    | frozenset("and or but nor that there here to not reportedly allegedly".split())
)
_NEVER = en.TIMES | {"may"} | en.PRONOUNS | frozenset("the a an of in on at to and or for".split())
"""Written with a capital, and no name by themselves."""
DETERMINERS = en.DETERMINERS | frozenset("same other".split())
_SMALL = BOUNDARY | DETERMINERS | en.POSSESSIVES
_PARTICLES = frozenset("de del della der den di da do dos das du la le el al bin ibn ben van von ter ten abu y e".split())
_JOINERS = frozenset("of for and the on in against".split())
_SUFFIXES = frozenset(
    """inc corp corporation ltd plc llc gmbh ag sa spa nv ab oyj co group holdings holding airlines airways air
    analytics securities shipping fisheries aerospace energy motors pharmaceuticals pharma systems technologies
    technology industries partners capital logistics bank insurance telecom media petroleum steel foods brothers
    sons constructora grupo groupe gruppe compania compagnie societe sociedad insaat bhd tbk pte pty associates ventures resources minerals mining electric power gas oil rail railways railway lines express
    international watch monitor trust fund council research solutions labs software networks entertainment united
    fc rangers rovers wanderers athletic police troopers denizcilik construcciones banco""".split()
)
_PORTFOLIO = frozenset(
    w for text in (*nouns.PORTFOLIOS, *nouns.PORTFOLIOS.values()) for w in text.lower().split()
) | frozenset(
    "state staff treasury homeland internal external public rural urban development regional local "
    "economic social political women youth housing exchequer veterans relations protocol general works people".split())
_PAIRS = {
    ("coast", "guard"): "coastguard",
    ("border", "guard"): "guard-force",
    ("national", "guard"): "guard-force",
    ("revolutionary", "guard"): "guard-force",
    ("presidential", "guard"): "guard-force",
    ("republican", "guard"): "guard-force",
    ("civil", "guard"): "guard-force",
    ("home", "guard"): "guard-force",
    ("directorate", "general"): "directorate",
    ("secretariat", "general"): "secretariat",
    ("consulate", "general"): "consulate",
    ("inspectorate", "general"): "inspectorate",
    ("armed", "force"): "armed-forces",
    ("general", "staff"): "general-staff",
    ("joint", "staff"): "general-staff",
    ("press", "service"): "press-service",
    ("press", "office"): "press-service",
    ("information", "service"): "press-service",
    ("news", "agency"): "newswire",
    ("press", "agency"): "newswire",
    ("news", "service"): "newswire",
    ("television", "station"): "broadcaster",
    ("radio", "station"): "broadcaster",
}
"""Two words that are one noun, of another kind than the second alone."""
_SURNAMES = frozenset(
    "cook baker king bishop judge farmer hunter miner major prince pope dean marshal page taylor driver guard speaker "
    "fisher potter tailor singer".split()
)
"""Nouns for people that are surnames after a given name."""


@dataclass(slots=True)
class Phrase:
    """A noun phrase as it was read; positions are indices of tokens, half-open.

    `kind` is person, body, country, media, document, pronoun, name (a name that may be a person's or a body's) or ""
    (nothing that is known).
    """

    kind: str
    start: int
    end: int
    name: tuple[int, int] | None = None
    head: str = ""
    """Singular noun, small letters."""
    at: int = -1
    """Where the head stands."""
    plural: bool = False
    determiner: str = ""
    possessor: tuple[int, int] | None = None
    role: tuple[int, int] | None = None
    body: tuple[int, int] | None = None
    country: str = ""
    how: str = ""
    """How the country is told: name, adjective, people, seat."""
    gender: str = ""
    alias: tuple[int, int] | None = None
    before: list[int] = field(default_factory=list)
    """The words between determiner and head."""


def singular(noun: str) -> tuple[str, bool]:
    """The singular of a known noun and whether the word was a plural; ("", False) for no known noun.

    >>> singular("officials")
    ('official', True)
    """
    if noun in nouns.IRREGULAR_PLURALS:
        return nouns.IRREGULAR_PLURALS[noun], True
    if noun in KNOWN:
        return noun, noun in nouns.GROUPS
    for ending, instead in (("men", "man"), ("women", "woman"), ("ies", "y"), ("ves", "fe"), ("es", ""), ("s", "")):
        if noun.endswith(ending) and noun[: len(noun) - len(ending)] + instead in KNOWN:
            return noun[: len(noun) - len(ending)] + instead, True
    if "-" in noun:
        last, plural = singular(noun.rpartition("-")[2])
        if last in PEOPLE:
            return last, plural
    return "", False


_AGENTS = ("ter", "ler", "ner", "per", "der", "tor", "ist", "man", "woman", "ian", "ete", "ant")
"""Endings of nouns for people that no list has."""
PEOPLE = nouns.OFFICES | nouns.TRADES | nouns.GROUPS
BODIES = nouns.STATE_BODIES | nouns.FIRMS | nouns.SOCIETIES
KNOWN = PEOPLE | BODIES | nouns.MEDIA | nouns.DOCUMENTS | nouns.REPORTS


def kind_of(noun: str) -> str:
    """What a known noun stands for."""
    if noun in PEOPLE or (noun and noun not in KNOWN and noun.endswith(_AGENTS) and len(noun) > 4):  # noqa: PLR2004
        return "person"
    if noun in nouns.STATE_BODIES:
        return "body"
    if noun in nouns.MEDIA:
        return "media"
    if noun in nouns.DOCUMENTS or noun in nouns.REPORTS:
        return "document"
    return "body" if noun in BODIES else ""


def gender_of(noun: str) -> str:
    """ "f", "m" or ""."""
    return "f" if noun in nouns.FEMININE else "m" if noun in nouns.MASCULINE else ""


class Grammar:
    """Reads phrases of one text."""

    def __init__(self, words: list[Token], outlets: dict[int, tuple[int, str]], small: frozenset[str]) -> None:
        self.words = words
        self.outlets = outlets
        """By index of the first word: the index after the last, and the outlet's name."""
        self.small = small
        self.capitals = frozenset(
            w.low for w in words if w.cap and not w.first and not w.loud
        ) - small - nouns.OFFICES - nouns.TRADES - nouns.ADJECTIVES_OF_RANK
        """Words that the text writes small somewhere."""
        self.lands = lands()
        self.marked: dict[int, tuple[int, Known]] = self._marked()
        """Bodies of the tables, by index of the first word: the index after the last, and the body."""

    def _marked(self) -> dict[int, tuple[int, Known]]:
        words, table = self.words, bodies()
        out: dict[int, tuple[int, Known]] = {}
        i = 0
        while i < len(words):
            word = words[i]
            rows = table.get(word.low.replace(".", "").split("-")[0]) if word.cap and not word.loud else None
            end = 0
            for parts, known, acronym in rows or ():
                k, n = i, 0
                while n < len(parts) and k < len(words) and words[k].sentence == word.sentence:
                    own = words[k].low.replace(".", "").split("-")
                    if not words[k].word or tuple(own) != parts[n : n + len(own)]:
                        break
                    k, n = k + 1, n + len(own)
                if n == len(parts) and (not acronym or word.shout or "." in word.low):
                    if k < len(words) and words[k].cap and not words[k - 1].poss and words[k].sentence == word.sentence:
                        noun = singular(words[k].low)[0]
                        if words[k].word and not (noun and kind_of(noun) == "person") and not words[k].first:
                            continue  # the beginning of a longer name
                    out[i] = (k, known)
                    end = k
                    break
            i = end or i + 1
        return out

    # --- single words

    def land(self, i: int, stop: int) -> tuple[int, str, str] | None:
        """The country named at a word: the index after it, its name and how it is told."""
        words = self.words
        for size in (4, 3, 2, 1):
            if i + size <= stop:
                parts = words[i : i + size]
                if not (parts[0].cap or parts[0].loud) or any(p.poss for p in parts[:-1]):
                    continue
                key = " ".join(p.low for p in parts)
                if key == "us" and not parts[0].shout:
                    continue
                found = self.lands.get(key)
                if found and not (found.doubtful and size == 1 and found.how in ("name", "seat") and self._within(i)):
                    return i + size, found.name, found.how
        return None

    def _within(self, i: int) -> bool:
        """Whether a capital stands directly beside a word, so that both may be one name ("Sofia Coppola")."""
        words = self.words
        word = words[i]
        before = i and words[i - 1].cap and not words[i - 1].poss and words[i - 1].end + 1 == word.start
        after = i + 1 < len(words) and words[i + 1].cap and not word.poss and word.end + 1 == words[i + 1].start
        return bool(before or after)

    def capital(self, i: int) -> bool:
        """Whether a word is written as a name is."""
        word = self.words[i]
        if not word.word or not word.cap:
            return False
        if word.low in _NEVER or ((word.first or word.loud) and word.low in _SMALL):
            return word.shout and not word.loud and word.low not in ("i", "a")
        if word.first and word.low in self.capitals:
            return True
        if word.first or word.loud:
            return not (word.low in self.small or singular(word.low)[0] or word.low in nouns.ADJECTIVES_OF_RANK)
        return True

    def run(self, i: int, stop: int) -> int:
        """The index after the run of capitals that begins at a word, particles and numbers between them included."""
        words = self.words
        j = i
        while j < stop and j - i < REACH:
            if words[j].word and (self.capital(j) or (words[j].cap and j > i and not words[j].loud)):
                if j > i and (words[j].start - words[j - 1].end > 2 or words[j].low == "i"):  # noqa: PLR2004 - a blank
                    break
                j += 1
                if words[j - 1].poss:
                    break
            elif j > i and words[j].low == "." and j + 1 < stop and words[j - 1].low in nouns.HONORIFICS:
                j += 1
            elif j > i and words[j].low == "." and words[j - 1].end - words[j - 1].start == 1 and j + 1 < stop:
                j += 1
            elif j > i and words[j].low[:2] in ("d'", "l'") and len(words[j].low) > 3:  # noqa: PLR2004 - "Quai d'Orsay"
                j += 1
            elif j > i and words[j].low in _PARTICLES and j + 1 < stop and words[j + 1].cap and words[j + 1].word:
                j += 1
            elif j > i and words[j].low == "&" and j + 1 < stop and words[j + 1].cap:
                j += 1
            else:
                break
        while j > i and not words[j - 1].word:
            j -= 1
        return j

    # --- whole phrases

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
                    if end - k > 2 and not self.land(k + 1, end):  # noqa: PLR2004 - "one of them, Jonas Lie"
                        inner.kind, inner.name, inner.end = "person", (k + 1, end), end
                return inner
        self._head(phrase, i, stop)
        if phrase.kind:
            self._after(phrase, stop)
        elif determiner and phrase.end == i:
            phrase.kind, phrase.head, phrase.at = "person", "", i - 1
            phrase.plural = determiner[-1] not in ("one", "another", "this", "that")
        return phrase

    def _head(self, phrase: Phrase, i: int, stop: int) -> None:
        """Finds the head from the words up to the first boundary."""
        words = self.words
        stop = min(stop, i + REACH)
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
                    phrase.gender = phrase.gender or (
                        "" if nouns.RANKS.get(words[k].low) else gender_of(words[k].low)
                    )
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
            far = self._portfolio(j, stop, known) if word.low in ("of", "for") and j > i and words[j - 1].cap else 0
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
                and j + 2 < stop and words[j + 1].word
            ) and (singular(words[j + 2].low)[0] or singular(words[j + 1].low)[0]):
                j += 1  # "electricity and gas supplier"
                continue
            if word.low in BOUNDARY and not (
                word.low in ("former", "back", "far")
                or (j == i and word.low in nouns.ORDINALS | {"earlier", "later"})
                or (phrase.determiner and not known and word.low in _CUES and singular(word.low)[0])
                or (word.low in en.TIMES and j + 1 < stop and phrase.determiner and singular(words[j + 1].low)[0])
            ):
                break
            if j > i and (word.low in DETERMINERS or word.low in en.POSSESSIVES or word.low in en.PRONOUNS):
                break
            base, plural = singular(word.low)
            if word.low == "side" and phrase.country and phrase.how == "adjective":
                base = "government"  # "the Ukrainian side"
            owns = word.poss and j + 1 < stop
            if base and known and j == known[-1][0] + 1 and (words[j - 1].low, base) in _PAIRS:
                known[-1] = (j, _PAIRS[words[j - 1].low, base], plural)
            elif base and not owns:
                known.append((j, _PAIRS.get((words[j - 1].low, base), base) if j > i else base, plural))
            elif base and owns and words[j + 1].low == "office" and kind_of(base) == "person":
                pass  # "the Paris prosecutor's office": no office of a person's
            elif base and owns:
                phrase.possessor = (i, j + 1)
                known, phrase.before = [], []
            if not (base and owns) or words[j + 1].low == "office":
                phrase.before.append(j)
            name = None if (base or owns) else name
            j += 1
        self._choose(phrase, i, j, known, name)

    def _opens(self, i: int) -> bool:
        """Whether a phrase may be the subject: it opens the sentence, follows a mark, or "according to"."""
        words = self.words
        return (
            not i
            or not words[i - 1].word
            or words[i - 1].sentence != words[i].sentence
            or words[i - 1].low in ("to", "by")
        )

    def _portfolio(self, j: int, stop: int, known: list[tuple[int, str, bool]]) -> int:
        """Where the name begins in "Secretary of State Mike Pompeo", after the office; 0 where it is not so."""
        words = self.words
        if not known or known[-1][0] != j - 1 or j + 2 >= stop or words[j].low not in ("of", "for"):
            return 0
        k = j + 1
        while k < min(stop, j + 8) and words[k].word and (words[k].low in _PORTFOLIO or words[k].low in ("the", "and")):
            k += 1
        if k >= stop or not self.capital(k) or not any(words[n].low in _PORTFOLIO for n in range(j + 1, k)):
            return 0
        return k

    def _longer(self, i: int, end: int, stop: int) -> bool:
        """Whether a country's word is but the beginning of a longer name ("Bank Indonesia" begins before it)."""
        words = self.words
        if end < stop and words[end].word and words[end].cap and not words[end - 1].poss and self.capital(end):
            last = self.run(i, stop)
            tail = singular(words[last - 1].low)[0]
            return bool(tail and kind_of(tail) == "body") or words[last - 1].low in _SUFFIXES
        return False

    def _cut(self, phrase: Phrase, i: int, end: int, known: list[tuple[int, str, bool]]) -> tuple[int, int] | None:
        """Divides a run of capitals into what stands before the name (role, country) and the name."""
        words = self.words
        k = i
        cut = i
        office = bool(known) and kind_of(known[-1][1]) == "person"
        whole = singular(words[end - 1].low)[0]
        whole = _PAIRS.get((words[end - 2].low, whole), whole) if end - i > 1 else ""
        if whole and kind_of(whole) == "body" and words[end - 1].low == whole and not office and end - i > 2:  # noqa: PLR2004
            land = self.land(i, end)
            if land and not phrase.country:
                phrase.country, phrase.how = land[1], land[2]
            return (i, end)  # "People First Party"
        if end - i > 2 and words[i].first and words[i].low not in GENDER and words[i + 1].low in GENDER:  # noqa: PLR2004
            if words[i].low.endswith(_AGENTS):
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
                pair = _PAIRS.get((words[k - 1].low, base)) if k > i else None
                if pair:  # "General Staff", "Coast Guard": a body's name
                    if known and known[-1][0] == k - 1:
                        known.pop()
                        cut = k - 1
                elif not (last and k > cut and base in _SURNAMES) and (base == words[k].low or len(base) > 4):  # noqa: PLR2004
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
        self, phrase: Phrase, i: int, j: int, known: list[tuple[int, str, bool]], name: tuple[int, int] | None
    ) -> None:
        words = self.words
        if name and (not known or known[-1][0] < name[0]):
            phrase.name, phrase.end = name, name[1]
            last = words[name[1] - 1]
            base, plural = singular(last.low)
            if plural and not phrase.determiner and not phrase.country and kind_of(base) == "body":
                base = ""  # "Ray Chambers"
            if name[1] - name[0] > 1:
                base = _PAIRS.get((words[name[1] - 2].low, base), base)
            land = self.land(name[0], name[1])
            if known and kind_of(known[-1][1]) == "person":
                phrase.kind, phrase.head, phrase.at = "person", known[-1][1], known[-1][0]
                phrase.role = (i, known[-1][0] + 1)
                if phrase.head in nouns.FIRMS and words[name[0]].low not in GENDER:
                    firm = any(words[k].low in _SUFFIXES for k in range(name[0], name[1]))
                    phrase.kind = "body" if firm else "name"  # "the builder Acme Casas": a body as likely
                    self._extend(phrase, j)
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
                self._extend(phrase, j)
            elif base and kind_of(base) == "document":
                phrase.kind, phrase.head, phrase.at, phrase.name = "document", base, name[1] - 1, None
            elif any(
                words[k].low in _SUFFIXES or kind_of(words[k].low) == "body"
                for k in range(name[0], name[1])
            ):
                phrase.kind = "body"
                self._extend(phrase, j)
            elif known and kind_of(known[-1][1]) in ("body", "media"):
                phrase.kind, phrase.head = kind_of(known[-1][1]), known[-1][1]
                phrase.role = (i, known[-1][0] + 1)
            elif last.low in ("q", "question") and name[1] - name[0] == 1 and last.low == "q":
                phrase.kind, phrase.head, phrase.at, phrase.name = "person", "reporter", name[0], None
            else:
                phrase.kind = "name"
                self._extend(phrase, j)
            return
        if known:
            at, head, plural = known[-1]
            phrase.head, phrase.at, phrase.plural, phrase.end = head, at, plural, at + 1
            phrase.kind = kind_of(head)
            if phrase.kind == "person":
                phrase.gender = phrase.gender or gender_of(head)
                phrase.role = (i, at + 1)
                first = phrase.determiner.split(" ")[-1] if phrase.determiner else ""
                phrase.plural = plural or nouns.NUMBERS.get(first, 1) > 1
                if head in ("staff",) or (head in nouns.GROUPS):
                    phrase.plural = True
            return
        phrase.end = max(j, i)

    def _extend(self, phrase: Phrase, stop: int) -> None:
        """Lengthens the name of a body over "of the ..." and the like: "Institute for Security Studies"."""
        words = self.words
        assert phrase.name is not None
        start, end = phrase.name
        if words[end - 1].poss:
            return
        if phrase.kind == "name" and end - start > 1:
            return
        k = end
        limit = min(len(words), end + 6)
        joiners = 0
        while k < limit and words[k].low in _JOINERS and joiners < 3:  # noqa: PLR2004 - "and for the"
            k += 1
            joiners += 1
        if joiners and k < limit and words[k].word and words[k].cap and words[end].low in ("of", "for", "on", "against"):
            land = self.land(k, limit)
            last = land[0] if land else self.run(k, limit)
            if last <= k:
                return
            if land:
                phrase.country, phrase.how = land[1], land[2]
                if phrase.kind == "name":
                    return
            if phrase.kind == "name" and phrase.head == "" and not (words[end].low in ("of", "for")):
                return
            if phrase.kind == "name":
                phrase.kind = "name"
                return
            phrase.name = (start, last)
            phrase.end = last

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
            if end < limit and 0 < end - k - 1 <= 4:  # noqa: PLR2004 - a short form or its full name
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
                and words[end].low == ","
                and end + 1 < limit
                and not phrase.plural
                and phrase.head in nouns.OFFICES | nouns.TRADES
                and self.capital(end + 1)
                and words[end + 1].sentence == words[phrase.start].sentence
            ):
                inner_end = self.run(end + 1, limit)
                land = self.land(end + 1, limit)
                if inner_end - end - 1 >= 2 and not land and words[inner_end - 1].low not in KNOWN:  # noqa: PLR2004
                    phrase.name = (end + 1, inner_end)
                    phrase.role = (phrase.role[0] if phrase.role else phrase.start, end)
                    phrase.end = inner_end
                    return
            run = end
            while run > k and self.capital(run - 1):
                run -= 1
            if (  # "the head of the regional administration Ostap Melnychenko"
                end - run >= 2  # noqa: PLR2004 - a full name
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
        elif phrase.kind == "body" and not named and k + 1 < limit and words[k].low in ("in", "of") and words[k + 1].cap:
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
                if not (word.low in _OPENERS):
                    break
                opened = True
            elif (
                word.low in _HAVE and words[k - 1].low not in ("who", "that", "which")
            ) or word.low in _CLOSERS or (word.low in ("and", "or") and not (k + 1 < limit and words[k + 1].cap)):
                break
            k += 1
            end = k
        while end > k - 3 and end > 0 and words[end - 1].low in en.PREPOSITIONS | {"and", "the"}:  # noqa: PLR2004
            end -= 1
        return end


_OPENERS = (
    nouns.AFTER_THE_NOUN - {"that", "who", "which", "cited", "quoted"}
) | frozenset("of for from in at with to on by who inside within responsible charged".split())
_HAVE = frozenset({"had", "has", "have"})
_CLOSERS = (_CUES | en.AUXILIARIES | (en.PAST - frozenset("left held made led seen taken given known".split())) | frozenset("that but while as because when if after before until".split())) - {
    "had",
    "has",
    "have",
    "left",
    "named",
    "linked",
}
