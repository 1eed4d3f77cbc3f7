"""What the sides of partnerships offer and need."""

from sqlalchemy import JSON, Date, Index, Integer, String, Table, Text
from sqlalchemy import Column as Col

from storage.tables.columns import Id, UTCTime, metadata, reference

# `search` is by what it is found; the claimant is who claims it or has it, and for which organisation.
board_items = Table(
    "board_items",
    metadata,
    Col("id", Id, primary_key=True),
    reference("partnership_id", "partnerships"),
    reference("organisation_id", "organisations", index=True),
    reference("author_id", "people", index=True),
    Col("direction", String(16), nullable=False),
    Col("kind", String(32), nullable=False),
    Col("state", String(16), nullable=False),
    Col("reach", String(16), nullable=False),
    Col("answers", JSON, nullable=False),
    Col("since", Date, nullable=False),
    Col("until", Date, nullable=False),
    Col("search", Text, nullable=False),
    Col("revision", Integer, nullable=False),
    reference("claimant_id", "people", optional=True),
    reference("claimant_organisation_id", "organisations", optional=True, index=True),
    Col("created_at", UTCTime, nullable=False),
    Index("ix_board_items_partnership", "partnership_id", "until"),
    Index("ix_board_items_kind", "kind", "until"),
)
