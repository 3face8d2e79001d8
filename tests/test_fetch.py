"""Fetching: nothing but the public web is reached, and no server can cost more than the limits say."""

from __future__ import annotations

import gzip
import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import httpcore
import pytest

from sayso.ingest.addresses import is_public
from sayso.ingest.fetch import Fetched, Fetcher, Limits
from sayso.model import Problem

FORMS = [
    line
    for line in (Path(__file__).parent / "cases" / "addresses.txt").read_text("utf-8").splitlines()
    if not line.startswith("#")
]


@dataclass
class Server:
    """Answers each path with the bytes given, as they are; counts who connected; `drip` seconds between the bytes."""

    answers: dict[str, bytes] = field(default_factory=dict)
    drip: float = 0.0
    asked: list[bytes] = field(default_factory=list)
    connections: int = 0

    def __post_init__(self) -> None:
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.port = self.socket.getsockname()[1]
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self.socket.accept()
            except OSError:
                return
            self.connections += 1
            threading.Thread(target=self._answer, args=(connection,), daemon=True).start()

    def _answer(self, connection: socket.socket) -> None:
        with connection:
            asked = connection.recv(65536)
            self.asked.append(asked)
            answer = self.answers.get(asked.split(b" ")[1].decode(), page(b"", status="404 Not Found"))
            try:
                for byte in [answer] if not self.drip else [answer[n : n + 1] for n in range(len(answer))]:
                    connection.sendall(byte)
                    time.sleep(self.drip)
            except OSError:
                pass

    def url(self, path: str = "/") -> str:
        return f"http://127.0.0.1:{self.port}{path}"


def page(body: bytes, *headers: str, status: str = "200 OK", length: int | None = None) -> bytes:
    size = len(body) if length is None else length
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {size}", "Connection: close", *headers, "", ""]
    return "\r\n".join(lines).encode() + body


@pytest.fixture
def server() -> Iterator[Server]:
    made = Server()
    yield made
    made.socket.close()


def fetcher(server: Server, **limits: float) -> Fetcher:
    allow = frozenset({("127.0.0.1", server.port)})
    chosen = {name: value if name == "seconds" else int(value) for name, value in limits.items()}
    return Fetcher(Limits(pause=0, allow=allow, **chosen))  # type: ignore[arg-type]


def problem(found: Fetched | Problem, kind: str, *words: str) -> None:
    assert isinstance(found, Problem)
    assert found.kind == kind
    assert found.fatal
    assert all(word in found.message for word in words), found.message


