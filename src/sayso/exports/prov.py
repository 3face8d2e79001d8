"""PROV-O, in JSON-LD: where each line and claim comes from, and through whom.

A report is an entity attributed to its outlet and to those that it came through; a line is quoted from its report and
attributed to its source; a claim is derived from its lines, with the counted ones as primary sources. A copy is derived
from its original where the direction is decided. Doubtful lines are left out. https://www.w3.org/TR/prov-o/
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

from ..model import JSON, Attribution, Claim, Lineage, Source
from .export import Carried, Export
from .given import Decided, Given, Held, run_of
from .linked import TERMS, carried, iri, opened, record, url, written
from .rows import Progress, value_of

DECIDED = 0.6
"""The score from which the direction of a copy is decided: see `Lineage`."""
PROV = "http://www.w3.org/ns/prov#"
_CONTEXT = {
    **TERMS,
    "prov": PROV,
    "dcterms": "http://purl.org/dc/terms/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "prov:endedAtTime": {"@type": "xsd:dateTime"},
}
_AGENTS = {
    "named_person": "prov:Person",
    "organisation": "prov:Organization",
    "country": "prov:Organization",
    "media": "prov:Organization",
}
_OF = {"source": "source", "claim": "claim", "line": "line", "lineage": "report"}


class Prov(Export):
    """The provenance of lines and claims."""

    name = "prov"
    carries = frozenset({"lines", "claims"})

    def write(self, given: Given, out: BinaryIO, progress: Progress | None = None) -> None:
        """A graph; what is said of a node may stand in several places."""
        written(out, {"@context": _CONTEXT}, "@graph", _nodes(given, progress))

    def read(self, place: Path) -> Carried:
        """The lines and claims."""
        return carried(opened(place, "@graph"))


def _nodes(given: Given, progress: Progress | None) -> Iterator[JSON]:
    run, software = iri("run", run_of(given)), iri("software", given.version)
    yield {"@id": software, "@type": ["prov:Agent", "prov:SoftwareAgent"], "rdfs:label": f"sayso {given.version}"}
    yield {
        "@id": run, "@type": "prov:Activity", "prov:wasAssociatedWith": _ref(software), "sayso:backend": given.backend,
    }  # fmt: skip
    total = len(given)
    for done, held in enumerate(given.reports(), 1):
        yield from _report(held)
        for line in held.lines:
            yield from _line(line, held, run)
        if progress:
            progress(done, total)
    for source in given.sources():
        yield from _source(source)
    for claim in given.claims():
        yield _claim(claim, run)
    for link in given.lineage():
        yield _copy(link)
    for decided in given.decisions():
        yield from _decided(decided)


def _ref(id: str) -> JSON:
    return {"@id": id}


def _lines(ids: tuple[str, ...]) -> list[JSON]:
    return [_ref(iri("line", id)) for id in ids]


def _through(names: list[str]) -> tuple[list[JSON], JSON]:
    """Agents that something came through, nearest first, and how to say so of it."""
    agents: list[JSON] = [
        {"@id": iri("outlet", name), "@type": ["prov:Agent", "prov:Organization"], "rdfs:label": name}
        for name in dict.fromkeys(names)
    ]
    qualified = [
        {"@type": "prov:Attribution", "prov:agent": _ref(iri("outlet", name)), "sayso:hop": hop}
        for hop, name in enumerate(names)
    ]
    refs = [_ref(agent["@id"]) for agent in agents]
    return agents, {"prov:wasAttributedTo": refs, "prov:qualifiedAttribution": qualified} if names else {}


def _report(held: Held) -> Iterator[JSON]:
    report = held.report
    outlets = [fact.value for fact in (report.publisher, *report.relays) if fact]
    agents, attributed = _through(outlets)
    yield from agents
    yield {
        "@id": iri("report", report.id),
        "@type": "prov:Entity",
        "dcterms:title": value_of(report.title),
        "dcterms:issued": value_of(report.published_on),
        "sayso:address": url(report),
        "sayso:sha256": sha256(report.text.encode("utf-8", "surrogatepass")).hexdigest(),
        **attributed,
    }


def _line(line: Attribution, held: Held, run: str) -> Iterator[JSON]:
    agents, attributed = _through(list(line.via))
    yield from agents
    yield {
        "@id": iri("line", line.id),
        "@type": "prov:Entity",
        "prov:wasQuotedFrom": _ref(iri("report", line.report)),
        "prov:wasGeneratedBy": _ref(run),
        "prov:value": " ".join(held.report.text[start:end] for start, end in line.content),
        **attributed,
        **record(line),
    }


def _source(source: Source) -> Iterator[JSON]:
    id = iri("source", source.id)
    if source.kind == "document":  # what is written is no agent
        yield {"@id": id, "@type": "prov:Entity", "rdfs:label": source.name}
        how = "prov:hadPrimarySource"
    else:
        kinds = ["prov:Agent", *filter(None, [_AGENTS.get(source.kind)])]
        yield {"@id": id, "@type": kinds, "rdfs:label": source.name, "sayso:side": source.side}
        how = "prov:wasAttributedTo"
    for line in source.lines:
        yield {"@id": iri("line", line), "@type": "prov:Entity", how: _ref(id)}


def _claim(claim: Claim, run: str) -> JSON:
    return {
        "@id": iri("claim", claim.id),
        "@type": "prov:Entity",
        "rdfs:label": claim.gist,
        "prov:wasGeneratedBy": _ref(run),
        "prov:wasDerivedFrom": _lines(claim.members),
        "prov:hadPrimarySource": _lines(claim.counted),
        "sayso:contradicts": [_ref(iri("claim", other)) for other in claim.contradicts],
        **record(claim),
    }


def _copy(link: Lineage) -> JSON:
    how = "prov:wasDerivedFrom" if link.score >= DECIDED else "sayso:sharesTextWith"
    return {"@id": iri("report", link.copy), how: _ref(iri("report", link.origin))}


def _decided(decided: Decided) -> Iterator[JSON]:
    person = iri("person", decided.author)
    yield {"@id": person, "@type": ["prov:Agent", "prov:Person"], "rdfs:label": decided.author}
    yield {
        "@id": iri("decision", decided.id),
        "@type": "prov:Activity",
        "prov:wasAssociatedWith": _ref(person),
        "prov:used": [_ref(iri(_OF[decided.subject], target)) for target in decided.targets],
        "prov:endedAtTime": decided.at,
        "sayso:verb": decided.verb,
        "rdfs:comment": decided.note,
    }
