"""Errors, headers and health, as anybody outside sees them."""

import json
import re

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.exc import OperationalError

from app.clock import utcnow
from app.db import db, transaction
from app.models import WorkerHeartbeat
from tests.support.api import ANYA
from tests.support.factories import studio_app


class TestErrors:
    def test_speak_the_callers_language(self, http: FlaskClient) -> None:
        russian = http.get("/api/v1/tenants/nobody")
        english = http.get("/api/v1/tenants/nobody", headers={"Accept-Language": "en-US,en"})
        assert russian.json["message"] == "Такого мастера здесь нет. Проверьте ссылку."
        assert english.json["message"] == "There is no such master here. Please check the link."

    def test_carry_the_number_of_the_request(self, http: FlaskClient) -> None:
        response = http.get("/api/v1/nothing", headers={"X-Request-ID": "given-by-proxy-1"})
        assert response.headers["X-Request-ID"] == "given-by-proxy-1"
        assert response.json["request_id"] == "given-by-proxy-1"

    def test_take_no_strange_request_number(self, http: FlaskClient) -> None:
        response = http.get("/healthz", headers={"X-Request-ID": 'x" injected="1'})
        assert response.headers["X-Request-ID"] != 'x" injected="1'

    def test_a_wrong_method_says_which_are_right(self, http: FlaskClient) -> None:
        response = http.delete(ANYA)
        assert (response.status_code, response.json["code"]) == (405, "method_not_allowed")
        assert "GET" in response.headers["Allow"]

    @pytest.mark.parametrize("path", [f"{ANYA}/session", "/tg/any"])
    def test_a_body_over_64_kib_is_refused(self, app: Flask, http: FlaskClient, path: str) -> None:
        studio_app(app)
        body = json.dumps({"init_data": "x" * 64 * 1024}).encode()
        response = http.post(path, data=body, content_type="application/json")
        assert response.status_code in {404, 413}
        if path.startswith("/api"):
            assert response.json["code"] == "body_too_large"

    @pytest.mark.parametrize("body", ["[" * 30_000, '{"init_data":' + "9" * 5_000 + "}", "\xff"])
    @pytest.mark.parametrize("path", [f"{ANYA}/session", "/api/v1/cabinet/session"])
    def test_a_body_nobody_can_read_is_malformed(
        self, app: Flask, http: FlaskClient, path: str, body: str
    ) -> None:
        studio_app(app)
        response = http.post(path, data=body.encode("latin-1"), content_type="application/json")
        assert (response.status_code, response.json["code"]) == (422, "validation_failed")

    def test_a_person_gets_a_page(self, http: FlaskClient) -> None:
        response = http.get("/app/nobody")
        assert response.status_code == 404
        assert response.mimetype == "text/html"
        assert "Такого мастера здесь нет" in response.text

    def test_an_unexpected_error_shows_nothing_of_our_insides(
        self, app: Flask, http: FlaskClient, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def break_down(*_args: object, **_kwargs: object) -> None:
            raise RuntimeError("token 7000000001:SANDBOX")

        monkeypatch.setattr("app.web.guards.find_tenant", break_down)
        app.testing = False
        try:
            response = http.get(ANYA)
        finally:
            app.testing = True
        assert (response.status_code, response.json["code"]) == (500, "internal_error")
        assert "SANDBOX" not in response.text


class TestDatabaseDown:
    @pytest.fixture(autouse=True)
    def unplug(self, http: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
        def refuse(*_args: object, **_kwargs: object) -> None:
            raise OperationalError("connect", {}, Exception("no server"))

        monkeypatch.setattr(db.session, "connection", refuse)
        monkeypatch.setattr("sqlalchemy.orm.Session.execute", refuse)
        monkeypatch.setattr("sqlalchemy.orm.Session.scalar", refuse)

    def test_readiness_says_so(self, http: FlaskClient) -> None:
        response = http.get("/readyz")
        assert (response.status_code, response.json["code"]) == (503, "unavailable")
        assert response.headers["Retry-After"] == "30"
        assert http.get("/healthz").status_code == 200

    def test_a_person_gets_a_clear_page(self, http: FlaskClient) -> None:
        response = http.get("/app/anya")
        assert response.status_code == 503
        assert "Сервис сейчас недоступен" in response.text
        assert "Повторить" in response.text


class TestHealth:
    def test_tells_a_silent_worker_from_a_living_one(self, app: Flask, http: FlaskClient) -> None:
        assert http.get("/readyz").json == {"database": "ok", "worker": "silent"}
        with app.app_context(), transaction() as session:
            session.add(WorkerHeartbeat(name="outbox", seen_at=utcnow()))
        assert http.get("/readyz").json == {"database": "ok", "worker": "ok"}


class TestHeaders:
    @pytest.mark.parametrize("path", ["/", "/api/v1/tenants/nobody", "/healthz", "/app/nobody"])
    def test_every_answer_has_a_strict_policy(self, http: FlaskClient, path: str) -> None:
        headers = http.get(path).headers
        policy = headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert "https://web.telegram.org" in policy
        assert headers["X-Content-Type-Options"] == "nosniff"

    def test_errors_and_private_answers_are_not_kept(self, http: FlaskClient) -> None:
        assert http.get("/api/v1/nothing").headers["Cache-Control"] == "no-store"


class TestDescription:
    def test_of_the_api_names_every_path(self, app: Flask, http: FlaskClient) -> None:
        described = http.get("/api/v1/openapi.json").json
        assert set(described["paths"]) == {
            re.sub(r"<(?:[^<>]*:)?([^<>]*)>", r"{\1}", rule.rule)
            for rule in app.url_map.iter_rules()
            if rule.rule.startswith("/api/v1/") and rule.rule != "/api/v1/openapi.json"
        }
        assert "/api/v1/cabinet/{slug}/session" in described["paths"]

    def test_is_a_page_to_read_too(self, http: FlaskClient) -> None:
        page = http.get("/api/docs").text
        assert "POST /api/v1/tenants/{slug}/visits" in page
        assert "services[].next_starts[].at" in page
        assert "Idempotency-Key (header)" in page
