"""The tenant's people book for clients, on both databases."""

from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest
from flask import Flask
from sqlalchemy import func, select

from app.db import reading, transaction
from app.domain.errors import (
    ClientNotFound,
    Forbidden,
    IdempotencyKeyReused,
    MasterNotFound,
    OffGrid,
    ServiceNotOffered,
    SlotTaken,
)
from app.domain.phones import parse_phone
from app.models import Client, Identity, Visit
from app.usecases.manual_booking import ManualBooking, NewClient
from app.usecases.tenants import TenantRef
from tests.support.changes import (
    SLOT,
    book,
    news,
    note_down,
    set_service,
    shown,
    stretches,
    visit,
)
from tests.support.factories import (
    CLIENT_ID,
    NOW,
    make_client,
    make_tenant,
    master_id,
    moscow,
    service_id,
)
from tests.support.races import race
from tests.support.staff import ADMINISTRATOR, KATYA, open_studio

pytestmark = pytest.mark.usefixtures("context")

PHONE = parse_phone("8 912 345-67-89")
OLGA = NewClient(first_name="Ольга", last_name=None, phone=PHONE)


@pytest.fixture
def studio(context: Flask) -> TenantRef:
    return open_studio(context)


def booking(tenant: TenantRef, **changes: object) -> ManualBooking:
    usual = ManualBooking(
        master_id=master_id(tenant),
        service_ids=(service_id(tenant),),
        starts_at=SLOT,
        client=OLGA,
        comment="с улицы",
        notify=True,
        idempotency_key=None,
    )
    return replace(usual, **changes)


def count(model: type) -> int:
    with reading() as session:
        return session.scalars(select(func.count()).select_from(model)).one()


class TestBook:
    def test_takes_the_time_and_is_agreed_at_once(self, studio: TenantRef) -> None:
        set_service(studio, "Маникюр", needs_approval=True)
        visit_id = note_down(studio, booking(studio))
        booked = visit(visit_id)
        assert (booked.status, booked.awaiting_approval, booked.version) == ("booked", False, 1)
        assert (booked.comment, booked.price_kopecks) == ("с улицы", 140_000)
        assert stretches(visit_id) == [("24 15:00", "24 16:10")]

    @pytest.mark.parametrize(
        "starts_at",
        [
            pytest.param(moscow(24, 13, 5), id="in a break, off the grid"),
            pytest.param(moscow(29, 3), id="in the night of a free day"),
            pytest.param(NOW, id="now"),
            pytest.param(NOW - timedelta(days=3), id="in the past"),
            pytest.param(moscow(1, 12, month=6).replace(year=2027), id="beyond the horizon"),
        ],
    )
    def test_may_be_at_any_time(self, studio: TenantRef, starts_at) -> None:
        visit_id = note_down(studio, booking(studio, starts_at=starts_at))
        assert visit(visit_id).starts_at == starts_at

    def test_leaves_the_client_a_day_to_say_no(self, studio: TenantRef) -> None:
        visit_id = note_down(studio, booking(studio, starts_at=NOW + timedelta(hours=26)))
        assert visit(visit_id).free_cancel_until == NOW + timedelta(days=1)

    def test_but_not_between_the_marks_of_the_calendar(self, studio: TenantRef) -> None:
        with pytest.raises(OffGrid):
            note_down(studio, booking(studio, starts_at=SLOT + timedelta(minutes=3)))

    def test_nor_where_somebody_is(self, studio: TenantRef) -> None:
        book(studio)
        with pytest.raises(SlotTaken) as refused:
            note_down(studio, booking(studio, starts_at=SLOT + timedelta(minutes=30)))
        assert len(refused.value.alternatives) == 3
        assert count(Client) == 1

    def test_hidden_services_may_be_booked(self, studio: TenantRef) -> None:
        set_service(studio, "Маникюр", hidden=True)
        assert note_down(studio, booking(studio))

    def test_only_what_the_master_performs(self, studio: TenantRef) -> None:
        foreign = service_id(make_tenant(slug="olya"))
        with pytest.raises(ServiceNotOffered):
            note_down(studio, booking(studio, service_ids=(foreign,)))


class TestWhoBooks:
    def test_a_master_for_herself(self, studio: TenantRef) -> None:
        wish = booking(studio, master_id=master_id(studio, "Катя"))
        assert visit(note_down(studio, wish, KATYA)).master_id == wish.master_id

    def test_but_not_for_a_colleague(self, studio: TenantRef) -> None:
        with pytest.raises(Forbidden):
            note_down(studio, booking(studio), KATYA)

    def test_nobody_for_another_tenants_master(self, studio: TenantRef) -> None:
        theirs = master_id(make_tenant(slug="olya"))
        with pytest.raises(MasterNotFound):
            note_down(studio, booking(studio, master_id=theirs))


