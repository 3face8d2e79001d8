"""How well header facts are read, and how well where the tables or the style do not help.

    python benchmarks/header.py [BUNDLE ...] [--errors] [--style NUMBER]

Three readings of the training bundles (../shared/desk and parts 0 and 1 of ../shared/data/real), compared as the desk's
scores compare them:

- `plain`: the reports as they are;
- `unlisted`: the same without the table of newspapers and broadcasters, so that no outlet but the wires is known;
- `styled`: each report's text under headers in other styles (`STYLES`), written from the gold facts. Its house keeps
  its name where its text names it, and bears an invented one where it does not. Relays are those whose words stand in
  the text itself. A copyright line alone is not tried with an agency: others print it under an agency's copy.

`plain` and `unlisted` settle open dates among the reports of a bundle, `styled` reads each report alone.
"""

from __future__ import annotations

import argparse
import random
import re
from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from fields import training
from sayso import wires
from sayso.evaluate import gold
from sayso.evaluate.desk import same
from sayso.model import Extract, Report
from sayso.read import asides, header, publisher
from sayso.read.lines import is_prose, lines
from sayso.read.settle import settle
from sayso.wires import outlets, papers_americas, papers_asia_africa, papers_europe

FIELDS = ("published", "publisher", "relays", "dateline")
HOUSES = ("The Larchfield Courier", "Kestrel Valley Voice", "Nova Kurier", "Polar Times", "El Heraldo del Sur",
          "Mindoro Chronicle", "Radio Tolmar", "Dawnport Tribune", "Gulf Wave News", "Sahel Echo")  # fmt: skip
PEOPLE = ("Dora Finch", "Tendai Moyo", "Ana Bee and Luis Roe", "Li Hua")
TITLE = ("Talks go on after night of claims", "What is known of the case so far", "Officials differ over what happened")
STYLES: tuple[tuple[str, str, str], ...] = (
    # what stands above the text, what opens it, what stands below it
    ("{title}\n{house}\n{mdy}", "", ""),
    ("{house}\n{title}\nBy {by}\n{dmy}", "", ""),
    ("{house}, {wday} {dmy}\n{title}", "", ""),
    ("{HOUSE}\n{dots}\n{title}", "", ""),
    ("{house} | {mdy}\n{title}", "", ""),
    ("{title} | {house}\n{mdy} {clock} GMT", "", ""),
    ("{title} - {house}\nPosted: {mdy} at 7:05 AM EST", "", ""),
    ("{title}\nBy {by} / {house}\n{iso} 09:15", "", ""),
    ("{title}\nBy {by}, {house}\n{mdy}, 6:12 p.m.", "", ""),
    ("{title}\nBy {by} for {house}\n{wday}, {mdy}", "", ""),
    ("{title}\nBy {house} staff\n{mdy}", "", ""),
    ("{title}\nPublished by {house} on {dmy}", "", ""),
    ("{title}\n{house}\nUpdated: {later}\nFirst published: {dmy} {clock}", "", ""),
    ("{title}\n{dmy} | {house}", "", ""),
    ("{title}\n{house} • {dmy} • {clock}", "", ""),
    ("[{house}] {title}\n{dmy}", "", ""),
    ("{title}\n{mdy}", "", "© {year} {house}. All rights reserved."),
    ("{title}\n{dmy}", "", "(c) {house} {year}"),
    ("{title}\n{mdy}", "", "Copyright {year} {house}"),
    ("{title}\nSource: {house}\nDate: {dots}", "", ""),
    ("HEADLINE: {title}\nBYLINE: {by}\nSOURCE: {house}\nDATE: {mdy}\nLENGTH: 412 words", "", ""),
    ("{house}\n\n{mdy} {wday}\n\n{title}\n\nBYLINE: {by}\n\nLENGTH: 412 words", "", ""),
    ("{title}", "{PLACE}, {mdy} ({house}) - ", ""),
    ("{title}\n{dmy}", "{PLACE}, {md} ({house}) -- ", ""),
    ("{title}\n{dmy}", "{PLACE} ({house}) — ", ""),
    ("{title}", "{place}, {dmy} [{house}] – ", ""),
    ("{title}", "{PLACE}, {mdy} /{house}/ - ", ""),
    ("{title}", "{PLACE}. {mdy} ({house}) - ", ""),
    ("{title}\n{house}, {dots}, {clock}", "{PLACE} – ", ""),
    ("{title}\n{house} {iso}", "{PLACE}, {country}, {md} - ", ""),
    ("{title}", "{house}, {PLACE}, {mdy} - ", ""),
    ("{title}\n{dmy}", "({house}) - ", ""),
)
DATED = frozenset({22, 23, 25, 26, 27, 29, 30})
"""Styles whose dateline shows a day."""


