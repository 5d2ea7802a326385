"""GET /api/v1/tenants/<slug>/availability."""

from dataclasses import replace

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.web.client_api.schemas import Availability
from tests.support.api import ANYA, book, first_service, sign_in
from tests.support.factories import ANYA as MASTER
from tests.support.factories import make_tenant, master_id, service_id, studio_app

pytestmark = pytest.mark.usefixtures("now")


def days(http: FlaskClient, query: str) -> dict[str, dict]:
    response = http.get(f"{ANYA}/availability?{query}")
    assert response.status_code == 200, response.json
    assert not Availability().validate(response.json)
    return {day["date"]: day for day in response.json["days"]}


def times(day: dict) -> list[str]:
    return [start["at"][11:16] for start in day["starts"]]


class TestAvailability:
    def test_lists_every_day_with_its_starts_in_the_tenants_zone(
        self, app: Flask, http: FlaskClient
    ) -> None:
        tenant = studio_app(app)
        with app.app_context():
            service = service_id(tenant)
        found = days(http, f"services={service}&from=2026-11-23&to=2026-11-29")
        assert list(found) == [f"2026-11-{day}" for day in range(23, 30)]
        assert found["2026-11-24"]["starts"][0] == {
            "at": "2026-11-24T10:00:00+03:00",
            "recommended": True,
        }
        assert found["2026-11-28"] == {"date": "2026-11-28", "load": "closed", "starts": []}

    def test_a_booked_hour_is_gone_and_comes_back_when_cancelled(
        self, app: Flask, http: FlaskClient
    ) -> None:
        studio_app(app)
        query = f"services={first_service(http)['id']}&from=2026-11-24&to=2026-11-24"
        before = times(days(http, query)["2026-11-24"])
        headers = sign_in(http)
        visit = book(http, headers).json
        taken = times(days(http, query)["2026-11-24"])
        assert "15:00" in before
        assert not {"14:30", "15:00", "15:30", "16:00"} & set(taken)
        http.post(f"{ANYA}/visits/{visit['id']}/cancel", json={}, headers=headers)
        assert times(days(http, query)["2026-11-24"]) == before

    def test_joins_the_masters_unless_one_is_named(self, app: Flask, http: FlaskClient) -> None:
        early = replace(
            MASTER,
            name="Катя",
            hours=tuple(
                replace(day, starts_time=day.starts_time.replace(hour=8), breaks=())
                for day in MASTER.hours
            ),
        )
        with app.app_context():
            tenant = make_tenant(masters=(MASTER, early))
            anya, service = master_id(tenant, "Аня"), service_id(tenant)
        query = f"services={service}&from=2026-11-24&to=2026-11-24"
        assert times(days(http, query)["2026-11-24"])[0] == "08:00"
        assert times(days(http, f"{query}&master={anya}")["2026-11-24"])[0] == "10:00"

    def test_answers_304_while_nothing_changed(self, app: Flask, http: FlaskClient) -> None:
        studio_app(app)
        url = f"{ANYA}/availability?services={first_service(http)['id']}"
        url += "&from=2026-11-24&to=2026-11-30"
        first = http.get(url)
        assert http.get(url, headers={"If-None-Match": first.headers["ETag"]}).status_code == 304
        book(http, sign_in(http))
        assert http.get(url, headers={"If-None-Match": first.headers["ETag"]}).status_code == 200


class TestBadQueries:
    @pytest.mark.parametrize(
        ("query", "status", "code"),
        [
            ("from=2026-11-24&to=2026-11-25", 422, "validation_failed"),
            ("services=1&from=2026-11-24", 422, "validation_failed"),
            ("services=abc&from=2026-11-24&to=2026-11-25", 422, "validation_failed"),
            ("services=1,,2&from=2026-11-24&to=2026-11-25", 422, "validation_failed"),
            ("services=-1&from=2026-11-24&to=2026-11-25", 422, "validation_failed"),
            (f"services={'9' * 30}&from=2026-11-24&to=2026-11-25", 422, "validation_failed"),
            ("services=1&from=tomorrow&to=2026-11-25", 422, "validation_failed"),
            ("services=1&master=x&from=2026-11-24&to=2026-11-25", 422, "validation_failed"),
            ("services=999999&from=2026-11-24&to=2026-11-25", 422, "service_not_offered"),
            ("services=1&from=2026-11-25&to=2026-11-24", 422, "validation_failed"),
            ("services=1&from=2026-11-01&to=2027-01-02", 422, "range_too_long"),
            ("services=1&from=0001-01-01&to=0001-01-02", 422, "validation_failed"),
            ("services=1&from=9999-12-30&to=9999-12-31", 422, "validation_failed"),
        ],
    )
    def test_are_refused_with_a_code(
        self, app: Flask, http: FlaskClient, query: str, status: int, code: str
    ) -> None:
        studio_app(app)
        response = http.get(f"{ANYA}/availability?{query}")
        assert (response.status_code, response.json["code"]) == (status, code)

    def test_another_tenants_service_and_master_are_refused(
        self, app: Flask, http: FlaskClient
    ) -> None:
        studio_app(app)
        with app.app_context():
            other = make_tenant(slug="olya")
            service, master = service_id(other), master_id(other)
        dates = "from=2026-11-24&to=2026-11-24"
        refused = http.get(f"{ANYA}/availability?services={service}&{dates}")
        assert refused.json["code"] == "service_not_offered"
        own = first_service(http)["id"]
        refused = http.get(f"{ANYA}/availability?services={own}&master={master}&{dates}")
        assert refused.json["code"] == "master_not_found"
