"""Time off, and the visits that lie where their master does not work."""

from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.web.staff_api.schedule_schemas import OutsideVisits, SavedTimeOff
from tests.support.factories import moscow
from tests.support.schedule import (
    CLOSED,
    book_with,
    draft_of,
    of_master,
    open_with_master,
    read_schedule,
)
from tests.support.staff import CABINET, sign_in_staff

pytestmark = pytest.mark.usefixtures("now")

TUESDAY = {"first_date": "2026-11-24", "last_date": "2026-11-24", "reason": "заболела"}
AFTERNOON = {
    "starts_at": "2026-11-24T14:00:00+03:00",
    "ends_at": "2026-11-25T00:00:00+03:00",
    "reason": None,
}


@pytest.fixture
def anya(app: Flask) -> int:
    return open_with_master(app)


@pytest.fixture
def owner(anya: int, http: FlaskClient) -> dict[str, str]:
    del anya
    return sign_in_staff(http)


@pytest.fixture
def take(http: FlaskClient, owner, anya):
    def post(off: dict[str, Any], **changes: object) -> Any:
        return http.post(f"{of_master(anya)}/time-off", json={**off, **changes}, headers=owner)

    return post


@pytest.fixture
def outside(http: FlaskClient, owner, anya):
    def get() -> list[dict[str, Any]]:
        response = http.get(f"{of_master(anya)}/outside", headers=owner)
        assert (response.status_code, OutsideVisits().validate(response.json)) == (200, {})
        return response.json["outside"]

    return get


def offered(http: FlaskClient, owner: dict[str, str], master: int, on: str) -> list[str]:
    services = http.get(CABINET, headers=owner).json["services"]
    query = {"master": master, "services": services[0]["id"], "from": on, "to": on}
    found = http.get(f"{CABINET}/availability", query_string=query, headers=owner).json
    return [start["at"][11:16] for start in found["days"][0]["starts"]]


class TestTakingTimeOff:
    def test_of_a_date_closes_it(self, http, take, owner, anya) -> None:
        response = take(TUESDAY)
        assert (response.status_code, SavedTimeOff().validate(response.json)) == (200, {})
        stored = response.json["time_off"]
        assert stored == {**TUESDAY, "id": stored["id"]}
        assert offered(http, owner, anya, "2026-11-24") == []

    def test_of_hours_closes_them_alone(self, http, take, owner, anya) -> None:
        assert take(AFTERNOON).json["time_off"].items() >= AFTERNOON.items()
        assert offered(http, owner, anya, "2026-11-24")[-1] == "12:00"

    def test_is_kept_to_the_second_as_it_is_shown(self, http, take, owner, anya) -> None:
        stored = take(AFTERNOON, ends_at="2026-11-24T15:00:00.4+03:00").json["time_off"]
        schedule = read_schedule(http, owner, anya)
        saved = http.put(
            f"{of_master(anya)}/schedule",
            json={"version": schedule["version"], **draft_of(schedule)},
            headers=owner,
        ).json["schedule"]
        assert saved["time_off"] == [stored]
        shortest = {"starts_at": AFTERNOON["starts_at"], "ends_at": "2026-11-24T14:00:00.4+03:00"}
        assert take(AFTERNOON, **shortest).json["code"] == "schedule_invalid"

    def test_counts_the_schedules_version_up(self, http, take, owner, anya) -> None:
        before = read_schedule(http, owner, anya)["version"]
        take(TUESDAY)
        after = read_schedule(http, owner, anya)
        assert after["version"] == before + 1
        assert [one["reason"] for one in after["time_off"]] == ["заболела"]

    def test_keeps_the_visits_and_names_them_with_other_times(self, http, take, anya) -> None:
        first = book_with(http, anya, "2026-11-24T10:00:00+03:00")
        second = book_with(http, anya, "2026-11-24T15:00:00+03:00", user_id=5_000_000_102)
        book_with(http, anya, "2026-11-25T15:00:00+03:00", user_id=5_000_000_103)
        found = take(TUESDAY).json["outside"]
        assert [one["visit"]["id"] for one in found] == [first["id"], second["id"]]
        times = [proposal["at"] for one in found for proposal in one["proposals"]]
        assert len(times) == len(set(times)) == 6
        assert not [at for at in times if at.startswith("2026-11-24")]

    def test_does_not_name_visits_that_lay_outside_before(self, http, take, anya) -> None:
        book_with(http, anya, "2026-11-24T15:00:00+03:00")
        take(AFTERNOON)
        assert take(TUESDAY).json["outside"] == []

    @pytest.mark.parametrize(
        ("off", "changes", "code", "field"),
        [
            (TUESDAY, {"last_date": "2026-11-23"}, "schedule_invalid", "last_date"),
            (AFTERNOON, {"ends_at": AFTERNOON["starts_at"]}, "schedule_invalid", "ends_at"),
            (TUESDAY, {"last_date": None}, "validation_failed", "last_date"),
            (TUESDAY, {"first_date": "tomorrow"}, "validation_failed", "first_date"),
            (TUESDAY, {"ends_at": AFTERNOON["ends_at"]}, "validation_failed", "ends_at"),
            (AFTERNOON, {"ends_at": "2026-11-25T00:00:00"}, "validation_failed", "ends_at"),
            (AFTERNOON, {"ends_at": "9999-12-31T23:59:59-12:00"}, "validation_failed", "ends_at"),
            (TUESDAY, {"reason": 7}, "validation_failed", "reason"),
            (TUESDAY, {"version": 1}, "validation_failed", "version"),
            ({}, {"reason": None}, "validation_failed", "first_date"),
            ({}, {}, "validation_failed", "reason"),
        ],
    )
    def test_that_makes_no_sense_is_refused(self, take, off, changes, code, field) -> None:
        response = take(off, **changes)
        assert (response.status_code, response.json["code"]) == (422, code)
        assert field in response.json["fields"]


