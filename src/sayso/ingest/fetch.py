"""Fetching from the web: politely, within limits, and never from an address that is not public."""

from __future__ import annotations

import time
import zlib
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass

import httpcore
import httpx

from ..model import Problem
from .guard import Guard, LateError, RefusedError, Resolve, system
from .politeness import LARGEST_ROBOTS, Rules, retry_after

AGENT = "sayso"
_REDIRECTS = (301, 302, 303, 307, 308)
_HOPS = 5
_GZIP = b"\x1f\x8b"
_AT_ONCE = 1 << 20
"""Bytes that are unpacked at once: zlib holds them twice, and a bomb is met in pieces."""
_ROBOTS_KEPT = 86_400.0
"""Seconds after which a robots.txt is asked for again: RFC 9309, section 2.4."""
_ROBOTS_FAILED = 600.0
"""Seconds for which a host is left alone whose robots.txt cannot be had."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one fetch may cost: seconds in all, bytes on the wire, bytes when unpacked, seconds between two requests.

    The sizes are far above any news page (a few hundred kB) and well below what fills a small machine's memory.
    `allow` are (address, port) pairs that may be connected to although they are not public, as a feed of one's own.
    """

    seconds: float = 30.0
    size: int = 20_000_000
    unpacked: int = 40_000_000
    pause: float = 1.0
    allow: frozenset[tuple[str, int]] = frozenset()


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came: its last address, the bytes unpacked, the media type, and what to ask with the next time."""

    url: str
    content: bytes
    media_type: str = ""
    etag: str = ""
    modified: str = ""
    unchanged: bool = False
    """True where the server says that nothing changed since `etag` or `modified`; then `content` is empty."""


class Fetcher:
    """Fetches one address after the other; use it in one thread, and `close` it."""

    def __init__(
        self, limits: Limits | None = None, *, resolve: Resolve = system, sleep: Callable[[float], None] = time.sleep
    ) -> None:
        """`resolve` tells the addresses of a host; `sleep` waits between two requests to one host."""
        self._limits = limits or Limits()
        self._guard = Guard(resolve, self._limits.allow)
        self._pool = httpcore.ConnectionPool(
            network_backend=self._guard, ssl_context=httpx.create_ssl_context(trust_env=False)
        )
        self._ports = {80, 443} | {port for _, port in self._limits.allow}
        self._sleep = sleep
        self._asked: dict[str, float] = {}
        self._closed_until: dict[str, float] = {}
        self._delays: dict[str, float] = {}
        self._robots: dict[str, tuple[float, Rules | str]] = {}

    def close(self) -> None:
        """Close all connections."""
        self._pool.close()

    def leave_alone(self, host: str, seconds: float) -> None:
        """Ask a host for nothing for so long; what it asked for in another run is told so."""
        self._closed_until[host] = time.monotonic() + seconds

    def left_alone(self) -> dict[str, float]:
        """The hosts that asked to be left alone, and for how many seconds more."""
        now = time.monotonic()
        return {host: until - now for host, until in self._closed_until.items() if until > now}

    def fetch(self, url: str, *, etag: str = "", modified: str = "") -> Fetched | Problem:
        """What is at an address, after at most five redirects, or why it could not be had."""
        self._guard.deadline = time.monotonic() + self._limits.seconds
        shown = url[:200]
        asking = {"If-None-Match": etag, "If-Modified-Since": modified}
        try:
            return self._follow(url, {name: value for name, value in asking.items() if value})
        except RefusedError as error:
            return Problem(
                "fetch-refused", f"{shown} is not fetched: {error}; save the page and give the file", url, fatal=True
            )
        except _LaterError as error:
            message = f"{shown} is not to be asked for {error.seconds:.0f} seconds; try again then"
            return Problem("fetch-later", message, url, fatal=True)
        except (LateError, httpcore.TimeoutException):
            message = f"{shown} did not come within {self._limits.seconds:g} seconds; try again later"
            return Problem("fetch-failed", message, url, fatal=True)
        except (httpcore.NetworkError, httpcore.ProtocolError, OSError, zlib.error) as error:
            said = str(error) or type(error).__name__
            message = f"{shown} did not come whole: {said}; look at the address, or try again later"
            return Problem("fetch-failed", message, url, fatal=True)

    def _follow(self, url: str, asking: Mapping[str, str]) -> Fetched:
        at = self._checked(url)
        for _ in range(_HOPS + 1):
            self._wait(at)
            self._ask_robots(at)
            status, headers, content = self._request(at, asking)
            if status in (429, 503):
                raise self._later(at, headers)
            if status == 304 and not asking:
                raise OSError("the server answers 304, that nothing changed, though it was not asked that")
            if status not in _REDIRECTS or "location" not in headers:
                return _result(at, status, headers, content)
            at = self._next(at, headers["location"])
        raise RefusedError(f"it redirects more than {_HOPS} times")

    def _next(self, at: httpx.URL, location: str) -> httpx.URL:
        with suppress(UnicodeDecodeError):  # headers are read as Latin-1, and servers write addresses in UTF-8
            location = location.encode("latin-1").decode("utf-8")
        try:
            target = self._checked(str(at.join(location)))
        except (httpx.InvalidURL, UnicodeError, ValueError) as error:
            raise RefusedError(f"it redirects to what is no address ({error})") from None
        if at.scheme == "https" and target.scheme == "http":
            raise RefusedError("it redirects from https to http, where anybody may change it")
        return target

    def _checked(self, url: str) -> httpx.URL:
        try:
            parsed = httpx.URL(url.strip())
            host = parsed.host  # decodes a name of other scripts, which fails where it is none
        except (httpx.InvalidURL, UnicodeError, ValueError) as error:
            raise RefusedError(f"it is no address of the web ({error})") from None
        if parsed.scheme not in ("http", "https") or not host:
            raise RefusedError("only http and https are fetched")
        if parsed.userinfo:
            raise RefusedError("it holds a user name, behind which another host may hide")
        if (parsed.port or (443 if parsed.scheme == "https" else 80)) not in self._ports:
            raise RefusedError(f"port {parsed.port} is none of the web's (80, 443)")
        return parsed

    def _request(
        self, at: httpx.URL, asking: Mapping[str, str], enough: int | None = None
    ) -> tuple[int, dict[str, str], bytes]:
        """The status, the headers with small names, and the body unpacked; no body with another status than 200.

        Of a body that is longer than `enough` bytes no more are read.
        """
        sent = {"Host": at.netloc.decode("ascii"), "User-Agent": AGENT, "Accept": "*/*"}
        sent["Accept-Encoding"] = "gzip" if enough is None else "identity"
        url = httpcore.URL(scheme=at.raw_scheme, host=at.raw_host, port=at.port, target=at.raw_path)
        # A validator goes back as it came: any bytes, read as Latin-1.
        lines = [
            (name.encode("ascii"), value.encode("latin-1", "replace")) for name, value in {**sent, **asking}.items()
        ]
        with self._pool.stream("GET", url, headers=lines) as response:
            headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in response.headers}
            if response.status != 200:
                return response.status, headers, b""
            packed = headers.get("content-encoding", "").strip().lower()
            if packed not in ("", "identity", "gzip", "x-gzip"):
                raise RefusedError(f"it is packed by {packed}, which was not asked for")
            if "gzip" in packed:
                return response.status, headers, self._unpacked(self._capped(response.iter_stream()))
            return response.status, headers, b"".join(self._capped(response.iter_stream(), enough))

    def _capped(self, pieces: Iterable[bytes], enough: int | None = None) -> Iterable[bytes]:
        size = 0
        for piece in pieces:
            size += len(piece)
            if size > self._limits.size:
                raise RefusedError(f"it is longer than {self._limits.size:,} bytes")
            yield piece
            if enough is not None and size >= enough:
                return

    def _unpacked(self, pieces: Iterable[bytes]) -> bytes:
        """All gzip members, one behind the other; what follows them and is none is padding, as for browsers."""
        unpacker = zlib.decompressobj(wbits=31)
        found, size, behind = [], 0, b""
        for piece in pieces:
            data = behind + piece
            while data:
                if unpacker.eof:
                    if len(data) < len(_GZIP) or not data.startswith(_GZIP):
                        break
                    unpacker = zlib.decompressobj(wbits=31)
                found.append(unpacker.decompress(data, _AT_ONCE))
                size += len(found[-1])
                if size > self._limits.unpacked:
                    raise RefusedError(f"unpacked it is longer than {self._limits.unpacked:,} bytes")
                data = unpacker.unused_data or unpacker.unconsumed_tail
            behind = data[: len(_GZIP)]
        if found and not unpacker.eof:
            raise zlib.error("the packed content is cut")
        return b"".join(found)

    def _wait(self, at: httpx.URL) -> None:
        """Leave a host alone for as long as it asked, and pause between two requests to it."""
        now = time.monotonic()
        if self._closed_until.get(at.host, now) > now:
            raise _LaterError(self._closed_until[at.host] - now)
        pause = max(self._limits.pause, self._delays.get(at.host, 0.0))
        wait = self._asked.get(at.host, now - pause) + pause - now
        if wait > 0:
            self._sleep(wait)
            self._guard.deadline += wait  # the server is not slow for what was waited here
        self._asked[at.host] = time.monotonic()

    def _later(self, at: httpx.URL, headers: Mapping[str, str]) -> _LaterError:
        seconds = retry_after(headers.get("retry-after", ""))
        self.leave_alone(at.host, seconds)
        return _LaterError(seconds)

    def _ask_robots(self, at: httpx.URL) -> None:
        """By RFC 9309: no file, no rules; a server that fails closes all."""
        origin = f"{at.scheme}://{at.netloc.decode('ascii')}"
        until, rules = self._robots.get(origin, (0.0, ""))
        if until <= time.monotonic():
            rules = self._rules(at)
            kept = _ROBOTS_FAILED if isinstance(rules, str) else _ROBOTS_KEPT
            self._robots[origin] = time.monotonic() + kept, rules
        if isinstance(rules, str):
            raise RefusedError(rules)
        self._delays[at.host] = rules.delay
        if not rules.allows(str(at)):
            raise RefusedError("its robots.txt asks not to")

    def _rules(self, at: httpx.URL) -> Rules | str:
        """What a host's robots.txt asks for, or why that cannot be had."""
        file = at.copy_with(raw_path=b"/robots.txt")
        try:
            status, headers, content = self._request(file, {}, LARGEST_ROBOTS)
            for _ in range(_HOPS):
                if status in _REDIRECTS and "location" in headers:
                    file = self._next(file, headers["location"])
                    status, headers, content = self._request(file, {}, LARGEST_ROBOTS)
        except zlib.error as error:
            return f"its robots.txt cannot be had ({error})"
        if status in (429, 503):
            raise self._later(at, headers)
        if status >= 500:
            return f"its robots.txt cannot be had (the server answers {status})"
        return Rules(content if status == 200 else b"", AGENT)


class _LaterError(Exception):
    def __init__(self, seconds: float) -> None:
        self.seconds = seconds


def _result(at: httpx.URL, status: int, headers: Mapping[str, str], content: bytes) -> Fetched:
    if status not in (200, 304):
        raise OSError(f"the server answers {status}")
    return Fetched(
        str(at),
        content,
        media_type=headers.get("content-type", ""),
        etag=headers.get("etag", ""),
        modified=headers.get("last-modified", ""),
        unchanged=status == 304,
    )
