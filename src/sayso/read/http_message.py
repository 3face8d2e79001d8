"""An HTTP response as an archive keeps it (RFC 9112): its status, its headers, its body unpacked within limits."""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass
from typing import NamedTuple

_HEADERS_END = re.compile(rb"\r?\n\r?\n")
_GZIP = b"\x1f\x8b"
_CHUNK_SIZE = re.compile(rb"([0-9A-Fa-f]{1,8})[^\r\n]{0,200}\r?\n")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([\w:.+-]{1,40})", re.IGNORECASE)


class UnpackError(ValueError):
    """A body cannot be unpacked; the text says why."""


class Unpacked(NamedTuple):
    """A body without a coding, and whether that ended before its end."""

    body: bytes
    cut: bool = False


@dataclass(frozen=True, slots=True)
class Message:
    """A response: status 0 where the first line has none; header names are small, the first of a name counts.

    `wrong` says in words what is missing of the body.
    """

    status: int
    headers: dict[str, str]
    body: bytes
    wrong: tuple[str, ...] = ()

    @property
    def media_type(self) -> str:
        """As `text/html`, small, without parameters; empty where nothing is said."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    @property
    def charset(self) -> str:
        """What the header says of the charset, empty where it says nothing."""
        found = _CHARSET.search(self.headers.get("content-type", "")[:500])
        return found[1] if found else ""


def headers(block: bytes) -> dict[str, str]:
    """Named values, one a line; a line that begins with a blank goes on with the one before."""
    out: dict[str, str] = {}
    last = ""
    for line in block.decode("utf-8", "replace").replace("\r\n", "\n").split("\n"):
        if line[:1] in " \t" and last:
            out[last] += " " + line.strip()
            continue
        name, colon, value = line.partition(":")
        name = name.strip().lower()
        if colon and name and name not in out:
            out[name] = value.strip()
            last = name
        else:
            last = ""
    return out


def message(data: bytes, limit: int) -> Message:
    """The response that these bytes are. Raises `UnpackError` where the body unpacks to more than `limit` bytes.

    A transfer or content coding that the headers name and the body does not have, as archives often keep it, is passed
    over.
    """
    end = _HEADERS_END.search(data)
    head, body = (data[: end.start()], data[end.end() :]) if end else (data, b"")
    first, _, rest = head.partition(b"\n")
    status = re.match(rb"HTTP/\d(?:\.\d)? +(\d{3})\b", first)
    named = headers(rest)
    said = named.get("content-length", "")
    coded, wrong = named.get("content-encoding", "").lower(), []
    if "chunked" in named.get("transfer-encoding", "").lower():
        body, cut = _joined(body)
        wrong += ["its body ends before the last of its chunks"] if cut else []
    elif re.fullmatch(r"\d{1,18}", said) and not coded and len(body) < int(said):
        wrong.append(f"its body is cut: {len(body):,} of {int(said):,} bytes are there")
    for coding in reversed(coded.split(",")[:4]):
        body, cut = unpacked(body, coding.strip(), limit)
        wrong += [f"its body is cut: its {coding.strip()} data end before their end"] if cut else []
    return Message(int(status[1]) if status else 0, named, body, tuple(wrong))


def _joined(body: bytes) -> Unpacked:
    """A chunked body in one piece; as it is where it is not chunked, and as far as it goes where it is cut."""
    out: list[bytes] = []
    at = 0
    while size := _CHUNK_SIZE.match(body, at):
        length = int(size[1], 16)
        if not length:
            return Unpacked(b"".join(out))
        out.append(body[size.end() : size.end() + length])
        at = size.end() + length
        if body[at : at + 2] == b"\r\n":
            at += 2
        elif at < len(body) and len(out) == 1:
            return Unpacked(body)
        elif at < len(body):
            break
    return Unpacked(b"".join(out), cut=True) if out else Unpacked(body)


def unpacked(body: bytes, coding: str, limit: int) -> Unpacked:
    """A body without its content coding (gzip, deflate, br, zstd). Raises `UnpackError`."""
    try:
        if coding in ("gzip", "x-gzip"):
            out = _of_gzip(body, limit)
        elif coding == "deflate":
            out = _inflated(body, limit)
        elif coding == "br":
            import brotli

            decompressor = brotli.Decompressor()
            out = Unpacked(
                decompressor.process(body, output_buffer_limit=limit + 1), cut=not decompressor.is_finished()
            )
        elif coding == "zstd":
            out = _of_zstd(body, limit)
        elif coding in ("", "identity"):
            out = Unpacked(body)
        else:
            raise UnpackError(f"its body is packed by {coding[:40]!r}, which is not known")
    except zlib.error as error:
        raise UnpackError(f"its body is damaged gzip data ({error})") from None
    except ImportError:
        raise UnpackError(f"its body is packed by {coding!r}, for which the package is not installed") from None
    except UnpackError:
        raise
    except Exception as error:  # brotli and zstandard have errors of their own
        if coding == "br" and looks_readable(body):
            return Unpacked(body)
        raise UnpackError(f"its body is damaged {coding} data ({error})") from None
    if len(out.body) > limit:
        raise UnpackError(f"its body unpacks to more than {limit:,} bytes")
    return out


def looks_readable(body: bytes) -> bool:
    """Whether bytes begin as markup does: the body was unpacked when it was archived."""
    return body[:200].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")


def _of_gzip(body: bytes, limit: int) -> Unpacked:
    """All members, one behind the other (RFC 1952, section 2.2); what follows them and is none is padding."""
    if body[:2] != _GZIP:
        return Unpacked(body)
    out, size = [], 0
    while body[:2] == _GZIP:
        unpacker = zlib.decompressobj(wbits=31)
        try:
            out.append(unpacker.decompress(body, limit - size + 1))
        except zlib.error:
            if not out:
                raise
            return Unpacked(b"".join(out), cut=True)
        size += len(out[-1])
        if size > limit or not unpacker.eof:
            return Unpacked(b"".join(out), cut=size <= limit)
        body = unpacker.unused_data
    return Unpacked(b"".join(out))


def _inflated(body: bytes, limit: int) -> Unpacked:
    if looks_readable(body):
        return Unpacked(body)
    unpacker = zlib.decompressobj()
    try:
        out = unpacker.decompress(body, limit + 1)
    except zlib.error:
        unpacker = zlib.decompressobj(wbits=-15)  # as many servers send it
        out = unpacker.decompress(body, limit + 1)
    return Unpacked(out, cut=not unpacker.eof)


def _of_zstd(body: bytes, limit: int) -> Unpacked:
    if body[:4] != b"\x28\xb5\x2f\xfd":
        return Unpacked(body)
    import zstandard

    decompressor = zstandard.ZstdDecompressor(max_window_size=8 << 20)
    reader = decompressor.stream_reader(body, read_across_frames=True)
    out = bytearray()
    while len(out) <= limit and (part := reader.read(1 << 16)):
        out += part
    if len(out) > limit:
        return Unpacked(bytes(out))
    whole = decompressor.decompressobj()  # the reader does not tell an end from a cut; this gives no more than was read
    whole.decompress(body)
    return Unpacked(bytes(out), cut=not whole.eof)
