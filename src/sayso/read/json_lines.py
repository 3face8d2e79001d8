"""JSON Lines: one report a line, its text and facts in fields. A bad line is said and left out, the others are read."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import IO, Any

from ..model import Passage, Problem
from .charset import BinaryDataError, decode

FIELDS: dict[str, tuple[str, ...]] = {
    "text": ("text", "body", "content", "article", "maintext", "articleBody"),
    "html": ("html", "body_html", "content_html", "raw_html"),
    "id": ("id", "guid", "uuid", "doc_id", "article_id"),
    "url": ("url", "link", "uri", "canonical_url", "source_url"),
    "title": ("title", "headline"),
    "publisher": ("publisher", "source", "outlet", "site", "site_name", "sitename", "hostname"),
    "date": (
        "date",
        "published",
        "published_at",
        "date_publish",
        "publish_date",
        "datePublished",
        "pubDate",
        "timestamp",
    ),
    "author": ("author", "authors", "byline", "creator"),
}
"""What a report's parts are called: for each part the fields that are looked at, the first that is there counts."""

LONGEST_LINE = 100 * 1024 * 1024
"""Bytes of a line that are held in memory; a longer one is left out, and said."""
_LONGEST_ID = 200
_LONGEST_FACT = 2000
_CHUNK = 1 << 20
SURROGATES = re.compile("[\ud800-\udfff]+")
"""Halves of characters, which no encoding can write."""


class _Whole(str):
    """A whole number as its digits: one of a million digits costs quadratic time as an integer, and an id is a name."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Record:
    """One line: its number from 1, the report's text, whether that is HTML, its own name if it has one, its facts."""

    number: int
    text: str
    page: bool
    id: str | None
    given: tuple[tuple[str, str], ...]
    problems: tuple[Problem, ...] = ()


def mapped(fields: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """The field names to look at, with a user's choice for some parts ("text" and "html" exclude each other)."""
    out = dict(FIELDS)
    for part, name in fields.items():
        out[part] = (name,)
    if "html" in fields and "text" not in fields:
        out["text"] = ()
    elif "text" in fields and "html" not in fields:
        out["html"] = ()
    return out


def lines(stream: IO[bytes], where: str) -> Iterator[tuple[int, bytes | Problem]]:
    """The lines of a stream with their numbers from 1, a problem for one that is too long. Blank lines are nothing."""
    for number, line in _lines(stream):
        if line is None:
            place = f"{where}:{number}"
            message = f"{place}: the line is longer than {LONGEST_LINE:,} bytes and was left out; split the file"
            yield number, Problem("json", message, place, fatal=True)
            continue
        if number == 1:
            line = line.removeprefix(b"\xef\xbb\xbf")  # noqa: PLW2901 - the mark is of the file, not of the line
        if line.strip():
            yield number, line


def _lines(stream: IO[bytes]) -> Iterator[tuple[int, bytes | None]]:
    """Lines with their numbers from 1; `None` for one that is too long, which is passed over without being held."""
    number = 0
    while True:
        line = stream.readline(LONGEST_LINE + 1)
        if not line:
            return
        number += 1
        if len(line) <= LONGEST_LINE:
            yield number, line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(_CHUNK)
        yield number, None


def loaded(text: str) -> Any:
    """The value of a JSON text, whole numbers as their digits. Raises `ValueError` or `RecursionError`."""
    return json.loads(text, parse_int=_Whole, strict=False)


def parsed(line: bytes, place: str) -> tuple[dict[str, Any], list[Problem]] | Problem:
    """The object that a line holds and what is odd about it, or why it holds none."""
    problems: list[Problem] = []
    try:
        decoded = decode(line, place)
    except BinaryDataError as error:
        return Problem("binary", f"{place}: the line holds {error}, no JSON", place, fatal=True)
    # What is odd about the line's bytes points into the line, and not into the text that is a part of it.
    problems += [replace(problem, passages=()) for problem in decoded.problems]
    repeated: list[str] = []

    def unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) < len(pairs):
            seen: set[str] = set()
            repeated.extend(key for key, _ in pairs if key in seen or seen.add(key))  # type: ignore[func-returns-value]
        return found

    def number_like(name: str) -> Any:
        problems.append(Problem("json", f"{place}: {name} is no JSON; taken for null", place))

    try:
        data = json.loads(
            decoded.text, object_pairs_hook=unique, parse_constant=number_like, parse_int=_Whole, strict=False
        )
    except RecursionError:
        return Problem("json", f"{place}: nested too deeply to be read", place, fatal=True)
    except ValueError as error:
        message = f"{place}: no valid JSON ({error}); the line was left out"
        return Problem("json", message, place, fatal=True)
    if not isinstance(data, dict):
        message = f"{place}: expected an object with a text, found {_kind(data)}"
        return Problem("json", message, place, fatal=True)
    if repeated:
        names = ", ".join(sorted(set(repeated))[:5])
        problems.append(Problem("json", f"{place}: field(s) given twice: {names[:200]}; the last one counts", place))
    return data, problems


