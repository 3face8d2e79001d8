"""WARC files made for the tests: records of pages as a crawler writes them, and the bytes of each."""

from __future__ import annotations

import base64
import gzip
import hashlib

END = b"\r\n\r\n"


def page(number: int, words: int = 60) -> bytes:
    """A page whose text names its number in every sentence."""
    sentences = " ".join(
        f"The harbour master of port {number} said on day {n} that the gate was shut." for n in range(words)
    )
    return (
        f"<!doctype html><html><head><meta charset='utf-8'><title>Gate {number}</title></head><body><article>"
        f"<h1>Gate {number} is shut</h1><p>{sentences}</p></article></body></html>"
    ).encode()


def response(
    body: bytes, *, kind: str = "text/html; charset=utf-8", status: str = "200 OK", more: tuple[str, ...] = ()
) -> bytes:
    """An HTTP response."""
    lines = [f"HTTP/1.1 {status}", f"Content-Type: {kind}", *more]
    return "\r\n".join(lines).encode() + END + body


def record(
    block: bytes, number: int = 1, *, kind: str = "response", content: str = "application/http; msgtype=response",
    length: int | None = None, digest: bool = True, more: tuple[str, ...] = (),
) -> bytes:  # fmt: skip
    """A record with its end; `length` is what it says of itself."""
    lines = [
        "WARC/1.0",
        f"WARC-Type: {kind}",
        f"WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{number:012d}>",
        "WARC-Date: 2024-03-05T10:00:00Z",
        f"WARC-Target-URI: https://herald.example/news/{number}",
        f"Content-Type: {content}",
        *more,
        f"Content-Length: {len(block) if length is None else length}",
    ]
    if digest:
        lines.insert(4, "WARC-Block-Digest: sha1:" + base64.b32encode(hashlib.sha1(block).digest()).decode())  # noqa: S324
    return "\r\n".join(lines).encode() + END + block + END


def file_of(count: int, words: int = 12, *, digest: bool = True) -> list[bytes]:
    """The records of a file: a description of it, then pages."""
    about = record(b"software: ours\r\n", 0, kind="warcinfo", content="application/warc-fields", digest=digest)
    return [about, *(record(response(page(n, words)), n, digest=digest) for n in range(1, count))]


def packed(records: list[bytes]) -> list[bytes]:
    """Each record a gzip member."""
    return [gzip.compress(one, 6, mtime=0) for one in records]
