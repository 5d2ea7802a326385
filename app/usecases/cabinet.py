"""What every page of the cabinet needs of the tenant."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Bot, Master, Tenant
from app.usecases.services import Offer, list_services
from app.usecases.staff import Staff


@dataclass(frozen=True, slots=True)
class CabinetCard:
    """A tenant as one of its people sees it: the calendars she may see, all services."""

    tenant: Tenant
    bot_username: str | None
    masters: Sequence[Master]
    services: Sequence[Offer]


def read_cabinet(session: Session, *, staff: Staff) -> CabinetCard:
    """Read the tenant with the masters the caller may see and every service."""
    masters = (
        select(Master)
        .where(Master.tenant_id == staff.tenant.id)
        .order_by(Master.position, Master.id)
    )
    if not staff.sees_all:
        masters = masters.where(Master.id == staff.master_id)
    return CabinetCard(
        tenant=session.get_one(Tenant, staff.tenant.id),
        bot_username=session.scalar(select(Bot.username).where(Bot.tenant_id == staff.tenant.id)),
        masters=session.scalars(masters).all(),
        services=list_services(session, staff=staff),
    )
