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


GRAPHS = ("encoder.onnx", "decoder.onnx", "manner.onnx", "headers.onnx")
"""Those of the model that points at attributions, in the order in which its version counts them."""


def pointing(folder: Path, part: str, labels: object) -> None:
    """Put what a graph that was made anew answers into the card of that model, with its version and the SHA-256."""
    card: dict[str, Any] = json.loads((folder / "model.json").read_text(encoding="utf-8"))
    there = [name for name in GRAPHS if (folder / name).exists()]
    card[part] = labels
    card["version"] = hashlib.sha256("".join(digest(folder / name) for name in there).encode()).hexdigest()[:12]
    (folder / "model.json").write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")
    pin(folder, there)


def pin(folder: Path, names: Iterable[str]) -> None:
    """Put the SHA-256 of files of a model's folder into its card; what the card says else stays."""
    card = folder / "model.json"
    told: dict[str, Any] = json.loads(card.read_text(encoding="utf-8")) if card.exists() else {}
    told["sha256"] = {**told.get("sha256", {}), **{name: digest(folder / name) for name in names}}
    card.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
