"""A master's days as she looks at them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.day_picture import DayPicture, day_pictures
from app.domain.demand import Demand
from app.domain.errors import RangeTooLong
from app.domain.start_hours import StartHours
from app.domain.time_off import midnight
from app.models import Master, MasterService, Service, TimeOff, Visit
from app.usecases.calendars import open_books
from app.usecases.staff import Staff, find_master
from app.usecases.staff_visits import StaffVisit, read_staff_visits
from app.usecases.time_off_rows import read_time_off, stretch_of

MAX_DAYS = 42
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class MasterDay:
    """A date, the time off that touches it, and the visits that start on it."""

    picture: DayPicture
    time_off: list[TimeOff]
    visits: list[StaffVisit]

    @property
    def booked_min(self) -> int:
        """The minutes that visits take."""
        return sum(
            (one.visit.ends_at - one.visit.starts_at) // timedelta(minutes=1) for one in self.visits
        )

    @property
    def price_kopecks(self) -> int:
        """What the visits bring; who did not come pays nothing."""
        return sum(one.visit.price_kopecks for one in self.visits if one.visit.status != "no_show")


def read_days(
    session: Session,
    *,
    staff: Staff,
    master_id: int,
    first_date: date,
    last_date: date,
    now: datetime,
) -> list[MasterDay]:
    """Return a master's dates, both included, without cancelled visits.

    Raises MasterNotFound, Forbidden, or RangeTooLong for more than six weeks.
    """
    if not 0 <= (last_date - first_date).days < MAX_DAYS:
        raise RangeTooLong
    master = find_master(session, staff=staff, master_id=master_id)
    zone = staff.tenant.zone
    [book] = open_books(
        session,
        tenant=staff.tenant,
        masters=[master],
        first_date=first_date,
        last_date=last_date,
        now=now,
    )
    visits = read_staff_visits(
        session,
        tenant=staff.tenant,
        where=(Visit.master_id == master.id)
        & (Visit.status != "cancelled")
        & (Visit.starts_at >= midnight(first_date, zone))
        & (Visit.starts_at < midnight(last_date + _DAY, zone)),
        now=now,
        books=[book],
    )
    time_off = read_time_off(
        session, master=master, zone=zone, first_date=first_date, last_date=last_date
    )
    return [
        MasterDay(
            picture,
            _touching(time_off, picture.date, zone),
            [one for one in visits if one.visit.starts_at.astimezone(zone).date() == picture.date],
        )
        for picture in day_pictures(book.calendar, _sold(session, master), now)
    ]


def _sold(session: Session, master: Master) -> list[Demand]:
    services = session.scalars(
        select(Service)
        .join(MasterService, MasterService.service_id == Service.id)
        .where(
            Service.tenant_id == master.tenant_id,
            MasterService.master_id == master.id,
            ~Service.hidden,
        )
    )
    return [Demand.of([service], [StartHours.of(service)]) for service in services]


def _touching(rows: Iterable[TimeOff], day: date, zone: ZoneInfo) -> list[TimeOff]:
    starts, ends = midnight(day, zone), midnight(day + _DAY, zone)
    lying = ((row, stretch_of(row, zone)) for row in rows)
    return [row for row, lies in lying if lies.starts_at < ends and starts < lies.ends_at]
