"""The default back end: the network that ships with the package, run by ONNX Runtime.

A text is cut into overlapping windows; a window is encoded alone, never in a batch with others, because the int8
arithmetic scales by what it is given together: so a text is read the same whatever is read beside it, on any number of
threads. Windows that were read before are not run again.
"""

from __future__ import annotations

import os
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from .. import graphs
from ..errors import BackendError
from ..model import Mark, Passage, Pointed
from ..text import CUTTING
from . import Scheme, _decoding, _encoding, _headers, _manner
from ._decoding import Answer

MODEL = Path(__file__).parent.parent / "models" / "attribution"
TOGETHER = 64
"""Texts whose windows are shared out among the threads at once."""
REMEMBERED = 4096
"""Windows whose answers are kept (about 2 kB each)."""


class _Job(NamedTuple):
    """One window as it is run; what it gives depends on nothing else."""

    ids: _encoding.Ints
    features: _encoding.Ints
    first: _encoding.Ints
    sentence: _encoding.Ints
    owned: npt.NDArray[np.bool_]
    scheme: int

    def key(self) -> bytes:
        """A digest of all of it."""
        out = blake2b(digest_size=16)
        for part in self:
            array = np.ascontiguousarray(part)
            out.update(str(array.shape).encode() + array.tobytes())
        return out.digest()


class _Read(NamedTuple):
    """What one window gave, in words of the window."""

    answers: tuple[Answer, ...]
    broken: tuple[tuple[tuple[int, int], float], ...]


