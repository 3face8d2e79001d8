"""Parsing in a process that may be killed: a document that hangs or crashes a parser costs itself alone."""

from __future__ import annotations

import io
import pickle
from collections.abc import Iterator
from typing import Any

from ..model import Problem, Report
from ..read.document import Document
from ..read.parsing import Fields
from ..read.process import Failure, Process

SECONDS = 10.0
"""CPU time that one document may take to parse: a page of 100 kB takes 0.03 s."""
_MEMORY = 2 << 30
"""Bytes of address space that parsing may take: the largest text that is read needs 0.9 GB."""
_MODEL = "sayso.model"


class Worker:
    """Parses documents one after the other in one process, which is killed and replaced where a document hangs it."""

    def __init__(self, fields: Fields, seconds: float = SECONDS, memory: int = _MEMORY) -> None:
        """`fields` are those of `json_lines.mapped`; `seconds` of CPU time and bytes of memory are for one document."""
        self._fields = fields
        self._process = Process("parse", seconds, memory)

    def parse(self, document: Document) -> list[Report | Problem]:
        """What `parsing.parse` gives; where the process did not survive the document, the problem that says so."""
        answer = self._process.ask(pickle.dumps((document, self._fields), pickle.HIGHEST_PROTOCOL))
        if not isinstance(answer, Failure):
            try:
                return _received(answer)
            except (pickle.UnpicklingError, EOFError, AttributeError, TypeError, ValueError):
                answer = Failure.KILLED
        return [_problem(document, answer, self._process.seconds)]

    def close(self) -> None:
        """End the process."""
        self._process.end()


def _problem(document: Document, failure: Failure, seconds: float) -> Problem:
    where = document.where
    why = {
        Failure.KILLED: f"parsing it took more than {seconds:g} s or crashed",
        Failure.NOTHING: "parsing it failed, or took too much memory",
        Failure.MISSING: "the process that parses could not be started",
    }[failure]
    return Problem("unparsed", f"{where}: {why}; the document was left out, the others are read", where, fatal=True)


class _Model(pickle.Unpickler):
    """Takes nothing from a process that parses hostile input but the nouns of the model."""

    def find_class(self, module: str, name: str) -> Any:
        if module != _MODEL:
            raise pickle.UnpicklingError(f"{module}.{name} is none of the model's")
        return super().find_class(module, name)


def _received(answer: bytes) -> list[Report | Problem]:
    found = _Model(io.BytesIO(answer)).load()
    if not isinstance(found, list) or not all(isinstance(one, Report | Problem) for one in found):
        raise TypeError("no list of reports and problems")
    return found


def parsed(documents: Iterator[tuple[Document | Problem, int]], worker: Worker) -> Iterator[Report | Problem]:
    """The reports of documents as they come, and the problems of what gave none."""
    for document, _ in documents:
        if isinstance(document, Problem):
            yield document
        else:
            yield from worker.parse(document)
