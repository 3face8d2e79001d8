"""An ingest that is killed: while it reads, and while it links what it has read, on either database."""

from __future__ import annotations

import multiprocessing
import os
import random
import shutil
import signal
import time
from pathlib import Path

import pytest
from sqlalchemy import create_engine, insert, make_url, select, text

import sayso
from sayso.ingest.linking import link
from sayso.ingest.taking import Taker, take
from sayso.ledger import dumps
from sayso.read.paths import inputs
from sayso.settings import Settings
from sayso.store import Store
from sayso.store.schema import vectors
from store_places import KINDS, new
from traced import child, ended

SAMPLES = sorted((Path(sayso.__file__).parent / "samples").rglob("*.txt"))
RULES = Settings(backend="rules")
RELEASE = os.environ.get("SAYSO_FAULTS") == "release"
KILLS = 200 if RELEASE else 5
LINKING_KILLS = 200 if RELEASE else 8


def ledger(place: str) -> str:
    with Store(place, read_only=True) as store:
        assert store.waiting() == ()
        assert list(store.check()) == []
        return dumps(store.ledger())


def _taking(place: str, paths: list[str]) -> None:
    with Store(place) as store:
        for path in paths:
            take([path], store, RULES)


def test_an_ingest_that_is_killed_goes_on_to_the_same_ledger(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    paths = [str(path) for path in SAMPLES]
    with Store(whole := new("sqlite", tmp_path, request)) as store:
        take(paths, store, RULES)
    expected = ledger(whole)
    context = multiprocessing.get_context("spawn")
    chance = random.Random(7)  # noqa: S311 - the same each time
    kills = 0
    while kills < KILLS:
        place = new("sqlite", tmp_path, request)
        while kills < KILLS:
            worker = context.Process(target=_taking, args=(place, paths))
            worker.start()
            worker.join(chance.uniform(0.5, 4))
            if worker.exitcode is not None:
                break
            worker.kill()
            worker.join()
            kills += 1
            if Path(place).exists():
                with Store(place) as store:
                    assert list(store.check()) == []
        with Store(place) as store:
            take(paths, store, RULES)
        assert ledger(place) == expected


def read_and_not_linked(place: str) -> None:
    """What an ingest has done when it begins to link."""
    with Store(place) as store, Taker(store, RULES) as taker:
        for item in inputs([str(path) for path in SAMPLES])[0]:
            for step in taker.file(item):
                taker.keep(step)
        assert len(store.waiting()) == len(SAMPLES)


def copy_of(place: str, folder: Path, request: pytest.FixtureRequest) -> str:
    """A store like that at a place, which nobody has open."""
    if "://" not in place:
        made = new("sqlite", folder, request)
        shutil.copyfile(place, made)
        return made
    made = new("postgresql", folder, request)
    server = make_url(request.getfixturevalue("postgresql")).set(drivername="postgresql+psycopg")
    engine = create_engine(server, isolation_level="AUTOCOMMIT")
    names = [make_url(one).database for one in (made, place)]
    with engine.connect() as connection:
        connection.execute(text(f"DROP DATABASE {names[0]}"))
        connection.execute(text(f"CREATE DATABASE {names[0]} TEMPLATE {names[1]}"))
    engine.dispose()
    return made


def _linking(place: str) -> None:
    with Store(place) as store:
        link(store)


@pytest.mark.parametrize("kind", KINDS)
def test_killed_while_it_links(kind: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    read_and_not_linked(read := new(kind, tmp_path, request))
    with Store(whole := copy_of(read, tmp_path, request)) as store, Store(read) as base:
        link(store)
        # The network's vectors are there, so that a child need not have the network: that would not outlast a fork.
        with store.asking() as from_there, base.writing() as (to, _):
            held = set(to.scalars(select(vectors.c.key)))
            rows = [{"key": r.key, "body": r.body} for r in from_there.execute(select(vectors)) if r.key not in held]
            if rows:
                to.execute(insert(vectors), rows)
    expected = ledger(whole)
    # How long a child links that nobody kills: with the network, as above, it lasts many times as long, and most
    # children would be done before they are killed.
    place = copy_of(read, tmp_path, request)
    began = time.perf_counter()
    assert ended(child(lambda: _linking(place))) == 0
    lasts = time.perf_counter() - began
    assert ledger(place) == expected
    chance = random.Random(13)  # noqa: S311 - the same each time
    killed, within = 0, 0
    while killed < LINKING_KILLS:
        place = copy_of(read, tmp_path, request)
        while killed < LINKING_KILLS:
            pid = child(lambda place=place: _linking(place))
            time.sleep(chance.uniform(0, lasts))
            os.kill(pid, signal.SIGKILL)
            if ended(pid) == 0:
                break
            killed += 1
            with Store(place) as store:
                assert list(store.check()) == []
                within += 0 < len(store.waiting()) < len(SAMPLES)
        _linking(place)
        assert ledger(place) == expected
    assert within or not RELEASE, "no kill fell between two neighbourhoods"
