"""The same key never does the same work twice."""

import pytest
from sandbox_http import Sandbox
from yookassa_http import ShopClient, payment_body, refusal

from sandbox.yookassa.accounts import ANYA_SHOP, VITOK_SHOP

DAY = 24 * 3600


@pytest.fixture
def shop(sandbox: Sandbox) -> ShopClient:
    return ShopClient(sandbox)


class TestKey:
    def test_gives_the_first_answer_again_as_it_was(
        self, sandbox: Sandbox, shop: ShopClient
    ) -> None:
        first = shop.post("/payments", payment_body(), key="one").json()
        sandbox.yookassa.succeed(first["id"])
        again = shop.post("/payments", payment_body(), key="one")
        assert (again.status_code, again.json()) == (200, first)
        assert len(shop.read("/payments")["items"]) == 1

    def test_gives_a_refusal_again(self, shop: ShopClient) -> None:
        wrong = payment_body("0.50")
        first = shop.post("/payments", wrong, key="one").json()
        again = shop.post("/payments", wrong, key="one")
        assert (again.status_code, again.json()) == (400, first)

    def test_is_refused_with_another_body_or_address(
        self, sandbox: Sandbox, shop: ShopClient
    ) -> None:
        payment = shop.pay(sandbox)
        body = {"payment_id": payment["id"], "amount": payment["amount"]}
        assert shop.post("/refunds", body, key="one").ok
        for path, other in (
            ("/payments", payment_body()),
            ("/refunds", body | {"description": "x"}),
        ):
            answer = shop.post(path, other, key="one")
            assert refusal(answer) == (400, "invalid_request", "Idempotence-Key")

    def test_is_a_shops_own(self, sandbox: Sandbox, shop: ShopClient) -> None:
        first = shop.post("/payments", payment_body(), key="one").json()
        other = ShopClient(sandbox, VITOK_SHOP).post("/payments", payment_body(), key="one").json()
        assert first["id"] != other["id"]

    def test_is_forgotten_after_24_hours(self, sandbox: Sandbox, shop: ShopClient) -> None:
        first = shop.post("/payments", payment_body(), key="one").json()
        sandbox.yookassa.advance(DAY - 10)
        assert shop.post("/payments", payment_body(), key="one").json()["id"] == first["id"]
        sandbox.yookassa.advance(11)
        assert shop.post("/payments", payment_body(), key="one").json()["id"] != first["id"]

    def test_is_not_touched_by_keys_that_do_not_fit(
        self, sandbox: Sandbox, shop: ShopClient
    ) -> None:
        sandbox.yookassa.change_shop(revoked=True)
        assert shop.post("/payments", payment_body(), key="one").status_code == 401
        sandbox.yookassa.change_shop(revoked=False)
        assert shop.post("/payments", payment_body(), key="one").status_code == 200

    @pytest.mark.parametrize("headers", [{}, {"Idempotence-Key": "k" * 65}])
    def test_is_demanded(self, sandbox: Sandbox, headers: dict[str, str]) -> None:
        answer = sandbox.http.post(
            f"{sandbox.url}/yookassa/v3/payments",
            json=payment_body(),
            headers=headers,
            auth=(ANYA_SHOP.account_id, ANYA_SHOP.secret_key),
        )
        assert refusal(answer) == (400, "invalid_request", "Idempotence-Key")
