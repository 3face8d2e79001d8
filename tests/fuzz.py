"""Fuzzing of all parsers of outside input: `python tests/fuzz.py [--seconds 60] [--inputs N] [--only NAME] [--seed N]`.

Each parser runs in a process of its own on inputs that are mutated from our seeds by their structure: tokens are left
out, repeated, moved and swapped with those of the format's own vocabulary, bytes are changed, inputs are cut. A failure
is an exception, a process that dies, an input that takes more than 2 s of CPU time or more than 2 GB of address space,
or an offset outside its text. The input is written to `tests/cases/fuzz/NAME-DIGEST`, where `test_fuzz.py` runs it from
then on. `--inputs` ends a parser's turn after so many, so that one seed tries the same on every machine.

A parser is added by its name, what is called with the bytes, and seeds:

    PARSERS["feeds"] = Parser(lambda data: read_feed(data, "https://herald.example/"), [b"<rss>...</rss>"])
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import resource
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from sayso import find_dates
from sayso.ingest.listing import Listing
from sayso.ingest.lists import listing
from sayso.ingest.politeness import Rules
from sayso.model import Report
from sayso.read import read_bytes
from sayso.read.charset import BinaryDataError, decode
from test_following import ROBOTS
from test_lists import FEEDS, INDEX, LAUGHS, OPML
from test_read_news_items import NINJS_1, NINJS_2, NITF, XHTML, newsml
from test_read_web_archive import PAGE, archive
from web_records import file_of, packed, record, response

CASES = Path(__file__).resolve().parent / "cases" / "fuzz"
LIMIT = 2.0
"""Seconds of CPU time for one input that gives no report."""
_EACH = 0.005
"""Seconds more for each report that it gives: a page of sixty bytes takes 1.7 ms on one core (extractor, walk,
header), and an archive of the largest size here can hold 1,200 of them."""
_HARD = 5
"""After so many times the limit a process is ended."""
_MEMORY = 2 << 30
_LARGEST = 200_000
"""Bytes of an input."""


class Parser(NamedTuple):
    """What is called with the bytes of an input, the seeds, and whether inputs are gzipped half of the time."""

    call: Callable[[bytes], object]
    seeds: list[bytes]
    packed: bool = False


def reader(name: str) -> Callable[[bytes], object]:
    """Reads bytes as those of a file of this name, and checks where everything is said to stand; how many reports."""

    def read(data: bytes) -> int:
        reports = read_bytes(data, name)
        for report in reports:
            check(report)
        return len(reports)

    return read


def allowed(answer: object) -> float:
    """Seconds of CPU time for an input whose answer is this: what a parser gives, which may be a number of reports."""
    return LIMIT + _EACH * (answer if isinstance(answer, int) else 0)


def check(report: Report) -> None:
    """Every offset of a report lies in its text."""
    size, shown = len(report.text), len(report.extract.text)
    for passage in report.extract.back(0, shown):
        assert 0 <= passage.start <= passage.end <= size, passage
    for problem in report.problems:
        for passage in problem.passages:
            assert 0 <= passage.start <= passage.end <= size, (problem.kind, passage)
    for part in (*report.labels, *report.asides, *report.damage):
        assert 0 <= part.passage.start <= part.passage.end <= shown, part


def charset(data: bytes) -> None:
    """Decodes as a text and as a page."""
    for page in (False, True):
        with suppress(BinaryDataError):
            decode(data, page=page)


def dates(data: bytes) -> None:
    """Finds the dates of a text."""
    text = data.decode("utf-8", "replace")
    for found in find_dates(text, anchor="2024-03-05"):
        assert 0 <= found.start < found.end <= len(text)


def lists(data: bytes) -> None:
    """Reads bytes as a feed, a list of feeds or a sitemap."""
    found = listing(data, "list", "https://herald.example/")
    if isinstance(found, Listing):
        for entry in found.entries:
            assert entry.url.startswith(("http://", "https://")) or not entry.url
            repr(entry).encode("utf-8")


def robots(data: bytes) -> None:
    """Reads bytes as a robots.txt, and asks it."""
    rules = Rules(data, "sayso")
    assert 0 <= rules.delay <= 60
    rules.allows("https://herald.example/private/a.html?b=" + "a*" * 500)


_TEXT = """UPDATE 2-Doors shut at Porto Novo

By Jane Roe

PORTO NOVO, March 5, 2024 (Tidewire) - “The doors were shut,” said Ana Reis, the harbour master, on Monday.

She told the Herald on 3/4/2024 that two weeks ago, last Tuesday and in the first half of 2023 nothing was open.

