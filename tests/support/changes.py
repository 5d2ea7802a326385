"""Visits of the usual studio: booked, looked at and changed, in a line each."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import selectinload

from app.db import reading, transaction
from app.models import BlockedStretch, Identity, OutboxMessage, Service, Visit
from app.usecases.booking import Wish, book_visit
from app.usecases.manual_booking import ManualBooking, book_for_client
from app.usecases.rescheduling import reschedule_visit
from app.usecases.staff import Staff, find_staff
from app.usecases.staff_visits import StaffVisit, read_staff_visits
from app.usecases.tenants import TenantRef
from app.usecases.visit_changes import Edit, move_visit
from tests.support.factories import MOSCOW, NOW, make_client, master_id, moscow, service_id
from tests.support.staff import OWNER

SLOT = moscow(24, 15)


def staff(tenant: TenantRef, telegram_id: int = OWNER) -> Staff:
    """Return a member of the tenant, as a use case is given her."""
    with reading() as session:
        person_id = session.scalars(
            select(Identity.person_id).where(Identity.subject == str(telegram_id))
        ).one()
        return find_staff(session, tenant=tenant, person_id=person_id)


def book(
    tenant: TenantRef,
    client_id: int | None = None,
    starts_at: datetime = SLOT,
    *,
    services: tuple[str, ...] = ("Маникюр",),
    master: str = "Аня",
    now: datetime = NOW,
) -> int:
    """Have a client book; returns the visit's id."""
    wish = Wish(
        service_ids=tuple(service_id(tenant, name) for name in services),
        master_id=master_id(tenant, master),
        starts_at=starts_at,
        comment=None,
        idempotency_key=None,
    )
    who = client_id or make_client(tenant)
    with transaction() as session:
        return book_visit(session, tenant=tenant, client_id=who, wish=wish, now=now).id


def visit(visit_id: int) -> Visit:
    """Return a visit as it stands, with its services."""
    with reading() as session:
        return session.scalars(
            select(Visit).options(selectinload(Visit.services)).where(Visit.id == visit_id)
        ).one()


def shown(tenant: TenantRef, visit_id: int, now: datetime = NOW) -> StaffVisit:
    """Return a visit as the tenant's people see it."""
    with reading() as session:
        [found] = read_staff_visits(session, tenant=tenant, where=Visit.id == visit_id, now=now)
        return found


def edit(
    tenant: TenantRef,
    visit_id: int,
    *,
    by: int = OWNER,
    notify: bool = True,
    version: int | None = None,
) -> Edit:
    """Begin a change as somebody who has just looked at the visit."""
    return Edit(
        staff=staff(tenant, by),
        visit_id=visit_id,
        version=version or visit(visit_id).version,
        notify=notify,
    )


def change(how: Callable[..., Visit], edit: Edit, **what: Any) -> Visit:
    """Change a visit in a transaction of its own."""
    with transaction() as session:
        return how(session, edit=edit, **{"now": NOW, **what})


def move(tenant: TenantRef, visit_id: int, starts_at, master: str | None = None, **how) -> Visit:
    """Have a member of the tenant move a visit, maybe to another master."""
    now = how.pop("now", NOW)
    return change(
        move_visit,
        edit(tenant, visit_id, **how),
        starts_at=starts_at,
        master_id=master_id(tenant, master) if master else None,
        now=now,
    )


def stretches(visit_id: int) -> list[tuple[str, str]]:
    """Return what a visit blocks, as the clock on the wall reads."""
    with reading() as session:
        rows = session.execute(
            select(BlockedStretch.starts_at, BlockedStretch.ends_at)
            .where(BlockedStretch.visit_id == visit_id)
            .order_by(BlockedStretch.starts_at)
        )
        return [(_clock(starts_at), _clock(ends_at)) for starts_at, ends_at in rows]


def _clock(at: datetime) -> str:
    return f"{at.astimezone(MOSCOW):%d %H:%M}"


def messages() -> list[OutboxMessage]:
    """Return all that was queued, oldest first."""
    with reading() as session:
        return list(session.scalars(select(OutboxMessage).order_by(OutboxMessage.id)))


def forget_messages() -> None:
    """Have all that was queued so far delivered."""
    with transaction() as session:
        session.execute(
            update(OutboxMessage).values(
                state="sent", sent_at=NOW, telegram_message_id=OutboxMessage.id + 500
            )
        )


def news() -> list[tuple[int, str]]:
    """Return who is told what and has not read it yet."""
    return [(one.chat_id, one.template) for one in messages() if one.state == "pending"]


def set_service(tenant: TenantRef, name: str, **columns: object) -> None:
    """Change a service of the catalogue."""
    with transaction() as session:
        session.execute(
            update(Service)
            .where(Service.tenant_id == tenant.id, Service.name == name)
            .values(**columns)
        )


def note_down(tenant: TenantRef, wish: ManualBooking, by: int = OWNER, now=NOW) -> int:
    """Have a member of the tenant book by hand; returns the visit's id."""
    member = staff(tenant, by)
    with transaction() as session:
        return book_for_client(session, staff=member, booking=wish, now=now).id


def reschedule(tenant: TenantRef, client_id: int, visit_id: int, starts_at, now=NOW) -> Visit:
    """Have a client move her visit."""
    with transaction() as session:
        return reschedule_visit(
            session,
            tenant=tenant,
            client_id=client_id,
            visit_id=visit_id,
            starts_at=starts_at,
            now=now,
        )
