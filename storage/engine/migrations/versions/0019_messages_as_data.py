"""What is sent and shown is kept as data; what version 0.1 has rendered stays as it is, and says so"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

_AT_ONCE = 500  # rows


def _as_data(content: dict[str, Any]) -> dict[str, Any]:
    """`{}` is what has been forgotten."""
    if "commands" in content:
        commands = [[each["command"], each["description"]] for each in content["commands"]]
        return {"kind": "menu", "language": "zh-CN", "commands": commands}
    return {"kind": "rendered", "rows": [], **content} if content else {}


def upgrade() -> None:
    connection = op.get_bind()
    for name in ("posts", "screens"):
        table = sa.table(name, sa.column("id", sa.BigInteger), sa.column("content", sa.JSON))
        upto = sa.select(table).where(table.c.id > sa.bindparam("after")).order_by(table.c.id).limit(_AT_ONCE)
        change = sa.update(table).where(table.c.id == sa.bindparam("row")).values(content=sa.bindparam("data"))
        after = -1
        while rows := connection.execute(upto, {"after": after}).all():
            connection.execute(change, [{"row": row.id, "data": _as_data(row.content)} for row in rows])
            after = rows[-1].id
    # Of what was shown before it is not known: to take off buttons where there are none does no harm.
    with op.batch_alter_table("screens") as batch:
        batch.drop_index("ix_screens_waiting")  # its condition would be lost where the table is made anew
        batch.add_column(sa.Column("has_buttons", sa.Boolean(), nullable=False, server_default=sa.true()))
    with op.batch_alter_table("screens") as batch:
        batch.alter_column("has_buttons", existing_type=sa.Boolean(), server_default=None)
    waiting = sa.text("wanted > shown")
    op.create_index("ix_screens_waiting", "screens", ["id"], sqlite_where=waiting, postgresql_where=waiting)
