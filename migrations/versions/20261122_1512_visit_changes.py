"""Visits that move, wait for approval and carry notes; clients booked by hand."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

BIGINT = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
INSTANT = sa.DateTime(timezone=True)
# SQLite takes no default that is computed, and a visit never starts at this instant.
UNKNOWN = "1970-01-01 00:00:00"


def _client_columns() -> list[sa.Column]:
    return [
        sa.Column("named_by_staff", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.Column("phone", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
    ]


def _visit_columns(dialect: str) -> list[sa.Column]:
    unknown = UNKNOWN + ("+00" if dialect == "postgresql" else ".000000")
    return [
        sa.Column("reschedule_until", INSTANT, nullable=False, server_default=unknown),
        sa.Column("awaiting_approval", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.Column("move_proposed_at", INSTANT, nullable=True),
        sa.Column("staff_note", sa.Text(), nullable=True),
        sa.Column("version", BIGINT, nullable=False, server_default="1"),
    ]


def upgrade() -> None:
    bind = op.get_bind()
    integer = BIGINT.compile(dialect=bind.dialect)
    op.execute(
        f"ALTER TABLE tenants ADD COLUMN reschedule_min {integer} NOT NULL DEFAULT 1440 "
        "CONSTRAINT ck_tenants_reschedule_min_sane CHECK (reschedule_min >= 0)"
    )
    # Until now one window stood for both.
    op.execute("UPDATE tenants SET reschedule_min = free_cancel_min")
    for column in _client_columns():
        op.add_column("clients", column)
    for column in _visit_columns(bind.dialect.name):
        op.add_column("visits", column)
    op.execute("UPDATE visits SET reschedule_until = free_cancel_until")
    op.create_index("ix_visits_master", "visits", ["tenant_id", "master_id", "starts_at"])
    op.create_index("ix_visits_attempt", "visits", ["tenant_id", "idempotency_key"])
    op.create_index("ix_clients_phone", "clients", ["tenant_id", "phone"])


def downgrade() -> None:
    op.drop_index("ix_clients_phone", "clients")
    op.drop_index("ix_visits_attempt", "visits")
    op.drop_index("ix_visits_master", "visits")
    for column in _visit_columns(op.get_bind().dialect.name):
        op.drop_column("visits", column.name)
    for column in _client_columns():
        op.drop_column("clients", column.name)
    op.drop_column("tenants", "reschedule_min")
