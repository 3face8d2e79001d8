"""How fast sayso reads, and what of it is the model: `python benchmarks/run.py [--backend onnx] [--words 30000]`.

Writes `benchmarks/results/<backend>.json` and the table `docs/figures-speed.md` from all results there. Every figure
that is compared with another comes from the same run. Each measurement runs in a fresh process (`probe.py`).
"""

from __future__ import annotations

import argparse
import datetime
import json
import os
import platform
import resource
import subprocess
import sys
import tempfile
from importlib import metadata
from itertools import pairwise
from pathlib import Path
from typing import Any

import texts

HERE = Path(__file__).resolve().parent
RESULTS = HERE / "results"
TABLE = texts.ROOT / "docs" / "figures-speed.md"

Result = dict[str, Any]


def main() -> None:
    """Measure one back end and write everything."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--backend", default="onnx")
    parser.add_argument("--words", type=int, default=30_000, help="least size of the reading that is timed")
    parser.add_argument("--long", type=int, default=1_000_000, help="code points of the longest sentence")
    parser.add_argument("--quotes", type=int, default=10_000, help="quotations in the longest line of them")
    options = parser.parse_args()
    result = {
        "backend": options.backend,
        "sayso": metadata.version("sayso"),
        "date": datetime.datetime.now(datetime.UTC).date().isoformat(),
        "machine": machine(),
        "texts": texts.origin(),
        **measured(options.backend, options.words, options.long, options.quotes),
    }
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / f"{options.backend}.json").write_text(json.dumps(result, indent=1) + "\n")
    results = [json.loads(path.read_text()) for path in sorted(RESULTS.glob("*.json"))]
    TABLE.write_text(table(results))
    print(TABLE.read_text())


def measured(backend: str, words: int, long: int, quotes: int) -> Result:
    """All measurements of one back end."""
    base = texts.reports(words)
    few = base[: max(1, len(base) // 10)]
    with tempfile.TemporaryDirectory() as scratch:
        place = Path(scratch)
        folder = _folder(place / "reports", base)
        once = _folder(place / "once", few)
        copies = _folder(place / "copies", few * 10)
        pages = _folder(place / "pages", [texts.page(text) for text in base], "html")
        one, two = probe(backend, 1, folder), probe(backend, 2, folder)
        return {
            "start": {
                "python": start(["-c", "pass"]),
                "help": start(["-m", "sayso", "--help"]),
                "read": start(["-m", "sayso", "read", "--backend", backend, str(_folder(place / "small", [_SMALL]))]),
            },
            "one_core": one,
            "two_cores": two,
            "floor": probe(backend, 1, folder, "floor"),
            "once": probe(backend, 1, once),
            "copies": probe(backend, 1, copies),
            "pages": probe("rules", 1, pages),
            "sentence": [_single(place, backend, "s", texts.sentence(long // n), long // n) for n in (4, 2, 1)],
            "quotes": [_single(place, backend, "q", texts.quotes(quotes // n), quotes // n) for n in (4, 2, 1)],
        }


_SMALL = "LAGOS, 4 March (Harbour News) - The bridge is shut, Mayor Ada Onu said on Tuesday.\n"


def _folder(folder: Path, contents: list[str], ending: str = "txt") -> Path:
    folder.mkdir()
    for number, text in enumerate(contents):
        (folder / f"r{number:05}.{ending}").write_bytes(text.encode())
    return folder


def _single(place: Path, backend: str, kind: str, text: str, size: int) -> Result:
    return {"size": size, **probe(backend, 1, _folder(place / f"{kind}{size}", [text]))}


def probe(backend: str, cores: int, folder: Path, *extra: str) -> Result:
    """One reading of a folder in a fresh process."""
    command = [sys.executable, str(HERE / "probe.py"), backend, str(cores), str(folder), *extra]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{' '.join(command)}\n{done.stderr}")
    found: Result = json.loads(done.stdout.splitlines()[-1])
    print(f"{backend} {cores} {folder.name}: {found['seconds']:.2f} s", file=sys.stderr)
    return found


def start(arguments: list[str], tries: int = 5) -> float:
    """CPU seconds (user and system) of a Python process from start to end: the least of some tries."""
    least = float("inf")
    for _ in range(tries):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        least = min(least, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return least


def machine() -> str:
    """The processor's name, its cores, and the versions that matter."""
    name = platform.processor() or platform.machine()
    info = Path("/proc/cpuinfo")
    if info.exists():
        lines = [line.partition(":")[2].strip() for line in info.read_text().splitlines() if "model name" in line]
        name = lines[0] if lines else name
    return f"{name}, {len(os.sched_getaffinity(0))} cores, Python {platform.python_version()}"


