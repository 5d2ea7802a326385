"""Calling the client's API as a page does."""

import json
from typing import Any

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.support.factories import NOW
from tests.support.telegram import init_data, user_json

ANYA = "/api/v1/tenants/anya"


def sign_in(http: FlaskClient, *, user_id: int = 5_000_000_101, base: str = ANYA) -> dict[str, str]:
    """Return the headers of a signed-in client."""
    raw = init_data(NOW, user=user_json(user_id))
    response = http.post(f"{base}/session", json={"init_data": raw})
    assert response.status_code == 200, response.json
    return {"Authorization": f"Bearer {response.json['token']}"}


def first_service(http: FlaskClient, base: str = ANYA) -> dict[str, Any]:
    return http.get(base).json["services"][0]


def book(
    http: FlaskClient, headers: dict[str, str], *, base: str = ANYA, **body: object
) -> TestResponse:
    """Book the first service on Tuesday at 15:00 unless told otherwise."""
    usual = {
        "services": [first_service(http, base)["id"]],
        "starts_at": "2026-11-24T15:00:00+03:00",
    }
    # As a browser writes it: whatever is not ASCII, half a character too, as an escape.
    data = json.dumps({**usual, **body})
    return http.post(f"{base}/visits", data=data, content_type="application/json", headers=headers)
