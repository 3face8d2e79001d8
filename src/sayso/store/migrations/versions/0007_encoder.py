"""Reports are placed and linked anew: the encoder learned anew, and vectors of two do not compare.

Revision ID: 0007
"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Let go what was made by the encoder before; what linking found stays until it is found again."""
    for table in ("marks", "landmarks", "vectors"):
        op.execute(sa.delete(sa.table(table)))
    op.execute(sa.text("UPDATE reports SET linked = :no").bindparams(no=False))
