"""XML from outside as a tree: no document type reaches the parser, so it opens nothing and expands nothing.

Entities that a document declares itself, and those of HTML that feeds use undeclared, are put in before parsing, up to
a counted size; an ampersand that begins none, as in many addresses, stands for itself. What is not well-formed is read
as far as it goes, and said: feeds often are not, and unlike news items (`read.xml_tree`) they are only asked for what
they say, never for where it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.entities import html5

from lxml import etree

from ..read.charset import BinaryDataError, decode

MOST_EXPANDED = 1_000_000
"""Code points that entities may become in one document."""
MOST_TAGS = 2_000_000
"""Tags of one document: a sitemap may list 50,000 pages, with some twenty tags each."""
_OWN = frozenset({"amp", "lt", "gt", "quot", "apos"})
_DOCTYPE = re.compile(r"<!DOCTYPE\b[^\[<>]{0,2000}(\[|>)", re.IGNORECASE)
_SUBSET_END = re.compile(r"\]\s{0,50}>")
_DECLARED = re.compile(r"""<!ENTITY\s{1,50}([\w.:-]{1,100})\s{1,50}(?:"([^"<]*)"|'([^'<]*)')\s{0,50}>""")
_REFERENCE = re.compile(r"&([A-Za-z_][\w.:-]{0,99});")
_AMPERSAND = re.compile(r"&(?:([A-Za-z_][\w.:-]{0,99});|#(?:[0-9]{1,7}|[xX][0-9A-Fa-f]{1,6});)?")
_NUMBERED = re.compile(r"&#(?:([0-9]{1,7})|[xX]([0-9A-Fa-f]{1,6}));")
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_CDATA, _CDATA_END = "<![CDATA[", "]]>"


class XmlError(ValueError):
    """The bytes are no XML that may be read; the message says why."""


def parsed(data: bytes, where: str) -> tuple[etree._Element, tuple[str, ...]]:
    """The root of a document, and what is wrong with it, in words. Raises `XmlError` where there is no root."""
    try:
        decoded = decode(data, where, page=True)
    except BinaryDataError as error:
        raise XmlError(f"{error}, no text") from None
    text = _NOT_XML.sub("\ufffd", decoded.text.lstrip("\ufeff \t\r\n"))
    if text.count("<") > MOST_TAGS:
        raise XmlError(f"it has more than {MOST_TAGS:,} tags")
    if text.startswith("<?xml"):  # its encoding is used up
        text = text[text.find("?>") + 2 :] if "?>" in text[:1000] else text[text.find("<", 1) :]
    text, entities = _without_doctype(text)
    first = max(text.find("<"), 0)  # what a program complained of before it wrote the document
    parser = etree.XMLParser(
        recover=True, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
        remove_comments=True, remove_pis=True, encoding="utf-8",
    )  # fmt: skip
    try:
        root = etree.fromstring(_expanded(text[first:], entities).encode(), parser)
    except etree.XMLSyntaxError:
        root = None
    if root is None:
        raise XmlError("no XML element could be found in it")
    wrong = tuple(f"line {entry.line}: {entry.message}" for entry in parser.error_log if _is_loss(entry))
    before = (f"{first:,} characters before its first element",) if text[:first].strip() else ()
    return root, (*(problem.message for problem in decoded.problems), *before, *wrong)


