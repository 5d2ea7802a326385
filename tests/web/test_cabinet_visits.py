"""Visits over HTTP, as the tenant's people book and change them."""

from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from app.web.staff_api.visit_schemas import StaffVisit
from tests.support.changes import book, set_service
from tests.support.factories import CLIENT_ID, make_client, master_id, service_id
from tests.support.staff import (
    CABINET,
    KATYA,
    open_studio,
    sign_in_staff,
)

pytestmark = pytest.mark.usefixtures("now")

ELSEWHERE = "2026-11-25T15:00:00+03:00"
OLGA = {"first_name": " Ольга ", "phone": "8 (912) 345-67-89"}


@pytest.fixture(autouse=True)
def studio(app: Flask):
    return open_studio(app)


@pytest.fixture
def owner(http: FlaskClient) -> dict[str, str]:
    return sign_in_staff(http)


@pytest.fixture
def visit_id(app: Flask, studio) -> int:
    with app.app_context():
        return book(studio, make_client(studio, CLIENT_ID))


def post(http: FlaskClient, path: str, headers: dict[str, str], **body: object) -> TestResponse:
    return http.post(f"{CABINET}/visits{path}", json=body, headers=headers)


def wish(app: Flask, studio, **changes: object) -> dict[str, Any]:
    with app.app_context():
        usual = {
            "master": master_id(studio),
            "services": [service_id(studio)],
            "starts_at": ELSEWHERE,
            "client": OLGA,
            "notify": True,
        }
    return {**usual, **changes}


class TestShow:
    def test_answers_with_all_a_master_needs(
        self, http: FlaskClient, owner: dict, visit_id: int
    ) -> None:
        response = http.get(f"{CABINET}/visits/{visit_id}", headers=owner)
        visit = response.json
        assert response.status_code == 200
        assert not StaffVisit().validate(visit)
        assert visit["starts_at"] == "2026-11-24T15:00:00+03:00"
        assert (visit["buffer_before_min"], visit["buffer_after_min"]) == (0, 10)
        assert (visit["status"], visit["version"], visit["pauses"]) == ("booked", 1, [])
        assert visit["master"]["name"] == "Аня"
        assert visit["services"][0]["name"] == "Маникюр"
        assert visit["client"] == {
            "id": visit["client"]["id"],
            "name": "Марина Ковалёва",
            "first_name": "Марина",
            "last_name": "Ковалёва",
            "phone": None,
            "username": "marina_k",
            "has_telegram": True,
            "visits": 0,
            "no_shows": 0,
            "note": None,
        }

    def test_says_when_the_master_is_free_in_between(
        self, app: Flask, http: FlaskClient, owner: dict, studio
    ) -> None:
        with app.app_context():
            set_service(studio, "Педикюр", pauses=[[20, 30]])
            visit_id = book(studio, services=("Маникюр", "Педикюр"))
        shown = http.get(f"{CABINET}/visits/{visit_id}", headers=owner).json
        assert shown["pauses"] == [
            {"starts_at": "2026-11-24T16:20:00+03:00", "ends_at": "2026-11-24T16:50:00+03:00"}
        ]

    def test_says_that_a_request_waits(
        self, app: Flask, http: FlaskClient, owner: dict, studio
    ) -> None:
        with app.app_context():
            set_service(studio, "Маникюр", needs_approval=True)
            visit_id = book(studio)
        shown = http.get(f"{CABINET}/visits/{visit_id}", headers=owner).json
        assert shown["status"] == "awaiting_approval"

    @pytest.mark.parametrize("visit_id", ["0", "999", str(10**30)])
    def test_of_an_unknown_one_is_not_found(self, http: FlaskClient, owner, visit_id) -> None:
        assert http.get(f"{CABINET}/visits/{visit_id}", headers=owner).status_code == 404


