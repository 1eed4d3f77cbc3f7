"""The facts of a partnership, measure and month side by side, so that a score does not look for each in the table"""

from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

WHOLE_ROW = [
    "partnership_id", "measure", "month", "known_from", "known_until", "state", "record_id", "starts_on", "ends_on",
    "quantity", "side", "subject", "category",
]  # fmt: skip


def upgrade() -> None:
    op.create_index("ix_facts_known", "facts", WHOLE_ROW)
    op.drop_index("ix_facts_period", "facts")
