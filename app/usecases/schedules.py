"""A master's schedule and rules as she reads and saves them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from app.domain.errors import EditedElsewhere
from app.domain.schedule import DayPlan, ShiftPattern
from app.domain.schedule_draft import ScheduleDraft
from app.models import Master, TimeOff
from app.usecases.locks import lock_masters
from app.usecases.outside import outside_visits
from app.usecases.schedule_changes import replace_schedule
from app.usecases.schedule_rows import read_schedules
from app.usecases.staff import Staff, find_master
from app.usecases.time_off_rows import read_time_off

# The last date a schedule may name, see its shapes on the wire.
_FAR_AHEAD = date(2199, 12, 31)


@dataclass(frozen=True, slots=True)
class OwnSchedule:
    """All that says when a master works from today on, and the rules by which she is booked."""

    master: Master
    # Monday to Sunday.
    weekly: tuple[DayPlan, ...]
    overrides: tuple[tuple[date, DayPlan], ...]
    shifts: tuple[ShiftPattern, ...]
    time_off: tuple[TimeOff, ...]


def read_schedule(session: Session, *, staff: Staff, master_id: int, now: datetime) -> OwnSchedule:
    """Return a master's schedule. Raises MasterNotFound or Forbidden."""
    master = find_master(session, staff=staff, master_id=master_id)
    today = now.astimezone(staff.tenant.zone).date()
    rows = read_schedules(
        session,
        tenant_id=master.tenant_id,
        master_ids=[master.id],
        first_date=today,
        last_date=_FAR_AHEAD,
    )
    schedule = rows[master.id].schedule()
    return OwnSchedule(
        master=master,
        weekly=schedule.week(),
        # The engine reads a few days more than it is asked for.
        overrides=tuple(override for override in schedule.overrides if override[0] >= today),
        shifts=tuple(
            shift
            for shift in schedule.shifts
            if shift.last_date is None or shift.last_date >= today
        ),
        time_off=tuple(
            read_time_off(session, master=master, zone=staff.tenant.zone, first_date=today)
        ),
    )


def save_schedule(
    session: Session,
    *,
    staff: Staff,
    master_id: int,
    version: int,
    draft: ScheduleDraft,
    now: datetime,
) -> list[int]:
    """Replace a master's schedule from today on; returns the visits that newly lie outside it.

    Visits stay as they are. Raises MasterNotFound, Forbidden, or EditedElsewhere for a version
    that is not the stored one.
    """
    master = lock_schedule(session, staff=staff, master_id=master_id, version=version)
    before = outside_visits(session, tenant=staff.tenant, master=master, now=now)
    replace_schedule(session, tenant=staff.tenant, master=master, draft=draft, now=now)
    after = outside_visits(session, tenant=staff.tenant, master=master, now=now)
    return [visit_id for visit_id in after if visit_id not in before]


def save_rules(
    session: Session, *, staff: Staff, master_id: int, version: int, rules: Mapping[str, object]
) -> None:
    """Replace the rules by which a master is booked; `rules` are columns of `Master`.

    Raises MasterNotFound, Forbidden, or EditedElsewhere for a version that is not the stored one.
    """
    master = lock_schedule(session, staff=staff, master_id=master_id, version=version)
    for column, value in rules.items():
        setattr(master, column, value)
    session.flush()


def lock_schedule(
    session: Session, *, staff: Staff, master_id: int, version: int | None = None
) -> Master:
    """Hold a master's schedule for a change and count its version up.

    Raises MasterNotFound, Forbidden, or EditedElsewhere for a version that is not the stored one.
    """
    master = find_master(session, staff=staff, master_id=master_id)
    lock_masters(session, [master.id])
    # As it is now that nobody else can change it.
    session.refresh(master)
    if version is not None and master.schedule_version != version:
        raise EditedElsewhere
    master.schedule_version += 1
    return master
