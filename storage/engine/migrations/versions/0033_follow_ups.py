"""What both sides are asked, months later, of what was adopted"""

import sqlalchemy as sa
from alembic import op

revision = "0033"
down_revision = "0032"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "follow_ups",
        sa.Column("id", ID, nullable=False),
        sa.Column("record_id", ID, nullable=False),
        sa.Column("partnership_id", ID, nullable=False),
        sa.Column("side", sa.String(16), nullable=False),
        sa.Column("months", sa.Integer(), nullable=False),
        sa.Column("adopted", sa.String(32), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("still_used", sa.Boolean()),
        sa.Column("reason", sa.String(24)),
        sa.Column("answered_by", ID),
        sa.Column("answered_at", sa.DateTime()),
        sa.ForeignKeyConstraint(["record_id"], ["records.id"], name=op.f("fk_follow_ups_record_id")),
        sa.ForeignKeyConstraint(["partnership_id"], ["partnerships.id"], name=op.f("fk_follow_ups_partnership_id")),
        sa.ForeignKeyConstraint(["answered_by"], ["people.id"], name=op.f("fk_follow_ups_answered_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_follow_ups")),
        sa.UniqueConstraint("record_id", "months", "side", name=op.f("uq_follow_ups_record_id_months_side")),
    )
    op.create_index("ix_follow_ups_partnership", "follow_ups", ["partnership_id", "due_on"])
    op.create_index("ix_follow_ups_due", "follow_ups", ["due_on"])


def downgrade() -> None:
    op.drop_table("follow_ups")
