"""A network on which only checked addresses are connected to, and every wait ends at one deadline."""

# ruff: noqa: ARG002 - the signatures are those of httpcore

from __future__ import annotations

import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterable
from typing import Any

import httpcore

from .addresses import is_public

Resolve = Callable[[str, int], list[str]]
"""From a host and a port to its addresses; raises `OSError` where there is none."""


class RefusedError(Exception):
    """An address, a port or an amount that is not allowed; the text is meant for a person."""


class LateError(Exception):
    """The deadline has passed."""


def system(host: str, port: int) -> list[str]:
    """The addresses that the system knows, each once and in its order."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


class Guard(httpcore.NetworkBackend):
    """Resolves a host once, refuses what is not public, and connects to the very address that was checked.

    So a name that answers differently the second time gains nothing. `allow` are (address, port) pairs that are let
    through all the same. `deadline` is a moment of `time.monotonic`, and may be set anew before each request.
    """

    def __init__(self, resolve: Resolve = system, allow: frozenset[tuple[str, int]] = frozenset()) -> None:
        """Nothing is connected to yet."""
        self.deadline = 0.0
        self._resolve = resolve
        self._allow = allow
        self._network = httpcore.SyncBackend()

    def remaining(self) -> float:
        """Seconds until the deadline; raises `LateError` where none are left."""
        left = self.deadline - time.monotonic()
        if left <= 0:
            raise LateError
        return left

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect, or raise `RefusedError`, `LateError` or an error of httpcore."""
        addresses = self._addresses(host, port)
        for address in addresses:
            if (address, port) not in self._allow and not (port in (80, 443) and is_public(address)):
                raise RefusedError(f"it leads to {address}, port {port}, which is not of the public web")
        failed: Exception | None = None
        for address in addresses:
            try:
                stream = self._network.connect_tcp(address, port, self.remaining(), local_address, socket_options)
                return _Timed(stream, self)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failed = error
        raise failed or httpcore.ConnectError("it has no address")

    def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: Iterable[Any] | None = None
    ) -> httpcore.NetworkStream:
        """Never."""
        raise RefusedError("it is a socket of this machine")

    def _addresses(self, host: str, port: int) -> list[str]:
        """The host's addresses; in a thread of its own, since the system's resolver knows no deadline."""
        answer: list[list[str] | Exception] = []

        def ask() -> None:
            try:
                answer.append(self._resolve(host, port))
            except (OSError, UnicodeError) as error:
                answer.append(error)

        thread = threading.Thread(target=ask, daemon=True)
        thread.start()
        thread.join(self.remaining())
        if not answer:
            raise LateError
        if isinstance(answer[0], Exception):
            raise httpcore.ConnectError(str(answer[0])) from answer[0]
        return answer[0]


class _Timed(httpcore.NetworkStream):
    """A stream that waits until the guard's deadline, however often it is read from."""

    def __init__(self, stream: httpcore.NetworkStream, guard: Guard) -> None:
        self._stream = stream
        self._guard = guard

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._guard.remaining())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._guard.remaining())

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        return _Timed(self._stream.start_tls(ssl_context, server_hostname, self._guard.remaining()), self._guard)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)
