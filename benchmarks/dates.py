"""Dates beside two libraries, in one run: `python benchmarks/dates.py [--timex FILE.jsonl.gz] [--reports FOLDER ...]`.

Our cases (`tests/cases/dates`), one sentence a call, to sayso, to dateparser's `search_dates` and to Microsoft's
recognizers-text-date-time. The two are no dependency of anything; install them beside for this run:

    pip install dateparser==1.5.0 recognizers-text-date-time==1.0.2a2 "emoji<2"

A case is right where a mention that touches the marked words has exactly the interval. The two are given every doubt:
of several readings that recognizers returns any may be right; dateparser, which returns instants, is right where its
day is the first day of a one-day interval, and is asked twice, for past and for future. Our cases were written with our
resolver beside, so that its share right on them says that nothing broke; those of the others, what the forms ask for.
Speed is given three times: on single sentences, a call for each case (every sentence holds a date); on texts that are
dense in dates, fifty such sentences each, where what a call costs does not count; and on whole reports, a call for each
text of `--reports` (default: the samples of the package), as `sayso read` calls it: there most words are no dates, so
that fewer expressions and more characters go by in a second. With `--timex`, span and value F1 on a corpus
with TIMEX3 (`timex.py`).
"""

from __future__ import annotations

import argparse
import json
import platform
import time
from collections.abc import Callable
from datetime import date, datetime, timedelta
from importlib import import_module
from pathlib import Path
from typing import Any

import timex
from sayso import find_dates

CASES = Path(__file__).resolve().parent.parent / "tests" / "cases" / "dates"
SAMPLES = Path(__file__).resolve().parent.parent / "src" / "sayso" / "samples"
Interval = tuple[str | None, str | None]
Found = list[tuple[int, int, set[Interval]]]
Tool = Callable[[str, str], Found]


def cases() -> list[tuple[str, str, int, int, Interval | None]]:
    """Anchor, text, the marked stretch and its interval."""
    out = []
    for path in sorted(CASES.glob("*.tsv")):
        for line in path.read_text("utf-8").splitlines():
            if line and not line.startswith("#"):
                anchor, marked, start, end = (line + "\t").split("\t")[:4]
                marked = marked.replace("\\n", "\n")
                low, high = marked.index("["), marked.index("]")
                text = marked[:low] + marked[low + 1 : high] + marked[high + 1 :]
                bounds = (None if start == ".." else start, None if end == ".." else end)
                out.append((anchor, text, low, high - 1, None if start == "none" else bounds))
    return out


def ours(text: str, anchor: str) -> Found:
    """What sayso finds."""
    return [(m.start, m.end, {m.interval}) for m in find_dates(text, anchor=anchor) if m.interval]


def dateparser_tool() -> Tool:
    """`dateparser.search.search_dates`, for past and for future."""
    search_dates = import_module("dateparser.search").search_dates

    def find(text: str, anchor: str) -> Found:
        out: Found = []
        for prefer in ("past", "future"):
            told = {"RELATIVE_BASE": datetime.fromisoformat(anchor), "PREFER_DATES_FROM": prefer}
            at = 0
            for words, when in search_dates(text, languages=["en"], settings=told) or []:
                start = max(text.find(words, at), 0)
                at = start + len(words)
                day = when.date()
                out.append((start, at, {(day.isoformat(), (day + timedelta(1)).isoformat())}))
        return out

    return find


def recognizers_tool() -> Tool:
    """Recognizers-text, any of its readings."""
    recognize_datetime = import_module("recognizers_date_time").recognize_datetime

    def find(text: str, anchor: str) -> Found:
        out: Found = []
        for result in recognize_datetime(text, "en-us", reference=datetime.fromisoformat(anchor)):
            readings = {reading(value) for value in (result.resolution or {}).get("values", [])}
            out.append((result.start, result.end + 1, {r for r in readings if r}))
        return out

    return find


