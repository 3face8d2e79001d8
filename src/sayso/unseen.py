"""Characters that are not seen as themselves: controls, reordering and zero-width characters, lone surrogates.

A report is untrusted text. Printed as it is, it could move the cursor, recolour the screen, turn a line around or hide
words, so whatever shows it on a terminal or a page makes these characters visible first. Tabs and line ends stay.
"""

from __future__ import annotations

import re

# Unicode's categories Cc (but tab and line ends), Cf, Cs, Co, Zl and Zp, the non-characters, the letters that have no
# shape (Hangul fillers, the grapheme joiner, Khmer inherent vowels) and variation selectors, but for the two (FE0E,
# FE0F) that choose between the text and the picture form of a sign.
UNSEEN = re.compile(
    "[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u034f\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u115f\u1160\u17b4"
    "\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ud800-\uf8ff\ufdd0-\ufdef\ufe00-\ufe0d\ufeff\uffa0"
    "\ufff0-\ufffb\ufffe\uffff\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U0010ffff]"
)


def visible(text: str) -> str:
    r"""The text with every unseen character written as <U+202E>; what it gives can be shown and encoded anywhere.

    >>> visible("safe \x1b[31mred")
    'safe <U+001B>[31mred'
    """
    return UNSEEN.sub(lambda match: f"<{code(match.group())}>", text)


def code(character: str) -> str:
    """The character's code point as it is usually written: U+001B."""
    return f"U+{ord(character):04X}"
