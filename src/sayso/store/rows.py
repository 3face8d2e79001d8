"""Values of the model as rows of the tables and back, and inserting that leaves alone what is there."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import Connection, Row, Table, select
from sqlalchemy.dialects import postgresql, sqlite

from ..model import Attribution, Extract, Judgement, Lineage, Passage, Report, Source
from .kept import Reading
from .schema import LINE_FIELDS
from .values import packed, squeezed, stretched, unpacked

T = TypeVar("T")
AT_ONCE = 5_000
"""Values in one question: SQLite takes at most 32,766."""


def some(values: Iterable[T]) -> Iterator[list[T]]:
    """Values in lots that a database takes in one question."""
    held = list(values)
    for at in range(0, len(held), AT_ONCE):
        yield held[at : at + AT_ONCE]


def kept(connection: Connection, table: Table, values: Mapping[str, Any], key: Sequence[str]) -> tuple[int, bool]:
    """Insert a row unless one with that key is there: its number, and whether it is new."""
    n = connection.scalar(_unless_kept(connection.dialect.name, table, tuple(key)), values)
    if n is not None:
        return int(n), True
    found = connection.scalar(select(table.c.n).where(*(table.c[name] == values[name] for name in key)))
    assert found is not None  # noqa: S101 - who adds the same waits for the other, and no row with a key is taken out
    return int(found), False


def put(connection: Connection, table: Table, values: Mapping[str, Any]) -> None:
    """Insert a row unless one with its primary key is there."""
    connection.execute(_unless(connection.dialect.name, table, ()), values)


@cache
def _unless(dialect: str, table: Table, key: tuple[str, ...]) -> Any:  # Any: the two dialects' inserts share no type
    """Insert unless a row with that key is there, or with no key named, with any."""
    made = (sqlite if dialect == "sqlite" else postgresql).insert(table)
    return made.on_conflict_do_nothing(index_elements=key or None)


@cache
def _unless_kept(dialect: str, table: Table, key: tuple[str, ...]) -> Any:
    """`_unless`, telling the number of a row that was inserted."""
    return _unless(dialect, table, key).returning(table.c.n)


@dataclass(frozen=True, slots=True)
class _Body:
    """A reading as it is kept: the text stands in its own row, and so does that of an extract where it is the same."""

    reading: Reading
    same: bool


def reading_body(reading: Reading) -> bytes:
    """A reading packed, without text and path: what its identifier is hashed from, and what is stored, squeezed."""
    report = reading.report
    same = report.extract.text == report.text
    extract = Extract("", report.extract.pieces) if same else report.extract
    bare = replace(report, path="", text="", extract=extract)
    return packed(_Body(replace(reading, report=bare), same))


def reading_of(body: bytes, text: str, path: str) -> Reading:
    """The reading again, with its report's text and path."""
    held = unpacked(_Body, body)
    report = held.reading.report
    extract = Extract(text, report.extract.pieces) if held.same else report.extract
    return replace(held.reading, report=replace(report, text=text, path=path, extract=extract))


def settled_body(report: Report) -> bytes:
    """A report as linking settled its facts, packed like a reading that has nothing else."""
    return squeezed(reading_body(Reading(report, "")))


def settled(reading: Reading, body: bytes | None) -> Reading:
    """A reading with its report as linking settled it, where it did."""
    if body is None:
        return reading
    held = reading.report
    return replace(reading, report=reading_of(stretched(body), held.text, held.path).report)


def spans(passages: Iterable[Passage]) -> str:
    """Passages as a column holds them: "3-9 12-20"."""
    return " ".join(f"{start}-{end}" for start, end in passages)


def passages_of(text: str) -> tuple[Passage, ...]:
    """Passages from their column; raises `ValueError` where it is damaged."""
    out = []
    for pair in text.split():
        start, _, end = pair.partition("-")
        out.append(Passage(int(start), int(end)))
    return tuple(out)


def line_row(line: Attribution, gate: float) -> dict[str, Any]:
    """The columns of `lines` that an attribution fills."""
    return {
        "id": line.id,
        "doubtful": line.probability < gate,
        "source_at": spans(line.source),
        "cue_at": spans(line.cue),
        "content_at": spans(line.content),
        "probability": line.probability,
        **{name: getattr(line, name) for name in LINE_FIELDS},
        "via": json.dumps(line.via),
    }


def line_of(row: Row[Any], report: str) -> Attribution:
    """The attribution of a row of `lines`; `report` is its report's identifier."""
    return Attribution(
        id=row.id,
        report=report,
        source=passages_of(row.source_at),
        cue=passages_of(row.cue_at),
        content=passages_of(row.content_at),
        probability=row.probability,
        via=tuple(json.loads(row.via)),
        **{name: getattr(row, name) for name in LINE_FIELDS},
    )


def source_row(source: Source, at: int, who: str) -> dict[str, Any]:
    """The columns of `sources` that a source fills."""
    return {
        "id": source.id,
        "at": at,
        "name": source.name,
        "kind": source.kind,
        "side": source.side,
        "role": source.role,
        "body": source.body,
        "mentions": spans(passage for _, passage in source.mentions),
        "who": who,
    }


def source_of(row: Row[Any], report: str, lines: Sequence[str]) -> Source:
    """The source of a row, with the identifiers of its lines."""
    return Source(
        id=row.id,
        name=row.name,
        kind=row.kind,
        side=row.side,
        role=row.role,
        body=row.body,
        mentions=tuple((report, passage) for passage in passages_of(row.mentions)),
        lines=tuple(lines),
    )


def lineage_row(link: Lineage, at: int, n: Mapping[str, int]) -> dict[str, Any]:
    """The columns of `lineage`; `n` are the numbers of reports."""
    return {
        "copy": n[link.copy],
        "origin": n[link.origin],
        "at": at,
        "relation": link.relation,
        "correction": link.correction,
        "score": link.score,
        "method": link.method,
        "body": squeezed(packed(link)),
    }


def lineage_of(row: Row[Any]) -> Lineage:
    """The link of a row."""
    return unpacked(Lineage, stretched(row.body))


def judgement_row(judgement: Judgement, report: int) -> dict[str, Any]:
    """The columns of `judgements`."""
    return {
        "report": report,
        "kind": judgement.kind,
        "left": judgement.left,
        "right": judgement.right,
        "score": judgement.score,
        "method": judgement.method,
        "author": judgement.author,
    }


def judgement_of(row: Row[Any]) -> Judgement:
    """The judgement of a row."""
    return Judgement(row.kind, row.left, row.right, row.score, row.method, row.author)
