"""Inviting colleagues."""

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import delete, select

from app.db import transaction
from app.domain.init_data import TelegramUser
from app.models import Bot
from app.usecases.chats import accept_invitation
from app.usecases.tenants import TenantRef
from tests.support.factories import NOW, master_id
from tests.support.staff import (
    ADMINISTRATOR,
    CABINET,
    KATYA,
    STRANGER,
    open_rival,
    open_studio,
    sign_in_staff,
)

pytestmark = pytest.mark.usefixtures("now")


@pytest.fixture
def tenant(app: Flask) -> TenantRef:
    return open_studio(app)


def open_link(app: Flask, link: str, telegram_id: int) -> None:
    """Start the bot with a one-time link, as Telegram's webhook would tell us."""
    user = TelegramUser.described(
        telegram_id, first_name="Лена", last_name=None, username=None, language_code="ru"
    )
    with app.app_context(), transaction() as session:
        bot = session.scalars(select(Bot)).one()
        code = link.partition("?start=own_")[2]
        accept_invitation(session, bot=bot, user=user, code=code, now=NOW)


class TestInviting:
    def test_a_link_lets_a_colleague_in_with_her_own_calendar(
        self, app: Flask, http: FlaskClient, tenant: TenantRef
    ) -> None:
        with app.app_context():
            katya = master_id(tenant, "Катя")
        owner = sign_in_staff(http)
        body = {"role": "master", "master_id": katya}
        answer = http.post(f"{CABINET}/invitations", json=body, headers=owner)
        assert answer.status_code == 201
        assert len(http.get(f"{CABINET}/members", headers=owner).json["invitations"]) == 1
        open_link(app, answer.json["link"], STRANGER)
        members = http.get(f"{CABINET}/members", headers=owner).json
        assert [(one["role"], one["is_self"]) for one in members["members"]] == [
            ("owner", True),
            ("administrator", False),
            ("master", False),
            ("master", False),
        ]
        assert members["invitations"] == []
        hers = http.get(CABINET, headers=sign_in_staff(http, STRANGER)).json
        assert [one["name"] for one in hers["masters"]] == ["Катя"]

    def test_an_administrator_needs_no_calendar(
        self, app: Flask, http: FlaskClient, tenant: TenantRef
    ) -> None:
        del tenant
        body = {"role": "administrator"}
        link = http.post(f"{CABINET}/invitations", json=body, headers=sign_in_staff(http)).json
        open_link(app, link["link"], STRANGER)
        hers = http.get(CABINET, headers=sign_in_staff(http, STRANGER)).json
        assert [one["name"] for one in hers["masters"]] == ["Аня", "Катя"]

    def test_a_master_needs_a_calendar_of_this_tenant(
        self, app: Flask, http: FlaskClient, tenant: TenantRef
    ) -> None:
        del tenant
        rival = open_rival(app)
        with app.app_context():
            stranger = master_id(rival)
        for master in (None, stranger):
            body = {"role": "master", "master_id": master}
            answer = http.post(f"{CABINET}/invitations", json=body, headers=sign_in_staff(http))
            assert answer.json["code"] == "master_not_found"

    def test_nobody_is_made_owner_by_a_link_of_the_cabinet(
        self, http: FlaskClient, tenant: TenantRef
    ) -> None:
        del tenant
        answer = http.post(
            f"{CABINET}/invitations", json={"role": "owner"}, headers=sign_in_staff(http)
        )
        assert answer.status_code == 422

    @pytest.mark.parametrize("member", [ADMINISTRATOR, KATYA])
    def test_only_the_owner_invites_or_sees_who_works_here(
        self, http: FlaskClient, tenant: TenantRef, member: int
    ) -> None:
        del tenant
        headers = sign_in_staff(http, member)
        body = {"role": "administrator"}
        invited = http.post(f"{CABINET}/invitations", json=body, headers=headers)
        assert invited.json["code"] == "forbidden"
        assert http.get(f"{CABINET}/members", headers=headers).json["code"] == "forbidden"

    def test_without_a_bot_there_is_no_chat_for_a_link(
        self, app: Flask, http: FlaskClient, tenant: TenantRef
    ) -> None:
        del tenant
        headers = sign_in_staff(http)
        with app.app_context(), transaction() as session:
            session.execute(delete(Bot))
        answer = http.post(
            f"{CABINET}/invitations", json={"role": "administrator"}, headers=headers
        )
        assert (answer.status_code, answer.json["code"]) == (409, "bot_missing")
