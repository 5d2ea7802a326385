"""The catalogue in the cabinet."""

from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.support.api import ANYA
from tests.support.factories import master_id
from tests.support.staff import (
    ADMINISTRATOR,
    CABINET,
    KATYA,
    open_rival,
    open_studio,
    sign_in_staff,
)

pytestmark = pytest.mark.usefixtures("now")

COLOURING = {
    "name": "Окрашивание",
    "description": None,
    "group": "Волосы",
    "duration_min": 120,
    "buffer_before_min": 0,
    "buffer_after_min": 15,
    "pauses": [{"after_min": 30, "duration_min": 45}],
    "price_kopecks": 450_000,
    "price_from": True,
    "hidden": False,
    "needs_approval": True,
    "min_notice_min": 1440,
    "booking_horizon_days": 30,
    "earliest_start": "10:00",
    "latest_start": "15:00",
    "weekdays": [5, 1, 5],
    "add_on": True,
    "deposit": {"kind": "percent", "amount": 30},
}


def listed(http: FlaskClient, headers: dict[str, str]) -> list[dict[str, Any]]:
    services: list[dict[str, Any]] = http.get(CABINET, headers=headers).json["services"]
    return services


def as_sent(service: dict[str, Any], **changes: object) -> dict[str, Any]:
    return {**{key: value for key, value in service.items() if key != "id"}, **changes}


@pytest.fixture
def anya(app: Flask) -> int:
    tenant = open_studio(app)
    with app.app_context():
        return master_id(tenant, "Аня")


@pytest.fixture
def owner(anya: int, http: FlaskClient) -> dict[str, str]:
    del anya
    return sign_in_staff(http)


class TestAdding:
    def test_a_service_keeps_all_that_was_said_of_it(
        self, http: FlaskClient, anya: int, owner: dict[str, str]
    ) -> None:
        answer = http.post(
            f"{CABINET}/services", json={**COLOURING, "master_ids": [anya]}, headers=owner
        )
        assert answer.status_code == 201
        added = listed(http, owner)[-1]
        assert added == answer.json
        assert as_sent(added) == {
            **COLOURING,
            "weekdays": [1, 5],
            "version": 1,
            "master_ids": [anya],
        }

    @pytest.mark.parametrize("kind", ["none", "full"])
    def test_a_deposit_without_an_amount_keeps_none(
        self, http: FlaskClient, anya: int, owner: dict[str, str], kind: str
    ) -> None:
        deposit = {"kind": kind, "amount": 30}
        body = {**COLOURING, "deposit": deposit, "master_ids": [anya]}
        added = http.post(f"{CABINET}/services", json=body, headers=owner).json
        assert added["deposit"] == {"kind": kind, "amount": 0}

    def test_a_service_without_a_deposit_of_its_own_has_the_usual_one(
        self, http: FlaskClient, anya: int, owner: dict[str, str]
    ) -> None:
        body = {**COLOURING, "deposit": None, "master_ids": [anya]}
        assert http.post(f"{CABINET}/services", json=body, headers=owner).json["deposit"] is None

    def test_a_new_service_is_offered_to_clients_at_once(
        self, http: FlaskClient, anya: int, owner: dict[str, str]
    ) -> None:
        http.post(f"{CABINET}/services", json={**COLOURING, "master_ids": [anya]}, headers=owner)
        card = http.get(ANYA).json["services"][-1]
        assert (card["name"], card["needs_approval"]) == ("Окрашивание", True)
        # Tuesdays and Saturdays, not after three, a day ahead.
        assert [start["at"][:16] for start in card["next_starts"]] == [
            "2026-11-24T14:00",
            "2026-12-01T10:00",
            "2026-12-08T10:00",
        ]

    @pytest.mark.parametrize(
        ("field", "value"),
        [
            ("name", " "),
            ("name", "я" * 121),
            ("duration_min", 7),
            ("duration_min", 0),
            ("duration_min", "60"),
            ("buffer_after_min", 245),
            ("price_kopecks", -1),
            ("price_kopecks", 10.5),
            ("earliest_start", "10:03"),
            ("earliest_start", "25:00"),
            ("earliest_start", 10),
            ("weekdays", []),
            ("weekdays", [7]),
            ("pauses", [{"after_min": 30}]),
            ("deposit", {"kind": "most", "amount": 1}),
            ("deposit", {"kind": "fixed", "amount": 100_000_001}),
            ("surprise", 1),
        ],
    )
    def test_nonsense_is_refused_where_it_stands(
        self, http: FlaskClient, anya: int, owner: dict[str, str], field: str, value: object
    ) -> None:
        body = {**COLOURING, "master_ids": [anya], field: value}
        answer = http.post(f"{CABINET}/services", json=body, headers=owner)
        assert answer.status_code == 422
        assert any(path.startswith(field) for path in answer.json["fields"])

    @pytest.mark.parametrize(
        ("changes", "field"),
        [
            ({"pauses": [{"after_min": 100, "duration_min": 20}]}, "pauses"),
            ({"pauses": [{"after_min": 60, "duration_min": 20}] * 2}, "pauses"),
            ({"earliest_start": "15:00", "latest_start": "10:00"}, "latest_start"),
            ({"deposit": {"kind": "percent", "amount": 101}}, "deposit.amount"),
            ({"deposit": {"kind": "fixed", "amount": 99}}, "deposit.amount"),
        ],
    )
    def test_what_contradicts_itself_is_refused(
        self, http: FlaskClient, anya: int, owner: dict[str, str], changes: Any, field: str
    ) -> None:
        body = {**COLOURING, "master_ids": [anya], **changes}
        answer = http.post(f"{CABINET}/services", json=body, headers=owner)
        assert (answer.status_code, answer.json["code"]) == (422, "service_invalid")
        assert list(answer.json["fields"]) == [field]
        assert len(listed(http, owner)) == 2

    def test_another_tenants_master_performs_nothing_here(
        self, app: Flask, http: FlaskClient, owner: dict[str, str]
    ) -> None:
        rival = open_rival(app)
        with app.app_context():
            stranger = master_id(rival)
        body = {**COLOURING, "master_ids": [stranger]}
        answer = http.post(f"{CABINET}/services", json=body, headers=owner)
        assert (answer.status_code, answer.json["code"]) == (422, "master_not_found")
        assert len(listed(http, owner)) == 2


