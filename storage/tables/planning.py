"""What is planned, and what people are told when: events, reminders, digests."""

from sqlalchemy import JSON, Boolean, Date, ForeignKey, Index, Integer, String, Table, UniqueConstraint
from sqlalchemy import Column as Col

from storage.tables.addresses import address_columns
from storage.tables.columns import Id, UTCTime, metadata, reference

# A plan that repeats: `plan` holds the answers of the first one, `made_until` the last day that has its event.
event_series = Table(
    "event_series",
    metadata,
    Col("id", Id, primary_key=True),
    reference("partnership_id", "partnerships"),
    reference("organiser_id", "people"),
    Col("plan", JSON, nullable=False),
    Col("made_until", Date, nullable=False),
    Col("ended_at", UTCTime),
)

events = Table(
    "events",
    metadata,
    Col("id", Id, primary_key=True),
    reference("partnership_id", "partnerships"),
    reference("series_id", "event_series", optional=True, index=True),
    reference("organiser_id", "people", index=True),
    Col("side", String(16), nullable=False),
    Col("state", String(16), nullable=False),
    Col("title", String(200), nullable=False),
    Col("plan", JSON, nullable=False),
    Col("starts_at", UTCTime, nullable=False),
    Col("ends_at", UTCTime, nullable=False),
    Col("code", String(64), nullable=False, unique=True),
    Col("revision", Integer, nullable=False),
    reference("record_id", "records", optional=True),
    Col("created_at", UTCTime, nullable=False),
    Index("ix_events_partnership", "partnership_id", "starts_at"),
    Index("ix_events_state", "state", "ends_at"),
)

# Who was there, or asked for leave beforehand: an entry of the roster, or a person whom no roster names.
check_ins = Table(
    "check_ins",
    metadata,
    Col("id", Id, primary_key=True),
    reference("event_id", "events"),
    Col("side", String(16), nullable=False),
    reference("roster_id", "roster", optional=True),
    reference("person_id", "people", optional=True),
    Col("name", String(120), nullable=False),
    Col("leave", String(16)),
    reference("noted_by", "people"),
    Col("at", UTCTime, nullable=False),
    UniqueConstraint("event_id", "roster_id"),
    UniqueConstraint("event_id", "person_id"),
)

# Days that are not as the public calendar has them: of everybody, of an organisation (a college's holidays), or of a
# person (leave). `working`: a day on which work is done although it is at a weekend or a holiday.
days_off = Table(
    "days_off",
    metadata,
    Col("id", Id, primary_key=True),
    reference("organisation_id", "organisations", optional=True),
    reference("person_id", "people", optional=True, index=True),
    Col("first", Date, nullable=False),
    Col("last", Date, nullable=False),
    Col("working", Boolean, nullable=False),
    Col("note", String(60), nullable=False),
)

# How somebody wants to be reminded, where it differs from what is usual.
habits = Table(
    "habits",
    metadata,
    Col("person_id", Id, ForeignKey("people.id"), primary_key=True),
    Col("state", JSON, nullable=False),
    Col("snoozed_until", UTCTime),
)

# What an admin has set for the whole programme, where it differs from what is usual.
programme_settings = Table(
    "programme_settings",
    metadata,
    Col("name", String(40), primary_key=True),
    Col("value", JSON, nullable=False),
)

# What somebody is to hear who must not be disturbed now.
waiting_news = Table(
    "waiting_news",
    metadata,
    Col("id", Id, primary_key=True),
    reference("person_id", "people"),
    Col("kind", String(40), nullable=False),
    Col("subject_id", Id, nullable=False),
)

# Every private message that a person did not ask for, save digests: the budget is counted here.
unasked = Table(
    "unasked",
    metadata,
    Col("id", Id, primary_key=True),
    reference("person_id", "people"),
    Col("kind", String(16), nullable=False),
    Col("at", UTCTime, nullable=False),
    Index("ix_unasked_person", "person_id", "at"),
)

# How often somebody was told that they owe something.
tellings = Table(
    "tellings",
    metadata,
    Col("person_id", Id, ForeignKey("people.id"), primary_key=True),
    Col("debt", String(60), primary_key=True),
    Col("times", Integer, nullable=False),
    Col("last_at", UTCTime, nullable=False),
    Index("ix_tellings_debt", "debt"),
)

# A week's figures, frozen when it was over, so that both sides read the same.
weeks = Table(
    "weeks",
    metadata,
    Col("partnership_id", Id, ForeignKey("partnerships.id"), primary_key=True),
    Col("monday", Date, primary_key=True),
    Col("figures", JSON, nullable=False),
    Col("frozen_at", UTCTime, nullable=False),
)

# To whom a week's digest goes, and when. A chat that is no person's is a group.
digest_turns = Table(
    "digest_turns",
    metadata,
    Col("id", Id, primary_key=True),
    reference("partnership_id", "partnerships"),
    Col("monday", Date, nullable=False),
    *address_columns(),
    reference("person_id", "people", optional=True, index=True),
    Col("short", Boolean, nullable=False),
    Col("due_at", UTCTime, nullable=False),
    Col("done_at", UTCTime),
    UniqueConstraint("partnership_id", "monday", "channel", "recipient"),
    Index("ix_digest_turns_due", "done_at", "due_at"),
)
