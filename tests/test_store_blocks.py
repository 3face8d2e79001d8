"""What claims are found and counted by, beside a look at every claim: whatever was linked, decided, gathered before.

Blocks are made of 8 claims here, so that few claims make many, and gathered anew when three claims of one changed.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text

from sayso.model import Attribution, Claim, Passage, Told
from sayso.store import Linked, Reading, Store, blocks, checking_blocks, counting, matching
from sayso.store.inverted import Shard, inverted, places_of, shards_of
from sayso.store.words import MOST_NEAR, All, Any, Near, Phrase, Question, Word, matches, words_of
from store_opinion import found_by
from store_places import KINDS, new
from store_samples import READER, report, story

VOCABULARY = (
    "the", "the", "the", "dam", "dams", "damage", "a", "gate", "siren", "sirens", "5", "50", "500", "zoe",
    "шлюз", "шлюзы", "बांध", "水門", "水", "é", "ß", "x", "harbour", "harbours", "ferry",
)  # fmt: skip
SIDES = ("POR", "NOR", "KEN")


@pytest.fixture(params=KINDS)
def place(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The place of an empty store with small blocks."""
    for module in (blocks, counting, matching, checking_blocks):
        monkeypatch.setattr(module, "BLOCK", 8)
    monkeypatch.setattr(blocks, "MOST_FRESH", 3)
    monkeypatch.setattr(counting, "_BESIDE", 2)
    yield new(request.param, tmp_path, request)


def told(chance: random.Random, number: int) -> Reading:
    """A report with lines of a few words each."""
    said = [" ".join(chance.choices(VOCABULARY, k=chance.randint(1, 7))) for _ in range(chance.randint(1, 4))]
    body = "".join(f"Ana said {words}.\n" for words in said)
    of = report(f"{number}.txt", body, number=str(number))
    lines, at = [], 0
    for k, words in enumerate(said):
        spans = [(Passage(at + a, at + b),) for a, b in ((0, 3), (4, 8), (9, 9 + len(words)))]
        lines.append(
            Attribution(
                f"l{of.id[1:17]}{k}", of.id, *spans, 0.9, style="indirect", stance=chance.choice(("asserts", "denies")),
                source_kind="named_person", actor=f"Ana {number % 5}", affiliation=chance.choice((*SIDES, None)),
                said_on=f"2026-03-{chance.randint(1, 28):02}",
            )
        )  # fmt: skip
        at += 11 + len(words)
    return Reading(of, READER, tuple(lines), (True,) * len(lines))


def linked(chance: random.Random, readings: Sequence[Reading], alike: int) -> Linked:
    """Readings linked at random: about so many lines make one claim, and some make none."""
    lines = [line for one in readings for line in one.lines]
    chance.shuffle(lines)
    claims = []
    while lines:
        found = [lines.pop() for _ in range(min(len(lines), chance.randint(1, alike * 2 - 1)))]
        if chance.random() < 0.1:
            continue
        ids = tuple(line.id for line in found)
        days = sorted(line.said_on or "" for line in found)
        reports = tuple(dict.fromkeys(line.report for line in found))
        words = next(
            one.report.text[a:b] for one in readings for a, b in found[0].content if one.report.id == reports[0]
        )
        sides = tuple(sorted({line.affiliation or "" for line in found}))
        of = Told(reports, (), ids[0], days[0], ids[-1], days[-1], (), ())
        name = f"c{chance.getrandbits(76):019x}"
        claims.append(Claim(name, words, ids, len(reports), sides, (), (), ids, (), ids, (), (), (), (), of))
    ids = tuple(one.report.id for one in readings)
    return Linked(ids, claims=tuple(claims), stories=(story("s" + ids[0][1:], "told", ids),))


