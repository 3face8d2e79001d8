"""NewsML-G2 (news items, messages of them) and NITF, the IPTC's news in XML, to reports.

A report's text is the body as it stands in the document, tags included; its extract is what that shows, so that spans
point into the markup that was received. What the document says beside the body are facts. The whole body is the news:
nothing is taken out of it but pictures and their captions.
"""

# ruff: noqa: SIM905 - a list of words is read as words

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model import Extract, Problem, Report
from .document import Document
from .elements import BLOCKS, BREAKS
from .extract import Piece, joined, tidy
from .html import looks_like_page, read_page, with_given
from .item import About, without_text
from .xml_tree import Element, XmlError, parsed

_ROOTS = frozenset({"newsItem", "newsMessage", "packageItem", "nitf"})
_OPENS = re.compile(r"<(?:\w[\w.-]{0,30}:)?(?:newsItem|newsMessage|packageItem|nitf)[\s>]")
_HEAD = 1_000_000
"""Code points in which the root is looked for: declarations of entities may stand before it."""
_BLOCKS = frozenset(BLOCKS) | frozenset(
    "headline hedline hl1 hl2 byline byttl dateline distributor block abstract tagline bq credit note body.head "
    "body.content body.end nitf-table nitf-table-metadata h1 h2 h3 h4 h5 h6".split()
)
_UNREAD = frozenset(
    "head script style media media-caption media-producer media-reference rights series pubdata img figure".split()
)
_BLANKS = re.compile(r"[ \t\r\n\f]+")

Found = tuple[Report, About] | Problem


def looks_like_newsml(text: str) -> bool:
    """Whether a text may be NewsML-G2 or NITF, by its root."""
    return text[:200].lstrip("\ufeff \t\r\n").startswith("<") and _OPENS.search(text[:_HEAD]) is not None


def items(document: Document, text: str) -> list[Found] | None:
    """The reports of a document, or `None` where its root is none of these formats' (it may be a page then)."""
    where = document.where
    try:
        root, error = parsed(text)
    except XmlError as refused:
        if looks_like_page(text):
            return None
        return [Problem("xml", f"{where}: {refused}; the document was left out", where, fatal=True)]
    if root.name not in _ROOTS:
        return None
    out: list[Found] = []
    held = [root] if root.name == "nitf" else [*root.all("newsItem")]
    for number, one in enumerate(held, 1):
        place = where if len(held) == 1 else f"{where}#{number}"
        stem = document.stem if len(held) == 1 else f"{document.stem}:{number}"
        if one.end >= 0:
            out.append(_nitf(one, text, stem, document.path, place) if one.name == "nitf" else
                       _news_item(one, text, stem, document.path, place))  # fmt: skip
    packages = sum(1 for _ in root.all("packageItem"))
    if packages:
        message = f"{where}: {packages} package(s), which name other items and hold no text of their own"
        out.append(Problem("skipped", message, where))
    if error:
        message = f"{where}: {error}; {len(out):,} of {len(held):,} items that begin before it were read"
        out.append(Problem("xml", message, where, fatal=True))
    elif not held and not packages:
        out.append(Problem("empty", f"{where}: no news item", where, fatal=True))
    return out


def _news_item(one: Element, source: str, stem: str, path: str, where: str) -> Found:
    facts: dict[str, str] = {"guid": one.attributes.get("guid", ""), "version": one.attributes.get("version", "")}
    facts["lang"] = one.attributes.get("lang", "")
    for group, names in (
        ("itemMeta", "versionCreated firstCreated embargoed pubStatus edNote provider service title"),
        ("contentMeta", "headline by dateline creditline located infoSource contentCreated slugline urgency"),
        ("rightsInfo", "usageTerms copyrightHolder copyrightNotice"),
    ):
        around = one.first(group)
        for name in names.split():
            facts[name] = _said(around.first(name)) if around else ""
    about = About(
        "newsml", facts, facts["guid"], facts["version"], facts["pubStatus"].rpartition(":")[2].lower(),
        facts["embargoed"], facts["headline"], facts["by"],
    )  # fmt: skip
    for inline in (*one.all("inlineXML"), *one.all("inlineData")):
        report = _body(inline, source, about.name(stem), path, where)
        if report:
            return with_given(report, about.given), about
    return without_text(about, where)


