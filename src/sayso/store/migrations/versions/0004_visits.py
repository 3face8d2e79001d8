"""What is known of addresses: when to ask again and with which validators, entries of lists, what is watched.

Revision ID: 0004
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "visits",
        sa.Column("key", sa.LargeBinary(), nullable=False),
        *(sa.Column(name, TEXT, nullable=False) for name in ("url", "reader", "etag", "modified", "reports")),
        sa.Column("failures", sa.Integer(), nullable=False),
        *(sa.Column(name, TEXT, nullable=False) for name in ("error", "due", "at")),
        sa.PrimaryKeyConstraint("key"),
    )
    op.create_table(
        "listed",
        *(sa.Column(name, sa.LargeBinary(), nullable=False) for name in ("list", "key", "mark")),
        *(sa.Column(name, TEXT, nullable=False) for name in ("reports", "at")),
        sa.PrimaryKeyConstraint("list", "key"),
    )
    op.create_table(
        "hosts",
        *(sa.Column(name, TEXT, nullable=False) for name in ("host", "until")),
        sa.PrimaryKeyConstraint("host"),
    )
    op.create_table(
        "watched",
        sa.Column("key", sa.LargeBinary(), nullable=False),
        *(sa.Column(name, TEXT, nullable=False) for name in ("place", "kind", "title")),
        sa.Column("seconds", sa.Float(precision=53), nullable=False),
        *(sa.Column(name, TEXT, nullable=False) for name in ("due", "looked", "changed")),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in ("brought", "failures")),
        sa.Column("error", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("key"),
    )
