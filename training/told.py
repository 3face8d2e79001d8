"""Stories that were written for training: what is said in them, by whom, and which sayings are of one claim.

The desk has 23 training stories, too few to learn from what else a matter is called. `stories/` has others, of our own
invention, on other topics: of each the claims, and of each claim some sayings as they stand in reports. A saying is a
line `+ | who | side | words of the report {the content} and on`; one with `-` rejects its claim. In `unclaimed` are
sayings that belong to no claim. Those of sets a and b (most claims small) were written apart from those of c and d
(claims as wide as the desk's); 223 more, of 16 writers, have many claims that contradict each other by sense and not by
figures, and claims that share words and are not the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

FOLDER = Path(__file__).parent / "stories"


@dataclass(frozen=True, slots=True)
class Told:
    """One saying: its content is `around[start:end]` (code points)."""

    claim: str | None
    rejects: bool
    who: str
    side: str | None
    around: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Written:
    """One story; `rivals` are pairs of claims that contradict each other."""

    name: str
    sayings: tuple[Told, ...]
    rivals: frozenset[frozenset[str]]


def written(folder: Path = FOLDER) -> list[Written]:
    """All stories, by name; `ValueError` names the line that is not of the form."""
    return [_story(path) for path in sorted(folder.glob("*.yaml"))]


def _story(path: Path) -> Written:
    told = yaml.safe_load(path.read_text(encoding="utf-8"))
    claims = told["claims"]
    known = {claim["id"] for claim in claims}
    rivals = {frozenset((claim["id"], other)) for claim in claims for other in claim.get("contradicts", [])}
    if unknown := set().union(*rivals) - known:
        raise ValueError(f"{path}: no claim {', '.join(sorted(unknown))}")
    sayings = [one for claim in claims for one in _sayings(path, claim["said"], claim["id"])]
    return Written(path.stem, (*sayings, *_sayings(path, told.get("unclaimed", []), None)), frozenset(rivals))


def _sayings(path: Path, rows: list[str], claim: str | None) -> Iterator[Told]:
    for row in rows:
        parts = [part.strip() for part in row.split("|")]
        if len(parts) != 4 or parts[0] not in "+-" or parts[3].count("{") != 1 or parts[3].count("}") != 1:
            raise ValueError(f"{path}: not '+ | who | side | words {{content}} words': {row}")
        start, end = parts[3].index("{"), parts[3].index("}")
        around = parts[3].replace("{", "").replace("}", "")
        if not start < end - 1:
            raise ValueError(f"{path}: no content in: {row}")
        yield Told(claim, parts[0] == "-", parts[1], parts[2].strip() or None, around, start, end - 1)
