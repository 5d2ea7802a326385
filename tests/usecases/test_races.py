"""What happens when people are quicker than each other, on both databases."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest
from flask import Flask
from sqlalchemy import func, select, text
from sqlalchemy.exc import IntegrityError

from app.db import constraint_name, db, reading, transaction
from app.domain.errors import SlotTaken, TooManyVisits
from app.domain.init_data import TelegramUser
from app.models import BlockedStretch, Client, Person, Visit
from app.usecases.booking import MAX_COMING_VISITS, Wish, book_visit
from app.usecases.sessions import remember_client
from app.usecases.tenants import TenantRef
from app.usecases.visits import cancel_visit
from tests.support.factories import (
    ANYA,
    NOW,
    make_client,
    make_tenant,
    master_id,
    moscow,
    service_id,
)
from tests.support.races import race


@pytest.fixture
def tenant(app: Flask) -> TenantRef:
    with app.app_context():
        return make_tenant()


def book(tenant: TenantRef, client_id: int, wish: Wish) -> int:
    with transaction() as session:
        return book_visit(session, tenant=tenant, client_id=client_id, wish=wish, now=NOW).id


def overlaps() -> int:
    """Count pairs of stretches of one master that share a moment."""
    with reading() as session:
        return session.scalar(
            text(
                "SELECT count(*) FROM blocked_stretches a JOIN blocked_stretches b "
                "ON a.id < b.id AND a.master_id = b.master_id "
                "AND a.starts_at < b.ends_at AND b.starts_at < a.ends_at"
            )
        )


class TestBookingRace:
    def test_as_many_visits_as_slots_and_nobody_deadlocks(
        self, app: Flask, tenant: TenantRef
    ) -> None:
        with app.app_context():
            clients = [make_client(tenant) for _ in range(60)]
            service = service_id(tenant)
        # An hour and ten minutes of buffer: these six cannot disturb one another.
        starts = [moscow(day, hour) for day in (24, 25, 26) for hour in (10, 15)]
        attempts = [
            partial(
                book,
                tenant,
                client,
                Wish(
                    service_ids=(service,),
                    master_id=None,
                    starts_at=starts[number % len(starts)],
                    comment=None,
                    idempotency_key=f"attempt-{number}",
                ),
            )
            for number, client in enumerate(clients)
        ]
        results = race(app, attempts)
        kinds = Counter("booked" if isinstance(one, int) else one.code for one in results)
        assert kinds == {"booked": len(starts), "slot_taken": len(clients) - len(starts)}
        assert all(one.alternatives for one in results if isinstance(one, SlotTaken))
        with app.app_context():
            assert overlaps() == 0

    def test_one_person_with_two_taps_books_once(self, app: Flask, tenant: TenantRef) -> None:
        with app.app_context():
            client, service = make_client(tenant), service_id(tenant)
        wish = Wish(
            service_ids=(service,),
            master_id=None,
            starts_at=moscow(24, 15),
            comment=None,
            idempotency_key="the-same-tap",
        )
        results = race(app, [partial(book, tenant, client, wish)] * 8)
        assert len(set(results)) == 1
        with app.app_context(), reading() as session:
            assert session.scalar(select(func.count()).select_from(Visit)) == 1

    def test_of_one_clients_bookings_with_many_masters_no_more_than_her_share_get_through(
        self, app: Flask
    ) -> None:
        names = [f"Мастер {number}" for number in range(MAX_COMING_VISITS + 4)]
        with app.app_context():
            studio = make_tenant(slug="many", masters=tuple(replace(ANYA, name=n) for n in names))
            client, service = make_client(studio), service_id(studio)
            masters = [master_id(studio, name) for name in names]
        attempts = [
            partial(
                book,
                studio,
                client,
                Wish(
                    service_ids=(service,),
                    master_id=master,
                    starts_at=moscow(24, 15),
                    comment=None,
                    idempotency_key=None,
                ),
            )
            for master in masters
        ]
        kinds = Counter(isinstance(one, TooManyVisits) for one in race(app, attempts))
        assert kinds == {False: MAX_COMING_VISITS, True: 4}

    def test_cancelling_twice_at_once_is_cancelling_once(
        self, app: Flask, tenant: TenantRef
    ) -> None:
        with app.app_context():
            client = make_client(tenant)
            wish = Wish(
                service_ids=(service_id(tenant),),
                master_id=None,
                starts_at=moscow(24, 15),
                comment=None,
                idempotency_key=None,
            )
            visit_id = book(tenant, client, wish)

        def cancel() -> str:
            with transaction() as session:
                return cancel_visit(
                    session,
                    tenant_id=tenant.id,
                    client_id=client,
                    visit_id=visit_id,
                    reason=None,
                    now=NOW,
                ).status

        assert race(app, [cancel] * 8) == ["cancelled"] * 8


class TestSignInRace:
    def test_a_person_is_recognised_once(self, app: Flask, tenant: TenantRef) -> None:
        user = TelegramUser(77, "Марина", None, None, "ru")

        def arrive() -> int:
            with transaction() as session:
                return remember_client(session, tenant_id=tenant.id, user=user, now=NOW).id

        assert len(set(race(app, [arrive] * 12))) == 1
        with app.app_context(), reading() as session:
            assert session.scalar(select(func.count()).select_from(Client)) == 1
            assert session.scalar(select(func.count()).select_from(Person)) == 1


class TestGuarantee:
    """The net below the use cases: the database itself."""

    def stretch(self, tenant: TenantRef, hour: int, minute: int = 0) -> BlockedStretch:
        starts_at = moscow(24, hour, minute)
        return BlockedStretch(
            tenant_id=tenant.id,
            master_id=master_id(tenant),
            starts_at=starts_at,
            ends_at=starts_at + timedelta(hours=1),
        )

    def test_an_overlap_is_a_taken_slot_whoever_writes_it(
        self, app: Flask, tenant: TenantRef
    ) -> None:
        with app.app_context():
            with transaction() as session:
                session.add(self.stretch(tenant, 15))
            with pytest.raises(SlotTaken), transaction() as session:
                session.add(self.stretch(tenant, 15, 30))

    def test_neighbours_may_touch(self, app: Flask, tenant: TenantRef) -> None:
        with app.app_context(), transaction() as session:
            session.add_all(self.stretch(tenant, hour) for hour in (15, 16, 14))

    def test_a_broken_constraint_is_known_by_name_on_both_databases(
        self, app: Flask, tenant: TenantRef
    ) -> None:
        with app.app_context():
            person = Person(created_at=NOW)
            names = {
                "tenant_id": tenant.id,
                "first_name": "x",
                "language": "ru",
                "named_by_staff": False,
                "created_at": NOW,
            }
            with transaction() as session:
                session.add(person)
                session.flush()
                session.add(Client(person_id=person.id, **names))
            session = db.session()
            session.connection(execution_options={"writes": True})
            session.add(Client(person_id=person.id, **names))
            with pytest.raises(IntegrityError) as broken:
                session.flush()
            session.rollback()
        assert constraint_name(broken.value) == "uq_clients_tenant_id_person_id"
