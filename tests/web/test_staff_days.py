"""A master's days in the cabinet."""

from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.db import transaction
from app.models import Visit
from app.web.staff_api.day_schemas import Days
from tests.support.api import ANYA, sign_in
from tests.support.queries import counted
from tests.support.schedule import (
    book_with,
    draft_of,
    hours,
    of_master,
    open_with_master,
    read_schedule,
)
from tests.support.staff import CABINET, sign_in_staff

pytestmark = pytest.mark.usefixtures("now")


@pytest.fixture
def anya(app: Flask) -> int:
    return open_with_master(app)


@pytest.fixture
def owner(anya: int, http: FlaskClient) -> dict[str, str]:
    del anya
    return sign_in_staff(http)


@pytest.fixture
def days(http: FlaskClient, owner, anya):
    def get(first: str = "2026-11-24", last: str = "2026-11-24") -> list[dict[str, Any]]:
        query = {"master": anya, "from": first, "to": last}
        response = http.get(f"{CABINET}/days", query_string=query, headers=owner)
        assert (response.status_code, Days().validate(response.json)) == (200, {})
        assert response.json["timezone"] == "Europe/Moscow"
        assert response.json["now"] == "2026-11-23T12:00:00+03:00"
        return response.json["days"]

    return get


def times(spans: list[dict[str, Any]]) -> list[str]:
    return [f"{one['starts_at'][11:16]}–{one['ends_at'][11:16]}" for one in spans]


class TestADay:
    def test_shows_hours_breaks_and_holes(self, days) -> None:
        [day] = days()
        assert (day["date"], day["source"], day["load"]) == ("2026-11-24", "weekly", "free")
        assert times(day["windows"]) == ["10:00–19:00"]
        assert times(day["breaks"]) == ["13:00–14:00"]
        assert times(day["holes"]) == ["10:00–13:00", "14:00–19:00"]
        assert (day["visits"], day["booked_min"], day["price_kopecks"]) == ([], 0, 0)

    def test_shows_its_visits_and_what_they_bring(self, http, days, anya) -> None:
        book_with(http, anya, "2026-11-24T16:00:00+03:00", user_id=5_000_000_102)
        book_with(http, anya, "2026-11-24T10:00:00+03:00")
        book_with(http, anya, "2026-11-25T10:00:00+03:00", user_id=5_000_000_103)
        [day] = days()
        assert times(day["visits"]) == ["10:00–11:00", "16:00–17:00"]
        assert (day["booked_min"], day["price_kopecks"]) == (120, 280_000)
        assert times(day["holes"]) == ["11:10–13:00", "14:00–16:00", "17:10–19:00"]

    def test_does_not_show_cancelled_visits(self, http, days, anya) -> None:
        visit = book_with(http, anya, "2026-11-24T10:00:00+03:00")
        http.post(f"{ANYA}/visits/{visit['id']}/cancel", json={}, headers=sign_in(http))
        assert days()[0]["visits"] == []

    def test_counts_no_money_for_a_client_who_did_not_come(self, app, http, days, anya) -> None:
        number = book_with(http, anya, "2026-11-24T10:00:00+03:00")["id"]
        with app.app_context(), transaction() as session:
            session.get_one(Visit, number).status = "no_show"
        [day] = days()
        assert (len(day["visits"]), day["booked_min"], day["price_kopecks"]) == (1, 60, 0)

    def test_of_today_shows_the_holes_from_now_on(self, days) -> None:
        [day] = days("2026-11-23", "2026-11-23")
        assert times(day["holes"]) == ["12:00–13:00", "14:00–19:00"]

    def test_tells_which_holes_can_be_sold(self, app, http, days, owner, anya) -> None:
        book_with(http, anya, "2026-11-24T11:00:00+03:00")
        [day] = days()
        assert [(hole["starts_at"][11:16], hole["sellable"]) for hole in day["holes"]] == [
            ("10:00", False),
            ("12:10", False),
            ("14:00", True),
        ]

    def test_knows_nothing_to_sell_once_all_services_are_hidden(self, http, days, owner) -> None:
        for service in http.get(CABINET, headers=owner).json["services"]:
            body = {name: value for name, value in service.items() if name != "id"}
            http.put(
                f"{CABINET}/services/{service['id']}",
                json={**body, "hidden": True},
                headers=owner,
            )
        assert [hole["sellable"] for hole in days()[0]["holes"]] == [False, False]


