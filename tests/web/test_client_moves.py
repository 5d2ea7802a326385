"""Clients move their own visits, over HTTP."""

from datetime import datetime, timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from icalendar import Calendar
from sqlalchemy import update

from app.clock import utcnow
from app.db import transaction
from app.models import Master, Service
from app.models import Visit as VisitRow
from app.web.client_api.schemas import Availability, Visit
from tests.support.api import ANYA, book, sign_in
from tests.support.changes import set_service
from tests.support.factories import NOW, studio_app
from tests.support.telegram import init_data

pytestmark = pytest.mark.usefixtures("now")

ELSEWHERE = "2026-11-25T15:00:00+03:00"
RANGE = "from=2026-11-24&to=2026-11-25"


@pytest.fixture(autouse=True)
def studio(app: Flask):
    return studio_app(app)


@pytest.fixture
def client(http: FlaskClient) -> dict[str, str]:
    return sign_in(http)


@pytest.fixture
def visit(http: FlaskClient, client: dict[str, str]) -> dict:
    return book(http, client).json


def sign_in_now(http: FlaskClient) -> dict[str, str]:
    """Sign in anew: a session does not last that long."""
    answer = http.post(f"{ANYA}/session", json={"init_data": init_data(utcnow())})
    return {"Authorization": f"Bearer {answer.json['token']}"}


def move(http: FlaskClient, headers: dict, visit: dict, starts_at: object = ELSEWHERE):
    return http.post(
        f"{ANYA}/visits/{visit['id']}/reschedule", json={"starts_at": starts_at}, headers=headers
    )


class TestTheCalendarsFile:
    def test_replaces_what_a_calendar_took_before(self, http: FlaskClient, client, visit) -> None:
        move(http, client, visit)
        event = Calendar.from_ical(http.get(visit["calendar_url"]).data).walk("VEVENT")[0]
        assert event.decoded("dtstart") == datetime.fromisoformat(ELSEWHERE)
        assert (event["status"], event["sequence"]) == ("CONFIRMED", 1)


class TestWhatAClientSees:
    def test_until_when_she_may_move(self, visit: dict) -> None:
        assert not Visit().validate(visit)
        assert visit["reschedule_until"] == "2026-11-23T15:00:00+03:00"
        assert visit["can_move"]
        assert not visit["move_proposed"]

    def test_that_it_is_too_late(self, http: FlaskClient, client, visit, now) -> None:
        now.move_to(NOW + timedelta(hours=3, seconds=1))
        [seen] = http.get(f"{ANYA}/visits", headers=sign_in_now(http)).json["coming"]
        assert not seen["can_move"]
        assert seen["can_cancel"]

    def test_that_the_master_asks_her_to(self, app, http: FlaskClient, client, visit, now) -> None:
        with app.app_context(), transaction() as session:
            session.get_one(VisitRow, visit["id"]).move_proposed_at = NOW
        now.move_to(NOW + timedelta(hours=3, seconds=1))
        [seen] = http.get(f"{ANYA}/visits", headers=sign_in_now(http)).json["coming"]
        assert seen["can_move"]
        assert seen["move_proposed"]

    def test_that_her_request_waits(self, app: Flask, http: FlaskClient, client, studio) -> None:
        with app.app_context():
            set_service(studio, "Маникюр", needs_approval=True)
        sent = book(http, client).json
        assert (sent["status"], sent["can_cancel"], sent["can_move"]) == (
            "awaiting_approval",
            True,
            True,
        )
        assert http.get(f"{ANYA}/visits", headers=client).json["coming"] == [sent]