(Reporting by Jane Roe; Editing by John Doe)
© 2024 Tidewire
""".encode()
_ODD_PAGE = """<!doctype html><html><head><meta charset=windows-1252><script type='application/ld+json'>
{"@type":"NewsArticle","datePublished":"2024-03-05","author":{"name":"Jane Roe"}}</script></head><body>
<div class='article'><table><tr><td>a<td>b</table><ul><li>one<li>two</ul><pre>x\n y</pre><p style='display:none'>hidden
</p><svg><text>z</text></svg><p>He said &amp; left &#x2014; &nbsp; &bogus; <b>now</b>.<br>And came.</div><!-- c -->
</body></html>""".encode("cp1252")
_PAGES = [PAGE.encode(), _ODD_PAGE]
_LINES = b'{"id": 1, "text": "He said so.", "date": "2024-03-05"}\n{"guid": "g", "html": "<p>She <b>left</b>.</p>"}\n'
_CRAWL = b"".join(
    [
        *file_of(3, 3),
        record(
            response(
                gzip.compress(PAGE.encode(), mtime=0), more=("Content-Encoding: gzip", "Transfer-Encoding: chunked")
            ),
            9,
        ),
        record(b"", 5, kind="revisit"),
        record("“No,” he said.".encode(), 7, kind="conversion", content="text/plain"),
    ]
)

PARSERS: dict[str, Parser] = {
    "html": Parser(reader("a.html"), _PAGES),
    "json lines": Parser(reader("a.jsonl"), [_LINES]),
    "warc": Parser(reader("a.warc"), [_CRAWL, b"".join(packed(file_of(4, 3)))], packed=True),
    "ninjs": Parser(reader("a.json"), [json.dumps(NINJS_1, indent=1).encode(), json.dumps([NINJS_2]).encode()]),
    "newsml": Parser(reader("a.xml"), [newsml(f"<inlineXML>{XHTML}</inlineXML>").encode()]),
    "nitf": Parser(reader("b.xml"), [f'<!DOCTYPE nitf [<!ENTITY x "y">]>{NITF}'.encode()]),
    "web archive": Parser(reader("a.mhtml"), [archive(PAGE)]),
    "lists": Parser(lists, [*(feed.encode() for feed in (*FEEDS.values(), OPML, INDEX, LAUGHS))], packed=True),
    "robots": Parser(robots, [ROBOTS.encode()]),
    "charset": Parser(charset, [_TEXT, _TEXT.decode().encode("utf-16"), "Вчера он сказал".encode("koi8-r"), *_PAGES]),
    "text": Parser(reader("a.txt"), [_TEXT]),
    "dates": Parser(dates, [_TEXT]),
}

_TOKENS = re.compile(rb"<[^<>]{0,200}>|[\w-]+|\s+|[^\w\s]")
_ODD = [
    b"", b"\0", b"\xff", b"\xef\xbb\xbf", b"\r", b"\r\n\r\n", b"&", b"&#0;", b"&#x110000;", b"]]>", b"<![CDATA[",
    b"<!--", b"-->", b"{", b"[", b'"', b"\\ud800", b"\\u0000", b"1e999", b"-1", b"99999999999999999999",
    b"\xe2\x80\xae", b"\xcc\x81", b"\xf0\x9f\x87\xa6", b"WARC/1.0\r\n", b"Content-Length: 9\r\n", b"%s",
    b"\x1f\x8b\x08\0",
]  # fmt: skip


def mutated(source: random.Random, seeds: list[bytes]) -> bytes:
    """An input made from the seeds."""
    data = source.choice(seeds)
    for _ in range(source.choice((1, 1, 2, 4, 8, 30))):
        data = _mutation(source, data, seeds)[:_LARGEST]
    return data


def _mutation(source: random.Random, data: bytes, seeds: list[bytes]) -> bytes:
    kind = source.randrange(9)
    at = source.randrange(len(data) + 1)
    if kind == 0:
        return data[:at] if source.random() < 0.3 else data[:at] + data[at + source.randrange(1, 100) :]
    if kind == 1:
        return data[:at] + bytes([source.randrange(256)]) + data[at + 1 :]
    if kind == 2:
        other = source.choice(seeds)
        low = source.randrange(len(other) + 1)
        return data[:at] + other[low : low + source.randrange(1, 2000)] + data[at:]
    if kind == 3:
        return data[:at] + source.choice(_ODD) * source.choice((1, 1, 2, 50, 3000)) + data[at:]
    tokens = _TOKENS.findall(data)
    if not tokens:
        return data
    here, there = source.randrange(len(tokens)), source.randrange(len(tokens))
    if kind == 4:
        tokens[here], tokens[there] = tokens[there], tokens[here]
    elif kind == 5:
        tokens[here] = tokens[here] * source.choice((0, 2, 10, 2000))
    elif kind == 6:
        low, high = sorted((here, there))
        tokens[low:high] = tokens[low:high][:3000] * source.choice((0, 2, 5))
    elif kind == 7:
        tokens[here] = source.choice(_ODD)
    else:
        opening = [token for token in tokens if token.startswith(b"<") and not token.startswith(b"</")]
        if opening:
            tokens[here] = source.choice(opening) * source.choice((1, 300, 3000))
    return b"".join(tokens)


def fuzz(name: str, seconds: float, most: int, seed: int, current: Path) -> int:
    """Run one parser in this process, each input in `current` before it is parsed; their number, `most` at most."""
    parser = PARSERS[name]
    source = random.Random(f"{name} {seed}")  # noqa: S311 - to be repeated, not to be secret
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    parser.call(parser.seeds[0])  # what is loaded once does not count
    count = 0
    end = time.monotonic() + seconds
    while count < most and time.monotonic() < end:
        data = mutated(source, parser.seeds)
        if parser.packed and source.random() < 0.5:
            data = gzip.compress(data, 1, mtime=0)  # with the time in it, a seed would not give the same twice
            data = _mutation(source, data, [data]) if source.random() < 0.5 else data
        current.write_bytes(data)
        signal.setitimer(signal.ITIMER_PROF, _HARD * LIMIT)  # its default action ends the process
        began = time.process_time()
        try:
            answer = parser.call(data)
        except Exception:
            signal.setitimer(signal.ITIMER_PROF, 0)
            print(f"{name}: {kept(name, data)}\n{traceback.format_exc()}", flush=True)
            raise SystemExit(1) from None
        signal.setitimer(signal.ITIMER_PROF, 0)
        if (took := time.process_time() - began) > allowed(answer):
            print(f"{name}: took {took:.1f} s, more than {allowed(answer):.1f}: {kept(name, data)}", flush=True)
            raise SystemExit(1)
        count += 1
    return count


def kept(name: str, data: bytes) -> Path:
    """The file in which a failing input is kept."""
    CASES.mkdir(parents=True, exist_ok=True)
    place = CASES / f"{name.replace(' ', '-')}-{sha256(data).hexdigest()[:12]}"
    place.write_bytes(data)
    return place


def watched(name: str, seconds: float, most: int, seed: int) -> bool:
    """Fuzz one parser in a process of its own; whether nothing failed."""
    with tempfile.TemporaryDirectory() as folder:
        current = Path(folder) / "input"
        command = [sys.executable, __file__, "--only", name, "--seconds", str(seconds), "--inputs", str(most)]
        command += ["--seed", str(seed), "--here", str(current)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode < 0:
            died = signal.Signals(-done.returncode).name
            what = f"took more than {_HARD * LIMIT:g} s" if died == "SIGPROF" else f"died of {died}"
            print(f"{name}: {what}: {kept(name, current.read_bytes())}", flush=True)
        else:
            print((done.stdout + done.stderr).strip(), flush=True)
        return done.returncode == 0


def main() -> int:
    """Fuzz the parsers that are asked for; 1 where one failed."""
    options = argparse.ArgumentParser(description="Fuzz the parsers of outside input.")
    options.add_argument("--seconds", type=float, default=60, help="for each parser (default: 60)")
    options.add_argument("--inputs", type=int, default=sys.maxsize, help="for each parser, where time does not end it")
    options.add_argument("--only", choices=PARSERS, help="one parser")
    options.add_argument("--jobs", type=int, default=2, help="parsers at a time")
    options.add_argument("--seed", type=int, default=None, help="as it was printed, to repeat a run")
    options.add_argument("--here", type=Path, help=argparse.SUPPRESS)
    given = options.parse_args()
    seed = given.seed if given.seed is not None else random.SystemRandom().randrange(10**9)
    if given.here:
        count = fuzz(given.only, given.seconds, given.inputs, seed, given.here)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(f"{given.only}: {count:,} inputs, no failure, {peak} MB at most")
        return 0
    names = [given.only] if given.only else list(PARSERS)
    print(f"seed {seed}", flush=True)
    with ThreadPoolExecutor(given.jobs) as pool:
        return 0 if all(list(pool.map(lambda name: watched(name, given.seconds, given.inputs, seed), names))) else 1


if __name__ == "__main__":
    sys.exit(main())
