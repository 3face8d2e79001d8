"""The bundles that were written for training: each passage stands in its report, each claim is one of the story's."""

from __future__ import annotations

from pathlib import Path

import pytest
from training.corpora import DEVELOPMENT, FIELDS, own_bundles

from sayso.evaluate import gold
from sayso.evaluate.desk import locate

BUNDLES = own_bundles()


def test_there_are_forty_four() -> None:
    assert len(BUNDLES) == 44
    assert DEVELOPMENT.isdisjoint(path.name.split("-")[0] for path in BUNDLES)


@pytest.mark.parametrize("folder", BUNDLES, ids=lambda path: path.name)
def test_gold_is_whole(folder: Path) -> None:
    (bundle,) = gold.load([folder]).bundles
    claims = {claim["id"] for claim in bundle.gold["claims"]}
    lines = [(report["id"], row) for report in bundle.gold["reports"] for row in report["attributions"]]
    assert set(bundle.texts) == {report["id"] for report in bundle.gold["reports"]}
    assert len(lines) > 90
    for report, row in lines:
        assert row["claim"] is None or row["claim"] in claims, row
        assert all(row[name] in FIELDS[name] for name in FIELDS), row
        for role in ("source", "cue", "content"):
            if row[role]:
                spans = locate(bundle.texts[report], row[role], row.get("near"))
                assert spans and all(start < end for start, end in spans), row
    told = {row["claim"] for _, row in lines}
    for claim in bundle.gold["claims"]:
        assert claim["id"] in told, claim
        rivals = set(claim.get("contradicts") or [])
        assert rivals <= claims - {claim["id"]}, claim
        denying = {
            row["affiliation"] for _, row in lines if row["claim"] == claim["id"] and row["polarity"] == "negative"
        }
        assert set(claim["denied_by"]) <= denying, claim