def opening(data: bytes) -> str:
    """The name of the first element that bytes open with, in small letters and without its prefix; "" where none is."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\x00" in data[:4]:
        data = data.replace(b"\x00", b"")
    head = data[:20_000].removeprefix(b"\xef\xbb\xbf").decode("latin-1")
    # Past a declaration, comments, instructions and a document type.
    at = 0
    while (at := head.find("<", at)) >= 0:
        if head.startswith("<!--", at):
            at = head.find("-->", at)
        elif head.startswith(("<?", "<!"), at):
            doctype = _DOCTYPE.match(head, at)
            end = _SUBSET_END.search(head, at) if doctype and doctype[1] == "[" else None
            if doctype and doctype[1] == "[" and not end:  # longer than what is looked at: it names the element too
                return _local(doctype[0].split()[1:2])
            at = end.end() if end else head.find(">", at)
        else:
            name = re.compile(r"<(?:[\w.-]{1,60}:)?([\w.-]{1,60})[\s/>]").match(head, at)
            return name[1].lower() if name else ""
        if at < 0:
            return ""
    return ""


def _local(names: list[str]) -> str:
    return names[0].rpartition(":")[2].rstrip("[").lower() if names else ""


def _is_loss(entry: etree._LogEntry) -> bool:
    """Whether an error may have cost content: an undeclared prefix or a relative namespace costs none."""
    return "prefix" not in entry.message and "xmlns" not in entry.message and "URI" not in entry.message


def _without_doctype(text: str) -> tuple[str, dict[str, str]]:
    """A document without its document type, and the entities with a text that this declared; others are left out."""
    found = _DOCTYPE.search(text, 0, 100_000)
    if not found:
        return text, {}
    end = found.end()
    declared: dict[str, str] = {}
    if found[1] == "[":
        closed = _SUBSET_END.search(text, end)
        if not closed:
            raise XmlError("its document type is never closed")
        for name, double, single in _DECLARED.findall(text, end, closed.start()):
            declared.setdefault(name, double or single)
        end = closed.end()
    return text[: found.start()] + text[end:], declared


def _expanded(text: str, entities: dict[str, str]) -> str:
    """The document with its entities put in; nothing within CDATA is one."""
    held = _Entities(entities)
    out: list[str] = []
    at = 0
    while True:
        start = text.find(_CDATA, at)
        out.append(held.put(text[at : start if start >= 0 else len(text)]))
        if start < 0:
            return "".join(out)
        end = text.find(_CDATA_END, start)
        end = len(text) if end < 0 else end + len(_CDATA_END)
        out.append(text[start:end])
        at = end


def _is_xml(code: int) -> bool:
    """Whether a code point may stand in XML; a reference to another one ends the parser's text in the middle."""
    return code <= 0x10FFFF and not _NOT_XML.match(chr(code))


def _checked(match: re.Match[str]) -> str:
    return match[0] if _is_xml(int(match[1] or match[2], 10 if match[1] else 16)) else "\ufffd"


class _Entities:
    """Entities and how much of the allowance is left."""

    def __init__(self, declared: dict[str, str]) -> None:
        self.declared = declared
        self.values: dict[str, str] = {}
        self.left = MOST_EXPANDED

    def put(self, text: str) -> str:
        return _AMPERSAND.sub(self._one, text) if "&" in text else text

    def _one(self, match: re.Match[str]) -> str:
        name = match[1]
        if name is None:
            return _NUMBERED.sub(_checked, match[0]) if match[0] != "&" else "&amp;"
        if name in _OWN:
            return match[0]
        value = self._value(name, ())
        if value is None:
            return "&amp;" + match[0][1:]
        self.left -= len(value)
        if self.left < 0:
            raise XmlError(f"its entities grow to more than {MOST_EXPANDED:,} characters")
        return value

    def _value(self, name: str, within: tuple[str, ...]) -> str | None:
        """The text of an entity with those that it refers to put in; `None` where nothing is known of it."""
        if name in self.values:
            return self.values[name]
        if name not in self.declared:
            known = html5.get(name + ";")
            return None if known is None else known.replace("&", "&amp;").replace("<", "&lt;")
        if name in within or len(within) > 20:
            raise XmlError("its entities refer to themselves")
        parts = []
        size = 0
        for piece in self._pieces(self.declared[name], (*within, name)):
            size += len(piece)
            if size > MOST_EXPANDED:
                raise XmlError(f"its entities grow to more than {MOST_EXPANDED:,} characters")
            parts.append(piece)
        self.values[name] = _NUMBERED.sub(_checked, "".join(parts))
        return self.values[name]

    def _pieces(self, text: str, within: tuple[str, ...]) -> Iterator[str]:
        at = 0
        for match in _REFERENCE.finditer(text):
            yield text[at : match.start()]
            inner = None if match[1] in _OWN else self._value(match[1], within)
            yield inner if inner is not None else match[0] if match[1] in _OWN else "&amp;" + match[0][1:]
            at = match.end()
        yield text[at:]
