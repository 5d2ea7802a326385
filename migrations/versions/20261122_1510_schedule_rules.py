"""Other hours for dates, shifts, time off, and how a master's free time is offered."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

# SQLite counts rows up by itself only in a column that is INTEGER to the letter.
BIGINT = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
INSTANT = sa.DateTime(timezone=True)
# A column added with its check in one statement: SQLite cannot add a constraint afterwards.
MASTER_COLUMNS = {
    "grid": "TEXT NOT NULL DEFAULT 'clock' CONSTRAINT ck_masters_grid_known "
    "CHECK (grid IN ('clock', 'free'))",
    "round_min": "{int} NOT NULL DEFAULT 5 CONSTRAINT ck_masters_round_min_known "
    "CHECK (round_min IN (5, 10, 15))",
    "hole_policy": "TEXT NOT NULL DEFAULT 'recommend' CONSTRAINT ck_masters_hole_policy_known "
    "CHECK (hole_policy IN ('off', 'recommend', 'hide'))",
    "hide_holes_days": "{int} NOT NULL DEFAULT 14 CONSTRAINT ck_masters_hide_holes_days_sane "
    "CHECK (hide_holes_days BETWEEN 1 AND 366)",
    "schedule_version": "{int} NOT NULL DEFAULT 1",
}


def _of_master(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["tenant_id", "master_id"],
        ["masters.tenant_id", "masters.id"],
        name=f"fk_{table}_tenant_id_master_id",
        ondelete="CASCADE",
    )


def upgrade() -> None:
    integer = BIGINT.compile(dialect=op.get_bind().dialect)
    for column, definition in MASTER_COLUMNS.items():
        op.execute(f"ALTER TABLE masters ADD COLUMN {column} {definition.format(int=integer)}")
    op.create_table(
        "date_overrides",
        sa.Column("tenant_id", BIGINT, autoincrement=False, nullable=False),
        sa.Column("master_id", BIGINT, autoincrement=False, nullable=False),
        sa.Column("applies_on", sa.Date(), nullable=False),
        sa.Column("hours", sa.JSON(), nullable=False),
        _of_master("date_overrides"),
        sa.PrimaryKeyConstraint("tenant_id", "master_id", "applies_on", name="pk_date_overrides"),
    )
    op.create_table(
        "shift_patterns",
        sa.Column("id", BIGINT, nullable=False),
        sa.Column("tenant_id", BIGINT, nullable=False),
        sa.Column("master_id", BIGINT, nullable=False),
        sa.Column("first_on", sa.Date(), nullable=False),
        sa.Column("last_on", sa.Date(), nullable=True),
        sa.Column("cycle", sa.JSON(), nullable=False),
        sa.CheckConstraint("first_on <= last_on", name=op.f("ck_shift_patterns_dates_in_order")),
        _of_master("shift_patterns"),
        sa.PrimaryKeyConstraint("id", name="pk_shift_patterns"),
    )
    op.create_index("ix_shift_patterns_master", "shift_patterns", ["tenant_id", "master_id"])
    op.create_table(
        "time_off",
        sa.Column("id", BIGINT, nullable=False),
        sa.Column("tenant_id", BIGINT, nullable=False),
        sa.Column("master_id", BIGINT, nullable=False),
        sa.Column("first_on", sa.Date(), nullable=True),
        sa.Column("last_on", sa.Date(), nullable=True),
        sa.Column("starts_at", INSTANT, nullable=True),
        sa.Column("ends_at", INSTANT, nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.CheckConstraint("first_on <= last_on", name=op.f("ck_time_off_dates_in_order")),
        sa.CheckConstraint("starts_at < ends_at", name=op.f("ck_time_off_ends_after_start")),
        sa.CheckConstraint(
            "(first_on IS NULL) = (last_on IS NULL) AND (starts_at IS NULL) = (ends_at IS NULL)"
            " AND (first_on IS NULL) <> (starts_at IS NULL)",
            name=op.f("ck_time_off_dates_or_hours"),
        ),
        _of_master("time_off"),
        sa.PrimaryKeyConstraint("id", name="pk_time_off"),
    )
    op.create_index("ix_time_off_master", "time_off", ["tenant_id", "master_id"])


def downgrade() -> None:
    for table in ("time_off", "shift_patterns", "date_overrides"):
        op.drop_table(table)
    for column in reversed(MASTER_COLUMNS):
        op.drop_column("masters", column)
