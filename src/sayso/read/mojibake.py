"""Characters that were decoded wrongly, lost, or left encoded: "donâ€™t", "PlovÄdiv", "?" for a letter, "&eacute;".

UTF-8 read as Windows-1252, Latin-1 or Windows-1251 leaves runs that no language writes. A run counts where turning it
back gives valid UTF-8, so that "Ãngela" in Portuguese capitals, "ÂNGELA" or a lone "â" is left alone.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from ..model import Damage, Passage
from .layout import Layout

# What the bytes 80-9F become under Windows-1252 (five of them are undefined there and stay C1 controls).
_HIGH = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ\x80-\x9f\xa0-\xbf"
_WESTERN = re.compile(rf"[\xc2-\xdf][{_HIGH}]|[\xe0-\xef][{_HIGH}]{{2}}|[\xf0-\xf4][{_HIGH}]{{3}}")
# UTF-8 Cyrillic read as Windows-1251 is a row of pairs that begin with "Р" or "С".
_CYRILLIC = re.compile(r"(?:[РС][\u0402-\u040f\u0452-\u045f\u0490\u0491\xa0-\xbb°±µ¶·№‚„…†‡€‰‹‘’“”•–—™›А-Яа-яЁё]){4,}")
_LOST = re.compile("\ufffd+")
# What is left beside a number of a sign whose second byte was deleted: "3 Â%", "Â 30".
_ALONE = re.compile(r"Â(?:(?<![^\W\d_]Â)(?= ?[\d£€$%°])|(?<=\dÂ)(?![^\W\d_]))")
# Letters that a charset had not, in a word that goes on small: "Wa??sa".
_ASKED = re.compile(r"\?(?<=[^\W\d_]\?)\?{0,2}(?=[a-zß-ÿ])")
# An entity that a browser would have drawn; a bare "&amp;" in an address is left to the address.
_ENTITY = re.compile(r"&(?:[A-Za-z][A-Za-z0-9]{1,30}|#\d{1,7}|#[xX][0-9A-Fa-f]{1,6});")
_LEADS = frozenset(map(chr, range(0xC2, 0xF5)))
"""What the first byte of a character in UTF-8 becomes."""
_ADDRESS = re.compile(r"(?:https?://|www\.)\S*\Z")
_ADDRESS_REACH = 300
"""Code points before an entity that are looked at for the start of an address."""
_WORD_REACH = 30
"""Letters on either side that are taken into the span with the broken character: the word, not a line of letters."""


def mojibake(layout: Layout) -> Iterator[Damage]:
    """Give the words that hold a wrongly decoded character, a replacement character or a left-over entity."""
    text, letters = layout.text, layout.letters
    last: Damage | None = None
    for match in _WESTERN.finditer(text) if letters & _LEADS else ():
        if _turns_back(match.group(), "cp1252"):
            found = _marked(text, match.start(), match.end())
            # Every letter of a Cyrillic word is a run of its own; what is between two of them belongs to the word.
            if last is not None and found.passage.start <= last.passage.end + 1:
                last = Damage("mojibake", Passage(last.passage.start, found.passage.end))
                continue
            if last is not None:
                yield last
            last = found
    if last is not None:
        yield last
    for match in _CYRILLIC.finditer(text) if letters & {"Р", "С"} else ():
        if _turns_back(match.group(), "cp1251"):
            yield _marked(text, match.start(), match.end())
    for pattern in (_LOST, _ALONE):
        for match in pattern.finditer(text):
            yield _marked(text, match.start(), match.end())
    for match in _ASKED.finditer(text):
        found = _marked(text, match.start(), match.end())
        outside = text[max(0, found.passage.start - 1) : found.passage.start] + text[found.passage.end :][:1]
        if not set(outside) & set("/=&?%_") and not _ADDRESS.search(
            text[max(0, match.start() - _ADDRESS_REACH) : match.start()]
        ):
            yield found
    for match in _ENTITY.finditer(text):
        if html.unescape(match.group()) != match.group() and not _ADDRESS.search(
            text[max(0, match.start() - _ADDRESS_REACH) : match.start()]
        ):
            yield _marked(text, match.start(), match.end())


def _turns_back(run: str, charset: str) -> bool:
    """Tell whether the run's bytes under a charset are UTF-8 for something else than a C1 control."""
    raw = bytearray()
    for letter in run:
        try:
            raw += letter.encode(charset)
        except UnicodeEncodeError:
            if ord(letter) > 0xFF:
                return False
            raw.append(ord(letter))
    try:
        good = raw.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return all(ord(letter) >= 0xA0 for letter in good)


def _marked(text: str, start: int, end: int) -> Damage:
    """Widen a broken character to the letters around it."""
    low, high = start, end
    while low > 0 and start - low < _WORD_REACH and text[low - 1].isalpha():
        low -= 1
    while high < len(text) and high - end < _WORD_REACH and text[high].isalpha():
        high += 1
    return Damage("mojibake", Passage(low, high))
