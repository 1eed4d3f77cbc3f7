"""Of each screen it is kept what its message says, as a fingerprint, so that no edit says the same again"""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("screens", sa.Column("fingerprint", sa.String(16)))
