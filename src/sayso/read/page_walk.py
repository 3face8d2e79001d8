"""One walk over the tokens of a page, from front to back, linear whatever they hold.

It keeps a stack of open elements the way a browser would, as far as text is concerned. It yields the lines, the text
that is hidden, what the head says, and a `view`: the same page again, well formed, without scripts and hidden text, no
deeper than a parser can follow, and with an invisible-to-heuristics mark at every line, which an extractor is given and
by whose marks its choice of lines is read off.
"""

from __future__ import annotations

import re

from .apart import captioned, headed, named_apart
from .elements import (
    BLOCKS,
    BODY_NAMES,
    BREAKS,
    ENDS_SAME,
    IN_HEADING,
    NAMED,
    OF_ITS_OWN,
    QUIET,
    SIDE_NAMES,
    SIDE_ROLES,
    VOID,
    Place,
)
from .hiding import background_of, hides, sheet_hides
from .marks import BRAILLE, mark
from .markup import MOST_ATTRIBUTES, RAW, Token, attributes, tokens
from .page_lines import Element, Line, Page

DEEPEST = 100
"""Elements that the view nests: libxml2 gives up at 256, and the extractor's time grows with depth."""
_MOST_INLINE = 300
"""Elements within one block (bold, links ...) that the view keeps: the extractor's time grows with their square."""
_LONG_TAG = 300
"""Characters of attributes from which a tag of the view keeps only those that extractors look at."""
_END_MARKED = 60
"""Characters from which a line carries a second mark at its end, for an extractor that drops the words of its start."""
_MOST_TAGS = 300_000
"""Tags and stretches of text that are read of a page: some 3 µs each. The largest page of a live report or of a table
that we met has a tenth of them."""
_WORK, _MOST_WORK = 64, 64
"""Characters of a tag that count as one more tag, and how many more a tag counts for at most: attributes take time
too, those beyond `MOST_ATTRIBUTES` none."""
_STYLED_BLOCK = re.compile(r"style\s*=[^>]{0,200}?\bdisplay\s*:\s*(?:block|flex|grid|list-item)", re.IGNORECASE)
_ON_PAGE = re.compile(r"\bhref\s*=\s*[\"']?#\w", re.IGNORECASE)
"""A link to another place of the page leads to no other story."""
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_FRAMES = frozenset({"div", "span", "dl", "figure"})
_BLANK = " \t\n\r\f"


def walked(source: str, apart: bool = True, scripts: bool = True) -> Page:
    """What one walk finds.

    `apart`: whether names and headings count that say that a block is not the article; `scripts`: whether the reader's
    browser runs scripts, so that what stands in `noscript` is not shown.
    """
    return _Walk(source, apart, scripts).run()


def _in_view(name: str, block: bool) -> str:
    """The name that the extractor is told: it knows no blocks but those of HTML."""
    return name if not block or name in BLOCKS else "div"


