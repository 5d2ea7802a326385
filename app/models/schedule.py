"""When a master works: her week, shifts, single dates, time off."""

from datetime import date, datetime, time
from typing import Any

from sqlalchemy import JSON, CheckConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Base
from app.models.columns import of_tenant

_WEEKDAY = "weekday BETWEEN 0 AND 6"


class WorkingHours(Base):
    """An interval of the week in which the master works, on the wall clock of the tenant's zone."""

    __tablename__ = "working_hours"
    __table_args__ = (
        of_tenant("master_id", "masters", ondelete="CASCADE"),
        CheckConstraint(_WEEKDAY, name="weekday_known"),
        Index("ix_working_hours_master", "tenant_id", "master_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    tenant_id: Mapped[int]
    master_id: Mapped[int]
    # Monday is 0.
    weekday: Mapped[int]
    starts_time: Mapped[time]
    # Not after starts_time: ends on the next date.
    ends_time: Mapped[time]


class WorkBreak(Base):
    """A pause in working hours: lunch, maintenance."""

    __tablename__ = "work_breaks"
    __table_args__ = (
        of_tenant("master_id", "masters", ondelete="CASCADE"),
        CheckConstraint(_WEEKDAY, name="weekday_known"),
        Index("ix_work_breaks_master", "tenant_id", "master_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    tenant_id: Mapped[int]
    master_id: Mapped[int]
    weekday: Mapped[int]
    starts_time: Mapped[time]
    ends_time: Mapped[time]


class DateOverride(Base):
    """Other hours for one date, in place of whatever the week or a shift says."""

    __tablename__ = "date_overrides"
    __table_args__ = (of_tenant("master_id", "masters", ondelete="CASCADE"),)

    tenant_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    master_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    applies_on: Mapped[date] = mapped_column(primary_key=True)
    # {"windows": [["10:00", "14:00"]], "breaks": []}; replaced as a whole. No windows: closed.
    hours: Mapped[dict[str, Any]] = mapped_column(JSON)


class ShiftPattern(Base):
    """A cycle of working and free days laid over a range of dates."""

    __tablename__ = "shift_patterns"
    __table_args__ = (
        of_tenant("master_id", "masters", ondelete="CASCADE"),
        CheckConstraint("first_on <= last_on", name="dates_in_order"),
        Index("ix_shift_patterns_master", "tenant_id", "master_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    tenant_id: Mapped[int]
    master_id: Mapped[int]
    # The first day of the cycle holds on this date.
    first_on: Mapped[date]
    # Nothing: until further notice.
    last_on: Mapped[date | None]
    # A list of days, each written as in a date override.
    cycle: Mapped[list[dict[str, Any]]] = mapped_column(JSON)


class TimeOff(Base):
    """A one-off absence: whole dates, or a stretch of hours.

    It stands apart from `blocked_stretches`: a visit that the master decides to keep may lie in
    it, and there nothing may overlap.
    """

    __tablename__ = "time_off"
    __table_args__ = (
        of_tenant("master_id", "masters", ondelete="CASCADE"),
        CheckConstraint("first_on <= last_on", name="dates_in_order"),
        CheckConstraint("starts_at < ends_at", name="ends_after_start"),
        CheckConstraint(
            "(first_on IS NULL) = (last_on IS NULL) AND (starts_at IS NULL) = (ends_at IS NULL)"
            " AND (first_on IS NULL) <> (starts_at IS NULL)",
            name="dates_or_hours",
        ),
        Index("ix_time_off_master", "tenant_id", "master_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    tenant_id: Mapped[int]
    master_id: Mapped[int]
    # Whole dates, both included.
    first_on: Mapped[date | None]
    last_on: Mapped[date | None]
    # Or hours.
    starts_at: Mapped[datetime | None]
    ends_at: Mapped[datetime | None]
    reason: Mapped[str | None]
