"""OPML and sitemaps as lists. http://opml.org/spec2.opml; https://www.sitemaps.org/protocol.html; news sitemaps."""

from __future__ import annotations

from datetime import datetime

from lxml import etree

from .listing import Draft, Link, Listing, absolute
from .xml_feeds import text_of

ROOTS = frozenset({"opml", "urlset", "sitemapindex"})
"""The names of the first elements, in small letters."""


def of_opml(root: etree._Element, base: str) -> Listing:
    """The feeds of an OPML file, in whatever folders, each once."""
    found: dict[str, Link] = {}
    title = ""
    for element in root.iter():
        kind = _local(element)
        if kind == "title" and not title:
            title = text_of(element)[:300]
        if kind != "outline":
            continue
        given = {key.lower(): value for key, value in element.attrib.items()}
        included = given.get("url", "") if given.get("type", "").lower() in ("include", "rss", "link") else ""
        url = absolute(base, given.get("xmlurl", "") or included)
        if url:
            found.setdefault(url, Link(url, (given.get("title") or given.get("text") or "")[:300]))
    return Listing("OPML", title, lists=tuple(found.values()))


def of_sitemap(root: etree._Element, where: str, base: str, now: datetime) -> Listing:
    """The pages of a sitemap, or the sitemaps of an index."""
    if _local(root) == "sitemapindex":
        links: dict[str, Link] = {}
        for element in root:
            said = {_local(child): text_of(child) for child in element}
            url = absolute(base, said.get("loc", ""))
            if url:
                links.setdefault(url, Link(url, modified=said.get("lastmod", "")[:100]))
        return Listing("sitemap index", lists=tuple(links.values()))
    entries = []
    for number, element in enumerate(root, 1):
        if _local(element) != "url":
            continue
        draft = Draft(f"{where}#{number}", base, now, "sitemap")
        for child in element:
            match _local(child):
                case "loc" if not draft.url:
                    draft.url = text_of(child)
                case "lastmod":
                    draft.say("lastmod", text_of(child))  # when the page was made again, not when it was published
                case "news":
                    _news(draft, child)
                case _:
                    pass
        if absolute(base, draft.url):
            entries.append(draft.entry())
    return Listing("sitemap", entries=tuple(entries))


def _news(draft: Draft, news: etree._Element) -> None:
    for child in news.iter():
        match _local(child):
            case "publication_date":
                draft.date("published", text_of(child))
            case "title":
                draft.say("title", text_of(child))
            case "name":
                draft.say("publisher", text_of(child))
            case _:
                pass


def _local(element: etree._Element) -> str:
    """An element's name without namespace and prefix, in small letters."""
    tag = element.tag
    return tag.rpartition("}")[2].rpartition(":")[2].lower() if isinstance(tag, str) else ""
