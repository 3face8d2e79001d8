"""Breaks clean copy as syndication breaks it, and says where: training matter for whatever is to find damage.

In: a clean text, a random generator, a rate. Out: the broken text, the broken places as half-open code-point spans of
it, and the list of edits that carries any span of the clean text over (`carry`).

The operations, their proportions and the extent of the spans follow the damage marked in the desk's training bundles
(75 marked places: 17 dropped words, 10 words cut in two or short of a letter, 19 stray fragments, 10 cut ends,
10 syndicator's codes, 6 entities and mis-decoded characters, the rest leftover furniture of a web page).

    >>> broken, spans, edits = damage(text, random.Random(1))
    >>> [broken[a:b] for a, b in spans]
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from sayso.model import Passage
from sayso.text import WORD, paragraphs, sentences


class Edit(NamedTuple):
    """`[old_start, old_end)` of the clean text became `[new_start, new_end)` of the broken one; the rest stayed."""

    old_start: int
    old_end: int
    new_start: int
    new_end: int


class Damaged(NamedTuple):
    """A broken text, its broken places (sorted, disjoint, never empty), and the edits that made it (sorted)."""

    text: str
    spans: list[tuple[int, int]]
    edits: list[Edit]


class _Break(NamedTuple):
    """One planned operation: `[start, end)` of the clean text gives way to `put`.

    The broken place is `[low, high)` of the clean text around it, or, where `inner` is set, that part of `put`.
    """

    start: int
    end: int
    put: str
    low: int
    high: int
    inner: tuple[int, int] | None = None


WEIGHTS: Mapping[str, float] = {
    "drop_function": 0.26,
    "drop_noun": 0.08,
    "drop_verb": 0.04,
    "split": 0.11,
    "letters": 0.05,
    "fuse": 0.02,
    "fragment": 0.18,
    "stray": 0.04,
    "cut": 0.09,
    "code": 0.05,
    "character": 0.05,
    "furniture": 0.03,
}
"""Share of each operation among the broken places."""

# Words whose loss breaks a sentence wherever it happens, or nearly so. Left out because the sentence often stands
# without them: "that", "who", "on" before a weekday, "had" before anything but "been", "the" before a plural.
_FUNCTION = frozenset(
    "a an the to of in on at by for from with into been be was were is are not has have had than as or and their its "  # noqa: SIM905
    "his her between against about after before under over during through".split()
)
_CLOSED = _FUNCTION | frozenset(
    "that who which will would could can may might must should said says told it they he we she this these those there "  # noqa: SIM905
    "within without where when while but if out up down off also".split()
)
_WEEKDAY = re.compile(r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\Z", re.IGNORECASE)
_MONTH = re.compile(r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\Z", re.IGNORECASE)
_MODIFIER = re.compile(
    r"(?:[A-Z]\w+(?:an|ese|ish|ch|ni|qi)|\w+(?:al|ic|ive|ous|ful|less|ary|ible|able|ern|est)|\d[\d,.]*"
    r"|a|an|the|its|their|his|her|our|two|three|four|five|six|seven|eight|nine|ten|several|many|some|new|old|former|senior|this)\Z"
)
_MODAL = frozenset(["will", "would", "could", "can", "may", "might", "must", "should", "to"])
_LOOSE = frozenset(["is", "was", "be", "it", "the", "a", "this", "so", "today", "later", "now", "and", "or"])
_MANGLED = (
    ("’", "â€™"), ("“", "â€œ"), ("”", "â€\x9d"), ("—", "â€”"), ("–", "â€“"), ("…", "â€¦"), ("é", "Ã©"), ("ö", "Ã¶"),
    ("ü", "Ã¼"), ("á", "Ã¡"), ("ç", "Ã§"), ("€", "â‚¬"), ("£", "Â£"), ("é", "&eacute;"), ("'", "&#39;"),
    ("’", "&rsquo;"), ("%", "&#37;"), ('"', "&quot;"), ("&", "&amp;"), ("—", "&mdash;"), ("é", "\ufffd"),
    ("’", "\ufffd"), ("á", "\ufffd"), ("'", "â€™"), ('"', "â€œ"),
)  # fmt: skip
_TRIES = 40
"""Draws for one operation before it is given up: a random word is a droppable "to" or "been" once in about twelve."""
_CUT_MARKS = ("", "", "", "", "[...]", "[...]", "...", "…", " (...)", "... Read more >>", "... Continue reading", "[…]")
_FURNITURE = (
    "ADVERTISEMENT", "Advertisement", "Advertisem", "Adv ert", "Story continues below", "Story Continued Below",
    "Scroll down for more from", "%%headline%%", "{{byline}}", "Image caption", "Photo cap", "Follow us on Twitter",
    "Sign up for our newsletter", "Click here to get the app", "Share this article", "Read more:", "Media caption",
    "This video is not available in your country", "Enlarge this image", "Related artic", "Most read", "[...]",
    "Loading...", "Support our journalism. Become a member today.", "Get the morning briefing delivered to your inbox",
)  # fmt: skip


def carry(start: int, end: int, edits: Sequence[Edit]) -> tuple[int, int] | None:
    """Give the place of the clean text's `[start, end)` in the broken text, or `None` where nothing of it is left.

    An end that falls inside an edit moves to the edit's border outside of the span, so that a carried span keeps what
    is left of its words and takes a replacement in.
    """
    shift = 0
    new_start = new_end = None
    for edit in edits:
        if new_start is None and start < edit.old_end:
            new_start = edit.new_start if start > edit.old_start else start + shift
        if new_end is None and end <= edit.old_start:
            new_end = end + shift
        elif new_end is None and end < edit.old_end:
            new_end = edit.new_end
        if new_start is not None and new_end is not None:
            break
        shift = edit.new_end - edit.old_end
    new_start = start + shift if new_start is None else new_start
    new_end = end + shift if new_end is None else new_end
    return (new_start, new_end) if new_start < new_end else None


def damage(
    text: str, rng: random.Random, rate: float = 1.0, weights: Mapping[str, float] = WEIGHTS, *, plain: bool = False
) -> Damaged:
    """Break `text` in about `rate` places a hundred words, by operations drawn by `weights`.

    With `plain`, an operation that puts in a paragraph or cuts one is not drawn, so that the result has the clean
    text's sentences one for one. A text too short or too odd to break comes back as it was.
    """
    copy = _Copy(text)
    words = sum(len(sentence) for sentence in copy.sentences)
    names = [name for name in weights if name in _OPERATIONS and not (plain and name in _PARAGRAPHS)]
    count = int(words * rate / 100 + rng.random())
    chosen: list[_Break] = []
    if not names or not words:
        return Damaged(text, [], [])
    for _ in range(count):
        name = rng.choices(names, [weights[name] for name in names])[0]
        for _try in range(_TRIES):
            broken = _OPERATIONS[name](copy, rng)
            if broken is not None and all(not _touch(broken, other) for other in chosen):
                chosen.append(broken)
                break
    return _apply(text, sorted(chosen))


class _Copy:
    """A text cut into paragraphs and sentences of words: what every operation looks at."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.paragraphs = paragraphs(text)
        self.sentences = [
            [Passage(word.start(), word.end()) for word in WORD.finditer(text, sentence.start, sentence.end)]
            for sentence in sentences(text)
        ]
        # Sentences proper: long enough, and closed; a headline or a table cell loses words without being broken.
        self.full = [
            s for s in self.sentences if len(s) >= 8 and text[s[-1].start : s[-1].end] in {".", "!", "?", '"', "”"}
        ]
        self.gap = "\r\n\r\n" if "\r\n\r\n" in text else "\n\n" if "\n\n" in text else "\n"

    def word(self, sentence: list[Passage], index: int) -> str:
        """Give the word at `index` of a sentence; "" outside of it."""
        return self.text[slice(*sentence[index])] if 0 <= index < len(sentence) else ""


