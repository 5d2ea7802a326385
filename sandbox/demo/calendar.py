"""Filling a demo calendar as life would: some days full, some half empty."""

import random
from datetime import date, datetime, time, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Client, Master, Person, TimeOff, Visit
from app.usecases.booking import Wish, book_visit
from app.usecases.calendars import open_books
from app.usecases.catalogue import Catalogue, Choice, read_catalogue
from app.usecases.tenants import TenantRef

_NAMES = (
    ("Ольга", "Миронова"), ("Катя", "Рябова"), ("Юля", "Сомова"), ("Вера", "Лапина"),
    ("Наташа", "Громова"), ("Ира", "Фомина"), ("Даша", "Круглова"), ("Лена", "Титова"),
    ("Соня", "Белкина"), ("Таня", "Орехова"), ("Алина", "Гусева"), ("Ксения", "Ромашова"),
)  # fmt: skip
_DAYS_BACK, _DAYS_AHEAD = 14, 24
# How many bookings are tried for in a day: quiet, usual, busy, sold out.
_ATTEMPTS = (1, 2, 3, 4, 12)

_NO_SHOW_EVERY = 17


def fill_calendar(session: Session, *, tenant: TenantRef, now: datetime) -> None:
    """Book visits around today for every master, and let the past ones be done."""
    dice = random.Random(tenant.slug)  # noqa: S311  # the same demo every time
    catalogue = read_catalogue(session, tenant_id=tenant.id)
    clients = [
        _client(session, tenant, name, f"+7999000{number:04}", now)
        for number, name in enumerate(_NAMES, start=1)
    ]
    today = now.astimezone(tenant.zone).date()
    for master in catalogue.masters:
        _errand(session, master, today + timedelta(days=2), tenant)
    for days in range(-_DAYS_BACK, _DAYS_AHEAD):
        day = today + timedelta(days=days)
        for master in catalogue.masters:
            for _ in range(dice.choice(_ATTEMPTS)):
                _try_to_book(session, tenant, catalogue, master, dice.choice(clients), day, dice)
    done = select(Visit).where(Visit.tenant_id == tenant.id, Visit.ends_at < now)
    for number, visit in enumerate(session.scalars(done), start=1):
        visit.status = "completed" if number % _NO_SHOW_EVERY else "no_show"


def _errand(session: Session, master: Master, day: date, tenant: TenantRef) -> None:
    """Close two hours of a day, as everybody has to now and then."""
    session.add(
        TimeOff(
            tenant_id=tenant.id,
            master_id=master.id,
            starts_at=datetime.combine(day, time(15), tenant.zone),
            ends_at=datetime.combine(day, time(17), tenant.zone),
            reason="Стоматолог",
        )
    )


def _client(
    session: Session, tenant: TenantRef, name: tuple[str, str], phone: str, now: datetime
) -> int:
    person = Person(created_at=now)
    session.add(person)
    session.flush()
    client = Client(
        tenant_id=tenant.id,
        person_id=person.id,
        first_name=name[0],
        last_name=name[1],
        phone=phone,
        language="ru",
        named_by_staff=True,
        created_at=now,
    )
    session.add(client)
    session.flush()
    return client.id


def _try_to_book(
    session: Session,
    tenant: TenantRef,
    catalogue: Catalogue,
    master: Master,
    client_id: int,
    day: date,
    dice: random.Random,
) -> None:
    offered = [
        one
        for one in catalogue.services
        if master.id in catalogue.performers[one.id] and not one.add_on
    ]
    service = dice.choice(offered)
    # People book ahead; "now" is a few days before the visit, and early enough in the day.
    booked_at = datetime.combine(day - timedelta(days=dice.randint(3, 9)), time(9), tenant.zone)
    starts = _starts(session, tenant, master, Choice([service], [master]), day, booked_at)
    if not starts:
        return
    wish = Wish(
        service_ids=(service.id,),
        master_id=master.id,
        starts_at=dice.choice(starts),
        comment=None,
        idempotency_key=None,
    )
    book_visit(session, tenant=tenant, client_id=client_id, wish=wish, now=booked_at)


def _starts(
    session: Session,
    tenant: TenantRef,
    master: Master,
    choice: Choice,
    day: date,
    now: datetime,
) -> list[datetime]:
    (book,) = open_books(
        session, tenant=tenant, masters=[master], first_date=day, last_date=day, now=now
    )
    found = book.offered(choice.services, choice.demand, now)
    # On the half hour or beside a neighbour is how real calendars look.
    offered = found.nearest(now, 100)
    return [at for at in offered if at.minute in {0, 30}] or offered
