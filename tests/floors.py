"""The floors: figures below which a change does not get in, tied to the very data they were measured on.

`floors.json` holds rows of {set, backend, metric, floor, fingerprint, how}. Run this file to measure and pin:

    python tests/floors.py BACKEND [--set NAME]

It writes the measured figures less a margin and raises what was lower. It refuses to lower a floor, unless the
environment gives a reason in SAYSO_YES_LOWER_THE_FLOOR_AND_MAKE_THE_PRODUCT_WORSE, which is then kept in the row.
"""

from __future__ import annotations

import json
import math
import os
import subprocess
import sys
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from sayso import evaluate
from sayso.evaluate.desk import FIELDS
from sayso.settings import Settings

FILE = Path(__file__).with_name("floors.json")
ROOT = FILE.parent.parent
SHARED = ROOT.parent / "shared"
FLAG = "SAYSO_YES_LOWER_THE_FLOOR_AND_MAKE_THE_PRODUCT_WORSE"

MARGIN, FEW = 0.005, 0.02
"""Below the measured figure: integer kernels differ a little between processors. Of claims that are denied there are
some fifty, so that one of them, gained by one processor and lost by another, is .01 to .02."""

DEVELOPMENT = ["c2", "d1", "e3", "f1", "g3", "h2", "i2", "j2", "k4"]
"""The bundles that measure and are never trained on (desk/SPLIT.md)."""

SETS = {
    "desk-dev": [f"desk/{name}-*" for name in DEVELOPMENT],
    "real-part2": ["data/real/part2"],
    "polnear-dev": ["data/polnear/dev.jsonl.gz"],
}
METRICS = {
    "desk-dev": ("who-said-what", "who-said-what with cue", *(f"field.{name}" for name in FIELDS)),
    "real-part2": ("who-said-what", "field.affiliation"),
    "polnear-dev": ("rel_sc", "source.token", "cue.token", "content.token"),
}

READING = {
    "desk-dev": (
        *("header.published_on", "header.publisher", "header.relays", "header.dateline", "damage"),
        *("lineage", "lineage.relation", "claims.b3", "claims.independent_sources", "claims.sides"),
        *("claims.denied_by", "claims.contradicts"),
    ),
}
"""What no back end has a part in: pinned once, with the default one."""


@dataclass(frozen=True)
class Floor:
    """One row; `lowered` is why it once went down, empty where it never did."""

    set: str
    backend: str
    metric: str
    floor: float
    fingerprint: str
    how: str
    lowered: str = ""

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What is measured, on what."""
        return self.set, self.backend, self.metric, self.fingerprint


def read(text: str) -> list[Floor]:
    """The rows of a floors.json."""
    return [Floor(**row) for row in json.loads(text)]


def measure(name: str, backend: str, shared: Path = SHARED) -> evaluate.Evaluation:
    """The figures of a back end on one of the sets."""
    gold = [path for pattern in SETS[name] for path in sorted(shared.glob(pattern))]
    return evaluate.run(gold, backend=backend, resamples=0)


def committed() -> dict[tuple[str, str, str, str], float]:
    """The highest floor that was ever committed for each key; empty outside a checkout with history."""

    def git(*arguments: str) -> str:
        done = subprocess.run(["git", "-C", str(ROOT), *arguments], capture_output=True, text=True, check=False)
        return done.stdout if done.returncode == 0 else ""

    name = FILE.relative_to(ROOT).as_posix()
    highest: dict[tuple[str, str, str, str], float] = {}
    for commit in git("log", "--format=%H", "--", name).split():
        text = git("show", f"{commit}:{name}")
        for floor in read(text) if text else []:
            highest[floor.key] = max(floor.floor, highest.get(floor.key, 0.0))
    return highest


def pin(backend: str, names: list[str]) -> None:
    """Measure and write the floors of a back end on these sets."""
    rows = {floor.key: floor for floor in read(FILE.read_text())}
    highest = committed()
    reason = os.environ.get(FLAG, "")
    for name in names:
        found = measure(name, backend)
        for stale in [k for k in rows if k[:2] == (name, backend) and k[3] != found.fingerprint]:
            del rows[stale]
        for metric in METRICS[name] + (READING.get(name, ()) if backend == Settings().backend else ()):
            value = found[metric].value
            margin = FEW if metric.startswith("claims.") else MARGIN
            how = f"measured {value:.4f} by {found.system} {found.version}, less {margin}"
            floor = Floor(name, backend, metric, math.floor((value - margin) * 1000) / 1000, found.fingerprint, how)
            before = rows.get(floor.key)
            excused = before.lowered if before else ""
            ever = highest.get(floor.key, 0.0)
            least = before.floor if before and excused else max(before.floor if before else 0.0, ever)
            print(f"{name} {backend} {metric}: {value:.4f}, floor {least or '-'}")
            if floor.floor >= least:
                rows[floor.key] = replace(floor, lowered=excused if floor.floor < ever else "")
            elif value < least and reason:
                rows[floor.key] = replace(floor, lowered=f"from {least}: {reason}")
            elif value < least:
                sys.exit(f"{metric} fell below its floor; to lower it, give the reason in {FLAG}")
    ordered = [asdict(rows[key]) for key in sorted(rows)]
    FILE.write_text(json.dumps(ordered, indent=1) + "\n")


if __name__ == "__main__":
    which = sys.argv[sys.argv.index("--set") + 1 :] if "--set" in sys.argv else list(SETS)
    pin(sys.argv[1], which)