def _touch(a: _Break, b: _Break) -> bool:
    return min(a.low, a.start) <= max(b.high, b.end) and min(b.low, b.start) <= max(a.high, a.end)


def _apply(text: str, breaks: Sequence[_Break]) -> Damaged:
    parts: list[str] = []
    spans: list[tuple[int, int]] = []
    edits: list[Edit] = []
    at = shift = 0
    for broken in breaks:
        parts += [text[at : broken.start], broken.put]
        new_start = broken.start + shift
        new_end = new_start + len(broken.put)
        if broken.inner is not None:
            spans.append((new_start + broken.inner[0], new_start + broken.inner[1]))
        else:
            spans.append((broken.low + shift, new_end + broken.high - broken.end))
        edits.append(Edit(broken.start, broken.end, new_start, new_end))
        at, shift = broken.end, new_end - broken.end
    parts.append(text[at:])
    return Damaged("".join(parts), [span for span in spans if span[0] < span[1]], edits)


# -- words lost --------------------------------------------------------------------------------------------------------


def _lose(copy: _Copy, sentence: list[Passage], first: int, last: int) -> _Break:
    """Drop the words `first` to `last` (both included); the broken place is the two words on either side of the gap."""
    low, high = first, last
    for _ in range(2):
        if low > 0 and copy.word(sentence, low - 1)[:1].isalnum():
            low -= 1
        if high + 1 < len(sentence) and copy.word(sentence, high + 1)[:1].isalnum():
            high += 1
    start, end = sentence[first].start, sentence[last].end
    if end < len(copy.text) and copy.text[end] == " ":
        end += 1  # the blank after it goes with it, so that one is left
    elif start > 0 and copy.text[start - 1] == " ":
        start -= 1
    return _Break(start, end, "", min(sentence[low].start, start), max(sentence[high].end, end))


