"""A master's schedule and rules: reading, previewing, saving."""

from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.web.staff_api.schedule_schemas import SavedSchedule, Schedule, SchedulePreview
from tests.support.schedule import (
    CLOSED,
    book_with,
    draft_of,
    hours,
    of_master,
    open_with_master,
    read_schedule,
    with_day,
)
from tests.support.staff import sign_in_staff

pytestmark = pytest.mark.usefixtures("now")

LONG = hours("10:00-19:00", "13:00-14:00")
RULES = {
    "min_notice_min": 60,
    "booking_horizon_days": 90,
    "slot_step_min": 20,
    "grid": "free",
    "round_min": 15,
    "hole_policy": "hide",
    "hide_holes_days": 7,
}


@pytest.fixture
def anya(app: Flask) -> int:
    return open_with_master(app)


@pytest.fixture
def owner(anya: int, http: FlaskClient) -> dict[str, str]:
    del anya
    return sign_in_staff(http)


@pytest.fixture
def schedule(http: FlaskClient, owner, anya) -> dict[str, Any]:
    return read_schedule(http, owner, anya)


@pytest.fixture
def save(http: FlaskClient, owner, anya, schedule):
    def put(**changes: object) -> Any:
        body = {"version": schedule["version"], **draft_of(schedule), **changes}
        return http.put(f"{of_master(anya)}/schedule", json=body, headers=owner)

    return put


@pytest.fixture
def preview(http: FlaskClient, owner, anya, schedule):
    def post(**changes: object) -> Any:
        body = draft_of(schedule, **changes)
        return http.post(f"{of_master(anya)}/schedule/preview", json=body, headers=owner)

    return post


def off(first: str, last: str, reason: str | None = None) -> dict[str, Any]:
    return {"first_date": first, "last_date": last, "reason": reason}


def shift(first: str, last: str | None, *cycle: dict[str, Any]) -> dict[str, Any]:
    return {"first_date": first, "last_date": last, "cycle": list(cycle or (LONG, CLOSED))}


class TestReading:
    def test_shows_seven_days_and_the_rules(self, schedule) -> None:
        assert not Schedule().validate(schedule)
        assert schedule["weekly"] == [
            {"weekday": weekday, **(LONG if weekday < 5 else CLOSED)} for weekday in range(7)
        ]
        assert schedule["rules"] == {
            "min_notice_min": 120,
            "booking_horizon_days": 30,
            "slot_step_min": 30,
            "grid": "clock",
            "round_min": 5,
            "hole_policy": "recommend",
            "hide_holes_days": 14,
        }
        assert (schedule["overrides"], schedule["shifts"], schedule["time_off"]) == ([], [], [])


class TestSaving:
    def test_gives_back_what_was_sent(self, save, schedule) -> None:
        sent = {
            "weekly": with_day(schedule, 5, hours("11:00-15:00 16:00-00:00", "12:00-12:30")),
            "overrides": [
                {"date": "2026-11-24", **CLOSED},
                {"date": "2026-11-28", **hours("22:00-02:00")},
            ],
            "shifts": [
                shift("2026-12-01", "2026-12-31", LONG, LONG, CLOSED, CLOSED),
                shift("2027-01-01", None),
            ],
        }
        response = save(**sent)
        saved = response.json["schedule"]
        assert (response.status_code, SavedSchedule().validate(response.json)) == (200, {})
        assert {name: saved[name] for name in sent} == sent
        assert saved["version"] == schedule["version"] + 1
        assert response.json["outside"] == []

    def test_puts_what_is_out_of_order_in_order(self, save, schedule) -> None:
        week = with_day(schedule, 0, hours("15:00-19:00 10:00-14:00"))
        saved = save(weekly=week).json["schedule"]
        assert saved["weekly"][0] == {"weekday": 0, **hours("10:00-14:00 15:00-19:00")}

    def test_keeps_time_off_by_dates_and_by_hours_soonest_first(self, save) -> None:
        walk = {
            "starts_at": "2026-11-25T12:00:00Z",
            "ends_at": "2026-11-25T14:00:00+00:00",
            "reason": " к врачу ",
        }
        vacation = off("2026-12-28", "2027-01-08", "отпуск")
        saved = save(time_off=[vacation, walk]).json["schedule"]
        doctor, holiday = saved["time_off"]
        assert holiday == {**vacation, "id": holiday["id"]}
        assert doctor == {
            "id": doctor["id"],
            "starts_at": "2026-11-25T15:00:00+03:00",
            "ends_at": "2026-11-25T17:00:00+03:00",
            "reason": "к врачу",
        }

    def test_of_the_same_time_off_again_keeps_its_id(self, save, schedule) -> None:
        first = save(time_off=[off("2026-12-01", "2026-12-02"), off("2026-12-05", "2026-12-05")])
        kept, _ = first.json["schedule"]["time_off"]
        again = save(
            version=schedule["version"] + 1, time_off=[kept, off("2026-12-09", "2026-12-09")]
        )
        now_off = again.json["schedule"]["time_off"]
        assert kept in now_off
        assert [one["first_date"] for one in now_off] == ["2026-12-01", "2026-12-09"]

    def test_shows_in_the_free_times_at_once(self, http, save, schedule, anya, owner) -> None:
        save(weekly=with_day(schedule, 1, hours("21:00-23:00")))
        days = http.get(
            f"/api/v1/cabinet/anya/days?master={anya}&from=2026-11-24&to=2026-11-24",
            headers=owner,
        ).json["days"]
        assert days[0]["windows"] == [
            {"starts_at": "2026-11-24T21:00:00+03:00", "ends_at": "2026-11-24T23:00:00+03:00"}
        ]

    def test_names_the_visits_that_newly_lie_outside(self, http, save, schedule, anya) -> None:
        book_with(http, anya, "2026-11-25T15:00:00+03:00")
        book_with(http, anya, "2026-11-24T15:00:00+03:00")
        outside = save(weekly=with_day(schedule, 1, hours("10:00-15:30"))).json["outside"]
        assert [one["visit"]["starts_at"] for one in outside] == ["2026-11-24T15:00:00+03:00"]
        assert outside[0]["visit"]["outside_hours"]
        assert 0 < len(outside[0]["proposals"]) <= 3

    def test_does_not_name_again_what_lay_outside_before(self, http, save, schedule, anya) -> None:
        book_with(http, anya, "2026-11-24T15:00:00+03:00")
        shorter = with_day(schedule, 1, hours("10:00-15:30"))
        save(weekly=shorter)
        later = {
            "version": schedule["version"] + 1,
            "weekly": with_day({"weekly": shorter}, 4, CLOSED),
        }
        assert save(**later).json["outside"] == []

    def test_over_somebody_elses_change_is_refused(self, save) -> None:
        assert save().status_code == 200
        response = save()
        assert (response.status_code, response.json["code"]) == (409, "edited_elsewhere")


