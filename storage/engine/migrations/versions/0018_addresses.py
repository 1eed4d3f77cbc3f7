"""Whom a message reaches is an address, of whatever channel, instead of the number of a chat in Telegram"""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

# The tables that hold addresses, and what of each is unique together with one.
_UNIQUE = {
    "posts": None,
    "screens": ("uq_screens_chat_id_purpose", ["channel", "recipient", "purpose"]),
    "documents": None,
    "imports": None,
    "digest_turns": (
        "uq_digest_turns_partnership_id_monday_chat_id",
        ["partnership_id", "monday", "channel", "recipient"],
    ),
}


def upgrade() -> None:
    op.drop_index("ix_screens_waiting", "screens")  # it has a condition, which a table that is made anew would lose
    for name, unique in _UNIQUE.items():
        op.add_column(name, sa.Column("channel", sa.String(length=16), nullable=False, server_default="telegram"))
        op.add_column(name, sa.Column("recipient", sa.String(length=255)))
        table = sa.table(name, sa.column("chat_id"), sa.column("recipient"))
        op.execute(sa.update(table).values(recipient=sa.cast(table.c.chat_id, sa.String)))
        with op.batch_alter_table(name) as batch:
            if unique is not None:
                before, columns = unique
                batch.drop_constraint(before, type_="unique")
                batch.create_unique_constraint(op.f(f"uq_{name}_{'_'.join(columns)}"), columns)
            batch.alter_column("channel", existing_type=sa.String(length=16), server_default=None)
            batch.alter_column("recipient", existing_type=sa.String(length=255), nullable=False)
            batch.drop_column("chat_id")
    waiting = sa.text("wanted > shown")
    op.create_index("ix_screens_waiting", "screens", ["id"], sqlite_where=waiting, postgresql_where=waiting)