class TestForWhom:
    def test_somebody_new_becomes_a_client_nobody_could_recognise(self, studio: TenantRef) -> None:
        identities = count(Identity)
        seen = shown(studio, note_down(studio, booking(studio)))
        assert (seen.client.full_name, seen.client.phone) == ("Ольга", "+79123456789")
        assert seen.client.named_by_staff
        assert not seen.has_telegram
        assert count(Identity) == identities

    def test_a_known_number_is_the_known_client_with_her_names(self, studio: TenantRef) -> None:
        first = shown(studio, note_down(studio, booking(studio))).client
        again = booking(studio, starts_at=moscow(25, 15), client=replace(OLGA, first_name="Оля"))
        second = shown(studio, note_down(studio, again)).client
        assert (first.id, second.first_name) == (second.id, "Ольга")

    def test_by_a_number_a_master_learns_nothing_of_a_colleagues_client(
        self, studio: TenantRef
    ) -> None:
        hers = visit(note_down(studio, booking(studio))).client_id
        wish = booking(studio, master_id=master_id(studio, "Катя"), starts_at=moscow(25, 15))
        assert visit(note_down(studio, wish, KATYA)).client_id != hers

    def test_another_tenants_client_with_that_number_is_somebody_else(
        self, studio: TenantRef
    ) -> None:
        theirs = make_client(make_tenant(slug="olya"))
        with transaction() as session:
            session.get_one(Client, theirs).phone = PHONE
        assert visit(note_down(studio, booking(studio))).client_id != theirs

    def test_without_a_number_everybody_is_somebody_new(self, studio: TenantRef) -> None:
        nameless = replace(OLGA, phone=None)
        for day in (24, 25):
            note_down(studio, booking(studio, starts_at=moscow(day, 15), client=nameless))
        assert count(Client) == 2

    def test_a_known_client_is_named_by_her_id(self, studio: TenantRef) -> None:
        client = make_client(studio, CLIENT_ID)
        visit_id = note_down(studio, booking(studio, client=client))
        assert visit(visit_id).client_id == client

    def test_another_tenants_client_does_not_exist(self, studio: TenantRef) -> None:
        theirs = make_client(make_tenant(slug="olya"))
        with pytest.raises(ClientNotFound):
            note_down(studio, booking(studio, client=theirs))


class TestWhoIsTold:
    def test_the_client_and_the_others(self, studio: TenantRef) -> None:
        client = make_client(studio, CLIENT_ID)
        note_down(studio, booking(studio, client=client))
        assert news() == [
            (CLIENT_ID, "visit_booked_client"),
            (ADMINISTRATOR, "visit_booked_staff"),
        ]

    def test_not_the_client_unless_she_is_to(self, studio: TenantRef) -> None:
        client = make_client(studio, CLIENT_ID)
        note_down(studio, booking(studio, client=client, notify=False))
        assert news() == [(ADMINISTRATOR, "visit_booked_staff")]

    def test_a_client_without_telegram_is_left_out(self, studio: TenantRef) -> None:
        note_down(studio, booking(studio))
        assert news() == [(ADMINISTRATOR, "visit_booked_staff")]

    def test_nobody_of_a_visit_that_was(self, studio: TenantRef) -> None:
        client = make_client(studio, CLIENT_ID)
        past = booking(studio, client=client, starts_at=NOW - timedelta(hours=1))
        note_down(studio, past)
        assert news() == []


class TestRepeats:
    def test_make_one_visit_and_one_client(self, studio: TenantRef) -> None:
        wish = booking(studio, client=replace(OLGA, phone=None), idempotency_key="attempt-0001")
        assert note_down(studio, wish) == note_down(studio, wish)
        assert (count(Visit), count(Client)) == (1, 1)

    def test_at_once_make_one_too(self, context: Flask, studio: TenantRef) -> None:
        wish = booking(studio, client=replace(OLGA, phone=None), idempotency_key="attempt-0001")
        results = race(context, [partial(note_down, studio, wish)] * 6)
        assert len(set(results)) == 1
        assert (count(Visit), count(Client)) == (1, 1)

    def test_with_another_wish_are_refused(self, studio: TenantRef) -> None:
        wish = booking(studio, idempotency_key="attempt-0001")
        note_down(studio, wish)
        with pytest.raises(IdempotencyKeyReused):
            note_down(studio, replace(wish, comment="другое"))

    def test_of_a_colleague_are_her_own(self, studio: TenantRef) -> None:
        wish = booking(studio, idempotency_key="attempt-0001")
        note_down(studio, wish)
        with pytest.raises(SlotTaken):
            note_down(studio, wish, ADMINISTRATOR)
