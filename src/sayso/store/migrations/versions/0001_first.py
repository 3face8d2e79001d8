"""The first schema.

Revision ID: 0001
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
MARK = 0x53415953
FOR_SQLITE = (
    # Words come folded and with blanks between, and are cut there only: the tokenizer "ascii" leaves all else alone.
    # Reports are never taken out, so their words need not be kept beside the index.
    """CREATE VIRTUAL TABLE claim_words USING fts5(words, tokenize = 'ascii', prefix = '2 3')""",
    """CREATE VIRTUAL TABLE report_words USING fts5(words, tokenize = 'ascii', content = '')""",
    f"PRAGMA application_id = {MARK}",
)
FOR_POSTGRESQL = (
    "CREATE TABLE claim_words (rowid BIGINT PRIMARY KEY, words TSVECTOR NOT NULL)",
    "CREATE INDEX ix_claim_words_words ON claim_words USING gin (words)",
    "CREATE TABLE report_words (rowid BIGINT PRIMARY KEY, words TSVECTOR NOT NULL)",
    "CREATE INDEX ix_report_words_words ON report_words USING gin (words)",
)


def upgrade() -> None:
    """Make all tables."""
    op.create_table(
        "claims",
        sa.Column("n", NUMBER, nullable=False),
        sa.Column("id", TEXT, nullable=False),
        sa.Column("gist", TEXT, nullable=False),
        sa.Column("lines", sa.Integer(), nullable=False),
        sa.Column("reports", sa.Integer(), nullable=False),
        sa.Column("independent", sa.Integer(), nullable=False),
        sa.Column("first_on", TEXT, nullable=True),
        sa.Column("last_on", TEXT, nullable=True),
        sa.Column("standing", TEXT, nullable=False),
        sa.Column("since", TEXT, nullable=False),
        sa.Column("changed", TEXT, nullable=False),
        sa.Column("facets", sa.LargeBinary(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("n"),
        sa.UniqueConstraint("id", name="uq_claims_id"),
    )
    op.create_index("ix_claims_changed", "claims", ["changed"])
    op.create_table(
        "decisions",
        sa.Column("n", NUMBER, nullable=False),
        sa.Column("id", TEXT, nullable=False),
        sa.Column("verb", TEXT, nullable=False),
        sa.Column("subject", TEXT, nullable=False),
        sa.Column("author", TEXT, nullable=False),
        sa.Column("at", TEXT, nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("n"),
        sa.UniqueConstraint("id", name="uq_decisions_id"),
    )
    op.create_table(
        "facet_blocks",
        sa.Column("block", NUMBER, autoincrement=False, nullable=False),
        sa.Column("stamp", TEXT, nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("block"),
    )
    op.create_table(
        "facet_values",
        sa.Column("n", NUMBER, nullable=False),
        sa.Column("key", sa.LargeBinary(), nullable=False),
        sa.Column("facet", TEXT, nullable=False),
        sa.Column("value", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("n"),
        sa.UniqueConstraint("key", name="uq_facet_values_key"),
    )
    op.create_index("ix_facet_values_facet", "facet_values", ["facet"])
    op.create_table(
        "problems",
        sa.Column("n", NUMBER, nullable=False),
        sa.Column("id", TEXT, nullable=False),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("place", TEXT, nullable=False),
        sa.Column("fatal", sa.Boolean(), nullable=False),
        sa.Column("at", TEXT, nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("n"),
        sa.UniqueConstraint("id", name="uq_problems_id"),
    )
    op.create_table(
        "renamed",
        sa.Column("old", TEXT, nullable=False),
        sa.Column("new", TEXT, nullable=False),
        sa.Column("at", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("old"),
    )
    op.create_index("ix_renamed_new", "renamed", ["new"])
    op.create_table(
        "stories",
        sa.Column("n", NUMBER, nullable=False),
        sa.Column("id", TEXT, nullable=False),
        sa.Column("title", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("n"),
        sa.UniqueConstraint("id", name="uq_stories_id"),
    )
    op.create_table(
        "texts",
        sa.Column("n", NUMBER, nullable=False),
        sa.Column("sha256", sa.LargeBinary(), nullable=False),
        sa.Column("length", NUMBER, nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("n"),
        sa.UniqueConstraint("sha256", name="uq_texts_sha256"),
    )
    op.create_table(
        "related",
        sa.Column("claim", NUMBER, nullable=False),
        sa.Column("other", NUMBER, nullable=False),
        sa.Column("how", TEXT, nullable=False),
        sa.ForeignKeyConstraint(["claim"], ["claims.n"]),
        sa.ForeignKeyConstraint(["other"], ["claims.n"]),
        sa.PrimaryKeyConstraint("claim", "other", "how"),
    )
    op.create_index("ix_related_other", "related", ["other"])
    op.create_table(
        "reports",
        sa.Column("n", NUMBER, nullable=False),
        sa.Column("id", TEXT, nullable=False),
        sa.Column("text", NUMBER, nullable=False),
        sa.Column("given", sa.LargeBinary(), nullable=False),
        sa.Column("added", TEXT, nullable=False),
        sa.Column("reading", NUMBER, nullable=True),
        sa.Column("shown", NUMBER, nullable=True),
        sa.Column("linked", sa.Boolean(), nullable=False),
        sa.Column("settled", sa.LargeBinary(), nullable=True),
        sa.Column("outlet", TEXT, nullable=True),
        sa.Column("title", TEXT, nullable=True),
        sa.Column("published_on", TEXT, nullable=True),
        sa.Column("story", NUMBER, nullable=True),
        sa.ForeignKeyConstraint(["story"], ["stories.n"]),
        sa.ForeignKeyConstraint(["text"], ["texts.n"]),
        sa.PrimaryKeyConstraint("n"),
        sa.UniqueConstraint("id", name="uq_reports_id"),
    )
    op.create_index("ix_reports_added", "reports", ["added"])
    op.create_index("ix_reports_story", "reports", ["story"])
    op.create_index("ix_reports_text", "reports", ["text"])
    op.create_index(
        "ix_reports_waiting",
        "reports",
        ["n"],
        sqlite_where=sa.text("linked = 0"),
        postgresql_where=sa.text("NOT linked"),
    )
    op.create_table(
        "anchors",
        sa.Column("decision", NUMBER, nullable=False),
        sa.Column("at", sa.Integer(), nullable=False),
        sa.Column("target", sa.Integer(), nullable=False),
        sa.Column("report", NUMBER, nullable=False),
        sa.Column("passages", TEXT, nullable=False),
        sa.ForeignKeyConstraint(["decision"], ["decisions.n"]),
        sa.ForeignKeyConstraint(["report"], ["reports.n"]),
        sa.PrimaryKeyConstraint("decision", "at"),
    )
    op.create_index("ix_anchors_report", "anchors", ["report"])
    op.create_table(
        "arrivals",
        sa.Column("report", NUMBER, nullable=False),
        sa.Column("key", sa.LargeBinary(), nullable=False),
        sa.Column("path", TEXT, nullable=False),
        sa.Column("at", TEXT, nullable=False),
        sa.ForeignKeyConstraint(["report"], ["reports.n"]),
        sa.PrimaryKeyConstraint("report", "key"),
    )
    op.create_table(
        "judgements",
        sa.Column("n", NUMBER, nullable=False),
        sa.Column("report", NUMBER, nullable=False),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("left", TEXT, nullable=False),
        sa.Column("right", TEXT, nullable=False),
        sa.Column("score", sa.Float(precision=53), nullable=False),
        sa.Column("method", TEXT, nullable=False),
        sa.Column("author", TEXT, nullable=False),
        sa.ForeignKeyConstraint(["report"], ["reports.n"]),
        sa.PrimaryKeyConstraint("n"),
    )
    op.create_index("ix_judgements_left", "judgements", ["left"])
    op.create_index("ix_judgements_report", "judgements", ["report"])
    op.create_index("ix_judgements_right", "judgements", ["right"])
    op.create_table(
        "lineage",
        sa.Column("n", NUMBER, nullable=False),
        sa.Column("copy", NUMBER, nullable=False),
        sa.Column("origin", NUMBER, nullable=False),
        sa.Column("at", sa.Integer(), nullable=False),
        sa.Column("relation", TEXT, nullable=False),
        sa.Column("correction", sa.Boolean(), nullable=False),
        sa.Column("score", sa.Float(precision=53), nullable=False),
        sa.Column("method", TEXT, nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["copy"], ["reports.n"]),
        sa.ForeignKeyConstraint(["origin"], ["reports.n"]),
        sa.PrimaryKeyConstraint("n"),
        sa.UniqueConstraint("copy", "origin", name="uq_lineage_pair"),
    )
    op.create_index("ix_lineage_copy", "lineage", ["copy"])
    op.create_index("ix_lineage_origin", "lineage", ["origin"])
    op.create_table(
        "readings",
        sa.Column("n", NUMBER, nullable=False),
        sa.Column("id", TEXT, nullable=False),
        sa.Column("report", NUMBER, nullable=False),
        sa.Column("reader", TEXT, nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["report"], ["reports.n"]),
        sa.PrimaryKeyConstraint("n"),
        sa.UniqueConstraint("id", name="uq_readings_id"),
        sa.UniqueConstraint("report", "reader", name="uq_readings_report"),
    )
    op.create_table(
        "sources",
        sa.Column("n", NUMBER, nullable=False),
        sa.Column("id", TEXT, nullable=False),
        sa.Column("report", NUMBER, nullable=False),
        sa.Column("at", sa.Integer(), nullable=False),
        sa.Column("name", TEXT, nullable=False),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("side", TEXT, nullable=True),
        sa.Column("role", TEXT, nullable=True),
        sa.Column("body", TEXT, nullable=True),
        sa.Column("mentions", TEXT, nullable=False),
        sa.Column("who", TEXT, nullable=False),
        sa.ForeignKeyConstraint(["report"], ["reports.n"]),
        sa.PrimaryKeyConstraint("n"),
        sa.UniqueConstraint("id", name="uq_sources_id"),
    )
    op.create_index("ix_sources_report", "sources", ["report"])
    op.create_index("ix_sources_who", "sources", ["who"])
    op.create_table(
        "lines",
        sa.Column("n", NUMBER, nullable=False),
        sa.Column("id", TEXT, nullable=False),
        sa.Column("report", NUMBER, nullable=False),
        sa.Column("at", sa.Integer(), nullable=False),
        sa.Column("doubtful", sa.Boolean(), nullable=False),
        sa.Column("source_at", TEXT, nullable=False),
        sa.Column("cue_at", TEXT, nullable=False),
        sa.Column("content_at", TEXT, nullable=False),
        sa.Column("probability", sa.Float(precision=53), nullable=False),
        sa.Column("style", TEXT, nullable=True),
        sa.Column("stance", TEXT, nullable=True),
        sa.Column("source_kind", TEXT, nullable=True),
        sa.Column("actor", TEXT, nullable=True),
        sa.Column("affiliation", TEXT, nullable=True),
        sa.Column("addressee", TEXT, nullable=True),
        sa.Column("channel", TEXT, nullable=True),
        sa.Column("said_on", TEXT, nullable=True),
        sa.Column("said_in", TEXT, nullable=True),
        sa.Column("certainty", TEXT, nullable=True),
        sa.Column("polarity", TEXT, nullable=True),
        sa.Column("via", TEXT, nullable=False),
        sa.Column("said", TEXT, nullable=False),
        sa.Column("places", TEXT, nullable=False),
        sa.Column("relinked", sa.Boolean(), nullable=False),
        sa.Column("source", NUMBER, nullable=True),
        sa.Column("claim", NUMBER, nullable=True),
        sa.ForeignKeyConstraint(["claim"], ["claims.n"]),
        sa.ForeignKeyConstraint(["report"], ["reports.n"]),
        sa.ForeignKeyConstraint(["source"], ["sources.n"]),
        sa.PrimaryKeyConstraint("n"),
        sa.UniqueConstraint("id", name="uq_lines_id"),
    )
    op.create_index("ix_lines_claim", "lines", ["claim"])
    op.create_index("ix_lines_report", "lines", ["report"])
    op.create_index("ix_lines_source", "lines", ["source"])
    sqlite = op.get_context().dialect.name == "sqlite"
    for statement in FOR_SQLITE if sqlite else FOR_POSTGRESQL:
        op.execute(statement)
