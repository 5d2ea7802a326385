"""Receipts: the provider's, which may fail, and those that a self-employed master makes by hand."""

from typing import Any

import pytest
import requests

from app.db import reading, transaction
from app.models import Receipt, Shop
from app.usecases.money.decisions import refund_visit
from tests.support.changes import change, edit, set_service
from tests.support.money import ledger_sum, make_shop, payments_of, refunds_of
from tests.support.paying import Day, Payer, provider_id_of
from tests.support.yookassa import FISCAL_SHOP

EMAIL = "marina@example.com"
AFTER_THE_VISIT = (3 * 24 + 5) * 60
Json = dict[str, Any]


def receipts_of(visit_id: int) -> list[tuple[str, str, int]]:
    """Return kind, status and amount of the receipts of a visit, oldest first."""
    with reading() as session:
        found = session.query(Receipt).filter_by(visit_id=visit_id).order_by(Receipt.id)
        return [(one.kind, one.status, one.amount_kopecks) for one in found]


def change_shop(day: Day, **columns: object) -> None:
    with transaction() as session:
        session.query(Shop).update(columns)


@pytest.fixture
def fiscal(day: Day) -> Day:
    """The same tenant with a shop whose provider registers receipts."""
    change_shop(day, state="disconnected")
    make_shop(day.tenant, FISCAL_SHOP, public_id="fiscalwebhook000")
    return day


@pytest.fixture
def paid(fiscal: Day, payer: Payer) -> tuple[int, str]:
    """A visit with a deposit and its receipt."""
    visit_id = payer.book(email=EMAIL)["id"]
    return visit_id, settle(fiscal, payer, visit_id)


def settle(day: Day, payer: Payer, visit_id: int) -> str:
    """Have the latest attempt paid; returns its name at the provider."""
    day.work()
    provider_id = provider_id_of(visit_id)
    day.yookassa.succeed(provider_id)
    payer.check(visit_id)
    day.work()
    return provider_id


def asked(day: Day, path: str = "/payments") -> Json:
    """Return the body of the latest call that created something."""
    return day.yookassa.calls(path=path, method="POST")[-1]["body"]


def receipts_at(day: Day, payment_id: str) -> list[Json]:
    """Return a payment's receipts as the provider has them."""
    answer = requests.get(
        f"{day.yookassa.api_url}/receipts?payment_id={payment_id}",
        auth=(FISCAL_SHOP.account_id, FISCAL_SHOP.secret_key),
    )
    return answer.json()["items"]


class TestWithThePayment:
    def test_an_email_address_is_needed(self, fiscal: Day, payer: Payer) -> None:
        refused = payer.try_to_book()
        assert (refused.status_code, refused.json["code"]) == (422, "receipt_email_needed")
        assert list(refused.json["fields"]) == ["email"]
        visit = payer.book(pay=None)
        refused = payer.try_to_pay(visit["id"])
        assert (refused.status_code, refused.json["code"]) == (422, "receipt_email_needed")
        assert payments_of(visit["id"]) == []
        payer.pay(visit["id"], email=EMAIL)
        assert payer.quote()["email"] == EMAIL

    def test_a_deposit_is_a_partial_prepayment(self, fiscal: Day, payer: Payer, paid) -> None:
        receipt = asked(fiscal)["receipt"]
        assert receipt["customer"] == {"email": EMAIL}
        [item] = receipt["items"]
        assert item["amount"] == {"value": "500.00", "currency": "RUB"}
        assert (item["payment_mode"], item["payment_subject"]) == ("partial_prepayment", "service")
        assert (item["vat_code"], item["description"]) == (1, "Маникюр")
        assert receipts_of(paid[0]) == [("prepayment", "succeeded", 50_000)]

    def test_all_of_the_price_is_a_full_prepayment_shared_between_the_services(
        self, fiscal: Day, payer: Payer
    ) -> None:
        set_service(fiscal.tenant, "Педикюр", price_from=False)
        services = [one["id"] for one in fiscal.http.get("/api/v1/tenants/anya").json["services"]]
        payer.book(pay="full", email=EMAIL, services=services)
        fiscal.work()
        items = asked(fiscal)["receipt"]["items"]
        assert {item["payment_mode"] for item in items} == {"full_prepayment"}
        assert [item["amount"]["value"] for item in items] == ["1400.00", "2800.00"]

    @pytest.mark.parametrize("when", ["at once", "later"])
    def test_one_that_could_not_be_registered_is_a_task_and_the_payment_stands(
        self, fiscal: Day, payer: Payer, when: str
    ) -> None:
        mode = "fail" if when == "at once" else "pending"
        fiscal.yookassa.change_shop(FISCAL_SHOP.account_id, receipts=mode)
        visit_id = payer.book(email=EMAIL)["id"]
        provider_id = settle(fiscal, payer, visit_id)
        if when == "later":
            assert receipts_of(visit_id) == [("prepayment", "pending", 50_000)]
            receipt = receipts_at(fiscal, provider_id)[0]
            fiscal.yookassa.end_receipt(receipt["id"], "fail")
            fiscal.work_at(3)
        assert receipts_of(visit_id) == [("prepayment", "canceled", 50_000)]
        [task] = fiscal.attention()["receipts"]
        assert (task["kind"], task["status"]) == ("prepayment", "failed")
        visit = payer.see(visit_id)
        assert (visit["status"], visit["paid_kopecks"]) == ("booked", 50_000)


