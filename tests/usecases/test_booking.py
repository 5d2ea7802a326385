"""Booking, on both databases."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from app.db import reading, transaction
from app.domain.errors import (
    IdempotencyKeyReused,
    MasterNotFound,
    OffGrid,
    OutsideWorkingHours,
    ServiceNotOffered,
    SlotTaken,
    TooFarAhead,
    TooSoon,
)
from app.models import BlockedStretch, OutboxMessage, Visit
from app.usecases.booking import Wish, book_visit
from app.usecases.tenants import TenantRef
from tests.support.factories import (
    ANYA,
    CLIENT_ID,
    MANICURE,
    NOW,
    OWNER_ID,
    make_bot,
    make_client,
    make_owner,
    make_tenant,
    master_id,
    moscow,
    service_id,
)

pytestmark = pytest.mark.usefixtures("context")


def wish(tenant: TenantRef, **changes: object) -> Wish:
    usual = Wish(
        service_ids=(service_id(tenant),),
        master_id=None,
        starts_at=moscow(24, 15),
        comment=None,
        idempotency_key=None,
    )
    return replace(usual, **changes)


def book(tenant: TenantRef, client_id: int, asked: Wish, now=NOW) -> Visit:
    with transaction() as session:
        return book_visit(session, tenant=tenant, client_id=client_id, wish=asked, now=now)


def count(model: type) -> int:
    with reading() as session:
        return session.scalars(select(func.count()).select_from(model)).one()


class TestBookVisit:
    def test_stores_the_services_as_they_were_agreed(self) -> None:
        tenant = make_tenant()
        visit = book(tenant, make_client(tenant), wish(tenant, comment="без музыки"))
        assert visit.starts_at == moscow(24, 15)
        assert visit.ends_at == moscow(24, 16)
        assert visit.price_kopecks == MANICURE.price_kopecks
        assert [(one.name, one.duration_min) for one in visit.services] == [("Маникюр", 60)]
        assert visit.comment == "без музыки"

    def test_blocks_the_master_with_buffers(self) -> None:
        tenant = make_tenant()
        book(tenant, make_client(tenant), wish(tenant))
        with reading() as session:
            stretch = session.scalars(select(BlockedStretch)).one()
        assert (stretch.starts_at, stretch.ends_at) == (moscow(24, 15), moscow(24, 16, 10))

    def test_runs_several_services_back_to_back(self) -> None:
        tenant = make_tenant()
        both = (service_id(tenant, "Педикюр"), service_id(tenant, "Маникюр"))
        visit = book(tenant, make_client(tenant), wish(tenant, service_ids=both))
        assert visit.ends_at - visit.starts_at == timedelta(minutes=150)
        assert [one.name for one in visit.services] == ["Педикюр", "Маникюр"]
        assert visit.price_kopecks == 420_000
        assert visit.price_from

    def test_tells_the_client_and_the_owner_in_the_same_transaction(self) -> None:
        tenant = make_tenant()
        make_bot(tenant)
        make_owner(tenant)
        book(tenant, make_client(tenant, CLIENT_ID), wish(tenant))
        with reading() as session:
            queued = session.execute(
                select(OutboxMessage.chat_id, OutboxMessage.template, OutboxMessage.state)
            ).all()
        assert sorted(map(tuple, queued)) == [
            (CLIENT_ID, "visit_booked_client", "pending"),
            (OWNER_ID, "visit_booked_staff", "pending"),
        ]

    def test_stands_without_messages_while_the_tenant_has_no_bot(self) -> None:
        tenant = make_tenant()
        book(tenant, make_client(tenant), wish(tenant))
        assert (count(Visit), count(OutboxMessage)) == (1, 0)

    def test_takes_whoever_is_free_when_no_master_is_named(self) -> None:
        tenant = make_tenant(masters=(ANYA, replace(ANYA, name="Катя")))
        first = book(tenant, make_client(tenant), wish(tenant))
        second = book(tenant, make_client(tenant), wish(tenant))
        assert [first.master_id, second.master_id] == [
            master_id(tenant, "Аня"),
            master_id(tenant, "Катя"),
        ]


class TestIdempotency:
    def test_a_repeat_returns_the_same_visit(self) -> None:
        tenant = make_tenant()
        client = make_client(tenant)
        first = book(tenant, client, wish(tenant, idempotency_key="attempt-1"))
        second = book(tenant, client, wish(tenant, idempotency_key="attempt-1"))
        assert first.id == second.id
        assert count(Visit) == 1

    def test_the_same_key_with_another_wish_is_refused(self) -> None:
        tenant = make_tenant()
        client = make_client(tenant)
        book(tenant, client, wish(tenant, idempotency_key="attempt-1"))
        with pytest.raises(IdempotencyKeyReused):
            book(
                tenant,
                client,
                wish(tenant, idempotency_key="attempt-1", starts_at=moscow(24, 17)),
            )

    def test_another_clients_key_is_another_key(self) -> None:
        tenant = make_tenant()
        book(tenant, make_client(tenant), wish(tenant, idempotency_key="attempt-1"))
        other = wish(tenant, idempotency_key="attempt-1", starts_at=moscow(24, 17))
        book(tenant, make_client(tenant), other)
        assert count(Visit) == 2


class TestRefusals:
    @pytest.mark.parametrize(
        ("starts_at", "error"),
        [
            pytest.param(moscow(24, 15, 10), OffGrid, id="off the grid"),
            pytest.param(moscow(24, 12, 30), OutsideWorkingHours, id="into the lunch break"),
            pytest.param(moscow(24, 13), OutsideWorkingHours, id="in the lunch break"),
            pytest.param(moscow(24, 18, 30), OutsideWorkingHours, id="past the end of the day"),
            pytest.param(moscow(28, 12), OutsideWorkingHours, id="on a day off"),
            pytest.param(moscow(23, 13, 30), TooSoon, id="within the notice"),
            pytest.param(moscow(20, 12), TooSoon, id="in the past"),
            pytest.param(moscow(24, 12, month=12), TooFarAhead, id="beyond the horizon"),
            pytest.param(moscow(24, 12).replace(year=2199), TooFarAhead, id="in another century"),
        ],
    )
    def test_a_start_the_page_never_offered_is_refused(self, starts_at, error) -> None:
        tenant = make_tenant()
        with pytest.raises(error):
            book(tenant, make_client(tenant), wish(tenant, starts_at=starts_at))
        assert count(Visit) == 0

    def test_a_taken_time_is_refused_with_the_nearest_free_ones(self) -> None:
        tenant = make_tenant()
        book(tenant, make_client(tenant), wish(tenant))
        with pytest.raises(SlotTaken) as refused:
            book(tenant, make_client(tenant), wish(tenant))
        # 14:00 would end with its buffer at 15:10, and 16:00 begins inside the buffer.
        assert [at for at, _ in refused.value.alternatives] == [
            moscow(24, 16, 30),
            moscow(24, 17),
            moscow(24, 17, 30),
        ]

    def test_a_service_of_another_tenant_is_refused(self) -> None:
        tenant, other = make_tenant(), make_tenant(slug="olya")
        with pytest.raises(ServiceNotOffered):
            book(tenant, make_client(tenant), wish(tenant, service_ids=(service_id(other),)))

    def test_a_master_of_another_tenant_is_refused(self) -> None:
        tenant, other = make_tenant(), make_tenant(slug="olya")
        with pytest.raises(MasterNotFound):
            book(tenant, make_client(tenant), wish(tenant, master_id=master_id(other)))

    def test_a_service_the_master_does_not_perform_is_refused(self) -> None:
        tenant = make_tenant(
            masters=(ANYA, replace(ANYA, name="Катя")),
            services=(replace(MANICURE, masters=("Катя",)),),
        )
        with pytest.raises(ServiceNotOffered):
            book(tenant, make_client(tenant), wish(tenant, master_id=master_id(tenant, "Аня")))

    def test_the_same_service_twice_is_refused(self) -> None:
        tenant = make_tenant()
        twice = (service_id(tenant),) * 2
        with pytest.raises(ServiceNotOffered):
            book(tenant, make_client(tenant), wish(tenant, service_ids=twice))


class TestSlotHolds:
    def hold(self, tenant: TenantRef, **moments: object) -> None:
        with transaction() as session:
            session.add(
                BlockedStretch(
                    tenant_id=tenant.id,
                    master_id=master_id(tenant),
                    starts_at=moscow(24, 15),
                    ends_at=moscow(24, 16),
                    **moments,
                )
            )

    def test_a_hold_blocks_like_a_visit(self) -> None:
        tenant = make_tenant()
        self.hold(tenant, expires_at=NOW + timedelta(minutes=1))
        with pytest.raises(SlotTaken):
            book(tenant, make_client(tenant), wish(tenant))

    def test_an_expired_hold_gives_way(self) -> None:
        tenant = make_tenant()
        self.hold(tenant, expires_at=NOW)
        book(tenant, make_client(tenant), wish(tenant))
        assert count(BlockedStretch) == 1
