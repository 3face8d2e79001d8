"""Header facts of invented copy in the styles of many houses (cases/headers.txt)."""

from __future__ import annotations

from pathlib import Path

import pytest

from sayso.evaluate.desk import same
from sayso.model import Extract, Report
from sayso.read.header import read_header


def blocks(source: str) -> list[tuple[str, dict[str, str], str]]:
    """The name, what is expected and the copy of each case."""
    out = []
    for block in source.split("\n=== ")[1:]:
        head, _, copy = block.partition("\n---\n")
        name, *facts = head.splitlines()
        out.append((name, dict(fact.split(": ", 1) for fact in facts), copy))
    return out


CASES = blocks((Path(__file__).parent / "cases" / "headers.txt").read_text("utf-8"))


def wrong(report: Report, expected: dict[str, str]) -> dict[str, object]:
    """The facts that are not as expected, by the measure that the desk's scores use."""
    place, _, day = (part.strip() for part in expected.get("dateline", "").partition("|"))
    got = {
        "publisher": report.publisher and report.publisher.value,
        "relays": [r.value for r in report.relays],
        "published": report.published_on and report.published_on.value,
        "dateline": (report.dateline.place, report.dateline.on) if report.dateline else None,
    }
    out: dict[str, object] = {}
    for field, value in expected.items():
        told = got[field]
        if field == "relays":
            right = same("via", [] if value == "-" else value.split("; "), told)
        elif field == "dateline" and report.dateline:
            right = same("actor", place, report.dateline.place) and (day or None) == report.dateline.on
        else:
            right = same("actor" if field == "publisher" else field, None if value == "-" else value, told)
        if not right:
            out[field] = told
    return out


@pytest.mark.parametrize(("expected", "copy"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_header_facts(expected: dict[str, str], copy: str) -> None:
    report = read_header(Report(id="r", path="r.txt", text=copy, extract=Extract.identity(copy)))
    assert not wrong(report, expected)


LEADS = [
    line.split(" | ", 1)
    for line in (Path(__file__).parent / "cases" / "relays.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.parametrize(("houses", "lead"), LEADS, ids=[lead for _, lead in LEADS])
def test_relays_of_a_lead(houses: str, lead: str) -> None:
    copy = f"Minister kept shares\n\nVIENNA, June 3, 2025 (Polarpress) - {lead}\n\nNobody would comment on Tuesday.\n"
    report = read_header(Report(id="r", path="r.txt", text=copy, extract=Extract.identity(copy)))
    assert not wrong(report, {"publisher": "Polarpress", "relays": houses})
