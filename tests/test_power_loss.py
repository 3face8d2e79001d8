"""Power cuts and failing disks under SQLite: what was promised is there, the rest is whole or not there at all.

PostgreSQL's own recovery is not tried: it replays a log that it has synced before it says that a transaction is
committed, and its developers test that. Kills of our process are (`test_store_faults.py`).
"""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from power import MARKS, Disk, Step, recorded
from sayso.errors import StoreError
from sayso.exports import written
from sayso.exports.written import whole_file, whole_folder
from sayso.ledger import dumps
from sayso.store import Store, address
from sayso.store.backup import backup
from store_samples import quickly_linked, small
from traced import calls, needs_strace, traced

RELEASE = os.environ.get("SAYSO_FAULTS") == "release"
READINGS = [small(number) for number in range(12)]
CUTS = 1_000 if RELEASE else 50


@pytest.fixture(scope="module", autouse=True)
def strace(tmp_path_factory: pytest.TempPathFactory) -> None:
    needs_strace()
    with Store(tmp_path_factory.mktemp("first") / "a.db"):  # loads the migrations, so that no child has to
        pass


def filling(folder: Path) -> None:
    """Fill a store from nothing, closed and opened again between, say what is kept, and back it up at the end."""
    marks = os.open(folder / MARKS, os.O_CREAT | os.O_WRONLY)
    place = folder / "a.db"
    for at in range(0, len(READINGS), 4):
        with Store(place) as store:
            for one in READINGS[at : at + 4]:
                store.add(one)
                os.write(marks, one.report.id.encode())
            store.link(quickly_linked(list(store.readings())))
            os.write(marks, b"linked")
    backup(place, folder / "copy.db")
    os.write(marks, b"copied")


