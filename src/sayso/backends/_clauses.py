"""Noun phrases, verb groups and the ends of clauses, found in tagged items without a parser.

Every walk is bounded by `REACH` items or by the sentence, and no sentence is longer than `LONGEST_SENTENCE`, so that
any text costs linear time.
"""

from __future__ import annotations

from ..languages import en
from ._items import NOUNY, VERBS, Sentence

REACH = 45
"""Items that a walk looks at: 99 in 100 sources of the corpus' training documents are shorter."""
LONGEST = 160
"""Items of a content: 3 in 10,000 passages of the corpus' training documents are longer."""


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
            start = _relative(sentence, i - 1, floor) if sentence.at(i - 1) in "xvV" else None
            if start is None:
                break
            i = start
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
            start = _relative(sentence, i - 1, floor)
            if start is None:
                break
            i = start
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


def _relative(sentence: Sentence, back: int, floor: int) -> int | None:
    """Where a restrictive relative clause that holds item `back` starts ("the people who have seen it"), if it does."""
    first = max(floor, back - 14)
    while back > first and sentence.tag[back] in "xvVnadlCNiTgpO":
        back -= 1
    if sentence.tag[back] == "w" and sentence.low[back] in ("who", "that", "which") and sentence.at(back - 1) in "lC":
        return back
    return None


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
