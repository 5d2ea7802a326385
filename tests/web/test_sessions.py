"""Signing in, and what a session is good for."""

from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from app.db import reading
from app.models import Client, Person
from tests.support.api import ANYA, sign_in
from tests.support.factories import NOW, make_bot, make_tenant, studio_app
from tests.support.telegram import init_data, user_json

OLYA_TOKEN = "7000000002:SANDBOX-not-a-real-token-vitok_hair"


def post(http: FlaskClient, raw: str, base: str = ANYA):
    return http.post(f"{base}/session", json={"init_data": raw})


@pytest.mark.usefixtures("now")
class TestSignIn:
    def test_gives_a_token_and_says_who_signed_in(self, app: Flask, http: FlaskClient) -> None:
        studio_app(app)
        answer = post(http, init_data(NOW)).json
        assert answer["client"] == {"first_name": "Марина", "last_name": None, "language": "ru"}
        assert answer["expires_at"] == "2026-11-23T14:00:00+03:00"

    def test_remembers_a_person_once_and_her_newest_name(
        self, app: Flask, http: FlaskClient
    ) -> None:
        studio_app(app)
        post(http, init_data(NOW))
        post(http, init_data(NOW, user=user_json(first_name="Маша", language_code="en-GB")))
        with app.app_context(), reading() as session:
            clients = session.execute(select(Client.first_name, Client.language)).all()
            people = session.scalar(select(func.count()).select_from(Person))
        assert [tuple(one) for one in clients] == [("Маша", "en")]
        assert people == 2  # she and the owner

    def test_the_same_person_is_another_client_for_another_tenant(
        self, app: Flask, http: FlaskClient
    ) -> None:
        studio_app(app)
        with app.app_context():
            make_bot(make_tenant(slug="olya"), token=OLYA_TOKEN, username="olya_bot")
        sign_in(http)
        forged = init_data(NOW, token=OLYA_TOKEN, user=user_json(first_name="Подделка"))
        assert post(http, forged, "/api/v1/tenants/olya").status_code == 200
        with app.app_context(), reading() as session:
            names = session.scalars(select(Client.first_name).order_by(Client.id)).all()
        # Whoever holds the other bot's token changes her name there and nowhere else.
        assert list(names) == ["Марина", "Подделка"]

    @pytest.mark.parametrize(
        ("raw", "code"),
        [
            pytest.param(init_data(NOW, token=OLYA_TOKEN), "init_data_invalid", id="another bot's"),
            pytest.param("user=x", "init_data_invalid", id="not signed"),
            pytest.param(
                init_data(NOW - timedelta(hours=1, seconds=1)), "init_data_expired", id="too old"
            ),
        ],
    )
    def test_refuses_what_telegram_did_not_just_sign(
        self, app: Flask, http: FlaskClient, raw: str, code: str
    ) -> None:
        studio_app(app)
        response = post(http, raw)
        assert (response.status_code, response.json["code"]) == (401, code)

    def test_a_tenant_without_a_bot_signs_nobody_in(self, app: Flask, http: FlaskClient) -> None:
        with app.app_context():
            make_tenant()
        assert post(http, init_data(NOW)).json["code"] == "init_data_invalid"

    def test_is_limited(self, app: Flask, http: FlaskClient) -> None:
        studio_app(app)
        statuses = [post(http, "user=x").status_code for _ in range(241)]
        assert statuses[239:] == [401, 429]
        assert int(post(http, "user=x").headers["Retry-After"]) > 0


class TestSession:
    def test_is_asked_for(self, app: Flask, http: FlaskClient) -> None:
        studio_app(app)
        response = http.get(f"{ANYA}/visits")
        assert (response.status_code, response.json["code"]) == (401, "session_missing")

    @pytest.mark.parametrize("header", ["Basic dTpw", "Bearer ", "Bearer x.y", "Bearer WzFd.AAAA"])
    def test_forged_is_refused(self, app: Flask, http: FlaskClient, header: str) -> None:
        studio_app(app)
        response = http.get(f"{ANYA}/visits", headers={"Authorization": header})
        assert response.status_code == 401
        assert response.json["code"] in {"session_invalid", "session_missing"}

    def test_runs_out(self, app: Flask, http: FlaskClient, now) -> None:
        studio_app(app)
        headers = sign_in(http)
        now.shift(timedelta(hours=2))
        response = http.get(f"{ANYA}/visits", headers=headers)
        assert (response.status_code, response.json["code"]) == (401, "session_expired")

    @pytest.mark.usefixtures("now")
    def test_of_one_tenant_is_worth_nothing_at_another(self, app: Flask, http: FlaskClient) -> None:
        studio_app(app)
        with app.app_context():
            make_tenant(slug="olya")
        response = http.get("/api/v1/tenants/olya/visits", headers=sign_in(http))
        assert (response.status_code, response.json["code"]) == (401, "session_invalid")

    @pytest.mark.usefixtures("now")
    def test_a_calendar_link_is_not_a_session(self, app: Flask, http: FlaskClient) -> None:
        from tests.support.api import book

        studio_app(app)
        url = book(http, sign_in(http)).json["calendar_url"]
        signed = url.rpartition("/")[2].removesuffix(".ics")
        response = http.get(f"{ANYA}/visits", headers={"Authorization": f"Bearer {signed}"})
        assert response.json["code"] == "session_invalid"