@pytest.mark.parametrize("form", FORMS)
def test_only_the_public_web(form: str, server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[str] = []

    def connect(_: object, host: str, *__: object, **___: object) -> httpcore.NetworkStream:
        tried.append(host)
        raise httpcore.ConnectError("no network in this test")

    # The port is allowed, but of another address: so it is the address that is refused.
    one = Fetcher(Limits(pause=0, allow=frozenset({("192.0.2.99", server.port)})))
    monkeypatch.setattr(httpcore.SyncBackend, "connect_tcp", connect)
    for port in ("", f":{server.port}"):
        assert isinstance(one.fetch(form.replace("{port}", port)), Problem)
    assert tried == []
    assert server.connections == 0


def test_there_are_sixty_forms() -> None:
    assert len(set(FORMS)) >= 60


@pytest.mark.parametrize("address", ["8.8.8.8", "1.1.1.1", "100.63.0.1", "172.32.0.1", "2606:4700::1", "2a00:1450::5"])
def test_the_public_web_is_open(address: str) -> None:
    assert is_public(address)


def test_a_name_that_changes_its_mind_gains_nothing(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[str] = []
    answers = iter(["93.184.215.14", "127.0.0.1"] * 1000)

    def connect(_: object, host: str, *__: object, **___: object) -> httpcore.NetworkStream:
        tried.append(host)
        raise httpcore.ConnectError("no network in this test")

    monkeypatch.setattr(httpcore.SyncBackend, "connect_tcp", connect)
    one = Fetcher(Limits(pause=0), resolve=lambda _, __: [next(answers)])
    for _ in range(1000):
        assert isinstance(one.fetch("http://news.example/"), Problem)
    assert set(tried) == {"93.184.215.14"}
    assert server.connections == 0


def test_a_page(server: Server) -> None:
    server.answers["/a"] = page(b"Some news.", 'ETag: "7"', "Content-Type: text/plain")
    found = fetcher(server).fetch(server.url("/a"))
    assert isinstance(found, Fetched)
    assert (found.content, found.etag, found.media_type) == (b"Some news.", '"7"', "text/plain")


def test_what_did_not_change_is_not_sent_again(server: Server) -> None:
    server.answers["/a"] = page(b"", status="304 Not Modified")
    found = fetcher(server).fetch(server.url("/a"), etag='"7"', modified="Tue, 03 Mar 2026 10:00:00 GMT")
    assert isinstance(found, Fetched)
    assert found.unchanged
    assert b'If-None-Match: "7"' in server.asked[-1]
    assert b"If-Modified-Since: Tue, 03 Mar 2026" in server.asked[-1]


@pytest.mark.parametrize("hops", range(1, 6))
@pytest.mark.parametrize(
    "end", ["http://127.0.0.1:{canary}/", "http://10.0.0.1/", "http://[::1]/", "file:///etc/passwd"]
)
def test_redirects_lead_nowhere_else(server: Server, hops: int, end: str) -> None:
    canary = Server()
    for hop in range(hops):
        target = end.replace("{canary}", str(canary.port)) if hop == hops - 1 else f"/{hop + 1}"
        server.answers[f"/{hop}"] = page(b"", f"Location: {target}", status="302 Found")
    problem(fetcher(server).fetch(server.url("/0")), "fetch-refused")
    assert canary.connections == 0
    canary.socket.close()


def test_redirects_are_followed_and_end(server: Server) -> None:
    server.answers |= {"/a": page(b"", "Location: /b", status="301 Moved"), "/b": page(b"here")}
    found = fetcher(server).fetch(server.url("/a"))
    assert isinstance(found, Fetched)
    assert found.url == server.url("/b")
    server.answers["/c"] = page(b"", "Location: /c", status="301 Moved")
    problem(fetcher(server).fetch(server.url("/c")), "fetch-refused", "redirects")


def test_bombs(server: Server) -> None:
    bomb = gzip.compress(bytes(50_000_000))
    server.answers["/a"] = page(bomb, "Content-Encoding: gzip")
    started = time.monotonic()
    problem(fetcher(server).fetch(server.url("/a")), "fetch-refused", "40,000,000")
    assert time.monotonic() - started < 2
    server.answers["/b"] = page(b"x" * 2000)
    problem(fetcher(server, size=1000).fetch(server.url("/b")), "fetch-refused", "1,000")
    server.answers["/c"] = page(gzip.compress(b"x" * 9999)[:-9], "Content-Encoding: gzip")
    problem(fetcher(server).fetch(server.url("/c")), "fetch-failed", "cut")


def test_slow_servers(server: Server) -> None:
    server.answers["/robots.txt"] = page(b"x" * 500)
    server.drip = 0.02
    started = time.monotonic()
    problem(fetcher(server, seconds=0.5).fetch(server.url("/a")), "fetch-failed", "0.5 seconds")
    assert time.monotonic() - started < 1.5


def test_wrong_lengths(server: Server) -> None:
    server.answers["/a"] = page(b"short", length=500)
    problem(fetcher(server).fetch(server.url("/a")), "fetch-failed", "whole")
    server.answers["/b"] = page(b"longer than said", length=6)
    found = fetcher(server).fetch(server.url("/b"))
    assert isinstance(found, Fetched)
    assert found.content == b"longer"


def test_robots(server: Server) -> None:
    server.answers |= {"/robots.txt": page(b"User-agent: *\nDisallow: /no"), "/no": page(b"x"), "/yes": page(b"y")}
    one = fetcher(server)
    problem(one.fetch(server.url("/no")), "fetch-refused", "robots.txt")
    assert isinstance(one.fetch(server.url("/yes")), Fetched)
    assert sum(b"robots.txt" in asked for asked in server.asked) == 1


def test_later(server: Server) -> None:
    server.answers["/a"] = page(b"", "Retry-After: 120", status="429 Too Many Requests")
    one = fetcher(server)
    problem(one.fetch(server.url("/a")), "fetch-later", "120 seconds")
    before = server.connections
    problem(one.fetch(server.url("/b")), "fetch-later")
    assert server.connections == before


def test_pauses_between_requests_to_one_host(server: Server) -> None:
    server.answers |= {"/a": page(b"a"), "/b": page(b"b")}
    waited: list[float] = []
    one = Fetcher(Limits(pause=3, allow=frozenset({("127.0.0.1", server.port)})), sleep=waited.append)
    one.fetch(server.url("/a"))
    one.fetch(server.url("/b"))
    assert len(waited) == 1
    assert 2 < waited[0] <= 3
