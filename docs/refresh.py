"""Pastes help texts, and the tables of the exports with their schema, into the documentation: python docs/refresh.py.

`tests/test_docs.py` fails where they are not fresh.
"""

from __future__ import annotations

import re
from pathlib import Path

from typer.testing import CliRunner

from sayso import exports
from sayso.cli import app
from sayso.exports.columns import Kind, Many
from sayso.exports.tables import TABLES, published
from sayso.ledger import pretty

REFERENCE = Path(__file__).parent / "reference"
COMMANDS = REFERENCE / "commands.md"
EXPORTS = REFERENCE / "exports.md"
SCHEMAS = (REFERENCE / "export-schema.json", Path(exports.__file__).parent / "schema.json")
_TABLES = re.compile(r"(<!-- tables -->\n).*?(<!-- end -->)", re.DOTALL)
_BLOCK = re.compile(r"(<!-- help: sayso([^\n>]*) -->\n).*?(<!-- end -->)", re.DOTALL)


def refreshed(document: str) -> str:
    """The document with every help text as the program prints it now, in 80 columns."""
    return _BLOCK.sub(lambda block: f"{block[1]}```text\n{_help(block[2].split())}```\n{block[3]}", document)


def _help(words: list[str]) -> str:
    # `prog_name` as `main` has it; a wide-enough fixed width, whatever terminal this runs in
    return (
        CliRunner(env={"COLUMNS": "80", "TERMINAL_WIDTH": "80"})
        .invoke(app, [*words, "--help"], prog_name="sayso")
        .output
    )


def described(document: str) -> str:
    """The document with the tables of the exports as the code defines them."""
    parts = []
    for table in TABLES:
        parts += [
            f"### {table.name}",
            "",
            f"One row is {table.about}.",
            "",
            "| column | kind | what it is |",
            "|---|---|---|",
        ]
        parts += [f"| `{c.name}` | {_kind(c.kind)}{' or null' if c.empty else ''} | {c.about} |" for c in table.columns]
        parts.append("")
    return _TABLES.sub(lambda block: block[1] + "\n".join(parts) + block[2], document)


def schema() -> str:
    """The JSON Schema of the exports, as it is shipped and published."""
    return pretty(published())


def _kind(kind: Kind) -> str:
    if isinstance(kind, str):
        return kind
    if isinstance(kind, Many):
        return f"list of {_kind(kind.of)}"
    return "(" + ", ".join(f"`{column.name}`" for column in kind.of) + ")"


if __name__ == "__main__":
    EXPORTS.write_text(described(EXPORTS.read_text("utf-8")), "utf-8")
    for _place in SCHEMAS:
        _place.write_text(schema(), "utf-8")
    COMMANDS.write_text(refreshed(COMMANDS.read_text("utf-8")), "utf-8")
