"""The kinds of columns that the tables of an export are made of, and the JSON Schema of a row of them."""

from __future__ import annotations

from dataclasses import dataclass

from ..model import JSON

MOST = 2**31 - 1
"""The largest int32: no text is longer, no table's numbers are greater."""


@dataclass(frozen=True, slots=True)
class Many:
    """A list of one kind."""

    of: Kind


@dataclass(frozen=True, slots=True)
class Parts:
    """A record of named columns within a column."""

    of: tuple[Column, ...]


Kind = str | Many | Parts
"""One of `SCALARS`, a list or a record."""

SCALARS: dict[str, JSON] = {
    "string": {"type": "string"},
    "int32": {"type": "integer", "minimum": -MOST - 1, "maximum": MOST},
    "offset": {"type": "integer", "minimum": 0, "maximum": MOST},
    "float64": {"type": "number"},
    "bool": {"type": "boolean"},
}
"""The plain kinds as JSON Schema; an "offset" is an int32 that is not negative."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, its kind, what stands in it, and whether it may be empty (`null`)."""

    name: str
    kind: Kind
    about: str
    empty: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its name, what one row is, and its columns."""

    name: str
    about: str
    columns: tuple[Column, ...]


def schema(tables: tuple[Table, ...], version: int, identifier: str) -> JSON:
    """The JSON Schema (2020-12) of one line of a JSON Lines export: a row of one of the tables."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": identifier,
        "title": f"A row of a sayso export, schema version {version}",
        "type": "object",
        "required": ["table"],
        "oneOf": [{"$ref": f"#/$defs/{table.name}"} for table in tables],
        "$defs": {table.name: _row(table) for table in tables},
    }


def _row(table: Table) -> JSON:
    inner = _record(table.columns)
    return {
        "description": table.about,
        **inner,
        "required": ["table", *inner["required"]],
        "properties": {"table": {"const": table.name}, **inner["properties"]},
    }


def _record(columns: tuple[Column, ...]) -> JSON:
    return {
        "type": "object",
        "additionalProperties": False,
        "required": [column.name for column in columns],
        "properties": {column.name: _column(column) for column in columns},
    }


def _column(column: Column) -> JSON:
    kind = _kind(column.kind)
    if column.empty:
        kind["type"] = [kind["type"], "null"]
    return {"description": column.about, **kind}


def _kind(kind: Kind) -> JSON:
    if isinstance(kind, Many):
        return {"type": "array", "items": _kind(kind.of)}
    if isinstance(kind, Parts):
        return _record(kind.of)
    return dict(SCALARS[kind])


def misfit(columns: tuple[Column, ...], row: JSON) -> str | None:
    """The name of the first column that a row lacks, or holds something of another kind in; nothing where it fits."""
    for column in columns:
        value = row.get(column.name, ...)
        if not (value is None and column.empty) and not _fits(value, column.kind):
            return column.name
    return None


def _fits(value: object, kind: Kind) -> bool:
    if isinstance(kind, Many):
        return isinstance(value, list) and all(_fits(part, kind.of) for part in value)
    if isinstance(kind, Parts):
        return isinstance(value, dict) and misfit(kind.of, value) is None
    if kind == "float64":
        return type(value) in (float, int)
    if kind in ("int32", "offset"):
        return type(value) is int and (0 if kind == "offset" else -MOST - 1) <= value <= MOST
    return type(value) is {"string": str, "bool": bool}[kind]