class TestPreview:
    def test_shows_six_weeks_as_they_would_be(self, preview, schedule) -> None:
        response = preview(
            weekly=with_day(schedule, 0, hours("12:00-20:00")),
            overrides=[{"date": "2026-11-24", **hours("10:00-12:00", "11:00-11:30")}],
            shifts=[shift("2026-11-25", "2026-11-26")],
            time_off=[off("2026-11-26", "2026-11-27")],
        )
        assert (response.status_code, SchedulePreview().validate(response.json)) == (200, {})
        days = response.json["days"]
        assert len(days) == 42
        assert days[:5] == [
            {"date": "2026-11-23", "source": "weekly", **hours("12:00-20:00")},
            {
                "date": "2026-11-24",
                "source": "override",
                **hours("10:00-12:00", "11:00-11:30"),
            },
            {"date": "2026-11-25", "source": "shift", **LONG},
            {"date": "2026-11-26", "source": "time_off", **CLOSED},
            {"date": "2026-11-27", "source": "time_off", **CLOSED},
        ]
        assert days[-1]["date"] == "2027-01-03"

    def test_names_the_visits_that_would_newly_lie_outside(
        self, http, preview, schedule, anya
    ) -> None:
        tuesday = book_with(http, anya, "2026-11-24T15:00:00+03:00")
        book_with(http, anya, "2026-11-25T15:00:00+03:00")
        found = preview(weekly=with_day(schedule, 1, hours("10:00-15:30"))).json["outside"]
        assert [one["id"] for one in found] == [tuesday["id"]]
        assert preview().json["outside"] == []

    def test_knows_time_off_by_hours(self, http, preview, anya) -> None:
        tuesday = book_with(http, anya, "2026-11-24T15:00:00+03:00")
        walk = {
            "starts_at": "2026-11-24T15:30:00+03:00",
            "ends_at": "2026-11-24T18:00:00+03:00",
            "reason": None,
        }
        found = preview(time_off=[walk]).json["outside"]
        assert [one["id"] for one in found] == [tuesday["id"]]

    def test_stores_nothing(self, preview, schedule, http, owner, anya) -> None:
        preview(overrides=[{"date": "2026-11-24", **CLOSED}])
        assert read_schedule(http, owner, anya) == schedule

    def test_forgets_a_visit_that_is_mended_by_the_draft(self, http, preview, save, schedule, anya):
        book_with(http, anya, "2026-11-24T15:00:00+03:00")
        save(overrides=[{"date": "2026-11-24", **CLOSED}])
        assert preview(overrides=[]).json["outside"] == []


