"""Sentences as rows of tagged items, and noun phrases and clause ends found in them without a parser.

A quotation is one item, so that "Q," S said, "Q" reads like any other clause. Tags are one letter each:

    Q quoted utterance   q quoted fragment   C Capitalised   N number   l other word   d determiner   e 's
    p subject pronoun    O object pronoun    m time word     i preposition             T to           t that
    w who/which/what     s subordinator      & and/or        b but/yet                 x auxiliary    n not
    a adverb             V cue verb          v other past form                         g other -ing form
    , ; : - ( ) .        punctuation         o other symbol

Every walk is bounded by `REACH` items or by the sentence, and no sentence is longer than `LONGEST_SENTENCE`, so that any
text costs linear time.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..languages import en
from ..text import Word, words
from ._quotes import Quote, quotes

REACH = 45
"""Items that a walk looks at: 99 in 100 sources of the corpus' training documents are shorter."""
LONGEST = 160
"""Items of a content: 3 in 10,000 passages of the corpus' training documents are longer."""

LONGEST_SENTENCE = 300
"""Items after which a sentence is cut: no sentence of the corpus' training documents is as long, hostile text is."""


class Verb(NamedTuple):
    """A form of a cue verb."""

    lemma: str
    kinds: frozenset[str]


def _verbs() -> dict[str, Verb]:
    out: dict[str, tuple[str, set[str]]] = {}
    lemmas = sorted(
        en.SAY
        | en.QUOTE
        | en.TELL
        | en.JUDGE
        | en.SIDE
        | en.PROMISE
        | en.URGE
        | en.THINK
        | en.WANT
        | en.SHOW
        | set(en.WITH_PREPOSITION)
    )
    for lemma in lemmas:
        for form, kind in en.forms(lemma).items():
            out.setdefault(form, (lemma, set()))[1].add(kind)
    return {form: Verb(lemma, frozenset(kinds)) for form, (lemma, kinds) in out.items()}


VERBS = _verbs()

_TAGS: dict[str, str] = {
    **dict.fromkeys(en.PAST, "v"),
    **dict.fromkeys(VERBS, "V"),
    **dict.fromkeys(en.ADVERBS, "a"),
    **dict.fromkeys(en.CUE_ADVERBS, "a"),
    **dict.fromkeys(en.HEDGES, "a"),
    **dict.fromkeys(en.TIMES, "m"),
    **dict.fromkeys(en.AUXILIARIES, "x"),
    **dict.fromkeys(en.PREPOSITIONS, "i"),
    **dict.fromkeys(en.SUBORDINATORS, "s"),
    **dict.fromkeys(en.RELATIVES, "w"),
    **dict.fromkeys(en.DETERMINERS, "d"),
    **dict.fromkeys(en.POSSESSIVES, "d"),
    **dict.fromkeys(en.NEGATIONS, "n"),
    **dict.fromkeys(en.PRONOUNS, "p"),
    **dict.fromkeys(["him", "them", "us", "me", "himself", "herself", "themselves", "itself", "myself", "ourselves"], "O"),
    **dict.fromkeys(("and", "or", "&"), "&"),
    **dict.fromkeys(("but", "yet", "nor"), "b"),
    **dict.fromkeys(("'s", "’s"), "e"),
    **dict.fromkeys((".", "!", "?", "…"), "."),
    **dict.fromkeys(("—", "–", "-", "―"), "-"),
    **dict.fromkeys(("(", "["), "("),
    **dict.fromkeys((")", "]"), ")"),
    "to": "T", "that": "t", "which": "w", ",": ",", ";": ";", ":": ":", "'": "e", "’": "e", "no": "d",
}  # fmt: skip
NOUNY = frozenset("ClNq)O")


