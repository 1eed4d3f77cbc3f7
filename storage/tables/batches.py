"""Old ledgers that are imported, each a batch; what was read of its file; what an organisation calls its columns."""

from sqlalchemy import JSON, ForeignKey, Index, Integer, LargeBinary, String, Table, Text, text
from sqlalchemy import Column as Col

from storage.tables.addresses import address_columns
from storage.tables.columns import Id, UTCTime, metadata, reference

import_batches = Table(
    "import_batches",
    metadata,
    Col("id", Id, primary_key=True),
    reference("partnership_id", "partnerships"),
    Col("side", String(16), nullable=False),
    reference("person_id", "people"),
    *address_columns(),
    Col("file_id", Text),
    Col("file_name", String(255), nullable=False),
    Col("digest", String(64)),
    Col("state", String(16), nullable=False, index=True),
    Col("revision", Integer, nullable=False, server_default=text("1")),
    Col("answers", JSON, nullable=False),
    Col("summary", JSON, nullable=False),
    # How far the work has come that its state asks for, and the partnership's revision at which it takes effect.
    Col("progress", Integer, nullable=False, server_default=text("0")),
    Col("takes_effect", Integer),
    Col("attempts", Integer, nullable=False, server_default=text("0")),
    # The records that the other side is asked to look at, and by which number they were drawn.
    Col("seed", Integer),
    Col("sample", JSON, nullable=False),
    Col("looked_at", JSON, nullable=False),
    Col("reason", Text),
    reference("decided_by", "people", optional=True),
    Col("at", UTCTime, nullable=False),
    Col("changed_at", UTCTime, nullable=False),
    Index("ix_import_batches_partnership", "partnership_id", "state"),
)

# What was read of a file, compressed, until it is written or left: apart, since lists of batches have no use for it.
import_contents = Table(
    "import_contents",
    metadata,
    Col("batch_id", Id, ForeignKey("import_batches.id"), primary_key=True),
    Col("tables", LargeBinary),
    Col("entries", LargeBinary),
)

# Which field a column of this heading is, as somebody of the organisation has said.
column_matches = Table(
    "column_matches",
    metadata,
    Col("organisation_id", Id, ForeignKey("organisations.id"), primary_key=True),
    Col("heading", String(120), primary_key=True),
    Col("field", String(40), nullable=False),
)
