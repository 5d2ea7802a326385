"""Writing a visit: the row, its services as agreed, the time it takes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from app.domain.demand import Demand
from app.domain.pricing import Quote, lines_to_json
from app.models import BlockedStretch, Service, Tenant, Visit, VisitDiscount, VisitService


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """What client and master have agreed on, or will once she approves."""

    master_id: int
    client_id: int
    services: Sequence[Service]
    starts_at: datetime
    comment: str | None
    awaiting_approval: bool
    idempotency_key: str | None
    request_hash: str
    price: Quote
    deposit_kopecks: int = 0


def store_visit(session: Session, *, tenant_id: int, agreement: Agreement, now: datetime) -> Visit:
    """Store a new visit and block its time; the caller holds the master's lock.

    The constraint has the last word: SlotTaken comes of it when the transaction ends.
    """
    services = agreement.services
    demand = Demand.of(services)
    visit = Visit(
        tenant_id=tenant_id,
        master_id=agreement.master_id,
        client_id=agreement.client_id,
        status="booked",
        starts_at=agreement.starts_at,
        ends_at=agreement.starts_at + timedelta(minutes=demand.duration_min),
        price_kopecks=agreement.price.total_kopecks,
        price_from=agreement.price.price_from,
        price_lines=lines_to_json(agreement.price.lines),
        deposit_kopecks=agreement.deposit_kopecks,
        comment=agreement.comment,
        awaiting_approval=agreement.awaiting_approval,
        booked_at=now,
        idempotency_key=agreement.idempotency_key,
        request_hash=agreement.request_hash,
        version=1,
        services=frozen_services(tenant_id, services),
    )
    set_windows(session, visit)
    session.add(visit)
    session.flush()
    session.add_all(
        VisitDiscount(
            tenant_id=tenant_id, visit_id=visit.id, discount_id=discount_id, amount_kopecks=kopecks
        )
        for discount_id, kopecks in agreement.price.discount_amounts
    )
    block_time(session, visit=visit, demand=demand)
    return visit


def set_windows(session: Session, visit: Visit) -> None:
    """Compute until when the client may cancel for free and move the visit herself."""
    policy = session.get_one(Tenant, visit.tenant_id)
    visit.free_cancel_until = visit.starts_at - timedelta(minutes=policy.free_cancel_min)
    visit.reschedule_until = visit.starts_at - timedelta(minutes=policy.reschedule_min)


def block_time(session: Session, *, visit: Visit, demand: Demand) -> None:
    """Take a visit's time, buffers included and pauses not, out of its master's calendar."""
    session.add_all(
        BlockedStretch(
            tenant_id=visit.tenant_id,
            master_id=visit.master_id,
            visit_id=visit.id,
            starts_at=stretch.starts_at,
            ends_at=stretch.ends_at,
            # A slot that is held while its client pays ends by itself.
            expires_at=visit.pay_until,
        )
        for stretch in demand.blocked_stretches(visit.starts_at)
    )
    session.flush()


def frozen_services(tenant_id: int, services: Sequence[Service]) -> list[VisitService]:
    """Copy services of the catalogue as they are agreed today, in the order performed."""
    return [
        VisitService(
            tenant_id=tenant_id,
            position=position,
            service_id=service.id,
            name=service.name,
            duration_min=service.duration_min,
            buffer_before_min=service.buffer_before_min,
            buffer_after_min=service.buffer_after_min,
            price_kopecks=service.price_kopecks,
            price_from=service.price_from,
            pauses=service.pauses,
        )
        for position, service in enumerate(services)
    ]
