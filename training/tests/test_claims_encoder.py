"""The encoder of claims on a small scale: stories to steps to an int8 graph. Needs the extra "training"."""

from __future__ import annotations

from pathlib import Path

import torch
from training import served, similarity
from training.sentences import (
    Judge,
    Similarity,
    State,
    directions,
    layers_in,
    shallower,
    tokenizer_of,
    turned,
    vectors_of,
)

from sayso import graphs
from sayso.link.similarity import Encoder

FOLDER = graphs.WORDS  # the tokenizer is MPNet's
TEXTS = ("Seven people were killed.", "The toll is seven.", "Eleven died.", "The bridge is shut until Friday.")
STORY = similarity.Story("s", TEXTS, ("a", "a", "b", None), (False,) * 4, frozenset({frozenset("ab")}))
SHORT = similarity.Run(passes=3, rate=1e-4)


def network(layers: int = 2) -> Similarity:
    torch.manual_seed(0)
    return Similarity(layers).eval()


def state(net: Similarity) -> State:
    torch.manual_seed(0)
    return {"encoder": net.state_dict(), "judge": Judge().state_dict()}


def test_a_shallower_network_has_the_layers_that_are_kept() -> None:
    deep = network(3)
    made = shallower(deep.state_dict(), (0, 2))
    assert layers_in(made) == 2
    net = Similarity(2)
    net.load_state_dict(made)
    assert torch.equal(net.state_dict()["layers.1.up.weight"], deep.state_dict()["layers.2.up.weight"])
    assert torch.equal(net.relative.weight, deep.relative.weight)


def test_who_is_taught_comes_nearer_to_the_teacher(tmp_path: Path) -> None:
    tokenizer = tokenizer_of(FOLDER)
    target = vectors_of(network(), tokenizer, TEXTS)
    begun = Similarity(1)
    begun.load_state_dict(shallower(network().state_dict(), (0,)))

    def left(taught: float) -> float:
        run = similarity.Run(passes=8, rate=1e-4, taught=taught)
        net = similarity.train([STORY], FOLDER, tmp_path / "a.pt", run, start=state(begun), targets=[target])
        return float(similarity.apart(vectors_of(net, tokenizer, TEXTS), target))

    assert abs(float(similarity.apart(target, target))) < 1e-5
    assert left(300.0) < left(0.0) / 2


def test_training_draws_one_claim_together_and_is_the_same_again(tmp_path: Path) -> None:
    runs = [
        similarity.train([STORY], FOLDER, tmp_path / name, SHORT, start=state(network())) for name in ("a.pt", "b.pt")
    ]
    assert similarity.held(tmp_path / "a.pt").keys() == {"encoder", "judge"}
    for one, other in zip(runs[0].parameters(), runs[1].parameters(), strict=True):
        assert torch.equal(one, other)
    tokenizer = tokenizer_of(FOLDER)
    claims = STORY.claims
    before, after = (similarity.loss(vectors_of(net, tokenizer, TEXTS), claims) for net in (network(), runs[0]))
    assert after < before


def test_the_graph_reads_as_the_network_does(tmp_path: Path) -> None:
    net = network()
    told = [text for story in similarity.written_stories()[:2] for text in story.texts]
    whole = vectors_of(net, tokenizer_of(FOLDER), told)
    along = directions(whole, similarity.WIDTH)
    made = {"encoder": net.state_dict(), "turned": {"along": along}}
    served.export(made, FOLDER, tmp_path, told, {"passes": [0]})
    wanted = turned(whole, along)
    found = Encoder(tmp_path).vectors(told)
    assert found.shape == wanted.shape == (len(told), similarity.WIDTH)
    assert abs(found @ found.T - (wanted @ wanted.T).numpy()).max() < 0.05


def test_part_of_the_way_to_the_desk_is_between_both() -> None:
    one, other = state(network()), state(network(3))
    other["encoder"] = {name: value + 1 for name, value in one["encoder"].items()}
    for share in (0.0, 0.75, 1.0):
        mixed = similarity.between(one, other, share)
        assert mixed.keys() == other.keys()
        for name, value in mixed["encoder"].items():
            assert torch.allclose(value, one["encoder"][name] + share, atol=1e-5)


def test_other_forms_of_a_story_are_its_contents_in_other_words() -> None:
    story = max(similarity.written_stories()[:3], key=lambda one: len(one.forms))
    assert 0 < len(story.forms) <= similarity.FORMS
    assert not set(story.forms) & set(story.texts)
