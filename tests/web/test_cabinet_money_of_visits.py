"""A visit's money in the cabinet."""

from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.models import Visit
from app.usecases.tenants import TenantRef
from app.web.staff_api.visit_money_schemas import VisitMoney
from tests.support.changes import book
from tests.support.factories import NOW
from tests.support.paid import DEPOSIT, change, open_shop, pay
from tests.support.staff import CABINET, open_studio, sign_in_staff

pytestmark = pytest.mark.usefixtures("now")


@pytest.fixture
def studio(app: Flask) -> TenantRef:
    return open_studio(app)


@pytest.fixture
def visit_id(app: Flask, studio: TenantRef) -> int:
    """A visit of 1,400 with a deposit of 500, paid."""
    with app.app_context():
        open_shop(studio)
        number = book(studio)
        pay(number)
        change(Visit, number, deposit_kopecks=DEPOSIT)
    return number


@pytest.fixture
def money(http: FlaskClient, visit_id: int):
    owner = sign_in_staff(http)

    def send(path: str = "", status: int = 200, **body: Any) -> dict[str, Any]:
        address = f"{CABINET}/visits/{visit_id}/{path or 'money'}"
        answer = (
            http.post(address, json=body, headers=owner)
            if path
            else http.get(address, headers=owner)
        )
        assert answer.status_code == status, answer.json
        if status == 200:
            assert VisitMoney().validate(answer.json) == {}
        return answer.json

    return send


class TestMoney:
    def test_says_what_was_paid_and_what_is_left(self, money, visit_id: int) -> None:
        seen = money()
        event = seen["history"].pop()
        assert seen == {
            "visit_id": visit_id,
            "version": 1,
            "price_kopecks": 140_000,
            "price_from": False,
            "price_lines": seen["price_lines"],
            "deposit_kopecks": DEPOSIT,
            "paid_kopecks": DEPOSIT,
            "tip_kopecks": 0,
            "due_kopecks": 90_000,
            "refundable_kopecks": DEPOSIT,
            "kept_kopecks": 0,
            "kept_reason": None,
            "decide_until": None,
            "pay_until": None,
            "can_decide": False,
            "may_refund": True,
            "history": [],
        }
        assert [line["amount_kopecks"] for line in seen["price_lines"]] == [140_000]
        assert event == {
            "at": "2026-11-23T12:00:00+03:00",
            "kind": "payment",
            "amount_kopecks": DEPOSIT,
            "status": "succeeded",
            "reason": None,
            "problem": None,
            "note": None,
            "is_test": False,
            "entry_id": None,
            "refund_id": None,
        }

    def test_is_noted_down_on_site_and_taken_back(self, money) -> None:
        paid = money("onsite", version=1, amount_kopecks=90_000, tip_kopecks=5_000, means="cash")
        assert (paid["due_kopecks"], paid["tip_kopecks"], paid["version"]) == (0, 5_000, 2)
        cash = next(one["entry_id"] for one in paid["history"] if one["kind"] == "cash")
        void = money(f"onsite/{cash}/void", version=2)
        assert (void["due_kopecks"], void["version"]) == (90_000, 3)
        assert money(f"onsite/{cash}/void", 404, version=3)["code"] == "payment_not_found"

    def test_goes_back_in_parts_and_as_a_whole(self, money) -> None:
        part = money("refund", version=1, amount_kopecks=20_000, words="Короче на час")
        assert (part["refundable_kopecks"], part["deposit_kopecks"]) == (30_000, 30_000)
        owed = part["history"][-1]
        assert (owed["kind"], owed["amount_kopecks"], owed["status"]) == ("refund", -20_000, "owed")
        assert (owed["note"], owed["reason"]) == ("Короче на час", "by_master")
        assert money("refund", version=2, amount_kopecks=None)["refundable_kopecks"] == 0
        nothing = money("refund", 409, version=3, amount_kopecks=None)
        assert nothing["code"] == "nothing_to_refund"

    def test_is_kept_for_a_reason(self, app: Flask, money, visit_id: int) -> None:
        with app.app_context():
            change(Visit, visit_id, status="cancelled", cancelled_at=NOW, decide_until=NOW)
        seen = money()
        assert (seen["can_decide"], seen["decide_until"]) == (True, "2026-11-23T12:00:00+03:00")
        kept = money("keep", version=1, amount_kopecks=30_000, reason="Материалы куплены")
        assert (kept["kept_kopecks"], kept["kept_reason"]) == (30_000, "Материалы куплены")
        assert (kept["can_decide"], kept["decide_until"]) == (False, None)
        again = money("keep", 409, version=2, amount_kopecks=100, reason="ещё")
        assert again["code"] == "visit_status_fixed"

    @pytest.mark.parametrize(
        ("path", "body", "field"),
        [
            ("refund", {"amount_kopecks": 0}, "amount_kopecks"),
            ("refund", {}, "amount_kopecks"),
            ("refund", {"amount_kopecks": None, "words": "я" * 301}, "words"),
            ("keep", {"amount_kopecks": 0, "reason": "потому"}, "amount_kopecks"),
            ("keep", {"amount_kopecks": 1, "reason": " я "}, "reason"),
            ("keep", {"amount_kopecks": 1, "reason": None}, "reason"),
            ("onsite", {"amount_kopecks": -1, "means": "cash"}, "amount_kopecks"),
            ("onsite", {"amount_kopecks": 100_000_001, "means": "cash"}, "amount_kopecks"),
            ("onsite", {"amount_kopecks": 1, "means": "online"}, "means"),
            ("onsite", {"amount_kopecks": 0, "means": "cash"}, "amount_kopecks"),
        ],
    )
    def test_of_nonsense_is_refused_where_it_stands(
        self, money, path: str, body: dict[str, object], field: str
    ) -> None:
        refused = money(path, 422, version=1, **body)
        assert list(refused["fields"]) == [field]

    def test_stands_beside_the_visit_too(
        self, app: Flask, http: FlaskClient, money, visit_id: int
    ) -> None:
        money("onsite", version=1, amount_kopecks=10_000, tip_kopecks=5_000, means="transfer")
        with app.app_context():
            change(Visit, visit_id, pay_until=NOW, decide_until=NOW)
        answer = http.get(f"{CABINET}/visits/{visit_id}", headers=sign_in_staff(http)).json
        moment = "2026-11-23T12:00:00+03:00"
        assert {
            "status": "awaiting_payment",
            "deposit_kopecks": DEPOSIT,
            "paid_kopecks": 60_000,
            "tip_kopecks": 5_000,
            "kept_kopecks": 0,
            "pay_until": moment,
            "decide_until": moment,
        }.items() <= answer.items()
