"""Writing a schedule into its rows."""

from datetime import date, datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from app.domain.hours_json import day_to_json
from app.domain.schedule_draft import ScheduleDraft
from app.domain.working_hours import LocalInterval
from app.models import DateOverride, Master, ShiftPattern, TimeOff, WorkBreak, WorkingHours
from app.usecases.tenants import TenantRef
from app.usecases.time_off_rows import read_time_off, time_off_row


def replace_schedule(
    session: Session, *, tenant: TenantRef, master: Master, draft: ScheduleDraft, now: datetime
) -> None:
    """Store a draft in place of the week and of all that touches today or later.

    The caller holds the master's lock.
    """
    today = now.astimezone(tenant.zone).date()
    draft = draft.since(today, tenant.zone)
    week = draft.week()
    _replace_week(session, master, WorkingHours, week.windows)
    _replace_week(session, master, WorkBreak, week.breaks)
    _replace_overrides(session, master, draft, today)
    _replace_shifts(session, master, draft, today)
    _replace_time_off(session, tenant, master, draft, today)
    session.flush()


def _replace_week(
    session: Session,
    master: Master,
    kind: type[WorkingHours | WorkBreak],
    intervals: tuple[LocalInterval, ...],
) -> None:
    session.execute(
        delete(kind).where(kind.tenant_id == master.tenant_id, kind.master_id == master.id)
    )
    session.add_all(
        kind(
            tenant_id=master.tenant_id,
            master_id=master.id,
            weekday=one.weekday,
            starts_time=one.starts_time,
            ends_time=one.ends_time,
        )
        for one in intervals
    )


def _replace_overrides(session: Session, master: Master, draft: ScheduleDraft, today: date) -> None:
    session.execute(
        delete(DateOverride).where(
            DateOverride.tenant_id == master.tenant_id,
            DateOverride.master_id == master.id,
            DateOverride.applies_on >= today,
        )
    )
    session.add_all(
        DateOverride(
            tenant_id=master.tenant_id,
            master_id=master.id,
            applies_on=on,
            hours=day_to_json(day.plan()),
        )
        for on, day in draft.overrides
    )


def _replace_shifts(session: Session, master: Master, draft: ScheduleDraft, today: date) -> None:
    stored = session.scalars(
        select(ShiftPattern).where(
            ShiftPattern.tenant_id == master.tenant_id, ShiftPattern.master_id == master.id
        )
    )
    for row in stored:
        if draft.replaces(row.first_on, row.last_on, today):
            session.delete(row)
    session.add_all(
        ShiftPattern(
            tenant_id=master.tenant_id,
            master_id=master.id,
            first_on=shift.first_date,
            last_on=shift.last_date,
            cycle=[day_to_json(day.plan()) for day in shift.cycle],
        )
        for shift in draft.shifts
    )


def _replace_time_off(
    session: Session, tenant: TenantRef, master: Master, draft: ScheduleDraft, today: date
) -> None:
    stored = read_time_off(session, master=master, zone=tenant.zone, first_date=today)
    wanted = [time_off_row(master, off) for off in draft.time_off]
    for row in stored:
        # What stays as it was keeps its id: a page may be about to remove it by that.
        same = next((one for one in wanted if _content(one) == _content(row)), None)
        if same is None:
            session.delete(row)
        else:
            wanted.remove(same)
    session.add_all(wanted)


def _content(row: TimeOff) -> tuple[object, ...]:
    return row.first_on, row.last_on, row.starts_at, row.ends_at, row.reason
