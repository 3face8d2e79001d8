"""Claims are searched by inverted indexes of their blocks, on both databases alike.

What blocks hold is made of rows that stand, so older ones are thrown away; all claims are fresh until `blocks.gather`,
which follows in the same transaction.

Revision ID: 0005
"""

from collections import defaultdict
from uuid import uuid4

import numpy as np
import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
BLOCK = 4096
# Pieces of a few kilobytes are read by the hundred: beside their keys, not elsewhere, and as they are.
FOR_POSTGRESQL = (
    "ALTER TABLE facet_blocks ALTER COLUMN body SET STORAGE EXTERNAL",
    "ALTER TABLE word_blocks ALTER COLUMN words SET STORAGE EXTERNAL",
    "ALTER TABLE word_blocks ALTER COLUMN places SET STORAGE EXTERNAL",
    "ALTER TABLE word_blocks SET (toast_tuple_target = 8160)",
)


def upgrade() -> None:
    """Make the tables, and name all claims as fresh."""
    op.drop_table("claim_words")
    op.drop_table("facet_blocks")
    blocks = op.create_table(
        "blocks",
        sa.Column("block", NUMBER, autoincrement=False, nullable=False),
        sa.Column("stamp", TEXT, nullable=False),
        sa.Column("fresh", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("block"),
    )
    op.create_table(
        "facet_blocks",
        sa.Column("block", NUMBER, autoincrement=False, nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("block"),
    )
    op.create_table(
        "word_blocks",
        sa.Column("shard", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("block", NUMBER, autoincrement=False, nullable=False),
        sa.Column("words", sa.LargeBinary(), nullable=False),
        sa.Column("places", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("shard", "block"),
    )
    op.create_index("ix_word_blocks_block", "word_blocks", ["block"])
    connection = op.get_bind()
    if connection.dialect.name == "postgresql":
        for statement in FOR_POSTGRESQL:
            op.execute(statement)
    of: defaultdict[int, list[int]] = defaultdict(list)
    for n in connection.scalars(sa.text("SELECT n FROM claims ORDER BY n")):
        of[n // BLOCK].append(n % BLOCK)
    if of:
        rows = [{"block": k, "stamp": uuid4().hex, "fresh": np.array(v, "<u2").tobytes()} for k, v in of.items()]
        op.bulk_insert(blocks, rows)