@dataclass(frozen=True, slots=True)
class Sample:
    """A report and what must be read from it; `kind` names the reading, and the style where there is one."""

    kind: str
    report: Report
    wanted: dict[str, Any]


def read(text: str, name: str) -> Report:
    """A report with its header facts."""
    return header.read_header(Report(id=name, path=name, text=text, extract=Extract.identity(text)))


def told(report: Report) -> dict[str, Any]:
    """The four facts of a report."""
    return {
        "published": report.published_on and report.published_on.value,
        "publisher": report.publisher and report.publisher.value,
        "relays": [r.value for r in report.relays],
        "dateline": (report.dateline.place, report.dateline.on) if report.dateline else None,
    }


def right(field: str, wanted: Any, got: Any) -> bool:
    """Whether a fact is as it should be."""
    if field == "dateline":
        place, on = wanted or (None, None)
        other, day = got or (None, None)
        return same("actor", place, other) and (on or None) == (day or None)
    return same({"publisher": "actor", "relays": "via"}.get(field, field), wanted, got)


def bundles(paths: list[Path], kind: str) -> list[Sample]:
    """The reports of the bundles as they are."""
    out = []
    for bundle in gold.load(paths).bundles:
        rows = {str(row["id"]): row for row in bundle.gold["reports"]}
        found = [
            read((bundle.folder / "reports" / f"{name}.txt").read_bytes().decode(), f"{bundle.name}/{name}")
            for name in rows
        ]
        for report, row in zip(settle(found), rows.values(), strict=True):
            line = row.get("dateline")
            wanted = {
                "published": row.get("published") and str(row["published"]),
                "publisher": row.get("publisher"),
                "relays": row.get("relays") or [],
                "dateline": (line["place"], line.get("date") and str(line["date"])) if line else None,
            }
            out.append(Sample(kind, report, wanted))
    return out


def without_table(paths: list[Path]) -> list[Sample]:
    """The reports as they are, read with no newspaper or broadcaster known."""
    tables = {module: vars(module)["WIRES"] for module in (outlets, papers_americas, papers_europe, papers_asia_africa)}
    try:
        for module in tables:
            vars(module)["WIRES"] = ()
        _forget()
        return bundles(paths, "unlisted")
    finally:
        for module, table in tables.items():
            vars(module)["WIRES"] = table
        _forget()


def _forget() -> None:
    for cached in (wires.directory, asides._wire_footers, asides._wire_signs, publisher._house_stamps):
        cached.cache_clear()


