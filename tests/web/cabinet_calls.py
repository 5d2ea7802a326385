"""A valid call of every route of the cabinet, about things of one tenant."""

from dataclasses import dataclass
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from app.models import Visit
from tests.support.api import book, first_service, sign_in
from tests.support.factories import NOW, master_id
from tests.support.paid import change, note, open_shop, owe, pay, receipt
from tests.support.staff import CABINET, sign_in_staff

DISCOUNT = {"kind": "first_visit", "name": "Знакомство", "percent": 10}


@dataclass(frozen=True, slots=True)
class Things:
    """Ids of a tenant's rows; the calendar is Аня's."""

    master: int
    service: int
    client: int
    visit: int
    time_off: int
    # A visit of hers that did not take place, and its money.
    missed: int
    cash: int
    refund: int
    receipt: int
    discount: int


@dataclass(frozen=True, slots=True)
class Call:
    """One request, named by the endpoint it goes to."""

    endpoint: str
    method: str
    path: str
    query: dict[str, Any] | None = None
    body: Any = None

    def send(
        self, http: FlaskClient, headers: dict[str, str] | None, base: str = CABINET
    ) -> TestResponse:
        return http.open(
            base + self.path,
            method=self.method,
            query_string=self.query,
            json=self.body,
            headers=headers,
        )


def make_things(app: Flask, http: FlaskClient, tenant: Any) -> Things:
    """Give Аня a visit of a client, and an hour off."""
    with app.app_context():
        anya = master_id(tenant, "Аня")
    owner = sign_in_staff(http)
    visit = book(http, sign_in(http), master=anya).json["id"]
    shown = http.get(f"{CABINET}/visits/{visit}", headers=owner).json
    off = {"first_date": "2026-12-10", "last_date": "2026-12-11", "reason": "отпуск"}
    added = http.post(f"{CABINET}/masters/{anya}/time-off", json=off, headers=owner).json
    made = http.post(f"{CABINET}/discounts", json=DISCOUNT, headers=owner).json
    missed = book(http, sign_in(http), master=anya, starts_at="2026-11-25T15:00:00+03:00").json
    with app.app_context():
        open_shop(tenant)
        payment = pay(missed["id"])
        money = {
            "missed": missed["id"],
            "cash": note(missed["id"], "onsite", 10_000),
            "refund": owe(payment, 10_000),
            "receipt": receipt(payment, "income", "todo"),
        }
        change(Visit, missed["id"], status="no_show", decide_until=NOW)
    return Things(
        master=anya,
        service=first_service(http)["id"],
        client=shown["client"]["id"],
        visit=visit,
        time_off=added["time_off"]["id"],
        discount=made["id"],
        **money,
    )


def about_a_calendar(of: Things, schedule: dict[str, Any]) -> list[Call]:
    """Calls that concern Аня's calendar; a colleague may make none of them."""
    days = {"from": "2026-11-24", "to": "2026-11-25"}
    asked = {"master": of.master, "services": of.service}
    start = "2026-11-26T12:00:00+03:00"
    draft = {name: schedule[name] for name in ("weekly", "overrides", "shifts", "time_off")}
    version, rules = schedule["version"], schedule["rules"]
    visit, master = f"/visits/{of.visit}", f"/masters/{of.master}"
    edit = {"version": 1, "notify": False}
    new = {
        "master": of.master,
        "starts_at": start,
        "services": [of.service],
        "client": {"first_name": "Юля"},
        "notify": False,
    }
    off = {"first_date": "2026-12-20", "last_date": "2026-12-20", "reason": None}
    return [
        Call("get_days", "GET", "/days", {"master": of.master, **days}),
        Call("get_free_starts", "GET", "/availability", {**asked, **days}),
        Call("get_explanation", "GET", "/explain", {**asked, "starts_at": start}),
        Call("get_schedule", "GET", f"{master}/schedule"),
        Call("post_preview", "POST", f"{master}/schedule/preview", body=draft),
        Call("get_outside", "GET", f"{master}/outside"),
        Call("post_visit", "POST", "/visits", body=new),
        Call("get_visit", "GET", visit),
        Call("post_note", "POST", f"{visit}/note", body={"version": 1, "staff_note": "x"}),
        Call("post_resize", "POST", f"{visit}/resize", body={**edit, "duration_min": 75}),
        Call("post_services", "POST", f"{visit}/services", body={**edit, "services": [of.service]}),
        Call("post_status", "POST", f"{visit}/status", body={"version": 1, "status": "booked"}),
        Call("post_move", "POST", f"{visit}/move", body={**edit, "starts_at": start}),
        Call("post_cancel", "POST", f"{visit}/cancel", body={**edit, "reason": None}),
        Call("post_restore", "POST", f"{visit}/restore", body=edit),
        Call("post_proposals", "POST", f"{master}/proposals", body={"visits": [of.visit]}),
        Call("post_time_off", "POST", f"{master}/time-off", body=off),
        Call("delete_time_off", "DELETE", f"{master}/time-off/{of.time_off}"),
        Call("put_rules", "PUT", f"{master}/rules", body={"version": version, **rules}),
        Call("put_schedule", "PUT", f"{master}/schedule", body={"version": version, **draft}),
        Call(
            "post_client",
            "POST",
            f"/clients/{of.client}",
            body={"first_name": "М", "last_name": None, "phone": None, "note": "secret"},
        ),
    ]


