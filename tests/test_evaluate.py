# ruff: noqa: S311 - seeded, for repeatable cases
"""Evaluation: the measures, the bootstrap, calibration, and agreement number for number with the reference scorers."""

from __future__ import annotations

import gzip
import importlib.util
import json
import random
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from sayso import evaluate
from sayso.errors import EvaluationError, OptionError
from sayso.evaluate import Tally, bootstrap, corpus, desk
from sayso.evaluate.calibration import calibration
from sayso.evaluate.corpus import Said
from sayso.evaluate.gold import load
from sayso.model import Passage

TEXT = 'Mayor Ada Onu said the bridge is shut. "We will rebuild it," she said, "by May." Reportedly rail is shut too.'


def at(shown: str, text: str = TEXT, nth: int = 0) -> list[list[int]]:
    start = -1
    for _ in range(nth + 1):
        start = text.index(shown, start + 1)
    return [[start, start + len(shown)]]


GOLD = [
    {"source": at("Mayor Ada Onu"), "cue": at("said"), "content": at("the bridge is shut")},
    {"source": at("she"), "cue": at("said", nth=1), "content": at('"We will rebuild it,"') + at('"by May."')},
    {"source": [], "cue": at("Reportedly"), "content": at("Reportedly rail is shut too")},
]


def write_corpus(path: Path, attributions: list[dict[str, Any]], **extra: str) -> Path:
    path.write_text(json.dumps({"id": "a", "attributions": attributions, **extra}) + "\n")
    return path


@pytest.fixture
def gold_corpus(tmp_path: Path) -> Path:
    return write_corpus(tmp_path / "gold.jsonl", GOLD, text=TEXT)


# What a prediction changes, and what that does to (rel_sc, rel_scc, rel_sc_exact, content_only, source accuracy).
CHANGES: list[tuple[str, dict[int, dict[str, Any] | None], tuple[float, float, float, float, float]]] = [
    ("nothing", {}, (1, 1, 1, 1, 1)),
    (
        "a quotation mark and a full stop at the edge",
        {2: {"content": at("Reportedly rail is shut too.")}},
        (1, 1, 1, 1, 1),
    ),
    ("less than half the source", {0: {"source": at("Mayor")}}, (2 / 3, 2 / 3, 2 / 3, 1, 2 / 3)),
    ("two words of three of the source", {0: {"source": at("Ada Onu")}}, (1, 1, 2 / 3, 1, 1)),
    ("another cue", {0: {"cue": at("is")}}, (1, 2 / 3, 1, 1, 1)),
    ("a source where there is none", {2: {"source": at("rail")}}, (2 / 3, 2 / 3, 2 / 3, 1, 2 / 3)),
    ("one missing", {2: None}, (0.8, 0.8, 0.8, 0.8, 1)),
]


@pytest.mark.parametrize(("name", "changes", "expected"), CHANGES, ids=[name for name, _, _ in CHANGES])
def test_relations(name, changes, expected, gold_corpus, tmp_path):
    predicted = [{**row, **(changes.get(n) or {})} for n, row in enumerate(GOLD) if changes.get(n, {}) is not None]
    found = evaluate.run([gold_corpus], predictions=write_corpus(tmp_path / "p.jsonl", predicted))
    metrics = ("rel_sc", "rel_scc", "rel_sc_exact", "content_only", "source_acc_given_content")
    assert tuple(found[metric].value for metric in metrics) == pytest.approx(expected)


def test_by_type(gold_corpus, tmp_path):
    found = evaluate.run([gold_corpus], predictions=write_corpus(tmp_path / "p.jsonl", GOLD))
    assert [found[f"{kind}.rel_sc"].tally.gold for kind in corpus.TYPES] == [1, 0, 2]


