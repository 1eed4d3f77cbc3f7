"""Rubrics are rated: rounds, raters, ratings"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def _reference(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=op.f(f"fk_{table}_{column}"))


def upgrade() -> None:
    op.create_table(
        "rating_rounds",
        sa.Column("id", ID, nullable=False),
        sa.Column("partnership_id", ID, nullable=False),
        sa.Column("indicator", sa.String(length=40), nullable=False),
        sa.Column("period", sa.String(length=24), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("closes_on", sa.Date(), nullable=False),
        sa.Column("closed_at", sa.DateTime()),
        sa.Column("started_by", ID, nullable=False),
        sa.Column("started_at", sa.DateTime(), nullable=False),
        _reference("rating_rounds", "partnership_id", "partnerships"),
        _reference("rating_rounds", "started_by", "people"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rating_rounds")),
    )
    op.create_index(op.f("ix_rating_rounds_partnership_id"), "rating_rounds", ["partnership_id"])
    op.create_table(
        "raters",
        sa.Column("round_id", ID, nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("stand", sa.String(length=16), nullable=False),
        sa.Column("invited_at", sa.DateTime(), nullable=False),
        _reference("raters", "round_id", "rating_rounds"),
        _reference("raters", "person_id", "people"),
        sa.PrimaryKeyConstraint("round_id", "person_id", name=op.f("pk_raters")),
    )
    op.create_index(op.f("ix_raters_person_id"), "raters", ["person_id"])
    op.create_table(
        "rater_links",
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("round_id", ID, nullable=False),
        sa.Column("used_by", ID),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        _reference("rater_links", "round_id", "rating_rounds"),
        _reference("rater_links", "used_by", "people"),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_rater_links")),
    )
    op.create_index(op.f("ix_rater_links_round_id"), "rater_links", ["round_id"])
    op.create_table(
        "ratings",
        sa.Column("round_id", ID, nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("item", sa.String(length=40), nullable=False),
        sa.Column("side", sa.String(length=16), nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        _reference("ratings", "round_id", "rating_rounds"),
        _reference("ratings", "person_id", "people"),
        sa.PrimaryKeyConstraint("round_id", "person_id", "item", "side", name=op.f("pk_ratings")),
    )
