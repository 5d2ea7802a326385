"""Making a tenant and finding one."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Self
from zoneinfo import ZoneInfo

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from app.domain.errors import TenantNotFound
from app.domain.ids import SLUG
from app.domain.studio import MasterPlan, ServicePlan, StudioPlan
from app.models import Master, MasterService, Service, Tenant, WorkBreak, WorkingHours


@dataclass(frozen=True, slots=True)
class TenantRef:
    """Which tenant a request is about, and the little that every answer needs of it."""

    id: int
    slug: str
    zone: ZoneInfo

    @classmethod
    def of(cls, tenant: Tenant) -> Self:
        """Return the reference to a tenant that was read already."""
        return cls(id=tenant.id, slug=tenant.slug, zone=ZoneInfo(tenant.timezone))


# Built once: every request asks it.
_BY_SLUG = select(Tenant.id, Tenant.slug, Tenant.timezone).where(Tenant.slug == bindparam("slug"))


def find_tenant(session: Session, *, slug: str) -> TenantRef:
    """Find a tenant by the name in its address. Raises TenantNotFound."""
    if not SLUG.fullmatch(slug):
        raise TenantNotFound
    row = session.execute(_BY_SLUG, {"slug": slug}).one_or_none()
    if row is None:
        raise TenantNotFound
    return TenantRef(id=row.id, slug=row.slug, zone=ZoneInfo(row.timezone))


def create_tenant(session: Session, *, plan: StudioPlan, now: datetime) -> Tenant:
    """Store a tenant with its masters, their hours and its services.

    Raises SlugTaken at the commit, if another tenant has the address.
    """
    tenant = Tenant(
        slug=plan.slug,
        name=plan.name,
        tagline=plan.tagline,
        about=plan.about,
        address=plan.address,
        directions=plan.directions,
        timezone=plan.timezone,
        currency="RUB",
        language=plan.language,
        free_cancel_min=plan.free_cancel_min,
        reschedule_min=plan.reschedule_min,
        created_at=now,
    )
    session.add(tenant)
    session.flush()
    masters = {
        master_plan.name: _add_master(session, tenant, master_plan, position)
        for position, master_plan in enumerate(plan.masters)
    }
    for position, service_plan in enumerate(plan.services):
        _add_service(session, tenant, service_plan, position, masters)
    session.flush()
    return tenant


def _add_master(session: Session, tenant: Tenant, plan: MasterPlan, position: int) -> Master:
    master = Master(
        tenant_id=tenant.id,
        name=plan.name,
        title=plan.title,
        position=position,
        min_notice_min=plan.min_notice_min,
        booking_horizon_days=plan.booking_horizon_days,
        slot_step_min=plan.slot_step_min,
        grid=plan.grid,
        round_min=plan.round_min,
        hole_policy=plan.hole_policy,
        hide_holes_days=plan.hide_holes_days,
        schedule_version=1,
    )
    session.add(master)
    session.flush()
    for day in plan.hours:
        of_day = {"tenant_id": tenant.id, "master_id": master.id, "weekday": day.weekday}
        session.add(WorkingHours(**of_day, starts_time=day.starts_time, ends_time=day.ends_time))
        session.add_all(
            WorkBreak(**of_day, starts_time=starts, ends_time=ends) for starts, ends in day.breaks
        )
    return master


def _add_service(
    session: Session,
    tenant: Tenant,
    plan: ServicePlan,
    position: int,
    masters: Mapping[str, Master],
) -> None:
    service = Service(
        tenant_id=tenant.id,
        name=plan.name,
        description=plan.description,
        group_name=plan.group,
        duration_min=plan.duration_min,
        buffer_before_min=plan.buffer_before_min,
        buffer_after_min=plan.buffer_after_min,
        price_kopecks=plan.price_kopecks,
        price_from=plan.price_from,
        position=position,
        hidden=False,
        pauses=[list(pause) for pause in plan.pauses],
        needs_approval=plan.needs_approval,
        add_on=plan.add_on,
        version=1,
    )
    session.add(service)
    session.flush()
    session.add_all(
        MasterService(tenant_id=tenant.id, master_id=masters[name].id, service_id=service.id)
        for name in plan.masters or masters
    )