def _breaks_without(copy: _Copy, sentence: list[Passage], index: int) -> bool:
    """Whether the sentence is (very likely) broken without the function word at `index`."""
    before, word, after = (copy.word(sentence, i) for i in (index - 1, index, index + 1))
    if not after[:1].isalnum() or not before[:1].isalnum():
        return False
    if word == "on" and (_WEEKDAY.match(after) or _MONTH.match(after)):
        return False
    if word in {"has", "have", "had"}:
        return after == "been"
    if word in {"the", "a", "an", "their", "its", "his", "her"}:
        return after.islower() and before.islower() and not after.endswith("s")
    if word == "to":
        return before not in {"help", "helped", "due", "similar"}
    if word in {"and", "or", "as"}:
        return after.islower() and before.islower()
    return before not in {"all", "both"}


def _drop_function(copy: _Copy, rng: random.Random) -> _Break | None:
    if not copy.full:
        return None
    sentence = rng.choice(copy.full)
    index = rng.randrange(1, len(sentence) - 1)
    # Articles are every tenth word but no more likely to vanish than "of" or "been" in the marked copies.
    word = copy.word(sentence, index)
    if word not in _FUNCTION or not _breaks_without(copy, sentence, index):
        return None
    if word in {"the", "a", "an"} and rng.random() < 0.5:
        return None
    return _lose(copy, sentence, index, index)


def _drop_noun(copy: _Copy, rng: random.Random) -> _Break | None:
    if not copy.full:
        return None
    sentence = rng.choice(copy.full)
    index = rng.randrange(1, len(sentence) - 1)
    before, word, after = (copy.word(sentence, i) for i in (index - 1, index, index + 1))
    if len(word) < 3 or not word.isalpha() or word in _CLOSED or not _MODIFIER.match(before):
        return None
    if after not in _CLOSED and not (after == "," and rng.random() < 0.2):
        return None
    first = index
    if word[0].isupper() and before in {"the", "a"}:
        while copy.word(sentence, index + 1)[:1].isupper():
            index += 1  # a linked name goes as a whole
    return _lose(copy, sentence, first, index)


def _drop_verb(copy: _Copy, rng: random.Random) -> _Break | None:
    if not copy.full:
        return None
    sentence = rng.choice(copy.full)
    index = rng.randrange(1, len(sentence) - 1)
    before, word, after = (copy.word(sentence, i) for i in (index - 1, index, index + 1))
    if before not in _MODAL or not word.islower() or not word.isalpha() or len(word) < 3 or word in _LOOSE:
        return None
    return _lose(copy, sentence, index, index) if after[:1].isalnum() else None


