"""What takes something off a price."""

from datetime import date, time

from sqlalchemy import JSON, CheckConstraint, ForeignKey, ForeignKeyConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Base
from app.models.columns import of_tenant, one_of

DISCOUNT_KINDS = ("promo_code", "first_visit", "happy_hours", "last_minute", "nth_visit")
AUDIENCES = ("everybody", "new", "regular")


class Discount(Base):
    """A rule by which visits cost less; see `app.domain.pricing` for what each column means."""

    __tablename__ = "discounts"
    __table_args__ = (
        UniqueConstraint("tenant_id", "id"),
        UniqueConstraint("tenant_id", "code"),
        one_of("kind", DISCOUNT_KINDS),
        one_of("audience", AUDIENCES),
        CheckConstraint("(percent IS NULL) <> (fixed_kopecks IS NULL)", name="one_amount"),
        CheckConstraint("percent BETWEEN 1 AND 100", name="percent_sane"),
        CheckConstraint("fixed_kopecks > 0", name="fixed_kopecks_sane"),
        CheckConstraint("(kind = 'promo_code') = (code IS NOT NULL)", name="code_where_due"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    tenant_id: Mapped[int] = mapped_column(ForeignKey("tenants.id", ondelete="CASCADE"))
    kind: Mapped[str]
    # What the client reads in her breakdown.
    name: Mapped[str]
    percent: Mapped[int | None]
    fixed_kopecks: Mapped[int | None]
    # Nothing means all of them.
    service_ids: Mapped[list[int] | None] = mapped_column(JSON(none_as_null=True))
    audience: Mapped[str]
    # Dates on which a visit may be booked with it, both included.
    first_on: Mapped[date | None]
    last_on: Mapped[date | None]
    # When the visit starts.
    weekdays: Mapped[list[int] | None] = mapped_column(JSON(none_as_null=True))
    from_time: Mapped[time | None]
    until_time: Mapped[time | None]
    # last_minute: the visit starts at most so many minutes from now.
    within_min: Mapped[int | None]
    # nth_visit: every so manieth visit of a client.
    every_nth: Mapped[int | None]
    # promo_code: in capitals.
    code: Mapped[str | None]
    max_uses: Mapped[int | None]
    max_uses_per_client: Mapped[int | None]
    # Switched off, it is kept for the visits that were booked with it.
    active: Mapped[bool]
    version: Mapped[int]


class VisitDiscount(Base):
    """A discount that a visit was booked with."""

    __tablename__ = "visit_discounts"
    __table_args__ = (
        of_tenant("visit_id", "visits", ondelete="CASCADE"),
        of_tenant("discount_id", "discounts", ondelete="CASCADE"),
        ForeignKeyConstraint(["tenant_id"], ["tenants.id"], ondelete="CASCADE"),
    )

    tenant_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    discount_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    visit_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    amount_kopecks: Mapped[int]


class PersonalPrice(Base):
    """What a service costs one client, instead of the catalogue's price."""

    __tablename__ = "personal_prices"
    __table_args__ = (
        of_tenant("client_id", "clients", ondelete="CASCADE"),
        of_tenant("service_id", "services", ondelete="CASCADE"),
        CheckConstraint("price_kopecks >= 0", name="price_kopecks_sane"),
    )

    tenant_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    client_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    service_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    price_kopecks: Mapped[int]


class DepositRow(Base):
    """How much is paid in advance by clients of one standing."""

    __tablename__ = "deposit_rows"
    __table_args__ = (
        ForeignKeyConstraint(["tenant_id"], ["tenants.id"], ondelete="CASCADE"),
        one_of("trust", ("prepaid_only", "no_show", "long_lead", "new", "regular", "usual")),
        one_of("kind", ("none", "fixed", "percent", "full")),
        CheckConstraint("amount >= 0", name="amount_sane"),
    )

    tenant_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    trust: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str]
    # Kopecks, or percent.
    amount: Mapped[int]