class TestTakingItBack:
    def test_offers_the_time_again(self, http, take, owner, anya) -> None:
        before = offered(http, owner, anya, "2026-11-24")
        number = take(TUESDAY).json["time_off"]["id"]
        response = http.delete(f"{of_master(anya)}/time-off/{number}", headers=owner)
        assert (response.status_code, response.data) == (204, b"")
        assert offered(http, owner, anya, "2026-11-24") == before

    def test_twice_is_not_found(self, http, take, owner, anya) -> None:
        path = f"{of_master(anya)}/time-off/{take(TUESDAY).json['time_off']['id']}"
        http.delete(path, headers=owner)
        response = http.delete(path, headers=owner)
        assert (response.status_code, response.json["code"]) == (404, "time_off_not_found")

    def test_of_a_colleague_by_way_of_another_calendar_is_not_found(
        self, http, take, owner, anya
    ) -> None:
        number = take(TUESDAY).json["time_off"]["id"]
        katya = next(
            one["id"]
            for one in http.get(CABINET, headers=owner).json["masters"]
            if one["id"] != anya
        )
        response = http.delete(f"{of_master(katya)}/time-off/{number}", headers=owner)
        assert response.json["code"] == "time_off_not_found"


class TestVisitsOutsideHours:
    def test_are_none_as_a_rule(self, http, outside, anya) -> None:
        assert outside() == []
        book_with(http, anya, "2026-11-24T15:00:00+03:00")
        assert outside() == []

    def test_are_listed_until_they_are_cancelled(self, http, take, outside, anya) -> None:
        visit = book_with(http, anya, "2026-11-24T15:00:00+03:00")
        take(TUESDAY)
        assert [one["visit"]["id"] for one in outside()] == [visit["id"]]

    def test_are_no_more_once_they_have_begun(self, http, take, now, anya) -> None:
        book_with(http, anya, "2026-11-23T14:00:00+03:00")
        take(TUESDAY, first_date="2026-11-23")
        now.move_to(moscow(23, 12, 30))
        headers = sign_in_staff(http)
        found = []
        for moment in (moscow(23, 13, 59), moscow(23, 14)):
            now.move_to(moment)
            found.append(http.get(f"{of_master(anya)}/outside", headers=headers).json["outside"])
        assert [len(one) for one in found] == [1, 0]

    def test_by_closed_dates_are_listed_soonest_first(self, http, outside, owner, anya) -> None:
        later = book_with(http, anya, "2026-11-26T15:00:00+03:00")
        sooner = book_with(http, anya, "2026-11-25T15:00:00+03:00", user_id=5_000_000_102)
        schedule = read_schedule(http, owner, anya)
        closed = [{"date": f"2026-11-{day}", **CLOSED} for day in (25, 26)]
        http.put(
            f"{of_master(anya)}/schedule",
            json={"version": schedule["version"], **draft_of(schedule, overrides=closed)},
            headers=owner,
        )
        assert [one["visit"]["id"] for one in outside()] == [sooner["id"], later["id"]]
