"""The tables of the JSON Lines and Parquet exports: the one definition that schema, writers, readers and docs stand on.

A column is never taken away or given another meaning without a new `SCHEMA`; new ones may come.
"""

from __future__ import annotations

from ..model import JSON
from .columns import Column, Kind, Many, Parts, Table, schema

SCHEMA = 1
"""The version of the tables, written into every export."""
IDENTIFIER = f"urn:sayso:schema:export:{SCHEMA}"

FIELDS = (
    "style", "stance", "source_kind", "actor", "affiliation", "addressee", "channel", "said_on", "said_in", "certainty",
    "polarity",
)  # fmt: skip
"""The fields of a line that are a string or nothing."""


def _text(name: str, about: str) -> Column:
    return Column(name, "string", about)


def _maybe(name: str, about: str, kind: Kind = "string") -> Column:
    return Column(name, kind, about, empty=True)


def _list(name: str, about: str, kind: Kind = "string") -> Column:
    return Column(name, Many(kind), about)


_UNITS = (("", "code points"), ("_utf8", "bytes of UTF-8"), ("_utf16", "code units of UTF-16"))


def _offsets(before: str = "", *, empty: bool = False) -> tuple[Column, ...]:
    """The six columns of a passage of a text as it was received."""
    return tuple(
        Column(f"{before}{edge}{suffix}", "offset", f"{edge} in {unit}", empty=empty and bool(suffix))
        for suffix, unit in _UNITS
        for edge in ("start", "end")
    )


_SPAN = Parts(_offsets())
_N = Column("n", "offset", "order, from 0")
_SPANS = _list("spans", "where it stands in the text", _SPAN)
_READ = (
    _maybe("read_start", "start in code points of the reading text", "offset"),
    _maybe("read_end", "end in code points of the reading text", "offset"),
)

