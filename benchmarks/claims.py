"""How well claims are gathered and weighed, once the lines are found: gold lines with our own fields, cross-validated.

    python benchmarks/claims.py --halves training/work/halves

The training bundles, those of the desk and our own apart, are judged by trees that were learned on other bundles (five
parts) and vectors of an encoder that was trained on the other half; how their lines are said, by weights and a
decoder that learned from other bundles (`python -m training.manner_network --cross`, first).
Beside it two baselines: one claim a line; and one claim for all lines with the same first content word, actor and
place; and two ceilings: the gold's groups, with our own fields and with the gold's, so that only the counting is ours.
Figures as `sayso eval` counts them. Needs scikit-learn.
"""

from __future__ import annotations

import argparse
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from training.pairs import Story, fit, halves, judges, stories, table

from sayso.evaluate.desk import score_bundle
from sayso.evaluate.tally import Tallies, add
from sayso.link import claims as linking
from sayso.link import rivals as contradiction
from sayso.link.copied import copied
from sayso.link.findings import own_findings
from sayso.link.standing import speakers, standing
from sayso.model import Attribution, Claim, Report

PARTS = 5


def told(found: Iterable[Claim]) -> list[dict[str, Any]]:
    """Claims as the ledger's JSON has them, as far as they are scored."""
    return [
        {
            "id": claim.id,
            "members": list(claim.members),
            "independent_sources": claim.independent_sources,
            "sides": list(claim.sides),
            "denied_by": list(claim.denied_by),
            "contradicts": list(claim.contradicts),
        }
        for claim in found
    ]


def scored(story: Story, found: Sequence[Mapping[str, Any]], out: Tallies) -> None:
    """Add what is right and wrong in the claims of one story."""
    reports = [{"id": report.id} for report in story.reports]
    number: Counter[str] = Counter()
    linked = {}
    for line in story.lines:
        linked[line.report, int(line.id.rpartition("-")[2])] = line.id
        number[line.report] += 1
    ledger = {"reports": reports, "claims": found, "events": []}
    gold = {**story.gold, "events": []}
    for name, tally in score_bundle(gold, ledger, linked).tallies.items():
        if name.startswith("claims."):
            add(out, name, tally)


def alone(story: Story) -> list[dict[str, Any]]:
    """The first baseline."""
    return _plain([[line] for line in story.lines])


def by_word(story: Story) -> list[dict[str, Any]]:
    """The second baseline: the same first long word of the content, actor and place of the saying."""
    of: defaultdict[object, list[Any]] = defaultdict(list)
    texts = {report.id: report.text for report in story.reports}
    for line in story.lines:
        words = [word for a, b in line.content for word in texts[line.report][a:b].casefold().split() if len(word) > 5]
        of[(words or [line.id])[0], line.actor, line.said_in].append(line)
    return _plain(of.values())


def by_gold(story: Story, *, fields: bool) -> list[dict[str, Any]]:
    """The gold's groups and contradictions, counted by us, with the gold's fields or our own."""
    rows = {
        f"{report['id']}-{at}": row for report in story.gold["reports"] for at, row in enumerate(report["attributions"])
    }
    lines = [_as_gold(line, rows[line.id]) if fields else line for line in story.lines]
    of = {report.id: report for report in story.reports}
    own, who, copies = own_findings(lines, of), speakers(lines, story.bodies), copied(lines, story.links)
    groups: defaultdict[str, list[Attribution]] = defaultdict(list)
    for line in sorted(lines, key=lambda line: (_published(of[line.report]), line.report, line.content)):
        if claim := story.claim[line.id]:
            groups[claim].append(line)
    out = []
    for claim in story.gold["claims"]:
        if group := groups[claim["id"]]:
            stand = standing(group, who, copies, {}, own)
            out.append(
                {
                    "id": claim["id"],
                    "members": [line.id for line in group],
                    "independent_sources": len(stand.counted),
                    "sides": list(stand.sides),
                    "denied_by": list(stand.denied_by),
                    "contradicts": claim.get("contradicts") or [],
                }
            )
    return out


def _published(report: Report) -> str:
    return report.published_on.value if report.published_on else "9999"


def _as_gold(line: Attribution, row: Mapping[str, Any]) -> Attribution:
    plain: dict[str, Any] = {
        name: row.get(name) for name in ("stance", "source_kind", "actor", "affiliation", "certainty", "polarity")
    }
    return replace(line, **plain, via=tuple(row.get("via") or ()))


def _plain(groups: Iterable[Sequence[Any]]) -> list[dict[str, Any]]:
    return [
        {
            "id": f"c{at}",
            "members": [line.id for line in group],
            "independent_sources": len({line.actor for line in group if line.source}),
            "sides": sorted({line.affiliation for line in group if line.stance != "denies" and line.affiliation}),
            "denied_by": sorted({line.affiliation for line in group if line.stance == "denies" and line.affiliation}),
            "contradicts": [],
        }
        for at, group in enumerate(groups)
    ]


def show(name: str, tallies: Tallies) -> None:
    """One row."""
    print(
        f"{name:30}", *(f"{key.removeprefix('claims.')} {_value(tally)}" for key, tally in tallies.items()), flush=True
    )


def _value(tally: Any) -> str:
    return f"{tally.value:.3f} (P {tally.precision:.3f} R {tally.recall:.3f})"


def main() -> None:
    """Fit, judge, score, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--halves", type=Path, default=Path("training/work/halves"))
    parser.add_argument("--cache", type=Path, default=Path(tempfile.gettempdir()) / "sayso-fields")
    parser.add_argument("--words", action="store_true", help="without the encoder, as where it cannot be run")
    parser.add_argument("--sweep", action="store_true", help="other thresholds too")
    options = parser.parse_args()
    encoders = halves(options.halves)
    bundles = stories(options.cache)

    def run(name: str, found: Sequence[Sequence[Mapping[str, Any]]]) -> None:
        for kind, chosen in (("desk", False), ("own", True)):
            out: Tallies = {}
            for story, claims in zip(bundles, found, strict=True):
                if story.own == chosen:
                    scored(story, claims, out)
            if out:
                show(f"{name}, {kind}", out)

    vectors = {story.name: None if options.words else encoders[story.half] for story in bundles}
    for name, baseline in (
        ("one claim a line", alone),
        ("word, actor, place", by_word),
        ("gold groups, our fields", partial(by_gold, fields=False)),
        ("gold groups and fields", partial(by_gold, fields=True)),
    ):
        run(name, [baseline(story) for story in bundles])
    tables = [table(story, vectors[story.name]) for story in bundles]
    parts = [judges(fit([one for at, one in enumerate(tables) if at % PARTS != part])) for part in range(PARTS)]

    def ours(name: str) -> None:
        found = [
            linking.judged(
                story.reports, story.lines, story.links, bodies=story.bodies, vectors=vectors[story.name],
                judges=parts[at % PARTS],
            )
            for at, story in enumerate(bundles)
        ]  # fmt: skip
        run(name, [told(claims) for claims in found])

    ours("ours")
    if options.sweep:
        shipped = linking.TOGETHER
        for linking.TOGETHER in (0.15, 0.2, 0.24, 0.28, 0.32, 0.36):
            ours(f"together {linking.TOGETHER}")
        linking.TOGETHER = shipped
        for contradiction.APART in (0.2, 0.3, 0.4, 0.5):
            ours(f"apart {contradiction.APART}")


if __name__ == "__main__":
    main()
