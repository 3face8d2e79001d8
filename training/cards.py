"""The SHA-256 of a model's files in its `model.json`: what is loaded must be what was trained (`link/similarity`)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any


def digest(path: Path) -> str:
    """SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def pin(folder: Path, names: Iterable[str]) -> None:
    """Put the SHA-256 of files of a model's folder into its card; what the card says else stays."""
    card = folder / "model.json"
    told: dict[str, Any] = json.loads(card.read_text(encoding="utf-8")) if card.exists() else {}
    told["sha256"] = {**told.get("sha256", {}), **{name: digest(folder / name) for name in names}}
    card.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
