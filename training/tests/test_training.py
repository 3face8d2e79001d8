"""Training on a small scale: examples to windows to loss to graphs, without the corpora. Needs the extra "training"."""

from __future__ import annotations

import json
import random
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from training import told
from training.batches import IGNORE, Window, batches, broken, collate, cut_windows, plan, questions
from training.corpora import Example, Saying
from training.export import export
from training.network import REACH, Network
from training.silver import read
from training.teachers import Teachers
from training.train import Run, _begin, _windows, losses, pieces_of

from sayso import graphs
from sayso.backends import _decoding, onnx

TEXT = (
    '"The bridge is safe," Mayor Jane Roe said, "and will stay open." The ministry and the union denied that two boats '
    "were missing. Rain is expected.\nOfficials said the mayor had promised to resign."
)


def span(shown: str) -> tuple[int, int]:
    start = TEXT.index(shown)
    return start, start + len(shown)


def example(scheme: str = "desk") -> Example:
    said = Saying(
        (*span("said,")[:1], span("said,")[1] - 1),
        [span("Mayor Jane Roe")],
        [span('"The bridge is safe,"'), span('"and will stay open."')],
        {"stance": "asserts", "polarity": "positive"},
    )
    denied = Saying(span("denied"), [span("The ministry"), span("the union")], [span("two boats were missing")])
    outer = Saying(
        (*span("said the")[:1], span("said the")[1] - 4),
        [span("Officials")],
        [span("the mayor had promised to resign")],
    )
    inner = Saying(span("had promised"), [span("the mayor")], [span("to resign")])
    return Example("e", TEXT, scheme, [said, denied, outer, inner], [])


def network() -> Network:
    torch.manual_seed(0)
    return Network(1)


PIECES = pieces_of(graphs.WORDS)


def windows(some: Example, seed: int = 0) -> list[Window]:
    return cut_windows(plan(some, PIECES), random.Random(seed))


def test_targets_say_what_the_example_says() -> None:
    planned = plan(example(), PIECES)
    words = [TEXT[w.start : w.end] for w in planned.encoded.words]
    shown = [
        [" ".join(words[a:b]) for a, b in spans]
        for asked in planned.sayings
        for spans in ([asked.cue], asked.sources, asked.contents)
    ]
    assert shown[:3] == [["said"], ["Mayor Jane Roe"], ['" The bridge is safe , "', '" and will stay open . "']]
    assert shown[4] == ["The ministry", "the union"]
    assert shown[-1] == ["to resign"]
    for window in windows(example()):
        asked = questions([window], [])
        for k, one in enumerate(a for a in window.asked if a.whole):
            labels = asked["label"][k].tolist()
            assert labels.count(1) == len(one.sources)
            assert labels.count(3) == len(one.contents)
            assert asked["marked"][k].sum() == one.cue[1] - one.cue[0]
            assert asked["at"][k, REACH] == window.first[one.cue[0]]


def test_windows_cover_a_text_and_batches_hold_every_window() -> None:
    long = Example("l", "\n".join(f"Line {n}: the mayor said that rain was expected." for n in range(200)), "desk", [])
    every = windows(long, 3)
    planned = plan(long, PIECES)
    assert sum(len(w.first) for w in every) == len(planned.encoded)
    made = batches(list(every), 900, random.Random(0))
    assert sorted(id(w) for b in made for w in b) == sorted(id(w) for w in every)
    assert max(collate(b)["ids"].numel() for b in made) <= 900


def test_what_is_not_sure_teaches_nothing() -> None:
    some = example()
    some.sayings[1].sure = False
    [window] = windows(some, 1)[:1]
    cue = collate([window])["cue"][0]
    unsure = next((a for a in window.asked if not a.sure), None)
    assert unsure is None or cue[window.first[unsure.cue[0]]] == IGNORE


def test_spans_are_carried_over_damage() -> None:
    for seed in range(20):
        some = broken(example(), random.Random(seed), 4.0)
        assert some.damage
        for saying in some.sayings:
            for a, b in (saying.cue, *saying.sources, *saying.contents):
                assert some.text[a:b].strip()


