"""The accuracy of the back ends on all sets at hand: `python benchmarks/accuracy.py` writes docs/figures.md.

Runs `sayso eval` on each set and prints every figure with its interval, its command and the fingerprint of its data.
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

from sayso import evaluate
from sayso.evaluate import CORPUS_GATE, Evaluation
from sayso.settings import Settings

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
DEVELOPMENT = ("c2", "d1", "e3", "f1", "g3", "h2", "i2", "j2", "k4")
"""The bundles of desk/SPLIT.md that measure."""

SETS: dict[str, tuple[str, list[Path], str]] = {
    "PolNeAR dev": (
        "84 documents of US political news, by the corpus' own convention (`--scheme polnear`). Two annotators of such "
        "documents agree to .734 (relations).",
        [SHARED / "data" / "polnear" / "dev.jsonl.gz"],
        "sayso eval ../shared/data/polnear/dev.jsonl.gz",
    ),
    "Desk development bundles": (
        "Nine bundles, 54 reports, never trained on. A second annotator reaches .98 (who said what).",
        [next((SHARED / "desk").glob(f"{name}-*"), SHARED) for name in DEVELOPMENT],
        "sayso eval ../shared/desk/{c2,d1,e3,f1,g3,h2,i2,j2,k4}-*",
    ),
    "Real reports, part 2": (
        "Ten real reports marked by the desk's conventions, never trained on: the harder and the more honest figure.",
        [SHARED / "data" / "real" / "part2"],
        "sayso eval ../shared/data/real/part2",
    ),
    "The specimen": (
        "One report. Its text and its gold were read while this was built, so it is an example, not a test.",
        [SHARED / "specimen"],
        "sayso eval ../shared/specimen",
    ),
}
SHOWN = (
    "rel_sc rel_scc rel_sc_exact content_only source.token cue.token content.token source.exact cue.exact "
    "content.exact source_acc_given_content direct.rel_sc mixed.rel_sc indirect.rel_sc "
    "who-said-what|who-said-what with cue|tokens.source|tokens.content|header.published_on|header.publisher|"
    "header.relays|header.dateline|damage|field.style|field.stance|field.source_kind|"
    "field.actor|field.affiliation|field.channel|field.addressee|field.said_on|field.via|field.certainty|field.polarity|"
    "lineage|lineage.relation|claims.b3|claims.independent_sources|claims.sides|claims.denied_by|claims.contradicts"
)


def main(backends: list[str]) -> None:
    """Measure, and write."""
    lines = [
        "# Figures",
        "",
        "Each figure stands with the command that gives it, its data and their fingerprint. Written by "
        "`python benchmarks/accuracy.py`; the speed is in [figures-speed](figures-speed.md).",
        "",
        f"Measured {datetime.now(UTC):%d %B %Y}. Square brackets: 95 % of 1,000 bootstrap samples of documents or "
        "reports. "
        f"A line counts from a probability of {Settings().min_probability} on, on a corpus from {CORPUS_GATE} on.",
    ]
    for name, (what, gold, command) in SETS.items():
        lines += ["", f"## {name}", "", what]
        for backend in backends:
            found = evaluate.run(gold, backend=backend, resamples=1000)
            lines += ["", f"`{command}{'' if backend == 'onnx' else f' --backend {backend}'}`", "", *_table(found)]
            print(name, backend, file=sys.stderr)
    (ROOT / "docs" / "figures.md").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _table(found: Evaluation) -> list[str]:
    shown = {metric for part in SHOWN.split("|") for metric in (part.split() if "rel_sc" in part else [part])}
    out = [
        f"{found.system} {found.version}; data sha256 `{found.fingerprint[:16]}…`",
        "",
        "| figure | value | | P | R | majority |",
        "|---|---:|---|---:|---:|---:|",
    ]
    for measure in found.measures:
        if measure.metric not in shown or not measure.tally.gold:
            continue
        spread = f"[{measure.interval.low:.3f}, {measure.interval.high:.3f}]" if measure.interval else ""
        precision = recall = ""
        if measure.tally.kind == "f1":
            precision, recall = f"{measure.tally.precision:.3f}", f"{measure.tally.recall:.3f}"
        majority = f"{measure.majority:.3f}" if measure.majority is not None else ""
        out.append(
            f"| {measure.metric} | **{measure.tally.value:.3f}** | {spread} | {precision} | {recall} | {majority} |"
        )
    if found.calibration:
        out += ["", f"Probabilities: expected calibration error {found.calibration.expected_error:.3f}."]
    return out


if __name__ == "__main__":
    main(sys.argv[1:] or ["onnx", "rules"])
