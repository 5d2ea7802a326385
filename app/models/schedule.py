"""A master's week. Overrides of single dates, shifts and time off will stand beside it."""

from datetime import time

from sqlalchemy import CheckConstraint, Index
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
