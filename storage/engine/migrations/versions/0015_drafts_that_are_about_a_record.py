"""A draft that is about a record says so: others are about a number and another one, too"""

from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute(
        "UPDATE drafts SET subject = 'record-' || subject"
        " WHERE subject LIKE '%:%' AND form NOT IN ('assess', 'plan-change')"
    )
