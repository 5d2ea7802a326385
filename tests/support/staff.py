"""The people of a tenant, signed in to its cabinet."""

from dataclasses import replace

from flask import Flask
from flask.testing import FlaskClient

from app.db import transaction
from app.usecases.chats import add_member
from app.usecases.tenants import TenantRef
from tests.support.factories import (
    ANYA,
    NOW,
    STUDIO,
    make_bot,
    make_owner,
    make_tenant,
    master_id,
)
from tests.support.telegram import TOKEN, init_data, user_json

CABINET = "/api/v1/cabinet/anya"
OWNER, ADMINISTRATOR, KATYA, STRANGER = 5_000_000_201, 5_000_000_202, 5_000_000_203, 5_000_000_204
OTHER_OWNER = 5_000_000_301
OTHER_TOKEN = "7000000002:SANDBOX-not-a-real-token-vitok_hair"
TWO_MASTERS = replace(STUDIO, masters=(ANYA, replace(ANYA, name="Катя")))


def open_studio(app: Flask) -> TenantRef:
    """Store a tenant of two masters, with its bot, owner, administrator, and Катя as a master."""
    with app.app_context():
        tenant = make_tenant(TWO_MASTERS)
        make_bot(tenant)
        make_owner(tenant, OWNER)
        join(tenant, ADMINISTRATOR, "administrator")
        join(tenant, KATYA, "master", master_id(tenant, "Катя"))
    return tenant


def open_rival(app: Flask) -> TenantRef:
    """Store another tenant with a bot and an owner of its own."""
    with app.app_context():
        tenant = make_tenant(STUDIO, slug="olya", name="Оля")
        make_bot(tenant, token=OTHER_TOKEN, username="olya_bot")
        make_owner(tenant, OTHER_OWNER)
    return tenant


def join(tenant: TenantRef, telegram_id: int, role: str, master: int | None = None) -> None:
    """Give a person a role; an application context must be there."""
    with transaction() as session:
        add_member(
            session,
            tenant_id=tenant.id,
            telegram_id=telegram_id,
            role=role,
            master_id=master,
            now=NOW,
        )


def sign_in_staff(
    http: FlaskClient, telegram_id: int = OWNER, *, base: str = CABINET, token: str = TOKEN
) -> dict[str, str]:
    """Return the headers of a member signed in to a cabinet, as its page would be."""
    raw = init_data(NOW, token=token, user=user_json(telegram_id))
    response = http.post(f"{base}/session", json={"init_data": raw})
    assert response.status_code == 200, response.json
    return {"Authorization": f"Bearer {response.json['token']}"}
