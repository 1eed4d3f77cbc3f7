"""Who comes in to the desk, and what they have done there"""

import sqlalchemy as sa
from alembic import op

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "desk_passes",
        sa.Column("fingerprint", sa.String(64), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("expires_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_desk_passes_person_id")),
        sa.PrimaryKeyConstraint("fingerprint", name=op.f("pk_desk_passes")),
    )
    op.create_index(op.f("ix_desk_passes_person_id"), "desk_passes", ["person_id"])
    op.create_index(op.f("ix_desk_passes_expires_at"), "desk_passes", ["expires_at"])
    op.create_table(
        "desk_deeds",
        sa.Column("fingerprint", sa.String(64), nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("lines", sa.JSON(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_desk_deeds_person_id")),
        sa.PrimaryKeyConstraint("fingerprint", name=op.f("pk_desk_deeds")),
    )
    op.create_index(op.f("ix_desk_deeds_person_id"), "desk_deeds", ["person_id"])
    op.create_index(op.f("ix_desk_deeds_at"), "desk_deeds", ["at"])


def downgrade() -> None:
    op.drop_table("desk_deeds")
    op.drop_table("desk_passes")