class Sentence:
    """One row of items: `low` are the words in small letters, `tag` their tags, `start` and `end` their code points."""

    __slots__ = ("end", "first", "hidden", "low", "paragraph", "spoken", "start", "tag", "title")

    def __init__(self, paragraph: int, first: bool) -> None:
        self.paragraph = paragraph
        self.first = first
        """Whether it opens its paragraph."""
        self.low: list[str] = []
        self.tag: list[str] = []
        self.start: list[int] = []
        self.end: list[int] = []
        self.spoken: dict[int, Quote] = {}
        self.hidden: dict[int, str] = {}
        """What a capitalised word would be in small letters: "Says" is a verb in a headline, "States" a name elsewhere."""
        self.title = False
        """Whether most of its words are capitalised, so that a capital says nothing."""

    def add(self, low: str, tag: str, start: int, end: int) -> None:
        """Add an item at the end."""
        self.low.append(low)
        self.tag.append(tag)
        self.start.append(start)
        self.end.append(end)

    def __len__(self) -> int:
        return len(self.low)

    def at(self, i: int) -> str:
        """The tag at `i`; "." beyond either end."""
        return self.tag[i] if 0 <= i < len(self.tag) else "."

    def word(self, i: int) -> str:
        """The word at `i` in small letters; empty beyond either end."""
        return self.low[i] if 0 <= i < len(self.low) else ""


def read(text: str) -> Iterator[Sentence]:
    """The sentences of a text; a quotation of many sentences is one item of the sentence that it stands in."""
    row = words(text)
    spoken = {quote.first: quote for quote in quotes(text, row)}
    sentence: Sentence | None = None
    previous = -1
    i, count = 0, len(row)
    while i < count:
        word = row[i]
        quote = spoken.get(i)
        if (
            sentence is None
            or word.paragraph != sentence.paragraph
            or word.sentence != previous
            or len(sentence) >= LONGEST_SENTENCE
        ):
            if sentence is not None:
                yield _finished(sentence)
            sentence = Sentence(word.paragraph, sentence is None or word.paragraph != sentence.paragraph)
        if quote is not None:
            last = row[quote.last]
            sentence.spoken[len(sentence)] = quote
            sentence.add("", _kind(text, row, quote), word.start, last.end)
            previous = last.sentence
            i = quote.last + 1
            continue
        last = i
        while _glued(text, row, spoken, last):
            last += 1
        shown = text[word.start : row[last].end]
        low, tag = _tagged(shown)
        if tag in "aVvg" and shown[0].isupper() and len(sentence):
            sentence.hidden[len(sentence)] = tag
            tag = "C"
        sentence.add(low, tag, word.start, row[last].end)
        previous = word.sentence
        i = last + 1
    if sentence is not None:
        yield _finished(sentence)


def _glued(text: str, row: Sequence[Word], spoken: dict[int, Quote], i: int) -> bool:
    """Whether the word after `i` is one with it: "U.S.", "3,000", "pay-as-you-go", "$5"; never longer than a line of words."""
    if i + 1 >= len(row) or row[i + 1].start != row[i].end or i + 1 in spoken or row[i + 1].sentence != row[i].sentence:
        return False
    left, right = text[row[i].start : row[i].end], text[row[i + 1].start : row[i + 1].end]
    after = text[row[i + 1].end : row[i + 1].end + 1]
    if right == ".":
        # a full stop that ends no sentence belongs to its word
        return (
            left[-1:].isalnum() and i + 2 < len(row) and row[i + 2].sentence == row[i].sentence and i + 2 not in spoken
        )
    if left == "." or right[0] in "'’":
        return left == "." and right[0].isalnum()
    if right in "-‑/&_@":
        return left[-1:].isalnum() and after.isalnum()
    if left in "-‑/&_@$€£#":
        return right[0].isalnum()
    if right == ",":
        return left.isdigit() and after.isdigit()
    return (left == "," and right[0].isdigit()) or right == "%"


