"""A business with its own data: one master, or a studio."""

from datetime import datetime

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Base


class Tenant(Base):
    """What clients read on the first page, and the policies that hold for all its masters."""

    __tablename__ = "tenants"
    __table_args__ = (
        UniqueConstraint("slug"),
        CheckConstraint("slug = lower(slug)", name="slug_lower"),
        CheckConstraint("free_cancel_min >= 0", name="free_cancel_min_sane"),
        CheckConstraint("reschedule_min >= 0", name="reschedule_min_sane"),
        CheckConstraint("hold_min BETWEEN 5 AND 30", name="hold_min_sane"),
        CheckConstraint("long_lead_days BETWEEN 1 AND 366", name="long_lead_days_sane"),
        CheckConstraint("regular_visits BETWEEN 1 AND 100", name="regular_visits_sane"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str]
    name: Mapped[str]
    tagline: Mapped[str | None]
    about: Mapped[str | None]
    address: Mapped[str | None]
    directions: Mapped[str | None]
    # IANA name; every local time of this tenant is in this zone.
    timezone: Mapped[str]
    currency: Mapped[str]
    # Language of chat messages to the tenant's own people.
    language: Mapped[str]
    # A client cancels without consequences until so many minutes before the start.
    free_cancel_min: Mapped[int]
    # A client moves her visit herself until so many minutes before the start.
    reschedule_min: Mapped[int]
    # How long a slot is held while its client pays.
    hold_min: Mapped[int] = mapped_column(default=10)
    # A visit booked so many days ahead is one with a long lead.
    long_lead_days: Mapped[int] = mapped_column(default=28)
    # From so many kept visits on a client is a regular.
    regular_visits: Mapped[int] = mapped_column(default=3)
    # Without a shop that answers, visits are booked unpaid instead of refused.
    pay_later: Mapped[bool] = mapped_column(default=False)
    # Grows with every change of the deposit rules.
    deposits_version: Mapped[int] = mapped_column(default=1)
    created_at: Mapped[datetime]
