"""What a walk over a page finds: its lines, each tied to the source, and what its head and its markup say."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Line:
    """A stretch of text with no break in it: a paragraph, or a part of one between two line breaks.

    `runs` are `[start, end)` stretches of the source; `size` counts source characters without blanks, `linked` those
    inside links. `parent` numbers the innermost block element around it. `breaks` says what parts it from the line
    before: 1 a cell, 2 a line break, 3 a block.
    """

    runs: list[tuple[int, int]]
    place: int
    parent: int
    grandparent: int
    breaks: int
    size: int = 0
    linked: int = 0


@dataclass(slots=True)
class Page:
    """What a walk over a page's source found; all offsets are into the source."""

    lines: list[Line] = field(default_factory=list)
    hidden: list[tuple[int, int]] = field(default_factory=list)
    metas: list[dict[str, str]] = field(default_factory=list)
    links: list[dict[str, str]] = field(default_factory=list)
    times: list[str] = field(default_factory=list)
    data: list[tuple[int, int]] = field(default_factory=list)
    title: tuple[int, int] | None = None
    view: str = ""
    unclosed: str = ""
    others: list[int] = field(default_factory=list)
    """The lines with which other articles begin, by a first-rank heading of their own."""
    cut: int = -1
    """Where the walk stopped, the page having more tags than are read; -1 where it came to the end."""
    unscripted: bool = False
    """Whether the text is that of `noscript`, which browsers show where scripts are not run."""


@dataclass(slots=True)
class Element:
    """An open element; `first` is the number of lines before it, `at` its place in the view."""

    name: str
    place: int
    block: bool
    number: int
    shown: bool
    background: str
    at: int = -1
    first: int = 0
    pictured: bool = False
    inline: dict[str, int] | None = None
    inlines: int = 0
