"""Money: what was to be paid and given back, and what really moved."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Base
from app.models.columns import of_tenant, one_of

PAYMENT_PORTIONS = ("deposit", "full", "rest")
PAYMENT_STATUSES = ("creating", "pending", "succeeded", "canceled", "failed", "set_aside")
REFUND_STATUSES = ("owed", "sent", "succeeded", "by_hand")
REFUND_REASONS = (
    "cancelled_in_time",
    "called_off",
    "by_master",
    "late_payment",
    "second_payment",
    "undecided",
    "external",
)
RECEIPT_KINDS = ("prepayment", "final", "income", "annul")
RECEIPT_STATUSES = ("pending", "succeeded", "canceled", "todo", "done")
LEDGER_KINDS = ("payment", "refund", "onsite", "tip")
LEDGER_MEANS = ("online", "cash", "transfer")


class Payment(Base):
    """One attempt of a client to pay online."""

    __tablename__ = "payments"
    __table_args__ = (
        UniqueConstraint("tenant_id", "id"),
        UniqueConstraint("idempotence_key"),
        UniqueConstraint("shop_id", "provider_id"),
        of_tenant("shop_id", "shops", ondelete="CASCADE"),
        of_tenant("visit_id", "visits", ondelete="CASCADE"),
        of_tenant("client_id", "clients", ondelete="CASCADE"),
        one_of("portion", PAYMENT_PORTIONS),
        one_of("status", PAYMENT_STATUSES),
        CheckConstraint("amount_kopecks >= 100", name="amount_kopecks_sane"),
        # Two tabs, a double click: a visit has one attempt that is under way.
        Index(
            "ix_payments_active",
            "tenant_id",
            "visit_id",
            unique=True,
            postgresql_where=text("status IN ('creating', 'pending') AND superseded_at IS NULL"),
            sqlite_where=text("status IN ('creating', 'pending') AND superseded_at IS NULL"),
        ),
        Index(
            "ix_payments_set_aside",
            "tenant_id",
            "id",
            postgresql_where=text("status = 'set_aside'"),
            sqlite_where=text("status = 'set_aside'"),
        ),
        Index("ix_payments_visit", "tenant_id", "visit_id"),
        Index("ix_payments_client", "tenant_id", "client_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    tenant_id: Mapped[int]
    shop_id: Mapped[int]
    visit_id: Mapped[int]
    client_id: Mapped[int]
    # Committed before the call. The provider is told it in the metadata too, and so a webhook that
    # is quicker than the answer finds the attempt.
    idempotence_key: Mapped[str]
    portion: Mapped[str]
    amount_kopecks: Mapped[int]
    # As the shop was when the attempt was made.
    is_test: Mapped[bool]
    # What else the call says; frozen, because a repeat must say the very same.
    request: Mapped[dict[str, Any]] = mapped_column(JSON)
    status: Mapped[str]
    # Another attempt took its place; it may still be paid, and is then given back.
    superseded_at: Mapped[datetime | None]
    provider_id: Mapped[str | None]
    confirmation_url: Mapped[str | None]
    # How it was paid, in the provider's word.
    method: Mapped[str | None]
    # Why it was canceled, rejected or put aside: a code of the provider's or ours.
    problem: Mapped[str | None]
    created_at: Mapped[datetime]
    # When its status became final.
    settled_at: Mapped[datetime | None]


class Refund(Base):
    """Money owed to a client, until it is given back."""

    __tablename__ = "refunds"
    __table_args__ = (
        UniqueConstraint("tenant_id", "id"),
        UniqueConstraint("payment_id", "provider_id"),
        of_tenant("shop_id", "shops", ondelete="CASCADE"),
        of_tenant("payment_id", "payments", ondelete="CASCADE"),
        of_tenant("visit_id", "visits", ondelete="CASCADE"),
        one_of("status", REFUND_STATUSES),
        one_of("reason", REFUND_REASONS),
        CheckConstraint("amount_kopecks > 0", name="amount_kopecks_sane"),
        Index("ix_refunds_visit", "tenant_id", "visit_id"),
        Index(
            "ix_refunds_open",
            "tenant_id",
            "id",
            postgresql_where=text("status IN ('owed', 'sent')"),
            sqlite_where=text("status IN ('owed', 'sent')"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    tenant_id: Mapped[int]
    shop_id: Mapped[int]
    payment_id: Mapped[int]
    visit_id: Mapped[int]
    # A new one for every attempt after a refusal; the same while the outcome is unknown.
    idempotence_key: Mapped[str]
    # When that key was made: the provider forgets keys after a day.
    keyed_at: Mapped[datetime]
    amount_kopecks: Mapped[int]
    reason: Mapped[str]
    # The master's own words to the client.
    words: Mapped[str | None]
    status: Mapped[str]
    provider_id: Mapped[str | None]
    # Why the last attempt did not work: a code of the provider's or ours.
    problem: Mapped[str | None]
    # Since when it may have been made with its present key without anybody having told us.
    uncertain_since: Mapped[datetime | None]
    # When client and staff were told that it takes longer; once is enough.
    delay_told_at: Mapped[datetime | None]
    created_at: Mapped[datetime]
    settled_at: Mapped[datetime | None]


class Receipt(Base):
    """A receipt that the law wants: made by the provider, or a task for the master."""

    __tablename__ = "receipts"
    __table_args__ = (
        UniqueConstraint("tenant_id", "id"),
        of_tenant("shop_id", "shops", ondelete="CASCADE"),
        of_tenant("payment_id", "payments", ondelete="CASCADE"),
        of_tenant("refund_id", "refunds", ondelete="CASCADE"),
        of_tenant("visit_id", "visits", ondelete="CASCADE"),
        one_of("kind", RECEIPT_KINDS),
        one_of("status", RECEIPT_STATUSES),
        # Each is made once.
        Index(
            "ix_receipts_of_payment",
            "payment_id",
            "kind",
            unique=True,
            postgresql_where=text("refund_id IS NULL"),
            sqlite_where=text("refund_id IS NULL"),
        ),
        Index(
            "ix_receipts_of_refund",
            "tenant_id",
            "refund_id",
            unique=True,
            postgresql_where=text("refund_id IS NOT NULL"),
            sqlite_where=text("refund_id IS NOT NULL"),
        ),
        Index(
            "ix_receipts_tasks",
            "tenant_id",
            "id",
            postgresql_where=text("status IN ('todo', 'canceled')"),
            sqlite_where=text("status IN ('todo', 'canceled')"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    tenant_id: Mapped[int]
    shop_id: Mapped[int]
    payment_id: Mapped[int]
    # The refund that annuls it, for the kind "annul".
    refund_id: Mapped[int | None]
    visit_id: Mapped[int]
    kind: Mapped[str]
    # todo and done are the master's; canceled is the provider's failure and a task for her.
    status: Mapped[str]
    amount_kopecks: Mapped[int]
    idempotence_key: Mapped[str]
    provider_id: Mapped[str | None]
    # Where the client can look at it, if the master has noted it down.
    link: Mapped[str | None]
    due_on: Mapped[date]
    created_at: Mapped[datetime]
    settled_at: Mapped[datetime | None]


class LedgerEntry(Base):
    """Money that really moved. Rows are added and never changed: all sums are read from here."""

    __tablename__ = "ledger_entries"
    __table_args__ = (
        UniqueConstraint("tenant_id", "id"),
        # Whatever happens how often: each payment and each refund counts once.
        UniqueConstraint("tenant_id", "payment_id"),
        UniqueConstraint("tenant_id", "refund_id"),
        UniqueConstraint("tenant_id", "voids_id"),
        of_tenant("visit_id", "visits", ondelete="CASCADE"),
        of_tenant("client_id", "clients", ondelete="CASCADE"),
        of_tenant("payment_id", "payments", ondelete="CASCADE"),
        of_tenant("refund_id", "refunds", ondelete="CASCADE"),
        of_tenant("voids_id", "ledger_entries", ondelete="CASCADE"),
        one_of("kind", LEDGER_KINDS),
        one_of("means", LEDGER_MEANS),
        CheckConstraint("amount_kopecks <> 0", name="amount_kopecks_sane"),
        Index("ix_ledger_entries_at", "tenant_id", "at"),
        Index("ix_ledger_entries_visit", "tenant_id", "visit_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    tenant_id: Mapped[int]
    visit_id: Mapped[int]
    client_id: Mapped[int]
    kind: Mapped[str]
    means: Mapped[str]
    # What came is positive, what went back negative.
    amount_kopecks: Mapped[int]
    is_test: Mapped[bool]
    payment_id: Mapped[int | None]
    refund_id: Mapped[int | None]
    # The entry that this one takes back: money noted down by mistake.
    voids_id: Mapped[int | None]
    at: Mapped[datetime]
    noted_by_person_id: Mapped[int | None]
