"""The clock: planned events, check-ins, who is reminded of what and when, weekly figures and digests"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def _reference(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=op.f(f"fk_{table}_{column}"))


def upgrade() -> None:
    _events()
    _reminders()
    _digests()


def _events() -> None:
    with op.batch_alter_table("chats") as batch:
        batch.add_column(sa.Column("language", sa.String(length=8), nullable=False, server_default="zh-CN"))
    op.create_table(
        "event_series",
        sa.Column("id", ID, nullable=False),
        sa.Column("partnership_id", ID, nullable=False),
        sa.Column("organiser_id", ID, nullable=False),
        sa.Column("plan", sa.JSON(), nullable=False),
        sa.Column("made_until", sa.Date(), nullable=False),
        sa.Column("ended_at", sa.DateTime()),
        _reference("event_series", "partnership_id", "partnerships"),
        _reference("event_series", "organiser_id", "people"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event_series")),
    )
    op.create_table(
        "events",
        sa.Column("id", ID, nullable=False),
        sa.Column("partnership_id", ID, nullable=False),
        sa.Column("series_id", ID),
        sa.Column("organiser_id", ID, nullable=False),
        sa.Column("side", sa.String(length=16), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("plan", sa.JSON(), nullable=False),
        sa.Column("starts_at", sa.DateTime(), nullable=False),
        sa.Column("ends_at", sa.DateTime(), nullable=False),
        sa.Column("code", sa.String(length=64), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("record_id", ID),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        _reference("events", "partnership_id", "partnerships"),
        _reference("events", "series_id", "event_series"),
        _reference("events", "organiser_id", "people"),
        _reference("events", "record_id", "records"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_events")),
        sa.UniqueConstraint("code", name=op.f("uq_events_code")),
    )
    op.create_index("ix_events_state", "events", ["state", "ends_at"])
    op.create_index("ix_events_series_id", "events", ["series_id"])
    op.create_index("ix_events_organiser_id", "events", ["organiser_id"])
    op.create_index("ix_events_partnership", "events", ["partnership_id", "starts_at"])
    op.create_table(
        "check_ins",
        sa.Column("id", ID, nullable=False),
        sa.Column("event_id", ID, nullable=False),
        sa.Column("side", sa.String(length=16), nullable=False),
        sa.Column("roster_id", ID),
        sa.Column("person_id", ID),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("leave", sa.String(length=16)),
        sa.Column("noted_by", ID, nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        _reference("check_ins", "event_id", "events"),
        _reference("check_ins", "roster_id", "roster"),
        _reference("check_ins", "person_id", "people"),
        _reference("check_ins", "noted_by", "people"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_check_ins")),
        sa.UniqueConstraint("event_id", "roster_id", name=op.f("uq_check_ins_event_id_roster_id")),
        sa.UniqueConstraint("event_id", "person_id", name=op.f("uq_check_ins_event_id_person_id")),
    )


def _reminders() -> None:
    op.create_table(
        "days_off",
        sa.Column("id", ID, nullable=False),
        sa.Column("organisation_id", ID),
        sa.Column("person_id", ID),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("last", sa.Date(), nullable=False),
        sa.Column("working", sa.Boolean(), nullable=False),
        sa.Column("note", sa.String(length=60), nullable=False),
        _reference("days_off", "organisation_id", "organisations"),
        _reference("days_off", "person_id", "people"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_days_off")),
    )
    op.create_index("ix_days_off_person_id", "days_off", ["person_id"])
    op.create_table(
        "habits",
        sa.Column("person_id", ID, nullable=False),
        sa.Column("state", sa.JSON(), nullable=False),
        sa.Column("snoozed_until", sa.DateTime()),
        _reference("habits", "person_id", "people"),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_habits")),
    )
    op.create_table(
        "waiting_news",
        sa.Column("id", ID, nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("subject_id", ID, nullable=False),
        _reference("waiting_news", "person_id", "people"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_waiting_news")),
    )
    op.create_table(
        "unasked",
        sa.Column("id", ID, nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        _reference("unasked", "person_id", "people"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_unasked")),
    )
    op.create_index("ix_unasked_person", "unasked", ["person_id", "at"])
    op.create_table(
        "tellings",
        sa.Column("person_id", ID, nullable=False),
        sa.Column("debt", sa.String(length=60), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.Column("last_at", sa.DateTime(), nullable=False),
        _reference("tellings", "person_id", "people"),
        sa.PrimaryKeyConstraint("person_id", "debt", name=op.f("pk_tellings")),
    )


def _digests() -> None:
    op.create_table(
        "weeks",
        sa.Column("partnership_id", ID, nullable=False),
        sa.Column("monday", sa.Date(), nullable=False),
        sa.Column("figures", sa.JSON(), nullable=False),
        sa.Column("frozen_at", sa.DateTime(), nullable=False),
        _reference("weeks", "partnership_id", "partnerships"),
        sa.PrimaryKeyConstraint("partnership_id", "monday", name=op.f("pk_weeks")),
    )
    op.create_table(
        "digest_turns",
        sa.Column("id", ID, nullable=False),
        sa.Column("partnership_id", ID, nullable=False),
        sa.Column("monday", sa.Date(), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("person_id", ID),
        sa.Column("short", sa.Boolean(), nullable=False),
        sa.Column("due_at", sa.DateTime(), nullable=False),
        sa.Column("done_at", sa.DateTime()),
        _reference("digest_turns", "partnership_id", "partnerships"),
        _reference("digest_turns", "person_id", "people"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_digest_turns")),
        sa.UniqueConstraint(
            "partnership_id", "monday", "chat_id", name=op.f("uq_digest_turns_partnership_id_monday_chat_id")
        ),
    )
    op.create_index("ix_digest_turns_person_id", "digest_turns", ["person_id"])
    op.create_index("ix_digest_turns_due", "digest_turns", ["done_at", "due_at"])
