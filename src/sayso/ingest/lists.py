"""What a list is told by: its content, never its name or media type."""

from __future__ import annotations

import zlib
from dataclasses import replace
from datetime import UTC, datetime

from ..model import Problem
from . import xml_feeds, xml_lists
from .json_feed import is_json_feed, of_json
from .listing import Listing
from .plain_xml import XmlError, opening, parsed

LARGEST = 52_428_800
"""Bytes of a list, unpacked: what the sitemaps protocol allows. https://www.sitemaps.org/protocol.html"""
HEAD = 20_000
"""Bytes by which it is told whether something is a list."""
_GZIP = b"\x1f\x8b"


def is_list(head: bytes) -> bool:
    """Whether bytes, of which the first `HEAD` are enough, are those of a feed, a list of feeds or a sitemap."""
    if head[:2] == _GZIP:
        try:
            head = zlib.decompressobj(wbits=31).decompress(head, HEAD)
        except zlib.error:
            return False
    return opening(head) in xml_feeds.ROOTS | xml_lists.ROOTS or is_json_feed(head)


def listing(data: bytes, where: str, base: str = "", now: datetime | None = None) -> Listing | Problem | None:
    """The list that bytes hold; `None` where they hold none, a problem where it cannot be read.

    `base` is the address that its links start from; `now` the time that its dates are judged by.
    """
    now = now or datetime.now(UTC)
    # A program that sorts the names of an object puts the version of a JSON Feed at its end.
    json_feed = is_json_feed(data[:HEAD]) or is_json_feed(data[:100] + data[-HEAD:])
    if not json_feed and not is_list(data[:HEAD]):
        return None
    if data[:2] == _GZIP:
        unpacked = _unpacked(data)
        if isinstance(unpacked, str):
            return Problem("list", f"{where}: {unpacked}; unpack it, and give the file", where, fatal=True)
        data = unpacked
    if len(data) > LARGEST:
        return Problem("list", f"{where}: longer than {LARGEST:,} bytes; divide it", where, fatal=True)
    if json_feed or is_json_feed(data[:HEAD]):
        return of_json(data, where, base, now)
    try:
        root, wrong = parsed(data, where)
    except XmlError as error:
        return Problem("list", f"{where}: {error}; look at it in a browser", where, fatal=True)
    kind = xml_feeds.name(root).rpartition(":")[2].lower()
    if kind in xml_feeds.ROOTS:
        found = xml_feeds.of_xml(root, where, base, now)
        if kind == "rdf" and not found.entries:  # RDF of another kind
            return None
    elif kind == "opml":
        found = xml_lists.of_opml(root, base)
    elif kind in xml_lists.ROOTS:
        found = xml_lists.of_sitemap(root, where, base, now)
    else:
        return None
    return replace(found, problems=(*found.problems, *xml_feeds.wrong(wrong, where)))


def _unpacked(data: bytes) -> bytes | str:
    """The bytes that gzip data holds, or why they cannot be had."""
    out: list[bytes] = []
    size = 0
    while data:
        unpacker = zlib.decompressobj(wbits=31)
        try:
            out.append(unpacker.decompress(data, LARGEST - size + 1))
        except zlib.error as error:
            return f"damaged gzip data ({error})"
        size += len(out[-1])
        if size > LARGEST:
            return f"it unpacks to more than {LARGEST:,} bytes"
        if not unpacker.eof:
            return "the gzip data is cut"
        data = unpacker.unused_data
        if data[:2] != _GZIP:  # padding
            break
    return b"".join(out)