def _kind(text: str, row: Sequence[Word], quote: Quote) -> str:
    """ "Q" where the quotation could be a whole utterance: it is long, unclosed, or ends like one."""
    if not quote.closed or quote.last - quote.first > 10:
        return "Q"
    before = row[quote.last - 1] if quote.last > quote.first else row[quote.last]
    return "Q" if text[before.start : before.end] in {",", ".", "?", "!", "…", "—", "–", "-"} else "q"


def _tagged(shown: str) -> tuple[str, str]:
    low = shown.lower()
    tag = _TAGS.get(low)
    if tag is not None:
        if tag == "m" and low in ("may", "march") and shown[0].islower():
            tag = "x" if low == "may" else "l"
        elif low == "may" and shown[0].isupper():
            tag = "m"
        elif low == "us" and shown == "US":
            tag = "C"
        return low, tag
    first = shown[0]
    if first.isdigit():
        return low, "N"
    if first.isupper():
        return low, "C"
    if not first.isalpha():
        return low, "l" if first in "$€£%@#" else "o"
    if len(low) > 4:
        if low.endswith("ed"):
            return low, "v"
        if low.endswith("ly"):
            return low, "a"
        if low.endswith("ing"):
            return low, "g"
    return low, "l"


def _finished(sentence: Sentence) -> Sentence:
    """Settle what the tags of single words left open, by their neighbours."""
    tag, low = sentence.tag, sentence.low
    capitals = sum(t == "C" for t in tag)
    small = sum(t in "lvgaV" for t in tag)
    sentence.title = capitals > 3 and capitals > 2 * small
    if sentence.title:
        for i, t in sentence.hidden.items():
            tag[i] = t
    for i, t in enumerate(tag):
        before = tag[i - 1] if i else "."
        if t == "V":
            noun = VERBS[low[i]].lemma in en.NOUN_OR_VERB or not VERBS[low[i]].kinds & {"base", "third"}
            if (before in "de" or (before == "N" and noun and VERBS[low[i]].kinds & {"base", "third"})) and low[
                i - 1
            ] not in ("'", "’"):
                if noun or low[i - 1] not in en.STANDING_ALONE:
                    tag[i] = "l"  # "his claim", "the reported deal"
            elif before == "i" and "ing" not in VERBS[low[i]].kinds:
                tag[i] = "l"
            elif noun and "base" in VERBS[low[i]].kinds and not VERBS[low[i]].kinds & {"past", "done"}:
                plural = before in "lC" and low[i - 1].endswith("s")
                if not (before in "Txnpaw&O" or plural):
                    tag[i] = "l"
        elif t == "e" and low[i] in ("'s", "’s") and before == "p":
            tag[i] = "x"  # "he's"
        elif t == "v" and before in "deN":
            tag[i] = "l"  # "the hacked mail"
        elif t == "t" and i + 1 < len(tag) and tag[i + 1] in "xv" and before in "lC":
            tag[i] = "w"  # "the deal that was"
    return sentence


def group_start(sentence: Sentence, k: int) -> int:
    """Where the verb group of the cue verb at `k` starts: auxiliaries, negations, adverbs, "went on to"."""
    i = k
    while i > 0 and k - i < 10:
        t = sentence.tag[i - 1]
        if t in "xna":
            i -= 1
        elif t == "T":
            j = i - 2
            while j >= 0 and sentence.tag[j] == "a":
                j -= 1
            if sentence.word(j) == "on":  # went on to say
                j -= 1
            if sentence.word(j) in en.LEADING_ON or sentence.at(j) == "x":
                i = j
            else:
                break
        else:
            break
    return i


