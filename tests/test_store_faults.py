"""What a store survives: kills at any moment, a full disk, writers side by side, a log that is cut off.

The numbers are small here and large in the release check (`release.py`): `SAYSO_FAULTS=release` asks for 200 kills and
8 x 1,000 reports.
"""

from __future__ import annotations

import os
import random
import resource
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url, text

from sayso.errors import StoreError
from sayso.ledger import dumps
from sayso.store import Reading, Store
from sayso.store.backup import backup
from store_places import KINDS, new
from store_samples import READER, quickly_linked, small
from traced import child, ended

RELEASE = os.environ.get("SAYSO_FAULTS") == "release"
KILLS = {"sqlite": 200, "postgresql": 200} if RELEASE else {"sqlite": 40, "postgresql": 12}
WRITERS, EACH = 8, 1_000 if RELEASE else 60
CUTS = 50
FREE = range(0, 600_000, 20_000 if RELEASE else 200_000)
"""Bytes that are free on the disk of a PostgreSQL database."""


@pytest.fixture(scope="module")
def readings() -> list[Reading]:
    return [small(number) for number in range(120)]


def fill(place: str, readings: list[Reading], every: int = 10) -> None:
    """Add readings that are not there yet and link all that is there, every few reports and at the end."""
    with Store(place) as store:
        for at, one in enumerate(readings, 1):
            if not store.has(one.report.id, one.reader):
                store.add(one)
            if (at % every == 0 or at == len(readings)) and store.waiting():
                store.link(quickly_linked(list(store.readings())))


def ledger(place: str) -> str:
    with Store(place, read_only=True) as store:
        assert list(store.check()) == []
        return dumps(store.ledger())


