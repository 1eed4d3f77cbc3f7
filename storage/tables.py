"""Every table of the ledger, declared once; the migrations must agree with it."""

from datetime import UTC, datetime

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Date,
    DateTime,
    Dialect,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
    false,
    text,
    true,
)
from sqlalchemy import Column as Col

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

# SQLite numbers rows by itself only for INTEGER; Telegram's own ids need 64 bits everywhere.
Id = BigInteger().with_variant(Integer, "sqlite")


class UTCTime(TypeDecorator[datetime]):
    """An aware moment, stored as naive UTC (SQLite would return it naive anyhow)."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.replace(tzinfo=UTC)


def _reference(name: str, target: str, *, optional: bool = False, index: bool = False) -> Col[int]:
    return Col(name, Id, ForeignKey(f"{target}.id"), nullable=optional, index=index)


# Who there is -------------------------------------------------------------------------------------------------------

organisations = Table(
    "organisations",
    metadata,
    Col("id", Id, primary_key=True),
    Col("side", String(16), nullable=False),
    Col("name", String(120), nullable=False, unique=True),
)

branches = Table(
    "branches",
    metadata,
    Col("id", Id, primary_key=True),
    _reference("organisation_id", "organisations"),
    Col("name", String(120), nullable=False),
    UniqueConstraint("organisation_id", "name"),
)

partnerships = Table(
    "partnerships",
    metadata,
    Col("id", Id, primary_key=True),
    _reference("college_id", "organisations"),
    _reference("enterprise_id", "organisations"),
    Col("started_on", Date, nullable=False),
    Col("ended_on", Date),
    Col("agreement_number", String(60)),
    Col("time_zone", String(40), nullable=False),
    Col("own_review", Boolean, nullable=False, server_default=true()),
    Col("revision", Integer, nullable=False, server_default=text("0")),
    Col("revised_at", UTCTime),
    UniqueConstraint("college_id", "enterprise_id"),
)

people = Table(
    "people",
    metadata,
    Col("id", Id, primary_key=True),
    Col("telegram_id", BigInteger, nullable=False, unique=True),
    Col("name", String(120), nullable=False),
    Col("language", String(8), nullable=False),
    Col("blocked_at", UTCTime),
    Col("erased_at", UTCTime),
    Col("created_at", UTCTime, nullable=False),
)

erasures = Table(
    "erasures",
    metadata,
    Col("id", Id, primary_key=True),
    _reference("person_id", "people", index=True),
    Col("asked_at", UTCTime, nullable=False),
    Col("granted", Boolean),
    _reference("decided_by", "people", optional=True),
    Col("decided_at", UTCTime),
)

memberships = Table(
    "memberships",
    metadata,
    Col("id", Id, primary_key=True),
    _reference("person_id", "people", index=True),
    Col("role", String(16), nullable=False),
    _reference("organisation_id", "organisations", optional=True, index=True),
    Col("since", UTCTime, nullable=False),
    Col("until", UTCTime),
)

roster = Table(
    "roster",
    metadata,
    Col("id", Id, primary_key=True),
    _reference("organisation_id", "organisations"),
    _reference("branch_id", "branches"),
    Col("name", String(120), nullable=False),
    Col("party_member", Boolean, nullable=False),
    Col("joined_on", Date, nullable=False),
    Col("left_on", Date),
    _reference("person_id", "people", optional=True, index=True),
    # A transfer or a change of party membership ends one entry and begins another; this is the human's first entry.
    _reference("continues_id", "roster", optional=True),
    Index("ix_roster_organisation", "organisation_id", "branch_id"),
)

invitations = Table(
    "invitations",
    metadata,
    Col("id", Id, primary_key=True),
    Col("code", String(64), nullable=False, unique=True),
    Col("role", String(16), nullable=False),
    _reference("organisation_id", "organisations", optional=True),
    Col("uses_left", Integer, nullable=False),
    Col("expires_at", UTCTime, nullable=False),
    Col("revoked_at", UTCTime),
    _reference("created_by", "people", optional=True),
    Col("created_at", UTCTime, nullable=False),
)

chats = Table(
    "chats",
    metadata,
    Col("id", BigInteger, primary_key=True, autoincrement=False),
    _reference("partnership_id", "partnerships", optional=True),
    Col("language", String(8), nullable=False, server_default="zh-CN"),
    Col("left_at", UTCTime),
)

# What is recorded ---------------------------------------------------------------------------------------------------

drafts = Table(
    "drafts",
    metadata,
    Col("id", Id, primary_key=True),
    _reference("person_id", "people"),
    Col("form", String(40), nullable=False),
    Col("subject", String(40), nullable=False),
    _reference("partnership_id", "partnerships", optional=True),
    Col("revision", Integer, nullable=False),
    Col("focus", Integer, nullable=False),
    Col("state", JSON, nullable=False),
    Col("updated_at", UTCTime, nullable=False),
    UniqueConstraint("person_id", "form", "subject"),
)

records = Table(
    "records",
    metadata,
    Col("id", Id, primary_key=True),
    _reference("partnership_id", "partnerships"),
    Col("side", String(16), nullable=False),
    Col("kind", String(40), nullable=False),
    Col("state", String(16), nullable=False),
    Col("version", Integer, nullable=False),
    # The version that counts, also while a correction of it waits. The four columns after the author are this one's,
    # or the newest version's as long as none was confirmed.
    Col("confirmed_version", Integer),
    # The newest version that the other side was asked about.
    Col("asked_version", Integer),
    Col("revision", Integer, nullable=False),
    _reference("author_id", "people", index=True),
    Col("event_date", Date, nullable=False),
    Col("title", String(200), nullable=False),
    Col("mode", String(32)),
    Col("search", Text, nullable=False, server_default=""),
    Col("natural_key", String(120), index=True),
    Col("good_practice", Boolean, nullable=False, server_default=false()),
    Col("created_at", UTCTime, nullable=False),
    Col("changed_at", UTCTime, nullable=False),
    Index("ix_records_ledger", "partnership_id", "event_date"),
    Index("ix_records_state", "state", "changed_at"),
)

# People who wanted to report the same event and joined the record that was there.
record_joins = Table(
    "record_joins",
    metadata,
    Col("record_id", Id, ForeignKey("records.id"), primary_key=True),
    Col("person_id", Id, ForeignKey("people.id"), primary_key=True, index=True),
    Col("at", UTCTime, nullable=False),
)

spot_checks = Table(
    "spot_checks",
    metadata,
    Col("id", Id, primary_key=True),
    Col("period", String(16), nullable=False),
    _reference("record_id", "records"),
    Col("drawn_at", UTCTime, nullable=False),
    Col("sound", Boolean),
    _reference("checked_by", "people", optional=True),
    Col("checked_at", UTCTime),
    UniqueConstraint("period", "record_id"),
)

record_versions = Table(
    "record_versions",
    metadata,
    Col("record_id", Id, ForeignKey("records.id"), primary_key=True),
    Col("version", Integer, primary_key=True),
    Col("answers", JSON, nullable=False),
    Col("counterpart", JSON),
    _reference("author_id", "people"),
    Col("created_at", UTCTime, nullable=False),
)

evidence = Table(
    "evidence",
    metadata,
    Col("id", Id, primary_key=True),
    _reference("person_id", "people"),
    _reference("record_id", "records", optional=True, index=True),
    Col("kind", String(16), nullable=False),
    Col("file_id", Text, nullable=False),
    Col("unique_id", String(64), nullable=False, index=True),
    Col("name", String(255), nullable=False),
    Col("size", BigInteger),
    Col("sha256", String(64)),
    Col("state", String(16), nullable=False),
    Col("attempts", Integer, nullable=False, server_default=text("0")),
    Col("created_at", UTCTime, nullable=False),
    Index("ix_evidence_state", "state"),
)

facts = Table(
    "facts",
    metadata,
    Col("id", Id, primary_key=True),
    # None: it is of no record, but was said by itself (a nil return, a rating, a rectification).
    _reference("record_id", "records", optional=True, index=True),
    Col("version", Integer, nullable=False),
    Col("state", String(16), nullable=False),
    Col("partnership_id", Id, nullable=False),
    Col("measure", String(40), nullable=False),
    Col("category", String(32)),
    Col("side", String(16)),
    Col("subject", String(64)),
    Col("month", Integer, nullable=False),
    Col("starts_on", Date, nullable=False),
    Col("ends_on", Date, nullable=False),
    Col("quantity", Float, nullable=False),
    Col("known_from", Integer, nullable=False),
    Col("known_until", Integer),
    Index("ix_facts_period", "partnership_id", "measure", "month"),
)

# When each revision of what is known of a partnership began.
revisions = Table(
    "revisions",
    metadata,
    Col("partnership_id", Id, ForeignKey("partnerships.id"), primary_key=True),
    Col("revision", Integer, primary_key=True, autoincrement=False),
    Col("at", UTCTime, nullable=False),
)

# What a confirmation moved: computed off the writer's thread, from what was known before and after it.
impacts = Table(
    "impacts",
    metadata,
    Col("record_id", Id, ForeignKey("records.id"), primary_key=True),
    Col("version", Integer, primary_key=True),
    _reference("person_id", "people"),
    Col("before", Integer, nullable=False),
    Col("after", Integer, nullable=False),
    Col("at", UTCTime, nullable=False),
    Col("state", String(16), nullable=False, index=True),
    Col("moved", JSON, nullable=False),
)

# What a programme's method has otherwise than the packaged one; the newest holds, those before are never changed.
methods = Table(
    "methods",
    metadata,
    Col("number", Id, primary_key=True),
    Col("content", Text, nullable=False),
    Col("version", String(16), nullable=False),
    Col("since", UTCTime, nullable=False),
    _reference("person_id", "people"),
)

# Results as they were told to both sides; nothing of them is ever changed.
publications = Table(
    "publications",
    metadata,
    Col("id", Id, primary_key=True),
    _reference("partnership_id", "partnerships"),
    Col("period", String(32), nullable=False),
    Col("revision", Integer, nullable=False),
    Col("known_at", Date, nullable=False),
    Col("method", Integer, nullable=False),
    Col("digest", String(64), nullable=False),
    Col("result", JSON, nullable=False),
    Col("published_at", UTCTime, nullable=False),
    _reference("published_by", "people"),
    Col("objections_until", UTCTime, nullable=False),
    UniqueConstraint("partnership_id", "period"),
)

# What a side holds against a published result, and what the admin said to it.
result_objections = Table(
    "result_objections",
    metadata,
    Col("id", Id, primary_key=True),
    _reference("publication_id", "publications", index=True),
    Col("side", String(16), nullable=False),
    _reference("person_id", "people"),
    Col("reason", Text, nullable=False),
    Col("at", UTCTime, nullable=False),
    Col("answer", Text),
    _reference("answered_by", "people", optional=True),
    Col("answered_at", UTCTime),
)

# What is asked for -------------------------------------------------------------------------------------------------

rectifications = Table(
    "rectifications",
    metadata,
    Col("id", Id, primary_key=True),
    _reference("partnership_id", "partnerships", index=True),
    Col("side", String(16), nullable=False),  # the one that has to mend it
    Col("state", String(16), nullable=False),
    Col("revision", Integer, nullable=False),
    Col("problem", Text, nullable=False),
    Col("measure", Text),
    Col("responsible", String(120)),
    _reference("responsible_id", "people", optional=True, index=True),
    Col("due_on", Date, nullable=False),
    Col("extensions", Integer, nullable=False, server_default=text("0")),
    Col("outcome", Text),
    Col("evidence", JSON),
    Col("source", String(16)),
    Col("source_id", Id),
    _reference("raised_by", "people"),
    Col("raised_at", UTCTime, nullable=False),
)

# All that happened to a rectification, on which day where it lies, and by which side; nothing is changed or removed.
rectification_steps = Table(
    "rectification_steps",
    metadata,
    Col("id", Id, primary_key=True),
    _reference("rectification_id", "rectifications", index=True),
    Col("step", String(16), nullable=False),
    Col("side", String(16)),
    _reference("person_id", "people"),
    Col("on", Date, nullable=False),
    Col("at", UTCTime, nullable=False),
    Col("reason", Text),
)

# A rubric is rated for a partnership and period, until the day on which it closes.
rating_rounds = Table(
    "rating_rounds",
    metadata,
    Col("id", Id, primary_key=True),
    _reference("partnership_id", "partnerships", index=True),
    Col("indicator", String(40), nullable=False),
    Col("period", String(24), nullable=False),
    Col("first_day", Date, nullable=False),
    Col("last_day", Date, nullable=False),
    Col("closes_on", Date, nullable=False),
    Col("closed_at", UTCTime),
    _reference("started_by", "people"),
    Col("started_at", UTCTime, nullable=False),
)

raters = Table(
    "raters",
    metadata,
    Col("round_id", Id, ForeignKey("rating_rounds.id"), primary_key=True),
    Col("person_id", Id, ForeignKey("people.id"), primary_key=True, index=True),
    Col("stand", String(16), nullable=False),  # a side, or outside
    Col("invited_at", UTCTime, nullable=False),
)

# One person from outside becomes a rater by each of these.
rater_links = Table(
    "rater_links",
    metadata,
    Col("code", String(40), primary_key=True),
    _reference("round_id", "rating_rounds", index=True),
    _reference("used_by", "people", optional=True),
    Col("made_at", UTCTime, nullable=False),
)

ratings = Table(
    "ratings",
    metadata,
    Col("round_id", Id, ForeignKey("rating_rounds.id"), primary_key=True),
    Col("person_id", Id, ForeignKey("people.id"), primary_key=True),
    Col("item", String(40), primary_key=True),
    Col("side", String(16), primary_key=True),  # the organisation that is rated
    Col("level", Integer, nullable=False),
    Col("at", UTCTime, nullable=False),
)

# Media of an organisation's own: what they publish does not count as others' mention.
own_outlets = Table(
    "own_outlets",
    metadata,
    Col("id", Id, primary_key=True),
    _reference("organisation_id", "organisations"),
    Col("name", String(60), nullable=False),
    Col("key", String(60), nullable=False),
    UniqueConstraint("organisation_id", "key"),
)

# Surveys (问卷) — see docs/adr/0010-surveys-that-are-anonymous.md for why there is no person and no time below.
surveys = Table(
    "surveys",
    metadata,
    Col("id", Id, primary_key=True),
    _reference("partnership_id", "partnerships", index=True),
    Col("questionnaire", String(40), nullable=False),
    Col("period", String(24), nullable=False),
    Col("first_day", Date, nullable=False),
    Col("last_day", Date, nullable=False),
    Col("closes_on", Date, nullable=False),
    Col("anonymous", Boolean, nullable=False),
    Col("code", String(40), unique=True),
    Col("salt", LargeBinary),
    Col("closed_at", UTCTime),
    _reference("started_by", "people"),
    Col("started_at", UTCTime, nullable=False),
)

# Who is asked; written at once when the survey begins.
survey_asked = Table(
    "survey_asked",
    metadata,
    Col("survey_id", Id, ForeignKey("surveys.id"), primary_key=True),
    Col("person_id", Id, ForeignKey("people.id"), primary_key=True, index=True),
    Col("side", String(16), nullable=False),
)

# Answers while a survey runs: sealed, all of one length, under a tag that only the process can compute. Without row
# numbers, which would tell the order.
survey_ballots = Table(
    "survey_ballots",
    metadata,
    Col("tag", String(64), primary_key=True),
    Col("survey_id", Id, ForeignKey("surveys.id"), nullable=False),
    Col("sealed", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)

# How many were asked and answered, and whether their answers were opened.
survey_turnout = Table(
    "survey_turnout",
    metadata,
    Col("survey_id", Id, ForeignKey("surveys.id"), primary_key=True),
    Col("stand", String(16), primary_key=True),
    Col("asked", Integer, nullable=False),
    Col("answered", Integer, nullable=False),
    Col("opened", Boolean, nullable=False),
    Col("imported", Integer, nullable=False, server_default=text("0")),
)

# Written in one go when the survey closes, shuffled, under random numbers.
survey_answers = Table(
    "survey_answers",
    metadata,
    Col("id", Id, primary_key=True, autoincrement=False),
    _reference("survey_id", "surveys", index=True),
    Col("stand", String(16), nullable=False),
    Col("levels", JSON, nullable=False),
    Col("straight", Boolean, nullable=False),
    Col("imported", Boolean, nullable=False, server_default=false()),  # collected elsewhere
)

survey_comments = Table(
    "survey_comments",
    metadata,
    Col("id", Id, primary_key=True, autoincrement=False),
    _reference("survey_id", "surveys", index=True),
    Col("text", Text, nullable=False),
)

audit = Table(
    "audit",
    metadata,
    Col("id", Id, primary_key=True),
    Col("at", UTCTime, nullable=False),
    _reference("person_id", "people", optional=True, index=True),
    Col("action", String(40), nullable=False),
    Col("subject", String(40), nullable=False),
    Col("subject_id", Id, nullable=False),
    Col("version", Integer),
    Col("details", JSON, nullable=False),
    Index("ix_audit_subject", "subject", "subject_id"),
)

# What is planned ------------------------------------------------------------------------------------------------------

# A plan that repeats: `plan` holds the answers of the first one, `made_until` the last day that has its event.
event_series = Table(
    "event_series",
    metadata,
    Col("id", Id, primary_key=True),
    _reference("partnership_id", "partnerships"),
    _reference("organiser_id", "people"),
    Col("plan", JSON, nullable=False),
    Col("made_until", Date, nullable=False),
    Col("ended_at", UTCTime),
)

events = Table(
    "events",
    metadata,
    Col("id", Id, primary_key=True),
    _reference("partnership_id", "partnerships"),
    _reference("series_id", "event_series", optional=True, index=True),
    _reference("organiser_id", "people", index=True),
    Col("side", String(16), nullable=False),
    Col("state", String(16), nullable=False),
    Col("title", String(200), nullable=False),
    Col("plan", JSON, nullable=False),
    Col("starts_at", UTCTime, nullable=False),
    Col("ends_at", UTCTime, nullable=False),
    Col("code", String(64), nullable=False, unique=True),
    Col("revision", Integer, nullable=False),
    _reference("record_id", "records", optional=True),
    Col("created_at", UTCTime, nullable=False),
    Index("ix_events_partnership", "partnership_id", "starts_at"),
    Index("ix_events_state", "state", "ends_at"),
)

# Who was there, or asked for leave beforehand: an entry of the roster, or a person whom no roster names.
check_ins = Table(
    "check_ins",
    metadata,
    Col("id", Id, primary_key=True),
    _reference("event_id", "events"),
    Col("side", String(16), nullable=False),
    _reference("roster_id", "roster", optional=True),
    _reference("person_id", "people", optional=True),
    Col("name", String(120), nullable=False),
    Col("leave", String(16)),
    _reference("noted_by", "people"),
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
    _reference("organisation_id", "organisations", optional=True),
    _reference("person_id", "people", optional=True, index=True),
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

# What somebody is to hear who must not be disturbed now.
waiting_news = Table(
    "waiting_news",
    metadata,
    Col("id", Id, primary_key=True),
    _reference("person_id", "people"),
    Col("kind", String(40), nullable=False),
    Col("subject_id", Id, nullable=False),
)

# Every private message that a person did not ask for, save digests: the budget is counted here.
unasked = Table(
    "unasked",
    metadata,
    Col("id", Id, primary_key=True),
    _reference("person_id", "people"),
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
    _reference("partnership_id", "partnerships"),
    Col("monday", Date, nullable=False),
    Col("chat_id", BigInteger, nullable=False),
    _reference("person_id", "people", optional=True, index=True),
    Col("short", Boolean, nullable=False),
    Col("due_at", UTCTime, nullable=False),
    Col("done_at", UTCTime),
    UniqueConstraint("partnership_id", "monday", "chat_id"),
    Index("ix_digest_turns_due", "done_at", "due_at"),
)

# What travels ---------------------------------------------------------------------------------------------------------

updates = Table(
    "updates",
    metadata,
    Col("bot_id", BigInteger, primary_key=True, autoincrement=False),
    Col("update_id", BigInteger, primary_key=True, autoincrement=False),
    Col("received_at", UTCTime, nullable=False, index=True),
)

set_aside = Table(
    "set_aside",
    metadata,
    Col("id", Id, primary_key=True),
    Col("incident", String(16), nullable=False, unique=True),
    Col("error", String(200), nullable=False),
    Col("update", JSON, nullable=False),
    Col("at", UTCTime, nullable=False),
)

posts = Table(
    "posts",
    metadata,
    Col("id", Id, primary_key=True),
    Col("chat_id", BigInteger, nullable=False),
    Col("key", String(120), unique=True),
    Col("content", JSON, nullable=False),
    Col("bulk", Boolean, nullable=False, server_default=false()),
    Col("sequence", BigInteger, nullable=False),
    Col("state", String(16), nullable=False),
    Col("message_id", BigInteger),
    Col("at", UTCTime, nullable=False),
    Index("ix_posts_state", "state"),
)

screens = Table(
    "screens",
    metadata,
    Col("id", Id, primary_key=True),
    Col("chat_id", BigInteger, nullable=False),
    Col("purpose", String(40), nullable=False),
    Col("content", JSON, nullable=False),
    Col("message_id", BigInteger),
    Col("wanted", Integer, nullable=False),
    Col("shown", Integer, nullable=False),
    Col("move", Boolean, nullable=False),
    Col("quiet_seconds", Float, nullable=False),
    Col("sequence", BigInteger, nullable=False),
    Col("at", UTCTime, nullable=False),
    UniqueConstraint("chat_id", "purpose"),
)

Index(
    "ix_screens_waiting",
    screens.c.id,
    sqlite_where=screens.c.wanted > screens.c.shown,
    postgresql_where=screens.c.wanted > screens.c.shown,
)

# Files that somebody has asked for: made off the writer's thread, then sent.
documents = Table(
    "documents",
    metadata,
    Col("id", Id, primary_key=True),
    _reference("person_id", "people"),
    Col("chat_id", BigInteger, nullable=False),
    Col("kind", String(40), nullable=False),
    Col("parameters", JSON, nullable=False),
    Col("state", String(16), nullable=False, index=True),
    Col("at", UTCTime, nullable=False),
)

# Tables that people send, as lists of people: read off the writer's thread, shown, and then taken or left.
imports = Table(
    "imports",
    metadata,
    Col("id", Id, primary_key=True),
    _reference("person_id", "people", index=True),
    Col("chat_id", BigInteger, nullable=False),
    Col("purpose", String(40), nullable=False),
    Col("subject_id", Id, nullable=False),
    Col("file_id", Text),
    Col("state", String(16), nullable=False, index=True),
    Col("lines", JSON),
    Col("choices", JSON, nullable=False),
    Col("at", UTCTime, nullable=False),
)

# What a person looks at in a list: the filter and the search, so that its buttons stay short.
views = Table(
    "views",
    metadata,
    Col("person_id", Id, ForeignKey("people.id"), primary_key=True),
    Col("name", String(40), primary_key=True),
    Col("state", JSON, nullable=False),
)

leases = Table(
    "leases",
    metadata,
    Col("name", String(40), primary_key=True),
    Col("holder", String(64), nullable=False),
    Col("epoch", Integer, nullable=False),
    Col("expires_at", UTCTime, nullable=False),
)
