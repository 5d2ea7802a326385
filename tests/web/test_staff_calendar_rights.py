"""Who may see and edit a master's schedule, days and time off."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.db import reading
from app.usecases.tenants import find_tenant
from tests.support.factories import service_id
from tests.support.schedule import draft_of, open_with_master, read_schedule
from tests.support.staff import (
    ADMINISTRATOR,
    CABINET,
    KATYA,
    OTHER_OWNER,
    OTHER_TOKEN,
    join,
    open_rival,
    sign_in_staff,
)

pytestmark = pytest.mark.usefixtures("now")

ANYA_HERSELF = 5_000_000_205
DAY_OFF = {"first_date": "2026-12-31", "last_date": "2026-12-31", "reason": None}
DAYS = "from=2026-11-24&to=2026-11-24"
ENDPOINTS = [
    ("GET", "masters/{master}/schedule"),
    ("POST", "masters/{master}/schedule/preview"),
    ("PUT", "masters/{master}/schedule"),
    ("PUT", "masters/{master}/rules"),
    ("POST", "masters/{master}/time-off"),
    ("DELETE", "masters/{master}/time-off/{time_off}"),
    ("GET", "masters/{master}/outside"),
    ("GET", "days?master={master}&" + DAYS),
    ("GET", "explain?master={master}&services={service}&starts_at=2026-11-24T10:00:00Z"),
]


@pytest.fixture(params=ENDPOINTS, ids=lambda one: f"{one[0]} {one[1].partition('?')[0]}")
def ask(request, now, app: Flask, http: FlaskClient):
    """Call an endpoint about Аня's calendar with a body that is fine; tells status and code."""
    method, path = request.param
    master = open_with_master(app)
    owner = sign_in_staff(http)
    schedule = read_schedule(http, owner, master)
    taken = http.post(f"{CABINET}/masters/{master}/time-off", json=DAY_OFF, headers=owner)
    with app.app_context():
        with reading() as session:
            tenant = find_tenant(session, slug="anya")
        join(tenant, ANYA_HERSELF, "master", master)
        service = service_id(tenant)
    version = schedule["version"] + 1
    bodies = {
        "preview": draft_of(schedule),
        "schedule": {"version": version, **draft_of(schedule)},
        "rules": {"version": version, **schedule["rules"]},
        "time-off": DAY_OFF,
    }

    def call(headers: dict[str, str] | None) -> tuple[int, str | None]:
        number = taken.json["time_off"]["id"]
        url = f"{CABINET}/{path.format(master=master, service=service, time_off=number)}"
        body = None if method in {"GET", "DELETE"} else bodies[path.rpartition("/")[2]]
        response = http.open(url, method=method, json=body, headers=headers)
        return response.status_code, (response.get_json(silent=True) or {}).get("code")

    return call


class TestAMastersCalendar:
    @pytest.mark.parametrize("person", [ADMINISTRATOR, ANYA_HERSELF])
    def test_is_for_herself_and_for_who_runs_the_studio(self, http, ask, person) -> None:
        status, code = ask(sign_in_staff(http, person))
        assert (status in {200, 204}, code) == (True, None)

    def test_is_not_for_a_colleague(self, http, ask) -> None:
        assert ask(sign_in_staff(http, KATYA)) == (403, "forbidden")

    def test_is_not_for_a_stranger(self, ask) -> None:
        assert ask(None) == (401, "session_missing")
        assert ask({"Authorization": "Bearer made-up"}) == (401, "session_invalid")

    def test_is_not_for_another_tenants_owner(self, app, http, ask) -> None:
        open_rival(app)
        rival = sign_in_staff(http, OTHER_OWNER, base="/api/v1/cabinet/olya", token=OTHER_TOKEN)
        assert ask(rival) == (401, "session_invalid")


class TestAnotherTenantsMaster:
    @pytest.mark.parametrize("path", ["schedule", "outside"])
    def test_is_unknown_here(self, app, http, path) -> None:
        master = open_with_master(app)
        open_rival(app)
        rival = sign_in_staff(http, OTHER_OWNER, base="/api/v1/cabinet/olya", token=OTHER_TOKEN)
        response = http.get(f"/api/v1/cabinet/olya/masters/{master}/{path}", headers=rival)
        assert (response.status_code, response.json["code"]) == (422, "master_not_found")
