"""Landmarks of reports, by which neighbours are found, and stories as the ledger has them.

Reports that were linked before wait to be linked anew: neighbourhoods are made of landmarks, and they have none.

Revision ID: 0002
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the tables."""
    op.add_column("stories", sa.Column("body", sa.LargeBinary(), nullable=True))
    op.create_table(
        "landmarks",
        sa.Column("report", NUMBER, autoincrement=False, nullable=False),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("shingles", sa.Integer(), nullable=False),
        sa.Column("near", NUMBER, nullable=False),
        sa.Column("family", NUMBER, nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["report"], ["reports.n"]),
        sa.PrimaryKeyConstraint("report"),
    )
    op.create_index("ix_landmarks_near", "landmarks", ["near"])
    op.create_index("ix_landmarks_family", "landmarks", ["family"])
    op.create_table(
        "marks",
        sa.Column("mark", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("day", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("report", NUMBER, autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(["report"], ["reports.n"]),
        sa.PrimaryKeyConstraint("mark", "day", "report"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "vectors",
        sa.Column("n", NUMBER, nullable=False),
        sa.Column("key", sa.LargeBinary(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("n"),
        sa.UniqueConstraint("key", name="uq_vectors_key"),
    )
    op.execute(sa.text("UPDATE reports SET linked = :no").bindparams(no=False))
