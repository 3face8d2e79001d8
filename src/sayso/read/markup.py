"""The source of a web page as tags and text, by offset: tolerant, and linear in the length of any source.

`tokens` follows the tokenisation of the HTML standard as far as text and tags go. Where the standard drops the rest of
the page (a tag or comment that never ends), the rest is kept instead: a reader of evidence loses nothing in silence.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import NamedTuple

_TAG = re.compile(
    r"<(?P<close>/?)(?P<name>[a-zA-Z][^\s/>]*+)"
    r"(?P<attributes>(?:[\s/]++|=?+[^\s/>=]++(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|(?![\"'])[^\s>]++)?+)?+|=)*+)>"
)
_SIMPLE_TAG = re.compile(r"<(?P<close>/?)(?P<name>[a-zA-Z][^\s/>]*+)(?P<attributes>[^>]*+)>")
_ATTRIBUTE = re.compile(r"[\s/]*+(=?[^\s/>=]++)(?:\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s>]++))?+)?+")
RAW = frozenset({"script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes"})
"""Elements whose content is not markup."""
_RAW_END = {name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE) for name in RAW}
_CHARACTER = re.compile(r"&(?:#[0-9]{1,8};?|#[xX][0-9a-fA-F]{1,8};?|[a-zA-Z][a-zA-Z0-9]{1,31};?)")
_SHRINK = re.compile(rf"[ \t\n\f\r]{{2,}}|[\t\n\f\r]|{_CHARACTER.pattern}")
_BLANKS = " \t\n\f\r"
MOST_ATTRIBUTES = 64
"""Attributes of one tag that are looked at: real pages have under twenty, a flood of them is an attack."""


class Token(NamedTuple):
    """A piece of the source: `kind` is "text", "open", "close" or "raw" (content of a script, style, title ...).

    `name` is the element's name in small letters ("" for text); `[start, end)` is the piece in the source; the
    attributes of an opening tag are `[attributes, end - 1)`.
    """

    kind: str
    name: str
    start: int
    end: int
    attributes: int


def tokens(source: str) -> Iterator[Token]:
    """The source, cut into text, tags and raw content; comments, declarations and instructions are left out."""
    find = source.find
    tag = _TAG
    length = len(source)
    last = source.rfind(">")
    comments = True
    at = text = 0
    while True:
        start = find("<", at)
        if start < 0 or start > last:
            break
        following = source[start + 1 : start + 2]
        if following in ("!", "?"):
            if source.startswith("<!--", start):
                end = _comment_end(source, start) if comments else 0
                comments = end > 0
            elif source.startswith("<![CDATA[", start):
                end = find("]]>", start) + 3
                end = end if end >= 3 else 0
            else:
                end = 0
            end = end or find(">", start) + 1
            if start > text:
                yield Token("text", "", text, start, 0)
            at = text = end
            continue
        if not following.isalpha() and following != "/":
            at = start + 1
            continue
        match = tag.match(source, start)
        if match is None and tag is _TAG and (following != "/" or source[start + 2 : start + 3].isalpha()):
            # The tag runs to the end of the page (a quotation mark that is never closed). From here on a tag ends at
            # the first ">": looking for every later tag's end in this way again would be quadratic.
            tag = _SIMPLE_TAG
            match = tag.match(source, start)
        if match is None:
            end = find(">", start) + 1 if following == "/" else start + 1
            if following == "/":  # "</ x>" is a comment to browsers
                if start > text:
                    yield Token("text", "", text, start, 0)
                text = end
            at = end
            continue
        if start > text:
            yield Token("text", "", text, start, 0)
        name = match["name"].lower()
        end = match.end()
        at = text = end
        if match["close"]:
            yield Token("close", name, start, end, 0)
            continue
        yield Token("open", name, start, end, match.start("attributes"))
        if name in RAW:
            close = _RAW_END[name].search(source, end)
            stop = close.start() if close else length
            yield Token("raw", name, end, stop, 0)
            at = text = stop
            if close is None:
                break
    if text < length:
        yield Token("text", "", text, length, 0)


def _comment_end(source: str, start: int) -> int:
    """End of the comment that starts here, 0 where no comment after here ends."""
    for empty in ("<!-->", "<!--->"):
        if source.startswith(empty, start):
            return start + len(empty)
    end = source.find("-->", start + 4)
    return end + 3 if end >= 0 else 0


def attributes(source: str, start: int, end: int) -> dict[str, str]:
    """The attributes between two offsets: names in small letters, the first of a name counts, values decoded."""
    found: dict[str, str] = {}
    for number, match in enumerate(_ATTRIBUTE.finditer(source, start, end)):
        if number >= MOST_ATTRIBUTES:
            break
        name = match[1].lower()
        if name not in found:
            value = match[2] or match[3] or match[4] or ""
            found[name] = html.unescape(value) if "&" in value else value
    return found


def shown(source: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """The characters that a browser shows for a stretch of text: `(characters, start, end)` of the source, in order.

    A run of blanks is one blank; a character reference is the character that it names; all else is itself.

        shown("a c  &amp;b", 0, 11)  ->  ("a c", 0, 3), (" ", 3, 5), ("&", 5, 10), ("b", 10, 11)
    """
    at = start
    for match in _SHRINK.finditer(source, start, end):
        if match.start() > at:
            yield source[at : match.start()], at, match.start()
        piece = match.group()
        named = html.unescape(piece) if piece[0] == "&" else " "
        if named:  # a reference to a character that cannot be has no value
            yield (" " if named in _BLANKS else named), match.start(), match.end()
        at = match.end()
    if at < end:
        yield source[at:end], at, end
