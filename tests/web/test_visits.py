"""Booking, reading and cancelling over HTTP."""

from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from icalendar import Calendar

from app.usecases.tenants import TenantRef
from app.web.client_api.schemas import OwnVisits, Visit
from tests.support.api import ANYA, book, first_service, sign_in
from tests.support.changes import set_service
from tests.support.factories import make_tenant, moscow, service_id, studio_app

pytestmark = pytest.mark.usefixtures("now")


@pytest.fixture(autouse=True)
def studio(app: Flask):
    return studio_app(app)


class TestBook:
    def test_answers_with_the_visit(self, http: FlaskClient) -> None:
        response = book(http, sign_in(http), comment="  без музыки ")
        visit = response.json
        assert response.status_code == 201
        assert not Visit().validate(visit)
        assert visit["starts_at"] == "2026-11-24T15:00:00+03:00"
        assert visit["ends_at"] == "2026-11-24T16:00:00+03:00"
        assert visit["free_cancel_until"] == "2026-11-23T15:00:00+03:00"
        assert visit["comment"] == "без музыки"
        assert visit["can_cancel"]

    def test_takes_the_same_instant_in_another_zone(self, http: FlaskClient) -> None:
        response = book(http, sign_in(http), starts_at="2026-11-24T12:00:00Z")
        assert response.json["starts_at"] == "2026-11-24T15:00:00+03:00"

    def test_a_repeated_attempt_gets_the_same_visit(self, http: FlaskClient) -> None:
        headers = {**sign_in(http), "Idempotency-Key": "attempt-0001"}
        first, second = book(http, headers), book(http, headers)
        assert (first.status_code, second.status_code) == (201, 201)
        assert first.json["id"] == second.json["id"]

    def test_a_taken_time_names_alternatives(self, http: FlaskClient) -> None:
        book(http, sign_in(http))
        response = book(http, sign_in(http, user_id=5_000_000_102))
        assert (response.status_code, response.json["code"]) == (409, "slot_taken")
        assert [one["at"] for one in response.json["alternatives"]] == [
            "2026-11-24T16:30:00+03:00",
            "2026-11-24T17:00:00+03:00",
            "2026-11-24T17:30:00+03:00",
        ]

    @pytest.mark.parametrize(
        ("change", "field"),
        [
            ({"services": []}, "services"),
            ({"services": "1"}, "services"),
            ({"services": [0]}, "services.0"),
            ({"services": [2**70]}, "services.0"),
            ({"services": [True]}, "services.0"),
            ({"starts_at": "2026-11-24T15:00:00"}, "starts_at"),
            ({"starts_at": "tomorrow"}, "starts_at"),
            ({"starts_at": "9999-12-31T23:59:59-12:00"}, "starts_at"),
            ({"starts_at": None}, "starts_at"),
            ({"comment": "x" * 501}, "comment"),
            ({"master": "Аня"}, "master"),
            ({"price_kopecks": -1}, "price_kopecks"),
            ({"deposit_kopecks": 1}, "deposit_kopecks"),
        ],
    )
    def test_wrong_shapes_are_named_by_field(
        self, http: FlaskClient, change: dict, field: str
    ) -> None:
        response = book(http, sign_in(http), **change)
        assert (response.status_code, response.json["code"]) == (422, "validation_failed")
        assert field in response.json["fields"]

    def test_a_short_idempotency_key_is_refused(self, http: FlaskClient) -> None:
        response = book(http, {**sign_in(http), "Idempotency-Key": "1"})
        assert list(response.json["fields"]) == ["Idempotency-Key"]

    @pytest.mark.parametrize("body", [b"{", b"[]", b'"x"', b"null", b"\xff\xfe", b""])
    def test_wrong_json_is_malformed_and_not_a_crash(self, http: FlaskClient, body: bytes) -> None:
        headers = {**sign_in(http), "Content-Type": "application/json"}
        response = http.post(f"{ANYA}/visits", data=body, headers=headers)
        assert (response.status_code, response.json["code"]) == (422, "validation_failed")

    def test_a_forged_start_is_refused_with_its_reason(self, http: FlaskClient) -> None:
        response = book(http, sign_in(http), starts_at="2026-11-24T13:00:00+03:00")
        assert (response.status_code, response.json["code"]) == (422, "outside_working_hours")

    def test_another_tenants_service_is_refused(self, app: Flask, http: FlaskClient) -> None:
        with app.app_context():
            foreign = service_id(make_tenant(slug="olya"))
        response = book(http, sign_in(http), services=[foreign])
        assert (response.status_code, response.json["code"]) == (422, "service_not_offered")

    def test_half_an_emoji_in_a_wish_is_dropped(self, http: FlaskClient) -> None:
        assert book(http, sign_in(http), comment="тихо \ud83d").json["comment"] == "тихо"

    def test_a_field_with_an_impossible_name_is_named_all_the_same(self, http: FlaskClient) -> None:
        response = book(http, sign_in(http), **{"\ud83duser=" + "x" * 500: 1})
        assert response.status_code == 422
        assert list(response.json["fields"]) == ["user=" + "x" * 75]

    def test_one_client_cannot_fill_a_calendar(self, http: FlaskClient, now) -> None:
        headers = sign_in(http)
        starts = [(day, hour) for day in (24, 25, 26, 27) for hour in (10, 15, 17)]
        answers = []
        for day, hour in starts[:11]:
            now.shift(timedelta(minutes=1))
            answers.append(book(http, headers, starts_at=f"2026-11-{day}T{hour}:00:00+03:00"))
        assert [one.status_code for one in answers] == [201] * 10 + [409]
        assert answers[-1].json["code"] == "too_many_visits"

    def test_one_client_cannot_book_without_end(self, http: FlaskClient) -> None:
        headers = sign_in(http)
        statuses = [book(http, headers).status_code for _ in range(13)]
        assert statuses[0] == 201
        assert set(statuses[1:12]) == {409}
        assert statuses[12] == 429
        other = book(http, sign_in(http, user_id=5_000_000_102))
        assert other.status_code == 409


