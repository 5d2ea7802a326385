"""One master's year of about 1,300 visits, the same for every system that is measured."""

import random
from dataclasses import asdict, dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from app.clock import utcnow
from app.db import reading, transaction
from app.domain.init_data import TelegramUser
from app.domain.studio import DayHours, MasterPlan, ServicePlan, StudioPlan
from app.models import BlockedStretch, Master, Service, Visit, VisitService
from app.usecases.sessions import remember_client
from app.usecases.tenants import TenantRef, create_tenant, find_tenant
from benchmarks.availability_engine import working_days
from benchmarks.installation import Installation, settle_down

ZONE = ZoneInfo("Europe/Moscow")
SERVICE_MIN = 60
STEP_MIN = 15
MONTH_DAYS = 31
SLUG = "busy"
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
    user = TelegramUser(5_000_000_101, "Марина", "Ковалёва", "marina_k", "ru")
    with transaction() as session:
        client = remember_client(session, tenant_id=tenant.id, user=user, now=utcnow())
        master_id = session.query(Master.id).filter_by(tenant_id=tenant.id).scalar()
        service = session.query(Service).filter_by(tenant_id=tenant.id).one()
        visits = [_visit(tenant.id, master_id, client.id, service, *span) for span in year.visits]
        session.add_all(visits)
        session.flush()
        session.add_all(
            BlockedStretch(
                tenant_id=tenant.id,
                master_id=master_id,
                visit_id=visit.id,
                starts_at=visit.starts_at,
                ends_at=visit.ends_at,
            )
            for visit in visits
        )
        return service.id


def _visit(
    tenant_id: int,
    master_id: int,
    client_id: int,
    service: Service,
    start: datetime,
    end: datetime,
) -> Visit:
    starts_at, ends_at = start.replace(tzinfo=ZONE), end.replace(tzinfo=ZONE)
    frozen = VisitService(
        tenant_id=tenant_id,
        position=0,
        service_id=service.id,
        name=service.name,
        duration_min=int((end - start) / timedelta(minutes=1)),
        buffer_before_min=0,
        buffer_after_min=0,
        price_kopecks=service.price_kopecks,
        price_from=False,
    )
    return Visit(
        tenant_id=tenant_id,
        master_id=master_id,
        client_id=client_id,
        status="booked",
        starts_at=starts_at,
        ends_at=ends_at,
        price_kopecks=service.price_kopecks,
        price_from=False,
        free_cancel_until=starts_at - timedelta(days=1),
        booked_at=starts_at - timedelta(days=14),
        request_hash="",
        services=[frozen],
    )
