"""Months and entries of the ledger, on both databases."""

from datetime import date, timedelta

import pytest
from flask import Flask

from app.db import reading
from app.domain.errors import Forbidden, RangeTooLong
from app.models import Payment, Visit
from app.usecases.money.reports import LIST_DAYS, TABLE_DAYS, Entry, list_entries, read_month
from app.usecases.tenants import TenantRef
from tests.support.changes import book, staff
from tests.support.factories import NOW, make_tenant, moscow
from tests.support.paid import DEPOSIT, change, give_back, note, open_shop, owe, pay, row
from tests.support.queries import counted
from tests.support.staff import ADMINISTRATOR, KATYA, OWNER, open_studio

pytestmark = pytest.mark.usefixtures("context")

NOVEMBER = date(2026, 11, 1)


@pytest.fixture
def studio(context: Flask) -> TenantRef:
    tenant = open_studio(context)
    open_shop(tenant)
    return tenant


@pytest.fixture
def visit_id(studio: TenantRef) -> int:
    return book(studio)


def month(tenant: TenantRef, first_date: date = NOVEMBER, by: int = OWNER):
    member = staff(tenant, by)
    with reading() as session:
        return read_month(session, staff=member, first_date=first_date, now=NOW)


def entries(
    tenant: TenantRef,
    first: date = NOVEMBER,
    last: date = date(2026, 11, 30),
    by: int = OWNER,
    most_days: int = LIST_DAYS,
) -> list[Entry]:
    member = staff(tenant, by)
    with reading() as session:
        return list_entries(
            session, staff=member, first_date=first, last_date=last, most_days=most_days
        )


def days_with(found, name: str) -> dict[int, int]:
    return {day.date.day: getattr(day, name) for day in found.days if getattr(day, name)}


class TestMonth:
    def test_sums_what_came_and_went_by_its_kind(self, studio: TenantRef, visit_id: int) -> None:
        payment = pay(visit_id, at=moscow(3, 12))
        give_back(payment, 20_000, at=moscow(4, 12))
        note(visit_id, "onsite", 90_000, "cash", moscow(4, 15))
        note(visit_id, "onsite", 70_000, "transfer", moscow(5, 15))
        note(visit_id, "tip", 5_000, "cash", moscow(5, 15))
        found = month(studio, by=ADMINISTRATOR)
        totals = found.totals
        assert (totals.online_kopecks, totals.refunds_kopecks) == (DEPOSIT, -20_000)
        assert (totals.cash_kopecks, totals.transfer_kopecks) == (90_000, 70_000)
        assert (totals.tips_kopecks, totals.sum_kopecks) == (5_000, 195_000)
        assert days_with(found, "online_kopecks") == {3: DEPOSIT, 4: -20_000}
        assert days_with(found, "onsite_kopecks") == {4: 90_000, 5: 70_000}
        assert not found.has_test

    def test_counts_nothing_that_was_taken_back(self, studio: TenantRef, visit_id: int) -> None:
        note(visit_id, "onsite", 90_000)
        note(visit_id, "onsite", -90_000)
        assert month(studio).totals.sum_kopecks == 0

    def test_has_every_date_of_it(self, studio: TenantRef) -> None:
        for first, last in ((NOVEMBER, 30), (date(2026, 12, 1), 31), (date(2028, 2, 1), 29)):
            days = month(studio, first).days
            assert [day.date.day for day in days] == list(range(1, last + 1))

    def test_begins_and_ends_at_midnight_of_the_tenants_clock(
        self, studio: TenantRef, visit_id: int
    ) -> None:
        second = timedelta(seconds=1)
        for at in (moscow(1, 0) - second, moscow(1, 0), moscow(1, 0, month=12) - second):
            note(visit_id, "onsite", 100, at=at)
        note(visit_id, "onsite", 100, at=moscow(1, 0, month=12))
        assert days_with(month(studio), "onsite_kopecks") == {1: 100, 30: 100}

    def test_counts_visits_that_take_place_on_their_dates(self, studio: TenantRef) -> None:
        visits = [book(studio, starts_at=moscow(day, 15)) for day in (24, 25, 26, 27)]
        change(Visit, book(studio, starts_at=moscow(24, 10)), status="completed")
        change(Visit, visits[1], status="cancelled", cancelled_at=NOW)
        change(Visit, visits[2], awaiting_approval=True)
        change(Visit, visits[3], pay_until=NOW)
        assert days_with(month(studio), "visits") == {24: 2}

    def test_leaves_test_money_out_and_says_so(self, studio: TenantRef, visit_id: int) -> None:
        pay(visit_id, is_test=True)
        found = month(studio)
        assert (found.totals.sum_kopecks, found.has_test) == (0, True)
        assert found.ahead.deposits_kopecks == 0

    def test_of_another_tenant_is_its_own(self, studio: TenantRef) -> None:
        other = make_tenant(slug="olya")
        note(book(other), "onsite", 90_000)
        found = month(studio)
        assert (found.totals.sum_kopecks, days_with(found, "visits")) == (0, {})
        assert found.ahead.due_kopecks == 0

    def test_takes_as_many_queries_for_many_as_for_none(
        self, context: Flask, studio: TenantRef
    ) -> None:
        member, asked = staff(studio), []
        for day in (24, 25):
            with counted(context) as queries, reading() as session:
                read_month(session, staff=member, first_date=NOVEMBER, now=NOW)
            asked.append(len(queries))
            pay(book(studio, starts_at=moscow(day, 15)))
        assert asked == [5, 5]


