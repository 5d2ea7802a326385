"""Why clients are not offered a start, as the cabinet asks."""

from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.db import transaction
from app.models import BlockedStretch, Master
from app.web.staff_api.explain_schemas import Explanation
from tests.support.factories import moscow
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

MANICURE, PEDICURE = 0, 1


@pytest.fixture
def anya(app: Flask) -> int:
    return open_with_master(app)


@pytest.fixture
def owner(anya: int, http: FlaskClient) -> dict[str, str]:
    del anya
    return sign_in_staff(http)


@pytest.fixture
def services(http: FlaskClient, owner) -> list[dict[str, Any]]:
    return http.get(CABINET, headers=owner).json["services"]


@pytest.fixture
def explain(http: FlaskClient, owner, anya, services):
    def get(at: str, service: int = MANICURE, language: str = "ru", **query: object) -> Any:
        asked = {"master": anya, "services": services[service]["id"], "starts_at": at, **query}
        headers = {**owner, "Accept-Language": language}
        response = http.get(f"{CABINET}/explain", query_string=asked, headers=headers)
        assert (response.status_code, Explanation().validate(response.json)) == (200, {})
        return response.json

    return get


def told(explanation: dict[str, Any]) -> list[str]:
    return [reason["text"] for reason in explanation["reasons"]]


def change_service(http, owner, service: dict[str, Any], **changes: object) -> None:
    body = {name: value for name, value in service.items() if name != "id"}
    response = http.put(
        f"{CABINET}/services/{service['id']}", json={**body, **changes}, headers=owner
    )
    assert response.status_code == 200, response.json


class TestAnOfferedStart:
    def test_has_nothing_against_it(self, explain) -> None:
        assert explain("2026-11-24T10:00:00+03:00") == {
            "offered": True,
            "free": True,
            "reasons": [],
            "leaves_min": [0, 110],
        }

    def test_is_told_with_the_holes_it_leaves(self, http, explain, anya) -> None:
        book_with(http, anya, "2026-11-24T14:00:00+03:00")
        assert explain("2026-11-24T15:30:00+03:00")["leaves_min"] == [20, 140]


class TestReasons:
    @pytest.mark.parametrize(
        ("at", "code", "text"),
        [
            ("2026-11-23T11:00:00+03:00", "in_the_past", "Это время уже прошло"),
            ("2026-11-24T13:00:00+03:00", "in_break", "Перерыв 13:00–14:00"),
            ("2026-11-28T12:00:00+03:00", "not_working", "В субботу выходной"),
            ("2026-11-24T18:30:00+03:00", "ends_after_hours", "Не помещается: работа до 19:00"),
            ("2026-11-24T10:10:00+03:00", "off_grid", "Сетка: ближайшие 10:00 и 10:30"),
            (
                "2026-11-24T20:00:00+03:00",
                "outside_hours",
                "Вне рабочих часов: во вторник они 10:00–19:00",
            ),
            (
                "2026-11-23T12:00:00+03:00",
                "too_soon",
                "Слишком скоро для клиентов: нужно предупреждать за 2 ч",
            ),
            (
                "2026-12-24T12:00:00+03:00",
                "too_far_ahead",
                "Слишком далеко для клиентов: запись открыта до 23 декабря",
            ),
        ],
    )
    def test_are_told_though_the_master_may_book(self, explain, at, code, text) -> None:
        found = explain(at)
        assert found["reasons"] == [{"code": code, "text": text}]
        assert (found["offered"], found["free"]) == (False, True)

    def test_between_two_marks_of_the_calendar_nobody_may_book(self, explain) -> None:
        found = explain("2026-11-24T10:02:00+03:00")
        assert [one["code"] for one in found["reasons"]] == ["off_grid"]
        assert (found["offered"], found["free"]) == (False, False)

    def test_come_in_the_readers_language(self, explain) -> None:
        assert told(explain("2026-11-24T13:00:00+03:00", language="en")) == ["Break 13:00–14:00"]

    def test_are_told_all_the_most_important_first(self, explain) -> None:
        assert [one["code"] for one in explain("2026-11-23T11:10:00+03:00")["reasons"]] == [
            "in_the_past",
            "off_grid",
        ]

    def test_name_time_off(self, http, explain, owner, anya) -> None:
        off = {"first_date": "2026-11-24", "last_date": "2026-12-03", "reason": None}
        http.post(f"{of_master(anya)}/time-off", json=off, headers=owner)
        assert told(explain("2026-11-24T10:00:00+03:00")) == ["Отпуск до 3 декабря"]

    def test_name_hours_taken_off(self, http, explain, owner, anya) -> None:
        off = {
            "starts_at": "2026-11-24T15:00:00+03:00",
            "ends_at": "2026-11-24T18:00:00+03:00",
            "reason": None,
        }
        http.post(f"{of_master(anya)}/time-off", json=off, headers=owner)
        found = explain("2026-11-24T16:00:00+03:00")
        assert told(found) == ["Закрытое время: 15:00–18:00"]
        assert found["free"]

    def test_name_a_services_own_hours(self, http, explain, owner, services) -> None:
        change_service(http, owner, services[MANICURE], latest_start="12:00")
        assert told(explain("2026-11-24T15:00:00+03:00")) == ["Услугу начинают не позже 12:00"]

    def test_know_a_services_own_notice(self, http, explain, owner, services) -> None:
        change_service(http, owner, services[MANICURE], min_notice_min=1500)
        assert told(explain("2026-11-24T12:00:00+03:00")) == [
            "Слишком скоро для клиентов: нужно предупреждать за 25 ч"
        ]

    def test_tell_that_a_service_is_hidden(self, http, explain, owner, services) -> None:
        change_service(http, owner, services[MANICURE], hidden=True)
        found = explain("2026-11-24T10:00:00+03:00")
        assert told(found) == ["Услуга «Маникюр» скрыта от клиентов"]
        assert (found["offered"], found["free"]) == (False, True)