class TestTimeOff:
    def test_by_dates_is_shown_on_each_of_them_as_a_whole(self, http, days, owner, anya) -> None:
        off = {"first_date": "2026-11-24", "last_date": "2026-11-25", "reason": "море"}
        number = http.post(f"{of_master(anya)}/time-off", json=off, headers=owner).json["time_off"][
            "id"
        ]
        shown = {
            "id": number,
            "starts_at": "2026-11-24T00:00:00+03:00",
            "ends_at": "2026-11-26T00:00:00+03:00",
            "whole_days": True,
            "reason": "море",
        }
        found = days("2026-11-23", "2026-11-26")
        assert [day["time_off"] for day in found] == [[], [shown], [shown], []]
        assert [day["source"] for day in found] == ["weekly", "time_off", "time_off", "weekly"]
        assert [day["load"] for day in found] == ["free", "closed", "closed", "free"]

    def test_by_hours_takes_its_holes_away(self, http, days, owner, anya) -> None:
        off = {
            "starts_at": "2026-11-24T16:00:00+03:00",
            "ends_at": "2026-11-25T12:00:00+03:00",
            "reason": None,
        }
        http.post(f"{of_master(anya)}/time-off", json=off, headers=owner)
        first, second = days("2026-11-24", "2026-11-25")
        assert times(first["holes"]) == ["10:00–13:00", "14:00–16:00"]
        assert times(second["holes"]) == ["12:00–13:00", "14:00–19:00"]
        assert first["time_off"] == second["time_off"]
        assert first["time_off"][0].items() >= {**off, "whole_days": False}.items()


class TestNights:
    def test_have_their_visits_on_the_date_on_which_these_begin(
        self, http, days, owner, anya
    ) -> None:
        schedule = read_schedule(http, owner, anya)
        night = [{"date": "2026-11-24", **hours("20:00-03:00")}]
        http.put(
            f"{of_master(anya)}/schedule",
            json={"version": schedule["version"], **draft_of(schedule, overrides=night)},
            headers=owner,
        )
        book_with(http, anya, "2026-11-24T23:30:00+03:00")
        first, second = days("2026-11-24", "2026-11-25")
        assert (first["source"], times(first["windows"])) == ("override", ["20:00–03:00"])
        assert times(second["windows"]) == ["20:00–03:00", "10:00–19:00"]
        assert (times(first["visits"]), second["visits"]) == (["23:30–00:30"], [])
        assert times(first["holes"]) == ["20:00–23:30"]
        assert times(second["holes"])[0] == "00:40–03:00"


class TestTheRange:
    def test_may_be_six_weeks(self, days) -> None:
        assert len(days("2026-11-23", "2027-01-03")) == 42

    @pytest.mark.parametrize(
        ("query", "code"),
        [
            ({"to": "2027-01-04"}, "range_too_long"),
            ({"to": "2026-11-22"}, "validation_failed"),
            ({"from": "2011-12-31"}, "validation_failed"),
            ({"to": "2200-01-01"}, "validation_failed"),
            ({"master": 999_999}, "master_not_found"),
            ({"master": "0"}, "validation_failed"),
            ({"master": 2**63}, "validation_failed"),
        ],
    )
    def test_that_makes_no_sense_is_refused(self, http, owner, anya, query, code) -> None:
        asked = {"master": anya, "from": "2026-11-23", "to": "2026-11-23", **query}
        response = http.get(f"{CABINET}/days", query_string=asked, headers=owner)
        assert (response.status_code, response.json["code"]) == (422, code)

    def test_asks_as_often_for_many_days_and_visits_as_for_few(self, app, http, days, anya) -> None:
        book_with(http, anya, "2026-11-24T10:00:00+03:00")
        with counted(app) as few:
            days()
        for day, client in ((24, 102), (25, 103), (26, 104)):
            at = f"2026-11-{day}T15:00:00+03:00"
            book_with(http, anya, at, user_id=5_000_000_000 + client)
        with counted(app) as many:
            found = days("2026-11-23", "2027-01-03")
        assert sum(len(day["visits"]) for day in found) == 4
        assert len(few) == len(many)