class TestAfterTheVisit:
    def complete(self, day: Day) -> None:
        day.at(AFTER_THE_VISIT)
        # The first makes the visit completed; only then is its second receipt due.
        day.beat()
        day.beat()

    def test_a_second_receipt_settles_the_prepayment(self, fiscal: Day, payer: Payer, paid) -> None:
        visit_id, provider_id = paid
        self.complete(fiscal)
        fiscal.work()
        sent = asked(fiscal, "/receipts")
        assert (sent["type"], sent["payment_id"]) == ("payment", provider_id)
        assert sent["settlements"] == [
            {"type": "prepayment", "amount": {"value": "500.00", "currency": "RUB"}}
        ]
        [item] = sent["items"]
        assert (item["payment_mode"], item["amount"]["value"]) == ("full_payment", "500.00")
        assert receipts_of(visit_id)[1:] == [("final", "succeeded", 50_000)]
        self.complete(fiscal)
        fiscal.work()
        assert len(fiscal.yookassa.calls(path="/receipts", method="POST")) == 1

    def test_the_second_receipt_is_of_what_was_not_given_back(
        self, fiscal: Day, payer: Payer, paid
    ) -> None:
        visit_id, _ = paid
        change(refund_visit, edit(fiscal.tenant, visit_id), kopecks=20_000, words=None)
        fiscal.work()
        self.complete(fiscal)
        fiscal.work()
        assert asked(fiscal, "/receipts")["items"][0]["amount"]["value"] == "300.00"

    def test_one_whose_outcome_is_unknown_is_asked_for_again_with_the_same_key(
        self, fiscal: Day, payer: Payer, paid
    ) -> None:
        self.complete(fiscal)
        fiscal.yookassa.break_with("500_after", path="/receipts", method="POST", times=1)
        fiscal.work()
        fiscal.work_at(AFTER_THE_VISIT + 1)
        first, second = fiscal.yookassa.calls(path="/receipts", method="POST")
        assert first["idempotence_key"] == second["idempotence_key"]
        assert first["body"] == second["body"]
        assert receipts_of(paid[0])[1:] == [("final", "succeeded", 50_000)]

    def test_one_that_fails_is_a_task(self, fiscal: Day, payer: Payer, paid) -> None:
        fiscal.yookassa.change_shop(FISCAL_SHOP.account_id, receipts="pending")
        self.complete(fiscal)
        fiscal.work()
        assert receipts_of(paid[0])[1:] == [("final", "pending", 50_000)]
        final = next(one for one in receipts_at(fiscal, paid[1]) if one["status"] == "pending")
        fiscal.yookassa.end_receipt(final["id"], "fail")
        fiscal.work_at(AFTER_THE_VISIT + 1)
        assert receipts_of(paid[0])[1:] == [("final", "canceled", 50_000)]
        assert [task["kind"] for task in fiscal.attention()["receipts"]] == ["final"]
        assert ledger_sum(paid[0]) == 50_000


class TestWithARefund:
    def test_a_part_that_goes_back_carries_its_own_receipt(
        self, fiscal: Day, payer: Payer, paid
    ) -> None:
        visit_id, _ = paid
        change(refund_visit, edit(fiscal.tenant, visit_id), kopecks=20_000, words=None)
        fiscal.work()
        receipt = asked(fiscal, "/refunds")["receipt"]
        assert receipt["customer"] == {"email": EMAIL}
        assert [item["amount"]["value"] for item in receipt["items"]] == ["200.00"]
        assert [one.status for one in refunds_of(visit_id)] == ["succeeded"]
        assert ledger_sum(visit_id) == 30_000


class TestByHand:
    def test_a_self_employed_master_is_reminded_to_register_her_income_and_to_annul_it(
        self, day: Day, payer: Payer
    ) -> None:
        change_shop(day, receipts="self_employed")
        visit_id, _ = day.paid(payer)
        assert receipts_of(visit_id) == [("income", "todo", 50_000)]
        assert "receipt" not in asked(day)
        payer.cancel(visit_id)
        assert len(receipts_of(visit_id)) == 1
        day.work()
        assert receipts_of(visit_id)[1:] == [("annul", "todo", 50_000)]
        tasks = day.attention()["receipts"]
        assert [(task["kind"], task["amount_kopecks"]) for task in tasks] == [
            ("income", 50_000),
            ("annul", 50_000),
        ]

    def test_a_refund_made_in_the_providers_cabinet_is_to_be_annulled_too(
        self, day: Day, payer: Payer
    ) -> None:
        change_shop(day, receipts="self_employed")
        visit_id, provider_id = day.paid(payer)
        made = day.yookassa.refund_in_cabinet(provider_id, "120.00")
        day.tell(made["id"], "refund.succeeded")
        assert receipts_of(visit_id)[1:] == [("annul", "todo", 12_000)]

    def test_nobody_is_reminded_of_what_is_none_of_our_business(
        self, day: Day, payer: Payer
    ) -> None:
        visit_id, _ = day.paid(payer)
        payer.cancel(visit_id)
        day.work()
        assert receipts_of(visit_id) == []
