"""WARC files, whole and damaged: every record that can be had is had, and what is lost is said with its bytes."""

from __future__ import annotations

import gzip
import io
import itertools
import re
import time
import zlib
from pathlib import Path

import brotli
import pytest
import zstandard
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.read import ReadResult, read_paths, warc
from sayso.read.http_message import UnpackError, unpacked
from test_fetch import within
from web_records import END, file_of, packed, page, record, response

FORMS = ("plain", "a member for each record", "one member")


def formed(records: list[bytes], form: str) -> bytes:
    if form == FORMS[0]:
        return b"".join(records)
    return b"".join(packed(records)) if form == FORMS[1] else gzip.compress(b"".join(records), mtime=0)


def found(data: bytes, form: str) -> list[warc.Record | warc.Loss]:
    return list(warc.records(io.BytesIO(data), packed=form != FORMS[0]))


def right(data: bytes, form: str, blocks: set[bytes]) -> int:
    """The records that came out as they were written."""
    return sum(isinstance(one, warc.Record) and not one.wrong and one.block in blocks for one in found(data, form))


@pytest.mark.parametrize("form", FORMS)
def test_a_whole_file(form: str) -> None:
    records = file_of(30)
    there = found(formed(records, form), form)
    assert [(one.number, isinstance(one, warc.Record) and one.wrong) for one in there] == [
        (n, ()) for n in range(1, 31)
    ]
    if form == FORMS[0]:
        assert [(one.start, one.end) for one in there] == list(itertools.pairwise(_starts(records)))


def _starts(records: list[bytes]) -> list[int]:
    return [0, *itertools.accumulate(map(len, records))]


@pytest.mark.parametrize("digest", [True, False], ids=["with digests", "without digests"])
@pytest.mark.parametrize("damage", ["cut", "deleted", "flipped"])
@pytest.mark.parametrize("form", FORMS)
def test_damage_at_every_97th_byte(form: str, damage: str, digest: bool) -> None:
    records = file_of(30, digest=digest)
    data = formed(records, form)
    blocks = {one.block for one in found(data, form) if isinstance(one, warc.Record)}
    parts = packed(records) if form == FORMS[1] else records
    starts = _starts(parts)
    for at in range(0, len(data), 97):
        end = {"cut": len(data), "deleted": min(at + 97, len(data)), "flipped": at + 1}[damage]
        middle = bytes([data[at] ^ 0x55]) if damage == "flipped" else b""
        hurt = data[:at] + middle + data[end:]
        there = found(hurt, form)
        whole = sum(isinstance(one, warc.Record) and not one.wrong and one.block in blocks for one in there)
        if form == FORMS[2]:  # one stream: what stands after the damage cannot be unpacked by anybody
            out = zlib.decompressobj(wbits=31).decompress(data[:at])
            expected = sum(stop <= len(out) for stop in starts[1:])
        else:
            expected = sum(stop <= at or start >= end for start, stop in itertools.pairwise(starts))
        assert whole >= expected, f"{damage} at {at}"
        told = any(isinstance(one, warc.Loss) or one.wrong for one in there)
        # A cut between two records leaves a whole file. Without digests nobody sees a changed byte of plain
        # text, or a gap that leaves the headers of one record before the block of another.
        silent = (damage == "cut" and (at in starts or _in_end(at, starts, form))) or (
            damage != "cut" and form == FORMS[0] and not digest
        )
        assert told or silent or whole == len(records), f"{damage} at {at}: nothing is said"


def _in_end(at: int, starts: list[int], form: str) -> bool:
    """Whether a cut takes only empty lines after a record's block."""
    return form == FORMS[0] and any(0 < start - at <= len(END) for start in starts)


WRONG_LENGTHS = {"too short": 40, "too long": 100_000, "into the next record": 1500, "beyond memory": 10**12, "0": 0}


@pytest.mark.parametrize("length", WRONG_LENGTHS.values(), ids=WRONG_LENGTHS)
def test_a_wrong_length_costs_nothing(length: int) -> None:
    block = response(page(2, 12))
    records = [*file_of(2), record(block, 2, length=length), *file_of(4)[2:]]
    there = found(b"".join(records), FORMS[0])
    assert [one.block for one in there if isinstance(one, warc.Record)][2] == block
    assert [one.number for one in there if isinstance(one, warc.Record) and one.wrong] == [3]
    assert len(there) == 5


def test_a_record_larger_than_memory_costs_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(warc, "LARGEST_RECORD", 100_000)
    large = record(response(b"x" * 700_000, kind="video/mp4"), 2)
    for form in FORMS:
        there = found(formed([*file_of(2), large, *file_of(4)[2:]], form), form)
        assert [isinstance(one, warc.Record) and bool(one.wrong) for one in there] == [False, False, True, False, False]
        assert [one.number for one in there] == [1, 2, 3, 4, 5]


