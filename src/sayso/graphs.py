"""The networks that ship, opened by ONNX Runtime: each file is the one that its card describes, or nothing is run.

Both encoders are made from one network and keep its table of words as it was: it is in `models/words`, with the
tokenizer, once on disk and once in memory.
"""

from __future__ import annotations

import json
from functools import cache
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from .errors import BackendError

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

WORDS = Path(__file__).parent / "models" / "words"
TABLE = "words"
"""What the table of words is called in a graph that is given it."""


def card(folder: Path) -> dict[str, Any]:
    """What `model.json` of a model's folder says."""
    out: dict[str, Any] = json.loads((folder / "model.json").read_text(encoding="utf-8"))
    return out


def pinned(file: Path) -> bytes:
    """A file of a model; raises `BackendError` where it is not the one whose SHA-256 `model.json` beside it tells."""
    data = file.read_bytes()
    if sha256(data).hexdigest() != card(file.parent)["sha256"].get(file.name):
        raise BackendError(f"{file} is not the file that its card describes: reinstall sayso")
    return data


def graph(file: Path, *, words: bool = False) -> InferenceSession:
    """A graph, run on one thread; with `words` it is given the table of words.

    Raises `BackendError` as `pinned` does, and what the runtime raises.
    """
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    if words:
        options.add_external_initializers([TABLE], [table()])
    return onnxruntime.InferenceSession(pinned(file), options, providers=["CPUExecutionProvider"])


@cache
def table(folder: Path = WORDS) -> Any:
    """The table of words as the runtime holds it; it must live as long as any graph that was given it."""
    import onnxruntime

    held = np.load(BytesIO(pinned(folder / "words.npy")), allow_pickle=False)
    return onnxruntime.OrtValue.ortvalue_from_numpy(held)


def tokenizer(folder: Path = WORDS) -> Tokenizer:
    """A tokenizer of its own for whoever asks, that neither pads nor cuts."""
    from tokenizers import Tokenizer

    out = Tokenizer.from_buffer(pinned(folder / "tokenizer.json"))
    out.no_padding()
    out.no_truncation()
    return out
