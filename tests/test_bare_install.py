"""The package runs where only what it depends on is installed: none of it needs what developers have beside.

`.ci/run` tries the wheel itself in an environment of its own; this finds the fault before that.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

WITHOUT = """
import sys
class Missing:
    def find_spec(self, name, path, target=None):
        if name.partition(".")[0] in {names}:
            raise ModuleNotFoundError(f"No module named {{name!r}}", name=name)
sys.meta_path.insert(0, Missing())
"""

EVERY_MODULE = """
import importlib, pkgutil, sayso
names = [module.name for module in pkgutil.walk_packages(sayso.__path__, "sayso.")]
for name in names:
    if not name.endswith(("__main__", "_process")):
        importlib.import_module(name)
print(len(names))
"""

HELP = """
import sayso.cli
for words in ([], ["read"], ["eval"]):
    sys.argv = ["sayso", *words, "--help"]
    try:
        sayso.cli.main()
    except SystemExit as end:
        assert not end.code, end.code
"""


def without_dev_packages(code: str) -> str:
    """What code prints where no development package can be imported."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    named = {re.split(r"[<>=\[; ]", need)[0].lower() for need in project["optional-dependencies"]["dev"]}
    names = {"yaml" if name == "pyyaml" else name for name in named}
    assert {"pytest", "hypothesis", "yaml"} <= names
    call = [sys.executable, "-c", WITHOUT.format(names=names) + code]
    done = subprocess.run(call, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_every_module_can_be_imported() -> None:
    assert int(without_dev_packages(EVERY_MODULE)) > 20


def test_help_works() -> None:
    out = without_dev_packages(HELP)
    assert "Usage: sayso read" in out
    assert "Usage: sayso eval" in out
