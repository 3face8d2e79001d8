"""What fuzzing found stays found: each input that once failed, and that the fuzzer itself sees a failure."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

import fuzz


def parser_of(case: Path) -> fuzz.Parser:
    return next(parser for name, parser in fuzz.PARSERS.items() if case.name.startswith(name.replace(" ", "-") + "-"))


@pytest.mark.parametrize("case", sorted(fuzz.CASES.glob("*")), ids=lambda case: case.name)
def test_an_input_that_once_failed(case: Path) -> None:
    began = time.process_time()
    answer = parser_of(case).call(case.read_bytes())
    assert time.process_time() - began < 2 * fuzz.allowed(answer), "2 s on an idle machine; twice that for a busy one"


@pytest.mark.parametrize("name", fuzz.PARSERS)
def test_the_seeds_and_some_of_their_mutations(name: str) -> None:
    parser = fuzz.PARSERS[name]
    source = random.Random(1)  # noqa: S311 - to be repeated, not to be secret
    for data in [*parser.seeds, *(fuzz.mutated(source, parser.seeds) for _ in range(5))]:
        parser.call(data)


BROKEN = {
    "an exception": ("raise ValueError('odd')", "ValueError: odd"),
    "a hang": ("[0 for _ in iter(int, 1)]", "took more than 1.5 s"),
    "a slow answer": (
        "[began := time.process_time(), *iter(lambda: time.process_time() < began + 0.4, False)]",
        "took 0.4",
    ),
    "many slow ones": (
        "[began := time.process_time(), *iter(lambda: time.process_time() < began + 0.9, False)]\n        return 40",
        "took 0.9",
    ),
    "a crash": ("__import__('os').kill(__import__('os').getpid(), 11)", "died of SIGSEGV"),
}


@pytest.mark.parametrize("kind", BROKEN)
def test_a_broken_parser_is_seen(kind: str, tmp_path: Path) -> None:
    action, told = BROKEN[kind]
    code = Path(fuzz.__file__).read_text("utf-8").replace(
        "_TOKENS =", f"def broken(data):\n    if len(data) != 4:\n        {action}\n"
        "PARSERS['broken'] = Parser(broken, [b'seed'])\n_TOKENS =", 1,
    ).replace("LIMIT = 2.0", "LIMIT = 0.3")  # fmt: skip
    (tmp_path / "fuzz.py").write_text(code, "utf-8")
    done = subprocess.run(
        [sys.executable, str(tmp_path / "fuzz.py"), "--only", "broken", "--seconds", "20"],
        capture_output=True, text=True, check=False, env={"PYTHONPATH": ":".join(sys.path)},
    )  # fmt: skip
    assert done.returncode == 1
    assert told in done.stdout
    (case,) = (tmp_path / "cases" / "fuzz").iterdir()
    assert len(case.read_bytes()) != 4