def phrase_left(sentence: Sentence, j: int) -> int | None:
    """Where the noun phrase that ends at item `j` starts, or `None` where no noun phrase ends there."""
    tag, low = sentence.tag, sentence.low
    if j < 0:
        return None
    if tag[j] in "pw":
        return j
    if tag[j] not in "ClNqmgOde)" or (tag[j] == "d" and low[j] in en.POSSESSIVES and low[j] != "his"):
        return None
    i = j
    listed = False
    floor = max(0, j - REACH)
    while i > floor:
        t = tag[i - 1]
        if t in "ClNqgo)(" or (t == "e" and i - 1 > floor):
            if tag[i] == "d" and t not in "e":
                break
            i -= 1
        elif t == "d":
            i -= 1
            if sentence.at(i - 1) == "i" and low[i - 1] in (
                "of",
                "for",
                "from",
                "in",
                "at",
                "with",
                "on",
                "by",
                "close",
            ):
                continue
            if sentence.at(i - 1) in "&d" or (listed and sentence.at(i - 1) == ","):
                continue
            break
        elif t == "m":
            if tag[i] == "e":
                i -= 1
            else:
                break
        elif t in "iT":
            if (
                sentence.at(i - 2) in NOUNY
                or sentence.word(i - 2) in en.STANDING_ALONE
                or (sentence.at(i - 2) in "vV" and sentence.at(i - 3) in NOUNY)
            ):
                i -= 1
            else:
                break
        elif t == "&":
            if sentence.at(i - 2) in "ClNqp" and tag[i] != "p" and _joined(sentence, i - 2):
                listed = True
                i -= 1
            else:
                break
        elif t == "," and listed and sentence.at(i - 2) in "ClNq" and _joined(sentence, i - 2):
            i -= 1
        elif t == "," and tag[i] in "N" and sentence.at(i - 2) == "C" and j - i > 1:
            break
        elif (
            t in "vV"
            and tag[i] in "iT"
            and (sentence.at(i - 2) in NOUNY or (sentence.at(i - 2) == "a" and sentence.at(i - 3) in NOUNY))
        ):
            i -= 1  # "officials briefed on the talks"
        elif t == "v" and sentence.at(i - 2) in "di.,a&" and tag[i] in "lC":
            i -= 1  # "leaked documents"
        elif (t == "V" and sentence.at(i - 2) in "di" and tag[i] in "lC") or (t == "a" and sentence.at(i - 2) in "d"):
            i -= 1
        elif t in "xvVnaw" and i - 1 > floor:
            # a restrictive relative clause: "the people who have seen it"
            back = i - 1
            while back > max(floor, i - 14) and tag[back] in "xvVnadlCNiTgpO":
                back -= 1
            if tag[back] == "w" and sentence.at(back - 1) in "lC" and low[back] in ("who", "that", "which"):
                i = back
            else:
                break
        else:
            break
    while i < j and tag[i] in "e&,)ogi" and not (tag[i] == "g" and i + 1 <= j):
        i += 1
    if sentence.at(i - 1) in "iT" and tag[i] != "p" and low[i - 1] not in ("like", "with"):
        # "In an interview Roe said": the phrase of the preposition swallowed the subject
        run = j
        while run > i and tag[run - 1] == "C" and tag[run] == "C":
            run -= 1
        if run == i or tag[run] != "C":
            return None
        i = run
    return i


def _joined(sentence: Sentence, j: int) -> bool:
    """Whether no finite verb stands between the clause's start and the noun phrase that ends at `j`.

    Then "X and Y said" has two subjects; in "X met Y and Z said" it has one.
    """
    i = j
    floor = max(0, j - 25)
    while i > floor:
        t = sentence.tag[i - 1]
        if t in "ClNqedi&mT" or (t == "," and sentence.at(i - 2) in "CN") or (t in "vV" and sentence.at(i) in "i"):
            i -= 1
        else:
            break
    return sentence.at(i - 1) in ".,;:-stQb("


