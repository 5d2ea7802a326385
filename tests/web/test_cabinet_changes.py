"""Changing visits over HTTP, as the tenant's people do."""

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from app.clock import utcnow
from app.web.staff_api.visit_schemas import StaffVisit
from tests.support.changes import book, set_service
from tests.support.factories import CLIENT_ID, make_client, master_id, moscow, service_id
from tests.support.staff import (
    CABINET,
    KATYA,
    OTHER_OWNER,
    OTHER_TOKEN,
    OWNER,
    open_rival,
    open_studio,
    sign_in_staff,
)
from tests.support.telegram import init_data, user_json

pytestmark = pytest.mark.usefixtures("now")

ELSEWHERE = "2026-11-25T15:00:00+03:00"


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


def sign_in_now(http: FlaskClient) -> dict[str, str]:
    """Sign in anew: a session does not last that long."""
    raw = init_data(utcnow(), user=user_json(OWNER))
    answer = http.post(f"{CABINET}/session", json={"init_data": raw})
    return {"Authorization": f"Bearer {answer.json['token']}"}


def post(http: FlaskClient, path: str, headers: dict[str, str], **body: object) -> TestResponse:
    return http.post(f"{CABINET}/visits{path}", json=body, headers=headers)


# What each change asks for, and what the visit looks like afterwards.
CHANGES = {
    "move": ({"starts_at": ELSEWHERE, "notify": True}, {"starts_at": ELSEWHERE}),
    "resize": (
        {"duration_min": 90, "notify": True},
        {"ends_at": "2026-11-24T16:30:00+03:00"},
    ),
    "services": ({"notify": False}, {"price_kopecks": 280_000}),
    "cancel": ({"reason": " Заболела ", "notify": True}, {"cancel_reason": "Заболела"}),
    "note": ({"staff_note": "аллергия"}, {"staff_note": "аллергия"}),
}


@pytest.mark.parametrize("change", CHANGES)
class TestChange:
    def body(self, app: Flask, studio, change: str, **more: object) -> dict[str, object]:
        body, _ = CHANGES[change]
        if change == "services":
            with app.app_context():
                body = {**body, "services": [service_id(studio, "Педикюр")]}
        return {"version": 1, **body, **more}

    def test_answers_with_the_visit_as_it_is_now(
        self, app: Flask, http: FlaskClient, owner: dict, studio, visit_id: int, change: str
    ) -> None:
        body = self.body(app, studio, change)
        response = post(http, f"/{visit_id}/{change}", owner, **body)
        assert response.status_code == 200, response.json
        assert not StaffVisit().validate(response.json)
        assert response.json["version"] == 2
        assert CHANGES[change][1].items() <= response.json.items()

    def test_of_an_older_look_is_refused(
        self, app: Flask, http: FlaskClient, owner: dict, studio, visit_id: int, change: str
    ) -> None:
        body = self.body(app, studio, change, version=7)
        response = post(http, f"/{visit_id}/{change}", owner, **body)
        assert (response.status_code, response.json["code"]) == (409, "edited_elsewhere")

    def test_without_a_version_is_malformed(
        self, app: Flask, http: FlaskClient, owner: dict, studio, visit_id: int, change: str
    ) -> None:
        body = self.body(app, studio, change)
        del body["version"]
        response = post(http, f"/{visit_id}/{change}", owner, **body)
        assert (response.status_code, list(response.json["fields"])) == (422, ["version"])

    def test_is_not_for_a_colleague(
        self, app: Flask, http: FlaskClient, studio, visit_id: int, change: str
    ) -> None:
        katya = sign_in_staff(http, KATYA)
        response = post(http, f"/{visit_id}/{change}", katya, **self.body(app, studio, change))
        assert (response.status_code, response.json["code"]) == (403, "forbidden")

    def test_is_not_for_another_tenants_owner(
        self, app: Flask, http: FlaskClient, studio, visit_id: int, change: str
    ) -> None:
        open_rival(app)
        base = CABINET.replace("anya", "olya")
        rival = sign_in_staff(http, OTHER_OWNER, base=base, token=OTHER_TOKEN)
        body = self.body(app, studio, change)
        assert post(http, f"/{visit_id}/{change}", rival, **body).status_code == 401
        theirs = http.post(f"{base}/visits/{visit_id}/{change}", json=body, headers=rival)
        assert (theirs.status_code, theirs.json["code"]) == (404, "visit_not_found")

    def test_needs_a_session(
        self, app: Flask, http: FlaskClient, studio, visit_id: int, change: str
    ) -> None:
        response = post(http, f"/{visit_id}/{change}", {}, **self.body(app, studio, change))
        assert (response.status_code, response.json["code"]) == (401, "session_missing")


