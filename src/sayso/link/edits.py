"""What a copy changed: the words between the blocks that it shares with its original, and what kind of change it is.

Only changed places are looked at, so the cost is that of the edits and not of the text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise
from typing import NamedTuple

from ..model import Passage
from ..read.vocabulary import UNLISTED, english
from . import terms_en as terms
from .align import Block
from .words import CAPITAL, DIGIT, OPENING, QUOTED

KINDS = (
    "added",
    "cut",
    "moved",
    "reworded",
    "changed number",
    "changed date",
    "changed name",
    "changed quotation",
    "negation gained",
    "negation lost",
    "hedge gained",
    "hedge lost",
    "damage",
)
"""Kinds of edits, as the ledger names them."""
WIDE = 60
"""Words of a changed place beyond which it is a cut and an addition, and is not compared word by word."""
PHRASE = 6
"""Words added or cut within a sentence that are looked at for a negation, a hedge or a number: more are a clause."""
SENTENCE = 16
"""Words of a changed place beyond which it is something else in place of something else, and not a changed wording."""
ALIKE = 0.6
"""Share of letters that a broken word has in common with what it was."""


class Change(NamedTuple):
    """An edit in word indices: `copy` and `origin` are half-open ranges, one of them empty where a side has nothing."""

    kind: str
    copy: tuple[int, int]
    origin: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two texts: its words (hashes, starts, ends, marks) and the text that they stand in."""

    text: str
    word: list[int]
    start: list[int]
    end: list[int]
    mark: list[int]
    broken: tuple[Passage, ...] = ()
    """Damage that is known of the text, in its offsets."""

    def shown(self, low: int, high: int) -> list[str]:
        """The words of a range, in small letters."""
        return [self.text[self.start[i] : self.end[i]].lower() for i in range(low, high)]


def changes(copy: Side, origin: Side, rising: Sequence[Block], moved: Sequence[Sequence[Block]]) -> list[Change]:
    """The edits between two texts whose common blocks are known, in the order of the copy."""
    regions = [_Region(_span(r, 0), _span(r, 1)) for r in moved]
    out = [Change("moved", region.copy, region.origin) for region in regions]
    for region in moved:
        for left, right in pairwise(region):
            out += _place(copy, origin, (left.copy + left.size, right.copy), (left.origin + left.size, right.origin))
    at_copy = at_origin = 0
    for block in (*rising, Block(len(copy.word), len(origin.word), 0)):
        for a, b in _without_moved((at_copy, block.copy), (at_origin, block.origin), regions):
            out += _place(copy, origin, a, b)
        at_copy, at_origin = block.copy + block.size, block.origin + block.size
    return sorted(out, key=lambda change: (change.copy, change.origin, KINDS.index(change.kind)))


Range = tuple[int, int]


class _Region(NamedTuple):
    copy: Range
    origin: Range


def _span(region: Sequence[Block], side: int) -> Range:
    return region[0][side], region[-1][side] + region[-1].size


def _without_moved(a: Range, b: Range, moved: Sequence[_Region]) -> Iterator[tuple[Range, Range]]:
    """A changed place without what was moved into it or out of it."""
    left_a = _left(a, [m.copy for m in moved if a[0] <= m.copy[0] < a[1]])
    left_b = _left(b, [m.origin for m in moved if b[0] <= m.origin[0] < b[1]])
    if len(left_a) <= 1 and len(left_b) <= 1:
        yield (left_a or [(a[0], a[0])])[0], (left_b or [(b[0], b[0])])[0]
        return
    for part in left_a:
        yield part, (b[0], b[0])
    for part in left_b:
        yield (a[1], a[1]), part


def _left(whole: Range, taken: Sequence[Range]) -> list[Range]:
    """What is left of a range without some others, the empty parts left out."""
    out = []
    low = whole[0]
    for start, end in sorted(taken):
        out.append((low, start))
        low = end
    out.append((low, whole[1]))
    return [part for part in out if part[0] < part[1]]


