"""Time off as it is stored."""

from datetime import date, datetime, timedelta
from typing import cast
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.interval import Interval
from app.domain.time_off import DaysOff, TimeOffDraft, midnight
from app.models import Master, TimeOff

_DAY = timedelta(days=1)


def read_time_off(
    session: Session,
    *,
    master: Master,
    zone: ZoneInfo,
    first_date: date,
    last_date: date | None = None,
) -> list[TimeOff]:
    """Return a master's time off that touches the dates, both included, in order.

    No last date means without end.
    """
    asked = select(TimeOff).where(
        TimeOff.tenant_id == master.tenant_id,
        TimeOff.master_id == master.id,
        (TimeOff.last_on >= first_date) | (TimeOff.ends_at > midnight(first_date, zone)),
    )
    if last_date is not None:
        asked = asked.where(
            (TimeOff.first_on <= last_date) | (TimeOff.starts_at < midnight(last_date + _DAY, zone))
        )
    rows = session.scalars(asked)
    return sorted(rows, key=lambda row: (stretch_of(row, zone).starts_at, row.id))


def stretch_of(row: TimeOff, zone: ZoneInfo) -> Interval:
    """Return time off as it lies on the clock, in UTC."""
    if row.first_on is not None and row.last_on is not None:
        return Interval(midnight(row.first_on, zone), midnight(row.last_on + _DAY, zone))
    # The table holds hours wherever it holds no dates.
    return Interval(cast("datetime", row.starts_at), cast("datetime", row.ends_at))


def time_off_row(master: Master, off: TimeOffDraft) -> TimeOff:
    """Return time off as it will be stored."""
    row = TimeOff(tenant_id=master.tenant_id, master_id=master.id, reason=off.reason)
    if isinstance(off, DaysOff):
        row.first_on, row.last_on = off.first_date, off.last_date
    else:
        row.starts_at, row.ends_at = off.starts_at, off.ends_at
    return row
