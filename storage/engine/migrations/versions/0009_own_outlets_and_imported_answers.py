"""Media of an organisation's own; answers that were collected elsewhere"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "own_outlets",
        sa.Column("id", ID, nullable=False),
        sa.Column("organisation_id", ID, nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("key", sa.String(length=60), nullable=False),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisations.id"], name=op.f("fk_own_outlets_organisation_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_own_outlets")),
        sa.UniqueConstraint("organisation_id", "key", name=op.f("uq_own_outlets_organisation_id_key")),
    )
    with op.batch_alter_table("survey_turnout") as batch:
        batch.add_column(sa.Column("imported", sa.Integer(), nullable=False, server_default=sa.text("0")))
    with op.batch_alter_table("survey_answers") as batch:
        batch.add_column(sa.Column("imported", sa.Boolean(), nullable=False, server_default=sa.false()))
