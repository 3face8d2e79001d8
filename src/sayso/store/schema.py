"""The tables of a store, one picture for SQLite and PostgreSQL; `migrations/` makes them and keeps older stores up.

::

    texts ── reports ── arrivals           what was received, once each, and where it was found
                │
             readings                      what a reader made of a report on its own: the truth, in packed form
                │
        lines ─ sources                    the reading that is shown, row by row, as it stands after linking
          │        │
       claims ─ related  lineage  stories  judgements    made by linking; replaced together, never edited
                │
    landmarks ─ marks   vectors            what a report is found by and compared by, so that no text is encoded twice
                │
    decisions ─ anchors   renamed   problems    what people decided; where old identifiers lead; what went wrong
    searches                               what people ask again and again
    visits   listed   hosts   watched    addresses and entries of lists, when to ask again, what is watched

`n` is a row's number within this store, never shown; `id` is the identifier that is a hash of content. Claims are
counted through `claims.facets`, packed numbers of `facet_values`, and searched by what they and their lines say; both
are gathered by `blocks` of claims, in `facet_blocks` and `word_blocks`. Reports are searched through `report_words`,
which each database makes in its own way.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Dialect,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.types import TypeDecorator, TypeEngine

from .values import restored, storable


class Exact(TypeDecorator[str]):
    """Any string, kept exactly, also one with NULs or lone surrogates, which databases refuse."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """The type below: text that is ordered by its characters, wherever the database stands."""
        return dialect.type_descriptor(Text(collation="C") if dialect.name == "postgresql" else Text())

    # SQLAlchemy would call these two through three more functions, a fifth of the time that adding a report takes.
    def bind_processor(self, dialect: Dialect) -> Callable[[str | None], str | None]:  # noqa: ARG002 - both take the same
        """What gives the form that is stored."""
        return lambda value: None if value is None else storable(value)

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[str | None], str | None]:  # noqa: ARG002
        """What gives the string itself."""
        return lambda value: None if value is None else restored(value)


PLAIN = Text().with_variant(Text(collation="C"), "postgresql")
"""Text of sayso's own: identifiers, closed lists, dates."""
NUMBER = BigInteger().with_variant(Integer, "sqlite")  # SQLite numbers rows itself only in a column called INTEGER

metadata = MetaData(
    naming_convention={"ix": "ix_%(table_name)s_%(column_0_name)s", "uq": "uq_%(table_name)s_%(column_0_name)s"}
)


def _n() -> Column[int]:
    return Column("n", NUMBER, primary_key=True)


def _id() -> Column[str]:
    return Column("id", PLAIN, nullable=False, unique=True)


def _of(name: str, table: str, *, null: bool = False, index: bool = True) -> Column[int]:
    return Column(name, NUMBER, ForeignKey(f"{table}.n"), nullable=null, index=index)


texts = Table(
    "texts", metadata, _n(),
    Column("sha256", LargeBinary, nullable=False, unique=True),
    Column("length", NUMBER, nullable=False),  # in code points
    Column("body", LargeBinary, nullable=False),
)  # fmt: skip

stories = Table(
    "stories", metadata, _n(), _id(),
    Column("title", Exact, nullable=False),
    Column("body", LargeBinary),  # the story as the ledger has it
)  # fmt: skip

reports = Table(
    "reports", metadata, _n(), _id(), _of("text", "texts"),
    Column("given", LargeBinary, nullable=False),
    Column("added", PLAIN, nullable=False, index=True),  # when it came into this store; ISO 8601, UTC
    Column("reading", NUMBER),  # the latest; no foreign key: the two tables would need each other
    Column("shown", NUMBER),  # the one whose lines are in `lines`: an older one until the latest is linked
    Column("linked", Boolean, nullable=False),
    Column("settled", LargeBinary),  # the report as linking settled its facts; nothing where it left them alone
    Column("outlet", Exact),
    Column("title", Exact),
    Column("published_on", Exact),
    _of("story", "stories", null=True),
)  # fmt: skip
Index("ix_reports_waiting", reports.c.n, sqlite_where=text("linked = 0"), postgresql_where=text("NOT linked"))

arrivals = Table(
    "arrivals", metadata,
    Column("report", NUMBER, ForeignKey("reports.n"), primary_key=True),
    Column("key", LargeBinary, primary_key=True),  # a hash of the path: an index takes no long ones
    Column("path", Exact, nullable=False),
    Column("at", PLAIN, nullable=False),
)  # fmt: skip

