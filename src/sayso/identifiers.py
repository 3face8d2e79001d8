"""Identifiers: a letter for what it is, and a hash of the content it stands for, so that the same input has the same.

A hash has 80 bits. Among a thousand million lines the chance that any two meet is below one in a million; with the 48
bits that would do for one folder of reports, two of ten million lines would. People are shown, and may give, the
beginning only.
"""

from __future__ import annotations

from hashlib import sha256

DIGITS = 20
"""Hexadecimal digits of the hash."""
SHOWN = 12
"""Characters of an identifier that are shown where it may be typed again; enough in all but huge stores."""


def identifier(letter: str, *parts: object) -> str:
    """The identifier of plain parts: strings, numbers, and tuples of these, which every machine writes alike."""
    return letter + sha256(repr(parts).encode("utf-8", "surrogatepass")).hexdigest()[:DIGITS]
