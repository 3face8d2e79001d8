"""What is scored: a back end, run here and now, or predictions that were made before."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from .. import backends, pipeline
from ..backends import Scheme
from ..ledger import dumps
from ..settings import Settings
from .corpus import Said, from_marks
from .desk import Row
from .gold import Gold, corpus_predictions, ledgers


@dataclass(frozen=True, slots=True)
class Answers:
    """What one system said about one set of gold: by document for a corpus, by bundle for the desk."""

    system: str
    version: str
    said: Mapping[str, tuple[Said, ...]]
    ledgers: Mapping[str, Row]


def ready_made(path: Path, gold: Gold) -> Answers:
    """Predictions from a file (or, for several bundles, a folder of ledgers)."""
    if gold.shape == "corpus":
        return Answers(str(path), "", corpus_predictions(path, gold), {})
    return Answers(str(path), "", {}, ledgers(path, gold))


def run_backend(name: str, gold: Gold, scheme: Scheme, gate: float) -> Answers:
    """What a back end marks in the corpus' texts, or the ledgers that the whole pipeline makes of the bundles."""
    backend = backends.load(name)
    version = backends.version_of(backend)
    if gold.shape == "corpus":
        marks = backend.mark([document.text for document in gold.documents], scheme=scheme)
        said = {document.id: from_marks(found) for document, found in zip(gold.documents, marks, strict=True)}
        return Answers(backend.name, version, said, {})
    made = {bundle.name: _ledger(bundle.folder / "reports", name, gate) for bundle in gold.bundles}
    return Answers(backend.name, version, {}, made)


def _ledger(reports: Path, backend: str, gate: float) -> Row:
    """The ledger of a folder of reports, exactly as `sayso read --json` prints it."""
    ledger: Row = json.loads(dumps(pipeline.read([str(reports)], Settings(backend=backend, min_probability=gate))))
    return ledger