# -- letters -----------------------------------------------------------------------------------------------------------


def _some_word(copy: _Copy, rng: random.Random, shortest: int) -> Passage | None:
    if not copy.sentences:
        return None
    sentence = rng.choice(copy.sentences)
    word = rng.choice(sentence) if sentence else None
    return word if word and word.end - word.start >= shortest and copy.text[slice(*word)].isalpha() else None


def _split(copy: _Copy, rng: random.Random) -> _Break | None:
    word = _some_word(copy, rng, 4)
    if word is None:
        return None
    at = rng.randrange(word.start + 2, word.end) if word.end - word.start > 4 else word.start + rng.randrange(1, 4)
    return _Break(at, at, " ", word.start, word.end)


def _letters(copy: _Copy, rng: random.Random) -> _Break | None:
    word = _some_word(copy, rng, 5)
    if word is None:
        return None
    at = rng.randrange(word.start + 1, word.end - 1)
    kind = rng.random()
    if kind < 0.5:
        return _Break(at, at + 1, "", word.start, word.end)
    if kind < 0.65:
        return _Break(at, min(at + rng.randrange(1, 3), word.end - 1), " ", word.start, word.end)
    if kind < 0.8:
        return _Break(at, at, copy.text[at], word.start, word.end)
    if at + 2 < word.end and copy.text[at] != copy.text[at + 1]:
        return _Break(at, at + 2, copy.text[at + 1] + copy.text[at], word.start, word.end)
    return _Break(at, at + 1, "", word.start, word.end)


def _fuse(copy: _Copy, rng: random.Random) -> _Break | None:
    if not copy.full:
        return None
    sentence = rng.choice(copy.full)
    index = rng.randrange(len(sentence) - 1)
    a, b = sentence[index], sentence[index + 1]
    if copy.text[a.end : b.start] != " " or b.end - a.start < 6 or not copy.word(sentence, index + 1)[:1].isalnum():
        return None
    return _Break(a.end, b.start, "", a.start, b.end)


# -- pieces put in, pieces cut off -------------------------------------------------------------------------------------


def _fragment_words(copy: _Copy, rng: random.Random) -> str:
    """Make what is left of a link that was taken out: ends of words, words cut short, words run together."""
    sentence = rng.choice(copy.sentences)
    length = rng.choice((1, 1, 2, 2, 2, 3, 3, 4))
    at = rng.randrange(max(1, len(sentence) - length))
    taken = [copy.word(sentence, i) for i in range(at, min(at + length, len(sentence)))]
    words = [word for word in taken if word[:1].isalnum()]
    if not words:
        return ""
    kind = rng.random()
    if kind < 0.25:  # "orridor's", "'s strip N"
        words[0] = words[0][rng.randrange(1, len(words[0])) :] if len(words[0]) > 2 else words[0]
        if rng.random() < 0.5:
            words[-1] += "'s"
    elif kind < 0.7:  # "Rail st", "bodia agr"
        if len(words[-1]) > 2:
            words[-1] = words[-1][: rng.randrange(1, len(words[-1]))]
        if len(words[0]) > 4 and rng.random() < 0.4:
            words[0] = words[0][rng.randrange(1, 4) :]
    elif kind < 0.85:  # "ofto's", "th'eirof", "attoin"
        joined = rng.choice(
            ("ofto", "tothe", "inof", "attoin", "theof", "forin", "aton", "byin", "withof")
        ) + rng.choice(("", "'s"))
        place = rng.randrange(len(words) + 1)
        words = words[: rng.randrange(1, 3)] if rng.random() < 0.6 else []
        words.insert(min(place, len(words)), joined)
    else:  # "es tanke'rs"
        word = max(words, key=len)
        cut = rng.randrange(1, max(2, len(word)))
        words = [word[-2:].lower(), word[:cut] + "'" + word[cut:]]
    return " ".join(word for word in words if word)


