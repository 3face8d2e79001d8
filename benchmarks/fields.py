"""How well a saying is resolved once it is found: the fields of gold attributions, filled by our own resolver.

    python benchmarks/fields.py [BUNDLE ...] [--field NAME ...] [--errors] [--guesses LEDGERS]

Each gold attribution of the bundles (default: the training bundles of ../shared/desk and parts 0 and 1 of
../shared/data/real) is given to `resolve` by its spans alone, and the fields that come back are compared as
`sayso eval` compares them. The majority column is the share of the most frequent gold answer; precision and recall
are over the lines where we, or the gold, say anything. With `--errors` each wrong answer is printed. The network's
guesses come from one pass over the reports (cached in --cache), by the cue that overlaps; on bundles that the network
was trained on they are better than in life.
"""

from __future__ import annotations

import argparse
import pickle
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from sayso import backends
from sayso.attribute import Attributed, attribute
from sayso.evaluate import gold
from sayso.evaluate.desk import FIELDS, locate, same
from sayso.model import Attribution, Guess, Passage, Report
from sayso.read import read_paths
from sayso.read.settle import settle
from sayso.resolve import resolve

DEVELOPMENT = ("c2", "d1", "e3", "f1", "g3", "h2", "i2", "j2", "k4")
SHARED = Path(__file__).resolve().parent.parent.parent / "shared"


@dataclass(frozen=True, slots=True)
class Given:
    """One report, its gold attributions as lines without fields, what the gold says of each, and the guesses."""

    bundle: str
    report: Report
    lines: list[Attribution]
    rows: list[Any]
    guesses: dict[str, tuple[Guess, ...]]


def training() -> list[Path]:
    """The bundles that may be looked at."""
    desk = sorted(path.parent for path in (SHARED / "desk").glob("*/gold.yaml"))
    real = SHARED / "data" / "real"
    return [p for p in desk if not p.name.startswith(DEVELOPMENT)] + [real / "part0", real / "part1"]


def given(paths: list[Path], cache: Path) -> Iterator[Given]:
    """The reports of the bundles with their gold attributions."""
    for bundle in gold.load(paths).bundles:
        folder = bundle.folder / "reports"
        reports = settle(read_paths([folder]).reports)
        pointed = _pointed(list(reports), cache / f"{bundle.name}.pickle")
        of: defaultdict[str, list[Attribution]] = defaultdict(list)
        for line in pointed.attributions:
            of[line.report].append(line)
        rows = {row["id"]: row for row in bundle.gold["reports"]}
        for report in reports:
            if report.id not in rows:
                continue
            lines, answers, guesses = [], [], {}
            for number, row in enumerate(rows[report.id]["attributions"]):
                spans = {
                    role: tuple(Passage(*s) for s in locate(report.text, row[role], row.get("near")))
                    if row.get(role)
                    else ()
                    for role in ("source", "cue", "content")
                }
                id = f"{report.id}-{number}"
                line = Attribution(id, report.id, spans["source"], spans["cue"], spans["content"], 1.0)
                lines.append(line)
                answers.append(row)
                guesses[line.id] = _of_cue(line, of[report.id], pointed.guesses)
            yield Given(bundle.name, report, lines, answers, guesses)


def _of_cue(line: Attribution, found: list[Attribution], guesses: dict[str, tuple[Guess, ...]]) -> tuple[Guess, ...]:
    """The guesses for the found line whose cue overlaps, nearest source and content first."""

    def shared(other: Attribution) -> int:
        parts = zip((*line.source, *line.content), (*other.source, *other.content), strict=False)
        return sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a, b in parts)

    met = [o for o in found if any(a.start < b.end and b.start < a.end for a in line.cue for b in o.cue)]
    return guesses[max(met, key=shared).id] if met else ()


def _pointed(reports: list[Report], path: Path) -> Attributed:
    backend = backends.load("onnx")
    key = sha256(
        (str(getattr(backend, "version", "")) + "".join(r.text for r in reports)).encode("utf-8", "surrogatepass")
    ).hexdigest()
    if path.exists():
        kept = pickle.loads(path.read_bytes())  # noqa: S301 - our own file
        if kept[0] == key:
            found: Attributed = kept[1]
            return found
    out = attribute(reports, backend)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(pickle.dumps((key, out)))
    return out


def main() -> None:
    """Parse, resolve, compare, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bundles", nargs="*", type=Path)
    parser.add_argument("--field", nargs="*", choices=[*FIELDS, "said_in"], default=list(FIELDS))
    parser.add_argument("--errors", action="store_true", help="print each wrong answer")
    parser.add_argument("--no-guesses", action="store_true", help="leave the network's guesses out")
    parser.add_argument("--cache", type=Path, default=Path(tempfile.gettempdir()) / "sayso-fields")
    options = parser.parse_args()
    right: Counter[tuple[str, str]] = Counter()
    told: Counter[tuple[str, str]] = Counter()
    hit: Counter[tuple[str, str]] = Counter()
    answers: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for one in given(options.bundles or training(), options.cache):
        part = "real" if one.bundle.startswith("part") else "desk"
        resolved = resolve(one.report, one.lines, {} if options.no_guesses else one.guesses)
        for line, row in zip(resolved.lines, one.rows, strict=True):
            for name in options.field:
                found = getattr(line, name)
                answer = row.get(name)
                ok = same(name, answer, list(found) if isinstance(found, tuple) else found)
                right[part, name] += ok
                told[part, name] += bool(found)
                hit[part, name] += bool(ok and found)
                answers[part, name].append(repr(answer or None))
                if options.errors and not ok:
                    text = one.report.text
                    shown = " | ".join(
                        " ".join(" ".join(text[a:b].split()) for a, b in spans) or "-"
                        for spans in (line.source, line.cue, line.content)
                    )
                    print(f"{one.bundle}/{one.report.id} {name}: gold {answer!r} found {found!r}  <- {shown[:200]}")
    print(f"{'':6} {'field':14} right  majority     n  precision recall  gold")
    for part, name in sorted(answers):
        n = len(answers[part, name])
        most = Counter(answers[part, name]).most_common(1)[0][1]
        due = n - answers[part, name].count("None")
        precision, recall = hit[part, name] / max(told[part, name], 1), hit[part, name] / max(due, 1)
        shown = f"{right[part, name] / n:.3f}     {most / n:.3f}  {n:4}"
        print(f"{part:6} {name:14} {shown}      {precision:.3f}  {recall:.3f}  {due:4}")


if __name__ == "__main__":
    main()
