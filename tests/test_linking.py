"""Linking in a store: neighbourhoods rest on pairs of reports alone, and the ledger on the set of reports alone."""

from __future__ import annotations

import itertools
import multiprocessing
import os
import signal
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

import sayso
from sayso import backends, pipeline
from sayso.ingest import linking
from sayso.ingest.linking import LINKING, PLACING, link
from sayso.ingest.taking import take
from sayso.ledger import dumps
from sayso.link.happenings import nearness
from sayso.link.landmarks import (
    Landmarks,
    landmarks,
    near,
    outlined,
    packed,
    reused,
    unpacked,
)
from sayso.link.outlines import may_be
from sayso.model import Report
from sayso.read import read_paths
from sayso.settings import Settings
from sayso.store import Reading, Store, identified, neighbours, placing
from sayso.store import linking as written
from store_places import KINDS, new
from store_samples import report

SAMPLES = sorted((Path(sayso.__file__).parent / "samples").rglob("*.txt"))
RULES = Settings(backend="rules")

DATED = {
    "dam": "KEVO, {month} {day}, 2026 (Coastwire) - {what}\n",
    "ferry": "MARAH, {month} {day}, 2026 (Baylight News) - {what}\n",
    "strike": "{month} {day}, 2026, Port Hallam\n\n{what}\n",
}
LEAD = "The Telvik dam lost nine metres in a week, said Ana Reis, mayor of Kevo, as Lake Orlund fell to a record low. "
MORE = (
    "Engineers of the Norrhal water board opened two gates on the eastern side and asked farmers along the Sorva "
    "valley to move their cattle before the weekend. "
)
OTHER = "The ferry Mirja Aas sank off Marah with 300 people on board, harbour master Jon Ek told Baylight News. "
THIRD = "Striking teachers in Port Hallam rejected the offer of the Teselle school union, said negotiator Ilva Brand. "

# What two reports are, and whether they are linked together.
PAIRS = {
    "the same words, a season apart": ((3, 4, LEAD + MORE), (9, 9, LEAD + MORE), True),
    "an excerpt, a season apart": ((3, 4, LEAD + MORE), (9, 9, MORE), True),
    "the same happening in other words": (
        (3, 4, LEAD + "Reis asked people in Kevo to save water."),
        (3, 6, "Kevo mayor Ana Reis said that the Telvik dam is at its lowest, and Lake Orlund with it."),
        True,
    ),
    "the same words and names of one happening, a season apart": (
        (3, 4, LEAD + "Reis asked people in Kevo to save water."),
        (9, 9, "Kevo mayor Ana Reis said that the Telvik dam is at its lowest, and Lake Orlund with it."),
        False,
    ),
    "two happenings": ((3, 4, LEAD + MORE), (3, 4, OTHER, "ferry"), False),
    "one passage of background in two stories of one week": ((3, 4, LEAD + MORE), (3, 6, OTHER + MORE, "ferry"), True),
}


def made(month: int, day: int, what: str, of: str = "dam") -> Report:
    names = ("", "January", "February", "March", "April", "May", "June", "July", "August", "September")
    said = DATED[of].format(month=names[month], day=day, what=what)
    return report(f"{month}-{day}.txt", said)


@pytest.mark.parametrize("name", PAIRS)
def test_what_is_linked_together(name: str) -> None:
    left, right, together = PAIRS[name]
    one, two = landmarks([made(*left), made(*right)])
    assert near(one, two) == near(two, one) == together


def test_landmarks_are_kept_as_they_are_compared() -> None:
    found = landmarks([made(3, 4, LEAD + MORE), report("n.txt", "Nothing.\n"), report("e.txt", "")])
    assert [packed(unpacked(one.report, packed(one))) for one in found] == [packed(one) for one in found]
    assert landmarks([]) == []


