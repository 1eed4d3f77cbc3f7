"""What kind of thing was set aside, and who has dealt with it; and what is wrong with the running system"""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    with op.batch_alter_table("set_aside") as table:
        table.add_column(sa.Column("kind", sa.String(16), nullable=False, server_default="update"))
        table.add_column(sa.Column("settled", sa.String(16)))
        table.add_column(sa.Column("settled_by", ID))
        table.add_column(sa.Column("settled_at", sa.DateTime()))
        table.create_foreign_key(op.f("fk_set_aside_settled_by"), "people", ["settled_by"], ["id"])
    op.execute("UPDATE set_aside SET kind = 'message' WHERE error LIKE 'Refused: %'")
    op.create_table(
        "alerts",
        sa.Column("id", ID, nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("subject", sa.String(40), nullable=False),
        sa.Column("values", sa.JSON(), nullable=False),
        sa.Column("since", sa.DateTime(), nullable=False),
        sa.Column("until", sa.DateTime()),
        sa.Column("told_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_alerts")),
    )