class TestOwnVisits:
    def test_come_in_two_lists(self, http: FlaskClient) -> None:
        headers = sign_in(http)
        later = book(http, headers, starts_at="2026-11-25T10:00:00+03:00").json
        sooner = book(http, headers).json
        dropped = book(http, headers, starts_at="2026-11-26T10:00:00+03:00").json
        http.post(f"{ANYA}/visits/{dropped['id']}/cancel", json={}, headers=headers)
        listed = http.get(f"{ANYA}/visits", headers=headers).json
        assert not OwnVisits().validate(listed)
        assert [one["id"] for one in listed["coming"]] == [sooner["id"], later["id"]]
        assert [one["id"] for one in listed["past"]] == [dropped["id"]]

    def test_a_visit_is_past_when_it_has_ended(self, http: FlaskClient, now) -> None:
        visit = book(http, sign_in(http)).json
        now.move_to(moscow(24, 16))
        listed = http.get(f"{ANYA}/visits", headers=self._renewed(http)).json
        assert [one["id"] for one in listed["past"]] == [visit["id"]]
        assert not listed["past"][0]["can_cancel"]

    @staticmethod
    def _renewed(http: FlaskClient) -> dict[str, str]:
        from app.clock import utcnow
        from tests.support.telegram import init_data

        answer = http.post(f"{ANYA}/session", json={"init_data": init_data(utcnow())})
        return {"Authorization": f"Bearer {answer.json['token']}"}

    def test_are_nobody_elses(self, http: FlaskClient) -> None:
        visit = book(http, sign_in(http)).json
        stranger = sign_in(http, user_id=5_000_000_102)
        assert http.get(f"{ANYA}/visits", headers=stranger).json == {"coming": [], "past": []}
        refused = http.post(f"{ANYA}/visits/{visit['id']}/cancel", json={}, headers=stranger)
        assert (refused.status_code, refused.json["code"]) == (404, "visit_not_found")


class TestCancel:
    def cancel(self, http: FlaskClient, headers: dict, visit: dict, **body: object):
        return http.post(f"{ANYA}/visits/{visit['id']}/cancel", json=body, headers=headers)

    def test_frees_the_time_and_is_done_once(self, http: FlaskClient) -> None:
        headers = sign_in(http)
        visit = book(http, headers).json
        first = self.cancel(http, headers, visit, reason="заболела")
        second = self.cancel(http, headers, visit)
        assert first.json["status"] == "cancelled"
        assert first.json == second.json
        assert book(http, sign_in(http, user_id=5_000_000_102)).status_code == 201

    def test_is_possible_late_but_not_after_the_start(self, http: FlaskClient, now) -> None:
        visit = book(http, sign_in(http)).json
        now.move_to(moscow(24, 15))
        refused = self.cancel(http, TestOwnVisits._renewed(http), visit)
        assert (refused.status_code, refused.json["code"]) == (409, "visit_already_started")
        now.shift(-timedelta(minutes=1))
        assert self.cancel(http, TestOwnVisits._renewed(http), visit).status_code == 200

    def test_unknown_visits_are_not_found(self, http: FlaskClient) -> None:
        headers = sign_in(http)
        assert self.cancel(http, headers, {"id": 999}).json["code"] == "visit_not_found"
        assert self.cancel(http, headers, {"id": 10**23}).status_code == 404


class TestCalendarFile:
    def test_is_the_visit_as_an_event(self, http: FlaskClient) -> None:
        visit = book(http, sign_in(http)).json
        response = http.get(visit["calendar_url"])
        assert response.mimetype == "text/calendar"
        event = Calendar.from_ical(response.data).walk("VEVENT")[0]
        assert event.decoded("dtstart") == moscow(24, 15)
        assert event["summary"] == "Маникюр · Аня Белова"
        assert event["location"] == "Мясницкая, 24"
        assert (event["status"], event["sequence"]) == ("CONFIRMED", 0)

    def test_tells_a_request_from_a_booking(
        self, app: Flask, http: FlaskClient, studio: TenantRef
    ) -> None:
        with app.app_context():
            set_service(studio, "Маникюр", needs_approval=True)
        visit = book(http, sign_in(http)).json
        event = Calendar.from_ical(http.get(visit["calendar_url"]).data).walk("VEVENT")[0]
        assert event["status"] == "TENTATIVE"

    def test_cannot_be_guessed_or_moved_to_another_tenant(
        self, app: Flask, http: FlaskClient
    ) -> None:
        url = book(http, sign_in(http)).json["calendar_url"]
        with app.app_context():
            make_tenant(slug="olya")
        assert http.get(url.replace("anya", "olya")).status_code == 404
        assert http.get(f"{ANYA}/calendar/WzEsMV0.AAAA.ics").status_code == 404

    def test_services_of_a_visit_are_frozen(self, http: FlaskClient) -> None:
        headers = sign_in(http)
        service = first_service(http)
        visit = book(http, headers).json
        assert visit["services"] == [
            {
                "id": service["id"],
                "name": "Маникюр",
                "duration_min": 60,
                "price_kopecks": 140_000,
                "price_from": False,
            }
        ]
