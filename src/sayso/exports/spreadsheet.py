"""CSV (RFC 4180) of lines and claims, for spreadsheets: nothing in it is calculated.

What is text from outside goes through `cells`; lists stand as JSON, passages as "3-9 12-20". With `raw` there are no
apostrophes, and no byte order mark, by which Excel knows UTF-8. Doubtful lines are in it, and said to be so.
"""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterable, Iterator
from io import TextIOWrapper
from pathlib import Path
from typing import Any

from ..errors import InputError
from ..ledger import shown
from ..model import JSON, Attribution, Claim
from ..store.rows import passages_of, spans
from ..store.values import packed, unpacked
from .cells import cell, text_of
from .export import Carried, Export
from .given import Given
from .rows import Progress, value_of
from .tables import FIELDS

LINES = (
    "id", "report", "path", "publisher", "published_on", "doubtful", "probability", "source", "cue", "content", *FIELDS,
    "via", "claim", "source_at", "cue_at", "content_at",
)  # fmt: skip
"""The columns of lines.csv."""
CLAIMS = (
    "id", "gist", "independent_sources", "sides", "denied_by", "members", "counted", "uncounted", "named", "denied",
    "withdrawn", "contradicts", "rivals", "refines", "reports", "outlets", "first", "first_on", "last", "last_on",
    "taken_back", "circular",
)  # fmt: skip
"""The columns of claims.csv."""
_TOLD = ("reports", "outlets", "first", "first_on", "last", "last_on", "circular")
_MAYBE = ("first_on", "last", "last_on")


class Csv(Export):
    """Lines and claims as CSV."""

    name = "csv"
    cells = True
    carries = frozenset({"lines", "doubtful", "claims"})

    def write_folder(self, given: Given, folder: Path, progress: Progress | None = None) -> None:
        """Two files."""
        self._write(folder / "lines.csv", LINES, self._lines(given, progress))
        self._write(folder / "claims.csv", CLAIMS, (self._claim(claim) for claim in given.claims()))

    def _write(self, file: Path, columns: tuple[str, ...], rows: Iterable[list[str]]) -> None:
        encoding = "utf-8" if self.raw else "utf-8-sig"
        with file.open("w", encoding=encoding, newline="") as out:
            made = csv.writer(out)
            made.writerow(columns)
            made.writerows(rows)

    def _lines(self, given: Given, progress: Progress | None) -> Iterator[list[str]]:
        total = len(given)
        for done, held in enumerate(given.reports(), 1):
            report = held.report
            outlet, day = value_of(report.publisher), value_of(report.published_on)
            claims = given.claims_of(line.id for line in held.lines)
            for doubtful, lines in ((False, held.lines), (True, held.doubtful)):
                for line in lines:
                    claim = claims.get(line.id)
                    parts = (line.source, line.cue, line.content)
                    yield [
                        *self._cells(line.id, report.id, report.path, outlet, day),
                        str(doubtful).lower(),
                        repr(line.probability),
                        *self._cells(*(" ".join(shown(report, passages)) for passages in parts)),
                        *self._cells(*(getattr(line, name) for name in FIELDS)),
                        json.dumps(line.via),
                        *self._cells(claim and claim[0]),
                        *(spans(passages) for passages in parts),
                    ]
            if progress:
                progress(done, total)

    def _claim(self, claim: Claim) -> list[str]:
        value = json.loads(packed(claim))
        told = value.pop("told")
        flat = value | {name: told[name] for name in _TOLD} | {"taken_back": told["withdrawn"]}
        return [self._any(flat[name]) for name in CLAIMS]

    def _any(self, value: Any) -> str:
        if isinstance(value, str) or value is None:
            return cell(value, raw=self.raw)
        return json.dumps(value)  # ASCII, and begins with a digit or a bracket

    def _cells(self, *texts: str | None) -> list[str]:
        return [cell(text, raw=self.raw) for text in texts]

    def read(self, place: Path) -> Carried:
        """The lines, doubtful ones last, and the claims."""
        try:
            lines = [self._line_of(row) for row in self._read(place / "lines.csv", LINES)]
            claims = [self._claim_of(row) for row in self._read(place / "claims.csv", CLAIMS)]
        except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError, csv.Error) as error:
            raise InputError(f"{place} is no CSV of an export: {error}") from error
        lines.sort(key=lambda pair: pair[0])
        return Carried(tuple(line for _, line in lines), tuple(claims))

    def _read(self, file: Path, columns: tuple[str, ...]) -> Iterator[JSON]:
        before = csv.field_size_limit(sys.maxsize)
        try:
            with file.open("rb") as data, TextIOWrapper(data, "utf-8-sig", newline="") as text:
                rows = csv.reader(text, strict=True)
                if tuple(next(rows, ())) != columns:
                    raise InputError(f"{file} does not have the columns of an export")
                for row in rows:
                    yield dict(zip(columns, row, strict=True))
        finally:
            csv.field_size_limit(before)

    def _line_of(self, row: JSON) -> tuple[bool, Attribution]:
        source, cue, content = (passages_of(row[f"{part}_at"]) for part in ("source", "cue", "content"))
        line = Attribution(
            self._text(row["id"]), self._text(row["report"]), source, cue, content, float(row["probability"]),
            via=tuple(json.loads(row["via"])),
            **{name: self._maybe(row[name]) for name in FIELDS},
        )  # fmt: skip
        return row["doubtful"] == "true", line

    def _claim_of(self, row: JSON) -> Claim:
        texts = ("id", "gist", "first")
        flat = {
            name: self._text(value) if name in texts else self._maybe(value) if name in _MAYBE else json.loads(value)
            for name, value in row.items()
        }
        told = {name: flat.pop(name) for name in _TOLD} | {"withdrawn": flat.pop("taken_back")}
        return unpacked(Claim, json.dumps(flat | {"told": told}).encode())

    def _text(self, cell: str) -> str:
        return text_of(cell, raw=self.raw) or ""

    def _maybe(self, cell: str) -> str | None:
        return text_of(cell, raw=self.raw) if cell else None
