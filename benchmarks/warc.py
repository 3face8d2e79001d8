"""WARC reading beside warcio, in one run: `python benchmarks/warc.py [--records N]`, with `pip install .[benchmarks]`.

Records recovered: a file of 30 records of pages is cut, has 97 bytes taken out or one byte changed at every 97th
byte, in plain form, gzipped record by record, and gzipped as a whole. Counted are the records that come out byte for
byte as they were written, on average over all damaged files; "said" counts the damaged files of which a reader says
that something is wrong, among those of which a record did not come out. warcio is counted up to where it raises, and
that counts as said; it checks digests, as we do. Speed: records a second over N records of 30 kB, gzipped record by
record.
"""

from __future__ import annotations

import argparse
import gzip
import io
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from warcio.archiveiterator import ArchiveIterator

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))
from sayso.read import warc
from web_records import file_of, packed  # type: ignore[import-not-found]

Blocks = tuple[list[bytes], bool]
"""The blocks of the records, and whether something was said to be wrong."""


def ours(data: bytes) -> Blocks:
    """The records that sayso has."""
    found = list(warc.records(io.BytesIO(data), packed=data[:2] == b"\x1f\x8b"))
    records = [one for one in found if isinstance(one, warc.Record)]
    return [one.block for one in records], len(records) < len(found) or any(one.wrong for one in records)


def theirs(data: bytes) -> Blocks:
    """The records that warcio has, digests checked."""
    blocks: list[bytes] = []
    try:
        for record in ArchiveIterator(io.BytesIO(data), no_record_parse=True, check_digests="raise"):
            blocks.append(record.content_stream().read())
    except Exception:  # whatever it raises, it says so
        return blocks, True
    return blocks, False


def damaged(data: bytes) -> Iterator[bytes]:
    """The file with damage at every 97th byte."""
    for at in range(97, len(data), 97):
        yield data[:at]
        yield data[:at] + data[at + 97 :]
        yield data[:at] + bytes([data[at] ^ 0x55]) + data[at + 1 :]


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description="WARC reading beside warcio.")
    options.add_argument("--records", type=int, default=2000)
    count = options.parse_args().records
    tools: dict[str, Callable[[bytes], Blocks]] = {"sayso": ours, "warcio": theirs}
    records = file_of(30)
    forms = {
        "plain": b"".join(records),
        "a member for each record": b"".join(packed(records)),
        "one member": gzip.compress(b"".join(records), mtime=0),
    }
    for form, data in forms.items():
        whole = set(ours(data)[0])
        for name, tool in tools.items():
            right = files = short = said = 0
            for hurt in damaged(data):
                blocks, told = tool(hurt)
                got = len(whole.intersection(blocks))
                files, right = files + 1, right + got
                short += got < len(whole)
                said += told and got < len(whole)
            print(f"{form:26} {name:7} {right / files:6.2f} of 30 records  said {said:,} of {short:,}")
    data = b"".join(packed(file_of(count, 400)))
    for name, tool in tools.items():
        began = time.process_time()
        got = len(tool(data)[0])
        print(f"{name:7} {got / (time.process_time() - began):8,.0f} records/s")


if __name__ == "__main__":
    main()
