"""Forms of organisations' own"""

import sqlalchemy as sa
from alembic import op

from storage.tables.columns import Id

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "form_templates",
        sa.Column("id", Id, primary_key=True),
        sa.Column("organisation_id", Id, sa.ForeignKey("organisations.id"), nullable=False),
        sa.Column("purpose", sa.String(16), nullable=False),
        sa.Column("series", Id),
        sa.Column("version", sa.Integer()),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("file_id", sa.Text()),
        sa.Column("file_name", sa.String(255), nullable=False),
        sa.Column("format", sa.String(8)),
        sa.Column("faults", sa.JSON(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False, server_default=sa.text("0")),
        sa.Column("person_id", Id, sa.ForeignKey("people.id"), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
    )
    op.create_index("ix_form_templates_organisation_id", "form_templates", ["organisation_id"])
    op.create_index("ix_form_templates_series", "form_templates", ["series"])
    op.create_table(
        "form_contents",
        sa.Column("template_id", Id, sa.ForeignKey("form_templates.id"), primary_key=True, autoincrement=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
    )


def downgrade() -> None:
    op.drop_table("form_contents")
    op.drop_table("form_templates")