@cache
def pool() -> tuple[Reading, ...]:
    """Reports of several happenings, some of them copies and excerpts, of which any two may be near or not."""
    backend = backends.load("rules")
    whats = [
        (LEAD + MORE, "dam"), (LEAD, "dam"), (MORE + OTHER, "ferry"), (OTHER, "ferry"), (OTHER + LEAD, "ferry"),
        (THIRD, "strike"), ("Yesterday. " + THIRD, "strike"),
    ]  # fmt: skip
    days = [(3, 4), (3, 20), (5, 1), (9, 9)]
    reports = [made(*day, *what) for what in whats for day in days]
    return tuple(pipeline.alone(one, backend, 0.5) for one in {one.id: one for one in reports}.values())


def components(found: list[Landmarks]) -> set[frozenset[str]]:
    """The reports that hang together by `near`, every pair looked at."""
    group = {one.report: {one.report} for one in found}
    for one, two in itertools.combinations(found, 2):
        if near(one, two) and group[one.report] is not group[two.report]:
            group[one.report] |= group[two.report]
            group.update((id, group[one.report]) for id in group[two.report])
    return {frozenset(members) for members in group.values()}


def test_a_quick_look_misses_none_and_lets_through_few() -> None:
    found = landmarks([reading.report for reading in pool()])
    outlines = [outlined(packed(one)) for one in found]
    looked = 0
    for a, b in itertools.permutations(range(len(found)), 2):
        exact = nearness(found[a].weighed, found[b].weighed)
        if 0.0001 < exact < 0.9999:
            odds = exact / (1 - exact) * 5  # a look takes no two for strangers, which counts as much as odds of 4.3
            assert may_be(outlines[a], [outlines[b]], exact).all()
            assert not may_be(outlines[a], [outlines[b]], odds / (1 + odds)).any()
            looked += 1
    assert looked > 100
    for one in outlines:
        for probability in (0.001, 0.5):
            alone = [bool(may_be(one, [other], probability)[0]) for other in outlines]
            assert may_be(one, outlines, probability).tolist() == alone


@pytest.mark.parametrize("kind", KINDS)
def test_neighbourhoods_are_what_all_pairs_give(kind: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    assert len(components(landmarks([reading.report for reading in pool()]))) > 1

    @settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.lists(st.sampled_from(pool()), min_size=2, max_size=16, unique_by=id), st.integers(1, 5))
    def agrees(chosen: list[Reading], portion: int) -> None:
        with Store(new(kind, tmp_path, request)) as store:
            for reading in chosen:
                store.add(reading)
            found = landmarks([reading.report for reading in chosen])
            for at in range(0, len(found), portion):
                store.mark(found[at : at + portion])
            tasks = store.tasks([one.report for one in found])
            assert {frozenset(part) for task in tasks for part in task.parts} == components(found)
            assert store.unplaced([one.report for one in found]) == ()
            assert list(store.check()) == []

    agrees()


@cache
def sample_reports() -> dict[Path, str]:
    return {path: identified(read_paths([path]).reports[0]).id for path in SAMPLES}


def ledger_of(place: str, portions: list[list[Path]]) -> str:
    with Store(place) as store:
        for portion in portions:
            assert take([str(path) for path in portion], store, RULES).problems == []
        assert store.waiting() == ()
        assert list(store.check()) == []
        return dumps(store.ledger())


def test_the_same_ledger_in_any_order_and_portions(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    expected = ledger_of(new("sqlite", tmp_path, request), [SAMPLES])

    @settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.permutations(SAMPLES), st.sets(st.integers(1, len(SAMPLES) - 1)))
    def same(paths: list[Path], cuts: set[int]) -> None:
        ends = [0, *sorted(cuts), len(paths)]
        portions = [paths[low:high] for low, high in itertools.pairwise(ends)]
        assert ledger_of(new("sqlite", tmp_path, request), portions) == expected

    same()


