"""Connecting a shop and leaving it, on both databases."""

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from app.db import reading, transaction
from app.domain.errors import Forbidden
from app.domain.money_errors import MoneyInvalid, ShopMissing
from app.domain.payment_ports import ShopProfile
from app.models import Payment, Receipt, Refund, Shop, Tenant, Visit
from app.runtime import runtime
from app.usecases.money.shop_state import note_profile
from app.usecases.money.shops import (
    change_shop,
    check_shop,
    connect_shop,
    disconnect_shop,
    forget_left_keys,
    read_shop,
)
from app.usecases.tenants import TenantRef
from tests.support.changes import book, staff
from tests.support.factories import NOW
from tests.support.paid import attempt, calls, change, owe, pay, receipt, row
from tests.support.staff import ADMINISTRATOR, KATYA, OWNER, open_studio

pytestmark = pytest.mark.usefixtures("context")

KEY = "live_abcdefghijklmnopqrstuvwxyz-_*0123"
OTHER_KEY = "test_abcdefghijklmnopqrstuvwxyz-_*0123"


@pytest.fixture
def studio(context: Flask) -> TenantRef:
    return open_studio(context)


def connect(tenant: TenantRef, account: str = "501", key: str = KEY, by: int = OWNER) -> None:
    member = staff(tenant, by)
    with transaction() as session:
        connect_shop(
            session,
            staff=member,
            account_id=account,
            secret_key=key,
            vault=runtime().vault,
            now=NOW,
        )


def disconnect(tenant: TenantRef, by: int = OWNER) -> None:
    member = staff(tenant, by)
    with transaction() as session:
        disconnect_shop(session, staff=member)


def check(tenant: TenantRef, by: int = OWNER) -> None:
    member = staff(tenant, by)
    with transaction() as session:
        check_shop(session, staff=member, now=NOW)


def set_up(tenant: TenantRef, by: int = OWNER, **changes: object) -> None:
    member = staff(tenant, by)
    with transaction() as session:
        change_shop(session, staff=member, changes=changes)


def forget(now=NOW) -> None:
    with transaction() as session:
        forget_left_keys(session, now=now)


def shops() -> list[Shop]:
    with reading() as session:
        return list(session.scalars(select(Shop).order_by(Shop.id)))


def wished() -> list[tuple[int, str]]:
    return [(call.shop_id, call.kind) for call in calls()]


class TestConnecting:
    def test_stores_the_key_sealed_and_has_the_provider_asked(self, studio: TenantRef) -> None:
        connect(studio)
        [shop] = shops()
        assert (shop.account_id, shop.state, shop.is_test) == ("501", "checking", False)
        assert KEY.encode() not in shop.secret_sealed
        assert runtime().vault.open(shop.secret_sealed) == KEY
        assert wished() == [(shop.id, "check_shop")]

    def test_again_replaces_the_key_and_nothing_else(self, studio: TenantRef) -> None:
        connect(studio)
        [before] = shops()
        change(Shop, before.id, state="rejected", problem="keys_rejected", quiet_until=NOW)
        connect(studio, key=OTHER_KEY)
        [shop] = shops()
        assert shop.public_id == before.public_id
        assert runtime().vault.open(shop.secret_sealed) == OTHER_KEY
        assert (shop.state, shop.problem, shop.quiet_until) == ("checking", None, None)
        assert shop.is_test

    def test_another_shop_leaves_the_first_to_its_refunds(self, studio: TenantRef) -> None:
        connect(studio)
        connect(studio, "502")
        first, second = shops()
        assert (first.state, second.state) == ("disconnected", "checking")
        assert first.secret_sealed is not None
        assert first.public_id != second.public_id
        assert wished() == [(second.id, "check_shop")]

    def test_a_shop_that_was_left_takes_it_up_again(self, studio: TenantRef) -> None:
        connect(studio)
        connect(studio, "502")
        connect(studio, "501", OTHER_KEY)
        first, second = shops()
        assert (first.state, second.state) == ("checking", "disconnected")

    @pytest.mark.parametrize(
        ("account", "key", "field"),
        [
            ("12", KEY, "account_id"),
            ("1" * 21, KEY, "account_id"),
            ("12a", KEY, "account_id"),
            ("١٢٣", KEY, "account_id"),
            ("501\n", KEY, "account_id"),
            ("501", "live_short", "secret_key"),
            ("501", "prod_abcdefghijklmnopqrstuvwxyz", "secret_key"),
            ("501", f"{KEY} ", "secret_key"),
            ("501", f"live_{'a' * 124}", "secret_key"),
        ],
    )
    def test_what_is_no_number_or_key_is_refused(
        self, studio: TenantRef, account: str, key: str, field: str
    ) -> None:
        with pytest.raises(MoneyInvalid) as refused:
            connect(studio, account, key)
        assert list(refused.value.fields) == [field]
        assert key not in str(refused.value.fields)
        assert shops() == []


