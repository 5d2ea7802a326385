"""Money that changes hands in the salon, on both databases."""

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from app.db import reading, transaction
from app.domain.errors import EditedElsewhere, Forbidden, VisitNotFound, VisitStatusFixed
from app.domain.money_errors import MoneyInvalid, PaymentNotFound
from app.models import LedgerEntry, Visit
from app.usecases.money.holds import hold_slot
from app.usecases.money.onsite import OnsitePayment, note_onsite, void_entry
from app.usecases.tenants import TenantRef
from tests.support.changes import (
    SLOT,
    book,
    change,
    edit,
    forget_messages,
    news,
    shown,
    staff,
    stretches,
    visit,
)
from tests.support.factories import CLIENT_ID, NOW, make_client, make_tenant
from tests.support.paid import change as set_columns
from tests.support.paid import open_shop, pay
from tests.support.staff import KATYA, open_studio

pytestmark = pytest.mark.usefixtures("context")


@pytest.fixture
def studio(context: Flask) -> TenantRef:
    return open_studio(context)


def note(
    tenant: TenantRef, visit_id: int, kopecks: int = 140_000, tip: int = 0, now=NOW, **how
) -> Visit:
    paid = OnsitePayment(kopecks, tip, how.pop("means", "cash"))
    return change(note_onsite, edit(tenant, visit_id, **how), paid=paid, now=now)


def void(tenant: TenantRef, visit_id: int, entry_id: int, **how) -> Visit:
    return change(void_entry, edit(tenant, visit_id, **how), entry_id=entry_id)


def entries() -> list[LedgerEntry]:
    with reading() as session:
        return list(session.scalars(select(LedgerEntry).order_by(LedgerEntry.id)))


def amounts() -> list[tuple[str, str, int]]:
    return [(entry.kind, entry.means, entry.amount_kopecks) for entry in entries()]


class TestNoting:
    def test_writes_payment_and_tip_down_apart(self, studio: TenantRef) -> None:
        visit_id = book(studio)
        note(studio, visit_id, 140_000, 10_000, means="transfer")
        assert amounts() == [("onsite", "transfer", 140_000), ("tip", "transfer", 10_000)]
        first = entries()[0]
        assert (first.at, first.noted_by_person_id) == (NOW, staff(studio).person_id)
        paid = shown(studio, visit_id).paid
        assert (paid.kopecks, paid.tip_kopecks) == (140_000, 10_000)

    def test_a_tip_may_come_alone(self, studio: TenantRef) -> None:
        note(studio, book(studio), 0, 10_000)
        assert amounts() == [("tip", "cash", 10_000)]

    def test_nothing_at_all_is_refused(self, studio: TenantRef) -> None:
        visit_id = book(studio)
        with pytest.raises(MoneyInvalid):
            note(studio, visit_id, 0)
        assert visit(visit_id).version == 1

    def test_a_second_tap_counts_nothing_twice(self, studio: TenantRef) -> None:
        visit_id = book(studio)
        note(studio, visit_id, version=1)
        with pytest.raises(EditedElsewhere):
            note(studio, visit_id, version=1)
        assert len(entries()) == 1

    def test_of_a_cancelled_visit_is_refused(self, studio: TenantRef) -> None:
        visit_id = book(studio)
        set_columns(Visit, visit_id, status="cancelled", cancelled_at=NOW)
        with pytest.raises(VisitStatusFixed):
            note(studio, visit_id)

    def test_a_master_notes_down_what_is_paid_to_her(self, studio: TenantRef) -> None:
        note(studio, book(studio, master="Катя"), by=KATYA)
        with pytest.raises(Forbidden):
            note(studio, book(studio, master="Аня"), by=KATYA)

    def test_another_tenants_visit_does_not_exist(self, studio: TenantRef) -> None:
        foreign = book(make_tenant(slug="olya"))
        with pytest.raises(VisitNotFound):
            note(studio, foreign)


class TestHeldSlot:
    @pytest.fixture
    def held(self, studio: TenantRef) -> int:
        """A slot held for ten minutes, for a deposit of 500."""
        visit_id = book(studio, make_client(studio, CLIENT_ID))
        with transaction() as session:
            row = session.get_one(Visit, visit_id)
            row.deposit_kopecks = 50_000
            hold_slot(session, visit=row, until=NOW + timedelta(minutes=10))
        forget_messages()
        return visit_id

    def test_is_hers_once_the_deposit_is_paid_in_cash(self, studio: TenantRef, held: int) -> None:
        after = note(studio, held, 50_000)
        assert (after.status, after.pay_until, after.version) == ("booked", None, 2)
        assert stretches(held) == [("24 15:00", "24 16:10")]
        assert (CLIENT_ID, "visit_booked_client") in news()

    def test_waits_for_the_rest_of_the_deposit(self, studio: TenantRef, held: int) -> None:
        assert note(studio, held, 20_000).pay_until is not None
        assert note(studio, held, 30_000).pay_until is None

    def test_does_not_wait_for_less_than_can_be_paid_online(
        self, studio: TenantRef, held: int
    ) -> None:
        assert note(studio, held, 49_901).pay_until is None

    def test_that_is_gone_takes_no_money(self, studio: TenantRef, held: int) -> None:
        late = NOW + timedelta(minutes=11)
        book(studio, starts_at=SLOT, now=late)
        with pytest.raises(VisitStatusFixed):
            note(studio, held, 50_000, now=late)
        assert entries() == []


class TestVoiding:
    def test_says_the_opposite(self, studio: TenantRef) -> None:
        visit_id = book(studio)
        note(studio, visit_id, 140_000, means="transfer")
        [wrong] = entries()
        assert void(studio, visit_id, wrong.id).version == 3
        assert amounts()[1] == ("onsite", "transfer", -140_000)
        assert entries()[1].voids_id == wrong.id
        assert shown(studio, visit_id).paid.kopecks == 0

    def test_is_done_once_and_not_taken_back(self, studio: TenantRef) -> None:
        visit_id = book(studio)
        note(studio, visit_id)
        void(studio, visit_id, entries()[0].id)
        for entry in entries():
            with pytest.raises(PaymentNotFound):
                void(studio, visit_id, entry.id)

    def test_is_not_for_online_money(self, studio: TenantRef) -> None:
        open_shop(studio)
        visit_id = book(studio)
        pay(visit_id)
        with pytest.raises(PaymentNotFound):
            void(studio, visit_id, entries()[0].id)

    def test_is_about_entries_of_this_visit(self, studio: TenantRef) -> None:
        first, second = book(studio, master="Аня"), book(studio, master="Катя")
        note(studio, first)
        with pytest.raises(PaymentNotFound):
            void(studio, second, entries()[0].id)

    def test_needs_the_last_version_and_the_right_calendar(self, studio: TenantRef) -> None:
        visit_id = book(studio)
        note(studio, visit_id)
        [entry] = entries()
        with pytest.raises(EditedElsewhere):
            void(studio, visit_id, entry.id, version=1)
        with pytest.raises(Forbidden):
            void(studio, visit_id, entry.id, by=KATYA)
