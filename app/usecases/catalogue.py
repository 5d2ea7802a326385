"""What a tenant sells, and who performs it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from sqlalchemy import Boolean, bindparam, or_, select
from sqlalchemy.orm import Session

from app.domain.demand import MAX_DURATION_MIN, Demand, Performed
from app.domain.errors import MasterNotFound, ServiceNotOffered, VisitTooLong
from app.domain.start_hours import StartHours
from app.models import Bot, Master, MasterService, Service, Shop, Tenant, VisitService


@dataclass(frozen=True, slots=True)
class Catalogue:
    """A tenant's card: itself, its bot, its masters, its services and who performs which."""

    tenant: Tenant
    bot_username: str | None
    shop: Shop | None
    masters: list[Master]
    services: list[Service]
    performers: dict[int, list[int]]


def read_catalogue(session: Session, *, tenant_id: int) -> Catalogue:
    """Read all that the client's first page shows, in the order the tenant gave it."""
    tenant, username, shop = session.execute(
        select(Tenant, Bot.username, Shop)
        .outerjoin(Bot, Bot.tenant_id == Tenant.id)
        .outerjoin(Shop, (Shop.tenant_id == Tenant.id) & (Shop.state != "disconnected"))
        .where(Tenant.id == tenant_id)
    ).one()
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
    return Catalogue(
        tenant=tenant,
        bot_username=username,
        shop=shop,
        masters=list(masters),
        # A service nobody performs cannot be booked, so it is not shown.
        services=[service for service in services if performers[service.id]],
        performers=performers,
    )


# Built once: it is asked with every look at the free times, and building takes longer.
_PERFORMED = (
    select(Service, Master)
    .join(MasterService, MasterService.service_id == Service.id)
    .join(Master, Master.id == MasterService.master_id)
    .where(
        Service.tenant_id == bindparam("tenant_id"),
        Service.id.in_(bindparam("service_ids", expanding=True)),
        or_(~Service.hidden, bindparam("hidden_too", type_=Boolean())),
    )
    .order_by(Master.position, Master.id)
)


@dataclass(frozen=True, slots=True)
class Choice:
    """The services of one visit in the order asked for, and the masters who may perform it."""

    services: list[Service]
    masters: list[Master]
    # The same services as a visit was agreed with, where it is about to be moved.
    agreed: Sequence[Performed] = ()
    demand: Demand = field(init=False)

    def __post_init__(self) -> None:
        hours = [StartHours.of(service) for service in self.services]
        object.__setattr__(self, "demand", Demand.of(self.agreed or self.services, hours))


def choose(
    session: Session,
    *,
    tenant_id: int,
    service_ids: Sequence[int],
    master_id: int | None,
    hidden_too: bool = False,
) -> Choice:
    """Find the services asked for and who performs them all, or the one master asked for.

    Hidden services are for the tenant's own people.

    Raises ServiceNotOffered if a service is unknown, hidden or another tenant's, is named twice,
    or nobody (or not she) performs them all; VisitTooLong if together they take more than a day;
    MasterNotFound if the master is unknown or another tenant's.
    """
    services: dict[int, Service] = {}
    masters: dict[int, Master] = {}
    performed: Counter[int] = Counter()
    asked = {"tenant_id": tenant_id, "service_ids": service_ids, "hidden_too": hidden_too}
    for service, master in session.execute(_PERFORMED, asked):
        services[service.id] = service
        masters[master.id] = master
        performed[master.id] += 1
    if len(services) != len(service_ids):
        raise ServiceNotOffered
    if not hidden_too and all(service.add_on for service in services.values()):
        # An add-on is nothing by itself; her own people may book it alone all the same.
        raise ServiceNotOffered
    if sum(service.duration_min for service in services.values()) > MAX_DURATION_MIN:
        raise VisitTooLong
    able = [one for one in masters.values() if performed[one.id] == len(services)]
    if master_id is not None:
        able = [one for one in able if one.id == master_id]
        known = select(Master.id).where(Master.tenant_id == tenant_id, Master.id == master_id)
        if not able and session.scalar(known) is None:
            raise MasterNotFound
    if not able:
        raise ServiceNotOffered
    return Choice([services[number] for number in service_ids], able)


def as_agreed(session: Session, choice: Choice, *, tenant_id: int, visit_id: int | None) -> Choice:
    """Return the choice with the lengths of a visit, if that is for these very services.

    It may have been made longer or shorter, or the catalogue changed, since it was booked.
    """
    if visit_id is None:
        return choice
    agreed = session.scalars(
        select(VisitService)
        .where(VisitService.tenant_id == tenant_id, VisitService.visit_id == visit_id)
        .order_by(VisitService.position)
    ).all()
    asked = [service.id for service in choice.services]
    if [service.service_id for service in agreed] != asked:
        return choice
    return replace(choice, agreed=agreed)
