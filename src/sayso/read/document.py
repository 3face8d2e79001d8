"""One document of an input: what a parser is given, in this process or in another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ..model import Problem


@dataclass(frozen=True, slots=True)
class Document:
    """The bytes of one document, where they stand, and what is known beside them.

    `kind` says how they are parsed: "file" (a whole input, told by its content), "line" (a line of JSON Lines, whose
    number is `number`), "page" (HTML) or "text". `path` is the input as it is shown, `where` the place in it that
    problems name, `stem` what a report without a name of its own is called after, and `ending` the input's ending.
    """

    kind: Literal["file", "line", "page", "text"]
    data: bytes
    path: str
    where: str
    stem: str
    ending: str = ""
    number: int = 0
    charset: str = ""
    """The charset that was declared beside the bytes (HTTP)."""
    given: tuple[tuple[str, str], ...] = ()
    told: tuple[tuple[str, str], ...] = ()
    """Facts that others tell of it, as a feed does: they come after those that it tells itself."""
    problems: tuple[Problem, ...] = ()
