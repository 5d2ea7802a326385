"""A visit's money as its people see it, on both databases."""

from datetime import timedelta

import pytest
from flask import Flask

from app.db import reading
from app.domain.errors import Forbidden, VisitNotFound
from app.models import Refund, Visit
from app.usecases.money.onsite import void_entry
from app.usecases.money.visit_money import VisitMoney, read_visit_money
from app.usecases.tenants import TenantRef
from tests.support.changes import book, change, edit, staff
from tests.support.factories import NOW, make_tenant
from tests.support.paid import DEPOSIT, attempt, give_back, note, open_shop, owe, pay
from tests.support.paid import change as set_columns
from tests.support.queries import counted
from tests.support.staff import ADMINISTRATOR, KATYA, OWNER, open_studio

pytestmark = pytest.mark.usefixtures("context")


@pytest.fixture
def studio(context: Flask) -> TenantRef:
    tenant = open_studio(context)
    open_shop(tenant)
    return tenant


def read(tenant: TenantRef, visit_id: int, by: int = OWNER) -> VisitMoney:
    member = staff(tenant, by)
    with reading() as session:
        return read_visit_money(session, staff=member, visit_id=visit_id)


def after(minutes: float):
    return NOW + timedelta(minutes=minutes)


class TestSums:
    def test_of_a_visit_nobody_has_paid_for(self, studio: TenantRef) -> None:
        money = read(studio, book(studio))
        assert (money.paid.kopecks, money.due_kopecks, money.refundable_kopecks) == (0, 140_000, 0)
        assert money.history == []

    def test_leave_the_rest_to_be_paid_on_site(self, studio: TenantRef) -> None:
        visit_id = book(studio)
        pay(visit_id)
        assert read(studio, visit_id).due_kopecks == 90_000
        note(visit_id, "onsite", 90_000)
        note(visit_id, "tip", 10_000)
        money = read(studio, visit_id)
        assert (money.paid.kopecks, money.paid.tip_kopecks) == (140_000, 10_000)
        assert (money.due_kopecks, money.refundable_kopecks) == (0, DEPOSIT)

    def test_count_what_is_promised_back_as_gone(self, studio: TenantRef) -> None:
        visit_id = book(studio)
        owe(pay(visit_id), 20_000)
        money = read(studio, visit_id)
        assert (money.due_kopecks, money.refundable_kopecks) == (110_000, 30_000)

    @pytest.mark.parametrize("status", ["cancelled", "no_show"])
    def test_ask_nothing_for_a_visit_that_does_not_take_place(
        self, studio: TenantRef, status: str
    ) -> None:
        visit_id = book(studio)
        cancelled_at = NOW if status == "cancelled" else None
        set_columns(Visit, visit_id, status=status, cancelled_at=cancelled_at)
        assert read(studio, visit_id).due_kopecks == 0

    def test_are_never_negative(self, studio: TenantRef) -> None:
        visit_id = book(studio)
        note(visit_id, "onsite", 200_000)
        assert read(studio, visit_id).due_kopecks == 0


class TestHistory:
    def test_tells_all_that_happened_oldest_first(self, studio: TenantRef) -> None:
        visit_id = book(studio)
        attempt(visit_id, "canceled", created_at=after(-9), problem="general_decline")
        attempt(visit_id, "set_aside", created_at=after(-8), problem="differs")
        payment = pay(visit_id, at=after(1))
        give_back(payment, 20_000, at=after(2))
        owe(payment, 10_000, now=after(3), words="Извините", problem="insufficient_funds")
        note(visit_id, "onsite", 90_000, "transfer", after(4))
        note(visit_id, "tip", 5_000, at=after(5))
        set_columns(
            Visit, visit_id, status="cancelled", cancelled_at=after(6), kept_kopecks=20_000,
            kept_reason="Материалы",
        )  # fmt: skip
        assert [
            (one.kind, one.kopecks, one.status, one.reason, one.problem, one.note)
            for one in read(studio, visit_id).history
        ] == [
            ("attempt", DEPOSIT, "canceled", None, "general_decline", None),
            ("put_aside", DEPOSIT, "set_aside", None, "differs", None),
            ("payment", DEPOSIT, "succeeded", None, None, None),
            ("refund", -20_000, "succeeded", "by_master", None, None),
            ("refund", -10_000, "owed", "by_master", "insufficient_funds", "Извините"),
            ("transfer", 90_000, None, None, None, None),
            ("tip", 5_000, None, None, None, None),
            ("kept", 20_000, None, None, None, "Материалы"),
        ]

    def test_names_what_may_be_taken_back_or_tried_again(self, studio: TenantRef) -> None:
        visit_id = book(studio)
        cash = note(visit_id, "onsite", 90_000)
        owed = owe(pay(visit_id))
        before = {one.kind: one for one in read(studio, visit_id).history}
        assert (before["cash"].entry_id, before["refund"].refund_id) == (cash, owed)
        assert before["payment"].entry_id is None
        change(void_entry, edit(studio, visit_id), entry_id=cash)
        set_columns(Refund, owed, status="sent")
        events = read(studio, visit_id).history
        assert [one.status for one in events if one.kind == "cash"] == ["voided", "voided"]
        assert {(one.entry_id, one.refund_id) for one in events} == {(None, None)}

    def test_marks_test_money(self, studio: TenantRef) -> None:
        visit_id = book(studio)
        owe(pay(visit_id, is_test=True))
        assert [one.is_test for one in read(studio, visit_id).history] == [True, True]

    def test_takes_as_many_queries_for_many_as_for_one(
        self, context: Flask, studio: TenantRef
    ) -> None:
        visit_id, member = book(studio), staff(studio)
        asked = []
        for _ in range(2):
            owe(pay(visit_id), 10_000)
            with counted(context) as queries, reading() as session:
                read_visit_money(session, staff=member, visit_id=visit_id)
            asked.append(len(queries))
        assert asked == [5, 5]


class TestRights:
    def test_a_master_looks_at_her_own_visits_and_decides_nothing(self, studio: TenantRef) -> None:
        hers = book(studio, master="Катя")
        set_columns(Visit, hers, status="no_show", decide_until=after(60))
        for by, may in ((KATYA, False), (ADMINISTRATOR, True), (OWNER, True)):
            money = read(studio, hers, by)
            assert (money.can_decide, money.may_refund) == (may, may)
        with pytest.raises(Forbidden):
            read(studio, book(studio, master="Аня"), KATYA)

    def test_there_is_nothing_to_decide_about_a_visit_that_takes_place(
        self, studio: TenantRef
    ) -> None:
        assert not read(studio, book(studio)).can_decide

    def test_another_tenants_visit_does_not_exist(self, studio: TenantRef) -> None:
        foreign = book(make_tenant(slug="olya"))
        with pytest.raises(VisitNotFound):
            read(studio, foreign)
