"""A master's schedule as the cabinet's page edits it."""

from typing import Any

from flask import Flask
from flask.testing import FlaskClient

from tests.support.api import book, sign_in
from tests.support.factories import master_id
from tests.support.staff import CABINET, open_studio

Json = dict[str, Any]
CLOSED: Json = {"windows": [], "breaks": []}


def hours(windows: str, breaks: str = "") -> Json:
    """Write "10:00-14:00 15:00-19:00" as it goes over the wire."""
    return {
        name: [span.split("-") for span in spans.split()]
        for name, spans in (("windows", windows), ("breaks", breaks))
    }


def open_with_master(app: Flask) -> int:
    """Store the studio of two masters; returns Аня, who works 10 to 19 with lunch at one."""
    tenant = open_studio(app)
    with app.app_context():
        return master_id(tenant, "Аня")


def of_master(master: int) -> str:
    return f"{CABINET}/masters/{master}"


def read_schedule(http: FlaskClient, headers: dict[str, str], master: int) -> Json:
    response = http.get(f"{of_master(master)}/schedule", headers=headers)
    assert response.status_code == 200, response.json
    return response.json


def draft_of(schedule: Json, **changes: object) -> Json:
    """What is sent back: hours without version and rules."""
    kept = {name: schedule[name] for name in ("weekly", "overrides", "shifts", "time_off")}
    return {**kept, **changes}


def with_day(schedule: Json, weekday: int, day: Json) -> list[Json]:
    """The week with other hours on one weekday."""
    return [
        {"weekday": one["weekday"], **day} if one["weekday"] == weekday else one
        for one in schedule["weekly"]
    ]


def book_with(http: FlaskClient, master: int, at: str, *, user_id: int = 5_000_000_101) -> Json:
    """Book the first service: an hour and ten minutes after it."""
    response = book(http, sign_in(http, user_id=user_id), master=master, starts_at=at)
    assert response.status_code == 201, response.json
    return response.json
