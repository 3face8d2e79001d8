"""What the news formats of the IPTC have in common: a report from an item's text and what the item says of itself."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ..model import Fact, Label, Passage, Problem, Report

_WITHDRAWN = frozenset({"canceled", "cancelled", "withheld"})
_LONGEST = 2000
_LONGEST_ID = 200
_LOOK = 3000
"""Code points of the text in which a headline or a byline of the metadata is looked for."""
_NOWHERE = Passage(0, 0)
"""Where a label stands that is metadata: no character of the text says it."""


@dataclass(frozen=True, slots=True)
class About:
    """What an item says of itself, in the words of its format: named values, each name once; all may be missing."""

    scheme: str
    facts: dict[str, str]
    guid: str = ""
    version: str = ""
    status: str = ""
    embargoed: str = ""
    headline: str = ""
    by: str = ""

    @property
    def given(self) -> tuple[tuple[str, str], ...]:
        """The facts beside the text, each under its format's name."""
        return tuple((f"{self.scheme}:{name}", value[:_LONGEST]) for name, value in self.facts.items() if value)

    def name(self, otherwise: str) -> str:
        """What the report is called: the item's identifier with its version, since each version is a report."""
        name = f"{self.guid} v{self.version}" if self.guid and self.version else self.guid
        return name if name and len(name) <= _LONGEST_ID and name.isprintable() else otherwise


def labelled(report: Report, about: About) -> Report:
    """The report with what its metadata says and its text may not: withdrawn, under embargo, a later version, by whom.

    `Label.detail` names the metadata; such a label covers no characters. A headline or byline that the text repeats
    near its start points there.
    """
    labels = list(report.labels)
    there = {label.kind for label in labels}
    if about.status in _WITHDRAWN and "WITHDRAWN" not in there:
        labels.insert(0, Label("WITHDRAWN", _NOWHERE, detail=f"{about.scheme}: {about.status}"))
    if about.embargoed and "EMBARGO" not in there:
        labels.append(Label("EMBARGO", _NOWHERE, detail=f"{about.scheme}: {about.embargoed[:60]}"))
    if about.version.isdecimal() and 1 < int(about.version[:6]) < 1000 and "UPDATE" not in there:
        # As newsrooms count: the second version is the first update.
        labels.append(Label("UPDATE", _NOWHERE, int(about.version) - 1, f"{about.scheme}: version {about.version}"))
    title, byline = report.title, report.byline
    if about.headline and (title is None or title.passage is None or title.value != about.headline):
        title = _fact(report, about.headline, f"{about.scheme}:headline")
    if about.by and byline is None:
        byline = _fact(report, about.by, f"{about.scheme}:by")
    return replace(report, labels=tuple(labels), title=title, byline=byline)


def _fact(report: Report, value: str, origin: str) -> Fact:
    value = " ".join(value.split())[:_LONGEST]
    start = report.extract.text.find(value, 0, _LOOK) if value else -1
    return Fact(value, Passage(start, start + len(value)) if start >= 0 else None, origin)


def without_text(about: About, where: str) -> Problem:
    """The problem of an item that holds no text."""
    named = f" {about.name('')!r}" if about.name("") else ""
    status = f" ({about.status})" if about.status else ""
    return Problem("empty", f"{where}: the item{named}{status} holds no text", where, fatal=not about.status)
