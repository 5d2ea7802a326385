"""A tenant's shop at the payment provider, and the calls to be made to it."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Base
from app.models.columns import of_tenant, one_of

SHOP_STATES = ("checking", "connected", "rejected", "disconnected")
RECEIPT_WAYS = ("yookassa", "self_employed", "own")
CALL_KINDS = (
    "check_shop",
    "list_payments",
    "create_payment",
    "fetch_payment",
    "create_refund",
    "fetch_refund",
    "create_receipt",
    "fetch_receipt",
)


class Shop(Base):
    """A shop whose money is the master's own. One she has left is kept for its refunds."""

    __tablename__ = "shops"
    __table_args__ = (
        UniqueConstraint("tenant_id", "id"),
        UniqueConstraint("public_id"),
        one_of("state", SHOP_STATES),
        one_of("receipts", RECEIPT_WAYS),
        CheckConstraint("vat_code BETWEEN 1 AND 12", name="vat_code_known"),
        Index(
            "ix_shops_current",
            "tenant_id",
            unique=True,
            postgresql_where=text("state <> 'disconnected'"),
            sqlite_where=text("state <> 'disconnected'"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    tenant_id: Mapped[int] = mapped_column(ForeignKey("tenants.id", ondelete="CASCADE"))
    # Names the shop in its webhook's address; unguessable, and known to the provider alone.
    public_id: Mapped[str]
    account_id: Mapped[str]
    # Erased once the shop is left and nothing is open there any more.
    secret_sealed: Mapped[bytes | None]
    # checking until the provider has answered; rejected when it does not know the key (any more).
    state: Mapped[str]
    is_test: Mapped[bool]
    # The provider registers receipts, and refuses payments without one.
    fiscal: Mapped[bool]
    # Who makes receipts: the provider, the self-employed master by hand, or she alone knows.
    receipts: Mapped[str]
    # The provider's number for a VAT rate; 1 is "without VAT".
    vat_code: Mapped[int]
    # Why the keys were rejected: a code of ours.
    problem: Mapped[str | None]
    created_at: Mapped[datetime]
    checked_at: Mapped[datetime | None]
    # The last webhook: tells her that the address is pasted where it belongs.
    notified_at: Mapped[datetime | None]
    # The provider asked for patience, or did not answer: no calls before then.
    quiet_until: Mapped[datetime | None]


class ShopCall(Base):
    """A call to be made to a shop's provider by the worker. Its row goes when it has succeeded."""

    __tablename__ = "shop_calls"
    __table_args__ = (
        of_tenant("shop_id", "shops", ondelete="CASCADE"),
        UniqueConstraint("shop_id", "kind", "subject"),
        one_of("kind", CALL_KINDS),
        Index("ix_shop_calls_due", "due_at", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    tenant_id: Mapped[int]
    shop_id: Mapped[int]
    kind: Mapped[str]
    # Our id of what is to be created, or the provider's id of what is to be fetched.
    subject: Mapped[str]
    due_at: Mapped[datetime]
    # One worker makes the call; if it dies, another may after this moment.
    leased_until: Mapped[datetime | None]
    attempts: Mapped[int]
    # Grows with every wish for the call, so that one that comes meanwhile is not lost.
    asked: Mapped[int]
