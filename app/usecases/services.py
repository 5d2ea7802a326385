"""The catalogue as its owner edits it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from app.domain.demand import Demand
from app.domain.errors import EditedElsewhere, MasterNotFound, ServiceInvalid, ServiceNotOffered
from app.models import Master, MasterService, Service
from app.usecases.money.deposit_rules import as_rule
from app.usecases.staff import Staff

_PAUSES_WRONG = "Pauses lie inside the service, one after another."
_DEPOSIT_WRONG = "A fixed deposit is 1 to 1,000,000 rubles, a percentage 1 to 100."
_HOURS_WRONG = "The latest start is before the earliest."


@dataclass(frozen=True, slots=True)
class Offer:
    """A service and who performs it."""

    service: Service
    master_ids: tuple[int, ...]


def list_services(session: Session, *, staff: Staff) -> list[Offer]:
    """Return every service of the tenant, hidden ones too, in the order clients see them."""
    performers: dict[int, list[int]] = defaultdict(list)
    pairs = session.execute(
        select(MasterService.service_id, MasterService.master_id)
        .where(MasterService.tenant_id == staff.tenant.id)
        .order_by(MasterService.master_id)
    )
    for service_id, master_id in pairs:
        performers[service_id].append(master_id)
    services = session.scalars(
        select(Service)
        .where(Service.tenant_id == staff.tenant.id)
        .order_by(Service.position, Service.id)
    )
    return [Offer(service, tuple(performers[service.id])) for service in services]


def add_service(
    session: Session, *, staff: Staff, values: Mapping[str, Any], master_ids: Sequence[int]
) -> Offer:
    """Add a service at the end of the catalogue; `values` are columns of `Service`.

    Raises Forbidden, MasterNotFound, or ServiceInvalid for what contradicts itself.
    """
    staff.check_sees_all()
    _check(values)
    last = session.scalar(
        select(func.max(Service.position)).where(Service.tenant_id == staff.tenant.id)
    )
    service = Service(
        tenant_id=staff.tenant.id, position=0 if last is None else last + 1, version=1, **values
    )
    session.add(service)
    session.flush()
    return Offer(service, _perform(session, staff, service, master_ids))


def change_service(
    session: Session,
    *,
    staff: Staff,
    service_id: int,
    version: int,
    values: Mapping[str, Any],
    master_ids: Sequence[int],
) -> Offer:
    """Change a service; visits keep what was agreed when they were booked.

    Raises Forbidden, ServiceNotOffered, EditedElsewhere, ServiceInvalid or MasterNotFound.
    """
    staff.check_sees_all()
    service = session.scalar(
        select(Service)
        .where(Service.tenant_id == staff.tenant.id, Service.id == service_id)
        .with_for_update()
    )
    if service is None:
        raise ServiceNotOffered
    if service.version != version:
        raise EditedElsewhere
    _check(values)
    for column, value in values.items():
        setattr(service, column, value)
    service.version += 1
    return Offer(service, _perform(session, staff, service, master_ids))


def order_services(session: Session, *, staff: Staff, service_ids: Sequence[int]) -> None:
    """Put the services into an order, all of them.

    Raises Forbidden, or EditedElsewhere if the list is not the one there is.
    """
    staff.check_sees_all()
    found = {
        service.id: service
        for service in session.scalars(
            select(Service)
            .where(Service.tenant_id == staff.tenant.id)
            .order_by(Service.id)
            .with_for_update()
        )
    }
    if sorted(service_ids) != sorted(found):
        raise EditedElsewhere
    for position, service_id in enumerate(service_ids):
        found[service_id].position = position
    session.flush()


def _check(values: Mapping[str, Any]) -> None:
    # What a shape cannot tell: whether the pauses lie inside the service, one after another.
    try:
        Demand(
            duration_min=values["duration_min"],
            buffer_before_min=values["buffer_before_min"],
            buffer_after_min=values["buffer_after_min"],
            pauses=tuple((after, length) for after, length in values["pauses"]),
        )
    except ValueError:
        raise ServiceInvalid({"pauses": _PAUSES_WRONG}) from None
    earliest, latest = values["earliest_start_time"], values["latest_start_time"]
    if earliest is not None and latest is not None and latest < earliest:
        raise ServiceInvalid({"latest_start": _HOURS_WRONG})
    kind = values["deposit_kind"]
    if kind is not None and as_rule(kind, values["deposit_amount"]) is None:
        raise ServiceInvalid({"deposit.amount": _DEPOSIT_WRONG})


def _perform(
    session: Session, staff: Staff, service: Service, master_ids: Sequence[int]
) -> tuple[int, ...]:
    wanted = tuple(sorted(set(master_ids)))
    known = session.scalars(
        select(Master.id).where(Master.tenant_id == staff.tenant.id, Master.id.in_(wanted))
    ).all()
    if len(known) != len(wanted):
        raise MasterNotFound
    session.execute(
        delete(MasterService).where(
            MasterService.tenant_id == staff.tenant.id, MasterService.service_id == service.id
        )
    )
    session.add_all(
        MasterService(tenant_id=staff.tenant.id, master_id=master_id, service_id=service.id)
        for master_id in wanted
    )
    session.flush()
    return wanted
