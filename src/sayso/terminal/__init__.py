"""The ledger for a person at a terminal: who said what, where it stands, how sure that is, and what is wrong.

Nothing rests on colour: each line reads the same when it is piped, in 60 columns, or with colour turned off.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from typing import IO

from rich.console import Console
from rich.text import Text

from ..ledger import by_report, shown, told, two_digits
from ..model import Attribution, Fact, Ledger, Passage, Problem, Report
from ..overview import overview
from ..unseen import visible
from .together import together

PIPED_WIDTH = 100
"""Columns where the output is no terminal: fixed, so that the same ledger prints the same bytes."""
WIDEST = 110
"""Columns that are used of a wider terminal: beyond it, long quotations are hard to follow from line to line."""
NARROWEST = 40
_GUTTER = 9
_LONGEST = 2_000
"""Code points shown of one passage; what is left out is counted in its place. (A sane content has under 1,000.)"""

_LINE_END = re.compile(r"\r\n|\r|\n")
_BLANKS = re.compile(r"\s+")


def console(file: IO[str], *, width: int | None = None, color: bool | None = None) -> Console:
    """A console for the ledger on `file`; `None` means: as the terminal has it, or plain where it is none."""
    terminal = file.isatty()
    plain = color is False or (color is None and not terminal)
    made = Console(
        file=file,
        color_system=None if plain else "auto" if terminal else "standard",
        force_terminal=False if plain else True if color else None,
        no_color=False if color else None,
        markup=False,
        highlight=False,
        emoji=False,
        soft_wrap=False,
    )
    made.width = max(width or min(made.width, WIDEST), NARROWEST) if width or terminal else PIPED_WIDTH
    return made


PARTS = ("lines", "copies", "claims")
"""What `show` can show: who says what in each report; which reports are copies; what several say."""


def show(ledger: Ledger, on: Console, parts: Collection[str] = PARTS) -> None:
    """Print the ledger, or some parts of it; what several reports say together comes last, where the eye is."""
    lines, doubtful = by_report(ledger.attributions), by_report(ledger.doubtful)
    for report in ledger.reports if "lines" in parts else ():
        for line in _Page(report, on).lines(lines[report.id], doubtful[report.id]):
            _put(on, line)
        _put(on, Text())
    for story in overview(ledger) if {"copies", "claims"} & set(parts) else ():
        for gutter, words in together(story, parts):
            for row in _hung(on, gutter, words):
                _put(on, row)
    for problem in ledger.problems:
        for line in _hung(on, Text("! ", "red"), _problem(problem)):
            _put(on, line)
    for line in _hung(on, Text(), _summary(ledger)):
        _put(on, line)


class _Page:
    """One report on one console."""

    def __init__(self, report: Report, on: Console) -> None:
        self.report = report
        self.on = on
        self.line_starts = [0, *(end.end() for end in _LINE_END.finditer(report.text))]

    def lines(self, lines: list[Attribution], doubtful: list[Attribution]) -> Iterator[Text]:
        """The report's part of the ledger."""
        report = self.report
        yield from self._header()
        for line in lines:
            yield Text()
            yield from self._attribution(line)
        if not lines:
            yield Text()
            yield from self._beside("Nobody is quoted or cited in this report.", "italic")
        if doubtful:
            yield Text()
            yield from self._beside("Doubtful: rather not, and no part of the answer", "dim italic")
            for line in doubtful:
                yield Text()
                for row in self._attribution(line):
                    row.stylize("dim")
                    yield row
        if report.damage or report.asides or report.problems:
            yield Text()
        for damage in report.damage:
            where = self.report.extract.back(*damage.passage)
            body = Text.assemble((f"damage, {damage.kind}: ", "yellow"), self._words(where))
            yield from _hung(self.on, self._where(where), body)
        for kind, places in self._asides().items():
            yield from self._beside(f"aside, {kind}: {', '.join(places)}", "dim")
        for problem in report.problems:
            yield from _hung(self.on, Text(" " * (_GUTTER - 2) + "! ", "red"), _problem(problem))

    def _header(self) -> Iterator[Text]:
        report = self.report
        title = Text(visible(report.id), "bold")
        origin = _value(report.publisher)
        if report.relays:
            origin = f"{origin or 'publisher unknown'} via {', '.join(_plain(relay.value) for relay in report.relays)}"
        if origin:
            title.append(f"  {origin}", "bold")
        first, *rest = _hung(self.on, Text("── ", "dim"), title)
        if not rest:
            first.append(" " + "─" * (self.on.width - first.cell_len - 1), "dim")
        yield first
        yield from rest
        facts = []
        if report.dateline:
            facts.append(", ".join(_plain(part) for part in (report.dateline.place, report.dateline.on) if part))
        if report.published_on:
            facts.append(f"published {_plain(report.published_on.value)} ({_plain(report.published_on.origin)})")
        if report.byline:
            facts.append(f"by {_plain(report.byline.value)}")
        for label in report.labels:
            facts.append(" ".join(_plain(str(part)) for part in (label.kind, label.number, label.detail) if part))
        for fact in filter(None, (_value(report.title), " · ".join(filter(None, facts)), _plain(report.path))):
            yield from _hung(self.on, Text("   "), Text(fact, "dim"))

    def _attribution(self, line: Attribution) -> Iterator[Text]:
        head = self._words(line.source)
        head.stylize("bold")
        if not line.source:
            head = Text("(nobody named)", "italic")
        head.append(" — ").append(self._words(line.cue).plain, "italic cyan")
        yield from _hung(self.on, self._where(line.source + line.cue + line.content), head)
        gutter = Text(f"{two_digits(line.probability):>{_GUTTER - 2}}  ", "dim")
        for row in self._words(line.content).wrap(self.on, self.on.width - _GUTTER - 2):
            yield Text.assemble(gutter, ("│ ", "cyan"), row)
            gutter = Text(" " * _GUTTER)
        if fields := " · ".join(self._fields(line)):
            yield from self._beside(fields, "dim")

    def _beside(self, words: str, style: str) -> Iterator[Text]:
        yield from _hung(self.on, Text(" " * _GUTTER), Text(words, style))

    def _fields(self, line: Attribution) -> Iterator[str]:
        named = self._words(line.source).plain
        for before, value in told(line):
            if value != named:
                yield before + _plain(value)

    def _words(self, passages: tuple[Passage, ...]) -> Text:
        """The words of received passages as they are read: those of the extract, on one line."""
        return Text(" … ".join(_shortened(words) for words in shown(self.report, passages)))

    def _where(self, passages: Iterable[Passage]) -> Text:
        offset = min((start for start, _ in passages), default=0)
        line = bisect_right(self.line_starts, offset)
        return Text(f"{f'{line}:{offset - self.line_starts[line - 1] + 1}':>{_GUTTER - 2}}  ", "dim")

    def _asides(self) -> dict[str, list[str]]:
        places = defaultdict(list)
        for aside in self.report.asides:
            places[aside.kind].append(self._where(self.report.extract.back(*aside.passage)).plain.strip())
        return places


