"""What of a tenant's money needs somebody, on both databases."""

from datetime import timedelta

import pytest
from flask import Flask

from app.db import reading
from app.domain.errors import Forbidden
from app.models import Refund, Visit
from app.usecases.money.attention import Attention, read_attention
from app.usecases.tenants import TenantRef
from tests.support.changes import book, staff
from tests.support.factories import NOW, make_tenant, moscow
from tests.support.paid import DEPOSIT, attempt, change, open_shop, owe, pay, receipt
from tests.support.queries import counted
from tests.support.staff import ADMINISTRATOR, KATYA, OWNER, open_studio

pytestmark = pytest.mark.usefixtures("context")

UNTIL = NOW + timedelta(days=7)


@pytest.fixture
def studio(context: Flask) -> TenantRef:
    tenant = open_studio(context)
    open_shop(tenant)
    return tenant


def read(tenant: TenantRef, by: int = OWNER, now=NOW) -> Attention:
    member = staff(tenant, by)
    with reading() as session:
        return read_attention(session, staff=member, now=now)


def undecided(tenant: TenantRef, day: int, **columns: object) -> int:
    visit_id = book(tenant, starts_at=moscow(day, 15))
    pay(visit_id)
    change(Visit, visit_id, **{"status": "no_show", "decide_until": UNTIL, **columns})
    return visit_id


class TestAttention:
    def test_is_not_needed_where_all_is_well(self, studio: TenantRef) -> None:
        pay(book(studio))
        assert read(studio, ADMINISTRATOR) == Attention([], [], [], [])

    def test_is_needed_for_refunds_that_wait_or_have_a_problem(self, studio: TenantRef) -> None:
        payment = pay(book(studio))
        slow = owe(payment, 10_000, now=NOW - timedelta(seconds=61))
        refused = owe(payment, 10_000, problem="insufficient_funds")
        owe(payment, 10_000)
        change(Refund, owe(payment, 10_000, problem="x"), status="by_hand")
        found = read(studio).refunds
        assert [refund.id for refund, _, _ in found] == [slow, refused]
        assert found[0][2].full_name == "Марина Ковалёва"

    def test_is_needed_for_deposits_to_decide_upon_the_most_urgent_first(
        self, studio: TenantRef
    ) -> None:
        later = undecided(studio, 24)
        sooner = undecided(studio, 25, decide_until=NOW + timedelta(days=1))
        found = read(studio).decisions
        assert [(one.visit.id, one.paid_kopecks) for one in found] == [
            (sooner, DEPOSIT),
            (later, DEPOSIT),
        ]
        assert found[1].decide_until == UNTIL

    def test_is_needed_for_payments_put_aside_for_a_month(self, studio: TenantRef) -> None:
        odd = attempt(book(studio), "set_aside")
        assert [payment.id for payment, _, _ in read(studio).payments] == [odd]
        assert read(studio, now=NOW + timedelta(days=30)).payments == []

    def test_is_needed_for_receipts_nobody_else_makes(self, studio: TenantRef) -> None:
        payment = pay(book(studio))
        todo = receipt(payment, "income", "todo")
        failed = receipt(payment, "final", "canceled")
        receipt(payment, "prepayment", "succeeded")
        found = read(studio).receipts
        assert [one.id for one, *_ in found] == [todo, failed]
        assert [service.name for service in found[0][1].services] == ["Маникюр"]

    def test_is_not_asked_for_another_tenants_money(self, studio: TenantRef) -> None:
        other = make_tenant(slug="olya")
        open_shop(other)
        payment = pay(undecided(other, 25))
        owe(payment, problem="x")
        receipt(payment, "income", "todo")
        attempt(book(other), "set_aside")
        assert read(studio) == Attention([], [], [], [])

    def test_takes_as_many_queries_for_many_as_for_one(
        self, context: Flask, studio: TenantRef
    ) -> None:
        member, asked = staff(studio), []
        for day in (24, 25):
            visit_id = undecided(studio, day)
            payment = pay(visit_id)
            owe(payment, problem="x")
            receipt(payment, "income", "todo")
            attempt(visit_id, "set_aside")
            with counted(context) as queries, reading() as session:
                read_attention(session, staff=member, now=NOW)
            asked.append(len(queries))
        assert asked[0] == asked[1] <= 12

    def test_is_not_asked_of_a_master(self, studio: TenantRef) -> None:
        with pytest.raises(Forbidden):
            read(studio, KATYA)