def test_a_store_has_what_reading_together_has(tmp_path: Path) -> None:
    paths = [str(path) for path in SAMPLES if path.parent.name == "ferry"]
    with Store(tmp_path / "news.db") as store:
        take(paths, store, RULES)
        held = store.ledger()
    read = pipeline.read(paths, RULES)
    assert len(held.claims) == len(read.claims) > 3
    assert len(held.lineage) == len(read.lineage) > 0
    assert sorted(claim.independent_sources for claim in held.claims) == sorted(
        claim.independent_sources for claim in read.claims
    )
    assert sorted(len(story.reports) for story in held.stories) == sorted(len(s.reports) for s in read.stories)
    assert sorted(line.said_on or "" for line in held.attributions) == sorted(
        line.said_on or "" for line in read.attributions
    )


def test_a_copy_that_comes_later_is_found(tmp_path: Path) -> None:
    paths = [str(path) for path in SAMPLES if path.parent.name == "ferry"]
    with Store(tmp_path / "news.db") as store:
        for path in paths:
            take([path], store, RULES)
        assert list(store.lineage())


def test_a_large_neighbourhood_is_linked_by_weeks_and_no_copy_is_parted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(neighbours, "WHOLE", 3)
    days = zip(range(2, 29, 3), "ABCDEFGHI", strict=True)
    told = [made(3, day, LEAD + f"Reis asked {name} to save water.") for day, name in days]
    copy = made(3, 28, LEAD + "Reis asked A to save water.")
    backend = backends.load("rules")
    with Store(tmp_path / "news.db") as store:
        for one in (*told, copy):
            store.add(pipeline.alone(one, backend, 0.5))
        store.mark(landmarks([*told, copy]))
        parts = [part for task in store.tasks(store.waiting()) for part in task.parts]
        assert sorted(id for part in parts for id in part) == sorted(one.id for one in (*told, copy))
        families = {
            frozenset({one.report, two.report})
            for one, two in itertools.combinations(landmarks([*told, copy]), 2)
            if reused(len(one.shingles & two.shingles), len(one.shingles), len(two.shingles))
        }
        assert frozenset({told[0].id, copy.id}) in families
        assert all(any(pair <= set(part) for part in parts) for pair in families)
        link(store)
        assert store.waiting() == ()
        assert list(store.check()) == []


def test_a_neighbourhood_that_grows_too_large_is_parted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    words = ["water", "rain", "wind", "cattle", "grain", "boats", "roads", "power", "pumps", "schools"]
    told = [
        made(3, day, f"Kevo mayor Ana Reis said the Telvik dam and Lake Orlund would last until {word} came back.")
        for day, word in zip(range(1, 31, 3), words, strict=True)
    ]
    backend = backends.load("rules")
    monkeypatch.setattr(neighbours, "WHOLE", 6)
    with Store(tmp_path / "news.db") as store, Store(tmp_path / "once.db") as once:
        for one in told:
            store.add(pipeline.alone(one, backend, 0.5))
            link(store)
            once.add(pipeline.alone(one, backend, 0.5))
        link(once)
        assert dumps(store.ledger()) == dumps(once.ledger())
        assert list(store.check()) == []


def test_links_made_of_an_older_state_are_not_kept(tmp_path: Path) -> None:
    backend = backends.load("rules")
    one, two = (pipeline.alone(made(3, day, LEAD + MORE), backend, 0.5) for day in (4, 5))
    with Store(tmp_path / "news.db") as store:
        store.add(one)
        store.mark(landmarks([one.report]))
        (task,) = store.tasks([one.report.id])
        store.add(two)
        store.mark(landmarks([two.report]))
        assert not store.link(pipeline.together([one]), task)
        assert set(store.waiting()) == {one.report.id, two.report.id}
        assert link(store) == 1
        assert store.waiting() == ()


def _taking(place: str, paths: list[str]) -> None:
    with Store(place) as store:
        for path in paths:
            take([path], store, RULES)


