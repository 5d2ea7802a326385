"""Discounts, personal prices and how much is paid in advance."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

# SQLite counts rows up by itself only in a column that is INTEGER to the letter.
BIGINT = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    _create_discounts()
    _create_visit_discounts()
    _create_personal_prices()
    _create_deposit_rows()


def downgrade() -> None:
    for table in ("deposit_rows", "personal_prices", "visit_discounts", "discounts"):
        op.drop_table(table)


def _create_discounts() -> None:
    op.create_table(
        "discounts",
        sa.Column("id", BIGINT, nullable=False),
        sa.Column("tenant_id", BIGINT, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("percent", BIGINT, nullable=True),
        sa.Column("fixed_kopecks", BIGINT, nullable=True),
        sa.Column("service_ids", sa.JSON(), nullable=True),
        sa.Column("audience", sa.Text(), nullable=False),
        sa.Column("first_on", sa.Date(), nullable=True),
        sa.Column("last_on", sa.Date(), nullable=True),
        sa.Column("weekdays", sa.JSON(), nullable=True),
        sa.Column("from_time", sa.Time(), nullable=True),
        sa.Column("until_time", sa.Time(), nullable=True),
        sa.Column("within_min", BIGINT, nullable=True),
        sa.Column("every_nth", BIGINT, nullable=True),
        sa.Column("code", sa.Text(), nullable=True),
        sa.Column("max_uses", BIGINT, nullable=True),
        sa.Column("max_uses_per_client", BIGINT, nullable=True),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("version", BIGINT, nullable=False),
        sa.CheckConstraint(
            "audience IN ('everybody', 'new', 'regular')", name=op.f("ck_discounts_audience_known")
        ),
        sa.CheckConstraint(
            "(kind = 'promo_code') = (code IS NOT NULL)", name=op.f("ck_discounts_code_where_due")
        ),
        sa.CheckConstraint("fixed_kopecks > 0", name=op.f("ck_discounts_fixed_kopecks_sane")),
        sa.CheckConstraint(
            "kind IN ('promo_code', 'first_visit', 'happy_hours', 'last_minute', 'nth_visit')",
            name=op.f("ck_discounts_kind_known"),
        ),
        sa.CheckConstraint(
            "(percent IS NULL) <> (fixed_kopecks IS NULL)", name=op.f("ck_discounts_one_amount")
        ),
        sa.CheckConstraint("percent BETWEEN 1 AND 100", name=op.f("ck_discounts_percent_sane")),
        sa.ForeignKeyConstraint(
            ["tenant_id"], ["tenants.id"], name="fk_discounts_tenant_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_discounts"),
        sa.UniqueConstraint("tenant_id", "code", name="uq_discounts_tenant_id_code"),
        sa.UniqueConstraint("tenant_id", "id", name="uq_discounts_tenant_id_id"),
    )


def _create_visit_discounts() -> None:
    op.create_table(
        "visit_discounts",
        sa.Column("tenant_id", BIGINT, autoincrement=False, nullable=False),
        sa.Column("discount_id", BIGINT, autoincrement=False, nullable=False),
        sa.Column("visit_id", BIGINT, autoincrement=False, nullable=False),
        sa.Column("amount_kopecks", BIGINT, nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant_id"], ["tenants.id"], name="fk_visit_discounts_tenant_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "discount_id"],
            ["discounts.tenant_id", "discounts.id"],
            name="fk_visit_discounts_tenant_id_discount_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "visit_id"],
            ["visits.tenant_id", "visits.id"],
            name="fk_visit_discounts_tenant_id_visit_id",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("tenant_id", "discount_id", "visit_id", name="pk_visit_discounts"),
    )


def _create_personal_prices() -> None:
    op.create_table(
        "personal_prices",
        sa.Column("tenant_id", BIGINT, autoincrement=False, nullable=False),
        sa.Column("client_id", BIGINT, autoincrement=False, nullable=False),
        sa.Column("service_id", BIGINT, autoincrement=False, nullable=False),
        sa.Column("price_kopecks", BIGINT, nullable=False),
        sa.CheckConstraint(
            "price_kopecks >= 0", name=op.f("ck_personal_prices_price_kopecks_sane")
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "client_id"],
            ["clients.tenant_id", "clients.id"],
            name="fk_personal_prices_tenant_id_client_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "service_id"],
            ["services.tenant_id", "services.id"],
            name="fk_personal_prices_tenant_id_service_id",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("tenant_id", "client_id", "service_id", name="pk_personal_prices"),
    )


def _create_deposit_rows() -> None:
    op.create_table(
        "deposit_rows",
        sa.Column("tenant_id", BIGINT, autoincrement=False, nullable=False),
        sa.Column("trust", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("amount", BIGINT, nullable=False),
        sa.CheckConstraint("amount >= 0", name=op.f("ck_deposit_rows_amount_sane")),
        sa.CheckConstraint(
            "kind IN ('none', 'fixed', 'percent', 'full')", name=op.f("ck_deposit_rows_kind_known")
        ),
        sa.CheckConstraint(
            "trust IN ('prepaid_only', 'no_show', 'long_lead', 'new', 'regular', 'usual')",
            name=op.f("ck_deposit_rows_trust_known"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id"], ["tenants.id"], name="fk_deposit_rows_tenant_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("tenant_id", "trust", name="pk_deposit_rows"),
    )
