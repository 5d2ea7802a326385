"""A master's schedule and rules as she reads and saves them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.errors import EditedElsewhere
from app.domain.hours_json import day_from_json
from app.domain.schedule import DayPlan, ShiftPattern, WallSpan
from app.domain.schedule_draft import ScheduleDraft
from app.models import DateOverride, Master, TimeOff, WorkBreak, WorkingHours
from app.models import ShiftPattern as ShiftRow
from app.usecases.locks import lock_masters
from app.usecases.outside import outside_visits
from app.usecases.schedule_changes import replace_schedule
from app.usecases.staff import Staff, find_master
from app.usecases.time_off_rows import read_time_off


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
    return OwnSchedule(
        master=master,
        weekly=_weekly(session, master),
        overrides=_overrides(session, master, today),
        shifts=_shifts(session, master, today),
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


def _weekly(session: Session, master: Master) -> tuple[DayPlan, ...]:
    windows, breaks = (_spans(session, master, kind) for kind in (WorkingHours, WorkBreak))
    return tuple(DayPlan(windows[weekday], breaks[weekday]) for weekday in range(7))


def _spans(
    session: Session, master: Master, kind: type[WorkingHours | WorkBreak]
) -> list[tuple[WallSpan, ...]]:
    rows = session.execute(
        select(kind.weekday, kind.starts_time, kind.ends_time)
        .where(kind.tenant_id == master.tenant_id, kind.master_id == master.id)
        .order_by(kind.starts_time)
    ).all()
    return [
        tuple((row.starts_time, row.ends_time) for row in rows if row.weekday == weekday)
        for weekday in range(7)
    ]


def _overrides(session: Session, master: Master, today: date) -> tuple[tuple[date, DayPlan], ...]:
    rows = session.execute(
        select(DateOverride.applies_on, DateOverride.hours)
        .where(
            DateOverride.tenant_id == master.tenant_id,
            DateOverride.master_id == master.id,
            DateOverride.applies_on >= today,
        )
        .order_by(DateOverride.applies_on)
    )
    return tuple((on, day_from_json(hours)) for on, hours in rows)


def _shifts(session: Session, master: Master, today: date) -> tuple[ShiftPattern, ...]:
    rows = session.scalars(
        select(ShiftRow)
        .where(
            ShiftRow.tenant_id == master.tenant_id,
            ShiftRow.master_id == master.id,
            ShiftRow.last_on.is_(None) | (ShiftRow.last_on >= today),
        )
        .order_by(ShiftRow.first_on)
    )
    return tuple(
        ShiftPattern(row.first_on, row.last_on, tuple(map(day_from_json, row.cycle)))
        for row in rows
    )
