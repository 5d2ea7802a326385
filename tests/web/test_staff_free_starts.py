"""Free starts as the cabinet sees them."""

from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.support.api import ANYA, book, sign_in
from tests.support.factories import master_id
from tests.support.staff import CABINET, KATYA, open_studio, sign_in_staff

pytestmark = pytest.mark.usefixtures("now")


@pytest.fixture
def anya(app: Flask) -> int:
    tenant = open_studio(app)
    with app.app_context():
        return master_id(tenant, "Аня")


def free(http: FlaskClient, headers: dict[str, str], calendar: int, **query: object) -> Any:
    services = [one["id"] for one in http.get(ANYA).json["services"]]
    asked = {
        "master": calendar,
        "services": services[0],
        "from": "2026-11-23",
        "to": "2026-11-27",
        **query,
    }
    return http.get(f"{CABINET}/availability", query_string=asked, headers=headers)


def times(day: dict[str, Any]) -> list[str]:
    return [start["at"][11:16] for start in day["starts"]]


class TestFreeStarts:
    def test_need_no_notice(self, http: FlaskClient, anya: int) -> None:
        """It is Monday noon; clients are offered two o'clock at the earliest."""
        today = free(http, sign_in_staff(http), anya).json["days"][0]
        assert times(today)[:2] == ["12:00", "14:00"]

    def test_have_no_horizon(self, http: FlaskClient, anya: int) -> None:
        far = {"from": "2027-11-01", "to": "2027-11-02"}
        answer = free(http, sign_in_staff(http), anya, **far).json
        assert [bool(day["starts"]) for day in answer["days"]] == [True, True]

    def test_suggest_a_few_first(self, http: FlaskClient, anya: int) -> None:
        answer = free(http, sign_in_staff(http), anya).json
        offered = {start["at"] for day in answer["days"] for start in day["starts"]}
        best = [start["at"] for start in answer["best"]]
        assert 0 < len(best) <= 6
        assert set(best) <= offered
        assert best == sorted(best)

    def test_of_a_visit_that_is_moved_do_not_mind_its_own_time(
        self, http: FlaskClient, anya: int
    ) -> None:
        visit = book(http, sign_in(http), master=anya).json["id"]
        owner = sign_in_staff(http)
        tuesday = {"from": "2026-11-24", "to": "2026-11-24"}
        assert "15:00" not in times(free(http, owner, anya, **tuesday).json["days"][0])
        moved = free(http, owner, anya, **tuesday, visit=visit).json["days"][0]
        assert {"14:30", "15:00", "15:30"} <= set(times(moved))

    def test_of_a_visit_made_longer_hold_its_length(self, http: FlaskClient, anya: int) -> None:
        visit = book(http, sign_in(http), master=anya).json["id"]
        owner = sign_in_staff(http)
        longer = {"duration_min": 120, "notify": False, "version": 1}
        http.post(f"{CABINET}/visits/{visit}/resize", json=longer, headers=owner)
        tuesday = {"from": "2026-11-24", "to": "2026-11-24"}
        moved = times(free(http, owner, anya, **tuesday, visit=visit).json["days"][0])
        assert moved[-1] == "17:00"
        assert times(free(http, owner, anya, **tuesday).json["days"][0])[-1] == "18:00"

    def test_of_a_visit_that_gets_other_services_hold_theirs(
        self, http: FlaskClient, anya: int
    ) -> None:
        visit = book(http, sign_in(http), master=anya).json["id"]
        pedicure = http.get(ANYA).json["services"][1]["id"]
        tuesday = {"from": "2026-11-24", "to": "2026-11-24", "services": pedicure}
        other = free(http, sign_in_staff(http), anya, **tuesday, visit=visit)
        assert times(other.json["days"][0])[-1] == "17:30"

    def test_of_a_colleague_are_not_for_a_master(self, http: FlaskClient, anya: int) -> None:
        answer = free(http, sign_in_staff(http, KATYA), anya)
        assert (answer.status_code, answer.json["code"]) == (403, "forbidden")

    @pytest.mark.parametrize(
        ("query", "code"),
        [
            ({"to": "2027-12-31"}, "range_too_long"),
            ({"services": "999999"}, "service_not_offered"),
            ({"master": 999_999}, "master_not_found"),
            ({"master": ""}, "validation_failed"),
        ],
    )
    def test_are_refused_for_nonsense(
        self, http: FlaskClient, anya: int, query: dict[str, Any], code: str
    ) -> None:
        assert free(http, sign_in_staff(http), anya, **query).json["code"] == code
