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
from sayso.model import Extract, Report
from sayso.read.header import read_header
from sayso.read.pointed_headers import with_headers

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
    measured = {one.name for part, one in headers.of_articles(SHARED) if part == headers.MEASURED}
    learned = {header.name for header in told if header.group == headers.ARTICLES}
    assert learned and measured and not learned & measured
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


ARTICLE = headers.Header(
    headers.ARTICLES, "x-1", "The bridge at Orlo is shut, the mayor of Orlo said on Tuesday.\n", None, (), None
)


def test_a_batch_of_articles_alone_teaches_that_nothing_tells_the_publisher() -> None:
    rows = headers.seen([ARTICLE] * 2, load(None, 1))
    assert rows[0].told == (False, True, True)
    odds, pointed = (torch.zeros(2, len(rows[0].tags), len(_headers.LABELS)), torch.zeros(2, len(rows[0].tags) + 1, 3))
    _, _, mask, tags = headers._batch(rows)
    assert (tags == headers.OPEN).all() and mask.all()
    even = headers._loss(odds, torch.log_softmax(pointed, 1), tags, rows)
    pointed[:, -1, 0] = 5.0
    sure = headers._loss(odds, torch.log_softmax(pointed, 1), tags, rows)
    assert torch.isfinite(even) and sure < even


def test_a_name_in_an_address_is_found_in_the_text() -> None:
    text = "He told the Star-Telegram of Orlo that he was tired."
    assert headers._at(text, "http://www.star-telegram.com/news/1.html") == "Star-Telegram"
    assert headers._at(text, "http://www.gazette.com/") is None


def test_few_articles_without_a_masthead_are_given_a_publisher() -> None:
    """Of corpora's articles that nothing learned from: before networks had learned from articles, 403 of 692."""
    if not SHARED.exists():
        pytest.skip("the corpora are not beside the checkout")
    articles = [one for part, one in headers.of_articles(SHARED) if part == headers.MEASURED]
    articles += [one for _, one in headers.of_articles(SHARED, development=True)]
    read = [
        read_header(Report(id=one.name, path=one.name, text=one.text, extract=Extract.identity(one.text)))
        for one in articles
    ]
    told = [report.publisher for report in with_headers(read, load(None, 2))]
    assert len(told) == 692
    assert sum(one is not None for one in told) <= 40