class TestHoursThatDoNotAddUp:
    @pytest.mark.parametrize(
        ("change", "field"),
        [
            ({"overrides": [{"date": "2026-11-24", **hours("10:00-14:00 13:00-15:00")}]},
             "overrides.0.windows.1"),
            ({"overrides": [{"date": "2026-11-24", **CLOSED}] * 2}, "overrides.1.date"),
            ({"overrides": [{"date": "2026-11-24", **hours("10:00-14:00", "14:00-15:00")}]},
             "overrides.0.breaks.0"),
            ({"shifts": [shift("2026-11-24", "2026-11-23")]}, "shifts.0.last_date"),
            ({"shifts": [shift("2026-11-24", None)] * 2}, "shifts.1.first_date"),
            ({"shifts": [shift("2026-11-24", None, hours("10:00-12:00 11:00-13:00"))]},
             "shifts.0.cycle.0.windows.1"),
            ({"time_off": [off("2026-11-24", "2026-11-23")]}, "time_off.0.last_date"),
        ],
    )  # fmt: skip
    def test_are_named_by_field(self, preview, save, change, field) -> None:
        for response in (preview(**change), save(**change)):
            assert (response.status_code, response.json["code"]) == (422, "schedule_invalid")
            assert list(response.json["fields"]) == [field]

    def test_of_the_week_are_named_by_weekday(self, save, schedule) -> None:
        twice = with_day(schedule, 2, hours("10:00-14:00 13:00-19:00"))
        assert list(save(weekly=twice).json["fields"]) == ["weekly.2.windows.1"]


class TestHostileBodies:
    @pytest.mark.parametrize(
        ("change", "field"),
        [
            ({"weekly": []}, "weekly"),
            ({"weekly": None}, "weekly"),
            ({"weekly": [{"weekday": 0, **CLOSED}] * 7}, "weekly"),
            ({"weekly": [{"weekday": 7, **CLOSED}] * 7}, "weekly.0.weekday"),
            ({"overrides": [{"date": "2026-11-24", "windows": [["10:00"]], "breaks": []}]},
             "overrides.0.windows.0"),
            ({"overrides": [{"date": "2026-11-24", **hours("10:02-12:00")}]},
             "overrides.0.windows.0.0"),
            ({"overrides": [{"date": "2026-11-24", **hours("10:00-24:00")}]},
             "overrides.0.windows.0.1"),
            ({"overrides": [{"date": "2026-11-24", "windows": [[10, None]], "breaks": []}]},
             "overrides.0.windows.0.0"),
            ({"overrides": [{"date": "2026-11-24", **hours("00:00-01:00 " * 25)}]},
             "overrides.0.windows"),
            ({"overrides": [{"date": "1900-01-01", **CLOSED}]}, "overrides.0.date"),
            ({"overrides": [{"date": "2200-01-01", **CLOSED}]}, "overrides.0.date"),
            ({"overrides": [{"date": "2026-11-24", **CLOSED}] * 401}, "overrides"),
            ({"shifts": [{"first_date": "2026-11-24", "last_date": None, "cycle": []}]},
             "shifts.0.cycle"),
            ({"shifts": [shift("2026-11-24", None, *[CLOSED] * 61)]}, "shifts.0.cycle"),
            ({"time_off": [{"reason": None}]}, "time_off.0.first_date"),
            ({"time_off": [{"starts_at": "2026-11-24T15:00:00Z", "reason": None}]},
             "time_off.0.ends_at"),
            ({"time_off": [{**off("2026-11-24", "2026-11-24"),
                            "starts_at": "2026-11-24T15:00:00Z"}]}, "time_off.0.starts_at"),
            ({"time_off": [off("2026-11-24", "2026-11-24", "x" * 201)]}, "time_off.0.reason"),
            ({"time_off": [{"starts_at": "2026-11-24T15:00:00", "reason": None,
                            "ends_at": "2026-11-24T16:00:00"}]}, "time_off.0.starts_at"),
            ({"rules": {}}, "rules"),
        ],
    )  # fmt: skip
    def test_are_malformed_and_not_a_crash(self, save, preview, change, field) -> None:
        for response in (preview(**change), save(**change)):
            assert (response.status_code, response.json["code"]) == (422, "validation_failed")
            assert field in response.json["fields"]

    def test_without_a_version_are_not_saved(self, save) -> None:
        assert list(save(version=None).json["fields"]) == ["version"]


class TestRules:
    @pytest.fixture
    def put(self, http, owner, anya, schedule):
        def send(**changes: object) -> Any:
            body = {"version": schedule["version"], **RULES, **changes}
            return http.put(f"{of_master(anya)}/rules", json=body, headers=owner)

        return send

    def test_are_saved_and_count_the_version_up(self, put, schedule) -> None:
        response = put()
        assert (response.status_code, response.json["rules"]) == (200, RULES)
        assert response.json["version"] == schedule["version"] + 1
        assert response.json["weekly"] == schedule["weekly"]

    def test_of_another_version_are_refused(self, put) -> None:
        put()
        assert put().json["code"] == "edited_elsewhere"

    @pytest.mark.parametrize(
        "change",
        [
            {"min_notice_min": -1},
            {"min_notice_min": 2**63},
            {"booking_horizon_days": 367},
            {"slot_step_min": 7},
            {"slot_step_min": "30"},
            {"grid": "hex"},
            {"round_min": 20},
            {"hole_policy": "show"},
            {"hide_holes_days": 0},
            {"slot_step_min": None},
            {"price": 1},
        ],
    )
    def test_that_make_no_sense_are_refused(self, put, change) -> None:
        response = put(**change)
        assert (response.status_code, list(response.json["fields"])) == (422, list(change))
