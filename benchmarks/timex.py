"""Scores dates against TIMEX3 annotations: spans by overlap, values by TempEval-3's measure.

`python benchmarks/timex.py FILE.jsonl.gz [--show]`, FILE in the shape of the shared corpora: a line a document, with
`text`, `dct` and `mentions` of kind TIMEX3 with `start`, `end`, `type` and `value`.

Span F1 counts a gold expression as found where a predicted one overlaps it, one to one; value F1 counts of these the
pairs whose values are equal, over all gold and all predicted expressions (UzZaman et al. 2013, section 4).
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any

from sayso import find_dates

LAST_SENTENCE = 5
Span = tuple[int, int, str]
Finder = Callable[[str, str], list[Span]]


def ours(text: str, anchor: str) -> list[Span]:
    """Our mentions as spans with a TIMEX3 value."""
    return [(m.start, m.end, m.value) for m in find_dates(text, anchor=anchor) if m.value]


def from_intervals(tool: Callable[[str, str], list[tuple[int, int, set[tuple[str | None, str | None]]]]]) -> Finder:
    """A finder that names by TIMEX3 what another tool gives as intervals: days, months, years; the likeliest first."""

    def find(text: str, anchor: str) -> list[Span]:
        out: list[Span] = []
        for start, end, readings in tool(text, anchor):
            values = [named(*reading) for reading in sorted(readings, key=str)]
            if not any(start < high and end > low for low, high, _ in out):
                out.append((start, end, values[0] if values else ""))
        return sorted(out)

    return find


def named(start: str | None, end: str | None) -> str:
    """TIMEX3's value of an interval."""
    if not start or not end or "T" in start:
        return start or end or ""
    days = (date.fromisoformat(end[:10]) - date.fromisoformat(start[:10])).days
    return start[:4] if days > 360 else start[:7] if days > 27 else start


def documents(path: Path, *, creation: bool = True) -> list[tuple[str, str, list[Span]]]:
    """Text, anchor and gold spans of each document; `creation`: with the line that dates the document."""
    out = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            document: dict[str, Any] = json.loads(line)
            times = [m for m in document["mentions"] if m["kind"] == "TIMEX3"]
            dated = next((m["value"] for m in times if m.get("functionInDocument") == "CREATION_TIME"), document["dct"])
            kept = [m for m in times if creation or m.get("functionInDocument") != "CREATION_TIME"]
            gold = [(int(m["start"]), int(m["end"]), str(m.get("value", ""))) for m in kept]
            # MEANTIME annotates times in the first six sentences only (numbers 0 to 5): the rest is not scored.
            inside = [int(m["end"]) for m in document["mentions"] if m.get("sentence", 0) <= LAST_SENTENCE]
            text = document["text"][: max(inside, default=len(document["text"])) + 1]
            anchor = dated if dated and re.match(r"\d{4}-\d\d-\d\d", dated) else "2008-01-01"
            # What is not scored is blanked, so that it is not found either; the anchor tells what it told.
            for m in times:
                if m not in kept:
                    text = text[: m["start"]] + " " * (m["end"] - m["start"]) + text[m["end"] :]
            out.append((text, anchor[:10], sorted(gold)))
    return out


def paired(gold: list[Span], found: list[Span]) -> list[tuple[Span, Span]]:
    """Gold and found spans that overlap, one to one, in order."""
    pairs, used = [], set()
    for g in gold:
        for n, f in enumerate(found):
            if n not in used and f[0] < g[1] and f[1] > g[0]:
                used.add(n)
                pairs.append((g, f))
                break
    return pairs


def scores(corpus: Iterable[tuple[str, str, list[Span]]], finder: Finder, *, show: bool = False) -> dict[str, float]:
    """Relaxed and strict span F1, value F1, and the value's accuracy over matched spans."""
    gold_n = found_n = overlap = strict = value = 0
    for text, anchor, gold in corpus:
        found = finder(text, anchor)
        pairs = paired(gold, found)
        gold_n, found_n, overlap = gold_n + len(gold), found_n + len(found), overlap + len(pairs)
        strict += sum(g[:2] == f[:2] for g, f in pairs)
        value += sum(g[2] == f[2] for g, f in pairs)
        if show:
            for g, f in pairs:
                if g[2] != f[2]:
                    print(f"value   {text[g[0] : g[1]]!r} is {g[2]}, not {f[2]}; from {anchor}")
            for g in gold:
                if g not in [pair[0] for pair in pairs]:
                    print(f"missed  {text[max(0, g[0] - 30) : g[0]]!r} {text[g[0] : g[1]]!r} {g[2]}")
            for f in found:
                if f not in [pair[1] for pair in pairs]:
                    print(f"extra   {text[max(0, f[0] - 30) : f[0]]!r} {text[f[0] : f[1]]!r} {f[2]}")

    def f1(hits: int) -> float:
        return 2 * hits / max(1, gold_n + found_n)

    return {
        "gold": gold_n,
        "found": found_n,
        "span F1, overlap": round(f1(overlap), 3),
        "span F1, exact": round(f1(strict), 3),
        "value F1": round(f1(value), 3),
        "value accuracy of matched": round(value / max(1, overlap), 3),
    }


def reliability(corpus: Iterable[tuple[str, str, list[Span]]]) -> list[tuple[float, int, float]]:
    """By stated confidence: how many mentions with a value there are, and the share of them whose value is the gold's.

    A mention that touches no gold expression counts as wrong.
    """
    counted: dict[float, list[bool]] = {}
    for text, anchor, gold in corpus:
        mentions = [m for m in find_dates(text, anchor=anchor) if m.value]
        spans = [(m.start, m.end, m.value) for m in mentions]
        right = {found for g, found in paired(gold, spans) if g[2] == found[2]}
        for mention, span in zip(mentions, spans, strict=True):
            counted.setdefault(mention.confidence, []).append(span in right)
    return [(stated, len(some), round(sum(some) / len(some), 2)) for stated, some in sorted(counted.items())]


def main() -> None:
    """Prints the scores with and without the line that dates a document."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("path", type=Path)
    parser.add_argument("--show", action="store_true", help="print what is wrong (training data only)")
    options = parser.parse_args()
    print("all", scores(documents(options.path), ours, show=options.show))
    for stated, number, right in reliability(documents(options.path)):
        print(f"confidence {stated}: {number} mentions, {right} right")
    print("without creation time", scores(documents(options.path, creation=False), ours))


if __name__ == "__main__":
    main()