def subject(sentence: Sentence, j: int) -> tuple[int, int] | None:
    """The subject whose last item is `j`, apposition included, as items `[first, last]`; `None` where there is none."""
    tag = sentence.tag
    if j < 0:
        return None
    if tag[j] == "m":  # "Kyiv on Sunday accused"
        time = j
        while time > 0 and tag[time - 1] in "md" and sentence.at(time - 1) != ",":
            time -= 1
        if sentence.word(time - 1) in ("on", "in", "late", "last", "early"):
            time -= 1
        if time > 0 and tag[time - 1] in "ClNq)p,":
            j = time - 1
    if tag[j] != ",":
        i = phrase_left(sentence, j)
        if i is None:
            return None
        return i, j
    # "X, the head of Y," or "X, who leads Y,": the subject stands before an earlier comma
    best: tuple[int, int] | None = None
    last = j - 1
    comma = j - 1
    tries = 0
    floor = max(0, j - REACH)
    while comma > floor and tries < 3:
        comma -= 1
        while comma > floor and tag[comma] not in ",.;:Q":
            comma -= 1
        if tag[comma] != "," or comma <= floor:
            break
        tries += 1
        i = phrase_left(sentence, comma - 1)
        if i is not None and (sentence.at(i - 1) in ".,;:-stQ&b(" or tag[i] == "p"):
            best = (i, last)
            if sentence.at(i - 1) != ",":
                break
    return best


def phrase_right(sentence: Sentence, i: int, *, whole: bool = False) -> int | None:
    """Where the noun phrase that starts at item `i` ends, apposition included; `None` where none starts there.

    With `whole`, everything up to the next comma or stop belongs to it ("according to a person who has seen it").
    """
    tag, low = sentence.tag, sentence.low
    n = min(len(tag), i + REACH)
    if i >= n:
        return None
    if tag[i] in "pO":
        return i
    if tag[i] not in "dClNqagv":
        return None
    j = i
    seen = False
    while j < n:
        t = tag[j]
        if t in "ClNqe" or (t in "()" and j > i):
            seen = True
        elif t in ",.;:-Qt" or (t == "s" and seen):
            break
        elif whole:
            if t in "b" or ((t in "wV" and low[j] not in ("who", "whose")) and not seen):
                break
        elif t == "d":
            if seen and tag[j - 1] not in "i&T":
                break
        elif t in "iT":
            if not seen or sentence.at(j + 1) not in "dClNqg" or sentence.at(j + 1) == "m":
                break
            if low[j] not in ("of", "for", "with", "at", "from", "to", "in", "on") or (
                low[j] != "of" and tag[j - 1] != "l"
            ):
                break
            if low[j] in ("in", "on") and low[j + 1] in ("a", "an", "his", "her", "their"):
                break
        elif t == "&":
            if not seen or sentence.at(j + 1) not in "dClN":
                break
        elif t == "w" and low[j] in ("who", "whose") and seen:
            while j < n and tag[j] not in ",.;:-Qt":
                j += 1
            break
        elif (t == "v" and seen and sentence.at(j + 1) == "i") or (t in "aVvg" and not seen):
            pass
        else:
            break
        j += 1
    while j > i and tag[j - 1] in "&id(T":
        j -= 1
    if j <= i or not seen:
        return None
    last = j
    tries = 0
    while sentence.at(last) == "," and tries < 3 and last < n and _apposition(sentence, last + 1):
        last += 1
        while sentence.at(last) not in ",.;:-Qt":
            last += 1
        tries += 1
    return last - 1


def _apposition(sentence: Sentence, i: int) -> bool:
    """Whether a noun phrase with no finite verb runs from `i` to the next border."""
    if sentence.at(i) not in "dlCNa":
        return False
    for j in range(i, min(len(sentence), i + 25)):
        t = sentence.tag[j]
        if t in ",.;Q:-w":
            return j > i and (t in ",.;Q-" or sentence.low[j] == "who")
        if t in "xpt":
            return False
        if t == "V" and not VERBS[sentence.low[j]].kinds & {"ing", "base"}:
            return False
    return True