readings = Table(
    "readings", metadata, _n(), _id(), _of("report", "reports", index=False),
    Column("reader", Exact, nullable=False),
    Column("body", LargeBinary, nullable=False),
    UniqueConstraint("report", "reader"),
)  # fmt: skip

sources = Table(
    "sources", metadata, _n(), _id(), _of("report", "reports"),
    Column("at", Integer, nullable=False),  # order in the report
    Column("name", Exact, nullable=False),
    Column("kind", Exact, nullable=False),
    Column("side", Exact),
    Column("role", Exact),
    Column("body", Exact),
    Column("mentions", PLAIN, nullable=False),
    Column("who", PLAIN, nullable=False, index=True),  # its group: sources that are one person or body
)  # fmt: skip

claims = Table(
    "claims", metadata, _n(), _id(),
    Column("gist", Exact, nullable=False),
    Column("lines", Integer, nullable=False),
    Column("reports", Integer, nullable=False),
    Column("independent", Integer, nullable=False),
    Column("first_on", Exact),
    Column("last_on", Exact),
    Column("standing", PLAIN, nullable=False),
    Column("since", PLAIN, nullable=False),  # when it, or a claim that it follows, came into this store
    Column("changed", PLAIN, nullable=False, index=True),
    Column("facets", LargeBinary, nullable=False),
    Column("body", LargeBinary, nullable=False),
)  # fmt: skip

related = Table(
    "related", metadata,
    Column("claim", NUMBER, ForeignKey("claims.n"), primary_key=True),
    Column("other", NUMBER, ForeignKey("claims.n"), primary_key=True, index=True),
    Column("how", Exact, primary_key=True),  # "contradicts" or "refines"
)  # fmt: skip

LINE_FIELDS = (
    "style", "stance", "source_kind", "actor", "affiliation", "addressee", "channel", "said_on", "said_in", "certainty",
    "polarity",
)  # fmt: skip
"""Fields of an attribution that are a string or nothing, each a column of `lines`."""
lines = Table(
    "lines", metadata, _n(), _id(), _of("report", "reports"),
    Column("at", Integer, nullable=False),  # order in the report
    Column("doubtful", Boolean, nullable=False),
    Column("source_at", PLAIN, nullable=False),
    Column("cue_at", PLAIN, nullable=False),
    Column("content_at", PLAIN, nullable=False),
    Column("probability", Float(53), nullable=False),
    *(Column(name, Exact) for name in LINE_FIELDS),
    Column("via", PLAIN, nullable=False),
    Column("said", Exact, nullable=False),  # the content's words as they are read, so that lists need no text
    Column("places", PLAIN, nullable=False),  # where its content tells of
    Column("relinked", Boolean, nullable=False),  # whether linking changed a field: the reading has what was read
    _of("source", "sources", null=True),
    _of("claim", "claims", null=True),
)  # fmt: skip

lineage = Table(
    "lineage", metadata, _n(), _of("copy", "reports"), _of("origin", "reports"),
    Column("at", Integer, nullable=False),  # of a copy with several origins the main one comes first
    Column("relation", Exact, nullable=False),
    Column("correction", Boolean, nullable=False),
    Column("score", Float(53), nullable=False),
    Column("method", Exact, nullable=False),
    Column("body", LargeBinary, nullable=False),
    UniqueConstraint("copy", "origin", name="uq_lineage_pair"),
)  # fmt: skip

judgements = Table(
    "judgements", metadata, _n(), _of("report", "reports"),
    Column("kind", Exact, nullable=False),
    Column("left", PLAIN, nullable=False, index=True),
    Column("right", PLAIN, nullable=False, index=True),
    Column("score", Float(53), nullable=False),
    Column("method", Exact, nullable=False),
    Column("author", Exact, nullable=False),
)  # fmt: skip

decisions = Table(
    "decisions", metadata, _n(), _id(),
    Column("verb", Exact, nullable=False),
    Column("subject", Exact, nullable=False),
    Column("author", Exact, nullable=False),
    Column("at", PLAIN, nullable=False),
    Column("body", LargeBinary, nullable=False),
)  # fmt: skip

anchors = Table(
    "anchors", metadata,
    Column("decision", NUMBER, ForeignKey("decisions.n"), primary_key=True),
    Column("at", Integer, primary_key=True),  # order within the decision
    Column("target", Integer, nullable=False),
    _of("report", "reports"),
    Column("passages", PLAIN, nullable=False),
)  # fmt: skip

renamed = Table(
    "renamed", metadata,
    Column("old", PLAIN, primary_key=True),
    Column("new", PLAIN, nullable=False, index=True),
    Column("at", PLAIN, nullable=False),
)  # fmt: skip

