"""JSON Feed 1.0 and 1.1 as a list, by https://www.jsonfeed.org/version/1.1/ ."""

from __future__ import annotations

import json
import re
from datetime import datetime
from typing import Any

from ..model import Problem
from ..read.charset import BinaryDataError, decode
from .listing import Draft, Listing

_VERSION = re.compile(rb'"version"\s{0,20}:\s{0,20}"https?:\\?/\\?/(?:www\.)?jsonfeed\.org\\?/version\\?/')
_SURROGATES = re.compile("[\ud800-\udfff]")


def is_json_feed(data: bytes) -> bool:
    """Whether bytes are an object that names a version of JSON Feed, before anything else is looked at."""
    return data[:100].removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"{" and bool(_VERSION.search(data))


def of_json(data: bytes, where: str, base: str, now: datetime) -> Listing | Problem:
    """The feed; a problem where it is no JSON."""
    try:
        feed = json.loads(_SURROGATES.sub("\ufffd", decode(data, where).text.lstrip("\ufeff")), strict=False)
    except (ValueError, RecursionError, BinaryDataError) as error:
        return Problem(
            "list", f"{where}: no valid JSON ({str(error)[:200]}); look at it in a browser", where, fatal=True
        )
    items = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(items, list):
        return Problem("list", f"{where}: a JSON Feed without items; look at it in a browser", where, fatal=True)
    entries = []
    for number, item in enumerate(items, 1):
        if not isinstance(item, dict):
            continue
        draft = Draft(f"{where}#{number}", _text(feed.get("home_page_url")) or base, now)
        draft.url = _text(item.get("url")) or _text(item.get("external_url"))
        draft.guid = _text(item.get("id"))
        draft.say("title", _text(item.get("title")))
        draft.date("published", _text(item.get("date_published")))
        draft.date("updated", _text(item.get("date_modified")))
        authors = item.get("authors") or item.get("author") or feed.get("authors") or feed.get("author") or []
        for author in (authors if isinstance(authors, list) else [authors])[:20]:
            draft.say("author", _text(author.get("name")) if isinstance(author, dict) else "")
        for field, full, html in (
            ("content_html", True, True),
            ("content_text", True, False),
            ("summary", False, False),
        ):
            if _text(item.get(field)):
                draft.contents.append((full, html, _text(item[field])))
        entries.append(draft.entry())
    return Listing("JSON Feed", " ".join(_text(feed.get("title")).split())[:300], tuple(entries))


def _text(value: Any) -> str:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return _SURROGATES.sub("\ufffd", str(value)[:10_000_000])
