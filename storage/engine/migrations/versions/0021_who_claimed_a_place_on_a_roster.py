"""Since when somebody claims to be a human of a roster, and how they were called before that"""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("roster", sa.Column("claimed_at", sa.DateTime(), nullable=True))
    op.add_column("roster", sa.Column("called_before", sa.String(length=120), nullable=True))
    # Whoever was linked by themselves, and not by somebody who looks after the roster, has claimed it.
    op.execute(
        "UPDATE roster SET claimed_at = (SELECT max(audit.at) FROM audit WHERE audit.action = 'roster_link'"
        " AND audit.subject = 'roster' AND audit.subject_id = coalesce(roster.continues_id, roster.id)"
        " AND audit.person_id = roster.person_id) WHERE person_id IS NOT NULL"
    )