def _body(inline: Element, source: str, id: str, path: str, where: str) -> Report | None:
    body = next((found for name in ("body", "nitf", "html") for found in inline.all(name)), None)
    if body:
        return _marked_up(body, source, id, path)
    kind = inline.attributes.get("contenttype", "").lower()
    characters = "".join(piece[0] for piece in inline.content if not isinstance(piece, Element))
    if inline.name == "inlineXML" or not characters.strip() or inline.attributes.get("encoding"):
        return _marked_up(inline, source, id, path) if inline.name == "inlineXML" else None
    if "html" in kind or "xml" in kind:  # markup kept as text: the page is what that text says
        return read_page(characters, id, path, where=where)
    return Report(id, path, characters, Extract.identity(characters))


def _nitf(root: Element, source: str, stem: str, path: str, where: str) -> Found:
    data = root.first("head", "docdata") or Element("docdata", {}, 0)
    facts = {
        "doc-id": _attribute(data, "doc-id", "id-string"),
        "du-key": _attribute(data, "du-key", "key"),
        "version": _attribute(data, "du-key", "version"),
        "date.issue": _attribute(data, "date.issue", "norm"),
        "date.release": _attribute(data, "date.release", "norm"),
        "management-status": data.attributes.get("management-status", ""),
        "ed-msg": _attribute(data, "ed-msg", "info"),
        "urgency": _attribute(data, "urgency", "ed-urg"),
        "doc.copyright": _attribute(data, "doc.copyright", "holder"),
        "publisher": _attribute(root.first("head") or data, "pubdata", "name"),
        "headline": _text(next(root.all("hl1"), None)) or _text(root.first("head", "title")),
        "byline": _text(next(root.all("byline"), None)),
        "location": _text(next(root.all("location"), None)),
    }
    status = facts["management-status"].lower()
    about = About(
        "nitf", facts, facts["doc-id"], facts["version"], status,
        (facts["date.release"] or status) if status == "embargoed" else "", facts["headline"], facts["byline"],
    )  # fmt: skip
    body = root.first("body")
    report = _marked_up(body, source, about.name(stem), path) if body else None
    return (with_given(report, about.given), about) if report else without_text(about, where)


def _marked_up(body: Element, source: str, id: str, path: str) -> Report | None:
    """The report of a body: its text is the body's source, its extract what that shows."""
    extract, _ = joined((breaks, tidy(pieces)) for breaks, pieces in _lines(body))
    if not extract.text:
        return None
    start = body.start
    moved = Extract(extract.text, tuple((at, low - start, high - start) for at, low, high in extract.pieces))
    return Report(id, path, source[start : body.end], moved)


def _lines(body: Element) -> Iterator[tuple[int, list[Piece]]]:
    """The lines of a body, each with what parts it from the one before: 1 a cell, 2 a line break, 3 a block."""
    line: list[Piece] = []
    breaks = 3
    waiting: list[Element | Piece | int] = [*reversed(body.content)]
    while waiting:
        here = waiting.pop()
        if isinstance(here, tuple):
            line += _blanked(here)
            continue
        if isinstance(here, Element):
            if here.name in _UNREAD:
                continue
            parting = 2 if here.name == "br" else BREAKS.get(here.name, 3) if here.name in _BLOCKS else 0
            waiting += ([parting] if parting else []) + [*reversed(here.content)]
        else:
            parting = here
        if parting:
            if any(not piece[0].isspace() for piece in line):
                yield breaks, line
                breaks = parting
                line = []
            else:
                breaks = max(breaks, parting)
    if line:
        yield breaks, line


def _blanked(piece: Piece) -> Iterator[Piece]:
    """A piece of text with every run of blanks as one blank."""
    characters, start, end = piece
    if len(characters) != end - start:
        yield (" " if characters.isspace() else characters), start, end
        return
    at = 0
    for match in _BLANKS.finditer(characters):
        if match.start() > at:
            yield characters[at : match.start()], start + at, start + match.start()
        yield " ", start + match.start(), start + match.end()
        at = match.end()
    if at < len(characters):
        yield characters[at:], start + at, end


def _said(element: Element | None) -> str:
    """What a property says: its text, its name's, its literal, or its code."""
    if element is None:
        return ""
    named = element.first("name")
    return (
        (named.text if named else "") or (element.text if not named else "")
        or next((element.attributes[name] for name in ("literal", "qcode", "uri") if name in element.attributes), "")
    )  # fmt: skip


def _attribute(around: Element, name: str, attribute: str) -> str:
    found = around.first(name)
    return found.attributes.get(attribute, "").strip() if found else ""


def _text(element: Element | None) -> str:
    return element.text if element else ""