class TestLeaving:
    def test_takes_no_more_payments_and_asks_no_more_how_it_is(self, studio: TenantRef) -> None:
        connect(studio)
        disconnect(studio)
        [shop] = shops()
        assert (shop.state, wished()) == ("disconnected", [])
        with reading() as session:
            assert read_shop(session, staff=staff(studio)).shop is None

    def test_is_not_undone_by_an_answer_that_was_on_its_way(self, studio: TenantRef) -> None:
        connect(studio)
        disconnect(studio)
        with transaction() as session:
            shop = session.scalars(select(Shop)).one()
            profile = ShopProfile("501", is_test=False, fiscal=False)
            note_profile(session, shop=shop, profile=profile, now=NOW)
        assert shops()[0].state == "disconnected"

    def test_without_a_shop_there_is_nothing_to_leave_or_check(self, studio: TenantRef) -> None:
        for how in (disconnect, check):
            with pytest.raises(ShopMissing):
                how(studio)


class TestForgettingKeys:
    @pytest.fixture
    def left(self, studio: TenantRef) -> tuple[int, int]:
        """A shop that was left, and a payment there for a visit that took place."""
        connect(studio)
        visit_id = book(studio)
        payment_id = pay(visit_id)
        change(Visit, visit_id, status="completed")
        disconnect(studio)
        return visit_id, payment_id

    def has_key(self) -> bool:
        return shops()[0].secret_sealed is not None

    def test_happens_once_nothing_is_open(self, left: tuple[int, int]) -> None:
        assert self.has_key()
        forget()
        assert not self.has_key()

    def test_of_a_connected_shop_never_happens(self, studio: TenantRef) -> None:
        connect(studio)
        forget()
        assert self.has_key()

    @pytest.mark.parametrize("status", ["owed", "sent"])
    def test_waits_for_refunds(self, left: tuple[int, int], status: str) -> None:
        owed = owe(left[1], status=status)
        forget()
        assert self.has_key()
        change(Refund, owed, status="by_hand")
        forget()
        assert not self.has_key()

    def test_waits_for_receipts(self, left: tuple[int, int]) -> None:
        final = receipt(left[1], "final", "pending")
        forget()
        assert self.has_key()
        change(Receipt, final, status="succeeded")
        forget()
        assert not self.has_key()

    @pytest.mark.parametrize("status", ["creating", "pending"])
    def test_waits_two_days_for_payments(self, left: tuple[int, int], status: str) -> None:
        attempt(left[0], status)
        forget(NOW + timedelta(hours=47))
        assert self.has_key()
        forget(NOW + timedelta(days=2))
        assert not self.has_key()

    @pytest.mark.parametrize(
        "columns", [{"status": "booked"}, {"status": "no_show", "decide_until": NOW}]
    )
    def test_waits_for_visits_whose_deposit_may_go_back(
        self, left: tuple[int, int], columns: dict[str, object]
    ) -> None:
        change(Visit, left[0], **columns)
        forget()
        assert self.has_key()

    def test_is_over_when_the_shop_is_connected_again(
        self, studio: TenantRef, left: tuple[int, int]
    ) -> None:
        forget()
        connect(studio)
        [shop] = shops()
        assert runtime().vault.open(shop.secret_sealed) == KEY
        assert row(Payment, left[1]).shop_id == shop.id


class TestSettings:
    def test_are_changed_one_by_one(self, studio: TenantRef) -> None:
        connect(studio)
        set_up(studio, receipts="self_employed", vat_code=4)
        set_up(studio, pay_later=True)
        set_up(studio, hold_min=20)
        [shop] = shops()
        assert (shop.receipts, shop.vat_code) == ("self_employed", 4)
        tenant = row(Tenant, studio.id)
        assert (tenant.pay_later, tenant.hold_min) == (True, 20)

    def test_of_the_tenant_need_no_shop_and_those_of_the_shop_do(self, studio: TenantRef) -> None:
        set_up(studio, pay_later=True)
        with pytest.raises(ShopMissing):
            set_up(studio, vat_code=4)

    @pytest.mark.parametrize(("now", "then"), [("own", "yookassa"), ("yookassa", "own")])
    def test_leave_the_providers_receipts_to_the_provider(
        self, studio: TenantRef, now: str, then: str
    ) -> None:
        connect(studio)
        change(Shop, shops()[0].id, receipts=now)
        set_up(studio, receipts=now, vat_code=2)
        with pytest.raises(MoneyInvalid) as refused:
            set_up(studio, receipts=then)
        assert list(refused.value.fields) == ["receipts"]


class TestWhoMayDoSo:
    @pytest.mark.parametrize("by", [ADMINISTRATOR, KATYA])
    @pytest.mark.parametrize("how", [connect, disconnect, check, set_up])
    def test_the_owner_alone_changes_anything(self, studio: TenantRef, how, by: int) -> None:
        with pytest.raises(Forbidden):
            how(studio, by=by)

    def test_a_master_does_not_even_look(self, studio: TenantRef) -> None:
        with reading() as session:
            assert read_shop(session, staff=staff(studio, ADMINISTRATOR)).hold_min == 10
        with reading() as session, pytest.raises(Forbidden):
            read_shop(session, staff=staff(studio, KATYA))
