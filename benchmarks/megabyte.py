"""Seconds a megabyte of plain text costs to read (header facts and damage), in the shapes that make readers slow.

Run it as `python benchmarks/megabyte.py`: processor seconds for one and for four megabytes of each shape (the best of
three runs each), beside the floor of a single pass of a pattern of words over the same text. The words are those of
the sample reports.
"""

from __future__ import annotations

import random
import re
import time
from collections.abc import Callable
from pathlib import Path

from sayso.read import read_text

SAMPLES = Path(__file__).parents[1] / "src" / "sayso" / "samples"
SHORT, LONG = 1_000_000, 4_000_000
_WORD = re.compile(r"[^\W_]+")


def shapes() -> dict[str, str]:
    """A text of `LONG` code points of each shape."""
    reports = [path.read_text("utf-8") for path in sorted(SAMPLES.rglob("*.txt"))]
    words = _WORD.findall(" ".join(reports))
    draw = random.Random(27)
    one = {
        "reports, one after another": "\n\n".join(reports) + "\n\n",
        "one sentence": " ".join(draw.choice(words) for _ in range(LONG // 5)) + " ",
        "quotations": '"We will go on," said Minister Ana Brook on Tuesday. ',
        "unbalanced quotations": '“We will go on, said Minister Ana Brook. "And so ',
    }
    return {name: (text * (LONG // len(text) + 1))[:LONG] for name, text in one.items()}


def seconds(work: Callable[[str], object], text: str) -> float:
    """The processor time of the fastest of three runs."""
    took = []
    for _ in range(3):
        began = time.process_time()
        work(text)
        took.append(time.process_time() - began)
    return min(took)


def main() -> None:
    """Print the table."""
    read_text("Ana Brook said on Tuesday that the port was open. " * 50)  # the word list and the tables are loaded
    print(f"{'shape':28} {'s for 1 MB':>10} {'s for 4 MB':>10} {'grows':>6} {'passes of words':>16}")
    for name, text in shapes().items():
        short, long = seconds(read_text, text[:SHORT]), seconds(read_text, text)
        floor = seconds(_WORD.findall, text[:SHORT])
        print(f"{name:28} {short:10.2f} {long:10.2f} {long / short:6.2f} {short / floor:16.1f}")


if __name__ == "__main__":
    main()
