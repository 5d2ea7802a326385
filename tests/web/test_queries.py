"""Answers ask the database as often for many rows as for few."""

from dataclasses import replace

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.support.api import ANYA, book, first_service, sign_in
from tests.support.factories import ANYA as MASTER
from tests.support.factories import MANICURE, make_bot, make_tenant, studio_app
from tests.support.queries import counted

pytestmark = pytest.mark.usefixtures("now")


class TestQueries:
    def test_a_card_takes_as_many_for_two_services_as_for_twenty(
        self, app: Flask, http: FlaskClient
    ) -> None:
        with app.app_context():
            make_tenant()
            make_tenant(
                slug="studio",
                masters=tuple(replace(MASTER, name=f"Мастер {n}") for n in range(5)),
                services=tuple(replace(MANICURE, name=f"Услуга {n}") for n in range(20)),
            )
        with counted(app) as few:
            http.get(ANYA)
        with counted(app) as many:
            http.get("/api/v1/tenants/studio")
        assert len(few) == len(many) <= 8

    def test_availability_takes_four(self, app: Flask, http: FlaskClient) -> None:
        studio_app(app)
        service = first_service(http)["id"]
        with counted(app) as asked:
            http.get(f"{ANYA}/availability?services={service}&from=2026-11-23&to=2026-12-22")
        assert len(asked) == 4

    def test_own_visits_take_as_many_for_one_as_for_five(
        self, app: Flask, http: FlaskClient
    ) -> None:
        with app.app_context():
            make_bot(make_tenant())
        headers = sign_in(http)
        book(http, headers)
        with counted(app) as one:
            http.get(f"{ANYA}/visits", headers=headers)
        for hour in (10, 11, 15, 17):
            book(http, headers, starts_at=f"2026-11-25T{hour}:30:00+03:00")
        with counted(app) as five:
            listed = http.get(f"{ANYA}/visits", headers=headers).json
        assert len(listed["coming"]) > 1
        assert len(one) == len(five)
