"""Forms of organisations' own: files with placeholders, which are filled from the ledger."""

from sqlalchemy import JSON, ForeignKey, Integer, LargeBinary, String, Table, Text, text
from sqlalchemy import Column as Col

from storage.tables.columns import Id, UTCTime, metadata, reference

# One row a file that was sent. `series`: the row of its first version; `version` counts those that were taken.
form_templates = Table(
    "form_templates",
    metadata,
    Col("id", Id, primary_key=True),
    reference("organisation_id", "organisations", index=True),
    Col("purpose", String(16), nullable=False),
    Col("series", Id, index=True),
    Col("version", Integer),
    Col("state", String(16), nullable=False),
    Col("file_id", Text),
    Col("file_name", String(255), nullable=False),
    Col("format", String(8)),
    Col("faults", JSON, nullable=False),
    Col("attempts", Integer, nullable=False, server_default=text("0")),
    reference("person_id", "people"),
    Col("at", UTCTime, nullable=False),
)

# The files of those that can be filled: apart, since lists of forms have no use for them.
form_contents = Table(
    "form_contents",
    metadata,
    Col("template_id", Id, ForeignKey("form_templates.id"), primary_key=True),
    Col("content", LargeBinary, nullable=False),
)
