"""RSS 0.90 to 2.0 and Atom 0.3 and 1.0 as lists. RFC 4287; https://www.rssboard.org/rss-specification; RSS 1.0.

Elements are known by their namespace, and, where a feed forgets to declare that, by the prefix that everybody writes.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from datetime import datetime

from lxml import etree

from ..model import Problem
from .listing import Draft, Entry, Listing, absolute

ROOTS = frozenset({"rss", "rdf", "feed"})
"""The names of the first elements, in small letters."""
_PREFIXES = {
    "http://www.w3.org/2005/atom": "atom",
    "http://purl.org/atom/ns#": "atom",
    "http://purl.org/rss/1.0/": "",
    "http://my.netscape.com/rdf/simple/0.9/": "",
    "http://backend.userland.com/rss2": "",
    "http://purl.org/rss/1.0/modules/content/": "content",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://purl.org/dc/terms/": "dcterms",
    "http://purl.org/rss/1.0/modules/syndication/": "sy",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf",
    "http://www.w3.org/1999/xhtml": "xhtml",
}
_PERIODS = {"hourly": 60, "daily": 1440, "weekly": 10_080, "monthly": 43_200, "yearly": 525_600}
_XML = "{http://www.w3.org/XML/1998/namespace}"


def name(element: etree._Element) -> str:
    """An element's name with the usual prefix of its namespace: "title", "dc:date", "atom:link"; "" of no element."""
    tag = element.tag
    if not isinstance(tag, str):
        return ""
    space, closing, local = tag[1:].partition("}") if tag.startswith("{") else ("", "", tag)
    if not closing:
        return tag
    prefix = _PREFIXES.get(space.lower().rstrip("/") if "atom" in space.lower() else space.lower(), "?")
    return f"{prefix}:{local}" if prefix else local


def text_of(element: etree._Element) -> str:
    """All text within an element; none of a comment or an entity."""
    if not isinstance(element.tag, str):
        return ""
    return "".join(element.itertext()).strip()


def of_xml(root: etree._Element, where: str, base: str, now: datetime) -> Listing:
    """A feed as a list. `base` is where it came from, `now` the time that its dates are judged by."""
    _known(root)
    atom = name(root).rpartition(":")[2].lower() == "feed"
    channel = root if atom else next((child for child in root if name(child).lower() == "channel"), root)
    base = base or _home(channel)
    entries: list[Entry] = []
    for number, element in enumerate(_entries(root, "entry" if atom else "item"), 1):
        draft = Draft(f"{where}#{number}", _base(element, base), now)
        for child in element:
            if isinstance(child.tag, str):  # an entity that stays one has no attributes, and its `get` no default
                (_atom if atom else _rss)(draft, child)
        entries.append(draft.entry())
    title = next((text_of(child) for child in channel if name(child).rpartition(":")[2] == "title"), "")
    return Listing("Atom" if atom else "RSS", " ".join(title.split())[:300], tuple(entries), minutes=_minutes(channel))


def _known(root: etree._Element) -> None:
    """Take elements out of the namespace of the first one where that is none of a feed's: some make up their own."""
    space, closing, _ = root.tag[1:].partition("}") if root.tag.startswith("{") else ("", "", "")
    if closing and name(root).startswith("?:"):
        for element in root.iter(f"{{{space}}}*"):
            with contextlib.suppress(ValueError):  # a mended tree may hold names that are none, as ":creator"
                element.tag = element.tag.rpartition("}")[2]


def _entries(root: etree._Element, kind: str) -> Iterator[etree._Element]:
    """The entries, wherever they stand: broken feeds put them into one another."""
    for element in root.iter():
        if name(element) in (kind, f"atom:{kind}"):
            yield element


def _home(channel: etree._Element) -> str:
    """The address that a feed gives as its own, for one that came without any: its links start from there."""
    for child in channel:
        if name(child) in ("link", "atom:link"):
            found = absolute("", child.get("href") or text_of(child))
            if found:
                return found
    return ""


