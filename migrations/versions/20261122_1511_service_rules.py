"""Pauses inside a service, approval, and a service's own booking rules."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

BIGINT = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
# A column added with its check in one statement: SQLite cannot add a constraint afterwards.
CHECKED = {
    "min_notice_min": "CONSTRAINT ck_services_min_notice_min_sane CHECK (min_notice_min >= 0)",
    "booking_horizon_days": "CONSTRAINT ck_services_booking_horizon_sane "
    "CHECK (booking_horizon_days BETWEEN 0 AND 366)",
}


def _columns() -> list[sa.Column]:
    return [
        sa.Column("pauses", sa.JSON(), nullable=False, server_default="[]"),
        sa.Column("needs_approval", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.Column("earliest_start_time", sa.Time(), nullable=True),
        sa.Column("latest_start_time", sa.Time(), nullable=True),
        sa.Column("weekdays", sa.JSON(), nullable=True),
        sa.Column("version", BIGINT, nullable=False, server_default="1"),
    ]


def upgrade() -> None:
    integer = BIGINT.compile(dialect=op.get_bind().dialect)
    for name, check in CHECKED.items():
        op.execute(f"ALTER TABLE services ADD COLUMN {name} {integer} {check}")
    for column in _columns():
        op.add_column("services", column)
    op.add_column(
        "visit_services", sa.Column("pauses", sa.JSON(), nullable=False, server_default="[]")
    )


def downgrade() -> None:
    op.drop_column("visit_services", "pauses")
    for column in _columns():
        op.drop_column("services", column.name)
    for name in CHECKED:
        op.drop_column("services", name)
