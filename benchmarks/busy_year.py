"""One master's year of about 1,300 visits, the same for every system that is measured."""

import random
from dataclasses import asdict, dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select

from app.clock import utcnow
from app.db import reading, transaction
from app.domain.demand import Demand
from app.domain.studio import DayHours, MasterPlan, ServicePlan, StudioPlan
from app.models import Master, Service
from app.usecases.tenants import TenantRef, create_tenant, find_tenant
from benchmarks.availability_engine import working_days
from benchmarks.installation import Installation, settle_down
from benchmarks.load import PlannedVisit, load_clients, load_visits

ZONE = ZoneInfo("Europe/Moscow")
SERVICE_MIN = 60
STEP_MIN = 15
MONTH_DAYS = 31
SLUG = "busy"
CLIENTS = 160
_BEGINNINGS = (time(10), time(11, 30), time(14, 45), time(16, 15), time(18))
_DAYS_PAST, _DAYS_TO_COME = 300, 65


@dataclass(frozen=True, slots=True)
class BusyYear:
    """Local dates and times, without buffers: what any booking system can be told."""

    first: date
    last: date
    hours: tuple[DayHours, ...]
    visits: tuple[tuple[datetime, datetime], ...]

    def as_json(self) -> dict[str, Any]:
        """Return what a script in another virtual environment needs, for `json.dumps`."""
        return {**asdict(self), "service_min": SERVICE_MIN, "step_min": STEP_MIN}


def busy_year() -> BusyYear:
    """Return a year around today, and as the month to ask for the 31 days from tomorrow."""
    dice = random.Random(2026)
    today = utcnow().astimezone(ZONE).date()
    visits = []
    for day in (today + timedelta(days=n) for n in range(-_DAYS_PAST, _DAYS_TO_COME)):
        for beginning in sorted(dice.sample(_BEGINNINGS, dice.choice((4, 4, 4, 4, 5)))):
            start = datetime.combine(day, beginning)
            if day.weekday() < 6:
                visits.append((start, start + timedelta(minutes=dice.choice((45, 60, 75)))))
    tomorrow = today + timedelta(days=1)
    return BusyYear(tomorrow, today + timedelta(days=MONTH_DAYS), week(), tuple(visits))


def week() -> tuple[DayHours, ...]:
    """Return the week the engine's own benchmark has: six days, two breaks in each."""
    days = working_days()
    return tuple(
        DayHours(
            weekday=window.weekday,
            starts_time=window.starts_time,
            ends_time=window.ends_time,
            breaks=tuple(
                (pause.starts_time, pause.ends_time)
                for pause in days.breaks
                if pause.weekday == window.weekday
            ),
        )
        for window in days.windows
    )


def store(place: Installation, year: BusyYear) -> str:
    """Put the year into an installation; returns the path and query of the month's answer."""
    master = MasterPlan(name="Аня", hours=year.hours, slot_step_min=STEP_MIN)
    service = ServicePlan(name="Маникюр", duration_min=SERVICE_MIN, price_kopecks=220_000)
    plan = StudioPlan(slug=SLUG, name="Аня Белова", masters=(master,), services=(service,))
    with place.app.app_context():
        with transaction() as session:
            create_tenant(session, plan=plan, now=utcnow())
        with reading() as session:
            tenant = find_tenant(session, slug=SLUG)
        service_id = _store_visits(tenant, year)
    settle_down(place)
    month = f"from={year.first}&to={year.last}"
    return f"/api/v1/tenants/{SLUG}/availability?services={service_id}&{month}"


def _store_visits(tenant: TenantRef, year: BusyYear) -> int:
    with transaction() as session:
        clients = load_clients(session, tenant.id, CLIENTS)
        master_id = session.scalars(select(Master.id).where(Master.tenant_id == tenant.id)).one()
        service = session.scalars(select(Service).where(Service.tenant_id == tenant.id)).one()
        load_visits(
            session,
            service,
            [
                PlannedVisit(
                    master_id,
                    clients[number % CLIENTS],
                    start.replace(tzinfo=ZONE),
                    Demand(duration_min=(end - start) // timedelta(minutes=1)),
                )
                for number, (start, end) in enumerate(year.visits)
            ],
        )
        return service.id
