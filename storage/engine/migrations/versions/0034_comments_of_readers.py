"""What readers of the public pages write about results"""

import sqlalchemy as sa
from alembic import op

revision = "0034"
down_revision = "0033"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "reader_comments",
        sa.Column("id", ID, nullable=False),
        sa.Column("publication_id", ID, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("answer", sa.Text()),
        sa.Column("decided_by", ID),
        sa.Column("decided_at", sa.DateTime()),
        sa.ForeignKeyConstraint(
            ["publication_id"], ["publications.id"], name=op.f("fk_reader_comments_publication_id")
        ),
        sa.ForeignKeyConstraint(["decided_by"], ["people.id"], name=op.f("fk_reader_comments_decided_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reader_comments")),
    )
    op.create_index(op.f("ix_reader_comments_publication_id"), "reader_comments", ["publication_id"])


def downgrade() -> None:
    op.drop_table("reader_comments")
