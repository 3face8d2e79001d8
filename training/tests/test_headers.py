"""What the networks for headers learn from, and what they are shown of it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch
from training import headers
from training.corpora import DEVELOPMENT

from sayso.backends import _headers
from sayso.backends.onnx import load

SHARED = Path(__file__).resolve().parents[3] / "shared"
TEXT = (
    "Orlo bridge shut, says AFP\nORLO DAILY NEWS\n4 March 2025\n\n"
    "ORLO, March 4 (AFP) - The mayor told the Orlo Daily News so.\n"
)
HEADER = headers.Header("x", "bridge-1 paper", TEXT, "Orlo Daily News", ("Agence France-Presse",), "ORLO")


def _seen() -> headers.Seen:
    (one,) = headers.seen([HEADER], load(None, 1))
    return one


def test_every_place_where_a_name_is_spelled_is_tagged() -> None:
    seen = _seen()
    shown = [
        (_headers.LABELS[tag], TEXT[a:b]) for tag, (a, b) in zip(seen.tags, seen.sight.passages, strict=True) if tag
    ]
    assert shown == [
        ("B-relay", "AFP"),
        ("B-publisher", "ORLO"),
        ("I-publisher", "DAILY"),
        ("I-publisher", "NEWS"),
        ("B-place", "ORLO"),
        ("B-relay", "AFP"),
        ("B-publisher", "Orlo"),
        ("I-publisher", "Daily"),
        ("I-publisher", "News"),
    ]
    assert seen.told == (True, True, True)


def test_what_is_measured_on_is_not_learned_from() -> None:
    if not SHARED.exists():
        pytest.skip("the corpora are not beside the checkout")
    told = headers.headers(SHARED)
    assert {header.group for header in told} >= {"1", "28", "own", "desk", "real"}
    assert not headers.UNSEEN & {header.group for header in told}
    bundles = {header.name.split("-")[0] for header in told if header.group in ("own", "desk")}
    assert not bundles & DEVELOPMENT
    assert not bundles & {f"m{number}" for number in range(1, 21)}


def test_the_same_rows_give_the_same_network_whose_pointing_sums_to_one() -> None:
    rows = [_seen()] * 3
    nets = [headers.fit(rows, passes=2) for _ in range(2)]
    assert all(torch.equal(a, b) for a, b in zip(nets[0].parameters(), nets[1].parameters(), strict=True))
    words, features, mask, _ = headers._batch(rows[:1])
    with torch.no_grad():
        _, pointed = nets[0](words, features, mask)
        tags, pointers = headers.Served(nets)(words, features)
    assert np.allclose(pointed.exp().sum(1), 1, atol=1e-5)
    assert np.allclose(tags.sum(-1), 1, atol=1e-5)
    assert pointers.shape == (1, len(rows[0].tags), 3)
