"""Annotations, schema.org and PROV-O, as others read them; and annotations laid on texts again."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from itertools import cycle
from pathlib import Path
from typing import Any

import pyshacl
import pytest
from rdflib import Graph, URIRef
from rdflib.namespace import PROV, RDF, SDO

import example
import store_samples
from odd import odd_ledger
from sayso.errors import InputError
from sayso.exports import export
from sayso.exports.anchoring import anchored
from sayso.exports.of_store import of_store
from sayso.ledger import dumps
from sayso.model import Attribution, Extract, Ledger, Report
from sayso.store import Store
from store_samples import reading, report
from test_exports import run

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
KINDS = ("named_person", "unspecified", "document", "country", "media", "organisation", "unnamed_person")
SHAPES = Path(__file__).parent / "cases" / "shapes"
ODD = odd_ledger(11, 12)[0]
OA, AS, SAYSO = "http://www.w3.org/ns/oa#", "http://www.w3.org/ns/activitystreams#", "urn:sayso:term:"

# The remote contexts, of which only our terms are given here: no test may need the network.
_REFERS = ("body", "target", "source", "selector", "state")
_CLASSES = ("Annotation", "SpecificResource", "TextPositionSelector", "TextQuoteSelector", "TextualBody", "TimeState")
_VALUES = ("start", "end", "exact", "prefix", "suffix", "sourceDate")
CONTEXTS: dict[str, dict[str, Any]] = {
    "http://www.w3.org/ns/anno.jsonld": {
        "id": "@id", "type": "@type", "Software": AS + "Application", "name": "urn:foaf:name",
        **{term: OA + term for term in (*_CLASSES, *_VALUES, "classifying", "describing")},
        **{term: {"@id": f"{OA}has{term.title()}", "@type": "@id"} for term in _REFERS},
        "motivation": {"@id": OA + "motivatedBy", "@type": "@vocab"},
        "purpose": {"@id": OA + "hasPurpose", "@type": "@vocab"},
        "generator": {"@id": AS + "generator", "@type": "@id"},
        "items": {"@id": AS + "items", "@type": "@id", "@container": "@list"},
        "value": str(RDF.value), "format": "urn:dc:format", "startIndex": AS + "startIndex",
        "AnnotationPage": AS + "OrderedCollectionPage",
    },
    "https://schema.org": {"@vocab": str(SDO), "url": {"@type": "@id"}},
}  # fmt: skip


def graph(place: Path) -> Graph:
    """What an export says, as rdflib reads it."""
    document = json.loads(place.read_text("utf-8"))
    context = document["@context"]
    held = context if isinstance(context, list) else [context]
    document["@context"] = [CONTEXTS[one] if isinstance(one, str) else one for one in held]
    return Graph().parse(data=json.dumps(document), format="json-ld")


@pytest.fixture(params=["by hand", "store", "odd"])
def given(request: pytest.FixtureRequest, news: Store) -> Ledger:
    return {"by hand": example.ledger, "store": news.ledger, "odd": lambda: ODD}[request.param]()


@pytest.mark.parametrize(("to", "least"), [("annotations", 60), ("schema.org", 20), ("prov", 30)])
def test_rdflib_reads_the_graph_and_writes_it_again(to: str, least: int, given: Ledger, tmp_path: Path) -> None:
    export(given, to, tmp_path / "it.jsonld")
    found = graph(tmp_path / "it.jsonld")
    assert len(found) >= least
    assert len(Graph().parse(data=found.serialize(format="nt", encoding="utf-8"), format="nt")) == len(found)
    for subject in found.subjects():
        assert not isinstance(subject, URIRef) or str(subject).startswith("urn:sayso:")  # nobody else is spoken of


def shaped(found: Graph, name: str) -> None:
    conforms, _, says = pyshacl.validate(found, shacl_graph=str(SHAPES / f"{name}.ttl"))
    assert conforms, says


def test_annotations_are_as_the_model_demands(given: Ledger, tmp_path: Path) -> None:
    export(given, "annotations", tmp_path / "it.jsonld")
    found = graph(tmp_path / "it.jsonld")
    assert len(set(found.subjects(RDF.type, URIRef(OA + "Annotation")))) == len(given.attributions)
    shaped(found, "annotations")


def test_a_page_is_annotated_at_its_address_as_it_was_when_it_came(tmp_path: Path) -> None:
    page = reading(report("https://a.example/1?x=1", store_samples.TEXTS["north/dam.txt"]))
    with Store(tmp_path / "news.db", clock=lambda: datetime(2026, 3, 4, 5, 6, tzinfo=UTC)) as store:
        store.add(page)
        with of_store(store) as given:
            export(given, "annotations", tmp_path / "it.jsonld")
    found = graph(tmp_path / "it.jsonld")
    shaped(found, "annotations")
    assert set(found.objects(None, URIRef(OA + "hasSource"))) == {URIRef("https://a.example/1?x=1")}
    assert {str(day) for day in found.objects(None, URIRef(OA + "sourceDate"))} == {"2026-03-04T05:06:00Z"}


@pytest.mark.parametrize(("to", "right", "wrong", "says"), [
    ("annotations", '"start":', '"begin":', "Less than 1 values"),
    ("prov", '"@type":"prov:Activity"', '"@type":"prov:Entity"', "does not have class prov:Activity"),
])  # fmt: skip
def test_the_shapes_find_what_is_wrong(to: str, right: str, wrong: str, says: str, tmp_path: Path) -> None:
    export(example.ledger(), to, tmp_path / "it.jsonld")
    held = (tmp_path / "it.jsonld").read_text("utf-8")
    (tmp_path / "it.jsonld").write_text(held.replace(right, wrong, 1), "utf-8")
    with pytest.raises(AssertionError, match=says):
        shaped(graph(tmp_path / "it.jsonld"), to)


def test_schema_org_has_every_term_that_is_used(given: Ledger, tmp_path: Path) -> None:
    export(given, "schema.org", tmp_path / "it.jsonld")
    found = graph(tmp_path / "it.jsonld")
    for term in [*found.predicates(), *found.objects(None, RDF.type)]:
        name = str(term).removeprefix(str(SDO))
        assert name in SDO or str(term).startswith((SAYSO, str(RDF.type))), term
    assert not set(found.subjects(RDF.type, SDO.ClaimReview))
    assert len(set(found.subjects(RDF.type, SDO.Claim))) == len(given.claims)


def test_whoever_says_a_thing_is_a_person_or_organisation(given: Ledger, tmp_path: Path) -> None:
    some = tuple(replace(source, kind=kind) for source, kind in zip(given.sources, cycle(KINDS), strict=False))
    export(replace(given, sources=some), "schema.org", tmp_path / "it.jsonld")
    found = graph(tmp_path / "it.jsonld")
    speakers = {*found.objects(None, SDO.creator), *found.objects(None, SDO.author)}
    assert speakers
    for speaker in speakers:
        (kind,) = found.objects(speaker, RDF.type)
        assert kind in (SDO.Person, SDO.Organization, SDO.GovernmentOrganization, SDO.NewsMediaOrganization)


def test_prov_has_every_term_that_is_used(given: Ledger, tmp_path: Path) -> None:
    export(given, "prov", tmp_path / "it.jsonld")
    found = graph(tmp_path / "it.jsonld")
    for term in [*found.predicates(), *found.objects(None, RDF.type)]:
        if str(term).startswith(str(PROV)):
            assert str(term).removeprefix(str(PROV)) in PROV, term
    shaped(found, "prov")


def test_prov_tells_what_people_decided(news: Store, tmp_path: Path) -> None:
    with of_store(news) as given:
        export(given, "prov", tmp_path / "it.jsonld")
    found = graph(tmp_path / "it.jsonld")
    shaped(found, "prov")
    (decision,) = found.subjects(URIRef(SAYSO + "verb"))
    (claim,) = found.objects(decision, PROV.used)
    assert (claim, RDF.type, PROV.Entity) in found
    assert str(next(found.objects(decision, PROV.wasAssociatedWith))) == "urn:sayso:person:Zoe"


def test_a_copy_is_derived_only_where_the_direction_is_decided(news: Store, tmp_path: Path) -> None:
    ledger = news.ledger()
    (link,) = ledger.lineage
    for score, derived in ((0.6, True), (0.59, False)):
        export(replace(ledger, lineage=(replace(link, score=score),)), "prov", tmp_path / "it.jsonld")
        pair = (URIRef(f"urn:sayso:report:{link.copy}"), PROV.wasDerivedFrom, URIRef(f"urn:sayso:report:{link.origin}"))
        assert (pair in graph(tmp_path / "it.jsonld")) is derived


# Annotations on texts again.


def changed(report: Report, text: str) -> Report:
    return replace(report, text=text, extract=Extract.identity(text))


def first(place: Path, change: Any) -> tuple[list[str], list[str]]:
    """What is anchored of the hand-made ledger when the text of its first report was changed: words, and orphans."""
    ledger = example.ledger()
    export(ledger, "annotations", place)
    text = change(ledger.reports[0].text)
    lines, orphans = anchored(place, [changed(ledger.reports[0], text), ledger.reports[1]])
    words = [
        text[start:end] for line in lines if line.report == "ferry" for start, end in (*line.source, *line.content)
    ]
    return words, [problem.message for problem in orphans]


UNCHANGED = [
    "The harbour \x1b[31mmaster\u202e, Ana Reis", "\U0001f6a2 the operator had told her “the doors were shut”",
    "the operator", "“the doors were shut”", "Reportedly, two crew left <script>alert(1)</script> the bridge",
]  # fmt: skip


@pytest.mark.parametrize(("name", "change", "there", "orphans"), [
    ("nothing", lambda text: text, UNCHANGED, []),
    ("words before", lambda text: "\U0001f6a2 New: " + text, UNCHANGED, []),
    ("another word in a quotation", lambda text: text.replace("told her", "told him"), UNCHANGED[4:], ["a1", "a2"]),
    ("another word beside one", lambda text: text.replace("on Monday", "on Friday"), UNCHANGED[4:], ["a1", "a2"]),
    ("all of it twice, elsewhere", lambda text: "x" + text + text, [], ["a1", "a2", "a3"]),
    ("a copy after it", lambda text: text + text, UNCHANGED, []),
    ("nothing left", lambda text: text[:0], [], ["a1", "a2", "a3"]),
])  # fmt: skip
def test_no_quotation_is_laid_on_other_words(
    name: str, change: Any, there: list[str], orphans: list[str], tmp_path: Path
) -> None:
    words, messages = first(tmp_path / "it.jsonld", change)
    assert words == there
    assert [message.split()[2] for message in messages] == orphans


def test_words_of_a_page_are_found_again_in_its_reading_text(tmp_path: Path) -> None:
    ledger = example.ledger()
    export(ledger, "annotations", tmp_path / "it.jsonld")
    page = json.loads((tmp_path / "it.jsonld").read_text("utf-8"))["items"][-1]
    assert [target["selector"][1]["exact"] for target in page["target"]] == ["The mayor", "said", '"No"']
    was = ledger.reports[1]
    lines, orphans = anchored(tmp_path / "it.jsonld", ledger.reports)
    assert (tuple(lines), orphans) == (ledger.attributions, [])
    later = "<!-- new --><p>The <b>mayor</b> said: &quot;No&quot;.</p>"  # as another page, with the same words in it
    pieces = tuple((at, start + 12, end + 12) for at, start, end in was.extract.pieces)
    read = Report("later", was.path, later, Extract(was.extract.text, pieces))
    lines, orphans = anchored(tmp_path / "it.jsonld", [ledger.reports[0], replace(read, id="mayor")])
    words = [later[start:end] for start, end in (*lines[-1].source, *lines[-1].content)]
    assert words == ["The ", "mayor", "&quot;No&quot;"]


def test_a_later_page_of_the_same_address_is_asked(tmp_path: Path) -> None:
    text = "“It is shut,” said Ana Reis, the harbour master."
    at = [
        (passage,)
        for passage in (example.at(text, "Ana Reis"), example.at(text, "said"), example.at(text, "It is shut"))
    ]
    page = Report("r1", "https://a.example/1", text, Extract.identity(text))
    line = Attribution("l1", "r1", *at, 0.9)
    export(Ledger((page,), (line,), (), "0", "none"), "annotations", tmp_path / "it.jsonld")
    later = changed(replace(page, id="r2"), "Updated. " + text)
    (found,), orphans = anchored(tmp_path / "it.jsonld", [later])
    assert (found.report, later.text[slice(*found.content[0])], orphans) == ("r2", "It is shut", [])
    elsewhere = replace(later, path="https://a.example/2")
    assert anchored(tmp_path / "it.jsonld", [elsewhere])[0] == []


def test_odd_texts_are_anchored_where_they_were(tmp_path: Path) -> None:
    export(ODD, "annotations", tmp_path / "it.jsonld")
    lines, orphans = anchored(tmp_path / "it.jsonld", ODD.reports)
    assert (tuple(lines), orphans) == (ODD.attributions, [])
    lines, orphans = anchored(tmp_path / "it.jsonld", ODD.reports[1:])
    assert tuple(lines) == tuple(line for line in ODD.attributions if line.report != ODD.reports[0].id)
    assert [problem.kind for problem in orphans] == ["orphan", "orphan"]


def test_annotations_of_others_are_told_and_left_out(tmp_path: Path) -> None:
    export(example.ledger(), "annotations", tmp_path / "it.jsonld")
    document = json.loads((tmp_path / "it.jsonld").read_text("utf-8"))
    document["items"] += [{"body": "nice"}, {"body": [{"type": "TextualBody"}, 5]}, {}]
    document["items"][0]["target"] = "urn:sayso:report:ferry"
    (tmp_path / "it.jsonld").write_text(json.dumps(document), "utf-8")
    lines, problems = anchored(tmp_path / "it.jsonld", example.ledger().reports)
    assert tuple(lines) == example.ledger().attributions[1:]
    assert [problem.kind for problem in problems] == ["orphan", "skipped"]
    assert problems[1].message.startswith("3 annotations")


def test_a_target_that_is_none_is_told(tmp_path: Path) -> None:
    export(example.ledger(), "annotations", tmp_path / "it.jsonld")
    held = (tmp_path / "it.jsonld").read_text("utf-8")
    for wrong in (held.replace('"exact":', '"words":'), held.replace('"start":', '"start":null,"x":')):
        (tmp_path / "it.jsonld").write_text(wrong, "utf-8")
        with pytest.raises(InputError, match="did not write"):
            anchored(tmp_path / "it.jsonld", example.ledger().reports)


def test_annotations_come_back_through_the_command(news: Store, tmp_path: Path) -> None:
    assert run("export", news.place, "--to", "annotations", "-o", tmp_path / "it.jsonld")[0] == 0
    code, out, err = run("import", tmp_path / "it.jsonld", "--reports", news.place)
    assert (code, err) == (0, "")
    lines = [line for report in json.loads(out)["reports"] for line in report["attributions"]]
    assert lines == [line for report in json.loads(dumps(news.ledger()))["reports"] for line in report["attributions"]]
    with Store(tmp_path / "empty.db"):
        pass
    code, out, err = run("import", tmp_path / "it.jsonld", "--reports", tmp_path / "empty.db")
    assert code == 1
    assert err.count("is an orphan: there is no such report") == len(lines)
