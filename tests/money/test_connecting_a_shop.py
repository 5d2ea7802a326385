"""The owner connects her shop in the cabinet, and the provider says what it thinks of it."""

from typing import Any

import pytest
from flask.testing import FlaskClient

from sandbox.yookassa.accounts import ANYA_SHOP, FISCAL_SHOP, VITOK_SHOP
from tests.support.factories import NOW, studio_app
from tests.support.money import Cashdesk, told
from tests.support.staff import CABINET, sign_in_staff
from tests.support.yookassa import YooKassa

pytestmark = pytest.mark.usefixtures("now")


@pytest.fixture
def connect(app, http: FlaskClient, desk: Cashdesk):
    """Connect a shop, let the worker ask about it, and see what came of it."""
    studio_app(app)
    owner = sign_in_staff(http)

    def connect(account_id: str, secret_key: str) -> dict[str, Any]:
        keys = {"account_id": account_id, "secret_key": secret_key}
        made = http.put(f"{CABINET}/shop", json=keys, headers=owner)
        assert (made.status_code, made.json["shop"]["state"]) == (200, "checking")
        desk.work(NOW)
        return http.get(f"{CABINET}/shop", headers=owner).json["shop"]

    return connect


def test_a_shop_whose_key_is_right_takes_payments(connect) -> None:
    shop = connect(ANYA_SHOP.account_id, ANYA_SHOP.secret_key)
    assert (shop["state"], shop["problem"], shop["is_test"]) == ("connected", None, ANYA_SHOP.test)
    assert (shop["fiscal"], shop["receipts"]) == (False, "own")


def test_a_shop_that_registers_receipts_says_so_itself(connect) -> None:
    shop = connect(FISCAL_SHOP.account_id, FISCAL_SHOP.secret_key)
    assert (shop["fiscal"], shop["receipts"]) == (True, "yookassa")


def test_a_wrong_key_is_rejected_and_a_right_one_mends_it(connect) -> None:
    shop = connect(ANYA_SHOP.account_id, VITOK_SHOP.secret_key)
    assert (shop["state"], shop["problem"]) == ("rejected", "keys_rejected")
    shop = connect(ANYA_SHOP.account_id, ANYA_SHOP.secret_key)
    assert (shop["state"], shop["problem"]) == ("connected", None)


def test_a_key_that_is_revoked_later_is_found_out_and_told(
    app, http: FlaskClient, connect, desk: Cashdesk, yookassa: YooKassa
) -> None:
    connect(ANYA_SHOP.account_id, ANYA_SHOP.secret_key)
    yookassa.change_shop(revoked=True)
    owner = sign_in_staff(http)
    http.post(f"{CABINET}/shop/check", json={}, headers=owner)
    desk.work(NOW)
    assert http.get(f"{CABINET}/shop", headers=owner).json["shop"]["state"] == "rejected"
    with app.app_context():
        assert told("shop_rejected_staff") == ["shop_rejected_staff"]
