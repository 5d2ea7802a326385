"""What holds for one client alone: her own prices, and whether she pays in advance."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from app.domain.errors import ServiceNotOffered
from app.models import Client, PersonalPrice, Service
from app.usecases.clients import find_client
from app.usecases.staff import Staff


@dataclass(frozen=True, slots=True)
class Terms:
    """`prepayment` as in `Client`; prices in kopecks by the service's id."""

    prepayment: str
    prices: Mapping[int, int]


def read_terms(session: Session, *, staff: Staff, client_id: int, now: datetime) -> Terms:
    """Return a client's terms. Raises Forbidden for a master, or ClientNotFound."""
    staff.check_sees_all()
    client = find_client(session, staff=staff, client_id=client_id, now=now).client
    rows = session.execute(
        select(PersonalPrice.service_id, PersonalPrice.price_kopecks)
        .where(PersonalPrice.tenant_id == client.tenant_id, PersonalPrice.client_id == client.id)
        .order_by(PersonalPrice.service_id)
    )
    return Terms(client.prepayment, {row.service_id: row.price_kopecks for row in rows})


def replace_terms(
    session: Session, *, staff: Staff, client_id: int, terms: Terms, now: datetime
) -> None:
    """Replace a client's terms; her visits keep the prices they were booked at.

    Raises Forbidden for a master, ClientNotFound, or ServiceNotOffered.
    """
    staff.check_sees_all()
    find_client(session, staff=staff, client_id=client_id, now=now)
    # Two who save at once do so one after the other.
    client = session.get_one(Client, client_id, with_for_update={"key_share": True})
    known = session.scalar(
        select(func.count()).where(
            Service.tenant_id == client.tenant_id, Service.id.in_(terms.prices)
        )
    )
    if known != len(terms.prices):
        raise ServiceNotOffered
    client.prepayment = terms.prepayment
    session.execute(
        delete(PersonalPrice).where(
            PersonalPrice.tenant_id == client.tenant_id, PersonalPrice.client_id == client.id
        )
    )
    session.add_all(
        PersonalPrice(
            tenant_id=client.tenant_id,
            client_id=client.id,
            service_id=service_id,
            price_kopecks=kopecks,
        )
        for service_id, kopecks in terms.prices.items()
    )
    session.flush()