def test_same_cue_is_one_attribution_again():
    cue, other = (Passage(4, 8),), (Passage(30, 34),)
    first, second = Passage(0, 3), Passage(9, 12)
    cut = [
        Said((Passage(20, 22),), cue, (second,), 0.5),
        Said((), other, (first,), 0.9),
        Said((Passage(20, 22),), cue, (first,), 1.0),
        Said((), (), (first,)),
        Said((), (), (second,)),
    ]
    assert corpus.join(cut) == (
        Said((Passage(20, 22),), cue, (first, second), 0.75),
        Said((), other, (first,), 0.9),
        Said((), (), (first,)),
        Said((), (), (second,)),
    )


def test_interrupted_quote_in_two_lines_scores_as_one(gold_corpus, tmp_path):
    halves = [{**GOLD[1], "content": [part]} for part in GOLD[1]["content"]]
    found = evaluate.run([gold_corpus], predictions=write_corpus(tmp_path / "p.jsonl", [GOLD[0], *halves, GOLD[2]]))
    assert found["rel_sc_exact"].value == 1


# Two names, and whether the desk takes them for one.
NAMES = [
    ("Georgian Interior Ministry", "Ministry of the Interior of Georgia", True),
    ("Onu", "Ada Onu", True),
    ("José Álvarez", "Jose Alvarez", True),
    ("Ada Onu", "Ada Obi", False),
    ("Ada Onu", "", False),
    ("", "", True),
]


@pytest.mark.parametrize(("a", "b", "one"), NAMES)
def test_same_name(a, b, one):
    assert desk.same_name(a, b) is one
    assert desk.same_name(b, a) is one


GOLD_YAML = """\
story: invented
reports:
  - id: r1
    published: 2025-03-04
    publisher: Harbour News
    relays: []
    dateline: null
    derived_from: []
    damage: [too]
    attributions:
      - {source: Mayor Ada Onu, cue: said, content: the bridge is shut, style: indirect, stance: asserts, via: []}
      - source: she
        cue: said
        content: '"by May."'
        near: 'she said, "by May."'
        style: direct
        via: []
      - {source: null, cue: Reportedly, content: Reportedly rail is shut too, optional: true}
claims: []
events: []
"""


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    folder = tmp_path / "b1"
    (folder / "reports").mkdir(parents=True)
    (folder / "gold.yaml").write_text(GOLD_YAML)
    (folder / "reports" / "r1.txt").write_text(TEXT)
    return folder


def ledger_of(rows: list[dict[str, Any]], **header: Any) -> dict[str, Any]:
    numbered = [{"id": f"p{number}", **row} for number, row in enumerate(rows)]
    return {"reports": [{"id": "r1", "attributions": numbered, **header}]}


def test_bundle(bundle, tmp_path):
    rows = [
        {**GOLD[0], "style": "indirect", "stance": "asserts", "via": [], "probability": 0.9},
        {**GOLD[1], "content": GOLD[1]["content"][1:], "style": "indirect", "stance": "asserts", "probability": 0.3},
        {"source": at("rail"), "cue": at("is"), "content": at("shut too"), "probability": 0.2},
    ]
    path = tmp_path / "l.json"
    path.write_text(json.dumps(ledger_of(rows, published_on="2025-03-04", publisher="Daily Post", damage=at("too"))))
    found = evaluate.run([bundle], predictions=path)
    assert found["who-said-what"].tally == Tally.matched(2, 3, 2)  # the optional one is not due
    assert found["header.published_on"].value == 1
    assert found["header.publisher"].value == 0
    assert found["damage"].value == 1
    assert (found["field.style"].value, found["field.style"].majority) == (0.5, 0.5)
    assert found["field.via"].value == 1
    assert found.calibration is not None
    assert found.calibration.expected_error == pytest.approx((0.1 + 0.7 + 0.2) / 3)
    assert found["who-said-what"].interval is None  # one report says nothing about the spread
    assert "who-said-what" in found.text()
    assert json.loads(found.to_json())["fingerprint"] == found.fingerprint


