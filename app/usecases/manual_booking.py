"""The tenant's people book a visit for a client: one they know, or somebody new."""

import hashlib
import json
from dataclasses import astuple, dataclass
from datetime import UTC, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from app.domain.errors import IdempotencyKeyReused
from app.domain.phones import E164
from app.models import Client, Master, Person, Tenant, Visit
from app.usecases.catalogue import choose
from app.usecases.clients import find_client, find_client_by_phone
from app.usecases.locks import lock_masters
from app.usecases.money.prices import price_by_hand
from app.usecases.notices import tell_booked
from app.usecases.staff import Staff, find_master
from app.usecases.visit_rows import Agreement, store_visit
from app.usecases.visit_times import check_free, check_in_fives, set_fair_windows


@dataclass(frozen=True, slots=True, kw_only=True)
class NewClient:
    """Somebody the tenant may not know yet."""

    first_name: str
    last_name: str | None
    phone: E164 | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ManualBooking:
    """What is booked, and for whom: a known client's id, or somebody new."""

    master_id: int
    service_ids: tuple[int, ...]
    starts_at: datetime
    client: int | NewClient
    comment: str | None
    # Whether the client is told.
    notify: bool
    # The member's own name for this attempt; the same one never books twice.
    idempotency_key: str | None

    def fingerprint(self) -> str:
        """Return a digest of what is asked for, to tell a repeat from another request."""
        client = self.client if isinstance(self.client, int) else astuple(self.client)
        at = self.starts_at.timestamp()
        asked = [self.master_id, self.service_ids, at, client, self.comment, self.notify]
        return hashlib.sha256(json.dumps(asked).encode()).hexdigest()


def book_for_client(
    session: Session, *, staff: Staff, booking: ManualBooking, now: datetime
) -> Visit:
    """Book a visit at any time that is free, and queue the messages about it.

    Hours, notice, horizon and grid do not matter, hidden services may be booked, and a visit may
    be noted down after it was. A repeat with the same idempotency key returns the visit that the
    first one made. Raises MasterNotFound, Forbidden for a colleague's calendar, OffGrid,
    ServiceNotOffered, VisitTooLong, ClientNotFound, IdempotencyKeyReused, or SlotTaken with the
    nearest free starts.
    """
    check_in_fives(booking.starts_at)
    master = find_master(session, staff=staff, master_id=booking.master_id)
    lock_masters(session, [master.id])
    # Under the lock: the same tap may have come twice at once.
    earlier = _earlier_attempt(session, staff, booking)
    if earlier is not None:
        return earlier
    visit = _store(session, staff, master, booking, now)
    if visit.ends_at > now:
        tell_booked(
            session, visit=visit, now=now, by_person=staff.person_id, client_too=booking.notify
        )
    return visit


def _store(
    session: Session, staff: Staff, master: Master, booking: ManualBooking, now: datetime
) -> Visit:
    tenant = staff.tenant
    services = choose(
        session,
        tenant_id=tenant.id,
        service_ids=booking.service_ids,
        master_id=master.id,
        hidden_too=True,
    ).services
    check_free(
        session,
        tenant=tenant,
        master=master,
        services=services,
        starts_at=booking.starts_at,
        now=now,
    )
    client_id = _find_or_add_client(session, staff, booking.client, now)
    agreement = Agreement(
        master_id=master.id,
        client_id=client_id,
        services=services,
        starts_at=booking.starts_at.astimezone(UTC),
        comment=booking.comment,
        awaiting_approval=False,
        idempotency_key=_key(staff, booking),
        request_hash=booking.fingerprint(),
        price=price_by_hand(
            session, tenant_id=tenant.id, client_id=client_id, services=services, now=now
        ),
    )
    visit = store_visit(session, tenant_id=tenant.id, agreement=agreement, now=now)
    set_fair_windows(session, visit=visit, now=now)
    session.flush()
    return visit


def _key(staff: Staff, booking: ManualBooking) -> str | None:
    key = booking.idempotency_key
    # Apart from the keys of clients, and of colleagues.
    return None if key is None else f"staff:{staff.person_id}:{key}"


def _earlier_attempt(session: Session, staff: Staff, booking: ManualBooking) -> Visit | None:
    key = _key(staff, booking)
    if key is None:
        return None
    visit = session.scalar(
        select(Visit)
        .options(selectinload(Visit.services))
        .where(Visit.tenant_id == staff.tenant.id, Visit.idempotency_key == key)
    )
    if visit is not None and visit.request_hash != booking.fingerprint():
        raise IdempotencyKeyReused
    return visit


def _find_or_add_client(
    session: Session, staff: Staff, client: int | NewClient, now: datetime
) -> int:
    if isinstance(client, int):
        return find_client(session, staff=staff, client_id=client, now=now).client.id
    if client.phone is not None:
        # The same number is the same person; her names stay as they are known.
        known = find_client_by_phone(session, staff=staff, phone=client.phone, now=now)
        if known is not None:
            return known.client.id
    return _add_client(session, staff, client, now).id


def _add_client(session: Session, staff: Staff, client: NewClient, now: datetime) -> Client:
    # Nobody we could recognise: a person without an identity.
    person = Person(created_at=now)
    session.add(person)
    session.flush()
    added = Client(
        tenant_id=staff.tenant.id,
        person_id=person.id,
        first_name=client.first_name,
        last_name=client.last_name,
        named_by_staff=True,
        language=session.get_one(Tenant, staff.tenant.id).language,
        phone=client.phone,
        created_at=now,
    )
    session.add(added)
    session.flush()
    return added
