"""The whole way of a deposit: booked, held, paid, confirmed; cancelled, given back."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.web.client_api.schemas import Visit
from tests.support.api import ANYA, book, sign_in
from tests.support.factories import NOW
from tests.support.money import ledger_sum, refunds_of, told

THURSDAY = "2026-11-26T15:00:00+03:00"


@pytest.fixture
def client(now, tenant, http: FlaskClient) -> dict[str, str]:
    return sign_in(http)


class TestTheWholeWay:
    def test_a_paid_deposit_confirms_the_visit_and_a_timely_cancellation_returns_it(
        self, app: Flask, http: FlaskClient, client, yookassa, desk
    ) -> None:
        booked = book(http, client, pay="deposit", price_kopecks=140_000, starts_at=THURSDAY)
        assert booked.status_code == 201, booked.json
        visit = booked.json
        own = f"{ANYA}/visits/{visit['id']}"
        assert not Visit().validate(visit)
        assert (visit["status"], visit["deposit_kopecks"]) == ("awaiting_payment", 50_000)
        assert visit["payment"]["status"] == "preparing"

        desk.work(NOW)
        visit = http.get(own, headers=client).json
        assert visit["payment"]["status"] == "ready"
        [paid] = yookassa.payments()
        assert visit["payment"]["url"].endswith(paid["id"])
        yookassa.succeed(paid["id"])

        http.post(f"{own}/payments/check", json={}, headers=client)
        desk.work(NOW)
        visit = http.get(own, headers=client).json
        assert (visit["status"], visit["paid_kopecks"]) == ("booked", 50_000)
        assert visit["due"] == {"deposit_kopecks": 0, "full_kopecks": 90_000}
        assert visit["cancel_refund_kopecks"] == 50_000

        cancelled = http.post(f"{own}/cancel", json={}, headers=client).json
        assert (cancelled["status"], cancelled["returned_kopecks"]) == ("cancelled", 50_000)
        desk.work(NOW)
        [refund] = yookassa.refunds(paid["id"])
        assert refund["amount"]["value"] == "500.00"
        with app.app_context():
            assert [one.status for one in refunds_of(visit["id"])] == ["succeeded"]
            assert ledger_sum(visit["id"]) == 0
            assert told("_client") == [
                "visit_held_client",
                "visit_booked_client",
                "visit_cancelled_client",
            ]
            assert told("_payer") == ["refund_made_payer"]
