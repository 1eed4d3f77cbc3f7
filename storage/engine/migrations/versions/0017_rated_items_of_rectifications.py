"""What a rectification was raised from is said in two numbers where it is an item of a rating round"""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("rectifications", sa.Column("source_place", sa.Integer()))
    op.execute(
        "UPDATE rectifications SET source_place = source_id % 100, source_id = source_id / 100 WHERE source = 'item'"
    )