problems = Table(
    "problems", metadata, _n(), _id(),
    Column("kind", Exact, nullable=False),
    Column("place", Exact, nullable=False),
    Column("fatal", Boolean, nullable=False),
    Column("at", PLAIN, nullable=False),
    Column("body", LargeBinary, nullable=False),
)  # fmt: skip

searches = Table(
    "searches", metadata, _n(),
    Column("name", Exact, nullable=False, unique=True),
    Column("query", Exact, nullable=False),
    Column("added", PLAIN, nullable=False),
)  # fmt: skip

facet_values = Table(
    "facet_values", metadata, _n(),
    Column("key", LargeBinary, nullable=False, unique=True),  # a hash of facet and value: an index takes no long ones
    Column("facet", Exact, nullable=False, index=True),
    Column("value", Exact, nullable=False),
)  # fmt: skip

blocks = Table(
    "blocks", metadata,
    Column("block", NUMBER, primary_key=True, autoincrement=False),
    Column("stamp", PLAIN, nullable=False),  # another one with each change of a claim of the block
    Column("fresh", LargeBinary, nullable=False),  # the claims that changed since it was gathered
)  # fmt: skip

facet_blocks = Table(
    "facet_blocks", metadata,
    Column("block", NUMBER, primary_key=True, autoincrement=False),
    Column("body", LargeBinary, nullable=False),
)  # fmt: skip

word_blocks = Table(
    "word_blocks", metadata,
    Column("shard", Integer, primary_key=True, autoincrement=False),
    Column("block", NUMBER, primary_key=True, autoincrement=False, index=True),
    Column("words", LargeBinary, nullable=False),
    Column("places", LargeBinary, nullable=False),
)  # fmt: skip

landmarks = Table(
    "landmarks", metadata,
    Column("report", NUMBER, ForeignKey("reports.n"), primary_key=True, autoincrement=False),
    Column("day", Integer, nullable=False),
    Column("shingles", Integer, nullable=False),  # how many
    Column("near", NUMBER, nullable=False, index=True),  # the neighbourhood: the number of one of its reports
    Column("family", NUMBER, nullable=False, index=True),  # the same of reports that copy one another
    Column("body", LargeBinary, nullable=False),
)  # fmt: skip

vectors = Table(
    "vectors", metadata, _n(),
    Column("key", LargeBinary, nullable=False, unique=True),
    Column("body", LargeBinary, nullable=False),
)  # fmt: skip

marks = Table(
    "marks", metadata,
    Column("mark", BigInteger, primary_key=True, autoincrement=False),
    Column("day", Integer, primary_key=True, autoincrement=False),  # 0: to be found whatever the day is
    Column("report", NUMBER, ForeignKey("reports.n"), primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)  # fmt: skip

visits = Table(
    "visits", metadata,
    Column("key", LargeBinary, primary_key=True),  # a hash of the address
    Column("url", Exact, nullable=False),
    Column("reader", Exact, nullable=False),
    Column("etag", Exact, nullable=False),
    Column("modified", Exact, nullable=False),
    Column("reports", PLAIN, nullable=False),
    Column("failures", Integer, nullable=False),
    Column("error", Exact, nullable=False),
    Column("due", PLAIN, nullable=False),
    Column("at", PLAIN, nullable=False),
)  # fmt: skip

listed = Table(
    "listed", metadata,
    Column("list", LargeBinary, primary_key=True),
    Column("key", LargeBinary, primary_key=True),
    Column("mark", LargeBinary, nullable=False),  # a hash of what the list says of the entry
    Column("reports", PLAIN, nullable=False),
    Column("at", PLAIN, nullable=False),
)  # fmt: skip

hosts = Table(
    "hosts", metadata,
    Column("host", Exact, primary_key=True),
    Column("until", PLAIN, nullable=False),
)  # fmt: skip

watched = Table(
    "watched", metadata,
    Column("key", LargeBinary, primary_key=True),  # a hash of the place
    Column("place", Exact, nullable=False),
    Column("kind", Exact, nullable=False),
    Column("title", Exact, nullable=False),
    Column("seconds", Float(53), nullable=False),
    Column("due", PLAIN, nullable=False),
    Column("looked", PLAIN, nullable=False),
    Column("changed", PLAIN, nullable=False),
    Column("brought", Integer, nullable=False),
    Column("failures", Integer, nullable=False),
    Column("error", Exact, nullable=False),
)  # fmt: skip
