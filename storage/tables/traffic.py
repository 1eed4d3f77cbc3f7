"""What travels: updates that came, what is to be sent, files to be made or read, and who acts."""

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Float,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
    false,
)
from sqlalchemy import Column as Col

from storage.tables.addresses import address_columns
from storage.tables.columns import Id, UTCTime, metadata, reference

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
    Col("kind", String(16), nullable=False, server_default="update"),
    Col("settled", String(16)),
    reference("settled_by", "people", optional=True),
    Col("settled_at", UTCTime),
)

# What is wrong with the running system, as admins are told of it.
alerts = Table(
    "alerts",
    metadata,
    Col("id", Id, primary_key=True),
    Col("kind", String(16), nullable=False),
    Col("subject", String(40), nullable=False),
    Col("values", JSON, nullable=False),
    Col("since", UTCTime, nullable=False),
    Col("until", UTCTime),
    Col("told_at", UTCTime, nullable=False),
)

posts = Table(
    "posts",
    metadata,
    Col("id", Id, primary_key=True),
    *address_columns(),
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
    *address_columns(),
    Col("purpose", String(40), nullable=False),
    Col("content", JSON, nullable=False),
    Col("message_id", BigInteger),
    Col("has_buttons", Boolean, nullable=False),  # of the message that shows it
    Col("fingerprint", String(16)),  # of what that message says
    Col("wanted", Integer, nullable=False),
    Col("shown", Integer, nullable=False),
    Col("move", Boolean, nullable=False),
    Col("quiet_seconds", Float, nullable=False),
    Col("sequence", BigInteger, nullable=False),
    Col("at", UTCTime, nullable=False),
    UniqueConstraint("channel", "recipient", "purpose"),
)

# Of PostgreSQL's the migrations say the same: named here, it would bring all of SQLAlchemy's words for that database
# into memory, 3 MB, wherever SQLite is used.
Index("ix_screens_waiting", screens.c.id, sqlite_where=screens.c.wanted > screens.c.shown)

# Files that somebody has asked for: made off the writer's thread, then sent.
documents = Table(
    "documents",
    metadata,
    Col("id", Id, primary_key=True),
    reference("person_id", "people"),
    *address_columns(),
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
    reference("person_id", "people", index=True),
    *address_columns(),
    Col("purpose", String(40), nullable=False),
    Col("subject", String(40), nullable=False),
    Col("file_id", Text),
    Col("state", String(16), nullable=False, index=True),
    Col("lines", JSON),
    Col("choices", JSON, nullable=False),
    Col("at", UTCTime, nullable=False),
)

# Texts of what happened, as people write, forward or send them: read off the writer's thread, and then drafts.
reports = Table(
    "reports",
    metadata,
    Col("id", Id, primary_key=True),
    reference("person_id", "people", index=True),
    *address_columns(),
    Col("message_id", BigInteger),  # by which its author can edit it
    reference("partnership_id", "partnerships", optional=True),
    Col("text", Text, nullable=False),
    Col("file_id", Text),
    Col("album", Text),
    Col("evidence", JSON, nullable=False),
    Col("state", String(16), nullable=False, index=True),
    Col("revision", Integer, nullable=False),
    Col("begun", Integer, nullable=False),
    Col("written_at", UTCTime, nullable=False),
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