class _Walk:
    """The state of one walk."""

    def __init__(self, source: str, apart: bool, scripts: bool) -> None:
        self.source = source
        self.apart = apart
        self.quietly = QUIET if scripts else QUIET - {"noscript"}
        self.own_blocks: set[str] = set()
        self.own_inlines: set[str] = set()
        self.other_article = 0
        self.page = Page()
        self.stack = [Element("", 0, True, 0, True, "ffffff")]
        self.blocks = [0]
        self.open: dict[str, int] = {}
        self.view: list[str] = []
        self.numbers = 0
        self.line: Line | None = None
        self.wrapped = False
        self.breaks = 3
        self.sheet: set[str] = set()
        self.raw_name = ""
        self.raw_data = False
        self.has_braille = BRAILLE.search(source) is not None

    def run(self) -> Page:
        page = self.page
        left = _MOST_TAGS
        for token in tokens(self.source):
            left -= 1
            if left < 0:
                page.cut = token.start
                break
            if token.kind == "text":
                self.text(token.start, token.end)
            elif token.kind == "open":
                left -= min((token.end - token.start) // _WORK, _MOST_WORK)
                self.opening(token)
            elif token.kind == "close":
                self.closing(token.name)
            else:
                self.raw(token)
        self.flush(3)
        self.pop_to(1)
        page.view = "".join(self.view)
        return page

    # Text

    def text(self, start: int, end: int) -> None:
        source = self.source
        top = self.stack[-1]
        piece = source[start:end]
        size = len(piece)
        bare = piece.lstrip(_BLANK)
        place = top.place
        if place & Place.HIDDEN:
            if bare and not self.quiet():
                hidden = self.page.hidden
                if hidden and not source[hidden[-1][1] : start].strip(_BLANK):
                    hidden[-1] = (hidden[-1][0], end)
                else:
                    hidden.append((start + size - len(bare), end))
            return
        if place & Place.PREFORMATTED and "\n" in piece:
            self.preformatted(start, end)
            return
        if not bare:
            if self.line is not None:
                self.line.runs.append((start, end))
                if not place & Place.APART:
                    self.view.append(" ")
            return
        if self.line is None:
            start += size - len(bare)
            self.begin()
            piece = bare
        line = self.line
        assert line is not None  # noqa: S101 - `begin` made it
        line.runs.append((start, end))
        inked = len(piece) if " " not in piece and "\n" not in piece else len("".join(piece.split()))
        line.size += inked
        if place & Place.LINK:
            line.linked += inked
        if not place & Place.APART:
            self.view.append(BRAILLE.sub("?", piece) if self.has_braille else piece)

    def preformatted(self, start: int, end: int) -> None:
        """Text of a `pre`: every line of the source is a line of the page."""
        source = self.source
        block = self.stack[self.blocks[-1]]
        at = start
        while at < end:
            stop = source.find("\n", at, end)
            stop = end if stop < 0 else stop
            if source[at:stop].strip(_BLANK):
                if self.line is None:
                    self.begin()
                line = self.line
                assert line is not None  # noqa: S101 - `begin` made it
                line.runs.append((at, stop))
                line.size += stop - at
                if not block.place & Place.APART:
                    self.view.append(BRAILLE.sub("?", source[at:stop]))
            if stop < end:
                self.flush(2)
                if block.shown:
                    self.view.append("\n")
            at = stop + 1

    def quiet(self) -> bool:
        return any(self.open.get(name) for name in self.quietly)

    def begin(self) -> None:
        block = self.stack[self.blocks[-1]]
        above = self.stack[self.blocks[-2]].number if len(self.blocks) > 1 else 0
        self.line = Line([], block.place & ~Place.LINK, block.number, above, self.breaks)
        if block.place & Place.APART:
            return
        if not block.shown:
            self.view.append("<p>")
            self.wrapped = True
        self.view.append(mark(len(self.page.lines)))

    def flush(self, breaks: int) -> None:
        """End the line, if one is open; `breaks` is what follows it."""
        line = self.line
        if line is not None:
            source = self.source
            while line.runs and not source[line.runs[-1][0] : line.runs[-1][1]].strip(_BLANK):
                line.runs.pop()
            if line.size > _END_MARKED and not line.place & Place.APART:
                self.view.append(mark(len(self.page.lines)))
            self.page.lines.append(line)
            if self.wrapped:
                self.view.append("</p>")
                self.wrapped = False
            self.line = None
            self.breaks = breaks
        elif breaks > self.breaks:
            self.breaks = breaks

    # Tags

    def opening(self, token: Token) -> None:
        name = token.name
        source = self.source
        raw = source[token.attributes : token.end - 1]
        block = (
            name in BLOCKS
            or ("-" in name and self.is_own_block(name))
            or ("display" in raw and _STYLED_BLOCK.search(raw) is not None)
        )
        if block:
            self.flush(BREAKS.get(name, 3))
            self.implied_ends(name)
            inline = self.stack[self.blocks[-1]].inline
            if inline and inline.get("svg"):
                self.closing("svg")  # a block ends a drawing, in browsers too
        if name in VOID:
            self.void(name, token, raw)
            return
        if name == "a" and self.stack[-1].place & Place.LINK and not block:
            self.closing("a")
        parent = self.stack[-1]
        place = parent.place
        if block:
            place = place & ~(Place.PARAGRAPH if name in IN_HEADING else OF_ITS_OWN) | BLOCKS.get(name, 0)
            if place & Place.ARTICLE and name in ("article", "main") and not place & Place.APART:
                place &= ~Place.SIDE
        elif name in self.quietly and not (name == "template" and "shadowrootmode" in raw.lower()):
            place |= Place.HIDDEN
        background = parent.background
        if name == "a" and not _ON_PAGE.search(raw):
            place |= Place.LINK
        elif name in ("time", "script"):
            named = attributes(source, token.attributes, token.end - 1)
            if name == "time" and "datetime" in named and len(self.page.times) < MOST_ATTRIBUTES:
                self.page.times.append(named["datetime"])
            self.raw_data = "ld+json" in named.get("type", "").lower()
        if raw and NAMED.search(raw):
            named = attributes(source, token.attributes, token.end - 1)
            place, background = self.judge(name, named, place, background)
        elif name == "dialog":
            place |= Place.HIDDEN
        self.numbers += 1
        shown = len(self.stack) < DEEPEST and not place & (Place.HIDDEN | Place.APART) and name not in RAW
        around = self.stack[self.blocks[-1]]
        if not block:
            around.inlines += 1
            shown = shown and around.inlines <= _MOST_INLINE
        self.stack.append(
            Element(name, place, block, self.numbers, shown, background, len(self.view), len(self.page.lines))
        )
        self.open[name] = self.open.get(name, 0) + 1
        if block:
            self.blocks.append(len(self.stack) - 1)
        else:
            if around.inline is None:
                around.inline = {}
            around.inline[name] = around.inline.get(name, 0) + 1
        if shown:
            self.view.append(f"<{_in_view(name, block)}{self.view_attributes(raw, token)}>")

    def view_attributes(self, raw: str, token: Token) -> str:
        if self.has_braille:
            raw = BRAILLE.sub("?", raw)
        if len(raw) < _LONG_TAG:
            return raw.rstrip("/ ")  # to libxml2, "<p/>" is an empty paragraph
        named = attributes(self.source, token.attributes, token.end - 1)
        kept = (n for n in ("class", "id", "itemprop", "role", "href") if n in named)
        return "".join(f' {n}="{BRAILLE.sub("?", named[n][:200]).replace(chr(34), "").replace("<", "")}"' for n in kept)

    def judge(self, name: str, named: dict[str, str], place: int, background: str) -> tuple[int, str]:
        """What an element's attributes say of the text inside it."""
        background = background_of(named) or background
        if name not in ("html", "body") and (
            hides(named, background)
            or (name == "dialog" and "open" not in named)
            or (self.sheet and self.in_sheet(named))
        ):
            place |= Place.HIDDEN
        names = f"{named.get('class', '')} {named.get('id', '')}"[:400]
        if BODY_NAMES.search(names) or "articleBody" in named.get("itemprop", ""):
            place = (place | Place.BODY) & ~(Place.SIDE | Place.APART)
        elif (
            self.apart
            and name not in ("html", "body", "main")
            and (named_apart(named.get("class", "")[:400]) or named_apart(named.get("id", "")))
        ):
            place |= Place.SIDE | Place.APART
        elif (
            self.apart
            and name not in ("html", "body", "article", "main", "p")
            and (SIDE_NAMES.search(names) or named.get("role", "").lower() in SIDE_ROLES)
        ):
            place |= Place.SIDE
        return place, background

    def in_sheet(self, named: dict[str, str]) -> bool:
        return f"#{named.get('id', '')}" in self.sheet or any(
            f".{c}" in self.sheet for c in named.get("class", "").split()
        )

    def void(self, name: str, token: Token, raw: str) -> None:
        if name == "br":
            self.flush(2)
            if self.view and self.view[-1] != "<br>":
                self.view.append("<br>")
        elif name in ("img", "source"):
            around = self.stack[self.blocks[-1]]
            around.pictured = around.name in _FRAMES and around.first == len(self.page.lines) and self.line is None
        elif name == "hr":
            self.flush(3)
            if self.view and self.view[-1] != "<hr>":
                self.view.append("<hr>")
        elif name == "meta" and len(self.page.metas) < 500:
            self.page.metas.append(attributes(self.source, token.attributes, token.end - 1))
        elif name == "link" and "rel" in raw.lower() and len(self.page.links) < 500:
            self.page.links.append(attributes(self.source, token.attributes, token.end - 1))

    def implied_ends(self, name: str) -> None:
        """Close what the start of this element closes: an open paragraph, a list item before, a cell before."""
        if name in BLOCKS and self.stack[self.blocks[-1]].name == "p":
            self.pop_to(self.blocks[-1])
        same = ENDS_SAME.get(name)
        if same:
            while self.stack[self.blocks[-1]].name in same:
                self.pop_to(self.blocks[-1])

    def closing(self, name: str) -> None:
        if name in RAW:
            if self.stack[-1].name == name:
                self.pop_to(len(self.stack) - 1)
            return
        if name not in BLOCKS and name not in self.own_blocks:
            if name == "br":
                self.flush(2)
                return
            around = self.stack[self.blocks[-1]]
            counts = around.inline
            if around.name == name and not (counts and counts.get(name)):
                self.flush(3)
                self.pop_to(self.blocks[-1])
            elif counts and counts.get(name):
                at = len(self.stack) - 1
                while self.stack[at].name != name:
                    at -= 1
                self.pop_to(at)
            return
        self.flush(BREAKS.get(name, 3))
        if not self.open.get(name):
            return
        if name in _HEADINGS and self.apart:
            self.other_article = headed(self.source, self.page, self.stack, self.blocks, name, self.other_article)
        at = len(self.blocks) - 1
        while self.stack[self.blocks[at]].name != name:
            at -= 1
        self.pop_to(self.blocks[at])

    def is_own_block(self, name: str) -> bool:
        """Whether an element that no standard knows is a block: unless it is first met within a paragraph or the like.

        Browsers take it for a part of a line, but nobody names a thing `news-paragraph` and leaves it one.
        """
        if name not in self.own_blocks and name not in self.own_inlines:
            inside = self.line is not None or self.stack[-1].place & (Place.PARAGRAPH | Place.HEADING | Place.LINK)
            (self.own_inlines if inside else self.own_blocks).add(name)
        return name in self.own_blocks

    def pop_to(self, height: int) -> None:
        """Close elements until `height` of them are left."""
        stack, blocks = self.stack, self.blocks
        while len(stack) > height:
            element = stack.pop()
            self.open[element.name] -= 1
            if element.block:
                blocks.pop()
                if element.pictured:
                    captioned(self.page.lines[element.first : element.first + 3])
            else:
                counts = stack[blocks[-1]].inline
                if counts:
                    counts[element.name] -= 1
            if element.shown:
                if element.at == len(self.view) - 1:
                    self.view.pop()  # nothing came of it
                else:
                    self.view.append(f"</{_in_view(element.name, element.block)}>")

    def raw(self, token: Token) -> None:
        """The content of a script, style, title ..."""
        page = self.page
        if token.name == "style":
            self.sheet |= sheet_hides(self.source[token.start : token.end])
        elif token.name == "title" and page.title is None and not self.open.get("svg"):
            page.title = (token.start, token.end)
        elif token.name == "script" and self.raw_data and len(page.data) < 100:
            page.data.append((token.start, token.end))
        if token.end == len(self.source) and token.end > token.start:
            page.unclosed = token.name