def test_report_that_the_ledger_lacks_counts_as_empty(bundle, tmp_path):
    path = tmp_path / "l.json"
    path.write_text('{"reports": []}')
    found = evaluate.run([bundle], predictions=path)
    assert found.missing == ("b1/r1",)
    assert found["who-said-what"].tally == Tally.matched(0, 0, 2)


def test_fingerprint_is_of_contents_not_of_places(bundle, tmp_path):
    path = tmp_path / "l.json"
    path.write_text('{"reports": []}')
    before = evaluate.run([bundle], predictions=path).fingerprint
    moved = bundle.rename(tmp_path / "elsewhere")
    (tmp_path / "deep").mkdir()
    moved = moved.rename(tmp_path / "deep" / "b1")
    assert evaluate.run([moved], predictions=path).fingerprint == before
    (moved / "reports" / "r1.txt").write_text(TEXT + " ")
    assert evaluate.run([moved], predictions=path).fingerprint != before


def unit(right: int, predicted: int, gold: int) -> dict[str, Tally]:
    return {"m": Tally.matched(right, predicted, gold)}


def test_bootstrap_is_repeatable_and_holds_the_value():
    rng = random.Random(3)
    units = [unit(rng.randint(3, 8), rng.randint(8, 10), rng.randint(8, 10)) for _ in range(60)]
    one = bootstrap.intervals(units, ["m"])["m"]
    assert one == bootstrap.intervals(units, ["m"])["m"]
    assert one != bootstrap.intervals(units, ["m"], seed=1)["m"]
    value = evaluate.total(units)["m"].value
    assert one.low < value < one.high < one.low + 0.15


def test_bootstrap_covers_as_often_as_it_says():
    """Of samples from a known share, the interval should hold that share about 95 times in 100."""
    rng = random.Random(5)
    held = 0
    for _ in range(200):
        units = [{"m": Tally.right(sum(rng.random() < 0.7 for _ in range(10)), 10)} for _ in range(40)]
        interval = bootstrap.intervals(units, ["m"], resamples=400)["m"]
        held += interval.low <= 0.7 <= interval.high
    assert 180 <= held <= 199


def test_paired_bootstrap_sees_a_small_steady_gain_that_intervals_hide():
    rng = random.Random(7)
    base = [rng.randint(20, 90) for _ in range(60)]
    worse = [{"m": Tally.right(n, 100)} for n in base]
    better = [{"m": Tally.right(n + 2, 100)} for n in base]
    a, b = (bootstrap.intervals(units, ["m"])["m"] for units in (worse, better))
    assert a.high > b.low
    gap = bootstrap.differences(better, worse, ["m"])["m"]
    assert gap.value == pytest.approx(0.02)
    assert gap.low > 0
    assert gap.worse == 0
    same = bootstrap.differences(worse, worse, ["m"])["m"]
    assert (same.value, same.low, same.high, same.worse) == (0, 0, 0, 1)


def test_calibration():
    found = calibration([(0.95, True)] * 9 + [(0.95, False)] + [(1.0, True)] * 10 + [(0.2, False)] * 20)
    assert [(one.lines, one.right) for one in found.bins if one.lines] == [(20, 0.0), (20, 0.95)]
    assert found.expected_error == pytest.approx((0.2 + 0.025) / 2)
    assert calibration([]).expected_error == 0


# What is given, and what the message must say.
@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("{", "gold.jsonl:1"),
        ("[]", "gold.jsonl:1"),
        ('{"id": "a", "attributions": []}', "text"),
        ('{"id": "a", "text": "x", "attributions": [{"content": [[2, 1]]}]}', "start < end"),
        ('{"id": "a", "text": "x", "attributions": [7]}', "gold.jsonl:1"),
        ('{"id": "a", "text": "x", "attributions": []}\n{"id": "a", "text": "y", "attributions": []}', "twice"),
    ],
)
def test_bad_gold_is_named(line, says, tmp_path):
    path = tmp_path / "gold.jsonl"
    path.write_text(line)
    with pytest.raises(EvaluationError, match=says):
        evaluate.run([path], predictions=path)


