"""Pastes the commands' help texts into the documentation: python docs/refresh.py.

`tests/test_docs.py` fails where they are not fresh.
"""

from __future__ import annotations

import re
from pathlib import Path

from typer.testing import CliRunner

from sayso.cli import app

COMMANDS = Path(__file__).parent / "reference" / "commands.md"
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


if __name__ == "__main__":
    COMMANDS.write_text(refreshed(COMMANDS.read_text("utf-8")), "utf-8")
