"""The words of a report with what a finder of names asks of each: case, place, possession, quotation."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from ..languages import en
from .reading import Reading

_MARKS = "\u0300-\u036f"
_CLITIC = r"['’](?:re|ve|ll|d|m|RE|VE|LL|D|M)\b"
_TOKEN = re.compile(
    rf"(?:[^\W\d_]\.){{2,}}(?=\W|$)"  # U.S.
    rf"|\d+(?=-[A-Z])"  # UPDATE 2-Estonia
    rf"|\d{{1,3}}(?:,\d{{3}})+(?!\d)"  # 10,000
    rf"|[^\W_][\w{_MARKS}]*(?:(?!{_CLITIC})[.'’\-‐‑&][^\W_][\w{_MARKS}]*)*"
    rf"|{_CLITIC}"
    rf"|(?:['’]|&#39;|&rsquo;|&apos;)s?|``|''|[^\w\s]"
)
_POSSESSIVE = re.compile(r"(?:['’]|&#39;|&rsquo;|&apos;)s?\Z")
_ABBREVIATED = frozenset(en.ABBREVIATIONS)
_TOP = 3
"""Sentences at the top of a report of which one may be a headline though it ends in a full stop."""
_ARTICLE = re.compile(r"(?:a[dlnrstz]|ash|el|ez|ul|ould|d|l|o|t)[-'’][A-Z]")
"""A name that begins with a small article: "al-Otaibi", "d'Arcy"."""


@dataclass(slots=True)
class Token:
    """A word or a mark. `low` is the word without case, accents and possessive; a mark is its own `low`."""

    start: int
    end: int
    low: str
    cap: bool
    word: bool
    poss: bool = False
    """Whether a possessive follows ("Ukraine's"); `end` does not count it."""
    sentence: int = 0
    first: bool = False
    """Whether it opens its sentence or a quotation, where a capital tells nothing."""
    quoted: bool = False
    shout: bool = False
    """Whether all its letters are capitals, two at least."""
    loud: bool = False
    """Whether it stands in a line of capitals only, where a capital tells nothing."""


_LATIN = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "ß": "s", "æ": "a", "œ": "o", "þ": "t", "ð": "d"})


def fold(word: str) -> str:
    """A word without case and accents, with straight apostrophes."""
    if word.isascii():
        return word.lower()
    plain = unicodedata.normalize("NFKD", word)
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold().replace("’", "'").translate(_LATIN)


def tokens(reading: Reading) -> list[Token]:
    """The words and marks of the reading text, in order."""
    text = reading.text
    out: list[Token] = []
    for number, (start, end) in enumerate(reading.sentences):
        inside = number > 0 and out and out[-1].quoted and reading.sentences[number - 1].end + 2 >= start
        loud = _loud(text[start:end], top=number < _TOP and reading.paragraph_of(start) == (start, end))
        opens = True
        for match in _TOKEN.finditer(text, start, end):
            shown = match.group()
            low, high = match.span()
            if shown[0] in "'’" and len(shown) > 1 and shown[1].lower() in "rvldm":  # who've, they're
                out.append(Token(low, high, fold(shown), False, True, sentence=number, quoted=bool(inside)))
                continue
            if (shown[0] in "'’&" and len(shown) > 1) or shown in "'’":
                owner = out[-1] if out else None
                if owner and owner.word and owner.end == low and (len(shown) > 1 or owner.low.endswith("s")):
                    owner.poss = True
                    continue
            if not (shown[0].isalnum()):
                if shown in en.OPENING:
                    inside = opens = True
                elif shown in en.CLOSING:
                    inside = False
                elif shown == '"':
                    inside = not inside
                    opens = inside
                elif shown in ":–—":
                    opens = True
                out.append(Token(low, high, shown, False, False, sentence=number, quoted=bool(inside)))
                continue
            possessive = _POSSESSIVE.search(shown) if "'" in shown or "’" in shown else None
            if possessive:
                high -= len(possessive.group())
                shown = shown[: len(shown) - len(possessive.group())]
            token = Token(
                low,
                high,
                fold(shown).rstrip(".") if shown[-1] == "." and len(shown) <= 3 else fold(shown),
                shown[0].isupper() or _ARTICLE.match(shown) is not None,
                True,
                poss=possessive is not None,
                sentence=number,
                first=opens,
                quoted=bool(inside),
                shout=shown.isupper() and len(shown) > 1,
                loud=loud,
            )
            opens = False
            out.append(token)
    return out


def _loud(sentence: str, *, top: bool) -> bool:
    """Whether capitals tell nothing in a sentence: one of capitals, or a headline, whose long words all have one.

    What ends in a full stop is a headline only at the `top`, in a paragraph of its own; below it may list names.
    """
    letters = [c for c in sentence if c.isalpha()]
    if len(letters) > 8 and sum(c.isupper() for c in letters) > 0.8 * len(letters):
        return True
    if not top and sentence.rstrip("\"'”’)")[-1:] in ".!?":
        return False
    long = [w for w in sentence.split() if len(w) > 3 and w[0].isalpha()]  # small words stay small
    return len(long) > 3 and sum(w[0].isupper() for w in long) > 0.8 * len(long)