def test_the_network_learns_and_its_graphs_say_what_it_says(tmp_path: Path) -> None:
    net = network()
    batch = windows(example()) + windows(example("polnear"))
    optimizer = torch.optim.AdamW([p for n, p in net.named_parameters() if "word" not in n], lr=3e-4)
    course = []
    for step in range(30):
        parts = losses(net, batch, random.Random(step), Run(masked=0.0))
        total = torch.stack(list(parts.values())).sum()
        optimizer.zero_grad()
        total.backward()
        optimizer.step()
        course.append(float(total.detach()))
    assert course[-1] < course[0] / 3
    torch.save(net.state_dict(), tmp_path / "network.pt")
    export(tmp_path / "network.pt", 1, graphs.WORDS, tmp_path / "model", {"runs": []})
    backend = onnx.OnnxBackend(tmp_path / "model", 1)
    assert backend.mark([TEXT])[0]
    window = max(batch, key=lambda w: len(w.ids))
    feeds = {"ids": window.ids[None], "features": window.features[None], "scheme": np.array([window.scheme])}
    served = backend._encoder.run(["cue"], feeds)[0][0]
    net.eval()
    with torch.no_grad():
        ids, features = torch.from_numpy(window.ids)[None], torch.from_numpy(window.features)[None]
        trained = net.encoder(ids, features, torch.tensor([window.scheme]), torch.ones_like(ids))[0][0].numpy()
    a, b = _decoding.softmax(served), _decoding.softmax(trained)
    assert np.abs(a - b).max() < 0.2  # int8 against 32 bits
    assert np.abs(a - b).mean() < 0.01


def test_silver_is_read_as_it_was_written(tmp_path: Path) -> None:
    record = {"id": "d", "text": TEXT, "sayings": [[span("denied"), [], [span("two boats were missing")], True]]}
    (tmp_path / "silver.jsonl").write_text(json.dumps(record) + "\n")
    [one] = list(read(tmp_path / "silver.jsonl"))
    assert one.scheme == "desk"
    assert one.sayings[0].cue == span("denied")
    assert one.sayings[0].contents == [span("two boats were missing")]


def test_what_nobody_marked_is_learned_from_teachers_alone(tmp_path: Path) -> None:
    teacher, student = network(), network()
    torch.save(teacher.state_dict(), tmp_path / "teacher.pt")
    taught = Teachers([tmp_path / "teacher.pt"], "cpu")
    unmarked = replace(example(), sayings=[], damage=None, open=True)
    batch = windows(unmarked)
    assert all(window.open for window in batch)
    assert float(losses(student, batch, random.Random(0), Run(masked=0.0))["cue"].detach()) == 0
    run = Run(masked=0.0, hard=0.0)
    optimizer = torch.optim.AdamW([p for n, p in student.named_parameters() if "word" not in n], lr=3e-4)
    with torch.no_grad():
        for parameter in student.encoder.cue.parameters():
            parameter.add_(0.5 * torch.randn_like(parameter))
    course = []
    for step in range(30):
        parts = losses(student, batch, random.Random(step), run, teachers=taught)
        total = torch.stack(list(parts.values())).sum()
        optimizer.zero_grad()
        total.backward()
        optimizer.step()
        course.append(float(parts["as cue"].detach()))
    assert {"as cue", "as damage", "as answer", "as valid", "as fields"} <= parts.keys()
    assert course[-1] < course[0]


def test_the_batches_are_the_same_for_any_number_of_workers() -> None:
    one, two = (_windows_of(workers) for workers in (1, 2))
    assert one == two


def _windows_of(workers: int) -> list[list[int]]:
    with ProcessPoolExecutor(workers, initializer=_begin, initargs=(graphs.WORDS,)) as pool:
        work = [(example(), 3, Run(), f"seed {at}") for at in range(6)]
        return [window.ids.tolist() for found in pool.map(_windows, work) for window in found]


def test_the_written_stories_are_of_the_form_and_a_line_that_is_not_is_named(tmp_path: Path) -> None:
    found = told.written()
    assert len(found) == 287
    for story in found:
        claims = {saying.claim for saying in story.sayings} - {None}
        assert len(claims) > 9, story.name
        assert all(pair <= claims for pair in story.rivals), story.name
        assert all(said.around[said.start : said.end].strip() for said in story.sayings), story.name
    (tmp_path / "mill.yaml").write_text(
        "story: A mill\nclaims:\n- {id: p1, gist: It burned, said: ['+ | Ann | | no']}\n"
    )
    with pytest.raises(ValueError, match=r"mill\.yaml: not .* no$"):
        told.written(tmp_path)