def styled(plain: list[Sample], only: int | None) -> list[Sample]:
    """The texts of the reports under headers in each style."""
    dice = random.Random(20261126)
    out = []
    for sample in plain:
        wanted = sample.wanted
        shown = told(sample.report)
        if not wanted["published"] or any(not right(f, wanted[f], shown[f]) for f in FIELDS):
            continue
        text = sample.report.text
        start = _lead(sample.report)
        below = [r.value for r in sample.report.relays if r.passage and r.passage.start >= start]
        body = text[start:]
        if sum(is_prose(line) for line in lines(body)) < 3 or len(below) < len(wanted["relays"]) - 1:
            continue
        for number, (above, opens, end) in enumerate(STYLES):
            own = wanted["publisher"].casefold() in body.casefold()
            house = wanted["publisher"] if own else dice.choice(HOUSES)
            values = _values(date.fromisoformat(wanted["published"]), house, dice)
            wire = wires.directory().named.get(wires.fold(house))
            if number not in (only, number if only is None else -1) or (end and wire and wire.kind == "agency"):
                continue
            copy = f"{above}\n{opens}{body.rstrip()}\n{end}".format_map(values) if "{" not in body else ""
            place = re.search(r"\{PLACE\}(?:, \{country\})?|\{place\}", opens)
            day = wanted["published"] if number in DATED else None
            line = (place.group().format_map(values), day) if place else None
            facts = {"published": wanted["published"], "publisher": house, "relays": below, "dateline": line}
            if copy:
                out.append(Sample(f"styled {number:02d}", read(copy, f"{sample.report.id}#{number}"), facts))
    return out


def _lead(report: Report) -> int:
    """Where the news begins, behind any dateline."""
    first = next((x for x in lines(report.text) if is_prose(x) and x.end - x.start > 80), None)
    if first is None:
        return len(report.text)
    low = first.start
    ends = [a.passage.end for a in report.asides if a.kind == "header" and first.start <= a.passage.start < first.end]
    line = report.dateline.passage.end if report.dateline and report.dateline.passage.start >= low else 0
    low = max([low, line, *ends])
    tag = re.compile(r"[,.]?\s*(?:\([^()\n]{2,40}\)|\[[^\]\n]{2,20}\]|/[A-Za-z-]+/|Kyodo)?[:.]?\s*(?:[-–—]+|\.-)?\s*")
    match = tag.match(report.text, low)
    return match.end() if match and (line or ends) else low


def _values(day: date, house: str, dice: random.Random) -> dict[str, str]:
    place, country = dice.choice(
        (("Tromso", "Norway"), ("Port Louis", "Mauritius"), ("Quito", "Ecuador"), ("Busan", "South Korea"))
    )
    later = date.fromordinal(day.toordinal() + 1)
    return {
        "house": house, "HOUSE": house.upper(), "title": dice.choice(TITLE), "by": dice.choice(PEOPLE),
        "place": place, "PLACE": place.upper(), "country": country, "year": str(day.year), "iso": day.isoformat(),
        "mdy": f"{day:%B} {day.day}, {day.year}", "dmy": f"{day.day} {day:%B} {day.year}", "md": f"{day:%B} {day.day}",
        "dots": f"{day:%d.%m.%Y}", "wday": f"{day:%A}", "clock": "14:05", "later": f"{later.day} {later:%B %Y}",
    }  # fmt: skip


def main() -> None:
    """Print the shares that are right, by reading and by style."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("bundles", nargs="*", type=Path)
    parser.add_argument("--errors", action="store_true", help="print what is wrong")
    parser.add_argument("--style", type=int, help="one style only")
    chosen = parser.parse_args()
    paths = chosen.bundles or training()
    plain = bundles(paths, "plain")
    samples = plain + without_table(paths) + styled(plain, chosen.style)
    ok: Counter[tuple[str, str]] = Counter()
    total: Counter[str] = Counter()
    for sample in samples:
        got = told(sample.report)
        kinds = {sample.kind, sample.kind.split()[0]}
        total.update(kinds)
        for field in FIELDS:
            if right(field, sample.wanted[field], got[field]):
                ok.update((kind, field) for kind in kinds)
            elif chosen.errors:
                print(f"{sample.kind} {sample.report.id} {field}: {got[field]!r}, not {sample.wanted[field]!r}")
    for kind in sorted(total):
        shares = "  ".join(f"{field} {ok[kind, field]}/{total[kind]}" for field in FIELDS)
        shown = STYLES[int(kind.split()[1])] if " " in kind else ("", "", "")
        print(f"{kind:10} {shares}  {' // '.join(part for part in shown if part)!r}")


if __name__ == "__main__":
    main()