class TestAhead:
    def test_is_what_was_paid_for_visits_to_come_and_what_they_still_bring(
        self, studio: TenantRef
    ) -> None:
        pay(book(studio, starts_at=moscow(24, 15)))
        book(studio, starts_at=moscow(25, 15))
        pay(book(studio, starts_at=moscow(2, 15, month=12)))
        ahead = month(studio).ahead
        assert (ahead.deposits_kopecks, ahead.due_kopecks) == (100_000, 230_000)

    def test_knows_no_visits_that_are_over_off_or_not_agreed_on(self, studio: TenantRef) -> None:
        visits = [book(studio, starts_at=moscow(day, 15)) for day in (24, 25, 26, 27)]
        for visit_id in visits:
            pay(visit_id)
        change(Visit, visits[0], status="cancelled", cancelled_at=NOW)
        change(Visit, visits[1], awaiting_approval=True)
        change(Visit, visits[2], starts_at=NOW)
        ahead = month(studio).ahead
        assert (ahead.deposits_kopecks, ahead.due_kopecks) == (DEPOSIT, 90_000)

    def test_expects_nothing_of_slots_held_unpaid(self, studio: TenantRef, visit_id: int) -> None:
        change(Visit, visit_id, pay_until=NOW)
        assert month(studio).ahead.due_kopecks == 0

    def test_does_not_count_what_is_about_to_go_back(
        self, studio: TenantRef, visit_id: int
    ) -> None:
        owe(pay(visit_id), 20_000)
        ahead = month(studio).ahead
        assert (ahead.deposits_kopecks, ahead.due_kopecks) == (30_000, 110_000)

    def test_does_not_count_tips(self, studio: TenantRef, visit_id: int) -> None:
        note(visit_id, "tip", 500_000)
        ahead = month(studio).ahead
        assert (ahead.deposits_kopecks, ahead.due_kopecks) == (0, 140_000)


class TestEntries:
    def test_come_newest_first_with_whose_they_are(self, studio: TenantRef, visit_id: int) -> None:
        payment = pay(visit_id, at=moscow(3, 12))
        back = give_back(payment, 20_000, at=moscow(4, 12))
        note(visit_id, "tip", 5_000, at=moscow(4, 12))
        provider = row(Payment, payment).provider_id
        found = entries(studio, by=ADMINISTRATOR)
        assert [(one.entry.kind, one.provider_id) for one in found] == [
            ("tip", None),
            ("refund", provider),
            ("payment", provider),
        ]
        assert found[1].entry.refund_id == back
        assert found[0].client.full_name == "Марина Ковалёва"
        assert (found[0].entry.visit_id, found[0].services) == (visit_id, "Маникюр")
        assert found[0].starts_at == moscow(24, 15)

    def test_are_those_of_the_dates_both_included(self, studio: TenantRef, visit_id: int) -> None:
        for day in (3, 4, 5, 6):
            note(visit_id, "onsite", day, at=moscow(day, 23, 59))
        found = entries(studio, date(2026, 11, 4), date(2026, 11, 5))
        assert [one.entry.amount_kopecks for one in found] == [5, 4]

    @pytest.mark.parametrize("most_days", [LIST_DAYS, TABLE_DAYS])
    def test_of_too_many_days_are_refused(self, studio: TenantRef, most_days: int) -> None:
        last = NOVEMBER + timedelta(days=most_days - 1)
        assert entries(studio, last=last, most_days=most_days) == []
        with pytest.raises(RangeTooLong):
            entries(studio, last=last + timedelta(days=1), most_days=most_days)

    def test_of_another_tenant_are_not_hers(self, studio: TenantRef) -> None:
        note(book(make_tenant(slug="olya")), "onsite", 90_000)
        assert entries(studio) == []

    def test_take_as_many_queries_for_many_as_for_one(
        self, context: Flask, studio: TenantRef
    ) -> None:
        member, asked = staff(studio), []
        for day in (24, 25):
            note(book(studio, starts_at=moscow(day, 15)), "onsite", 100, at=moscow(day, 16))
            with counted(context) as queries, reading() as session:
                found = list_entries(
                    session,
                    staff=member,
                    first_date=NOVEMBER,
                    last_date=date(2026, 11, 30),
                    most_days=LIST_DAYS,
                )
                assert [one.services for one in found] == ["Маникюр"] * len(found)
            asked.append(len(queries))
        assert asked == [2, 2]

    def test_name_all_services_in_their_order(self, studio: TenantRef) -> None:
        visit_id = book(studio, services=("Педикюр", "Маникюр"))
        note(visit_id, "onsite", 100)
        assert [one.services for one in entries(studio)] == ["Педикюр, Маникюр"]


@pytest.mark.parametrize("how", [month, entries])
def test_a_master_has_no_part_in_it(studio: TenantRef, how) -> None:
    with pytest.raises(Forbidden):
        how(studio, by=KATYA)
