"""Countries as the finder of names needs them: name, adjective, seat of government, by words."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib import resources

from .tokens import fold


@lru_cache(maxsize=1)
def table() -> dict[str, tuple[str, str]]:
    out = {}
    for line in (resources.files("sayso") / "bodies" / "states.txt").read_text("utf-8").splitlines():
        if line.startswith("#") or "|" not in line:
            continue
        _, names, adjectives, seats = (part.strip() for part in line.split("|"))
        clean = lambda s: [re.sub(r"[~*]|\[.*?\]", "", x).strip() for x in re.split(r"[;/]", s) if x.strip()]
        names = clean(names)
        for n in names:
            out.setdefault(fold(n), (names[0], "name"))
        for a in clean(adjectives):
            out.setdefault(fold(a), (names[0], "adjective"))
            out.setdefault(fold(a) + "s", (names[0], "people"))
        for s in clean(seats):
            out.setdefault(fold(s), (names[0], "seat"))
    out.update({"kremlin": ("Russia", "seat"), "white house": ("United States", "seat"), "washington": ("United States", "seat"), "u.s.": ("United States", "name"), "u.s": ("United States", "name"), "us": ("United States", "name"), "u.k.": ("United Kingdom", "name")})
    return out
