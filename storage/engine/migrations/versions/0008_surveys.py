"""Surveys: who is asked, sealed ballots, and the answers that are opened when one closes"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def _reference(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=op.f(f"fk_{table}_{column}"))


def upgrade() -> None:
    op.create_table(
        "surveys",
        sa.Column("id", ID, nullable=False),
        sa.Column("partnership_id", ID, nullable=False),
        sa.Column("questionnaire", sa.String(length=40), nullable=False),
        sa.Column("period", sa.String(length=24), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("closes_on", sa.Date(), nullable=False),
        sa.Column("anonymous", sa.Boolean(), nullable=False),
        sa.Column("code", sa.String(length=40)),
        sa.Column("salt", sa.LargeBinary()),
        sa.Column("closed_at", sa.DateTime()),
        sa.Column("started_by", ID, nullable=False),
        sa.Column("started_at", sa.DateTime(), nullable=False),
        _reference("surveys", "partnership_id", "partnerships"),
        _reference("surveys", "started_by", "people"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_surveys")),
        sa.UniqueConstraint("code", name=op.f("uq_surveys_code")),
    )
    op.create_index(op.f("ix_surveys_partnership_id"), "surveys", ["partnership_id"])
    op.create_table(
        "survey_asked",
        sa.Column("survey_id", ID, nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("side", sa.String(length=16), nullable=False),
        _reference("survey_asked", "survey_id", "surveys"),
        _reference("survey_asked", "person_id", "people"),
        sa.PrimaryKeyConstraint("survey_id", "person_id", name=op.f("pk_survey_asked")),
    )
    op.create_index(op.f("ix_survey_asked_person_id"), "survey_asked", ["person_id"])
    op.create_table(
        "survey_ballots",
        sa.Column("tag", sa.String(length=64), nullable=False),
        sa.Column("survey_id", ID, nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        _reference("survey_ballots", "survey_id", "surveys"),
        sa.PrimaryKeyConstraint("tag", name=op.f("pk_survey_ballots")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "survey_turnout",
        sa.Column("survey_id", ID, nullable=False),
        sa.Column("stand", sa.String(length=16), nullable=False),
        sa.Column("asked", sa.Integer(), nullable=False),
        sa.Column("answered", sa.Integer(), nullable=False),
        sa.Column("opened", sa.Boolean(), nullable=False),
        _reference("survey_turnout", "survey_id", "surveys"),
        sa.PrimaryKeyConstraint("survey_id", "stand", name=op.f("pk_survey_turnout")),
    )
    _opened()


def _opened() -> None:
    op.create_table(
        "survey_answers",
        sa.Column("id", ID, autoincrement=False, nullable=False),
        sa.Column("survey_id", ID, nullable=False),
        sa.Column("stand", sa.String(length=16), nullable=False),
        sa.Column("levels", sa.JSON(), nullable=False),
        sa.Column("straight", sa.Boolean(), nullable=False),
        _reference("survey_answers", "survey_id", "surveys"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_survey_answers")),
    )
    op.create_index(op.f("ix_survey_answers_survey_id"), "survey_answers", ["survey_id"])
    op.create_table(
        "survey_comments",
        sa.Column("id", ID, autoincrement=False, nullable=False),
        sa.Column("survey_id", ID, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        _reference("survey_comments", "survey_id", "surveys"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_survey_comments")),
    )
    op.create_index(op.f("ix_survey_comments_survey_id"), "survey_comments", ["survey_id"])