class TestChanging:
    def test_a_hidden_service_is_gone_for_clients_and_stays_for_staff(
        self, http: FlaskClient, owner: dict[str, str]
    ) -> None:
        first = listed(http, owner)[0]
        path = f"{CABINET}/services/{first['id']}"
        changed = http.put(path, json=as_sent(first, hidden=True), headers=owner).json
        assert (changed["hidden"], changed["version"]) == (True, 2)
        assert [one["name"] for one in http.get(ANYA).json["services"]] == ["Педикюр"]
        assert len(listed(http, owner)) == 2

    def test_of_two_who_change_the_same_the_second_is_told(
        self, http: FlaskClient, owner: dict[str, str]
    ) -> None:
        first = listed(http, owner)[0]
        path = f"{CABINET}/services/{first['id']}"
        http.put(path, json=as_sent(first, name="Маникюр классический"), headers=owner)
        late = http.put(path, json=as_sent(first, name="Маникюр другой"), headers=owner)
        assert (late.status_code, late.json["code"]) == (409, "edited_elsewhere")
        assert listed(http, owner)[0]["name"] == "Маникюр классический"

    def test_an_unknown_service_is_refused(self, http: FlaskClient, owner: dict[str, str]) -> None:
        first = listed(http, owner)[0]
        answer = http.put(f"{CABINET}/services/999999", json=as_sent(first), headers=owner)
        assert (answer.status_code, answer.json["code"]) == (422, "service_not_offered")

    def test_a_master_may_look_but_not_change(self, http: FlaskClient, anya: int) -> None:
        katya = sign_in_staff(http, KATYA)
        first = listed(http, katya)[0]
        answers = [
            http.put(f"{CABINET}/services/{first['id']}", json=as_sent(first), headers=katya),
            http.post(
                f"{CABINET}/services", json={**COLOURING, "master_ids": [anya]}, headers=katya
            ),
            http.put(f"{CABINET}/services/order", json={"ids": [first["id"]]}, headers=katya),
        ]
        assert [one.json["code"] for one in answers] == ["forbidden"] * 3


class TestOrder:
    def test_is_what_clients_see(self, http: FlaskClient, anya: int) -> None:
        del anya
        administrator = sign_in_staff(http, ADMINISTRATOR)
        ids = [one["id"] for one in listed(http, administrator)][::-1]
        answer = http.put(f"{CABINET}/services/order", json={"ids": ids}, headers=administrator)
        assert [one["id"] for one in answer.json["services"]] == ids
        assert [one["id"] for one in http.get(ANYA).json["services"]] == ids

    def test_of_a_list_that_has_changed_meanwhile_is_refused(
        self, http: FlaskClient, owner: dict[str, str]
    ) -> None:
        ids = [one["id"] for one in listed(http, owner)]
        for wrong in (ids[:1], [*ids, ids[0]], [*ids, 999_999]):
            answer = http.put(f"{CABINET}/services/order", json={"ids": wrong}, headers=owner)
            assert (answer.status_code, answer.json["code"]) == (409, "edited_elsewhere")
