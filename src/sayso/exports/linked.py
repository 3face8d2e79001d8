r"""What the formats in JSON-LD share: identifiers, strings, and a document written one node after another.

Keys are sayso's own; whatever comes from outside is only ever the value of a string, or a percent-encoded part of an
identifier, so no report can bring a context, a type or an identifier of its own. RDF takes no lone surrogates: in
`exact`, `prefix` and `suffix`, where the length matters, U+FFFD stands for one; elsewhere U+FFFF and four hexadecimal
digits do, for NUL and U+FFFF too, so that the string comes back. A line or claim stands in whole as a JSON literal
(`sayso:line`, `sayso:claim`: the fields of `model` that are not at their default).
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, BinaryIO, TypeVar
from urllib.parse import quote

from ..errors import InputError
from ..ledger import escaped
from ..model import JSON, Attribution, Claim, Report
from ..store.values import packed, restored, storable, unpacked
from .export import Carried

T = TypeVar("T")

TERMS: JSON = {
    "@version": 1.1,
    "sayso": "urn:sayso:term:",
    "sayso:line": {"@id": "urn:sayso:term:line", "@type": "@json"},
    "sayso:claim": {"@id": "urn:sayso:term:claim", "@type": "@json"},
}
"""What a context says of sayso's own terms."""

_LONE = re.compile("[\ud800-\udfff]")
_RECORDS = ("sayso:line", "sayso:claim")
_CUT = frozenset({"exact", "prefix", "suffix"})
_DUMPS = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode
_URL = re.compile(r"https?://[!#$%&'()*+,\-./0-9:;=?@A-Z\[\]_a-z~]+")  # what an IRI may hold, in ASCII


def iri(kind: str, id: str) -> str:
    """The identifier of something of a kind: "urn:sayso:line:..."; any string makes a valid one."""
    return f"urn:sayso:{kind}:{quote(id.encode('utf-8', 'surrogatepass'), safe='')}"


def url(report: Report) -> str | None:
    """The address that a report was found at, where it is one of the web."""
    return report.path if _URL.fullmatch(report.path) else None


def whole(text: str) -> str:
    """A text in which U+FFFD stands for each lone surrogate: as long as it was."""
    return _LONE.sub("\ufffd", text)


def written(out: BinaryIO, opening: JSON, key: str, nodes: Iterable[JSON]) -> None:
    """Write a document that has its nodes under a key, after what opens it: one node on a line."""
    out.write(_encoded(opening)[:-1] + b',"' + key.encode() + b'":[')
    before = b"\n"
    for node in nodes:
        out.write(before + _encoded(node))
        before = b",\n"
    out.write(b"\n]}\n")


def _encoded(node: JSON) -> bytes:
    return escaped(_DUMPS(_clean(node))).encode()


def _clean(value: Any, key: str = "") -> Any:
    if isinstance(value, str):
        return whole(value) if key in _CUT else storable(value)
    if key in _RECORDS:
        return _each(value, storable)
    if isinstance(value, dict):
        return {name: _clean(part, name) for name, part in value.items() if part is not None}
    if isinstance(value, list):
        return [_clean(part, key) for part in value]
    return value


def _each(value: Any, make: Callable[[str], str]) -> Any:
    """A JSON value with each string as something makes it."""
    if isinstance(value, str):
        return make(value)
    if isinstance(value, dict):
        return {name: _each(part, make) for name, part in value.items()}
    if isinstance(value, list):
        return [_each(part, make) for part in value]
    return value


def record(value: Attribution | Claim) -> JSON:
    """A line or claim in whole, under the key that brings it back."""
    key = _RECORDS[isinstance(value, Claim)]
    return {key: json.loads(packed(value))}


def opened(place: Path, key: str) -> list[JSON]:
    """The nodes of a document, as they were given to `written`. Raises `InputError` where there are none."""
    try:
        nodes = json.loads(place.read_bytes())[key]
    except (OSError, ValueError, LookupError, TypeError, RecursionError) as error:
        raise InputError(f"{place} is no export with {key!r}: {error}") from error
    if not isinstance(nodes, list):
        raise InputError(f"{place} is no export with {key!r}: it holds no list")
    return [node for node in nodes if isinstance(node, dict)]


def held(kind: type[T], node: JSON) -> T | None:
    """The line or claim that stands in whole in a node, if there is one. Raises `InputError` where it is damaged."""
    record = node.get(_RECORDS[kind is Claim])
    if record is None:
        return None
    try:
        return unpacked(kind, json.dumps(_each(record, restored)).encode())
    except (LookupError, TypeError, ValueError, AttributeError, RecursionError) as error:
        raise InputError(f"the export is damaged: {error}") from error


def carried(nodes: Iterable[JSON]) -> Carried:
    """The lines and claims that stand in whole in nodes."""
    lines: list[Attribution] = []
    claims: list[Claim] = []
    for node in nodes:
        if line := held(Attribution, node):
            lines.append(line)
        if claim := held(Claim, node):
            claims.append(claim)
    return Carried(tuple(lines), tuple(claims))
