"""The shop, deposits, discounts and a client's terms in the cabinet."""

from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.models import Shop
from app.usecases.tenants import TenantRef
from app.web.staff_api.deposit_schemas import Deposits
from app.web.staff_api.discount_schemas import Discounts
from app.web.staff_api.shop_schemas import ShopSettings
from tests.support.factories import NOW, make_client, service_id
from tests.support.paid import change, open_shop, row
from tests.support.staff import ADMINISTRATOR, CABINET, open_studio, sign_in_staff

pytestmark = pytest.mark.usefixtures("now")

KEY = "live_abcdefghijklmnopqrstuvwxyz0123"
KEYS = {"account_id": "501777", "secret_key": KEY}


@pytest.fixture
def studio(app: Flask) -> TenantRef:
    return open_studio(app)


@pytest.fixture
def owner(studio: TenantRef, http: FlaskClient) -> dict[str, str]:
    return sign_in_staff(http)


class TestShop:
    @pytest.fixture
    def shop(self, http: FlaskClient, owner: dict[str, str]):
        def send(method: str, path: str = "/shop", status: int = 200, **body: Any) -> Any:
            answer = http.open(CABINET + path, method=method, json=body or {}, headers=owner)
            assert answer.status_code == status, answer.json
            assert KEY not in answer.text
            return answer.json

        return send

    def test_is_connected_and_left(self, shop) -> None:
        assert shop("GET") == {"shop": None, "pay_later": False, "hold_min": 10}
        made = shop("PUT", **KEYS)
        assert ShopSettings().validate(made) == {}
        assert (made["shop"]["account_id"], made["shop"]["state"]) == ("501777", "checking")
        assert shop("GET") == made
        assert shop("POST", "/shop/check")["shop"]["state"] == "checking"
        assert shop("DELETE")["shop"] is None
        assert shop("DELETE", status=409)["code"] == "shop_missing"

    def test_names_its_webhook_to_the_owner_alone(
        self, app: Flask, http: FlaskClient, studio: TenantRef, shop
    ) -> None:
        with app.app_context():
            number = open_shop(studio)
            change(Shop, number, notified_at=NOW)
            public_id = row(Shop, number).public_id
        seen = shop("GET")["shop"]
        assert seen["webhook_url"] == f"http://127.0.0.1:8000/yookassa/{public_id}"
        assert seen["notified_at"] == seen["checked_at"] == "2026-11-23T12:00:00+03:00"
        administrator = sign_in_staff(http, ADMINISTRATOR)
        assert http.get(f"{CABINET}/shop", headers=administrator).json["shop"] == {
            **seen,
            "webhook_url": None,
        }

    def test_refuses_keys_of_the_wrong_shape_without_repeating_them(self, shop) -> None:
        wrong = {"account_id": "shop", "secret_key": f"{KEY} {KEY}"}
        refused = shop("PUT", status=422, **wrong)
        assert refused["code"] == "money_invalid"
        assert set(refused["fields"]) == {"account_id", "secret_key"}
        nonsense = shop("PUT", status=422, account_id=1, secret_key=[KEY])
        assert set(nonsense["fields"]) == {"account_id", "secret_key"}

    def test_changes_only_what_is_named(self, shop) -> None:
        shop("PUT", **KEYS)
        changed = shop("PATCH", receipts="self_employed", vat_code=2, pay_later=True, hold_min=15)
        assert (changed["shop"]["receipts"], changed["shop"]["vat_code"]) == ("self_employed", 2)
        assert (changed["pay_later"], changed["hold_min"]) == (True, 15)
        assert shop("PATCH", hold_min=20)["pay_later"]
        assert shop("PATCH", status=422, receipts="yookassa")["fields"].keys() == {"receipts"}

    @pytest.mark.parametrize(
        "change",
        [{"hold_min": 4}, {"hold_min": 31}, {"vat_code": 13}, {"pay_later": None}, {"x": 1}],
    )
    def test_refuses_nonsense(self, shop, change: dict[str, object]) -> None:
        assert list(shop("PATCH", status=422, **change)["fields"]) == list(change)

    def test_may_be_connected_so_many_times_a_minute(self, http: FlaskClient, owner) -> None:
        statuses = [
            http.put(f"{CABINET}/shop", json=KEYS, headers=owner).status_code for _ in range(11)
        ]
        assert statuses == [200] * 10 + [429]


