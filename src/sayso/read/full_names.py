"""Agencies that one report gives by their initials and another of the same story in full, by one name.

A portal's "(KNA)" and the masthead "KARSTEN NEWS AGENCY" of the report that it reuses are one house. The long name is
taken where one house of the story alone bears these initials, and a listed agency's code only where the report under
the long name speaks of itself by that code.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from ..model import Fact, Report
from ..wires import directory, fold
from .masthead import initials

_CODE = re.compile(r"[A-Z]{2,6}")
_READ = 20_000
"""Code points in which a house may speak of itself by its code."""


def in_full(report: Report, find_story: Callable[[], Sequence[Report]]) -> Report:
    """The report with the codes among its publisher and relays spelt out as other reports of its story have them.

    `find_story` gives these; it is called for reports that have such a code.
    """
    facts = [report.publisher, *report.relays]
    if not any(fact and _CODE.fullmatch(_shown(report, fact)) for fact in facts):
        return report
    story = find_story()
    publisher = _spelt(report, report.publisher, story) if report.publisher else None
    return replace(report, publisher=publisher, relays=tuple(_spelt(report, fact, story) for fact in report.relays))


def _shown(report: Report, fact: Fact) -> str:
    """The words of the copy that a fact is read from; its value where no passage tells."""
    shown = report.extract.text[slice(*fact.passage)] if fact.passage else fact.value
    return shown if _CODE.fullmatch(shown) else fact.value


def _spelt(report: Report, fact: Fact, story: Sequence[Report]) -> Fact:
    """The fact with the one long name that others of the story put out copy under and whose initials it is."""
    code = _shown(report, fact)
    if not _CODE.fullmatch(code):
        return fact
    listed = fold(code) in directory().tagged
    found = {
        other.publisher.value
        for other in story
        if other.publisher
        and other.publisher.value != fact.value
        and initials(other.publisher.value) == code
        and (not listed or re.search(rf"\b{code}\b", other.extract.text[:_READ]))
    }
    return replace(fact, value=found.pop()) if len(found) == 1 else fact
