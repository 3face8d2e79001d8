"""The reading text of a page, built from the characters of its source, with the map back to them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from ..model import Extract, Passage
from .markup import shown
from .page import Line

Piece = tuple[str, int, int]
"""Characters of the extract, and the `[start, end)` of the source that they stand for."""
_LAST_BLANK = re.compile(r"[\s&]\S*\Z")
_NEAR = 200
_BREAKS = {1: "\t", 2: "\n", 3: "\n\n"}


def build(source: str, lines: Sequence[Line]) -> tuple[Extract, list[tuple[int, int]]]:
    """An extract of these lines, in order, and the stretch of the extract that each line became.

    Lines are parted by a tab (cells), a line end (line breaks, items, rows) or an empty line (all other blocks); what
    parts them stands for the stretch of source between them. No character is altered but blanks and references.
    """
    return joined((line.breaks, tidy(_shown(source, line))) for line in lines)


def shortened(source: str, lines: Sequence[Line], most: int) -> tuple[list[Line], Passage | None]:
    """The lines up to so many characters of the source, and the stretch of the source of those that are left out.

    The last line is cut at a blank where it has one near the limit, and never within a reference to a character.
    """
    for number, line in enumerate(lines):
        for at, (start, end) in enumerate(line.runs):
            if end - start > most:
                found = _LAST_BLANK.search(source, max(start, start + most - _NEAR), start + most)
                stop = found.start() if found else start + most
                kept = [*line.runs[:at], (start, stop)] if stop > start else line.runs[:at]
                left = Passage(stop, lines[-1].runs[-1][1])
                return [*lines[:number], *([replace(line, runs=kept)] if kept else [])], left
            most -= end - start
    return list(lines), None


def shortened_pieces(
    lines: Sequence[tuple[int, list[Piece]]], most: int
) -> tuple[list[tuple[int, list[Piece]]], Passage | None]:
    """What `shortened` does, for lines that are pieces already."""
    for number, (breaks, content) in enumerate(lines):
        for at, (characters, start, end) in enumerate(content):
            if len(characters) > most:
                kept = content[:at]
                if len(characters) == end - start and most:
                    kept = [*kept, (characters[:most], start, start + most)]
                left = Passage(kept[-1][2] if kept else start, lines[-1][1][-1][2])
                return [*lines[:number], *([(breaks, kept)] if kept else [])], left
            most -= len(characters)
    return list(lines), None


def joined(lines: Iterable[tuple[int, list[Piece]]]) -> tuple[Extract, list[tuple[int, int]]]:
    """An extract of lines, each with what parts it from the one before (`page.Line.breaks`), and their stretches."""
    parts: list[str] = []
    pieces: list[tuple[int, int, int]] = []
    stretches: list[tuple[int, int]] = []
    length = before = 0
    for breaks, content in lines:
        if not content:
            stretches.append((length, length))
            continue
        if parts:
            parting = _BREAKS[breaks]
            pieces.append((length, before, content[0][1]))
            parts.append(parting)
            length += len(parting)
        begin = length
        open_end = -1
        for characters, start, end in content:
            if not (start == open_end and len(characters) == end - start):
                pieces.append((length, start, end))
            else:
                low, origin, _ = pieces[-1]
                pieces[-1] = (low, origin, end)
            open_end = end if len(characters) == end - start else -1
            parts.append(characters)
            length += len(characters)
            before = end
        stretches.append((begin, length))
    return Extract("".join(parts), tuple(pieces)), stretches


def _shown(source: str, line: Line) -> Iterator[Piece]:
    for start, end in line.runs:
        yield from shown(source, start, end)


def tidy(pieces: Iterable[Piece]) -> list[Piece]:
    """The pieces of a line with one blank where several meet, and none at its ends."""
    out: list[Piece] = []
    blank = True
    for characters, start, end in pieces:
        if blank and characters[0] == " ":
            # A blank after a blank, or at the start of the line. Only one that stands alone in the source has
            # other characters after it in the same piece.
            if len(characters) > 1:
                out.append((characters[1:], start + 1, end))
                blank = characters[-1] == " "
            continue
        out.append((characters, start, end))
        blank = characters[-1] == " "
    while out and out[-1][0][-1] == " ":
        characters, start, end = out.pop()
        if len(characters) > 1:
            out.append((characters[:-1], start, end - 1))
    return out
