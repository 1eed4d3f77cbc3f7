"""Rectifications, and the steps of their lives"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def _reference(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=op.f(f"fk_{table}_{column}"))


def upgrade() -> None:
    op.create_table(
        "rectifications",
        sa.Column("id", ID, nullable=False),
        sa.Column("partnership_id", ID, nullable=False),
        sa.Column("side", sa.String(length=16), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("problem", sa.Text(), nullable=False),
        sa.Column("measure", sa.Text()),
        sa.Column("responsible", sa.String(length=120)),
        sa.Column("responsible_id", ID),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("extensions", sa.Integer(), nullable=False, server_default=sa.text("0")),
        sa.Column("outcome", sa.Text()),
        sa.Column("evidence", sa.JSON()),
        sa.Column("source", sa.String(length=16)),
        sa.Column("source_id", ID),
        sa.Column("raised_by", ID, nullable=False),
        sa.Column("raised_at", sa.DateTime(), nullable=False),
        _reference("rectifications", "partnership_id", "partnerships"),
        _reference("rectifications", "responsible_id", "people"),
        _reference("rectifications", "raised_by", "people"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rectifications")),
    )
    op.create_index(op.f("ix_rectifications_partnership_id"), "rectifications", ["partnership_id"])
    op.create_index(op.f("ix_rectifications_responsible_id"), "rectifications", ["responsible_id"])
    op.create_table(
        "rectification_steps",
        sa.Column("id", ID, nullable=False),
        sa.Column("rectification_id", ID, nullable=False),
        sa.Column("step", sa.String(length=16), nullable=False),
        sa.Column("side", sa.String(length=16)),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("reason", sa.Text()),
        _reference("rectification_steps", "rectification_id", "rectifications"),
        _reference("rectification_steps", "person_id", "people"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rectification_steps")),
    )
    op.create_index(op.f("ix_rectification_steps_rectification_id"), "rectification_steps", ["rectification_id"])
