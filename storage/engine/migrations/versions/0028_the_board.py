"""The board: what the sides of partnerships offer and need"""

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "board_items",
        sa.Column("id", ID, nullable=False),
        sa.Column("partnership_id", ID, nullable=False),
        sa.Column("organisation_id", ID, nullable=False),
        sa.Column("author_id", ID, nullable=False),
        sa.Column("direction", sa.String(16), nullable=False),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("reach", sa.String(16), nullable=False),
        sa.Column("answers", sa.JSON(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("search", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("claimant_id", ID),
        sa.Column("claimant_organisation_id", ID),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["partnership_id"], ["partnerships.id"], name=op.f("fk_board_items_partnership_id")),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisations.id"], name=op.f("fk_board_items_organisation_id")),
        sa.ForeignKeyConstraint(["author_id"], ["people.id"], name=op.f("fk_board_items_author_id")),
        sa.ForeignKeyConstraint(["claimant_id"], ["people.id"], name=op.f("fk_board_items_claimant_id")),
        sa.ForeignKeyConstraint(
            ["claimant_organisation_id"],
            ["organisations.id"],
            name=op.f("fk_board_items_claimant_organisation_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_board_items")),
    )
    for name, columns in (
        ("ix_board_items_organisation_id", ["organisation_id"]),
        ("ix_board_items_author_id", ["author_id"]),
        ("ix_board_items_claimant_organisation_id", ["claimant_organisation_id"]),
        ("ix_board_items_partnership", ["partnership_id", "until"]),
        ("ix_board_items_kind", ["kind", "until"]),
    ):
        op.create_index(op.f(name), "board_items", columns)


def downgrade() -> None:
    op.drop_table("board_items")