class TestReschedule:
    def test_answers_with_the_moved_visit(self, http: FlaskClient, client, visit) -> None:
        response = move(http, client, visit)
        assert response.status_code == 200
        assert not Visit().validate(response.json)
        assert response.json["starts_at"] == ELSEWHERE
        assert response.json["id"] == visit["id"]

    def test_to_where_it_is_is_fine(self, http: FlaskClient, client, visit) -> None:
        response = move(http, client, visit, visit["starts_at"])
        assert (response.status_code, response.json) == (200, visit)

    def test_too_late_is_told(self, http: FlaskClient, client, visit, now) -> None:
        now.move_to(NOW + timedelta(hours=3, seconds=1))
        response = move(http, sign_in_now(http), visit)
        assert (response.status_code, response.json["code"]) == (409, "reschedule_too_late")

    def test_a_taken_time_names_alternatives(self, http: FlaskClient, client, visit) -> None:
        book(http, sign_in(http, user_id=5_000_000_102), starts_at=ELSEWHERE)
        response = move(http, client, visit)
        assert (response.status_code, response.json["code"]) == (409, "slot_taken")
        assert len(response.json["alternatives"]) == 3

    def test_a_cancelled_visit_stays(self, http: FlaskClient, client, visit) -> None:
        http.post(f"{ANYA}/visits/{visit['id']}/cancel", json={}, headers=client)
        response = move(http, client, visit)
        assert (response.status_code, response.json["code"]) == (409, "visit_not_movable")

    def test_a_forged_start_is_refused_with_its_reason(
        self, http: FlaskClient, client, visit
    ) -> None:
        response = move(http, client, visit, "2026-11-25T13:00:00+03:00")
        assert (response.status_code, response.json["code"]) == (422, "outside_working_hours")

    @pytest.mark.parametrize(
        "starts_at", ["2026-11-25T15:00:00", "9999-12-31T23:59:59-12:00", "soon", 7, None]
    )
    def test_wrong_shapes_are_malformed(self, http: FlaskClient, client, visit, starts_at) -> None:
        response = move(http, client, visit, starts_at)
        assert (response.status_code, list(response.json["fields"])) == (422, ["starts_at"])

    def test_is_nobody_elses(self, http: FlaskClient, client, visit) -> None:
        stranger = sign_in(http, user_id=5_000_000_102)
        assert move(http, stranger, visit).json["code"] == "visit_not_found"
        path = f"{ANYA}/visits/{visit['id']}/availability?{RANGE}"
        assert http.get(path, headers=stranger).json["code"] == "visit_not_found"


class TestTimesToMove:
    def test_have_the_visits_own_time_among_them(self, http: FlaskClient, client, visit) -> None:
        path = f"{ANYA}/visits/{visit['id']}/availability?{RANGE}"
        response = http.get(path, headers=client)
        assert response.status_code == 200
        assert not Availability().validate(response.json)
        tuesday, wednesday = response.json["days"]
        assert visit["starts_at"] in [start["at"] for start in tuesday["starts"]]
        assert ELSEWHERE in [start["at"] for start in wednesday["starts"]]
        assert any(start["recommended"] for start in wednesday["starts"])

    def test_are_hidden_from_nobody_where_nothing_is_sold_any_more(
        self, app: Flask, http: FlaskClient, client, visit, studio
    ) -> None:
        with app.app_context(), transaction() as session:
            session.execute(update(Master).values(hole_policy="hide"))
            session.execute(update(Service).values(hidden=True))
        path = f"{ANYA}/visits/{visit['id']}/availability?{RANGE}"
        _, wednesday = http.get(path, headers=client).json["days"]
        assert ELSEWHERE in [start["at"] for start in wednesday["starts"]]

    def test_are_not_kept_by_anybody(self, http: FlaskClient, client, visit) -> None:
        path = f"{ANYA}/visits/{visit['id']}/availability?{RANGE}"
        assert http.get(path, headers=client).headers["Cache-Control"] == "no-store"

    @pytest.mark.parametrize(
        "query", ["", "from=2026-11-25", "from=2026-11-25&to=2026-11-24", "from=x&to=y"]
    )
    def test_need_a_range(self, http: FlaskClient, client, visit, query: str) -> None:
        path = f"{ANYA}/visits/{visit['id']}/availability?{query}"
        assert http.get(path, headers=client).json["code"] == "validation_failed"


def test_what_is_offered_can_be_moved_to(http: FlaskClient, client, visit) -> None:
    path = f"{ANYA}/visits/{visit['id']}/availability?{RANGE}"
    wednesday = http.get(path, headers=client).json["days"][1]
    for start in wednesday["starts"][::3]:
        assert move(http, client, visit, start["at"]).json["starts_at"] == start["at"]
