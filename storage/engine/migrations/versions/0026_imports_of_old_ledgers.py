"""Old ledgers come in as batches"""

import sqlalchemy as sa
from alembic import op

from storage.tables.columns import Id

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "import_batches",
        sa.Column("id", Id, primary_key=True),
        sa.Column("partnership_id", Id, sa.ForeignKey("partnerships.id"), nullable=False),
        sa.Column("side", sa.String(16), nullable=False),
        sa.Column("person_id", Id, sa.ForeignKey("people.id"), nullable=False),
        sa.Column("channel", sa.String(16), nullable=False),
        sa.Column("recipient", sa.String(255), nullable=False),
        sa.Column("file_id", sa.Text()),
        sa.Column("file_name", sa.String(255), nullable=False),
        sa.Column("digest", sa.String(64)),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False, server_default=sa.text("1")),
        sa.Column("answers", sa.JSON(), nullable=False),
        sa.Column("summary", sa.JSON(), nullable=False),
        sa.Column("progress", sa.Integer(), nullable=False, server_default=sa.text("0")),
        sa.Column("takes_effect", sa.Integer()),
        sa.Column("attempts", sa.Integer(), nullable=False, server_default=sa.text("0")),
        sa.Column("seed", sa.Integer()),
        sa.Column("sample", sa.JSON(), nullable=False),
        sa.Column("looked_at", sa.JSON(), nullable=False),
        sa.Column("reason", sa.Text()),
        sa.Column("decided_by", Id, sa.ForeignKey("people.id")),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
    )
    op.create_index("ix_import_batches_state", "import_batches", ["state"])
    op.create_index("ix_import_batches_partnership", "import_batches", ["partnership_id", "state"])
    op.create_table(
        "import_contents",
        sa.Column("batch_id", Id, sa.ForeignKey("import_batches.id"), primary_key=True, autoincrement=False),
        sa.Column("tables", sa.LargeBinary()),
        sa.Column("entries", sa.LargeBinary()),
    )
    op.create_table(
        "column_matches",
        sa.Column("organisation_id", Id, sa.ForeignKey("organisations.id"), primary_key=True, autoincrement=False),
        sa.Column("heading", sa.String(120), primary_key=True),
        sa.Column("field", sa.String(40), nullable=False),
    )
    number = "INTEGER" if op.get_bind().dialect.name == "sqlite" else "BIGINT"
    # SQLite would copy the whole table for a constraint that comes after the column.
    op.execute(
        f"ALTER TABLE records ADD COLUMN batch_id {number} CONSTRAINT fk_records_batch_id"
        " REFERENCES import_batches (id)"
    )
    op.create_index("ix_records_batch_id", "records", ["batch_id"])
