"""Two tenants with a shop each, side by side under load: no call and no row is ever mixed up."""

from concurrent.futures import ThreadPoolExecutor
from functools import partial

import pytest
from flask import Flask
from sqlalchemy import select

from app.db import reading, transaction
from app.domain.payment_ports import NewPayment, NewRefund, ObjectMissing, ShopKeys
from app.gateways.yookassa import YookassaGateway
from app.models import LedgerEntry, Payment, Refund, Shop, Visit
from app.usecases.booking import Wish, book_visit
from app.usecases.money.attempts import Checkout
from app.usecases.tenants import TenantRef
from app.usecases.visits import cancel_visit
from sandbox.yookassa.accounts import ANYA_SHOP, VITOK_SHOP, ShopAccount
from tests.support.factories import NOW, STUDIO, make_client, make_tenant, moscow, service_id
from tests.support.money import Cashdesk, ask_deposits, make_shop, notify
from tests.support.races import race
from tests.support.yookassa import YooKassa

PAYMENTS_EACH, CALLS_FOR_ONE = 80, 3
VISITS_EACH = 15
TIMES = ((10,), (11, 30), (14,), (15, 30), (17,))
ACCOUNTS = (ANYA_SHOP, VITOK_SHOP)


class TestTheGateway:
    def test_of_480_calls_in_many_threads_each_goes_to_its_own_shop(self, yookassa) -> None:
        gateway = YookassaGateway(yookassa.api_url)
        turns = [(account, number) for number in range(PAYMENTS_EACH) for account in ACCOUNTS]
        with ThreadPoolExecutor(12) as pool:
            made = list(pool.map(lambda turn: self.pay_and_return(gateway, yookassa, *turn), turns))
        assert len(made) * CALLS_FOR_ONE >= 480
        for account in ACCOUNTS:
            kept = {one["id"]: one for one in yookassa.payments(account.account_id)}
            ours = {
                made_by for turn, made_by in zip(turns, made, strict=True) if turn[0] == account
            }
            assert set(kept) == ours
            assert {one["refunded_amount"]["value"] for one in kept.values()} == {"100.00"}
            named = [one["metadata"]["of"] for one in kept.values()]
            assert sorted(named) == sorted(
                f"{account.account_id}-{number}" for number in range(PAYMENTS_EACH)
            )

    def pay_and_return(
        self, gateway: YookassaGateway, yookassa: YooKassa, account: ShopAccount, number: int
    ) -> str:
        keys = ShopKeys(account.account_id, account.secret_key)
        name = f"{account.account_id}-{number}"
        created = gateway.create_payment(
            keys,
            NewPayment(
                idempotence_key=name,
                amount_kopecks=50_000 + number,
                description=name,
                return_url="https://okoshko.invalid/",
                metadata={"of": name},
            ),
        )
        yookassa.succeed(created.id)
        seen = gateway.get_payment(keys, created.id)
        assert (seen.account_id, seen.amount_kopecks) == (account.account_id, 50_000 + number)
        gateway.create_refund(
            keys,
            NewRefund(
                idempotence_key=f"{name}-back",
                payment_id=created.id,
                amount_kopecks=10_000,
                description=name,
            ),
        )
        return created.id

    def test_a_shop_does_not_see_the_other_shops_payments(self, yookassa) -> None:
        gateway = YookassaGateway(yookassa.api_url)
        payment_id = self.pay_and_return(gateway, yookassa, ANYA_SHOP, 1)
        with pytest.raises(ObjectMissing):
            gateway.get_payment(ShopKeys(VITOK_SHOP.account_id, VITOK_SHOP.secret_key), payment_id)


class TestTwoTenants:
    def test_visits_paid_and_cancelled_at_once_stay_with_their_own_shop(
        self, now, app: Flask, context: Flask, yookassa, desk: Cashdesk
    ) -> None:
        tenants = {
            make_tenant(STUDIO, slug=slug): account
            for slug, account in zip(("anya", "vitok"), ACCOUNTS, strict=True)
        }
        for tenant, account in tenants.items():
            make_shop(tenant, account, public_id=webhook_of(account))
            ask_deposits(tenant)
        bookings = [
            partial(self.book, tenant, number)
            for number in range(VISITS_EACH)
            for tenant in tenants
        ]
        workers = [partial(desk.work, NOW, rounds=200)] * 4
        race(app, [*bookings, *workers])
        desk.work(NOW)
        notices = [
            partial(hear_of, app, account, yookassa.succeed(one["id"])["id"])
            for account in ACCOUNTS
            for one in yookassa.payments(account.account_id)
        ]
        heard = race(app, [*notices, *workers])[: len(notices)]
        assert set(heard) == {200}
        desk.work(NOW)
        race(app, [*(partial(cancel, one) for one in visits()), *workers])
        desk.work(NOW)
        for tenant, account in tenants.items():
            self.check(tenant, account, yookassa)

    def book(self, tenant: TenantRef, number: int) -> None:
        day, place = divmod(number, len(TIMES))
        wish = Wish(
            service_ids=(service_id(tenant),),
            master_id=None,
            starts_at=moscow(25 + day, *TIMES[place]),
            comment=None,
            idempotency_key=None,
            checkout=Checkout(portion="deposit", email=None, public_url="https://okoshko.invalid"),
        )
        client_id = make_client(tenant)
        with transaction() as session:
            book_visit(session, tenant=tenant, client_id=client_id, wish=wish, now=NOW)

    def check(self, tenant: TenantRef, account: ShopAccount, yookassa: YooKassa) -> None:
        """Compare what the shop really has with the rows of its tenant."""
        kept = {one["id"] for one in yookassa.payments(account.account_id)}
        with reading() as session:
            [shop] = session.scalars(select(Shop).where(Shop.tenant_id == tenant.id))
            of_tenant = {
                model: session.scalars(select(model).where(model.tenant_id == tenant.id)).all()
                for model in (Payment, Refund, LedgerEntry)
            }
        assert {one.provider_id for one in of_tenant[Payment]} == kept
        assert len(kept) == VISITS_EACH
        assert {one.shop_id for one in (*of_tenant[Payment], *of_tenant[Refund])} == {shop.id}
        assert {one.status for one in of_tenant[Refund]} == {"succeeded"}
        back = {one["id"] for payment_id in kept for one in yookassa.refunds(payment_id)}
        assert {one.provider_id for one in of_tenant[Refund]} == back
        assert len(back) == VISITS_EACH
        amounts = [one.amount_kopecks for one in of_tenant[LedgerEntry]]
        assert sorted(amounts) == [-50_000] * VISITS_EACH + [50_000] * VISITS_EACH


def webhook_of(account: ShopAccount) -> str:
    return f"webhook{account.account_id}abc"


def hear_of(app: Flask, account: ShopAccount, payment_id: str) -> int:
    return notify(app.test_client(), "payment.succeeded", payment_id, webhook_of(account))


def visits() -> list[Visit]:
    with reading() as session:
        return list(session.scalars(select(Visit)))


def cancel(visit: Visit) -> None:
    with transaction() as session:
        cancel_visit(
            session,
            tenant_id=visit.tenant_id,
            client_id=visit.client_id,
            visit_id=visit.id,
            reason=None,
            now=NOW,
        )