def question(chance: random.Random, depth: int = 0) -> Question:
    """A question at random."""

    def word() -> Word:
        one = words_of(chance.choice(VOCABULARY))[0]
        return Word(one[: chance.randint(1, len(one))], True) if chance.random() < 0.3 else Word(one)

    kind = chance.random()
    if depth > 1 or kind < 0.35:
        return word()
    if kind < 0.55:
        return Phrase(tuple(word() for _ in range(chance.randint(1, 3))))
    if kind < 0.7:
        return Near(word(), word(), chance.randint(0, 6))
    parts = tuple(question(chance, depth + 1) for _ in range(chance.randint(1, 3)))
    if kind < 0.85:
        return All(parts, tuple(question(chance, depth + 1) for _ in range(chance.randint(0, 1))))
    return Any(parts)


class Opinion:
    """What each claim of a store says and has, read claim by claim."""

    def __init__(self, store: Store) -> None:
        lines = {line.id: line for line in store.lines()}
        words = {
            id: words_of(one.report.extract.text[a:b])
            for one in store.readings()
            for line in one.lines
            for id, (a, b) in [(line.id, line.content[0])]
        }
        self.claims = list(store.claims())
        self.sayings = {c.id: [words_of(c.gist), *(words[id] for id in c.members)] for c in self.claims}
        self.sides = {c.id: {lines[id].affiliation for id in c.members} - {None} for c in self.claims}
        self.last = {c.id: c.told.last_on for c in self.claims}

    def agrees(self, store: Store, asked: Question, side: str | None) -> int:
        """Compare an answer; how many claims it has."""
        hits = {id for id, sayings in self.sayings.items() if found_by(asked, sayings)}
        if side:
            hits = {id for id in hits if side in self.sides[id]}
        found = store.search(asked, {"side": [side]} if side else {}, most=1_000)
        assert set(found.claims) == hits, (asked, side)
        assert found.total == len(hits)
        assert dict(found.facets["side"]) == Counter(side for id in hits for side in self.sides[id])
        days = [self.last[id] for id in found.claims]
        assert days == sorted(days, reverse=True)
        return len(hits)


