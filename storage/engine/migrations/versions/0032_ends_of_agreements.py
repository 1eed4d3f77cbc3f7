"""What was told of the ends of agreements"""

import sqlalchemy as sa
from alembic import op

revision = "0032"
down_revision = "0031"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("agreements", sa.Column("told_before", sa.Integer()))


def downgrade() -> None:
    op.drop_column("agreements", "told_before")