def test_what_is_lost_is_said_in_bytes_of_the_file() -> None:
    records = file_of(6)
    parts = packed(records)
    begin = len(b"".join(parts[:3]))
    parts[3] = parts[3][:100] + b"\xff" * 40 + parts[3][140:]
    losses = [one for one in found(b"".join(parts), FORMS[1]) if isinstance(one, warc.Loss) and one.packed]
    assert [(loss.start, loss.end) for loss in losses] == [(begin, begin + len(parts[3]))]


ENCODED = {
    "gzip": gzip.compress, "deflate": zlib.compress, "br": brotli.compress, "zstd": zstandard.compress,
    "identity": bytes, "": bytes,
}  # fmt: skip


@pytest.mark.parametrize("coding", ENCODED)
@pytest.mark.parametrize("kept_packed", [True, False], ids=["as sent", "unpacked by the crawler"])
def test_content_codings(coding: str, kept_packed: bool, tmp_path: Path) -> None:
    body = ENCODED[coding](page(7)) if kept_packed else page(7)
    result = read(tmp_path, [record(response(body, more=(f"Content-Encoding: {coding}",)), 7)])
    assert [report.text.encode() for report in result.reports] == [page(7)]


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br", "zstd"])
def test_a_body_that_unpacks_to_too_much_is_refused(coding: str) -> None:
    pack = (lambda data: brotli.compress(data, quality=3)) if coding == "br" else ENCODED[coding]
    bomb = pack(bytes(64 << 20))
    assert len(bomb) < 100_000
    with within(32), pytest.raises(UnpackError, match="more than"):
        unpacked(bomb, coding, 1 << 20)


def chunked(body: bytes, size: int = 700) -> bytes:
    """A body in chunks, without the last one, which is empty."""
    pieces = [body[at : at + size] for at in range(0, len(body), size)]
    return b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces)


PAGE = page(7)
# A record of which something is missing: its block, further headers of the record, and what is said.
MISSING = {
    "gzip": (response(gzip.compress(PAGE)[:-30], more=("Content-Encoding: gzip",)), (), "gzip data end"),
    "the second gzip member": (
        response(gzip.compress(PAGE) + gzip.compress(PAGE)[:-9], more=("Content-Encoding: gzip",)), (), "gzip data end",
    ),
    "deflate": (response(zlib.compress(PAGE)[:-30], more=("Content-Encoding: deflate",)), (), "deflate data end"),
    "br": (response(brotli.compress(PAGE)[:-30], more=("Content-Encoding: br",)), (), "br data end"),
    "zstd": (response(zstandard.compress(PAGE)[:-30], more=("Content-Encoding: zstd",)), (), "zstd data end"),
    "within a chunk": (response(chunked(PAGE)[:-99], more=("Transfer-Encoding: chunked",)), (), "last of its chunks"),
    "the last chunk": (response(chunked(PAGE), more=("Transfer-Encoding: chunked",)), (), "last of its chunks"),
    "a part of the body": (response(PAGE[:-99], more=(f"Content-Length: {len(PAGE)}",)), (), "of its body|body is cut"),
    "what the crawler left": (response(PAGE[:-99]), ("WARC-Truncated: length",), "crawler cut it"),
    "further segments": (response(PAGE[:-99]), ("WARC-Segment-Number: 1",), "first of several segments"),
}  # fmt: skip


@pytest.mark.parametrize("name", MISSING)
def test_a_body_that_is_cut_is_said(name: str, tmp_path: Path) -> None:
    block, more, says = MISSING[name]
    result = read(tmp_path, [record(block, 7, more=more)])
    found = [problem for report in result.reports for problem in report.problems] + list(result.problems)
    assert any(problem.kind == "warc" and re.search(says, problem.message) for problem in found)


def test_what_is_whole_is_not_said_to_be_cut(tmp_path: Path) -> None:
    whole = [
        response(gzip.compress(PAGE[:300]) + gzip.compress(PAGE[300:]), more=("Content-Encoding: gzip",)),
        response(gzip.compress(PAGE) + bytes(9), more=("Content-Encoding: gzip", "Content-Length: 1")),
        response(zstandard.compress(PAGE[:300]) + zstandard.compress(PAGE[300:]), more=("Content-Encoding: zstd",)),
        response(chunked(PAGE) + b"0\r\n\r\n", more=("Transfer-Encoding: chunked",)),
        response(PAGE, more=("Transfer-Encoding: chunked",)),
        response(PAGE, more=(f"Content-Length: {len(PAGE)}",)),
        response(PAGE, more=("Content-Encoding: gzip", f"Content-Length: {len(PAGE) * 2}")),
    ]
    result = read(tmp_path, [record(block, at) for at, block in enumerate(whole)])
    assert [report.text.encode() for report in result.reports] == [PAGE] * len(whole)
    assert not [problem for report in result.reports for problem in report.problems if problem.kind == "warc"]


