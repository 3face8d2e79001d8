"""Fetching: nothing but the public web is reached, and no server can cost more than the limits say."""

from __future__ import annotations

import gzip
import socket
import threading
import time
import tracemalloc
from collections.abc import Iterator
from contextlib import contextmanager
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


@contextmanager
def within(megabytes: int) -> Iterator[None]:
    """That no more memory is held at once than this."""
    tracemalloc.start()
    try:
        yield
        assert tracemalloc.get_traced_memory()[1] < megabytes << 20
    finally:
        tracemalloc.stop()


def test_bombs(server: Server) -> None:
    server.answers["/a"] = page(gzip.compress(bytes(50_000_000)), "Content-Encoding: gzip")
    server.answers["/d"] = page(gzip.compress(bytes(25_000_000)) * 2, "Content-Encoding: gzip")
    for path in ("/a", "/d"):
        started = time.monotonic()
        with within(64):
            problem(fetcher(server).fetch(server.url(path)), "fetch-refused", "40,000,000")
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


def test_a_body_without_end(server: Server) -> None:
    piece = b"x" * 1_000_000
    server.answers["/a"] = b"HTTP/1.1 200 OK\r\n\r\n" + piece * 22
    with within(64):
        problem(fetcher(server).fetch(server.url("/a")), "fetch-refused", "20,000,000")


ONE, TWO = gzip.compress(b"The first half. "), gzip.compress(b"The second half.")
# What a body packed by gzip is, and what is read of it.
PACKED = {
    "one member": (ONE, b"The first half. "),
    "two members": (ONE + TWO, b"The first half. The second half."),
    "nothing": (b"", b""),
    "an empty member": (gzip.compress(b"") + TWO, b"The second half."),
    "zeros behind": (ONE + bytes(9), b"The first half. "),
    "other bytes behind": (ONE + b"\r\n<!-- served in 3 ms -->", b"The first half. "),
    "one byte behind": (ONE + b"\x1f", b"The first half. "),
    "a member that is cut": (ONE + TWO[:-9], None),
    "a member that is damaged": (ONE + TWO[:10] + b"\xff" + TWO[11:], None),
}


@pytest.mark.parametrize("pieces", [True, False], ids=["byte by byte", "at once"])
@pytest.mark.parametrize("name", PACKED)
def test_packed_bodies(name: str, pieces: bool, server: Server) -> None:
    packed, expected = PACKED[name]
    server.answers["/a"] = page(packed, "Content-Encoding: gzip")
    one = fetcher(server)
    if pieces:
        one._capped = lambda found, _=None: (  # type: ignore[method-assign]
            bytes([byte]) for piece in found for byte in piece
        )
    found = one.fetch(server.url("/a"))
    if expected is None:
        problem(found, "fetch-failed", "whole")
    else:
        assert isinstance(found, Fetched)
        assert found.content == expected


# Names that no host can have, and one that the resolver takes for none.
NO_HOSTS = [
    "http://xn--a.example/",
    "http://xn--/",
    "http://xn--zckzah--x.example/",
    "http://a..b/",
    f"http://{'a' * 300}.b/",
]


@pytest.mark.parametrize("url", NO_HOSTS)
def test_names_of_no_host_are_a_problem(url: str, server: Server) -> None:
    def nobody(host: str, _: int) -> list[str]:
        host.encode("idna")
        raise OSError("no such host")

    allow = frozenset({("127.0.0.1", server.port)})
    one = Fetcher(Limits(pause=0, allow=allow), resolve=lambda host, port: (
        [host] if host == "127.0.0.1" else nobody(host, port)
    ))  # fmt: skip
    assert isinstance(one.fetch(url), Problem)
    server.answers["/a"] = page(b"", f"Location: {url}", status="302 Found")
    assert isinstance(one.fetch(server.url("/a")), Problem)


@pytest.mark.parametrize("etag", ['"7"', 'W/"7"', '"caf\xe9"', "7", '""', '"a b"', '"\u20ac"'])
def test_a_validator_goes_back_as_it_came(etag: str, server: Server) -> None:
    written = etag.encode("latin-1", "replace")
    server.answers["/a"] = page(b"x").replace(b"\r\n\r\n", b"\r\nETag: " + written + b"\r\n\r\n", 1)
    found = fetcher(server).fetch(server.url("/a"), etag=etag)
    assert isinstance(found, Fetched)
    assert b"\r\nIf-None-Match: " + written + b"\r\n" in server.asked[-1]
    assert found.etag.encode("latin-1") == written


def test_304_where_nothing_was_asked_is_no_answer(server: Server) -> None:
    server.answers["/a"] = page(b"", status="304 Not Modified")
    problem(fetcher(server).fetch(server.url("/a")), "fetch-failed", "304")


def test_a_redirect_written_in_utf_8(server: Server) -> None:
    server.answers |= {
        "/a": page(b"", status="301 Moved").replace(b"\r\n\r\n", "\r\nLocation: /caf\u00e9\r\n\r\n".encode()),
        "/caf%C3%A9": page(b"here"),
    }
    found = fetcher(server).fetch(server.url("/a"))
    assert isinstance(found, Fetched)
    assert found.content == b"here"


@pytest.mark.parametrize("packed", ["br", "gzip"])
def test_what_an_error_is_packed_by_does_not_matter(packed: str, server: Server) -> None:
    head = f"Content-Encoding: {packed}"
    server.answers |= {
        "/robots.txt": page(b"no such file", head, status="404 Not Found"),
        "/a": page(b"x"),
        "/gone": page(b"gone", head, status="410 Gone"),
        "/late": page(b"later", head, "Retry-After: 7", status="503 Later"),
    }
    one = fetcher(server)
    assert isinstance(one.fetch(server.url("/a")), Fetched)
    problem(one.fetch(server.url("/gone")), "fetch-failed", "410")
    problem(one.fetch(server.url("/late")), "fetch-later", "7 seconds")


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


@pytest.mark.parametrize(
    ("answer", "open_"),
    [
        (page(b"User-agent: *\nDisallow: /no\n" + b"#" * 21_000_000), True),
        (page(b"", "Location: /robots.txt", status="301 Moved"), True),
        (page(b"", status="401 Unauthorized"), True),
        (page(b"no gzip", "Content-Encoding: gzip"), False),
        (page(b"", status="500 Broken"), False),
        (page(b"", "Location: http://10.0.0.1/robots.txt", status="301 Moved"), False),
    ],
    ids=["endless", "redirects to itself", "refused", "damaged", "broken", "redirects to where nothing is fetched"],
)
def test_robots_that_cannot_be_had(answer: bytes, open_: bool, server: Server) -> None:
    server.answers |= {"/robots.txt": answer, "/a": page(b"x"), "/no": page(b"x")}
    one = fetcher(server)
    assert isinstance(one.fetch(server.url("/a")), Fetched) == open_
    if b"Disallow" in answer:
        problem(one.fetch(server.url("/no")), "fetch-refused", "robots.txt")


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
