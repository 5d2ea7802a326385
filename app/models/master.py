"""Who performs services."""

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Base
from app.models.columns import of_tenant, one_of

GRIDS = ("clock", "free")
HOLE_POLICIES = ("off", "recommend", "hide")


class Master(Base):
    """A person with a calendar, and the rules by which it is offered."""

    __tablename__ = "masters"
    __table_args__ = (
        UniqueConstraint("tenant_id", "id"),
        # The steps that divide a day, see app.domain.booking_rules.
        CheckConstraint("slot_step_min IN (5, 10, 15, 20, 30, 40, 45, 60)", name="slot_step_known"),
        CheckConstraint("min_notice_min >= 0", name="min_notice_min_sane"),
        CheckConstraint("booking_horizon_days BETWEEN 0 AND 366", name="booking_horizon_sane"),
        one_of("grid", GRIDS),
        CheckConstraint("round_min IN (5, 10, 15)", name="round_min_known"),
        one_of("hole_policy", HOLE_POLICIES),
        CheckConstraint("hide_holes_days BETWEEN 1 AND 366", name="hide_holes_days_sane"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    tenant_id: Mapped[int] = mapped_column(ForeignKey("tenants.id", ondelete="CASCADE"))
    name: Mapped[str]
    title: Mapped[str | None]
    position: Mapped[int]
    min_notice_min: Mapped[int]
    booking_horizon_days: Mapped[int]
    slot_step_min: Mapped[int]
    # Whether starts are counted from the hour or from every break and visit.
    grid: Mapped[str]
    # Free grid: the first start after a break or a visit is rounded up to so many minutes.
    round_min: Mapped[int]
    # What is done against holes nobody can use, and how many days ahead "hide" reaches.
    hole_policy: Mapped[str]
    hide_holes_days: Mapped[int]
    # Grows with every change of hours or rules, so that nobody overwrites what she has not seen.
    schedule_version: Mapped[int]


class MasterService(Base):
    """This master performs this service."""

    __tablename__ = "master_services"
    __table_args__ = (
        of_tenant("master_id", "masters", ondelete="CASCADE"),
        of_tenant("service_id", "services", ondelete="CASCADE"),
    )

    tenant_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    master_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    service_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
