"""Clients and visits by the thousand, stored faster than they could be booked."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from app.clock import utcnow
from app.domain.demand import Demand
from app.models import BlockedStretch, Client, Identity, Person, Service, Visit, VisitService

_FIRST_PERSON_ID = 5_500_000_000
_AT_ONCE = 5_000
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class PlannedVisit:
    """Somebody with a master from an aware moment on."""

    master_id: int
    client_id: int
    starts_at: datetime
    demand: Demand


def load_clients(session: Session, tenant_id: int, count: int) -> list[int]:
    """Store clients who came by Telegram; returns their ids."""
    now = utcnow()
    people = session.scalars(
        insert(Person).returning(Person.id, sort_by_parameter_order=True),
        [{"created_at": now}] * count,
    ).all()
    telegram = {"kind": "telegram", "created_at": now}
    session.execute(
        insert(Identity),
        [
            {**telegram, "person_id": person, "subject": str(_FIRST_PERSON_ID + person)}
            for person in people
        ],
    )
    known = {"tenant_id": tenant_id, "language": "ru", "named_by_staff": False, "created_at": now}
    return list(
        session.scalars(
            insert(Client).returning(Client.id, sort_by_parameter_order=True),
            [
                {**known, "person_id": person, "first_name": f"Марина {number}"}
                for number, person in enumerate(people)
            ],
        )
    )


def load_visits(session: Session, service: Service, planned: Sequence[PlannedVisit]) -> None:
    """Store visits to one service, each as long as its own demand says, with what they block.

    The latest come first: SQLite's trigger looks at all that begin before the new one, so in
    order of time each would cost more than the one before. They are numbered here, since asking
    PostgreSQL for the numbers of many rows takes longer than storing them; nothing can be booked
    there afterwards.
    """
    latest_first = sorted(planned, key=lambda visit: visit.starts_at, reverse=True)
    first_id = (session.scalar(select(func.max(Visit.id))) or 0) + 1
    numbered = list(enumerate(latest_first, first_id))
    for at in range(0, len(numbered), _AT_ONCE):
        _load(session, service, numbered[at : at + _AT_ONCE])


def _load(session: Session, service: Service, numbered: Sequence[tuple[int, PlannedVisit]]) -> None:
    session.execute(insert(Visit), [_visit(service, *pair) for pair in numbered])
    session.execute(insert(VisitService), [_frozen(service, *pair) for pair in numbered])
    session.execute(
        insert(BlockedStretch),
        [row for visit_id, one in numbered for row in _blocked(service.tenant_id, visit_id, one)],
    )


def _visit(service: Service, visit_id: int, planned: PlannedVisit) -> dict[str, Any]:
    starts_at = planned.starts_at
    ends_at = starts_at + timedelta(minutes=planned.demand.duration_min)
    return {
        "id": visit_id,
        "tenant_id": service.tenant_id,
        "master_id": planned.master_id,
        "client_id": planned.client_id,
        "status": "booked" if ends_at > utcnow() else "completed",
        "starts_at": starts_at,
        "ends_at": ends_at,
        "price_kopecks": service.price_kopecks,
        "price_from": False,
        "free_cancel_until": starts_at - _DAY,
        "reschedule_until": starts_at - _DAY,
        "awaiting_approval": False,
        "version": 1,
        "booked_at": starts_at - 14 * _DAY,
        "request_hash": "",
    }


def _frozen(service: Service, visit_id: int, planned: PlannedVisit) -> dict[str, Any]:
    demand = planned.demand
    return {
        "tenant_id": service.tenant_id,
        "visit_id": visit_id,
        "position": 0,
        "service_id": service.id,
        "name": service.name,
        "duration_min": demand.duration_min,
        "buffer_before_min": demand.buffer_before_min,
        "buffer_after_min": demand.buffer_after_min,
        "price_kopecks": service.price_kopecks,
        "price_from": False,
        "pauses": [list(pause) for pause in demand.pauses],
    }


def _blocked(tenant_id: int, visit_id: int, planned: PlannedVisit) -> Iterator[dict[str, Any]]:
    for stretch in planned.demand.blocked_stretches(planned.starts_at):
        yield {
            "tenant_id": tenant_id,
            "master_id": planned.master_id,
            "visit_id": visit_id,
            "starts_at": stretch.starts_at,
            "ends_at": stretch.ends_at,
        }
