"""A tenant's clients, as its people find and describe them."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Select, case, exists, func, or_, select
from sqlalchemy.orm import Session

from app.domain.errors import ClientNotFound
from app.domain.phones import E164, digits_of, spells_number
from app.models import Client, Identity, Visit
from app.usecases.staff import Staff


@dataclass(frozen=True, slots=True)
class KnownClient:
    """A client with what her visits say of her."""

    client: Client
    has_telegram: bool
    visits: int
    no_shows: int
    last_visit_at: datetime | None


def find_clients(
    session: Session, *, staff: Staff, words: str, limit: int, now: datetime
) -> list[KnownClient]:
    """Return clients by name, phone or username; without words those who came last.

    A master who has but her own calendar finds those who have been or will be with her.
    """
    found = _known(staff, now).limit(limit)
    # A number is one word, however it is spaced.
    for word in [words] if spells_number(words) else words.split():
        found = found.where(_has(word))
    return [KnownClient(*row) for row in session.execute(found)]


def find_client(session: Session, *, staff: Staff, client_id: int, now: datetime) -> KnownClient:
    """Return one client. Raises ClientNotFound."""
    row = session.execute(_known(staff, now).where(Client.id == client_id)).one_or_none()
    if row is None:
        raise ClientNotFound
    return KnownClient(*row)


def find_client_by_phone(
    session: Session, *, staff: Staff, phone: E164, now: datetime
) -> KnownClient | None:
    """Return the client with this number, the longest known of several, among those she finds."""
    found = _known(staff, now).where(Client.phone == phone).order_by(None).order_by(Client.id)
    row = session.execute(found.limit(1)).one_or_none()
    return None if row is None else KnownClient(*row)


def describe_client(
    session: Session,
    *,
    staff: Staff,
    client_id: int,
    first_name: str,
    last_name: str | None,
    phone: E164 | None,
    note: str | None,
    now: datetime,
) -> KnownClient:
    """Note down who a client is. Raises ClientNotFound."""
    known = find_client(session, staff=staff, client_id=client_id, now=now)
    client = known.client
    if (client.first_name, client.last_name) != (first_name, last_name):
        client.first_name, client.last_name = first_name, last_name
        client.named_by_staff = True
    client.phone, client.note = phone, note
    session.flush()
    return known


def _known(staff: Staff, now: datetime) -> Select[Client, bool, int, int, datetime | None]:
    telegram = exists().where(Identity.person_id == Client.person_id, Identity.kind == "telegram")
    kept = Visit.status.in_(("booked", "completed")) & (Visit.starts_at <= now)
    last = func.max(case((kept, Visit.starts_at)))
    found = (
        select(
            Client,
            telegram,
            func.count(case((kept, 1))),
            func.count(case((Visit.status == "no_show", 1))),
            last,
        )
        .outerjoin(Visit, (Visit.tenant_id == Client.tenant_id) & (Visit.client_id == Client.id))
        .where(Client.tenant_id == staff.tenant.id)
        .group_by(Client.id)
        .order_by(func.max(Visit.starts_at).desc().nulls_last(), Client.id.desc())
    )
    if staff.sees_all:
        return found
    hers = exists().where(
        Visit.tenant_id == Client.tenant_id,
        Visit.client_id == Client.id,
        Visit.master_id == staff.master_id,
    )
    return found.where(hers.correlate(Client))


def _has(word: str) -> ColumnElement[bool]:
    # Neither database folds Cyrillic letters by itself the same way (SQLite not at all), so both
    # spellings a person may type are looked for.
    spellings = {word, word.lower(), word.capitalize(), word.upper()}
    columns = (Client.first_name, Client.last_name, Client.username)
    by_name = [
        column.icontains(spelling.lstrip("@"), autoescape=True)
        for column in columns
        for spelling in sorted(spellings)
    ]
    digits = digits_of(word)
    return or_(*by_name, *([Client.phone.contains(digits)] if digits else []))
