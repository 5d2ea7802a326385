"""Notifications as anybody may post them: believed is nothing, understood is little."""

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select
from sqlalchemy.exc import OperationalError
from werkzeug.test import TestResponse

from app.clock import utcnow
from app.db import db, reading, transaction
from app.models import Payment, Shop, ShopCall
from tests.support.factories import NOW, studio_app
from tests.support.money import PUBLIC_ID, calls_waiting, make_shop

pytestmark = pytest.mark.usefixtures("now")

PAYMENT = "2d7f0d1a-000f-5000-9000-1b68e7b15f3f"
EVENTS = {
    "payment.succeeded": "fetch_payment",
    "payment.canceled": "fetch_payment",
    "payment.waiting_for_capture": "fetch_payment",
    "refund.succeeded": "fetch_refund",
}


@pytest.fixture(autouse=True)
def shop(context: Flask) -> Shop:
    return make_shop(studio_app(context))


@pytest.fixture
def post(http: FlaskClient) -> Callable[..., TestResponse]:
    def send(body: Any, public_id: str = PUBLIC_ID) -> TestResponse:
        if isinstance(body, bytes):
            return http.post(f"/yookassa/{public_id}", data=body, content_type="application/json")
        return http.post(f"/yookassa/{public_id}", json=body)

    return send


def about(object_id: object = PAYMENT, event: object = "payment.succeeded") -> dict[str, Any]:
    """Write a notification as the provider does, full of what nobody may believe."""
    return {
        "type": "notification",
        "event": event,
        "object": {
            "id": object_id,
            "status": "succeeded",
            "paid": True,
            "amount": {"value": "500.00", "currency": "RUB"},
            "metadata": {"okoshko_payment": PAYMENT},
        },
    }


def notified_at() -> object:
    with reading() as session:
        return session.scalars(select(Shop.notified_at)).one()


class TestANotification:
    @pytest.mark.parametrize("event", EVENTS)
    def test_makes_us_look_for_ourselves_and_nothing_more(self, post, event: str) -> None:
        answer = post(about(event=event))
        assert (answer.status_code, answer.data) == (200, b"")
        assert calls_waiting() == [(EVENTS[event], PAYMENT)]
        assert notified_at() == NOW
        with reading() as session:
            assert session.scalar(select(func.count()).select_from(Payment)) == 0

    def test_that_comes_again_is_one_wish(self, post) -> None:
        for _ in range(5):
            assert post(about()).status_code == 200
        assert calls_waiting() == [("fetch_payment", PAYMENT)]
        with reading() as session:
            assert session.scalars(select(ShopCall.asked)).one() == 5

    def test_to_a_shop_that_was_left_is_heard_for_the_sake_of_its_refunds(self, post) -> None:
        with transaction() as session:
            session.query(Shop).update({"state": "disconnected"})
        assert post(about(event="refund.succeeded")).status_code == 200
        assert calls_waiting() == [("fetch_refund", PAYMENT)]


class TestForged:
    @pytest.mark.parametrize(
        "public_id", ["anotherwebhook00", "short", "x" * 300, PUBLIC_ID.upper(), "1", "%00"]
    )
    def test_an_unknown_address_is_not_found(self, post, public_id: str) -> None:
        assert post(about(), public_id).status_code == 404
        assert (calls_waiting(), notified_at()) == ([], None)

    @pytest.mark.parametrize(
        "object_id",
        [
            "../refunds",
            f"{PAYMENT}/cancel",
            PAYMENT.upper(),
            PAYMENT[:-1],
            f"{PAYMENT}\n",
            f"{PAYMENT}?x=1",
            "",
            None,
            17,
            [PAYMENT],
            {"id": PAYMENT},
        ],
        ids=repr,
    )
    def test_an_id_not_of_the_form_is_dropped(self, post, object_id: object) -> None:
        self.is_dropped(post(about(object_id)))

    @pytest.mark.parametrize(
        "event", ["payment.refunded", "deal.closed", "", None, 1, ["payment.succeeded"]], ids=repr
    )
    def test_an_event_we_do_not_know_is_dropped(self, post, event: object) -> None:
        self.is_dropped(post(about(event=event)))

    @pytest.mark.parametrize(
        "body",
        [
            b"",
            b"payment.succeeded",
            b"{",
            b"\xff\xfe",
            b"null",
            b"[]",
            b'"payment.succeeded"',
            b'{"event": "payment.succeeded"}',
            b'{"event": "payment.succeeded", "object": null}',
            b'{"event": "payment.succeeded", "object": []}',
            b"[" * 50_000,
            b'{"object": {"id": "' + PAYMENT.encode() + b'"}}',
        ],
        ids=lambda body: repr(body[:40]),
    )
    def test_what_is_not_of_the_shape_is_dropped(self, post, body: bytes) -> None:
        self.is_dropped(post(body))

    def test_a_body_over_64_kib_is_not_read(self, post) -> None:
        padded = about() | {"padding": "x" * 64 * 1024}
        assert post(padded).status_code == 413
        assert calls_waiting() == []

    @pytest.mark.parametrize("method", ["GET", "PUT", "DELETE"])
    def test_another_method_is_refused(self, http: FlaskClient, method: str) -> None:
        answer = http.open(f"/yookassa/{PUBLIC_ID}", method=method, json=about())
        assert answer.status_code == 405
        assert calls_waiting() == []

    def is_dropped(self, answer: TestResponse) -> None:
        # An error would only bring it again, for a day.
        assert answer.status_code == 200
        assert (calls_waiting(), notified_at()) == ([], None)


class TestDatabaseDown:
    def test_it_is_asked_to_come_again_and_then_counts(
        self, post, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def refuse(*_args: object, **_kwargs: object) -> None:
            raise OperationalError("connect", {}, Exception("no server"))

        with monkeypatch.context() as unplugged:
            unplugged.setattr(db.session, "connection", refuse)
            unplugged.setattr("sqlalchemy.orm.Session.execute", refuse)
            answer = post(about())
        assert (answer.status_code, answer.json["code"]) == (503, "unavailable")
        assert int(answer.headers["Retry-After"]) <= 60
        assert calls_waiting() == []
        assert post(about()).status_code == 200
        assert calls_waiting() == [("fetch_payment", PAYMENT)]
        assert notified_at() == utcnow()

    def test_that_breaks_between_reading_and_writing_loses_nothing(
        self, post, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def refuse(*_args: object, **_kwargs: object) -> None:
            raise OperationalError("commit", {}, Exception("the server has gone"))

        with monkeypatch.context() as unplugged:
            unplugged.setattr("sqlalchemy.orm.Session.commit", refuse)
            assert post(about()).status_code == 503
        assert calls_waiting() == []
        assert post(about()).status_code == 200
        assert calls_waiting() == [("fetch_payment", PAYMENT)]