def _hung(on: Console, gutter: Text, body: Text) -> Iterator[Text]:
    """The body wrapped beside a gutter that stands only on the first line."""
    for number, line in enumerate(body.wrap(on, on.width - gutter.cell_len)):
        yield Text.assemble(gutter if number == 0 else " " * gutter.cell_len, line)


def _put(on: Console, line: Text) -> None:
    line.rstrip()
    on.print(line, soft_wrap=True)


def _plain(text: str) -> str:
    """On one line, with every unseen character made visible."""
    return visible(_BLANKS.sub(" ", text).strip())


def _shortened(words: str) -> str:
    more = len(words) - _LONGEST
    return f"{_plain(words[:_LONGEST])} [+{more:,} characters]" if more > 0 else _plain(words)


def _value(fact: Fact | None) -> str:
    return _plain(fact.value) if fact else ""


def _problem(problem: Problem) -> Text:
    where = f" ({_plain(problem.where)})" if problem.where and problem.where not in problem.message else ""
    return Text.assemble((f"{_plain(problem.kind)}: ", "red"), _plain(problem.message) + where)


def _summary(ledger: Ledger) -> Text:
    damage = sum(len(report.damage) for report in ledger.reports)
    problems = len(ledger.problems) + sum(len(report.problems) for report in ledger.reports)
    counts = [_count(len(ledger.reports), "report"), _count(len(ledger.attributions), "attribution")]
    if ledger.doubtful:
        counts.append(f"{len(ledger.doubtful)} doubtful")
    if damage:
        counts.append(_count(damage, "damaged passage"))
    if problems:
        counts.append(_count(problems, "problem"))
    return Text.assemble((", ".join(counts), "bold"), (f"  ({ledger.backend}, sayso {ledger.version})", "dim"))


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