def test_passage_outside_the_text_is_refused(gold_corpus, tmp_path):
    bad = write_corpus(tmp_path / "p.jsonl", [{"content": [[0, len(TEXT) + 1]]}])
    with pytest.raises(EvaluationError, match="outside"):
        evaluate.run([gold_corpus], predictions=bad)


def test_kinds_do_not_mix(gold_corpus, bundle, tmp_path):
    with pytest.raises(EvaluationError, match="one kind"):
        evaluate.run([gold_corpus, bundle])
    with pytest.raises(OptionError, match="scheme"):
        evaluate.run([bundle], scheme="polnear")
    with pytest.raises(EvaluationError, match="no such"):
        evaluate.run([tmp_path / "nowhere"])


def test_without_yaml_the_message_names_the_extra(bundle, monkeypatch):
    monkeypatch.setitem(sys.modules, "yaml", None)
    with pytest.raises(EvaluationError, match=r"sayso\[eval\]"):
        evaluate.run([bundle])


# ---- Agreement with the reference scorers beside the checkout -------------------------------------------------------


def reference(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"reference_{path.stem}", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def disturb(rng: random.Random, passages: list[list[int]], size: int) -> list[list[int]]:
    """Move the edges of some passages, drop some."""
    out = []
    for start, end in passages:
        if rng.random() < 0.1:
            continue
        reach = 12 if rng.random() < 0.4 else 0
        low = min(max(0, start + rng.randint(-reach, reach)), size - 1)
        out.append([low, min(max(low + 1, end + rng.randint(-reach, reach)), size)])
    return out


@pytest.mark.shared
def test_agrees_with_the_corpus_scorer(shared, tmp_path):
    scorer = reference(shared / "data" / "scorers" / "attribution.py")
    rng = random.Random(11)
    gold_path, predicted_path = tmp_path / "gold.jsonl", tmp_path / "predicted.jsonl"
    with gzip.open(shared / "data" / "polnear" / "dev.jsonl.gz", "rt") as lines:
        documents = [json.loads(line) for line in lines][:40]
    with gold_path.open("w") as gold_file, predicted_path.open("w") as predicted_file:
        for number, document in enumerate(documents):
            gold_file.write(json.dumps(document) + "\n")
            rows, cues = [], set()
            for row in document["attributions"] + document["attributions"][:3]:
                moved = {role: disturb(rng, row[role], len(document["text"])) for role in corpus.ROLES}
                cue = str(sorted(moved["cue"]))
                if rng.random() < 0.85 and (not moved["cue"] or cue not in cues):  # a shared cue is joined: not here
                    cues.add(cue)
                    rows.append(moved)
            if number % 9:
                predicted_file.write(json.dumps({"id": document["id"], "attributions": rows}) + "\n")

    found = evaluate.run([gold_path], predictions=predicted_path, resamples=0)
    gold, predicted = scorer.load(gold_path), scorer.load(predicted_path)
    compared = 0
    for kind in (None, *corpus.TYPES):
        prefix = f"{kind}." if kind else ""
        for metric, expected in scorer.evaluate(gold, predicted, kind=kind).items():
            if metric == "source_acc_given_content":
                tally = found[prefix + metric].tally
                assert (tally.value, tally.gold) == (expected["acc"], expected["n"])
            elif not metric.startswith("_"):
                measure = found[prefix + metric]
                ours = (measure.tally.precision, measure.tally.recall, measure.value, measure.macro)
                theirs = tuple(expected[name] for name in ("p", "r", "f1", "macro_f1"))
                assert ours == pytest.approx(theirs, abs=1e-12), prefix + metric
                assert (measure.tally.predicted, measure.tally.gold) == (expected["n_pred"], expected["n_gold"])
            compared += 1
    assert compared >= 4 * 17
    assert len(found.missing) == 5


def disturbed_ledger(rng: random.Random, gold: dict[str, Any], texts: dict[str, str]) -> dict[str, Any]:
    """A ledger made of the gold, with errors of every kind."""

    def maybe(value: Any, other: Any) -> Any:
        return other if rng.random() < 0.25 else value

    reports, members, claims = [], {}, [c["id"] for c in gold["claims"]]
    for report in gold["reports"]:
        rows = []
        for number, row in enumerate(report["attributions"]):
            if rng.random() < 0.2:
                continue
            name = f"{report['id']}-{number}"
            spans = {
                r: desk.locate(texts[report["id"]], row[r], row.get("near")) if row.get(r) else [] for r in desk.ROLES
            }
            moved = {role: disturb(rng, found, len(texts[report["id"]])) for role, found in spans.items()}
            fields = {
                f: maybe(str(row[f]) if f == "said_on" and row.get(f) else row.get(f), rng.choice([None, "Ada Onu"]))
                for f in desk.FIELDS
                if f != "via"
            }
            rows.append({"id": name, **moved, **fields, "via": maybe(row.get("via"), ["Harbour News"])})
            if row.get("claim"):
                members.setdefault(maybe(row["claim"], rng.choice(claims)), []).append(name)
        line = report.get("dateline") or {}
        reports.append(
            {
                "id": report["id"],
                "published_on": maybe(str(report.get("published")), None),
                "publisher": maybe(report.get("publisher"), "Harbour News"),
                "relays": maybe(report.get("relays"), []),
                "dateline": maybe({"place": line.get("place"), "on": str(line.get("date"))} if line else None, None),
                "derived_from": maybe(report.get("derived_from") or [], ["r1"]),
                "relation": maybe(report.get("relation"), "edited"),
                "damage": [[rng.randint(0, 900), rng.randint(901, 1000)] for _ in range(rng.randint(0, 2))],
                "attributions": rows,
            }
        )
    return {
        "reports": [report for report in reports if rng.random() < 0.95],
        "claims": [
            {
                "id": f"x{claim['id']}",
                "members": members.get(claim["id"], []),
                "independent_sources": maybe(claim["independent_sources"], 1),
                "sides": maybe(claim.get("sides"), ["USA"]),
                "denied_by": maybe(claim.get("denied_by"), ["USA"]),
                "contradicts": [f"x{other}" for other in claim.get("contradicts") or [] if rng.random() < 0.8],
            }
            for claim in gold["claims"]
        ],
        "events": [event for event in gold["events"] if rng.random() < 0.8],
    }


@pytest.mark.shared
def test_agrees_with_the_desk_scorer(shared, tmp_path):
    scorer = reference(shared / "desk" / "score.py")
    rng = random.Random(13)
    bundles = load(
        [
            shared / "desk" / name
            for name in ("c1-ceasefire-talks", "g1-central-bank-rumour", "i4-court-corruption-trial")
        ]
    )
    counts = scorer.Counts()
    for bundle in bundles.bundles:
        ledger = json.loads(json.dumps(disturbed_ledger(rng, dict(bundle.gold), dict(bundle.texts)), default=str))
        (tmp_path / f"{bundle.name}.json").write_text(json.dumps(ledger))
        scorer.score_bundle(ledger, bundle.folder, counts)
    found = evaluate.run([bundle.folder for bundle in bundles.bundles], predictions=tmp_path, resamples=10)
    theirs = {name: (value, detail) for name, value, detail in scorer.rows(counts)}
    assert set(theirs) == {measure.metric for measure in found.rows()}
    for measure in found.rows():
        tally = measure.tally
        value, detail = theirs[measure.metric]
        assert measure.value == pytest.approx(value, abs=1e-12), measure.metric
        if measure.metric == "claims.b3":
            assert detail.startswith(f"P {tally.precision:.3f} R {tally.recall:.3f}, over {tally.gold:.0f} of")
        elif tally.kind == "accuracy":
            assert detail == f"{tally.hit_gold:.0f} of {tally.gold:.0f}"
        else:
            assert detail == f"P {tally.precision:.3f} R {tally.recall:.3f} of {tally.gold:.0f}"
