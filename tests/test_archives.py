"""Archives and bombs: what is refused is refused at once, in little memory, and nothing of it is written anywhere."""

from __future__ import annotations

import gzip
import io
import subprocess
import sys
import tarfile
import zipfile
import zlib
from collections.abc import Callable
from functools import cache
from pathlib import Path

import brotli
import pytest
import zstandard

from sayso.read import read_bytes, read_paths
from web_records import file_of, page, record, response

NAMES = (
    "../a.txt", "../../../../etc/passwd", "/etc/passwd", "//host/share/a", "a/../../b", "./../a", "..", ".", "/",
    "a//b", "C:\\a.txt", "C:a.txt", "\\\\host\\share\\a", "..\\..\\a", "a\\..\\..\\b", "CON", "con.txt", "PRN", "AUX",
    "NUL", "COM1", "LPT1", "a.txt:stream", "a.", "a ", " a", "a\u202etxt.exe", "a\u200b", "~/.ssh/id_rsa", "$HOME/a",
    "%TEMP%\\a", "-rf", "a\nb", "a\rb", "a\tb", "é", "e\u0301", "a" * 250, "a/" * 120 + "b", "file:///etc/passwd",
)  # fmt: skip


def zipped(names: tuple[str, ...]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name in names:
            made.writestr(zipfile.ZipInfo(name), "He said so.")
    return out.getvalue()


def tarred(names: tuple[str, ...]) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as made:
        for name in names:
            member = tarfile.TarInfo(name)
            member.size = 11
            made.addfile(member, io.BytesIO(b"He said so."))
            link = tarfile.TarInfo(f"link {name}")
            link.type, link.linkname = tarfile.SYMTYPE, name
            made.addfile(link)
    return out.getvalue()


@pytest.mark.parametrize("packed", [False, True], ids=["plain", "gzipped"])
@pytest.mark.parametrize("make", [zipped, tarred])
def test_archives_are_refused_whatever_their_members_are_called(
    make: Callable[[tuple[str, ...]], bytes], packed: bool, tmp_path: Path
) -> None:
    assert len(NAMES) == 40
    for name in NAMES:
        place = tmp_path / "inbox.arc"
        place.write_bytes(gzip.compress(make((name,))) if packed else make((name,)))
        result = read_paths([place])
        assert not result.reports
        (problem,) = result.problems
        assert (problem.kind, problem.fatal) == ("binary", True)
        assert "archive" in problem.message
        assert "unpack it" in problem.message
    assert [file.name for file in tmp_path.iterdir()] == ["inbox.arc"]


@pytest.mark.parametrize("name", ["a.html.gz", "a.jsonl.gz", "a.json.gz", "a.txt.gz"])
def test_gzipped_inputs_are_read(name: str) -> None:
    data = {
        "a.html.gz": page(1),
        "a.jsonl.gz": b'{"text": "He said so."}\n',
        "a.json.gz": b'{"uri": "u", "pubstatus": "usable",\n "body_text": "He said so."}',
        "a.txt.gz": b"He said so.",
    }[name]
    (report,) = read_bytes(gzip.compress(data), name)
    assert report.extract.text


SIZE = 256 << 20


def zeros(compressor: object) -> bytes:
    """A quarter of a gigabyte of zeros, packed piece by piece."""
    piece = bytes(1 << 20)
    parts = [compressor.compress(piece) for _ in range(SIZE >> 20)]  # type: ignore[attr-defined]
    return b"".join([*parts, compressor.flush()])  # type: ignore[attr-defined]


@cache
def packed_body(coding: str) -> bytes:
    if coding == "zstd":
        return zeros(zstandard.ZstdCompressor().compressobj())
    if coding == "br":
        made = brotli.Compressor(quality=1)
        return b"".join([*(made.process(bytes(1 << 20)) for _ in range(200)), made.finish()])
    return zeros(zlib.compressobj(6, wbits=31))


BOMBS: dict[str, Callable[[], tuple[str, bytes]]] = {
    "text": lambda: ("a.txt.gz", packed_body("gzip")),
    "page": lambda: ("a.html.gz", packed_body("gzip")),
    "line": lambda: ("a.jsonl.gz", packed_body("gzip")),
    "gzip in gzip": lambda: ("a.gz", gzip.compress(packed_body("gzip"))),
    "record": lambda: ("a.warc.gz", gzip.compress(record(b"", length=SIZE)[:-4] + bytes(SIZE), 6)),
    **{
        f"body by {coding}": lambda coding=coding: (  # type: ignore[misc]
            "a.warc",
            b"".join([*file_of(2), record(response(packed_body(coding), more=(f"Content-Encoding: {coding}",)))]),
        )
        for coding in ("gzip", "br", "zstd")
    },
}
MEASURED = (
    "import resource, sys, time\n"
    "from sayso.read import read_bytes, read_paths\n"
    "read_bytes(b'<!doctype html><p>He said so.', 'a.html')\n"
    "before, began = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()\n"
    "result = read_paths(sys.argv[1:])\n"
    "print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024, time.process_time() - began,\n"
    "      [p.kind for p in result.problems if p.fatal])"
)


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_costs_little(name: str, tmp_path: Path) -> None:
    file, data = BOMBS[name]()
    (tmp_path / file).write_bytes(data)
    done = subprocess.run(
        [sys.executable, "-c", MEASURED, str(tmp_path / file)], capture_output=True, text=True, check=True
    )
    megabytes, seconds, kinds = done.stdout.split(maxsplit=2)
    assert kinds.strip() != "[]"
    assert int(megabytes) <= 64
    assert float(seconds) <= 2
