"""Draws docs/ledger.svg, the ledger of the sample report as a terminal shows it: python docs/picture.py [BACKEND].

The picture names no font to be fetched: a page that shows it asks nobody for anything.
"""

from __future__ import annotations

import io
import os
import re
import sys
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

from sayso import pipeline
from sayso.settings import Settings
from sayso.terminal import console, show

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = "src/sayso/samples/collision.txt"
LINES = 34
"""Lines of the ledger that are drawn: what fits a screen."""

THEME = TerminalTheme(
    (253, 252, 249),
    (29, 28, 26),
    [
        (29, 28, 26),
        (163, 44, 16),
        (60, 110, 40),
        (150, 100, 10),
        (40, 80, 150),
        (120, 30, 80),
        (20, 100, 130),
        (90, 87, 80),
    ],
)


def main(backend: str) -> None:
    """Read the sample and draw."""
    os.chdir(ROOT)
    ledger = pipeline.read([SAMPLE], Settings(backend=backend))
    screen = io.StringIO()
    show(ledger, console(screen, width=100, color=True))
    lines = screen.getvalue().splitlines()
    paper = Console(record=True, width=100, file=io.StringIO())
    paper.print(Text.from_ansi("\n".join(lines[:LINES])), soft_wrap=True)
    svg = paper.export_svg(title=f"sayso read {SAMPLE}", theme=THEME, unique_id="ledger")
    svg = re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)
    svg = svg.replace("Fira Code", "ui-monospace, SFMono-Regular, Menlo, Consolas")
    (ROOT / "docs" / "ledger.svg").write_text(svg, "utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:] or ["onnx"])
