"""Who gets into a cabinet, and by what proof."""

from dataclasses import replace
from datetime import timedelta

import pytest
import time_machine
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import delete

from app.db import transaction
from app.models import Membership
from tests.support.api import ANYA, sign_in
from tests.support.factories import NOW, make_client, make_tenant
from tests.support.staff import (
    CABINET,
    KATYA,
    OTHER_OWNER,
    OTHER_TOKEN,
    OWNER,
    STRANGER,
    open_rival,
    open_studio,
    sign_in_staff,
)
from tests.support.telegram import MANAGER_TOKEN, TOKEN, init_data, sign, user_json

pytestmark = pytest.mark.usefixtures("now")


def enter(http: FlaskClient, raw: str, path: str = f"{CABINET}/session") -> tuple[int, str | None]:
    """Try to get in; returns the status and the code."""
    answer = http.post(path, json={"init_data": raw})
    return answer.status_code, answer.json.get("code")


def from_bot(user_id: int, **how: object) -> str:
    return init_data(NOW, user=user_json(user_id), **how)


class TestFromTheTenantsBot:
    def test_a_member_gets_in_with_telegrams_own_signature(
        self, app: Flask, http: FlaskClient
    ) -> None:
        open_studio(app)
        answer = http.post(f"{CABINET}/session", json={"init_data": from_bot(OWNER)}).json
        assert answer["member"] == {"role": "owner", "master_id": None, "language": "ru"}
        headers = {"Authorization": f"Bearer {answer['token']}"}
        assert http.get(CABINET, headers=headers).json["role"] == "owner"

    def test_the_hash_alone_gives_nobody_a_masters_rights(
        self, app: Flask, http: FlaskClient
    ) -> None:
        """Whoever holds the bot's token can write any user into initData and hash it."""
        open_studio(app)
        forged = sign([("user", user_json(OWNER)), ("auth_date", str(int(NOW.timestamp())))])
        assert enter(http, forged) == (401, "init_data_invalid")
        assert enter(http, from_bot(OWNER, key=Ed25519PrivateKey.generate())) == (
            401,
            "init_data_invalid",
        )
        # As a client she is let in all the same.
        assert http.post(f"{ANYA}/session", json={"init_data": forged}).status_code == 200

    def test_a_signature_for_another_bot_is_worth_nothing_here(
        self, app: Flask, http: FlaskClient
    ) -> None:
        open_studio(app)
        assert enter(http, from_bot(OWNER, token=OTHER_TOKEN)) == (401, "init_data_invalid")

    @pytest.mark.parametrize("signature", ["", "!", "AAAA", "%D0%B6", "A" * 86])
    def test_a_broken_signature_is_refused(
        self, app: Flask, http: FlaskClient, signature: str
    ) -> None:
        open_studio(app)
        pairs = [("user", user_json(OWNER)), ("auth_date", str(int(NOW.timestamp())))]
        raw = sign([*pairs, ("signature", signature)])
        assert enter(http, raw) == (401, "init_data_invalid")

    def test_old_data_is_refused_however_well_signed(self, app: Flask, http: FlaskClient) -> None:
        open_studio(app)
        old = init_data(NOW - timedelta(hours=2), user=user_json(OWNER))
        assert enter(http, old) == (401, "init_data_expired")

    @pytest.mark.parametrize("user_id", [STRANGER, OTHER_OWNER])
    def test_who_does_not_work_here_is_told_so(
        self, app: Flask, http: FlaskClient, user_id: int
    ) -> None:
        open_studio(app)
        open_rival(app)
        assert enter(http, from_bot(user_id)) == (403, "not_a_member")

    def test_a_client_of_the_tenant_is_no_member(self, app: Flask, http: FlaskClient) -> None:
        tenant = open_studio(app)
        with app.app_context():
            make_client(tenant, STRANGER)
        assert enter(http, from_bot(STRANGER)) == (403, "not_a_member")

    def test_a_tenant_without_a_bot_has_no_way_in(self, app: Flask, http: FlaskClient) -> None:
        with app.app_context():
            make_tenant()
        assert enter(http, from_bot(OWNER)) == (401, "init_data_invalid")


class TestFromTheManagerBot:
    PATH = "/api/v1/cabinet/session"

    def test_a_person_finds_each_tenant_she_works_for(self, app: Flask, http: FlaskClient) -> None:
        open_studio(app)
        raw = from_bot(OWNER, token=MANAGER_TOKEN)
        answer = http.post(self.PATH, json={"init_data": raw}).json
        assert [(one["slug"], one["role"]) for one in answer["tenants"]] == [("anya", "owner")]
        headers = {"Authorization": f"Bearer {answer['tenants'][0]['session']['token']}"}
        assert http.get(CABINET, headers=headers).status_code == 200

    def test_a_stranger_finds_none(self, app: Flask, http: FlaskClient) -> None:
        open_studio(app)
        raw = from_bot(STRANGER, token=MANAGER_TOKEN)
        assert enter(http, raw, self.PATH) == (403, "not_a_member")

    def test_a_client_of_somebody_works_for_nobody(self, app: Flask, http: FlaskClient) -> None:
        tenant = open_studio(app)
        with app.app_context():
            make_client(tenant, STRANGER)
        raw = from_bot(STRANGER, token=MANAGER_TOKEN)
        assert enter(http, raw, self.PATH) == (403, "not_a_member")

    def test_a_tenants_bot_cannot_pass_for_it(self, app: Flask, http: FlaskClient) -> None:
        open_studio(app)
        assert enter(http, from_bot(OWNER, token=TOKEN), self.PATH) == (401, "init_data_invalid")

    def test_an_installation_without_one_lets_nobody_in(
        self, app: Flask, http: FlaskClient, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        open_studio(app)
        parts = app.extensions["okoshko"]
        without = replace(parts, settings=replace(parts.settings, manager_bot_token=None))
        monkeypatch.setitem(app.extensions, "okoshko", without)
        raw = from_bot(OWNER, token=MANAGER_TOKEN)
        assert enter(http, raw, self.PATH) == (401, "init_data_invalid")


class TestASession:
    def test_ends_after_two_hours(self, app: Flask, http: FlaskClient) -> None:
        open_studio(app)
        headers = sign_in_staff(http)
        with time_machine.travel(NOW + timedelta(hours=3), tick=False):
            answer = http.get(CABINET, headers=headers)
        assert (answer.status_code, answer.json["code"]) == (401, "session_expired")

    def test_of_somebody_dismissed_ends_at_once(self, app: Flask, http: FlaskClient) -> None:
        open_studio(app)
        headers = sign_in_staff(http, KATYA)
        with app.app_context(), transaction() as session:
            session.execute(delete(Membership).where(Membership.role == "master"))
        answer = http.get(CABINET, headers=headers)
        assert (answer.status_code, answer.json["code"]) == (403, "not_a_member")

    def test_of_a_client_is_none_of_staff_and_the_other_way_round(
        self, app: Flask, http: FlaskClient
    ) -> None:
        open_studio(app)
        assert http.get(CABINET, headers=sign_in(http)).json["code"] == "session_invalid"
        assert http.get(f"{ANYA}/visits", headers=sign_in_staff(http)).json["code"] == (
            "session_invalid"
        )

    def test_of_one_tenant_opens_no_other(self, app: Flask, http: FlaskClient) -> None:
        open_studio(app)
        open_rival(app)
        rival = sign_in_staff(http, OTHER_OWNER, base="/api/v1/cabinet/olya", token=OTHER_TOKEN)
        assert http.get(CABINET, headers=rival).json["code"] == "session_invalid"