def _insert(copy: _Copy, rng: random.Random, put: str) -> _Break | None:
    """Put a paragraph between two others."""
    if len(copy.paragraphs) < 2 or not put.strip():
        return None
    before = rng.choice(copy.paragraphs[:-1] if rng.random() < 0.9 else copy.paragraphs)
    whole = copy.gap + put
    return _Break(before.end, before.end, whole, before.end, before.end, (len(copy.gap), len(whole)))


def _fragment(copy: _Copy, rng: random.Random) -> _Break | None:
    if not copy.sentences:
        return None
    put = _fragment_words(copy, rng)
    if put and rng.random() < 0.06:
        put = rng.choice(("Read also: ", "Also read: ", "READ MORE: ")) + put
    return _insert(copy, rng, put) if len(put) > 2 else None


def _stray(copy: _Copy, rng: random.Random) -> _Break | None:
    """Put a leftover in the middle of a paragraph, between two sentences."""
    if not copy.full:
        return None
    end = rng.choice(copy.full)[-1].end
    if copy.text[end : end + 1] not in {" ", "\n", "\r", ""}:
        return None
    put = rng.choice(_FURNITURE) if rng.random() < 0.6 else _fragment_words(copy, rng)
    return _Break(end, end, " " + put, end, end, (1, len(put) + 1)) if len(put) > 2 else None


def _cut(copy: _Copy, rng: random.Random) -> _Break | None:
    """Cut the end off a paragraph inside a word or between two; the text's last one most often."""
    if not copy.paragraphs:
        return None
    paragraph = copy.paragraphs[-1] if rng.random() < 0.6 else rng.choice(copy.paragraphs)
    words = [Passage(word.start(), word.end()) for word in WORD.finditer(copy.text, paragraph.start, paragraph.end)]
    if len(words) < 10:
        return None
    index = rng.randrange(max(5, len(words) - 30), len(words) - 2)
    word = words[index]
    at = rng.randrange(word.start + 1, word.end) if word.end - word.start > 1 and rng.random() < 0.7 else word.end
    put = rng.choice(_CUT_MARKS)
    low = words[max(0, index - rng.randrange(0, 4))].start
    return _Break(at, paragraph.end, put, low, paragraph.end)


def _code(copy: _Copy, rng: random.Random) -> _Break | None:
    if not copy.paragraphs:
        return None
    digits = "".join(rng.choice("0123456789") for _ in range(18))
    letters = "".join(rng.choice("abcdefgklmnoprst") for _ in range(3))
    tail = "".join(rng.choice("0123456789") for _ in range(rng.choice((10, 10, 4))))
    put = rng.choice((f"MENAFN{digits}ID{tail}",) * 4 + (f"dpa-{letters}-xxa bc", f"NNNN {digits[:4]}"))
    end, whole = copy.paragraphs[-1].end, copy.gap + put
    return _Break(end, end, whole, end, end, (len(copy.gap), len(whole)))


def _character(copy: _Copy, rng: random.Random) -> _Break | None:
    good, bad = rng.choice(_MANGLED)
    places = [match.start() for match in re.finditer(re.escape(good), copy.text)]
    if not places:
        return None
    at = rng.choice(places)
    low, high = at, at + 1
    while low > 0 and (copy.text[low - 1].isalpha()) and at - low < 20:
        low -= 1
    while high < len(copy.text) and copy.text[high].isalpha() and high - at < 20:
        high += 1
    return _Break(at, at + 1, bad, low, high)


def _furniture(copy: _Copy, rng: random.Random) -> _Break | None:
    return _insert(copy, rng, rng.choice(_FURNITURE))


_OPERATIONS: Mapping[str, Callable[[_Copy, random.Random], _Break | None]] = {
    "drop_function": _drop_function,
    "drop_noun": _drop_noun,
    "drop_verb": _drop_verb,
    "split": _split,
    "letters": _letters,
    "fuse": _fuse,
    "fragment": _fragment,
    "stray": _stray,
    "cut": _cut,
    "code": _code,
    "character": _character,
    "furniture": _furniture,
}
_PARAGRAPHS = frozenset({"fragment", "cut", "code", "furniture"})
