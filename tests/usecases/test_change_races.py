"""What happens when people change visits at the same moment, on both databases."""

from collections.abc import Callable
from functools import partial
from threading import Event

import pytest
from flask import Flask
from sqlalchemy import text

from app.db import reading, transaction
from app.domain.errors import EditedElsewhere
from app.usecases.manual_booking import ManualBooking, NewClient
from app.usecases.tenants import TenantRef
from app.usecases.visit_changes import change_services, move_visit, resize_visit
from app.usecases.visit_outcomes import call_off_visit, restore_visit
from app.usecases.visits import cancel_visit
from tests.support.changes import book, change, edit, note_down, reschedule, visit
from tests.support.factories import NOW, make_client, master_id, moscow, service_id
from tests.support.races import race
from tests.support.staff import open_studio

AIM = moscow(25, 15)
Attempt = Callable[[], object]


@pytest.fixture
def studio(app: Flask) -> TenantRef:
    with app.app_context():
        return open_studio(app)


def moved(how: Callable, begun, **what: object) -> int:
    return change(how, begun, **what).id


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


def one_wins(app: Flask, attempts: list[Attempt]) -> None:
    """Run the attempts at one moment; all but one have to be told that the time is taken."""
    results = race(app, attempts)
    refused = [getattr(one, "code", None) for one in results]
    assert refused.count(None) == 1
    assert refused.count("slot_taken") == len(attempts) - 1
    with app.app_context():
        assert overlaps() == 0


def bookings(tenant: TenantRef, number: int = 4, starts_at=AIM) -> list[Attempt]:
    return [partial(book, tenant, make_client(tenant), starts_at) for _ in range(number)]


class TestOneWins:
    def test_of_two_moves_to_one_time(self, app: Flask, studio: TenantRef) -> None:
        with app.app_context():
            begun = [edit(studio, book(studio, starts_at=moscow(24, at))) for at in (10, 15, 17)]
        one_wins(
            app,
            [partial(moved, move_visit, one, starts_at=AIM, master_id=None) for one in begun],
        )

    def test_of_a_move_and_bookings(self, app: Flask, studio: TenantRef) -> None:
        with app.app_context():
            begun = edit(studio, book(studio))
            attempts = bookings(studio)
        move = partial(moved, move_visit, begun, starts_at=AIM, master_id=None)
        one_wins(app, [*attempts, move])

    def test_of_a_visit_that_comes_back_and_bookings(self, app: Flask, studio: TenantRef) -> None:
        with app.app_context():
            visit_id = book(studio, starts_at=AIM)
            change(call_off_visit, edit(studio, visit_id), reason=None)
            begun = edit(studio, visit_id)
            attempts = bookings(studio)
        one_wins(app, [*attempts, partial(moved, restore_visit, begun)])

    def test_of_a_longer_visit_and_bookings_after_it(self, app: Flask, studio: TenantRef) -> None:
        with app.app_context():
            begun = edit(studio, book(studio))
            attempts = bookings(studio, starts_at=moscow(24, 16, 30))
        one_wins(app, [*attempts, partial(moved, resize_visit, begun, duration_min=120)])

    def test_of_other_services_and_bookings_after_it(self, app: Flask, studio: TenantRef) -> None:
        with app.app_context():
            begun = edit(studio, book(studio))
            both = [service_id(studio, name) for name in ("Маникюр", "Педикюр")]
            attempts = bookings(studio, starts_at=moscow(24, 16, 30))
        one_wins(app, [*attempts, partial(moved, change_services, begun, service_ids=both)])

    def test_of_clients_who_move_and_clients_who_book(self, app: Flask, studio: TenantRef) -> None:
        with app.app_context():
            clients = [make_client(studio) for _ in range(3)]
            own = [
                (client, book(studio, client, moscow(26, at)))
                for client, at in zip(clients, (10, 15, 17), strict=True)
            ]
            attempts = bookings(studio, 3)
        moves = [partial(reschedule, studio, client, one, AIM) for client, one in own]
        one_wins(app, [*attempts, *moves])

    def test_of_bookings_by_hand_and_by_clients(self, app: Flask, studio: TenantRef) -> None:
        with app.app_context():
            by_hand = ManualBooking(
                master_id=master_id(studio),
                service_ids=(service_id(studio),),
                starts_at=AIM,
                client=NewClient(first_name="Ольга", last_name=None, phone=None),
                comment=None,
                notify=False,
                idempotency_key=None,
            )
            attempts = bookings(studio)
        one_wins(app, [*attempts, partial(note_down, studio, by_hand)])


class TestNobodyWaitsForever:
    def test_visits_that_change_masters_crosswise(self, app: Flask, studio: TenantRef) -> None:
        """Each holds what the other wants, were they not to lock in one order."""
        with app.app_context():
            masters = {name: master_id(studio, name) for name in ("Аня", "Катя")}
            pairs = [
                (edit(studio, book(studio, starts_at=moscow(day, 15), master=of)), masters[to])
                for day in (24, 25, 26)
                for of, to in (("Аня", "Катя"), ("Катя", "Аня"))
            ]
        results = race(
            app,
            [
                partial(moved, move_visit, begun, starts_at=moscow(30, at), master_id=to)
                for at, (begun, to) in zip((10, 12, 14, 15, 16, 17), pairs, strict=True)
            ],
        )
        assert all(isinstance(one, int) or one.code == "slot_taken" for one in results)
        with app.app_context():
            assert overlaps() == 0

    def test_the_same_change_sent_twice_is_made_once(self, app: Flask, studio: TenantRef) -> None:
        with app.app_context():
            begun = edit(studio, book(studio))
        results = race(app, [partial(moved, move_visit, begun, starts_at=AIM, master_id=None)] * 4)
        codes = [getattr(one, "code", None) for one in results]
        assert codes.count(None) == 1
        assert codes.count("edited_elsewhere") == 3
        with app.app_context():
            assert (visit(begun.visit_id).starts_at, visit(begun.visit_id).version) == (AIM, 2)

    def test_a_cancellation_by_both_sides_is_one(self, app: Flask, studio: TenantRef) -> None:
        with app.app_context():
            client = make_client(studio)
            begun = edit(studio, book(studio, client))

        def by_client() -> int:
            with transaction() as session:
                return cancel_visit(
                    session,
                    tenant_id=studio.id,
                    client_id=client,
                    visit_id=begun.visit_id,
                    reason=None,
                    now=NOW,
                ).id

        by_master = partial(moved, call_off_visit, begun, reason=None)
        results = race(app, [by_client, by_master, by_client, by_master])
        assert all(one == begun.visit_id or one.code == "edited_elsewhere" for one in results)
        with app.app_context():
            assert (visit(begun.visit_id).status, visit(begun.visit_id).version) == (
                "cancelled",
                2,
            )


class TestAMoveToAColleague:
    def test_who_waited_for_another_sees_that_she_came_too_late(
        self, context: Flask, studio: TenantRef
    ) -> None:
        seen = edit(studio, book(studio, master="Аня"))
        katya = master_id(studio, "Катя")
        moved = Event()

        def first() -> int:
            with transaction() as session:
                move_visit(session, edit=seen, starts_at=AIM, master_id=katya, now=NOW)
                moved.set()
                # The other one has to get as far as waiting.
                Event().wait(0.5)
            return 1

        def second() -> int:
            assert moved.wait(20)
            return change(move_visit, seen, starts_at=moscow(25, 16), master_id=None).id

        results = race(context, [first, second])
        assert results[0] == 1
        assert isinstance(results[1], EditedElsewhere)
