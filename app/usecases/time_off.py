"""A master takes time off, and takes it back."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.errors import TimeOffNotFound
from app.domain.time_off import TimeOffDraft, check_time_off
from app.models import TimeOff
from app.usecases.outside import outside_visits
from app.usecases.schedules import lock_schedule
from app.usecases.staff import Staff
from app.usecases.time_off_rows import time_off_row


def add_time_off(
    session: Session, *, staff: Staff, master_id: int, off: TimeOffDraft, now: datetime
) -> tuple[TimeOff, list[int]]:
    """Store time off; returns it and the visits that newly lie in it, which stay as they are.

    Raises MasterNotFound, Forbidden, or ScheduleInvalid if it ends before it begins.
    """
    check_time_off(off)
    master = lock_schedule(session, staff=staff, master_id=master_id)
    before = outside_visits(session, tenant=staff.tenant, master=master, now=now)
    row = time_off_row(master, off)
    session.add(row)
    session.flush()
    after = outside_visits(session, tenant=staff.tenant, master=master, now=now)
    return row, [visit_id for visit_id in after if visit_id not in before]


def remove_time_off(session: Session, *, staff: Staff, master_id: int, time_off_id: int) -> None:
    """Take time off back: its time is offered again.

    Raises MasterNotFound, Forbidden or TimeOffNotFound.
    """
    master = lock_schedule(session, staff=staff, master_id=master_id)
    row = session.scalar(
        select(TimeOff).where(
            TimeOff.tenant_id == master.tenant_id,
            TimeOff.master_id == master.id,
            TimeOff.id == time_off_id,
        )
    )
    if row is None:
        raise TimeOffNotFound
    session.delete(row)
    session.flush()
