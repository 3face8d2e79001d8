r"""The text of an article that stands in the page's data (JSON-LD, `articleBody`) and nowhere else.

Such a page shows a reader its text by a script. The text is read where it stands, in the source, with a map to it: an
escape such as `\u201c` is a character of the text, as a reference of markup is.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from .extract import Piece, tidy
from .page import Page

_BODY = re.compile(r'"articleBody"\s*:\s*"((?:[^"\\]++|\\.)*+)"', re.DOTALL)
_PART = re.compile(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.|\s+|"
    r"</?[a-zA-Z][^<>\\]{0,300}>|&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,31});",
    re.DOTALL,
)
_ESCAPES = {"\\b": "", "\\f": " ", "\\t": " ", '\\"': '"', "\\\\": "\\", "\\/": "/"}
_ENDS = frozenset({"\\n", "\\r"})
_INLINE = re.compile(r"</?(?:a|b|i|em|strong|span|u|sup|sub|mark|q|small)\b", re.IGNORECASE)
SHORTEST = 200
"""Characters from which a value is a text: two sentences. Descriptions of pictures and authors are mostly shorter."""


def body(source: str, page: Page) -> list[tuple[int, list[Piece]]]:
    """The lines of the longest `articleBody` of the page's data, as `extract.joined` takes them; none: no lines."""
    found = [match.span(1) for start, end in page.data for match in _BODY.finditer(source, start, end)]
    start, end = max(found, key=lambda span: span[1] - span[0], default=(0, 0))
    if end - start < SHORTEST:
        return []
    lines: list[tuple[int, list[Piece]]] = []
    pieces: list[Piece] = []
    for characters, low, high in _parts(source, start, end):
        if characters == "\n":
            if line := tidy(pieces):
                lines.append((3, line))
            pieces = []
        elif characters:
            pieces.append((characters, low, high))
    if line := tidy(pieces):
        lines.append((3, line))
    return lines


def _parts(source: str, start: int, end: int) -> Iterator[Piece]:
    """The characters that a string of JSON stands for; a line end for what parts paragraphs, nothing for other tags."""
    at = start
    for match in _PART.finditer(source, start, end):
        if match.start() > at:
            yield source[at : match.start()], at, match.start()
        at = match.end()
        yield _meant(match.group()), match.start(), match.end()
    if at < end:
        yield source[at:end], at, end


def _meant(part: str) -> str:
    """What an escape, a tag, a reference or a run of blanks stands for."""
    if part in _ENDS:
        return "\n"
    if part[0] == "<":
        return "" if _INLINE.match(part) else "\n"
    if part[0] == "&":
        shown = html.unescape(part)
        return " " if shown in ("\n", "\t", "\r") else shown
    if part[0] != "\\":
        return " "
    if part[1] != "u":
        return _ESCAPES.get(part, part[1])
    if len(part) == 12:
        high, low = int(part[2:6], 16), int(part[8:], 16)
        return chr(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00))
    code = int(part[2:], 16)
    if code in (10, 13):
        return "\n"
    return "\ufffd" if 0xD800 <= code < 0xE000 else " " if code in (9, 12) else chr(code)