def disks(steps: list[Step], count: int, chance: random.Random) -> Iterator[tuple[list[str], dict[str, bytes]]]:
    """What was promised and what is there after cuts: before and behind every sync, and anywhere; `count` of them."""
    moments = [at for at, step in enumerate(steps) if step.kind in ("sync", "mark")]
    moments += [at + 1 for at in moments]
    wanted = [(moments[k % len(moments)], k // len(moments)) for k in range(3 * len(moments))]
    wanted += [(chance.randrange(len(steps)), 2) for _ in range(count)]
    disk, done = Disk(), 0
    for at, way in sorted(chance.sample(wanted, min(count, len(wanted)))):
        for step in steps[done:at]:
            disk.do(step)
        done = max(done, at)
        yield list(disk.marks), disk.cut(chance if way == 2 else None, all_of_it=way == 1)


def lost(promised: list[str], place: Path, copy: Path) -> str:
    """What is missing of what was promised, or wrong with what is there; "" where all is well."""
    if not place.exists():
        return "no store" if promised else ""
    try:
        with Store(place) as store:
            held = {one.report.id: one for one in store.readings()}
            faults = list(store.check())
            waiting = set(store.waiting())
    except StoreError as error:
        return str(error)
    if faults:
        return str(faults[0])
    if any(one not in READINGS for one in held.values()):
        return "a reading is another"
    if missing := [id for id in promised if id.startswith("r") and id not in held]:
        return f"{len(missing)} of {len(promised)} are not there"
    if "linked" in promised and waiting & set(promised[: len(promised) - promised[::-1].index("linked")]):
        return "what was linked waits again"
    if "copied" in promised:
        with Store(copy, read_only=True) as store:
            if list(store.check()) or {one.report.id for one in store.readings()} != set(held):
                return "the backup is another"
    return ""


def outcomes(steps: list[Step], folder: Path, count: int) -> Iterator[tuple[str, Path]]:
    """For cuts what was lost, and the store as it was found afterwards."""
    chance = random.Random(11)  # noqa: S311 - the same each time
    for number, (promised, files) in enumerate(disks(steps, count, chance)):
        after = folder / f"after-{number}"
        after.mkdir()
        for path, content in files.items():
            if Path(path).name in ("a.db", "a.db-wal", "a.db-journal", "copy.db"):
                (after / Path(path).name).write_bytes(content)
        yield lost(promised, after / "a.db", after / "copy.db"), after / "a.db"


def record(folder: Path, log: Path) -> list[Step]:
    folder.mkdir()
    return recorded(lambda: filling(folder), folder, log)


def filled(place: Path) -> str:
    """The ledger of a store, after what is missing in it was added and all was linked."""
    with Store(place) as store:
        for one in READINGS:
            store.add(one)
        store.link(quickly_linked(list(store.readings())))
        return dumps(store.ledger())


def test_what_is_committed_outlasts_a_power_cut(tmp_path: Path) -> None:
    steps = record(tmp_path / "disk", tmp_path / "log")
    expected = filled(tmp_path / "disk" / "a.db")
    cuts = 0
    for wrong, place in outcomes(steps, tmp_path, CUTS):
        assert not wrong, place
        if cuts % 25 == 0:
            assert filled(place) == expected
        cuts += 1
    assert cuts == CUTS


def test_without_syncing_these_cuts_lose_what_was_committed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """That the test above can fail: SQLite is told not to sync, or not at every commit."""
    of = address._sqlite

    for number, how in enumerate(("OFF", "NORMAL")):

        def careless(path: Path, read_only: bool, how: str = how) -> object:
            connection = of(path, read_only)
            connection.execute(f"PRAGMA synchronous = {how}")
            return connection

        monkeypatch.setattr(address, "_sqlite", careless)
        steps = record(tmp_path / f"disk-{number}", tmp_path / "log")
        monkeypatch.setattr(address, "_sqlite", of)
        folder = tmp_path / f"after-{number}"
        folder.mkdir()
        assert any(wrong for wrong, _ in outcomes(steps, folder, 60))


def exporting(folder: Path) -> None:
    """Write a file, and a newer one in its place; say each time that it is there."""
    marks = os.open(folder / MARKS, os.O_CREAT | os.O_WRONLY)
    for content in (b"old" * 5_000, b"new" * 9_000):
        with whole_file(folder / "news.jsonl") as out:
            out.write(content)
        os.write(marks, content[:3])


def torn_exports(steps: list[Step], place: str) -> Iterator[str]:
    """After cuts at every step: whether the file is another than was promised, or not whole."""
    chance = random.Random(3)  # noqa: S311 - the same each time
    disk = Disk()
    for step in steps:
        disk.do(step)
        for files in (disk.cut(), disk.cut(chance), disk.cut(chance), disk.cut(all_of_it=True)):
            there = files.get(place)
            if there not in (None, b"old" * 5_000, b"new" * 9_000):
                yield "not whole"
            elif disk.marks and (there or b"")[:3].decode() not in (disk.marks[-1], "new"):
                yield f"{disk.marks[-1]} was promised"


def test_an_export_that_is_done_outlasts_a_power_cut(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number, (careless, expected) in enumerate(((None, set()), ("_kept", {"old was promised", "new was promised"}))):
        folder = tmp_path / f"disk-{number}"
        folder.mkdir()
        if careless:  # that this can fail: the folder is not synced
            monkeypatch.setattr(written, careless, lambda _: None)
        steps = recorded(lambda folder=folder: exporting(folder), folder, tmp_path / "log")  # type: ignore[misc]
        assert [step.data for step in steps if step.kind == "mark"] == [b"old", b"new"]
        assert set(torn_exports(steps, str(folder / "news.jsonl"))) == expected


def test_a_folder_of_exports_is_synced_inside_out(tmp_path: Path) -> None:
    """What is in the files, that they are in the folder, the folder's name: each before what it is to hold in place."""

    def work() -> None:
        with whole_folder(tmp_path / "news") as made:
            (made / "a").write_bytes(b"a")
            (made / "b").write_bytes(b"b")

    assert traced(work, tmp_path / "log", "fsync,rename") == 0
    done = [(one.name, Path(one.file or os.fsdecode(one.texts[1])).name) for one in calls(tmp_path / "log")]
    assert sorted(done[:2]) == [("fsync", "a"), ("fsync", "b")]
    assert done[2:] == [("fsync", "news"), ("rename", "news"), ("fsync", tmp_path.name)]


FAILING = {
    "pwrite64": ("ENOSPC", "EIO"),
    "fdatasync": ("EIO",),
    "ftruncate": ("ENOSPC",),
}
EACH = 1 if RELEASE else 31
"""Every one of so many calls is made to fail, and all of the kind that come after it."""


@pytest.mark.parametrize(("call", "error"), [(call, error) for call, errors in FAILING.items() for error in errors])
def test_a_disk_that_fails_at_any_call(call: str, error: str, tmp_path: Path) -> None:
    place, log = tmp_path / "a.db", tmp_path / "log"

    def add(to: Path) -> Callable[[], None]:
        def work() -> None:
            try:
                with Store(to) as store:
                    for one in READINGS[:6]:
                        store.add(one)
                    store.link(quickly_linked(list(store.readings())))
            except StoreError as wrong:
                assert "what was added before is kept" in str(wrong), wrong
                os._exit(7)

        return work

    with Store(tmp_path / "empty.db"):
        pass
    empty = (tmp_path / "empty.db").read_bytes()
    (tmp_path / "whole.db").write_bytes(empty)
    assert traced(add(tmp_path / "whole.db"), log, call) == 0
    last = sum(one.name == call for one in calls(log))
    assert last
    for at in range(1, last + 1, EACH):
        for left in tmp_path.glob("a.db*"):
            left.unlink()
        place.write_bytes(empty)
        code = traced(add(place), log, call, f"inject={call}:error={error}:when={at}+")
        assert code in (0, 7)  # at closing, SQLite puts up with a disk that takes nothing: the log stays
        with Store(place) as store:
            assert list(store.check()) == []
            assert all(one in READINGS for one in store.readings())
            if code == 0:
                assert store.counts()["reports"] == 6
    assert filled(place) == filled(tmp_path / "whole.db")
