"""What lets people in to the desk, and what they have done there."""

from sqlalchemy import JSON, String, Table
from sqlalchemy import Column as Col

from storage.tables.columns import UTCTime, metadata, reference

# A one-time link, a session, or a Mini App's opening that was used; `fingerprint` is all that is known of its token.
desk_passes = Table(
    "desk_passes",
    metadata,
    Col("fingerprint", String(64), primary_key=True),
    Col("kind", String(16), nullable=False),
    reference("person_id", "people", index=True),
    Col("expires_at", UTCTime, nullable=False, index=True),
)

# What came of a form that was sent, so that the same form sent twice does nothing twice and says the same.
desk_deeds = Table(
    "desk_deeds",
    metadata,
    Col("fingerprint", String(64), primary_key=True),
    reference("person_id", "people", index=True),
    Col("lines", JSON, nullable=False),
    Col("at", UTCTime, nullable=False, index=True),
)