class TestBook:
    def test_answers_with_the_visit(
        self, app: Flask, http: FlaskClient, owner: dict, studio
    ) -> None:
        response = post(http, "", owner, **wish(app, studio, comment="  с улицы "))
        visit = response.json
        assert response.status_code == 201
        assert not StaffVisit().validate(visit)
        assert visit["comment"] == "с улицы"
        assert (visit["client"]["name"], visit["client"]["phone"]) == ("Ольга", "+79123456789")
        assert not visit["client"]["has_telegram"]

    def test_a_repeated_attempt_gets_the_same_visit(
        self, app: Flask, http: FlaskClient, owner: dict, studio
    ) -> None:
        headers = {**owner, "Idempotency-Key": "attempt-0001"}
        first, second = (post(http, "", headers, **wish(app, studio)) for _ in range(2))
        assert (first.status_code, second.status_code) == (201, 201)
        assert first.json["id"] == second.json["id"]

    def test_a_taken_time_names_alternatives(
        self, app: Flask, http: FlaskClient, owner: dict, studio
    ) -> None:
        post(http, "", owner, **wish(app, studio))
        response = post(http, "", owner, **wish(app, studio))
        assert (response.status_code, response.json["code"]) == (409, "slot_taken")
        assert len(response.json["alternatives"]) == 3

    def test_blank_words_are_none(self, app: Flask, http: FlaskClient, owner: dict, studio) -> None:
        client = {"first_name": "Ольга", "last_name": " ", "phone": ""}
        response = post(http, "", owner, **wish(app, studio, client=client, comment="\0"))
        assert response.status_code == 201
        assert response.json["comment"] is None
        assert (response.json["client"]["name"], response.json["client"]["phone"]) == (
            "Ольга",
            None,
        )

    def test_may_be_of_long_ago(self, app: Flask, http: FlaskClient, owner: dict, studio) -> None:
        response = post(http, "", owner, **wish(app, studio, starts_at="2012-01-03T00:00:00Z"))
        assert response.status_code == 201

    def test_a_wrong_number_is_told(
        self, app: Flask, http: FlaskClient, owner: dict, studio
    ) -> None:
        client = {"first_name": "Ольга", "phone": "позвоню сама"}
        response = post(http, "", owner, **wish(app, studio, client=client))
        assert (response.status_code, response.json["code"]) == (422, "phone_invalid")

    @pytest.mark.parametrize(
        ("change", "field"),
        [
            ({"client": {}}, "client.first_name"),
            ({"client": {"first_name": "  "}}, "client.first_name"),
            ({"client": {"first_name": "x" * 65}}, "client.first_name"),
            ({"client": {"last_name": "Ким"}}, "client.first_name"),
            ({"client": {"id": 1, "first_name": "Ольга"}}, "client.first_name"),
            ({"client": {"id": "1"}}, "client.id"),
            ({"client": None}, "client"),
            ({"client": {"first_name": "Ольга", "note": "x"}}, "client.note"),
            ({"services": []}, "services"),
            ({"services": [2**70]}, "services.0"),
            ({"master": None}, "master"),
            ({"starts_at": "2026-11-25T15:00:00"}, "starts_at"),
            ({"starts_at": "2012-01-02T23:55:00Z"}, "starts_at"),
            ({"starts_at": "9999-12-31T23:59:59-12:00"}, "starts_at"),
            ({"notify": "maybe"}, "notify"),
            ({"comment": "x" * 501}, "comment"),
            ({"price_kopecks": 1}, "price_kopecks"),
        ],
    )
    def test_wrong_shapes_are_named_by_field(
        self, app: Flask, http: FlaskClient, owner: dict, studio, change: dict, field: str
    ) -> None:
        response = post(http, "", owner, **wish(app, studio, **change))
        assert (response.status_code, response.json["code"]) == (422, "validation_failed")
        assert field in response.json["fields"]


class TestProposals:
    def ask(self, app: Flask, http: FlaskClient, headers: dict, studio, **body: object):
        with app.app_context():
            master = master_id(studio)
        path = f"{CABINET}/masters/{master}/proposals"
        return http.post(path, json=body, headers=headers)

    def test_say_who_was_told(
        self, app: Flask, http: FlaskClient, owner: dict, studio, visit_id: int
    ) -> None:
        by_hand = post(http, "", owner, **wish(app, studio)).json
        response = self.ask(
            app, http, owner, studio, visits=[visit_id, by_hand["id"]], message="Заболела"
        )
        assert response.json == {
            "told": [visit_id],
            "unreachable": [{"visit_id": by_hand["id"], "name": "Ольга", "phone": "+79123456789"}],
        }
        shown = http.get(f"{CABINET}/visits/{visit_id}", headers=owner).json
        assert shown["move_proposed"]

    def test_are_not_for_a_colleague(
        self, app: Flask, http: FlaskClient, studio, visit_id: int
    ) -> None:
        response = self.ask(app, http, sign_in_staff(http, KATYA), studio, visits=[visit_id])
        assert (response.status_code, response.json["code"]) == (403, "forbidden")

    @pytest.mark.parametrize("visits", [[], [0], ["x"], None, list(range(1, 102))])
    def test_wrong_shapes_are_malformed(
        self, app: Flask, http: FlaskClient, owner: dict, studio, visits
    ) -> None:
        response = self.ask(app, http, owner, studio, visits=visits)
        assert (response.status_code, response.json["code"]) == (422, "validation_failed")