def reading(value: dict[str, Any]) -> Interval | None:
    """One reading of recognizers as a half-open interval."""
    kind = value.get("type", "")
    try:
        if kind == "date":
            day = date.fromisoformat(value["value"])
            return day.isoformat(), (day + timedelta(1)).isoformat()
        if kind == "daterange":
            return value.get("start"), value.get("end")
        if kind == "datetime":
            when = datetime.fromisoformat(value["value"])
            return when.isoformat()[:16], (when + timedelta(minutes=1)).isoformat()[:16]
        if kind == "datetimerange":
            day = datetime.fromisoformat(value["start"]).date()
            return day.isoformat(), (day + timedelta(1)).isoformat()
    except (KeyError, ValueError):
        return None
    return None


def measured(tool: Tool, reports: list[str]) -> dict[str, float]:
    """Share right, share with no answer, and the speed on sentences and on whole reports, after one round each."""
    rows = cases()
    right = silent = found = 0
    for anchor, text, low, high, interval in rows:
        some = tool(text, anchor)
        found += len(some)
        readings = {r for start, end, several in some if start < high and end > low for r in several}
        right += (interval in readings) if interval else not readings
        silent += bool(interval) and not readings
    sentences = seconds(lambda: [tool(text, anchor) for anchor, text, *_ in rows])
    dense = [" ".join(text for _, text, *_ in rows[at : at + _DENSE]) for at in range(0, len(rows), _DENSE)]
    in_dense = sum(len(tool(text, "2025-01-15")) for text in dense)
    together = seconds(lambda: [tool(text, "2025-01-15") for text in dense])
    in_reports = sum(len(tool(text, "2025-01-15")) for text in reports)
    whole = seconds(lambda: [tool(text, "2025-01-15") for text in reports])
    return {
        "cases": len(rows),
        "interval right": round(right / len(rows), 3),
        "no answer": round(silent / len(rows), 3),
        "sentences: expressions a second": round(found / sentences),
        "sentences: sentences a second": round(len(rows) / sentences),
        "dense texts: expressions a second": round(in_dense / together),
        "reports: expressions a second": round(in_reports / whole),
        "reports: characters a second": round(sum(map(len, reports)) / whole),
    }


def seconds(work: Callable[[], object], *, budget: float = 3.0) -> float:
    """CPU seconds of the quickest of up to seven rounds, as many as the budget allows: other work only slows."""
    best, spent, rounds = float("inf"), 0.0, 0
    while not rounds or (rounds < _ROUNDS and spent < budget):
        start = time.process_time()
        work()
        took = max(time.process_time() - start, 1e-9)
        best, spent, rounds = min(best, took), spent + took, rounds + 1
    return best


_ROUNDS = 7
_DENSE = 50
"""Sentences of a text that is dense in dates: a chronology of two pages."""


def main() -> None:
    """Prints a line of JSON for each tool."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--timex", type=Path, help="a corpus with TIMEX3")
    parser.add_argument("--reports", type=Path, nargs="*", default=[SAMPLES], help="folders of reports as *.txt")
    options = parser.parse_args()
    reports = [path.read_text("utf-8") for folder in options.reports for path in sorted(folder.rglob("*.txt"))]
    print(platform.processor() or platform.machine(), platform.python_version())
    tools: dict[str, Callable[[], Tool]] = {
        "sayso": lambda: ours,
        "dateparser": dateparser_tool,
        "recognizers-text": recognizers_tool,
    }
    for name, make in tools.items():
        try:
            tool = make()
        except ImportError as error:
            print(name, f"not installed: {error}")
            continue
        print(name, json.dumps(measured(tool, reports)), flush=True)
        if options.timex:
            finder = timex.ours if name == "sayso" else timex.from_intervals(tool)
            print(name, json.dumps(timex.scores(timex.documents(options.timex), finder)))


if __name__ == "__main__":
    main()
