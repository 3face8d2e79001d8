"""The encoder of claims on a small scale: stories to steps to an int8 graph. Needs the extra "training"."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch
from training import served, similarity
from training.sentences import Judge, Similarity, layers_in, shallower, tokenizer_of, vectors_of

from sayso.backends import onnx
from sayso.link.similarity import Encoder

FOLDER = onnx.MODEL  # its tokenizer is MPNet's
TEXTS = ("Seven people were killed.", "The toll is seven.", "Eleven died.", "The bridge is shut until Friday.")
STORY = similarity.Story("s", TEXTS, ("a", "a", "b", None), (False,) * 4, frozenset({frozenset("ab")}))
SHORT = similarity.Run(passes=3, rate=1e-4)


def network(layers: int = 2) -> Similarity:
    torch.manual_seed(0)
    return Similarity(layers).eval()


def state(net: Similarity) -> similarity.State:
    torch.manual_seed(0)
    return {"encoder": net.state_dict(), "judge": Judge().state_dict()}


def test_a_shallower_network_has_the_layers_that_are_kept() -> None:
    deep = network(3)
    made = shallower(deep.state_dict(), (0, 2))
    assert layers_in(made) == 2
    net = Similarity(2)
    net.load_state_dict(made)
    assert torch.equal(net.layers[1].up.weight, deep.layers[2].up.weight)
    assert torch.equal(net.relative.weight, deep.relative.weight)


def test_what_is_taught_is_learned(tmp_path: Path) -> None:
    tokenizer = tokenizer_of(FOLDER)
    target = vectors_of(network(), tokenizer, TEXTS)
    begun = Similarity(1)
    begun.load_state_dict(shallower(network().state_dict(), (0,)))
    before = similarity.apart(vectors_of(begun.eval(), tokenizer, TEXTS), target)
    alone = similarity.Story("s", TEXTS, (None,) * 4, (False,) * 4, frozenset())
    run = similarity.Run(passes=20, rate=1e-4, taught=20.0)
    net = similarity.train([alone], FOLDER, tmp_path / "a.pt", run, start=state(begun), targets=[target])
    after = similarity.apart(vectors_of(net, tokenizer, TEXTS), target)
    assert similarity.apart(target, target).abs() < 1e-5
    assert after < before / 2


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


@pytest.mark.parametrize("outlier", [1.0, 40.0])
def test_the_graph_reads_as_the_network_does(tmp_path: Path, outlier: float) -> None:
    """Also where a channel is many times larger than the rest, as in MPNet."""
    net = network()
    with torch.no_grad():
        for layer in net.layers:
            layer.norm1.weight[3] *= outlier
            layer.norm2.weight[5] *= outlier
    told = [text for story in similarity.written_stories()[:2] for text in story.texts]
    served.export(net.state_dict(), FOLDER, tmp_path, told, {"passes": [0]})
    wanted = vectors_of(net, tokenizer_of(FOLDER), told).numpy()
    found = Encoder(tmp_path).vectors(told)
    assert found.shape == (len(told), served.WIDTH)
    assert abs(found @ found.T - wanted @ wanted.T).max() < 0.05
