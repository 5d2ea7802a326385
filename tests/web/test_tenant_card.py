"""GET /api/v1/tenants/<slug>."""

import gzip
from dataclasses import replace

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.web.client_api.card_schemas import TenantCard
from tests.support.api import ANYA
from tests.support.factories import ANYA as MASTER
from tests.support.factories import make_tenant, master_id, studio_app

pytestmark = pytest.mark.usefixtures("now")


class TestTenantCard:
    def test_shows_what_the_first_page_needs(self, app: Flask, http: FlaskClient) -> None:
        studio_app(app)
        card = http.get(ANYA).json
        assert not TenantCard().validate(card)
        assert card["name"] == "Аня Белова"
        assert card["bot"] == {
            "username": "anya_belova_bot",
            "link": "https://t.me/anya_belova_bot?start=web",
        }
        assert card["policy"] == {
            "free_cancel_min": 1440,
            "reschedule_min": 1440,
            "min_notice_min": 120,
            "booking_horizon_days": 30,
            "hold_min": 10,
        }
        assert [one["name"] for one in card["services"]] == ["Маникюр", "Педикюр"]

    def test_names_the_next_free_times_of_each_service(self, app: Flask, http: FlaskClient) -> None:
        studio_app(app)
        starts = http.get(ANYA).json["services"][0]["next_starts"]
        # It is Monday noon; two hours' notice, lunch until two.
        assert [one["at"] for one in starts] == [
            "2026-11-23T14:00:00+03:00",
            "2026-11-24T10:00:00+03:00",
            "2026-11-25T10:00:00+03:00",
        ]

    def test_names_whoever_is_free_first_on_each_day(self, app: Flask, http: FlaskClient) -> None:
        late = replace(MASTER, name="Катя", hours=MASTER.hours[1:2])
        early = replace(MASTER, hours=MASTER.hours[:1])
        with app.app_context():
            tenant = make_tenant(masters=(late, early))
            katya, anya = master_id(tenant, "Катя"), master_id(tenant, "Аня")
        starts = http.get(ANYA).json["services"][0]["next_starts"]
        assert [(one["at"][:10], one["master"]) for one in starts] == [
            ("2026-11-23", anya),
            ("2026-11-24", katya),
            ("2026-11-30", anya),
        ]

    def test_looks_beyond_two_weeks_where_nothing_is_free_before(
        self, app: Flask, http: FlaskClient
    ) -> None:
        with app.app_context():
            far = replace(MASTER, min_notice_min=20 * 24 * 60)
            make_tenant(masters=(far,))
        starts = http.get(ANYA).json["services"][0]["next_starts"]
        assert starts[0]["at"] == "2026-12-14T10:00:00+03:00"

    def test_has_no_bot_until_one_is_added(self, app: Flask, http: FlaskClient) -> None:
        with app.app_context():
            make_tenant()
        assert http.get(ANYA).json["bot"] is None

    def test_is_empty_but_whole_without_services(self, app: Flask, http: FlaskClient) -> None:
        with app.app_context():
            make_tenant(services=())
        card = http.get(ANYA).json
        assert card["services"] == []
        assert card["masters"][0]["name"] == "Аня"

    def test_is_not_sent_again_while_nothing_changed(self, app: Flask, http: FlaskClient) -> None:
        studio_app(app)
        first = http.get(ANYA)
        again = http.get(ANYA, headers={"If-None-Match": first.headers["ETag"]})
        assert (again.status_code, again.data) == (304, b"")

    def test_travels_compressed_to_whoever_can_read_that(
        self, app: Flask, http: FlaskClient
    ) -> None:
        with app.app_context():
            make_tenant(about="Работаю одна, без спешки. " * 80)
        plain = http.get(ANYA)
        packed = http.get(ANYA, headers={"Accept-Encoding": "gzip"})
        assert gzip.decompress(packed.data) == plain.data
        assert packed.headers["ETag"] != plain.headers["ETag"]

    @pytest.mark.parametrize("slug", ["nobody", "a%00b", "%F0%9F%92%85", "x" * 500])
    def test_unknown_slug_is_not_found(self, http: FlaskClient, slug: str) -> None:
        response = http.get(f"/api/v1/tenants/{slug}")
        assert (response.status_code, response.json["code"]) == (404, "tenant_not_found")
