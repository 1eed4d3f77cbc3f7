"""What is asked for: rectifications, ratings, surveys."""

from sqlalchemy import (
    JSON,
    Boolean,
    Date,
    ForeignKey,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
    UniqueConstraint,
    false,
    text,
)
from sqlalchemy import Column as Col

from storage.tables.columns import Id, UTCTime, metadata, reference

rectifications = Table(
    "rectifications",
    metadata,
    Col("id", Id, primary_key=True),
    reference("partnership_id", "partnerships", index=True),
    Col("side", String(16), nullable=False),  # the one that has to mend it
    Col("state", String(16), nullable=False),
    Col("revision", Integer, nullable=False),
    Col("problem", Text, nullable=False),
    Col("measure", Text),
    Col("responsible", String(120)),
    reference("responsible_id", "people", optional=True, index=True),
    Col("due_on", Date, nullable=False),
    Col("extensions", Integer, nullable=False, server_default=text("0")),
    Col("outcome", Text),
    Col("evidence", JSON),
    Col("source", String(16)),
    Col("source_id", Id),  # of a record, a comment or a rating round
    Col("source_place", Integer),  # of an item in its round
    reference("raised_by", "people"),
    Col("raised_at", UTCTime, nullable=False),
)

# All that happened to a rectification, on which day where it lies, and by which side; nothing is changed or removed.
rectification_steps = Table(
    "rectification_steps",
    metadata,
    Col("id", Id, primary_key=True),
    reference("rectification_id", "rectifications", index=True),
    Col("step", String(16), nullable=False),
    Col("side", String(16)),
    reference("person_id", "people"),
    Col("on", Date, nullable=False),
    Col("at", UTCTime, nullable=False),
    Col("reason", Text),
)

# A rubric is rated for a partnership and period, until the day on which it closes.
rating_rounds = Table(
    "rating_rounds",
    metadata,
    Col("id", Id, primary_key=True),
    reference("partnership_id", "partnerships", index=True),
    Col("indicator", String(40), nullable=False),
    Col("period", String(24), nullable=False),
    Col("first_day", Date, nullable=False),
    Col("last_day", Date, nullable=False),
    Col("closes_on", Date, nullable=False),
    Col("closed_at", UTCTime),
    reference("started_by", "people"),
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
    reference("round_id", "rating_rounds", index=True),
    reference("used_by", "people", optional=True),
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
    reference("organisation_id", "organisations"),
    Col("name", String(60), nullable=False),
    Col("key", String(60), nullable=False),
    UniqueConstraint("organisation_id", "key"),
)

# Surveys (问卷) — see docs/adr/0010-surveys-that-are-anonymous.md for why there is no person and no time below.
surveys = Table(
    "surveys",
    metadata,
    Col("id", Id, primary_key=True),
    reference("partnership_id", "partnerships", index=True),
    Col("questionnaire", String(40), nullable=False),
    Col("period", String(24), nullable=False),
    Col("first_day", Date, nullable=False),
    Col("last_day", Date, nullable=False),
    Col("closes_on", Date, nullable=False),
    Col("anonymous", Boolean, nullable=False),
    Col("code", String(40), unique=True),
    Col("salt", LargeBinary),
    Col("closed_at", UTCTime),
    reference("started_by", "people"),
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
    reference("survey_id", "surveys", index=True),
    Col("stand", String(16), nullable=False),
    Col("levels", JSON, nullable=False),
    Col("straight", Boolean, nullable=False),
    Col("imported", Boolean, nullable=False, server_default=false()),  # collected elsewhere
)

survey_comments = Table(
    "survey_comments",
    metadata,
    Col("id", Id, primary_key=True, autoincrement=False),
    reference("survey_id", "surveys", index=True),
    Col("text", Text, nullable=False),
)
