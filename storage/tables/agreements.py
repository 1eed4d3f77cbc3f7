"""The agreements of partnerships."""

from sqlalchemy import JSON, Date, Integer, String, Table, UniqueConstraint
from sqlalchemy import Column as Col

from storage.tables.columns import Id, UTCTime, metadata, reference

# One row a version; nothing of it is changed but that the other side agrees. The newest is what can be agreed to.
# `told_before`: how many days before its end, at the latest, both sides were told of it.
agreements = Table(
    "agreements",
    metadata,
    Col("id", Id, primary_key=True),
    reference("partnership_id", "partnerships"),
    Col("version", Integer, nullable=False),
    Col("side", String(16), nullable=False),
    Col("starts_on", Date, nullable=False),
    Col("ends_on", Date, nullable=False),
    Col("answers", JSON, nullable=False),
    reference("proposed_by", "people"),
    Col("proposed_at", UTCTime, nullable=False),
    reference("agreed_by", "people", optional=True),
    Col("agreed_at", UTCTime),
    Col("told_before", Integer),
    UniqueConstraint("partnership_id", "version"),
)
