"""Ordinary code of a user: nothing runs it, the type checker reads it (`mypy tests/typed_use.py`)."""

from __future__ import annotations

from pathlib import Path

import sayso


def typed_use() -> None:
    """What a user may write."""
    ledger: sayso.Ledger = sayso.read("a text", Path("b"), backend="rules", min_probability=0.5, fields={"text": "b"})
    report: sayso.Report = ledger.reports[0]
    line: sayso.Attribution = ledger.of(report)[0]
    passage: sayso.Passage = line.content[0]
    words: str = report.text[passage.start : passage.end]
    problem: sayso.Problem | None = next(iter(ledger.problems), None)
    page: str = sayso.to_html(ledger)
    found: tuple[sayso.DateMention, ...] = sayso.find_dates(
        words, anchor="2024-11-05", anchor_time="17:30", zone="Europe/Kyiv"
    )
    mention = found[0]
    first_day: str | None = mention.interval[0] if mention.interval else None
    known: str = sayso.__version__
    error: type[sayso.SaysoError] = sayso.BackendError
    del first_day, words, problem, page, known, error
