"""The texts that are timed: our own desk bundles where they lie beside the checkout, else the packaged samples.

Everything is made from a fixed seed. Passages that occur twice are read once, so samples are never repeated as they
are: each repetition has other names and numbers.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from html import escape
from importlib import resources
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DESK = ROOT.parent / "shared" / "desk"
DEVELOPMENT = ("c2", "d1", "e3", "f1", "g3", "h2", "i2", "j2", "k4")
"""Bundles that measure quality; speed is measured on the others."""

_VARIED = re.compile(r"\b[A-Z][a-z]{3,}\b|\b\d+\b")
_SYLLABLES = ("ba", "de", "ki", "lo", "mu", "na", "po", "ra", "se", "ti", "vo", "zu")


def reports(least_words: int) -> list[str]:
    """Report texts with at least so many words (runs of visible characters) in all, no two alike."""
    out: list[str] = []
    words = 0
    for text in _endless():
        out.append(text)
        words += count(text)
        if words >= least_words:
            return out
    raise RuntimeError("the texts ran out")


def count(text: str) -> int:
    """Words as `wc -w` counts them."""
    return len(text.split())


def origin() -> str:
    """Where the texts come from, for the table."""
    return "desk training bundles" if DESK.is_dir() else "packaged samples, varied"


def _endless() -> Iterator[str]:
    base = _bundled() or _samples()
    yield from base
    rng = random.Random(1)
    while True:
        for text in base:
            yield varied(text, rng)


def _bundled() -> list[str]:
    paths = sorted(DESK.glob("*/reports/*.txt")) if DESK.is_dir() else []
    kept = [path for path in paths if path.parent.parent.name.split("-")[0] not in DEVELOPMENT]
    return [path.read_bytes().decode() for path in kept]


def _samples() -> list[str]:
    folder = resources.files("sayso") / "samples"
    found = sorted((item for item in folder.iterdir() if item.name.endswith(".txt")), key=lambda item: item.name)
    return [item.read_text(encoding="utf-8") for item in found]


def varied(text: str, rng: random.Random) -> str:
    """The text with other names and numbers: the same shape, nothing that was read before."""

    def other(match: re.Match[str]) -> str:
        word = match.group()
        if word.isdigit():
            return str(rng.randint(10 ** (len(word) - 1), 10 ** len(word) - 1))
        return "".join(rng.choice(_SYLLABLES) for _ in range(len(word) // 2)).capitalize()

    return _VARIED.sub(other, text)


def sentence(size: int) -> str:
    """One sentence of `size` code points that never ends, with sayings in it."""
    rng = random.Random(2)
    parts = []
    length = 0
    while length < size:
        name = "".join(rng.choice(_SYLLABLES) for _ in range(3)).capitalize()
        parts.append(f"minister {name} said the {rng.randint(2, 999)} bridges were shut and")
        length += len(parts[-1]) + 1
    return " ".join(parts)[:size]


def quotes(number: int) -> str:
    """One line that holds `number` quotations, none like another."""
    rng = random.Random(3)
    return " ".join(f"“We shut bridge {rng.randint(0, 10**9)},” Mayor Onu said." for _ in range(number))


def page(text: str) -> str:
    """The text as a web page with the usual furniture around it."""
    title, _, body = text.partition("\n")
    paragraphs = "\n".join(f"<p>{escape(line)}</p>" for line in body.splitlines() if line.strip())
    links = "".join(f'<li><a href="/s/{n}">Section {n}</a></li>' for n in range(40))
    return (
        f"<!doctype html><html lang=en><head><meta charset=utf-8><title>{escape(title)} | Harbour News</title>"
        f"<style>{'.a{color:red}' * 200}</style><script>{'var a=1;' * 500}</script></head><body>"
        f"<nav><ul>{links}</ul></nav><main><article><h1>{escape(title)}</h1>{paragraphs}</article></main>"
        f"<aside><h2>Most read</h2><ul>{links}</ul></aside><footer>© Harbour News</footer></body></html>"
    )