class TestATakenTime:
    @pytest.mark.parametrize(
        ("at", "text"),
        [
            ("2026-11-24T15:30:00+03:00", "Занято: Марина, 15:00–16:00"),
            ("2026-11-24T16:00:00+03:00", "Мешает запас после визита: Марина, до 16:10"),
            ("2026-11-24T14:00:00+03:00", "Не хватает запаса рядом с визитом: Марина, 15:00–16:00"),
        ],
    )
    def test_is_told_with_whose_it_is(self, http, explain, anya, at, text) -> None:
        book_with(http, anya, "2026-11-24T15:00:00+03:00")
        found = explain(at)
        assert told(found) == [text]
        assert (found["offered"], found["free"]) == (False, False)

    def test_of_the_visit_that_is_moved_is_free(self, http, explain, anya) -> None:
        visit = book_with(http, anya, "2026-11-24T15:00:00+03:00")
        found = explain("2026-11-24T15:30:00+03:00", visit=visit["id"])
        assert (found["offered"], found["leaves_min"]) == (True, [90, 140])

    def test_is_told_of_the_visits_own_length(self, http, explain, owner, anya) -> None:
        visit = book_with(http, anya, "2026-11-24T15:00:00+03:00")
        longer = {"duration_min": 120, "notify": False, "version": 1}
        http.post(f"{CABINET}/visits/{visit['id']}/resize", json=longer, headers=owner)
        found = explain("2026-11-24T17:30:00+03:00", visit=visit["id"])
        assert [one["code"] for one in found["reasons"]] == ["ends_after_hours"]
        assert explain("2026-11-24T18:00:00+03:00")["offered"]

    def test_by_a_slot_hold_names_nobody(self, app, explain, anya) -> None:
        with app.app_context(), transaction() as session:
            session.add(hold(session, anya))
        assert told(explain("2026-11-24T15:30:00+03:00")) == [
            "Занято: кто-то записывается прямо сейчас, 15:00–16:00"
        ]

    def test_by_two_stretches_of_one_visit_is_told_for_each(
        self, http, explain, owner, services, anya
    ) -> None:
        pause = [{"after_min": 20, "duration_min": 20}]
        change_service(http, owner, services[MANICURE], pauses=pause)
        book_with(http, anya, "2026-11-24T15:00:00+03:00")
        found = explain("2026-11-24T14:30:00+03:00", PEDICURE)
        assert told(found) == ["Занято: Марина, 15:00–16:00"]


class TestWhatHerPolicyHides:
    @pytest.fixture(autouse=True)
    def hide(self, now, http, owner, anya) -> None:
        """A Tuesday of three hours, for a service of an hour and a half."""
        schedule = read_schedule(http, owner, anya)
        overrides = [{"date": "2026-11-24", **hours("10:00-13:00")}]
        saved = http.put(
            f"{of_master(anya)}/schedule",
            json={"version": schedule["version"], **draft_of(schedule, overrides=overrides)},
            headers=owner,
        ).json["schedule"]
        rules = {**saved["rules"], "hole_policy": "hide"}
        http.put(
            f"{of_master(anya)}/rules",
            json={"version": saved["version"], **rules},
            headers=owner,
        )

    def test_is_told_with_the_hole_it_would_leave(self, explain) -> None:
        found = explain("2026-11-24T10:30:00+03:00", PEDICURE)
        assert found["reasons"] == [
            {"code": "hole", "text": "Скрыто, чтобы не осталось окна 30 мин"}
        ]
        assert (found["offered"], found["free"]) == (False, True)
        assert found["leaves_min"] == [30, 60]

    def test_is_not_what_it_recommends(self, explain) -> None:
        assert explain("2026-11-24T10:00:00+03:00", PEDICURE)["offered"]


class TestNonsense:
    @pytest.mark.parametrize(
        ("query", "code"),
        [
            ({"services": "999999"}, "service_not_offered"),
            ({"services": "1,,2"}, "validation_failed"),
            ({"master": 999_999}, "master_not_found"),
            ({"starts_at": "2026-11-24T15:00:00"}, "validation_failed"),
            ({"starts_at": "2011-01-01T15:00:00Z"}, "validation_failed"),
            ({"starts_at": "9999-12-31T23:59:59Z"}, "validation_failed"),
            ({"visit": "x"}, "validation_failed"),
        ],
    )
    def test_is_refused(self, http, owner, anya, services, query, code) -> None:
        usual = {
            "master": anya,
            "services": services[0]["id"],
            "starts_at": "2026-11-24T15:00:00+03:00",
        }
        response = http.get(f"{CABINET}/explain", query_string={**usual, **query}, headers=owner)
        assert (response.status_code, response.json["code"]) == (422, code)

    def test_about_a_visit_nobody_knows_changes_nothing(self, explain) -> None:
        assert explain("2026-11-24T15:00:00+03:00", visit=999_999)["offered"]


def hold(session, master: int) -> BlockedStretch:
    return BlockedStretch(
        tenant_id=session.get_one(Master, master).tenant_id,
        master_id=master,
        starts_at=moscow(24, 15),
        ends_at=moscow(24, 16),
        expires_at=moscow(23, 12, 10),
    )
