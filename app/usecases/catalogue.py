"""What a tenant sells, and who performs it."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Integer, bindparam, func, select
from sqlalchemy.orm import Session

from app.domain.demand import MAX_DURATION_MIN
from app.domain.errors import MasterNotFound, ServiceNotOffered, VisitTooLong
from app.models import Bot, Master, MasterService, Service, Tenant


@dataclass(frozen=True, slots=True)
class Catalogue:
    """A tenant's card: itself, its bot, its masters, its services and who performs which."""

    tenant: Tenant
    bot_username: str | None
    masters: list[Master]
    services: list[Service]
    performers: dict[int, list[int]]


def read_catalogue(session: Session, *, tenant_id: int) -> Catalogue:
    """Read all that the client's first page shows, in the order the tenant gave it."""
    tenant = session.get_one(Tenant, tenant_id)
    masters = session.scalars(
        select(Master).where(Master.tenant_id == tenant_id).order_by(Master.position, Master.id)
    ).all()
    services = session.scalars(
        select(Service)
        .where(Service.tenant_id == tenant_id, ~Service.hidden)
        .order_by(Service.position, Service.id)
    ).all()
    performers: dict[int, list[int]] = {service.id: [] for service in services}
    pairs = session.execute(
        select(MasterService.service_id, MasterService.master_id)
        .join(Master, Master.id == MasterService.master_id)
        .where(MasterService.tenant_id == tenant_id)
        .order_by(Master.position, Master.id)
    )
    for service_id, master_id in pairs:
        if service_id in performers:
            performers[service_id].append(master_id)
    username = session.scalar(select(Bot.username).where(Bot.tenant_id == tenant_id))
    return Catalogue(
        tenant=tenant,
        bot_username=username,
        masters=list(masters),
        # A service nobody performs cannot be booked, so it is not shown.
        services=[service for service in services if performers[service.id]],
        performers=performers,
    )


# Built once: they are asked with every look at the free times, and building takes longer.
_CHOSEN_SERVICES = select(Service).where(
    Service.tenant_id == bindparam("tenant_id"),
    Service.id.in_(bindparam("service_ids", expanding=True)),
    ~Service.hidden,
)
_PERFORMERS = (
    select(Master)
    .join(MasterService, MasterService.master_id == Master.id)
    .where(
        Master.tenant_id == bindparam("tenant_id"),
        MasterService.service_id.in_(bindparam("service_ids", expanding=True)),
    )
    .group_by(Master.id)
    .having(func.count() == bindparam("count", type_=Integer()))
    .order_by(Master.position, Master.id)
)


def choose_services(
    session: Session, *, tenant_id: int, service_ids: Sequence[int]
) -> list[Service]:
    """Return the services of one visit in the order asked for.

    Raises ServiceNotOffered if one is unknown, hidden or another tenant's, or named twice;
    VisitTooLong if together they take more than a day.
    """
    found = {
        service.id: service
        for service in session.scalars(
            _CHOSEN_SERVICES, {"tenant_id": tenant_id, "service_ids": service_ids}
        )
    }
    if len(found) != len(service_ids):
        raise ServiceNotOffered
    if sum(service.duration_min for service in found.values()) > MAX_DURATION_MIN:
        raise VisitTooLong
    return [found[service_id] for service_id in service_ids]


def choose_masters(
    session: Session, *, tenant_id: int, service_ids: Sequence[int], master_id: int | None
) -> list[Master]:
    """Return the masters who perform all the services, or the one asked for.

    Raises MasterNotFound if she is unknown or another tenant's, ServiceNotOffered if nobody (or
    not she) performs them all.
    """
    masters = session.scalars(
        _PERFORMERS,
        {"tenant_id": tenant_id, "service_ids": service_ids, "count": len(service_ids)},
    ).all()
    if master_id is None:
        if not masters:
            raise ServiceNotOffered
        return list(masters)
    for master in masters:
        if master.id == master_id:
            return [master]
    known = select(Master.id).where(Master.tenant_id == tenant_id, Master.id == master_id)
    raise ServiceNotOffered if session.scalar(known) else MasterNotFound
