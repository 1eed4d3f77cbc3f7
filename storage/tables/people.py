"""Who there is: organisations, partnerships, people, rosters, invitations, groups."""

from sqlalchemy import BigInteger, Boolean, Date, Index, Integer, String, Table, UniqueConstraint, text, true
from sqlalchemy import Column as Col

from storage.tables.columns import Id, UTCTime, metadata, reference

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
    reference("organisation_id", "organisations"),
    Col("name", String(120), nullable=False),
    UniqueConstraint("organisation_id", "name"),
)

partnerships = Table(
    "partnerships",
    metadata,
    Col("id", Id, primary_key=True),
    reference("college_id", "organisations"),
    reference("enterprise_id", "organisations"),
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
    reference("person_id", "people", index=True),
    Col("asked_at", UTCTime, nullable=False),
    Col("granted", Boolean),
    reference("decided_by", "people", optional=True),
    Col("decided_at", UTCTime),
)

memberships = Table(
    "memberships",
    metadata,
    Col("id", Id, primary_key=True),
    reference("person_id", "people", index=True),
    Col("role", String(16), nullable=False),
    reference("organisation_id", "organisations", optional=True, index=True),
    Col("since", UTCTime, nullable=False),
    Col("until", UTCTime),
)

roster = Table(
    "roster",
    metadata,
    Col("id", Id, primary_key=True),
    reference("organisation_id", "organisations"),
    reference("branch_id", "branches"),
    Col("name", String(120), nullable=False),
    Col("party_member", Boolean, nullable=False),
    Col("joined_on", Date, nullable=False),
    Col("left_on", Date),
    reference("person_id", "people", optional=True, index=True),
    # Since when the person says to be this human, unless a coordinator has linked them; how they were called before.
    Col("claimed_at", UTCTime),
    Col("called_before", String(120)),
    # A transfer or a change of party membership ends one entry and begins another; this is the human's first entry.
    reference("continues_id", "roster", optional=True),
    Index("ix_roster_organisation", "organisation_id", "branch_id"),
)

invitations = Table(
    "invitations",
    metadata,
    Col("id", Id, primary_key=True),
    Col("code", String(64), nullable=False, unique=True),
    Col("role", String(16), nullable=False),
    reference("organisation_id", "organisations", optional=True),
    Col("uses_left", Integer, nullable=False),
    Col("expires_at", UTCTime, nullable=False),
    Col("revoked_at", UTCTime),
    reference("created_by", "people", optional=True),
    Col("created_at", UTCTime, nullable=False),
)

chats = Table(
    "chats",
    metadata,
    Col("id", BigInteger, primary_key=True, autoincrement=False),
    reference("partnership_id", "partnerships", optional=True),
    Col("language", String(8), nullable=False, server_default="zh-CN"),
    Col("left_at", UTCTime),
    Col("topic", BigInteger),  # where notices go in a group with topics; none is the one called General
    Col("silent_since", UTCTime),  # when it was told last that the bot may not write there
)
