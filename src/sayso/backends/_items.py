"""Sentences as rows of tagged items. A quotation is one item, so that "Q," S said, "Q" reads like any other clause.

Tags are one letter each:

    Q quoted utterance   q quoted fragment   C Capitalised   N number   l other word   d determiner   e 's
    p subject pronoun    O object pronoun    m time word     i preposition             T to           t that
    w who/which/what     s subordinator      & and/or        b but/yet                 x auxiliary    n not
    a adverb             V cue verb          v other past form                         g other -ing form
    , ; : - ( ) .        punctuation         o other symbol
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..languages import en
from ..text import Word, words
from ._quotes import Quote, quotes

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
    **dict.fromkeys(en.OBJECT_PRONOUNS, "O"),
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
        """What capitalised words are in small letters: "Says" is a verb in headlines, "States" elsewhere a name."""
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
            or (word.sentence != previous and not _asked(text, row, i, sentence))
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
        end = i
        while _glued(text, row, spoken, end):
            end += 1
        shown = text[word.start : row[end].end]
        low, tag = _tagged(shown)
        if tag in "aVvg" and shown[0].isupper() and len(sentence):
            sentence.hidden[len(sentence)] = tag
            tag = "C"
        sentence.add(low, tag, word.start, row[end].end)
        previous = word.sentence
        i = end + 1
    if sentence is not None:
        yield _finished(sentence)


def _asked(text: str, row: Sequence[Word], i: int, sentence: Sentence) -> bool:
    """Whether "Jane Roe asked." from word `i` belongs to the question or the call, in quotation marks, before it."""
    if sentence.tag != ["Q"] or last_sign(text, sentence.end[0]) not in ("?", "!"):
        return False
    for j in range(i, min(len(row), i + 8)):
        if row[j].quote or row[j].sentence != row[i].sentence:
            return False
        verb = VERBS.get(text[row[j].start : row[j].end].lower())
        if verb and j > i and verb.kinds & {"past", "third"} and verb.lemma in en.SAY | en.QUOTE | en.TELL:
            after = text[row[j + 1].start : row[j + 1].end].lower() if j + 1 < len(row) else "."
            return _TAGS.get(after, "l") in ".,im" or verb.lemma in en.TELL
    return False


def _glued(text: str, row: Sequence[Word], spoken: dict[int, Quote], i: int) -> bool:
    """Whether the word after `i` is one with it: "U.S.", "3,000", "pay-as-you-go", "$5"."""
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
    ends = last_sign(text, row[quote.last].end) in {",", ".", "?", "!", "…", "—", "–", "-"}
    return "Q" if ends else "q"


def last_sign(text: str, end: int) -> str:
    """The last character before the quotation marks that end at `end`."""
    return text[max(end - 4, 0) : end].rstrip("\"'”’»")[-1:]


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
