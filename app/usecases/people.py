"""Recognising people."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.db import insert_new
from app.models import Client, Identity, Membership, Person


def recognise(session: Session, *, kind: str, subject: str, now: datetime) -> int:
    """Return the id of the person with this identity, known or new.

    `subject` is normalised by the caller, see `Identity.subject`.
    """
    known = select(Identity.person_id).where(Identity.kind == kind, Identity.subject == subject)
    person_id = session.scalar(known)
    if person_id is not None:
        return person_id
    person = Person(created_at=now)
    session.add(person)
    session.flush()
    if insert_new(
        session, Identity, person_id=person.id, kind=kind, subject=subject, created_at=now
    ):
        return person.id
    session.delete(person)
    return session.scalars(known).one()


def telegram_ids_of_staff(
    session: Session,
    *,
    tenant_id: int,
    master_ids: Collection[int],
    but_person: int | None = None,
) -> list[int]:
    """Return the Telegram ids of who hears of these masters' visits.

    Owner and administrators hear of all, a master of her own; `but_person` of none.
    """
    subjects = session.scalars(
        select(Identity.subject)
        .join(Membership, Membership.person_id == Identity.person_id)
        .where(
            Membership.tenant_id == tenant_id,
            Identity.kind == "telegram",
            (Membership.role != "master") | Membership.master_id.in_(master_ids),
            Membership.person_id.is_distinct_from(but_person),
        )
        .order_by(Membership.id)
    )
    return [int(subject) for subject in subjects]


def telegram_id_of_client(session: Session, *, client: Client) -> int | None:
    """Return a client's Telegram id, if that is how she is known."""
    subject = session.scalar(
        select(Identity.subject).where(
            Identity.person_id == client.person_id, Identity.kind == "telegram"
        )
    )
    return None if subject is None else int(subject)
