"""A studio that uses every rule there is, with one year of visits or with many."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.clock import utcnow
from app.db import transaction
from app.domain.hours_json import day_to_json
from app.domain.studio import MasterPlan, ServicePlan, StudioPlan
from app.models import (
    DateOverride,
    Master,
    MasterService,
    Membership,
    Service,
    ShiftPattern,
    TimeOff,
)
from app.runtime import runtime
from app.web.tokens import StaffClaims, issue_staff_session
from benchmarks.availability_engine import working_days
from benchmarks.busy_year import ZONE, BusyYear
from benchmarks.full_schedule import SERVICES, full_schedule, time_off
from benchmarks.installation import Installation, settle_down
from benchmarks.load import load_visits
from benchmarks.studio_visits import planned_visits
from benchmarks.tenants import make_tenant

_SLUG = "studio"
_LENGTHS = (30, 45, 60, 75, 90, 105, 120, 150, 180, 240)


@dataclass(frozen=True, slots=True)
class Studio:
    """What to ask a studio for: paths with queries, and the headers of its owner."""

    month: str
    month_of_all: str
    days: str
    owner: dict[str, str]
    visits: int


def store_studio(place: Installation, year: BusyYear, *, masters: int, years: int) -> Studio:
    """Put a studio into an installation; its first master has the visits of `year`, and before.

    The others are busier than she is, so that a table of theirs is a large one.
    """
    with place.app.app_context():
        with transaction() as session:
            tenant_id = make_tenant(session, _plan(year, masters), number=1).id
            everybody = session.scalars(
                select(Master).where(Master.tenant_id == tenant_id).order_by(Master.position)
            ).all()
            services = [_add_service(session, tenant_id, everybody, n) for n in range(2)]
            for master in everybody:
                _add_schedule(session, master, year.first)
            visits = planned_visits(session, year, everybody, years)
            load_visits(session, services[0], visits)
            found = _studio(session, year, services, everybody[0], len(visits))
        settle_down(place)
    return found


def _plan(year: BusyYear, masters: int) -> StudioPlan:
    return StudioPlan(
        slug=_SLUG,
        name="Студия",
        masters=tuple(
            MasterPlan(name=f"Мастер {number}", hours=year.hours, grid="free", round_min=15)
            for number in range(masters)
        ),
        services=tuple(
            ServicePlan(name=f"Услуга {length}", duration_min=length, price_kopecks=1000 * length)
            for length in _LENGTHS
        ),
    )


def _add_service(
    session: Session, tenant_id: int, masters: Sequence[Master], number: int
) -> Service:
    service = Service(
        tenant_id=tenant_id,
        name=f"Услуга по часам {number}",
        price_kopecks=150_000,
        price_from=False,
        position=len(_LENGTHS) + number,
        hidden=False,
        needs_approval=False,
        version=1,
        **asdict(SERVICES[number]),
    )
    session.add(service)
    session.flush()
    session.add_all(
        MasterService(tenant_id=tenant_id, master_id=master.id, service_id=service.id)
        for master in masters
    )
    return service


def _add_schedule(session: Session, master: Master, first: date) -> None:
    schedule = full_schedule(working_days(), first)
    hers = {"tenant_id": master.tenant_id, "master_id": master.id}
    session.add_all(
        DateOverride(**hers, applies_on=on, hours=day_to_json(plan))
        for on, plan in schedule.overrides
    )
    session.add_all(
        ShiftPattern(
            **hers,
            first_on=shift.first_date,
            last_on=shift.last_date,
            cycle=[day_to_json(plan) for plan in shift.cycle],
        )
        for shift in schedule.shifts
    )
    session.add_all(TimeOff(**hers, first_on=a, last_on=b) for a, b in schedule.days_off)
    session.add_all(
        TimeOff(**hers, starts_at=_instant(starts), ends_at=_instant(ends))
        for starts, ends in time_off(first, ZONE)
    )


def _instant(epoch_min: int) -> datetime:
    return datetime.fromtimestamp(epoch_min * 60, UTC)


def _studio(
    session: Session, year: BusyYear, services: Sequence[Service], master: Master, visits: int
) -> Studio:
    month = f"services={services[0].id},{services[1].id}&from={year.first}&to={year.last}"
    week = f"from={year.first}&to={year.first + timedelta(days=6)}"
    owner = session.scalars(
        select(Membership.person_id).where(Membership.tenant_id == master.tenant_id)
    ).one()
    claims = StaffClaims(master.tenant_id, owner, utcnow() + timedelta(hours=2))
    token = issue_staff_session(runtime().settings.secret_key, claims)
    return Studio(
        month=f"/api/v1/tenants/{_SLUG}/availability?{month}&master={master.id}",
        month_of_all=f"/api/v1/tenants/{_SLUG}/availability?{month}",
        days=f"/api/v1/cabinet/{_SLUG}/days?master={master.id}&{week}",
        owner={"Authorization": f"Bearer {token}"},
        visits=visits,
    )
