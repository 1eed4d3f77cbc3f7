"""What is made of the facts: methods, each side's assessment, published results and objections."""

from sqlalchemy import JSON, Date, Index, Integer, String, Table, Text, UniqueConstraint
from sqlalchemy import Column as Col

from storage.tables.columns import Id, UTCTime, metadata, reference

# What a programme's method has otherwise than the packaged one; the newest holds, those before are never changed.
methods = Table(
    "methods",
    metadata,
    Col("number", Id, primary_key=True),
    Col("content", Text, nullable=False),
    Col("version", String(16), nullable=False),
    Col("since", UTCTime, nullable=False),
    reference("person_id", "people"),
)

# How a side sees a period: what was achieved, what was wanting, what comes next. The newest of a side holds.
assessments = Table(
    "assessments",
    metadata,
    Col("id", Id, primary_key=True),
    reference("partnership_id", "partnerships"),
    Col("period", String(32), nullable=False),
    Col("side", String(16), nullable=False),
    Col("answers", JSON, nullable=False),
    reference("person_id", "people"),
    Col("at", UTCTime, nullable=False),
    Index("ix_assessments_period", "partnership_id", "period"),
)

# Results as they were told to both sides; nothing of them is ever changed.
publications = Table(
    "publications",
    metadata,
    Col("id", Id, primary_key=True),
    reference("partnership_id", "partnerships"),
    Col("period", String(32), nullable=False),
    Col("revision", Integer, nullable=False),
    Col("known_at", Date, nullable=False),
    Col("method", Integer, nullable=False),
    Col("digest", String(64), nullable=False),
    Col("result", JSON, nullable=False),
    Col("published_at", UTCTime, nullable=False),
    reference("published_by", "people"),
    Col("objections_until", UTCTime, nullable=False),
    UniqueConstraint("partnership_id", "period"),
)

# What a side holds against a published result, and what the admin said to it.
result_objections = Table(
    "result_objections",
    metadata,
    Col("id", Id, primary_key=True),
    reference("publication_id", "publications", index=True),
    Col("side", String(16), nullable=False),
    reference("person_id", "people"),
    Col("reason", Text, nullable=False),
    Col("at", UTCTime, nullable=False),
    Col("answer", Text),
    reference("answered_by", "people", optional=True),
    Col("answered_at", UTCTime),
)

# What readers of the public pages write about a result: by nobody, held until an admin has looked at it.
reader_comments = Table(
    "reader_comments",
    metadata,
    Col("id", Id, primary_key=True),
    reference("publication_id", "publications", index=True),
    Col("text", Text, nullable=False),
    Col("at", UTCTime, nullable=False),
    Col("state", String(16), nullable=False),
    Col("answer", Text),
    reference("decided_by", "people", optional=True),
    Col("decided_at", UTCTime),
)