class TestMove:
    def test_may_be_to_a_colleague(
        self, app: Flask, http: FlaskClient, owner: dict, studio, visit_id: int
    ) -> None:
        with app.app_context():
            katya = master_id(studio, "Катя")
        response = post(
            http,
            f"/{visit_id}/move",
            owner,
            version=1,
            notify=False,
            starts_at="2026-11-24T15:00:00+03:00",
            master=katya,
        )
        assert response.json["master"] == {"id": katya, "name": "Катя"}

    def test_outside_hours_says_so(self, http: FlaskClient, owner: dict, visit_id: int) -> None:
        response = post(
            http,
            f"/{visit_id}/move",
            owner,
            version=1,
            notify=False,
            starts_at="2026-11-29T03:00:00+03:00",
        )
        assert response.json["outside_hours"]


class TestResize:
    @pytest.mark.parametrize("minutes", [0, 7, 1445, "90", None])
    def test_wrong_lengths_are_malformed(
        self, http: FlaskClient, owner: dict, visit_id: int, minutes
    ) -> None:
        path = f"/{visit_id}/resize"
        response = post(http, path, owner, version=1, notify=False, duration_min=minutes)
        assert (response.status_code, list(response.json["fields"])) == (422, ["duration_min"])

    def test_a_visit_that_is_too_short_is_told(
        self, app: Flask, http: FlaskClient, owner: dict, studio
    ) -> None:
        with app.app_context():
            visit_id = book(studio, services=("Маникюр", "Педикюр"))
        response = post(http, f"/{visit_id}/resize", owner, version=1, notify=False, duration_min=5)
        assert (response.status_code, response.json["code"]) == (422, "visit_too_short")


class TestStatus:
    def test_is_said_and_taken_back(
        self, http: FlaskClient, owner: dict, visit_id: int, now
    ) -> None:
        now.move_to(moscow(24, 15, 30))
        path = f"/{visit_id}/status"
        headers = sign_in_now(http)
        first = post(http, path, headers, version=1, status="no_show")
        assert first.json["status"] == "no_show"
        assert post(http, path, headers, version=2, status="booked").json["status"] == "booked"

    def test_is_not_known_before_the_visit(
        self, http: FlaskClient, owner: dict, visit_id: int
    ) -> None:
        response = post(http, f"/{visit_id}/status", owner, version=1, status="completed")
        assert (response.status_code, response.json["code"]) == (409, "visit_status_fixed")

    @pytest.mark.parametrize("status", ["cancelled", "awaiting_approval", "", None])
    def test_others_are_malformed(
        self, http: FlaskClient, owner: dict, visit_id: int, status
    ) -> None:
        response = post(http, f"/{visit_id}/status", owner, version=1, status=status)
        assert (response.status_code, list(response.json["fields"])) == (422, ["status"])

    def test_a_request_is_agreed_to(self, app: Flask, http: FlaskClient, owner, studio) -> None:
        with app.app_context():
            set_service(studio, "Маникюр", needs_approval=True)
            visit_id = book(studio)
        response = post(http, f"/{visit_id}/status", owner, version=1, status="booked")
        assert (response.status_code, response.json["status"]) == (200, "booked")


class TestRestore:
    def test_brings_a_cancelled_visit_back(
        self, http: FlaskClient, owner: dict, visit_id: int
    ) -> None:
        post(http, f"/{visit_id}/cancel", owner, version=1, notify=False)
        response = post(http, f"/{visit_id}/restore", owner, version=2, notify=False)
        assert (response.json["status"], response.json["cancelled_at"]) == ("booked", None)

    def test_of_a_time_that_is_gone_names_alternatives(
        self, app: Flask, http: FlaskClient, owner: dict, studio, visit_id: int
    ) -> None:
        post(http, f"/{visit_id}/cancel", owner, version=1, notify=False)
        with app.app_context():
            book(studio)
        response = post(http, f"/{visit_id}/restore", owner, version=2, notify=False)
        assert (response.status_code, response.json["code"]) == (409, "slot_taken")
        assert response.json["alternatives"]