def _place(copy: Side, origin: Side, a: Range, b: Range) -> Iterator[Change]:
    size_a, size_b = a[1] - a[0], b[1] - b[0]
    if size_a <= 0 and size_b <= 0:
        return
    if size_a <= 0 or size_b <= 0:
        yield from _typed(copy, origin, a, b)
        return
    if max(size_a, size_b) > WIDE:
        yield Change("cut", (a[0], a[0]), b)
        yield Change("added", a, (b[1], b[1]))
        return
    yield from _compared(copy, origin, a, b)


def _compared(copy: Side, origin: Side, a: Range, b: Range) -> Iterator[Change]:
    """The edits of a place where both have words; a short word that stays between two edits belongs to them."""
    matcher = SequenceMatcher(None, origin.word[b[0] : b[1]], copy.word[a[0] : a[1]], autojunk=False)
    pending: list[int] | None = None
    for tag, b0, b1, a0, a1 in matcher.get_opcodes():
        if tag == "equal":
            only = a1 - a0 == 1 and copy.end[a[0] + a0] - copy.start[a[0] + a0] <= 3
            if pending and not only:
                yield from _typed(copy, origin, (pending[0], pending[1]), (pending[2], pending[3]))
                pending = None
            continue
        here = [a[0] + a0, a[0] + a1, b[0] + b0, b[0] + b1]
        pending = [pending[0], here[1], pending[2], here[3]] if pending else here
    if pending:
        yield from _typed(copy, origin, (pending[0], pending[1]), (pending[2], pending[3]))


def _typed(copy: Side, origin: Side, a: Range, b: Range) -> Iterator[Change]:
    """The kinds of one changed place; several where it changed several things."""
    a, b = _whole_numbers(copy, origin, a, b)
    size_a, size_b = a[1] - a[0], b[1] - b[0]
    one_sided = not size_a or not size_b
    if max(size_a, size_b) > (PHRASE if one_sided else SENTENCE):
        if size_b:
            yield Change("cut", (a[0], a[0]), b)
        if size_a:
            yield Change("added", a, (b[1], b[1]))
        return
    new, old = copy.shown(*a), origin.shown(*b)
    if _broken(copy, a, new, old):
        yield Change("damage", a, b)
        return
    kinds = [*_denied(new, old, copy, origin, a, b), *_hedged(new, old)]
    if _numbers(copy, a) != _numbers(origin, b):
        kinds.append("changed number")
    if not one_sided:
        if Counter(w for w in new if w in terms.DATES) != Counter(w for w in old if w in terms.DATES):
            kinds.append("changed date")
        elif _names(copy, a) != _names(origin, b) and _names(copy, a) and _names(origin, b):
            kinds.append("changed name")
    if _in_quotation(copy, a) and _in_quotation(origin, b):
        kinds.append("changed quotation")
    if not kinds:
        kinds.append("reworded" if not one_sided else "added" if not size_b else "cut")
    for kind in kinds:
        yield Change(kind, a, b)


def _whole_numbers(copy: Side, origin: Side, a: Range, b: Range) -> tuple[Range, Range]:
    """The place taken out to the whole of a number that it changes a part of: "12,000" and "12,500"."""
    while (
        a[0] > 0
        and b[0] > 0
        and copy.word[a[0] - 1] == origin.word[b[0] - 1]
        and (_one_number(copy, a[0] - 1) or _one_number(origin, b[0] - 1))
    ):
        a, b = (a[0] - 1, a[1]), (b[0] - 1, b[1])
    while (
        a[1] < len(copy.word)
        and b[1] < len(origin.word)
        and copy.word[a[1]] == origin.word[b[1]]
        and (_one_number(copy, a[1] - 1) or _one_number(origin, b[1] - 1))
    ):
        a, b = (a[0], a[1] + 1), (b[0], b[1] + 1)
    return a, b


def _one_number(side: Side, at: int) -> bool:
    """Whether a word and the next are parts of one number."""
    return (
        0 <= at < len(side.word) - 1
        and bool(side.mark[at] & side.mark[at + 1] & DIGIT)
        and side.start[at + 1] - side.end[at] == 1
        and side.text[side.end[at]] in ",.:\u00a0\u202f"
    )


_NUMBER = re.compile(r"\d[\d,\u00a0\u202f]*(?:\.\d+)?|[^\W\d_]+")


