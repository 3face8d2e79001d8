"""Rows of the tables as a ledger again: the other way of `rows`. Decisions and times of arrival are of a store only."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import replace
from hashlib import sha256
from typing import TypeVar

from ..errors import InputError
from ..model import (
    JSON,
    Aligned,
    Aside,
    Attribution,
    Claim,
    Damage,
    Dateline,
    Edit,
    Extract,
    Fact,
    Judgement,
    Label,
    Ledger,
    Lineage,
    Moment,
    Passage,
    Problem,
    Report,
    Rival,
    Shared,
    Source,
    Story,
    Told,
    Toponym,
    Uncounted,
)
from .columns import misfit
from .rows import Row
from .tables import FIELDS, SCHEMA, TABLES

T = TypeVar("T")
_COLUMNS = {table.name: table.columns for table in TABLES}
Rows = defaultdict[str, list[JSON]]
By = defaultdict[tuple[object, ...], list[JSON]]


def ledger_of(rows: Iterable[Row]) -> Ledger:
    """The ledger that rows were made of, whatever the order of the tables; rows of one table keep their order.

    Raises `InputError` where a table or column is missing or of another version, or a text is not what it was.
    """
    of: Rows = defaultdict(list)
    for name, row in rows:
        if name not in _COLUMNS:
            raise InputError(f"there is no table {name!r} in an export of sayso")
        if (wrong := misfit(_COLUMNS[name], row)) is not None:
            raise InputError(f"a row of {name!r} has no right {wrong!r}: the export is damaged, or not of sayso")
        of[name].append(row)
    try:
        return _ledger(of)
    except (LookupError, TypeError, ValueError) as error:
        raise InputError(f"the export is damaged: {error}") from error


def _ledger(of: Rows) -> Ledger:
    if len(of["run"]) != 1:
        raise InputError("the export lacks its table 'run': it is cut, or not of sayso")
    (run,) = of["run"]
    if run["schema"] != SCHEMA:
        raise InputError(f"the export has schema version {run['schema']}; this sayso reads version {SCHEMA}")
    about = _by(of["spans"], "of", "id", "part")
    hops = _by(of["hops"], "line")
    lines = [(row["doubtful"], _line(row, about, hops)) for row in of["lines"]]
    facts, marks = _by(of["facts"], "document"), _by(of["marks"], "document")
    problems = _by(of["problems"], "document")
    aligned, edits = _by(of["aligned"], "copy", "origin"), _by(of["edits"], "copy", "origin")
    relations = _by(of["relations"], "kind", "left")
    return Ledger(
        reports=tuple(_report(row, facts[(row["id"],)], marks[(row["id"],)], problems) for row in of["documents"]),
        attributions=tuple(line for doubtful, line in lines if not doubtful),
        problems=tuple(_problem(row) for row in problems[(None,)]),
        version=run["sayso"],
        backend=run["backend"],
        doubtful=tuple(line for doubtful, line in lines if doubtful),
        sources=tuple(_source(row, about) for row in of["sources"]),
        judgements=tuple(Judgement(**row) for row in of["judgements"]),
        lineage=tuple(_lineage(row, aligned, edits) for row in of["relations"] if row["kind"] == "copies"),
        claims=tuple(_claim(row, relations) for row in of["claims"]),
        stories=tuple(_story(row) for row in of["stories"]),
        toponyms=tuple((row["document"], _place(row)) for row in of["places"]),
    )


def _by(rows: Iterable[JSON], *keys: str) -> By:
    out: By = defaultdict(list)
    for row in rows:
        out[tuple(row[key] for key in keys)].append(row)
    return out


def _passage(row: JSON, before: str = "") -> Passage:
    return Passage(row[f"{before}start"], row[f"{before}end"])


def _passages(rows: Iterable[JSON]) -> tuple[Passage, ...]:
    return tuple(_passage(row) for row in rows)


def _report(row: JSON, facts: list[JSON], marks: list[JSON], problems: By) -> Report:
    text = row["text"]
    if sha256(text.encode("utf-8", "surrogatepass")).hexdigest() != row["text_sha256"]:
        raise InputError(f"the text of {row['id']} is not what was exported: its SHA-256 is another")
    pieces = tuple((low, start, end) for low, start, end in row["reading_pieces"])
    read = row["reading_text"]
    made = Report(
        id=row["id"],
        path=row["path"],
        text=text,
        extract=Extract.identity(text) if read is None else Extract(read, pieces),
        charset=row["charset"],
        given=tuple((pair["name"], pair["value"]) for pair in row["given"]),
        problems=tuple(_problem(problem) for problem in problems[(row["id"],)]),
    )
    of, what = _by(facts, "field"), _by(marks, "what")

    def found(field: str) -> tuple[Fact, ...]:
        return tuple(Fact(fact["value"], _read(fact), fact["origin"]) for fact in of[(field,)])

    def one(field: str) -> Fact | None:
        return next(iter(found(field)), None)

    return replace(
        made,
        title=one("title"),
        publisher=one("publisher"),
        relays=found("relay"),
        published_on=one("published_on"),
        published_candidates=found("published_candidate"),
        byline=one("byline"),
        dateline=next(
            (Dateline(m["place"], m["day"], _there(m), tuple(m["places"])) for m in what[("dateline",)]), None
        ),
        labels=tuple(Label(m["kind"], _there(m), m["number"], m["detail"]) for m in what[("label",)]),
        asides=tuple(Aside(m["kind"], _there(m)) for m in what[("aside",)]),
        damage=tuple(Damage(m["kind"], _there(m)) for m in what[("damage",)]),
    )


def _read(row: JSON) -> Passage | None:
    return None if row["read_start"] is None else _there(row)


def _there(row: JSON) -> Passage:
    return _passage(row, "read_")


def _line(row: JSON, about: By, hops: By) -> Attribution:
    return Attribution(
        id=row["id"],
        report=row["document"],
        source=_passages(about[("line", row["id"], "source")]),
        cue=_passages(about[("line", row["id"], "cue")]),
        content=_passages(about[("line", row["id"], "content")]),
        probability=float(row["probability"]),
        via=tuple(hop["name"] for hop in hops[(row["id"],)]),
        **{name: row[name] for name in FIELDS},
    )


def _place(row: JSON) -> Toponym:
    names = ("name", "geoname", "latitude", "longitude", "adm1", "country", "doubt", "acts")
    return _made(Toponym, row, *names, passage=_passage(row), others=tuple(row["others"]))


def _source(row: JSON, about: By) -> Source:
    mentions = tuple((span["document"], _passage(span)) for span in about[("source", row["id"], "mention")])
    names = ("id", "name", "kind", "side", "role", "body")
    return _made(Source, row, *names, mentions=mentions, lines=tuple(row["lines"]))


def _claim(row: JSON, relations: By) -> Claim:
    id = row["id"]
    names = ("members", "sides", "denied_by", "counted", "named", "denied", "withdrawn")
    told = _made(
        Told,
        row,
        *("first", "first_on", "last", "last_on"),
        reports=tuple(row["documents"]),
        outlets=tuple(row["outlets"]),
        withdrawn=tuple(row["taken_back"]),
        circular=tuple(tuple(ring) for ring in row["circular"]),
    )
    return Claim(
        id=id,
        gist=row["gist"],
        independent_sources=row["independent_sources"],
        **{name: tuple(row[name]) for name in names},
        uncounted=tuple(Uncounted(**one) for one in row["uncounted"]),
        contradicts=tuple(one["right"] for one in relations[("contradicts", id)]),
        refines=tuple(one["right"] for one in relations[("refines", id)]),
        rivals=tuple(
            Rival(one["right"], one["score"], one["left_line"], one["right_line"], one["differs"])
            for one in relations[("rival", id)]
        ),
        told=told,
    )


def _lineage(row: JSON, aligned: By, edits: By) -> Lineage:
    pair = (row["left"], row["right"])
    return Lineage(
        copy=row["left"],
        origin=row["right"],
        relation=row["relation"],
        correction=row["correction"],
        aligned=tuple(Aligned(_passage(one, "copy_"), _passage(one, "origin_"), one["moved"]) for one in aligned[pair]),
        edits=tuple(
            Edit(one["kind"], _passages(one["copy_spans"]), _passages(one["origin_spans"])) for one in edits[pair]
        ),
        score=row["score"],
        method=row["method"],
        evidence=tuple(row["evidence"]),
    )


def _story(row: JSON) -> Story:
    document = row["label_document"]
    return Story(
        id=row["id"],
        reports=tuple(row["documents"]),
        label=row["label"],
        labelled=None if document is None else (document, _passages(row["label_spans"])[0]),
        shared=tuple(Shared(one["kind"], one["words"], tuple(one["documents"])) for one in row["shared"]),
        first=row["first"],
        last=row["last"],
        timeline=tuple(Moment(one["day"], one["basis"], one["line"]) for one in row["timeline"]),
        score=row["score"],
    )


def _problem(row: JSON) -> Problem:
    return _made(Problem, row, "kind", "message", "where", "fatal", passages=_passages(row["spans"]))


def _made(kind: Callable[..., T], row: JSON, *names: str, **more: object) -> T:
    """A value of some columns under the names of its fields, and of more."""
    return kind(**{name: row[name] for name in names}, **more)
