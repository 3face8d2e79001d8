"""How alike two contents are in meaning: a vector of length 1 for each text, by the small encoder that ships.

The encoder (`models/similarity`, see its card) is read when the first text comes, and each text is run alone: its int8
arithmetic scales by what it is given together, so that a text has one vector whatever is read beside it. Where the
encoder cannot be run, `encoder()` is `None` and pairs are compared by their words alone.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Protocol

import numpy as np
import numpy.typing as npt

from .. import graphs

MODEL = Path(__file__).parent.parent / "models" / "similarity"
REMEMBERED = 20_000
"""Texts whose vectors are kept (1.5 kB each)."""

Vectors = npt.NDArray[np.float32]


class Shelf(Protocol):
    """Where vectors are kept between runs, by keys of 16 bytes; what is not there is made again."""

    def get(self, keys: Sequence[bytes]) -> Mapping[bytes, bytes]:
        """Those of the vectors that are kept."""

    def put(self, made: Mapping[bytes, bytes]) -> None:
        """Keep vectors."""


class Encoder:
    """Texts to vectors; keeps those that it has made, in memory and on a shelf if it is given one."""

    shelf: Shelf | None = None

    def __init__(self, folder: Path) -> None:
        """Open the graph of a model's folder; raises what the runtime or the disk raises."""
        card = graphs.card(folder)
        self._run = graphs.graph(folder / "encoder.onnx", words=card["words"]).run
        self._tokenizer = graphs.tokenizer()
        self._longest = int(card["longest"])
        self._kept: OrderedDict[str, Vectors] = OrderedDict()
        self.version = str(card["version"])

    def vectors(self, texts: Sequence[str]) -> Vectors:
        """[texts, width]; a text is cut after as many pieces as the encoder was trained on (96).

        Each part of a vector is one of 255 steps, so that it is the same from a shelf as freshly made.
        """
        new = list(dict.fromkeys(text for text in texts if text not in self._kept))
        made = self._made(new)
        out = [self._kept[text] if text in self._kept else made[text] for text in texts]
        self._kept.update(made)
        while len(self._kept) > REMEMBERED:
            self._kept.popitem(last=False)
        return np.stack(out) if out else np.zeros((0, 1), np.float32)

    def forget(self) -> None:
        """Let go what is kept in memory."""
        self._kept.clear()

    def _made(self, texts: Sequence[str]) -> dict[str, Vectors]:
        keys = {text: self._key(text) for text in texts}
        held = self.shelf.get(list(keys.values())) if self.shelf and texts else {}
        fresh = {key: self._vector(text) for text, key in keys.items() if key not in held}
        if self.shelf and fresh:
            self.shelf.put(fresh)
        return {text: _stretched(held.get(key) or fresh[key]) for text, key in keys.items()}

    def _key(self, text: str) -> bytes:
        return sha256(f"{self.version}\0{_plain(text)}".encode()).digest()[:16]

    def _vector(self, text: str) -> bytes:
        # Eight letters a piece are more than English has; what is cut away would not be read.
        ids = self._tokenizer.encode(_plain(text)[: 8 * self._longest]).ids
        if len(ids) > self._longest:
            ids = [*ids[: self._longest - 1], ids[-1]]
        vector: Vectors = self._run(["vector"], {"ids": np.array([ids], np.int64)})[0][0]
        steps: npt.NDArray[np.int8] = np.round(vector * (127 / np.abs(vector).max())).astype(np.int8)
        return steps.tobytes()


@contextmanager
def shelved(shelf: Shelf) -> Iterator[None]:
    """Have the encoder keep its vectors on a shelf, within the block."""
    made = encoder()
    if made is None:
        yield
        return
    before, made.shelf = made.shelf, shelf
    try:
        yield
    finally:
        made.shelf = before


def _stretched(body: bytes) -> Vectors:
    """A vector of length 1 from its steps."""
    steps = np.frombuffer(body, np.int8).astype(np.float32)
    vector: Vectors = steps / np.float32(np.linalg.norm(steps))
    return vector


def _plain(text: str) -> str:
    return text.encode("utf-8", "replace").decode()  # the tokenizer takes no lone surrogates


@cache
def encoder(folder: Path = MODEL) -> Encoder | None:
    """The encoder of a folder, read once; `None` where the runtime or the files are missing or broken."""
    try:
        return Encoder(folder)
    except Exception:  # the runtime's own exceptions share no base; without an encoder words decide
        return None
