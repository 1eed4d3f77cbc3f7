"""The whole ledger: versions that stand, joins, spot checks, erasures, documents"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def _reference(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=op.f(f"fk_{table}_{column}"))


def upgrade() -> None:
    _people()
    _records()
    _documents()


def _people() -> None:
    with op.batch_alter_table("partnerships") as batch:
        batch.add_column(sa.Column("ended_on", sa.Date()))
    with op.batch_alter_table("people") as batch:
        batch.add_column(sa.Column("erased_at", sa.DateTime()))
    with op.batch_alter_table("roster") as batch:
        batch.add_column(sa.Column("continues_id", ID))
        batch.create_foreign_key(op.f("fk_roster_continues_id"), "roster", ["continues_id"], ["id"])
    op.create_table(
        "erasures",
        sa.Column("id", ID, nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("asked_at", sa.DateTime(), nullable=False),
        sa.Column("granted", sa.Boolean()),
        sa.Column("decided_by", ID),
        sa.Column("decided_at", sa.DateTime()),
        _reference("erasures", "person_id", "people"),
        _reference("erasures", "decided_by", "people"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_erasures")),
    )
    op.create_index(op.f("ix_erasures_person_id"), "erasures", ["person_id"])


def _records() -> None:
    with op.batch_alter_table("records") as batch:
        batch.add_column(sa.Column("confirmed_version", sa.Integer()))
        batch.add_column(sa.Column("asked_version", sa.Integer()))
        batch.add_column(sa.Column("mode", sa.String(length=32)))
        batch.add_column(sa.Column("search", sa.Text(), nullable=False, server_default=""))
        batch.add_column(sa.Column("natural_key", sa.String(length=120)))
        batch.add_column(sa.Column("good_practice", sa.Boolean(), nullable=False, server_default=sa.false()))
        batch.drop_index("ix_records_ledger")
        batch.create_index("ix_records_ledger", ["partnership_id", "event_date"])
        batch.create_index("ix_records_state", ["state", "changed_at"])
        batch.create_index(op.f("ix_records_natural_key"), ["natural_key"])
    op.execute("UPDATE records SET confirmed_version = version WHERE state = 'confirmed'")
    op.execute(
        "UPDATE records SET asked_version = (SELECT max(version) FROM facts"
        " WHERE facts.record_id = records.id AND facts.state = 'waiting_other')"
    )
    op.execute("UPDATE records SET search = lower(title)")
    with op.batch_alter_table("facts") as batch:
        batch.add_column(sa.Column("category", sa.String(length=32)))
    op.create_table(
        "record_joins",
        sa.Column("record_id", ID, nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        _reference("record_joins", "record_id", "records"),
        _reference("record_joins", "person_id", "people"),
        sa.PrimaryKeyConstraint("record_id", "person_id", name=op.f("pk_record_joins")),
    )
    op.create_index(op.f("ix_record_joins_person_id"), "record_joins", ["person_id"])
    op.create_table(
        "spot_checks",
        sa.Column("id", ID, nullable=False),
        sa.Column("period", sa.String(length=16), nullable=False),
        sa.Column("record_id", ID, nullable=False),
        sa.Column("drawn_at", sa.DateTime(), nullable=False),
        sa.Column("sound", sa.Boolean()),
        sa.Column("checked_by", ID),
        sa.Column("checked_at", sa.DateTime()),
        _reference("spot_checks", "record_id", "records"),
        _reference("spot_checks", "checked_by", "people"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_spot_checks")),
        sa.UniqueConstraint("period", "record_id", name=op.f("uq_spot_checks_period_record_id")),
    )


def _documents() -> None:
    op.create_table(
        "documents",
        sa.Column("id", ID, nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("parameters", sa.JSON(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        _reference("documents", "person_id", "people"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_documents")),
    )
    op.create_index(op.f("ix_documents_state"), "documents", ["state"])
    op.create_table(
        "views",
        sa.Column("person_id", ID, nullable=False),
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("state", sa.JSON(), nullable=False),
        _reference("views", "person_id", "people"),
        sa.PrimaryKeyConstraint("person_id", "name", name=op.f("pk_views")),
    )
