"""Ingest: what is read is kept once, and what cannot be read stops nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from sayso import pipeline
from sayso.cli import app
from sayso.ingest.fetch import Limits
from sayso.ingest.taking import take
from sayso.settings import Settings
from sayso.store import Store
from test_fetch import Server, page

RULES = Settings(backend="rules")
REPORT = "LISBON, 3 March (Meridian) - “The doors were shut,” said Ana Reis, the harbour master.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "inbox"
    made.mkdir()
    for number in range(4):
        (made / f"r{number}.txt").write_text(REPORT.replace("3", str(number + 1)), "utf-8")
    return made


def run(*words: object) -> tuple[int, str, str]:
    done = CliRunner().invoke(app, ["ingest", *map(str, words), "--backend", "rules"], prog_name="sayso")
    return done.exit_code, done.stdout, done.stderr


def test_a_folder_twice(folder: Path, tmp_path: Path) -> None:
    place = tmp_path / "news.db"
    code, out, _ = run(folder, "--store", place)
    assert (code, "4 reports new, 0 known" in out) == (0, True)
    (folder / "r0.txt").rename(folder / "renamed.txt")
    code, out, _ = run(folder, "--store", place)
    assert (code, "0 reports new, 4 known" in out) == (0, True)
    with Store(place) as store:
        assert store.counts()["reports"] == 4
        assert store.counts()["lines"] >= 4
        assert not list(store.check())


def test_what_cannot_be_read_stops_nothing(folder: Path, tmp_path: Path) -> None:
    code, out, err = run(tmp_path / "none.txt", "http://127.0.0.1/", folder, "--store", tmp_path / "news.db")
    assert code == 1
    assert "4 reports new" in out
    assert "none.txt" in err
    assert "not of the public web" in err


def test_an_address(tmp_path: Path) -> None:
    server = Server({"/a": page(REPORT.encode(), "Content-Type: text/plain; charset=utf-8")})
    limits = Limits(pause=0, allow=frozenset({("127.0.0.1", server.port)}))
    with Store(tmp_path / "news.db") as store:
        taken = take([server.url("/a")], store, RULES, limits=limits)
        assert (taken.new, taken.problems) == (1, [])
        assert [store.paths(report.id) for report in list(store.reports())] == [(server.url("/a"),)]
    server.socket.close()


def test_goes_on_where_it_was_interrupted(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    alone = pipeline.alone

    def interrupted(*given: object) -> object:
        if len(read) == 2:
            raise KeyboardInterrupt
        read.append("")
        return alone(*given)  # type: ignore[arg-type]

    with Store(tmp_path / "news.db") as store:
        monkeypatch.setattr(pipeline, "alone", interrupted)
        with pytest.raises(KeyboardInterrupt):
            take([str(folder)], store, RULES)
        monkeypatch.setattr(pipeline, "alone", alone)
        taken = take([str(folder)], store, RULES)
        assert (taken.known, taken.new) == (2, 2)


def test_tells_how_far_it_is(folder: Path, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    with Store(tmp_path / "news.db") as store:
        take([str(folder)], store, RULES, progress=lambda done, total: told.append((done, total)))
    assert told == [(1, 4), (2, 4), (3, 4), (4, 4)]


def test_a_reader_is_told_by_its_model() -> None:
    class Model:
        name = "onnx"

        def __init__(self, version: str) -> None:
            self.version = version

    names = {pipeline.reader_name(Model(version), gate) for version in ("a1", "b2") for gate in (0.5, 0.8)}  # type: ignore[arg-type]
    assert len(names) == 4