def record(
    data: dict[str, Any], number: int, place: str, fields: Mapping[str, tuple[str, ...]], problems: list[Problem]
) -> Record | Problem:
    """The record that an object is, by the names of its fields, or why not; `problems` come before its own."""
    text, page = None, False
    for part in ("text", "html"):
        for name in fields[part]:
            value = data.get(name)
            if value is None:
                continue
            if not isinstance(value, str) or isinstance(value, _Whole):
                return Problem(
                    "json", f"{place}: field {name!r} should be a text, is {_kind(value)}", place, fatal=True
                )
            if text is None:
                text, page = value, part == "html"
    if text is None:
        wanted = [*fields["text"], *fields["html"]]
        has = ", ".join(list(data)[:8])[:200] or "no field"
        message = (
            f"{place}: no field for the text (looked for {', '.join(wanted)}; the line has {has}); name it by option"
        )
        return Problem("json", message, place, fatal=True)
    alone = tuple(Passage(m.start(), m.end()) for m in SURROGATES.finditer(text))
    if alone:
        # Half a character cannot be written in any encoding; U+FFFD takes its place, one for one, so offsets stay.
        text = SURROGATES.sub(lambda m: "\ufffd" * len(m[0]), text)
        problems.append(
            Problem("charset", f"{place}: lone surrogates in the text are shown as \ufffd", place, alone[:1000])
        )
    given = []
    for part, names in fields.items():
        if part in ("text", "html", "id"):
            continue
        for name in names:
            value = _fact(data.get(name))
            if value:
                given.append((f"field:{part}", value))
                break
    id = None
    for name in fields["id"]:
        id = _fact(data.get(name))
        if id:
            break
    if id and (len(id) > _LONGEST_ID or not id.isprintable()):
        problems.append(Problem("id", f"{place}: the id is no name of up to {_LONGEST_ID} printable characters", place))
        id = None
    return Record(number, text, page, id, tuple(given), tuple(problems))


def _fact(value: Any) -> str:
    """A field's value as text: a list's parts joined, an object's name, nothing for what says nothing."""
    if isinstance(value, list):
        return ", ".join(filter(None, (_fact(item) for item in value[:20] if not isinstance(item, list))))[
            :_LONGEST_FACT
        ]
    if isinstance(value, dict):
        named = value.get("name") or value.get("title") or value.get("uri")
        return _fact(named) if isinstance(named, str) else ""
    if value is None or isinstance(value, bool):
        return ""
    return SURROGATES.sub("\ufffd", str(value)).strip()[:_LONGEST_FACT]


def _kind(value: Any) -> str:
    names = {dict: "an object", list: "a list", str: "a text", bool: "true or false", type(None): "null"}
    return names.get(type(value), "a number")  # `_Whole` and `float` are left