TABLES = (
    Table("run", "what made the export: one row", (
        Column("schema", "int32", "version of these tables"),
        _text("run", "identifier of version and back end"),
        _text("sayso", "version of sayso"),
        _text("backend", "what pointed at the lines"),
    )),
    Table("documents", "a report", (
        _text("id", "identifier"),
        _text("path", "where it was read from"),
        _text("charset", "how its bytes were decoded"),
        _text("text", "the text as it was received; all offsets but `read_start` and `read_end` are into it"),
        _text("text_sha256", "SHA-256 of the text's UTF-8, in hexadecimal"),
        Column("length", "offset", "its length in code points"),
        Column("length_utf8", "offset", "in bytes of UTF-8"),
        Column("length_utf16", "offset", "in code units of UTF-16"),
        _maybe("title", "headline"),
        _maybe("publisher", "outlet"),
        _maybe("byline", "author"),
        _maybe("published_on", "date of publication, ISO 8601"),
        _maybe("dateline", "place of the dateline"),
        _list("relays", "outlets named as where the copy came from, nearest first"),
        _list("derived_from", "documents whose text this one reuses, the main one first"),
        _list("given", "facts that came beside the text", Parts((_text("name", "name"), _text("value", "value")))),
        _maybe("reading_text", "the text that was read, where it is not the text that was received"),
        _list("reading_pieces", "[start in the reading text, start and end in the text] of each piece", Many("offset")),
        _maybe("arrived", "when it came into the store, ISO 8601"),
    )),
    Table("facts", "a header fact", (
        _text("document", "document"),
        _text("field", "title, publisher, relay, published_on, published_candidate, byline"),
        _N,
        _text("value", "value"),
        _text("origin", "where it was read: header, dateline, credit, json-ld, ..."),
        *_READ,
        _SPANS,
    )),
    Table("marks", "a dateline, label, aside or damaged stretch", (
        _text("document", "document"),
        _text("what", "dateline, label, aside, damage"),
        _N,
        _text("kind", "kind of label, aside or damage; of a dateline \"\""),
        _maybe("number", "of a label: 2 of UPDATE 2", "int32"),
        _maybe("detail", "of a label"),
        _maybe("place", "of a dateline"),
        _maybe("day", "of a dateline, ISO 8601"),
        _list("places", "of a dateline"),
        *_READ,
        _SPANS,
    )),
    Table("lines", "an attribution: who says what", (
        _text("id", "identifier"),
        _text("document", "document"),
        _N,
        Column("doubtful", "bool", "less probable than the gate: no part of the answer"),
        Column("probability", "float64", "that the line is right"),
        _text("source", "words of the source; its places are in `spans`"),
        _text("cue", "words of the cue"),
        _text("content", "words of what is said"),
        *(_maybe(name, f"`{name}` of the ledger") for name in FIELDS),
    )),
    Table("hops", "one step of the way of a line to its report", (
        _text("line", "line"),
        _text("document", "document"),
        _N,
        _text("name", "who relays it, nearest first"),
    )),
    Table("spans", "a passage of a line, or a mention of a source", (
        _text("document", "document"),
        _text("of", "line, source"),
        _text("id", "identifier of the line or source"),
        _text("part", "source, cue, content, mention"),
        _N,
        *_offsets(),
        _text("text", "the words that it covers"),
    )),
    Table("places", "a name of a place in a document", (
        _text("document", "document"),
        _N,
        _text("name", "name"),
        *_offsets(),
        _maybe("geoname", "GeoNames identifier", "int32"),
        _maybe("latitude", "degrees, WGS 84", "float64"),
        _maybe("longitude", "degrees, WGS 84", "float64"),
        _maybe("adm1", "GeoNames code of the first division"),
        _maybe("country", "ISO 3166 alpha-3"),
        Column("doubt", "float64", "0 without a rival, up to 1"),
        _list("others", "GeoNames identifiers of rivals", "int32"),
        Column("acts", "bool", "stands for a government here"),
    )),
    Table("sources", "who speaks", (
        _text("id", "identifier"),
        _text("name", "name"),
        _text("kind", "kind of source"),
        _maybe("side", "whose side"),
        _maybe("role", "role, in words of the reports"),
        _maybe("body", "body, in words of the reports"),
        _list("lines", "its lines"),
    )),
    Table("claims", "what is said, by one or many", (
        _text("id", "identifier"),
        _text("gist", "the words of the clearest member"),
        _list("members", "lines, first said first"),
        Column("independent_sources", "offset", "ultimate sources behind it"),
        _list("sides", "sides that assert or confirm it"),
        _list("denied_by", "sides that reject it"),
        _list("counted", "the line that each independent source is counted by"),
        _list("uncounted", "lines that add no source", Parts((
            _text("line", "line"), _text("reason", "why"), _text("detail", "what it repeats"),
        ))),
        _list("named", "counted lines with a named source"),
        _list("denied", "lines that deny it"),
        _list("withdrawn", "lines, or documents, that take it back"),
        _list("documents", "documents that carry it"),
        _list("outlets", "outlets that carry it"),
        _text("first", "the line that said it first"),
        _maybe("first_on", "when, ISO 8601"),
        _maybe("last", "the last line that backs it"),
        _maybe("last_on", "when, ISO 8601"),
        _list("taken_back", "lines that take it back, and documents that withdraw one which carries it"),
        _list("circular", "rings of outlets each of which has it from the next", Many("string")),
    )),
    Table("relations", "two claims, or two documents, and how they stand to each other", (
        _text("kind", "contradicts, rival (the passages of a contradiction), refines, copies"),
        _text("left", "claim, or the copy"),
        _text("right", "claim, or the original"),
        _N,
        _maybe("score", "from 0 to 1; of a copy below .6 its direction is undecided", "float64"),
        _maybe("left_line", "of a rival: the line of `left` that shows it"),
        _maybe("right_line", "of a rival: the line of `right`"),
        _maybe("differs", "of a rival: what differs"),
        _maybe("relation", "of a copy: verbatim, edited, excerpt, rewrite"),
        _maybe("correction", "of a copy: labelled as correcting or withdrawing", "bool"),
        _maybe("method", "of a copy: text, named"),
        _list("evidence", "of a copy: what spoke for its direction"),
    )),
    Table("aligned", "the same words in a copy and its original", (
        _text("copy", "document"),
        _text("origin", "document"),
        _N,
        *_offsets("copy_"),
        *_offsets("origin_"),
        Column("moved", "bool", "stands in another order"),
    )),
    Table("edits", "what a copy changed", (
        _text("copy", "document"),
        _text("origin", "document"),
        _N,
        _text("kind", "kind of edit"),
        _list("copy_spans", "in the copy", _SPAN),
        _list("origin_spans", "in the original", _SPAN),
    )),
    Table("stories", "documents of the same happenings", (
        _text("id", "identifier"),
        _text("label", "what it is called"),
        _maybe("label_document", "the document whose words the label is"),
        _list("label_spans", "where they stand", _SPAN),
        _list("documents", "first published first"),
        _list("shared", "what most of them have in common", Parts((
            _text("kind", "name, number, copy"), _text("words", "words"), _list("documents", "which have it"),
        ))),
        _maybe("first", "day of publication, ISO 8601"),
        _maybe("last", "day of publication, ISO 8601"),
        _list("timeline", "who said what when", Parts((
            _maybe("day", "ISO 8601"), _text("basis", "said, published"), _text("line", "line"),
        ))),
        Column("score", "float64", "how near its documents are, from 0 to 1"),
    )),
    Table("judgements", "a conclusion that may be wrong", (
        _text("kind", "same-source, ..."),
        _text("left", "identifier"),
        _text("right", "identifier"),
        Column("score", "float64", "from 0 to 1"),
        _text("method", "which rule or model"),
        _text("author", "sayso, or a person"),
    )),
    Table("decisions", "what a person decided and nobody undid; a ledger from no store has none", (
        _text("id", "identifier"),
        _text("verb", "confirm, reject, merge, split, annotate"),
        _text("subject", "source, claim, line, lineage"),
        _list("targets", "identifiers as they were then"),
        _text("author", "who"),
        _text("at", "when, ISO 8601"),
        _text("note", "their words"),
    )),
    Table("problems", "what a reader must know", (
        _maybe("document", "document, where it is of one"),
        _N,
        _text("kind", "kind"),
        _text("message", "for a person"),
        _text("where", "the input, or path:line"),
        Column("fatal", "bool", "the input could not be read"),
        _list("spans", "where, where that makes sense", Parts(_offsets(empty=True))),
    )),
)  # fmt: skip
"""In the order in which they are described; rows come in the order of reports."""


def published() -> JSON:
    """The JSON Schema that is shipped as `schema.json` and published in the documentation."""
    return schema(TABLES, SCHEMA, IDENTIFIER)
