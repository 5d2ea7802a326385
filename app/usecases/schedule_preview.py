"""What a schedule would change, before it is saved."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from app.domain.interval import epoch_minutes
from app.domain.master_calendar import MasterCalendar
from app.domain.schedule import DayPlan, Source
from app.domain.schedule_draft import ScheduleDraft
from app.models import Visit
from app.usecases.calendars import open_books
from app.usecases.outside import coming_visits, lying_outside
from app.usecases.staff import Staff, find_master
from app.usecases.staff_visits import StaffVisit, read_staff_visits

_SHOWN_DAYS = 42


@dataclass(frozen=True, slots=True)
class PlannedDay:
    """A date with the hours it would have, and where they would come from."""

    date: date
    source: Source
    plan: DayPlan


@dataclass(frozen=True, slots=True)
class Preview:
    """The visits that would newly lie outside hours, and the coming six weeks."""

    outside: list[StaffVisit]
    days: list[PlannedDay]


def preview_schedule(
    session: Session, *, staff: Staff, master_id: int, draft: ScheduleDraft, now: datetime
) -> Preview:
    """Lay a draft over a master's calendar without storing it.

    Raises MasterNotFound or Forbidden.
    """
    master = find_master(session, staff=staff, master_id=master_id)
    zone = staff.tenant.zone
    today = now.astimezone(zone).date()
    dates = [today + timedelta(days=number) for number in range(_SHOWN_DAYS)]
    coming = coming_visits(session, master=master, now=now)
    last = max([dates[-1], *(visit.starts_at.astimezone(zone).date() for visit in coming[-1:])])
    [book] = open_books(
        session, tenant=staff.tenant, masters=[master], first_date=today, last_date=last, now=now
    )
    draft = draft.since(today, zone)
    schedule = draft.laid_over(book.calendar.schedule, today)
    # Time off that is over by today's midnight meets no visit to come.
    off = epoch_minutes((one.starts_at, one.ends_at) for one in draft.hours_off())
    proposed = MasterCalendar.of(zone.key, schedule, (), today, last, time_off=off)
    before = lying_outside(book.calendar, coming)
    newly = [found for found in lying_outside(proposed, coming) if found not in before]
    return Preview(
        outside=read_staff_visits(session, tenant=staff.tenant, where=Visit.id.in_(newly), now=now),
        days=[PlannedDay(on, *schedule.plan_of(on)) for on in dates],
    )