def table(results: list[Result]) -> str:
    """The results as a page of the documentation."""
    parts = [
        "# Speed\n",
        "Written by `python benchmarks/run.py --backend NAME`; do not edit. Words are counted as by `wc -w`; ratios "
        "are of CPU seconds. Figures of one column come from one run; compare columns only where machine and date are "
        "the same.\n",
        "| | " + " | ".join(f"`{one['backend']}`" for one in results) + " |",
        "|---|" + "---:|" * len(results),
    ]
    columns = [_column(one) for one in results]
    parts += [f"| {name} | " + " | ".join(column[name] for column in columns) + " |" for name in columns[0]]
    return "\n".join(parts) + "\n"


def _column(one: Result) -> dict[str, str]:
    single, double, start_of = one["one_core"], one["two_cores"], one["start"]
    watched = one["floor"]
    inner = watched["model_seconds"] or watched["backend_seconds"]  # the rules have no model but themselves
    alone = watched["floor_seconds"] or watched["backend_seconds"]
    pages = one["pages"]
    return {
        "date": one["date"],
        "machine": one["machine"],
        "texts": f"{one['texts']}: {single['reports']} reports, {single['words']:,} words",
        "words per second, one core": f"{single['words'] / single['seconds']:,.0f}",
        "words per second, two cores": f"{double['words'] / double['seconds']:,.0f}",
        "words per CPU second, one core": f"{single['words'] / single['cpu_seconds']:,.0f}",
        "words per CPU second of the model alone, same windows, one core": f"{watched['words'] / alone:,.0f}",
        "share of everything around the model": f"{1 - inner / watched['cpu_seconds']:.1%}",
        "share of everything around the back end": f"{1 - watched['backend_seconds'] / watched['cpu_seconds']:.1%}",
        "resolving over the model alone": f"{watched['resolve_seconds'] / alone:.3f}",
        "whole reading over the model alone": f"{watched['cpu_seconds'] / alone:.2f}",
        "peak memory, one core (MB)": f"{single['peak_bytes'] / 1e6:,.0f}",
        "CPU seconds of an empty `python`": f"{start_of['python']:.2f}",
        "CPU seconds of `sayso --help`": f"{start_of['help']:.2f}",
        "CPU seconds of `sayso read` on one line": f"{start_of['read']:.2f}",
        "ten copies of each report over one": f"{one['copies']['cpu_seconds'] / one['once']['cpu_seconds']:.2f}",
        "of that, back end": f"{one['copies']['backend_seconds'] / one['once']['backend_seconds']:.2f}",
        "one sentence of n, 2n, 4n code points": _growth(one["sentence"]),
        "one line of n, 2n, 4n quotations": _growth(one["quotes"]),
        "web pages per second, with the rules": f"{pages['reports'] / pages['seconds']:,.1f}",
        "web pages per second, without the back end": _rate(pages),
    }


def _rate(pages: Result) -> str:
    return f"{pages['reports'] / (pages['seconds'] - pages['backend_seconds']):,.1f}"


def _growth(steps: list[Result]) -> str:
    """CPU seconds at each size, and how much more each doubling took (2 is linear)."""
    seconds = [step["cpu_seconds"] for step in steps]
    times = ", ".join(f"{later / sooner:.2f}" for sooner, later in pairwise(seconds))
    return f"n = {steps[0]['size']:,}: " + ", ".join(f"{value:.2f} s" for value in seconds) + f" (times {times})"


if __name__ == "__main__":
    main()