@pytest.mark.parametrize("seed", range(2))
def test_answers_are_those_of_a_look_at_every_claim(place: str, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311
    scopes: list[list[Reading]] = []
    with Store(place) as store, Store(place) as reader:
        for step in range(10):
            if not scopes or chance.random() < 0.4:
                scopes.append([told(chance, 100 * step + k) for k in range(chance.randint(1, 12))])
                for one in scopes[-1]:
                    store.add(one)
                store.link(linked(chance, scopes[-1], chance.randint(1, 3)))
            elif (change := chance.random()) < 0.5:
                store.link(linked(chance, chance.choice(scopes), chance.randint(1, 3)))
            elif change < 0.7 and (held := list(store.claims())):
                made = store.decide("reject", "claim", [chance.choice(held).id], author="R. Holm")
                if chance.random() < 0.5:
                    store.undo(made.id, author="R. Holm")
            elif change < 0.85:
                store.link(Linked(tuple(one.report.id for one in chance.choice(scopes))))
            else:
                store.gather()
            opinion, sizes = Opinion(store), set()
            with Store(place, read_only=True) as fresh:
                for asked in (question(chance) for _ in range(5)):
                    for one in (store, reader, fresh):
                        sizes.add(opinion.agrees(one, asked, chance.choice((None, None, *SIDES))))
        assert list(store.check()) == []
        with store.asking() as connection:
            kept = connection.scalar(text("SELECT count(*) FROM facet_blocks"))
        assert kept and len(sizes) > 1


DAMAGE = (
    "DELETE FROM word_blocks WHERE shard = (SELECT min(shard) FROM word_blocks)",
    "UPDATE word_blocks SET shard = shard + 1 WHERE shard = (SELECT max(shard) FROM word_blocks)",
    "UPDATE word_blocks SET block = block + 9",
    "UPDATE word_blocks SET places = words",
    "UPDATE word_blocks SET words = places",
    "UPDATE facet_blocks SET block = 5 WHERE block = 0",
    "DELETE FROM facet_blocks WHERE block = 0",
    "DELETE FROM blocks WHERE block = 0",
    "UPDATE claims SET last_on = '2020-01-01' WHERE n = (SELECT min(n) FROM claims)",
)


def test_damage_to_a_block_is_found(place: str) -> None:
    chance = random.Random(1)  # noqa: S311
    with Store(place) as store:
        scope = [told(chance, number) for number in range(9)]
        for one in scope:
            store.add(one)
        store.link(linked(chance, scope, 1))
        store.gather()
        assert list(store.check()) == []
        for statement in DAMAGE:
            with pytest.raises(ZeroDivisionError), store.writing() as (connection, _):
                connection.execute(text(statement))
                found = {fault.table for fault in checking_blocks.check_blocks(connection)}
                assert found & {"blocks", "word_blocks", "facet_blocks", "claims"}, statement
                raise ZeroDivisionError  # so that it is taken back
        assert list(store.check()) == []


_TEXTS = st.lists(st.text(st.sampled_from("abz 09.é шщ水बा"), max_size=40), max_size=3)


@given(st.lists(_TEXTS, min_size=1, max_size=6), st.sampled_from("abz09eшщ水"), st.booleans())
def test_an_inverted_index_has_every_word_at_its_place(claims: list[list[str]], begin: str, prefix: bool) -> None:
    shards = inverted(enumerate(claims))
    held = {(n, place) for shard in shards.values() for n, place in _occurrences(shard, slice(0, None))}
    words = {n: [words_of(saying) for saying in set(sayings)] for n, sayings in enumerate(claims)}
    assert len(held) == sum(len(said) for of in words.values() for said in of)
    asked = {word for of in words.values() for said in of for word in said} | {begin}
    for one in (Word(word, prefix) for word in asked):
        found = [
            (number, at)
            for number in shards_of(one)
            if number in shards
            for at in _occurrences(shards[number], shards[number].found(one))
        ]
        count = Counter(n for _, (n, _) in found)
        assert count == +Counter({n: sum(matches(one, [w]) for said in of for w in said) for n, of in words.items()})


def _occurrences(shard: Shard, at: slice) -> list[tuple[int, int]]:
    places = places_of(shard.places or b"")
    here = slice(at.start, len(places) if at.stop is None else at.stop)
    return list(zip(shard.claims(here).tolist(), places[here].tolist(), strict=True))


def test_no_phrase_reaches_from_one_saying_into_the_next(place: str) -> None:
    chance = random.Random(3)  # noqa: S311
    one = report("a.txt", "Ana said the dam held.\nAna said sirens failed.\n")
    spans = ((0, 3, 8, 9, 21), (23, 26, 31, 32, 46))
    lines = tuple(
        Attribution(
            f"l{one.id[1:17]}{k}", one.id, (Passage(a, b),), (Passage(b + 1, c),), (Passage(d, e),), 0.9,
            said_on="2026-03-01",
        )
        for k, (a, b, c, d, e) in enumerate(spans)
    )  # fmt: skip
    reading = Reading(one, READER, lines, (True, True))
    made = linked(chance, [reading], 1)
    whole = replace(made.claims[0], members=tuple(line.id for line in lines), gist="the dam held")
    with Store(place) as store:
        store.add(reading)
        store.link(replace(made, claims=(whole,)))
        word = {w: Word(w) for w in ("the", "dam", "held", "sirens", "failed")}
        for asked, there in (
            (Phrase((word["dam"], word["held"])), True),
            (Phrase((word["held"], word["sirens"])), False),
            (Near(word["held"], word["sirens"], MOST_NEAR), False),
            (Near(word["the"], word["held"], 1), True),
            (All((word["held"], word["sirens"])), True),
        ):
            assert bool(store.search(asked).total) is there, asked
