"""The documentation is complete and fresh: whatever a user can meet has its heading, and what is shown is true."""

from __future__ import annotations

import ast
import importlib.util
import re
import subprocess
import sys
from dataclasses import fields
from pathlib import Path
from types import ModuleType

import pytest
import typer.main

import sayso
from sayso import backends
from sayso.cli import app
from sayso.exports import FORMATS
from sayso.settings import Settings

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
REFERENCE = DOCS / "reference"
MARKDOWN = sorted([*ROOT.glob("*.md"), *DOCS.rglob("*.md")])


def headings(document: Path) -> set[str]:
    return {line.lstrip("#").strip().strip("`") for line in document.read_text("utf-8").splitlines() if line[:1] == "#"}


def commands() -> dict[str, list[str]]:
    """The options of each command by its name; "sayso" is the program itself."""
    group = typer.main.get_command(app)
    found = {"sayso": group, **{f"sayso {name}": command for name, command in group.commands.items()}}  # type: ignore[attr-defined]
    return {
        name: [param.opts[0] for param in command.params if param.opts[0].startswith("-")]
        for name, command in found.items()
    }


def problem_kinds() -> set[str]:
    """The kinds of all problems that the code can state, read off the code."""
    kinds = set()
    for path in (ROOT / "src").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Problem":
                kind = node.args[0] if node.args else next(k.value for k in node.keywords if k.arg == "kind")
                assert isinstance(kind, ast.Constant), f"{path}:{node.lineno}: write the kind of a problem out"
                kinds.add(kind.value)
    return kinds


def test_every_command_and_option_has_a_heading() -> None:
    there = headings(REFERENCE / "commands.md")
    asked = {name for name in commands() if name != "sayso"} | {opt for opts in commands().values() for opt in opts}
    assert "--min-probability" in asked
    assert asked <= there, f"docs/reference/commands.md lacks {sorted(asked - there)}"


def test_every_setting_has_a_heading() -> None:
    assert headings(REFERENCE / "settings.md") - {"Settings"} == {field.name for field in fields(Settings)}


def test_every_back_end_has_a_heading() -> None:
    assert headings(REFERENCE / "back-ends.md") - {"Back ends"} == set(backends.names())


def test_every_kind_of_problem_has_a_heading() -> None:
    assert len(problem_kinds()) > 5
    assert headings(REFERENCE / "problems.md") - {"Problems"} == problem_kinds()


def test_every_public_name_has_a_heading() -> None:
    named = {f"sayso.{name}".replace("__", r"\_\_") for name in sayso.__all__}
    assert headings(REFERENCE / "python.md") - {"Python names"} == named


def refresh() -> ModuleType:
    spec = importlib.util.spec_from_file_location("refresh", DOCS / "refresh.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_help_texts_are_fresh() -> None:
    module = refresh()
    document = module.COMMANDS.read_text("utf-8")
    assert document.count("<!-- help:") == len(commands())
    assert module.refreshed(document) == document, "run python docs/refresh.py"


def test_the_tables_of_exports_and_their_schema_are_fresh() -> None:
    module = refresh()
    document = module.EXPORTS.read_text("utf-8")
    assert "| `start_utf16` | offset |" in document
    assert module.described(document) == document, "run python docs/refresh.py"
    for place in module.SCHEMAS:
        assert place.read_text("utf-8") == module.schema(), f"{place}: run python docs/refresh.py"


def test_every_format_of_an_export_has_a_heading() -> None:
    assert set(FORMATS) <= headings(REFERENCE / "exports.md")


@pytest.mark.parametrize("document", MARKDOWN, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_somewhere(document: Path) -> None:
    text = re.sub(r"```.*?```", "", document.read_text("utf-8"), flags=re.DOTALL)
    for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", text):
        if not re.match(r"[a-z]+:", target):
            assert (document.parent / target).exists(), f"{document.relative_to(ROOT)} links to {target}"


def test_every_page_is_reached_from_the_index() -> None:
    linked = set(re.findall(r"\]\(([^)#\s]+)\)", (DOCS / "index.md").read_text("utf-8")))
    assert {str(page.relative_to(DOCS)) for page in DOCS.rglob("*.md")} - {"index.md"} <= linked


def blocks(document: Path) -> dict[str, str]:
    """The commands between `<!-- run: name -->` and `<!-- end -->`."""
    pattern = r"<!-- run: ([\w-]+) -->\n```sh\n(.*?)```\n<!-- end -->"
    return dict(re.findall(pattern, document.read_text("utf-8"), re.DOTALL))


def test_the_readme_says_how_to_set_up_run_and_test() -> None:
    there = blocks(ROOT / "README.md")
    assert there.keys() == {"set-up", "main", "tests"}
    assert len(there["set-up"].splitlines()) == 2
    assert there["tests"] == "pytest\n"


def test_the_readmes_main_command_runs() -> None:
    command = blocks(ROOT / "README.md")["main"].split()
    assert command[0] == "sayso"
    done = subprocess.run([sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True, check=True)
    assert "Nikkei" in done.stdout
    assert re.search(r"^1 report, \d+ attributions", done.stdout, re.MULTILINE)


def test_every_fault_has_its_tests() -> None:
    """The table names each fault that concerns sayso once, in order, and only tests that are there."""
    rows = re.findall(r"^\| (\d+) \|.*\| ([^|]+) \|$", (REFERENCE / "faults.md").read_text("utf-8"), re.MULTILINE)
    assert [int(number) for number, _ in rows] == [number for number in range(1, 37) if number not in (22, 23, 29)]
    for number, cell in rows:
        named = re.findall(r"`(\w+\.py)::(\w+)`", cell)
        assert named, f"fault {number} has no test"
        for file, test in named:
            assert f"\ndef {test}(" in (ROOT / "tests" / file).read_text("utf-8"), f"fault {number}: no {file}::{test}"


def test_every_field_of_queries_is_in_the_reference() -> None:
    from sayso.query import FIELDS

    rows = dict(re.findall(r"^\| `(\w+):` \| ([^|:]+)", (REFERENCE / "query.md").read_text("utf-8"), re.MULTILINE))
    assert {name: says.strip() for name, says in rows.items()} == FIELDS
