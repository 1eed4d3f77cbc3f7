"""The code by which people check in is kept without what the link to it begins with"""

from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("UPDATE events SET code = substr(code, 9) WHERE code LIKE 'checkin-%'")
