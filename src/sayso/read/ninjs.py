"""ninjs, the IPTC's news in JSON, versions 1 to 3: one item, an array of items, or an item a line."""

# ruff: noqa: SIM905 - a list of words is read as words

from __future__ import annotations

from typing import Any

from ..model import Extract, Problem, Report
from .document import Document
from .html import read_page, with_given
from .item import About, without_text
from .json_lines import SURROGATES, loaded

_SIGNS = ("pubstatus", "versioncreated", "headlines", "bodies", "representationtype", "body_text", "body_xhtml")
_FACTS = tuple(
    "uri version type language profile versioncreated firstcreated contentcreated embargoed pubstatus urgency slugline "
    "headline byline by located ednote usageterms copyrightholder copyrightnotice infosource infosources provider "
    "source genre".split()
)
_DEEPEST = 4
_MOST_ITEMS = 10_000


def is_item(data: Any) -> bool:
    """Whether a JSON object is an item of ninjs: it has an identifier and what no other format calls so."""
    return isinstance(data, dict) and isinstance(data.get("uri"), str) and any(name in data for name in _SIGNS)


def looks_like_ninjs(text: str) -> bool:
    """Whether a text may be a ninjs document: JSON with one of the names that are only there."""
    start = text.lstrip("\ufeff \t\r\n")[:1]
    return start in ("{", "[") and '"uri"' in text and any(f'"{sign}"' in text for sign in _SIGNS)


def items(document: Document, text: str) -> list[tuple[Report, About] | Problem] | None:
    """The reports of a document that is ninjs as a whole; `None` where it is something else."""
    try:
        data = loaded(text)
    except (ValueError, RecursionError):
        return None
    held = data if isinstance(data, list) else [data]
    if not held or not is_item(held[0]):
        return None
    out: list[tuple[Report, About] | Problem] = []
    for number, one in enumerate(held[:_MOST_ITEMS], 1):
        where = document.where if len(held) == 1 else f"{document.where}#{number}"
        stem = document.stem if len(held) == 1 else f"{document.stem}:{number}"
        if is_item(one):
            out.append(item(one, stem, document.path, where))
        else:
            out.append(Problem("json", f"{where}: no ninjs item; it was left out", where, fatal=True))
    if len(held) > _MOST_ITEMS:
        message = f"{document.where}: only the first {_MOST_ITEMS:,} items were read; split the file"
        out.append(Problem("truncated", message, document.where, fatal=True))
    return out


def item(data: dict[str, Any], stem: str, path: str, where: str) -> tuple[Report, About] | Problem:
    """The report of an item, and what the item says of itself."""
    headlines = _parts(data, "headline", "headlines")
    bodies = _parts(data, "body", "bodies")
    about = About(
        "ninjs",
        {name: value for name in _FACTS if (value := _value(data.get(name)))},
        guid=_value(data.get("uri")),
        version=_value(data.get("version")),
        status=_value(data.get("pubstatus")).lower(),
        embargoed=_value(data.get("embargoed")),
        headline=headlines[0][1] if headlines else "",
        by=_value(data.get("byline")) or _value(data.get("by")) or _value(data.get("bylines")),
    )
    if headlines:
        about.facts.setdefault("headline", headlines[0][1])
    if not bodies:
        return without_text(about, where)
    # Plain text before markup: it is what the markup says, and nothing has to be taken out of it.
    markup, text = min(bodies, key=lambda body: body[0])
    id = about.name(stem)
    text = SURROGATES.sub(lambda found: "\ufffd" * len(found[0]), text)
    report = read_page(text, id, path, where=where) if markup else Report(id, path, text, Extract.identity(text))
    return with_given(report, about.given), about


def _parts(data: dict[str, Any], old: str, new: str) -> list[tuple[bool, str]]:
    """The values of a part by both ways of writing it, and whether each is markup: `body_text` and `bodies`."""
    out = []
    for name, value in data.items():
        if (name == old or name.startswith(f"{old}_")) and isinstance(value, str) and value.strip():
            out.append((name.endswith(("html", "xml")), value))
    listed = data.get(new)
    for one in listed[:20] if isinstance(listed, list) else []:
        value = one.get("value") if isinstance(one, dict) else None
        if isinstance(value, str) and value.strip():
            kind = str(one.get("contenttype", "")) + str(one.get("role", ""))
            out.append(("html" in kind or "xml" in kind, value))
    return out


def _value(value: Any, depth: int = 0) -> str:
    """A value in words: a text, a number, a named object, or a list of these."""
    if isinstance(value, list) and depth < _DEEPEST:
        return ", ".join(filter(None, (_value(one, depth + 1) for one in value[:20])))
    if isinstance(value, dict) and depth < _DEEPEST:
        return _value(value.get("name") or value.get("value") or value.get("title") or value.get("uri"), depth + 1)
    if isinstance(value, bool) or value is None or isinstance(value, list | dict):
        return ""
    return SURROGATES.sub("\ufffd", str(value)).strip()
