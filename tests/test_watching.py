"""Watching: what is new is kept, each place as often as it changes, and it may be stopped at any moment."""

# ruff: noqa: F811 - a fixture that is imported is named as the argument that takes it

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

from sayso.cli import app
from sayso.errors import OptionError
from sayso.ingest import watching
from sayso.ingest.fetch import Limits
from sayso.ingest.watching import Event
from sayso.store import Store
from sayso.store.visits import Visits, Watched
from test_fetch import Server, page
from test_following import RULES, feed, item, lite, news, server  # noqa: F401 - fixtures

REPORT = "LISBON, {} March (Meridian) - “The doors were shut,” said Ana Reis, the harbour master.\n"


def look(store: Store, server: Server, *places: str) -> list[Event]:
    """What happens when all that is watched is looked at now."""
    for watched in watching.listed(store):
        Visits(store).fared(replace(watched, due=""))
    watching.add(store, places)
    limits = Limits(pause=0, allow=frozenset({("127.0.0.1", server.port)}))
    events: list[Event] = []
    watching.watch(store, RULES, events.append, once=True, limits=limits)
    return events


def only(store: Store) -> Watched:
    (watched,) = watching.listed(store)
    return watched


def old(path: Path, text: str) -> None:
    """A file that nobody has written to for a while."""
    path.write_text(text, "utf-8")
    os.utime(path, (time.time() - 600, time.time() - 600 + len(text)))


def test_a_feed_is_looked_at_as_often_as_it_changes(lite: Store, server: Server) -> None:
    server.answers |= {"/feed": feed(item("/1")), "/1": news(1), "/2": news(2)}
    (event,) = look(lite, server, server.url("/feed"))
    assert (event.kind, event.place) == ("new", server.url("/feed"))
    assert "Doors 1" in event.message
    fared = only(lite)
    assert (fared.kind, fared.title, fared.brought, fared.seconds) == ("RSS", "Harbour", 1, 900)
    assert fared.due > fared.looked
    server.answers["/feed"] = page(b"", status="304 Not Modified")
    assert look(lite, server) == []
    assert only(lite).seconds == 1350
    server.answers["/feed"] = feed("<ttl>600</ttl>", item("/2"), item("/1"))
    assert [event.kind for event in look(lite, server)] == ["new"]
    assert (only(lite).brought, only(lite).seconds) == (2, 36_000)


def index(server: Server, *paths: str) -> bytes:
    return page(
        f"<sitemapindex>{''.join(f'<sitemap><loc>{server.url(p)}</loc></sitemap>' for p in paths)}"
        "</sitemapindex>".encode()
    )


def sitemap(server: Server, path: str) -> bytes:
    return page(f"<urlset><url><loc>{server.url(path)}</loc></url></urlset>".encode())