def test_a_chunked_body(tmp_path: Path) -> None:
    body = page(3)
    chunks = b"".join(
        b"%x\r\n%s\r\n" % (len(body[at : at + 700]), body[at : at + 700]) for at in range(0, len(body), 700)
    )
    result = read(tmp_path, [record(response(chunks + b"0\r\n\r\n", more=("Transfer-Encoding: chunked",)))])
    assert [report.text.encode() for report in result.reports] == [body]


def read(folder: Path, records: list[bytes]) -> ReadResult:
    place = folder / "crawl.warc.gz"
    place.write_bytes(b"".join(packed(records)))
    return read_paths([place])


def test_what_the_records_of_a_crawl_give(tmp_path: Path) -> None:
    turkish = "<html><body><p>Şehrin valisi kapının kapalı olduğunu söyledi.</p></body></html>".encode("cp1254")
    kinds = [
        *file_of(2),
        record(response(turkish, kind="text/html; charset=windows-1254"), 2),
        record(response(b"gone", status="404 Not Found"), 3),
        record(response(b"\x89PNG", kind="image/png"), 4),
        record(b"", 5, kind="revisit"),
        record(page(6), 6, kind="resource", content="text/html"),
        record("The mayor said “no”.".encode(), 7, kind="conversion", content="text/plain"),
        record(b"GET / HTTP/1.1\r\n\r\n", 8, kind="request", content="application/http; msgtype=request"),
    ]
    result = read(tmp_path, kinds)
    assert [report.id for report in result.reports] == ["crawl:2", "crawl:3", "crawl:7", "crawl:8"]
    assert result.reports[1].text == turkish.decode("cp1254")
    assert (
        dict(result.reports[0].given).items()
        >= {
            "url": "https://herald.example/news/1",
            "warc:fetched": "2024-03-05T10:00:00Z",
            "warc:record-id": "urn:uuid:00000000-0000-4000-8000-000000000001",
        }.items()
    )
    (passed,) = result.problems
    assert not result.failed
    assert passed.message.partition("report: ")[2] == (
        "1 of type image/png, 1 request, 1 revisit, 1 warcinfo, 1 with status 404"
    )


def test_the_day_of_the_fetch_is_no_date_of_publication(tmp_path: Path) -> None:
    (report,) = read(tmp_path, [record(response(page(1)))]).reports
    assert report.published_on is None


@pytest.mark.parametrize(("day", "used"), [("2024-03-04", True), ("2024-03-06", True), ("2031-01-01", False)])
def test_a_date_after_the_fetch_is_not_used(tmp_path: Path, day: str, used: bool) -> None:
    dated = page(1).replace(
        b"<title>", f'<meta property="article:published_time" content="{day}T08:00:00Z"><title>'.encode()
    )
    (report,) = read(tmp_path, [record(response(dated))]).reports
    assert (report.published_on is not None) == used
    assert day in [fact.value for fact in report.published_candidates]
    assert [p.kind for p in report.problems if "after it was fetched" in p.message] == ([] if used else ["date-clash"])


def test_a_damaged_file_is_read_as_far_as_it_can_be(tmp_path: Path) -> None:
    place = tmp_path / "crawl.warc.gz"
    data = b"".join(packed(file_of(5)))
    place.write_bytes(data[:-60])
    result = read_paths([place])
    assert result.failed
    problems = [*result.problems, *(problem for report in result.reports for problem in report.problems)]
    losses = [problem for problem in problems if problem.kind == "warc"]
    assert any(re.search(rf"bytes of the packed file [\d,]+ to {len(data) - 60:,}", loss.message) for loss in losses)


def test_a_file_is_not_held_in_memory(tmp_path: Path) -> None:
    class Counted(io.BytesIO):
        read_so_far = 0

        def read(self, size: int | None = -1) -> bytes:
            self.read_so_far += size or 0
            return super().read(size)

    stream = Counted(b"".join(packed(file_of(400, 60))))
    next(warc.records(stream, packed=True))
    assert stream.read_so_far <= 1 << 16 < len(stream.getvalue())


def test_many_records_whose_headers_have_no_end() -> None:
    data = b"WARC/1.0\r\nA-bc: \r\n" * 20_000
    began = time.process_time()
    lost = list(warc.records(io.BytesIO(data), packed=False))
    assert len(lost) == 20_000
    assert time.process_time() - began < 2, "0.2 s; each searched to the end of the file they took 36"


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_any_bytes_give_an_answer(data: st.DataObject) -> None:
    whole = b"".join(file_of(4, 2))
    at = data.draw(st.integers(0, len(whole)))
    hurt = whole[:at] + data.draw(st.binary(max_size=60)) + whole[at + data.draw(st.integers(0, 200)) :]
    for packed_too in (False, True):
        stream = gzip.compress(hurt) if packed_too else hurt
        there = list(warc.records(io.BytesIO(stream), packed=packed_too))
        assert all(one.start < one.end for one in there)
