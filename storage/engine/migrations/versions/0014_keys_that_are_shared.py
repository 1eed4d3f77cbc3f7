"""Which natural keys several partnerships have, so that no score looks for each of its own in all records"""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "shared_keys",
        sa.Column("natural_key", sa.String(length=120), nullable=False),
        sa.PrimaryKeyConstraint("natural_key", name=op.f("pk_shared_keys")),
    )
    op.execute(
        "INSERT INTO shared_keys (natural_key) SELECT natural_key FROM records WHERE natural_key IS NOT NULL"
        " GROUP BY natural_key HAVING min(partnership_id) < max(partnership_id)"
    )
