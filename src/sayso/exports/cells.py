"""Cells that no spreadsheet takes for a formula, and that give back what they were made of.

A spreadsheet calculates a cell that begins with = + - or @, also full-width, after blanks or characters that are not
seen, and some take a tab or a line end for the beginning of one (OWASP, "CSV Injection"). An apostrophe before such a
text makes it words. One stands before an apostrophe too, so that taking one away always gives the text again.
"""

from __future__ import annotations

import re
import unicodedata

from ..store.values import restored, storable
from ..unseen import UNSEEN

_BEFORE = re.compile(rf"(?:\s|{UNSEEN.pattern})*")
_BEGINS = frozenset("=+-@'")


def calculates(text: str) -> bool:
    """Whether a spreadsheet may take a text for a formula, or an apostrophe at its beginning for one of ours."""
    if text[:1] in ("\t", "\r", "\n"):
        return True
    start = _BEFORE.match(text)
    at = start.end() if start else 0
    return unicodedata.normalize("NFKC", text[at : at + 1])[:1] in _BEGINS


def cell(text: str | None, *, raw: bool = False) -> str:
    """The cell of a text, or of none.

    NUL and lone surrogates, which files of text cannot hold, are written as in the store. `raw` is without
    apostrophes; then nothing and the empty text are the same.
    """
    if text is None:
        return ""
    kept = storable(text)
    return kept if raw or (kept and not calculates(kept)) else f"'{kept}"


def text_of(cell: str, *, raw: bool = False) -> str | None:
    """The text that `cell` was given."""
    if raw:
        return restored(cell)
    return restored(cell.removeprefix("'")) if cell else None