class OnnxBackend:
    """See `load`."""

    name = "onnx"

    def __init__(self, folder: Path, threads: int) -> None:
        """Open the graphs of a model's folder; raises `BackendError` where they do not fit."""
        try:
            self.card: dict[str, Any] = graphs.card(folder)
            if (self.card["cutting"], self.card["encoding"]) != (CUTTING, _encoding.ENCODING):
                raise BackendError(f"the model in {folder} is of another version: reinstall sayso, or train it again")
            self._encoder = graphs.graph(folder / "encoder.onnx", words=self.card["words"])
            self._decoder = graphs.graph(folder / "decoder.onnx")
            self._manner = graphs.graph(folder / "manner.onnx") if "manner" in self.card else None
            self._headers = graphs.graph(folder / "headers.onnx") if self.card.get("headers") else None
            self._pieces = _encoding.Pieces(graphs.tokenizer())
        except BackendError:
            raise
        except Exception as error:  # the runtime's own exceptions share no base
            raise BackendError(f"the model in {folder} cannot be loaded ({error}); reinstall sayso") from error
        self._threads = threads
        self._known: OrderedDict[bytes, _Read] = OrderedDict()
        self.version = str(self.card["version"])

    def mark(self, texts: Sequence[str], *, scheme: Scheme = "desk", language: str = "en") -> list[list[Mark]]:
        """See `Backend.mark`. Of languages there is English; another is read as if it were."""
        del language
        weights = self.card["calibration"][scheme]
        return [
            _decoding.marks(encoded, found, weights, together=scheme == "polnear")
            for encoded, found in self.answers(texts, scheme)
        ]

    def answers(self, texts: Sequence[str], scheme: Scheme) -> Iterator[tuple[_encoding.Encoded, list[Answer]]]:
        """Each text as it was cut, and what was found for every word that may be a cue."""
        for encoded, found in self._windows(texts, scheme):
            yield encoded, [_moved(answer, low) for low, read in found for answer in read.answers]

    def damage(self, texts: Sequence[str]) -> list[list[tuple[Passage, float]]]:
        """See `PointsAtDamage`. Texts that were just marked by the desk's scheme are not run again."""
        out = []
        for encoded, found in self._windows(texts, "desk"):
            spans = [((a + low, b + low), p) for low, read in found for (a, b), p in read.broken]
            out.append(_decoding.passages(encoded, spans))
        return out

    def headers(self, texts: Sequence[str]) -> list[Pointed]:
        """See `PointsAtHeaders`. Both ends of each text are encoded for it, 180 words at most."""
        with ThreadPoolExecutor(self._threads) as pool:
            return list(pool.map(self._headed, texts))

    def _headed(self, text: str) -> Pointed:
        if self._headers is None:
            return Pointed((), None, 0.0)
        seen, vectors = self.ends(text)
        if not seen.passages:
            return Pointed((), None, 0.0)
        given = {"words": vectors[None], "features": seen.features[None]}
        (tags,), (pointers,) = self._headers.run(["tags", "pointers"], given)
        return Pointed(
            tuple(_headers.named(text, seen.passages, tags, pointers)), *_headers.place(seen.passages, tags, pointers)
        )

    def ends(self, text: str) -> tuple[_headers.Sight, _decoding.Floats]:
        """What the graph for headers is given of a text: its words at both ends and the encoder's vectors of them."""
        views = _headers.views(text, self._pieces)
        parts = [vectors for view in views for vectors in self._vectors(view.encoded)]
        return _headers.sight(views), np.concatenate(parts) if parts else np.zeros((0, 0), np.float32)

    def _vectors(self, encoded: _encoding.Encoded) -> Iterator[_decoding.Floats]:
        """The encoder's vectors of a text's words, window by window."""
        for _, job in self._jobs(encoded, list(self.card["schemes"]).index("desk")):
            given = {"ids": job.ids[None], "features": job.features[None], "scheme": np.array([job.scheme])}
            yield self._encoder.run(["projected"], given)[0][0, job.first][job.owned]

    def _windows(
        self, texts: Sequence[str], scheme: Scheme
    ) -> Iterator[tuple[_encoding.Encoded, list[tuple[int, _Read]]]]:
        """Each text as it was cut, and for each of its windows the first word and what it gave."""
        number = list(self.card["schemes"]).index(scheme)
        with ThreadPoolExecutor(self._threads) as pool:
            for at in range(0, len(texts), TOGETHER):
                jobs: dict[bytes, _Job] = {}
                plans: list[tuple[_encoding.Encoded, list[tuple[int, bytes]]]] = []
                for text in texts[at : at + TOGETHER]:
                    encoded = _encoding.encode(text, self._pieces)
                    keyed = []
                    for low, job in self._jobs(encoded, number):
                        key = job.key()
                        keyed.append((low, key))
                        if key not in self._known:
                            jobs[key] = job
                    plans.append((encoded, keyed))
                read = dict(zip(jobs, pool.map(self._run, jobs.values()), strict=True))
                for encoded, keyed in plans:
                    yield encoded, [(low, read[key] if key in read else self._known[key]) for low, key in keyed]
                self._known.update(read)
                while len(self._known) > REMEMBERED:
                    self._known.popitem(last=False)

    def _jobs(self, encoded: _encoding.Encoded, scheme: int) -> Iterator[tuple[int, _Job]]:
        cuts = _encoding.windows(encoded, self.card["window"], self.card["overlap"])
        owner = _encoding.owners(encoded, cuts)
        for index, (low, high) in enumerate(cuts):
            yield (
                low,
                _Job(
                    *_encoding.window_arrays(encoded, low, high),
                    encoded.sentence[low:high] - encoded.sentence[low],
                    owner[low:high] == index,
                    scheme,
                ),
            )

    def _run(self, job: _Job) -> _Read:
        cue, damage, projected = self._encoder.run(
            ["cue", "damage", "projected"],
            {"ids": job.ids[None], "features": job.features[None], "scheme": np.array([job.scheme])},
        )
        broken = tuple(_decoding.broken_spans(_decoding.softmax(damage[0, job.first]), job.owned, job.sentence))
        spans, scores = _decoding.cue_spans(_decoding.softmax(cue[0, job.first]), job.owned)
        if not spans:
            return _Read((), broken)
        words = projected[0, job.first]
        asked = _decoding.question(spans, scores, job.sentence, self.card["reach"])
        width = words.shape[1] // 2
        label, valid, fields = self._decoder.run(
            ["label", "valid", "fields"],
            {
                "around": words[:, :width][asked.place],
                "cue": asked.weight @ words[:, width:],
                "marked": asked.marked,
                "sentence": asked.sentence,
                "mask": asked.mask,
            },
        )
        found = _decoding.answers(asked, label, valid, fields, self.card["fields"], 0)
        return _Read(tuple(self._judged(words, asked, found)), broken)

    def _judged(self, words: _decoding.Floats, asked: _decoding.Question, found: Sequence[Answer]) -> Sequence[Answer]:
        """The answers with what the graph for the manner of sayings guesses of those that have a content."""
        told = [row for row, answer in enumerate(found) if answer.contents]
        if self._manner is None or not told:
            return found
        some = [found[row] for row in told]
        (odds,) = self._manner.run(["odds"], _manner.inputs(words, _manner.chosen(asked, told), some))
        judged = dict(zip(told, _manner.judged(some, odds, self.card["manner"]), strict=True))
        return [judged.get(row, answer) for row, answer in enumerate(found)]


def _moved(answer: Answer, by: int) -> Answer:
    cue, sources, contents = (_decoding.moved(s, by) for s in ([answer.cue], answer.sources, answer.contents))
    return replace(answer, cue=cue[0], sources=sources, contents=contents)


def load(folder: str | os.PathLike[str] | None = None, threads: int | None = None) -> OnnxBackend:
    """The network in `folder` (default: the one that ships), run on `threads` threads (default: all that may be used).

    Raises `BackendError` where it cannot be loaded.
    """
    if threads is None:
        threads = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return _opened(Path(folder) if folder else MODEL, max(1, threads))


@cache
def _opened(folder: Path, threads: int) -> OnnxBackend:
    """Opening the graphs takes a third of a second: it is done once a process."""
    return OnnxBackend(folder, threads)