def about_money_of_a_calendar(of: Things) -> list[Call]:
    """Calls that concern the money of Аня's visits; a colleague may make none of them."""
    visit = f"/visits/{of.missed}"
    edit = {"version": 1}
    # Each of one version: only the first can change anything.
    return [
        Call("get_visit_money", "GET", f"{visit}/money"),
        Call(
            "post_onsite",
            "POST",
            f"{visit}/onsite",
            body={**edit, "amount_kopecks": 1, "tip_kopecks": 0, "means": "cash"},
        ),
        Call("post_void", "POST", f"{visit}/onsite/{of.cash}/void", body=edit),
        Call("post_refund", "POST", f"{visit}/refund", body={**edit, "amount_kopecks": None}),
        Call(
            "post_keep",
            "POST",
            f"{visit}/keep",
            body={**edit, "amount_kopecks": 100, "reason": "материалы"},
        ),
    ]


def about_money(of: Things, deposits: dict[str, Any]) -> list[Call]:
    """Calls that concern the tenant's money; a master may make none of them."""
    dates = {"from": "2026-11-01", "to": "2026-11-30"}
    keys = {"account_id": "100777", "secret_key": "test_of-the-tests-own-making"}
    table = {name: value for name, value in deposits.items() if name != "shop_connected"}
    terms = {"prepayment": "auto", "prices": [{"service": of.service, "price_kopecks": 1}]}
    return [
        Call("get_shop", "GET", "/shop"),
        Call("put_shop", "PUT", "/shop", body=keys),
        Call("patch_shop", "PATCH", "/shop", body={"hold_min": 15}),
        Call("post_shop_check", "POST", "/shop/check", body={}),
        Call("delete_shop", "DELETE", "/shop"),
        Call("get_deposits", "GET", "/deposits"),
        Call("put_deposits", "PUT", "/deposits", body=table),
        Call("get_discounts", "GET", "/discounts"),
        Call("post_discount", "POST", "/discounts", body=DISCOUNT),
        Call("put_discount", "PUT", f"/discounts/{of.discount}", body={**DISCOUNT, "version": 1}),
        Call("get_terms", "GET", f"/clients/{of.client}/terms"),
        Call("put_terms", "PUT", f"/clients/{of.client}/terms", body=terms),
        Call("get_money", "GET", "/money", {"month": "2026-11"}),
        Call("get_entries", "GET", "/money/entries", dates),
        Call("get_table", "GET", "/money.csv", dates),
        Call("get_attention", "GET", "/money/attention"),
        Call("post_retry", "POST", f"/refunds/{of.refund}/retry", body={}),
        Call("post_by_hand", "POST", f"/refunds/{of.refund}/by-hand", body={}),
        Call("post_receipt_done", "POST", f"/receipts/{of.receipt}/done", body={"link": None}),
    ]


def about_the_tenant(of: Things, services: list[dict[str, Any]]) -> list[Call]:
    """Calls that concern the catalogue or the people; a master may make none of them."""
    first = {name: value for name, value in services[0].items() if name != "id"}
    new = {name: value for name, value in first.items() if name != "version"}
    ids = [one["id"] for one in services]
    return [
        Call("post_service", "POST", "/services", body=new),
        Call("put_service", "PUT", f"/services/{of.service}", body=first),
        Call("put_order", "PUT", "/services/order", body={"ids": ids[::-1]}),
        Call("get_members", "GET", "/members"),
        Call("post_invitation", "POST", "/invitations", body={"role": "administrator"}),
    ]


FOR_EVERY_MEMBER = [Call("get_cabinet", "GET", ""), Call("get_clients", "GET", "/clients")]
