"""A master's calendar opened for one of the tenant's people, who has certain services in mind."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from app.models import Master
from app.usecases.calendars import MasterBook, open_books
from app.usecases.catalogue import Choice, as_agreed, choose
from app.usecases.staff import Staff, find_master


@dataclass(frozen=True, slots=True)
class StaffWish:
    """Services with a master; hidden ones may be named.

    `without_visit` is a visit that is being moved: its own time does not stand in its way, and its
    lengths count.
    """

    master_id: int
    service_ids: Sequence[int]
    without_visit: int | None


@dataclass(frozen=True, slots=True)
class StaffBook:
    """What the wish is about, and the calendar to look it up in."""

    master: Master
    choice: Choice
    book: MasterBook


def open_for_staff(
    session: Session,
    *,
    staff: Staff,
    wish: StaffWish,
    first_date: date,
    last_date: date,
    now: datetime,
) -> StaffBook:
    """Open a master's calendar for the dates, both included.

    Raises Forbidden, MasterNotFound, ServiceNotOffered or VisitTooLong.
    """
    tenant = staff.tenant
    master = find_master(session, staff=staff, master_id=wish.master_id)
    choice = choose(
        session,
        tenant_id=tenant.id,
        service_ids=wish.service_ids,
        master_id=wish.master_id,
        hidden_too=True,
    )
    [book] = open_books(
        session,
        tenant=tenant,
        masters=[master],
        first_date=first_date,
        last_date=last_date,
        now=now,
        without_visit=wish.without_visit,
    )
    agreed = as_agreed(session, choice, tenant_id=tenant.id, visit_id=wish.without_visit)
    return StaffBook(master, agreed, book)
