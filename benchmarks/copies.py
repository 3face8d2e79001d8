"""How well and how fast copies are found: on made copies, whose originals and changes are known.

    python benchmarks/copies.py [--reports 20000] [--seed 1] [--rivals 20000] [--cost 1000 2000 ...] [--write]

The originals are the reports of the desk's training bundles that are no copies themselves, where they lie beside the
checkout, and invented stories (`stories.py`). Copies are made by `copier.py`: cuts, drops, re-orderings, other words,
retyped quotations, changed numbers and names, negations, hedges, damage; excerpts inside other stories; updates;
rewrites that name their origin; copies of copies; two families of 2,000. A part of the stories share a press
statement, and a part a house's boilerplate: these are no copies. Header facts are given, as the stage `read` would
give them, so this measures linking alone.

Times are of the processor (all threads together), since the machine may be shared. Rivals get the same texts as sets of
word 5-grams: MinHash with 128 permutations, datasketch at a threshold of .5 and rensa with 32 bands. `--write` writes
docs/figures-lineage.md.
"""

from __future__ import annotations

import argparse
import json
import math
import platform
import re
import subprocess
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import texts
from made_copies import Made, Maker
from sayso.link import Lineage, candidates, compare, group, keys, shown
from sayso.model import Report
from sayso.read import read_text

TABLE = texts.ROOT / "docs" / "figures-lineage.md"
PLOT = texts.ROOT / "docs" / "lineage-cost.svg"
STEPS = ("keys", "candidates", "compare", "group", "edits")


@dataclass
class Run:
    """The links of one set of reports, and the processor's seconds by step."""

    links: list[Lineage]
    seconds: dict[str, float]


def linked(reports: Sequence[Report], memory: int = 1 << 30) -> Run:
    """Link the reports, timed by step."""
    seconds: dict[str, float] = {}

    def timed(name: str, step: Callable[[], Any]) -> Any:
        begin = time.process_time()
        out = step()
        seconds[name] = time.process_time() - begin
        return out

    keys([read_text("One line.")])  # the tables of characters are made once
    made = timed("keys", lambda: keys(reports, memory=memory))
    found = timed("candidates", lambda: candidates(made))
    pairs = timed("compare", lambda: compare(made, *found))
    origins = timed("group", lambda: group(made, pairs, {}))
    links = timed("edits", lambda: shown(made, pairs, origins))
    return Run(links, seconds)


def judged(made: Sequence[Made], links: Sequence[Lineage]) -> dict[str, Any]:
    """What is right: links found, their direction, relation and edits."""
    of = {m.id: m for m in made}
    by_copy: defaultdict[str, set[str]] = defaultdict(set)
    for link in links:
        by_copy[link.copy].add(link.origin)
    out: dict[str, Any] = {"links": len(links)}
    out["precision"] = sum(of[x.copy].root == of[x.origin].root for x in links) / max(len(links), 1)
    wrong = Counter(f"{of[x.copy].kind}<-{of[x.origin].kind}" for x in links if of[x.copy].root != of[x.origin].root)
    out["wrong"] = dict(wrong.most_common(5))
    twins: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
    for m in made:
        twins[_bare(m.text)].add(m.id)
    rows: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for copy in made:
        if copy.parent is None:
            continue
        above = set().union(*(twins[_bare(a.text)] for a in copy.ancestors())) - {copy.id}
        right = bool(by_copy[copy.id] & above)
        reverse = any(copy.id in by_copy[a] for a in above)
        family = any(of[origin].root == copy.root for origin in by_copy[copy.id])
        telling = (
            "named"
            if copy.relays
            else "labelled"
            if copy.version
            else "later"
            if copy.day > copy.parent.day
            else "untold"
        )
        for name in (copy.kind, "all", f"direction: {telling}"):
            row = rows[name]
            row["n"] += 1
            row["found"] += family or reverse
            row["ancestor"] += right or reverse
            row["right"] += right
            row["parent"] += copy.parent.id in by_copy[copy.id]
    out["rows"] = {name: dict(row) for name, row in sorted(rows.items())}
    out["edits"] = _edits(of, links)
    direct = {(m.id, m.parent.id) for m in made if m.parent}
    relation = Counter((of[x.copy].kind, x.relation) for x in links if (x.copy, x.origin) in direct)
    out["relations"] = {f"{a}: {b}": n for (a, b), n in sorted(relation.items())}
    return out