class TestDeposits:
    def test_are_saved_as_they_are_read(self, http: FlaskClient, owner) -> None:
        first = http.get(f"{CABINET}/deposits", headers=owner).json
        assert Deposits().validate(first) == {}
        body = {name: value for name, value in first.items() if name != "shop_connected"}
        body["rows"][-1] = {"trust": "usual", "kind": "percent", "amount": 30}
        saved = http.put(f"{CABINET}/deposits", json=body, headers=owner)
        assert saved.status_code == 200
        assert saved.json == {**body, "version": 2, "shop_connected": False}
        late = http.put(f"{CABINET}/deposits", json=body, headers=owner)
        assert (late.status_code, late.json["code"]) == (409, "edited_elsewhere")

    def test_that_contradict_themselves_are_refused_where_they_do(
        self, http: FlaskClient, owner
    ) -> None:
        body = http.get(f"{CABINET}/deposits", headers=owner).json
        del body["shop_connected"]
        body["rows"][3]["kind"] = "percent"
        answer = http.put(f"{CABINET}/deposits", json=body, headers=owner)
        assert (answer.status_code, answer.json["code"]) == (422, "money_invalid")
        assert list(answer.json["fields"]) == ["rows.3.amount"]
        for wrong in ({"rows": body["rows"][:5]}, {"long_lead_days": 0}, {"regular_visits": 101}):
            refused = http.put(f"{CABINET}/deposits", json={**body, **wrong}, headers=owner)
            assert refused.json["code"] == "validation_failed"
            assert list(refused.json["fields"]) == list(wrong)


HAPPY = {
    "kind": "happy_hours",
    "name": "Утро",
    "percent": 15,
    "fixed_kopecks": None,
    "audience": "regular",
    "first_on": "2026-11-01",
    "last_on": "2026-12-31",
    "weekdays": [0, 2],
    "from_time": "10:00",
    "until_time": "12:00",
    "within_min": None,
    "every_nth": None,
    "code": None,
    "max_uses": 50,
    "max_uses_per_client": 1,
    "active": True,
}


class TestDiscounts:
    def test_are_added_listed_and_changed(
        self, app: Flask, http: FlaskClient, studio: TenantRef, owner
    ) -> None:
        with app.app_context():
            services = [service_id(studio)]
        body = {**HAPPY, "service_ids": services * 2}
        made = http.post(f"{CABINET}/discounts", json=body, headers=owner)
        assert made.status_code == 201
        known = {"id": made.json["id"], "version": 1, "uses": 0, "given_kopecks": 0}
        assert made.json == {**body, **known, "service_ids": services}
        listed = http.get(f"{CABINET}/discounts", headers=owner).json
        assert listed == {"discounts": [made.json]}
        assert Discounts().validate(listed) == {}
        path = f"{CABINET}/discounts/{made.json['id']}"
        off = http.put(path, json={**body, "version": 1, "active": False}, headers=owner)
        assert (off.status_code, off.json["active"], off.json["version"]) == (200, False, 2)
        late = http.put(path, json={**body, "version": 1}, headers=owner)
        assert (late.status_code, late.json["code"]) == (409, "edited_elsewhere")
        lost = http.put(f"{CABINET}/discounts/999", json={**body, "version": 1}, headers=owner)
        assert (lost.status_code, lost.json["code"]) == (404, "discount_not_found")

    def test_need_no_limits_said(self, http: FlaskClient, owner) -> None:
        body = {"kind": "promo_code", "name": "Весна", "fixed_kopecks": 30_000, "code": "весна"}
        made = http.post(f"{CABINET}/discounts", json=body, headers=owner).json
        assert (made["code"], made["audience"], made["active"]) == ("ВЕСНА", "everybody", True)

    @pytest.mark.parametrize(
        ("changes", "code"),
        [
            ({"percent": 0}, "validation_failed"),
            ({"percent": 101}, "validation_failed"),
            ({"fixed_kopecks": 0}, "validation_failed"),
            ({"name": " "}, "validation_failed"),
            ({"weekdays": []}, "validation_failed"),
            ({"service_ids": []}, "validation_failed"),
            ({"from_time": "10:03"}, "validation_failed"),
            ({"last_on": "31.12.2026"}, "validation_failed"),
            ({"every_nth": 1}, "validation_failed"),
            ({"uses": 5}, "validation_failed"),
            ({"percent": None}, "money_invalid"),
            ({"last_on": "2026-10-31"}, "money_invalid"),
            ({"code": "УТРО"}, "money_invalid"),
        ],
    )
    def test_of_nonsense_are_refused_where_it_stands(
        self, http: FlaskClient, owner, changes: dict[str, object], code: str
    ) -> None:
        body = {**HAPPY, "service_ids": None, **changes}
        answer = http.post(f"{CABINET}/discounts", json=body, headers=owner)
        assert (answer.status_code, answer.json["code"]) == (422, code)
        assert list(answer.json["fields"]) == list(changes)


class TestTerms:
    def test_of_a_client_are_saved_as_they_are_read(
        self, app: Flask, http: FlaskClient, studio: TenantRef, owner
    ) -> None:
        with app.app_context():
            path = f"{CABINET}/clients/{make_client(studio)}/terms"
            service = service_id(studio)
        assert http.get(path, headers=owner).json == {"prepayment": "auto", "prices": []}
        body = {
            "prepayment": "never",
            "prices": [{"service": service, "price_kopecks": 120_000}],
        }
        saved = http.put(path, json=body, headers=owner)
        assert (saved.status_code, saved.json) == (200, body)
        assert http.get(path, headers=owner).json == body
        refused = http.put(path, json={**body, "prepayment": "always"}, headers=owner)
        assert list(refused.json["fields"]) == ["prepayment"]
        body["prices"][0]["service"] = 999_999
        foreign = http.put(path, json=body, headers=owner)
        assert foreign.json["code"] == "service_not_offered"
