"""The pages of a crawl: what the records of a WARC file hold for a reader of news."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from ..model import Problem
from .document import Document
from .http_message import Message, UnpackError, message
from .paths import Input
from .warc import Loss, Record

_LARGEST_PAGE = 16 << 20
_TEXT = {"text/html": "page", "application/xhtml+xml": "page", "text/plain": "text"}
_DESCRIBES = frozenset({"warcinfo", "request", "metadata"})
"""Kinds of records that hold no document of their own."""
_DOCUMENTS = frozenset({"response", "resource", "conversion"})
_OPENS_PAGE = (b"<!doctype", b"<html", b"<head", b"<body", b"<?xml")


def crawled(
    records: Iterable[Record | Loss], item: Input, position: Callable[[], int]
) -> Iterator[tuple[Document | Problem, int]]:
    """A document for each page or text of the records, a problem for each loss, and what was passed over, counted."""
    passed: Counter[str] = Counter()
    pages = 0
    for found in records:
        if isinstance(found, Loss):
            yield _lost(found, item), position()
            continue
        where = f"{item.shown}:{found.number}"
        document = _document(found, item, where, passed)
        if document is None:
            if found.wrong:
                yield Problem("warc", f"{where}: {'; '.join(found.wrong)}", where, fatal=True), position()
            continue
        pages += 1
        yield document, position()
    if passed:
        counts = ", ".join(f"{count:,} {name}" for name, count in sorted(passed.items()))
        yield Problem("skipped", f"{item.shown}: records that hold no report: {counts}", item.shown), position()
    if not pages:
        yield Problem("empty", f"{item.shown}: no record with a page or a text", item.shown, fatal=True), position()


def _lost(loss: Loss, item: Input) -> Problem:
    where = f"{item.shown}:{loss.number}"
    counted = "bytes of the packed file" if loss.packed else "bytes"
    message = f"{where}: {counted} {loss.start:,} to {loss.end:,} gave no record {loss.number:,}: {loss.why}"
    return Problem("warc", message, where, fatal=True)


def _document(record: Record, item: Input, where: str, passed: Counter[str]) -> Document | Problem | None:
    kind = record.headers.get("warc-type", "").lower()
    if kind not in _DOCUMENTS or record.headers.get("warc-segment-number", "1") != "1":
        passed[_shown(kind) or "of no kind"] += 1
        return None
    try:
        held = _message(record, kind)
    except UnpackError as error:
        return Problem("warc", f"{where}: {error}", where, fatal=True)
    if held.status and not 200 <= held.status < 300:
        passed[f"with status {held.status}"] += 1
        return None
    parsed = _TEXT.get(held.media_type)
    if parsed is None and held.media_type in ("", "application/octet-stream", "unk"):
        parsed = "page" if held.body[:200].lstrip().lower().startswith(_OPENS_PAGE) else None
    if parsed is None:
        passed[f"of type {_shown(held.media_type) or 'unknown'}"] += 1
        return None
    missing = (*record.wrong, *held.wrong, *_left_out(record))
    if not held.body.strip() and not held.wrong:
        passed["without a body"] += 1
        return None
    problems = tuple(Problem("warc", f"{where}: {wrong}", where, fatal=True) for wrong in missing)
    return Document(
        "page" if parsed == "page" else "text",
        held.body,
        item.shown,
        where,
        f"{item.stem}:{record.number}",
        number=record.number,
        charset=held.charset,
        given=_given(record),
        problems=problems,
    )


def _left_out(record: Record) -> Iterator[str]:
    """What the crawler says that the record lacks of what it fetched."""
    if why := record.headers.get("warc-truncated", ""):
        yield f"the crawler cut it (WARC-Truncated: {_shown(why)})"
    if "warc-segment-number" in record.headers:
        yield "it is the first of several segments; the others were not read"


def _message(record: Record, kind: str) -> Message:
    if kind == "response" and record.block.startswith(b"HTTP/"):
        return message(record.block, _LARGEST_PAGE)
    return Message(0, record.headers, record.block)


def _given(record: Record) -> tuple[tuple[str, str], ...]:
    """Where the page stood, when it was fetched and by which record: facts beside the text.

    The time of the fetch bears another name than a date of publication has: a page may be years old when it is fetched.
    """
    named = (("url", "warc-target-uri"), ("warc:fetched", "warc-date"), ("warc:record-id", "warc-record-id"))
    given = [(name, _shown(record.headers.get(header, "").strip("<> "), 2000)) for name, header in named]
    return tuple((name, value) for name, value in given if value)


def _shown(text: str, most: int = 60) -> str:
    return "".join(char if char.isprintable() else "\ufffd" for char in text[:most])