def _bare(text: str) -> tuple[str, ...]:
    """The words of a text: copies with the same words cannot be told apart, and are as good as one another."""
    return tuple(re.findall(r"\w+", text.lower()))


def _edits(of: dict[str, Made], links: Sequence[Lineage]) -> dict[str, Counter[str]]:
    """By kind of edit: gold, found and matched, one to one, where kind and place agree; links to the parent only."""
    out: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for link in links:
        copy = of[link.copy]
        if (
            copy.parent is None
            or copy.parent.id != link.origin
            or copy.kind not in ("verbatim", "edited", "worn", "update")
        ):
            continue
        free = list(link.edits)
        for found in link.edits:
            out[found.kind]["found"] += 1
        for edit in copy.edits:
            out[edit.kind]["gold"] += 1
            hit = next(
                (f for f in free if f.kind == edit.kind and (_meet(f.copy, edit.copy) or _meet(f.origin, edit.origin))),
                None,
            )
            if hit:
                free.remove(hit)
                out[edit.kind]["matched"] += 1
    return dict(sorted(out.items()))


def _meet(one: Sequence[tuple[int, int]], other: Sequence[tuple[int, int]]) -> bool:
    return any(a < d and c < b for a, b in one for c, d in other)


def rivals(made: Sequence[Made]) -> dict[str, dict[str, float]]:
    """Recall and speed of MinHash by datasketch and rensa, and of our candidates, on the same texts."""
    out = {}
    reports = [m.report() for m in made]
    begin = time.process_time()
    known = keys(reports)
    left, right = candidates(known)
    ours = time.process_time() - begin
    ids = [r.id for r in known.reports]
    met: defaultdict[str, set[str]] = defaultdict(set)
    for a, b in zip(left.tolist(), right.tolist(), strict=True):
        met[ids[a]].add(ids[b])
        met[ids[b]].add(ids[a])
    out["sayso candidates"] = _recall(made, met) | {"per second": len(made) / ours}
    for name, rival in (("rensa", _rensa), ("datasketch", _datasketch)):
        begin = time.process_time()
        ask = rival(made)
        answers = {m.id: ask(m) for m in made}
        took = time.process_time() - begin
        out[name] = _recall(made, answers) | {"per second": len(made) / took}
    return out


def _recall(made: Sequence[Made], near: Mapping[str, set[str]]) -> dict[str, float]:
    rows: defaultdict[str, list[bool]] = defaultdict(list)
    for copy in made:
        if copy.parent:
            hit = bool(near[copy.id] & {a.id for a in copy.ancestors()})
            rows[copy.kind].append(hit)
            rows["all"].append(hit)
    return {kind: sum(row) / len(row) for kind, row in sorted(rows.items())}


def _shingled(text: str) -> list[str]:
    words = text.lower().split()
    return list({" ".join(words[at : at + 5]) for at in range(max(1, len(words) - 4))})


def _datasketch(made: Sequence[Made]) -> Callable[[Made], set[str]]:
    from datasketch import MinHash, MinHashLSH

    index = MinHashLSH(threshold=0.5, num_perm=128)
    hashes = {}
    for m in made:
        one = MinHash(num_perm=128)
        one.update_batch([s.encode() for s in _shingled(m.text)])
        index.insert(m.id, one)
        hashes[m.id] = one
    return lambda m: set(index.query(hashes[m.id])) - {m.id}


def _rensa(made: Sequence[Made]) -> Callable[[Made], set[str]]:
    from rensa import RMinHash, RMinHashLSH

    index = RMinHashLSH(threshold=0.5, num_perm=128, num_bands=32)
    hashes = []
    for number, m in enumerate(made):
        one = RMinHash(num_perm=128, seed=42)
        one.update(_shingled(m.text))
        index.insert(number, one)
        hashes.append(one)
    number_of = {m.id: number for number, m in enumerate(made)}
    return lambda m: {made[n].id for n in index.query(hashes[number_of[m.id]])} - {m.id}


