"""Shops, the calls to be made to them, and payments."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

# SQLite counts rows up by itself only in a column that is INTEGER to the letter.
BIGINT = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    _create_shops()
    _create_shop_calls()
    _create_payments()


def downgrade() -> None:
    for table in ("payments", "shop_calls", "shops"):
        op.drop_table(table)


def _where(condition: str) -> dict[str, Any]:
    there = sa.text(condition)
    return {"postgresql_where": there, "sqlite_where": there}


def _create_shops() -> None:
    op.create_table(
        "shops",
        sa.Column("id", BIGINT, nullable=False),
        sa.Column("tenant_id", BIGINT, nullable=False),
        sa.Column("public_id", sa.Text(), nullable=False),
        sa.Column("account_id", sa.Text(), nullable=False),
        sa.Column("secret_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("is_test", sa.Boolean(), nullable=False),
        sa.Column("fiscal", sa.Boolean(), nullable=False),
        sa.Column("receipts", sa.Text(), nullable=False),
        sa.Column("vat_code", BIGINT, nullable=False),
        sa.Column("problem", sa.Text(), nullable=True),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("checked_at", INSTANT, nullable=True),
        sa.Column("notified_at", INSTANT, nullable=True),
        sa.Column("quiet_until", INSTANT, nullable=True),
        sa.CheckConstraint(
            "receipts IN ('yookassa', 'self_employed', 'own')", name=op.f("ck_shops_receipts_known")
        ),
        sa.CheckConstraint(
            "state IN ('checking', 'connected', 'rejected', 'disconnected')",
            name=op.f("ck_shops_state_known"),
        ),
        sa.CheckConstraint("vat_code BETWEEN 1 AND 12", name=op.f("ck_shops_vat_code_known")),
        sa.ForeignKeyConstraint(
            ["tenant_id"], ["tenants.id"], name="fk_shops_tenant_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_shops"),
        sa.UniqueConstraint("public_id", name="uq_shops_public_id"),
        sa.UniqueConstraint("tenant_id", "id", name="uq_shops_tenant_id_id"),
    )
    op.create_index(
        "ix_shops_current", "shops", ["tenant_id"], unique=True, **_where("state <> 'disconnected'")
    )


def _create_shop_calls() -> None:
    op.create_table(
        "shop_calls",
        sa.Column("id", BIGINT, nullable=False),
        sa.Column("tenant_id", BIGINT, nullable=False),
        sa.Column("shop_id", BIGINT, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("due_at", INSTANT, nullable=False),
        sa.Column("leased_until", INSTANT, nullable=True),
        sa.Column("attempts", BIGINT, nullable=False),
        sa.Column("asked", BIGINT, nullable=False),
        sa.CheckConstraint(
            "kind IN ('check_shop', 'list_payments', 'create_payment', "
            "'fetch_payment', 'create_refund', 'fetch_refund', 'create_receipt', 'fetch_receipt')",
            name=op.f("ck_shop_calls_kind_known"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "shop_id"],
            ["shops.tenant_id", "shops.id"],
            name="fk_shop_calls_tenant_id_shop_id",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_shop_calls"),
        sa.UniqueConstraint(
            "shop_id", "kind", "subject", name="uq_shop_calls_shop_id_kind_subject"
        ),
    )
    op.create_index("ix_shop_calls_due", "shop_calls", ["due_at", "id"])


def _create_payments() -> None:
    op.create_table(
        "payments",
        sa.Column("id", BIGINT, nullable=False),
        sa.Column("tenant_id", BIGINT, nullable=False),
        sa.Column("shop_id", BIGINT, nullable=False),
        sa.Column("visit_id", BIGINT, nullable=False),
        sa.Column("client_id", BIGINT, nullable=False),
        sa.Column("idempotence_key", sa.Text(), nullable=False),
        sa.Column("portion", sa.Text(), nullable=False),
        sa.Column("amount_kopecks", BIGINT, nullable=False),
        sa.Column("is_test", sa.Boolean(), nullable=False),
        sa.Column("request", sa.JSON(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("superseded_at", INSTANT, nullable=True),
        sa.Column("provider_id", sa.Text(), nullable=True),
        sa.Column("confirmation_url", sa.Text(), nullable=True),
        sa.Column("method", sa.Text(), nullable=True),
        sa.Column("problem", sa.Text(), nullable=True),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("settled_at", INSTANT, nullable=True),
        sa.CheckConstraint("amount_kopecks >= 100", name=op.f("ck_payments_amount_kopecks_sane")),
        sa.CheckConstraint(
            "portion IN ('deposit', 'full', 'rest')", name=op.f("ck_payments_portion_known")
        ),
        sa.CheckConstraint(
            "status IN ('creating', 'pending', 'succeeded', 'canceled', 'failed', 'set_aside')",
            name=op.f("ck_payments_status_known"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "client_id"],
            ["clients.tenant_id", "clients.id"],
            name="fk_payments_tenant_id_client_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "shop_id"],
            ["shops.tenant_id", "shops.id"],
            name="fk_payments_tenant_id_shop_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "visit_id"],
            ["visits.tenant_id", "visits.id"],
            name="fk_payments_tenant_id_visit_id",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_payments"),
        sa.UniqueConstraint("idempotence_key", name="uq_payments_idempotence_key"),
        sa.UniqueConstraint("shop_id", "provider_id", name="uq_payments_shop_id_provider_id"),
        sa.UniqueConstraint("tenant_id", "id", name="uq_payments_tenant_id_id"),
    )
    op.create_index(
        "ix_payments_active",
        "payments",
        ["tenant_id", "visit_id"],
        unique=True,
        **_where("status IN ('creating', 'pending') AND superseded_at IS NULL"),
    )
    op.create_index("ix_payments_client", "payments", ["tenant_id", "client_id"])
    op.create_index(
        "ix_payments_set_aside", "payments", ["tenant_id", "id"], **_where("status = 'set_aside'")
    )
    op.create_index("ix_payments_visit", "payments", ["tenant_id", "visit_id"])
