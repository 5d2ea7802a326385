"""Every route of the cabinet, called by those it is not for."""

from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import text

from app.db import Base, db
from tests.support.api import sign_in
from tests.support.staff import (
    ADMINISTRATOR,
    CABINET,
    KATYA,
    OTHER_OWNER,
    OTHER_TOKEN,
    open_rival,
    open_studio,
    sign_in_staff,
)
from tests.web.cabinet_calls import (
    FOR_EVERY_MEMBER,
    Call,
    Things,
    about_a_calendar,
    about_money,
    about_money_of_a_calendar,
    about_the_tenant,
    make_things,
)

RIVAL = "/api/v1/cabinet/olya"
SIGN_IN = {"open_cabinet", "open_cabinets"}


@pytest.fixture
def things(now: object, app: Flask, http: FlaskClient) -> Things:
    del now
    tenant = open_studio(app)
    open_rival(app)
    return make_things(app, http, tenant)


@pytest.fixture
def calls(things: Things, http: FlaskClient) -> list[Call]:
    owner = sign_in_staff(http)
    schedule = http.get(f"{CABINET}/masters/{things.master}/schedule", headers=owner).json
    services = http.get(CABINET, headers=owner).json["services"]
    deposits = http.get(f"{CABINET}/deposits", headers=owner).json
    return [
        *FOR_EVERY_MEMBER,
        *about_the_tenant(things, services),
        *about_a_calendar(things, schedule),
        *about_money_of_a_calendar(things),
        *about_money(things, deposits),
    ]


def snapshot(app: Flask) -> dict[str, Any]:
    """Return every row of every table."""
    with app.app_context(), db.engine.connect() as connection:
        return {
            table.name: sorted(
                map(str, connection.execute(text(f"SELECT * FROM {table.name}")))  # noqa: S608  # names come from the models
            )
            for table in Base.metadata.sorted_tables
        }


def test_every_route_has_a_call(app: Flask, calls: list[Call]) -> None:
    routes = {
        rule.endpoint.removeprefix("cabinet.")
        for rule in app.url_map.iter_rules()
        if rule.endpoint.startswith("cabinet.")
    }
    assert routes - SIGN_IN == {call.endpoint for call in calls}


def test_the_owner_gets_through_with_each(http: FlaskClient, calls: list[Call]) -> None:
    """So that a refusal below is one for who is calling and not for a malformed call."""
    owner = sign_in_staff(http)
    done = {
        "put_order", "post_note", "post_resize", "post_services", "post_status", "post_move",
        "post_cancel", "post_restore", "put_rules", "put_schedule", "post_void", "post_refund",
        "post_keep",
    }  # fmt: skip
    for call in calls:
        answer = call.send(http, owner)
        # Of two edits of one version the second is told so, which is as far as it should get.
        fine = {200, 201, 204} | ({409} if call.endpoint in done else set())
        assert answer.status_code in fine, (call.endpoint, answer.json)


@pytest.mark.parametrize("who", ["nobody", "a client", "another tenant's owner"])
def test_none_opens_for(who: str, app: Flask, http: FlaskClient, calls: list[Call]) -> None:
    headers = {
        "nobody": dict,
        "a client": lambda: sign_in(http),
        "another tenant's owner": lambda: sign_in_staff(
            http, OTHER_OWNER, base=RIVAL, token=OTHER_TOKEN
        ),
    }[who]()
    code = "session_missing" if who == "nobody" else "session_invalid"
    before = snapshot(app)
    for call in calls:
        answer = call.send(http, headers)
        assert (answer.status_code, answer.json["code"]) == (401, code), call.endpoint
    assert snapshot(app) == before


def test_another_tenants_owner_finds_none_of_it_in_her_own_cabinet(
    app: Flask, http: FlaskClient, calls: list[Call]
) -> None:
    """She asks her own cabinet for the neighbour's ids."""
    rival = sign_in_staff(http, OTHER_OWNER, base=RIVAL, token=OTHER_TOKEN)
    before = snapshot(app)
    own = {
        "get_cabinet", "get_clients", "get_members", "post_invitation", "get_shop", "put_shop",
        "patch_shop", "get_deposits", "put_deposits", "get_discounts", "post_discount",
        "get_money", "get_entries", "get_table", "get_attention",
    }  # fmt: skip
    for call in calls:
        if call.endpoint in own:
            continue
        answer = call.send(http, rival, RIVAL)
        assert answer.status_code in {404, 409, 422}, call.endpoint
        assert answer.json["code"] in {
            "master_not_found", "visit_not_found", "client_not_found", "service_not_offered",
            "edited_elsewhere", "shop_missing", "discount_not_found", "refund_not_found",
            "receipt_not_found",
        }, (call.endpoint, answer.json)  # fmt: skip
    assert snapshot(app) == before


def test_her_own_lists_hold_nothing_of_the_neighbours(http: FlaskClient, things: Things) -> None:
    assert things.client
    rival = sign_in_staff(http, OTHER_OWNER, base=RIVAL, token=OTHER_TOKEN)
    assert http.get(f"{RIVAL}/clients", headers=rival).json == {"clients": []}
    assert len(http.get(f"{RIVAL}/members", headers=rival).json["members"]) == 1
    assert http.get(f"{RIVAL}/shop", headers=rival).json["shop"] is None
    assert http.get(f"{RIVAL}/discounts", headers=rival).json == {"discounts": []}
    november = f"{RIVAL}/money/entries?from=2026-11-01&to=2026-11-30"
    assert http.get(november, headers=rival).json == {"entries": []}
    attention = http.get(f"{RIVAL}/money/attention", headers=rival).json
    assert attention == {"refunds": [], "decisions": [], "payments": [], "receipts": []}


def test_a_colleague_gets_through_with_nothing_about_anothers_calendar(
    app: Flask, http: FlaskClient, calls: list[Call]
) -> None:
    katya = sign_in_staff(http, KATYA)
    before = snapshot(app)
    for call in calls:
        if call in FOR_EVERY_MEMBER:
            continue
        answer = call.send(http, katya)
        assert answer.status_code in {403, 404}, (call.endpoint, answer.json)
        assert answer.json["code"] in {"forbidden", "client_not_found"}, call.endpoint
    assert snapshot(app) == before


def test_an_administrator_may_all_but_see_to_the_people(
    http: FlaskClient, calls: list[Call]
) -> None:
    administrator = sign_in_staff(http, ADMINISTRATOR)
    refused = {call.endpoint for call in calls if call.send(http, administrator).status_code == 403}
    assert refused == {
        "get_members", "post_invitation", "put_shop", "patch_shop", "post_shop_check",
        "delete_shop",
    }  # fmt: skip
