"""What a page says of itself beside its text: metadata of its head and its JSON-LD, as named values, all of them.

Nothing is chosen here: `header` weighs the candidates. A name says where the value was read: "meta:og:site_name",
"json-ld:datePublished", "link:canonical", "title", "time".
"""

# ruff: noqa: SIM905 - a list of words is read as words

from __future__ import annotations

import html
import json
from collections.abc import Iterator
from typing import Any

from .page import Page

_META = frozenset(
    "og:site_name og:title og:url og:type article:published_time article:modified_time article:author "
    "article:publisher og:article:published_time og:published_time og:updated_time author byl date pubdate "
    "publishdate publish-date publish_date published published_time timestamp dc.date dc.date.issued "
    "dc.date.created dc.creator dc.publisher dc.title dcterms.date dcterms.created dcterms.modified "
    "dcterms.issued datepublished datemodified datecreated headline publisher application-name twitter:title "
    "twitter:site twitter:creator parsely-pub-date parsely-author parsely-title sailthru.date sailthru.author "
    "sailthru.title last-modified revised cxenseparse:recs:publishtime citation_publication_date citation_author "
    "original-source syndication-source news_keywords copyright description og:description".split()
)
_LONGEST = 1000
"""Characters of a value that are kept: a name, an address, a date or a headline is shorter."""
_LARGEST_DATA = 1_000_000
_MOST = 300
"""Values that are kept of one page."""
_DATED = ("datePublished", "dateModified", "dateCreated", "headline", "isBasedOn", "url", "mainEntityOfPage")
_NAMED = ("publisher", "author", "creator", "provider", "sourceOrganization", "copyrightHolder", "contributor")


def facts(source: str, page: Page) -> tuple[tuple[str, str], ...]:
    """The page's metadata as `(name, value)`, in the order of the page, no pair twice."""
    found: dict[tuple[str, str], None] = {}
    for name, written in _all(source, page):
        value = " ".join(written.split())[:_LONGEST]
        if value:
            found[(name, value)] = None
        if len(found) >= _MOST:
            break
    return tuple(found)


def _all(source: str, page: Page) -> Iterator[tuple[str, str]]:
    if page.title:
        yield "title", html.unescape(source[page.title[0] : min(page.title[1], page.title[0] + _LONGEST)])
    for link in page.links:
        if "canonical" in link.get("rel", "").lower().split():
            yield "link:canonical", link.get("href", "")
    for meta in page.metas:
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").strip().lower()
        if name in _META:
            yield f"meta:{name}", meta.get("content", "")
    for start, end in page.data:
        if end - start <= _LARGEST_DATA:
            yield from _linked(source[start:end])
    for time in page.times:
        yield "time", time


def _linked(text: str) -> Iterator[tuple[str, str]]:
    """Dates, names and headline of the articles that a block of JSON-LD describes."""
    text = text.strip().removeprefix("<!--").removesuffix("-->").removeprefix("//<![CDATA[").removesuffix("//]]>")
    try:
        data = json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return
    waiting: list[Any] = [data]
    names: dict[str, str] = {}
    articles: list[dict[str, Any]] = []
    seen = 0
    while waiting and seen < 10_000:
        seen += 1
        node = waiting.pop(0)
        if isinstance(node, list):
            waiting.extend(node[:1000])
        elif isinstance(node, dict):
            if isinstance(node.get("@id"), str) and isinstance(node.get("name"), str):
                names[node["@id"]] = node["name"]
            if "datePublished" in node or "headline" in node or any("Article" in kind for kind in _kinds(node)):
                articles.append(node)
            waiting.extend(node[key] for key in ("@graph", "mainEntity", "itemListElement") if key in node)
    for node in articles:
        for key in _DATED:
            for value in _values(node.get(key), names, "@id"):
                yield f"json-ld:{key}", value
        for key in _NAMED:
            for value in _values(node.get(key), names, "name"):
                yield f"json-ld:{key}", value


def _kinds(node: dict[str, Any]) -> list[str]:
    kind = node.get("@type")
    return [k for k in (kind if isinstance(kind, list) else [kind]) if isinstance(k, str)]


def _values(value: Any, names: dict[str, str], key: str) -> Iterator[str]:
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, str):
            yield item
        elif isinstance(item, dict):
            named = item.get(key)
            if isinstance(named, str):
                yield named
            elif isinstance(item.get("@id"), str) and item["@id"] in names:
                yield names[item["@id"]]