def test_an_index_of_many_lists_is_read_in_turns(lite: Store, server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """No look takes more lists than are allowed, each look takes others, and what is left is told."""
    monkeypatch.setattr(watching, "LISTS", 5)
    server.answers["/map"] = index(server, *(f"/s{n}" for n in range(12)))
    server.answers |= {f"/s{n}": sitemap(server, f"/{n}") for n in range(12)}
    server.answers |= {f"/{n}": news(n) for n in range(12)}
    for number, (new, left) in enumerate(((5, True), (5, True), (2, True))):
        before = len(server.asked)
        events = look(lite, server, server.url("/map"))
        assert sum(event.kind == "new" for event in events) == new, number
        told = [event.message for event in events if event.kind == "problem"]
        assert [f"{server.url('/map')}: it leads to more lists than the 5 of one go" in one for one in told] == [left]
        assert sum(b" /s" in one for one in server.asked[before:]) == 5
    assert only(lite).failures == 0
    assert only(lite).brought == 12


def test_lists_that_lead_to_lists_without_end(lite: Store, server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each is asked for once a look, as deep as is said and as many as are allowed."""
    monkeypatch.setattr(watching, "LISTS", 30)
    server.answers["/map"] = index(server, *(f"/a{n}" for n in range(10)))
    for n in range(10):
        server.answers[f"/a{n}"] = index(server, *(f"/b{m}" for m in range(10)), "/map")
        server.answers[f"/b{n}"] = index(server, *(f"/c{m}" for m in range(10)), "/a0")
        server.answers[f"/c{n}"] = index(server, *(f"/d{m}" for m in range(10)))
    events = look(lite, server, server.url("/map"))
    lists = [one.split()[1] for one in server.asked if one.split()[1] not in (b"/robots.txt", b"/map")]
    assert len(lists) == len(set(lists)) == 30
    assert not any(one.startswith(b"/d") for one in lists)
    assert [event.message.rpartition("are followed ")[2] for event in events] == ["3 deep; give this one by itself"]


def test_a_look_takes_so_long_and_no_longer(lite: Store, server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    server.answers |= {"/map": index(server, "/s1", "/s2"), "/s1": sitemap(server, "/1"), "/s2": feed(item("/2"))}
    server.answers |= {"/1": news(1), "/2": news(2)}
    monkeypatch.setattr(watching, "LOOK", -1.0)
    for _ in range(2):
        (event,) = look(lite, server, server.url("/map"))
        assert (event.kind, "s of one go" in event.message) == ("problem", True)
    monkeypatch.setattr(watching, "LOOK", 600.0)
    assert [event.kind for event in look(lite, server)] == ["new", "new"]


def test_what_is_not_due_is_left_alone(lite: Store, server: Server) -> None:
    server.answers |= {"/feed": feed(item("/1")), "/1": news(1)}
    look(lite, server, server.url("/feed"))
    before = len(server.asked)
    assert watching.watch(lite, RULES, lambda _: None, once=True)
    assert len(server.asked) == before


def test_a_place_that_fails_and_comes_back(lite: Store, server: Server) -> None:
    for failures in (1, 2):
        (event,) = look(lite, server, server.url("/feed"))
        assert (event.kind, "404" in event.message) == ("failed", True)
        assert (only(lite).failures, "404" in only(lite).error) == (failures, True)
    server.answers |= {"/feed": feed(item("/1")), "/1": news(1)}
    assert [event.kind for event in look(lite, server)] == ["new", "back"]
    assert (only(lite).failures, only(lite).error) == (0, "")


def test_a_folder(lite: Store, server: Server, tmp_path: Path) -> None:
    folder = tmp_path / "inbox"
    folder.mkdir()
    old(folder / "a.txt", REPORT.format(1))
    assert [event.kind for event in look(lite, server, str(folder))] == ["new"]
    assert look(lite, server) == []
    (folder / "b.txt").write_text("LISBON, 3 March (Meri", "utf-8")
    assert look(lite, server) == [], "another program is still writing it"
    old(folder / "b.txt", REPORT.format(3))
    old(folder / "a.txt", REPORT.format(1).replace("shut", "open again"))
    assert [event.kind for event in look(lite, server)] == ["new", "new"]
    assert lite.waiting() == (), "what is new is linked"
    assert (only(lite).kind, only(lite).brought) == ("folder", 3)


@pytest.mark.parametrize("as_file", [True, False])
def test_each_feed_of_a_list_is_watched_by_itself(
    lite: Store,
    server: Server,
    tmp_path: Path,
    as_file: bool,
) -> None:
    opml = f"<opml><outline><outline text='North' xmlUrl='{server.url('/feed')}'/></outline></opml>"
    server.answers |= {"/opml": page(opml.encode()), "/feed": feed(item("/1")), "/1": news(1)}
    old(tmp_path / "mine.opml", opml)
    place = str(tmp_path / "mine.opml") if as_file else server.url("/opml")
    assert [event.kind for event in look(lite, server, place)] == ["new"]
    fared = {watched.place: watched for watched in watching.listed(lite)}
    assert (fared[server.url("/feed")].brought, fared[place].brought) == (1, 0)


def test_places_are_added_once_and_removed(lite: Store, tmp_path: Path) -> None:
    with pytest.raises(OptionError, match="nothing is watched"):
        watching.watch(lite, RULES, lambda _: None, once=True)
    watching.add(lite, [str(tmp_path), "https://h.example/feed", str(tmp_path)])
    assert [watched.place for watched in watching.listed(lite)] == [str(tmp_path), "https://h.example/feed"]
    with pytest.raises(OptionError, match="there is no"):
        watching.add(lite, [str(tmp_path / "none")])
    watching.remove(lite, [str(tmp_path)])
    with pytest.raises(OptionError, match="is not watched"):
        watching.remove(lite, [str(tmp_path)])
    gone = Watched(str(tmp_path), brought=7)
    Visits(lite).fared(gone)
    assert [watched.place for watched in watching.listed(lite)] == ["https://h.example/feed"]


def test_the_command(tmp_path: Path) -> None:
    folder, place = tmp_path / "inbox", tmp_path / "news.db"
    folder.mkdir()
    old(folder / "a.txt", REPORT.format(1))

    def run(*words: str) -> tuple[int, str]:
        done = CliRunner().invoke(app, ["watch", str(place), *words, "--backend", "rules"], prog_name="sayso")
        return done.exit_code, done.output

    assert run("--once")[0] == 3, "there is no store"
    code, out = run(str(folder), "http://127.0.0.1/feed", "--once")
    assert (code, " new " in out, " failed " in out) == (1, True, True)
    code, out = run("--list", "--json")
    fared = json.loads(out)
    assert [(one["kind"], one["brought"], one["failures"]) for one in fared] == [("folder", 1, 0), ("", 0, 1)]
    code, out = run("--remove", "http://127.0.0.1/feed", "--list")
    assert (code, "folder, well" in out, "127.0.0.1" in out) == (0, True, False)
    assert run("--remove", "http://127.0.0.1/feed")[0] == 2


@pytest.fixture
def process(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    folder = tmp_path / "inbox"
    folder.mkdir()
    for number in range(1, 9):
        old(folder / f"{number}.txt", REPORT.format(number))
    words = [sys.executable, "-m", "sayso", "watch", str(tmp_path / "news.db"), str(folder), "--backend", "rules"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as started:
        yield started
        started.kill()


@pytest.mark.parametrize("by", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL])
def test_stopped_in_the_middle_it_goes_on(process: subprocess.Popen[str], by: signal.Signals, tmp_path: Path) -> None:
    assert process.stdout is not None
    assert process.stderr is not None
    assert " new " in process.stdout.readline()
    process.send_signal(by)
    assert process.wait(20) == (-9 if by is signal.SIGKILL else 0)
    assert "Traceback" not in process.stderr.read()
    with Store(tmp_path / "news.db") as store:
        for watched in watching.listed(store):
            Visits(store).fared(replace(watched, due=""))
        watching.watch(store, RULES, lambda _: None, once=True)
        assert (store.counts()["reports"], store.waiting(), list(store.check())) == (8, (), [])
