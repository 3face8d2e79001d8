"""W3C Web Annotation (2017), in JSON-LD: one annotation a line, on the characters that say it.

Its targets are the passages of source, cue and content, each by a TextPositionSelector, which counts code points, and
a TextQuoteSelector with 32 code points before and after. Both are of the reading text, which of a page is without tags
and entities, as the model demands; of a plain text it is the text as it was received. `anchoring` reads them again.
Doubtful lines are left out. https://www.w3.org/TR/annotation-model/
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

from ..ledger import told
from ..model import JSON, Attribution, Passage, Report
from .export import Carried, Export
from .given import Given, Held
from .linked import TERMS, carried, iri, opened, record, url, written
from .rows import Progress

AROUND = 32
"""Code points before and after a quotation."""
CONTEXT = "http://www.w3.org/ns/anno.jsonld"


class Annotations(Export):
    """Lines as annotations."""

    name = "annotations"
    carries = frozenset({"lines"})

    def write(self, given: Given, out: BinaryIO, progress: Progress | None = None) -> None:
        """One page of annotations, in the order of reports and text."""
        opening = {"@context": [CONTEXT, TERMS], "type": "AnnotationPage", "startIndex": 0}
        written(out, opening, "items", _annotations(given, progress))

    def read(self, place: Path) -> Carried:
        """The lines, as they were written, whatever became of the texts since: `anchoring` looks at these."""
        return carried(body for body in bodies(place) if body is not None)


def bodies(place: Path) -> Iterator[JSON | None]:
    """Of each annotation the body that holds a line, with its targets under `targets`; `None` where there is none."""
    for annotation in opened(place, "items"):
        body = annotation.get("body")
        ours = [one for one in (body if isinstance(body, list) else [body]) if isinstance(one, dict)]
        line = next((one for one in ours if "sayso:line" in one), None)
        yield None if line is None else line | {"targets": annotation.get("target")}


def _annotations(given: Given, progress: Progress | None) -> Iterator[JSON]:
    version = {"id": iri("software", given.version), "type": "Software", "name": f"sayso {given.version}"}
    total = len(given)
    for done, held in enumerate(given.reports(), 1):
        source, digest = _source(held), sha256(held.report.text.encode("utf-8", "surrogatepass")).hexdigest()
        for line in held.lines:
            targets = [
                {**source, "sayso:sha256": digest, "sayso:part": part, "selector": selectors(held.report, passage)}
                for part, passages in (("source", line.source), ("cue", line.cue), ("content", line.content))
                for passage in held.report.extract.forth(passages)
            ]
            yield {
                "id": iri("annotation", line.id),
                "type": "Annotation",
                "motivation": "classifying",
                "generator": version,
                "body": [_in_words(line), {"type": "sayso:Line", "purpose": "classifying", **record(line)}],
                "target": targets or source["source"],  # where nothing of it is in the reading text
            }
        if progress:
            progress(done, total)


def _source(held: Held) -> JSON:
    address = url(held.report)
    source: JSON = {"type": "SpecificResource", "source": address or iri("report", held.report.id)}
    if address and held.arrived:
        source["state"] = {"type": "TimeState", "sourceDate": held.arrived}
    return source


def _in_words(line: Attribution) -> JSON:
    words = "; ".join(before + value for before, value in told(line))
    return {"type": "TextualBody", "purpose": "describing", "format": "text/plain", "value": words}


def selectors(report: Report, passage: Passage) -> list[JSON]:
    """Where a passage of the reading text stands, and what stands there."""
    text, (start, end) = report.extract.text, passage
    return [
        {"type": "TextPositionSelector", "start": start, "end": end},
        {
            "type": "TextQuoteSelector",
            "exact": text[start:end],
            "prefix": text[max(start - AROUND, 0) : start],
            "suffix": text[end : end + AROUND],
        },
    ]