def _base(element: etree._Element, base: str) -> str:
    """The address that links within an element start from, by the `xml:base` of all elements around it."""
    around = [element, *element.iterancestors()]
    for one in reversed(around):
        given = one.get(f"{_XML}base") or one.get("xml:base")
        if given:
            base = absolute(base, given) or base
    return base


def _rss(draft: Draft, child: etree._Element) -> None:
    match name(child):
        case "title":
            draft.say("title", text_of(child))
        case "link" if text_of(child):
            draft.url = text_of(child)
        case "atom:link":
            _link(draft, child)
        case "guid":
            draft.guid = text_of(child)
            if child.get("isPermaLink", "true").lower() == "true" and not draft.url and "://" in draft.guid:
                draft.url = draft.guid
        case "pubDate" | "pubdate" | "dc:date" | "dcterms:issued" | "dcterms:created":
            draft.date("published", text_of(child))
        case "atom:updated" | "dcterms:modified":
            draft.date("updated", text_of(child))
        case "author" | "dc:creator":
            draft.say("author", text_of(child))
        case "source" | "dc:source":
            draft.say("source", text_of(child))
            draft.say("source_link", child.get("url"))
        case "dc:publisher":
            draft.say("publisher", text_of(child))
        case "description":
            draft.contents.append((False, True, text_of(child)))
        case "content:encoded":
            draft.contents.append((True, True, text_of(child)))
        case "xhtml:body" | "xhtml:div" | "body":
            draft.contents.append((True, True, _inner(child)))
        case _:
            pass


def _atom(draft: Draft, child: etree._Element) -> None:
    kind = child.get("type", "text").lower()
    match name(child).removeprefix("atom:"):
        case "title":
            draft.say("title", text_of(child))
        case "link":
            _link(draft, child)
        case "id":
            draft.guid = text_of(child)
        case "published" | "issued" | "created":
            draft.date("published", text_of(child))
        case "updated" | "modified":
            draft.date("updated", text_of(child))
        case "author":
            draft.say("author", next((text_of(one) for one in child if name(one).endswith("name")), text_of(child)))
        case "source":
            draft.say("source", next((text_of(one) for one in child if name(one).endswith("title")), ""))
        case "content" if child.get("src"):
            draft.url = draft.url or child.get("src", "")
        case "content" | "summary" as element if kind in ("text", "html", "xhtml") or "html" in kind or "text/" in kind:
            marked = "html" in kind
            draft.contents.append((element == "content", marked, _inner(child) if "xhtml" in kind else text_of(child)))
        case _:
            pass


def _link(draft: Draft, child: etree._Element) -> None:
    """The page of an entry: `rel` "alternate", of type HTML where there are several."""
    leads = child.get("rel", "alternate") == "alternate" and child.get("href")
    if leads and (not draft.url or "html" in child.get("type", "")):
        draft.url = absolute(_base(child, draft.base), child.get("href", ""))


def _inner(element: etree._Element) -> str:
    """The markup within an element, as HTML."""
    made = "".join(str(etree.tostring(child, method="html", encoding="unicode")) for child in element)
    return (element.text or "") + made


def _minutes(channel: etree._Element) -> int:
    """How long a feed asks to be left alone, in minutes."""
    said = {name(child): text_of(child).lower() for child in channel if name(child) in _TIMES}
    found = 0
    with contextlib.suppress(ValueError):
        found = int(said.get("ttl", "0")[:9])
    if "sy:updatePeriod" in said:
        with contextlib.suppress(ValueError):
            often = max(int(said.get("sy:updateFrequency", "1")[:9]), 1)
            found = max(found, _PERIODS.get(said["sy:updatePeriod"], 0) // often)
    return max(found, 0)


_TIMES = frozenset({"ttl", "sy:updatePeriod", "sy:updateFrequency"})


def wrong(problems: tuple[str, ...], where: str) -> tuple[Problem, ...]:
    """What a parser had to mend, as one problem."""
    if not problems:
        return ()
    more = f" and {len(problems) - 1:,} more" if len(problems) > 1 else ""
    message = f"{where}: not well-formed ({problems[0][:200]}{more}); what could be read was read"
    return (Problem("list", message, where),)
