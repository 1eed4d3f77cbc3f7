"""What is recorded: drafts, records with their versions, evidence, facts, and the audit of all that is done."""

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
    false,
    text,
)
from sqlalchemy import Column as Col

from storage.tables.columns import Id, UTCTime, metadata, reference

drafts = Table(
    "drafts",
    metadata,
    Col("id", Id, primary_key=True),
    reference("person_id", "people"),
    Col("form", String(40), nullable=False),
    Col("subject", String(40), nullable=False),
    reference("partnership_id", "partnerships", optional=True),
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
    reference("partnership_id", "partnerships"),
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
    reference("author_id", "people", index=True),
    Col("event_date", Date, nullable=False),
    Col("title", String(200), nullable=False),
    Col("mode", String(32)),
    Col("search", Text, nullable=False, server_default=""),
    Col("natural_key", String(120), index=True),
    Col("good_practice", Boolean, nullable=False, server_default=false()),
    Col("created_at", UTCTime, nullable=False),
    Col("changed_at", UTCTime, nullable=False),
    # The import that it came with, of an old ledger.
    reference("batch_id", "import_batches", optional=True, index=True),
    Index("ix_records_ledger", "partnership_id", "event_date"),
    Index("ix_records_newest", "event_date", "id"),
    Index("ix_records_open", "partnership_id", "state"),
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
    reference("record_id", "records"),
    Col("drawn_at", UTCTime, nullable=False),
    Col("sound", Boolean),
    reference("checked_by", "people", optional=True),
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
    reference("author_id", "people"),
    Col("created_at", UTCTime, nullable=False),
)

evidence = Table(
    "evidence",
    metadata,
    Col("id", Id, primary_key=True),
    reference("person_id", "people"),
    reference("record_id", "records", optional=True, index=True),
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

_KNOWN = (
    "partnership_id", "measure", "month", "known_from", "known_until", "state", "record_id", "starts_on", "ends_on",
    "quantity", "side", "subject", "category",
)  # fmt: skip
facts = Table(
    "facts",
    metadata,
    Col("id", Id, primary_key=True),
    # None: it is of no record, but was said by itself (a nil return, a rating, a rectification).
    reference("record_id", "records", optional=True, index=True),
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
    # The whole row: a score reads thousands, which lie wide apart in the table and side by side in here.
    Index("ix_facts_known", *_KNOWN),
)

# Natural keys of which several partnerships have records, or had: so few that a score reads them all, where it would
# have to look for each of its own.
shared_keys = Table(
    "shared_keys",
    metadata,
    Col("natural_key", String(120), primary_key=True),
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
    reference("person_id", "people"),
    Col("before", Integer, nullable=False),
    Col("after", Integer, nullable=False),
    Col("at", UTCTime, nullable=False),
    Col("state", String(16), nullable=False, index=True),
    Col("moved", JSON, nullable=False),
)

audit = Table(
    "audit",
    metadata,
    Col("id", Id, primary_key=True),
    Col("at", UTCTime, nullable=False),
    reference("person_id", "people", optional=True, index=True),
    Col("action", String(40), nullable=False),
    Col("subject", String(40), nullable=False),
    Col("subject_id", Id, nullable=False),
    Col("version", Integer),
    Col("details", JSON, nullable=False),
    Index("ix_audit_action", "action", "at"),
    Index("ix_audit_subject", "subject", "subject_id"),
)