def clause_end(sentence: Sentence, i: int) -> int:
    """Where a clause that starts at item `i` ends (exclusive): the sentence's end, or the border of another saying."""
    tag, low = sentence.tag, sentence.low
    n = min(len(tag), i + LONGEST)
    j = i
    while j < n:
        t = tag[j]
        if t == ";" or (t == "." and j > i and j + 1 >= len(tag)):
            return j
        if t == ",":
            k = j + 1
            if low[j + 1 : j + 2] and low[k] in ("whereas", "while"):
                return j
            if (
                tag[k : k + 1] == ["V"]
                and "ing" in VERBS[low[k]].kinds
                and VERBS[low[k]].lemma in en.SAY | en.JUDGE | en.TELL
            ):
                return j
            if sentence.word(k) in ("according", "citing", "per") or (
                sentence.word(k) == "as" and sentence.at(k + 2) in "xV"
            ):
                return j
            if sentence.at(k) in "&b" and _says(sentence, k + 1):
                return j
            if sentence.at(k) in "pdC" and _says(sentence, k, ends=True):
                return j
        elif t in "&b" and j > i and _verb_soon(sentence, j + 1):
            return j
        j += 1
    return j


def _verb_soon(sentence: Sentence, k: int) -> bool:
    """Whether a finite cue verb follows, after adverbs and auxiliaries at most ("and said", "but has denied")."""
    for j in range(k, min(len(sentence), k + 4)):
        t = sentence.tag[j]
        if t == "V":
            verb = VERBS[sentence.low[j]]
            return "past" in verb.kinds and verb.lemma in en.SAY | en.TELL
        if t not in "xa":
            return False
    return False


def _says(sentence: Sentence, k: int, *, ends: bool = False) -> bool:
    """Whether "S said" follows from `k`; with `ends`, only where nothing follows the verb."""
    for j in range(k, min(len(sentence), k + 12)):
        t = sentence.tag[j]
        if t == "V":
            verb = VERBS[sentence.low[j]]
            if not (verb.kinds & {"past", "third"} and verb.lemma in en.SAY | en.TELL):
                return False
            return not ends or (j > k and sentence.at(j + 1) in ".,im")
        if t not in "pdClNeax,in":
            return False
    return False


_AFTER_OBJECT = frozenset(
    (
        "during",
        "after",
        "before",
        "when",
        "while",
        "because",
        "amid",
        "since",
        "until",
        "although",
        "though",
        "if",
        "where",
        "once",
    )
)


def object_end(sentence: Sentence, i: int) -> int:
    """Where the object that starts at item `i` ends (exclusive): at the next comma, subordinate clause or time."""
    tag, low = sentence.tag, sentence.low
    n = min(len(tag), i + LONGEST)
    j = i
    while j < n:
        t = tag[j]
        if j > i:
            if t in ";:-" or (t == "." and j + 1 >= len(tag)):
                return j
            if t == "," and not (sentence.at(j - 1) in "CN" and sentence.at(j + 1) in "CN" and _lists_on(sentence, j)):
                return j
            if (
                low[j] == "in"
                and sentence.word(j + 1) in ("a", "an", "his", "her", "its")
                and _is_channel(sentence, j + 2)
            ):
                return j
            if low[j] in _AFTER_OBJECT or (low[j] == "as" and sentence.at(j + 1) == "p"):
                return j
            if t == "i" and low[j] in ("on", "in", "at") and sentence.at(j + 1) == "m":
                return j
            if t == "m" and sentence.at(j + 1) in ".,&" and tag[j - 1] not in "ied":
                return j
            if t in "&b" and sentence.at(j + 1 + (sentence.at(j + 1) == "a")) in "Vvx":
                return j
        j += 1
    return j


def _is_channel(sentence: Sentence, j: int) -> bool:
    """Whether a statement, an interview or the like follows within three words: where it was said, not what."""
    return any(sentence.word(k) in en.CHANNELS for k in range(j, j + 3))


def _lists_on(sentence: Sentence, j: int) -> bool:
    """Whether the comma at `j` stands in a list that ends with "and"."""
    for k in range(j + 1, min(len(sentence), j + 12)):
        t = sentence.tag[k]
        if t == "&":
            return True
        if t not in "CNde,l":
            return False
    return False
