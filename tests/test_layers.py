"""Imports go downward only: the picture that the documentation draws is the one that the code keeps."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "src" / "sayso"

# From the bottom to the top. A module may import what stands on a lower line, never its own line or a higher one,
# except within its own folder. `__init__` is the door: it names everything, lazily.
LAYERS = """
model errors
languages settings unseen identifiers graphs
text
wires backends dates bodies places
read attribute resolve ledger
link
store overview
query
pipeline exports
ingest
evaluate progress
terminal page keeping gathering exporting
asking deciding
cli
__main__
"""

LEVEL = {module: level for level, line in enumerate(LAYERS.split("\n")) for module in line.split()}
FILES = sorted(PACKAGE.rglob("*.py"))


def part(path: Path) -> str:
    """The module or folder of the package that a file belongs to."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(path: Path) -> set[str]:
    """The modules and folders of the package that a file imports, wherever in it."""
    here = ("sayso", *path.relative_to(PACKAGE).with_suffix("").parts)
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names = [alias.name.split(".") for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = list(here[: len(here) - node.level]) if node.level else []
            base += node.module.split(".") if node.module else []
            names = [[*base, alias.name] for alias in node.names]
        else:
            continue
        found |= {name[1] for name in names if name[0] == "sayso" and len(name) > 1}
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_go_downward(path: Path) -> None:
    if path == PACKAGE / "__init__.py":
        return
    own = part(path)
    assert own in LEVEL, f"{own} has no layer: give it one in {Path(__file__).name}"
    upward = sorted(name for name in imported(path) - {own, "__version__"} if LEVEL.get(name, 99) >= LEVEL[own])
    assert not upward, f"{path.relative_to(PACKAGE)} imports {', '.join(upward)}, which is not below it"


def test_sees_an_import_that_goes_upward() -> None:
    assert {"ledger", "model", "unseen"} <= imported(PACKAGE / "terminal" / "__init__.py")
    assert {"ledger", "model", "unseen"} <= imported(PACKAGE / "page" / "__init__.py")
    assert LEVEL["cli"] > LEVEL["pipeline"] > LEVEL["attribute"] > LEVEL["backends"] > LEVEL["text"] > LEVEL["model"]
