"""Rules of the house that no linter can hold: routes, tables, sizes, the environment."""

import re
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import ForeignKeyConstraint
from werkzeug.routing import Rule

import app.models  # noqa: F401  # makes the tables known
from app.db import Base
from app.domain.ids import new_public_id, new_secret
from app.usecases.chats import INVITATION_PAYLOAD
from tests.support.factories import studio_app

ROOT = Path(__file__).parents[1]
SOURCES = sorted((ROOT / "app").rglob("*.py"))
LONGEST_FILE = 300
# The framework's own: files, and the API's description.
UNGUARDED = {"static", "api-docs.openapi_json"}
# What belongs to no single tenant: people across tenants, the tenants themselves, and bookkeeping
# of the machinery.
SHARED_TABLES = {"people", "identities", "tenants", "processed_updates", "worker_heartbeats"}
# A message's original. Both are written by one use case for one bot; SET NULL on a key that holds
# tenant_id would empty the tenant as well.
WITHOUT_TENANT = {("outbox_messages", "edits_id")}


def guard(flask_app: Flask, rule: Rule) -> str | None:
    return getattr(flask_app.view_functions[rule.endpoint], "guarded_by", None)


def an_address(rule: Rule) -> str:
    """The rule with made-up values for all but the tenant."""
    path = rule.rule.replace("<slug>", "anya")
    return re.sub(r"<int[^>]*>", "1", re.sub(r"<(?!int)[^>]+>", "x", path))


@pytest.mark.usefixtures("context")
class TestRoutes:
    def test_all_say_who_may_call_them(self, app: Flask) -> None:
        rules = [rule for rule in app.url_map.iter_rules() if rule.endpoint not in UNGUARDED]
        assert [rule.rule for rule in rules if guard(app, rule) is None] == []

    def test_know_no_guards_but_these(self, app: Flask) -> None:
        guards = {guard(app, rule) for rule in app.url_map.iter_rules()} - {None}
        assert guards == {
            "anybody",
            "client session",
            "staff session",
            "webhook secret",
            "unguessable address",
        }

    @pytest.mark.parametrize("session", ["client session", "staff session"])
    def test_let_nobody_in_without_a_session(
        self, app, http: FlaskClient, now, session: str
    ) -> None:
        studio_app(app)
        answers = {
            (method, rule.rule): http.open(an_address(rule), method=method).get_json()["code"]
            for rule in app.url_map.iter_rules()
            if guard(app, rule) == session
            for method in sorted(rule.methods - {"OPTIONS", "HEAD"})
        }
        assert answers
        assert set(answers.values()) == {"session_missing"}


class TestTables:
    def test_all_belong_to_a_tenant_but_those_that_cannot(self) -> None:
        without = {
            table.name for table in Base.metadata.sorted_tables if "tenant_id" not in table.columns
        }
        assert without == SHARED_TABLES

    def test_never_leave_the_tenant_open(self) -> None:
        open_ones = [
            table.name
            for table in Base.metadata.sorted_tables
            if "tenant_id" in table.columns and table.columns["tenant_id"].nullable
        ]
        assert open_ones == []

    def test_refer_to_one_another_by_tenant_and_id(self) -> None:
        plain = {
            (table.name, key.column_keys[0])
            for table in Base.metadata.sorted_tables
            for key in table.constraints
            if isinstance(key, ForeignKeyConstraint)
            and not {table.name, key.referred_table.name} & SHARED_TABLES
            and "tenant_id" not in key.column_keys
        }
        assert plain == WITHOUT_TENANT

    def test_keep_no_token_in_the_clear(self) -> None:
        columns = {
            f"{table.name}.{column.name}"
            for table in Base.metadata.sorted_tables
            for column in table.columns
            if re.search("token|secret|code|password", column.name)
        }
        assert columns == {
            "bots.token_sealed",
            "bots.token_rejected_at",
            "bots.webhook_secret_hash",
            "invitations.code_hash",
            "shops.secret_sealed",
            # No secrets: what people type, and a tax rate.
            "discounts.code",
            "shops.vat_code",
        }


class TestSources:
    def test_are_short_enough_to_read(self) -> None:
        too_long = [
            str(path.relative_to(ROOT))
            for path in SOURCES
            if len(path.read_text(encoding="utf-8").splitlines()) > LONGEST_FILE
        ]
        assert too_long == []

    def test_read_the_environment_in_one_place(self) -> None:
        assert _naming(r"\benviron\b|\bgetenv\b") == {"app/config.py", "app/factory.py"}

    def test_commit_in_one_place(self) -> None:
        assert _naming(r"\.commit\(") == {"app/db.py"}

    def test_read_the_clock_in_one_place(self) -> None:
        assert _naming(r"datetime\.now\(|\.utcnow\(|date\.today\(|time\.time\(") == {"app/clock.py"}


class TestIdentifiers:
    def test_of_a_bot_fit_into_an_address(self) -> None:
        made = {new_public_id() for _ in range(100)}
        assert len(made) == 100
        assert all(re.fullmatch(r"[A-Za-z0-9_-]{16}", one) for one in made)

    def test_that_are_secret_fit_telegrams_start_link_and_header(self) -> None:
        made = {new_secret() for _ in range(100)}
        assert len(made) == 100
        assert all(re.fullmatch(r"[A-Za-z0-9_-]{32}", one) for one in made)
        assert all(len(INVITATION_PAYLOAD + one) <= 64 for one in made)


def _naming(pattern: str) -> set[str]:
    return {
        path.relative_to(ROOT).as_posix()
        for path in SOURCES
        if re.search(pattern, path.read_text(encoding="utf-8"))
    }