@pytest.mark.parametrize("kind", KINDS)
def test_two_who_take_in_at_once_make_the_ledger_of_one(
    kind: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    expected = ledger_of(new("sqlite", tmp_path, request), [SAMPLES])
    place = new(kind, tmp_path, request)
    with Store(place):
        pass
    context = multiprocessing.get_context("spawn")
    paths = [str(path) for path in SAMPLES]
    workers = [context.Process(target=_taking, args=(place, paths[k::2])) for k in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
        assert worker.exitcode == 0
    with Store(place) as store:
        link(store)
        assert dumps(store.ledger()) == expected
        assert list(store.check()) == []


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ("UPDATE marks SET day = day + 1 WHERE day > 0", "other marks"),
        ("UPDATE landmarks SET body = x'00'", "cannot be read"),
        ("UPDATE landmarks SET near = report", "different neighbourhoods"),
    ],
)
def test_check_sees_wrong_landmarks(tmp_path: Path, wrong: str, says: str) -> None:
    backend = backends.load("rules")
    with Store(tmp_path / "news.db") as store:
        for day in (4, 5):
            store.add(pipeline.alone(made(3, day, LEAD + MORE), backend, 0.5))
        link(store)
        assert list(store.check()) == []
        with store.writing() as (connection, _):
            connection.execute(text(wrong))
        assert any(says in fault.message for fault in store.check())


def test_what_people_decided_of_sources_holds_when_linked_anew(tmp_path: Path) -> None:
    backend = backends.load("rules")
    one, two, three = (pipeline.alone(made(3, day, LEAD), backend, 0.5) for day in (4, 5, 6))
    with Store(tmp_path / "news.db") as store:
        for reading in (one, two):
            store.add(reading)
        link(store)
        groups = [ids for ids in store.groups().values() if len(ids) > 1]
        assert groups
        who = next(name for name, ids in store.groups().items() if len(ids) > 1)
        store.decide("split", "source", (who, groups[0][0]), author="Ana")
        store.add(three)
        link(store)
        assert not any({*groups[0]} <= set(ids) for ids in store.groups().values())


def interrupt(*_: object) -> None:
    os.kill(os.getpid(), signal.SIGINT)  # as Ctrl-C does


@pytest.fixture
def interruptible() -> Iterator[None]:
    """What runs in the background of a shell ignores SIGINT; here it interrupts."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


STOPS = {
    "between two commits": None,
    "while landmarks are written": (placing, "squeezed"),
    "while reports are compared": (pipeline, "claims"),
    "while links are written": (written, "put_claims"),
    "before links are committed": (written, "_judgements"),
}


@pytest.mark.usefixtures("interruptible")
@pytest.mark.parametrize("where", STOPS)
def test_linking_is_interrupted_and_goes_on_to_the_same_ledger(
    where: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(linking, "SEVERAL", 4)
    told: list[tuple[str, int, int]] = []
    with Store(tmp_path / "once.db") as once, Store(tmp_path / "news.db") as store:
        for reading in pool()[::2]:
            once.add(reading)
            store.add(reading)
        link(once, lambda *step: told.append(step))
        stops = 0
        while stops < 4:
            with monkeypatch.context() as patch:
                if STOPS[where]:
                    module, name = STOPS[where]
                    calls, whole = itertools.count(), getattr(module, name)

                    def stopped(*given: object, whole=whole, calls=calls, **named: object) -> object:  # type: ignore[no-untyped-def]
                        out = whole(*given, **named)
                        if next(calls) == stops % 2:  # noqa: B023 - the first time, or after something was kept
                            interrupt()
                        return out

                    patch.setattr(module, name, stopped)
                try:
                    link(store, None if STOPS[where] else interrupt)
                    break
                except KeyboardInterrupt:
                    stops += 1
                    assert list(store.check()) == []
        assert stops > 1
        link(store)
        assert dumps(store.ledger()) == dumps(once.ledger())
        assert list(store.check()) == []
    waiting = len(pool()[::2])
    assert [step for step in told if step[0] == PLACING] == [
        (PLACING, min(at + 4, waiting), waiting) for at in range(0, waiting, 4)
    ]
    assert told[-1] == (LINKING, waiting, waiting)