def cost(size: int, memory: int) -> dict[str, float]:
    """The cost of one size: processor seconds by step, and the memory at the peak beyond the reports themselves."""
    reports = [m.report() for m in Maker(size, 7).all()]
    Path("/proc/self/clear_refs").write_text("5")  # the peak starts anew
    before = _resident()
    run = linked(reports, memory)
    after = _resident()
    return {"reports": len(reports), "links": len(run.links), **run.seconds, "mib": after - before}


def _resident() -> float:
    """The highest resident memory of this process so far, MiB (Linux)."""
    lines = Path("/proc/self/status").read_text().split("\n")
    return int(next(line.split()[1] for line in lines if line.startswith("VmHWM"))) / 1024


def main() -> None:
    """Make, link, judge, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rivals", type=int, default=0, help="reports for datasketch and rensa; 0 leaves them out")
    parser.add_argument("--cost", type=int, nargs="*", default=[], help="sizes whose cost is measured, each by itself")
    parser.add_argument("--memory", type=int, default=1 << 30, help="bytes of keys that are held")
    parser.add_argument("--one-cost", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--write", action="store_true", help="write docs/figures-lineage.md")
    options = parser.parse_args()
    if options.one_cost:
        print(json.dumps(cost(options.one_cost, options.memory)))
        return
    made = Maker(options.reports, options.seed).all()
    reports = [m.report() for m in made]
    run = linked(reports, options.memory)
    result: dict[str, Any] = {"reports": len(reports), "seconds": run.seconds, **judged(made, run.links)}
    result["words"] = sum(len(m.text.split()) for m in made) / len(made)
    if options.rivals:
        result["rivals"] = rivals(made if options.rivals >= len(made) else Maker(options.rivals, options.seed).all())
    result["cost"] = [_apart_cost(size, options.memory) for size in options.cost]
    lines = table(result)
    print("\n".join(lines))
    if options.write:
        TABLE.write_text("\n".join(lines) + "\n", "utf-8")
        if len(result["cost"]) > 1:
            PLOT.write_text(plot(result["cost"]), "utf-8")


def _apart_cost(size: int, memory: int) -> dict[str, float]:
    """One size in a process of its own, so that its memory can be told."""
    command = [sys.executable, __file__, "--one-cost", str(size), "--memory", str(memory)]
    answer: dict[str, float] = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    print("cost", answer, file=sys.stderr)
    return answer


def table(result: dict[str, Any]) -> list[str]:
    """The figures as Markdown."""
    seconds, every = result["seconds"], result["reports"]
    to_candidates = seconds["keys"] + seconds["candidates"]
    verified = to_candidates + seconds["compare"] + seconds["group"]
    lines = [
        "# How well copies are found",
        "",
        f"{every:,} made reports of {result['words']:.0f} words on average, {result['links']:,} links. "
        f"Python {platform.python_version()}, {platform.machine()}; times are of the processor, one core.",
        "",
        "| | |",
        "|---|---|",
        f"| reports a second, to candidates | {every / to_candidates:,.0f} |",
        f"| with verification, direction and choice of origin | {every / verified:,.0f} |",
        f"| with aligned passages and typed edits of every link | {every / sum(seconds.values()):,.0f} |",
        f"| links whose two reports share text (precision) | {result['precision']:.4f} |",
        "",
        "| copies | n | linked in their family | with an ancestor | direction right, of these | direct parent |",
        "|---|---|---|---|---|---|",
    ]
    for name, row in result["rows"].items():
        n, related = row["n"], max(row["ancestor"], 1)
        shares = (row["found"] / n, row["ancestor"] / n, row["right"] / related, row["parent"] / n)
        lines.append(f"| {name} | {n:,} | " + " | ".join(f"{share:.4f}" for share in shares) + " |")
    lines += ["", "| edits | gold | found | precision | recall | F1 |", "|---|---|---|---|---|---|"]
    total: Counter[str] = Counter()
    for kind, row in result["edits"].items():
        total.update(row)
        lines.append(_edit_row(kind, row))
    lines += [_edit_row("all", total), "", "| made as: found as | n |", "|---|---|"]
    lines += [f"| {name} | {count:,} |" for name, count in result["relations"].items()]
    if result["wrong"]:
        lines += ["", f"Wrong links: {result['wrong']}"]
    if "rivals" in result:
        kinds = list(result["rivals"]["rensa"])
        lines += ["", "| candidates by | " + " | ".join(kinds) + " |", "|---" * (len(kinds) + 1) + "|"]
        for name, row in result["rivals"].items():
            lines.append(
                f"| {name} | "
                + " | ".join(f"{row[k]:,.0f}" if k == "per second" else f"{row[k]:.3f}" for k in kinds)
                + " |"
            )
    if result["cost"]:
        lines += [
            "",
            "![Processor seconds against reports, both axes logarithmic, beside n log n](lineage-cost.svg)",
            "",
            "| reports | links | " + " | ".join(f"{s}, s" for s in STEPS) + " | all, µs a report | memory, MiB |",
            "|---" * (len(STEPS) + 4) + "|",
        ]
        for row in result["cost"]:
            each = sum(row[s] for s in STEPS) / row["reports"] * 1e6
            lines.append(
                f"| {row['reports']:,} | {row['links']:,} | "
                + " | ".join(f"{row[s]:.2f}" for s in STEPS)
                + f" | {each:.0f} | {row['mib']:.0f} |"
            )
    return lines


def plot(rows: Sequence[Mapping[str, float]]) -> str:
    """The cost of each size as an SVG, both axes logarithmic, beside n log n through the smallest size."""
    counts = [row["reports"] for row in rows]
    spent = [sum(row[step] for step in STEPS) for row in rows]
    bound = [spent[0] * n * math.log(n) / (counts[0] * math.log(counts[0])) for n in counts]
    low_x, high_x = math.log10(min(counts)), math.log10(max(counts))
    low_y, high_y = math.log10(min(spent)) - 0.1, math.log10(max(spent + bound)) + 0.1

    def at(n: float, seconds: float) -> str:
        x = 60 + 480 * (math.log10(n) - low_x) / (high_x - low_x)
        y = 320 - 280 * (math.log10(seconds) - low_y) / (high_y - low_y)
        return f"{x:.1f},{y:.1f}"

    def line(values: Sequence[float], style: str) -> str:
        points = " ".join(at(n, value) for n, value in zip(counts, values, strict=True))
        return f'<polyline points="{points}" fill="none" {style}/>'

    labels = []
    for n, seconds in zip(counts, spent, strict=True):
        x, y = at(n, seconds).split(",")
        labels.append(f'<circle cx="{x}" cy="{y}" r="4" fill="#1d5a7a"/>')
        labels.append(f'<text x="{x}" y="340" text-anchor="middle">{n:,.0f}</text>')
        labels.append(f'<text x="{x}" y="{float(y) - 9:.1f}" text-anchor="end">{seconds:,.1f} s</text>')
    body = [
        line(bound, 'stroke="#a32c10" stroke-dasharray="5 4" stroke-width="1.5"'),
        line(spent, 'stroke="#1d5a7a" stroke-width="2.5"'),
        *labels,
        '<text x="300" y="362" text-anchor="middle">reports</text>',
        '<text x="75" y="30">processor seconds, one core (line) and n log n (dashes)</text>',
    ]
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 375" font-family="system-ui, sans-serif" '
        'font-size="12"><rect width="600" height="375" fill="#fdfcf9"/>' + "".join(body) + "</svg>\n"
    )


def _edit_row(kind: str, row: Counter[str]) -> str:
    precision, recall = row["matched"] / max(row["found"], 1), row["matched"] / max(row["gold"], 1)
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    return f"| {kind} | {row['gold']:,} | {row['found']:,} | {precision:.3f} | {recall:.3f} | {f1:.3f} |"


if __name__ == "__main__":
    main()