@pytest.mark.parametrize("kind", KINDS)
def test_killed_at_any_moment(
    kind: str, readings: list[Reading], tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    whole = new(kind, tmp_path, request)
    began = time.perf_counter()
    fill(whole, readings)
    lasts = time.perf_counter() - began
    expected = ledger(whole)
    chance = random.Random(5)  # noqa: S311 - the same each time
    done = killed = 0
    kept = {one.report.id: one for one in readings}
    while killed < KILLS[kind]:
        place = new(kind, tmp_path, request)
        while True:
            pid = child(lambda place=place: fill(place, readings))
            time.sleep(chance.uniform(0, lasts / 3))
            os.kill(pid, signal.SIGKILL)
            if ended(pid) == 0:
                break
            killed += 1
            with Store(place) as store:
                for one in store.readings():
                    assert one == kept[one.report.id]
                assert list(store.check()) == []
            if killed >= KILLS[kind]:
                break
        fill(place, readings)
        assert ledger(place) == expected
        done += 1
    assert done, "a store was filled in spite of the kills"


@pytest.mark.parametrize("kind", KINDS)
def test_writers_and_readers_side_by_side(kind: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    """Eight writers, each with reports of its own and some that all have; two readers and a backup meanwhile."""
    place = new(kind, tmp_path, request)
    own = [[small(writer * EACH + at) for at in range(EACH)] for writer in range(WRITERS)]
    common = [small(10**6 + at) for at in range(20)]
    over = tmp_path / "over"

    def write(writer: int) -> None:
        with Store(place) as store:
            for at, one in enumerate(own[writer]):
                store.add(one)
                if at < len(common):
                    store.add(common[(at * 7 + writer) % len(common)])

    def read() -> None:
        with Store(place) as store:
            while not over.exists():
                counts = store.counts()
                assert counts["lines"] == 2 * counts["reports"], "no report is seen without its lines"
                time.sleep(0.05)

    with Store(place) as store:
        store.add(common[0])  # there is something to copy, however late the writers begin
    writers = [child(lambda writer=writer: write(writer)) for writer in range(WRITERS)]
    readers = [child(read) for _ in range(2)]
    try:
        time.sleep(0.5)
        backup(place, tmp_path / "meanwhile")
    finally:
        written = [ended(pid) for pid in writers]
        over.touch()  # readers end with the writers, however these end
        read_on = [ended(pid) for pid in readers]
    assert written + read_on == [0] * (WRITERS + 2)
    with Store(place) as store:
        assert store.counts()["reports"] == WRITERS * EACH + len(common)
        assert list(store.check()) == []
    with Store(tmp_path / "meanwhile", read_only=True) as store:
        assert list(store.check()) == []


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_reports_by_several_at_once(kind: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    """Each in an order of its own, found elsewhere, by two readers that all share; one links meanwhile."""
    place = new(kind, tmp_path, request)
    same = [small(number) for number in range(8)]

    def add(writer: int) -> None:
        mine = [replace(one, reader=reader) for one in same for reader in (READER, "another")]
        random.Random(writer).shuffle(mine)  # noqa: S311 - the same each time
        with Store(place) as store:
            for one in mine:
                store.add(replace(one, report=replace(one.report, path=f"{writer}/{one.report.path}")))
                if writer == 0:
                    store.link(quickly_linked(list(store.readings())))

    with Store(place):
        pass
    pids = [child(lambda writer=writer: add(writer)) for writer in range(4)]
    assert [ended(pid) for pid in pids] == [0] * 4
    with Store(place) as store:
        assert list(store.check()) == []
        counts = store.counts()
        assert (counts["reports"], counts["readings"], counts["lines"]) == (8, 16, 16)
        for one in same:
            assert store.paths(one.report.id) == tuple(f"{writer}/{one.report.path}" for writer in range(4))


@pytest.mark.parametrize("kind", KINDS)
def test_one_store_made_by_several_at_once(kind: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    for _ in range(3):
        place = new(kind, tmp_path, request)

        def add(number: int, place: str = place) -> None:
            with Store(place) as store:
                store.add(small(number))

        pids = [child(lambda number=number, add=add: add(number)) for number in range(4)]
        assert [ended(pid) for pid in pids] == [0] * 4
        with Store(place) as store:
            assert store.counts()["reports"] == 4
            assert list(store.check()) == []


def test_a_writer_that_does_not_let_go_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sayso.store.address.WAIT", 1)
    with Store(tmp_path / "a.db") as store, Store(tmp_path / "a.db") as other, store.writing():
        with pytest.raises(StoreError, match="another process has been writing for 1 s"):
            other.add(small(1))
        assert other.counts()["reports"] == 0


def _fill_until_refused(place: str, readings: list[Reading]) -> None:
    try:
        fill(place, readings)
    except StoreError as error:
        assert "what was added before is kept" in str(error), error
        os._exit(7)


def test_no_room_at_any_write(readings: list[Reading], tmp_path: Path) -> None:
    """The size of files is limited, a little further each time, so that the limit is met at one write after another."""
    place = str(tmp_path / "limited.db")
    fill(whole := str(tmp_path / "whole.db"), readings)
    with Store(place):
        pass
    wal = Path(place + "-wal")

    def limited(size: int) -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
        _fill_until_refused(place, readings)

    refused = 0
    size = Path(place).stat().st_size
    while True:
        code = ended(child(lambda size=size: limited(size)))
        if code == 0:
            break
        assert code == 7
        refused += 1
        with Store(place) as store:
            kept = {one.report.id: one for one in readings}
            assert all(one == kept[one.report.id] for one in store.readings())
            if refused % 5 == 0:
                assert list(store.check()) == []
        size += 25_013 if RELEASE else 60_013
    assert refused > 10
    assert not wal.exists() or wal.stat().st_size == 0
    fill(place, readings)
    assert ledger(place) == ledger(whole)


@contextmanager
def small_disk(folder: Path, size: str, owner: int = 0) -> Iterator[None]:
    """A disk of its own; skips where it cannot be made."""
    if os.geteuid() != 0:
        pytest.skip("a disk is mounted by root only")
    folder.mkdir()
    how = f"size={size},uid={owner},mode=700"
    done = subprocess.run(["mount", "-t", "tmpfs", "-o", how, "tmpfs", str(folder)], check=False)
    if done.returncode:
        pytest.skip("no disk can be mounted here")
    try:
        yield
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


def test_a_full_disk(readings: list[Reading], tmp_path: Path) -> None:
    place = str(tmp_path / "disk" / "a.db")
    fill(whole := str(tmp_path / "whole.db"), readings)
    with small_disk(tmp_path / "disk", "2M"):
        stuff = tmp_path / "disk" / "stuff"
        for free in range(0, 900_000, 40_000 if RELEASE else 150_000):
            stuff.unlink(missing_ok=True)
            with Store(place):
                pass
            room = shutil.disk_usage(tmp_path / "disk").free
            stuff.write_bytes(b"x" * max(room - free, 0))
            assert ended(child(lambda: _fill_until_refused(place, readings))) == 7
            with Store(place, read_only=True) as store:
                assert all(one in readings for one in store.readings())
                assert list(store.check()) == []
        kept = tmp_path / "rescued.db"
        backup(place, kept)
    fill(str(kept), readings)
    assert ledger(str(kept)) == ledger(whole)


def test_a_full_disk_under_postgresql(readings: list[Reading], tmp_path: Path, postgresql: str) -> None:
    """The database lies on a disk of its own, of which less or more is free; the server's log lies elsewhere."""
    fill(whole := str(tmp_path / "whole.db"), readings)
    url = make_url(postgresql)
    folder = Path(str(url.query["host"])) / "small"  # that the server's user gets to
    engine = create_engine(url.set(drivername="postgresql+psycopg"), isolation_level="AUTOCOMMIT")
    place = url.set(database="small").render_as_string(hide_password=False)
    with small_disk(folder, "24M", owner=(folder.parent / "data").stat().st_uid), engine.connect() as server:
        server.execute(text(f"CREATE TABLESPACE small LOCATION '{folder}'"))
        server.execute(text("CREATE DATABASE small TABLESPACE small"))
        try:
            with Store(place):
                pass
            stuff = folder / "stuff"
            codes = []
            for free in FREE:
                stuff.unlink(missing_ok=True)
                room = shutil.disk_usage(folder).free
                stuff.write_bytes(b"x" * max(room - free, 0))
                codes.append(ended(child(lambda: _fill_until_refused(place, readings))))
                try:
                    with Store(place, read_only=True):
                        pass
                except StoreError as error:  # PostgreSQL lets nobody in who makes it write, not even to read
                    assert "what was added before is kept" in str(error), error
                    stuff.write_bytes(b"x" * max(room - free - 500_000, 0))
                with Store(place, read_only=True) as store:
                    assert all(one in readings for one in store.readings())
                    assert list(store.check()) == []
            assert set(codes) <= {0, 7}  # what one try keeps is there for the next, so that at last all may be
            assert codes.count(7) >= 3
            stuff.unlink()
            fill(place, readings)
            assert ledger(place) == ledger(whole)
        finally:
            server.execute(text("DROP DATABASE IF EXISTS small WITH (FORCE)"))
            server.execute(text("DROP TABLESPACE small"))
    engine.dispose()


def test_a_log_that_is_cut_off(readings: list[Reading], tmp_path: Path) -> None:
    """As after a power cut: the log ends anywhere. What was committed before stays, what was not is not there."""
    place = tmp_path / "a.db"
    with Store(place) as store:
        sizes = []
        for one in readings[:60]:
            store.add(one)
            sizes.append((tmp_path / "a.db-wal").stat().st_size)
        kept = (place.read_bytes(), (tmp_path / "a.db-wal").read_bytes())
    assert len(kept[1]) == sizes[-1]
    chance = random.Random(3)  # noqa: S311 - the same each time
    for number in range(CUTS):
        cut = chance.randrange(len(kept[1]) + 1)
        copy = tmp_path / f"cut-{number}.db"
        copy.write_bytes(kept[0])
        copy.with_name(copy.name + "-wal").write_bytes(kept[1][:cut])
        with Store(copy) as store:
            held = {one.report.id for one in store.readings()}
            assert list(store.check()) == []
        whole = sum(size <= cut for size in sizes)
        assert held == {one.report.id for one in readings[: len(held)]}
        assert len(held) >= whole


def test_a_damaged_file_is_told_of(readings: list[Reading], tmp_path: Path) -> None:
    fill(str(tmp_path / "a.db"), readings[:40])
    whole = (tmp_path / "a.db").read_bytes()
    chance = random.Random(9)  # noqa: S311 - the same each time
    told = 0
    for number in range(20):
        damaged = bytearray(whole)
        at = 0
        while whole[at : at + 256].count(0) > 64:  # where something stands
            at = chance.randrange(8192, len(whole) - 256)
        damaged[at : at + 256] = chance.randbytes(256)
        place = tmp_path / f"damaged-{number}.db"
        place.write_bytes(damaged)
        try:
            with Store(place) as store:
                told += bool(list(store.check()))
        except StoreError as error:
            assert "damaged" in str(error) or "no store" in str(error), error
            told += 1
    assert told == 20
