"""Family names of the people whom a text names in full or by title: later in the text they are no towns."""

from __future__ import annotations

from . import words_en as en
from .tokens import Token


def family_names(tokens: list[Token], taken: set[int], given: set[str], headline: list[int]) -> set[str]:
    """The folded words that follow a given name, an initial or a title; `taken` are words of longer names of places."""
    out = set()
    for i in range(1, len(tokens)):
        token, before = tokens[i], tokens[i - 1]
        if not (token.capital and before.capital) or token.gap not in (" ", ". ", "\u00a0") or headline[i] == 2:
            continue
        if i in taken or i - 1 in taken or token.folded in en.NO_FAMILY:
            continue
        titled = before.folded in en.TITLES and (token.gap != ". " or len(before.shown) <= 4)
        initial = is_initial(before) and i > 1 and tokens[i - 2].capital
        first = token.gap == " " and before.base in given and before.folded not in en.NEVER
        if titled or initial or first:
            out.add(token.base)
            after = tokens[i + 1] if i + 1 < len(tokens) else None
            if titled and after and after.capital and after.gap == " " and i + 1 not in taken:
                out.add(after.base)
    return out


def is_initial(token: Token) -> bool:
    """Whether a word is one capital letter that is no word by itself."""
    letters = token.shown.replace(".", "")
    return len(letters) == 1 and token.capital and letters not in "IA"
