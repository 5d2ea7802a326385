"""What visits, services, clients and tenants know of money."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

BIGINT = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
INSTANT = sa.DateTime(timezone=True)
TEXT = "TEXT"
RULES = "IN ('none', 'fixed', 'percent', 'full')"
PREPAYMENTS = "IN ('auto', 'prepaid_only', 'never')"
# A column added with its check in one statement: SQLite cannot add a constraint afterwards.
# Table, column, type (None is a number), default, name of the check, check.
CHECKED = (
    ("tenants", "hold_min", None, "10", "hold_min_sane", "BETWEEN 5 AND 30"),
    ("tenants", "long_lead_days", None, "28", "long_lead_days_sane", "BETWEEN 1 AND 366"),
    ("tenants", "regular_visits", None, "3", "regular_visits_sane", "BETWEEN 1 AND 100"),
    ("services", "deposit_kind", TEXT, None, "deposit_kind_known", RULES),
    ("services", "deposit_amount", None, "0", "deposit_amount_sane", ">= 0"),
    ("clients", "prepayment", TEXT, "'auto'", "prepayment_known", PREPAYMENTS),
    ("visits", "deposit_kopecks", None, "0", "deposit_kopecks_sane", ">= 0"),
    ("visits", "kept_kopecks", None, "0", "kept_kopecks_sane", ">= 0"),
)


def _columns() -> list[tuple[str, sa.Column]]:
    yes_or_no = {"type_": sa.Boolean(), "nullable": False, "server_default": sa.false()}
    return [
        ("tenants", sa.Column("pay_later", **yes_or_no)),
        ("tenants", sa.Column("deposits_version", BIGINT, nullable=False, server_default="1")),
        ("services", sa.Column("add_on", **yes_or_no)),
        ("clients", sa.Column("email", sa.Text(), nullable=True)),
        ("visits", sa.Column("pay_until", INSTANT, nullable=True)),
        ("visits", sa.Column("released_at", INSTANT, nullable=True)),
        ("visits", sa.Column("price_lines", sa.JSON(), nullable=False, server_default="[]")),
        ("visits", sa.Column("deposit_carried_at", INSTANT, nullable=True)),
        ("visits", sa.Column("decide_until", INSTANT, nullable=True)),
    ]


def upgrade() -> None:
    integer = BIGINT.compile(dialect=op.get_bind().dialect)
    for table, name, kind, default, constraint, check in CHECKED:
        usual = "" if default is None else f"NOT NULL DEFAULT {default}"
        op.execute(
            f"ALTER TABLE {table} ADD COLUMN {name} {kind or integer} {usual} "
            f"CONSTRAINT ck_{table}_{constraint} CHECK ({name} {check})"
        )
    for table, column in _columns():
        op.add_column(table, column)
    op.execute(
        "ALTER TABLE visits ADD COLUMN kept_reason TEXT CONSTRAINT ck_visits_kept_for_a_reason "
        "CHECK ((kept_kopecks > 0) = (kept_reason IS NOT NULL))"
    )
    for name, column in (
        ("ix_visits_unpaid", "pay_until"),
        ("ix_visits_undecided", "decide_until"),
    ):
        there = sa.text(f"{column} IS NOT NULL")
        op.create_index(name, "visits", [column], postgresql_where=there, sqlite_where=there)


def downgrade() -> None:
    op.drop_index("ix_visits_undecided", "visits")
    op.drop_index("ix_visits_unpaid", "visits")
    op.drop_column("visits", "kept_reason")
    for table, column in _columns():
        op.drop_column(table, column.name)
    for table, name, *_ in CHECKED:
        op.drop_column(table, name)
