"""A document to its reports: the parsers of what comes from outside, called by its kind."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from ..model import Extract, Problem, Report
from . import json_lines, newsml, ninjs
from .charset import BinaryDataError, Decoded, decode
from .damage import mark_damage
from .document import Document
from .header import read_header
from .html import looks_like_page, read_page, with_given
from .item import About, labelled
from .splitting import LARGEST_TEXT, PAGES, PLAIN

LARGEST_PAGE = 16 * 1024 * 1024
"""Bytes of a web page that are read; the rest is left out, and said. Saved pages with all their images are smaller."""
_ARCHIVES = frozenset({".mhtml", ".mht"})

Fields = Mapping[str, tuple[str, ...]]
"""The names of JSON Lines fields, by a report's parts (`json_lines.mapped`)."""


def parse(document: Document, fields: Fields) -> list[Report | Problem]:
    """The reports of a document; where it gives none, why. Never fails, whatever the bytes."""
    if document.kind == "line":
        return [_of_line(document, fields)]
    if document.kind == "file":
        return _of_file(document)
    return _of_text(document, document.kind == "page", document.problems)


def finished(report: Report) -> Report:
    """The report with its header facts, and its damage marked."""
    told = read_header(report)
    # A page marks its headline up; what the header reader takes from the looks of the lines is the second choice.
    return mark_damage(_not_ahead(replace(told, title=report.title) if report.title else told))


def _not_ahead(report: Report) -> Report:
    """The report without a date of publication that lies after the day on which it was fetched.

    One day is allowed: a morning in Auckland is an evening of the day before in the crawler's UTC.
    """
    fetched = next((value[:10] for name, value in report.given if name == "warc:fetched"), "")
    try:
        last = (date.fromisoformat(fetched) + timedelta(days=1)).isoformat()
    except (ValueError, OverflowError):
        return report
    dated = report.published_on
    if dated is None or dated.value[:10] <= last:
        return report
    where = report.path
    message = f"{where}: dated {dated.value} ({dated.origin}), after it was fetched on {fetched}; that date is not used"
    kept = next((f for f in report.published_candidates if len(f.value) >= 10 and f.value[:10] <= last), None)
    return replace(report, published_on=kept, problems=(*report.problems, Problem("date-clash", message, where)))


def _of_line(document: Document, fields: Fields) -> Report | Problem:
    parsed = json_lines.parsed(document.data, document.where)
    if isinstance(parsed, Problem):
        return parsed
    data, odd = parsed
    if ninjs.is_item(data) and fields == json_lines.FIELDS:
        return _of_item(ninjs.item(data, document.stem, document.path, document.where), tuple(odd))
    record = json_lines.record(data, document.number, document.where, fields, odd)
    if isinstance(record, Problem):
        return record
    where, id = document.where, record.id or document.stem
    if record.page:
        report = with_given(read_page(record.text, id, document.path, where=where), record.given)
    else:
        report = Report(id, document.path, record.text, Extract.identity(record.text), given=record.given)
    problems = record.problems
    if not record.text.strip():
        problems += (Problem("empty", f"{where}: the text is empty", where, fatal=True),)
    return finished(replace(report, problems=problems + report.problems))


def _of_file(document: Document) -> list[Report | Problem]:
    where, data = document.where, document.data
    if not data.strip():
        return [Problem("empty", f"{where}: the file is empty", where, fatal=True)]
    page = document.ending in PAGES
    if document.ending in _ARCHIVES:
        from .web_archive import saved_page

        saved = saved_page(data)
        if saved:
            document, page = replace(document, data=saved.data, given=saved.given), True
    return _of_text(document, page, document.problems)


def _of_item(found: tuple[Report, About] | Problem, problems: tuple[Problem, ...]) -> Report | Problem:
    if isinstance(found, Problem):
        return found
    report, about = found
    return labelled(finished(replace(report, problems=problems + report.problems)), about)


def _items(document: Document, text: str) -> list[tuple[Report, About] | Problem] | None:
    """The items of a document in one of the IPTC's formats, `None` where it is in none."""
    if document.kind != "file" or document.ending in PLAIN:
        return None
    if newsml.looks_like_newsml(text):
        return newsml.items(document, text)
    return ninjs.items(document, text) if ninjs.looks_like_ninjs(text) else None


def _of_text(document: Document, page: bool, problems: tuple[Problem, ...]) -> list[Report | Problem]:
    where = document.where
    try:
        decoded, cut = _decoded(document, page)
    except BinaryDataError as error:
        way = "unpack it" if "archive" in str(error) else "export its text (or save the page)"
        message = f"{where}: {error}, no text; {way} and read that instead"
        return [Problem("binary", message, where, fatal=True)]
    problems += cut + decoded.problems
    held = None if page else _items(document, decoded.text)
    if held is not None:
        # What was odd about the document's bytes points into the document, and each report holds a part of it only.
        return [_of_item(one, tuple(replace(problem, passages=()) for problem in problems)) for one in held]
    sniffed = document.kind == "file" and document.ending not in PLAIN and looks_like_page(decoded.text)
    if page or sniffed:
        report = read_page(decoded.text, document.stem, document.path, decoded.charset, where)
    else:
        report = Report(document.stem, document.path, decoded.text, Extract.identity(decoded.text), decoded.charset)
    report = with_given(report, document.given)
    report = replace(report, given=report.given + document.told)
    return [finished(replace(report, problems=problems + report.problems))]


def _decoded(document: Document, page: bool) -> tuple[Decoded, tuple[Problem, ...]]:
    """The text of a document's bytes, up to the limit of what is read."""
    data, where = document.data, document.where
    cut: tuple[Problem, ...] = ()
    size = LARGEST_PAGE if page else LARGEST_TEXT
    if len(data) > size:
        data = data[:size]
        while data and 0x80 <= data[-1] < 0xC0:  # not in the middle of a character of UTF-8
            data = data[:-1]
        data = data[:-1] if data[-1] >= 0xC0 else data
        cut = (Problem("truncated", f"{where}: only the first {size:,} bytes were read; split the file", where),)
    page = page or b"<meta" in data[:4096].lower() or data.startswith(b"<?xml")
    return decode(data, where, page=page, label=document.charset), cut
