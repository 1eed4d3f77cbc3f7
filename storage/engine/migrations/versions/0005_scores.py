"""Scores: when each revision began, facts without a record, methods, publications and objections to them"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def _reference(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=op.f(f"fk_{table}_{column}"))


def upgrade() -> None:
    _facts()
    _impacts()
    _methods()
    _publications()


def _facts() -> None:
    with op.batch_alter_table("facts") as batch:
        batch.alter_column("record_id", existing_type=ID, nullable=True)
        batch.drop_index("ix_facts_period")
        batch.create_index("ix_facts_period", ["partnership_id", "measure", "month"])
    op.create_table(
        "revisions",
        sa.Column("partnership_id", ID, nullable=False),
        sa.Column("revision", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        _reference("revisions", "partnership_id", "partnerships"),
        sa.PrimaryKeyConstraint("partnership_id", "revision", name=op.f("pk_revisions")),
    )
    op.execute(
        "INSERT INTO revisions (partnership_id, revision, at)"
        " SELECT id, revision, revised_at FROM partnerships WHERE revised_at IS NOT NULL"
    )


def _impacts() -> None:
    op.create_table(
        "impacts",
        sa.Column("record_id", ID, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("before", sa.Integer(), nullable=False),
        sa.Column("after", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("moved", sa.JSON(), nullable=False),
        _reference("impacts", "record_id", "records"),
        _reference("impacts", "person_id", "people"),
        sa.PrimaryKeyConstraint("record_id", "version", name=op.f("pk_impacts")),
    )
    op.create_index(op.f("ix_impacts_state"), "impacts", ["state"])


def _methods() -> None:
    op.create_table(
        "methods",
        sa.Column("number", ID, nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("version", sa.String(length=16), nullable=False),
        sa.Column("since", sa.DateTime(), nullable=False),
        sa.Column("person_id", ID, nullable=False),
        _reference("methods", "person_id", "people"),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_methods")),
    )


def _publications() -> None:
    op.create_table(
        "publications",
        sa.Column("id", ID, nullable=False),
        sa.Column("partnership_id", ID, nullable=False),
        sa.Column("period", sa.String(length=32), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("known_at", sa.Date(), nullable=False),
        sa.Column("method", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("result", sa.JSON(), nullable=False),
        sa.Column("published_at", sa.DateTime(), nullable=False),
        sa.Column("published_by", ID, nullable=False),
        sa.Column("objections_until", sa.DateTime(), nullable=False),
        _reference("publications", "partnership_id", "partnerships"),
        _reference("publications", "published_by", "people"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_publications")),
        sa.UniqueConstraint("partnership_id", "period", name=op.f("uq_publications_partnership_id_period")),
    )
    op.create_table(
        "result_objections",
        sa.Column("id", ID, nullable=False),
        sa.Column("publication_id", ID, nullable=False),
        sa.Column("side", sa.String(length=16), nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("answer", sa.Text()),
        sa.Column("answered_by", ID),
        sa.Column("answered_at", sa.DateTime()),
        _reference("result_objections", "publication_id", "publications"),
        _reference("result_objections", "person_id", "people"),
        _reference("result_objections", "answered_by", "people"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_result_objections")),
    )
    op.create_index(op.f("ix_result_objections_publication_id"), "result_objections", ["publication_id"])
