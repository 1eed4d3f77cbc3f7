"""Where in a group its notices go, and since when it is known that the bot may not write there"""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("chats", sa.Column("topic", sa.BigInteger()))
    op.add_column("chats", sa.Column("silent_since", sa.DateTime()))
