"""What both sides are asked, months later, of what was adopted."""

from sqlalchemy import Boolean, Date, Index, Integer, String, Table, UniqueConstraint
from sqlalchemy import Column as Col

from storage.tables.columns import Id, UTCTime, metadata, reference

# One row a record, stage and side. `still_used` is None until the side has answered; `adopted` is the measure by which
# an indicator counts it.
follow_ups = Table(
    "follow_ups",
    metadata,
    Col("id", Id, primary_key=True),
    reference("record_id", "records"),
    reference("partnership_id", "partnerships"),
    Col("side", String(16), nullable=False),
    Col("months", Integer, nullable=False),
    Col("adopted", String(32), nullable=False),
    Col("due_on", Date, nullable=False),
    Col("still_used", Boolean),
    Col("reason", String(24)),
    reference("answered_by", "people", optional=True),
    Col("answered_at", UTCTime),
    UniqueConstraint("record_id", "months", "side"),
    Index("ix_follow_ups_partnership", "partnership_id", "due_on"),
    Index("ix_follow_ups_due", "due_on"),
)
