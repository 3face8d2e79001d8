"""FollowTheMoney statements, as its own library reads and checks them (pip install 'sayso[validators]')."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest

import example
from odd import odd_ledger
from sayso.exports import export
from sayso.exports.follow_the_money import SCHEMATA, dataset, entity_id
from sayso.model import Ledger
from sayso.store import Store

followthemoney = pytest.importorskip("followthemoney", reason="needs followthemoney (pip install 'sayso[validators]')")
ODD = odd_ledger(3, 40)[0]


@pytest.fixture(params=["by hand", "store", "odd"])
def given(request: pytest.FixtureRequest, news: Store) -> Ledger:
    return {"by hand": example.ledger, "store": news.ledger, "odd": lambda: ODD}[request.param]()


def test_every_statement_is_valid_and_both_files_say_the_same(given: Ledger, tmp_path: Path) -> None:
    from followthemoney.dataset.util import dataset_name_check
    from followthemoney.statement.serialize import read_path_statements

    export(given, "followthemoney", tmp_path / "it.json")
    export(given, "followthemoney-csv", tmp_path / "it.csv")
    found = list(read_path_statements(tmp_path / "it.json", "json"))
    assert [one.to_dict() for one in read_path_statements(tmp_path / "it.csv", "csv")] == [
        one.to_dict() for one in found
    ]
    assert found
    of = defaultdict(set)
    for one in found:
        prop = followthemoney.model.get(one.schema).get(one.prop)
        assert prop.type.clean(one.value) == one.value
        assert one.prop_type == prop.type.name
        assert one.id == one.generate_key()
        assert dataset_name_check(one.dataset)
        of[one.schema].add(one.entity_id)
        if prop.type.name == "entity":
            assert prop.range.name in {"Document", "Thing", "LegalEntity"}
            assert any(other.entity_id == one.value for other in found)
    assert of.keys() <= {"Article", "Mention", "Documentation", *SCHEMATA.values()}


def test_entities_are_made_of_the_statements(tmp_path: Path) -> None:
    from followthemoney.dataset import Dataset
    from followthemoney.statement import StatementEntity
    from followthemoney.statement.serialize import read_path_statements

    export(example.ledger(), "followthemoney", tmp_path / "it.json")
    of = defaultdict(list)
    for one in read_path_statements(tmp_path / "it.json", "json"):
        of[one.entity_id].append(one)
    made = [StatementEntity.from_statements(Dataset({"name": "it", "title": "it"}), some) for some in of.values()]
    said = {entity.schema.name: {name: entity.get(name) for name in entity.properties} for entity in made}
    assert said["Person"] == {"name": ["Ana Reis"], "position": ["harbour master"], "country": ["pt"]}
    assert said["Documentation"]["role"] == ["asserts"]
    assert said["Mention"]["name"] == ["Ana Reis"]


@pytest.mark.parametrize(
    ("outlet", "name"), [("Le Monde", "le_monde"), ("ĀBC--1", "abc_1"), ("北京", "sayso"), ("", "sayso")]
)
def test_outlets_are_datasets(outlet: str, name: str) -> None:
    assert dataset(outlet) == name


def test_any_identifier_makes_one_of_theirs() -> None:
    for id in ("s1", "", "a/b", "-", "\ud800", "x."):
        assert followthemoney.registry.entity.validate(entity_id("source", id))
    assert entity_id("source", "s1") == "sayso-source-s1"
