"""What becomes of online money by the tenant's decision, on both databases."""

from datetime import timedelta

import pytest
from flask import Flask

from app.db import transaction
from app.domain.errors import EditedElsewhere, Forbidden, VisitNotFound, VisitStatusFixed
from app.domain.money_errors import MoneyInvalid, NothingToRefund
from app.models import Visit
from app.usecases.money.decisions import keep_deposit, refund_visit, return_undecided
from app.usecases.tenants import TenantRef
from tests.support.changes import book, change, edit, forget_messages, messages, news, visit
from tests.support.factories import CLIENT_ID, NOW, make_client, make_tenant, moscow
from tests.support.money import payments_of, refunds_of
from tests.support.paid import DEPOSIT, calls, open_shop, owe, pay
from tests.support.paid import change as set_columns
from tests.support.staff import ADMINISTRATOR, KATYA, open_studio

pytestmark = pytest.mark.usefixtures("context")

UNTIL = NOW + timedelta(days=7)


@pytest.fixture
def studio(context: Flask) -> TenantRef:
    tenant = open_studio(context)
    open_shop(tenant)
    return tenant


@pytest.fixture
def paid(studio: TenantRef) -> int:
    """A visit that is booked, and its deposit paid."""
    visit_id = book(studio, make_client(studio, CLIENT_ID))
    pay(visit_id)
    set_columns(Visit, visit_id, deposit_kopecks=DEPOSIT)
    forget_messages()
    return visit_id


@pytest.fixture
def undecided(paid: int) -> int:
    """A visit whose client cancelled it late."""
    set_columns(Visit, paid, status="cancelled", cancelled_at=NOW, decide_until=UNTIL)
    return paid


def refund(tenant: TenantRef, visit_id: int, kopecks: int | None = None, **how) -> Visit:
    words = how.pop("words", None)
    return change(refund_visit, edit(tenant, visit_id, **how), kopecks=kopecks, words=words)


def keep(tenant: TenantRef, visit_id: int, kopecks: int, **how) -> Visit:
    reason = how.pop("reason", "Материалы куплены")
    return change(keep_deposit, edit(tenant, visit_id, **how), kopecks=kopecks, reason=reason)


def promised(visit_id: int) -> list[tuple[int, str]]:
    return [(one.amount_kopecks, one.reason) for one in refunds_of(visit_id)]


class TestRefund:
    def test_gives_everything_back(self, studio: TenantRef, paid: int) -> None:
        after = refund(studio, paid, by=ADMINISTRATOR, words="Извините!")
        assert promised(paid) == [(DEPOSIT, "by_master")]
        assert refunds_of(paid)[0].words == "Извините!"
        assert [call.kind for call in calls()] == ["create_refund"]
        assert (after.status, after.deposit_kopecks) == ("booked", 0)

    def test_gives_a_part_back_and_the_visit_stands_with_the_rest(
        self, studio: TenantRef, paid: int
    ) -> None:
        before = visit(paid).version
        after = refund(studio, paid, 20_000)
        assert promised(paid) == [(20_000, "by_master")]
        assert (after.deposit_kopecks, after.version) == (30_000, before + 1)

    def test_never_gives_more_than_there_is(self, studio: TenantRef, paid: int) -> None:
        refund(studio, paid, 20_000)
        with pytest.raises(NothingToRefund):
            refund(studio, paid, 30_100)
        refund(studio, paid)
        with pytest.raises(NothingToRefund):
            refund(studio, paid)
        assert sum(kopecks for kopecks, _ in promised(paid)) == DEPOSIT

    def test_of_a_visit_without_online_money_is_refused(self, studio: TenantRef) -> None:
        with pytest.raises(NothingToRefund):
            refund(studio, book(studio))

    @pytest.mark.parametrize("kopecks", [1, 99, DEPOSIT - 99, DEPOSIT - 1])
    def test_of_what_the_provider_does_not_give_back_is_refused(
        self, studio: TenantRef, paid: int, kopecks: int
    ) -> None:
        with pytest.raises(MoneyInvalid) as refused:
            refund(studio, paid, kopecks)
        assert list(refused.value.fields) == ["amount_kopecks"]
        assert promised(paid) == []

    def test_of_all_decides_what_was_undecided(self, studio: TenantRef, undecided: int) -> None:
        assert refund(studio, undecided).decide_until is None

    def test_of_a_part_leaves_the_rest_undecided(self, studio: TenantRef, undecided: int) -> None:
        assert refund(studio, undecided, 20_000).decide_until == UNTIL

    @pytest.mark.parametrize(
        ("back", "kept"), [(None, (0, None)), (10_000, (20_000, "Материалы куплены"))]
    )
    def test_of_what_was_kept_keeps_less(
        self, studio: TenantRef, undecided: int, back: int | None, kept: tuple[int, str | None]
    ) -> None:
        keep(studio, undecided, 30_000)
        after = refund(studio, undecided, back)
        assert (after.kept_kopecks, after.kept_reason) == kept

    def test_leaves_alone_what_has_to_be_paid_for_a_held_slot(
        self, studio: TenantRef, paid: int
    ) -> None:
        set_columns(Visit, paid, pay_until=UNTIL, deposit_kopecks=2 * DEPOSIT)
        assert refund(studio, paid).deposit_kopecks == 2 * DEPOSIT


