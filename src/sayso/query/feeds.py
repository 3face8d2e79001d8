"""A saved search as a feed: Atom (RFC 4287) or JSON Feed 1.1. Words of reports are text in it, never markup."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from hashlib import sha256
from xml.etree import ElementTree as Xml

from ..overview import Claimed
from ..unseen import visible

_ATOM = "http://www.w3.org/2005/Atom"
_NOWHEN = "1970-01-01T00:00:00Z"


def atom(name: str, query: str, claims: Sequence[Claimed], times: Mapping[str, str]) -> bytes:
    """The feed as Atom. `times` are when each claim changed in the store, ISO 8601, UTC."""
    Xml.register_namespace("", _ATOM)
    feed = Xml.Element(f"{{{_ATOM}}}feed")
    _put(feed, "id", f"urn:sayso:search:{_digest(name, query)}")
    _put(feed, "title", visible(f"{name}: {query}"))
    _put(feed, "updated", max(times.values(), default=_NOWHEN))
    _put(Xml.SubElement(feed, f"{{{_ATOM}}}author"), "name", "sayso")
    for one in claims:
        entry = Xml.SubElement(feed, f"{{{_ATOM}}}entry")
        _put(entry, "id", f"urn:sayso:claim:{one.claim.id}")
        _put(entry, "title", visible(" ".join(one.claim.gist.split())))
        _put(entry, "updated", times.get(one.claim.id, _NOWHEN))
        _put(entry, "summary", _summary(one))
    return bytes(Xml.tostring(feed, encoding="utf-8", xml_declaration=True))


def json_feed(name: str, query: str, claims: Sequence[Claimed], times: Mapping[str, str]) -> bytes:
    """The feed as JSON Feed; as `atom`."""
    return json.dumps(
        {
            "version": "https://jsonfeed.org/version/1.1",
            "title": visible(f"{name}: {query}"),
            "items": [
                {
                    "id": f"urn:sayso:claim:{one.claim.id}",
                    "title": visible(" ".join(one.claim.gist.split())),
                    "content_text": _summary(one),
                    "date_modified": times.get(one.claim.id, _NOWHEN),
                }
                for one in claims
            ],
        }
    ).encode()


def _summary(one: Claimed) -> str:
    sayings = [f"{saying.mark}: {saying.who}, {saying.line.report}: {saying.words}" for saying in one.sayings]
    return visible("\n".join((" · ".join(one.counts), *one.facts, *(" ".join(said.split()) for said in sayings))))


def _put(parent: Xml.Element, name: str, text: str) -> None:
    Xml.SubElement(parent, f"{{{_ATOM}}}{name}").text = text


def _digest(*parts: str) -> str:
    return sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]