def _numbers(side: Side, place: Range) -> list[float]:
    """The numbers that a place says, in figures or in words, in rising order."""
    if place[0] >= place[1]:
        return []
    out: list[float] = []
    open_number = False
    for match in _NUMBER.finditer(side.text[side.start[place[0]] : side.end[place[1] - 1]].lower()):
        word = match.group()
        value: float | None = None
        if word[0].isdecimal():
            try:
                value = float(re.sub(r"[,\u00a0\u202f]", "", word))
            except ValueError:  # digits of other scripts
                value = None
        elif word in terms.UNITS or word in terms.TENS:
            value = terms.UNITS.get(word, terms.TENS.get(word, 0))
            if open_number and word in terms.UNITS and out[-1] % 10 == 0 and 20 <= out[-1] < 100:
                out[-1] += value
                continue
        elif word in terms.MANY or word in terms.LARGE:
            value = terms.MANY.get(word) or terms.LARGE[word]
            if open_number:
                out[-1] *= value
                continue
        if value is None:
            open_number = False
        else:
            out.append(value)
            open_number = True
    return sorted(out)


def _denied(new: list[str], old: list[str], copy: Side, origin: Side, a: Range, b: Range) -> Iterator[str]:
    ours, theirs = _negations(new, copy, a[0]), _negations(old, origin, b[0])
    if ours > theirs:
        yield "negation gained"
    elif theirs > ours:
        yield "negation lost"


def _negations(shown: list[str], side: Side, low: int) -> int:
    """Words that deny, "n't" among them: a "t" after an apostrophe that follows an n."""
    count = 0
    for at, word in enumerate(shown, low):
        before = side.text[max(side.start[at] - 2, 0) : side.start[at]]
        count += word in terms.NEGATIONS or (word == "t" and before in ("n'", "n’"))
    return count


def _hedged(new: list[str], old: list[str]) -> Iterator[str]:
    ours, theirs = sum(w in terms.HEDGES for w in new), sum(w in terms.HEDGES for w in old)
    if ours > theirs:
        yield "hedge gained"
    elif theirs > ours:
        yield "hedge lost"


def _names(side: Side, place: Range) -> Counter[str]:
    """The names of a place: words with a capital, those that open a sentence only where they are no common word."""
    out: Counter[str] = Counter()
    for at in range(*place):
        if side.mark[at] & CAPITAL:
            word = side.text[side.start[at] : side.end[at]].lower()
            if not side.mark[at] & OPENING or english().level(word) == UNLISTED:
                out[word] += 1
    return out


def _broken(copy: Side, place: Range, new: list[str], old: list[str]) -> bool:
    """Whether a place is what a machine broke: known damage, letters that went astray, a word cut in two or short."""
    if not new:
        return False
    low, high = copy.start[place[0]], copy.end[place[1] - 1]
    if any(s < high and low < e for s, e in copy.broken):
        return True
    if not old:
        return False
    ours, theirs = "".join(new), "".join(old)
    if ours == theirs:
        return not any(copy.text[copy.end[at] : copy.start[at + 1]] == "-" for at in range(place[0], place[1] - 1))
    if (
        len(new) > len(old) + 2
        or "t" in new
        or any(  # "didn't" is whole
            copy.mark[at] & DIGIT for at in range(*place)
        )
    ):
        return False
    strange = [word for word in new if word not in old and word.isalpha()]
    known = all(english().level(word) != UNLISTED for word in strange) if strange else True
    lost = any(ord(c) > 127 for c in copy.text[low:high]) and not any(ord(c) > 127 for c in "".join(old))
    return (not known or lost) and SequenceMatcher(None, ours, theirs, autojunk=False).ratio() >= ALIKE


def _in_quotation(side: Side, place: Range) -> bool:
    """Whether a place is within quotation marks; of an empty one, whether the words on both sides of it are."""
    if place[0] < place[1]:
        return all(side.mark[at] & QUOTED for at in range(*place))
    return 0 < place[0] < len(side.mark) and bool(side.mark[place[0] - 1] & side.mark[place[0]] & QUOTED)