class TestKeeping:
    def test_a_part_gives_the_rest_back_and_tells_the_client_why(
        self, studio: TenantRef, undecided: int
    ) -> None:
        after = keep(studio, undecided, 30_000)
        assert promised(undecided) == [(20_000, "by_master")]
        assert (after.kept_kopecks, after.kept_reason) == (30_000, "Материалы куплены")
        assert after.decide_until is None
        assert news() == [(CLIENT_ID, "deposit_kept_payer")]
        told = messages()[-1].params
        assert (told["amount_kopecks"], told["amount_words"]) == (30_000, "Материалы куплены")
        assert told["returned_kopecks"] == 20_000

    def test_all_of_it_gives_nothing_back(self, studio: TenantRef, undecided: int) -> None:
        set_columns(Visit, undecided, status="no_show", cancelled_at=None, starts_at=moscow(23, 10))
        assert keep(studio, undecided, DEPOSIT).kept_kopecks == DEPOSIT
        assert promised(undecided) == []

    def test_more_than_is_left_is_refused(self, studio: TenantRef, undecided: int) -> None:
        refund(studio, undecided, 20_000)
        with pytest.raises(NothingToRefund):
            keep(studio, undecided, 30_001)

    @pytest.mark.parametrize("kopecks", [99, DEPOSIT - 99])
    def test_leaves_no_rest_that_the_provider_does_not_give_back(
        self, studio: TenantRef, undecided: int, kopecks: int
    ) -> None:
        with pytest.raises(MoneyInvalid):
            keep(studio, undecided, kopecks)
        assert visit(undecided).kept_kopecks == 0

    def test_is_done_once(self, studio: TenantRef, undecided: int) -> None:
        keep(studio, undecided, 30_000)
        with pytest.raises(VisitStatusFixed):
            keep(studio, undecided, 100)

    def test_of_a_visit_that_takes_place_is_refused(self, studio: TenantRef, paid: int) -> None:
        with pytest.raises(VisitStatusFixed):
            keep(studio, paid, 30_000)
        set_columns(Visit, paid, decide_until=UNTIL)
        with pytest.raises(VisitStatusFixed):
            keep(studio, paid, 30_000)


class TestUndecided:
    def give_up(self, now=UNTIL) -> None:
        with transaction() as session:
            return_undecided(session, now=now)

    def test_goes_back_when_the_week_is_over(self, undecided: int) -> None:
        self.give_up(UNTIL - timedelta(seconds=1))
        assert promised(undecided) == []
        self.give_up()
        assert promised(undecided) == [(DEPOSIT, "undecided")]
        after = visit(undecided)
        assert (after.decide_until, after.deposit_kopecks) == (None, 0)

    def test_goes_back_once(self, undecided: int) -> None:
        self.give_up()
        self.give_up()
        assert len(promised(undecided)) == 1

    def test_may_have_gone_back_before(self, undecided: int) -> None:
        owe(payments_of(undecided)[0].id)
        self.give_up()
        assert promised(undecided) == [(DEPOSIT, "by_master")]
        assert visit(undecided).decide_until is None

    def test_of_all_tenants_goes_back(self, studio: TenantRef, undecided: int) -> None:
        other = make_tenant(slug="olya")
        open_shop(other)
        theirs = book(other)
        pay(theirs, 70_000)
        set_columns(Visit, theirs, status="no_show", decide_until=UNTIL)
        self.give_up()
        assert promised(theirs) == [(70_000, "undecided")]
        assert promised(undecided) == [(DEPOSIT, "undecided")]


@pytest.mark.parametrize(("how", "kopecks"), [(refund, None), (keep, 30_000)])
class TestWhoMayDecide:
    def test_not_a_master_even_about_her_own_visits(
        self, studio: TenantRef, undecided: int, how, kopecks
    ) -> None:
        for master in ("Аня", "Катя"):
            visit_id = undecided if master == "Аня" else book(studio, master=master)
            with pytest.raises(Forbidden):
                how(studio, visit_id, kopecks, by=KATYA)

    def test_not_another_tenants_people(self, studio: TenantRef, how, kopecks) -> None:
        foreign = book(make_tenant(slug="olya"))
        with pytest.raises(VisitNotFound):
            how(studio, foreign, kopecks)

    def test_not_who_has_not_seen_the_last_change(
        self, studio: TenantRef, undecided: int, how, kopecks
    ) -> None:
        with pytest.raises(EditedElsewhere):
            how(studio, undecided, kopecks, version=7)
