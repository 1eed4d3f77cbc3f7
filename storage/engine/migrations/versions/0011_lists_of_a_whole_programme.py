"""Lists of a whole programme, newest first, what is open in a partnership, and what was done of a kind since a day"""

from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("ix_records_newest", "records", ["event_date", "id"])
    op.create_index("ix_records_open", "records", ["partnership_id", "state"])
    op.create_index("ix_audit_action", "audit", ["action", "at"])
