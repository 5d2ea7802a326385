"""Refunds, receipts and the ledger."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

# SQLite counts rows up by itself only in a column that is INTEGER to the letter.
BIGINT = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    _create_refunds()
    _create_receipts()
    _create_ledger_entries()


def downgrade() -> None:
    for table in ("ledger_entries", "receipts", "refunds"):
        op.drop_table(table)


def _where(condition: str) -> dict[str, Any]:
    there = sa.text(condition)
    return {"postgresql_where": there, "sqlite_where": there}


def _create_refunds() -> None:
    op.create_table(
        "refunds",
        sa.Column("id", BIGINT, nullable=False),
        sa.Column("tenant_id", BIGINT, nullable=False),
        sa.Column("shop_id", BIGINT, nullable=False),
        sa.Column("payment_id", BIGINT, nullable=False),
        sa.Column("visit_id", BIGINT, nullable=False),
        sa.Column("idempotence_key", sa.Text(), nullable=False),
        sa.Column("keyed_at", INSTANT, nullable=False),
        sa.Column("amount_kopecks", BIGINT, nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=True),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("provider_id", sa.Text(), nullable=True),
        sa.Column("problem", sa.Text(), nullable=True),
        sa.Column("uncertain_since", INSTANT, nullable=True),
        sa.Column("delay_told_at", INSTANT, nullable=True),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("settled_at", INSTANT, nullable=True),
        sa.CheckConstraint("amount_kopecks > 0", name=op.f("ck_refunds_amount_kopecks_sane")),
        sa.CheckConstraint(
            "reason IN ('cancelled_in_time', 'called_off', 'by_master', "
            "'late_payment', 'second_payment', 'undecided', 'external')",
            name=op.f("ck_refunds_reason_known"),
        ),
        sa.CheckConstraint(
            "status IN ('owed', 'sent', 'succeeded', 'by_hand')",
            name=op.f("ck_refunds_status_known"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "payment_id"],
            ["payments.tenant_id", "payments.id"],
            name="fk_refunds_tenant_id_payment_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "shop_id"],
            ["shops.tenant_id", "shops.id"],
            name="fk_refunds_tenant_id_shop_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "visit_id"],
            ["visits.tenant_id", "visits.id"],
            name="fk_refunds_tenant_id_visit_id",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_refunds"),
        sa.UniqueConstraint("payment_id", "provider_id", name="uq_refunds_payment_id_provider_id"),
        sa.UniqueConstraint("tenant_id", "id", name="uq_refunds_tenant_id_id"),
    )
    op.create_index(
        "ix_refunds_open", "refunds", ["tenant_id", "id"], **_where("status IN ('owed', 'sent')")
    )
    op.create_index("ix_refunds_visit", "refunds", ["tenant_id", "visit_id"])


def _create_receipts() -> None:
    op.create_table(
        "receipts",
        sa.Column("id", BIGINT, nullable=False),
        sa.Column("tenant_id", BIGINT, nullable=False),
        sa.Column("shop_id", BIGINT, nullable=False),
        sa.Column("payment_id", BIGINT, nullable=False),
        sa.Column("refund_id", BIGINT, nullable=True),
        sa.Column("visit_id", BIGINT, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("amount_kopecks", BIGINT, nullable=False),
        sa.Column("idempotence_key", sa.Text(), nullable=False),
        sa.Column("provider_id", sa.Text(), nullable=True),
        sa.Column("link", sa.Text(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("settled_at", INSTANT, nullable=True),
        sa.CheckConstraint(
            "kind IN ('prepayment', 'final', 'income', 'annul')",
            name=op.f("ck_receipts_kind_known"),
        ),
        sa.CheckConstraint(
            "status IN ('pending', 'succeeded', 'canceled', 'todo', 'done')",
            name=op.f("ck_receipts_status_known"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "payment_id"],
            ["payments.tenant_id", "payments.id"],
            name="fk_receipts_tenant_id_payment_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "refund_id"],
            ["refunds.tenant_id", "refunds.id"],
            name="fk_receipts_tenant_id_refund_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "shop_id"],
            ["shops.tenant_id", "shops.id"],
            name="fk_receipts_tenant_id_shop_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "visit_id"],
            ["visits.tenant_id", "visits.id"],
            name="fk_receipts_tenant_id_visit_id",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_receipts"),
        sa.UniqueConstraint("tenant_id", "id", name="uq_receipts_tenant_id_id"),
    )
    op.create_index(
        "ix_receipts_of_payment",
        "receipts",
        ["payment_id", "kind"],
        unique=True,
        **_where("refund_id IS NULL"),
    )
    op.create_index(
        "ix_receipts_of_refund",
        "receipts",
        ["tenant_id", "refund_id"],
        unique=True,
        **_where("refund_id IS NOT NULL"),
    )
    op.create_index(
        "ix_receipts_tasks",
        "receipts",
        ["tenant_id", "id"],
        **_where("status IN ('todo', 'canceled')"),
    )


def _create_ledger_entries() -> None:
    op.create_table(
        "ledger_entries",
        sa.Column("id", BIGINT, nullable=False),
        sa.Column("tenant_id", BIGINT, nullable=False),
        sa.Column("visit_id", BIGINT, nullable=False),
        sa.Column("client_id", BIGINT, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("means", sa.Text(), nullable=False),
        sa.Column("amount_kopecks", BIGINT, nullable=False),
        sa.Column("is_test", sa.Boolean(), nullable=False),
        sa.Column("payment_id", BIGINT, nullable=True),
        sa.Column("refund_id", BIGINT, nullable=True),
        sa.Column("voids_id", BIGINT, nullable=True),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("noted_by_person_id", BIGINT, nullable=True),
        sa.CheckConstraint(
            "amount_kopecks <> 0", name=op.f("ck_ledger_entries_amount_kopecks_sane")
        ),
        sa.CheckConstraint(
            "kind IN ('payment', 'refund', 'onsite', 'tip')",
            name=op.f("ck_ledger_entries_kind_known"),
        ),
        sa.CheckConstraint(
            "means IN ('online', 'cash', 'transfer')", name=op.f("ck_ledger_entries_means_known")
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "client_id"],
            ["clients.tenant_id", "clients.id"],
            name="fk_ledger_entries_tenant_id_client_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "payment_id"],
            ["payments.tenant_id", "payments.id"],
            name="fk_ledger_entries_tenant_id_payment_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "refund_id"],
            ["refunds.tenant_id", "refunds.id"],
            name="fk_ledger_entries_tenant_id_refund_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "visit_id"],
            ["visits.tenant_id", "visits.id"],
            name="fk_ledger_entries_tenant_id_visit_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "voids_id"],
            ["ledger_entries.tenant_id", "ledger_entries.id"],
            name="fk_ledger_entries_tenant_id_voids_id",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_ledger_entries"),
        sa.UniqueConstraint("tenant_id", "id", name="uq_ledger_entries_tenant_id_id"),
        sa.UniqueConstraint(
            "tenant_id", "payment_id", name="uq_ledger_entries_tenant_id_payment_id"
        ),
        sa.UniqueConstraint("tenant_id", "refund_id", name="uq_ledger_entries_tenant_id_refund_id"),
        sa.UniqueConstraint("tenant_id", "voids_id", name="uq_ledger_entries_tenant_id_voids_id"),
    )
    op.create_index("ix_ledger_entries_at", "ledger_entries", ["tenant_id", "at"])
    op.create_index("ix_ledger_entries_visit", "ledger_entries", ["tenant_id", "visit_id"])
